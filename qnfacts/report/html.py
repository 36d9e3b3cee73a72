"""One self-contained page: the article with its numbers marked, a card for each, the audit, a map, the sources.

It needs no script and no network, and its policy forbids both. Everything that comes from a text or a table goes
through :mod:`qnfacts.report.safe` and then through Jinja's escaping.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from qnfacts.model import Message
from qnfacts.report import wording
from qnfacts.report.entries import FIRST, Entry, coverage, entries, in_piece, place
from qnfacts.report.explain import page
from qnfacts.report.extras import needs
from qnfacts.report.layout import pieces
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line
from qnfacts.report.wording import label, say, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Template

    from qnfacts.model import Claim, DocumentReport, Language, Report, Reported, Source, Table
    from qnfacts.report.options import Options

#: How loud an entry looks, and the sign that says the same without colour.
SIGNS = {
    "agreement": "✓",
    "rounded": "≈",
    "loose": "≈",
    "estimate": "≈",
    "contested": "↔",
    "unverified": "?",
    "same": "✓",
    "only-a": "?",
    "only-b": "?",
}
TONES = {"agreement": "agrees", "contested": "contested", "unverified": "silent", "discrepancy": "differs"}
MAP_COLUMNS = 12
SQUARE = 26
MAP_LABEL = 110
CONTEXT = 70


@dataclass(frozen=True, slots=True)
class Number:
    """A claim as the page shows it: its own anchor, and that of its card."""

    id: str
    card: str
    claim: Claim
    text: str
    entry: Entry | None
    findings: tuple[str, ...]

    @property
    def tone(self) -> str:
        """The class that colours it."""
        if self.entry is None or self.entry.judgement is None:
            return "plain"
        return "muted" if self.entry.mute else TONES[self.entry.judgement.verdict]

    @property
    def sign(self) -> str:
        """The sign that tells the verdict without colour."""
        return SIGNS.get(self.entry.code, "✗") if self.entry else "·"


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:
    """Return the page."""
    sections = [Section(report, document, lang, number) for number, document in enumerate(report.documents, 1)]
    codes = sorted({entry.code for section in sections for entry in section.entries})
    return _template().render(
        lang=lang,
        w=lambda key, **values: word(key, lang, **values),
        sections=sections,
        table=report.table,
        sources=[_source(source, lang) for source in report.table.sources.values()] if report.table else [],
        codes=[(code, label(code, lang), page(code, lang).split("\n\n")) for code in codes],
        today=wording.date(options.today, lang) if options.today else None,
        version=_version(),
    )


class Section:
    """One document, as the template asks for it."""

    def __init__(self, report: Report, document: DocumentReport, lang: Language, number: int) -> None:
        self.report, self.document, self.lang = report, document, lang
        self.id = f"d{number}"
        self.path = one_line(document.path)
        self.error = one_line(say(document.error, lang)) if document.error else None
        self.coverage = coverage(document, report, lang)
        self.notices = [say(notice, lang) for notice in document.notices]
        self.date = wording.date(document.date, lang) if document.date else None
        self.entries = entries(document, lang)
        prefix = "" if number == 1 else f"{self.id}-"
        self.ids = {id(entry): f"{prefix}c{index}" for index, entry in enumerate(self.entries, 1)}
        judged = {entry.claims[0]: entry for entry in self.entries if entry.judgement}
        audits: dict[int, list[str]] = {}
        for entry in self.audit:
            for index in entry.claims:
                audits.setdefault(index, []).append(self.ids[id(entry)])
        self.numbers = [
            Number(
                f"{prefix}n{index + 1}",
                self._card_of(judged.get(index)),
                claim,
                one_line(claim.text),
                judged.get(index),
                tuple(audits.get(index, ())),
            )
            for index, claim in enumerate(document.claims)
        ]

    def _card_of(self, entry: Entry | None) -> str:
        return self.ids[id(entry)] if entry else ""

    @property
    def loud(self) -> list[Entry]:
        """What needs attention, audit findings apart."""
        return in_piece(entry for entry in self.entries if entry.shown and not entry.finding)

    @property
    def quiet(self) -> list[Entry]:
        """The judged numbers that ask for nothing."""
        return [entry for entry in self.entries if not entry.shown and not entry.finding]

    @property
    def audit(self) -> list[Entry]:
        """The audit's findings."""
        return [entry for entry in self.entries if entry.finding]

    @property
    def counts(self) -> list[tuple[str, int, str, str]]:
        """How many numbers have each tone: its label, the count, the tone, a sign."""
        counted = Counter((number.tone, number.sign, number.entry.label) for number in self.numbers if number.entry)
        return [(name, count, tone, sign) for (tone, sign, name), count in counted.most_common()]

    def card(self, entry: Entry) -> dict[str, object]:
        """What a card shows of an entry."""
        numbers = [self.numbers[index] for index in entry.claims]
        judgement, finding = entry.judgement, entry.finding
        return {
            "id": self.ids[id(entry)],
            "tone": "audit" if finding else numbers[0].tone,
            "sign": "Σ" if finding else numbers[0].sign,
            "numbers": numbers,
            "place": place(entry.anchor, self.document, self.lang),
            "level": word(f"level.{entry.level}", self.lang) if entry.shown else "",
            "context": self._context(entry.anchor),
            "message": one_line(entry.message),
            "computation": one_line(finding.computation) if finding else "",
            "repair": one_line(say(finding.repair, self.lang)) if finding and finding.repair else "",
            "suggestion": one_line(judgement.suggestion or "") if judgement else "",
            "lean": one_line(say(judgement.lean, self.lang)) if judgement and judgement.lean else "",
            "reported": self._reported(entry.anchor, judgement.match.fact.reported) if judgement and judgement.match else [],
            "mute": self._mute(entry),
        }

    def blocks(self) -> Iterator[dict[str, object]]:
        """The article in its parts, table cells gathered into rows."""
        shown = [
            (block, [(piece.text, None if piece.claim is None else self.numbers[piece.claim]) for piece in found])
            for block, found in pieces(self.document)
        ]
        for tabular, group in groupby(shown, key=lambda part: part[0].cell is not None):
            if tabular:
                rows = groupby(group, key=lambda part: part[0].cell[0] if part[0].cell else 0)
                yield {"where": "table", "rows": [[parts for _, parts in row] for _, row in rows]}
            else:
                for block, parts in group:
                    yield {"where": block.where, "pieces": parts}

    def map(self) -> dict[str, object]:
        """The map: a row for each part of the piece, in it a square for each of its numbers."""
        squares: list[dict[str, object]] = []
        labels: list[dict[str, object]] = []
        row = 0
        parts = sorted({number.claim.where for number in self.numbers}, key=lambda where: (FIRST.get(where, len(FIRST)), where))
        for where in parts:
            labels.append({"y": row * SQUARE, "text": word(f"where.{where}", self.lang)})
            numbers = [number for number in self.numbers if number.claim.where == where]
            squares += [
                {"x": MAP_LABEL + index % MAP_COLUMNS * SQUARE, "y": (row + index // MAP_COLUMNS) * SQUARE, "number": number}
                for index, number in enumerate(numbers)
            ]
            row += -(-len(numbers) // MAP_COLUMNS)
        width = MAP_LABEL + SQUARE * MAP_COLUMNS
        return {"width": width, "height": row * SQUARE, "size": SQUARE - 4, "squares": squares, "labels": labels}

    def unread(self) -> Iterator[tuple[str, str]]:
        """The numbers that were seen but not read, each with the reason."""
        return ((one_line(unread.text), say(Message(unread.reason), self.lang)) for unread in self.document.unread)

    def omissions(self) -> list[str]:
        """What the article leaves out."""
        return [one_line(say(omission.message, self.lang)) for omission in self.document.omissions]

    def _context(self, claim: Claim) -> tuple[str, str, str]:
        text = self.document.text
        before, after = text[max(0, claim.start - CONTEXT) : claim.start], text[claim.end : claim.end + CONTEXT]
        if claim.start > CONTEXT and "\n" not in before:
            before = f"…{before.partition(' ')[2]}"
        if claim.end + CONTEXT < len(text) and "\n" not in after:
            after = f"{after.rpartition(' ')[0]}…"
        return _inline(before.rpartition("\n")[2]), one_line(claim.text), _inline(after.partition("\n")[0])

    def _reported(self, claim: Claim, said: Sequence[Reported]) -> list[dict[str, str]]:
        table = self.report.table
        return [_reported(one, table, self.lang) | {"difference": _difference(claim, one, self.lang)} for one in said]

    def _mute(self, entry: Entry) -> str:
        if not entry.mute:
            return ""
        who = ", ".join(part for part in (entry.mute.by, wording.date(entry.mute.date, self.lang) if entry.mute.date else "") if part)
        told = one_line(": ".join(part for part in (word(f"mute.{entry.mute.why}", self.lang), entry.mute.reason) if part))
        return f"{told} ({one_line(who)})" if who else told


def _inline(text: str) -> str:
    """A stretch of a line, with a space where it touches a word."""
    return f"{' ' if text[:1].isspace() else ''}{one_line(text)}{' ' if text[-1:].isspace() else ''}"


def _reported(said: Reported, table: Table | None, lang: Language) -> dict[str, str]:
    source = table.sources.get(said.source) if table else None
    return {
        "outlet": one_line(source.outlet if source else said.source),
        "date": wording.date(source.date, lang) if source else "",
        "printed": one_line(said.printed),
        "until": wording.date(said.until, lang) if said.until else "",
    }


def _difference(claim: Claim, said: Reported, lang: Language) -> str:
    """How far the article's number is from a reported one, where both are told in the same way."""
    quantity = said.quantity
    alike = (claim.dimension, claim.measure, claim.high, claim.of) == (quantity.dimension, said.measure, quantity.high, quantity.of)
    if not alike:
        return "–"
    gap = claim.value - quantity.value
    return f"{'+' if gap > 0 else '−' if gap < 0 else ''}{wording.number(abs(gap), lang)}"


def _source(source: Source, lang: Language) -> dict[str, str]:
    safe = source.url and source.url.startswith(("https://", "http://"))
    return {
        "outlet": one_line(source.outlet),
        "title": one_line(source.title),
        "date": wording.date(source.date, lang),
        "url": one_line(source.url or "") if safe else "",
    }


def _version() -> str:
    from qnfacts import __version__

    return __version__


@cache
def _template() -> Template:
    with needs("report"):
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).get_template(
        "page.html.j2"
    )
