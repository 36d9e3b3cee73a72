"""Which numbers of a sentence are claims: what is a name, an idiom, a class or a bare figure is sifted out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.lexicon import numerals
from qnfacts.parse.figure import bare_is_claim, grouped, in_named_list, is_named, scaled
from qnfacts.parse.names import is_name
from qnfacts.parse.unit import opens_a_price
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from qnfacts.model import Dimension
    from qnfacts.parse.draft import Reading
    from qnfacts.parse.number import Number
    from qnfacts.parse.row import Item
    from qnfacts.parse.unit import Unit
    from qnfacts.text import Document

_MEASURED: frozenset[Dimension] = frozenset({"percent", "money", "mass", "area", "volume", "energy", "length", "power", "temperature"})
_STREETS = frozenset({"phố", "đường", "ngõ", "đại lộ"})
_LIFETIMES = compiled(r"tuổi thọ|tuổi nghề|tuổi nghỉ hưu|life expectancy|retirement age")
_CLASS_BEFORE = compiled(
    r"(?:đào tạo(?: nghề| nghề nghiệp)?|(?:sơ cấp|nghề|thường xuyên)(?: và|,| hoặc)|nghề|sơ cấp|khóa(?: học)?|lớp|học|trẻ(?: em)?|ngắn hạn|trình độ|hợp đồng|bậc|hệ|loại|hạng|short|courses?|training)(?: ngắn hạn)?[ \n](?:dưới|trên|từ|under|over|of up to|of under)[ \n]$"
)


def is_claim(reading: Reading, items: list[Item], at: int) -> bool:
    """Whether a number states something, by what stands around it."""
    item = items[at]
    number, unit = item.number, item.unit
    assert number is not None  # noqa: S101 - only numbers are asked about
    if number.approximate:
        return False
    view = reading.document.view
    if number.times:
        return True
    if number.of is None and unit is not None and compiled(r"\b(?:cứ|mỗi)[ \n]$").search(view[max(0, number.start - 5) : number.start]):
        return False
    if number.is_part and unit is None:
        return _is_share(view, number)
    if number.words:
        if unit is None or not (unit.known or reading.document.language == "en"):
            return (unit is None and _is_multiple(view, number)) or (unit is not None and number.is_part)
        if number.value == 1 and number.of is None and not _is_just_one(view, number, unit):
            return False
        if _idiom(view, item):
            return False
    if (
        unit
        and unit.text in {"tuổi", "năm tuổi", "tháng tuổi", "ngày tuổi", "years old"}
        and not _LIFETIMES.search(view, max(0, item.start - 80), item.start)
    ):
        return False
    if unit and unit.dimension == "duration" and _CLASS_BEFORE.search(view[max(0, number.start - 40) : number.start]):
        return False
    figure = (
        scaled(number)
        or (number.of or 0) >= 10
        or number.value != number.value.to_integral_value()
        or grouped(view[number.start : number.end])
    )
    if unit is None and _of_a_place(view, items, at) and (_of_a_place(view, items, at + 2) or _of_a_place(view, items, at - 2)):
        return True
    listed = unit is None and is_named(reading.document, number.start) and in_named_list(view, number)
    measured = unit is not None and unit.dimension in _MEASURED
    if not figure and not listed and not measured and is_name(reading.document, number.start, unit_follows=bool(unit and unit.known)):
        return False
    if unit is None and not figure and _numbers_on(reading, number.start):
        return False
    if unit is None and number.value < _MANY_TIMES and _is_multiple(view, number):
        return True
    if unit is not None and number.value == 1 and opens_a_price(view, unit.start, unit) and _a_price_follows(view, items, at):
        return False
    if unit is not None and _is_kind(view, number, unit):
        return False
    if unit is not None and unit.dimension == "duration" and _names_a_span(view, number.start, unit):
        return False
    if unit is not None and unit.text in {"sao", "stars", "star"}:
        return False
    if unit is not None and unit.text == "năm" and compiled(r"kỷ niệm[ \n]$").search(view[max(0, number.start - 10) : number.start]):
        return False
    if unit is not None and unit.text in _STREETS and reading.document.cased[unit.end : unit.end + 2].strip().isupper():
        return False
    if unit is not None:
        return not (not unit.known and _weak_noun(reading.document, item))
    return bare_is_claim(reading, items, at)


_PRICED = compiled(r"(?:giá|phí|mức|thu|tiền|vé|với|là|còn|về|từ|có|chỉ|hơn|mất|trả|được|lãi|bằng|thành)[ \n]\Z")


def _is_kind(view: str, number: Number, unit: Unit) -> bool:
    """``xe ba bánh``, ``phiên chợ 0 đồng``: the number says of what kind the thing before it is."""
    if unit.text == "bánh":
        return view.endswith("xe ", 0, number.start)
    return number.value == 0 and unit.text == "đồng" and _PRICED.search(view, max(0, number.start - 8), number.start) is None


def _a_price_follows(view: str, items: list[Item], at: int) -> bool:
    """``1 ha lúa cho thu 40 triệu đồng``: an amount of money for one of them, in the same clause."""
    behind = items[at + 1] if at + 1 < len(items) else None
    return (
        behind is not None
        and behind.unit is not None
        and behind.unit.dimension == "money"
        and compiled(r"[,;:.]").search(view, items[at].end, behind.start) is None
    )


_AND_THE_NEXT = compiled(r"[^\W\d_]+ (\d{1,3})(?:, ?\d{1,3})*(?:,| và| hoặc| and| or|-) ?$")


def _numbers_on(reading: Reading, start: int) -> bool:
    """``đợt 1 và 2``, ``grades 9 and 12``: what numbers one thing numbers the next."""
    before = _AND_THE_NEXT.search(reading.document.view, max(0, start - 30), start)
    return before is not None and is_name(reading.document, before.start(1), unit_follows=False)


_OF_A_PLAN = compiled(r"(?:kế hoạch|dự toán|nghị quyết|chỉ tiêu|chương trình)[ \n]$")
_SO_FAR = compiled(r" (?:qua|nay|vừa qua|gần đây|trở lại đây)(?!\w)")
_NEXT_FIGURE = compiled(r" \d[\d.,]*(?! ?(?:tháng|ngày|giờ|phút|giây|tuần|h|g)(?!\w))[ %]")


def _names_a_span(view: str, start: int, unit: Unit) -> bool:
    """``vượt kế hoạch 6 tháng``, ``vốn 5 năm 90.000 tỷ``, ``hơn nửa năm qua``: the span of which the figure is."""
    if _SO_FAR.match(view, unit.end):
        return view[start].isalpha()
    return unit.text in {"năm", "tháng"} and bool(_OF_A_PLAN.search(view, max(0, start - 14), start) or _NEXT_FIGURE.match(view, unit.end))


_MANY_TIMES = 1000


def _is_multiple(view: str, number: Number) -> bool:
    return bool(
        compiled(r"(?:gấp|tăng)[ \n](?:gần |hơn |khoảng )?$" if number.words else r"gấp[ \n](?:gần |hơn |khoảng |tới |đến )?$").search(
            view[max(0, number.start - 16) : number.start]
        )
    )


_LASTS = compiled(rf"(?:{'|'.join(numerals.BEFORE_ONE_SPAN)})[ \n]\Z")
_CASUALTY = compiled(rf" (?:{numerals.CASUALTY})(?!\w)")


def _is_just_one(view: str, number: Number, unit: Unit) -> bool:
    """``kéo dài một tháng``, ``gần một năm``, ``một người chết``: counted, against ``một`` as an article."""
    if unit.dimension == "duration":
        return number.end - number.start > 4 or _LASTS.search(view, max(0, number.start - 12), number.start) is not None
    return unit.dimension == "person" and _CASUALTY.match(view, unit.end) is not None


_AMOUNTS_TO = compiled(r"(?:bằng|còn|chiếm|hơn|gần|khoảng|quá|chỉ|tới|đến|được|giảm|tăng|mất|về|đạt|là|thì|cứ|đã)[ \n]\Z")
_PART_OF_IT = compiled(r"[ \n](?:trong(?: tổng)? )?(?:số|tổng|so với)(?!\w)")


def _is_share(view: str, number: Number) -> bool:
    """``bằng 1/3 so với``, ``hơn một nửa trong số đó``: a part that is no name, no date, no other half."""
    return (number.words and number.of is not None) or bool(
        _AMOUNTS_TO.search(view, max(0, number.start - 12), number.start) or _PART_OF_IT.match(view, number.end)
    )


_IDIOMS = compiled(
    r"(?:một|hai|ba|bốn|cả hai|hai) (?:bên|mặt|chiều|nước|miền|cháu|con người|mẹ con|chị em|vợ chồng|anh em|bố con|thứ|loại nhiệm vụ|cấp)(?!\w)|(?:mười mươi|ba mẹ|ba má|năm học|bảy sắc|chín muồi|tư nhân|tư tưởng|ba lô)"
)


def _idiom(view: str, item: Item) -> bool:
    match = _IDIOMS.match(view, item.start)
    if match:
        return True
    before = view[max(0, item.start - 8) : item.start]
    return bool(
        compiled(r"(?:thứ|ngày|tháng|lần thứ|bà|ông|chị|anh|cô|bác|của|làm)[ \n]$").search(before)
    ) and not before.rstrip().endswith(("của", "làm"))


def _weak_noun(document: Document, item: Item) -> bool:
    """An unknown word behind a number is a noun only where the number could be counted."""
    number = item.number
    if number is None or item.unit is None:
        return False
    if number.value != number.value.to_integral_value() or number.high is not None or number.of is not None:
        return False
    before = document.view[max(0, number.start - 2) : number.start]
    return bool(before.strip()) and before.strip()[-1] in "-–/:" and number.value < 100


def _of_a_place(view: str, items: list[Item], at: int) -> bool:
    """``Cần Thơ (17), Long An (2)``: a number in brackets behind a place."""
    if not 0 < at < len(items) or items[at].kind != "number" or items[at - 1].kind != "place":
        return False
    return view[items[at - 1].end : items[at].start] == " (" and view[items[at].end : items[at].end + 1] == ")"
