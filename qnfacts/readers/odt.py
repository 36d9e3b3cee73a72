"""OpenDocument texts: paragraphs, lists, tables, notes, text boxes, and the headers of their pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qnfacts.grid import laid, without_ordinals
from qnfacts.readers.build import SUPERSCRIPT, Builder
from qnfacts.readers.legacy import by_font
from qnfacts.readers.zipped import Archive, attribute, child, local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element

    from qnfacts.grid import Cell
    from qnfacts.model import Where
    from qnfacts.readers.source import Source
    from qnfacts.text import Document

_EXTRA = "odt"
_LEFT_OUT = frozenset(
    {
        "tracked-changes",
        "annotation",
        "table-of-content",
        "illustration-index",
        "table-index",
        "alphabetical-index",
        "bibliography",
        "page-number",
        "page-count",
        "hidden-text",
        "hidden-paragraph",
        "placeholder",
        "forms",
        "sequence-decls",
        "variable-decls",
        "desc",
        "title",
        "ruby-text",
    }
)
_MOST_REPEATED = 100


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str | None
    name: str
    raised: bool
    font: str | None


@dataclass(slots=True)
class _Line:
    """A paragraph on its way: its text so far, and the boxes and notes that hang on it."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read(source: Source) -> Iterator[Document]:
    """The one document of an OpenDocument text."""
    return read_archive(Archive(source))


def read_archive(archive: Archive) -> Iterator[Document]:
    """The one document of an opened OpenDocument text."""
    manifest = archive.xml("META-INF/manifest.xml", _EXTRA)
    if any(local(element) == "encryption-data" for element in manifest.iter()):
        raise archive.source.refuse("read-encrypted")
    content = archive.xml("content.xml", _EXTRA)
    body = child(content, "body", "text")
    if body is None:
        raise archive.source.refuse("read-other-office")
    styles = archive.xml("styles.xml", _EXTRA) if "styles.xml" in archive.names else None
    yield _Walk(archive, content, styles).document(body, styles)


class _Walk:
    def __init__(self, archive: Archive, content: Element, styles: Element | None) -> None:
        self.builder = Builder(archive.source)
        self.styles = {**_styles(styles), **_styles(content)}
        self.notes: list[Element] = []

    def document(self, body: Element, styles: Element | None) -> Document:
        self._blocks(body)
        for note in self.notes:
            self._blocks(note, "body")
        seen: set[str] = set()
        for element in styles.iter() if styles is not None else ():
            if local(element) in {"header", "footer"}:
                text = "".join(element.itertext()).strip()
                if any(map(str.isdecimal, text)) and text not in seen:
                    seen.add(text)
                    self._blocks(element, "body")
        return self.builder.document()

    def _blocks(self, elements: Iterable[Element], where: Where | None = None, mark: str = "") -> None:
        for element in elements:
            name = local(element)
            if name in _LEFT_OUT:
                continue
            if name in {"p", "h"}:
                self._paragraph(element, where, mark)
            elif name == "table":
                self._table(element)
            elif name in {"list-item", "list-header"}:
                self._blocks(element, where, "- " if name == "list-item" else mark)
            elif name == "frame":
                self._boxes([element])
            else:
                self._blocks(element, where, mark)

    def _paragraph(self, element: Element, where: Where | None, mark: str) -> None:
        line = _Line()
        self._inline(element, line, None)
        text = "".join(line.parts)
        place = where or self._place(element)
        if text.strip():
            if place == "heading" and self.builder.is_empty:
                place = "headline"
            self.builder.paragraph((mark if place is None else "") + text, place)
        self._boxes(line.boxes)

    def _boxes(self, frames: Iterable[Element]) -> None:
        for frame in frames:
            for inner in frame:
                if local(inner) == "text-box":
                    self._blocks(inner)
                elif local(inner) in {"frame", "g", "a", "custom-shape"}:
                    self._boxes([inner])
                elif local(inner) in {"p", "list"}:
                    self._blocks([inner])

    def _inline(self, element: Element, line: _Line, convert: Callable[[str], str] | None) -> None:
        style = self.styles.get(attribute(element, "style-name") or "")
        convert = by_font(self._font(style)) or convert
        raised = bool(style and style.raised)

        def add(text: str | None) -> None:
            if text:
                plain = " ".join(text.split("\n"))
                line.parts.append(convert(plain) if convert else plain.translate(SUPERSCRIPT) if raised else plain)

        add(element.text)
        for inner in element:
            name = local(inner)
            if name == "s":
                line.parts.append(" " * min(int(attribute(inner, "c") or 1), _MOST_REPEATED))
            elif name in {"tab", "line-break"}:
                line.parts.append("\t" if name == "tab" else "\n")
            elif name == "note":
                self.notes += [part for part in inner if local(part) == "note-body"]
            elif name in {"frame", "g", "custom-shape"}:
                line.boxes.append(inner)
            elif name and name not in _LEFT_OUT:
                self._inline(inner, line, convert)
            add(inner.tail)

    def _font(self, style: _Style | None) -> str | None:
        for _ in range(20):
            if style is None or style.font:
                break
            style = self.styles.get(style.parent or "")
        return style.font if style else None

    def _place(self, element: Element) -> Where | None:
        """What a paragraph's style, or the style that it comes from, says that it is."""
        told: dict[str, Where] = {"Title": "headline", "Subtitle": "lead", "Caption": "caption", "Figure": "caption", "Table": "caption"}
        name = attribute(element, "style-name") or ""
        for _ in range(20):
            if name in told:
                return told[name]
            style = self.styles.get(name)
            if style is None or not style.parent:
                break
            name = style.parent
        return "heading" if local(element) == "h" else None

    def _table(self, table: Element) -> None:
        contents: list[list[tuple[str, int, int, bool]]] = []
        nested: list[Element] = []
        for row, heading in _rows(table, heading=False):
            found: list[tuple[str, int, int, bool]] = []
            for cell in row:
                if local(cell) == "table-cell":
                    text = "\n".join(self._lines(cell, nested))
                    repeated = min(_number(cell, "number-columns-repeated"), _MOST_REPEATED) if text else 1
                    found += [(text, _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned"), heading)] * repeated
            contents.append(found)
        rows = laid(contents)
        if max((cell.column + cell.columns - 1 for cells in rows for cell in cells), default=0) < 2:
            for text in (cell.text for cells in rows for cell in cells):
                for line in text.split("\n"):
                    self.builder.paragraph(line)
        else:
            self.builder.table(without_ordinals(_filled(rows)))
        for inner in nested:
            self._table(inner)

    def _lines(self, cell: Element, nested: list[Element]) -> Iterator[str]:
        for element in cell:
            if local(element) in {"p", "h"}:
                line = _Line()
                self._inline(element, line, None)
                if text := "".join(line.parts).strip():
                    yield text
            elif local(element) == "table":
                nested.append(element)
            elif local(element) not in _LEFT_OUT:
                yield from self._lines(element, nested)


def _filled(rows: list[list[Cell]]) -> list[list[Cell]]:
    return [row for row in rows if any(cell.text.strip() for cell in row)]


def _rows(table: Element, *, heading: bool) -> Iterator[tuple[Element, bool]]:
    for element in table:
        name = local(element)
        if name == "table-row":
            yield element, heading
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(element, heading=heading or name == "table-header-rows")


def _number(element: Element, name: str) -> int:
    value = attribute(element, name)
    return int(value) if value and value.isdecimal() else 1


def _styles(root: Element | None) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    for element in root.iter() if root is not None else ():
        if local(element) != "style":
            continue
        name = attribute(element, "name") or ""
        properties = child(element, "text-properties")
        position = attribute(properties, "text-position") or ""
        raised = position.startswith("super") or (position[:1].isdecimal() and not position.startswith("0%"))
        font = attribute(properties, "font-name") or attribute(properties, "font-family")
        parent = attribute(element, "parent-style-name")
        found[name] = _Style(parent, name, raised, font)
    return found
