"""Last year's report beside this year's: periods moved so that what is a year apart meets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qnfacts.diff.thing import read_as
from qnfacts.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qnfacts.diff.thing import Thing


def moved(mine: Sequence[Thing], theirs: Sequence[Thing]) -> tuple[Thing, ...]:
    """The things of the first text, their periods moved by as much as the main periods of the texts are apart.

    Where those don't tell, the periods are left out of the comparison.
    """
    first, second = main_period(mine), main_period(theirs)
    if first is None or second is None or len(first) != len(second):
        return tuple(read_as(thing, replace(thing.claim, period=None)) for thing in mine)
    months = _months(second) - _months(first)
    return tuple(
        read_as(thing, replace(thing.claim, period=later(thing.claim.period, months), base=_base(thing, months))) for thing in mine
    )


def main_period(things: Iterable[Thing]) -> str | None:
    """The period that most results of a text are told of, the later of two."""
    counted = Counter(thing.period for thing in things if thing.status == "result" and thing.period)
    return max(counted, key=lambda period: (counted[period], period)) if counted else None


def later(period: str | None, months: int) -> str | None:
    """A period so many months later.

    >>> later("2020", 12), later("2020-10/2020-12", 3), later("2020-02-29", 12), later("2014/", 12)
    ('2021', '2021-01/2021-03', '2021-02-29', '2015/')
    """
    if not period:
        return period
    return "/".join(_later(part, months) for part in period.split("/"))


def _later(part: str, months: int) -> str:
    year, *rest = part.split("-")
    if not year.isdigit():
        return part
    if not rest:
        return str(int(year) + round(months / 12))
    total = int(year) * 12 + int(rest[0]) - 1 + months
    return "-".join([str(total // 12), f"{total % 12 + 1:02}", *rest[1:]])


def _months(period: str) -> int:
    year, *rest = period.partition("/")[0].split("-")
    return int(year) * 12 + (int(rest[0]) - 1 if rest else 0)


def _base(thing: Thing, months: int) -> str | None:
    base = thing.claim.base
    if not base or base.startswith("plan"):
        name, mark, of = (base or "").partition(":")
        return f"{name}:{later(of, months)}" if mark and of[:4].isdigit() else base
    return later(base, months)
