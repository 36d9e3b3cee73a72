"""One reported figure, read from its print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.text import Document

if TYPE_CHECKING:
    from qnfacts.model import Claim, Language


def read_print(printed: str, language: Language = "vi", unit: str | None = None) -> tuple[Claim, ...]:
    """The claims that a print makes, read as in any text: one, where the print can be used.

    A bare number that alone would be a year is read with the unit that its indicator has.

    >>> [(str(c.value), c.measure, c.direction) for c in read_print("giảm 0,29%")]
    [('0.29', 'change', 'down')]
    """
    from qnfacts.parse.claim import extract

    claims = extract(Document.of(printed, language=language)).claims
    if not claims and unit:
        return extract(Document.of(f"{printed} {unit}", language=language)).claims
    return claims
