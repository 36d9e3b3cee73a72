"""GitHub Actions workflow commands: each finding becomes an annotation on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.report.entries import shown, told
from qnfacts.report.lines import Lines
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line
from qnfacts.report.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import DocumentReport, Language, Report
    from qnfacts.report.options import Options

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
# The runner decodes these again; a text can therefore neither end its command nor begin another.
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:  # noqa: ARG001
    """Return one workflow command a finding."""
    return "".join(f"{line}\n" for document in report.documents for line in _commands(document, lang))


def _commands(document: DocumentReport, lang: Language) -> Iterator[str]:
    if document.error:
        yield _command("error", {"file": document.path, "title": "qnfacts"}, say(document.error, lang))
    lines = Lines(document.text)
    for entry in shown(document, lang):
        end_line, end_column = lines.place(entry.anchor.end)
        where = {
            "file": document.path,
            "line": entry.anchor.line,
            "endLine": end_line,
            "col": entry.anchor.column,
            "endColumn": end_column,
            "title": f"{entry.label} ({entry.code})",
        }
        yield _command(COMMANDS[entry.level or "note"], where, " · ".join(told(entry, lang)))


def _command(name: str, properties: dict[str, object], message: str) -> str:
    named = ",".join(f"{key}={one_line(str(value)).translate(PROPERTY)}" for key, value in properties.items())
    return f"::{name} {named}::{one_line(message).translate(DATA)}"
