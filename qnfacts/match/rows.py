"""The hard fields: which rows of an indicator may speak of a claim, whatever its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts import compare
from qnfacts.frozen import replace
from qnfacts.lexicon.places import find_places, same_or_within
from qnfacts.lexicon.senses import PROVINCE_WIDE, senses_of
from qnfacts.match.index import end_of, whole_year
from qnfacts.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qnfacts.match.index import Entry, Index
    from qnfacts.model import Claim, Fact, Indicator
    from qnfacts.text import Document

FIELDS = ("place", "measure", "unit", "base", "period", "status", "number")
"""The hard fields in the order in which they are held against a row."""

_ALL = 100
_MOST_PERCENT = 1000


def is_rate(indicator: Indicator) -> bool:
    """Whether an indicator is itself a percentage, so that its changes are in points."""
    return indicator.dimension in compare.POINTS or indicator.unit in {"%", "phần trăm"}


def amounts(claim: Claim, fact: Fact, indicator: Indicator) -> list[tuple[compare.Amount, compare.Amount]]:
    """The claim's amount beside each amount that the row reports."""
    rate = is_rate(indicator)
    return [(compare.stated(claim, rate=rate), compare.printed(reported, rate=rate)) for reported in fact.reported]


def holds(claim: Claim, fact: Fact, indicator: Indicator, *, exactly: bool = False) -> bool:
    """Whether a source of the row bears the number out; ``exactly``: without rounding and without room."""
    for mine, theirs in amounts(claim, fact, indicator):
        found = compare.fit(mine, theirs)
        if found.holds and not found.loose and not (exactly and (found.rounded or mine.qualifier != "exact")):
            return True
    return False


def same_base(claim: str | None, row: str | None) -> bool:
    """Whether two numbers may be measured against the same thing; an unnamed base fits any.

    >>> same_base("plan:2020", "plan"), same_base("2018", "2019"), same_base(None, "2019")
    (True, False, True)
    """
    if claim is None or row is None or claim == row:
        return True
    if claim.partition(":")[0] != "plan" or row.partition(":")[0] != "plan":
        return claim[:4] == row[:4] and claim[:4].isdigit() and min(len(claim), len(row)) == 4
    return "plan" in {claim, row} and all(not of or of[:1].isdigit() for of in (claim.partition(":")[2], row.partition(":")[2]))


def same_period(claim: Claim, fact: Fact) -> bool:
    """Whether a claim's period is the row's: equal, or for a level a day or month at its end.

    >>> from types import SimpleNamespace as Any
    >>> same_period(Any(period="2020-12-31", measure="level"), Any(period="2020"))
    True
    """
    if claim.period is None:
        return False
    if whole_year(claim.period) == fact.period:
        return True
    return claim.measure == "level" and "/" not in claim.period and len(claim.period) >= 7 and claim.period[:7] == end_of(fact.period)


def status_of(claim: Claim) -> str:
    """A claim's status as rows know it: an estimate counts as a result."""
    return "target" if claim.status == "target" else "result"


def dated(claim: Claim, document: Document) -> Claim:
    """What is told of a year that has only begun when the article appears is planned, whatever its verb."""
    return replace(claim, status="target") if is_ahead(claim, document) else claim


def is_ahead(claim: Claim, document: Document) -> bool:
    """Whether a result is told of a year that has only begun when the article appears."""
    year = claim.period if claim.period and len(claim.period) == 4 else None
    told = claim.status == "actual" and claim.measure != "plan-ratio" and not any(one.field == "status" for one in claim.evidence)
    return bool(year and told and document.date and document.date.isoformat() < f"{year}-11")


def readings(claim: Claim, document: Document, *, plans: bool) -> tuple[Claim, ...]:
    """The claim as it may be meant, the likeliest first.

    A result of a year that has only begun is its plan: certainly where the article tells of no other time (``plans``),
    or appears in the year's first months; else where the number is the plan's. Where the year is not named beside the
    number but taken over, the number may as well be a result of another one.
    """
    if not is_ahead(claim, document):
        return (claim,)
    planned = replace(claim, status="target")
    if plans:
        return (planned,)
    if claim.evidence and not names_period(claim):
        return (planned, replace(claim, period=None))
    early = document.date is not None and document.date.isoformat() < f"{claim.period}-04"
    return (planned,) if early else (planned, claim)


def undated(claim: Claim) -> Claim:
    """Where a change began (``từ 0,52%``) was before what the sentence is about: of no known period, unless that stands behind it.

    What a sentence takes over is the time of its other numbers; and a plan begins at a result.
    """
    begins = claim.measure == "level" and any(one.field == "measure" and one.rule == "begins_from" for one in claim.evidence)
    if not begins:
        return claim
    named = any(one.field == "period" and one.rule == "attached" for one in claim.evidence)
    return replace(claim, period=claim.period if named else None, status="actual")


def located(claim: Claim, document: Document, index: Index, since: int) -> Claim:
    """A number of the whole province stands beside words that say so, though a district of it was named before.

    ``since`` is where in the view the claim's own clause begins at the earliest.
    """
    place = claim.place
    if place is None or index.place_of(place) == index.home or not same_or_within(place, index.table.place):
        return claim
    clause = document.view[since : document.offset(claim.start)]
    whole = max((clause.rfind(word) for word in PROVINCE_WIDE if word in clause), default=-1)
    return replace(claim, place=None) if whole > clause.rfind(fold(place)) else claim


def is_elsewhere(document: Document, index: Index) -> bool:
    """Whether a text names places, and none of them is the table's own or lies in it."""
    if any(name in document.view for name in index.proper):
        return False
    mentions = find_places(document)
    here = any(same_or_within(place, index.table.place) for mention in mentions for place in (mention.name, mention.within) if place)
    return bool(mentions) and not here


def axis_of(fact: Fact, indicator: Indicator) -> compare.Axis:
    """The axis that a row's numbers lie on."""
    return compare.printed(fact.reported[0], rate=is_rate(indicator)).axis


def as_read(claim: Claim, entry: Entry) -> Claim:
    """The claim as an indicator reads it.

    Where the name itself speaks of growth (``việc làm tăng thêm``) a rise is its level; a unit that is not printed
    beside the number decides nothing.
    """
    noun = frozenset(senses_of(fold(claim.unit))) if claim.dimension == "count" and claim.unit else frozenset()
    if noun and noun <= entry.words and entry.indicator.dimension not in {"count", "none"}:
        claim = replace(claim, unit=None, dimension="none")
    share = claim.dimension in compare.SHARES and claim.value < _MOST_PERCENT
    if claim.end == claim.number_end and not share:
        claim = replace(claim, unit=None, dimension="none")
    if entry.grows and claim.measure == "change" and claim.direction != "down" and claim.dimension not in compare.SHARES:
        return replace(claim, measure="level", direction=None)
    return claim


def rows_for(claim: Claim, entry: Entry, index: Index) -> list[tuple[Fact, str]]:
    """The rows of an indicator that speak of a claim: in every field, else with exactly its number in another status or measure."""
    indicator = entry.indicator
    claim = as_read(claim, entry)
    mine = compare.stated(claim, rate=is_rate(indicator)).axis
    rows = index.rows_of(indicator.id, claim.place)
    alike = [
        fact for fact in rows if same_base(claim.base, fact.base) and axis_of(fact, indicator) == mine and _countable(claim, fact, entry)
    ]
    if claim.period is None:
        return [(fact, "row") for fact in alike if fact.status == status_of(claim) and holds(claim, fact, indicator)]
    then = [fact for fact in rows if same_period(claim, fact)]
    timely = [fact for fact in alike if same_period(claim, fact) and not _is_of_a_plan(claim, fact, then)]
    found = [(fact, "row") for fact in timely if fact.status == status_of(claim)]
    if not found:
        found = [(fact, "status") for fact in timely if not _is_all(claim) and holds(claim, fact, indicator, exactly=True)]
    if not found and mine in {"level", "change"}:
        others = [fact for fact in then if axis_of(fact, indicator) in {"level", "change"} and fact.status == status_of(claim)]
        found = [(fact, "measure") for fact in others if _is_exactly(claim, fact) and _countable(claim, fact, entry)]
    return found


def lacking(claim: Claim, entry: Entry, index: Index) -> str:
    """The first field in which no row of an indicator is a claim's: place, measure, base, period, status, unit or number."""
    indicator = entry.indicator
    claim = as_read(claim, entry)
    axis = compare.stated(claim, rate=is_rate(indicator)).axis
    rows = index.rows_of(indicator.id, claim.place)
    tests: tuple[Callable[[Fact], bool], ...] = (
        lambda _: True,
        lambda fact: axis_of(fact, indicator) == axis,
        lambda fact: _countable(claim, fact, entry),
        lambda fact: same_base(claim.base, fact.base),
        lambda fact: claim.period is None or same_period(claim, fact),
        lambda fact: fact.status == status_of(claim),
    )
    for field, fits in zip(FIELDS, tests, strict=False):
        rows = list(filter(fits, rows))
        if not rows:
            return field
    return FIELDS[-1]


def _is_all(claim: Claim) -> bool:
    """100 % tells nothing of where it comes from."""
    return claim.dimension == "percent" and claim.value == _ALL


def _is_of_a_plan(claim: Claim, fact: Fact, rows: Sequence[Fact]) -> bool:
    """A little more than 100 % beside a rate far below it tells of a plan, unless a plan's row has exactly that number."""
    share = claim.measure == "level" and claim.dimension == "percent" and _ALL < claim.value <= 2 * _ALL
    low = all(2 * reported.quantity.value < claim.value for reported in fact.reported)
    return share and low and not any(_is_exactly(claim, row) for row in rows)


def _is_exactly(claim: Claim, fact: Fact) -> bool:
    return claim.qualifier == "exact" and any(reported.quantity.value == claim.value for reported in fact.reported)


def _countable(claim: Claim, fact: Fact, entry: Entry) -> bool:
    """Another number in another dimension, or of other things, is not the row's."""
    for mine, theirs in amounts(claim, fact, entry.indicator):
        if mine.axis in {"plan", "relative"}:
            return True
        if mine.dimension == "none" and theirs.dimension in compare.POINTS and not compare.fit(mine, theirs).holds:
            continue
        if not compare.same_unit(mine, theirs):
            if mine.value == theirs.value or (mine.qualifier != "exact" and compare.fit(mine, theirs).holds):
                return compare.are_kin(mine.dimension, theirs.dimension)
            continue
        if mine.dimension == theirs.dimension == "count" and mine.unit and theirs.unit:
            noun = set(senses_of(fold(mine.unit)))
            return not noun or bool(noun & entry.words)
        return True
    return False


def names_period(claim: Claim) -> bool:
    """Whether a claim's period is named beside it, not taken over from what was said before."""
    return claim.period is not None and (not claim.evidence or any(one.field == "period" for one in claim.evidence))
