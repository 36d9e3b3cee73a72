"""The causes, one function each: ``READINGS`` in the order in which they are tried.

A reading looks at a case and gives the words for the slip that it knows, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts import compare
from qnfacts.frozen import replace
from qnfacts.judge.case import elsewhere, is_exactly, reports_exactly
from qnfacts.judge.paste import number_of, unit_of
from qnfacts.judge.tell import row_of
from qnfacts.match.rows import axis_of, is_rate, same_base, status_of
from qnfacts.model import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qnfacts.compare import Amount
    from qnfacts.judge.case import Case
    from qnfacts.model import Cause, Fact


def causes(case: Case) -> tuple[Cause | None, tuple[Message, ...]]:
    """The likely slip, and the words for every reading that fits, the likeliest first."""
    if case.candidate.how == "status":
        return _first(case, TOLD_AS)
    if case.candidate.how == "measure":
        return "measure", (_measure_of(case, case.fact),)
    if any(voice.fit.holds and not voice.agrees and not voice.fit.leave for voice in case.voices):
        return _first(case, SAME_NUMBER)
    hedged = case.claim.qualifier not in {"exact", "about"}
    order = sorted(READINGS, key=lambda reading: not (hedged and reading[0] == "bound"))
    return _first(case, order)


def _first(case: Case, readings: Iterable[tuple[Cause, Callable[[Case], Message | None]]]) -> tuple[Cause | None, tuple[Message, ...]]:
    found = [(cause, told) for cause, reading in readings if (told := reading(case))]
    if not found:
        return None, ()
    cause, first = found[0]
    second = [told for other, told in found[1:] if {cause, other} in _BOTH]
    if any(voice.fit.leave for voice in case.voices):
        second.insert(0, Message("judge.slip.rounded"))
    return cause, (first, *second[:1])


_BOTH: tuple[set[str], ...] = (
    {"bound", "period"},
    {"period", "indicator"},
    {"period", "transposed"},
    {"indicator", "transposed"},
    {"measure", "indicator"},
)
"""Pairs of readings that are both worth telling."""


def period(case: Case) -> Message | None:
    """Exactly this number is reported for another period of the same indicator.

    A figure of 2019 stands in 2020, or one of a quarter in the whole year. Look at the year, the quarter and the month
    in the sentence.
    """
    for fact in elsewhere(case):
        if fact.period != case.fact.period and same_base(case.claim.base, fact.base):
            status = Message(f"status.{fact.status}")
            return Message("judge.slip.period", (("when", fact.period), ("status", status), ("reports", row_of(case, fact))))
    return None


def target_as_result(case: Case) -> Message | None:
    """The number is the target of this period, told as its result.

    Say that it is a target, or give what was reached.
    """
    if status_of(case.claim) == "target":
        return None
    fact = _with_status(case, "target")
    if fact is None:
        return None
    told = Message("judge.slip.target-as-result", (("when", fact.period),))
    return told if fact is case.fact else Message("judge.slip.of-row", (("told", told), ("reports", row_of(case, fact))))


def result_as_target(case: Case) -> Message | None:
    """The number is the result of this period, told as its target.

    Say that it was reached, or give the target.
    """
    if status_of(case.claim) != "target":
        return None
    fact = _with_status(case, "result")
    if fact is None:
        return None
    told = Message("judge.slip.result-as-target", (("when", fact.period),))
    return told if fact is case.fact else Message("judge.slip.of-row", (("told", told), ("reports", row_of(case, fact))))


def _with_status(case: Case, status: str) -> Fact | None:
    for fact in case.siblings:
        told = reports_exactly(case, fact) or (case.candidate.how == "status" and fact is case.fact)
        if told and fact.status == status and fact.period == case.fact.period and axis_of(fact, case.indicator) == case.mine.axis:
            return fact
    return None


def indicator(case: Case) -> Message | None:
    """The number belongs to a neighbouring indicator of the same period.

    Voluntary insurance stands for compulsory, households near poverty for poor ones. Compare the name in the sentence
    with the source's.
    """
    best: tuple[int, Fact] | None = None
    for key, entry in case.index.entries.items():
        if key == case.fact.indicator or not _are_neighbours(case, key):
            continue
        rate = is_rate(entry.indicator)
        for fact in case.index.rows_of(key, case.fact.place):
            if (
                fact.period != case.fact.period
                or axis_of(fact, entry.indicator) != case.mine.axis
                or not same_base(case.fact.base, fact.base)
            ):
                continue
            exact = replace(case.exact, rate=rate)
            if any(is_exactly(exact, compare.printed(reported, rate=rate)) for reported in fact.reported):
                rank = (fact.status == case.fact.status) + 2 * _are_kin(case, key)
                if best is None or rank > best[0]:
                    best = (rank, fact)
    if best is None:
        return None
    other = case.index.entries[best[1].indicator].indicator
    return Message("judge.slip.indicator", (("other", other), ("reports", row_of(case, best[1]))))


def _are_neighbours(case: Case, key: str) -> bool:
    """Whether two indicators are parts of one another or of one, or have words in common that tell something."""
    if _are_kin(case, key):
        return True
    if case.mine.axis == "plan" or case.mine.value == 100:
        return False
    mine, theirs = case.index.entries[case.fact.indicator].words, case.index.entries[key].words
    return any(case.index.weight(word) > 1 for word in mine & theirs)


def _are_kin(case: Case, key: str) -> bool:
    mine, theirs = case.indicator, case.index.entries[key].indicator
    ours, others = (
        {entry.id for entry in case.table.indicators.values() if one.id in entry.parts or one.part_of == entry.id} for one in (mine, theirs)
    )
    return bool(ours & others) or theirs.id in ours or mine.id in others


def measure(case: Case) -> Message | None:
    """A change given as a level, a level as a change, a share of the plan misread.

    "Down to 0.29%" stands for down by 0.29%, "102% above plan" for 102% of plan. Look at the verb before the number.
    """
    for fact in case.siblings:
        if fact.period != case.fact.period or fact.status != case.fact.status:
            continue
        for reported in fact.reported:
            same = reported.quantity.value == abs(case.claim.value)
            if same and reported.measure != case.claim.measure and case.mine.dimension == reported.quantity.dimension:
                return _measure_of(case, fact)
    return None


def _measure_of(case: Case, fact: Fact) -> Message:
    told = next((one.measure for one in fact.reported if one.quantity.value == abs(case.claim.value)), fact.measure)
    slip = Message("judge.slip.measure", (("measure", Message(f"measure.{told}")),))
    return slip if fact is case.fact else Message("judge.slip.of-row", (("told", slip), ("reports", row_of(case, fact))))


def _slip(case: Case, is_slip: Callable[[Amount, Amount], bool]) -> bool:
    """Whether a slip of the hand leads from a reported number to the claim's, in either of the forms of a share of the plan."""
    for voice in case.voices:
        told = compare.in_the_form_of(voice.amount, case.exact)
        pairs = [(case.exact, told)] if told else []
        if case.mine.measure == "plan-excess" and told:
            pairs.append((replace(case.exact, value=100 + case.exact.value), replace(told, value=100 + told.value)))
        if any(mine.value * theirs.value > 0 and is_slip(mine, theirs) for mine, theirs in pairs):
            return True
    return False


def scale(case: Case) -> Message | None:
    """A power of ten, a lost or added zero, a separator in the wrong place.

    Thousands stand for millions, or ``14,048`` in a text that groups with dots.
    """
    return Message("judge.slip.scale") if _slip(case, compare.is_scale_slip) else None


def transposed(case: Case) -> Message | None:
    """Two neighbouring digits swapped: 14.408 for 14.048."""
    return Message("judge.slip.transposed") if _slip(case, compare.is_transposed) else None


def rounding(case: Case) -> Message | None:
    """Cut, or rounded the wrong way: 0.85 told as 0.8, where rounding gives 0.9."""
    if case.claim.qualifier not in {"exact", "about"} or not _slip(case, compare.is_miscut):
        return None
    return Message("judge.slip.rounding", (("number", number_of(case, case.voices[0], rounded=True)),))


def bound(case: Case) -> Message | None:
    """A hedge on the wrong side, at most 10 % away.

    "Nearly 14.000" stands where the source has 14.048. Change the hedge, or give the source's number.
    """
    if case.claim.qualifier in {"exact", "about"} or not _slip(case, compare.is_near):
        return None
    return Message("judge.slip.bound", (("number", number_of(case, case.voices[0])),))


def digit(case: Case) -> Message | None:
    """One digit changed, lost or added: 37.635 or 3.765 for 37.625."""
    return Message("judge.slip.digit") if _slip(case, compare.is_one_digit) else None


def unit(case: Case) -> Message | None:
    """The number is the source's, its unit is not.

    Percent stands for percentage points, persons for person-turns, a month for a year.
    """
    for voice in case.voices:
        if voice.fit.holds and not voice.unit:
            return Message("judge.slip.unit", (("said", case.claim.unit or ""), ("unit", unit_of(voice))))
    return None


def direction(case: Case) -> Message | None:
    """A rise told as a fall, or the other way round; a surplus over the plan as a shortfall."""
    if any(compare.is_opposite(case.mine, voice.amount) for voice in case.voices):
        return Message("judge.slip.direction")
    return None


READINGS: tuple[tuple[Cause, Callable[[Case], Message | None]], ...] = (
    ("period", period),
    ("target-as-result", target_as_result),
    ("result-as-target", result_as_target),
    ("indicator", indicator),
    ("measure", measure),
    ("scale", scale),
    ("transposed", transposed),
    ("rounding", rounding),
    ("bound", bound),
    ("digit", digit),
    ("unit", unit),
    ("direction", direction),
)
TOLD_AS = READINGS[1:3]
SAME_NUMBER = READINGS[10:]
