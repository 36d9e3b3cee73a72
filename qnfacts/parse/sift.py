"""Which numbers of a sentence are claims: what is a name, an idiom, a class or a bare figure is sifted out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.lexicon import numerals
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

COUNTED: frozenset[Dimension] = frozenset(
    {"person", "person-turn", "household", "count", "money", "mass", "area", "volume", "energy", "length"}
)
_MEASURED: frozenset[Dimension] = frozenset({"percent", "money", "mass", "area", "volume", "energy", "length", "power", "temperature"})
_SAYS = compiled(r"(?:[^\W\d_]{2,}[ \n]){2}(?:là|đạt|còn|was|is|reached|stood at|at)[ \n]$")
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
        or _grouped(view[number.start : number.end])
    )
    if unit is None and _of_a_place(view, items, at) and (_of_a_place(view, items, at + 2) or _of_a_place(view, items, at - 2)):
        return True
    listed = (
        unit is None
        and _is_named(reading.document, number.start)
        and _NAMED_LIST.search(view, max(0, number.start - 60), min(len(view), number.end + 60))
    )
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
    return _bare_is_claim(reading, items, at)


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


def _bare_is_claim(reading: Reading, items: list[Item], at: int) -> bool:
    """A number without a unit is a claim where the words lead to one and it looks like a figure, or it stands in a list."""
    number = items[at].number
    assert number is not None  # noqa: S101 - only numbers are asked about
    if number.value in _YEARS and number.end - number.start == 4:
        return False
    if number.words or (number.high is not None and number.value < 100 and not scaled(number)):
        return False
    view = reading.document.view
    if number.value == 1 and view.startswith(" trong ", number.end):
        return False
    before = view[max(0, number.start - 24) : number.start]
    after = view[number.end : number.end + 2]
    if compiled(r"\s?[°′″x×]\s?\d?").match(after) or (after[:1].isalpha()):
        return False
    if compiled(r"[-–/.]\s?$").search(before) and not before.rstrip()[:-1].endswith((" ", ":")):
        return False
    big = abs(number.value) >= 1000 or scaled(number)
    leads = _led(reading, number.start)
    if number.of is not None:
        listed = any(item.kind == "number" and item.unit and item.number and item.number.of == number.of for item in items[:at])
        return number.of >= 10 and (leads or big or listed)
    if _CHAIN.match(view, number.end) or compiled(r" [\"“«]").match(view[number.end : number.end + 2]):
        return True
    if (
        "," in view[number.start : number.end]
        and number.value != number.value.to_integral_value()
        and reading.document.language == "vi"
        and compiled(r"[,;)]|\.(?!\d)").match(after)
        and compiled(r"[^\W\d_]{2,}[ \n]$").search(before)
    ):
        return True
    if _in_tail(reading, items, at) or _enumerates(reading, items, at) or _FEWER.match(view, number.end):
        return True
    if number.value >= 10 and _ARE.match(view, number.end):
        return True
    if (
        number.value >= 10
        and _PART_OF.search(view, max(0, number.start - 16), number.start)
        and _PART_IS.match(view, number.end)
        and any(item.kind == "number" and item.unit and item.unit.dimension in COUNTED for item in items[:at])
    ):
        return True
    if number.value >= 10 and _SAYS.search(before) and compiled(r"[.,;)](?!\d)|\n|$").match(view[number.end : number.end + 2]):
        return True
    if compiled(r"[^\W\d_]{2,}[^:\n]{0,60}:\s?(?:[^\W\d_]+ ){0,2}$").search(before) and compiled(r"\s*(?:[.,;…](?!\d)|\n|$)").match(
        view[number.end : number.end + 3]
    ):
        return True
    if (
        _NAMED_LIST.search(view, max(0, number.start - 60), min(len(view), number.end + 60))
        and any(item.kind == "number" and item.unit for item in items[:at])
        and _is_named(reading.document, number.start)
        and compiled(r"[,;)]| và |\.(?!\d)").match(view[number.end : number.end + 4])
    ):
        return True
    if not leads:
        if HEAD_NOUN.search(view[max(0, number.start - 80) : number.start]):
            return True
        if compiled(r"(?:^|\n)\s*$").search(before):
            return False
        return big and (
            _grouped(view[number.start : number.end]) or (scaled(number) and _in_series(reading, items, at)) or _in_list(items, at)
        )
    if (
        number.value >= 10
        and compiled(r"(?:\bto|còn|xuống|lên)[ \n]$").search(before)
        and any(item.kind == "number" and not (item.unit and item.unit.dimension == "percent") for item in items[:at])
    ):
        return True
    if (
        number.value >= 10
        and compiled(r"(?:up|down|tăng|giảm|fell by|rose by)[ \n]$").search(before)
        and any(item.kind == "number" for item in items[:at])
    ):
        return True
    return big or _in_series(reading, items, at) or number.value != number.value.to_integral_value()


def _of_a_place(view: str, items: list[Item], at: int) -> bool:
    """``Cần Thơ (17), Long An (2)``: a number in brackets behind a place."""
    if not 0 < at < len(items) or items[at].kind != "number" or items[at - 1].kind != "place":
        return False
    return view[items[at - 1].end : items[at].start] == " (" and view[items[at].end : items[at].end + 1] == ")"


_YEARS = range(1900, 2101)


def _grouped(text: str) -> bool:
    return bool(compiled(r"\d[.,]\d{3}").search(text))


def scaled(number: Number) -> bool:
    """Whether a number stands with a scale word (``5,6 triệu``)."""
    return number.step > 1


_CHAIN = compiled(
    r"(?:[,;] ?| và | and )\d[\d.,]*(?:(?:[,;] ?| và | and )\d[\d.,]*)* ?(?:%|(?:nghìn|triệu|tỷ|million|billion) |(?:người|lao động|hộ|đồng|ca|tấn|ha|học sinh|em|percent|per cent|people|workers)(?!\w))"
)
_PART_OF = compiled(r"(?:including|of whom|of which|of them|among them|while|, with)[ \n](?:some |about |nearly |over )?$")
_ARE = compiled(r"[ \n](?:were|are|have been|had been)(?!\w)")
_PART_IS = compiled(r"[ \n](?:at|in|on|by|were|was|are|who|from|for|of|had|have|did)(?!\w)")
_FEWER = compiled(r" (?:fewer|more|less|higher|lower) than(?!\w)")
_OPENS = compiled(r"(?:gồm|trong đó|chia ra|including)[: ](?: ?[^\W\d_]+){1,6} $")
_TAIL_BETWEEN = compiled(r"[^\W\d_]*[),]?(?:[ ,]+[^\W\d_]+){1,7} $")


def _is_named(document: Document, start: int) -> bool:
    """Whether a capitalised word stands right before a number."""
    name = compiled(r"([^\W\d_]+) $").search(document.view[max(0, start - 14) : start])
    return name is not None and document.cased[start - len(name[1]) - 1].isupper()


def _in_tail(reading: Reading, items: list[Item], at: int) -> bool:
    """``210 học viên, trong đó nữ 126, chiếm …``: a count behind a word of its own, shortly after a count with its noun."""
    number = items[at].number
    assert number is not None  # noqa: S101 - only numbers are asked about
    earlier = next((item for item in reversed(items[:at]) if item.kind == "number"), None)
    if earlier is not None and earlier.unit is not None and earlier.unit.dimension == "percent":
        counted = next(
            (item for item in reversed(items[:at]) if item.kind == "number" and item.unit is not None and item.unit.dimension in COUNTED),
            None,
        )
        listed = counted is not None and _OPENS.search(reading.document.view, counted.end, number.start)
        return (
            bool(listed)
            and number.value > 1
            and compiled(r"[,;)]|\.(?!\d)").match(reading.document.view[number.end : number.end + 2]) is not None
        )
    if earlier is None or earlier.unit is None or earlier.unit.dimension not in {"person", "household", "person-turn", "count"}:
        return False
    view = reading.document.view
    between = view[earlier.unit.end : number.start]
    behind = view[number.end : number.end + 3]
    whole = number.value == number.value.to_integral_value() and number.value > 1
    if compiled(r" (?:missing|dead|injured|wounded|homeless|hurt)(?!\w)").match(view[number.end : number.end + 10]):
        return True
    return (
        whole
        and 2 < len(between) < 50
        and _TAIL_BETWEEN.fullmatch(between) is not None
        and bool(compiled(r"[,;)]|\.(?!\d)| và|$").match(behind))
        and reading.document.cased[number.start - 2].islower()
    )


_LISTED_SO_FAR = compiled(r"[,:;]? ?(?:[^\d,;.]{2,40} \d[\d.]{0,8}[,;] ?){1,8}[^\d,;.]{2,40} ")
_UNDER_COLON = compiled(r": ?(?:[^\d,;.:]{2,40} \d[\d.,]{0,8}; ?){0,8}[^\d,;.:]{2,40} $")
_LONGEST_LIST = 240


def _enumerates(reading: Reading, items: list[Item], at: int) -> bool:
    """``182 người, gồm cao đẳng 21, trung cấp 46, sơ cấp 115``: the next of the parts of a count, name by name."""
    number = items[at].number
    assert number is not None  # noqa: S101 - only numbers are asked about
    view = reading.document.view
    if view[number.end : number.end + 1] in ";." and _UNDER_COLON.search(view, max(0, number.start - _LONGEST_LIST), number.start):
        return True
    counted = next((item for item in reversed(items[:at]) if item.kind == "number" and item.unit and item.unit.dimension in COUNTED), None)
    if counted is None or counted.unit is None or number.start - counted.unit.end > _LONGEST_LIST or number.value < 2:
        return False
    return (
        _LISTED_SO_FAR.fullmatch(view, counted.unit.end, number.start) is not None
        and compiled(r"[,;)]|\.(?!\d)| và|$").match(view, number.end) is not None
    )


_NAMED_LIST = compiled(r"[^\W\d_]+ \d[\d.]*(?:[,;]| và) ?[^\W\d_]+(?: [^\W\d_]+){0,3} \d[\d.]*(?:[,;)]| và|\.(?!\d))")
_LED = compiled(
    r"(?:là|đạt|được|còn|lên|xuống|tới|đến|tăng|giảm|có|chỉ|hơn|gần|trên|dưới|khoảng|xấp xỉ|với|chỉ tiêu|kế hoạch|mục tiêu|con số|mức|số|cho|từ|và|bằng|nghề|thêm|ước|đó|:|,|\(|"
    r"was|is|to|at|of|reached|nearly|about|over|up|down|by|from|and|than|for|against|current|a drop of|only|stood at|had|some|accounted for|with|totalled|numbered)[ \n]?$"
)


def _led(reading: Reading, start: int) -> bool:
    return _LED.search(reading.document.view[max(0, start - 18) : start]) is not None


HEAD_NOUN = compiled(r"(?:^|[ \n(])(?:số|tổng số|số lượng|the number of|number of) (?:lượng )?([^\d,;:.]{2,60}|[^\d,;:.]{2,110}: ?)$")


def _in_list(items: list[Item], at: int) -> bool:
    """Whether a number with a unit stands just before: ``Cà Mau 20.100 hộ, Bến Tre 20.000``."""
    earlier = [item for item in items[:at] if item.kind == "number"]
    return bool(earlier and items[at].start - earlier[-1].end < 60)


def _in_series(reading: Reading, items: list[Item], at: int) -> bool:
    """Whether a number with a counted noun stands shortly before, or the clause counts something by name."""
    view = reading.document.view
    if HEAD_NOUN.search(view[max(0, items[at].start - 80) : items[at].start]):
        return True
    earlier = [item for item in items[:at] if item.kind == "number" and item.unit and item.unit.dimension in COUNTED]
    if earlier:
        return True
    last = reading.drafts[-1] if reading.drafts else None
    return bool(last is not None and last.dimension in COUNTED and items[at].start - last.item.end < 300)
