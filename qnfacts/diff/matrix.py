"""Three or more texts in one matrix: a row a thing, a column a text, and which texts stand apart.

Each text in its turn is assigned to the rows that the texts before it have made. A number that the others of its row
don't bear out is an outlier where most agree on another; where none has more texts than another, all of them are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.diff import report_of
from qnfacts.diff.pairing import coupled, without_repeats
from qnfacts.diff.relation import by_value, holds, not_rounded
from qnfacts.diff.thing import things_of
from qnfacts.frozen import replace
from qnfacts.model import Matrix, Row
from qnfacts.parse.claim import extract

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from qnfacts.diff.thing import Thing
    from qnfacts.model import Extraction, Table
    from qnfacts.text import Document

Values = dict["Decimal", list["Thing"]]
Line = dict[int, "Thing"]
"""The things of one row, by the number of their text."""


def compare(documents: Sequence[Document], table: Table | None = None, *, origin: int | None = None) -> Matrix:
    """Several texts side by side; ``origin`` is the number of the one that the others draw on.

    Rows come in the order of the first text that has them; what only one text has comes with the others.
    """
    found = [extract(document) for document in documents]
    lines: list[Line] = []
    things = [without_repeats(things_of(document, one, table)) for document, one in zip(documents, found, strict=True)]
    for number, of_text in enumerate(things):
        _lay(lines, number, of_text)
    values = by_value(*things)
    rows = tuple(_row(line, found, origin, values, table) for line in lines)
    return Matrix(tuple(report_of(document, one) for document, one in zip(documents, found, strict=True)), rows, origin)


def _lay(lines: list[Line], number: int, things: Sequence[Thing]) -> None:
    """Puts the things of a text into their rows, new ones at the end."""
    heads = [replace(next(iter(line.values())), index=at) for at, line in enumerate(lines)]
    taken = {couple.other.index: couple.one.index for couple in coupled(heads, things)}
    for thing in things:
        at = taken.get(thing.index)
        if at is None:
            lines.append({number: thing})
        else:
            lines[at][number] = thing


def _row(line: Line, found: Sequence[Extraction], origin: int | None, values: Values, table: Table | None) -> Row:
    claims = tuple(found[number].claims[line[number].index] if number in line else None for number in range(len(found)))
    known = next((thing.indicator for thing in line.values() if thing.indicator), None)
    indicator = table.indicators.get(known) if table and known else None
    groups = _agreeing(line, values)
    if origin in line:
        against = [group for group in groups if origin not in group]
        shared = next((tuple(group) for group in against if len(group) > 1), ())
        return Row(claims, tuple(sorted(number for group in against for number in group)), shared, indicator)
    return Row(claims, _outliers(groups), indicator=indicator)


def _agreeing(line: Line, values: Values) -> list[list[int]]:
    """The texts of a row, those together whose numbers bear each other out, the largest group first."""
    groups: list[list[int]] = []
    for number in line:
        home = next((group for group in groups if all(_agree(line[number], line[other], values) for other in group)), None)
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    return sorted(groups, key=len, reverse=True)


def _agree(one: Thing, other: Thing, values: Values) -> bool:
    return holds(one, other) and not not_rounded(one, other, values)


def _outliers(groups: Sequence[Sequence[int]]) -> tuple[int, ...]:
    if len(groups) < 2:
        return ()
    apart = groups[1:] if len(groups[0]) > len(groups[1]) else groups
    return tuple(sorted(number for group in apart for number in group))
