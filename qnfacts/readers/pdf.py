"""PDF: lines mended to paragraphs, tables by their rules or their columns, page furniture left out.

A page without a text layer is named, and never passes for a page without numbers.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from bisect import bisect_right
from collections import Counter
from dataclasses import astuple, dataclass, field, replace
from importlib.util import find_spec
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from qnfacts.grid import Cell, is_data, without_ordinals
from qnfacts.model import Block, Message, Span
from qnfacts.readers.build import Builder
from qnfacts.readers.legacy import reading_of
from qnfacts.readers.pdfpage import Line, PageLayout, Ruled, Slot, columns_of, lay_out_page
from qnfacts.readers.source import Source, Unreadable
from qnfacts.text import Document, guess_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qnfacts.model import Where

_MOST_PAGES = 2_000
_MOST_SECONDS = 60.0
_MOST_MEMORY = 2 * 1024**3
_BREAK = "\ufffe"
_MARGIN = 0.12
_NEARBY = 8
_PAGE_NUMBER = re.compile(r"(?i)(?P<named>(?:trang|page|tr\.)\s*)?[-–—]?\s*(?P<number>\d{1,3})(?P<of>\s*(?:/|of|trên)\s*\d{1,4})?\s*[-–—]?")
_SMALL_NUMBER = re.compile(r"(?<![\d.,/])\d{1,3}(?![\d.,/]*\d)")
_PRINTED_AROUND = re.compile(r"(?:https?|file)://\S+|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}")
_BULLET = re.compile(r"\s*(?:[-–—•*+►▪▶●○■✓✔➢❖·§\uf0b7\uf0a7\uf0d8]\s+|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)]\s)")
_SYMBOL_BULLET = re.compile(r"\s*[•●○■▪►▶➢❖·§\uf0b7\uf0a7\uf0d8]\s*")
_NUMBER_TAIL = re.compile(r"[\d.,]*\d[.,]?$")
_NUMBER_HEAD = re.compile(r"[.,]?\d[\d.,]*")
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}[.,]\d{1,2}")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_ENDED = re.compile(r"[.!?…:;][\"”’»)\]]*$")


@dataclass(slots=True)
class _Mended:
    """What joining lines left in doubt, and how words at a line's end are joined."""

    english: bool
    doubts: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """A table on its way, which may go on on the next page."""

    rows: list[list[Cell]] = field(default_factory=list)
    pages: dict[int, int] = field(default_factory=dict)
    edges: Sequence[float] = ()

    def add(self, rows: list[list[Cell]], edges: Sequence[float], page: int) -> None:
        """Adds the rows of a page; a heading that is printed again is left out."""
        printed = {tuple(cell.text for cell in row) for row in self.rows[:3]}
        shift = max((cell.row for row in self.rows for cell in row), default=0)
        for row in rows:
            if tuple(cell.text for cell in row) not in printed:
                self.rows.append([replace(cell, row=cell.row + shift) for cell in row])
                self.pages[row[0].row + shift] = page
        self.edges = edges


def _same(edges: Sequence[float], others: Sequence[float]) -> bool:
    return len(edges) == len(others) > 0 and all(abs(a - b) < 4 for a, b in zip(edges, others, strict=True))


def read(source: Source) -> Iterator[Document]:
    """The one document of a PDF.

    The file is opened in a process of its own, with a bound on its memory and its time: no file can take more, or take us with it.
    """
    if find_spec("pypdfium2") is None:
        raise source.refuse("read-needs-extra", extra="pdf")
    command = [sys.executable, "-P", "-c", "from qnfacts.readers.pdf import main; main()"]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        child = subprocess.run(command, input=source.data, capture_output=True, timeout=_MOST_SECONDS + 30, env=surroundings, check=False)
    except subprocess.TimeoutExpired:
        raise source.refuse("read-too-slow") from None
    if child.returncode:
        raise source.refuse("read-bomb" if b"MemoryError" in child.stderr or child.returncode < 0 else "read-damaged")
    answer = json.loads(child.stdout)
    if "error" in answer:
        raise Unreadable(source.path, _message(answer["error"]))
    yield Document.of(
        answer["text"],
        path=source.path,
        language=source.language,
        date=source.date,
        blocks=map(_block, answer["blocks"]),
        notices=map(_message, answer["notices"]),
    )


def main() -> None:
    """What the other process does: a PDF on standard input, its text and blocks as JSON on standard output."""
    _bound_memory()
    source = Source("-", sys.stdin.buffer.read())
    try:
        text, blocks, notices = lay_out(source)
        answer = {"text": text, "blocks": [astuple(block) for block in blocks], "notices": [astuple(notice) for notice in notices]}
    except Unreadable as error:
        answer = {"error": astuple(error.message)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _block(told: list[Any]) -> Block:
    start, end, where, page, paragraph, cell, headers, line, breaks = told
    return Block(
        start,
        end,
        where,
        page,
        paragraph,
        (cell[0], cell[1]) if cell else None,
        tuple(Span(*span) for span in headers),
        line,
        tuple(breaks),
    )


def _message(told: list[Any]) -> Message:
    key, values = told
    return Message(key, tuple((name, value) for name, value in values))


def lay_out(source: Source) -> tuple[str, tuple[Block, ...], list[Message]]:
    """The text of a PDF, its blocks, and what an editor should know of it."""
    pages, notices = _pages(source)
    sample = "\n".join(line.text for page in pages for line in _running(page))[:20_000]
    convert = reading_of(sample)
    mended = _Mended(guess_language(sample) == "en")
    builder = Builder(source)
    body = _body_size(pages)
    furniture = _furniture(pages)
    paragraph: list[tuple[int, Line]] = []

    table = _Table()

    def close() -> None:
        if paragraph:
            _add(builder, paragraph, body, mended, convert)
            paragraph.clear()
        if table.rows:
            builder.table(without_ordinals(table.rows), pages=table.pages)
            table.rows, table.pages = [], {}

    for page in pages:
        step = _step(page) / body if body else 0.0
        for at, found in enumerate(_grouped([line for line in page.flow if id(line) not in furniture])):
            if isinstance(found, Line):
                if table.rows or (paragraph and not _goes_on(paragraph, found, page.number, _right(page, found), step)):
                    close()
                paragraph.append((page.number, found))
                continue
            edges = found.columns if isinstance(found, Ruled) else ()
            if not (at == 0 and table.rows and _same(table.edges, edges)):
                close()
            rows = _ruled(found, mended, page.number, convert) if isinstance(found, Ruled) else _columned(found, convert)
            table.add(rows, edges, page.number)
    close()
    doubts = [Message("pdf-broken-number", (("page", page), ("text", text))) for page, text in mended.doubts]
    return *builder.finished(), [*notices, *doubts]


def _pages(source: Source) -> tuple[list[PageLayout], list[Message]]:
    """The pages with text, and a notice for each that has none or cannot be read."""
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        raise source.refuse("read-encrypted" if "password" in str(error).lower() else "read-damaged") from None
    pages: list[PageLayout] = []
    scanned: list[int] = []
    notices: list[Message] = []
    try:
        if len(file) > _MOST_PAGES:
            raise source.refuse("read-too-many-pages", pages=len(file), limit=_MOST_PAGES)
        deadline = time.monotonic() + _MOST_SECONDS
        for number in range(1, len(file) + 1):
            if time.monotonic() > deadline:
                raise source.refuse("read-too-slow", page=number)
            page = _page(file, number)
            if page is None:
                notices.append(Message("pdf-damaged-page", (("page", number),)))
            elif page.pictured and page.characters < 30:
                scanned.append(number)
            elif page.garbled * 5 > page.characters:
                notices.append(Message("pdf-garbled-page", (("page", number),)))
            else:
                pages.append(page)
        if scanned and len(scanned) == len(file):
            raise source.refuse("pdf-scanned", pages=_ranges(scanned))
    finally:
        file.close()
    notices += [Message("pdf-scanned-page", (("page", number),)) for number in scanned]
    return pages, sorted(notices, key=lambda notice: int(str(notice.values[0][1])))


def _page(file: Any, number: int) -> PageLayout | None:
    import pypdfium2 as pdfium

    try:
        page = file[number - 1]
        try:
            return lay_out_page(page, number)
        finally:
            page.close()
    except pdfium.PdfiumError:
        return None


def _ranges(pages: list[int]) -> str:
    """Page numbers as people write them.

    >>> _ranges([1, 2, 3, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def _running(page: PageLayout) -> list[Line]:
    return [found for found in page.flow if isinstance(found, Line)]


def _body_size(pages: list[PageLayout]) -> float:
    """The size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in _running(page):
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=sizes.__getitem__) if sizes else 0.0


def _furniture(pages: list[PageLayout]) -> set[int]:
    """Lines at the edge of pages that repeat from page to page, page numbers, and what browsers print around a page."""
    found: set[int] = set()
    repeated: dict[str, dict[int, Line]] = {}
    numbered: dict[int, list[Line]] = {}
    for page in pages:
        for line in {id(line): line for line in _at_edge(page)}.values():
            text = line.text.strip()
            number = _PAGE_NUMBER.fullmatch(text)
            if _PRINTED_AROUND.match(text) or (number and number["named"]):
                found.add(id(line))
            elif number:
                numbered.setdefault(int(number["number"]) - page.number, []).append(line)
            elif any(map(str.isalpha, text)):
                repeated.setdefault(_SMALL_NUMBER.sub("#", text), {})[page.number] = line
    for lines in repeated.values():
        level = next(iter(lines.values())).bottom
        if len(lines) >= max(2, len(pages) // 3) and all(abs(line.bottom - level) < 20 for line in lines.values()):
            found.update(map(id, lines.values()))
    counted = max(numbered.values(), key=len, default=[])
    if len(counted) > 1 or 0 in numbered:
        found.update(map(id, counted if len(counted) > 1 else numbered[0]))
    return found


def _at_edge(page: PageLayout) -> Iterator[Line]:
    """The first and the last lines of a page, up to the gap that parts them from its text."""
    step = _step(page)
    lines = sorted(_running(page), key=lambda line: -line.bottom)
    for ordered in (lines, lines[::-1]):
        gaps = [abs(line.bottom - after.bottom) > 1.3 * max(step, after.size) for line, after in pairwise(ordered[:4])]
        outer = gaps.index(True) + 1 if True in gaps else 1
        yield from (line for line in ordered[:outer] if not page.height * _MARGIN < line.bottom < page.height * (1 - _MARGIN))


def _step(page: PageLayout) -> float:
    """The usual distance from line to line."""
    steps = [before.bottom - line.bottom for before, line in pairwise(_running(page)) if 0 < before.bottom - line.bottom < 3 * line.size]
    return median(steps) if steps else 0.0


def _grouped(flow: list[Line | Ruled]) -> Iterator[Line | Ruled | list[Line]]:
    """Lines that stand in columns over one another are gathered as a table."""
    group: list[Line] = []

    def settled() -> Iterator[Line | list[Line]]:
        if len(group) > 2 and sum(map(_is_row, group)) * 2 >= len(group) and columns_of(group):
            yield list(group)
        else:
            yield from group
        group.clear()

    for found in flow:
        if isinstance(found, Line) and len(found.fragments) > 1:
            group.append(found)
        else:
            yield from settled()
            yield found
    yield from settled()


def _right(page: PageLayout, line: Line) -> float:
    """How far the lines of a line's column reach to the right: of those near it that start where it does."""
    lines = _running(page)
    at = next(index for index, found in enumerate(lines) if found is line)
    near = lines[max(0, at - _NEARBY) : at + _NEARBY]
    return max(
        (found.right for found in near if abs(found.left - line.left) < 4 * line.size and len(found.fragments) == 1), default=line.right
    )


def _goes_on(paragraph: list[tuple[int, Line]], line: Line, page: int, right: float, step: float) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last_page, last = paragraph[-1]
    text = line.text
    if _is_row(line) or _is_row(last) or _BULLET.match(text) or abs(line.size - last.size) > 0.08 * last.size:
        return False
    if last_page != page or (line.bottom > last.bottom and line.left > last.right - last.size):
        return not _ENDED.search(last.text) and (text[:1].islower() or text[:1].isdecimal())
    if not 0 < last.bottom - line.bottom <= max(step, 1.0) * last.size * 1.3:
        return False
    if line.left > last.left + last.size * 0.8 and not (_BULLET.match(last.text) or (len(paragraph) == 1 and text[:1].islower())):
        return False
    word = text.split(" ", 1)[0]
    room = right - last.right
    needed = (len(word) + 1) * (line.right - line.left) / max(1, len(text))
    return room < needed or (text[:1].islower() and not _ENDED.search(last.text))


def _is_row(line: Line) -> bool:
    """Whether a line is a row of numbers that stand in columns."""
    return any(is_data(fragment.text) for fragment in line.fragments[1:])


def _add(builder: Builder, paragraph: list[tuple[int, Line]], body: float, mended: _Mended, convert: Callable[[str], str] | None) -> None:
    page, first = paragraph[0]
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for _, line in paragraph:
        text = convert(line.text) if convert else line.text
        if pieces:
            before, gap = _joint(pieces[-1], text, mended)
            length += len(before) + len(gap) - len(pieces[-1])
            pieces[-1] = before + gap
            starts.append(length)
        pieces.append(text)
        length += len(text)
    text = "".join(pieces).replace(_BREAK, "-")
    where: Where | None = None
    if body and first.size > body * 1.12 and len(text) < 250:
        where = "headline" if builder.is_empty else "heading"
    shown = _SYMBOL_BULLET.sub("- ", text, count=1) if _SYMBOL_BULLET.match(text) else text
    shift = len(shown) - len(text)
    builder.paragraph(shown, where, page=page, line=first.number, breaks=[start + shift for start in starts])


def _joint(before: str, after: str, mended: _Mended) -> tuple[str, str]:
    """The end of a line without its hyphen where that only parts a word, and what stands between it and the next."""
    if before.endswith((_BREAK, "\u00ad", "-", "\u2010")) and len(before) > 1 and before[-2].isalnum():
        word = before[-2].islower() and after[:1].islower() and (mended.english or before.endswith("\u00ad"))
        return (before[:-1], "") if word else (f"{before[:-1]}-", "")
    return before, " "


def _ruled(table: Ruled, mended: _Mended, page: int, convert: Callable[[str], str] | None) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for slot in table.slots:
        text = _cell_text(slot, mended, page)
        cell = Cell(convert(text) if convert else text, slot.row, slot.column, slot.rows, slot.columns)
        rows.setdefault(slot.row, []).append(cell)
    return [rows[number] for number in sorted(rows) if any(cell.text.strip() for cell in rows[number])]


def _cell_text(slot: Slot, mended: _Mended, page: int) -> str:
    """A cell's lines as one; a number that the cell was too narrow for is put together again."""
    pieces: list[str] = []
    for at, line in enumerate(slot.lines):
        text = line.text
        if at:
            width = (line.right - line.left) / max(1, len(text))
            full = slot.box.right - slot.lines[at - 1].right < 1.8 * width + (slot.lines[at - 1].left - slot.box.left)
            joined = _number_joint(pieces[-1], text, full=full)
            if joined is None:
                mended.doubts.append((page, f"{pieces[-1]} | {text}"))
            pieces[-1], gap = (pieces[-1], "") if joined else (pieces[-1], "\n") if joined is None else _joint(pieces[-1], text, mended)
            numbers = slot.lines[at - 1].text.strip()[-1:].isdecimal() and text[:1].isdecimal()
            pieces.append("\n" if numbers and gap == " " else gap)
        pieces.append(text)
    return "".join(pieces).replace(_BREAK, "-")


def _number_joint(before: str, after: str, *, full: bool) -> bool | None:
    """Whether a number was broken between two lines of a cell; None where it may have been.

    >>> _number_joint("100.30", "9.209", full=True), _number_joint("2023", "2024", full=True), _number_joint("1.234", "567", full=True)
    (True, False, None)
    """
    tail, head = _NUMBER_TAIL.search(before), _NUMBER_HEAD.match(after)
    if not full or not tail or not head or tail.group() != before.rsplit(" ", maxsplit=1)[-1]:
        return False
    start, end = tail.group(), head.group().rstrip(".,")
    whole = start + end
    if start[-1] in ".,":
        return bool(_WHOLE.fullmatch(whole)) or None
    if _is_year(start) and _is_year(end):
        return False
    if _WHOLE.fullmatch(whole) and not (_GROUPED.fullmatch(start) and _GROUPED.fullmatch(end)):
        return True
    return None if "." in whole or "," in whole or len(whole) > 5 else False


def _is_year(printed: str) -> bool:
    return len(printed) == 4 and printed.isdecimal() and printed[:2] in {"19", "20"}


def _columned(lines: list[Line], convert: Callable[[str], str] | None) -> list[list[Cell]]:
    """Lines in columns as a table."""
    columns = columns_of(lines) or []
    starts = [left for left, _ in columns]
    return [
        [
            Cell(convert(fragment.text.strip()) if convert else fragment.text.strip(), number, bisect_right(starts, fragment.left))
            for fragment in line.fragments
        ]
        for number, line in enumerate(lines, 1)
    ]
