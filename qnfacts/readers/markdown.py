"""Markdown: the file's own text, its marks unseen, its headings, lists and tables known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from qnfacts.grid import BAR, blocks_of, cells_of, made, titles
from qnfacts.model import Block, Span
from qnfacts.readers.build import Piece, placed
from qnfacts.readers.dates import iso_date
from qnfacts.readers.plain import text_of
from qnfacts.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Date

    from qnfacts.model import Where
    from qnfacts.readers.source import Source


@cache
def _line_kinds() -> re.Pattern[str]:
    return re.compile(
        r"(?P<blank>\s*$)|(?P<fence>\s{0,3}(?:```|~~~))|(?P<heading>\s{0,3}(?P<level>\#{1,6})(?:[ \t]+|$))|(?P<rule>\s{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$)"
        r"|(?P<under>\s{0,3}=+\s*$)|(?P<definition>\s{0,3}\[[^\]^]{1,100}\]:\s)|(?P<item>\s*(?:[-*+]|\d{1,3}[.)])\s)|(?P<row>\s*\|)"
    )


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")


@cache
def _marks() -> re.Pattern[str]:
    """What is not seen inside a line; the groups of an alternative are what is."""
    return re.compile(
        r"\\(?=[!-/:-@\[-`{-~])"
        r"|<(?:https?|mailto):[^<>\s]{1,500}>|</?[A-Za-z][^<>]{0,300}>"
        r"|~~(?=\S).{1,300}?~~"
        r"|\[\^[^\]\s]{1,30}\]:?"
        r"|!?\[(?=[^\]\[]{0,500}\](?:\(|\[))"
        r"|\](?:\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?:\s+[\"'][^\"'\n]{0,300}[\"'])?\)|\[[^\]\n]{0,100}\])"
        r"|\*{2,3}|(?<![\d*])\*(?=\S)|(?<=\S)\*(?![\d*])|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
        r"|`+",
        re.DOTALL,
    )


@dataclass(slots=True)
class _Draft:
    """The blocks found so far, and what is not seen."""

    pieces: list[Piece] = field(default_factory=list)
    hidden: list[Span] = field(default_factory=list)
    date: Date | None = None
    titled: bool = False


def read(source: Source) -> Iterator[Document]:
    r"""The one document of a Markdown file; positions are those of the file.

    >>> from qnfacts.readers.source import Source
    >>> doc = next(read(Source("a.md", "# Kết quả\n\nTạo **14.048** việc làm.".encode())))
    >>> doc.view, [block.where for block in doc.blocks]
    ('kết quả\n\ntạo 14.048 việc làm.', ['headline', 'body'])
    """
    found = text_of(source)
    text = found.text
    draft = _Draft(hidden=list(_comments(text)))
    _read_lines(text, _front_matter(text, draft), draft)
    draft.hidden = _merged(draft.hidden)
    yield Document.of(
        text,
        path=source.path,
        language=source.language,
        date=source.date or draft.date,
        blocks=placed(_blanked(text, draft.hidden), draft.pieces),
        notices=found.notices,
        hidden=draft.hidden,
    )


def _comments(text: str) -> Iterator[Span]:
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (end := text.find("-->", start)) >= 0:
        end += 3
        yield Span(start, end)


def _front_matter(text: str, draft: _Draft) -> int:
    """Where the text starts, behind a block of settings; their date is the document's, their title is no part of it."""
    found = re.match(r"---[ \t]*\r?\n", text)
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE).search(text, found.end()) if found else None
    if not found or not end:
        return 0
    date = re.search(r"(?mi)^(?:date|published|ngày)[ \t]*:[ \t]*[\"']?([^\"'\r\n]{8,40})", text[: end.start()])
    draft.date = iso_date(date.group(1)) if date else None
    draft.hidden.append(Span(0, end.end()))
    return end.end()


def _read_lines(text: str, start: int, draft: _Draft) -> None:
    lines = [Span(line.start(), line.end()) for line in re.finditer(r"[^\r\n]*(?:\r\n?|\n|\Z)", text[start:]) if line.group()]
    lines = [Span(start + line.start, start + line.end) for line in lines]
    group: list[Span] = []
    fenced = False
    at = 0

    def close(where: Where | None = None) -> None:
        if group:
            _paragraph(text, group, where, draft)
            group.clear()

    while at < len(lines):
        line = lines[at]
        printed = text[line.start : line.end].rstrip("\r\n")
        quoted = re.match(r"(?:\s{0,3}>\s?)+", printed)
        begin = line.start
        if quoted and not fenced:
            draft.hidden.append(Span(line.start, line.start + quoted.end()))
            begin, printed = line.start + quoted.end(), printed[quoted.end() :]
        shown = Span(begin, begin + len(printed))
        kind = _line_kinds().match(printed)
        name = kind.lastgroup if kind else None
        name = "heading" if name == "level" else name
        at += 1
        if name == "fence":
            close()
            fenced = not fenced
            draft.hidden.append(line)
        elif fenced or name == "definition":
            close()
            draft.hidden.append(line)
        elif name == "blank":
            close()
        elif name == "under" and group:
            draft.hidden.append(line)
            close("headline" if not draft.titled else "heading")
        elif name == "rule":
            setext = bool(group) and printed.strip().strip("-") == ""
            draft.hidden.append(line)
            close("heading" if setext else None)
        elif kind and name == "heading":
            close()
            draft.hidden.append(Span(shown.start, shown.start + kind.end()))
            closing = re.search(r"[ \t]+#+[ \t]*$", printed)
            end = shown.start + closing.start() if closing and closing.start() >= kind.end() else shown.end
            if closing:
                draft.hidden.append(Span(end, shown.end))
            top = not draft.titled and (len(kind["level"]) == 1 or not draft.pieces)
            group.append(Span(shown.start + kind.end(), end))
            close("headline" if top else "heading")
        elif "|" in printed and at < len(lines) and _separator().match(text[lines[at].start : lines[at].end].rstrip("\r\n")):
            close()
            at = _table(text, lines, at - 1, draft)
        elif name == "item":
            close()
            group.append(shown)
        else:
            if group and text[group[-1].start : group[-1].end].endswith(("  ", "\\")) and not printed.lstrip()[:1].islower():
                close()
            group.append(shown)
    close()


def _paragraph(text: str, lines: list[Span], where: Where | None, draft: _Draft) -> None:
    start, end = lines[0].start, lines[-1].end
    printed = text[start:end]
    hidden = [Span(start + found.start(), start + found.end()) for found in _marks().finditer(printed)]
    draft.hidden += hidden
    span = _trimmed(text, start, end)
    if span.start == span.end:
        return
    if where is None and re.fullmatch(r"\s*!\[[^\]]{0,500}\]\(.{0,1000}\)\s*", printed):
        where = "caption"
    draft.titled = draft.titled or where == "headline"
    number = sum(piece.where != "table" for piece in draft.pieces) + 1
    draft.pieces.append(Piece(Block(span.start, span.end, where or "body", paragraph=number), where))


def _table(text: str, lines: list[Span], at: int, draft: _Draft) -> int:
    """A table from its heading on; the first line behind it."""
    lines_of: list[list[Span]] = []
    first = at
    while at < len(lines) and "|" in text[lines[at].start : lines[at].end]:
        if at == first + 1:
            draft.hidden.append(lines[at])
        else:
            cells = cells_of(text, lines[at], BAR)
            opens, closes = (cell.start == cell.end for cell in (cells[0], cells[-1]))
            lines_of.append(cells[opens : len(cells) - closes])
            for span in lines_of[-1]:
                draft.hidden += [
                    Span(span.start + mark.start(), span.start + mark.end()) for mark in _marks().finditer(text[span.start : span.end])
                ]
        at += 1
    before = [Span(piece.block.start, piece.block.end) for piece in draft.pieces[:-3:-1]]
    draft.pieces += [
        Piece(block, "table")
        for block in blocks_of(*made(text, lines_of, 1, ruled=True), titles((span, text[span.start : span.end], None) for span in before))
    ]
    return at


def _trimmed(text: str, start: int, end: int) -> Span:
    printed = text[start:end]
    lead = len(printed) - len(printed.lstrip())
    return Span(start + lead, start + max(lead, len(printed.rstrip())))


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _blanked(text: str, hidden: list[Span]) -> str:
    pieces, last = [], 0
    for span in hidden:
        pieces += [text[last : span.start], " " * (span.end - span.start)]
        last = span.end
    return "".join([*pieces, text[last:]])
