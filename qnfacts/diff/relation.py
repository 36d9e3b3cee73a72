"""Whether two claims of one thing say the same, and what may lie behind a difference."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts import compare
from qnfacts.diff.thing import alike, amounts, differing, in_context, kin, other_unit
from qnfacts.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qnfacts.compare import Amount, Fit
    from qnfacts.diff.thing import Thing
    from qnfacts.text import Document

_SAME_WORDING = 0.6
_SENTENCES, _FAR = 3, 3
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
    if mine.qualifier == theirs.qualifier != "exact" and not compare.is_near(mine, theirs) and mine.axis in {"level", "change"}:
        return False
    return any(fit.holds or fit.finer for fit in _fits(mine, theirs))


def _fits(mine: Amount, theirs: Amount) -> tuple[Fit, Fit]:
    """How either number bears the other out."""
    return compare.fit(mine, theirs), compare.fit(theirs, mine)


def only_loosely(one: Thing, other: Thing) -> bool:
    """Whether the numbers agree only because a hedge allows nearly anything: more than 5.000 for 14.048."""
    fits = [fit for fit in _fits(*amounts(one, other)) if fit.holds]
    return bool(fits) and all(fit.loose for fit in fits)


def is_far_off(one: Thing, other: Thing) -> bool:
    """Whether two amounts are so far apart, and no slip leads from one to the other, that they rather count different things."""
    mine, theirs = amounts(one, other)
    low, high = sorted((abs(mine.value), abs(theirs.value)))
    return mine.axis == theirs.axis == "level" and high > _FAR * low and not compare.is_scale_slip(mine, theirs)


def only_by_leave(one: Thing, other: Thing) -> bool:
    """Whether the numbers agree only because one that ends in zeros may be rounded."""
    fits = [fit for fit in _fits(*amounts(one, other)) if fit.holds]
    return bool(fits) and all(fit.leave for fit in fits)


def is_exactly(one: Thing, other: Thing) -> bool:
    """Whether two claims print one number, hedges aside."""
    return one.claim.value == other.claim.value and one.claim.high == other.claim.high and one.claim.of == other.claim.of


def comparable(one: Thing, other: Thing) -> bool:
    """Whether two numbers count the same, or, where they are equal, may be a slip in the unit."""
    mine, theirs = amounts(one, other)
    if compare.same_unit(mine, theirs) and not other_unit(one, other):
        return True
    return is_exactly(one, other) and kin(mine.dimension, theirs.dimension)


def hedge_dropped(one: Thing, other: Thing) -> bool:
    """Whether the same sentence tells the same number with a hedge in one text and without it, or with another, in the other."""
    changed = one.claim.qualifier != other.claim.qualifier
    return changed and is_exactly(one, other) and in_context(one, other) >= _SAME_WORDING


def despite_agreement(one: Thing, other: Thing, others: dict[Decimal, list[Thing]], *, versions: bool) -> str | None:
    """Why two claims whose numbers agree are not the same all the same.

    A hedge was dropped; or the number that ends in zeros is no rounding: it is told of another period or status. In two
    ``versions`` of one text a number that is printed otherwise was edited, though rounding would explain it.
    """
    if hedge_dropped(one, other):
        return "qualifier"
    if versions and not is_exactly(one, other) and one.claim.measure == other.claim.measure and in_context(one, other) >= _SAME_WORDING:
        return "rounding"
    return not_rounded(one, other, others)


def are_versions(first: Document, second: Document) -> bool:
    """Whether two texts are versions of one: they have several sentences in common, word for word, and most of the shorter one's."""
    mine, theirs = ({document.view[span.start : span.end].strip() for span in document.sentences} for document in (first, second))
    both = len(mine & theirs)
    return both >= _SENTENCES and 2 * both >= min(len(mine), len(theirs))


def not_rounded(one: Thing, other: Thing, others: dict[Decimal, list[Thing]]) -> str | None:
    """The period or status of which a number is told that would else pass for the other, rounded to its zeros."""
    if is_exactly(one, other) or not only_by_leave(one, other):
        return None
    for mine, theirs in ((one, other), (other, one)):
        for third in others.get(mine.claim.value, ())[:20]:
            fields = differing(third, theirs)
            if fields in {("period",), ("status",), ("status", "period")} and alike(third, theirs) >= _OF_ONE:
                return "period" if "period" in fields else status_cause(third)
    return None


def cause_of(one: Thing, other: Thing, others: dict[Decimal, list[Thing]]) -> str | None:
    """What may lie behind two different numbers of one thing, the second's against the first's before the other way round.

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
    forth, back = _as_told(theirs, mine), _as_told(mine, theirs)
    hedged = {one.claim.qualifier, other.claim.qualifier} - {"exact", "about"}
    if hedged and any(compare.is_near(*pair) for pair in (*forth, *back)):
        return "bound"
    for pair in (*forth, *back):
        for name, is_slip in SLIPS:
            if pair[0].value * pair[1].value > 0 and is_slip(*pair):
                return name
    if any(compare.is_opposite(*pair) for pair in ((mine, theirs), (theirs, mine))):
        return "direction"
    return None


def _as_told(claim: Amount, reported: Amount) -> list[tuple[Amount, Amount]]:
    """A claim beside what the other text has, told in the claim's form."""
    told = compare.in_the_form_of(reported.unhedged, claim)
    return [(claim.unhedged, told)] if told else []


def _told_elsewhere(one: Thing, other: Thing, others: dict[Decimal, list[Thing]]) -> str | None:
    """Whether one of the numbers is told of another period, status or measure of this thing, or of a neighbouring thing."""
    found: dict[str, str] = {}
    for mine, theirs in ((other, one), (one, other)):
        for third in others.get(mine.claim.value, ())[:20]:
            fields = differing(third, theirs)
            fit = alike(third, theirs)
            if third.claim is mine.claim or not (fields or _are_neighbours(third, theirs, fit)):
                continue
            if not fields:
                found["indicator"] = "indicator"
            elif fit >= _OF_ONE and set(fields) <= {"period", "status"}:
                name = "period" if "period" in fields else "status"
                found.setdefault(name, field_cause(name, third))
            elif fit >= _OF_ONE and fields == ("measure",) and compare.same_unit(*amounts(third, theirs)):
                found["measure"] = "measure"
    return next((found[name] for name in ("period", "status", "indicator", "measure") if name in found), None)


def _are_neighbours(one: Thing, other: Thing, fit: float) -> bool:
    """Whether two claims that agree in every hard field speak of things close to one another."""
    if amounts(one, other)[0].axis in _TELLING or not one.near.keys() & other.near.keys():
        return False
    return _NEIGHBOUR <= fit < _OF_ONE or bool(one.indicator and other.indicator and one.indicator != other.indicator)


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
    much = mine.value / one.claim.value if one.claim.value else Decimal(1)
    return plain((signed[1] - signed[0]) / much)


def by_value(*sides: Sequence[Thing]) -> dict[Decimal, list[Thing]]:
    """All claims by their value."""
    found: dict[Decimal, list[Thing]] = {}
    for side in sides:
        for thing in side:
            found.setdefault(thing.claim.value, []).append(thing)
    return found
