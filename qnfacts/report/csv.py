"""A row a number and a row an audit finding, for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts.report.entries import entries
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line
from qnfacts.report.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import Claim, DocumentReport, Language, Report
    from qnfacts.report.entries import Entry
    from qnfacts.report.options import Options

CLAIM_COLUMNS = (
    "text", "value", "high", "of", "qualifier", "unit", "dimension", "per",
    "measure", "direction", "base", "status", "period", "place", "indicator", "where",
)  # fmt: skip
COLUMNS = (
    "path", "line", "column", "code", "level", "verdict", *CLAIM_COLUMNS,
    "label", "message", "suggestion", "computation", "row", "reported", "muted",
)  # fmt: skip
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:  # noqa: ARG001
    """Return the table with a heading, comma-separated, lines ended by CR LF as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for document in report.documents:
        writer.writerows({name: cell(value) for name, value in row.items()} for row in _rows(document, lang))
    return out.getvalue()


def cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula: a quote goes before what looks like one.

    >>> cell("=1+1"), cell(" @SUM(A1)"), cell("-0.23"), cell("-2+3")
    ("'=1+1", "'@SUM(A1)", '-0.23', "'-2+3")
    """
    text = f"{value:f}" if isinstance(value, Decimal) else one_line("" if value is None else str(value))
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _rows(document: DocumentReport, lang: Language) -> Iterator[dict[str, object]]:
    if document.error:
        yield {"path": document.path, "code": "unreadable", "level": "error", "message": say(document.error, lang)}
    if not document.judgements:
        for claim in document.claims:
            yield _claim(document.path, claim)
    for entry in entries(document, lang):
        yield _entry(document.path, entry)


def _claim(path: str, claim: Claim) -> dict[str, object]:
    return {"path": path, "line": claim.line, "column": claim.column} | {name: getattr(claim, name) for name in CLAIM_COLUMNS}


def _entry(path: str, entry: Entry) -> dict[str, object]:
    row: dict[str, object] = {"code": entry.code, "level": entry.level, "label": entry.label, "message": entry.message}
    row["muted"] = entry.mute.why if entry.mute else ""
    if entry.finding:
        where = {"path": path, "line": entry.anchor.line, "column": entry.anchor.column, "text": entry.anchor.text}
        return row | where | {"computation": entry.finding.computation}
    row |= _claim(path, entry.anchor)
    if entry.judgement:
        row |= {"verdict": entry.judgement.verdict, "suggestion": entry.judgement.suggestion}
        if match := entry.judgement.match:
            row |= {"row": match.fact.id, "reported": "; ".join(f"{said.source}: {said.printed}" for said in match.fact.reported)}
    return row
