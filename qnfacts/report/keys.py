"""What makes a finding the same finding tomorrow: the claim's words and value, and what the table says to them.

Lines move when an article is edited, so a key never holds a position. It changes when the claim's number, unit or
wording changes, and when the row that it was held against changes.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qnfacts.model import Claim, DocumentReport, Judgement
    from qnfacts.report.entries import Entry


def key_of(document: DocumentReport, entry: Entry) -> str:
    """Return the key of an entry: sixteen hexadecimal digits."""
    claims = [_claim(document.claims[index]) for index in entry.claims]
    parts = [entry.code, *claims, *(_row(entry.judgement) if entry.judgement else [])]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _claim(claim: Claim) -> str:
    said = (claim.text, claim.indicator, claim.period, claim.place, claim.status, claim.measure, claim.direction, claim.base, claim.qualifier)
    words = " ".join(unicodedata.normalize("NFC", str(part)).casefold() for part in said)
    return f"{' '.join(words.split())} {claim.value.normalize():f} {claim.high or ''}"


def _row(judgement: Judgement) -> list[str]:
    if not judgement.match:
        return []
    fact = judgement.match.fact
    return [fact.id, *(f"{said.source} {said.printed}" for said in fact.reported)]
