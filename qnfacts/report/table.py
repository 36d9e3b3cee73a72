"""The report on screen: coverage first, then what needs attention, in at most three columns.

The text under test goes to rich as ``Text``, never as markup, with its control characters spelt out.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from qnfacts.model import Message
from qnfacts.report import wording
from qnfacts.report.entries import Entry, coverage, entries, place, reading
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line
from qnfacts.report.wording import label, say, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qnfacts.model import Claim, DocumentReport, Judgement, Language, Level, Report, Table, Where
    from qnfacts.report.options import Options

WIDEST = 120
_SYMBOLS: dict[Level | None, str] = {"error": "✗", "warning": "!", "note": "·", None: "–"}
_STYLES: dict[Level | None, str] = {"error": "bold red", "warning": "bold yellow", "note": "cyan", None: "dim"}
_FIRST: dict[Where, int] = {"headline": 0, "lead": 1, "caption": 2}
_BEFORE, _AFTER = 32, 24


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:
    """Return the report as lines for a terminal; documents that could not be read are left to standard error."""
    readable = [document for document in report.documents if not document.error]
    return printed(_all(readable, report, lang, options), options)


def printed(parts: Iterable[Text | Grid], options: Options) -> str:
    """Return what stands one below the other as lines for a terminal."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(20, min(options.width, WIDEST)),
        force_terminal=options.colour,
        color_system="standard" if options.colour else None,
        no_color=not options.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _all(documents: Iterable[DocumentReport], report: Report, lang: Language, options: Options) -> Iterator[Text | Grid]:
    for index, document in enumerate(documents):
        if index:
            yield Text()
        yield from _document(document, report, lang, options)


def _document(document: DocumentReport, report: Report, lang: Language, options: Options) -> Iterator[Text | Grid]:
    yield Text(one_line(document.path), "bold")
    yield Text(coverage(document, report, lang), "bold" if _silent(document, report) else "")
    yield from (Text(say(notice, lang), "yellow") for notice in document.notices)
    if report.command == "extract":
        if document.claims:
            yield _claims(document, lang)
            yield Text()
    else:
        yield from _findings(document, report, lang, options)
    yield from _unread(document, lang)
    yield from (_item(label("omission", lang), say(omission.message, lang)) for omission in document.omissions)
    if options.trace:
        yield from _traces(document, lang)


def _silent(document: DocumentReport, report: Report) -> bool:
    """Does the table say nothing about any of the document's numbers?"""
    return report.command == "check" and all(judgement.verdict == "unverified" for judgement in document.judgements)


def _findings(document: DocumentReport, report: Report, lang: Language, options: Options) -> Iterator[Text | Grid]:
    found = entries(document, lang)
    rows = [entry for entry in found if entry.shown or options.everything]
    if rows:
        table = grid((word("column.verdict", lang), word("column.article", lang), word("column.sources", lang)), (20, 22, 38))
        for entry in sorted(rows, key=lambda entry: (_FIRST.get(entry.anchor.where, 3), entry.anchor.start)):
            table.add_row(_verdict(entry, document, lang), _phrases(entry, document), _sources(entry, report.table, lang))
        yield table
        yield Text()
    elif document.claims and not _silent(document, report):
        yield Text(word("nothing-to-review", lang), "green")
    if document.judgements:
        yield _counts(found, lang)


def grid(headings: Sequence[str], ratios: Sequence[int]) -> Grid:
    """Return an empty table with these headings, its columns as wide as their ratios say."""
    made = Grid(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), leading=1, expand=True, header_style="dim", border_style="dim"
    )
    for heading, ratio in zip(headings, ratios, strict=True):
        made.add_column(heading, ratio=ratio, overflow="fold")
    return made


def _verdict(entry: Entry, document: DocumentReport, lang: Language) -> Text:
    agrees = entry.judgement is not None and entry.judgement.verdict == "agreement"
    symbol = "✓" if agrees and not entry.level else _SYMBOLS[entry.level]
    style = "green" if agrees and not entry.level else _STYLES[entry.level]
    group = "audit" if entry.finding else f"verdict.{entry.judgement.verdict}" if entry.judgement and entry.judgement.cause else ""
    text = Text.assemble((f"{symbol} {word(group, lang) if group else entry.label}", style))
    if group:
        text.append(f"\n{entry.label}")
    text.append(f"\n{place(entry.anchor, document, lang)}", "dim")
    if entry.mute:
        text.append(f"\n{word(f'mute.{entry.mute.why}', lang)}", "dim")
    return text


def _phrases(entry: Entry, document: DocumentReport) -> Text:
    style = _STYLES[entry.level] if entry.level else "bold"
    if entry.judgement:
        return phrase(entry.anchor, document, style)
    return Text("\n").join(Text.assemble("«", (one_line(document.claims[index].text), style), "»") for index in entry.claims)


def phrase(claim: Claim, document: DocumentReport, style: str) -> Text:
    """The number with its unit, marked, among the words of its paragraph that stand around it."""
    text = document.text
    block = next((block for block in document.blocks if block.start <= claim.start < block.end), None)
    first, last = (block.start, block.end) if block else (0, len(text))
    before, after = text[max(first, claim.start - _BEFORE) : claim.start], text[claim.end : min(last, claim.end + _AFTER)]
    if claim.start - _BEFORE > first:
        before = f"…{before.partition(' ')[2]}"
    if claim.end + _AFTER < last:
        after = f"{after.rpartition(' ')[0]}…"
    return Text.assemble(
        one_line(f"{before}|").removesuffix("|"),
        "«",
        (one_line(text[claim.start : claim.end]), style),
        "»",
        one_line(f"|{after}").removeprefix("|"),
    )


def _sources(entry: Entry, table: Table | None, lang: Language) -> Text:
    lines = [*_said(entry, table, lang)]
    if not entry.judgement or not entry.judgement.suggestion:
        return Text("\n").join(lines)
    paste = word("suggestion", lang, text=entry.judgement.suggestion)
    lines[0] = Text(lines[0].plain.replace(paste, "").strip())
    return Text("\n").join([*lines, Text(paste, "bold")])


def _said(entry: Entry, table: Table | None, lang: Language) -> Iterator[Text]:
    if entry.message:
        yield Text(entry.message)
    elif entry.judgement:
        yield Text("\n".join(_reported(entry.judgement, table, lang)))
    if entry.judgement and entry.judgement.lean:
        yield Text(say(entry.judgement.lean, lang))
    if entry.finding:
        yield Text(one_line(entry.finding.computation), "bold")
        if entry.finding.repair:
            yield Text(say(entry.finding.repair, lang))
    if entry.mute and entry.mute.reason:
        yield Text(one_line(entry.mute.reason), "dim")


def _reported(judgement: Judgement, table: Table | None, lang: Language) -> Iterator[str]:
    for reported in judgement.match.fact.reported if judgement.match else ():
        source = table.sources.get(reported.source) if table else None
        outlet = f"{source.outlet} ({wording.date(source.date, lang)})" if source else reported.source
        yield one_line(f"{outlet}: {reported.printed}")


def _counts(found: Iterable[Entry], lang: Language) -> Text:
    counts = Counter(_counted(entry) for entry in found)
    return Text(" · ".join(f"{word(key, lang)}: {n}" for key, n in counts.most_common()), "dim")


def _counted(entry: Entry) -> str:
    """The key of the words under which an entry is counted."""
    if entry.mute:
        return f"mute.{entry.mute.why}"
    if entry.finding:
        return "audit"
    return f"verdict.{entry.judgement.verdict}" if entry.judgement else ""


def _unread(document: DocumentReport, lang: Language) -> Iterator[Text]:
    for unread in document.unread:
        line = word("place.line", lang, line=document.text.count("\n", 0, unread.start) + 1)
        yield _item(label("unread", lang), f"«{one_line(unread.text)}» ({line}): {say(Message(unread.reason), lang)}")


def _item(title: str, text: str) -> Text:
    return Text.assemble((f"{title}: ", "bold"), text)


def _claims(document: DocumentReport, lang: Language) -> Grid:
    table = grid((word("column.where", lang), word("column.number", lang), word("column.reading", lang)), (16, 30, 34))
    for claim in document.claims:
        table.add_row(Text(place(claim, document, lang), "dim"), phrase(claim, document, "bold"), Text("\n".join(reading(claim, lang))))
    return table


def _traces(document: DocumentReport, lang: Language) -> Iterator[Text]:
    for index, claim in enumerate(document.claims):
        yield Text.assemble("\n", (f"{place(claim, document, lang)} «{one_line(claim.text)}»", "bold"))
        for evidence in claim.evidence:
            words = one_line(document.text[evidence.start : evidence.end])
            yield Text(f"  {evidence.field}: {evidence.rule} «{words}»")
        judgement = document.judgements[index] if document.judgements else None
        for line in [*(judgement.match.trace if judgement and judgement.match else ()), *(judgement.trace if judgement else ())]:
            yield Text(f"  {one_line(line)}", "dim")
