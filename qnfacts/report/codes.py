"""Stable codes for what a report can say: a number's verdict or cause, a finding of the audit.

A code is the name that the thing has in the model, so nothing has to be numbered, kept or looked up.
"""

from __future__ import annotations

from typing import get_args

from qnfacts.model import Cause, Finding, FindingKind, Judgement, Relation

#: What a verdict without a cause is called.
VERDICT_CODES: tuple[str, ...] = ("agreement", "rounded", "loose", "estimate", "discrepancy", "contested", "unverified")
#: What a number or an audit finding can have: these can be chosen by.
FOUND: tuple[str, ...] = (*VERDICT_CODES, *get_args(Cause), *get_args(FindingKind))
CODES: tuple[str, ...] = (*FOUND, *get_args(Relation), "omission", "unread", "unreadable")


def code_of(found: Judgement | Finding) -> str:
    """Return the code of a judgement or of an audit finding.

    >>> code_of(Judgement("discrepancy", cause="period")), code_of(Judgement("agreement", rounded=True))
    ('period', 'rounded')
    """
    if isinstance(found, Finding):
        return found.kind
    if found.relation:
        return found.relation
    if found.verdict != "agreement":
        return found.cause or found.verdict
    if found.rounded or found.loose:
        return "rounded" if found.rounded else "loose"
    return "estimate" if found.level == "note" else "agreement"
