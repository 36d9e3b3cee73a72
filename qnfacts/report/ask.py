"""A call sheet: the contested and the unchecked numbers as questions, a message for each source.

Each message is short enough to be sent as it is; a long list is parted into several.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from qnfacts.report import wording
from qnfacts.report.entries import entries, in_piece
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line
from qnfacts.report.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import Claim, DocumentReport, Language, Report, Reported, Table
    from qnfacts.report.entries import Entry
    from qnfacts.report.options import Options

QUESTIONS_A_MESSAGE = 6
CONTEXT = 60
NOBODY = ""


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:  # noqa: ARG001
    """Return the messages of all documents, parted by blank lines."""
    return (
        "\n".join(part for document in report.documents for part in _messages(document, report, lang)) or f"{word('ask.nothing', lang)}\n"
    )


def _messages(document: DocumentReport, report: Report, lang: Language) -> Iterator[str]:
    asked: dict[str, list[str]] = defaultdict(list)
    for entry in in_piece(entries(document, lang)):
        if entry.judgement and not entry.mute:
            for source, question in _questions(entry, document, report.table, lang):
                if question not in asked[source]:
                    asked[source].append(question)
    for source, questions in sorted(asked.items(), key=lambda item: item[0] == NOBODY):
        for first in range(0, len(questions), QUESTIONS_A_MESSAGE):
            yield "\n".join(_message(source, questions[first : first + QUESTIONS_A_MESSAGE], document, lang))


def _message(source: str, questions: list[str], document: DocumentReport, lang: Language) -> Iterator[str]:
    yield f"## {word('ask.to', lang, source=source) if source else word('ask.to-nobody', lang)} · {one_line(document.path)}"
    yield word("ask.greeting", lang)
    yield from (f"{number}. {question}" for number, question in enumerate(questions, 1))
    yield f"{word('ask.thanks', lang)}\n"


def _questions(entry: Entry, document: DocumentReport, table: Table | None, lang: Language) -> Iterator[tuple[str, str]]:
    judgement, claim = entry.judgement, entry.anchor
    if judgement and judgement.verdict == "unverified":
        source = one_line(claim.source) if claim.source else NOBODY
        yield (
            source,
            word("ask.unverified", lang, number=one_line(claim.text), phrase=_phrase(claim, document), period=_when(claim.period, lang)),
        )
    if judgement and judgement.verdict == "contested" and judgement.match:
        fact = judgement.match.fact
        for said in fact.reported:
            others = tuple(
                word("ask.other", lang, **_reported(other, table, lang)) for other in fact.reported if other.printed != said.printed
            )
            what = _name(fact.indicator, table, lang)
            told = _reported(said, table, lang)
            yield told["outlet"], word("ask.contested", lang, **told, what=what, period=_when(fact.period, lang), others=others)


def _reported(said: Reported, table: Table | None, lang: Language) -> dict[str, str]:
    source = table.sources.get(said.source) if table else None
    outlet = source.outlet if source else said.source
    return {"outlet": one_line(outlet), "date": wording.date(source.date, lang) if source else "", "printed": one_line(said.printed)}


def _name(indicator: str, table: Table | None, lang: Language) -> str:
    known = table.indicators.get(indicator) if table else None
    names = dict(known.name) if known else {}
    name = one_line(names.get(lang) or next(iter(names.values()), indicator))
    return name[:1].upper() + name[1:]


def _when(period: str | None, lang: Language) -> str:
    return f" ({wording.period(period, lang)})" if period else ""


def _phrase(claim: Claim, document: DocumentReport) -> str:
    """The number with the words around it, cut at the ends of words and of its sentence."""
    text = document.text
    before = text[max(0, claim.start - CONTEXT) : claim.start]
    after = text[claim.end : claim.end + CONTEXT]
    for mark in ("\n", ". ", "; ", ": "):
        before = before.rpartition(mark)[2]
        after = after.partition(mark)[0]
    if len(before) == CONTEXT:
        before = f"…{before.partition(' ')[2]}"
    if len(after) == CONTEXT:
        after = f"{after.rpartition(' ')[0]}…"
    return one_line(f"{before}{claim.text}{after}").rstrip(".")
