"""The wording to paste: what a source reports, in the printed style of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts import compare
from qnfacts.numbers import print_number

if TYPE_CHECKING:
    from decimal import Decimal

    from qnfacts.judge.case import Case, Voice
    from qnfacts.model import Cause


def suggestion(case: Case, cause: Cause | None) -> str | None:
    """The wording that the sources would have; None where they differ, or where no number mends it."""
    values = {voice.amount.value for voice in case.voices}
    if len(values) != 1 and len({told_by(case, voice) for voice in case.voices}) != 1:
        return None
    return paste(case, case.voices[0], cause)


def told_by(case: Case, voice: Voice) -> Decimal | None:
    """A source's number in the form in which the claim tells its own."""
    told = compare.in_the_form_of(voice.amount, case.exact)
    return told.value if told else None


def paste(case: Case, voice: Voice, cause: Cause | None = None) -> str | None:
    """A source's number in the printed style of the article, with the claim's unit, or the source's where that is the slip."""
    claim = case.claim
    if case.candidate.how == "status":
        return None
    if cause in {"direction", "measure"} or case.candidate.how == "measure":
        return _reworded(case, voice)
    number = number_of(case, voice, rounded=cause == "rounding")
    if cause == "unit":
        return f"{claim.number} {unit_of(voice)}".replace(" %", "%")
    head, tail = claim.text[: claim.number_start - claim.start], claim.text[claim.number_end - claim.start :]
    return head + number + tail


def _reworded(case: Case, voice: Voice) -> str | None:
    """The source's own wording, verb and all, in a Vietnamese article; in another its number alone."""
    printed = voice.reported.printed
    if case.document.language == "vi" and printed != voice.reported.quantity.text:
        return printed
    claim, told = case.claim, told_by(case, voice)
    if told is None or told < 0 or (case.mine.direction and not voice.direction):
        return None
    return claim.text[: claim.number_start - claim.start] + number_of(case, voice) + claim.text[claim.number_end - claim.start :]


def number_of(case: Case, voice: Voice, *, rounded: bool = False) -> str:
    """A source's number in the printed style of the article."""
    told = compare.in_the_form_of(voice.amount, case.exact) or voice.amount
    like, language = case.claim.number, case.document.language
    if case.mine.step < 1 <= told.step or case.claim.high is not None:
        like = "1.000" if language == "vi" else "1,000"
    return print_number(abs(told.value), like, language, rounded=rounded)


def unit_of(voice: Voice) -> str:
    """The unit that a source counts in."""
    quantity = voice.reported.quantity
    return f"{quantity.unit or ''}/{quantity.per}" if quantity.per else quantity.unit or ""
