"""The claims of a document with their places in its view, and what stands around and between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from qnfacts.lexicon.structure import cue, vocabulary
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.model import Claim, Span
    from qnfacts.text import Document

BULLETS = "-–•*+►▪✅✔"
WINDOW, CLAUSE, NAME = 240, 100, 60
"""How many characters of words are read between two numbers, within a clause, for a name."""
REACH = 200
"""How many claims away a number is looked for that another is held against."""


class Passage:
    """The claims with their places in the view, and what stands around and between them."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.language = document.language
        self.view = document.view
        self.starts = [document.offset(claim.number_start) for claim in claims]
        self.ends = [document.offset(claim.end) for claim in claims]
        self.sentences = document.sentences
        self.brackets: list[int] = []
        self.inside: list[int] = []
        self.closes: dict[int, int] = {}
        self._first_marks: dict[int, str] = {}
        self._asides: dict[int, bool] = {}
        self._wholes: dict[int, bool] = {}
        for paragraph in document.paragraphs:
            self._read_brackets(paragraph)
        starts = [sentence.start for sentence in self.sentences]
        self._sentences = [max(bisect_right(starts, start) - 1, 0) for start in self.starts]
        self._levels = [self.bracket(start) for start in self.starts]
        self._at: dict[tuple[str | None, str | None], list[int]] = {}
        self.speech = vocabulary(self.language)

    def _read_brackets(self, paragraph: Span) -> None:
        """Which brackets enclose which stretch; a bracket without its fellow counts for nothing."""
        marks = [
            (paragraph.start + mark.start(), mark.group() in "([")
            for mark in compiled(r"[()\[\]]").finditer(self.view[paragraph.start : paragraph.end])
        ]
        stack: list[int] = []
        closing: set[int] = set()
        for at, opens in marks:
            if opens:
                stack.append(at)
            elif stack:
                self.closes[stack.pop()] = at
                closing.add(at)
        stack = [-1]
        for at, opens in marks:
            if opens and at in self.closes:
                stack.append(at)
            elif not opens and at in closing:
                stack.pop()
            self.brackets.append(at)
            self.inside.append(stack[-1])

    def bracket(self, at: int) -> int:
        """The bracket that encloses a place, by where it opens; -1 for none. A bracket encloses itself."""
        index = bisect_right(self.brackets, at) - 1
        return self.inside[index] if index >= 0 else -1

    def outer(self, bracket: int) -> int:
        """The bracket around a bracket."""
        return self.bracket(bracket - 1) if bracket >= 0 else -1

    def mark(self, number: int) -> str:
        """The bullet that a sentence opens with, with its indent; empty for none."""
        if number >= len(self.sentences):
            return ""
        start = self.sentences[number].start
        indent = start - self.view.rfind("\n", 0, start) - 1
        return f"{indent}{self.view[start]}" if self.view[start] in BULLETS and indent < NAME else ""

    def first_mark(self, number: int) -> str:
        """The bullet that the bulleted lines around a sentence open with."""
        if number not in self._first_marks:
            self._first_marks[number] = self._first_marks.get(number - 1, "") or self.mark(number) if self.mark(number) else ""
        return self._first_marks[number]

    def level(self, index: int) -> int:
        """The bracket in which a claim stands."""
        return self._levels[index]

    def sentence(self, index: int) -> int:
        """The sentence in which a claim stands."""
        return self._sentences[index]

    def together(self, one: int, other: int) -> bool:
        """Do two claims stand in one sentence?"""
        return self._sentences[one] == self._sentences[other]

    def of_time_and_place(self, period: str, place: str | None, near: int) -> list[int]:
        """The claims of one period and one place that stand not too far from another."""
        if not self._at:
            for index, claim in enumerate(self.claims):
                self._at.setdefault((claim.period, claim.place), []).append(index)
        found = self._at.get((period, place), [])
        return found[bisect_left(found, near - REACH) : bisect_right(found, near + REACH)]

    def in_one_clause(self, before: int, after: int) -> bool:
        """Do two claims stand in one clause at one bracket level?"""
        level = self.level(before)
        return self.together(before, after) and level == self.level(after) and not self.breaks(self.ends[before], self.starts[after], level)

    def between(self, before: int, after: int) -> str:
        """The words between two claims, the last ones where they are many."""
        return self.view[max(self.ends[before], self.starts[after] - WINDOW) : self.starts[after]]

    def lead(self, index: int) -> str:
        """The words before a claim, back to the claim before or the sentence's start."""
        start = self.sentences[self.sentence(index)].start
        if index:
            start = max(start, self.ends[index - 1])
        return self.view[max(start, self.starts[index] - WINDOW) : self.starts[index]]

    def tail(self, index: int) -> str:
        """The words behind a claim, up to the next claim or the sentence's end."""
        end = self.sentences[self.sentence(index)].end
        if index + 1 < len(self.starts):
            end = min(end, self.starts[index + 1])
        return self.view[self.ends[index] : min(end, self.ends[index] + WINDOW)]

    def first_after(self, at: int) -> int:
        """The first claim that stands at a place or behind it."""
        return bisect_right(self.starts, at - 1)

    def is_aside(self, index: int) -> bool:
        """Is the number only there to hold another against it: ``so với 250 người``, ``kế hoạch 300``, ``mỗi xã 5``?"""
        if index not in self._asides:
            self._asides[index] = self.speech.against.end(self._near(index), self.speech.trims)
        return self._asides[index]

    def is_whole(self, index: int) -> bool:
        """Is the number told as a whole of its own: ``trong tổng số 250 người``?"""
        if index not in self._wholes:
            self._wholes[index] = self.speech.wholes.end(self._near(index), self.speech.trims)
        return self._wholes[index]

    def is_compared(self, index: int) -> bool:
        """Does a comparison stand a few words before: ``compared to a surplus of 250``?"""
        words = self._near(index).split()
        versus = cue(self.language, "versus")
        return any(versus.end(" ".join(words[: len(words) - cut])) for cut in range(1, 5) if cut < len(words))

    def _near(self, index: int) -> str:
        lead = self.lead(index)
        if lead.rstrip().endswith(":") and index and self.together(index - 1, index) and self.claims[index - 1].measure != "level":
            return ""
        return compiled(r"[,;:]").split(lead.rstrip(" :"))[-1]

    def breaks(self, start: int, end: int, level: int) -> bool:
        """Does a semicolon of this bracket level, or the bullet of another line, stand between two places?"""
        marks = compiled(rf";|\n(?=\s*[{BULLETS}])").finditer(self.view[start : min(end, start + 4 * WINDOW)])
        return any(self.bracket(start + mark.start()) == level for mark in marks)
