"""Tables: which lines of a text are one, and which row names and column headings govern a cell."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass
from qnfacts.model import Block, Span
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from qnfacts.model import Where


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, the row and column where it starts (from 1), how far it reaches, and whether it is a heading."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    heading: bool = False


_HEDGES = "tăng|giảm|trên|dưới|hơn|gần|khoảng|từ|đạt|vượt|còn|ước|over|under|about|nearly|up|down"
_NUMBER = compiled(
    rf"(?i)[^\w]*(?:(?:{_HEDGES})\s+){{0,2}}(?:[-+~≈<>≤≥]\s*)?\d[\d.,\s]*(?:(?:/|[-–—]|đến\s|to\s)\s*\d[\d.,\s]*)?"
    r"(?:[%‰]|[^\W\d_]{1,8}\.?(?:\s[^\W\d_]{1,8}){0,2})?[^\w]*"
)
_NO_DATA = compiled(
    r"(?i)(?:(?:năm|giai đoạn)\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?|\d{1,2}[/.-](?:19|20)\d\d|(?:3|6|9|11)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?"
    r"|\(?(?:1?\d|[a-zđ])\)?(?:\s*[=:+/x*-]\s*\(?1?\d\)?)+|\((?:\d{1,2}|[a-zđ])\)"
)
"""Years and months, and the numbers that count rows and columns."""
_ORDINAL = compiled(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Za-zđ])[.)]?")
_MARKED = compiled(r"\s*[-–+•*]\s*[^\W\d]")
_ORDINAL_HEADING = compiled(r"(?i)(?:s?tt|số tt|số thứ tự|no\.?|#)")

UNIT_HEADING = compiled(r"(?i)\W*(?:đơn vị(?: tính| đo)?|đvt|đv tính|đ/v tính|đ\.v\.t|units?(?: of measure(?:ment)?)?)\W*")


def is_data(text: str) -> bool:
    """Whether a cell holds a number that is neither a year nor a column's own number.

    >>> is_data("14.048"), is_data("giảm 1-1,5 %"), is_data("2020"), is_data("(3)"), is_data("Số hộ nghèo")
    (True, True, False, False, False)
    """
    printed = text.strip()
    return len(printed) < 60 and bool(_NUMBER.fullmatch(printed)) and not _NO_DATA.fullmatch(printed)


def ordinal_column(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first column only numbers the rows."""
    texts = [cell.text.strip() for row in rows for cell in row[:1] if cell.column == cell.columns == 1 and cell.text.strip()]
    headed = next((bool(_ORDINAL_HEADING.fullmatch(text)) for text in texts), False)
    numbers = texts[1:] if headed else texts
    return headed and all(map(_ORDINAL.fullmatch, numbers))


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
    counted = [text for text in texts if _NO_DATA.fullmatch(text) and not text.lower().startswith(("năm", "19", "20"))]
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
            return _less_sections(rows[:count]) if count <= _MOST_HEADING_ROWS else 1
    return min(1, len(rows) - 1)


_MOST_HEADING_ROWS = 4


def _less_sections(headings: Sequence[Sequence[Cell]]) -> int:
    """How many rows are headings, less those at their end that only name the first section: one word cell, the first."""
    count = len(headings)
    while count > 1 and [cell.column for cell in headings[count - 1] if cell.text.strip()] == [headings[0][0].column]:
        count -= 1
    return count


def governed(rows: Sequence[Sequence[Cell]], spans: Sequence[Sequence[Span]]) -> list[list[tuple[Span, ...]]]:
    """For each cell the spans of what governs it, nearest first: its row's names, its columns' headings, the row that it is marked to be under, its section.

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
    over: tuple[Span, ...] = ()
    units = {cell.column for row in rows[:top] for cell in row if UNIT_HEADING.fullmatch(cell.text)}
    names = _row_names(rows[top:], spans[top:], units)
    for row, row_spans, row_names in zip(rows[top:], spans[top:], names, strict=True):
        filled = [(cell, span) for cell, span in zip(row, row_spans, strict=True) if span.start < span.end]
        if len(filled) == 1 and not is_data(filled[0][0].text) and len(rows[0]) > 1:
            section, over = (filled[0][1],), ()
            found.append([() for _ in row])
            continue
        marked = bool(filled) and _MARKED.match(filled[0][0].text) is not None
        over = over if marked else tuple(span for _, span in filled[:1])
        governing = (*over, *section) if marked else section
        found.append(
            [
                ()
                if cell.heading and not is_data(cell.text)
                else tuple(_unique([*row_names[at], *columns.get(cell.column, ()), *governing]))
                for at, cell in enumerate(row)
            ]
        )
    return found


def _row_names(rows: Sequence[Sequence[Cell]], spans: Sequence[Sequence[Span]], units: Collection[int]) -> list[list[list[Span]]]:
    """For each cell the cells of words in its row, those of the columns of units too: those before it, nearest first, then those after it."""
    reaching: dict[int, list[tuple[int, int, Span]]] = {}
    result: list[list[list[Span]]] = []
    for row, row_spans in zip(rows, spans, strict=True):
        words = [
            (cell.column, span)
            for cell, span in zip(row, row_spans, strict=True)
            if span.start < span.end and (cell.column in units or not is_data(cell.text))
        ]
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


def blocks_of(
    rows: Sequence[Sequence[Cell]], spans: Sequence[Sequence[Span]], titles: Sequence[Span] = (), pages: Mapping[int, int] | None = None
) -> list[Block]:
    """The cells of a table that are not empty, each with what governs it, the table's titles last. ``pages`` are those of its rows."""
    pages = pages or {}
    return [
        Block(span.start, span.end, "table", page=pages.get(cell.row), cell=(cell.row, cell.column), headers=(*headers, *titles))
        for row, row_spans, row_headers in zip(rows, spans, governed(rows, spans), strict=True)
        for cell, span, headers in zip(row, row_spans, row_headers, strict=True)
        if span.start < span.end
    ]


_TITLE = compiled(r"(?i)\s*(?:bảng|biểu|phụ lục|table|\(?\s*(?:đơn vị|đvt|unit))\b")
_LONGEST_TITLE = 300


def titles(before: Iterable[tuple[Span, str, Where | None]]) -> list[Span]:
    """Of the lines before a table, nearest first, those that name it or its unit."""
    found: list[Span] = []
    for span, printed, where in before:
        if len(found) == _MOST_TITLES or not (where == "caption" or _TITLE.match(printed)) or len(printed) > _LONGEST_TITLE:
            break
        found.append(span)
    return found


_MOST_TITLES = 2


# Tables in the lines of a text: cells between bars, tabs, or wide gaps.


@dataclass(frozen=True, slots=True)
class Printed:
    """A table that lines of a text print: from which to which, and its cells with where each stands."""

    first: int
    last: int
    rows: list[list[Cell]]
    spans: list[list[Span]]


BAR = compiled(r"(?<!\\)\|")
_TAB = compiled(r"\t")
_GAP = compiled(r"\t[ \u00a0\t]*|[ \u00a0]{3,}[ \u00a0\t]*")
_RULE = compiled(r"(?=.*--)[\s|+:=_-]+")
_SENTENCE_END = compiled(r"\w[.!?…;]$")
_AMOUNT = compiled(r"(?<![\d.,])\d+[.,]\d+(?![\d.,])|\d ?%")
_BLANKS = " \t\u00a0"
_WIDEST_HEADING = 120
_PAIR = 2


def may_part_cells(text: str) -> bool:
    """Whether a text has what can part cells, at a glance."""
    return any(mark in text for mark in ("|", "\t", "   ", "\u00a0\u00a0\u00a0"))


def printed_tables(text: str, lines: Sequence[Span]) -> list[Printed]:
    r"""The tables among the lines of a text: a row of headings, and under it rows of as many cells with numbers.

    >>> text = "Báo A | Báo B\n\nMục | Năm 2020\nViệc làm | 14.048"
    >>> [(table.first, table.last) for table in printed_tables(text, [Span(0, 13), Span(14, 14), Span(15, 29), Span(30, 47)])]
    [(2, 4)]
    """
    found: list[Printed] = []
    kinds = [_Lines(text, lines, mark) for mark in (BAR, _TAB, _GAP) if mark.search(text)]
    at = 0
    while at < len(lines):
        table = next((table for kind in kinds if (table := kind.table(at))), None)
        at = table.last if table else at + 1
        if table:
            found.append(table)
    return found


def cells_of(text: str, line: Span, mark: re.Pattern[str]) -> list[Span]:
    """The cells of a line, those at its ends empty where a mark opens or closes it."""
    marks = [Span(found.start(), found.end()) for found in mark.finditer(text, line.start, line.end)]
    edges = [Span(line.start, line.start), *marks, Span(line.end, line.end)]
    return [_stripped(text, before.end, after.start) for before, after in pairwise(edges)]


def _stripped(text: str, start: int, end: int) -> Span:
    printed = text[start:end]
    lead = len(printed) - len(printed.lstrip())
    return Span(start + lead, start + max(lead, len(printed.rstrip())))


class _Lines:
    """The lines of a text, their cells parted by one kind of mark."""

    def __init__(self, text: str, lines: Sequence[Span], mark: re.Pattern[str]) -> None:
        self.text, self.lines, self.mark = text, lines, mark
        self.found: dict[int, list[Span]] = {}

    def table(self, first: int) -> Printed | None:
        """The table whose headings a line holds; None where it holds none."""
        rows = [self._cells(first)]
        width = len(rows[0])
        if width < _PAIR or not self._are_headings(rows[0]):
            return None
        ruled = headings = 0
        at = last = first + 1
        while at < len(self.lines) and (headings or len(rows) <= _MOST_HEADING_ROWS):
            cells = self._cells(at)
            if self._is(at, _RULE):
                ruled = headings = headings or len(rows)
                at, last = at + 1, at + 1
                continue
            figures = self._has_figures(cells)
            if not cells:
                at = self._next(at)
                if at < len(self.lines) and len(self._cells(at)) == width and self._has_figures(self._cells(at)):
                    continue
                break
            if (
                len(cells) != width
                and not (figures and 1 < len(cells) < width and self.mark is not _GAP)
                and not self._names_section(at, width)
            ):
                break
            headings = headings or (len(rows) if figures else 0)
            rows.append(cells)
            at, last = at + 1, at + 1
        counted = sum(map(self._has_figures, rows))
        if not headings or counted < (1 if ruled or self.mark is not _GAP or width > _PAIR else _PAIR):
            return None
        return Printed(first, last, *made(self.text, rows, headings, ruled=bool(ruled)))

    def _is(self, at: int, pattern: re.Pattern[str]) -> bool:
        return pattern.fullmatch(self.text, self.lines[at].start, self.lines[at].end) is not None

    def _next(self, at: int) -> int:
        """The next line that is not empty."""
        return next((place for place in range(at, len(self.lines)) if self.lines[place].start < self.lines[place].end), len(self.lines))

    def _cells(self, at: int) -> list[Span]:
        """The cells of a line; none where it is empty."""
        found = self.found.get(at)
        if found is None:
            found = self.found[at] = self._read(self.lines[at])
        return found

    def _read(self, line: Span) -> list[Span]:
        if line.start == line.end:
            return []
        if self.mark is _TAB:
            line = _widened(self.text, line)
        if not self.mark.search(self.text, line.start, line.end):
            return [line]
        cells = cells_of(self.text, line, self.mark)
        closed = self.mark is BAR and len(cells) > _PAIR and cells[0].start == cells[0].end and cells[-1].start == cells[-1].end
        return cells[1:-1] if closed else cells

    def _has_figures(self, cells: Sequence[Span]) -> bool:
        return any(is_data(self.text[cell.start : cell.end]) for cell in cells[1:])

    def _are_headings(self, cells: Sequence[Span]) -> bool:
        """Whether cells can head columns: at least two of them (the corner may be empty), short, no sentences, no amounts."""
        texts = [self.text[cell.start : cell.end] for cell in cells if cell.start < cell.end]
        return (
            len(texts) >= min(_PAIR, len(cells) - 1)
            and not self._has_figures(cells)
            and not any(len(text) > _WIDEST_HEADING or _SENTENCE_END.search(text) or _AMOUNT.search(text) for text in texts)
        )

    def _names_section(self, at: int, width: int) -> bool:
        """Whether a line without figures stands over a row, amid the table: ``I. Việc làm``, ``Trong đó:``."""
        line = self.lines[at]
        if line.end - line.start > _WIDEST_HEADING or at + 1 == len(self.lines) or _SENTENCE_END.search(self.text[line.start : line.end]):
            return False
        here, below = self._cells(at), self._cells(at + 1)
        return len(here) < width == len(below) and not self._has_figures(here) and self._has_figures(below)


def made(text: str, rows: Sequence[Sequence[Span]], headings: int, *, ruled: bool) -> tuple[list[list[Cell]], list[list[Span]]]:
    """The cells of rows of a text, and where each stands, without those that only count; ``ruled`` where a line parts the headings off."""
    width = len(rows[0])
    cells = [
        [
            Cell(
                text[span.start : span.end],
                number,
                column,
                columns=width if len(row) == 1 else _reach(row, rows[number], column - 1) if number < headings else 1,
                heading=ruled and number <= headings,
            )
            for column, span in enumerate(row, 1)
        ]
        for number, row in enumerate(rows, 1)
    ]
    kept = without_ordinals(cells)
    return kept, [[rows[cell.row - 1][cell.column - 1] for cell in row] for row in kept]


def _reach(row: Sequence[Span], below: Sequence[Span], at: int) -> int:
    """How many columns a heading reaches over: those to its right without one, while the row below has one there."""
    reach = 1
    if len(row) == len(below) and below[at].start < below[at].end:
        while at + reach < len(row) and row[at + reach].start == row[at + reach].end and below[at + reach].start < below[at + reach].end:
            reach += 1
    return reach


def _widened(text: str, line: Span) -> Span:
    """A line with the tabs at its ends, which stand for empty cells."""
    start, end = line.start, line.end
    while start and text[start - 1] in _BLANKS:
        start -= 1
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    return Span(start, end)
