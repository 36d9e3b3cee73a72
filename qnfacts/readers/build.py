"""A document put together block by block, for formats whose files are not their text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass, replace
from qnfacts.grid import blocks_of, may_part_cells, printed_tables, titles
from qnfacts.model import Block, Span
from qnfacts.patterns import compiled
from qnfacts.readers.source import LARGEST_TEXT
from qnfacts.text import Document, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date as Date

    from qnfacts.grid import Cell
    from qnfacts.model import Message, Where
    from qnfacts.readers.source import Source

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PARAGRAPH_BREAK = "\n\n"
_CELL_BREAK = "\n"
_BLANK = " \t\r\n\f\v\u200b\ufeff"
_LINE_END = compiled(r"\r\n?|\n")
_FULL_STOP = compiled(r"[.!?…:][\"”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, and its place where the format tells it."""

    block: Block
    where: Where | None


class Builder:
    """Gathers paragraphs and tables into one text; ``document`` says of each what it is in the piece.

    A paragraph whose format does not tell its place is placed by its shape, as in plain text.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._paragraphs = 0
        self._printed: list[str] = []

    def paragraph(
        self, text: str, where: Where | None = None, *, page: int | None = None, line: int | None = None, breaks: Sequence[int] = ()
    ) -> int:
        """Add a paragraph, blank ones too; the offset at which its text starts. ``breaks`` are where its further printed lines start."""
        start = self._append(text, _PARAGRAPH_BREAK)
        if text.strip(_BLANK):
            self._paragraphs += 1
            turns = tuple(start + turn for turn in breaks)
            self._piece(start, text, where, Block(0, 0, where or "body", page, self._paragraphs, line=line, breaks=turns))
        return start

    def table(self, rows: Sequence[Sequence[Cell]], *, pages: Mapping[int, int] | None = None, caption: str = "") -> list[list[int]]:
        """Add a table, row by row; the offsets at which its cells' texts start. ``pages`` are those of its rows, by their numbers."""
        if caption.strip():
            self.paragraph(caption, "caption")
        before = zip(reversed(self._pieces), reversed(self._printed), strict=False)
        named = titles((Span(piece.block.start, piece.block.end), printed, piece.where) for piece, printed in before)
        self._printed = []
        starts = [[self._append(cell.text, _CELL_BREAK if at else _PARAGRAPH_BREAK) for at, cell in enumerate(row)] for row in rows]
        spans = [[_trimmed(start, cell.text) for start, cell in zip(at, row, strict=True)] for at, row in zip(starts, rows, strict=True)]
        self._pieces += [Piece(block, "table") for block in blocks_of(rows, spans, named, pages)]
        return starts

    @property
    def is_empty(self) -> bool:
        """Whether nothing that can be read has been added."""
        return not self._pieces

    def finished(self) -> tuple[str, tuple[Block, ...]]:
        """The text and its blocks."""
        text = "".join(self._parts)
        return text, placed(text, self._pieces)

    def document(self, *, date: Date | None = None, notices: Sequence[Message] = ()) -> Document:
        """The finished document."""
        text, blocks = self.finished()
        return Document.of(
            text,
            path=self._source.path,
            language=self._source.language,
            date=self._source.date or date,
            blocks=blocks,
            notices=notices,
        )

    def _append(self, text: str, gap: str) -> int:
        if self._parts:
            self._parts.append(gap)
            self._length += len(gap)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        if self._length > LARGEST_TEXT:
            raise self._source.refuse("read-too-large", limit=LARGEST_TEXT // 1024**2)
        return start

    def _piece(self, start: int, text: str, where: Where | None, block: Block) -> None:
        span = _trimmed(start, text)
        self._pieces.append(Piece(replace(block, start=span.start, end=span.end), where))
        self._printed = [*self._printed[-1:], text]


def _trimmed(start: int, text: str) -> Span:
    lead = len(text) - len(text.lstrip(_BLANK))
    return Span(start + lead, start + max(lead, len(text.rstrip(_BLANK))))


def _with_tables(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces with the tables that lines of theirs print, one after the other (a line a paragraph, or lines of one)."""
    if not may_part_cells(text):
        return pieces
    kept: list[Piece] = []
    run: list[tuple[Span, Piece]] = []

    def close() -> None:
        lines = [line for line, _ in run]
        at = 0
        for table in printed_tables(text, lines):
            kept.extend(_parts(text, run[at : table.first]))
            before = [Span(piece.block.start, piece.block.end) for piece in kept[:-3:-1]]
            named = titles((span, text[span.start : span.end], None) for span in before)
            page = run[table.first][1].block.page
            pages = dict.fromkeys(range(table.last - table.first + 1), page) if page else None
            kept.extend(Piece(block, "table") for block in blocks_of(table.rows, table.spans, named, pages))
            at = table.last
        kept.extend(_parts(text, run[at:]))
        run.clear()

    for piece in pieces:
        if piece.where not in {None, "body"}:
            close()
            kept.append(piece)
        else:
            ends = [*(mark.start() for mark in _LINE_END.finditer(text, piece.block.start, piece.block.end)), piece.block.end]
            start = piece.block.start
            for end in ends:
                line = _trimmed(start, text[start:end])
                run.append((line if line.start < line.end else Span(start, start), piece))
                start = end
    close()
    return kept


def _parts(text: str, run: Sequence[tuple[Span, Piece]]) -> list[Piece]:
    """The pieces that lines belong to, each as far as its lines reach."""
    found: list[Piece] = []
    for piece, lines in groupby(run, key=lambda one: one[1]):
        start, *_, end = [at for line, _ in lines for at in (line.start, line.end)]
        whole = _trimmed(piece.block.start, text[piece.block.start : piece.block.end])
        if Span(start, end) == whole:
            found.append(piece)
        elif start < end:
            found.append(Piece(replace(piece.block, start=start, end=end), piece.where))
    return found


def placed(text: str, pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The blocks with their places: what the format says, else what their shape says; paragraphs that print a table's rows are its cells."""
    pieces = _with_tables(text, pieces)
    running = [piece for piece in pieces if piece.where != "table"]
    guessed = iter(lay_out(text, [Span(piece.block.start, piece.block.end) for piece in running]))
    told = {piece.where for piece in pieces}
    led = "lead" in told
    after_headline = False
    blocks: list[Block] = []
    for index, piece in enumerate(pieces, 1):
        block = piece.block
        if piece.where == "table":
            blocks.append(block)
            continue
        guess = next(guessed).where
        where = piece.where or guess
        if piece.where is None and "headline" in told:
            if guess in {"headline", "lead"}:
                where = "body"
            if not led and after_headline and index < len(pieces) and where == "body" and _FULL_STOP.search(text[block.start : block.end]):
                where, led = "lead", True
        elif piece.where is None and led and guess == "lead":
            where = "body"
        after_headline = after_headline or where == "headline"
        blocks.append(replace(block, where=where))
    return tuple(blocks)
