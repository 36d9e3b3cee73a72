"""The machine-readable form, schema ``qnfacts/1``: fields are added, never renamed (see ``qnfacts-1.schema.json``)."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from qnfacts.model import Message, Verdict
from qnfacts.numbers import plain
from qnfacts.report.codes import code_of
from qnfacts.report.keys import claim_key, finding_key
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import escaped
from qnfacts.report.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date as Date

    from qnfacts.model import (
        Claim,
        Comparison,
        DocumentReport,
        Evidence,
        Finding,
        Judgement,
        Language,
        Match,
        Mute,
        Omission,
        Report,
        Reported,
        Unread,
    )
    from qnfacts.report.options import Options

SCHEMA = "qnfacts/1"
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_CLAIM_FIELDS = ("start", "end", "line", "column", "text", "number", "value", "high", "of", "qualifier", "unit", "dimension", "per", "measure", "direction", "base", "status", "period", "place", "indicator", "where")  # fmt: skip
_FURTHER_FIELDS = ("number_start", "number_end", "step", "sentence", "paragraph", "head", "source")


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:
    """The report of an extraction, a check or an audit as JSON text."""
    return dump({"schema": SCHEMA, "documents": [document_json(report, document, lang, options) for document in report.documents]})


def render_comparison(comparison: Comparison, lang: Language) -> str:
    """The comparison of two texts as JSON text."""
    return dump(comparison_json(comparison, lang))


def dump(value: object) -> str:
    """Indented JSON with a line end, every letter as itself."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def document_json(report: Report, document: DocumentReport, lang: Language, options: Options = DEFAULT) -> dict[str, Any]:
    """One document of a report."""
    checked = report.command == "check"
    judgements = document.judgements if checked else ()
    found: dict[str, Any] = {
        "path": document.path,
        "language": document.language,
        "date": _day(document.date),
        "claims": [claim_json(claim, judgements[index] if checked else None, lang, options) for index, claim in enumerate(document.claims)],
        "unread": [_unread(unread, lang) for unread in document.unread],
        "notices": [say(notice, lang) for notice in document.notices],
        "error": _said(document.error, lang),
    }
    if report.command != "extract":
        found["audit"] = [_finding(finding, document, lang) for finding in document.findings]
        found["summary"] = _summary(document, checked=checked)
    if checked:
        found["omissions"] = [_omission(omission, lang) for omission in document.omissions]
    return found


def claim_json(claim: Claim, judgement: Judgement | None, lang: Language, options: Options = DEFAULT) -> dict[str, Any]:
    """One claim, with what the table says of it where it was judged."""
    found = {name: _plain(getattr(claim, name)) for name in (*_CLAIM_FIELDS, *_FURTHER_FIELDS)}
    if options.trace:
        found["evidence"] = [_evidence(evidence) for evidence in claim.evidence]
    return found | {"key": claim_key(claim, judgement)} | _judgement(judgement, lang, options) if judgement else found


def comparison_json(comparison: Comparison, lang: Language) -> dict[str, Any]:
    """Two texts, claim by claim."""
    relations = [pair.relation for pair in comparison.pairs]
    return {
        "schema": SCHEMA,
        "a": comparison.a.path,
        "b": comparison.b.path,
        "pairs": [
            {
                "relation": pair.relation,
                "a": claim_json(pair.a, None, lang) if pair.a else None,
                "b": claim_json(pair.b, None, lang) if pair.b else None,
                "cause": pair.cause,
                "change": pair.change,
                "repeats_a": list(pair.repeats_a),
                "repeats_b": list(pair.repeats_b),
            }
            for pair in comparison.pairs
        ],
        "summary": {relation: relations.count(relation) for relation in ("same", "different", "only-a", "only-b")},
    }


def _judgement(judgement: Judgement, lang: Language, options: Options) -> dict[str, Any]:
    found: dict[str, Any] = {
        "verdict": judgement.verdict,
        "rounded": judgement.rounded,
        "loose": judgement.loose,
        "level": judgement.level,
        "cause": judgement.cause,
        "code": code_of(judgement),
        "message": _said(judgement.message, lang),
        "suggestion": judgement.suggestion,
        "lean": _said(judgement.lean, lang),
        "explanations": [say(message, lang) for message in judgement.explanations],
        "match": _match(judgement.match) if judgement.match else None,
        "mute": _mute(judgement.mute),
    }
    if options.trace:
        found["trace"] = list(judgement.trace)
    return found


def _match(match: Match) -> dict[str, Any]:
    fact = match.fact
    return {
        "id": fact.id,
        "indicator": fact.indicator,
        "place": fact.place,
        "period": fact.period,
        "status": fact.status,
        "measure": fact.measure,
        "base": fact.base,
        "score": round(match.score, 1),
        "reported": [_reported(reported) for reported in fact.reported],
    }


def _reported(reported: Reported) -> dict[str, Any]:
    quantity = reported.quantity
    return {
        "source": reported.source,
        "printed": reported.printed,
        "value": _plain(quantity.value),
        "high": _plain(quantity.high),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "measure": reported.measure,
        "until": _day(reported.until),
    }


def _finding(finding: Finding, document: DocumentReport, lang: Language) -> dict[str, Any]:
    return {
        "key": finding_key(finding, document.claims),
        "kind": finding.kind,
        "code": code_of(finding),
        "level": finding.level,
        "claims": list(finding.claims),
        "message": say(finding.message, lang),
        "computation": finding.computation,
        "repair": _said(finding.repair, lang),
        "mute": _mute(finding.mute),
    }


def _omission(omission: Omission, lang: Language) -> dict[str, Any]:
    return {"id": omission.fact.id, "indicator": omission.fact.indicator, "message": say(omission.message, lang)}


def _unread(unread: Unread, lang: Language) -> dict[str, Any]:
    return {"start": unread.start, "end": unread.end, "text": unread.text, "reason": say(Message(unread.reason), lang)}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"field": evidence.field, "rule": evidence.rule, "start": evidence.start, "end": evidence.end}


def _mute(mute: Mute | None) -> dict[str, Any] | None:
    return {"why": mute.why, "reason": mute.reason, "by": mute.by, "date": _day(mute.date)} if mute else None


def _summary(document: DocumentReport, *, checked: bool) -> dict[str, int]:
    counts = {"audit": len(document.findings), "numbers": len(document.claims), "unread": len(document.unread)}
    if not checked:
        return counts
    verdicts: Iterable[Verdict] = [judgement.verdict for judgement in document.judgements]
    given = list(verdicts)
    return {verdict: given.count(verdict) for verdict in _VERDICTS} | counts | {"checked": len(given) - given.count("unverified")}


def _said(message: Message | None, lang: Language) -> str | None:
    return say(message, lang) if message else None


def _day(day: Date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: object) -> object:
    """A decimal as digits without exponent or idle zeros; anything else as it is."""
    return plain(value) if isinstance(value, Decimal) else value
