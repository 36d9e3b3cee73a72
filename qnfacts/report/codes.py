"""Stable codes for what a report can say: a number's verdict or cause, a finding of the audit.

A code is the name that the thing has in the model, so nothing has to be numbered, kept or looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from qnfacts.model import Cause, Finding, FindingKind, Judgement
from qnfacts.report.wording import word

if TYPE_CHECKING:
    from qnfacts.model import Language

VERDICT_CODES: tuple[str, ...] = ("agreement", "rounded", "loose", "estimate", "discrepancy", "contested", "unverified")
_KEYS: dict[str, str] = {
    **{code: f"verdict.{code}" for code in VERDICT_CODES},
    **{code: f"cause.{code}" for code in get_args(Cause)},
    **{code: f"audit.{code}" for code in get_args(FindingKind)},
    "omission": "omission",
    "unread": "unread",
    "unreadable": "unreadable",
}
CODES: tuple[str, ...] = tuple(_KEYS)


def code_of(found: Judgement | Finding) -> str:
    """Return the code of a judgement or of an audit finding.

    >>> code_of(Judgement("discrepancy", cause="period")), code_of(Judgement("agreement", rounded=True))
    ('period', 'rounded')
    """
    if isinstance(found, Finding):
        return found.kind
    if found.verdict != "agreement":
        return found.cause or found.verdict
    if found.rounded or found.loose:
        return "rounded" if found.rounded else "loose"
    return "estimate" if found.level == "note" else "agreement"


def label(code: str, lang: Language) -> str:
    """Return the name that people read for a code.

    >>> label("period", "vi"), label("sum", "en")
    ('Nhầm kỳ', "Parts don't add up")
    """
    return word(_KEYS[code], lang)
