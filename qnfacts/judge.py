"""The verdict on each claim: what the table says of it, how loud, and the likely slip behind a difference.

``READINGS`` are the causes in the order in which they are tried; each is one function of a case that gives the
words for it, or None. The tool never says who is right: it says which source says what.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts import compare
from qnfacts.frozen import dataclass, replace
from qnfacts.lexicon.senses import EMPTY
from qnfacts.match import match, matched
from qnfacts.match.index import index_of
from qnfacts.match.rows import as_read, axis_of, dated, is_rate, same_base, status_of
from qnfacts.model import Judgement, Message, Omission
from qnfacts.numbers import Interval, plain, print_number, printed_interval
from qnfacts.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qnfacts.compare import Amount, Fit
    from qnfacts.match import Candidate
    from qnfacts.match.index import Index
    from qnfacts.model import Cause, Claim, Extraction, Fact, Indicator, Level, Reported, Table
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
        return replace(self.mine, qualifier="exact", high=None)


def judge(extraction: Extraction, document: Document, table: Table) -> tuple[Judgement, ...]:
    """What a table says of each claim of a text, in the order of the claims."""
    index = index_of(table)
    found = match(extraction, document, table)
    return tuple(
        _judged(claim, candidate, trace, index, document) for claim, (candidate, trace) in zip(extraction.claims, found, strict=True)
    )


def _judged(claim: Claim, candidate: Candidate | None, trace: tuple[str, ...], index: Index, document: Document) -> Judgement:
    if candidate is None:
        return Judgement("unverified", message=Message("judge.unverified"), trace=trace)
    case = _case(claim, candidate, index, document)
    return replace(_verdict(case), match=matched(candidate, ()), trace=trace)


def _case(claim: Claim, candidate: Candidate, index: Index, document: Document) -> Case:
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


# The verdict


def _verdict(case: Case) -> Judgement:
    if case.candidate.how != "row":
        return _discrepancy(case)
    agreeing = _agreeing(case)
    sources = {voice.source for voice in case.voices}
    if agreeing == sources:
        return _agreement(case)
    if agreeing:
        return _contested(case, agreeing)
    if any(voice.fit.finer for voice in case.voices) and not _elsewhere(case):
        return Judgement("unverified", message=Message("judge.finer", (("said", said(case.claim, case.document)), ("reports", _reports(case)))))
    return _discrepancy(case)


def _agreeing(case: Case) -> set[str]:
    """The sources that bear the claim out; the leave for zeros is not given where the number is another row's."""
    withdrawn = any(voice.fit.leave for voice in case.voices) and bool(_elsewhere(case))
    return {voice.source for voice in case.voices if voice.agrees and not (voice.fit.leave and withdrawn)}


def _elsewhere(case: Case) -> list[Fact]:
    """The rows of the indicator for another period or status that report exactly this number."""
    return [
        fact
        for fact in case.siblings
        if fact is not case.fact
        and (fact.period != case.fact.period or fact.status != case.fact.status)
        and axis_of(fact, case.indicator) == case.mine.axis
        and _reports_exactly(case, fact)
    ]


def _reports_exactly(case: Case, fact: Fact) -> bool:
    rate = is_rate(case.indicator)
    return any(_is_exactly(case.exact, compare.printed(reported, rate=rate)) for reported in fact.reported)


def _is_exactly(mine: Amount, theirs: Amount) -> bool:
    told = compare.in_the_form_of(theirs, mine)
    return told is not None and told.value == mine.value and compare.same_unit(mine, theirs)


def _agreement(case: Case) -> Judgement:
    holding = [voice.fit for voice in case.voices if voice.agrees]
    rounded, loose = any(fit.rounded for fit in holding), all(fit.loose for fit in holding)
    final = case.claim.status == "actual" and all(voice.reported.status == "estimate" for voice in case.voices)
    key = "judge.rounded" if rounded else "judge.loose" if loose else "judge.estimate" if final else "judge.agreement"
    level: Level | None = "note" if rounded or loose or final else None
    return Judgement("agreement", rounded, loose, level, message=_message(key, case))


def _contested(case: Case, agreeing: set[str]) -> Judgement:
    named = _ascribed(case)
    if named and named not in agreeing and any(voice.source == named for voice in case.voices):
        return _ascribed_to_the_other(case, named, agreeing)
    level: Level = "note" if named in agreeing else "warning"
    told = explanations_of_difference(case)
    rounded = any(voice.fit.rounded for voice in case.voices if voice.source in agreeing)
    message = _message("judge.contested", case) if not told else _message("judge.contested.explained", case, slips=_told_together(told))
    return Judgement("contested", rounded, False, level, message=message, lean=lean(case), explanations=told)


def _ascribed(case: Case) -> str | None:
    """The source that the article ascribes the number to, where the table knows it.

    The words of an attribution are those of a source where one holds the other's.
    """
    if not case.claim.source:
        return None
    said = fold(case.claim.source)
    for source in case.table.sources.values():
        names = [fold(name) for name in (source.outlet, *source.names, source.id)]
        if any(name in said or (said in name and len(said) > 3) for name in names):
            return source.id
    return None


def _ascribed_to_the_other(case: Case, named: str, agreeing: set[str]) -> Judgement:
    theirs = next(voice for voice in case.voices if voice.source == named)
    others = tuple(_outlet(case.table, source) for source in sorted(agreeing))
    slip = Message("judge.slip.source", (("named", _outlet(case.table, named)), ("others", others)))
    return Judgement(
        "discrepancy",
        level="error",
        message=_message("judge.discrepancy", case, slips=slip),
        suggestion=paste(case, theirs),
        lean=lean(case),
        explanations=(slip,),
    )


def _discrepancy(case: Case) -> Judgement:
    cause, told = causes(case)
    level: Level = "warning" if cause in {"unit", "rounding"} else "error"
    message = _message("judge.discrepancy", case, slips=_told_together(told)) if told else _message("judge.discrepancy.bare", case)
    return Judgement("discrepancy", False, False, level, cause, message=message, suggestion=_suggestion(case, cause), lean=None, explanations=told)


# What is told


def _message(key: str, case: Case, **values: object) -> Message:
    shared: dict[str, object] = {
        "said": said(case.claim, case.document),
        "indicator": case.indicator,
        "when": case.fact.period,
        "status": Message(f"status.{case.fact.status}"),
        "reports": _reports(case),
    }
    return Message(key, (*shared.items(), *values.items()))


_NEAR = 28
_LAST_WORDS = re.compile(r"(?<!\w)(?:[^\W\d_]+ ){1,2}$")
_TELLING = frozenset({"qualifier", "measure", "direction", "base"})


def said(claim: Claim, document: Document) -> str:
    """What a text says, with the words beside the number that tell how it is meant: ``vượt 13% kế hoạch``."""
    start, end = claim.start, claim.end
    for one in claim.evidence:
        if one.field in _TELLING and claim.start - _NEAR <= one.start and one.end <= claim.end + _NEAR:
            start, end = min(start, one.start), max(end, one.end)
    if claim.measure in {"plan-ratio", "plan-excess"} and (verb := _LAST_WORDS.search(document.text, max(0, start - _NEAR), start)):
        start = verb.start()
    return " ".join(document.text[start:end].split())


def _reports(case: Case) -> tuple[Message, ...]:
    return tuple(_report(case.table, voice.reported) for voice in case.voices)


def _report(table: Table, reported: Reported) -> Message:
    source = table.sources[reported.source]
    return Message("judge.report", (("source", source.outlet), ("date", source.date), ("printed", reported.printed)))


def _row(case: Case, fact: Fact) -> tuple[Message, ...]:
    return tuple(_report(case.table, reported) for reported in current(fact, case.document))


def _outlet(table: Table, source: str) -> str:
    return table.sources[source].outlet


# Readings: the causes, in the order in which they are tried


def causes(case: Case) -> tuple[Cause | None, tuple[Message, ...]]:
    """The likely slip, and the words for every reading that fits, the likeliest first."""
    if case.candidate.how == "status":
        return _first(case, TOLD_AS)
    if case.candidate.how == "measure":
        return "measure", (_measure_of(case, case.fact),)
    if any(voice.fit.holds and not voice.agrees and not voice.fit.leave for voice in case.voices):
        return _first(case, SAME_NUMBER)
    hedged = case.claim.qualifier not in {"exact", "about"}
    order = sorted(READINGS, key=lambda reading: not (hedged and reading[0] == "bound"))
    return _first(case, order)


def _first(case: Case, readings: Iterable[tuple[Cause, Callable[[Case], Message | None]]]) -> tuple[Cause | None, tuple[Message, ...]]:
    found = [(cause, told) for cause, reading in readings if (told := reading(case))]
    if not found:
        return None, ()
    cause, first = found[0]
    second = [told for other, told in found[1:] if {cause, other} in _BOTH]
    if any(voice.fit.leave for voice in case.voices):
        second.insert(0, Message("judge.slip.rounded"))
    return cause, (first, *second[:1])


def _told_together(told: tuple[Message, ...]) -> Message:
    """Readings one after the other, as sentences."""
    whole = told[0]
    for one in told[1:]:
        whole = Message("judge.and", (("first", whole), ("second", one)))
    return whole


_BOTH: tuple[set[str], ...] = ({"bound", "period"}, {"period", "indicator"}, {"period", "transposed"}, {"indicator", "transposed"}, {"measure", "indicator"})
"""Pairs of readings that are both worth telling."""


def period(case: Case) -> Message | None:
    """Exactly this number is reported for another period of the same indicator.

    A figure of 2019 stands in 2020, or one of a quarter in the whole year. Look at the year, the quarter and the month
    in the sentence.
    """
    for fact in _elsewhere(case):
        if fact.period != case.fact.period and same_base(case.claim.base, fact.base):
            status = Message(f"status.{fact.status}")
            return Message("judge.slip.period", (("when", fact.period), ("status", status), ("reports", _row(case, fact))))
    return None


def target_as_result(case: Case) -> Message | None:
    """The number is the target of this period, told as its result.

    Say that it is a target, or give what was reached.
    """
    if status_of(case.claim) == "target":
        return None
    fact = _with_status(case, "target")
    if fact is None:
        return None
    told = Message("judge.slip.target-as-result", (("when", fact.period),))
    return told if fact is case.fact else Message("judge.slip.of-row", (("told", told), ("reports", _row(case, fact))))


def result_as_target(case: Case) -> Message | None:
    """The number is the result of this period, told as its target.

    Say that it was reached, or give the target.
    """
    if status_of(case.claim) != "target":
        return None
    fact = _with_status(case, "result")
    if fact is None:
        return None
    told = Message("judge.slip.result-as-target", (("when", fact.period),))
    return told if fact is case.fact else Message("judge.slip.of-row", (("told", told), ("reports", _row(case, fact))))


def _with_status(case: Case, status: str) -> Fact | None:
    for fact in case.siblings:
        told = _reports_exactly(case, fact) or (case.candidate.how == "status" and fact is case.fact)
        if told and fact.status == status and fact.period == case.fact.period and axis_of(fact, case.indicator) == case.mine.axis:
            return fact
    return None


def indicator(case: Case) -> Message | None:
    """The number belongs to a neighbouring indicator of the same period.

    Voluntary insurance stands for compulsory, households near poverty for poor ones. Compare the name in the sentence
    with the source's.
    """
    best: tuple[int, Fact] | None = None
    for key, entry in case.index.entries.items():
        if key == case.fact.indicator or not _are_neighbours(case, key):
            continue
        rate = is_rate(entry.indicator)
        for fact in case.index.rows_of(key, case.fact.place):
            if fact.period != case.fact.period or axis_of(fact, entry.indicator) != case.mine.axis or not same_base(case.fact.base, fact.base):
                continue
            exact = replace(case.exact, rate=rate)
            if any(_is_exactly(exact, compare.printed(reported, rate=rate)) for reported in fact.reported):
                rank = (fact.status == case.fact.status) + 2 * _are_kin(case, key)
                if best is None or rank > best[0]:
                    best = (rank, fact)
    if best is None:
        return None
    other = case.index.entries[best[1].indicator].indicator
    return Message("judge.slip.indicator", (("other", other), ("reports", _row(case, best[1]))))


def _are_neighbours(case: Case, key: str) -> bool:
    """Whether two indicators are parts of one another or of one, or have words in common that tell something."""
    if _are_kin(case, key):
        return True
    if case.mine.axis == "plan" or case.mine.value == 100:
        return False
    mine, theirs = case.index.entries[case.fact.indicator].words, case.index.entries[key].words
    return any(case.index.weight(word) > 1 for word in mine & theirs)


def _are_kin(case: Case, key: str) -> bool:
    mine, theirs = case.indicator, case.index.entries[key].indicator
    ours, others = ({entry.id for entry in case.table.indicators.values() if one.id in entry.parts or one.part_of == entry.id} for one in (mine, theirs))
    return bool(ours & others) or theirs.id in ours or mine.id in others


def measure(case: Case) -> Message | None:
    """A change given as a level, a level as a change, a share of the plan misread.

    "Down to 0.29%" stands for down by 0.29%, "102% above plan" for 102% of plan. Look at the verb before the number.
    """
    for fact in case.siblings:
        if fact.period != case.fact.period or fact.status != case.fact.status:
            continue
        for reported in fact.reported:
            same = reported.quantity.value == abs(case.claim.value)
            if same and reported.measure != case.claim.measure and case.mine.dimension == reported.quantity.dimension:
                return _measure_of(case, fact)
    return None


def _measure_of(case: Case, fact: Fact) -> Message:
    told = next((one.measure for one in fact.reported if one.quantity.value == abs(case.claim.value)), fact.measure)
    slip = Message("judge.slip.measure", (("measure", Message(f"measure.{told}")),))
    return slip if fact is case.fact else Message("judge.slip.of-row", (("told", slip), ("reports", _row(case, fact))))


def _slip(case: Case, is_slip: Callable[[Amount, Amount], bool]) -> bool:
    """Whether a slip of the hand leads from a reported number to the claim's, in either of the forms of a share of the plan."""
    for voice in case.voices:
        told = compare.in_the_form_of(voice.amount, case.exact)
        pairs = [(case.exact, told)] if told else []
        if case.mine.measure == "plan-excess" and told:
            pairs.append((replace(case.exact, value=100 + case.exact.value), replace(told, value=100 + told.value)))
        if any(mine.value * theirs.value > 0 and is_slip(mine, theirs) for mine, theirs in pairs):
            return True
    return False


def scale(case: Case) -> Message | None:
    """A power of ten, a lost or added zero, a separator in the wrong place.

    Thousands stand for millions, or ``14,048`` in a text that groups with dots.
    """
    return Message("judge.slip.scale") if _slip(case, compare.is_scale_slip) else None


def transposed(case: Case) -> Message | None:
    """Two neighbouring digits swapped: 14.408 for 14.048."""
    return Message("judge.slip.transposed") if _slip(case, compare.is_transposed) else None


def rounding(case: Case) -> Message | None:
    """Cut, or rounded the wrong way: 0.85 told as 0.8, where rounding gives 0.9."""
    if case.claim.qualifier not in {"exact", "about"} or not _slip(case, compare.is_miscut):
        return None
    return Message("judge.slip.rounding", (("number", _number(case, case.voices[0], rounded=True)),))


def bound(case: Case) -> Message | None:
    """A hedge on the wrong side, at most 10 % away.

    "Nearly 14.000" stands where the source has 14.048. Change the hedge, or give the source's number.
    """
    if case.claim.qualifier in {"exact", "about"} or not _slip(case, compare.is_near):
        return None
    return Message("judge.slip.bound", (("number", _number(case, case.voices[0])),))


def digit(case: Case) -> Message | None:
    """One digit changed, lost or added: 37.635 or 3.765 for 37.625."""
    return Message("judge.slip.digit") if _slip(case, compare.is_one_digit) else None


def unit(case: Case) -> Message | None:
    """The number is the source's, its unit is not.

    Percent stands for percentage points, persons for person-turns, a month for a year.
    """
    for voice in case.voices:
        if voice.fit.holds and not voice.unit:
            return Message("judge.slip.unit", (("said", case.claim.unit or ""), ("unit", _unit(voice))))
    return None


def _unit(voice: Voice) -> str:
    quantity = voice.reported.quantity
    return f"{quantity.unit or ''}/{quantity.per}" if quantity.per else quantity.unit or ""


def direction(case: Case) -> Message | None:
    """A rise told as a fall, or the other way round; a surplus over the plan as a shortfall."""
    if any(compare.is_opposite(case.mine, voice.amount) for voice in case.voices):
        return Message("judge.slip.direction")
    return None


READINGS: tuple[tuple[Cause, Callable[[Case], Message | None]], ...] = (
    ("period", period),
    ("target-as-result", target_as_result),
    ("result-as-target", result_as_target),
    ("indicator", indicator),
    ("measure", measure),
    ("scale", scale),
    ("transposed", transposed),
    ("rounding", rounding),
    ("bound", bound),
    ("digit", digit),
    ("unit", unit),
    ("direction", direction),
)
TOLD_AS = READINGS[1:3]
SAME_NUMBER = READINGS[10:]


# What decides, or may explain, where sources differ


def lean(case: Case) -> Message | None:
    """What the table's own arithmetic says for one of the sources: the sum of the parts, and what plan they had."""
    parts = [_part(case, key, case.fact.measure, case.fact.base) for key in case.indicator.parts]
    if len(parts) < 2 or case.fact.measure != "level" or any(part is None for part in parts):
        return None
    values = [part.reported[0].quantity.value for part in parts if part]
    total = sum(values, Decimal(0))
    favoured = next((voice for voice in case.voices if voice.amount.value == total), None)
    others = [voice for voice in case.voices if voice.amount.value != total]
    if favoured is None or not others:
        return None
    shared = (("parts", " + ".join(_plain(case, value) for value in values)), ("total", total), ("source", _outlet(case.table, favoured.source)))
    planned = _planned(case, values)
    told = next((voice for voice in others if planned and planned.contains(voice.amount.value)), None)
    if told and planned:
        return Message("judge.lean.plan", (*shared, ("other", told.reported.printed), ("outlet", _outlet(case.table, told.source))))
    return Message("judge.lean.sum", shared)


def _plain(case: Case, value: Decimal) -> str:
    return print_number(value, "1.000" if case.document.language == "vi" else "1,000", case.document.language)


def _part(case: Case, key: str, of: str, base: str | None) -> Fact | None:
    for fact in case.index.rows_of(key, case.fact.place):
        if fact.period == case.fact.period and fact.status == case.fact.status and fact.measure == of and fact.base == base:
            return fact
    return None


def _planned(case: Case, values: list[Decimal]) -> Interval | None:
    """The plan that the parts' shares of it make."""
    total = Interval.point(Decimal(0))
    for key, value in zip(case.indicator.parts, values, strict=True):
        shares = [
            fact.reported[0]
            for fact in case.index.rows_of(key, case.fact.place)
            if fact.period == case.fact.period and fact.reported[0].measure == "plan-ratio"
        ]
        if not shares:
            return None
        share = printed_interval(shares[0].quantity.value, shares[0].quantity.step)
        total += Interval.point(value * 100) / share
    return total


def explanations_of_difference(case: Case) -> tuple[Message, ...]:
    """What the sources may mean where they differ; nothing of it is chosen."""
    return (*_two_notions(case), *_points_or_slip(case))


def _two_notions(case: Case) -> tuple[Message, ...]:
    """The sources tell it in different words."""
    wordings = dict.fromkeys(_words_of(voice.reported) for voice in case.voices)
    if len(case.voices) < 2 or len(wordings) < 2 or case.mine.axis == "plan" or any(len(words.split()) < 2 for words in wordings):
        return ()
    first, second, *_ = wordings
    return (Message("judge.notions", (("first", first), ("second", second))),)


def _words_of(reported: Reported) -> str:
    words = reported.printed.replace(reported.quantity.text, " ").split()
    while words and words[-1] in EMPTY:
        words.pop()
    return " ".join(words)


def _points_or_slip(case: Case) -> tuple[Message, ...]:
    """An excess over a planned rate may be told in points, or be a slip from the share of the plan that another source gives."""
    if case.mine.axis != "plan" or not is_rate(case.indicator):
        return ()
    excess = next((voice for voice in case.voices if voice.reported.measure == "plan-excess"), None)
    share = next((voice for voice in case.voices if voice.reported.measure == "plan-ratio"), None)
    level = next((fact for fact in case.siblings if fact.period == case.fact.period and fact.status == "result" and fact.measure == "level"), None)
    if not excess or not share or not level:
        return ()
    points, value = excess.amount.value, level.reported[0].quantity.value
    falls = any(
        fact.reported[0].direction == "down" for fact in case.siblings if fact.period == case.fact.period and fact.measure == "change"
    )
    told = [
        Message("judge.points", (("printed", excess.reported.printed), ("points", points), ("plan", value + points if falls else value - points), ("level", value)))
    ]
    surplus = share.amount.value - 100
    if points and surplus and plain(abs(points)).replace(".", "").strip("0") == plain(abs(surplus)).replace(".", "").strip("0"):
        told.append(Message("judge.slip-from", (("printed", excess.reported.printed), ("share", share.reported.printed), ("excess", surplus))))
    return tuple(told)


# What to paste


def _suggestion(case: Case, cause: Cause | None) -> str | None:
    """The wording that the sources would have; None where they differ, or where no number mends it."""
    values = {voice.amount.value for voice in case.voices}
    if len(values) != 1 and len({_told(case, voice) for voice in case.voices}) != 1:
        return None
    return paste(case, case.voices[0], cause)


def _told(case: Case, voice: Voice) -> Decimal | None:
    told = compare.in_the_form_of(voice.amount, case.exact)
    return told.value if told else None


def paste(case: Case, voice: Voice, cause: Cause | None = None) -> str | None:
    """A source's number in the printed style of the article, with the claim's unit, or the source's where that is the slip."""
    claim = case.claim
    if case.candidate.how == "status":
        return None
    if cause in {"direction", "measure"} or case.candidate.how == "measure":
        return _reworded(case, voice)
    number = _number(case, voice, rounded=cause == "rounding")
    if cause == "unit":
        return f"{claim.number} {_unit(voice)}".replace(" %", "%")
    head, tail = claim.text[: claim.number_start - claim.start], claim.text[claim.number_end - claim.start :]
    return head + number + tail


def _reworded(case: Case, voice: Voice) -> str | None:
    """The source's own wording, verb and all, in a Vietnamese article; in another its number alone."""
    printed = voice.reported.printed
    if case.document.language == "vi" and printed != voice.reported.quantity.text:
        return printed
    claim, told = case.claim, _told(case, voice)
    if told is None or told < 0 or (case.mine.direction and not voice.direction):
        return None
    return claim.text[: claim.number_start - claim.start] + _number(case, voice) + claim.text[claim.number_end - claim.start :]


def _number(case: Case, voice: Voice, *, rounded: bool = False) -> str:
    told = compare.in_the_form_of(voice.amount, case.exact) or voice.amount
    like, language = case.claim.number, case.document.language
    if case.mine.step < 1 <= told.step or case.claim.high is not None:
        like = "1.000" if language == "vi" else "1,000"
    return print_number(abs(told.value), like, language, rounded=rounded)


# Omissions


def omitted(extraction: Extraction, document: Document, table: Table) -> tuple[Omission, ...]:
    """The rows marked ``headline`` of the periods and indicators that an article deals with, and that it leaves out."""
    found = [candidate.fact for candidate, _ in match(extraction, document, table) if candidate]
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
    reports = tuple(_report(table, reported) for reported in fact.reported)
    return Message("judge.omission", (("indicator", table.indicators[fact.indicator]), ("when", fact.period), ("reports", reports)))
