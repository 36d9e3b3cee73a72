"""Two texts on the same matter, claim by claim: what both say, where they differ, what only one of them has.

Claims are paired by what they speak of (``thing``, ``pairing``), with no table needed; a table's indicators help to see
that two wordings mean the same. Numbers are compared as in a check, in both directions (``relation``). More than two
texts are laid out as a matrix (``matrix``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.diff.pairing import paired, without_repeats
from qnfacts.diff.periods import moved
from qnfacts.diff.relation import are_versions, by_value, cause_of, change, despite_agreement, field_cause, holds
from qnfacts.diff.thing import things_of
from qnfacts.model import Comparison, DocumentReport, Pair
from qnfacts.parse.claim import extract

if TYPE_CHECKING:
    from decimal import Decimal

    from qnfacts.diff.pairing import Couple
    from qnfacts.diff.thing import Thing
    from qnfacts.model import Extraction, Table
    from qnfacts.text import Document

_ORDER = {"different": 0, "only-a": 1, "only-b": 2, "same": 3}


def diff(a: Document, b: Document, table: Table | None = None, *, across_periods: bool = False) -> Comparison:
    """Two texts, claim by claim, differences first.

    ``across_periods`` holds the second text's main period against the first's, with the change computed.
    """
    first, second = extract(a), extract(b)
    mine, theirs = things_of(a, first, table), things_of(b, second, table)
    if across_periods:
        mine = moved(mine, theirs)
    ours, others = without_repeats(mine), without_repeats(theirs)
    values = by_value(ours, others)
    couples = paired(ours, others)
    read = (first, second)
    versions = are_versions(a, b)
    pairs = [_pair(couple, values, read, changes=across_periods, versions=versions) for couple in couples]
    taken = ({couple.one.index for couple in couples}, {couple.other.index for couple in couples})
    pairs += [Pair("only-a", first.claims[one.index], None, repeats_a=one.repeats) for one in ours if one.index not in taken[0]]
    pairs += [Pair("only-b", None, second.claims[one.index], repeats_b=one.repeats) for one in others if one.index not in taken[1]]
    return Comparison(report_of(a, first), report_of(b, second), tuple(sorted(pairs, key=_place)))


def _pair(
    couple: Couple, values: dict[Decimal, list[Thing]], read: tuple[Extraction, Extraction], *, changes: bool, versions: bool
) -> Pair:
    one, other, field = couple
    a, b = read[0].claims[one.index], read[1].claims[other.index]
    told = change(one, other) if changes and not field else None
    if field:
        return Pair("different", a, b, field_cause(field, one), one.repeats, other.repeats)
    if holds(one, other):
        cause = despite_agreement(one, other, values, versions=versions)
        if cause is None or changes:
            return Pair("same", a, b, None, one.repeats, other.repeats, told)
        return Pair("different", a, b, cause, one.repeats, other.repeats)
    return Pair("different", a, b, None if changes else cause_of(one, other, values), one.repeats, other.repeats, told)


def _place(pair: Pair) -> tuple[int, int]:
    claim = pair.a or pair.b
    return _ORDER[pair.relation], claim.start if claim else 0


def report_of(document: Document, found: Extraction) -> DocumentReport:
    """A text as reports show it."""
    return DocumentReport(
        document.path, document.text, document.language, document.date, document.blocks, found.claims, found.unread, found.links,
        notices=document.notices,
    )  # fmt: skip
