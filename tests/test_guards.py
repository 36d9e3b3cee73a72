"""What no single part can promise: style, types, layers, what is imported when, what ships."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from qnfacts.report import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

CHECKERS = [
    pytest.param("ruff", ["check", "--output-format", "concise", "."], id="style"),
    pytest.param("mypy", [], id="types"),
    pytest.param("importlinter.cli", [], id="layers"),
]


@pytest.mark.parametrize(("module", "arguments"), CHECKERS)
def test_the_house_rules_hold(module: str, arguments: list[str]) -> None:
    command = [sys.executable, "-m", module, *arguments]
    if module == "importlinter.cli":
        command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def modules_after(*statements: str) -> set[str]:
    """The modules that a fresh Python holds after the statements, whatever they print."""
    code = "\n".join(["import sys", *statements, "print('\\n', *sorted(sys.modules), file=sys.stderr, sep='\\n')"])
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def run(*arguments: str) -> tuple[str, ...]:
    call = ["qnfacts", *arguments]
    return (f"sys.argv = {call!r}", "from qnfacts.cli import main", "try: main()", "except SystemExit: pass")


HEAVY = {
    "rich",
    "rapidfuzz",
    "regex",
    "docx",
    "pypdfium2",
    "trafilatura",
    "jinja2",
    "lxml",
    "charset_normalizer",
    "defusedxml",
    "tomllib",
    "json",
    "html",
}
READERS = {f"qnfacts.readers.{name}" for name in ("docx", "odt", "pdf", "rtf", "html", "jsonl", "legacy", "markdown", "zipped")}


@pytest.mark.parametrize(
    ("statements", "absent"),
    [
        pytest.param(("import qnfacts",), HEAVY | {"typer", "decimal", "qnfacts.model", "qnfacts.api"}, id="import qnfacts"),
        pytest.param(run("--version"), HEAVY | {"typer", "qnfacts.model", "qnfacts.cli._app"}, id="version"),
        pytest.param(run("--help"), HEAVY | {"qnfacts.parse", "qnfacts.table", "qnfacts.text"}, id="help"),
        pytest.param(run("check", "--help"), HEAVY | {"qnfacts.parse", "qnfacts.table", "qnfacts.text"}, id="check --help"),
        pytest.param(
            run("extract", "examples/article.txt", "--format", "json"),
            (HEAVY - {"json"}) | READERS | {"qnfacts.match", "qnfacts.table", "qnfacts.audit"},
            id="extract json",
        ),
        pytest.param(
            run("check", "examples/article.txt", "--format", "json"),
            (HEAVY - {"json", "rapidfuzz", "regex", "tomllib"}) | READERS | {"qnfacts.report.table"},
            id="check json",
        ),
        pytest.param(
            run("diff", "examples/article.txt", "README.md", "--format", "json"),
            (HEAVY - {"json", "rapidfuzz", "regex", "tomllib", "html"})
            | (READERS - {"qnfacts.readers.markdown"})
            | {"qnfacts.report.table", "qnfacts.judge", "qnfacts.audit"},
            id="diff json",
        ),
        pytest.param(
            run("check", "examples/article.txt"), (HEAVY - {"rich", "json", "rapidfuzz", "regex", "tomllib", "html"}) | READERS, id="check"
        ),
    ],
)
def test_only_what_is_used_is_imported(statements: tuple[str, ...], absent: set[str]) -> None:
    assert not modules_after(*statements) & absent


def test_every_format_is_a_module_that_renders_and_every_such_module_a_format() -> None:
    files = (ROOT / "qnfacts/report").glob("*.py")
    rendering = {
        path.stem.replace("_", "-") for path in files if path.stem != "__init__" and "\ndef render(" in path.read_text(encoding="utf-8")
    }
    assert rendering == set(FORMATS)


def test_the_schema_describes_every_field() -> None:
    """A field that the schema does not know would be checked by no test."""
    import fixed

    from qnfacts.report.json import render
    from qnfacts.report.options import Options

    schema = json.loads((ROOT / "qnfacts/report/qnfacts-1.schema.json").read_text(encoding="utf-8"))["$defs"]
    document = json.loads(render(fixed.report(), "vi", Options(trace=True)))["documents"][0]
    claim = document["claims"][0]
    for name, value in (
        ("document", document),
        ("claim", claim),
        ("match", claim["match"]),
        ("reported", claim["match"]["reported"][0]),
        ("finding", document["audit"][0]),
        ("unread", document["unread"][0]),
        ("summary", document["summary"]),
        ("evidence", claim["evidence"][0]),
        ("omission", document["omissions"][0]),
    ):
        assert value.keys() <= schema[name]["properties"].keys(), name


@pytest.mark.parametrize("path", sorted((ROOT / "qnfacts/lexicon").glob("*.py")), ids=lambda path: path.stem)
def test_no_list_of_words_says_a_word_twice(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    lists = [
        node.value.split("|") for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value
    ]
    assert [word for words in lists for word, times in Counter(words).items() if word and times > 1] == []


def readme_commands() -> list[str]:
    """The shell lines of the two commands in the README, in order."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Two commands")[1].split("\n## ")[0]
    return re.findall(r"```sh\n(.*?)\n```", section, re.DOTALL)


def test_ci_runs_the_second_command_of_the_readme() -> None:
    setup, tests = readme_commands()
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert setup.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert setup.endswith("&& .venv/bin/qnfacts check examples/article.txt")
    assert f" {tests.removeprefix('.venv/bin/')}\n" in script


def test_the_commands_that_the_readme_shows_exist(tmp_path: Path) -> None:
    """Each line of the section on the desk is taken, with its files made from the sample article."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## On the desk")[1].split("\n## ")[0]
    block = re.search(r"```sh\n(.*?)\n```", section, re.DOTALL)
    assert block
    article = (ROOT / "examples/article.txt").read_text(encoding="utf-8")
    for name in ("article.txt", "report.txt"):
        (tmp_path / name).write_text(article, encoding="utf-8")
    (tmp_path / "our.toml").write_bytes((ROOT / "claims.toml").read_bytes())
    for line in block[1].splitlines():
        command = line.partition("#")[0].split()
        assert command[0] == "qnfacts"
        if any(word.endswith((".docx", ".pdf")) for word in command):
            continue
        done = subprocess.run([sys.executable, "-m", *command], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode in {0, 1}, (line, done.stderr)
        assert not done.stderr, line
