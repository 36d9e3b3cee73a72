"""What makes a finding the same finding tomorrow: the claim's words and value, and what the row says to them.

Lines move when an article is edited, so a key never holds a position. It changes when the claim's number, unit or
wording changes, and when the row that it was held against changes.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qnfacts.model import Claim, DocumentReport, Finding, Judgement
    from qnfacts.report.entries import Entry


def claim_key(claim: Claim, judgement: Judgement | None = None) -> str:
    """Return the key of a claim and of the row that it was held against: sixteen hexadecimal digits."""
    match = judgement.match if judgement else None
    row = (match.fact.id, *(f"{said.source} {said.printed}" for said in match.fact.reported)) if match else ()
    return _digest([_words(claim), *row])


def finding_key(finding: Finding, claims: Sequence[Claim]) -> str:
    """Return the key of an audit finding among the claims of its document."""
    return _digest([finding.kind, *sorted(_words(claims[index]) for index in finding.claims)])


def key_of(entry: Entry, document: DocumentReport) -> str:
    """Return the key of an entry of a document."""
    return finding_key(entry.finding, document.claims) if entry.finding else claim_key(entry.anchor, entry.judgement)


def _words(claim: Claim) -> str:
    said = (
        claim.text,
        claim.indicator,
        claim.period,
        claim.place,
        claim.status,
        claim.measure,
        claim.direction,
        claim.base,
        claim.qualifier,
    )
    words = unicodedata.normalize("NFC", " ".join(str(part) for part in said)).casefold()
    return f"{' '.join(words.split())} {claim.value.normalize():f} {claim.high or ''}"


def _digest(parts: Iterable[str]) -> str:
    import hashlib

    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
