"""Word documents: what the reader of the page sees, with tracked changes as accepted.

Own walk over the XML, since libraries drop insertions, content controls and text boxes without a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qnfacts.grid import Cell, without_ordinals
from qnfacts.readers.build import SUPERSCRIPT, Builder
from qnfacts.readers.legacy import by_font
from qnfacts.readers.zipped import Archive, attribute, child, local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from qnfacts.model import Where
    from qnfacts.readers.source import Source
    from qnfacts.text import Document

_EXTRA = "docx"
_THROUGH = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdt", "sdtContent", "ruby", "rubyBase"}
)
_OF_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_PLAIN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
_LONGEST_CELL = 400


@dataclass(frozen=True, slots=True)
class RunSpan:
    """A stretch of one run: the run's part, its index among all ``w:r`` of that part, and where in the run's own text.

    A tab and a break count as one character.
    """

    part: str
    run: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchored:
    """A document, and for every stretch of its text the runs that it was read from."""

    document: Document
    starts: tuple[int, ...]
    spans: tuple[RunSpan, ...]

    def runs(self, start: int, end: int) -> tuple[RunSpan, ...]:
        """The stretches of runs that a stretch of the text was read from, in order."""
        found = []
        first = max(0, bisect_right(self.starts, start) - 1)
        for base, span in zip(self.starts[first:], self.spans[first:], strict=True):
            if base >= end:
                break
            low, high = max(start - base, 0), min(end - base, span.end - span.start)
            if low < high:
                found.append(RunSpan(span.part, span.run, span.start + low, span.start + high))
        return tuple(found)


@dataclass(slots=True)
class _Style:
    name: str
    base: str | None
    font: str | None
    level: int | None
    listed: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """Text of a run: where it stands in the run, or what was put in by the reader (``run`` is None)."""

    text: str
    run: int | None = None
    at: int = 0


@dataclass(slots=True)
class _Line:
    """A paragraph: its pieces, its place, and the text boxes that hang on it."""

    pieces: list[_Text] = field(default_factory=list)
    where: Where | None = None
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def read(source: Source) -> Iterator[Document]:
    """The one document of a Word file."""
    return read_archive(Archive(source))


def read_archive(archive: Archive) -> Iterator[Document]:
    """The one document of an opened Word file."""
    yield _Walk(archive).anchored().document


def anchored(source: Source) -> Anchored:
    """The document of a Word file with the runs that its text stands in, to anchor comments on."""
    return _Walk(Archive(source)).anchored()


class _Walk:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.builder = Builder(archive.source)
        self.styles, self.default_font = _styles(archive)
        self.part = _main_part(archive)
        self.runs: dict[int, int] = {}
        self.fields: list[list[str]] = []
        self.notes: list[tuple[str, str]] = []
        self.deleted_mark: list[_Text] = []
        self.anchors: list[tuple[int, RunSpan]] = []
        self.furniture = False

    def anchored(self) -> Anchored:
        body = child(self._open(self.part), "body")
        self._blocks(body if body is not None else ())
        self._add(_Line(self.deleted_mark) if self.deleted_mark else None)
        self._notes("footnotes", "footnote")
        self._notes("endnotes", "endnote")
        self._furniture()
        self.anchors.sort(key=lambda anchor: anchor[0])
        document = self.builder.document()
        return Anchored(document, tuple(at for at, _ in self.anchors), tuple(span for _, span in self.anchors))

    def _open(self, part: str) -> Element:
        root = self.archive.xml(part, _EXTRA)
        self.part = part
        self.fields.clear()
        runs = (element for element in root.iter() if local(element) == "r" and "wordprocessingml" in element.tag)
        self.runs = {id(run): index for index, run in enumerate(runs)}
        self._root = root
        return root

    def _blocks(self, elements: Iterable[Element], where: Where | None = None) -> None:
        for element in elements:
            match local(element):
                case "p":
                    self._add(self._paragraph(element, where))
                case "tbl":
                    self._table(element, where)
                case "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag":
                    if not _is_contents(element):
                        self._blocks(element, where)

    def _add(self, line: _Line | None) -> None:
        if line is None:
            return
        if line.text.strip() and (not self.furniture or any(map(str.isdecimal, line.text))):
            where: Where | None = "headline" if line.where == "heading" and self.builder.is_empty else line.where
            self._anchor(self.builder.paragraph(line.text, where), line.pieces)
        for box in line.boxes:
            self._blocks(box, "body" if line.where == "table" else None)

    def _anchor(self, start: int, pieces: list[_Text]) -> None:
        for piece in pieces:
            if piece.run is not None and piece.text:
                self.anchors.append((start, RunSpan(self.part, piece.run, piece.at, piece.at + len(piece.text))))
            start += len(piece.text)

    def _paragraph(self, element: Element, where: Where | None = None) -> _Line | None:
        properties = child(element, "pPr")
        style = self.styles.get(attribute(child(properties, "pStyle"), "val") or "")
        name = style.name if style else ""
        if name.startswith(("toc ", "table of figures")):
            return None
        line = _Line(pieces=self.deleted_mark, where=where or _place(name, style, properties))
        self.deleted_mark = []
        if not line.pieces and _is_listed(properties, style) and line.where is None:
            line.pieces.append(_Text("- "))
        self._inline(element, line, self._font(style))
        if child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None:
            self.deleted_mark = line.pieces
            return None
        if line.text.strip() in {"", "-"}:
            line.pieces.clear()
        return line

    def _inline(self, element: Element, line: _Line, font: str | None) -> None:
        for inner in element:
            name = local(inner)
            if name == "r":
                self._run(inner, line, font)
            elif name in {"oMath", "oMathPara"}:
                line.pieces.append(_Text("".join(part.text or "" for part in inner.iter() if local(part) == "t")))
            elif name in _THROUGH and not _is_placeholder(inner) and not _OF_PAGE.match(attribute(inner, "instr") or ""):
                self._inline(inner, line, font)

    def _run(self, run: Element, line: _Line, font: str | None) -> None:
        properties = child(run, "rPr")
        hidden = _is_on(child(properties, "vanish"))
        height = attribute(child(properties, "position"), "val") or ""
        raised = attribute(child(properties, "vertAlign"), "val") == "superscript" or (height.isdecimal() and height != "0")
        fonts = child(properties, "rFonts")
        styled = self.styles.get(attribute(child(properties, "rStyle"), "val") or "")
        convert = by_font(attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or (styled and styled.font) or font)
        index = self.runs[id(run)]
        at = 0
        for element in run:
            name = local(element)
            text = (element.text or "").replace("\n", " ") if name == "t" else _PLAIN.get(name, "")
            if name == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1][0] += element.text or ""
            elif name in {"footnoteReference", "endnoteReference"}:
                self.notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                line.boxes += _boxes(element)
            elif name == "ruby":
                self._inline(element, line, font)
            if text and not hidden and not self._in_field_code():
                shown = convert(text) if convert else text.translate(SUPERSCRIPT) if raised else text
                line.pieces.append(_Text(shown, index, at))
            at += len(text)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(["", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = "of page" if _OF_PAGE.match(self.fields[-1][0]) else "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _in_field_code(self) -> bool:
        return any(state != "result" for _, state in self.fields)

    def _font(self, style: _Style | None) -> str | None:
        for _ in range(20):
            if style is None or style.font:
                break
            style = self.styles.get(style.base or "")
        return style.font if style else self.default_font

    def _table(self, table: Element, where: Where | None) -> None:
        rows, nested = self._rows(table)
        columns = max((cell.column + cell.columns - 1 for row in rows for cell, _ in row), default=0)
        longest = max((len(cell.text) for row in rows for cell, _ in row), default=0)
        if columns < 2 or (len(rows) < 3 and longest > _LONGEST_CELL):
            for row in rows:
                for _, lines in row:
                    for line in lines:
                        self._add(line)
        else:
            kept = without_ordinals([[cell for cell, _ in row] for row in rows])
            lines_of = {(cell.row, cell.column): lines for row in rows for cell, lines in row}
            for row_starts, cells in zip(self.builder.table(kept), kept, strict=True):
                for start, cell in zip(row_starts, cells, strict=True):
                    self._anchor(start, _one_under_another(lines_of[cell.row, cell.column]))
            for row in rows:
                for _, lines in row:
                    for line in lines:
                        for box in line.boxes:
                            self._blocks(box, "body")
        for inner in nested:
            self._table(inner, where)

    def _rows(self, table: Element) -> tuple[list[list[tuple[Cell, list[_Line]]]], list[Element]]:
        rows: list[list[tuple[Cell, list[_Line]]]] = []
        nested: list[Element] = []
        merged: dict[int, tuple[int, int]] = {}
        for row in _inside(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            number = len(rows) + 1
            column = 1 + _count(attribute(child(properties, "gridBefore"), "val"), 0)
            heading = _is_on(child(properties, "tblHeader"))
            cells: list[tuple[Cell, list[_Line]]] = []
            for element in _inside(row, "tc"):
                of_cell = child(element, "tcPr")
                width = _count(attribute(child(of_cell, "gridSpan"), "val"), 1)
                merge = child(of_cell, "vMerge")
                if child(of_cell, "cellDel") is not None:
                    continue
                if merge is not None and attribute(merge, "val") != "restart" and column in merged:
                    at_row, at_cell = merged[column]
                    above, kept = rows[at_row][at_cell]
                    rows[at_row][at_cell] = (Cell(above.text, above.row, column, number - above.row + 1, width, above.heading), kept)
                else:
                    lines = list(self._lines(element, nested))
                    text = "".join(piece.text for piece in _one_under_another(lines))
                    merged[column] = (number - 1, len(cells))
                    cells.append((Cell(text, number, column, 1, width, heading), lines))
                column += width
            rows.append(cells)
        return rows, nested

    def _lines(self, cell: Element, nested: list[Element]) -> Iterator[_Line]:
        for element in cell:
            name = local(element)
            if name == "p":
                line = self._paragraph(element)
                if line is not None:
                    yield line
            elif name == "tbl":
                nested.append(element)
            elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
                yield from self._lines(element, nested)

    def _notes(self, part: str, kind: str) -> None:
        name = f"word/{part}.xml"
        wanted = [number for of, number in self.notes if of == kind]
        if not wanted or name not in self.archive.names:
            return
        found = {attribute(note, "id"): note for note in self._open(name)}
        for number in dict.fromkeys(wanted):
            self._blocks(found.get(number, ()), "body")

    def _furniture(self) -> None:
        """Headers and footers that hold a number, once each; they stand last, since they open no piece."""
        self.furniture = True
        seen: set[str] = set()
        for name in sorted(self.archive.names):
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
                root = self._open(name)
                text = "".join(part.text or "" for part in root.iter() if local(part) == "t")
                if text.strip() and text not in seen:
                    seen.add(text)
                    self._blocks(root, "body")


def _main_part(archive: Archive) -> str:
    if "_rels/.rels" in archive.names:
        for relation in archive.xml("_rels/.rels", _EXTRA):
            target = (attribute(relation, "Target") or "").removeprefix("/")
            if (attribute(relation, "Type") or "").endswith("/officeDocument") and target in archive.names:
                return target
    return "word/document.xml"


def _styles(archive: Archive) -> tuple[dict[str, _Style], str | None]:
    if "word/styles.xml" not in archive.names:
        return {}, None
    root = archive.xml("word/styles.xml", _EXTRA)
    styles: dict[str, _Style] = {}
    default: str | None = attribute(child(root, "docDefaults", "rPrDefault", "rPr", "rFonts"), "ascii")
    for element in root:
        if local(element) != "style":
            continue
        identity = attribute(element, "styleId") or ""
        level = attribute(child(element, "pPr", "outlineLvl"), "val")
        styles[identity] = _Style(
            name=(attribute(child(element, "name"), "val") or "").lower(),
            base=attribute(child(element, "basedOn"), "val"),
            font=attribute(child(element, "rPr", "rFonts"), "ascii"),
            level=int(level) if level and level.isdecimal() else None,
            listed=child(element, "pPr", "numPr") is not None,
        )
        if attribute(element, "default") in {"1", "true"} and attribute(element, "type") == "paragraph":
            default = styles[identity].font or default
    return styles, default


def _place(name: str, style: _Style | None, properties: Element | None) -> Where | None:
    """What a paragraph's style says that it is."""
    if name.startswith("heading "):
        return "heading"
    told: dict[str, Where] = {"title": "headline", "subtitle": "lead", "caption": "caption"}
    if name in told:
        return told[name]
    level = attribute(child(properties, "outlineLvl"), "val")
    outline = int(level) if level and level.isdecimal() else style.level if style else None
    return "heading" if outline is not None and outline < 9 else None


def _is_listed(properties: Element | None, style: _Style | None) -> bool:
    numbered = child(properties, "numPr")
    if numbered is not None:
        return attribute(child(numbered, "numId"), "val") != "0"
    return bool(style and style.listed)


def _is_on(element: Element | None) -> bool:
    return element is not None and attribute(element, "val") not in {"0", "false", "off"}


def _is_placeholder(element: Element) -> bool:
    """Whether a content control still shows what should be typed into it."""
    return local(element) == "sdt" and _is_on(child(element, "sdtPr", "showingPlcHdr"))


def _is_contents(element: Element) -> bool:
    """Whether a content control is a table of contents, or not filled in."""
    gallery = attribute(child(element, "sdtPr", "docPartObj", "docPartGallery"), "val")
    return gallery == "Table of Contents" or _is_placeholder(element)


def _boxes(element: Element) -> list[Element]:
    """The text boxes of a drawing; of its alternatives the first that has any."""
    found: list[Element] = []
    for inner in element:
        name = local(inner)
        if name == "txbxContent":
            found.append(inner)
        elif name == "AlternateContent":
            found += _boxes(inner)
        elif local(element) == "AlternateContent":
            found = _boxes(inner)
            if found:
                break
        else:
            found += _boxes(inner)
    return found


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Children of this name, through content controls and tracked insertions."""
    for inner in element:
        if local(inner) == name:
            yield inner
        elif local(inner) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _inside(inner, name)


def _one_under_another(lines: list[_Line]) -> list[_Text]:
    pieces: list[_Text] = []
    for line in lines:
        if pieces and line.pieces:
            pieces.append(_Text("\n"))
        pieces += line.pieces
    return pieces


def _count(value: str | None, default: int) -> int:
    return min(int(value), 1_000) if value and value.isdecimal() else default
