"""A claim with the row that speaks of it, what each source reports in it, and all that a verdict looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts import compare
from qnfacts.frozen import dataclass
from qnfacts.match.rows import as_read, axis_of, dated, is_rate

if TYPE_CHECKING:
    from qnfacts.compare import Amount, Fit
    from qnfacts.match import Candidate
    from qnfacts.match.index import Index
    from qnfacts.model import Claim, Fact, Indicator, Reported, Table
    from qnfacts.text import Document


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source reports in a row, as an amount, and whether it bears the claim out."""

    source: str
    reported: Reported
    amount: Amount
    fit: Fit
    unit: bool
    direction: bool

    @property
    def agrees(self) -> bool:
        """Whether number, unit and direction all are what the source reports."""
        return self.fit.holds and self.unit and self.direction


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with the row that speaks of it, and all that the readings look at."""

    claim: Claim
    candidate: Candidate
    index: Index
    document: Document
    mine: Amount
    voices: tuple[Voice, ...]

    @property
    def fact(self) -> Fact:
        """The row."""
        return self.candidate.fact

    @property
    def table(self) -> Table:
        """The table that the row stands in."""
        return self.index.table

    @property
    def indicator(self) -> Indicator:
        """What the row measures."""
        return self.index.entries[self.fact.indicator].indicator

    @property
    def siblings(self) -> list[Fact]:
        """The rows of the same indicator and place."""
        return self.index.rows_of(self.fact.indicator, self.fact.place)

    @property
    def exact(self) -> Amount:
        """The claim's amount without its hedge."""
        return self.mine.unhedged


def case_of(claim: Claim, candidate: Candidate, index: Index, document: Document) -> Case:
    """The case of a claim and the row that was found for it."""
    entry = index.entries[candidate.fact.indicator]
    ahead = dated(claim, document)
    claim = as_read(ahead if ahead.period == candidate.fact.period else claim, entry)
    rate = is_rate(entry.indicator)
    mine = compare.stated(claim, rate=rate)
    voices = tuple(_voice(reported, mine, rate) for reported in current(candidate.fact, document))
    return Case(claim, candidate, index, document, mine, voices)


def _voice(reported: Reported, mine: Amount, rate: bool) -> Voice:
    amount = compare.printed(reported, rate=rate)
    return Voice(
        reported.source, reported, amount, compare.fit(mine, amount), compare.same_unit(mine, amount), compare.same_direction(mine, amount)
    )


def current(fact: Fact, document: Document) -> tuple[Reported, ...]:
    """What the sources report at the document's date: a figure that its source has corrected counts until then."""
    valid = tuple(reported for reported in fact.reported if reported.until is None or (document.date and document.date < reported.until))
    return valid or fact.reported


def elsewhere(case: Case) -> list[Fact]:
    """The rows of the indicator for another period or status that report exactly this number."""
    return [
        fact
        for fact in case.siblings
        if fact is not case.fact
        and (fact.period != case.fact.period or fact.status != case.fact.status)
        and axis_of(fact, case.indicator) == case.mine.axis
        and reports_exactly(case, fact)
    ]


def reports_exactly(case: Case, fact: Fact) -> bool:
    """Whether a source reports exactly the claim's number in another row."""
    rate = is_rate(case.indicator)
    return any(is_exactly(case.exact, compare.printed(reported, rate=rate)) for reported in fact.reported)


def is_exactly(mine: Amount, theirs: Amount) -> bool:
    """Whether two amounts are the same number of the same thing, however they are told."""
    told = compare.in_the_form_of(theirs, mine)
    return told is not None and told.value == mine.value and compare.same_unit(mine, theirs)
