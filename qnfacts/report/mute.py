"""Who has heard of a finding already, or has not asked for it: such findings stay in the report, muted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.frozen import replace
from qnfacts.model import Mute
from qnfacts.report.codes import code_of
from qnfacts.report.entries import LEVELS
from qnfacts.report.keys import claim_key, finding_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qnfacts.model import DocumentReport, Finding, Judgement, Level

    Rule = Callable[[str, Judgement | Finding], Mute | None]


def mute(document: DocumentReport, *rules: Rule) -> DocumentReport:
    """Return the document with each judgement and finding muted by the first rule that mutes it.

    A rule is given its key, and the judgement or finding itself.
    """

    def heard(key: str, found: Judgement | Finding) -> Mute | None:
        return found.mute or next((muted for rule in rules if (muted := rule(key, found))), None)

    if not rules:
        return document
    judged = zip(document.claims, document.judgements, strict=False)
    return replace(
        document,
        judgements=tuple(replace(one, mute=heard(claim_key(claim, one), one)) if one.level else one for claim, one in judged),
        findings=tuple(replace(one, mute=heard(finding_key(one, document.claims), one)) for one in document.findings),
    )


def accepted(acceptances: Mapping[str, Mute]) -> Rule:
    """Mute what someone has accepted, by key."""
    return lambda key, _: acceptances.get(key)


def known(keys: frozenset[str]) -> Rule:
    """Mute what an earlier report has."""
    return lambda key, _: Mute("baseline") if key in keys else None


def unasked(only: frozenset[str], ignored: frozenset[str]) -> Rule:
    """Mute codes that are ignored, and where some are asked for all others."""
    return lambda _, found: Mute("code") if code_of(found) in ignored or (only and code_of(found) not in only) else None


def quiet(least: Level) -> Rule:
    """Mute what is quieter than a level: it isn't shown, and still counts for the exit status."""
    return lambda _, found: Mute("level") if LEVELS[found.level] < LEVELS[least] else None
