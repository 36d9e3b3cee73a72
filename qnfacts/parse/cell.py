"""A table's cell: its number takes unit, measure, status, time and subject from its row's names and its column's headings.

The words of the headings stand before the number in its row of items, the column's nearest, as if the table were read
aloud: ``Việc làm tăng thêm, năm 2020, so với kế hoạch (%): 74``.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from qnfacts.grid import UNIT_HEADING, is_data
from qnfacts.parse.manner import Manner
from qnfacts.parse.number import find_numbers
from qnfacts.parse.period import Time
from qnfacts.parse.row import Item, spoken
from qnfacts.parse.subject import words_between
from qnfacts.parse.unit import Unit, known_unit, read_unit
from qnfacts.patterns import compiled
from qnfacts.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qnfacts.lexicon.places import PlaceMention
    from qnfacts.model import Block, Dimension, Language, Span, Status
    from qnfacts.parse.row import Row
    from qnfacts.parse.token import Number

_SERIAL = compiled(
    r"\s*(?:stt|tt|số tt|no\.?|#|mục|mã(?: số)?|ghi chú|notes?|số hiệu|ký hiệu|(?:số )?điện thoại|sđt|năm(?: (?:sinh|thành lập|ban hành|khởi công|hoàn thành))?|ngày|giờ|thời gian|địa chỉ|phone|date|time|code)\s*"
)
_UNIT_OR_BODY = compiled(r"\W*đơn vị\W*")
_UNIT_IN_BRACKET = compiled(r"[(\[]\s*(?:đơn vị(?: tính)?|đvt|unit)?\s*:?\s*([^()\[\],;]{1,30}?)\s*[,;)\]]")
_UNIT_NAMED = compiled(r"(?:đơn vị(?: tính)?|đvt|unit)\s*:\s*([^,;\n()]{1,30})")
_UNIT_BEHIND = compiled(r",\s*([^,;()]{1,30})$")
_PERCENT_MARK = compiled(r"(?<!\d)(?<!\d )%|phần trăm|\bpercent")
_HEAD_NOUN = compiled(r"\W*(?:tổng |trong đó )?(?:số(?: lượng| lượt)? |the number of |number of )")
_SHORT = (("tr.đồng", "triệu đồng"), ("tr. đồng", "triệu đồng"), ("trđ", "triệu đồng"), ("tr.đ", "triệu đồng"), ("tr.đ.", "triệu đồng"))
_POWERS = frozenset(map(Decimal, (10, 100, 1_000, 10_000, 100_000, 1_000_000)))
_PLAIN_COUNTS = frozenset(("người", "hộ", "người dân", "people", "persons", "households"))
_COUNTED = frozenset(("count", "person", "household"))
_GENERAL_TITLE = compiled(r"chỉ tiêu|kết quả|số liệu|tình hình|thống kê|tổng hợp|indicator|result|figure|statistic")
_TITLE_MARK = compiled(r"\W*(?:(?:bảng|biểu|phụ lục|table|annex)(?: số)?(?: [\divx]+\b)?[\s.:–-]*)?")
_TITLE_UNIT = compiled(r"\(?\s*\b(?:đơn vị|đvt|unit)\b")
_YEAR = compiled(r"(?<![\d.,/-])((?:19|20)\d\d)(?: ?[-–] ?((?:19|20)\d\d))?(?![.,/-]?\d)")
_NO_SUBJECT = frozenset(("th", "kh", "ước", "nq", "dt", "th/kh", "kh/th", "tăng/giảm", "trong đó", "of which"))
_OF_PLAN = compiled(
    r"(?:so|đạt|bằng|thực hiện|\bth\b|tỷ lệ|%|of|against|vs)[^;]{0,24}?(?:kế hoạch|\bkh\b|dự toán|chỉ tiêu|mục tiêu|plan|target)"
)
_PLAN = compiled(r"kế hoạch|\bkh\b|dự toán|chỉ tiêu|mục tiêu|phấn đấu|dự kiến|\bnq\b|plan|target")
_OF_BEFORE = compiled(r"\bso\b|so với|cùng kỳ|svck|year-on-year|compared|against")
_MOVES = compiled(r"tăng|giảm|chênh lệch|\+/-|±|change|increase|decrease|growth")
_LABEL_MOVES = compiled(
    r"[^\w(]*(?:tỷ lệ |mức |tốc độ )?((?:tăng|giảm)(?:/giảm)?)(?! (?:thêm|nghèo bền vững|cường|tải)\b)|[^\w(]*(?:\w+ )?(growth|increase|decrease|reduction)\b"
)
_MINUS = compiled(r"(?:^|[|\n])\s*\(?[-−–]\s?$")
_PAD = 6
_DOWN = compiled(r"\bgiảm\b|decrease|reduction|\bfall\b")
_ESTIMATE = compiled(r"\bước\b|\buth\b|dự báo|estimate|forecast")
_PERCENT: Dimension = "percent"
_RATIO_HEADING = compiled(
    r"\b(?:th|thực hiện)(?: [\w/]+)?\s*/\s*(?:kh|kế hoạch)\b|tỷ lệ (?:đạt|thực hiện|hoàn thành)|(?:so|so với) (?:kh|kế hoạch)\b"
)
_STATUS_LABEL = compiled(
    r"[^\w]*(?:kế hoạch|kh|mục tiêu|mt|nq|dự kiến|dự báo|ước(?: th| thực hiện)?|th|thực hiện|plan|target|estimate|actual|forecast)(?: (?:năm )?(?:19|20)\d\d)?[^\w]*"
)
_DONE = compiled(r"thực hiện|\bth\b|kết quả|đã|actual|result|achieved")


class Cell(NamedTuple):
    """What the headings of a cell say: its lead of items, the words of its row, its columns and what stands over them, its unit, and whether it only counts."""

    lead: tuple[Item, ...]
    label: str
    columns: tuple[str, ...]
    over: tuple[str, ...]
    unit: Unit | None
    serial: bool
    scale: Decimal = Decimal(1)


def read_cell(document: Document, at: int, moments: Sequence[Time], places: Sequence[PlaceMention]) -> Cell | None:
    """What the headings of the block at an index say of the number in it; None where it is no cell or has no headings."""
    block = document.blocks[at]
    if block.where != "table" or not block.headers:
        return None
    mine = block.cell[0] if block.cell is not None else 0
    beside: list[Span] = []
    units: list[Span] = []
    above: list[Span] = []
    sections: list[Span] = []
    titles: list[Span] = []
    named = 0
    for span in block.headers:
        head = document.cells.get(span.start)
        if head is None or head.cell is None:
            titles.append(span)
        elif head.cell[0] == mine and _holds_unit(document, head):
            units.append(span)
        elif head.cell[0] == mine:
            beside.append(span)
            named = head.cell[1] if not named else min(named, head.cell[1])
        else:
            (above if head.cell[1] > named else sections).append(span)
    lead = [_as_word(item) for span in (*reversed(sections), *reversed(beside)) for item in _items(document, span, moments, places)]
    for span in reversed(above):
        telling = _tells_how(_words(document, span))
        lead += [item if telling else _as_word(item) for item in _items(document, span, moments, places)]
    told = words_between(document, lead)
    opening = [
        _as_word(item)
        for span in reversed(titles)
        for item in _items(document, _core(document, span), moments, places)
        if item.kind in {"time", "place"} or not (told and _GENERAL_TITLE.search(_words(document, span)))
    ]
    serial = _SERIAL.fullmatch(_words(document, above[0])) is not None if above else False
    unit, scale = _unit(document, above, units, beside, (*sections, *titles))
    return Cell(
        (*opening, *lead),
        " ".join(_words(document, span) for span in reversed(beside)),
        tuple(_words(document, span) for span in above),
        tuple(_words(document, span) for span in (*sections, *titles)),
        unit,
        serial or _holds_unit(document, block) or _names_row(document, at),
        scale,
    )


def _core(document: Document, title: Span) -> Span:
    """A title without what only marks it as one, and without the unit at its end (``Bảng 2. Số hộ nghèo (Đơn vị: hộ)``)."""
    start, end = document.offset(title.start), document.offset(title.end)
    mark = _TITLE_MARK.match(document.view, start, end)
    unit = _TITLE_UNIT.search(document.view, start, end)
    opens = mark.end() if mark else start
    return document.span(opens, max(opens, unit.start() if unit else end))


def _tells_how(heading: str) -> bool:
    """Whether a column's heading says how its numbers are meant, not what they measure (``Thực hiện``, ``So với kế hoạch``)."""
    return bool(_status(heading) or _OF_BEFORE.search(heading) or _MOVES.search(heading))


def _as_word(item: Item) -> Item:
    """A word of a row's name tells what is measured, never how (``có bằng cấp``, ``việc làm tăng thêm``)."""
    return Item("word", item.start, item.end, item.text) if item.kind == "cue" else item


def _names_row(document: Document, at: int) -> bool:
    """Whether a cell is the name of its row, whose figures stand behind it: a number in it is part of the name (``đạt 100% tiêu chí``)."""
    blocks = document.blocks
    mine = blocks[at].cell
    if mine is None or is_data(document.text[blocks[at].start : blocks[at].end]):
        return False
    before = blocks[at - 1].cell if at else None
    if before is not None and before[0] == mine[0]:
        return False
    behind = (blocks[place] for place in range(at + 1, min(len(blocks), at + _MOST_COLUMNS)))
    row = takewhile(lambda other: other.cell is not None and other.cell[0] == mine[0], behind)
    return any(is_data(document.text[other.start : other.end]) for other in row)


_MOST_COLUMNS = 50


def _holds_unit(document: Document, block: Block) -> bool:
    """Whether a cell holds its row's unit by its column's heading; ``Đơn vị`` may also head the bodies that a table is about."""
    mine = block.cell[0] if block.cell is not None else 0
    heads = (span for span in block.headers if (head := document.cells.get(span.start)) and head.cell and head.cell[0] != mine)
    heading = next((_words(document, span) for span in heads), "")
    if _UNIT_OR_BODY.fullmatch(heading):
        return _printed_unit(_printed(document, block), document.language) is not None
    return UNIT_HEADING.fullmatch(heading) is not None


def _printed(document: Document, span: Span | Block) -> str:
    return " ".join(document.text[span.start : span.end].lower().split())


def _words(document: Document, span: Span) -> str:
    return document.view[document.offset(span.start) : document.offset(span.end)]


def _items(document: Document, span: Span, moments: Sequence[Time], places: Sequence[PlaceMention]) -> list[Item]:
    start, end = document.offset(span.start), document.offset(span.end)
    fixed = [Item("time", time.start, min(time.end, end), time=time) for time in moments if start <= time.start < end]
    fixed += [year for year in _years(document, start, end) if not any(item.start < year.end and year.start < item.end for item in fixed)]
    fixed += [
        Item("place", place.start, place.end, place.name)
        for place in places
        if start <= place.start < end and not any(item.start <= place.start < item.end for item in fixed)
    ]
    units = [mark for mark, _ in _unit_marks(document, span)]
    return [
        item
        for item in spoken(document, start, end, sorted(fixed, key=lambda item: item.start))
        if item.kind != "mark" and item.text not in _NO_SUBJECT and not any(begin <= item.start < stop for begin, stop in units)
    ]


def _years(document: Document, start: int, end: int) -> Iterator[Item]:
    """Years that stand without a word before them, as headings print them (``TH 2020``)."""
    for found in _YEAR.finditer(document.view, start, end):
        period = "/".join(filter(None, found.groups()))
        time = Time(found.start(), found.end(), period, again=False, kind="years" if found[2] else "year", named_year=int(found[1]))
        yield Item("time", time.start, time.end, time=time)


def _unit(
    document: Document, above: Sequence[Span], units: Sequence[Span], beside: Sequence[Span], over: Sequence[Span]
) -> tuple[Unit | None, Decimal]:
    """The unit of a cell and its scale: its column's own, its row's in a column of units or at its label, then the table's, then its noun."""
    language = document.language
    for span in above[:1]:
        found = _named_unit(document, span) or _printed_unit(_printed(document, span), language)
        if found is not None:
            return found
        if _RATIO_HEADING.search(_words(document, span)):
            return _PERCENT_UNIT
    for span in units:
        printed = _printed(document, span)
        found = _printed_unit(printed, language)
        if found is not None:
            return found
        if any(map(str.isalpha, printed)):
            return Unit(0, 0, printed, "count", known=False), _ONE
    for span in (*beside, *above[1:], *over):
        found = _named_unit(document, span)
        if found is not None:
            return found
    for span in (*beside, *above, *over):
        found = _printed_unit(_printed(document, span), language) or _noun(document, span)
        if found is not None:
            return found
    return None, _ONE


_ONE = Decimal(1)
_PERCENT_UNIT = Unit(0, 0, "%", _PERCENT), _ONE


def _named_unit(document: Document, span: Span) -> tuple[Unit, Decimal] | None:
    """The unit that a heading names, or shows by a sign."""
    found = next((unit for _, unit in _unit_marks(document, span)), None)
    if found is not None:
        return found
    return _PERCENT_UNIT if _PERCENT_MARK.search(document.view, document.offset(span.start), document.offset(span.end)) else None


def _unit_marks(document: Document, span: Span) -> Iterator[tuple[tuple[int, int], tuple[Unit, Decimal]]]:
    """The units that a heading names, and where: behind ``Đơn vị:``, in a bracket, behind a comma at its end (``Diện tích, ha``)."""
    start, end = document.offset(span.start), document.offset(span.end)
    for pattern in (_UNIT_NAMED, _UNIT_IN_BRACKET, _UNIT_BEHIND):
        for mark in pattern.finditer(document.view, start, end):
            found = _printed_unit(_printed(document, document.span(*mark.span(1))), document.language)
            if found is None:
                continue
            unit, scale = found
            if pattern is not _UNIT_BEHIND or unit.dimension not in _COUNTED or scale != 1 or unit.text in _PLAIN_COUNTS:
                yield mark.span(), found


def _noun(document: Document, span: Span) -> tuple[Unit, Decimal] | None:
    """The noun that a label says to be counted: ``Số hộ nghèo``."""
    head = _HEAD_NOUN.match(document.view, document.offset(span.start))
    unit = known_unit(document.view, head.end(), document.language) if head else None
    return (unit, _ONE) if unit is not None and unit.dimension in _COUNTED and unit.end <= document.offset(span.end) else None


@lru_cache(maxsize=256)
def _printed_unit(printed: str, language: Language) -> tuple[Unit, Decimal] | None:
    """A known unit that is all that is printed, and its scale: ``tỷ đồng`` is dong by the thousand million, ``1.000 người`` people by the thousand.

    >>> [found and (found[0].text, int(found[1])) for found in (_printed_unit(one, "vi") for one in ("tỷ đồng", "1.000 người", "hạ long"))]
    [('đồng', 1000000000), ('người', 1000), None]
    """
    for short, full in _SHORT:
        if printed == short or printed.startswith(f"{short}/"):
            printed = full + printed[len(short) :]
    counted = printed[:1].isdecimal()
    document = Document.of(printed if counted else f"1 {printed}", language=language)
    numbers = find_numbers(document)
    if len(numbers) != 1 or numbers[0].reason or numbers[0].high is not None or (counted and numbers[0].value not in _POWERS):
        return None
    unit = read_unit(document, numbers[0])
    if unit is None or not unit.known or unit.dimension == "none" or unit.end != len(document.view):
        return None
    return unit, numbers[0].value


def cell_manner(cell: Cell, number: Number, dimension: str, own: Manner | None) -> tuple[Manner, Status | None]:
    """How a number is told, by the cell's own words, else by its headings, and whether these call it a plan or an estimate."""
    label = (cell.label,) if _STATUS_LABEL.fullmatch(cell.label) else ()
    status = next((told for head in (*label, *cell.columns, *cell.over) if (told := _status(head))), None)
    of_plan = any(map(_OF_PLAN.search, cell.columns))
    if own is not None and own.measure == "change" and of_plan and dimension == _PERCENT:
        return Manner("plan-excess", base="plan", negative=own.direction == "down", rule="heading"), None
    if own is not None:
        return own, None if of_plan else status
    for head in cell.columns:
        if dimension == _PERCENT and _OF_PLAN.search(head):
            return Manner("plan-ratio", base="plan", rule="heading"), None
        if dimension == _PERCENT and _OF_BEFORE.search(head) and not _MOVES.search(head):
            return Manner("relative", rule="heading"), None
        if _MOVES.search(head) and not _PLAN.search(head):
            return _change(head, number), None
        if _status(head):
            break
    moved = _LABEL_MOVES.match(cell.label)
    return (_change(moved[1] or moved[2], number) if moved else Manner(rule="heading")), status


def tells_itself(row: Row, at: int) -> bool:
    """Whether words of the cell itself tell how its number at an index is meant: ``vượt 13%``, ``tăng 2%``."""
    return any(item.start >= row.start and item.cue("change", "excess", "short") for item in row.items[:at])


def _status(head: str) -> Status | None:
    """Whether a heading says that something was done, is only estimated, or is planned."""
    if _DONE.search(head):
        return "estimate" if _ESTIMATE.search(head) else "actual"
    if _PLAN.search(head):
        return "target"
    return "estimate" if _ESTIMATE.search(head) else None


def _change(head: str, number: Number) -> Manner:
    both = "tăng" in head and "giảm" in head
    down = number.value < 0 or (_DOWN.search(head) is not None and not both)
    return Manner("change", direction="down" if down else "up", rule="heading")


def is_figure(cell: Cell, item: Item) -> bool:
    """Whether a number in a cell states something: not a row's serial number, not a bare year."""
    number = item.number
    if number is None or cell.serial or number.approximate:
        return False
    return (
        item.unit is not None or cell.unit is not None or number.end - number.start != len("2020") or number.value not in range(1900, 2101)
    )


def by_scale(cell: Cell, number: Number) -> Number:
    """The number at the scale that its heading names, unless it prints one itself."""
    return number if cell.scale == 1 or number.scale != 1 else number.at_scale(cell.scale)


def signed(view: str, number: Number) -> Number:
    """The number with the minus that opens its cell."""
    negative = number.value > 0 and number.high is None and _MINUS.search(view, max(0, number.start - _PAD), number.start)
    return number._replace(value=-number.value) if negative else number


def signless(manner: Manner, number: Number) -> Number:
    """A fall printed with a minus: the direction tells it, the number is how much."""
    if manner.measure == "change" and number.value < 0 and number.high is None:
        return number._replace(value=-number.value)
    return number
