"""What there is to say of a document, one entry a thing, worded: the rows that the line-by-line formats print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qnfacts.report.codes import code_of, label
from qnfacts.report.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import Claim, DocumentReport, Finding, Judgement, Language, Level, Mute

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
