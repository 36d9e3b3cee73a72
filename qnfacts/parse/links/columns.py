"""Totals and their parts in the columns of a table: the rows marked under a row, the rows under or over a total.

Rows under a row need not be all of it. They are taken for its parts in every column where they add up in one: two
columns of a table are made alike.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qnfacts.model import Link
from qnfacts.parse.links.alike import NO_SUM, same_kind
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qnfacts.model import Claim
    from qnfacts.text import Document

_MARKED = compiled(r"\s*([-–+•*])\s*[^\W\d]")
_TOTAL = compiled(r"(?i)\W*(?:tổng(?: số| cộng)?|cộng|toàn (?:tỉnh|huyện|thành phố|ngành)|(?:grand )?total)\W*")
_FEWEST, _MOST = 2, 40


def find_columns(document: Document, claims: Sequence[Claim]) -> Iterator[Link]:
    """The totals of tables with their parts."""
    for rows in _tables(document, claims):
        for head, parts in _groups(document, claims, rows):
            told = [(one, found) for column, one in head.items() if (found := _column(claims, one, column, parts))]
            if any(sum(claims[part].value for part in found) == claims[one].value for one, found in told):
                for one, found in told:
                    yield from (Link("part", one, part, exhaustive=True) for part in found)


def _tables(document: Document, claims: Sequence[Claim]) -> Iterator[list[dict[int, int]]]:
    """Each table's rows: which claim stands in which column."""
    rows: list[dict[int, int]] = []
    last: tuple[int, int] | None = None
    for index, claim in enumerate(claims):
        cell = document.blocks[claim.paragraph].cell if claim.where == "table" else None
        if rows and (cell is None or last is None or cell[0] < last[0]):
            yield rows
            rows = []
        if cell is not None:
            if not rows or last is None or cell[0] != last[0]:
                rows.append({})
            rows[-1][cell[1]] = index
        last = cell
    if rows:
        yield rows


def _groups(
    document: Document, claims: Sequence[Claim], rows: list[dict[int, int]]
) -> Iterator[tuple[dict[int, int], list[dict[int, int]]]]:
    """Rows with those that may be their parts: marked ones under one without a mark, all others of a table with a row of totals."""
    labels = [_label(document, claims[next(iter(row.values()))]) for row in rows]
    marks = [found[1] if (found := _MARKED.match(label)) else "" for label in labels]
    starts = [at for at, mark in enumerate(marks) if not mark]
    for start, end in pairwise([*starts, len(rows)]):
        parts = [rows[at] for at in range(start + 1, end) if marks[at] == marks[start + 1]]
        if _FEWEST <= len(parts) <= _MOST:
            yield rows[start], parts
    plain = [rows[at] for at in starts]
    for at in starts:
        others = [row for row in plain if row is not rows[at]]
        if _TOTAL.fullmatch(labels[at]) and rows[at] in (plain[0], plain[-1]) and _FEWEST <= len(others) <= _MOST:
            yield rows[at], others


def _label(document: Document, claim: Claim) -> str:
    """The first cell of a claim's row."""
    block = document.blocks[claim.paragraph]
    mine = block.cell[0] if block.cell else 0
    row = [head for span in block.headers if (head := document.cells.get(span.start)) and head.cell and head.cell[0] == mine]
    first = min(row, key=lambda head: head.start, default=None)
    return document.text[first.start : first.end] if first else ""


def _column(claims: Sequence[Claim], head: int, column: int, parts: list[dict[int, int]]) -> list[int]:
    """The parts of a total in its column; none unless each row has one of its kind."""
    found = [part[column] for part in parts if column in part]
    total = claims[head]
    alike = total.measure == "level" and total.dimension not in NO_SUM and total.qualifier == "exact"
    for part in found:
        claim = claims[part]
        alike = alike and same_kind(total, claim) and (claim.measure, claim.status, claim.period) == ("level", total.status, total.period)
    return found if alike and len(found) == len(parts) else []
