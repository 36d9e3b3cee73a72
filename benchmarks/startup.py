"""How long qnfacts takes to start, against what its libraries alone take; alternating, medians of one run.

    python benchmarks/startup.py [ROUNDS]

Prints a whole check of the sample article against a Python process that imports typer, rich's console and table,
rapidfuzz and regex and prints one table (at most 1.5 times), and ``--version`` and ``--help`` against a bare typer
application's ``--help`` (at most 1.2 times).
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = """
import typer, rapidfuzz, regex
from rich.console import Console
from rich.table import Table
table = Table("a", "b", "c")
for row in range(5):
    table.add_row(str(row), "hai", "ba")
Console().print(table)
"""
TYPER = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str, loud: bool = False) -> None:
    \"\"\"Says hello.\"\"\"
    print(name)
@app.command()
def bye(name: str) -> None:
    \"\"\"Says goodbye.\"\"\"
app()
"""
MAIN = "from qnfacts.cli import main; main()"
CALLS = {
    "table": [TABLE],
    "check": [MAIN, "check", "examples/article.txt"],
    "typer": [TYPER, "--help"],
    "version": [MAIN, "--version"],
    "help": [MAIN, "--help"],
    "command help": [MAIN, "check", "--help"],
    "extract json": [MAIN, "extract", "examples/article.txt", "--format", "json"],
    "check json": [MAIN, "check", "examples/article.txt", "--format", "json"],
}
RATIOS = (
    ("check", "table", 1.5),
    ("version", "typer", 1.2),
    ("help", "typer", 1.2),
    ("command help", "typer", 1.2),
    ("extract json", "table", None),
    ("check json", "table", None),
)


def seconds(code: str, *arguments: str) -> float:
    """One run in a process of its own."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=os.environ | {"COLUMNS": "80"}, capture_output=True, check=False
    )
    took = time.perf_counter() - start
    if done.stderr or done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())
    return took


def main() -> None:
    compileall.compile_dir(str(ROOT / "qnfacts"), quiet=2)  # as an installer does
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    taken: dict[str, list[float]] = {name: [] for name in CALLS}
    for number in range(rounds + 1):
        for name, call in CALLS.items():
            took = seconds(*call)
            if number:  # the first round warms the caches
                taken[name].append(took)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        print(f"{name:14} {median * 1000:6.0f} ms")
    print()
    for name, against, bound in RATIOS:
        limit = f" (at most {bound})" if bound else ""
        print(f"{name:14} / {against:6} {medians[name] / medians[against]:5.2f}{limit}")


if __name__ == "__main__":
    main()
