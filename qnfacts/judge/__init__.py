"""The verdict on each claim: what the table says of it, how loud, and the likely slip behind a difference.

The tool never says who is right: it says which source says what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.frozen import replace
from qnfacts.judge.case import case_of, elsewhere
from qnfacts.judge.differ import explanations_of_difference, lean
from qnfacts.judge.omissions import omitted
from qnfacts.judge.paste import paste, suggestion
from qnfacts.judge.readings import READINGS, causes
from qnfacts.judge.tell import message_of, outlet_of, reports_of, said
from qnfacts.match import match, matched
from qnfacts.match.index import index_of
from qnfacts.match.rows import is_rate
from qnfacts.model import Judgement, Message
from qnfacts.text import fold

if TYPE_CHECKING:
    from qnfacts.judge.case import Case
    from qnfacts.match import Found
    from qnfacts.match.index import Index
    from qnfacts.model import Claim, Extraction, Level, Table
    from qnfacts.text import Document

__all__ = ["READINGS", "judge", "omitted"]


def judge(extraction: Extraction, document: Document, table: Table) -> tuple[Judgement, ...]:
    """What a table says of each claim of a text, in the order of the claims."""
    index = index_of(table)
    found = match(extraction, document, table)
    return tuple(_judged(claim, one, index, document) for claim, one in zip(extraction.claims, found, strict=True))


def _judged(claim: Claim, found: Found, index: Index, document: Document) -> Judgement:
    if found.candidate is None:
        return Judgement("unverified", message=_unmatched(found), trace=found.trace)
    case = case_of(claim, found.candidate, index, document)
    return replace(_verdict(case), match=matched(found.candidate, ()), trace=found.trace)


def _unmatched(found: Found) -> Message:
    """Why there is nothing to check against."""
    if found.like is None or found.lacking is None:
        return Message("judge.unverified")
    return Message("judge.unverified.field", (("indicator", found.like), ("field", _FIELDS[found.lacking])))


_FIELDS = {
    "place": Message("judge.field.place"),
    "measure": Message("judge.field.measure"),
    "base": Message("judge.field.base"),
    "period": Message("judge.field.period"),
    "status": Message("judge.field.status"),
    "unit": Message("judge.field.unit"),
    "number": Message("judge.field.number"),
}


def _verdict(case: Case) -> Judgement:
    if case.candidate.how != "row":
        return _discrepancy(case)
    agreeing = _agreeing(case)
    sources = {voice.source for voice in case.voices}
    if agreeing == sources:
        return _agreement(case)
    if agreeing:
        return _contested(case, agreeing)
    if any(voice.fit.finer for voice in case.voices) and not elsewhere(case):
        return Judgement(
            "unverified", message=Message("judge.finer", (("said", said(case.claim, case.document)), ("reports", reports_of(case))))
        )
    return _discrepancy(case)


def _agreeing(case: Case) -> set[str]:
    """The sources that bear the claim out; the leave for zeros is not given where the number is another row's."""
    withdrawn = any(voice.fit.leave for voice in case.voices) and bool(elsewhere(case))
    return {voice.source for voice in case.voices if voice.agrees and not (voice.fit.leave and withdrawn)}


def _agreement(case: Case) -> Judgement:
    holding = [voice.fit for voice in case.voices if voice.agrees]
    rounded, loose = any(fit.rounded for fit in holding), all(fit.loose for fit in holding)
    final = (
        case.claim.status == "actual"
        and case.claim.qualifier == "exact"
        and all(voice.reported.status == "estimate" for voice in case.voices)
    )
    key = "judge.rounded" if rounded else "judge.loose" if loose else "judge.estimate" if final else "judge.agreement"
    level: Level | None = "note" if rounded or loose or final else None
    return Judgement("agreement", rounded, loose, level, message=message_of(key, case))


def _contested(case: Case, agreeing: set[str]) -> Judgement:
    named = _ascribed(case)
    if named and named not in agreeing and any(voice.source == named for voice in case.voices):
        return _ascribed_to_the_other(case, named, agreeing)
    level: Level = "note" if named in agreeing else "warning"
    told = explanations_of_difference(case)
    rounded = any(voice.fit.rounded for voice in case.voices if voice.source in agreeing)
    message = message_of("judge.contested", case) if not told else message_of("judge.contested.explained", case, slips=_told_together(told))
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
    others = tuple(outlet_of(case.table, source) for source in sorted(agreeing))
    slip = Message("judge.slip.source", (("named", outlet_of(case.table, named)), ("others", others)))
    return Judgement(
        "discrepancy",
        level="error",
        message=message_of("judge.discrepancy", case, slips=slip),
        suggestion=paste(case, theirs),
        lean=lean(case),
        explanations=(slip,),
    )


def _discrepancy(case: Case) -> Judgement:
    cause, told = causes(case)
    if cause is None and _is_far(case):
        return Judgement("unverified", message=message_of("judge.far", case))
    level: Level = "warning" if cause in {"unit", "rounding"} else "error"
    message = message_of("judge.discrepancy", case, slips=_told_together(told)) if told else message_of("judge.discrepancy.bare", case)
    return Judgement(
        "discrepancy", False, False, level, cause, message=message, suggestion=suggestion(case, cause), lean=None, explanations=told
    )


def _is_far(case: Case) -> bool:
    """A number that no slip leads to, and that is a third of what is reported or three times it, counts something else."""
    if case.mine.axis != "level" or is_rate(case.indicator) or case.claim.qualifier not in {"exact", "about"}:
        return False
    values = [voice.amount.value for voice in case.voices]
    return all(value > 0 and not value / 3 <= case.claim.value <= value * 3 for value in values)


def _told_together(told: tuple[Message, ...]) -> Message:
    """Readings one after the other, as sentences."""
    whole = told[0]
    for one in told[1:]:
        whole = Message("judge.and", (("first", whole), ("second", one)))
    return whole
