"""Which numbers can be added, compared, divided: the values that a claim allows, and what two claims have in common."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qnfacts.lexicon.structure import cue, phrases, spaced_out
from qnfacts.numbers import Interval, printed_interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qnfacts.model import Claim, Language

PERCENT = {"percent", "percentage-point"}
NO_SUM = {*PERCENT, "times", "duration", "temperature", "speed"}
"""What is not added up."""
_ALIKE = ({"person", "person-turn"}, {"household"})
_COUNTED = {"person", "person-turn", "household", "count"}
_WELL_OVER = Decimal("1.2")
"""How far "over" a number still is said of another."""


def stated(claim: Claim) -> Interval:
    """The values that a claim allows: its print, its rounding half up or half even, its zeros and its hedge.

    >>> from qnfacts.numbers import print_range
    >>> print_range(stated(example_claim("0,09", "%", "percent")))
    '[0.085, 0.095]'
    """
    counted = claim.dimension in _COUNTED
    zeros = claim.dimension not in {*PERCENT, "times"}
    low = printed_interval(claim.value, claim.step, zeros=zeros, whole=counted)
    if claim.high is not None:
        top = printed_interval(claim.high, claim.step, zeros=zeros, whole=counted)
        low = Interval(min(low.low, top.low), max(low.high, top.high), high_open=False)
    value = claim.value
    match claim.qualifier:
        case "exact":
            return Interval(low.low, low.high, high_open=False)
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
        "start": 0,
        "end": len(number),
        "line": 1,
        "column": 1,
        "text": number,
        "number": number,
        "value": read.value,
        "high": None,
        "of": None,
        "qualifier": "exact",
        "unit": unit,
        "dimension": dimension,
        "per": None,
        "measure": "level",
        "direction": None,
        "base": None,
        "status": "actual",
        "period": None,
        "place": None,
        "indicator": "",
        "where": "body",
        "step": read.step,
        "number_start": 0,
        "number_end": len(number),
    }
    return Claim(**(given | fields))  # type: ignore[arg-type]


def add(intervals: Iterable[Interval]) -> Interval:
    """The sum of numbers.

    >>> add([Interval.point(Decimal(1)), Interval.point(Decimal(2))]).low
    Decimal('3')
    """
    total = Interval.point(Decimal(0))
    for interval in intervals:
        total += interval
    return total


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


def comparable(one: Claim, other: Claim) -> bool:
    """Are two levels in one unit, so that one can be divided by the other?

    >>> comparable(example_claim("14", "người", "person"), example_claim("19", "người", "person"))
    True
    """
    return other.measure == "level" and other.high is None and other.of is None and same_kind(one, other) and one.per == other.per


def same_time(head: Claim, part: Claim) -> bool:
    """Do two claims speak of one time, and both of what is or both of what is meant to be?"""
    same_period = head.period == part.period or None in {head.period, part.period}
    return same_period and (head.status == "target") == (part.status == "target")


def same_words(one: Claim, other: Claim, language: Language, least: int = 1) -> bool:
    """Do two claims name what they count with much the same words, with so many at least?

    >>> jobs = example_claim("14", "người", "person", indicator="số người được tạo việc làm")
    >>> same_words(jobs, example_claim("19", "người", "person", indicator="chỉ tiêu tạo việc làm"), "vi")
    True
    """
    first, second = (_telling_words(claim.indicator, claim.unit or "", language) for claim in (one, other))
    fewer = min(len(first), len(second))
    shared = len(first & second)
    return shared >= least and shared * 3 >= fewer * 2


def other_words(one: Claim, other: Claim, language: Language) -> bool:
    """Do two claims both name what they count, and differently?

    >>> jobs = example_claim("14", "người", "person", indicator="số người được tạo việc làm")
    >>> other_words(jobs, example_claim("6", "người", "person", indicator="tuyển sinh học nghề"), "vi")
    True
    """
    named = all(_telling_words(claim.indicator, claim.unit or "", language) for claim in (one, other))
    return named and not same_words(one, other, language)


@lru_cache(1024)
def _telling_words(indicator: str, unit: str, language: Language) -> frozenset[str]:
    """The words of an indicator that say what is counted."""
    return frozenset(spaced_out(indicator.lower()).split()) - _common(language) - set(unit.split())


@cache
def _common(language: Language) -> frozenset[str]:
    plans = (word for phrase in cue(language, "plan", "target").phrases for word in phrase.split())
    return frozenset((*phrases(language, "COMMON").phrases, *plans))
