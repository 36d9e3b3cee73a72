"""A number that is a percentage of another, and two numbers told as equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.lexicon.structure import cue, phrases, spaced_out
from qnfacts.model import Link
from qnfacts.parse.links.alike import NO_SUM, comparable
from qnfacts.parse.links.passage import CLAUSE, NAME, Passage
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import Claim
    from qnfacts.parse.links.lists import List


_FEW_WORDS = 6


def find_shares(passage: Passage, lists: list[List]) -> Iterator[Link]:
    """The links from a number to the percentage that it is of a whole, and to the whole."""
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


def _part_and_whole_before(passage: Passage, share: int) -> bool:
    """``126 trên tổng số 152 trường, đạt 82,9%``."""
    part, whole = share - 2, share - 1
    claims, speech = passage.claims, passage.language
    if part < 0 or not is_countable(claims[part]) or not comparable(claims[part], claims[whole]) or not passage.together(part, share):
        return False
    between, gap = passage.between(part, whole), passage.between(whole, share)
    out_of = (
        phrases(speech, "AMONG").end(between, passage.speech.trims) and len(between) <= CLAUSE and not compiled(r"[;:.()]").search(between)
    )
    told = phrases(speech, "SHARES").end(gap, passage.speech.trims) or gap.strip() in {"(", "-", "–", ", "}
    planned = (
        passage.speech.plan.stand_in(gap)
        or passage.speech.plan.stand_in(passage.tail(share)[:NAME])
        or passage.speech.plan.stand_in(between)
    )
    return out_of and told and not planned and len(gap) <= CLAUSE and not compiled(r"[;:.]").search(gap)


def _part_of_share(passage: Passage, share: int) -> int | None:
    """The number that a percentage tells again: straight before it, or for a fraction straight behind it in brackets."""
    claims, before, after = passage.claims, share - 1, share + 1
    if before >= 0 and is_countable(claims[before]) and passage.together(before, share):
        gap = passage.between(before, share)
        told = phrases(passage.language, "SHARES").end(gap, passage.speech.trims) or gap.strip() in {"(", "-", "–"}
        told = told or (gap.rstrip().endswith(",") and _whole_behind(passage, before, share, plainly=gap.strip() != ","))
        tight = claims[before].of is None or len(spaced_out(gap).split()) <= _FEW_WORDS
        if told and tight and len(gap) <= CLAUSE and not compiled(r"[;:.]|\(.*\)").search(gap):
            return before
    if (
        after < len(claims)
        and claims[after].of is not None
        and compiled(r"[\w\s]{0,12}\(\s*(?:\w{1,8}\s)?").fullmatch(passage.between(share, after))
    ):
        return after
    return None


def is_countable(claim: Claim) -> bool:
    """Is a claim an amount that can be a share of another?"""
    return claim.measure == "level" and claim.dimension not in NO_SUM and claim.high is None and claim.per is None


def _whole_behind(passage: Passage, part: int, share: int, *, plainly: bool = False) -> bool:
    """``41,1% trong tổng số 580 hộ``: does the whole stand straight behind the percentage?"""
    claims, after = passage.claims, share + 1
    if after == len(claims) or not comparable(claims[part], claims[after]) or not passage.together(share, after):
        return False
    gap = passage.between(share, after)
    straight = len(gap) <= CLAUSE and not compiled(r"[;:,)]").search(gap) and (not plainly or passage.speech.wholes.end(gap, most=0))
    return straight and phrases(passage.language, "OUT_OF").start(gap) is not None


def _whole_of_share(passage: Passage, part: int, share: int, heads: dict[int, int]) -> int | None:
    claims, before = passage.claims, part - 1
    speech = passage.language
    if _whole_behind(passage, part, share):
        return share + 1
    out_of = phrases(speech, "OUT_OF").start(passage.tail(share))
    told_before = before >= 0 and comparable(claims[part], claims[before]) and passage.in_one_clause(before, part) and not out_of
    if told_before and phrases(speech, "AMONG").end(passage.lead(before), passage.speech.trims):
        return before
    head = heads.get(part)
    if head is not None and comparable(claims[head], claims[part]) and not _has_a_rate(passage, head):
        behind = passage.tail(share)
        same = phrases(speech, "SAME_WHOLE").start(behind)
        if compiled(r"\s*(?:[);,.]|$)").match(behind) or (same and len(spaced_out(compiled(r"[;,.)]").split(behind)[0])) <= len(same) + 3):
            return head
    return None


def _has_a_rate(passage: Passage, head: int) -> bool:
    """``80 hộ nghèo, tỷ lệ 4%``: where the total has a percentage of its own, its parts' ones are of their own wholes too."""
    rate = head + 1
    if rate == len(passage.claims) or passage.claims[rate].dimension != "percent" or passage.claims[rate].measure != "level":
        return False
    return _part_of_share(passage, rate) == head


def find_equals(passage: Passage) -> Iterator[Link]:
    """Two numbers told as equal: ``0,09%/năm, tương đương 320 hộ``."""
    same = cue(passage.language, "same")
    for before in range(len(passage.claims) - 1):
        after = before + 1
        gap = passage.between(before, after)
        if len(gap) <= CLAUSE and passage.together(before, after) and same.start(gap) and len(compiled(r"[,;:()]").findall(gap)) < 2:
            yield Link("same", before, after)
