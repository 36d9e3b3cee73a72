"""What there is to say of a document, one entry a thing, worded: the rows that the line-by-line formats print."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass
from qnfacts.report import wording
from qnfacts.report.codes import code_of
from qnfacts.report.safe import one_line
from qnfacts.report.wording import label, say, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qnfacts.model import Claim, DocumentReport, Finding, Judgement, Language, Level, Mute, Report, Where

# Formats whose lines are the reader's, not the editor's.
_WITHOUT_LINES = (".docx", ".docm", ".odt", ".rtf", ".html", ".htm", ".xhtml", ".mht", ".mhtml")
FIRST: dict[Where, int] = {"headline": 0, "lead": 1, "caption": 2}
LEVELS: dict[Level | None, int] = {"error": 3, "warning": 2, "note": 1, None: 0}


@dataclass(frozen=True, slots=True)
class Entry:
    """One judged claim or one audit finding, with its words in the reader's language.

    ``claims`` are indexes, the one that the entry is anchored on first. A judged claim has a ``judgement``, an
    audit finding a ``finding``.
    """

    code: str
    level: Level | None
    label: str
    message: str
    anchor: Claim
    claims: tuple[int, ...]
    judgement: Judgement | None = None
    finding: Finding | None = None

    @property
    def mute(self) -> Mute | None:
        """Why this entry is not shown, None where it is."""
        found = self.judgement or self.finding
        return found.mute if found else None

    @property
    def shown(self) -> bool:
        """Does the entry ask for attention: has it a level, and is it not muted?"""
        return self.level is not None and self.mute is None


def entries(document: DocumentReport, lang: Language) -> tuple[Entry, ...]:
    """Return every judged claim and audit finding of a document, in reading order.

    A finding stands at its first claim.
    """
    found = [*_judged(document, lang), *_audited(document, lang)]
    return tuple(sorted(found, key=lambda entry: (entry.anchor.start, entry.finding is not None)))


def shown(document: DocumentReport, lang: Language) -> tuple[Entry, ...]:
    """Return the entries of a document that ask for attention, in reading order."""
    return tuple(entry for entry in entries(document, lang) if entry.shown)


def told(entry: Entry, lang: Language) -> tuple[str, ...]:
    """Return all that is said of an entry, a part each: message, lean, computation, repair, the wording to paste."""
    judgement, finding = entry.judgement, entry.finding
    parts = [entry.message]
    if judgement:
        parts.append(say(judgement.lean, lang) if judgement.lean else "")
        paste = word("suggestion", lang, text=judgement.suggestion) if judgement.suggestion else ""
        parts.append("" if paste in entry.message else paste)
    if finding:
        parts += [finding.computation, say(finding.repair, lang) if finding.repair else ""]
    return tuple(one_line(part) for part in parts if part)


def place(claim: Claim, document: DocumentReport, lang: Language) -> str:
    """Return where a claim stands, in the terms of the document's format and of the piece."""
    index = bisect_right(document.blocks, claim.start, key=lambda block: block.start) - 1
    block = document.blocks[index] if index >= 0 else None
    parts = [word(f"where.{claim.where}", lang)] if claim.where != "body" else []
    if block and block.page:
        parts.append(word("place.page", lang, page=block.page))
    if block and block.cell:
        parts.append(word("place.cell", lang, row=block.cell[0], column=block.cell[1]))
    elif block and block.line:
        parts.append(word("place.line", lang, line=block.line + bisect_right(block.breaks, claim.start)))
    elif block and block.paragraph and document.path.lower().endswith(_WITHOUT_LINES):
        parts.append(word("place.paragraph", lang, paragraph=block.paragraph))
    else:
        parts.append(word("place.line", lang, line=claim.line))
    return ", ".join(parts)


def reading(claim: Claim, lang: Language) -> tuple[str, ...]:
    """Return what the extractor understood, in words: the number, what it counts, and the rest."""
    value = " – ".join(wording.number(end, lang) for end in (claim.value, claim.high) if end is not None) + (
        f" / {wording.number(claim.of, lang)}" if claim.of is not None else ""
    )
    unit = " / ".join(part for part in (claim.unit or "", claim.per or "") if part)
    qualifier = "" if claim.qualifier == "exact" else word(f"qualifier.{claim.qualifier}", lang)
    measure = "" if claim.measure == "level" else word(f"measure.{claim.measure}", lang)
    direction = word(f"direction.{claim.direction}", lang) if claim.direction else ""
    base = (
        word("reading.base", lang, base=wording.base(claim.base, lang))
        if claim.base and not (claim.base == "plan" and claim.measure.startswith("plan"))
        else ""
    )
    happened = "" if claim.status == "actual" else word(f"status.{claim.status}", lang)
    period = wording.period(claim.period, lang) if claim.period else ""
    number = " ".join(part for part in (qualifier, value, unit) if part)
    rest = "; ".join(part for part in (measure, direction, base, happened, period, claim.place or "") if part)
    return tuple(one_line(part) for part in (number, claim.indicator, rest) if part)


def coverage(document: DocumentReport, report: Report, lang: Language) -> str:
    """Return in one line how many numbers a document states and how many of them the table speaks of."""
    numbers = len(document.claims)
    if not numbers:
        return word("coverage.none", lang)
    if report.command == "diff":
        return compared(document, lang)
    if report.command != "check":
        return word("coverage.extract", lang, n=numbers)
    checked = sum(judgement.verdict != "unverified" for judgement in document.judgements)
    return word("coverage", lang, n=numbers, checked=checked) if checked else word("coverage.nothing", lang)


def compared(document: DocumentReport, lang: Language) -> str:
    """Return in one line how many of a document's numbers the other text has, too, and how many it tells otherwise."""
    relations = [judgement.relation for judgement in document.judgements]
    same, different = relations.count("same"), relations.count("different")
    return word("coverage.compared", lang, n=len(relations), same=same, different=different, only=len(relations) - same - different)


def in_piece(found: Iterable[Entry]) -> list[Entry]:
    """Return entries in the order that an editor works: headline, lead and captions first, then as they stand."""
    return sorted(found, key=lambda entry: (FIRST.get(entry.anchor.where, len(FIRST)), entry.anchor.start))


def _judged(document: DocumentReport, lang: Language) -> Iterator[Entry]:
    for index, (claim, judgement) in enumerate(zip(document.claims, document.judgements, strict=False)):
        code = code_of(judgement)
        message = say(judgement.message, lang) if judgement.message else ""
        yield Entry(code, judgement.level, label(code, lang), message, claim, (index,), judgement=judgement)


def _audited(document: DocumentReport, lang: Language) -> Iterator[Entry]:
    for finding in document.findings:
        claims = tuple(sorted(finding.claims))
        code = code_of(finding)
        yield Entry(code, finding.level, label(code, lang), say(finding.message, lang), document.claims[claims[0]], claims, finding=finding)
