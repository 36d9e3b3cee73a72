"""Whether two claims of one thing say the same, and what may lie behind a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts import compare
from qnfacts.diff.thing import alike, amounts, differing, in_context, kin
from qnfacts.frozen import replace
from qnfacts.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from qnfacts.compare import Amount
    from qnfacts.diff.thing import Thing

_SAME_WORDING = 0.6
_OF_ONE = 0.75
_NEIGHBOUR = 0.3
_TELLING = {"plan", "relative"}

SLIPS: tuple[tuple[str, Callable[[Amount, Amount], bool]], ...] = (
    ("scale", compare.is_scale_slip),
    ("transposed", compare.is_transposed),
    ("rounding", compare.is_miscut),
    ("digit", lambda mine, told: len(compare.digits_of(mine)) > 1 and compare.is_one_digit(mine, told)),
)


def holds(one: Thing, other: Thing) -> bool:
    """Whether either number bears the other out, given rounding, hedges and forms; units and directions too."""
    mine, theirs = amounts(one, other)
    return _same_number(mine, theirs) and compare.same_unit(mine, theirs) and compare.same_direction(mine, theirs)


def _same_number(mine: Amount, theirs: Amount) -> bool:
    there, back = compare.fit(mine, theirs), compare.fit(theirs, mine)
    return there.holds or back.holds or there.finer or back.finer


def only_by_leave(one: Thing, other: Thing) -> bool:
    """Whether the numbers agree only because one that ends in zeros may be rounded."""
    mine, theirs = amounts(one, other)
    fits = [fit for fit in (compare.fit(mine, theirs), compare.fit(theirs, mine)) if fit.holds]
    return bool(fits) and all(fit.leave for fit in fits)


def is_exactly(one: Thing, other: Thing) -> bool:
    """Whether two claims print one number, hedges aside."""
    return one.claim.value == other.claim.value and one.claim.high == other.claim.high and one.claim.of == other.claim.of


def comparable(one: Thing, other: Thing) -> bool:
    """Whether two numbers count the same, or, where they are equal, may be a slip in the unit."""
    mine, theirs = amounts(one, other)
    if compare.same_unit(mine, theirs):
        return True
    return is_exactly(one, other) and kin(mine.dimension, theirs.dimension)


def hedge_dropped(one: Thing, other: Thing) -> bool:
    """Whether the same sentence tells the same number with a hedge in one text and without it, or with another, in the other."""
    changed = one.claim.qualifier != other.claim.qualifier
    return changed and is_exactly(one, other) and in_context(one, other) >= _SAME_WORDING


def despite_agreement(one: Thing, other: Thing, others: dict[Decimal, list[Thing]]) -> str | None:
    """Why two claims whose numbers agree are not the same all the same.

    A hedge was dropped; or the number that ends in zeros is no rounding: it is told of another period or status.
    """
    return "qualifier" if hedge_dropped(one, other) else not_rounded(one, other, others)


def not_rounded(one: Thing, other: Thing, others: dict[Decimal, list[Thing]]) -> str | None:
    """The period or status of which a number is told that would else pass for the other, rounded to its zeros."""
    if is_exactly(one, other) or not only_by_leave(one, other):
        return None
    for mine, theirs in ((one, other), (other, one)):
        for third in others.get(mine.claim.value, ())[:20]:
            fields = differing(third, theirs)
            if fields in {("period",), ("status",), ("status", "period")} and alike(third, theirs) >= _OF_ONE:
                return "period" if "period" in fields else status_cause(mine)
    return None


def cause_of(one: Thing, other: Thing, others: dict[Decimal, list[Thing]]) -> str | None:
    """What may lie behind two different numbers of one thing, None where nothing is seen.

    ``others`` are all claims of both texts by their value: the number may be another period's, or a neighbour's.
    """
    mine, theirs = amounts(one, other)
    if _same_number(mine, theirs):
        if not compare.same_unit(mine, theirs):
            return "unit"
        return "direction" if not compare.same_direction(mine, theirs) else "qualifier"
    if found := _told_elsewhere(one, other, others):
        return found
    if abs(one.claim.value) == abs(other.claim.value) and one.claim.measure != other.claim.measure:
        return "measure"
    pairs = [(_exact(mine), told) for told in [compare.in_the_form_of(_exact(theirs), mine)] if told]
    pairs += [(_exact(theirs), told) for told in [compare.in_the_form_of(_exact(mine), theirs)] if told]
    hedged = {one.claim.qualifier, other.claim.qualifier} - {"exact", "about"}
    if hedged and any(compare.is_near(mine, told) for mine, told in pairs):
        return "bound"
    for name, is_slip in SLIPS:
        if any(mine.value * told.value > 0 and is_slip(mine, told) for mine, told in pairs):
            return name
    if any(compare.is_opposite(*pair) for pair in ((mine, theirs), (theirs, mine))):
        return "direction"
    return None


def _exact(amount: Amount) -> Amount:
    return replace(amount, qualifier="exact", high=None)


def _told_elsewhere(one: Thing, other: Thing, others: dict[Decimal, list[Thing]]) -> str | None:
    """Whether one of the numbers is told of another period or status of this thing, or of a neighbouring thing."""
    neighbour = False
    for mine, theirs in ((one, other), (other, one)):
        for third in others.get(mine.claim.value, ())[:20]:
            if third.index == mine.index and third.claim is mine.claim:
                continue
            fields = differing(third, theirs)
            fit = alike(third, theirs)
            if fit >= _OF_ONE and fields == ("period",):
                return "period"
            if fit >= _OF_ONE and fields == ("status",):
                return status_cause(mine)
            close = _NEIGHBOUR <= fit < _OF_ONE or (third.indicator and theirs.indicator and third.indicator != theirs.indicator)
            neighbour = neighbour or (
                not fields and bool(close and third.own & theirs.own) and amounts(third, theirs)[0].axis not in _TELLING
            )
    return "indicator" if neighbour else None


def status_cause(first: Thing) -> str:
    """How a status that differs is told: from the first text to the second."""
    return "target-as-result" if first.status == "target" else "result-as-target"


def field_cause(field: str, first: Thing) -> str:
    """The code for a hard field in which two claims differ that tell one number."""
    return status_cause(first) if field == "status" else field


def change(one: Thing, other: Thing) -> str | None:
    """By how much the second number is above the first (below: negative), in the printed unit; None where that says nothing.

    A change in the number of a counted thing can be told in per cent, too: the reader of the report does that.
    """
    mine, theirs = amounts(one, other)
    told = compare.in_the_form_of(theirs, mine)
    if told is None or not compare.same_unit(mine, theirs) or mine.high is not None or told.high is not None:
        return None
    signed = [-amount.value if amount.axis == "change" and amount.direction == "down" else amount.value for amount in (mine, told)]
    return plain(signed[1] - signed[0])


def by_value(*sides: Sequence[Thing]) -> dict[Decimal, list[Thing]]:
    """All claims by their value."""
    found: dict[Decimal, list[Thing]] = {}
    for side in sides:
        for thing in side:
            found.setdefault(thing.claim.value, []).append(thing)
    return found
