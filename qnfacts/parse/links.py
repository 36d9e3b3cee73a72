"""How the claims of a text hang together: a total and its parts, where a change began and arrived, a number with
its plan and its share of it, a number that is a percentage of another, two numbers told as equal.

Only what the words and the punctuation say is a link; numbers that merely stand close to one another are none.
Where a text can be read in several ways (where does a list end?), the reading in which the numbers agree is taken:
an innocent reading that the text allows comes before a fault.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from qnfacts.frozen import dataclass
from qnfacts.lexicon.structure import Phrases, cue, halves, phrases, spaced_out, vocabulary
from qnfacts.model import Link
from qnfacts.numbers import Interval, printed_interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qnfacts.model import Claim, Language, Span
    from qnfacts.text import Document

_BULLETS = "-–•*+►▪✅✔"
_CLOSING = Phrases(("và", "and", "cùng"))
_PERCENT = {"percent", "percentage-point"}
_NO_SUM = {*_PERCENT, "times", "duration", "temperature", "speed"}
_ALIKE = ({"person", "person-turn"}, {"household"})
_COUNTED = {"person", "person-turn", "household", "count"}
_PLAN = {"plan-ratio", "plan-excess"}
_REACH = 12
"""How many claims back a list looks for its head."""
_MOST_PARTS = 40
_WINDOW, _CLAUSE, _NAME = 240, 100, 60
"""How many characters of words are read between two numbers, within a clause, for a name."""
_FEW_WORDS = 9
_WELL_OVER = Decimal("1.2")
"""How far "over" a number still is said of another."""
_UNLIKELY = Decimal("1.5")
"""Parts that exceed their total by more than this factor are another list."""


def stated(claim: Claim) -> Interval:
    """The values that a claim allows: its print, its rounding, its zeros and its hedge.

    >>> from qnfacts.numbers import print_range
    >>> print_range(stated(example_claim("0,09", "%", "percent")))
    '[0.085, 0.095)'
    """
    counted = claim.dimension in _COUNTED
    zeros = claim.dimension not in {*_PERCENT, "times"}
    low = printed_interval(claim.value, claim.step, zeros=zeros, whole=counted)
    if claim.high is not None:
        top = printed_interval(claim.high, claim.step, zeros=zeros, whole=counted)
        low = Interval(min(low.low, top.low), max(low.high, top.high), high_open=False)
    value = claim.value
    match claim.qualifier:
        case "exact":
            return low
        case "about":
            return low.widened(abs(value) / 20)
        case "over":
            return Interval(value, max(low.high, value * _WELL_OVER), high_open=False)
        case "at-least":
            return Interval(min(low.low, value), Decimal("Infinity"))
        case "nearly":
            return Interval(value * Decimal("0.9"), low.high, high_open=False)
        case "under" | "at-most":
            return Interval(min(Decimal(0), value), low.high, high_open=False)


def example_claim(number: str, unit: str, dimension: str, **fields: object) -> Claim:
    """A claim made by hand, for examples: everything that is not given is the plainest."""
    from qnfacts.model import Claim
    from qnfacts.numbers import read_digits

    read = read_digits(number)
    if read is None:
        raise ValueError(number)
    given: dict[str, object] = {
        **{"start": 0, "end": len(number), "line": 1, "column": 1, "text": number, "number": number, "value": read.value},
        **{"high": None, "of": None, "qualifier": "exact", "unit": unit, "dimension": dimension, "per": None, "measure": "level"},
        **{"direction": None, "base": None, "status": "actual", "period": None, "place": None, "indicator": "", "where": "body"},
        **{"step": read.step, "number_start": 0, "number_end": len(number)},
    }
    return Claim(**(given | fields))  # type: ignore[arg-type]


def find_links(document: Document, claims: Sequence[Claim]) -> tuple[Link, ...]:
    """How the claims of a document hang together, in reading order.

    >>> from qnfacts.text import Document
    >>> text = "900 lượt người, gồm 715 lượt và 185 lượt"
    >>> claims = [
    ...     example_claim(text[a:b], "lượt", "person-turn", number_start=a, number_end=b, start=a, end=b)
    ...     for a, b in ((0, 3), (20, 23), (32, 35))
    ... ]
    >>> [(link.kind, link.head, link.member, link.exhaustive) for link in find_links(Document.of(text), claims)]
    [('part', 0, 1, True), ('part', 0, 2, True)]
    """
    if len(claims) < 2:
        return ()
    passage = _Passage(document, claims)
    lists = list(_lists(passage))
    found = [
        *(link for listed in lists for link in listed.links()),
        *_totals(passage, lists),
        *_plans(passage, lists),
        *_changes(passage),
        *_shares(passage, lists),
        *_equals(passage),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda link: (link.head, link.member)))


class _Passage:
    """The claims with their places in the view, and what stands around and between them."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.language = document.language
        self.view = document.view
        self.starts = [document.offset(claim.number_start) for claim in claims]
        self.ends = [document.offset(claim.end) for claim in claims]
        self.sentences = document.sentences
        self.sentence_starts = [sentence.start for sentence in self.sentences]
        self.brackets: list[int] = []
        self.inside: list[int] = []
        self.closes: dict[int, int] = {}
        self._asides: dict[int, bool] = {}
        self._wholes: dict[int, bool] = {}
        for paragraph in document.paragraphs:
            self._read_brackets(paragraph)
        self.speech = vocabulary(self.language)

    def _read_brackets(self, paragraph: Span) -> None:
        """Which brackets enclose which stretch; a bracket without its fellow counts for nothing."""
        marks = [(paragraph.start + mark.start(), mark.group() in "([") for mark in re.finditer(r"[()\[\]]", self.view[paragraph.start : paragraph.end])]
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

    def level(self, index: int) -> int:
        """The bracket in which a claim stands."""
        return self.bracket(self.starts[index])

    def sentence(self, index: int) -> int:
        """The sentence in which a claim stands."""
        return max(bisect_right(self.sentence_starts, self.starts[index]) - 1, 0)

    def together(self, one: int, other: int) -> bool:
        """Do two claims stand in one sentence?"""
        return self.sentence(one) == self.sentence(other)

    def in_one_clause(self, before: int, after: int) -> bool:
        """Do two claims stand in one clause at one bracket level?"""
        level = self.level(before)
        return self.together(before, after) and level == self.level(after) and not self.breaks(self.ends[before], self.starts[after], level)

    def between(self, before: int, after: int) -> str:
        """The words between two claims, the last ones where they are many."""
        return self.view[max(self.ends[before], self.starts[after] - _WINDOW) : self.starts[after]]

    def lead(self, index: int) -> str:
        """The words before a claim, back to the claim before or the sentence's start."""
        start = self.sentences[self.sentence(index)].start
        if index:
            start = max(start, self.ends[index - 1])
        return self.view[max(start, self.starts[index] - _WINDOW) : self.starts[index]]

    def tail(self, index: int) -> str:
        """The words behind a claim, up to the next claim or the sentence's end."""
        end = self.sentences[self.sentence(index)].end
        if index + 1 < len(self.starts):
            end = min(end, self.starts[index + 1])
        return self.view[self.ends[index] : min(end, self.ends[index] + _WINDOW)]

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

    def _near(self, index: int) -> str:
        lead = self.lead(index)
        if lead.rstrip().endswith(":") and index and self.together(index - 1, index) and self.claims[index - 1].measure != "level":
            return ""
        return re.split(r"[,;:]", lead.rstrip(" :"))[-1]

    def breaks(self, start: int, end: int, level: int) -> bool:
        """Does a semicolon of this bracket level, or the bullet of another line, stand between two places?"""
        marks = re.finditer(rf";|\n(?=\s*[{_BULLETS}])", self.view[start : min(end, start + 4 * _WINDOW)])
        return any(self.bracket(start + mark.start()) == level for mark in marks)


# Lists


@dataclass(frozen=True, slots=True)
class _List:
    head: int
    parts: tuple[int, ...]
    exhaustive: bool

    def links(self) -> Iterator[Link]:
        for part in self.parts:
            yield Link("part", self.head, part, self.exhaustive)


@dataclass(frozen=True, slots=True)
class _Opener:
    """What opens a list: where it stands, where its items begin and must end, at which bracket level."""

    kind: Literal["all", "some", "colon", "bracket"]
    at: int
    start: int
    stop: int
    level: int
    head: int | None = None
    lines: bool = False


def _lists(passage: _Passage) -> Iterator[_List]:
    for number, sentence in enumerate(passage.sentences):
        first = passage.first_after(sentence.start)
        counts = passage.first_after(sentence.end) - first
        if counts > 0 or (first and passage.view[sentence.end - 1] == ":"):
            for opener in _openers(passage, number):
                found = _read_list(passage, opener, number)
                if found:
                    yield found


def _openers(passage: _Passage, number: int) -> Iterator[_Opener]:
    sentence = passage.sentences[number]
    piece = passage.view[sentence.start : sentence.end]
    spelled = sorted([*((start, end, True) for start, end in passage.speech.divides.places(piece)), *((start, end, False) for start, end in passage.speech.opens.places(piece))])
    for start, end, divides in spelled:
        rest = piece[end : end + 30]
        whole = divides and not piece[start:end].endswith(" cả") and not phrases(passage.language, "INCLUDES_TOO").start(rest)
        yield _opener(passage, "all" if whole else "some", sentence.start + start, sentence.start + end, number)
    starts = [start for start, _, _ in spelled]
    for mark in re.finditer(r":(?=\s)|\(", piece):
        at = sentence.start + mark.start()
        index = bisect_right(starts, mark.start() + 3) - 1
        nearby = index >= 0 and mark.start() <= spelled[index][1] + 20
        if not nearby and (mark.group() == ":" or at in passage.closes):
            yield _opener(passage, "colon" if mark.group() == ":" else "bracket", at, at + 1, number)
    head = passage.first_after(sentence.start)
    if head < len(passage.claims) and not spelled and phrases(passage.language, "AMONG").end(passage.lead(head), passage.speech.trims, 1) and passage.starts[head] < sentence.end:
        at = passage.ends[head]
        yield _Opener("some", at, at, sentence.end, passage.level(head), head)


def _opener(passage: _Passage, kind: Literal["all", "some", "colon", "bracket"], at: int, start: int, number: int) -> _Opener:
    sentence = passage.sentences[number]
    level = passage.bracket(at)
    stop = passage.closes[level] if level >= 0 else sentence.end
    lines = stop == sentence.end and not passage.view[start:stop].strip(" :")
    return _Opener(kind, at, start, _end_of_lines(passage, number) if lines else stop, level, lines=lines)


def _end_of_lines(passage: _Passage, number: int) -> int:
    """Where the lines of a bulleted list end that a sentence announces."""
    end = passage.sentences[number].end
    for sentence in passage.sentences[number + 1 : number + 1 + _MOST_PARTS]:
        if passage.view[sentence.start] not in _BULLETS:
            break
        end = sentence.end
    return end


def _read_list(passage: _Passage, opener: _Opener, number: int) -> _List | None:
    first = passage.first_after(opener.start)
    if first >= len(passage.claims) or passage.starts[first] >= opener.stop:
        return None
    heads = [opener.head] if opener.head is not None else list(_heads(passage, opener, number, first))
    bare = opener.kind in {"bracket", "colon"}
    for alike in (_same_amount, _same_plan, _same_rate):
        for head in heads:
            parts, style, closed = _collect(passage, opener, head, first, alike)
            if len(parts) > bare:
                return _settle(passage, opener, head, parts, style, closed, alike)
    return None


def _heads(passage: _Passage, opener: _Opener, number: int, first: int) -> Iterator[int]:
    """The claims that can be the total of a list, the likeliest first."""
    sentence = passage.sentences[number]
    outer = passage.outer(opener.level)
    opening = not any(character.isalnum() for character in passage.view[sentence.start : opener.at])
    if opening and (opener.kind in {"bracket", "colon"} or not number):
        return
    for head in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if passage.starts[head] >= opener.at:
            continue
        if passage.sentence(head) < number - opening:
            return
        level = passage.level(head)
        within = opener.level >= 0 and level == outer and passage.starts[head] < opener.level
        if level != opener.level and not within:
            continue
        border = opener.level if within else opener.at
        if not opening and passage.breaks(passage.ends[head], border - 2, level):
            return
        if not passage.is_aside(head) or passage.claims[head].status == "target":
            yield head


def _same_amount(head: Claim, part: Claim) -> bool:
    """Can one amount be a part of the other: the same kind of thing, of the same time, as real?"""
    return (
        head.measure == part.measure == "level"
        and head.dimension not in _NO_SUM
        and same_kind(head, part)
        and _same_time(head, part)
        and head.of is None
        and part.of is None
        and head.per == part.per
    )


def _same_plan(head: Claim, part: Claim) -> bool:
    return head.measure in _PLAN and part.measure in _PLAN and _same_time(head, part)


def _same_rate(head: Claim, part: Claim) -> bool:
    return head.measure == part.measure == "level" and head.dimension == part.dimension == "percent" and _same_time(head, part) and head.per == part.per


def same_kind(head: Claim, part: Claim) -> bool:
    """Are two numbers of one kind, so that they can be added and divided?

    >>> same_kind(example_claim("900", "lượt người", "person-turn"), example_claim("715", "người", "person"))
    True
    >>> same_kind(example_claim("4", "xã", "count"), example_claim("3", "trường", "count"))
    False
    """
    for group in _ALIKE:
        if head.dimension in group:
            return part.dimension in group or (part.dimension == "none" and part.unit is None)
    if "none" in {head.dimension, part.dimension} and None in {head.unit, part.unit}:
        return True
    return head.dimension == part.dimension and (part.unit is None or _same_unit(head.unit or "", part.unit))


def _same_unit(one: str, other: str) -> bool:
    """Is one unit the other, or the other cut short: ``đội tình nguyện`` and ``đội``?"""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and not long[len(short) : len(short) + 1].isalnum()


def _same_time(head: Claim, part: Claim) -> bool:
    same_period = head.period == part.period or None in {head.period, part.period}
    return same_period and (head.status == "target") == (part.status == "target")


Alike = Callable[["Claim", "Claim"], bool]


def _collect(passage: _Passage, opener: _Opener, head: int, first: int, alike: Alike) -> tuple[list[int], str, int]:
    """The items of a list: their claims, whether ``;`` or ``,`` parts them, and how many stand up to a closing ``và``."""
    parts: list[int] = []
    style, closed, nested, last = "", 0, False, opener.start
    for index in range(first, min(first + 4 * _MOST_PARTS, len(passage.claims))):
        at = passage.starts[index]
        if at >= opener.stop or len(parts) >= _MOST_PARTS:
            break
        gap = passage.view[max(last, at - 4 * _WINDOW) : at]
        broken = passage.breaks(last, at, opener.level)
        if broken and style == ",":
            break
        nested = (nested and not broken) or (index > first and _opens_another(passage, last, gap, at, opener.level))
        if nested or passage.level(index) != opener.level or not alike(passage.claims[head], passage.claims[index]) or _stands_apart(passage, index):
            continue
        if parts and not style:
            style = ";" if broken else ","
        if parts and not closed and (_CLOSING.stand_in(gap) or passage.speech.rest.stand_in(gap)):
            closed = len(parts) + 1
        parts.append(index)
        last = passage.ends[index]
    return parts, style, closed


def _stands_apart(passage: _Passage, index: int) -> bool:
    """Is a number of a list no part of it, but something to hold a part against?"""
    apart = passage.is_aside(index) or passage.is_whole(index)
    return apart and passage.claims[index].measure == "level" and not passage.speech.rest.stand_in(passage.lead(index))


def _opens_another(passage: _Passage, last: int, gap: str, at: int, level: int) -> bool:
    """Does another list open, at this level, behind the last item?"""
    offset = max(last, at - 4 * _WINDOW)
    return any(passage.bracket(offset + start) == level for start, _ in passage.speech.lists.places(gap))


def _settle(passage: _Passage, opener: _Opener, head: int, parts: list[int], style: str, closed: int, alike: Alike) -> _List | None:
    """The list as it is read: as far as its numbers agree, else as far as its words say."""
    claims = passage.claims
    named = _share_out(passage, opener, parts)
    if alike is _same_rate:
        return _List(head, tuple(parts), True) if named else None
    if alike is _same_plan and opener.kind in {"bracket", "colon"} and not named:
        return None
    if alike is _same_plan:
        return _List(head, tuple(parts), len(parts) > 1 and (named or opener.kind == "all"))
    total = stated(claims[head])
    for count in range(len(parts), 1, -1):
        if add(stated(claims[part]) for part in parts[:count]).overlaps(total):
            return _List(head, tuple(parts[:count]), True)
    parts = parts[:closed] if closed and style == "," else parts
    if opener.kind != "all" and closed != len(parts):
        parts = _likely(passage, total, parts, style, lines=opener.lines)
    if not parts:
        return None
    whole = len(parts) > 1 and (opener.kind == "all" or named or passage.speech.rest.stand_in(passage.lead(parts[-1])))
    return _List(head, tuple(parts), whole and not _goes_on(passage, opener, parts))


def _likely(passage: _Passage, total: Interval, parts: list[int], style: str, *, lines: bool) -> list[int]:
    """The parts up to one that is too large for this whole: there another sentence's matter begins."""
    summed = Interval.point(Decimal(0))
    for count, part in enumerate(parts):
        summed += stated(passage.claims[part])
        if summed.low > total.high * _UNLIKELY or (style == ";" and not lines and count > 1 and summed.low > total.high):
            return parts[:count]
    return parts


def add(intervals: Iterable[Interval]) -> Interval:
    """The sum of numbers.

    >>> add([Interval.point(Decimal(1)), Interval.point(Decimal(2))]).low
    Decimal('3')
    """
    total = Interval.point(Decimal(0))
    for interval in intervals:
        total += interval
    return total


def _share_out(passage: _Passage, opener: _Opener, parts: list[int]) -> bool:
    """Do the names of two parts share the whole out between them (``nam``, ``nữ``)?"""
    if len(parts) != 2:
        return False
    text = passage.view[opener.start : min(opener.stop, passage.ends[parts[-1]] + _NAME)]
    return any(one.stand_in(text) and other.stand_in(text) for one, other in halves(passage.language))


def _goes_on(passage: _Passage, opener: _Opener, parts: list[int]) -> bool:
    """Does the list say that it leaves some parts out: ``…``, ``chủ yếu``, a rest without a number, parts of parts?"""
    end = passage.ends[parts[-1]]
    text = passage.view[opener.start : min(opener.stop, end + _NAME)]
    if "..." in text or "…" in text or phrases(passage.language, "GOES_ON").stand_in(text):
        return True
    behind = passage.view[end : min(end + _NAME, opener.stop)]
    if passage.speech.rest.stand_in(behind):
        return True
    return any(passage.bracket(end + start) == opener.level for start, _ in passage.speech.opens.places(behind))


def _totals(passage: _Passage, lists: list[_List]) -> Iterator[Link]:
    """Parts first, their total later: ``245.112 người và 24.300 người, tổng cộng 269.412 người``."""
    claims = passage.claims
    used = {index for listed in lists for index in (*listed.parts, listed.head)}
    for total, claim in enumerate(claims):
        if total in used or claim.measure != "level":
            continue
        plainly = _is_total(passage, total)
        if not plainly and not phrases(passage.language, "WHOLES").stand_in(passage.lead(total)):
            continue
        parts: list[int] = []
        for index in range(total - 1, max(total - 1 - _MOST_PARTS, -1), -1):
            if not passage.together(index, total):
                break
            if passage.level(index) == passage.level(total) and _same_amount(claim, claims[index]) and not passage.is_aside(index):
                parts.insert(0, index)
        if len(parts) < 2 or not (plainly or _named_before(passage, parts, total)):
            continue
        whole, summed = stated(claim), add(stated(claims[part]) for part in parts)
        closing = next((parts[-n:] for n in range(len(parts), 1, -1) if add(stated(claims[p]) for p in parts[-n:]).overlaps(whole)), None)
        if closing or (summed.low <= whole.high * _UNLIKELY and whole.low <= summed.high * _UNLIKELY):
            for part in closing or parts:
                yield Link("part", total, part, True)


def _is_total(passage: _Passage, total: int) -> bool:
    """Is a number told as the sum of those before it: ``tổng cộng 38``, "38 in all"?"""
    totals = phrases(passage.language, "TOTALS")
    behind = spaced_out(passage.tail(total)[:30])
    return totals.end(passage.lead(total), passage.speech.trims) or any(phrase in behind[: len(phrase) + 8] for phrase in totals.padded)


def _named_before(passage: _Passage, parts: list[int], total: int) -> bool:
    """Do two parts before a total have names that share a whole out?"""
    start = passage.sentences[passage.sentence(total)].start
    text = passage.view[max(start, passage.starts[parts[0]] - _WINDOW) : passage.starts[total]]
    lead = passage.lead(total)
    among = any(f" {word} {whole}" in spaced_out(lead) for word in phrases(passage.language, "AMONG").phrases for whole in ("tổng", "total", "a total", "the total"))
    return len(parts) == 2 and not among and any(one.stand_in(text) and other.stand_in(text) for one, other in halves(passage.language))


# A number, its plan, and its share of it


def _plans(passage: _Passage, lists: list[_List]) -> Iterator[Link]:
    parts = {(listed.head, part) for listed in lists for part in listed.parts}
    for ratio, claim in enumerate(passage.claims):
        if (claim.measure in _PLAN and claim.high is None) or _of_a_plan(passage, ratio):
            head = _reported(passage, ratio)
            if head is not None:
                yield Link("ratio", head, ratio)
                plan = _planned(passage, head, ratio)
                if plan is not None and (head, plan) not in parts:
                    yield Link("plan", head, plan)


def _of_a_plan(passage: _Passage, ratio: int) -> bool:
    """``107 percent of the 33,000 planned``: a percentage whose whole is a plan."""
    claim, after = passage.claims[ratio], ratio + 1
    if claim.measure != "level" or claim.dimension != "percent" or after == len(passage.claims) or passage.claims[after].status != "target":
        return False
    gap = passage.between(ratio, after)
    leads = phrases(passage.language, "OUT_OF").start(gap) or passage.speech.plan.start(gap)
    planned = passage.speech.plan.stand_in(gap) or passage.speech.plan.start(passage.tail(after))
    return bool(leads and planned) and passage.together(ratio, after) and len(gap) <= _NAME


def _reported(passage: _Passage, ratio: int) -> int | None:
    """The number of which a percentage of plan speaks: the nearest one before it in its clause."""
    level = passage.level(ratio)
    said = len(passage.lead(ratio))
    for index in range(ratio - 1, max(ratio - 6, -1), -1):
        claim = passage.claims[index]
        if said > _CLAUSE or not passage.together(index, ratio):
            return None
        if passage.level(index) not in {level, passage.outer(level)}:
            continue
        if passage.breaks(passage.ends[index], passage.starts[ratio], passage.level(index)):
            return None
        if claim.measure == "level" and (claim.status == "target" or not passage.is_aside(index)) and claim.per is None:
            if (claim.status == "target") == (passage.claims[ratio].status == "target"):
                return index if claim.of is None and claim.high is None else None
            if claim.status != "target":
                return None
        said += len(passage.lead(index))
    return None


def _planned(passage: _Passage, head: int, ratio: int) -> int | None:
    """The plan with which a percentage of plan is told: behind it, between it and its number, or before both."""
    claims, after = passage.claims, ratio + 1
    if after < len(claims) and comparable(claims[head], claims[after]) and passage.together(ratio, after):
        gap = passage.between(ratio, after)
        straight = len(gap) <= _CLAUSE and not re.search(r"[;:,]|^[^(]*\)", gap) and not passage.speech.turns.stand_in(gap)
        bare = not spaced_out(passage.speech.trims.cut(passage.speech.plan.cut(gap.rpartition("(")[2]))).strip() if "(" in gap else straight
        if straight and bare and (passage.speech.plan.stand_in(gap) or passage.speech.plan.start(passage.tail(after))):
            return after
    for index in range(head + 1, ratio):
        if comparable(claims[head], claims[index]) and passage.speech.plan.stand_in(passage.lead(index)[-_NAME:]):
            return index
    before = head - 1
    if before >= 0 and claims[head].status != "target" and claims[before].status == "target" and comparable(claims[head], claims[before]):
        same = passage.together(before, head) and claims[before].period == claims[head].period
        return before if same and passage.speech.plan.stand_in(passage.lead(before)) else None
    return next((other for other in (before, after) if 0 <= other < len(claims) and _is_plan_of(passage, head, other)), None)


def _is_plan_of(passage: _Passage, head: int, plan: int) -> bool:
    """Does the sentence before or behind give the plan of a number, in the same words, for the same time?"""
    one, other = passage.claims[head], passage.claims[plan]
    return (
        other.status == "target" != one.status
        and one.period == other.period is not None
        and one.paragraph == other.paragraph
        and abs(passage.sentence(head) - passage.sentence(plan)) == 1
        and comparable(one, other)
        and passage.speech.plan.stand_in(passage.lead(plan))
        and same_words(one, other, passage.language)
    )


def same_words(one: Claim, other: Claim, language: Language) -> bool:
    """Do two claims name what they count with much the same words?

    >>> jobs = example_claim("14", "người", "person", indicator="số người được tạo việc làm")
    >>> same_words(jobs, example_claim("19", "người", "person", indicator="chỉ tiêu tạo việc làm"), "vi")
    True
    """
    common = {*phrases(language, "COMMON").phrases, *(word for phrase in cue(language, "plan", "target").phrases for word in phrase.split())}
    first, second = (set(spaced_out(claim.indicator.lower()).split()) - common - set((claim.unit or "").split()) for claim in (one, other))
    fewer = min(len(first), len(second))
    return fewer > 0 and len(first & second) * 3 >= fewer * 2


def comparable(one: Claim, other: Claim) -> bool:
    """Are two levels in one unit, so that one can be divided by the other?

    >>> comparable(example_claim("14", "người", "person"), example_claim("19", "người", "person"))
    True
    """
    return other.measure == "level" and other.high is None and other.of is None and same_kind(one, other) and one.per == other.per


# Where a change began, where it arrived, and by how much


def _changes(passage: _Passage) -> Iterator[Link]:
    claims = passage.claims
    led = {head: changes for head in range(1, len(claims)) if (changes := _led_to(passage, head))}
    taken = {change for changes in led.values() for change in changes}
    for head, claim in enumerate(claims):
        if claim.measure != "level" or claim.of is not None:
            continue
        began = _began(passage, head)
        changes = led.get(head) or [change for change in _changed(passage, head, began) if change not in taken]
        if began is None and changes:
            began = _measured_against(passage, head, changes)
        if began is None and changes:
            began = _dated_before(passage, head, changes)
        if began is not None:
            yield Link("from", head, began)
        if began is not None or len({claims[change].dimension in _PERCENT for change in changes}) == 2:
            for change in changes:
                yield Link("by", head, change)


def _began(passage: _Passage, head: int) -> int | None:
    """``từ 0,52% … xuống còn 0,23%``: the number at which the change began."""
    claims, before, after = passage.claims, head - 1, head + 1
    departs, arrives = cue(passage.language, "from"), cue(passage.language, "to")
    if before >= 0 and _can_move(claims[before], claims[head]) and passage.in_one_clause(before, head):
        if departs.end(passage.lead(before), passage.speech.trims) and arrives.end(passage.between(before, head), passage.speech.trims):
            return before
    if passage.language == "en" and after < len(claims) and _can_move(claims[after], claims[head]) and passage.in_one_clause(head, after):
        if arrives.end(passage.lead(head), passage.speech.trims) and departs.end(passage.between(head, after), passage.speech.trims):
            return after
    return None


def _can_move(start: Claim, end: Claim) -> bool:
    """Can a change have begun at one and arrived at the other?"""
    return start.measure == end.measure == "level" and start.high is None and comparable(end, start) and (start.period != end.period or start.period is None)


def _led_to(passage: _Passage, head: int) -> list[int]:
    """``tăng 20 điểm (1,7%) lên 1.240 điểm``: the changes straight before where they arrived."""
    if passage.claims[head].measure != "level" or not cue(passage.language, "to").end(passage.lead(head), passage.speech.trims):
        return []
    found: list[int] = []
    for index in range(head - 1, max(head - 3, -1), -1):
        gap = passage.between(index, index + 1)
        if len(gap) > _NAME // 2 or not _is_change(passage, head, index, gap):
            break
        found.insert(0, index)
    return found


def _changed(passage: _Passage, head: int, began: int | None) -> list[int]:
    """The changes told of a number, absolute and relative, straight behind it or, with a start, before it."""
    claims = passage.claims
    found: list[int] = []
    for index in range(head + 1, min(head + 4, len(claims))):
        if index != began:
            gap = passage.between(index - 1, index)
            if not _is_change(passage, head, index, gap) or len(spaced_out(gap).split()) > _FEW_WORDS:
                break
            found.append(index)
    before = min(head, head if began is None else began) - 1
    if began is not None and not found and before >= 0 and "(" not in (gap := passage.between(before, before + 1)) and _is_change(passage, head, before, gap):
        found.append(before)
    return found


def _is_change(passage: _Passage, head: int, index: int, gap: str) -> bool:
    change = passage.claims[index]
    average = phrases(passage.language, "ON_AVERAGE").stand_in(passage.lead(index)) or phrases(passage.language, "ON_AVERAGE").stand_in(passage.tail(index)[:20])
    return (
        passage.together(head, index)
        and change.measure in {"change", "relative"}
        and change.per is None
        and not (change.base or "").startswith("plan")
        and len(gap) <= _CLAUSE
        and ";" not in gap
        and not average
        and not passage.speech.lists.stand_in(gap)
        and (change.dimension in {*_PERCENT, "times"} or same_kind(passage.claims[head], change))
    )


def _measured_against(passage: _Passage, head: int, changes: list[int]) -> int | None:
    """``209 ổ dịch, giảm 41 ổ so với tuần trước (250 ổ)``: the number that the change before it is measured against."""
    claims, last = passage.claims, max(changes)
    after = last + 1
    if after >= len(claims) or not passage.together(after, head) or claims[after].high is not None or not comparable(claims[head], claims[after]):
        return None
    gap = passage.between(last, after)
    compares = cue(passage.language, "versus", "compare", "again").start(gap)
    return after if compares and len(gap) <= _CLAUSE and not re.search(r"[;:,]", gap) and not passage.speech.plan.stand_in(gap) else None


def _dated_before(passage: _Passage, head: int, changes: list[int]) -> int | None:
    """The number of an earlier time: told right before (``năm 2019 là 1,5%, năm 2020 còn 1,2%``), or named by the change."""
    claims, before = passage.claims, head - 1
    if before >= 0 and _can_move(claims[before], claims[head]) and passage.in_one_clause(before, head) and None not in {claims[before].period, claims[head].period}:
        if claims[before].place == claims[head].place and cue(passage.language, "to").end(passage.between(before, head), passage.speech.trims):
            return before
    base = claims[changes[0]].base
    if base is None or any(claims[change].base != base for change in changes):
        return None
    found = [
        index
        for index, claim in enumerate(claims)
        if claim.period == base
        and claim.period != claims[head].period
        and claim.status != "target"
        and claim.place == claims[head].place
        and claim.qualifier == "exact"
        and _can_move(claim, claims[head])
        and same_words(claim, claims[head], passage.language)
    ]
    return found[0] if len(found) == 1 else None


# Shares


def _shares(passage: _Passage, lists: list[_List]) -> Iterator[Link]:
    claims = passage.claims
    heads = {part: listed.head for listed in lists for part in listed.parts}
    for share, claim in enumerate(claims):
        if claim.measure not in {"level", "plan-ratio"} or claim.dimension != "percent" or claim.high is not None:
            continue
        if _part_and_whole_before(passage, share):
            yield Link("share", share - 2, share)
            yield Link("whole", share - 2, share - 1)
            continue
        part = _part_of_share(passage, share) if claim.measure == "level" else None
        if part is not None and claims[part].of is not None:
            yield Link("share", part, share)
        elif part is not None:
            whole = _whole_of_share(passage, part, share, heads)
            if whole is not None:
                yield Link("share", part, share)
                yield Link("whole", part, whole)


def _part_and_whole_before(passage: _Passage, share: int) -> bool:
    """``126 trên tổng số 152 trường, đạt 82,9%``."""
    part, whole = share - 2, share - 1
    claims, speech = passage.claims, passage.language
    if part < 0 or not _is_countable(claims[part]) or not comparable(claims[part], claims[whole]) or not passage.together(part, share):
        return False
    between, gap = passage.between(part, whole), passage.between(whole, share)
    out_of = phrases(speech, "AMONG").end(between, passage.speech.trims) and len(between) <= _CLAUSE and not re.search(r"[;:.()]", between)
    told = phrases(speech, "SHARES").end(gap, passage.speech.trims) or gap.strip() in {"(", "-", "–", ", "}
    planned = passage.speech.plan.stand_in(gap) or passage.speech.plan.stand_in(passage.tail(share)[:_NAME]) or passage.speech.plan.stand_in(between)
    return out_of and told and not planned and len(gap) <= _CLAUSE and not re.search(r"[;:.]", gap)


def _part_of_share(passage: _Passage, share: int) -> int | None:
    """The number that a percentage tells again: straight before it, or for a fraction straight behind it in brackets."""
    claims, before, after = passage.claims, share - 1, share + 1
    if before >= 0 and _is_countable(claims[before]) and passage.together(before, share):
        gap = passage.between(before, share)
        told = phrases(passage.language, "SHARES").end(gap, passage.speech.trims) or gap.strip() in {"(", "-", "–"}
        if told and len(gap) <= _CLAUSE and not re.search(r"[;:.]|\(.*\)", gap):
            return before
    if after < len(claims) and claims[after].of is not None and re.fullmatch(r"[\w\s]{0,12}\(\s*(?:\w{1,8}\s)?", passage.between(share, after)):
        return after
    return None


def _is_countable(claim: Claim) -> bool:
    return claim.measure == "level" and claim.dimension not in _NO_SUM and claim.high is None and claim.per is None


def _whole_of_share(passage: _Passage, part: int, share: int, heads: dict[int, int]) -> int | None:
    claims, before, after = passage.claims, part - 1, share + 1
    speech = passage.language
    if after < len(claims) and comparable(claims[part], claims[after]) and passage.together(share, after):
        gap = passage.between(share, after)
        if len(gap) <= _CLAUSE and not re.search(r"[;:,)]", gap) and phrases(speech, "OUT_OF").start(gap):
            return after
    out_of = phrases(speech, "OUT_OF").start(passage.tail(share))
    if before >= 0 and comparable(claims[part], claims[before]) and passage.in_one_clause(before, part) and not out_of:
        if phrases(speech, "AMONG").end(passage.lead(before), passage.speech.trims):
            return before
    head = heads.get(part)
    if head is not None and comparable(claims[head], claims[part]):
        behind = passage.tail(share)
        same = phrases(speech, "SAME_WHOLE").start(behind)
        if re.match(r"\s*(?:[);,.]|$)", behind) or (same and len(spaced_out(re.split(r"[;,.)]", behind)[0])) <= len(same) + 3):
            return head
    return None


def _equals(passage: _Passage) -> Iterator[Link]:
    """Two numbers told as equal: ``0,09%/năm, tương đương 320 hộ``."""
    same = cue(passage.language, "same")
    for before in range(len(passage.claims) - 1):
        after = before + 1
        gap = passage.between(before, after)
        if len(gap) <= _CLAUSE and passage.together(before, after) and same.start(gap) and len(re.findall(r"[,;:()]", gap)) < 2:
            yield Link("same", before, after)
