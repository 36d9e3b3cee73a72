"""``qnfacts init``: a commented configuration file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qnfacts.cli._help import text
from qnfacts.cli._options import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = """\
  qnfacts init
  qnfacts init toa-soan/"""

SAMPLES = {
    "claims": '["claims.toml"]',
    "format": '["table", "html=report.html"]',
    "ignore": '["rounded"]',
    "only": '["transposed", "sum"]',
    "fail-on": '"error"',
    "min-level": '"note"',
    "min-coverage": "50",
    "lang": '"vi"',
    "language": '"vi"',
    "accepted": '"qnfacts.accepted.toml"',
    "baseline": '"previous.json"',
    "record": '"record.md"',
    "output": '"report.txt"',
    "publisher": '"…"',
    "base-url": '"https://…"',
    "include": '["*.docx"]',
    "exclude": '["old/*"]',
}


def init(
    folder: Annotated[str, typer.Argument(help=text("folder"))] = ".",
    lang: Lang = None,  # noqa: ARG001
) -> None:
    """Writes the file."""
    from pathlib import Path

    from qnfacts.cli._config import NAME
    from qnfacts.cli._help import language
    from qnfacts.cli._work import give_up
    from qnfacts.report.wording import word

    path = Path(folder) / NAME
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write("\n".join(_lines()) + "\n")
    except FileExistsError:
        give_up(word("init.exists", language()), str(path))
    except OSError as error:
        give_up(error, str(path))
    typer.echo(word("init.written", language(), path=str(path)))


def _lines() -> Iterator[str]:
    """Every setting of ``check`` with its help, none of them set."""
    from qnfacts.cli._app import load
    from qnfacts.cli._config import named_options
    from qnfacts.cli._help import language
    from qnfacts.report.wording import word

    yield from (f"# {line}".rstrip() for line in word("init.head", language()).split("\n"))
    for name, option in named_options(load("check")).items():
        yield f"\n# {option.help}"
        yield f"# {name} = {SAMPLES.get(name) or _toml(option)}"


def _toml(option: Any) -> str:
    return str(bool(option.default)).lower()
