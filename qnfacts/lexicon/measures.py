"""Which units measure the same in other sizes: ``5 km`` are ``5.000 m``, a dong is no dollar.

A row is a unit, how much of it, and the words, separated by ``|``, that say so much, as they stand in the folded view.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

SIZES: tuple[tuple[str, str, str], ...] = (
    ("kg", "1000", "tấn|tonne|tonnes|tons|ton"),
    ("kg", "100", "tạ"),
    ("kg", "10", "yến"),
    ("kg", "1", "kg|kilogam|kilôgam|ky lô gam|ky|kilo|cân|kilograms|kilogrammes"),
    ("kg", "0.001", "g|gam|gram|grams"),
    ("m", "1000", "km|kilomet|kilômét|ky lô mét|cây số|kilometres|kilometers"),
    ("m", "1", "m|mét|metres|meters"),
    ("m", "0.01", "cm|centimet|xentimet"),
    ("m", "0.001", "mm"),
    ("m2", "1000000", "km2|km²|ki lô mét vuông|ky lô mét vuông|square kilometres|square kilometers"),
    ("m2", "10000", "ha|hecta|héc ta|hectares|hectare"),
    ("m2", "1", "m2|m²|mét vuông|square metres|square meters"),
    ("l", "1000", "m3|m³|mét khối|cubic metres|cubic meters"),
    ("l", "1", "lít|l|litres|liters"),
    ("kwh", "1000000", "gwh"),
    ("kwh", "1000", "mwh"),
    ("kwh", "1", "kwh"),
    ("kw", "1000000", "gw"),
    ("kw", "1000", "mw"),
    ("kw", "1", "kw"),
    ("đồng", "1", "đồng|đ|vnd|vnđ|đồng việt nam|dong"),
    ("usd", "1", "usd|đô|đô la|đô la mỹ|đô mỹ|đôla|đôla mỹ|$|us dollars|dollars"),
    ("eur", "1", "eur|euro|€|euros"),
)


@cache
def size_of(unit: str | None) -> tuple[str, Decimal] | None:
    """What a unit measures in and how much of it, None where no row knows it.

    >>> size_of("ha"), size_of("đô la mỹ"), size_of("người")
    (('m2', Decimal('10000')), ('usd', Decimal('1')), None)
    """
    return _sizes().get(unit) if unit else None


@cache
def _sizes() -> dict[str, tuple[str, Decimal]]:
    return {word: (unit, Decimal(much)) for unit, much, words in SIZES for word in words.split("|")}
