"""Two texts side by side in every format: its own forms for the screen and as JSON, and for all others a report on both.

In that report each number bears what the other text says of it, so that a format shows it as it shows a verdict.
"""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from qnfacts.frozen import replace
from qnfacts.model import Judgement, Message, Report
from qnfacts.report import render
from qnfacts.report.entries import place
from qnfacts.report.json import comparison_json, render_comparison
from qnfacts.report.safe import escaped, one_line
from qnfacts.report.wording import number, word

if TYPE_CHECKING:
    from qnfacts.model import Claim, Comparison, DocumentReport, Language, Level, Pair, Verdict
    from qnfacts.report.options import Options

_VERDICTS: dict[str, Verdict] = {"same": "agreement", "different": "discrepancy", "only-a": "unverified", "only-b": "unverified"}
_LEVELS: dict[str, Level | None] = {"same": None, "different": "error", "only-a": "note", "only-b": "note"}
_OF_THE_SECOND = frozenset({"ask", "claimreview", "docx", "record"})
"""Formats that are about one text: the second, which is held against the first."""


def render_pairs(name: str, comparison: Comparison, lang: Language, options: Options) -> str | bytes:
    """Return the comparison in the format of that name."""
    if name == "json":
        return render_comparison(comparison, lang)
    if name == "jsonl":
        return escaped(json.dumps(comparison_json(comparison, lang), ensure_ascii=False)) + "\n"
    if name == "table":
        from qnfacts.report.beside import side_by_side

        return side_by_side(comparison, lang, options)
    report = as_report(comparison, lang)
    if name == "statistics":
        report = replace(report, documents=(_once(comparison, lang),))
    elif name in _OF_THE_SECOND:
        report = replace(report, documents=report.documents[1:])
    return render(name, report, lang, options)


def as_report(comparison: Comparison, lang: Language) -> Report:
    """The two texts, each number judged by what the other text says."""
    return Report((_judged(comparison, lang, first=True), _judged(comparison, lang, first=False)), None, "diff")


def _judged(comparison: Comparison, lang: Language, *, first: bool) -> DocumentReport:
    document, other = (comparison.a, comparison.b) if first else (comparison.b, comparison.a)
    found: dict[int, Judgement] = {}
    at = {id(claim): index for index, claim in enumerate(document.claims)}
    for pair in comparison.pairs:
        mine, theirs = (pair.a, pair.b) if first else (pair.b, pair.a)
        if mine is None:
            continue
        judgement = _judgement(pair, theirs, other, lang)
        found.setdefault(at[id(mine)], judgement)
        for index in pair.repeats_a if first else pair.repeats_b:
            found.setdefault(index, replace(judgement, level=None) if pair.relation == "different" else judgement)
    return replace(document, judgements=tuple(found[index] for index in range(len(document.claims))))


def _judgement(pair: Pair, theirs: Claim | None, other: DocumentReport, lang: Language) -> Judgement:
    message = Message("diff.absent", (("path", other.path),)) if pair.relation in {"only-a", "only-b"} else None
    if theirs:
        message = Message("diff.says", (("path", other.path), ("place", place(theirs, other, lang)), ("said", one_line(theirs.text))))
        if pair.cause:
            message = Message("diff.apart", (("told", message), ("apart", Message(f"apart.{pair.cause}"))))
        if pair.change:
            message = Message("diff.change", (("told", message), ("change", changed(pair, lang))))
    return Judgement(_VERDICTS[pair.relation], level=_LEVELS[pair.relation], message=message, relation=pair.relation)


def _once(comparison: Comparison, lang: Language) -> DocumentReport:
    """Every pair once."""
    pairs = [(pair, claim) for pair in comparison.pairs if (claim := pair.b or pair.a)]
    judgements = tuple(_judgement(pair, None, comparison.a, lang) for pair, _ in pairs)
    return replace(comparison.b, claims=tuple(claim for _, claim in pairs), judgements=judgements)


def changed(pair: Pair, lang: Language) -> str:
    """By how much a number rose or fell, in words: ``+1.200 người (+8,5%)``; of a percentage in points."""
    if pair.change is None or pair.a is None or pair.b is None:
        return ""
    gap = Decimal(pair.change)
    percent = pair.a.dimension in {"percent", "percentage-point"}
    unit = word("unit.points", lang) if percent else one_line(pair.a.unit or "")
    told = f"{_signed(gap, lang)} {unit}".strip()
    if percent or pair.a.measure != "level" or not pair.a.value:
        return told
    share = (100 * gap / pair.a.value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return word("diff.percent", lang, change=told, percent=_signed(share, lang))


def _signed(value: Decimal, lang: Language) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{number(abs(value), lang)}"
