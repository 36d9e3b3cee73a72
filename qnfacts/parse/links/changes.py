"""Where a change began, where it arrived, and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.lexicon.structure import cue, phrases, spaced_out
from qnfacts.model import Link
from qnfacts.parse.links.alike import PERCENT, comparable, same_kind, same_words
from qnfacts.parse.links.lists import CLOSING
from qnfacts.parse.links.passage import CLAUSE, NAME, Passage
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import Claim

_FEW_WORDS = 9


def find_changes(passage: Passage) -> Iterator[Link]:
    """The links from where a change arrived to where it began and by how much."""
    claims = passage.claims
    led = {head: changes for head in range(1, len(claims)) if (changes := _led_to(passage, head))}
    taken = {change for changes in led.values() for change in changes}
    for head, claim in enumerate(claims):
        if claim.measure != "level" or claim.of is not None:
            continue
        began = _began(passage, head)
        changes = led.get(head) or [change for change in _changed(passage, head, began) if change not in taken]
        if began is None and changes and max(changes) > head:
            began = _measured_against(passage, head, changes)
        if began is None and changes:
            began = _dated_before(passage, head, changes)
        if began is not None:
            yield Link("from", head, began)
        if began is not None or len({claims[change].dimension in PERCENT for change in changes}) == 2:
            for change in changes:
                yield Link("by", head, change)


def _began(passage: Passage, head: int) -> int | None:
    """``từ 0,52% … xuống còn 0,23%``: the number at which the change began."""
    claims, before, after = passage.claims, head - 1, head + 1
    departs, arrives = cue(passage.language, "from"), cue(passage.language, "to")
    trims = passage.speech.trims
    if before >= 0 and _can_move(claims[before], claims[head]) and passage.in_one_clause(before, head):
        forwards = departs.end(passage.lead(before), trims) and arrives.end(passage.between(before, head), trims)
        if forwards:
            return before
    if passage.language == "en" and after < len(claims) and _can_move(claims[after], claims[head]) and passage.in_one_clause(head, after):
        backwards = arrives.end(passage.lead(head), trims) and departs.end(passage.between(head, after), trims)
        return after if backwards else None
    return None


def _can_move(start: Claim, end: Claim) -> bool:
    """Can a change have begun at one and arrived at the other?"""
    return start.measure == end.measure == "level" and start.high is None and comparable(end, start)


def _led_to(passage: Passage, head: int) -> list[int]:
    """``tăng 20 điểm (1,7%) lên 1.240 điểm``: the changes straight before where they arrived."""
    if passage.claims[head].measure != "level" or not passage.together(head - 1, head):
        return []
    if not cue(passage.language, "to").end(passage.lead(head), passage.speech.trims):
        return []
    found: list[int] = []
    for index in range(head - 1, max(head - 3, -1), -1):
        gap = passage.between(index, index + 1)
        apart = index < head - 1 and (_TURNS_AWAY.search(gap) or len(spaced_out(gap).split()) > _FEWEST_WORDS)
        if apart or len(gap) > NAME // 2 or not _is_change(passage, head, index, gap):
            break
        found.insert(0, index)
    return found


def _changed(passage: Passage, head: int, began: int | None) -> list[int]:
    """The changes told of a number, absolute and relative, straight behind it or, with a start, before it."""
    claims = passage.claims
    found: list[int] = []
    for index in range(head + 1, min(head + 4, len(claims))):
        if index != began:
            gap = passage.between(index - 1, index)
            apart = _TURNS_AWAY.search(gap) or phrases(passage.language, "IN_ORDER").stand_in(gap)
            if apart or not _is_change(passage, head, index, gap) or len(spaced_out(gap).split()) > _FEW_WORDS:
                break
            found.append(index)
    before = min(head, head if began is None else began) - 1
    if (
        began is not None
        and not found
        and before >= 0
        and "(" not in (gap := passage.between(before, before + 1))
        and not _TURNS_AWAY.search(gap)
        and _is_change(passage, head, before, gap)
    ):
        found.append(before)
    return found


_TURNS_AWAY = compiled(r"(?<!\w)(?:song|nhưng|trong khi|còn [^\W\d_]{2,} [^\W\d_]{2,}|while|whereas|but|with)(?!\w)")
"""What is told behind them is of something else: ``khách tăng 6,2% song công suất tụt từ 91% xuống 74%``."""
_FEWEST_WORDS = 3


def _is_change(passage: Passage, head: int, index: int, gap: str) -> bool:
    change = passage.claims[index]
    averages = phrases(passage.language, "ON_AVERAGE")
    return (
        passage.together(head, index)
        and change.measure in {"change", "relative"}
        and change.per is None
        and not (change.base or "").startswith("plan")
        and len(gap) <= CLAUSE
        and ";" not in gap
        and not phrases(passage.language, "LEVEL").end(gap)
        and not (averages.stand_in(passage.lead(index)) or averages.stand_in(passage.tail(index)[:20]))
        and not passage.speech.lists.stand_in(gap)
        and (change.dimension in {*PERCENT, "times"} or same_kind(passage.claims[head], change))
    )


def _measured_against(passage: Passage, head: int, changes: list[int]) -> int | None:
    """``64 lớp, giảm 16 lớp so với khóa trước (80 lớp)``: the number that the change before it is measured against."""
    claims, last = passage.claims, max(changes)
    after = last + 1
    if after >= len(claims) or not passage.together(after, head) or claims[after].high is not None:
        return None
    level = phrases(passage.language, "LEVEL").end(passage.between(last, after), passage.speech.trims)
    rate = level and claims[after].dimension == claims[head].dimension == "percent" and claims[after].per is None
    if not rate and not comparable(claims[head], claims[after]):
        return None
    gap = passage.between(last, after)
    compares = cue(passage.language, "versus", "compare", "again").start(gap)
    bare = "(" not in gap or not passage.speech.trims.cut(gap.rpartition("(")[2])
    straight = len(spaced_out(gap).split()) <= _FEW_WORDS and not compiled(r"[;:,]|^[^(]*\)").search(gap)
    elsewhere = passage.speech.plan.stand_in(gap) or CLOSING.stand_in(gap) or phrases(passage.language, "TURNS").stand_in(gap)
    return after if compares and bare and straight and not elsewhere else None


def _dated_before(passage: Passage, head: int, changes: list[int]) -> int | None:
    """The number of an earlier time: told right before (``năm 2019 là 1,5%, năm 2020 còn 1,2%``), or named by the change."""
    claims, before = passage.claims, head - 1
    if before >= 0 and _can_move(claims[before], claims[head]) and passage.in_one_clause(before, head):
        dated = (
            None not in {claims[before].period, claims[head].period}
            and claims[before].period != claims[head].period
            and claims[before].place == claims[head].place
        )
        if dated and cue(passage.language, "to").end(passage.between(before, head), passage.speech.trims):
            return before
    base = claims[changes[0]].base
    if base is None or any(claims[change].base != base for change in changes):
        return None
    found = [
        index
        for index in passage.of_time_and_place(base, claims[head].place, head)
        if claims[index].period != claims[head].period
        and claims[index].status != "target"
        and claims[index].qualifier == "exact"
        and _can_move(claims[index], claims[head])
        and same_words(claims[index], claims[head], passage.language)
    ]
    return found[0] if len(found) == 1 else None
