"""The values that everyone speaks in: frozen, without behaviour beyond their own arithmetic.

Field names and their meanings are those of the JSON that qnfacts prints (schema ``qnfacts/1``).
Positions are Unicode code points of the text as read. Numbers are exact decimals, never floats.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from qnfacts.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date as Date

Language = Literal["vi", "en"]
Qualifier = Literal["exact", "about", "over", "nearly", "under", "at-least", "at-most"]
Dimension = Literal[
    "percent",
    "percentage-point",
    "times",
    "person",
    "person-turn",
    "household",
    "money",
    "mass",
    "length",
    "area",
    "volume",
    "energy",
    "power",
    "temperature",
    "speed",
    "duration",
    "count",
    "none",
]
Measure = Literal["level", "change", "plan-ratio", "plan-excess", "relative"]
Direction = Literal["up", "down"]
Status = Literal["actual", "estimate", "target"]
Where = Literal["headline", "lead", "caption", "heading", "body", "table"]
Verdict = Literal["agreement", "discrepancy", "contested", "unverified"]
Cause = Literal[
    "period",
    "target-as-result",
    "result-as-target",
    "indicator",
    "measure",
    "scale",
    "transposed",
    "rounding",
    "bound",
    "digit",
    "unit",
    "direction",
]
Level = Literal["error", "warning", "note"]
FindingKind = Literal["sum", "difference", "plan-ratio", "weighted-mean", "share", "repeat", "range", "wording"]
Relation = Literal["same", "different", "only-a", "only-b"]
LinkKind = Literal["part", "from", "by", "ratio", "plan", "share", "whole", "same"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document with one place in the piece: a headline, a paragraph, a caption, a table's cell.

    ``headers`` are the spans, in the same text, of the row names and column headings that govern a cell,
    nearest first. ``page`` and ``paragraph`` count from 1 where the format has them; ``cell`` is the cell's
    row and column, from 1. ``line`` is the number on its page of the block's first printed line, and ``breaks``
    are the positions where its further printed lines start, where the text doesn't keep them.
    """

    start: int
    end: int
    where: Where
    page: int | None = None
    paragraph: int | None = None
    cell: tuple[int, int] | None = None
    headers: tuple[Span, ...] = ()
    line: int | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """One printed quantity: a number with its unit, in digits or in words.

    ``step`` is the value of one unit in the last printed place (``0,23`` → 0.01, ``270 nghìn`` → 1000,
    ``14.000`` → 1): the precision that the print claims.
    """

    text: str
    number: str
    value: Decimal
    high: Decimal | None = None
    of: Decimal | None = None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    dimension: Dimension = "none"
    per: str | None = None
    step: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which words and which rule gave a field of a claim."""

    field: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a text states about the world, with what the words around it say of it.

    ``head`` is the index of the claim that it stands under (the total of a ``trong đó`` list, the number
    before a bracket), ``source`` the words that ascribe it (``theo Dân trí`` → ``Dân trí``), ``sentence``
    and ``paragraph`` count from 0.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    number: str
    value: Decimal
    high: Decimal | None
    of: Decimal | None
    qualifier: Qualifier
    unit: str | None
    dimension: Dimension
    per: str | None
    measure: Measure
    direction: Direction | None
    base: str | None
    status: Status
    period: str | None
    place: str | None
    indicator: str
    where: Where
    step: Decimal
    number_start: int
    number_end: int
    sentence: int = 0
    paragraph: int = 0
    head: int | None = None
    exhaustive: bool = False
    source: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that was seen but not understood, and why (a key of the wording catalogue)."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """How two claims of a text hang together; ``head`` and ``member`` are indexes of claims.

    part: the member is a part of the head. from, by: the head is where a change arrived, the member where it
    began, or by how much. ratio: the member is the head's share of plan. plan: the member is the head's plan.
    share: the member is the percentage that the head is of a ``whole``. same: two claims told as equal.
    ``exhaustive``: the parts of this head are all of its parts.
    """

    kind: LinkKind
    head: int
    member: int
    exhaustive: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a text states: its claims in reading order, what was seen but not read, and how claims hang together."""

    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be worded in the reader's language: a key of the wording catalogue, and what fills it in."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who reports: ``kind`` is ``agency`` (speaks for itself) or ``outlet`` (reports what an agency said)."""

    id: str
    title: str
    outlet: str
    kind: Literal["agency", "outlet"]
    date: Date
    url: str | None = None
    text: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """One number that one source reports, as printed and as read."""

    source: str
    printed: str
    quantity: Quantity
    measure: Measure
    direction: Direction | None = None
    status: Status = "actual"
    at: str | None = None
    until: Date | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A thing that is measured: its names in each language, other wordings, look-alikes, unit, parts."""

    id: str
    name: tuple[tuple[Language, str], ...]
    also: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = ()
    unit: str | None = None
    dimension: Dimension = "none"
    parts: tuple[str, ...] = ()
    part_of: str | None = None
    share_of: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the claims table: what the sources report of one indicator, place, period, status, measure, base.

    ``status`` is ``result`` or ``target``.
    """

    id: str
    indicator: str
    place: str
    period: str
    status: Literal["result", "target"]
    measure: Measure
    base: str | None
    reported: tuple[Reported, ...]
    headline: bool = False
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A claims table as loaded; ``version`` is a digest of what it was loaded from."""

    title: str
    place: str
    place_names: tuple[str, ...]
    sources: dict[str, Source]
    indicators: dict[str, Indicator]
    facts: tuple[Fact, ...]
    version: str = ""
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The row that speaks of a claim, how well its words fit (0 to 100), and what each field contributed."""

    fact: Fact
    score: float
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mute:
    """Why something found is not shown: accepted by someone with a reason, known from a baseline, or not asked for."""

    why: Literal["accepted", "baseline", "code", "level"]
    reason: str = ""
    by: str = ""
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the table says of one claim.

    ``explanations`` are all the causes or innocent readings that fit, the chosen cause first; ``suggestion`` is
    the wording to paste, in the printed style of the article; ``candidates`` lines of a trace. ``relation`` is what
    another text, not the table, says of the claim.
    """

    verdict: Verdict
    rounded: bool = False
    loose: bool = False
    level: Level | None = None
    cause: Cause | None = None
    match: Match | None = None
    message: Message | None = None
    suggestion: str | None = None
    lean: Message | None = None
    explanations: tuple[Message, ...] = ()
    trace: tuple[str, ...] = ()
    mute: Mute | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An audit finding: claims of one text (by index) that cannot all stand."""

    kind: FindingKind
    claims: tuple[int, ...]
    message: Message
    computation: str
    repair: Message | None = None
    level: Level = "error"
    mute: Mute | None = None


@dataclass(frozen=True, slots=True)
class Omission:
    """A row marked ``headline`` that the article, which deals with its indicator's period, leaves out."""

    fact: Fact
    message: Message


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document, extracted and, where a table was given, judged: ``judgements`` stand parallel to ``claims``."""

    path: str
    text: str
    language: Language | None
    date: Date | None
    blocks: tuple[Block, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    links: tuple[Link, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = ()
    omissions: tuple[Omission, ...] = ()
    notices: tuple[Message, ...] = ()
    error: Message | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The documents of one run, in the order given, and the table that they were held against."""

    documents: tuple[DocumentReport, ...]
    table: Table | None = None
    command: Literal["extract", "check", "audit", "diff"] = "check"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts' claims of the same thing, or a claim that only one of them makes.

    ``cause`` is the hard field in which they differ, or the likely slip; ``repeats_a`` and ``repeats_b`` are the indexes of
    the claims that say the same again; ``change`` is what the second number has more than the first, where periods are compared.
    """

    relation: Relation
    a: Claim | None
    b: Claim | None
    cause: str | None = None
    repeats_a: tuple[int, ...] = ()
    repeats_b: tuple[int, ...] = ()
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, claim by claim, differences first."""

    a: DocumentReport
    b: DocumentReport
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One thing as several texts tell it: a claim a text, None where a text is silent.

    ``outliers`` are the texts whose number the others don't bear out; ``shared`` those that have one number in common
    which the origin contradicts. ``indicator`` is what the table calls it.
    """

    claims: tuple[Claim | None, ...]
    outliers: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()
    indicator: Indicator | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Several texts side by side, a row a thing; ``origin`` is the text that the others draw on, where one is named."""

    documents: tuple[DocumentReport, ...]
    rows: tuple[Row, ...] = ()
    origin: int | None = None
