"""Tables: which row names and column headings govern a cell."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qnfacts.model import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, the row and column where it starts (from 1), how far it reaches, and whether it is a heading."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    heading: bool = False


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"[^\w]*(?:[-+~≈<>≤≥]\s*)?\d[\d.,\s]*(?:/\s*\d[\d.,]*)?\s*(?:[%‰]|[^\W\d_]{1,8}\.?(?:\s[^\W\d_]{1,8}){0,2})?[^\w]*")


@cache
def _no_data() -> re.Pattern[str]:
    """Years and the numbers that count rows and columns."""
    return re.compile(
        r"(?:năm\s+)?(?:19|20)\d\d|\(?(?:\d{1,2}|[a-zđ])\)?(?:\s*[=:+/x*-]\s*\(?\d{1,2}\)?)+|\((?:\d{1,2}|[a-zđ])\)", re.IGNORECASE
    )


def is_data(text: str) -> bool:
    """Whether a cell holds a number that is neither a year nor a column's own number.

    >>> is_data("14.048"), is_data("0,23 %"), is_data("2020"), is_data("(3)"), is_data("Số hộ nghèo")
    (True, True, False, False, False)
    """
    printed = text.strip()
    return len(printed) < 60 and bool(_number().fullmatch(printed)) and not _no_data().fullmatch(printed)


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Za-zđ])[.)]?")


@cache
def _ordinal_heading() -> re.Pattern[str]:
    return re.compile(r"(?:s?tt|số tt|số thứ tự|no\.?|#)", re.IGNORECASE)


def ordinal_column(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first column only numbers the rows."""
    texts = [cell.text.strip() for row in rows for cell in row[:1] if cell.column == 1 and cell.text.strip()]
    headed = next((bool(_ordinal_heading().fullmatch(text)) for text in texts), False)
    numbers = texts[1:] if headed else texts
    return headed and all(map(_ordinal().fullmatch, numbers))


def without_ordinals(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The table without the numbers that only count its rows and columns.

    >>> table = [[Cell("STT", 1, 1), Cell("Tên", 1, 2)], [Cell("(1)", 2, 1), Cell("(2)", 2, 2)], [Cell("1", 3, 1), Cell("Hạ Long", 3, 2)]]
    >>> [[cell.text for cell in row] for row in without_ordinals(table)]
    [['Tên'], ['Hạ Long']]
    """
    counted = ordinal_column(rows)
    kept = ([cell for cell in row if not (counted and cell.column == 1 and cell.columns == 1)] for row in rows if not _counts_columns(row))
    return [row for row in kept if row]


def _counts_columns(row: Sequence[Cell]) -> bool:
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    counted = [text for text in texts if _no_data().fullmatch(text) and not text.lower().startswith(("năm", "19", "20"))]
    if len(counted) > 1 and len(counted) >= len(texts) - 1:
        return True
    plain = [int(text) for text in texts if text.isdecimal() and len(text) < 3]
    return len(plain) > 2 and plain == list(range(plain[0], plain[0] + len(plain))) and plain[0] <= 2 and len(plain) >= len(texts) - 2


def heading_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows at the top are headings: those marked as such, else those before the first with numbers."""
    marked = 0
    for row in rows:
        if not row or not all(cell.heading for cell in row if cell.text.strip()) or any(is_data(cell.text) for cell in row):
            break
        marked += 1
    if marked:
        return marked
    for count, row in enumerate(rows):
        if any(is_data(cell.text) for cell in row if cell.column > 1 or len(row) == 1):
            return count if count <= _MOST_HEADING_ROWS else 1
    return min(1, len(rows) - 1)


_MOST_HEADING_ROWS = 4


def governed(rows: Sequence[Sequence[Cell]], spans: Sequence[Sequence[Span]]) -> list[list[tuple[Span, ...]]]:
    """For each cell the spans of what governs it, nearest first: its row's names, its columns' headings, its section.

    >>> from qnfacts.model import Span
    >>> table = [[Cell("Mục", 1, 1), Cell("Năm 2020", 1, 2)], [Cell("Việc làm", 2, 1), Cell("14.048", 2, 2)]]
    >>> governed(table, [[Span(0, 3), Span(4, 12)], [Span(14, 22), Span(23, 29)]])[1][1]
    (Span(start=14, end=22), Span(start=4, end=12))
    """
    top = heading_rows(rows)
    columns: dict[int, list[Span]] = {}
    for row, row_spans in zip(rows[:top], spans[:top], strict=True):
        for cell, span in zip(row, row_spans, strict=True):
            if span.start < span.end:
                for column in range(cell.column, cell.column + cell.columns):
                    columns.setdefault(column, []).insert(0, span)
    found: list[list[tuple[Span, ...]]] = [[() for _ in row] for row in rows[:top]]
    section: tuple[Span, ...] = ()
    names = _row_names(rows[top:], spans[top:])
    for row, row_spans, row_names in zip(rows[top:], spans[top:], names, strict=True):
        filled = [(cell, span) for cell, span in zip(row, row_spans, strict=True) if span.start < span.end]
        if len(filled) == 1 and not is_data(filled[0][0].text) and len(rows[0]) > 1:
            section = (filled[0][1],)
            found.append([() for _ in row])
            continue
        found.append(
            [
                () if cell.heading and not is_data(cell.text) else tuple(_unique([*row_names[at], *columns.get(cell.column, ()), *section]))
                for at, cell in enumerate(row)
            ]
        )
    return found


def _row_names(rows: Sequence[Sequence[Cell]], spans: Sequence[Sequence[Span]]) -> list[list[list[Span]]]:
    """For each cell the cells of words in its row: those before it, nearest first, then those after it."""
    reaching: dict[int, list[tuple[int, int, Span]]] = {}
    result: list[list[list[Span]]] = []
    for row, row_spans in zip(rows, spans, strict=True):
        words = [(cell.column, span) for cell, span in zip(row, row_spans, strict=True) if span.start < span.end and not is_data(cell.text)]
        for cell, span in zip(row, row_spans, strict=True):
            if cell.rows > 1 and span.start < span.end and not is_data(cell.text):
                for below in range(cell.row + 1, cell.row + cell.rows):
                    reaching.setdefault(below, []).append((cell.column, cell.columns, span))
        if row:
            words += [(column, span) for column, _, span in reaching.get(row[0].row, ())]
        words.sort(key=lambda word: word[0])
        result.append(
            [
                [
                    *(span for column, span in reversed(words) if column < cell.column),
                    *(span for column, span in words if column > cell.column),
                ]
                for cell in row
            ]
        )
    return result


def _unique(spans: Iterable[Span]) -> list[Span]:
    return list(dict.fromkeys(spans))


def laid(rows: Iterable[Iterable[tuple[str, int, int, bool]]]) -> list[list[Cell]]:
    """Cells given as text, rows and columns that they reach over, and heading or not, each put where it stands.

    >>> [[(cell.text, cell.row, cell.column) for cell in row] for row in laid([[("a", 2, 1, False), ("b", 1, 1, False)], [("c", 1, 1, False)]])]
    [[('a', 1, 1), ('b', 1, 2)], [('c', 2, 2)]]
    """
    taken: dict[int, int] = {}
    result: list[list[Cell]] = []
    for number, row in enumerate(rows, 1):
        column, cells = 1, []
        for text, reach_down, reach_right, heading in row:
            while column < _WIDEST and taken.get(column, 0) >= number:
                column += 1
            width, height = max(1, min(reach_right, _WIDEST - column)), max(1, min(reach_down, _TALLEST))
            cells.append(Cell(text, number, column, height, width, heading))
            for under in range(column, column + width):
                taken[under] = number + height - 1
            column += width
        result.append(cells)
    return result


_WIDEST = 200
_TALLEST = 10_000
