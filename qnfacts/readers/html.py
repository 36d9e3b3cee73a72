"""HTML from a content system or saved from a browser: the piece itself, without what stands around it.

Inline elements are joined with nothing, blocks and cells stand apart: ``<b>405</b>.530`` is one number, two cells are two.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qnfacts.grid import is_data, laid, without_ordinals
from qnfacts.readers.build import SUPERSCRIPT, Builder
from qnfacts.readers.dates import iso_date
from qnfacts.readers.legacy import by_font
from qnfacts.readers.markup import BLOCKS, HEADINGS, Node, TooMuchError, parse
from qnfacts.readers.plain import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date as Date

    from qnfacts.grid import Cell
    from qnfacts.model import Message, Where
    from qnfacts.readers.markup import Page
    from qnfacts.readers.source import Source
    from qnfacts.text import Document

_AROUND = frozenset({"nav", "aside", "footer", "form", "dialog", "menu"})
_STRUCK = frozenset({"del", "s", "strike"})
_AROUND_ROLES = frozenset({"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu"})
_AROUND_RUN_TOGETHER = ("mostread", "docnhieu", "tinlienquan", "xemthem")
_CAPTION_RUN_TOGETHER = "chuthich"
_AROUND_WORDS = frozenset(
    [
        *_AROUND_RUN_TOGETHER,
        "nav",
        "navbar",
        "menu",
        "breadcrumb",
        "breadcrumbs",
        "sidebar",
        "footer",
        "related",
        "relate",
        "comment",
        "comments",
        "share",
        "sharing",
        "social",
        "tags",
        "advert",
        "ads",
        "ad",
        "advertisement",
        "banner",
        "newsletter",
        "subscribe",
        "popup",
        "modal",
        "cookie",
        "promo",
        "sponsor",
        "recommend",
        "recommended",
        "recommendation",
        "recommendations",
        "pagination",
        "pager",
        "toolbar",
        "lienquan",
        "readmore",
        "poll",
    ]
)
_CAPTION_WORDS = frozenset(["caption", "figcaption", "imgcaption", "photocaption", _CAPTION_RUN_TOGETHER])
_LEAD_WORDS = frozenset(["sapo", "lead", "lede", "standfirst", "summary", "excerpt"])
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FACE = re.compile(r"font-family\s*:\s*[\"']?\s*([^;,\"']{1,60})", re.IGNORECASE)
_REFERENCE = re.compile(r"\s*\[?[\d*†a-z]{1,3}\]?\s*")
_LONGEST_CELL = 400
_LONGEST_LEAD = 1_000
_DATES = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
    "article:published",
)


def read(source: Source) -> Iterator[Document]:
    """The one document of a page.

    >>> from qnfacts.readers.source import Source
    >>> page = "<nav>Mục 12</nav><h1>Kết quả</h1><table><tr><td>405</td><td>530</td></tr></table><p>Đạt <b>405</b>.<i>530</i> đồng.</p>"
    >>> next(read(Source("a.html", page.encode()))).text.split()
    ['Kết', 'quả', '405', '530', 'Đạt', '405.530', 'đồng.']
    """
    declared = _CHARSET.search(source.data[:4096])
    found = text_of(source, declared.group(1).decode("ascii") if declared else None)
    yield document_of(source, found.text, found.notices)


def document_of(source: Source, markup: str, notices: tuple[Message, ...] = ()) -> Document:
    """The document of a page's markup."""
    try:
        page = parse(markup)
    except TooMuchError:
        raise source.refuse("read-bomb") from None
    about = _About(page)
    builder = Builder(source)
    walk = _Walk(builder, about, _Weights(page.root))
    walk.page(page.root)
    return builder.document(date=about.date, notices=notices)


@dataclass
class _About:
    """What a page says of itself: its headline, its summary, its date."""

    page: Page

    @cached_property
    def linked(self) -> dict[str, Any]:
        """The first linked data that speaks of an article."""
        for printed in self.page.data:
            try:
                found = json.loads(printed)
            except (ValueError, RecursionError):
                continue
            graph = found if isinstance(found, list) else [found, *_listed(found.get("@graph"))] if isinstance(found, dict) else []
            for entry in graph:
                if isinstance(entry, dict) and (entry.get("datePublished") or entry.get("headline")):
                    return entry
        return {}

    @cached_property
    def headline(self) -> str:
        told = self.linked.get("headline")
        return _plain(told if isinstance(told, str) else self.page.metas.get("og:title", ""))

    @cached_property
    def summary(self) -> str:
        return _plain(self.page.metas.get("og:description") or self.page.metas.get("description", ""))

    @cached_property
    def date(self) -> Date | None:
        told = self.linked.get("datePublished")
        printed = [told if isinstance(told, str) else "", *(self.page.metas.get(name, "") for name in _DATES)]
        printed += [
            node.attributes.get("datetime") or node.attributes.get("content") or node.text()
            for node in self.page.root.elements()
            if node.attributes.get("itemprop", "").lower() == "datepublished" or (node.tag == "time" and "pubdate" in node.attributes)
        ]
        return next((date for date in map(iso_date, printed) if date), None)


class _Weights:
    """How much running text, links left out, lies below each element; and which elements only stand around the piece."""

    def __init__(self, root: Node) -> None:
        self.weight: dict[Node, int] = {}
        self.root = root
        self._weigh(root, linked=False)
        self.total = self.weight[root]

    def _weigh(self, node: Node, *, linked: bool) -> int:
        linked = linked or node.tag == "a"
        weight = 0
        for inner in node.children:
            if isinstance(inner, Node):
                weight += self._weigh(inner, linked=linked)
            elif not linked:
                weight += len(inner.strip())
        self.weight[node] = weight
        return weight

    def is_around(self, node: Node) -> bool:
        """Whether an element is no part of the piece; the one that holds most of the text always is."""
        if is_hidden(node):
            return True
        if self.weight[node] * 2 > self.total or node.tag in {"main", "h1"}:
            return False
        if node.tag in _AROUND or node.attributes.get("role", "") in _AROUND_ROLES:
            return True
        if node.tag == "header":
            return not any(inner.tag == "h1" for inner in node.elements())
        return not _AROUND_WORDS.isdisjoint(words_of(node))

    def main(self) -> Node:
        """The element that holds the piece: the article, else where most of the text is; with the headline above it."""
        articles = [node for node in self.root.elements() if node.tag == "article" or node.attributes.get("itemprop") == "articleBody"]
        mains = [node for node in self.root.elements() if node.tag == "main" or node.attributes.get("role") == "main"]
        for nodes in (articles, mains):
            best = max(nodes, key=self.weight.__getitem__, default=None)
            if best and self.weight[best] * 2 >= self.total:
                return self._with_headline(best)
        node = self.root
        while True:
            inner = max((child for child in node.children if isinstance(child, Node)), key=self.weight.__getitem__, default=None)
            if inner is None or inner.tag not in {"div", "section", "center", "table", "tbody", "tr", "td", "form"}:
                break
            if self.weight[inner] * 4 < self.weight[node] * 3:
                break
            node = inner
        return self._with_headline(node.parent or node)

    def _with_headline(self, node: Node) -> Node:
        """The element, or the one above it that also holds the headline, unless that holds much else."""
        headline = _headline_in(self.root)
        above: set[Node] = set()
        place = headline
        while place is not None:
            above.add(place)
            place = place.parent
        shared: Node | None = node
        while shared is not None and shared not in above:
            shared = shared.parent
        if headline is None or shared is None or self.weight[shared] * 2 > self.weight[node] * 3 + 400:
            return node
        return shared


class _Walk:
    def __init__(self, builder: Builder, about: _About, weights: _Weights) -> None:
        self.builder = builder
        self.about = about
        self.weights = weights
        self.line: list[str] = []
        self.linked = 0
        self.titled = False
        self.mark = ""

    def page(self, root: Node) -> None:
        main = self.weights.main()
        if not _headline_in(main):
            outside, told = _headline_in(root), self.about.headline
            headline = _plain(outside.text()) if outside else "" if told.lower() in _plain(main.text()).lower() else told
            if headline:
                self.builder.paragraph(headline, "headline")
                self.titled = True
        self._block(main, None, None)
        self._flush(None)

    def _block(self, node: Node, where: Where | None, convert: Callable[[str], str] | None) -> None:
        """A block element: what stands before it ends, and it ends when it ends."""
        place = self._place(node) or where
        if node.tag == "li":
            self.mark = "- "
        if node.tag == "table":
            self._table(node, where, convert)
            return
        self._children(node, place, convert)
        self._flush(place)
        self.mark = ""

    def _children(self, node: Node, where: Where | None, convert: Callable[[str], str] | None, *, linked: bool = False) -> None:
        convert = by_font(_font(node)) or convert
        for inner in node.children:
            if isinstance(inner, str):
                text = inner if node.tag == "pre" else _SPACE.sub(" ", inner)
                self.line.append(convert(text) if convert else text)
                self.linked += len(text.strip()) if linked else 0
            elif inner.tag == "br":
                self.line.append("\n")
            elif inner.tag in _STRUCK or self.weights.is_around(inner):
                if inner.tag in BLOCKS:
                    self._flush(where)
            elif inner.tag in BLOCKS:
                self._flush(where)
                self._block(inner, where, convert)
            elif inner.tag == "sup":
                self.line.append(_raised(inner))
            else:
                self._children(inner, where, convert, linked=linked or inner.tag == "a")

    def _flush(self, where: Where | None) -> None:
        """Ends the paragraph: one or, where line breaks part it, several; a lone link to another piece is none."""
        text, linked = "".join(self.line), self.linked
        self.line, self.linked = [], 0
        if not text.strip():
            return
        if linked * 10 > len(text.strip()) * 9 and where not in {"headline", "caption"}:
            return
        whole = where in {"headline", "heading", "caption"}
        for line in [" ".join(text.split("\n"))] if whole else _lines(text):
            self.builder.paragraph(self.mark + _tidy(line), self._told(line, where))
            self.mark = ""

    def _told(self, line: str, where: Where | None) -> Where | None:
        plain = _plain(line)
        if where is None and not self.titled and plain == self.about.headline:
            where = "headline"
        if where == "headline":
            self.titled = True
        if (
            where is None
            and len(plain) > 40
            and self.about.summary
            and (plain == self.about.summary or plain.startswith(self.about.summary[:150]))
        ):
            return "lead"
        return where

    def _place(self, node: Node) -> Where | None:
        if node.tag == "h1" and not self.titled:
            return "headline"
        words = words_of(node)
        if node.tag in {"figcaption", "caption"} or not _CAPTION_WORDS.isdisjoint(words):
            return "caption"
        if not _LEAD_WORDS.isdisjoint(words) and self.weights.weight[node] < _LONGEST_LEAD:
            return "lead"
        if node.tag in HEADINGS:
            return "heading" if _plain(node.text()) != self.about.headline else "headline"
        return None

    def _table(self, table: Node, where: Where | None, convert: Callable[[str], str] | None) -> None:
        caption = next((inner for inner in table.children if isinstance(inner, Node) and inner.tag == "caption"), None)
        rows = laid([_cells(row, convert) for row in _rows(table)])
        if self._is_layout(table, rows):
            picture = any(node.tag == "img" for node in table.elements()) and self.weights.weight[table] < 500
            for row in _rows(table):
                for cell in row.children:
                    if isinstance(cell, Node) and not self.weights.is_around(cell):
                        self._block(cell, "caption" if picture else where, convert)
            return
        self._flush(where)
        self.builder.table(without_ordinals(rows), caption=_tidy(_SPACE.sub(" ", caption.text())) if caption else "")

    def _is_layout(self, table: Node, rows: list[list[Cell]]) -> bool:
        cells = [cell for row in rows for cell in row if cell.text.strip()]
        if (
            table.attributes.get("role") == "presentation"
            or max((cell.column + cell.columns - 1 for row in rows for cell in row), default=0) < 2
        ):
            return True
        if any(len(cell.text) > _LONGEST_CELL for cell in cells) or len(cells) < 2:
            return True
        return any(node.tag == "img" for node in table.elements()) and not any(is_data(cell.text) for cell in cells)


def _headline_in(node: Node) -> Node | None:
    return next((found for found in node.elements() if found.tag == "h1" and found.text().strip()), None)


def _rows(table: Node) -> Iterator[Node]:
    for inner in table.children:
        if isinstance(inner, Node):
            if inner.tag == "tr":
                yield inner
            elif inner.tag in {"thead", "tbody", "tfoot"}:
                yield from _rows(inner)


def _cells(row: Node, convert: Callable[[str], str] | None) -> Iterator[tuple[str, int, int, bool]]:
    for cell in row.children:
        if isinstance(cell, Node) and cell.tag in {"td", "th"} and not is_hidden(cell):
            text = "\n".join(line for line in (_tidy(line) for line in _cell_text(cell, convert).split("\n")) if line)
            yield text, _number(cell, "rowspan"), _number(cell, "colspan"), cell.tag == "th"


def _cell_text(node: Node, convert: Callable[[str], str] | None) -> str:
    convert = by_font(_font(node)) or convert
    pieces: list[str] = []
    for inner in node.children:
        if isinstance(inner, str):
            text = _SPACE.sub(" ", inner)
            pieces.append(convert(text) if convert else text)
        elif inner.tag == "sup":
            pieces.append(_raised(inner))
        elif inner.tag in _STRUCK or is_hidden(inner):
            continue
        else:
            text = _cell_text(inner, convert)
            pieces.append(f"\n{text}\n" if inner.tag in BLOCKS or inner.tag == "br" else text)
    return "".join(pieces)


def _raised(node: Node) -> str:
    """A power stays, raised; a reference to a note goes."""
    text = node.text()
    if any(inner.tag == "a" for inner in node.elements()) or ("[" in text and _REFERENCE.fullmatch(text)):
        return ""
    return text.translate(SUPERSCRIPT)


def words_of(node: Node) -> set[str]:
    """The words of an element's class and id.

    >>> sorted(words_of(Node("div", {"class": "articleBody box_tin-lien-quan", "id": "Sapo"})))
    ['article', 'body', 'box', 'lien', 'quan', 'sapo', 'tin', 'tinlienquan']
    """
    words: set[str] = set()
    for name in f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"[:400].split():
        found = [word.lower() for word in _WORD.findall(name)]
        words.update(found)
        joined = "".join(found)
        words.update(known for known in (*_AROUND_RUN_TOGETHER, _CAPTION_RUN_TOGETHER) if known in joined)
    return words


def is_hidden(node: Node) -> bool:
    """Whether an element is not shown."""
    attributes = node.attributes
    return bool(attributes) and ("hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", ""))))


def _font(node: Node) -> str | None:
    if node.tag == "font" and "face" in node.attributes:
        return node.attributes["face"]
    style = node.attributes.get("style")
    found = _FACE.search(style) if style else None
    return found.group(1) if found else None


def _number(node: Node, name: str) -> int:
    value = node.attributes.get(name, "").strip()
    return int(value) if value.isdecimal() and len(value) < 6 else 1


def _lines(text: str) -> Iterator[str]:
    """The lines of a paragraph that line breaks part; one that goes on in lower case goes on."""
    line = ""
    for piece in text.split("\n"):
        if line and piece.strip()[:1].islower():
            line = f"{line.rstrip()} {piece.lstrip()}"
        elif piece.strip():
            if line:
                yield line
            line = piece
    if line:
        yield line


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" \n\t")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _listed(found: object) -> list[Any]:
    return found if isinstance(found, list) else []
