"""What is told of a case: what the text says, and what which source reports, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qnfacts.judge.case import current
from qnfacts.model import Message

if TYPE_CHECKING:
    from qnfacts.judge.case import Case
    from qnfacts.model import Claim, Fact, Reported, Table
    from qnfacts.text import Document


def message_of(key: str, case: Case, **values: object) -> Message:
    """A sentence about a case: what the text says, of what, and who reports what."""
    shared: dict[str, object] = {
        "said": said(case.claim, case.document),
        "indicator": case.indicator,
        "when": case.fact.period,
        "status": Message(f"status.{case.fact.status}"),
        "reports": reports_of(case),
    }
    return Message(key, (*shared.items(), *values.items()))


_NEAR = 28
_LAST_WORDS = re.compile(r"(?<!\w)(?:[^\W\d_]+ ){1,2}$")
_TELLING = frozenset({"qualifier", "measure", "direction", "base"})


def said(claim: Claim, document: Document) -> str:
    """What a text says, with the words beside the number that tell how it is meant: ``vượt 13% kế hoạch``."""
    start, end = claim.start, claim.end
    for one in claim.evidence:
        if one.field in _TELLING and claim.start - _NEAR <= one.start and one.end <= claim.end + _NEAR:
            start, end = min(start, one.start), max(end, one.end)
    if claim.measure in {"plan-ratio", "plan-excess"} and (verb := _LAST_WORDS.search(document.text, max(0, start - _NEAR), start)):
        start = verb.start()
    return " ".join(document.text[start:end].split())


def reports_of(case: Case) -> tuple[Message, ...]:
    """What each source reports in the row of a case."""
    return tuple(report(case.table, voice.reported) for voice in case.voices)


def report(table: Table, reported: Reported) -> Message:
    """What one source reports, with its date."""
    source = table.sources[reported.source]
    return Message("judge.report", (("source", source.outlet), ("date", source.date), ("printed", reported.printed)))


def row_of(case: Case, fact: Fact) -> tuple[Message, ...]:
    """What the sources report in another row."""
    return tuple(report(case.table, reported) for reported in current(fact, case.document))


def outlet_of(table: Table, source: str) -> str:
    """The name of a source as people know it."""
    return table.sources[source].outlet
