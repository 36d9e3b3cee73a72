"""HTML as a tree of elements, forgiving as browsers are, with a bound on size, depth and time."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "canvas",
        "video",
        "audio",
        "select",
        "textarea",
        "button",
        "math",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSES_PARAGRAPH = HEADINGS | {
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
}
BLOCKS = _CLOSES_PARAGRAPH | {"caption", "dd", "dt", "li", "summary", "tbody", "td", "tfoot", "th", "thead", "tr"}
"""Elements that stand apart from the text around them."""
_CLOSED_BY = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th", "caption"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"tr", "td", "th", "thead", "tbody", "caption"}), frozenset({"table"})),
    "thead": (frozenset({"caption"}), frozenset({"table"})),
    "tfoot": (frozenset({"tr", "td", "th", "tbody", "thead"}), frozenset({"table"})),
}
_PICTURE = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=%]+", re.ASCII)
_CODE = re.compile(r"<(script|style)\b(?![^<>]{0,200}ld\+json)[^<>]{0,2000}>", re.IGNORECASE)
_CODE_END = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in ("script", "style")}
_CHUNK = 16 * 1024
_LONGEST_TAG = 256 * 1024
_DEEPEST = 200
_MOST_NODES = 1_000_000
_MOST_SECONDS = 10.0


class TooMuchError(Exception):
    """The markup is larger, or takes longer, than a page can."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: its tag, its attributes, and its texts and elements in order."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)
    parent: Node | None = None

    def elements(self) -> Iterator[Node]:
        """This element and all below it, in order."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(inner for inner in reversed(node.children) if isinstance(inner, Node))

    def text(self) -> str:
        """All text below, joined with nothing."""
        pieces: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            found = stack.pop()
            if isinstance(found, str):
                pieces.append(found)
            else:
                stack.extend(reversed(found.children))
        return "".join(pieces)


@dataclass(slots=True, eq=False)
class Page:
    """A page: its tree, what it says of itself, and its linked data as printed."""

    root: Node
    metas: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    title: str = ""


def parse(text: str) -> Page:
    """The tree of a page; ``TooMuchError`` where it has no end.

    >>> parse("<p>Đạt <b>405</b>.<i>530</i><p>Hai").root.children[0].text()
    'Đạt 405.530'
    """
    text = _without_data(text)
    parser = _Parser()
    deadline = time.monotonic() + _MOST_SECONDS
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK])
        if len(parser.rawdata) > _LONGEST_TAG or time.monotonic() > deadline:
            raise TooMuchError
    if len(parser.rawdata) < _CHUNK:
        parser.close()
    return parser.page


def _without_data(text: str) -> str:
    """The markup less the scripts, styles and pictures that are written into it, which can be longer than the piece by far.

    >>> _without_data("a<script>1 < 2</script>b<img src='data:image/png;base64,AAAA'>")
    "a<script></script>b<img src=''>"
    """
    text = _PICTURE.sub("", text)
    pieces: list[str] = []
    end = 0
    while found := _CODE.search(text, end):
        closing = _CODE_END[found.group(1).lower()].search(text, found.end())
        pieces.append(text[end : found.end()])
        end = closing.start() if closing else len(text)
    return "".join([*pieces, text[end:]])


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page(Node("body", {}))
        self.stack = [self.page.root]
        self.open: dict[str, int] = {}
        self.unseen: list[str] = []
        self.kept: list[str] | None = None
        self.nodes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen:
            if tag == self.unseen[-1] and tag not in _VOID:
                self.unseen.append(tag)
            return
        attributes = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(attributes)
        elif tag in _UNSEEN:
            self.unseen.append(tag)
            self.kept = [] if tag == "script" and "ld+json" in attributes.get("type", "") else None
        elif tag == "title" and not self.page.title:
            self.unseen.append(tag)
            self.kept = []
        elif tag not in {"html", "head", "body"}:
            self._start(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN and not self.unseen:
            self.handle_starttag(tag, attrs)
            if tag not in _VOID:
                self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            if tag == self.unseen[-1]:
                self.unseen.pop()
                if not self.unseen and self.kept is not None:
                    self._keep(tag, "".join(self.kept))
            return
        if tag == "br":
            self._start("br", {})
        elif self.open.get(tag):
            while self._end() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.unseen:
            if self.kept is not None:
                self.kept.append(data)
        else:
            self.stack[-1].children.append(data)

    def _keep(self, tag: str, text: str) -> None:
        self.kept = None
        if tag == "title":
            self.page.title = " ".join(text.split())
        else:
            self.page.data.append(text)

    def _meta(self, attributes: dict[str, str]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if attributes.get("content"):
            self.page.metas.setdefault(name.lower(), attributes["content"])

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            raise TooMuchError
        if tag in _CLOSES_PARAGRAPH and self.open.get("p"):
            self._close(frozenset({"p"}), frozenset({"td", "th", "li", "table", "div", "article", "section", "figure", "blockquote"}))
        if tag in _CLOSED_BY:
            self._close(*_CLOSED_BY[tag])
        node = Node(tag, attributes, parent=self.stack[-1])
        self.stack[-1].children.append(node)
        if tag not in _VOID and len(self.stack) < _DEEPEST:
            self.stack.append(node)
            self.open[tag] = self.open.get(tag, 0) + 1

    def _end(self) -> str:
        tag = self.stack.pop().tag
        self.open[tag] -= 1
        return tag

    def _close(self, tags: frozenset[str], within: frozenset[str]) -> None:
        """Ends the open elements of these tags, the innermost up to an element that holds them."""
        reach = 0
        for depth, node in enumerate(reversed(self.stack[1:]), 1):
            if node.tag in tags:
                reach = depth
            elif node.tag in within:
                break
        for _ in range(reach):
            self._end()
