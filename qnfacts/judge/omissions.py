"""What an article leaves out of the periods and indicators that it deals with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.judge.tell import report
from qnfacts.match import match
from qnfacts.model import Message, Omission

if TYPE_CHECKING:
    from qnfacts.model import Extraction, Fact, Table
    from qnfacts.text import Document


def omitted(extraction: Extraction, document: Document, table: Table) -> tuple[Omission, ...]:
    """The rows marked ``headline`` of the periods and indicators that an article deals with, and that it leaves out."""
    found = [one.candidate.fact for one in match(extraction, document, table) if one.candidate]
    told = {(fact.indicator, fact.period, fact.status, fact.measure) for fact in found}
    dealt = {(_family(table, fact.indicator), fact.period, fact.status) for fact in found}
    return tuple(
        Omission(fact, _omission(fact, table))
        for fact in table.facts
        if fact.headline
        and (_family(table, fact.indicator), fact.period, fact.status) in dealt
        and (fact.indicator, fact.period, fact.status, fact.measure) not in told
    )


def _family(table: Table, key: str) -> str:
    """The total that an indicator is a part of, or itself."""
    for _ in range(4):
        above = table.indicators[key].part_of or next((one.id for one in table.indicators.values() if key in one.parts), None)
        if above is None or above not in table.indicators:
            break
        key = above
    return key


def _omission(fact: Fact, table: Table) -> Message:
    reports = tuple(report(table, reported) for reported in fact.reported)
    return Message("judge.omission", (("indicator", table.indicators[fact.indicator]), ("when", fact.period), ("reports", reports)))
