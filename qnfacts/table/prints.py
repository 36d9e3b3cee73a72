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
    try:
        from qnfacts.parse.claim import extract
    except ImportError:
        return _interim(printed)

    claims = extract(Document.of(printed, language=language)).claims
    if not claims and unit:
        return extract(Document.of(f"{printed} {unit}", language=language)).claims
    return claims


def _interim(printed: str) -> tuple[Claim, ...]:
    import re
    from decimal import Decimal

    from qnfacts.lexicon import units
    from qnfacts.model import Claim

    out = []
    for m in re.finditer(r"\d[\d.,]*", printed):
        number = m.group()
        value = Decimal(number.replace(".", "").replace(",", "."))
        places = len(number.partition(",")[2])
        rest = printed[m.end() :].strip().split("/")[0].lower()
        per = "năm" if "/năm" in printed else None
        unit = "%" if rest.startswith("%") else (rest or None)
        measure = "level"
        if "kế hoạch" in printed or "KH năm" in printed:
            measure = "plan-excess" if "vượt" in printed else "plan-ratio"
        elif printed.startswith("giảm ") and "còn" not in printed:
            measure = "change"
        dim = "percent" if unit == "%" else units.dimensions("vi").get(unit, "count") if unit else "none"
        out.append(
            Claim(
                m.start(),
                len(printed),
                1,
                1,
                printed,
                number,
                value,
                None,
                None,
                "exact",
                unit,
                dim,
                per,
                measure,
                "down" if measure == "change" else None,
                "plan" if measure.startswith("plan") else None,
                "estimate" if "ước" in printed else "actual",
                None,
                None,
                "",
                "body",
                Decimal(1).scaleb(-places),
                m.start(),
                m.end(),
            )
        )
    return tuple(out)
