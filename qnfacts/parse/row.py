"""A sentence as a row of items: its numbers, times, places, cue words, other words and marks, in order.

The rules of the parser look left and right along a row; what they see is this, never the raw text.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from qnfacts.frozen import dataclass, field
from qnfacts.lexicon import cues as lexicon
from qnfacts.model import Span
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.lexicon.cues import Cue
    from qnfacts.model import Language
    from qnfacts.parse.number import Number
    from qnfacts.parse.period import Time
    from qnfacts.parse.unit import Unit
    from qnfacts.text import Document

Kind = Literal["number", "time", "place", "cue", "word", "mark"]
_TOKEN = compiled(r"\d+|[^\W\d_]+(?:['’./&-][^\W\d_]+)*|[^\w\s]")


@dataclass(slots=True, eq=False)
class Item:
    """One item of a row; ``cues`` are the meanings of a cue word."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    cues: tuple[Cue, ...] = ()
    number: Number | None = None
    unit: Unit | None = None
    time: Time | None = None
    depth: int = 0

    def cue(self, *kinds: str) -> Cue | None:
        """The first meaning of this item among the kinds."""
        for cue in self.cues:
            if cue.kind in kinds:
                return cue
        return None


@dataclass(slots=True)
class Row:
    """A sentence: where it stands, and its items."""

    sentence: int
    block: int
    start: int
    end: int
    items: list[Item] = field(default_factory=list)


_OPEN, _CLOSE = "([{", ")]}"


def make_row(view: str, language: Language, span: Span, sentence: int, block: int, fixed: Sequence[Item]) -> Row:
    """The row of a sentence; ``fixed`` are its numbers and times, in order, without overlap."""
    row = Row(sentence, block, span.start, span.end)
    index = lexicon.starts(language)
    at = span.start
    depth = 0
    for item in [*fixed, None]:
        stop = item.start if item else span.end
        for piece in _words(view, at, stop, index):
            row.items.append(piece)
            if piece.kind == "mark" and piece.text in _OPEN:
                depth += 1
            piece.depth = depth
            if piece.kind == "mark" and piece.text in _CLOSE and depth:
                depth -= 1
        if item:
            item.depth = depth
            row.items.append(item)
            at = max(at, item.unit.end if item.unit else item.end)
    return row


def _words(view: str, start: int, end: int, index: lexicon.Starts) -> list[Item]:
    """The cue words, other words and marks of a stretch."""
    tokens = list(_TOKEN.finditer(view, start, end))
    words = [token[0] for token in tokens]
    words.append("")
    items: list[Item] = []
    taken = 0
    for at, token in enumerate(tokens):
        if at < taken:
            continue
        word = words[at]
        begin, stop = token.span()
        entry = index.get(word)
        if entry is None:
            items.append(Item("word" if word[0].isalnum() else "mark", begin, stop, word))
            continue
        alone, longer = entry
        for phrase, text, cues in longer.get(words[at + 1], ()):
            size = len(phrase)
            if size == 2 or tuple(words[at : at + size]) == phrase:
                taken = at + size
                items.append(Item("cue", begin, tokens[taken - 1].end(), text, cues))
                break
        else:
            kind: Kind = "cue" if alone else "word" if word[0].isalnum() else "mark"
            items.append(Item(kind, begin, stop, word, alone))
    return items


def spoken(document: Document, start: int, end: int, fixed: Sequence[Item]) -> list[Item]:
    """The items of a stretch of the view."""
    return make_row(document.view, document.language, Span(start, end), 0, 0, fixed).items


def within(items: Sequence[Item], start: int, end: int, starts: Sequence[int]) -> Sequence[Item]:
    """Those of the items, ordered by ``starts``, that begin in a stretch."""
    return items[bisect_left(starts, start) : bisect_left(starts, end)]


def bracket_start(items: Sequence[Item], at: int) -> int:
    """Where the bracket opens that the item at ``at`` stands in; -1 where it stands in none."""
    for place in range(at - 1, -1, -1):
        if items[place].kind == "mark" and items[place].text == "(" and items[place].depth == items[at].depth:
            return place
    return -1
