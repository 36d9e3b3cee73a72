"""Claims: every number of a text with its unit, manner, period, place and subject.

``extract`` reads a document sentence by sentence. What a sentence leaves out comes from what governs it: the list
it stands in, the sentence before, the paragraph, the heading, the headline, in this order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass, field, replace
from qnfacts.lexicon.bare import restored
from qnfacts.model import Claim, Evidence, Extraction, Span, Unread
from qnfacts.parse import manner as manners
from qnfacts.parse.names import find_names, is_name
from qnfacts.parse.number import find_numbers
from qnfacts.parse.period import again, find_times
from qnfacts.parse.row import Item, Row, make_row
from qnfacts.parse.unit import Unit, known_unit, read_unit
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.lexicon.places import PlaceMention
    from qnfacts.model import Block, Dimension, Qualifier, Status
    from qnfacts.parse.manner import Manner
    from qnfacts.parse.number import Number
    from qnfacts.parse.period import Time
    from qnfacts.text import Document

_COUNTED: frozenset[Dimension] = frozenset({"person", "person-turn", "household", "count", "money", "mass", "area", "volume", "energy", "length"})


@dataclass(slots=True)
class Scope:
    """What governs the next sentence where it says nothing itself."""

    period: str | None = None
    status: Status | None = None
    place: str | None = None
    subject: str = ""
    heading_period: str | None = None
    heading_status: Status | None = None
    heading_subject: str = ""
    heading_place: str | None = None
    forecast: bool = False
    block: int = -1


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    item: Item
    index: int
    row: Row
    unit: Unit | None
    text_unit: str | None
    dimension: Dimension
    per: str | None
    manner: Manner
    qualifier: Qualifier
    qualifier_item: Item | None
    around: manners.Around
    end: int
    status: Status = "actual"
    status_item: Item | None = None
    period: str | None = None
    period_item: Item | None = None
    attached: bool = False
    place: str | None = None
    place_item: Item | None = None
    indicator: str = ""
    own_words: int = 0
    head: int | None = None
    exhaustive: bool = False
    number: int = 0
    source: str | None = None


@dataclass(slots=True)
class Reading:
    """The state of reading one document."""

    document: Document
    times: list[Time]
    places: Sequence[PlaceMention]
    drafts: list[Draft] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    scope: Scope = field(default_factory=Scope)
    title_period: str | None = None
    title_status: Status | None = None
    title_place: str | None = None
    title_subject: str = ""


def extract(document: Document) -> Extraction:
    """The claims of a document, what was seen but not read, and how the claims hang together.

    >>> from qnfacts.text import Document
    >>> claim = extract(Document.of("Năm 2020, tỷ lệ hộ nghèo giảm còn 0,23%.")).claims[0]
    >>> claim.text, str(claim.value), claim.measure, claim.period
    ('0,23%', '0.23', 'level', '2020')
    """
    from qnfacts.parse.links import find_links

    document = restored(document)
    drafts, unread = _drafts(document)
    claims = tuple(_claim(document, draft) for draft in drafts)
    return Extraction(claims, tuple(unread), find_links(document, claims))


def _drafts(document: Document) -> tuple[list[Draft], list[Unread]]:
    times = find_times(document)
    names = find_names(document)
    times = _outside(times, names)
    busy = sorted([*((time.start, time.end) for time in times), *names])
    numbers = find_numbers(document, busy)
    places = _places(document) if numbers else ()
    reading = Reading(document, times, places)
    sentences = [(span, block) for block, spans in enumerate(document.sentences_by_block) for span in spans]
    time_starts = [time.start for time in times]
    number_starts = [number.start for number in numbers]
    place_starts = [place.start for place in places]
    last_block = -1
    for index, (span, block) in enumerate(sentences):
        if block != last_block:
            _enter(reading, document.blocks[block], block)
            last_block = block
        mine = numbers[bisect_left(number_starts, span.start) : bisect_left(number_starts, span.end)]
        then = times[bisect_left(time_starts, span.start) : bisect_left(time_starts, span.end)]
        there = places[bisect_left(place_starts, span.start) : bisect_left(place_starts, span.end)]
        _read_sentence(reading, index, block, span.start, span.end, mine, then, there)
    return reading.drafts, reading.unread


def _outside(times: list[Time], names: Sequence[tuple[int, int]]) -> list[Time]:
    """The times that do not stand inside a name (``1956/QĐ-TTg``)."""
    starts = [start for start, _ in names]

    def inside(time: Time) -> bool:
        at = bisect_left(starts, time.start + 1) - 1
        return at >= 0 and time.start < names[at][1] and names[at][1] > time.end

    return [time for time in times if not inside(time)]


def _places(document: Document) -> Sequence[PlaceMention]:
    from qnfacts.lexicon.places import find_places

    return [mention for mention in find_places(document) if not mention.address]


def _enter(reading: Reading, block: Block, index: int) -> None:
    """What governs changes at the border of a block."""
    scope = reading.scope
    scope.forecast = False
    continues = re.match(r"\s*(?:[-–•*+►✅💼👉☑✔▪(\d]|A:|Đáp|Trả lời)", reading.document.text[block.start : block.start + 10]) is not None
    if not continues:
        scope.status = None
        scope.place = None
    if block.where in {"caption", "headline"}:
        scope.subject = ""


# Numbers and their units


def _items(reading: Reading, start: int, end: int, numbers: Sequence[Number], times: Sequence[Time], places: Sequence[PlaceMention]) -> list[Item]:
    document = reading.document
    items: list[Item] = []
    for time in times:
        items.append(Item("time", time.start, min(time.end, end), time=time))
    for place in places:
        items.append(Item("place", place.start, place.end, place.name))
    for number in numbers:
        if number.reason:
            span = document.span(number.start, number.end)
            reading.unread.append(Unread(span.start, span.end, document.text[span.start : span.end], number.reason))
            continue
        unit = None if number.times else read_unit(document, number.start, number.end, words=number.words)
        items.append(Item("number", min(number.start, unit.start) if unit else number.start, number.end, number=number, unit=unit))
    items.sort(key=lambda item: (item.start, -item.end))
    kept: list[Item] = []
    for item in items:
        if kept and item.start < max(kept[-1].end, kept[-1].unit.end if kept[-1].unit else 0):
            if item.kind == "number" and kept[-1].kind != "number":
                continue
            if item.kind != "number":
                continue
            if item.number and kept[-1].number and item.number.start < kept[-1].end:
                continue
        kept.append(item)
    return kept


_STREETS = frozenset({"phố", "đường", "ngõ", "đại lộ"})
_PER_HEAD = compiled(r"(?:bình quân|thu nhập|grdp|gdp)(?: [^\W\d_]+)? đầu người[^\d;.]{0,40}$|per capita[^\d;.]{0,40}$")
_LIFETIMES = compiled(r"tuổi thọ|tuổi nghề|tuổi nghỉ hưu|life expectancy|retirement age")
_CLASS_BEFORE = compiled(r"(?:đào tạo(?: nghề| nghề nghiệp)?|(?:sơ cấp|nghề|thường xuyên)(?: và|,| hoặc)|nghề|sơ cấp|khóa(?: học)?|lớp|học|trẻ(?: em)?|ngắn hạn|trình độ|hợp đồng|bậc|hệ|loại|hạng|short|courses?|training)(?: ngắn hạn)?[ \n](?:dưới|trên|từ|under|over|of up to|of under)[ \n]$")


def _is_claim(reading: Reading, items: list[Item], at: int) -> bool:
    """Whether a number states something, by what stands around it."""
    item = items[at]
    number, unit = item.number, item.unit
    assert number is not None  # noqa: S101 - only numbers are asked about
    if number.approximate:
        return False
    view = reading.document.view
    if number.times:
        return True
    if number.words:
        if unit is None or not (unit.known or reading.document.language == "en"):
            return unit is None and _is_multiple(view, number)
        if number.value == 1 and not (unit.dimension == "duration" and number.end - number.start > 4):
            return False
        if _idiom(view, item):
            return False
    if unit and unit.text in {"tuổi", "năm tuổi", "tháng tuổi", "ngày tuổi", "years old"} and not _LIFETIMES.search(view, max(0, item.start - 80), item.start):
        return False
    if unit and unit.dimension == "duration" and _CLASS_BEFORE.search(view[max(0, number.start - 40) : number.start]):
        return False
    figure = _scaled(number) or number.value != number.value.to_integral_value() or _grouped(view[number.start : number.end])
    listed = unit is None and _is_named(reading.document, number.start) and _NAMED_LIST.search(view, max(0, number.start - 60), min(len(view), number.end + 60))
    if not figure and not listed and is_name(reading.document, number.start, unit_follows=bool(unit and unit.known)):
        return False
    if unit is not None and unit.dimension == "temperature" and re.match(r" ?(?:vĩ|kinh)(?!\w)", view[unit.end : unit.end + 5]):
        return False
    if unit is not None and unit.text == "năm" and re.search(r"kỷ niệm[ \n]$", view[max(0, number.start - 10) : number.start]):
        return False
    if unit is not None and unit.text in _STREETS and reading.document.cased[unit.end : unit.end + 2].strip().isupper():
        return False
    if unit is not None:
        return not (not unit.known and _weak_noun(reading.document, item))
    return _bare_is_claim(reading, items, at)


def _is_multiple(view: str, number: Number) -> bool:
    return bool(re.search(r"(?:gấp|tăng|cao gấp|nhiều gấp)[ \n](?:gần |hơn |khoảng )?$", view[max(0, number.start - 16) : number.start]))


_IDIOMS = compiled(r"(?:một|hai|ba|bốn|cả hai|hai) (?:bên|mặt|chiều|nước|miền|cháu|con người|mẹ con|chị em|vợ chồng|anh em|bố con|thứ|loại nhiệm vụ|cấp)(?!\w)|(?:mười mươi|ba mẹ|ba má|năm học|bảy sắc|chín muồi|tư nhân|tư tưởng|ba lô)")


def _idiom(view: str, item: Item) -> bool:
    match = _IDIOMS.match(view, item.start)
    if match:
        return True
    before = view[max(0, item.start - 8) : item.start]
    return bool(re.search(r"(?:thứ|ngày|tháng|lần thứ|bà|ông|chị|anh|cô|bác|của|làm)[ \n]$", before)) and not before.rstrip().endswith(("của", "làm"))


def _weak_noun(document: Document, item: Item) -> bool:
    """An unknown word behind a number is a noun only where the number could be counted."""
    number = item.number
    assert number is not None and item.unit is not None  # noqa: S101 - the caller has both
    if number.value != number.value.to_integral_value() or number.high is not None or number.of is not None:
        return False
    before = document.view[max(0, number.start - 2) : number.start]
    return bool(before.strip()) and before.strip()[-1] in "-–/:" and number.value < 100


_LEADS = ("to", "level", "change", "compare", "target", "plan", "ratio", "qualifier", "from", "estimate", "actual", "fold", "excess", "each", "versus", "short", "order", "parts")


def _bare_is_claim(reading: Reading, items: list[Item], at: int) -> bool:
    """A number without a unit is a claim where the words lead to one and it looks like a figure, or it stands in a list."""
    number = items[at].number
    assert number is not None  # noqa: S101 - only numbers are asked about
    if number.value in _YEARS and number.end - number.start == 4:
        return False
    if number.words or number.high is not None and number.value < 100 and not _scaled(number):
        return False
    view = reading.document.view
    before = view[max(0, number.start - 24) : number.start]
    after = view[number.end : number.end + 2]
    if re.match(r"\s?[°′″x×]\s?\d?", after) or (after[:1].isalpha()):
        return False
    if re.search(r"[-–/.]\s?$", before) and not before.rstrip()[:-1].endswith((" ", ":")):
        return False
    big = abs(number.value) >= 1000 or _scaled(number)
    leads = _led(reading, number.start)
    if number.of is not None:
        return number.of >= 10 and (leads or big)
    if _CHAIN.match(view, number.end):
        return True
    if _in_tail(reading, items, at):
        return True
    if re.search(r"[^\W\d_]{2,}[^:\n]{0,60}:\s?$", before) and re.match(r"\s*(?:[.,;…](?!\d)|\n|$)", view[number.end : number.end + 3]):
        return True
    if _NAMED_LIST.search(view, max(0, number.start - 60), min(len(view), number.end + 60)) and any(item.kind == "number" and item.unit for item in items[:at]):
        if _is_named(reading.document, number.start) and re.match(r"[,;)]| và |\.(?!\d)", view[number.end : number.end + 4]):
            return True
    if not leads:
        if _HEAD_NOUN.search(view[max(0, number.start - 80) : number.start]):
            return True
        if re.search(r"(?:^|\n)\s*$", before):
            return False
        return big and (_grouped(view[number.start : number.end]) or (_scaled(number) and _in_series(reading, items, at)) or _in_list(items, at))
    if number.value >= 10 and re.search(r"(?:\bto|còn|xuống|lên)[ \n]$", before) and any(item.kind == "number" and not (item.unit and item.unit.dimension == "percent") for item in items[:at]):
        return True
    if number.value >= 10 and re.search(r"(?:up|down|tăng|giảm|fell by|rose by)[ \n]$", before) and any(item.kind == "number" for item in items[:at]):
        return True
    return big or _in_series(reading, items, at) or number.value != number.value.to_integral_value()


_YEARS = range(1900, 2101)


def _grouped(text: str) -> bool:
    return bool(re.search(r"\d[.,]\d{3}", text))


def _scaled(number: Number) -> bool:
    return number.step > 1


_CHAIN = compiled(r"(?:[,;] ?| và | and )\d[\d.,]*(?:(?:[,;] ?| và | and )\d[\d.,]*)* ?(?:%|(?:nghìn|triệu|tỷ|million|billion) |(?:người|lao động|hộ|đồng|ca|tấn|ha|học sinh|em|percent|per cent|people|workers)(?!\w))")
_TAIL_BETWEEN = compiled(r"[^\W\d_]*[),]?(?:[ ,]+[^\W\d_]+){1,7} $")


def _is_named(document: Document, start: int) -> bool:
    """Whether a capitalised word stands right before a number."""
    name = re.search(r"([^\W\d_]+) $", document.view[max(0, start - 14) : start])
    return bool(name) and document.cased[start - len(name[1]) - 1].isupper()


def _in_tail(reading: Reading, items: list[Item], at: int) -> bool:
    """``210 học viên, trong đó nữ 126, chiếm …``: a count behind a word of its own, shortly after a count with its noun."""
    number = items[at].number
    assert number is not None  # noqa: S101 - only numbers are asked about
    earlier = next((item for item in reversed(items[:at]) if item.kind == "number"), None)
    if earlier is None or earlier.unit is None or earlier.unit.dimension not in {"person", "household", "person-turn", "count"}:
        return False
    view = reading.document.view
    between = view[earlier.unit.end : number.start]
    behind = view[number.end : number.end + 3]
    whole = number.value == number.value.to_integral_value() and number.value > 1
    if re.match(r" (?:missing|dead|injured|wounded|homeless|hurt)(?!\w)", view[number.end : number.end + 10]):
        return True
    return whole and 2 < len(between) < 50 and _TAIL_BETWEEN.fullmatch(between) is not None and bool(re.match(r"[,;)]|\.(?!\d)| và|$", behind)) and reading.document.cased[number.start - 2].islower()


_NAMED_LIST = compiled(r"[^\W\d_]+ \d[\d.]*(?:[,;]| và) ?[^\W\d_]+(?: [^\W\d_]+){0,3} \d[\d.]*(?:[,;)]| và|\.(?!\d))")
_LED = compiled(
    r"(?:là|đạt|được|còn|lên|xuống|tới|đến|tăng|giảm|có|chỉ|hơn|gần|trên|dưới|khoảng|xấp xỉ|với|chỉ tiêu|kế hoạch|mục tiêu|con số|mức|số|cho|từ|và|bằng|nghề|thêm|ước|đó|:|,|\(|"
    r"was|is|to|at|of|reached|nearly|about|over|up|down|by|from|and|than|for|against|current|a drop of|only|stood at|had|some|accounted for|with|totalled)[ \n]?$"
)


def _led(reading: Reading, start: int) -> bool:
    return _LED.search(reading.document.view[max(0, start - 18) : start]) is not None


_HEAD_NOUN = compiled(r"(?:^|[ \n(])(?:số|tổng số|số lượng|the number of|number of) (?:lượng )?([^\d,;:.]{2,60})$")


def _in_list(items: list[Item], at: int) -> bool:
    """Whether a number with a unit stands just before: ``Cà Mau 20.100 hộ, Bến Tre 20.000``."""
    earlier = [item for item in items[:at] if item.kind == "number"]
    return bool(earlier and items[at].start - earlier[-1].end < 60)


def _in_series(reading: Reading, items: list[Item], at: int) -> bool:
    """Whether a number with a counted noun stands shortly before, or the clause counts something by name."""
    view = reading.document.view
    if _HEAD_NOUN.search(view[max(0, items[at].start - 80) : items[at].start]):
        return True
    earlier = [item for item in items[:at] if item.kind == "number" and item.unit and item.unit.dimension in _COUNTED]
    if earlier:
        return True
    last = reading.drafts[-1] if reading.drafts else None
    return bool(last is not None and last.dimension in _COUNTED and items[at].start - last.item.end < 300)


# One sentence


def _read_sentence(reading: Reading, index: int, block: int, start: int, end: int, numbers: Sequence[Number], times: Sequence[Time], places: Sequence[PlaceMention]) -> None:
    document = reading.document
    where = document.blocks[block].where
    fixed = _items(reading, start, end, numbers, times, places)
    kept = [item for at, item in enumerate(fixed) if item.kind != "number" or _is_claim(reading, fixed, at)]
    scanning = any(item.kind == "number" for item in kept)
    if not scanning and not (times or where in {"heading", "headline"} or document.view[start:end].rstrip().endswith((":", "?"))):
        if places:
            _remember_place(reading, kept)
        return
    row = make_row(document.view, document.language, Span(start, end), index, block, kept)
    drafts = _drafts_of(reading, row)
    consumed = {id(draft.manner.cue) for draft in drafts if draft.manner.cue is not None and draft.manner.measure in {"plan-ratio", "plan-excess"}}
    _give_status(reading, row, drafts, consumed, where)
    _give_period(reading, row, drafts)
    _give_place(reading, row, drafts)
    _give_subject(reading, row, drafts)
    _give_heads(reading, row, drafts)
    _give_source(reading, row, drafts)
    reading.drafts.extend(drafts)
    _remember(reading, row, drafts, where)


def _drafts_of(reading: Reading, row: Row) -> list[Draft]:
    document = reading.document
    drafts: list[Draft] = []
    before: Manner | None = None
    before_item: Item | None = None
    ratio_before: Manner | None = None
    told: dict[int, tuple[Manner, str]] = {}
    plans = ratio_before is not None or _talks_of_plans(document, row)
    for earlier in reversed(reading.drafts[-12:]):
        if earlier.row.block == row.block and earlier.manner.measure in {"plan-ratio", "relative"} and earlier.dimension == "percent":
            ratio_before = earlier.manner
            break
    for at, item in enumerate(row.items):
        if item.kind != "number":
            continue
        number = item.number
        assert number is not None  # noqa: S101 - a number item holds a number
        unit = item.unit
        dimension: Dimension = unit.dimension if unit else "none"
        around = manners.look(row.items, at, before=before, before_item=before_item, ratio_before=ratio_before, dimension=dimension)
        around.opener = manners.opener_of(row.items, at, told)
        around.label = _label(row.items, at)
        around.plans = plans
        around.signed = document.view[max(0, number.start - 1) : number.start] == "+"
        per = unit.per if unit else None
        text_unit = unit.text if unit else None
        if unit is not None and unit.text in {"điểm", "points", "point"} and any(other.dimension == "percentage-point" for other in drafts):
            unit = item.unit = unit._replace(dimension="percentage-point")
            dimension = around.dimension = "percentage-point"
        if number.times and unit is None:
            dimension = around.dimension = "times"
        elif unit is None:
            dimension, text_unit, per = _inherited_unit(reading, row, drafts, item, number)
            around.dimension = dimension
            if dimension != "none":
                item.unit = Unit(number.end, number.end, text_unit or "", dimension, per)
        manner, qualifier, qualifier_item = manners.read_manner(around)
        end = unit.end if unit else number.end
        if per is None and dimension == "money" and _PER_HEAD.search(document.view, max(row.start, item.start - 70), item.start):
            per = "người"
        draft = Draft(item, at, row, unit, text_unit, dimension, per or _per_before(around, dimension, manner), manner, qualifier, qualifier_item, around, end)
        drafts.append(draft)
        told[at] = (manner, dimension)
        before, before_item = manner, item
        if manner.measure in {"plan-ratio", "plan-excess", "relative"} and dimension == "percent":
            ratio_before = replace(manner, measure="plan-ratio" if manner.measure == "plan-excess" else manner.measure)
    _share_units_forward(document, drafts)
    if document.language == "vi":
        _share_units_of_ranges(drafts)
    return drafts


_PLANS = {"vi": compiled(r"kế hoạch|\bkh\b|chỉ tiêu|dự toán|mục tiêu|nghị quyết"), "en": compiled(r"plan|target|goal|estimate")}


def _talks_of_plans(document: Document, row: Row) -> bool:
    """Whether the paragraph, or what stands shortly before, speaks of plans: then a bare share is one of the plan."""
    paragraph = document.paragraphs[row.block]
    return _PLANS[document.language].search(document.view, max(0, min(paragraph.start, row.start - 400)), row.end) is not None


def _label(items: Sequence[Item], at: int) -> Item | None:
    """The verb of change that a label before a colon opens with: ``Giảm tỷ lệ hộ nghèo: …``."""
    colon = next((place for place in range(at - 1, -1, -1) if items[place].kind == "mark" and items[place].text in ":;"), None)
    if colon is None or items[colon].text != ":":
        return None
    start = next((place + 1 for place in range(colon - 1, -1, -1) if items[place].kind == "mark" and items[place].text in ";:.-+•–"), 0)
    first = items[start] if start < colon else None
    return first if first is not None and first.cue("change") else None


def _share_units_forward(document: Document, drafts: list[Draft]) -> None:
    """``46.200, 31.750 và 9.840 lao động``: the first ones take the unit, and the scale, of the last."""
    for first, second in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        between = document.view[first.end : second.item.start].strip()
        if first.unit is not None or between not in {",", ";", "và", "and", ", và", ", and"} or second.dimension == "none":
            continue
        one, other = first.item.number, second.item.number
        if one is None or other is None:
            continue
        first.dimension, first.text_unit, first.per = second.dimension, second.text_unit, second.per
        if one.scale == 1 and other.scale > 1 and one.value < 1000:
            first.item.number = one._replace(value=one.value * other.scale, high=one.high * other.scale if one.high is not None else None, step=one.step * other.scale, scale=other.scale)


def _share_units_of_ranges(drafts: list[Draft]) -> None:
    """``từ 41,27 lên 46,58 triệu đồng``: the first of a pair takes the unit of the second."""
    for first, second in zip(drafts, drafts[1:], strict=False):
        if first.manner.role == "from" and first.unit is None and second.unit is not None and second.dimension not in {"times", "duration"}:
            first.dimension, first.text_unit, first.per = second.dimension, second.text_unit, second.per


def _per_before(around: manners.Around, dimension: Dimension, manner: Manner) -> str | None:
    """``mỗi năm 5.200 người``, ``hàng năm có khoảng 8.000 em``, ``bình quân đầu người 68 triệu đồng``."""
    if dimension == "percentage-point" or (dimension == "percent" and manner.measure != "change"):
        return None
    for place, item in enumerate(around.left[:12]):
        if item.kind in {"word", "cue"} and (item.text.split()[-1] in {"mỗi", "each", "every"} or (place < 6 and item.text.split()[-1] in {"hằng", "hàng"})) and place:
            after = around.left[place - 1]
            word = after.text if after.kind in {"word", "cue"} else ""
            if word in {"năm", "tháng", "ngày", "tuần", "người", "hộ", "quý", "giờ", "phút", "hour", "year", "month", "day", "week", "person"}:
                return word
            return None
        if item.kind == "number":
            return None
    return None


def _inherited_unit(reading: Reading, row: Row, drafts: list[Draft], item: Item, number: Number) -> tuple[Dimension, str | None, str | None]:
    """The unit of a number that leaves it out: its clause's noun, or that of the number that it follows."""
    view = reading.document.view
    clause = view[max(row.start, item.start - 90) : item.start]
    noun = _HEAD_NOUN.search(clause)
    if noun:
        found = known_unit(noun[1], 0, reading.document.language)
        if found and found.dimension != "percent":
            return found.dimension, found.text, None
    digits = number.end - number.start
    for draft in reversed(drafts):
        if draft.dimension in _COUNTED and draft.manner.measure in {"level", "change", "plan-excess"}:
            if number.value == number.value.to_integral_value() or draft.dimension in {"money", "mass", "area", "volume", "energy"} or _scaled(number):
                return draft.dimension, draft.text_unit, draft.per
    if digits and _scaled(number) and re.search(r"(?:tỷ|billion|trillion)$", view[number.start : number.end]):
        return "money", "đồng" if reading.document.language == "vi" else None, None
    last = reading.drafts[-1] if reading.drafts else None
    if re.search(r"triệu$", view[number.start : number.end]) and re.search(r"lương|giá|tiền|vốn|thu nhập|doanh thu|chi phí|kinh phí|học phí|đồng", view[max(row.start, number.start - 60) : number.start]):
        return "money", "đồng", None
    if sum(1 for token in re.findall(r"[^\W\d_]+", view[row.start : item.start]) if token not in _DROP) > (6 if reading.document.language == "vi" else 2):
        return "none", None, None
    for draft in reversed(reading.drafts[-6:]):
        if draft.dimension in _COUNTED and last is not None and row.sentence - draft.row.sentence <= 2:
            if draft.dimension in {"person", "household", "count", "person-turn"} and number.value == number.value.to_integral_value():
                return draft.dimension, draft.text_unit, None
            if draft.dimension == "money" and _scaled(number):
                return draft.dimension, draft.text_unit, None
            break
    return "none", None, None


# Status


_OPENERS = ("trong đó", "cụ thể", "bên cạnh đó", "cùng với đó", "ngoài ra", "riêng", "đồng thời", "theo đó", "trong số này", "tính chung", "đáp", "a:", "of these", "of which")
_STRONG_ACTUAL = frozenset({"đã", "đang", "đã có", "con số thực hiện", "kết quả thực hiện", "thực hiện được", "kết quả", "hiện", "hiện nay", "hiện có", "đến nay", "ghi nhận", "thực tế", "đạt được", "today", "so far", "recorded", "logged", "stood", "stood at", "already", "currently"})


_WEATHER = compiled(r"\bmưa\b|\bgió\b|\bsóng\b|\bbão\b|triều cường|nhiệt độ|rainfall|wind|waves")
_WEAK_TARGETS = frozenset("sẽ|will|would|should|muốn|want|wants|wanted|hy vọng|hope|hopes|kỳ vọng|phải đạt|expected|expects".split("|"))
_TURNS = frozenset("nhưng|song|nhưng thực|but|while|although|whereas|trước".split("|"))


def _give_status(reading: Reading, row: Row, drafts: list[Draft], consumed: set[int], where: str) -> None:
    """From left to right: a word of intent opens a scope that runs to the sentence's end, or to a word of fact."""
    scope = reading.scope
    view = reading.document.view
    starts = view[row.start : row.start + 16]
    governing: Status | None = scope.heading_status
    if scope.status and starts.startswith(_OPENERS):
        governing = scope.status
    by_index = {draft.index: draft for draft in drafts}
    current: Status | None = governing
    current_item: Item | None = None
    estimate_item: Item | None = None
    stack: list[tuple[Status | None, Item | None, Item | None]] = []
    seen_actual = False
    for at, item in enumerate(row.items):
        if item.kind == "mark":
            if item.text in "([":
                stack.append((current, current_item, estimate_item))
            elif item.text in ")]" and stack:
                current, current_item, estimate_item = stack.pop()
            elif item.text == ";":
                estimate_item = None
                if current_item is not None and current_item.text in _WEAK_TARGETS:
                    current, current_item = governing, None
        elif item.kind == "word" and item.text in _TURNS and current_item is not None and current_item.text in _WEAK_TARGETS:
            current, current_item = governing, None
        elif item.kind == "cue":
            if item.cue("estimate"):
                estimate_item = item
                if item.text in {"dự báo", "forecast"}:
                    scope.forecast = True
            elif item.cue("target") and id(item) not in consumed and _opens_target(row, at, seen_actual=seen_actual):
                current, current_item, estimate_item = "target", item, None
            elif item.text in _STRONG_ACTUAL and item.cue("actual"):
                if current == "target" and current_item is not None and item.text in {"đã", "already", "created"} and not any(other.kind == "number" for other in row.items[at + 1 : at + 4]):
                    continue
                opens = at > 0 and row.items[at - 1].text in {",", ";", "còn"} and any(other.kind == "number" for other in row.items[:at])
                if not (item.text in {"hiện", "kết quả", "đạt được", "recorded"} and current_item is not None and current == "target" and not opens):
                    current, current_item = "actual", item
                seen_actual = True
        elif item.kind == "number":
            draft = by_index[at]
            plan_itself = draft.manner.rule == "plan_before" and draft.manner.measure == "level"
            if plan_itself:
                draft.status, draft.status_item = "target", draft.manner.cue or item
            elif estimate_item is not None and current != "target":
                draft.status, draft.status_item = "estimate", estimate_item
            else:
                draft.status, draft.status_item = current or "actual", current_item
                if scope.forecast and current is None and (draft.dimension == "temperature" or _WEATHER.search(view, row.start, row.end)):
                    draft.status = "estimate"
                named = _plan_named(draft, consumed)
                if named is not None:
                    draft.status, draft.status_item = "target", named
                if current_item is None and current == "target" and any(other.text.partition(" ")[0] in {"đã", "has", "have"} for other in draft.around.right):
                    draft.status = "actual"
                behind = _target_behind(draft)
                if behind is not None:
                    draft.status, draft.status_item = "target", behind
    scope.status = current if current == "target" else None


def _opens_target(row: Row, at: int, *, seen_actual: bool) -> bool:
    """Whether a word of plans speaks of intent here; not where the plan was only met (``vượt kế hoạch``)."""
    item = row.items[at]
    if at and row.items[at - 1].text == "(" and item.text in {"kh", "kế hoạch", "chỉ tiêu", "mục tiêu", "kh năm", "kế hoạch năm"}:
        return True
    if item.text in {"được giao", "giao"} and any(other.cue("plan") for other in row.items[max(0, at - 4) : at]):
        return False
    if item.text == "chỉ tiêu" and _is_met(row.items, at):
        return False
    before = [other for other in reversed(row.items[max(0, at - 4) : at]) if other.kind != "mark"]
    if not item.cue("plan"):
        return not (item.text in {"target", "plan", "goal", "plans", "expected"} and before and before[0].cue("ratio"))
    after = row.items[at + 1 : at + 4]
    if before and (before[0].cue("versus", "excess", "short", "ratio") or before[0].text in {"%", "theo", "of", "nhiều", "một", "tốt", "đến", "về", "nhiệm vụ"}):
        return False
    if any(other.cue("versus", "excess", "short") or other.cue("ratio") and other.text != "bằng" for other in before[:3]) and item.text not in {"chỉ tiêu"}:
        return False
    if before and before[0].kind == "number":
        return False
    if item.text == "chỉ tiêu" and (seen_actual or any(other.text in {"các", "nhiều", "một số", "số", "những", "một"} for other in before[:2])) and not any(other.cue("target") for other in [*before, *after]):
        return False
    if after and after[0].kind == "mark" and after[0].text == "/":
        return False
    return not (item.text in {"nghị quyết", "nq", "dự toán"})


def _plan_named(draft: Draft, consumed: set[int]) -> Item | None:
    """``mục tiêu tăng trưởng 6,7%``: the number is what the plan says."""
    if draft.manner.measure not in {"level", "change"}:
        return None
    for item in draft.around.left[:5]:
        if item.cue("plan") and item.text not in {"nghị quyết", "nq", "estimate"}:
            return None if id(item) in consumed else item
        if item.kind in {"mark", "time", "place"} or (item.cue("level", "ratio", "to", "versus", "from") and not item.cue("skip")):
            return None
    return None


def _is_met(items: Sequence[Item], at: int) -> bool:
    """``chỉ tiêu tăng trưởng đạt 12,6%``: here the word means what is measured."""
    for item in items[at + 1 : at + 10]:
        if item.kind == "number":
            return False
        if item.text == "đạt":
            return True
        if item.cue("target") or item.text in {"là", "giao", "được giao", "năm"} or item.kind == "mark":
            return False
    return False


def _target_behind(draft: Draft) -> Item | None:
    """``0,14% là mục tiêu``, ``33,000 planned``."""
    for place, item in enumerate(draft.around.right[:5]):
        if item.text == "forecast" and place < 3 and draft.manner.measure == "level":
            draft.status = "estimate"
        if item.text in {"planned", "targeted", "projected"} and place < 2 and draft.manner.measure == "level":
            return item
        if item.cue("plan") and item.text.startswith(("mục tiêu", "chỉ tiêu")) and place and draft.around.right[place - 1].text == "là":
            return item
        if item.cue("target") and place and draft.around.right[place - 1].text == "là":
            return item
        if item.text in {"giao", "đặt ra", "đề ra"} and draft.manner.rule in {"compared_value", "level", "more_or_less"}:
            return item
    if draft.around.opens_bracket and draft.manner.measure == "level":
        return _plan_in_bracket(draft)
    return None


def _plan_in_bracket(draft: Draft) -> Item | None:
    """``so với chỉ tiêu (38%)``: the plan behind its word, alone in a bracket."""
    items = draft.row.items
    opened = _bracket_start(items, draft.index)
    if any(item.kind == "word" and item.text != "giao" for item in items[opened + 1 : draft.index]):
        return None
    closed = next((item for item in draft.around.later if item.kind in {"number", "mark"}), None)
    if closed is None or closed.text != ")" or any(item.kind == "word" for item in draft.around.right):
        return None
    return next((item for item in items[max(0, opened - 8) : opened] if item.cue("plan")), None)


# Period


def _is_base_time(items: Sequence[Item], at: int, *, strict: bool = False) -> bool:
    """Whether the time at an index is only compared with (or, unless ``strict``, only named)."""
    item = items[at]
    if item.time and item.time.again:
        return True
    before = items[at - 1].text if at else ""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.text in {"'", "’"} and at and items[at - 1].text in {"of", "than", "over"}:
        return True
    if at and items[at - 1].kind == "number" and items[at - 1].unit is not None and items[at - 1].unit.dimension == "times":
        return True
    if not strict and after is not None and item.time and item.time.kind == "year" and after.cue("plan") and after.text in {"target", "plan", "targets", "goal", "estimate"} and any(other.kind == "number" for other in items[max(0, at - 4) : at]):
        return True
    if not strict and before in {"giống", "như", "tựa", "like"} or (not strict and item.time and item.time.kind == "day" and before in {"trước", "before"}):
        return True
    for place in range(at - 1, max(-1, at - 5), -1):
        other = items[place]
        if other.text == "as":
            return True
        if other.cue("versus") and not (other.text in {"from", "on", "over"} and not _changed_before(items, place)):
            return True
        if other.cue("compare") and place == at - 1 or (other.cue("compare") and other.text not in {"hơn", "more than", "above"} and not any(i.text in {"mức", "con số"} for i in items[place:at])):
            return True
        if other.kind in {"number", "mark"}:
            return False
        if other.kind == "time":
            return False
    return False


def _changed_before(items: Sequence[Item], at: int) -> bool:
    return any(item.cue("change", "compare") or item.kind == "number" for item in items[max(0, at - 4) : at])


def _give_period(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """The time attached behind a number, else the last one before it in the sentence, else what governs."""
    items = row.items
    bases = {id(draft.manner.base_item) for draft in drafts if draft.manner.base_item is not None}
    usable = {
        at: item
        for at, item in enumerate(items)
        if item.kind == "time" and item.time and item.time.kind != "clock" and id(item) not in bases and not _is_base_time(items, at)
        and (item.time.period or item.time.again or item.time.kind != "span")
    }
    attached: dict[int, int] = {}
    for draft in drafts:
        at = _time_behind(items, draft, usable)
        if at is not None and at not in attached.values():
            attached[draft.index] = at
    for at in list(attached.values()):
        _attach_coordinated(items, at, usable, attached)
    free = [at for at in usable if at not in attached.values()]
    governing = _governing(reading, row)
    if _says_now(items) and not _is_current(governing, reading):
        governing = None
    for draft in drafts:
        item: Item | None = None
        if draft.index in attached:
            item = items[attached[draft.index]]
            draft.attached = True
        else:
            at = _time_before(items, draft, free) if free else None
            if at is None:
                at = _time_before(items, draft, [t for n, t in attached.items() if 0 <= n < draft.index and _governs(drafts, n) and not _is_day(usable[t])])
            if at is None:
                at = _time_after(items, drafts, draft, usable, governing)
            item = usable[at] if at is not None else None
        period = item.time.period if item is not None and item.time else None
        if item is not None and item.time is not None and item.time.again:
            own = governing or item.time.period
            period = again(own, item.time.named_year) if own else None
        based = _based_on_again(items, draft)
        if based is not None and based.time is not None:
            earlier = [other.period for other in drafts if other.index < draft.index and other.period]
            own = (earlier[-1] if earlier else None) or governing or period
            period = again(own, based.time.named_year) if own else based.time.period
            item = based
        draft.period, draft.period_item = period, item
        if item is None and based is None:
            draft.period = governing or _plan_time(items, draft)

    for draft in drafts:
        named = draft.manner.cue if draft.manner.rule == "plan_before" and draft.manner.measure == "level" and not draft.attached else None
        if draft.period and named is not None and _YEARLY & set(named.text.split()):
            draft.period = draft.period[:4]
        if draft.manner.measure == "change" and draft.manner.role == "by" and draft.period_item is None:
            started = next((other for other in drafts if other.manner.role == "from" and other.period_item is not None and _same_clause(*sorted((draft, other), key=lambda one: one.index))), None)
            arrived = next((other for other in drafts if other.index > draft.index and other.manner.role in {"to"} and other.attached and _same_clause(draft, other)), None)
            if arrived is not None:
                draft.period, draft.period_item = arrived.period, arrived.period_item
                if draft.per and started is not None and started.period and arrived.period and started.period[:4] < arrived.period[:4]:
                    draft.period = f"{started.period[:4]}/{arrived.period[:4]}"
        draft.manner = _with_base(draft, items)
        if draft.status == "target" and draft.attached and draft.status_item is not None and draft.manner.rule != "plan_before" and _past(draft.period, reading) and draft.manner.rule == "compared_value":
            draft.status = "actual"
        if draft.status == "target" and draft.status_item is None and draft.period and _past(draft.period, reading) and draft.period != (reading.scope.heading_period or reading.title_period) and not reading.document.view.startswith(_OPENERS, row.start):
            draft.status = "actual"
        if draft.period_item is None and draft.status == "actual" and not _is_current(draft.period, reading) and any(other.text.split()[:1] in (["đã"], ["has"], ["have"]) for other in items if other.kind == "cue"):
            draft.period = None
        if draft.status == "actual" and draft.period and reading.document.date and draft.period[:4].isdigit() and int(draft.period[:4]) > reading.document.date.year and draft.status_item is None:
            draft.status = "target"


def _is_day(item: Item) -> bool:
    return bool(item.time and item.time.kind in {"day", "days"})


def _time_after(items: Sequence[Item], drafts: list[Draft], draft: Draft, usable: dict[int, Item], governing: str | None) -> int | None:
    """A time that closes the clause of several numbers: ``tuyển 380 người và đưa 40 người đi trong năm 2021``."""
    stop = next((at for at in range(draft.index, len(items)) if items[at].kind == "mark" and items[at].text in ";("), len(items))
    later = [at for at in usable if draft.index < at < stop]
    if not later or _is_day(usable[later[0]]):
        return None
    between = [other for other in drafts if draft.index < other.index < later[0]]
    if any(other.manner.role == "from" or other.manner.rule == "compared_value" for other in between):
        return None
    if governing is None:
        return later[0]
    joined = all(item.text in {"và", "and"} or item.kind != "mark" for item in items[draft.index + 1 : later[0]])
    return later[0] if between and joined and draft.manner.measure == "level" and draft.manner.role != "from" and all(other.manner.measure == "level" for other in between) else None


def _attach_coordinated(items: Sequence[Item], at: int, usable: dict[int, Item], attached: dict[int, int]) -> None:
    """``vào ngày 5/5 và ngày 20/5``: what is joined to an attached time governs nothing else."""
    joined = next((other for other in range(at + 1, min(at + 3, len(items))) if other in usable), None)
    if joined is not None and items[joined - 1].text in {"và", ",", "and"}:
        attached[-joined] = joined


_YEARLY = {"năm", "annual", "yearly"}


def _plan_time(items: Sequence[Item], draft: Draft) -> str | None:
    """The time of the plan, where nothing else says when: ``đạt 93% kế hoạch năm 2020``."""
    if draft.manner.measure not in {"plan-ratio", "plan-excess"} or draft.manner.cue not in items:
        return None
    at = items.index(draft.manner.cue)
    return next((item.time.period for item in items[at + 1 : at + 3] if item.kind == "time" and item.time and not item.time.again), None)


def _says_now(items: Sequence[Item]) -> bool:
    """``hiện nay``, ``đến nay``, ``today``."""
    return any(item.kind == "time" and item.time and item.time.kind == "span" and not item.time.again for item in items)


def _is_current(period: str | None, reading: Reading) -> bool:
    """Whether a period may be meant by ``now``: one year or less, and not to come."""
    date = reading.document.date
    if period is None:
        return False
    first, _, last = period.partition("/")
    return (not last or last[:4] == first[:4]) and not (date and period[:4] > str(date.year))


def _past(period: str | None, reading: Reading) -> bool:
    date = reading.document.date
    return bool(period and date and period[:4].isdigit() and int(period[:4]) <= date.year)


def _same_clause(first: Draft, second: Draft) -> bool:
    return not any(item.kind == "mark" and item.text in ";." for item in first.row.items[first.index : second.index])


def _governs(drafts: list[Draft], index: int) -> bool:
    """Whether the time attached to a number says when its sentence is: not where a change began, nor what was compared with."""
    return any(draft.index == index and draft.manner.role != "from" and draft.manner.rule != "compared_value" for draft in drafts)


def _time_behind(items: Sequence[Item], draft: Draft, usable: dict[int, Item]) -> int | None:
    """The time that stands right behind a number's phrase: ``0,52% cuối năm 2019``."""
    words = 0
    depth = draft.item.depth
    for at in range(draft.index + 1, len(items)):
        item = items[at]
        if item.kind == "time" and item.time and item.time.again and draft.manner.measure == "level" and words < 3:
            return at
        if at in usable:
            if words > 9:
                return None
            following = items[at + 1] if at + 1 < len(items) else None
            if _leads_on(items, at, following) or _of_the_plan(items, at, draft):
                return None
            if following is not None and following.kind == "mark" and following.text == ":" and item.depth == depth:
                return None
            return at
        if item.kind == "number" or item.depth < depth:
            return None
        if item.kind == "mark":
            if item.text == "(" and words < 6:
                inside = at + 1
                while inside < len(items) and items[inside].cue("target", "plan", "actual", "estimate") and inside not in usable:
                    inside += 1
                if inside in usable and inside + 1 < len(items) and items[inside + 1].text == ")":
                    return inside
                return None
            if item.text in ",;:)–-—.":
                return None
        if item.cue("versus", "compare") or (item.kind == "time" and at not in usable) or item.text in {"và", "and", "để", "while"}:
            return None
        words += 1
    return None


def _of_the_plan(items: Sequence[Item], at: int, draft: Draft) -> bool:
    """``vượt 4% kế hoạch cả năm``: the time says which plan, not when."""
    plan = draft.manner.cue
    return draft.manner.measure in {"plan-ratio", "plan-excess"} and plan is not None and plan in items[draft.index : at]


def _leads_on(items: Sequence[Item], at: int, following: Item | None) -> bool:
    """``… đến năm 2016 đạt 175 tỷ``: the time opens what follows."""
    until = items[at - 1].text in {"đến", "tới", "by", "until"} if at else False
    return until and following is not None and bool(following.kind == "number" or following.cue("to", "level", "change", "target", "ratio"))


def _time_before(items: Sequence[Item], draft: Draft, candidates: Sequence[int]) -> int | None:
    """The last time before a number that is not shut in a bracket which the number is not in."""
    opened = _bracket_start(items, draft.index)
    found: int | None = None
    for at in candidates:
        if at < draft.index and _alone_in_bracket(items, at):
            found = at
        if at < draft.index and (items[at].depth <= draft.item.depth) and (items[at].depth == 0 or at > opened):
            found = at
    return found


def _alone_in_bracket(items: Sequence[Item], at: int) -> bool:
    """``Sau 10 năm (2011 - 2020), …``: a bracket with nothing but a time, behind no number, speaks for the sentence."""
    if not 0 < at < len(items) - 1 or items[at - 1].text != "(" or items[at + 1].text != ")":
        return False
    return not any(item.kind == "number" and item.unit is not None and item.unit.dimension != "duration" for item in items[:at])


def _bracket_start(items: Sequence[Item], at: int) -> int:
    for place in range(at - 1, -1, -1):
        if items[place].kind == "mark" and items[place].text == "(" and items[place].depth == items[at].depth:
            return place
    return -1


def _based_on_again(items: Sequence[Item], draft: Draft) -> Item | None:
    """``so với cùng kỳ năm 2021 (25.759 ca)``, ``cùng kỳ năm trước chỉ 7 ca``: the number of the time compared with."""
    place = draft.index - 1
    opened = False
    told = 0
    while place >= 0:
        item = items[place]
        if item.cue("change", "level", "to") and told < 2 and not item.cue("versus", "compare"):
            told += 1
            place -= 1
            continue
        if told and item.kind == "time" and item.time and item.time.again:
            before = items[place - 1] if place else None
            return item if before is None or before.text in {"(", ",", ";", "khi", "còn", "while"} else None
        if item.kind == "time" and item.time:
            return item if item.time.again and (opened or place >= draft.index - 4) and not _compared_to(items, place, draft, opened) else None
        if item.kind == "mark" and item.text == "(" and not opened and place == draft.index - 1:
            opened = True
        elif item.kind == "number" or item.kind == "mark" or item.cue("change", "compare", "versus", "ratio", "to") or (item.kind == "word" and opened):
            return None
        place -= 1
    return None


def _compared_to(items: Sequence[Item], at: int, draft: Draft, opened: bool) -> bool:
    """``hơn cùng kỳ 8%``: a comparison before the time makes the number behind it the difference."""
    return not opened and at > 0 and bool(items[at - 1].cue("compare", "versus", "ratio", "fold"))


def _with_base(draft: Draft, items: Sequence[Item]) -> Manner:
    """What a change or relative number is measured against."""
    manner = draft.manner
    if manner.measure not in {"change", "relative"} or manner.base:
        return manner
    limit = next((at for at in range(draft.index + 1, len(items)) if items[at].kind == "mark" and items[at].text in ";"), len(items))
    for at in range(draft.index + 1, limit):
        item = items[at]
        if item.kind == "time" and item.time and _is_base_time(items, at, strict=True):
            return replace(manner, base=_base_period(draft, item.time), base_item=item)
        if item.kind == "number":
            break
    for at in range(draft.index - 1, max(-1, draft.index - 8), -1):
        item = items[at]
        if item.kind == "time" and item.time and item is not draft.period_item and _is_base_time(items, at, strict=True):
            return replace(manner, base=_base_period(draft, item.time), base_item=item)
        if item.kind == "number" or (item.kind == "mark" and item.text in ";,("):
            break
    return manner


def _base_period(draft: Draft, time: Time) -> str | None:
    if time.again and draft.period and not draft.period.endswith("/"):
        return again(draft.period, time.named_year)
    return time.period


def _governing(reading: Reading, row: Row) -> str | None:
    scope = reading.scope
    return scope.period or scope.heading_period or reading.title_period


# Place


def _give_place(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """The last place before a number in its clause or behind it, else the sentence's, else what governs."""
    items = row.items
    spots = [at for at, item in enumerate(items) if item.kind == "place"]
    generic = re.search(r"(?:toàn tỉnh|của tỉnh|trong tỉnh|tỉnh (?:đặt|phấn đấu|dự kiến|có|đã|sẽ|ta|nhà)|the province)", reading.document.view[row.start : row.end])
    for draft in drafts:
        before = [at for at in spots if at < draft.index]
        chosen: int | None = before[-1] if before else None
        behind = next((at for at in spots if at > draft.index and at <= draft.index + len(draft.around.right)), None)
        if behind is not None and (chosen is None or _same_segment(items, draft.index, behind) and not _same_segment(items, chosen, draft.index)):
            chosen = behind
        if chosen is None and spots and _opens_sentence(items, spots[0], draft.index):
            chosen = spots[0]
        if chosen is not None:
            draft.place, draft.place_item = items[chosen].text, items[chosen]
        elif generic and reading.title_place:
            draft.place = reading.title_place
        else:
            draft.place = reading.scope.place or reading.scope.heading_place


def _same_segment(items: Sequence[Item], first: int, last: int) -> bool:
    return not any(item.kind == "mark" and item.text in ",;:()" for item in items[first:last])


def _opens_sentence(items: Sequence[Item], spot: int, index: int) -> bool:
    return not any(item.kind == "mark" and item.text in ";" for item in items[index:spot])


def _remember_place(reading: Reading, items: Sequence[Item]) -> None:
    spots = {item.text for item in items if item.kind == "place"}
    if spots:
        reading.scope.place = spots.pop() if len(spots) == 1 else None


# Subject


_DROP = frozenset("và|của|các|những|tại|ở|trong|trên|theo|với|cho|về|để|do|bởi|đã|đang|sẽ|cũng|được|là|có|còn|này|đó|thì|mà|nhưng|song|vẫn|khi|nếu|như|a|an|the|of|in|and|to|for|on|at|by|with|was|were|is|are|has|have|that|its|their|it|which|from|as".split("|"))
_QUIET = ("qualifier", "change", "compare", "to", "from", "ratio", "excess", "short", "versus", "fold", "order", "same", "bound")


def _words_between(document: Document, items: Sequence[Item]) -> list[str]:
    words: list[str] = []
    for item in items:
        if item.kind == "word" and item.text not in _DROP:
            words.append(document.view[item.start : item.end])
        elif item.kind == "cue" and not item.cue("skip", "level", "actual", "target", "estimate", "parts", "each", "up-by", *_QUIET) and item.text not in _DROP:
            words.append(item.text)
    return words


def _own_subject(reading: Reading, draft: Draft, items: Sequence[Item]) -> list[str]:
    left: list[Item] = []
    for item in reversed(items[: draft.index]):
        if item.kind == "number" or (item.kind == "mark" and item.text in ";(.)" and item.depth >= draft.item.depth):
            break
        if item.kind == "mark" and item.text == ":" and any(other.kind == "word" and other.text not in _DROP for other in left):
            break
        left.append(item)
    left.reverse()
    right = list(draft.around.right)
    if draft.manner.cue is not None and draft.manner.measure in {"plan-ratio", "plan-excess"} and draft.manner.cue in right:
        right = right[right.index(draft.manner.cue) + 1 :]
    words = [*_words_between(reading.document, left), *_words_between(reading.document, right)]
    plan = set("kế hoạch kh năm đề ra giao dự toán so".split())
    return [word for word in words if word not in plan] if draft.manner.measure in {"plan-ratio", "plan-excess"} else words


def _give_subject(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """The words of a number's own clause, with its counted noun; where it has none, those of what it follows."""
    previous = ""
    for draft in drafts:
        words = _own_subject(reading, draft, row.items)
        draft.own_words = len(words)
        noun = [draft.unit.text] if draft.unit and draft.unit.dimension not in {"percent", "percentage-point", "times", "money", "duration"} else []
        if words:
            draft.indicator = " ".join([*words, *noun])
        elif previous:
            draft.indicator = previous
        else:
            draft.indicator = " ".join([reading.scope.subject or reading.scope.heading_subject or reading.title_subject, *noun]).strip()
        if words or not previous:
            previous = draft.indicator


# Lists


def _give_heads(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """Under which number each stands: in a bracket, behind ``trong đó``, as a share of its plan, as its change."""
    base = len(reading.drafts)
    items = row.items
    for order, draft in enumerate(drafts):
        draft.number = base + order
        levels = [other for other in drafts[:order] if other.manner.measure == "level"]
        outside = [other for other in levels if other.item.depth < draft.item.depth]
        opener = next((at for at in range(draft.index - 1, -1, -1) if items[at].cue("parts") or (items[at].kind == "mark" and items[at].text == ";" and items[at].depth <= draft.item.depth)), None)
        cue = items[opener].cue("parts") if opener is not None else None
        if draft.manner.measure != "level" and levels and (order and not _new_subject(draft)):
            draft.head = levels[-1].number
        elif cue is not None and opener is not None:
            before = [other for other in levels if other.index < opener and other.item.depth <= items[opener].depth]
            if before:
                draft.head = before[-1].number
                draft.exhaustive = cue.value == "whole"
            elif opener < 2 and reading.drafts:
                earlier = [other for other in reading.drafts[-8:] if other.row.sentence == row.sentence - 1 and other.manner.measure == "level"]
                draft.head = earlier[0].number if earlier else None
        elif outside:
            draft.head = outside[-1].number


def _new_subject(draft: Draft) -> bool:
    return draft.own_words > 3


# Attribution


_ASCRIBED = compiled(
    r"(?:theo(?: báo| trang| số liệu của| thông tin từ| tờ| báo cáo của| thống kê của| tạp chí)?|dẫn lời|dẫn nguồn|nguồn|trích|according to|reported by|quoting|citing)[: ]\s?(?:[Bb]áo |[Tt]rang |[Tt]ờ |[Tt]ạp chí )?((?:[A-ZĐÀ-Ỵ][\w&-]*|\"[^\"]{2,30}\")(?:[ –-]+(?:[A-ZĐÀ-Ỵ][\w&-]*|và|trí|xã|hội|động|of|and))*)"
)


def _give_source(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    if not drafts:
        return
    text = reading.document.cased[row.start : row.end]
    found = _ASCRIBED.search(text[:1].lower() + text[1:])
    if found:
        for draft in drafts:
            draft.source = found[1].strip('" ')


# What the next sentence inherits


def _as_of(view: str, item: Item) -> bool:
    """Whether a day says up to when: ``tính đến ngày 30/9``."""
    return bool(item.time and item.time.fixed and re.search(r"(?:đến|tới|hết|as of|by)[ ]?(?:hết |ngày )*$", view[max(0, item.start - 12) : item.start]))


def _trails(items: Sequence[Item], item: Item) -> bool:
    """Whether a time closes its clause."""
    at = items.index(item)
    return at + 1 >= len(items) or items[at + 1].kind == "mark" or items[at + 1].cue("versus") is not None


def _leads(items: Sequence[Item], time: Item) -> bool:
    """Whether a time opens its clause: ``Năm 2020, …``, ``…; tính chung 10 tháng …``."""
    at = items.index(time)
    if at + 1 < len(items) and items[at + 1].cue("plan"):
        return False
    for item in reversed(items[:at]):
        if item.text == "riêng":
            return False
        if item.kind == "mark":
            return item.text in ";:,.\"“-–•(+" and not (item.text == "," and any(other.kind == "number" for other in items[:at]) and not time.text and (time.end - time.start) < _LONG_TIME)
        if item.kind in {"number", "place"} or (item.kind == "word" and item.text not in _BEFORE_TIME) or item.kind == "time" or item.cue("change", "plan"):
            return False
    return True


_LONG_TIME = 9
_BEFORE_TIME = frozenset("trong|vào|đến|tới|cũng|tính|hết|cuối|đầu|kết|thúc|sang|bước|khép|lại|theo|của|từ|in|by|for|at|during|over|as|of|on|around|until|and|while|but".split("|"))


def _moves_on(period: str, free: Sequence[Item], drafts: Sequence[Draft]) -> bool:
    """Whether most of a sentence's numbers are of another time than what governed so far."""
    told = [draft.period for draft in drafts if draft.period_item is not None and draft.manner.role != "from"]
    return bool(told) and len(told) * 2 > len(drafts) and told[0] is not None and told[0][:4] != period[:4] and any(item.time and item.time.period == told[0] for item in free)


def _remember(reading: Reading, row: Row, drafts: list[Draft], where: str) -> None:
    document, scope, items = reading.document, reading.scope, row.items
    free = [item for at, item in enumerate(items) if item.kind == "time" and item.time and item.time.period and not item.time.again and item.depth == 0 and not _is_base_time(items, at)]
    first_number = drafts[0].index if drafts else len(items)
    aside = {id(draft.period_item) for draft in drafts if draft.attached and not _governs(drafts, draft.index)}
    free = [item for item in free if id(item) not in aside]
    leading = [item for item in free if _leads(items, item)]
    chosen = leading[-1] if leading else None
    if chosen is not None and chosen.time is not None and chosen.time.kind in {"day", "days"} and not _as_of(document.view, chosen):
        chosen = None
    if chosen is None and free and drafts and (scope.period is None or _moves_on(scope.period, free, drafts)):
        chosen = next((item for item in free if items.index(item) < first_number and not _is_day(item)), None) or (next((item for item in free if _trails(items, item) and not _is_day(item)), None) if scope.period is None else None)
    if _says_now(items) and not _is_current(scope.period, reading):
        scope.period = scope.status = None
    spot = next((item for item in items if item.kind == "place"), None)
    view = document.view[row.start : row.end]
    if where in {"headline", "heading"}:
        acted = any(item.cue("actual") and item.text in _STRONG_ACTUAL for item in items)
        status = next(("target" for at, item in enumerate(items) if item.cue("target") and item.text not in {"plan", "dự kiến"} and not acted and _opens_target(row, at, seen_actual=False)), None)
        subject = " ".join(_words_between(document, items))
        if where == "headline":
            reading.title_period = (free[-1].time.period if free and free[-1].time else None) or reading.title_period
            reading.title_place = spot.text if spot else reading.title_place
            reading.title_subject = subject
            bare = not drafts
            scope.heading_status = "target" if status and bare and free else None
        else:
            scope.heading_period = free[-1].time.period if free and free[-1].time else None
            scope.heading_status = "target" if status else None
            scope.heading_subject = subject
            scope.heading_place = spot.text if spot else None
            scope.period = None
        return
    if chosen is not None and chosen.time is not None and not document.view[chosen.start : chosen.end].endswith("trước"):
        scope.period = chosen.time.period
    spots = {item.text for item in items if item.kind == "place"}
    if spot is not None and len(spots) == 1 and items.index(spot) < min(first_number, 12):
        scope.place = spot.text
    elif len(spots) > 1:
        scope.place = None
    if chosen is None and not drafts and view.rstrip().endswith(("?", ":")) and free:
        scope.period = free[-1].time.period if free[-1].time else scope.period
    if view.rstrip().endswith(("?", ":")) or not drafts:
        scope.subject = " ".join(_words_between(document, [item for item in items if item.kind != "place"])) if view.rstrip().endswith(("?", ":")) else scope.subject
    elif drafts:
        scope.subject = drafts[-1].indicator


# The claim


def _claim(document: Document, draft: Draft) -> Claim:
    number = draft.item.number
    assert number is not None  # noqa: S101 - a draft is made of a number
    start = min(number.start, draft.unit.start) if draft.unit else number.start
    span = document.span(start, max(draft.end, number.end))
    printed = document.span(number.start, number.end)
    line, column = document.line_column(span.start)
    value = -number.value if draft.manner.negative else number.value
    high = (-number.high if draft.manner.negative else number.high) if number.high is not None else None
    return Claim(
        start=span.start,
        end=span.end,
        line=line,
        column=column,
        text=document.text[span.start : span.end],
        number=document.text[printed.start : printed.end],
        value=value,
        high=high,
        of=number.of,
        qualifier=draft.qualifier,
        unit=draft.text_unit,
        dimension=draft.dimension,
        per=draft.per,
        measure=draft.manner.measure,
        direction=draft.manner.direction,
        base=draft.manner.base,
        status=draft.status,
        period=draft.period,
        place=draft.place,
        indicator=draft.indicator,
        where=document.blocks[draft.row.block].where,
        step=number.step,
        number_start=printed.start,
        number_end=printed.end,
        sentence=draft.row.sentence,
        paragraph=draft.row.block,
        head=draft.head,
        exhaustive=draft.exhaustive,
        source=draft.source,
        evidence=_evidence(document, draft),
    )


def _evidence(document: Document, draft: Draft) -> tuple[Evidence, ...]:
    """Which words and rules gave which field."""
    found: list[Evidence] = []

    def add(name: str, rule: str, item: Item | Unit | None) -> None:
        if item is not None:
            span = document.span(item.start, max(item.start, item.end))
            found.append(Evidence(name, rule, span.start, span.end))

    add("unit", "known" if draft.unit and draft.unit.known else "noun", draft.unit)
    add("qualifier", draft.qualifier, draft.qualifier_item)
    add("measure", draft.manner.rule, draft.manner.cue)
    add("base", draft.manner.rule, draft.manner.base_item)
    add("status", draft.status, draft.status_item)
    add("period", "attached" if draft.attached else "before", draft.period_item)
    add("place", "named", draft.place_item)
    return tuple(found)


_ZERO = Decimal(0)
