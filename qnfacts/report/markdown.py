"""Markdown for a pull request, a wiki or a mail: coverage, what needs attention, what was not read, the sources."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from qnfacts.model import Message
from qnfacts.report import wording
from qnfacts.report.entries import coverage, entries, in_piece, place, reading, told
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line
from qnfacts.report.wording import label, say, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import DocumentReport, Language, Report, Table
    from qnfacts.report.entries import Entry
    from qnfacts.report.options import Options

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~&$#])")
SYMBOLS = {"error": "✗", "warning": "!", "note": "·"}


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:
    """Return one section a document, and the sources at the end."""
    parts = [line for document in report.documents for line in _document(document, report, lang, options)]
    if report.table:
        parts += _sources(report.table, lang)
    return "\n".join(parts) + "\n"


def plain(text: str) -> str:
    r"""Return a text on one line with what Markdown or HTML would act on made literal, and nobody mentioned.

    >>> print(plain("<b>7%</b> | [x](y)"))
    \<b\>7%\</b\> \| \[x\](y)
    """
    return _ACTIVE.sub(r"\\\1", one_line(text)).replace("@", "@\u200b")


def _document(document: DocumentReport, report: Report, lang: Language, options: Options) -> Iterator[str]:
    yield f"## {plain(document.path)}\n"
    if document.error:
        yield f"**{word('unreadable', lang)}**: {plain(say(document.error, lang))}\n"
        return
    yield f"**{plain(coverage(document, report, lang))}**\n"
    yield from (f"> {plain(say(notice, lang))}\n" for notice in document.notices)
    found = entries(document, lang)
    loud = in_piece(entry for entry in found if entry.shown)
    for entry in [*loud, *(entry for entry in found if options.everything and not entry.shown)]:
        yield from _entry(entry, document, lang)
    if report.command == "extract":
        for claim in document.claims:
            yield f"- {plain(place(claim, document, lang))} · «{plain(claim.text)}»: {plain('; '.join(reading(claim, lang)))}"
    if document.judgements:
        counts = Counter(entry.code for entry in found)
        yield "\n" + " · ".join(f"{plain(label(code, lang))}: {n}" for code, n in counts.most_common()) + "\n"
    for unread in document.unread:
        yield f"- {plain(label('unread', lang))}: «{plain(unread.text)}» {plain(say(Message(unread.reason), lang))}"
    yield from (f"- {plain(label('omission', lang))}: {plain(say(omission.message, lang))}" for omission in document.omissions)
    yield ""


def _entry(entry: Entry, document: DocumentReport, lang: Language) -> Iterator[str]:
    symbol = SYMBOLS.get(entry.level or "", "✓" if entry.code == "agreement" else "–")
    yield f"- {symbol} **{plain(entry.label)}** · {plain(place(entry.anchor, document, lang))} · «{plain(entry.anchor.text)}»"
    yield from (f"  <br>{plain(part)}" for part in told(entry, lang))


def _sources(table: Table, lang: Language) -> Iterator[str]:
    yield f"\n### {word('sources', lang)}\n"
    for source in table.sources.values():
        yield f"- {plain(source.outlet)}, {plain(source.title)}, {plain(wording.date(source.date, lang))}"
