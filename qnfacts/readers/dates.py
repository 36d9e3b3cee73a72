"""Dates as files carry them."""

from __future__ import annotations

from datetime import date as Date
from functools import cache
from typing import TYPE_CHECKING

from qnfacts.patterns import compiled

if TYPE_CHECKING:
    import re


@cache
def _iso() -> re.Pattern[str]:
    return compiled(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


@cache
def _day_first() -> re.Pattern[str]:
    return compiled(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


def iso_date(printed: str) -> Date | None:
    """The day of an ISO date or time, or of a day written day first; None where it is no date.

    >>> iso_date("2021-01-22T08:00:00+07:00"), iso_date("22/1/2021"), iso_date("2021-13-40")
    (datetime.date(2021, 1, 22), datetime.date(2021, 1, 22), None)
    """
    found = _iso().match(printed)
    parts = [int(part) for part in found.groups()] if found else []
    if not found and (found := _day_first().match(printed)):
        parts = [int(part) for part in reversed(found.groups())]
    try:
        return Date(*parts) if parts else None
    except ValueError:
        return None
