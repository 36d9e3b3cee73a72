"""One line a finding, ``path:line:column: CODE message``, as compilers and linters print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.report.entries import reading, shown, told
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line
from qnfacts.report.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import DocumentReport, Language, Report
    from qnfacts.report.options import Options


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:  # noqa: ARG001
    """Return the findings of all documents, in the order of the text, a line each; of an extraction the numbers."""
    return "".join(line for document in report.documents for line in _lines(document, report.command, lang))


def _lines(document: DocumentReport, command: str, lang: Language) -> Iterator[str]:
    path = one_line(document.path)
    if document.error:
        yield f"{path}:1:1: unreadable {one_line(say(document.error, lang))}\n"
    if command == "extract":
        for claim in document.claims:
            yield f"{path}:{claim.line}:{claim.column}: {one_line(claim.text)}: {'; '.join(reading(claim, lang))}\n"
    for entry in shown(document, lang):
        words = f"{entry.label}: {' · '.join(told(entry, lang))}"
        yield f"{path}:{entry.anchor.line}:{entry.anchor.column}: {entry.code} {one_line(words)}\n"
