"""Printed number ↔ exact decimal and interval: separators, scale words, rounding, interval arithmetic.

A printed number is evidence of an interval: ``46`` is anything that rounds to it, [45.5, 46.5).
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal, NamedTuple

from qnfacts.frozen import dataclass
from qnfacts.patterns import compiled
from qnfacts.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from qnfacts.model import Language

_PRECISION = 120
_DOWN = Context(prec=_PRECISION, rounding=ROUND_FLOOR, Emax=10**6, Emin=-(10**6))
_UP = Context(prec=_PRECISION, rounding=ROUND_CEILING, Emax=10**6, Emin=-(10**6))
_EXACT = Context(prec=_PRECISION, rounding=ROUND_HALF_EVEN, Emax=10**6, Emin=-(10**6))
LONGEST_NUMBER = 40
"""A token with more characters than this is no number that anybody printed to be read."""

SCALES: dict[Language, dict[str, Decimal]] = {
    "vi": {
        word: Decimal(10) ** power
        for power, words in (
            (2, "trăm"),
            (3, "nghìn ngàn k"),
            (4, "vạn"),
            (6, "triệu tr"),
            (9, "tỷ"),
        )
        for word in words.split()
    },
    "en": {
        word: Decimal(10) ** power
        for power, words in (
            (2, "hundred hundreds"),
            (3, "thousand thousands k"),
            (6, "million millions mn mln m"),
            (9, "billion billions bn bln b"),
            (12, "trillion trillions tn trn trln"),
        )
        for word in words.split()
    },
}
"""The words that multiply the number before them, as they stand in a folded text."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a number can have, half open at the top as a rule: 46 is [45.5, 46.5).

    Sums, differences and products are exact, quotients rounded outwards; an end is open where an open end made it.

    >>> Interval(Decimal("45.5"), Decimal("46.5")) + Interval.point(Decimal(2))
    Interval(low=Decimal('47.5'), high=Decimal('48.5'), low_open=False, high_open=True)
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = True

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval of a number known exactly."""
        return cls(value, value, False, False)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            _DOWN.add(self.low, other.low),
            _UP.add(self.high, other.high),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(_DOWN.minus(self.high), _UP.minus(self.low), self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return self._corners(other, _times)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; everything, where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return Interval(Decimal("-Infinity"), Decimal("Infinity"), True, True)
        return self._corners(other, lambda context, a, b: context.divide(a, b))

    def _corners(self, other: Interval, operation: Callable[[Context, Decimal, Decimal], Decimal]) -> Interval:
        pairs = [
            (a, b, a_open or b_open)
            for a, a_open in ((self.low, self.low_open), (self.high, self.high_open))
            for b, b_open in ((other.low, other.low_open), (other.high, other.high_open))
        ]
        low, low_open = min((operation(_DOWN, a, b), is_open) for a, b, is_open in pairs)
        high, high_closed = max((operation(_UP, a, b), not is_open) for a, b, is_open in pairs)
        return Interval(low, high, low_open, not high_closed)

    def scaled(self, factor: Decimal | int) -> Interval:
        """Every value times ``factor``.

        >>> print_range(Interval(Decimal(1), Decimal(2)).scaled(100))
        '[100, 200)'
        """
        return self * Interval.point(Decimal(factor))

    def widened(self, by: Decimal) -> Interval:
        """Both ends moved outwards."""
        return Interval(_DOWN.subtract(self.low, by), _UP.add(self.high, by), self.low_open, self.high_open)

    def contains(self, value: Decimal) -> bool:
        """Whether the number can have this value.

        >>> printed_interval(Decimal(46), Decimal(1)).contains(Decimal("46.5"))
        False
        """
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def overlaps(self, other: Interval) -> bool:
        """Whether both can have the same value.

        >>> printed_interval(Decimal("0.2"), Decimal("0.1")).overlaps(Interval.point(Decimal("0.23")))
        True
        """
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        return low < high or (low == high and not low_open and high_closed)


def _times(context: Context, a: Decimal, b: Decimal) -> Decimal:
    return Decimal(0) if not a or not b else context.multiply(a, b)


def print_range(interval: Interval) -> str:
    """An interval in the usual notation, for a trace or a computation that is shown.

    >>> print_range(printed_interval(Decimal("0.23"), Decimal("0.01")))
    '[0.225, 0.235)'
    """
    return f"{'(' if interval.low_open else '['}{plain(interval.low)}, {plain(interval.high)}{')' if interval.high_open else ']'}"


def times(value: Decimal, scale: Decimal) -> Decimal:
    """A value with its scale words applied, without zeros behind the point that only they brought.

    >>> times(Decimal("5.6"), Decimal(10) ** 6)
    Decimal('5600000')
    """
    if scale == 1:
        return value
    product = _EXACT.multiply(value, scale)
    whole = product.to_integral_value()
    return whole if whole == product else product


def plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros behind its point.

    >>> plain(Decimal("1E+4")), plain(Decimal("0.2300"))
    ('10000', '0.23')
    """
    printed = format(value, "f")
    return printed.rstrip("0").rstrip(".") if "." in printed else printed


def printed_interval(value: Decimal, step: Decimal, *, zeros: bool = False, whole: bool = False) -> Interval:
    """What a print allows: half of its last place each side.

    With ``zeros`` (a count or an amount) the zeros that the number ends in may come of rounding too, which
    widens it to half of the last place that is none, but by 1 % of the number at most. With ``whole``
    (things that are counted one by one) a number printed to the last unit is that number itself.

    >>> print_range(printed_interval(Decimal(14000), Decimal(1), zeros=True))
    '[13860, 14140)'
    >>> print_range(printed_interval(Decimal(25), Decimal(1), whole=True))
    '[25, 25]'
    """
    half = _EXACT.divide(step, Decimal(2))
    if zeros and value and value == value.to_integral_value():
        half = max(half, min(_EXACT.divide(last_place(value), Decimal(2)), _EXACT.divide(abs(value), Decimal(100))))
    if whole and step == 1 and half <= Decimal("0.5"):
        return Interval.point(value)
    return Interval(_DOWN.subtract(value, half), _UP.add(value, half))


def last_place(value: Decimal) -> Decimal:
    """The place value of the last digit that is not zero.

    >>> last_place(Decimal(270000)), last_place(Decimal("0.50"))
    (Decimal('1E+4'), Decimal('0.1'))
    """
    exponent = value.normalize(_EXACT).as_tuple().exponent
    return Decimal((0, (1,), exponent if isinstance(exponent, int) else 0))


def round_to(value: Decimal, step: Decimal, half: Literal["up", "even"] = "up") -> Decimal:
    """The multiple of ``step`` that a value rounds to; halves away from zero, or to the even one.

    >>> round_to(Decimal("0.85"), Decimal("0.1")), round_to(Decimal("0.85"), Decimal("0.1"), "even")
    (Decimal('0.9'), Decimal('0.8'))
    >>> round_to(Decimal(14048), Decimal(1000))
    Decimal('14000')
    """
    if not step:
        return value
    count = _EXACT.divide(value, step).to_integral_value(ROUND_HALF_UP if half == "up" else ROUND_HALF_EVEN)
    return _EXACT.multiply(count, step)


# Digits with marks


class Digits(NamedTuple):
    """A number token in digits: its value, how many decimals it prints, its marks, and what decided between them."""

    value: Decimal
    places: int = 0
    group: str = ""
    point: str = ""
    by: Literal["shape", "context"] = "shape"

    @property
    def step(self) -> Decimal:
        """One unit of the last printed place."""
        return _STEPS[self.places] if self.places < len(_STEPS) else Decimal((0, (1,), -self.places))


_STEPS = tuple(Decimal((0, (1,), -places)) for places in range(6))
POINTS: dict[Language, str] = {"vi": ",", "en": "."}


def is_ambiguous(token: str) -> bool:
    """Whether one mark before three digits may be either mark.

    >>> [is_ambiguous(token) for token in ("14.048", "0.586", "1.234.567", "1,5")]
    [True, False, False, False]
    """
    return len(token) > 4 and token[-4] in ".," and len(token) < 8 and token[0] != "0" and token[:-4].isdigit()


def read_digits(token: str, point: str = ",") -> Digits | None:
    """The value of digits with marks; ``point`` is the decimal mark where the shape leaves it open. None: malformed.

    >>> read_digits("1.234,5").value, read_digits("14,048", point=".").value, read_digits("333.0000")
    (Decimal('1234.5'), Decimal('14048'), None)
    """
    if token.isdigit():
        return Digits(Decimal(token))
    if len(token) > LONGEST_NUMBER:
        return None
    dots, commas = token.count("."), token.count(",")
    if dots and commas:
        mark = "." if token.rfind(".") > token.rfind(",") else ","
        whole, _, decimals = token.rpartition(mark)
        group = "," if mark == "." else "."
        return _decimal(whole, decimals, group, mark) if mark not in whole and _is_grouped(whole, group) and decimals else None
    mark = "." if dots else ","
    if dots + commas > 1:
        return Digits(Decimal(token.replace(mark, "")), 0, mark) if _is_grouped(token, mark) else None
    whole, _, decimals = token.partition(mark)
    if is_ambiguous(token):
        if mark == point:
            return _decimal(whole, decimals, "", mark, by="context")
        return Digits(Decimal(whole + decimals), 0, mark, by="context")
    if not decimals:
        return None
    if len(decimals) < 3 or not whole.strip("0") or mark == point:
        return _decimal(whole or "0", decimals, "", mark)
    return None


def _decimal(whole: str, decimals: str, group: str, point: str, by: Literal["shape", "context"] = "shape") -> Digits | None:
    try:
        value = Decimal(f"{whole.replace(group, '') if group else whole}.{decimals}")
    except InvalidOperation:
        return None
    return Digits(value, len(decimals), group, point, by)


def _is_grouped(token: str, mark: str) -> bool:
    first, *rest = token.split(mark)
    return 0 < len(first) < 4 and first[0] != "0" and all(len(part) == 3 for part in rest)


# A value in the printed style of an article

_LIKE = compiled(r"([+\-−–]?)\s*(\d[\d.,]{0,39}(?<=\d))(\s*)([^\W\d_]*)")
_MOST_DECIMALS = 2


def print_number(value: Decimal, like: str, language: Language = "vi", *, rounded: bool = False) -> str:
    """A value in the style in which an article prints ``like``: its marks and its scale word.

    The value is printed exactly, without the scale word where that would take many decimals; with ``rounded``
    it is rounded to the last place of ``like``.

    >>> print_number(Decimal(14048), "13.500"), print_number(Decimal(5650000), "5,6 triệu")
    ('14.048', '5,65 triệu')
    >>> print_number(Decimal(14048), "15 nghìn"), print_number(Decimal(14048), "15 nghìn", rounded=True)
    ('14.048', '14 nghìn')
    >>> print_number(Decimal("1200000000000"), "1.5 trillion", "en")
    '1.2 trillion'
    """
    found = _LIKE.search(fold(like))
    if not found:
        return _with_marks(abs(value), _places(value), *_marks(Digits(Decimal(0)), language), value < 0)
    _, token, gap, word = found.groups()
    scale = SCALES[language].get(word) or SCALES["vi"].get(word) or SCALES["en"].get(word) or Decimal(1)
    style = read_digits(token, _likely_point(token, scale, language)) or Digits(Decimal(0))
    point, group = _marks(style, language)
    ungrouped = not style.group and style.value >= 1000
    if rounded:
        value = round_to(value, _EXACT.multiply(style.step, scale)) or value
    units = _EXACT.divide(value, scale)
    tail = gap + _as_printed(like, word) if scale != 1 else ""
    if scale != 1 and (_places(units) > max(style.places, _MOST_DECIMALS) or abs(units) < Decimal("0.01")):
        units, tail, style = value, "", Digits(Decimal(0))
    return _with_marks(abs(units), _places(units), point, "" if ungrouped else group, value < 0) + tail


def _likely_point(token: str, scale: Decimal, language: Language) -> str:
    if is_ambiguous(token) and language == "vi" and scale > 100 and "," in token:
        return ","
    return POINTS[language]


def _marks(style: Digits, language: Language) -> tuple[str, str]:
    """The decimal mark and the grouping mark that go with a printed number."""
    point = style.point or ({".": ",", ",": "."}.get(style.group) or POINTS[language])
    return point, style.group or ("." if point == "," else ",")


def _places(value: Decimal) -> int:
    exponent = value.normalize(_EXACT).as_tuple().exponent
    return min(max(0, -exponent), 6) if isinstance(exponent, int) else 0


def _as_printed(like: str, word: str) -> str:
    """The scale word as the article spells it (``tỉ``), where folding keeps its length."""
    at = fold(like).find(word)
    spelled = like[at : at + len(word)]
    return spelled if fold(spelled) == word else word


def _with_marks(value: Decimal, places: int, point: str, group: str, negative: bool) -> str:
    whole, _, decimals = format(round_to(value, Decimal((0, (1,), -places))), f".{places}f").partition(".")
    if group:
        whole = f"{int(whole):,}".replace(",", group)
    return ("-" if negative else "") + whole + (point + decimals if decimals else "")
