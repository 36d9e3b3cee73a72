"""One page for the approval file: what was checked against what, what was found, what was accepted by whom and why."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from qnfacts.report import wording
from qnfacts.report.entries import coverage, entries, in_piece, place
from qnfacts.report.markdown import plain
from qnfacts.report.options import DEFAULT
from qnfacts.report.wording import label, say, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import DocumentReport, Language, Report
    from qnfacts.report.entries import Entry
    from qnfacts.report.options import Options


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:
    """Return the page as Markdown, which reads as it is."""
    return "\n".join(_page(report, lang, options)) + "\n"


def _page(report: Report, lang: Language, options: Options) -> Iterator[str]:
    from qnfacts import __version__

    yield f"# {word('record.title', lang)}\n"
    if options.today:
        yield f"- {word('record.date', lang)}: {wording.date(options.today, lang)}"
    yield f"- qnfacts {__version__}"
    if report.table:
        yield f"- {plain(word('page.table', lang, title=report.table.title, version=report.table.version))}"
    for document in report.documents:
        yield from _document(document, report, lang, options)
    yield f"\n{word('record.signed', lang)}: ______________________"


def _document(document: DocumentReport, report: Report, lang: Language, options: Options) -> Iterator[str]:
    yield f"\n## {plain(document.path)}\n"
    if document.error:
        yield f"**{label('unreadable', lang)}**: {plain(say(document.error, lang))}"
        return
    original = options.original(document)
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass") if original is None else original).hexdigest()
    yield f"- SHA-256 ({word('record.of-text' if original is None else 'record.of-file', lang)}): `{digest}`"
    if document.date:
        yield f"- {word('record.published', lang)}: {wording.date(document.date, lang)}"
    yield f"- {plain(coverage(document, report, lang))}"
    found = entries(document, lang)
    counts = Counter(entry.code for entry in found)
    yield "- " + " · ".join(f"{plain(label(code, lang))}: {n}" for code, n in counts.most_common())
    yield from _listed("record.open", [entry for entry in found if entry.shown], document, lang)
    yield from _listed("record.accepted", [entry for entry in found if entry.mute and entry.mute.why == "accepted"], document, lang)


def _listed(title: str, found: list[Entry], document: DocumentReport, lang: Language) -> Iterator[str]:
    yield f"\n### {word(title, lang)}: {len(found)}\n"
    for entry in in_piece(found):
        yield f"- **{plain(entry.label)}** · {plain(place(entry.anchor, document, lang))} · «{plain(entry.anchor.text)}»: {plain(entry.message)}"
        if entry.mute:
            on = wording.date(entry.mute.date, lang) if entry.mute.date else "–"
            yield f"  <br>{plain(word('record.accepted-by', lang, by=entry.mute.by or '–', date=on, reason=entry.mute.reason or '–'))}"
