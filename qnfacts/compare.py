"""Does this number say what that number says: rounding, hedges, ranges, plan shares, changes, units.

Pure functions on exact decimals. A reported number is what its print and its qualifier allow; a number that an
article states is compared with it in the form in which the article states it (``vượt 13%`` against ``đạt 113%``).
"""

from __future__ import annotations

from decimal import Decimal
from string import digits
from typing import TYPE_CHECKING, Literal

from qnfacts.frozen import dataclass, replace
from qnfacts.lexicon.senses import kinds_of
from qnfacts.numbers import Interval, plain, printed_interval, round_to

if TYPE_CHECKING:
    from qnfacts.model import Claim, Dimension, Direction, Measure, Qualifier, Quantity, Reported

Axis = Literal["level", "change", "plan", "relative"]
"""What can be compared at all: numbers on different axes never are."""

ABOUT = Decimal("0.05")
LEAVE = Decimal("0.01")
FAR = Decimal("0.10")
_HUNDRED = Decimal(100)
_OPPOSITE: dict[Qualifier, Qualifier] = {"over": "under", "at-least": "at-most", "under": "over", "at-most": "at-least", "nearly": "over"}
COUNTED: frozenset[Dimension] = frozenset({"person", "person-turn", "household", "count"})
POINTS: frozenset[Dimension] = frozenset({"percent", "percentage-point"})
SHARES: frozenset[Dimension] = POINTS | {"times"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is told: ``form`` says how it is to be read on its axis, ``step`` is its last printed place."""

    value: Decimal
    step: Decimal = Decimal(1)
    qualifier: Qualifier = "exact"
    measure: Measure = "level"
    dimension: Dimension = "none"
    direction: Direction | None = None
    high: Decimal | None = None
    of: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    rate: bool = False

    @property
    def axis(self) -> Axis:
        """The axis that the number lies on.

        The change of a rate is in points and a change; the change of a counted thing in per cent is relative.

        >>> Amount(Decimal(10), measure="change", dimension="percent").axis
        'relative'
        >>> Amount(Decimal(10), measure="change", dimension="percent", rate=True).axis
        'change'
        """
        if self.measure in {"plan-ratio", "plan-excess"}:
            return "plan"
        if self.measure == "change" and (self.rate or self.dimension not in {"percent", "times"}):
            return "change"
        return "level" if self.measure == "level" else "relative"

    @property
    def unhedged(self) -> Amount:
        """The number itself, without its hedge or the end of its range."""
        return replace(self, qualifier="exact", high=None)


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a reported number bears out a stated one, and how.

    ``leave``: only because a number that ends in zeros may be rounded to them. ``finer``: the statement is more
    precise than the report and inside what its print allows, so that nothing can be said.
    """

    holds: bool
    rounded: bool = False
    loose: bool = False
    leave: bool = False
    finer: bool = False


NO = Fit(False)
YES = Fit(True)
FINER = Fit(False, finer=True)


def stated(claim: Claim, *, rate: bool = False) -> Amount:
    """The amount that a claim states; ``rate``: its indicator is itself a percentage, and so is a part that is told of it."""
    amount = _amount(claim, claim.measure, claim.direction, rate)
    part = part_told(claim) if rate or claim.measure == "plan-ratio" else None
    if part is None:
        return amount
    hedge: Qualifier = "about" if claim.qualifier == "exact" else claim.qualifier
    return replace(amount, value=part * _HUNDRED, step=Decimal(1), qualifier=hedge, dimension="percent", of=None, unit="%")


def part_told(claim: Claim) -> Decimal | None:
    """The part of a whole that words tell: a half, two fifths; None for any other number."""
    if any(character.isdigit() for character in claim.number):
        return None
    if claim.of is not None and 0 < claim.value < claim.of:
        return claim.value / claim.of
    return claim.value if 0 < claim.value < 1 and claim.dimension not in SHARES and claim.step != 1 else None


def printed(reported: Reported, *, rate: bool = False) -> Amount:
    """The amount that a source reports."""
    return _amount(reported.quantity, reported.measure, reported.direction, rate)


def _amount(quantity: Quantity | Claim, measure: Measure, direction: Direction | None, rate: bool) -> Amount:
    return Amount(
        quantity.value,
        quantity.step,
        quantity.qualifier,
        measure,
        quantity.dimension,
        direction,
        quantity.high,
        quantity.of,
        quantity.unit,
        quantity.per,
        rate,
    )


# Form: the same statement as another form tells it


def in_the_form_of(reported: Amount, claim: Amount) -> Amount | None:
    """A reported amount, told as the claim tells its own; None where the two lie on different axes.

    >>> share = Amount(Decimal("73.94"), Decimal("0.01"), measure="plan-ratio", dimension="percent")
    >>> excess = Amount(Decimal("-26.06"), Decimal("0.01"), measure="plan-excess", dimension="percent")
    >>> in_the_form_of(share, excess).value
    Decimal('-26.06')
    """
    if reported.axis != claim.axis:
        return None
    if claim.axis in {"level", "change"}:
        return reported
    return _from_ratio(_as_ratio(reported), claim)


def _as_ratio(amount: Amount) -> Amount:
    """A plan share or a relative number in per cent of its base."""
    factor = _HUNDRED if amount.dimension == "times" else Decimal(1)
    value, high, step = amount.value * factor, amount.high and amount.high * factor, amount.step * factor
    if amount.measure == "relative" and amount.direction == "down" and amount.dimension == "times":
        return replace(amount, value=_HUNDRED * _HUNDRED / value if value else value, high=None, step=step, dimension="percent")
    if _is_added(amount):
        down = amount.measure == "change" and amount.direction == "down"
        sign = -1 if down else 1
        qualifier = _mirrored(amount.qualifier) if down or value < 0 else amount.qualifier
        ends = [_HUNDRED + sign * end for end in (value, high) if end is not None]
        return replace(
            amount, value=min(ends), high=max(ends) if high is not None else None, step=step, qualifier=qualifier, dimension="percent"
        )
    return replace(amount, value=value, high=high, step=step, dimension="percent")


def _is_added(amount: Amount) -> bool:
    """Whether the number is what comes on top of the base, not the base with it."""
    return amount.measure in {"plan-excess", "change"}


def _from_ratio(ratio: Amount, claim: Amount) -> Amount:
    value, high = ratio.value, ratio.high
    qualifier = ratio.qualifier
    if _is_added(claim):
        down = claim.measure == "change" and claim.direction == "down"
        ends = [(_HUNDRED - end if down else end - _HUNDRED) for end in (value, high) if end is not None]
        value, high = min(ends), max(ends) if high is not None else None
        qualifier = _mirrored(qualifier) if down or value < 0 else qualifier
    if claim.measure == "relative" and claim.direction == "down" and claim.dimension == "times":
        return replace(ratio, value=_HUNDRED / value if value else value, high=None, dimension="times")
    factor = Decimal("0.01") if claim.dimension == "times" else Decimal(1)
    high = high and high * factor
    return replace(ratio, value=value * factor, high=high, step=ratio.step * factor, qualifier=qualifier, dimension=claim.dimension)


def _mirrored(qualifier: Qualifier) -> Qualifier:
    return _OPPOSITE.get(qualifier, qualifier)


# Fit: what the wording and the rounding allow


def fit(claim: Amount, reported: Amount) -> Fit:
    """Whether a reported amount bears out a claim, as far as the numbers go: units and directions aside.

    >>> fit(Amount(Decimal("0.2"), Decimal("0.1"), dimension="percent"), Amount(Decimal("0.23"), Decimal("0.01"), dimension="percent"))
    Fit(holds=True, rounded=True, loose=False, leave=False, finer=False)
    >>> fit(Amount(Decimal(14000), qualifier="nearly"), Amount(Decimal(14048))).holds
    False
    """
    told = in_the_form_of(reported, claim)
    if told is None:
        return NO
    if claim.of is not None and told.of is not None and claim.of != told.of:
        return NO
    if claim.value < 0 and told.value < 0:
        claim, told = _positive(claim), _positive(told)
    if claim.high is not None:
        return _fit_range(claim, told)
    if told.high is not None or told.qualifier != "exact":
        return _fit_to_hedged(claim, told)
    if claim.qualifier == "exact":
        return _fit_plain(claim, told)
    return _fit_hedge(claim, told.value)


def _positive(amount: Amount) -> Amount:
    return replace(amount, value=-amount.value, high=None if amount.high is None else -amount.high)


def _fit_plain(claim: Amount, told: Amount) -> Fit:
    value, reported = claim.value, told.value
    if value == reported:
        return YES
    if claim.step > told.step and is_rounded(reported, value, claim.step):
        return Fit(True, rounded=True)
    near = ends_in_zeros(claim) and _is_within(LEAVE, value, reported)
    if near and any(is_rounded(reported, value, step) for step in _zero_steps(claim)):
        return Fit(True, rounded=True, leave=True)
    return FINER if claim.step < told.step and allowed(told).contains(value) else NO


def _is_within(share: Decimal, value: Decimal, reported: Decimal) -> bool:
    return abs(value - reported) <= share * abs(reported)


def is_rounded(reported: Decimal, value: Decimal, step: Decimal) -> bool:
    """Whether a reported number gives this value when rounded to ``step``.

    Halves go up; of a whole number they may also go to the even neighbour, as printing programs do.

    >>> is_rounded(Decimal("0.85"), Decimal("0.8"), Decimal("0.1")), is_rounded(Decimal(21250), Decimal(21200), Decimal(100))
    (False, True)
    """
    if round_to(reported, step) == value:
        return True
    return reported == reported.to_integral_value() and step > 1 and round_to(reported, step, "even") == value


def ends_in_zeros(amount: Amount) -> bool:
    """Whether a count or an amount is printed with zeros at its end, before a scale word too."""
    return amount.dimension not in SHARES and bool(amount.value) and any(_zero_steps(amount))


def _zero_steps(amount: Amount) -> list[Decimal]:
    """The places of the zeros that a number ends in, the smallest first: ``270 nghìn`` → 10 000."""
    steps: list[Decimal] = []
    step = amount.step * 10
    while len(steps) < 30 and amount.value and amount.value % step == 0:
        steps.append(step)
        step *= 10
    return steps


def allowed(told: Amount) -> Interval:
    """What a reported number can be: its print, and the words before it, allow so much.

    >>> allowed(Amount(Decimal(46), dimension="percent")).contains(Decimal("45.5"))
    True
    """
    value = told.value
    if told.high is not None:
        return Interval(value, told.high, False, False)
    match told.qualifier:
        case "about":
            return Interval.point(value).widened(abs(value) * ABOUT)
        case "over" | "at-least":
            return Interval(value, Decimal("Infinity"))
        case "under" | "at-most":
            return Interval(Decimal("-Infinity"), value, True, False)
        case "nearly":
            return Interval(value / (1 + FAR), value, False, False)
        case _:
            return printed_interval(value, told.step, whole=told.dimension in COUNTED)


def _fit_hedge(claim: Amount, reported: Decimal) -> Fit:
    far = not _is_within(FAR, claim.value, reported)
    match claim.qualifier:
        case "about":
            return YES if _is_within(ABOUT, claim.value, reported) or is_rounded(reported, claim.value, claim.step) else NO
        case "over" | "at-least":
            return Fit(True, loose=far) if reported >= claim.value else NO
        case "nearly":
            return YES if reported <= claim.value and not far else NO
        case _:
            return Fit(True, loose=far) if reported <= claim.value else NO


def _fit_range(claim: Amount, told: Amount) -> Fit:
    low, high = sorted((claim.value, claim.high if claim.high is not None else claim.value))
    if told.high is not None:
        same = {low, high} == {told.value, told.high}
        inside = low <= min(told.value, told.high) and max(told.value, told.high) <= high
        return YES if same else Fit(inside, loose=inside)
    half = claim.step / 2
    if not low - half <= told.value <= high + half:
        return NO
    far = max(high - told.value, told.value - low) > FAR * abs(told.value)
    return Fit(True, loose=far)


def _fit_to_hedged(claim: Amount, told: Amount) -> Fit:
    """A claim against a report that itself leaves room: a range, a hedge."""
    values = allowed(told)
    if claim.qualifier == "exact":
        if claim.value == told.value and told.high is None:
            return YES
        rounded = told.high is None and is_rounded(told.value, claim.value, claim.step)
        return Fit(True, rounded=True) if rounded else (FINER if values.contains(claim.value) else NO)
    ends = [_fit_hedge(claim, end).holds for end in (values.low, values.high) if end.is_finite()]
    if told.qualifier == claim.qualifier and claim.value == told.value:
        return YES
    if (
        all(ends)
        and (values.high.is_finite() or claim.qualifier in {"over", "at-least"})
        and (values.low.is_finite() or claim.qualifier in {"under", "at-most"})
    ):
        return YES
    if claim.qualifier == "about":
        return YES if _fit_hedge(claim, told.value).holds else (FINER if values.contains(claim.value) else NO)
    contrary = {claim.qualifier, told.qualifier} & {"over", "at-least"} and {claim.qualifier, told.qualifier} & {
        "under",
        "at-most",
        "nearly",
    }
    if contrary and claim.value == told.value:
        return NO
    return FINER if any(ends) or values.contains(claim.value) else NO


# Units and directions


_MILLE = frozenset({"‰", "phần nghìn", "per mille", "per thousand"})


def same_unit(claim: Amount, reported: Amount) -> bool:
    """Whether two amounts count the same thing: jobs and workers do, persons and person-turns don't.

    >>> same_unit(Amount(Decimal(5), dimension="count", unit="việc làm"), Amount(Decimal(5), dimension="person", unit="lao động"))
    True
    >>> same_unit(Amount(Decimal(5), dimension="person", unit="người"), Amount(Decimal(5), dimension="person-turn", unit="lượt người"))
    False
    """
    if claim.axis in {"plan", "relative"}:
        return True
    if claim.per and reported.per and claim.per != reported.per:
        return False
    if claim.dimension == reported.dimension == "percent" and (claim.unit in _MILLE) != (reported.unit in _MILLE):
        return False
    mine, theirs = kinds_of(claim.dimension, claim.unit), kinds_of(reported.dimension, reported.unit)
    if claim.axis == "change" and claim.rate:
        mine, theirs = (kinds | POINTS if kinds & POINTS else kinds for kinds in (mine, theirs))
    return "none" in mine | theirs or bool(mine & theirs)


def are_kin(one: Dimension, other: Dimension) -> bool:
    """Whether one dimension may be a slip for another: persons for person-turns, percent for points.

    >>> are_kin("person", "household"), are_kin("percent", "person")
    (True, False)
    """
    return one == other or any({one, other} <= kin for kin in (COUNTED, POINTS))


def same_direction(claim: Amount, reported: Amount) -> bool:
    """Whether neither says up where the other says down."""
    return claim.axis != "change" or claim.direction is None or reported.direction is None or claim.direction == reported.direction


def is_opposite(claim: Amount, reported: Amount) -> bool:
    """Whether the claim tells the reported change, or the distance from the plan, the other way round.

    >>> below = Amount(Decimal(-18), measure="plan-excess", dimension="percent")
    >>> is_opposite(below, Amount(Decimal(118), measure="plan-ratio", dimension="percent"))
    True
    """
    if claim.axis == "change":
        return not same_direction(claim, reported) and fit(claim, reported).holds
    if claim.axis == "level" or not _is_added(claim):
        return False
    other: Direction | None = {"up": "down", "down": "up", None: None}[claim.direction]
    turned = replace(claim, direction=other) if claim.measure == "change" else replace(claim, value=-claim.value)
    return bool(claim.value) and fit(turned, reported).holds


# Slips of the hand


def is_scale_slip(claim: Amount, reported: Amount) -> bool:
    """A power of ten, a lost or an added zero, a separator in the wrong place.

    >>> is_scale_slip(Amount(Decimal("14.048"), Decimal("0.001")), Amount(Decimal(14048)))
    True
    >>> is_scale_slip(Amount(Decimal(27540)), Amount(Decimal(270540)))
    True
    >>> is_scale_slip(Amount(Decimal("2.63e6"), Decimal("1e4")), Amount(Decimal(263050)))
    True
    """
    mine, theirs = significant(claim.value), significant(reported.value)
    if not claim.value or not reported.value or claim.value == reported.value:
        return False
    if mine == theirs or (len(mine) >= _MOST_ROUNDED and _is_rounded(mine, theirs) and _far_apart(claim, reported)):
        return True
    return _is_one_more(digits_of(claim), digits_of(reported), "0")


_MOST_ROUNDED = 3
"""The fewest digits by which a rounded number is known again at another power of ten."""


def _is_rounded(mine: str, theirs: str) -> bool:
    """Whether some digits are the first of others, rounded or cut."""
    return len(mine) < len(theirs) and abs(int(mine) * 10 ** (len(theirs) - len(mine)) - int(theirs)) < 10 ** (len(theirs) - len(mine))


def _far_apart(claim: Amount, reported: Amount) -> bool:
    return not Decimal("0.2") < abs(claim.value / reported.value) < 5


def is_transposed(claim: Amount, reported: Amount) -> bool:
    """Two neighbouring digits swapped.

    >>> is_transposed(Amount(Decimal(14408)), Amount(Decimal(14048)))
    True
    """
    mine, theirs = _aligned(claim, reported)
    differing = [i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b]
    if len(mine) != len(theirs) or len(differing) != 2:
        return False
    first, second = differing
    return second == first + 1 and mine[first] == theirs[second] and mine[second] == theirs[first]


def is_miscut(claim: Amount, reported: Amount) -> bool:
    """Cut off, or rounded the wrong way: closer to the report than one unit of the last place that it prints.

    >>> is_miscut(Amount(Decimal(37000), Decimal(1000)), Amount(Decimal(37625)))
    True
    """
    step = claim.step
    if step <= reported.step:
        zeros = _zero_steps(claim) if claim.dimension not in SHARES else []
        step = zeros[-1] if zeros else step
    return step > reported.step and claim.value != reported.value and abs(claim.value - reported.value) < step


def is_near(claim: Amount, reported: Amount) -> bool:
    """At most 10 % away."""
    return _is_within(FAR, claim.value, reported.value)


def is_one_digit(claim: Amount, reported: Amount) -> bool:
    """One digit changed, lost or added.

    >>> is_one_digit(Amount(Decimal(117)), Amount(Decimal(107))), is_one_digit(Amount(Decimal(1278)), Amount(Decimal(31278)))
    (True, True)
    """
    if claim.step > reported.step:
        reported = replace(reported, value=round_to(reported.value, claim.step), step=claim.step)
    mine, theirs = _aligned(claim, reported)
    if len(mine) == len(theirs):
        return sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1
    return _is_one_more(mine, theirs)


def digits_of(amount: Amount) -> str:
    """The digits that a number prints, without marks and leading zeros.

    >>> digits_of(Amount(Decimal("0.230"), Decimal("0.01")))
    '23'
    """
    return plain(abs(amount.value) / amount.step).partition(".")[0].lstrip("0") if amount.step else ""


def _aligned(claim: Amount, reported: Amount) -> tuple[str, str]:
    """The digits of two numbers down to the same place."""
    step = min(claim.step, reported.step)
    mine, theirs = (plain(abs(amount.value) / step).partition(".")[0] for amount in (claim, reported))
    while claim.step > step and mine.endswith("0") and theirs.endswith("0"):
        mine, theirs, step = mine[:-1], theirs[:-1], step * 10
    return mine, theirs


def _is_one_more(mine: str, theirs: str, extra: str = digits) -> bool:
    """Whether one has a single digit, of those in ``extra``, more than the other."""
    longer, shorter = sorted((mine, theirs), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        digit in extra and longer[:place] + longer[place + 1 :] == shorter for place, digit in enumerate(longer)
    )


def significant(value: Decimal) -> str:
    """The digits of a number between its first and its last that are not zero, wherever its point stands.

    >>> significant(Decimal("0.130")), significant(Decimal(-1300))
    ('13', '13')
    """
    return plain(abs(value)).replace(".", "").strip("0")
