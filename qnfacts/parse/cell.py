"""A table's cell: its number takes unit, measure, status, time and subject from its row's names and its column's headings.

The words of the headings stand before the number in its row of items, the column's nearest, as if the table were read
aloud: ``Việc làm tăng thêm, năm 2020, so với kế hoạch (%): 74``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from qnfacts.numbers import SCALES
from qnfacts.parse.manner import Manner
from qnfacts.parse.row import Item, spoken
from qnfacts.parse.unit import Unit, known_unit
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.lexicon.places import PlaceMention
    from qnfacts.model import Block, Dimension, Language, Span, Status
    from qnfacts.parse.number import Number
    from qnfacts.parse.period import Time
    from qnfacts.text import Document

_SERIAL = compiled(r"\s*(?:stt|tt|số tt|no\.?|#|mục|mã(?: số)?|ghi chú|notes?)\s*")
_UNIT_IN_BRACKET = compiled(r"\(\s*(?:đơn vị(?: tính)?|đvt|unit)?\s*:?\s*([^()\d]{1,30}?)\s*\)")
_UNIT_NAMED = compiled(r"(?:đơn vị(?: tính)?|đvt|unit)\s*:\s*([^,;\n]{1,30})")
_OF_PLAN = compiled(r"(?:so|đạt|bằng|thực hiện|tỷ lệ|%|of|against|vs)[^;]{0,24}?(?:kế hoạch|\bkh\b|dự toán|chỉ tiêu|mục tiêu|plan|target)")
_PLAN = compiled(r"kế hoạch|\bkh\b|dự toán|chỉ tiêu|mục tiêu|phấn đấu|plan|target")
_OF_BEFORE = compiled(r"\bso\b|so với|cùng kỳ|svck|year-on-year|compared|against")
_MOVES = compiled(r"tăng|giảm|chênh lệch|\+/-|±|change|increase|decrease|growth")
_DOWN = compiled(r"\bgiảm\b|decrease|\bfall\b")
_ESTIMATE = compiled(r"\bước\b|estimate")
_PERCENT: Dimension = "percent"
_SCALE_WORDS = compiled(r"\s*([^\W\d_]+) (?=[^\W\d_])")
_THOUSANDS = compiled(r"\s*(10{1,2}|10?0?[.,]000) (?=[^\W\d_])")
_DONE = compiled(r"thực hiện|kết quả|đã|actual|result|achieved")


class Cell(NamedTuple):
    """What the headings of a cell say: its lead of items, its column's words, its unit, and whether it only counts rows."""

    lead: tuple[Item, ...]
    column: str
    unit: Unit | None
    serial: bool
    scale: Decimal = Decimal(1)


def read_cell(document: Document, block: Block, moments: Sequence[Time], places: Sequence[PlaceMention]) -> Cell | None:
    """What the headings of a block say of the number in it; None where it is no cell or has no headings."""
    if block.where != "table" or not block.headers:
        return None
    rows = {other.start: other.cell[0] for other in document.blocks if other.cell is not None}
    mine = block.cell[0] if block.cell is not None else 0
    beside = [span for span in block.headers if rows.get(span.start) == mine]
    above = [span for span in block.headers if rows.get(span.start) != mine]
    lead: list[Item] = []
    for span in (*reversed(beside), *reversed(above)):
        lead += _items(document, span, moments, places)
    column = " ; ".join(_words(document, span) for span in above)
    heads = [_words(document, span) for span in (*above[:1], *beside, *above[1:])]
    serial = bool(above) and _SERIAL.fullmatch(_words(document, above[0])) is not None
    unit, scale = _unit(document, heads)
    return Cell(tuple(lead), column, unit, serial, scale)


def _words(document: Document, span: Span) -> str:
    return document.view[document.offset(span.start) : document.offset(span.end)]


def _items(document: Document, span: Span, moments: Sequence[Time], places: Sequence[PlaceMention]) -> list[Item]:
    start, end = document.offset(span.start), document.offset(span.end)
    fixed = [Item("time", time.start, min(time.end, end), time=time) for time in moments if start <= time.start < end]
    fixed += [
        Item("place", place.start, place.end, place.name)
        for place in places
        if start <= place.start < end and not any(item.start <= place.start < item.end for item in fixed)
    ]
    return [item for item in spoken(document, start, end, sorted(fixed, key=lambda item: item.start)) if item.kind != "mark"]


def _unit(document: Document, heads: Sequence[str]) -> tuple[Unit | None, Decimal]:
    """The unit that a heading names, and its scale: in a bracket, behind ``Đơn vị:``, or as a cell of its own."""
    for head in heads:
        for pattern in (_UNIT_NAMED, _UNIT_IN_BRACKET):
            found = pattern.search(head)
            unit, scale = _scaled_unit(found[1], document.language) if found else (None, _ONE)
            if unit is not None:
                return unit, scale
        unit, scale = _scaled_unit(head, document.language)
        if unit is not None and unit.end == len(head.strip()):
            return unit, scale
        if "%" in head:
            return Unit(0, 0, "%", _PERCENT), _ONE
    return None, _ONE


_ONE = Decimal(1)


def _scaled_unit(head: str, language: Language) -> tuple[Unit | None, Decimal]:
    """``tỷ đồng`` is dong by the thousand million; ``1.000 người`` people by the thousand."""
    scale, at = _ONE, 0
    words = _SCALE_WORDS.match(head)
    if words is not None:
        scale, at = SCALES[language].get(words[1]) or _ONE, words.end()
    thousands = _THOUSANDS.match(head)
    if thousands is not None:
        scale, at = Decimal(thousands[1].replace(".", "").replace(",", "")), thousands.end()
    unit = known_unit(head, at, language)
    return (unit, scale) if unit is not None and unit.dimension != "none" else (None, _ONE)


def cell_manner(cell: Cell, number: Number, dimension: str) -> tuple[Manner, Status | None]:
    """How the headings tell a number, and whether they call it a plan or an estimate."""
    for head in cell.column.split(" ; "):
        if dimension == _PERCENT and _OF_PLAN.search(head):
            return Manner("plan-ratio", base="plan", rule="heading"), None
        if dimension == _PERCENT and _OF_BEFORE.search(head) and not _MOVES.search(head):
            return Manner("relative", rule="heading"), None
        if _MOVES.search(head) and not _PLAN.search(head):
            both = "tăng" in head and "giảm" in head
            down = number.value < 0 or (_DOWN.search(head) is not None and not both)
            return Manner("change", direction="down" if down else "up", rule="heading"), None
        if _DONE.search(head):
            return Manner(rule="heading"), "estimate" if _ESTIMATE.search(head) else None
        if _PLAN.search(head):
            return Manner(rule="heading"), "target"
        if _ESTIMATE.search(head):
            return Manner(rule="heading"), "estimate"
    return Manner(rule="heading"), None


def is_figure(cell: Cell, item: Item) -> bool:
    """Whether a number in a cell states something: not a row's serial number, not a bare year."""
    number = item.number
    if number is None or cell.serial or number.approximate:
        return False
    return item.unit is not None or number.end - number.start != len("2020") or number.value not in range(1900, 2101)


def by_scale(cell: Cell, number: Number) -> Number:
    """The number at the scale that its heading names, unless it prints one itself."""
    return number if cell.scale == 1 or number.scale != 1 else number.at_scale(cell.scale)


def signless(manner: Manner, number: Number) -> Number:
    """A fall printed with a minus: the direction tells it, the number is how much."""
    if manner.measure == "change" and number.value < 0 and number.high is None:
        return number._replace(value=-number.value)
    return number
