"""What is measured: the words of a number's own clause, or of the number that it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.parse.draft import Draft, Reading
    from qnfacts.parse.row import Item, Row
    from qnfacts.text import Document

DROP = frozenset(
    "và|của|các|những|tại|ở|trong|trên|theo|với|cho|về|để|do|bởi|đã|đang|sẽ|cũng|được|là|có|còn|này|đó|thì|mà|nhưng|song|vẫn|khi|nếu|như|a|an|the|of|in|and|to|for|on|at|by|with|was|were|is|are|has|have|that|its|their|it|which|from|as".split(
        "|"
    )
)
_QUIET = ("qualifier", "change", "compare", "to", "from", "ratio", "excess", "short", "versus", "fold", "order", "same", "bound")


def words_between(document: Document, items: Sequence[Item]) -> list[str]:
    """The words among some items that say what is spoken of, without those that only tell how."""
    words: list[str] = []
    for item in items:
        if item.kind == "word" and item.text not in DROP:
            words.append(document.view[item.start : item.end])
        elif (
            item.kind == "cue"
            and not item.cue("skip", "level", "actual", "target", "estimate", "parts", "each", "up-by", *_QUIET)
            and item.text not in DROP
        ):
            words.append(item.text)
    return words


def _own_subject(reading: Reading, draft: Draft, items: Sequence[Item]) -> list[str]:
    left: list[Item] = []
    for item in reversed(items[: draft.index]):
        if item.kind == "number" or (item.kind == "mark" and item.text in ";(.)" and item.depth >= draft.item.depth):
            break
        if item.kind == "mark" and item.text == ":" and any(other.kind == "word" and other.text not in DROP for other in left):
            break
        if item.depth <= draft.item.depth:
            left.append(item)
    left.reverse()
    right = list(draft.around.right)
    if draft.manner.cue is not None and draft.manner.measure in {"plan-ratio", "plan-excess"} and draft.manner.cue in right:
        right = right[right.index(draft.manner.cue) + 1 :]
    words = [*words_between(reading.document, left), *words_between(reading.document, right)]
    plan = set("kế hoạch kh năm đề ra giao dự toán so".split())
    return [word for word in words if word not in plan] if draft.manner.measure in {"plan-ratio", "plan-excess"} else words


def give_subject(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """The words of a number's own clause, with its counted noun; where it has none, those of what it follows."""
    named: dict[int, str] = {}
    for draft in drafts:
        named = {depth: words for depth, words in named.items() if depth <= draft.item.depth}
        previous = named[max(named)] if named else ""
        words = _own_subject(reading, draft, row.items)
        draft.own_words = len(words)
        noun = (
            [draft.unit.text]
            if draft.unit and draft.unit.dimension not in {"percent", "percentage-point", "times", "money", "duration"}
            else []
        )
        if words:
            draft.indicator = " ".join([*words, *noun])
        elif previous:
            draft.indicator = previous
        else:
            draft.indicator = " ".join([reading.scope.subject or reading.scope.heading_subject or reading.title_subject, *noun]).strip()
        if words or not previous:
            named[draft.item.depth] = draft.indicator
