"""One reported figure, read from its print.

A large table prints most of its figures in a few forms (``12.345 người``, ``giảm 0,67%``). A form is read once, by the
parser that reads texts; the other figures of that form differ in their digits alone, and so in their values alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from qnfacts.text import Document

if TYPE_CHECKING:
    from qnfacts.model import Claim, Language

_FORM = str.maketrans("23456789", "11111111")
_DIGITS = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"(?<![\d.,])\d{4}(?![\d.,])")
_NO_DIGIT = re.compile(r"\D")


def read_print(printed: str, language: Language = "vi", unit: str | None = None) -> tuple[Claim, ...]:
    """The claims that a print makes, read as in any text: one, where the print can be used.

    A bare number that alone would be a year is read with the unit that its indicator has.

    >>> [(str(c.value), c.measure, c.direction) for c in read_print("giảm 0,29%")]
    [('0.29', 'change', 'down')]
    """
    found = _DIGITS.findall(printed)
    if len(found) == 1 and not _YEAR.search(printed):
        claim, place = _form(printed.translate(_FORM), language, unit)
        if claim:
            return (_of_form(claim, place, printed),)
    return _read(printed, language, unit)


def _read(printed: str, language: Language, unit: str | None) -> tuple[Claim, ...]:
    from qnfacts.parse.claim import extract

    claims = extract(Document.of(printed, language=language)).claims
    if not claims and unit:
        return extract(Document.of(f"{printed} {unit}", language=language)).claims
    return claims


@lru_cache(maxsize=4096)
def _form(form: str, language: Language, unit: str | None) -> tuple[Claim | None, Decimal]:
    """The claim that a form makes, and the value of a one in its last printed place; no claim where values need a reading each."""
    claims = _read(form, language, unit)
    if len(claims) != 1:
        return None, Decimal(0)
    (claim,) = claims
    digits = int(_NO_DIGIT.sub("", claim.number) or 0)
    if not digits or claim.high is not None or claim.of is not None or form[claim.start : claim.end] != claim.text:
        return None, Decimal(0)
    place = claim.value / digits
    plain = Decimal(int(place)) if place >= 1 else place
    return (claim if claim.step == plain and plain * digits == claim.value else None), plain


def _of_form(claim: Claim, place: Decimal, printed: str) -> Claim:
    number = printed[claim.number_start : claim.number_end]
    value = int(_NO_DIGIT.sub("", number)) * place
    return replace(claim, text=printed[claim.start : claim.end], number=number, value=value)
