"""A number, its plan, and its share of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.lexicon.structure import phrases, spaced_out, wishes
from qnfacts.model import Link
from qnfacts.parse.links.alike import comparable, other_words, same_words
from qnfacts.parse.links.lists import CLOSING, PLAN
from qnfacts.parse.links.passage import CLAUSE, NAME, Passage
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.parse.links.lists import List

_REACH, _SENTENCES = 12, 4
"""How many claims, and how many sentences, before a number its plan may have been told."""


def find_plans(passage: Passage, lists: list[List]) -> Iterator[Link]:
    """The links from a number to its share of plan and to its plan."""
    parts = {(listed.head, part) for listed in lists for part in listed.parts}
    for ratio, claim in enumerate(passage.claims):
        if (claim.measure in PLAN and claim.high is None) or _of_a_plan(passage, ratio):
            head = _reported(passage, ratio)
            if head is not None:
                yield Link("ratio", head, ratio)
                plan = _planned(passage, head, ratio)
                if plan is not None and (head, plan) not in parts:
                    yield Link("plan", head, plan)


def _of_a_plan(passage: Passage, ratio: int) -> bool:
    """``103 percent of the 2,400 planned``: a percentage whose whole is a plan."""
    claim, after = passage.claims[ratio], ratio + 1
    if claim.measure != "level" or claim.dimension != "percent" or after == len(passage.claims) or passage.claims[after].status != "target":
        return False
    gap = passage.between(ratio, after)
    leads = phrases(passage.language, "OUT_OF").start(gap) or passage.speech.plan.start(gap)
    planned = passage.speech.plan.stand_in(gap) or passage.speech.plan.start(passage.tail(after))
    return bool(leads and planned) and passage.together(ratio, after) and len(gap) <= NAME


def _reported(passage: Passage, ratio: int) -> int | None:
    """The number of which a percentage of plan speaks: the nearest one before it in its clause."""
    level = passage.level(ratio)
    said = len(passage.lead(ratio))
    for index in range(ratio - 1, max(ratio - 6, -1), -1):
        claim = passage.claims[index]
        if said > CLAUSE or not passage.together(index, ratio):
            return None
        if passage.level(index) not in {level, passage.outer(level)}:
            continue
        if passage.breaks(passage.ends[index], passage.starts[ratio], passage.level(index)):
            return None
        plan = claim.status == "target" and passage.is_aside(index) and index and comparable(claim, passage.claims[index - 1])
        if claim.measure == "level" and not plan and (claim.status == "target" or not passage.is_aside(index)) and claim.per is None:
            beside_plan = index > 0 and passage.together(index - 1, index) and passage.claims[index - 1].status == "target"
            told_done = beside_plan and comparable(claim, passage.claims[index - 1])
            if (claim.status == "target") == (passage.claims[ratio].status == "target") or index < ratio - 1 or told_done:
                return index if claim.high is None and (claim.of is None or _is_of_plan(passage, index)) else None
            if claim.status != "target":
                return None
        said += len(passage.lead(index))
    return None


def _is_of_plan(passage: Passage, fraction: int) -> bool:
    """Is a fraction one of what was planned: "1,404 of the 1,900 planned"?"""
    return bool(passage.speech.plan.start(passage.tail(fraction)) or passage.speech.plan.stand_in(passage.claims[fraction].unit or ""))


def _planned(passage: Passage, head: int, ratio: int) -> int | None:
    """The plan with which a percentage of plan is told: behind it, between it and its number, or before both."""
    claims, after = passage.claims, ratio + 1
    if after < len(claims) and comparable(claims[head], claims[after]) and passage.together(ratio, after):
        gap = passage.between(ratio, after)
        straight = (
            len(gap) <= CLAUSE
            and not compiled(r"[;:,]|^[^(]*\)").search(gap)
            and not (passage.speech.turns.stand_in(gap) or CLOSING.stand_in(gap))
        )
        bare = not spaced_out(passage.speech.trims.cut(passage.speech.plan.cut(gap.rpartition("(")[2]))).strip() if "(" in gap else straight
        if straight and bare and (passage.speech.plan.stand_in(gap) or passage.speech.plan.start(passage.tail(after))):
            return after
    for index in range(head + 1, ratio):
        if comparable(claims[head], claims[index]) and (
            passage.speech.plan.stand_in(passage.lead(index)[-NAME:]) or passage.speech.plan.start(passage.tail(index))
        ):
            return index
    before = head - 1
    done = claims[head].status != "target" or not (
        passage.speech.plan.stand_in(passage.lead(head)) or wishes(passage.language).stand_in(passage.lead(head))
    )
    beside = before >= 0 and passage.together(before, head) and claims[before].status == "target"
    if beside and done and comparable(claims[head], claims[before]):
        told = before > 0 and claims[before - 1].measure in PLAN and passage.together(before - 1, before)
        same = claims[before].period == claims[head].period and not told
        if ";" in passage.between(before, head) and other_words(claims[before], claims[head], passage.language):
            return None
        return before if same and passage.speech.plan.stand_in(passage.lead(before)) else None
    near = next((other for other in (before, after) if 0 <= other < len(claims) and _is_plan_of(passage, head, other)), None)
    return _told_earlier(passage, head) if near is None else near


def _told_earlier(passage: Passage, head: int) -> int | None:
    """The plan that an earlier sentence told, where just one was told in these words for this time and place."""
    claims, claim = passage.claims, passage.claims[head]
    if claim.period is None or claim.status == "target" or claim.of is not None:
        return None
    found = [
        index
        for index in range(max(0, head - _REACH), head)
        if claims[index].status == "target"
        and claims[index].period == claim.period
        and (claims[index].place == claim.place or None in {claims[index].place, claim.place})
        and claims[index].qualifier == "exact"
        and 0 < passage.sentence(head) - passage.sentence(index) <= _SENTENCES
        and claim.paragraph - claims[index].paragraph <= 1
        and comparable(claim, claims[index])
        and passage.speech.plan.stand_in(passage.view[passage.sentences[passage.sentence(index)].start : passage.starts[index]])
        and same_words(claim, claims[index], passage.language, least=2)
    ]
    return found[0] if len(found) == 1 else None


def _is_plan_of(passage: Passage, head: int, plan: int) -> bool:
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
