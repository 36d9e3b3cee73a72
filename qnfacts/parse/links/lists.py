"""A total and its parts: ``trong đó``, ``gồm``, brackets, colons, bulleted lines, and totals told after their parts."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass, replace
from qnfacts.lexicon.structure import Phrases, halves, phrases, spaced_out
from qnfacts.model import Link
from qnfacts.numbers import Interval
from qnfacts.parse.links.alike import NO_SUM, add, same_kind, same_time, stated
from qnfacts.parse.links.passage import BULLETS, NAME, WINDOW, Passage
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Literal

    from qnfacts.model import Claim

    Kind = Literal["all", "some", "colon", "bracket", "with"]
    Alike = Callable[[Claim, Claim], bool]

PLAN = {"plan-ratio", "plan-excess"}
_KINDS: dict[str, Kind] = {"(": "bracket", ":": "colon"}
_BARE = {"bracket", "colon", "with"}
"""What opens a list without saying so: there have to be two parts at least."""
_AN_ITEM = r"(?:\bvà|\bcùng|,) một |(?:\band|,) (?:a|an|one) "
"""An item told without a number."""
CLOSING = Phrases(("và", "and", "cùng"))
_REACH = 12
"""How many claims back a list looks for its head."""
_FEW_WORDS = 6
MOST_PARTS = 40
UNLIKELY = Decimal("1.5")
"""Parts that exceed their total by more than this factor are another list."""


@dataclass(frozen=True, slots=True)
class List:
    """A total, its parts, and whether they are all of it."""

    head: int
    parts: tuple[int, ...]
    exhaustive: bool

    def links(self) -> Iterator[Link]:
        """The links from the total to its parts."""
        for part in self.parts:
            yield Link("part", self.head, part, self.exhaustive)


@dataclass(frozen=True, slots=True)
class Opener:
    """What opens a list: where it stands, where its items begin and must end, at which bracket level."""

    kind: Kind
    at: int
    start: int
    stop: int
    level: int
    head: int | None = None
    lines: bool = False
    words_end: int = 0


def find_lists(passage: Passage) -> list[List]:
    """The lists that words, brackets, colons and bulleted lines open, one a total: the one that tells all, else the longest."""
    found: dict[int, List] = {}
    for number, sentence in enumerate(passage.sentences):
        first = passage.first_after(sentence.start)
        counts = passage.first_after(sentence.end) - first
        passage.first_mark(number)
        if counts > 0 or (first and passage.view[sentence.end - 1] == ":"):
            for opener in _openers(passage, number):
                read = _read_list(passage, opener, number)
                known = found.get(read.head) if read else None
                if read and (known is None or (read.exhaustive, len(read.parts)) > (known.exhaustive, len(known.parts))):
                    found[read.head] = read
    return list(found.values())


def _openers(passage: Passage, number: int) -> Iterator[Opener]:
    sentence = passage.sentences[number]
    piece = passage.view[sentence.start : sentence.end]
    spelled = sorted(
        [
            *((start, end, True) for start, end in passage.speech.divides.places(piece)),
            *((start, end, False) for start, end in passage.speech.opens.places(piece)),
        ]
    )
    for start, end, divides in spelled:
        rest = piece[end : end + 30]
        whole = divides and not piece[start:end].endswith(" cả") and not phrases(passage.language, "INCLUDES_TOO").start(rest)
        opener = _opener(passage, "all" if whole else "some", sentence.start + start, sentence.start + end, number)
        yield opener if divides else _from_its_number(passage, opener)
    says_more = phrases(passage.language, "NAMELY").start(piece)
    if says_more and not spelled:
        yield _opener(passage, "with", sentence.start, sentence.start + len(says_more), number)
    starts = [start for start, _, _ in spelled]
    for mark in compiled(r":(?=\s)|\(|, (?:với|with)(?= )").finditer(piece):
        at = sentence.start + mark.start()
        index = bisect_right(starts, mark.start() + 3) - 1
        nearby = index >= 0 and mark.start() <= spelled[index][1] + 20
        if not nearby and (mark.group() != "(" or at in passage.closes):
            yield _opener(passage, _KINDS.get(mark.group(), "with"), at, sentence.start + mark.end(), number)
    head = passage.first_after(sentence.start)
    if (
        head < len(passage.claims)
        and not spelled
        and phrases(passage.language, "AMONG").end(passage.lead(head), passage.speech.trims, 1)
        and passage.starts[head] < sentence.end
    ):
        at = passage.ends[head]
        yield Opener("some", at, at, sentence.end, passage.level(head), head)
    yield from _sub_bullets(passage, number)


def _from_its_number(passage: Passage, opener: Opener) -> Opener:
    """``900 people, 715 of them at the centre``: the list opens with the number right before."""
    last = passage.first_after(opener.at) - 1
    if last < 1 or passage.view[passage.ends[last] : opener.at].strip() or not passage.together(last - 1, last):
        return opener
    return replace(opener, at=passage.starts[last], start=passage.starts[last], words_end=opener.start)


def _sub_bullets(passage: Passage, number: int) -> Iterator[Opener]:
    """Lines under a line of their own mark: ``- Tuyển sinh: 900 người``, ``+ Cao đẳng: 300 người``, ``+ Sơ cấp: 600 người``."""
    mark, under = passage.mark(number), passage.mark(number + 1)
    if not mark or not under or mark == under or mark != passage.first_mark(number):
        return
    last = number + 1
    while passage.mark(last + 1) == under and last - number < MOST_PARTS:
        last += 1
    sentence, start = passage.sentences[number], passage.sentences[number + 1].start
    head = next(
        (
            index
            for index in range(passage.first_after(sentence.start), passage.first_after(sentence.end))
            if passage.claims[index].measure == "level"
        ),
        None,
    )
    if head is not None:
        yield Opener("some", start, start, passage.sentences[last].end, -1, head, lines=True)


def _opener(passage: Passage, kind: Kind, at: int, start: int, number: int) -> Opener:
    sentence = passage.sentences[number]
    level = passage.bracket(at)
    stop = passage.closes[level] if level >= 0 else sentence.end
    lines = stop == sentence.end and not passage.view[start:stop].strip(" :")
    return Opener(kind, at, start, _end_of_lines(passage, number) if lines else stop, level, lines=lines)


def _end_of_lines(passage: Passage, number: int) -> int:
    """Where the lines of a bulleted list end that a sentence announces."""
    end = passage.sentences[number].end
    for sentence in passage.sentences[number + 1 : number + 1 + MOST_PARTS]:
        if passage.view[sentence.start] not in BULLETS:
            break
        end = sentence.end
    return end


def _read_list(passage: Passage, opener: Opener, number: int) -> List | None:
    first = passage.first_after(opener.start)
    if first >= len(passage.claims) or passage.starts[first] >= opener.stop:
        return None
    heads = [opener.head] if opener.head is not None else list(_heads(passage, opener, number, first))
    bare = opener.kind in _BARE
    for alike in (same_amount, _same_plan, _same_rate):
        for head in heads:
            parts, style, closed = _collect(passage, opener, head, first, alike)
            if len(parts) > bare:
                return _settle(passage, opener, head, parts, style, closed, alike)
    return None


def _heads(passage: Passage, opener: Opener, number: int, first: int) -> Iterator[int]:
    """The claims that can be the total of a list, the likeliest first."""
    sentence = passage.sentences[number]
    outer = passage.outer(opener.level)
    before = passage.view[sentence.start : opener.at]
    opening = not any(character.isalnum() for character in before) or _points_back(passage, before, passage.view[opener.at : opener.start])
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
        claim = passage.claims[head]
        if claim.measure != "level" or ((not passage.is_aside(head) or claim.status == "target") and not passage.is_compared(head)):
            yield head


def _points_back(passage: Passage, before: str, words: str) -> bool:
    """``Số nữ trong số này là …``: do the words behind the name of a part point at the sentence before?"""
    named = len(before.split()) <= _FEW_WORDS and not compiled(r"[\d,;:()]").search(before)
    return named and phrases(passage.language, "THESE").start(words) is not None


def same_amount(head: Claim, part: Claim) -> bool:
    """Can one amount be a part of the other: the same kind of thing, of the same time, as real?"""
    return (
        head.measure == part.measure == "level"
        and head.dimension not in NO_SUM
        and same_kind(head, part)
        and same_time(head, part)
        and head.of is None
        and part.of is None
        and head.per == part.per
    )


def _same_plan(head: Claim, part: Claim) -> bool:
    return head.measure in PLAN and part.measure in PLAN and same_time(head, part)


def _same_rate(head: Claim, part: Claim) -> bool:
    return (
        head.measure == part.measure == "level"
        and head.dimension == part.dimension == "percent"
        and same_time(head, part)
        and head.per == part.per
    )


def _collect(passage: Passage, opener: Opener, head: int, first: int, alike: Alike) -> tuple[list[int], str, int]:
    """The items of a list: their claims, whether ``;`` or ``,`` parts them, and how many stand up to a closing ``và``."""
    parts: list[int] = []
    style, closed, nested, last = "", 0, False, opener.start
    for index in range(first, min(first + 4 * MOST_PARTS, len(passage.claims))):
        at = passage.starts[index]
        if at >= opener.stop or len(parts) >= MOST_PARTS:
            break
        gap = passage.view[max(last, at - 4 * WINDOW) : at]
        broken = passage.breaks(last, at, opener.level)
        if broken and style == ",":
            break
        nested = (nested and not broken) or (index > first and _opens_another(passage, max(last, opener.words_end), at, opener.level))
        if (
            nested
            or passage.level(index) != opener.level
            or not alike(passage.claims[head], passage.claims[index])
            or _stands_apart(passage, index)
        ):
            continue
        if parts and not style:
            style = ";" if broken else ","
        if parts and not closed and (CLOSING.stand_in(gap) or passage.speech.rest.stand_in(gap)):
            closed = len(parts) + 1
        parts.append(index)
        last = passage.ends[index]
    return parts, style, closed


def _stands_apart(passage: Passage, index: int) -> bool:
    """Is a number of a list no part of it, but something to hold a part against?"""
    apart = passage.is_aside(index) or passage.is_whole(index)
    return apart and passage.claims[index].measure == "level" and not passage.speech.rest.stand_in(passage.lead(index))


def _opens_another(passage: Passage, last: int, at: int, level: int) -> bool:
    """Does another list open, at this level, behind the last item?"""
    offset = max(last, at - 4 * WINDOW)
    return any(passage.bracket(offset + start) == level for start, _ in passage.speech.lists.places(passage.view[offset:at]))


def _settle(passage: Passage, opener: Opener, head: int, parts: list[int], style: str, closed: int, alike: Alike) -> List | None:
    """The list as it is read: as far as its numbers agree, else as far as its words say."""
    claims = passage.claims
    named = _share_out(passage, opener, parts)
    if alike is _same_rate:
        return List(head, tuple(parts), True) if named else None
    if alike is _same_plan and opener.kind in _BARE and not named:
        return None
    if alike is _same_plan:
        return List(head, tuple(parts), len(parts) > 1 and (named or opener.kind == "all"))
    if opener.kind == "with" and not named:
        return None
    total = stated(claims[head])
    for count in range(len(parts), 1, -1):
        if add(stated(claims[part]) for part in parts[:count]).overlaps(total):
            return List(head, tuple(parts[:count]), True)
    if claims[head].dimension == "none" and opener.kind in {"bracket", "colon"} and not named:
        return None
    goes_on = _goes_on(passage, opener, parts) or 0 < closed < len(parts)
    parts = parts[:closed] if closed and style == "," else parts
    if opener.kind != "all" and not (named and opener.kind != "with") and (closed != len(parts) or opener.kind == "with"):
        parts = _likely(passage, total, parts, style, lines=opener.lines)
    if not parts:
        return None
    whole = len(parts) > 1 and (opener.kind == "all" or named or passage.speech.rest.stand_in(passage.lead(parts[-1])))
    return List(head, tuple(parts), whole and not goes_on)


def _likely(passage: Passage, total: Interval, parts: list[int], style: str, *, lines: bool) -> list[int]:
    """The parts up to one that is too large for this whole: there another sentence's matter begins."""
    summed = Interval.point(Decimal(0))
    for count, part in enumerate(parts):
        summed += stated(passage.claims[part])
        if summed.low > total.high * UNLIKELY or (style == ";" and not lines and count and summed.low > total.high):
            return parts[:count]
    return parts


def _share_out(passage: Passage, opener: Opener, parts: list[int]) -> bool:
    """Do the names of two parts share the whole out between them (``nam``, ``nữ``)?"""
    if len(parts) != 2:
        return False
    text = passage.view[opener.start : min(opener.stop, passage.ends[parts[-1]] + NAME)]
    return any(one.stand_in(text) and other.stand_in(text) for one, other in halves(passage.language))


def _goes_on(passage: Passage, opener: Opener, parts: list[int]) -> bool:
    """Does the list say that it leaves some parts out: ``…``, ``chủ yếu``, a rest without a number, parts of parts?"""
    end = passage.ends[parts[-1]]
    text = passage.view[opener.start : min(opener.stop, end + NAME)]
    if "..." in text or "…" in text or compiled(_AN_ITEM).search(text) or phrases(passage.language, "GOES_ON", "APIECE").stand_in(text):
        return True
    if any(_leaves_unread(passage, one, other) for one, other in pairwise(parts)):
        return True
    if compiled(r"[^\W\d_]{2,} \d+,").search(passage.view, opener.start, passage.starts[parts[0]]):
        return True
    behind = passage.view[end : min(end + NAME, opener.stop)]
    if passage.speech.rest.stand_in(behind):
        return True
    return any(passage.bracket(end + start) == opener.level for start, _ in passage.speech.opens.places(behind))


def _leaves_unread(passage: Passage, one: int, other: int) -> bool:
    """Does an item stand between two whose number is no claim?"""
    if other != one + 1:
        return False
    gap = passage.view[max(passage.ends[one], passage.starts[other] - WINDOW) : passage.starts[other]]
    return compiled(r"[^\W\d_] \d[\d.]{0,12}(?=[,;] )").search(gap) is not None


def find_totals(passage: Passage, lists: list[List]) -> Iterator[Link]:
    """Parts first, their total later: ``245.112 người và 24.300 người, tổng cộng 269.412 người``."""
    claims = passage.claims
    used = {index for listed in lists for index in (*listed.parts, listed.head)}
    for total, claim in enumerate(claims):
        if total in used or claim.measure != "level" or total < 2 or not passage.together(total - 2, total):
            continue
        plainly = _is_total(passage, total)
        if not plainly and not phrases(passage.language, "WHOLES").stand_in(passage.lead(total)):
            continue
        parts: list[int] = []
        for index in range(total - 1, max(total - 1 - MOST_PARTS, -1), -1):
            if not passage.together(index, total):
                break
            if passage.level(index) == passage.level(total) and same_amount(claim, claims[index]) and not passage.is_aside(index):
                parts.insert(0, index)
        if len(parts) < 2 or not (plainly or _named_before(passage, parts, total)):
            continue
        whole, summed = stated(claim), add(stated(claims[part]) for part in parts)
        closing = next((parts[-n:] for n in range(len(parts), 1, -1) if add(stated(claims[p]) for p in parts[-n:]).overlaps(whole)), None)
        if closing or (summed.low <= whole.high * UNLIKELY and whole.low <= summed.high * UNLIKELY):
            for part in closing or parts:
                yield Link("part", total, part, True)


def _is_total(passage: Passage, total: int) -> bool:
    """Is a number told as the sum of those before it: ``tổng cộng 38``, "38 in all"?"""
    totals = phrases(passage.language, "TOTALS")
    behind = spaced_out(passage.tail(total)[:30])
    return totals.end(passage.lead(total), passage.speech.trims) or any(phrase in behind[: len(phrase) + 8] for phrase in totals.padded)


def _named_before(passage: Passage, parts: list[int], total: int) -> bool:
    """Do two parts before a total have names that share a whole out?"""
    start = passage.sentences[passage.sentence(total)].start
    text = passage.view[max(start, passage.starts[parts[0]] - WINDOW) : passage.starts[total]]
    lead = passage.lead(total)
    among = any(
        f" {word} {whole}" in spaced_out(lead)
        for word in phrases(passage.language, "AMONG").phrases
        for whole in ("tổng", "total", "a total", "the total")
    )
    return len(parts) == 2 and not among and any(one.stand_in(text) and other.stand_in(text) for one, other in halves(passage.language))
