"""Times: dates, years, quarters, spans, and what they mean as ISO 8601 periods.

A rule is a pattern that is tried where one of its anchor words stands, and a function from the match to a
moment with holes in it; ``resolve`` fills the holes from the words before and the document's date.
``yields`` are phrases with their period (document's date 2021-05-10), ``leaves`` phrases in which the rule finds nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from qnfacts.frozen import dataclass
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date as Date

    from qnfacts.model import Language
    from qnfacts.text import Document

Kind = Literal["year", "years", "quarter", "month", "months", "day", "days", "span", "lately", "clock"]
_SCHOOL_STARTS = 8
_YEAR_CLOSES = 11
_LOOKS_BACK = 4
_LAST_QUARTER = 4


class Moment(NamedTuple):
    """A time as printed: what it names, with None where it is left out.

    ``shift`` moves the year (``năm ngoái`` is -1), ``here`` means the span that governs the text so far
    (``cả năm``), ``again`` the same span a year earlier (``cùng kỳ``), ``since`` that it runs to the document's date.
    """

    kind: Kind
    year: int | None = None
    first: int | None = None
    last: int | None = None
    day: int | None = None
    last_day: int | None = None
    shift: int = 0
    here: bool = False
    again: bool = False
    since: bool = False
    to_year: int | None = None


class Time(NamedTuple):
    """A time in the view with its ISO period; ``again`` says that it is the same span a year earlier."""

    start: int
    end: int
    period: str | None
    again: bool
    kind: Kind
    named_year: int | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to print a time."""

    name: str
    language: Language
    anchors: tuple[str, ...]
    pattern: str
    read: Callable[[re.Match[str]], Moment | None]
    yields: tuple[tuple[str, str | None], ...]
    leaves: tuple[str, ...]


RULES: list[Rule] = []
_NUMERALS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "đầu": 1, "cuối": 4}
_MONTHS_EN = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_COUNTED_EN = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_ORDINALS_EN = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

Y = r"((?:19|20)\.?\s?\d\d)(?![\d.,]*\d)(?:(?<=năm \d\d\d\d)|(?!\s?(?:người|hộ|em|tấn|đồng|ha|ca|%)))"
D, M = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])(?!\d)"
M_ALONE = M + r"(?![.,]\d| ?(?:nghìn|ngàn|tỷ|đồng|%)| ?triệu(?! tập| hồi))"
_SEP = r"\s?[/.-]\s?"
_NUMERAL = r"(mười một|mười hai|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"


def rule(
    language: Language, anchors: str, pattern: str, *, yields: dict[str, str | None], leaves: tuple[str, ...] = ()
) -> Callable[[Callable[[re.Match[str]], Moment | None]], Callable[[re.Match[str]], Moment | None]]:
    """Register a pattern that is tried where one of its anchor words stands ("0" stands for any digit)."""

    def register(read: Callable[[re.Match[str]], Moment | None]) -> Callable[[re.Match[str]], Moment | None]:
        RULES.append(Rule(read.__name__, language, tuple(anchors.split("|")), pattern, read, tuple(yields.items()), leaves))
        return read

    return register


def _int(text: str | None) -> int | None:
    return int(compiled(r"\D").sub("", text)) if text else None


def _count(text: str) -> int | None:
    return int(text) if text.isdigit() else _NUMERALS.get(text) or _COUNTED_EN.get(text)


# Vietnamese


@rule("vi", "0", rf"{D}{_SEP}{M}{_SEP}{Y}", yields={"ngày 03/9/2019": "2019-09-03", "31.12.2015": "2015-12-31"}, leaves=("1.234.567 đồng",))
def date(m: re.Match[str]) -> Moment | None:
    return Moment("day", _int(m[3]), _int(m[2]), day=_int(m[1]))


@rule(
    "vi",
    "từ",
    rf"từ đầu năm(?: {Y})? (?:đến|tới) (?:hết )?(?:ngày )?{D}/{M}(?:/{Y})?",
    yields={"từ đầu năm đến 29/4/2021": "2021-01-01/2021-04-29"},
)
def from_new_year(m: re.Match[str]) -> Moment | None:
    return Moment("days", _int(m[4]) or _int(m[1]), 1, _int(m[3]), 1, _int(m[2]))


@rule("vi", "từ", r"từ đầu năm (?:đến|tới) nay", yields={"từ đầu năm đến nay": "2021-01/2021-05"})
def year_to_date(m: re.Match[str]) -> Moment | None:
    return Moment("months", first=1, since=True)


@rule(
    "vi",
    "ngày|hôm|sáng|trưa|chiều|tối|đêm|mùng|mồng|rạng|0|hai|ba|bốn",
    rf"(?:(?:\d|hai|ba|bốn) ngày|ngày|hôm|(?:rạng )?sáng|trưa|chiều|tối|đêm|mùng|mồng)(?: qua| nay)?,?(?: ngày)? ?\(?{D}\s?(?:[-–]|,|và|đến ngày|đến) ?{D}\s?[/.-]\s?{M}(?:\s?[/.-]\s?{Y})?",
    yields={
        "các ngày 22, 23/4/2021": "2021-04-22/2021-04-23",
        "ngày 9-11/2": "2021-02-09/2021-02-11",
        "hai ngày (15 và 16/4)": "2021-04-15/2021-04-16",
    },
)
def several_days(m: re.Match[str]) -> Moment | None:
    return Moment("days", _int(m[4]), _int(m[3]), _int(m[3]), _int(m[1]), _int(m[2]))


@rule(
    "vi",
    "từ",
    rf"từ (?:ngày )?{D} ?(?:đến|tới|-|–) ?(?:ngày )?{D}/{M}(?:/{Y})?(?!\d)",
    yields={"từ 7 đến 15/3": "2021-03-07/2021-03-15", "từ 26- 30/4": "2021-04-26/2021-04-30"},
    leaves=("từ 5 đến 7%",),
)
def from_day_of_month(m: re.Match[str]) -> Moment | None:
    return Moment("days", _int(m[4]), _int(m[3]), _int(m[3]), _int(m[1]), _int(m[2]))


@rule(
    "vi",
    "ngày|hôm|sáng|trưa|chiều|tối|đêm|mùng|mồng|rạng|nay|qua|mai|phiên|thứ|chủ",
    rf"(?:ngày|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|phiên(?: giao dịch)?|hôm|(?:rạng )?sáng|trưa|chiều|tối|đêm|mùng|mồng|(?:nay|qua|mai)(?! \d+ [-–] \d))(?: qua| nay| mai)?,?(?: ngày)? ?\(?{D}\s?[/.-]\s?{M}(?:\s?[/.-]\s?{Y})?(?!\d|[.,]\d)",
    yields={
        "sáng 29/3": "2021-03-29",
        "ngày 15/09/2023": "2023-09-15",
        "chiều qua (8.5)": "2021-05-08",
        "ngày 1-7-2017": "2017-07-01",
        "Chủ nhật 2/5": "2021-05-02",
    },
    leaves=("ngày 2,5 tấn", "trải qua 5 - 7 đợt"),
)
def day_and_month(m: re.Match[str]) -> Moment | None:
    return Moment("day", _int(m[3]), _int(m[2]), day=_int(m[1]))


@rule(
    "vi",
    "ngày|hôm|sáng|chiều",
    rf"(?:ngày|hôm|sáng|chiều) {D} tháng {M}(?:(?:,)? năm {Y})?",
    yields={"ngày 5 tháng 3 năm 2020": "2020-03-05", "ngày 5 tháng 3": "2021-03-05"},
)
def day_in_words(m: re.Match[str]) -> Moment | None:
    return Moment("day", _int(m[3]), _int(m[2]), day=_int(m[1]))


@rule(
    "vi", "tháng", rf"tháng {M} ?(?:đến|-|–|tới) ?(?:tháng )?{M}(?:{_SEP}| năm ){Y}", yields={"tháng 1 đến tháng 4/2021": "2021-01/2021-04"}
)
def month_to_month(m: re.Match[str]) -> Moment | None:
    return Moment("months", _int(m[3]), _int(m[1]), _int(m[2]))


@rule(
    "vi",
    "lũy|cộng|tính",
    rf"(?:lũy kế|cộng dồn|tính chung)(?: từ đầu năm)? (?:đến |tới )?(?:hết |cuối )tháng {M}(?:(?:{_SEP}|,? năm ){Y})?",
    yields={"lũy kế đến hết tháng 4": "2021-01/2021-04", "Lũy kế hết tháng 11/2020": "2020-01/2020-11"},
    leaves=("tính đến hết tháng 4",),
)
def added_up_to(m: re.Match[str]) -> Moment | None:
    return Moment("months", _int(m[2]), 1, _int(m[1]))


@rule(
    "vi",
    "tháng",
    rf"tháng {M}(?:{_SEP}|,? năm ){Y}",
    yields={"tháng 9/2022": "2022-09", "tháng 12 năm 2016": "2016-12", "tháng 2. 2017": "2017-02"},
)
def month_of_year(m: re.Match[str]) -> Moment | None:
    return Moment("month", _int(m[2]), _int(m[1]))


@rule(
    "vi",
    "tháng",
    rf"tháng {M_ALONE}(?: (năm nay|năm ngoái|năm trước|năm qua|này|vừa qua|tới))?",
    yields={"tháng 4": "2021-04", "tháng 11": "2020-11", "tháng 7 năm ngoái": "2020-07"},
    leaves=("3 tháng",),
)
def month_alone(m: re.Match[str]) -> Moment | None:
    word = m[2] or ""
    return Moment("month", None, _int(m[1]), shift=-1 if word in {"năm ngoái", "năm trước"} else 0, here=word == "năm nay")


def _ahead(m: re.Match[str]) -> bool:
    """Whether a month or quarter is one to come: ``dự kiến quý IV``."""
    return compiled(r"(?:nếu|dự kiến|phấn đấu|sẽ)(?: trong| vào)? $").search(m.string, max(0, m.start() - 14), m.start()) is not None


@rule(
    "vi",
    "quý",
    rf"quý (iv|i{{1,3}}|[1-4]|một|hai|ba|tư|bốn|đầu|cuối)(?![\w])(?:\s?[/.-]\s?|,? (?:của )?năm | ){Y}",
    yields={"quý I/2021": "2021-01/2021-03", "quý 4-2020": "2020-10/2020-12", "quý III năm 2020": "2020-07/2020-09"},
)
def quarter_of_year(m: re.Match[str]) -> Moment | None:
    return Moment("quarter", _int(m[2]), _ROMAN.get(m[1]) or _int(m[1]))


@rule(
    "vi",
    "quý",
    r"quý (iv|i{1,3}|[1-4]|một|hai|ba|tư|bốn|(?:đầu|cuối)(?= (?:của )?năm))(?!\w)(?: (?:của )?năm(?! (?:19|20)\d\d)(?: (nay|ngoái|trước))?| (?:vừa|vừa qua|vừa rồi|này|qua)(?!\w))?",
    yields={"quý I": "2021-01/2021-03", "quý cuối năm": "2021-10/2021-12"},
    leaves=("quý vị", "quý mão"),
)
def quarter_alone(m: re.Match[str]) -> Moment | None:
    return Moment("quarter", None, _ROMAN.get(m[1]) or _int(m[1]), shift=-1 if m[2] in {"ngoái", "trước"} else 0, here=_ahead(m))


@rule(
    "vi",
    f"0|{'|'.join(w for w in _NUMERALS if ' ' not in w)}|nửa|lũy|cả|trong",
    rf"(?:lũy kế |cả |trong )?(?:(0?\d|1[0-2])|{_NUMERAL}) tháng (?:đầu năm|cuối năm|đầu của năm|(?:đầu|cuối)(?= (?:19|20)\d\d)|năm|của năm|qua của năm)(?:(?: học)? ?{Y}| (ngoái|trước)(?!\w))?(?! (?:tuổi|học))",
    yields={
        "6 tháng đầu năm 2021": "2021-01/2021-06",
        "9 tháng năm 2018": "2018-01/2018-09",
        "Bảy tháng năm 2020": "2020-01/2020-07",
        "6 tháng cuối năm 2020": "2020-07/2020-12",
        "6 tháng đầu năm ngoái": "2020-01/2020-06",
    },
)
def months_of_year(m: re.Match[str]) -> Moment | None:
    count = _count(m[1] or m[2])
    if count is None or not 0 < count <= 12:
        return None
    late = "cuối" in m[0]
    return Moment("months", _int(m[3]), 13 - count if late else 1, 12 if late else count, shift=-1 if m[4] else 0)


@rule(
    "vi",
    f"0|{'|'.join(w for w in _NUMERALS if ' ' not in w)}",
    rf"(?:(0?[2-9]|1[01])|{_NUMERAL}) tháng(?: đầu)? {Y}",
    yields={"4 tháng 2016": "2016-01/2016-04"},
)
def months_then_year(m: re.Match[str]) -> Moment | None:
    return Moment("months", _int(m[3]), 1, _count(m[1] or m[2]))


@rule(
    "vi",
    f"lũy|trong|tính|cộng|0|{'|'.join(w for w in _NUMERALS if ' ' not in w)}",
    rf"(?:(?:lũy kế|tính chung|cộng dồn|trong)(?: trong)? (?:(0?[2-9]|1[01])|{_NUMERAL}) tháng(?! (?:tuổi|tới|nữa|năm|(?:đầu|cuối) (?:của )?(?:năm|19|20)|(?:19|20)))(?: (?:qua|này|đầu))?|(?<!sau )(?<!dưới )(?<!trên )(?<!từ )(?<!ba )(?<!vòng )(?<!hơn )(?<!gần )(?<!khoảng )(?<!hạn )(?<!suốt )(?<!mỗi )(?<!cứ )(?<!kéo dài )(?<!được )(?<!\w)(?:(0?[2-9]|1[01])|{_NUMERAL}) tháng(?= ?,| qua| này| \d| (?:phát hiện|phát triển|giải quyết|xử lý|tiếp nhận|bắt giữ|thu|xuất|nhập|sản|nông|kim|đạt|ước|tăng|giảm|chỉ (?:tăng|giảm|đạt|bằng)|gấp|đã (?:ở mức|đạt|tăng|giảm))))",
    yields={"4 tháng chỉ tăng 0,2%": "2021-01/2021-04", "trong 9 tháng": "2021-01/2021-09", "Luỹ kế 7 tháng": "2021-01/2021-07"},
    leaves=("sau 3 tháng", "thời hạn 6 tháng"),
)
def months_so_far(m: re.Match[str]) -> Moment | None:
    count = _count(next(g for g in m.groups() if g))
    if m.string[max(0, m.start() - 6) : m.start()].rstrip().endswith("nhất"):
        return None
    return Moment("months", None, 1, count) if count and 1 < count < 12 else None


@rule(
    "vi",
    "nửa",
    rf"nửa (đầu|cuối) năm(?: {Y}| (ngoái|trước))?",
    yields={"nửa đầu năm 2019": "2019-01/2019-06", "nửa cuối năm": "2021-07/2021-12", "nửa đầu năm ngoái": "2020-01/2020-06"},
)
def half_year(m: re.Match[str]) -> Moment | None:
    return Moment("months", _int(m[2]), 1 if m[1] == "đầu" else 7, 6 if m[1] == "đầu" else 12, shift=-1 if m[3] else 0)


@rule(
    "vi",
    "giai|nhiệm|thời|khóa|trong|những",
    rf"(?:giai đoạn|nhiệm kỳ|thời kỳ|khóa|trong các năm|những năm|các năm) (?:từ )?(?:năm )?{Y} ?(?:[-–]|đến|tới) ?(?:năm )?{Y}",
    yields={"giai đoạn 2021 - 2025": "2021/2025", "nhiệm kỳ 2016-2021": "2016/2021"},
    leaves=("giai đoạn 1",),
)
def stretch(m: re.Match[str]) -> Moment | None:
    return Moment("years", _int(m[1]), to_year=_int(m[2]))


@rule("vi", "những", r"những năm (\d0)(?!\d)", yields={"những năm 90": "1990/1999"})
def decade(m: re.Match[str]) -> Moment | None:
    return Moment("years", 1900 + int(m[1]), to_year=1909 + int(m[1]))


@rule("vi", "năm", rf"năm học {Y} ?[-–/] ?{Y}", yields={"năm học 2020-2021": "2020/2021"})
def school_year(m: re.Match[str]) -> Moment | None:
    return Moment("years", _int(m[1]), to_year=_int(m[2]))


@rule("vi", "năm", r"năm học (này|vừa qua|trước|qua|ngoái|tới)", yields={"năm học này": "2020/2021", "năm học trước": "2019/2020"})
def school_year_relative(m: re.Match[str]) -> Moment | None:
    return Moment("years", shift={"này": 0, "tới": 1}.get(m[1], -1))


@rule(
    "vi",
    "sang",
    r"sang năm(?! \d)(?: (?:sau|tới))?(?=,| tỉnh| huyện| thành| cả| ngành)",
    yields={"Sang năm, tỉnh": "2022"},
    leaves=("sang năm 2022",),
)
def next_year(m: re.Match[str]) -> Moment | None:
    return Moment("year", shift=1)


@rule(
    "vi",
    "bước|sang|trong",
    r"(?:bước )?(?:sang|vào|trong) năm mới(?!\w)",
    yields={"bước sang năm mới": "2021"},
    leaves=("chúc mừng năm mới",),
)
def new_year(_m: re.Match[str]) -> Moment | None:
    return Moment("year", shift=_JUST_BEGUN)


@rule("vi", "một|1", r"(?:một|1) năm sau(?: đó)?(?!\w)", yields={"một năm sau đó": "2022"}, leaves=("mỗi năm sau đó",))
def year_after(_m: re.Match[str]) -> Moment | None:
    return Moment("year", shift=1, here=True)


@rule("vi", "một|1", r"(?:một|1) năm (?:trước|về trước)(?: đó| đây)?(?!\w)", yields={"so với 0,4% một năm trước đó": None})
def year_before(_m: re.Match[str]) -> Moment | None:
    return Moment("span", again=True)


@rule(
    "vi",
    f"0|{'|'.join(w for w in _NUMERALS if ' ' not in w)}",
    rf"(?:(\d{{1,2}})|{_NUMERAL}) năm (?:trước|về trước)(?=,)",
    yields={"Năm năm trước, cả": "2016"},
    leaves=("hơn 5 năm trước đây",),
)
def years_ago(m: re.Match[str]) -> Moment | None:
    count = _count(m[1] or m[2])
    return Moment("year", shift=-count) if count else None


@rule(
    "vi",
    "năm",
    rf"năm hai (?:nghìn|ngàn)((?: (?:không trăm|linh|lẻ|mươi|mười|mốt|lăm|tư|nhăm|{'|'.join(w for w in _NUMERALS if ' ' not in w)}))+)(?= |,|$)",
    yields={"năm hai nghìn không trăm hai mươi mốt": "2021"},
)
def year_in_words(m: re.Match[str]) -> Moment | None:
    value = 0
    small = {**_NUMERALS, "mốt": 1, "lăm": 5, "nhăm": 5}
    for word in m[1].replace("không trăm", "").split():
        if word in {"mười", "mươi"}:
            value = (value or 1) * 10
        elif word in small:
            value += small[word]
    return Moment("year", 2000 + value) if value < 100 else None


@rule(
    "vi",
    "cùng",
    rf"cùng kỳ (?:của |trong )?(?:các|nhiều|mấy|\d{{1,2}}|{_NUMERAL}) năm(?! (?:19|20)\d\d)(?: (?:trước|qua|gần đây|liền trước|trở lại đây))?",
    yields={"cao nhất so với cùng kỳ trong 6 năm gần đây": None, "cùng kỳ các năm trước": None},
    leaves=("cùng kỳ năm trước",),
)
def same_period_of_years(_m: re.Match[str]) -> Moment | None:
    return Moment("clock")


@rule(
    "vi",
    "cùng|svck|mức",
    rf"(?:cùng|mức) (?:kỳ|thời điểm|thời gian)(?: (?:của )?(?:năm (?:{Y}|trước đó|trước|ngoái|rồi)|(?:của )?{Y}|tháng trước|quý trước|tuần trước))?|cùng (?:tháng|quý|ngày|giai đoạn) (?:của )?năm (?:{Y}|trước đó|trước|ngoái|rồi)|svck",
    yields={"cùng kỳ năm trước": None, "cùng kỳ năm 2018": "2018", "cùng tháng năm ngoái": None},
    leaves=("cùng tháng với xã bên",),
)
def same_period(m: re.Match[str]) -> Moment | None:
    return Moment("span", _int(m[1] or m[2] or m[3]), again=True)


@rule(
    "vi",
    "cuối|đầu|giữa|hết|trước|đến|tính",
    rf"(?:tính )?(?:đến |tới )?(?:hết |trước |sau )?(?:cuối |đầu |giữa |hết )?tháng {M}(?:(?:{_SEP}| năm ){Y})?(?![.,]\d)",
    yields={"đến hết tháng 9/2022": "2022-09", "cuối tháng 11": "2020-11"},
)
def edge_of_month(m: re.Match[str]) -> Moment | None:
    return Moment("month", _int(m[2]), _int(m[1]), here=_ahead(m))


@rule(
    "vi",
    "cuối|đầu|giữa|hết|đến|tính|vào",
    rf"(?:tính )?(?:đến |tới |vào )?(?:hết |thời điểm )?(?:cuối |đầu |giữa |hết )?(?:năm )?{Y}",
    yields={"cuối năm 2019": "2019", "đến năm 2025": "2025", "cuối 2019": "2019"},
    leaves=("đến 2025 người",),
)
def edge_of_year(m: re.Match[str]) -> Moment | None:
    if "năm" not in m[0] and not m[0].startswith(("cuối", "đầu", "giữa", "đến cuối", "hết", "đến hết")):
        return None
    return Moment("year", _int(m[1]))


@rule(
    "vi",
    "cuối|đầu|giữa|hết|đến|cả|trong|cùng|cũng|tính",
    r"(?:tính )?(?:đến |vào |cũng )?(cuối|đầu|giữa|hết|trong|cả|cùng) năm(?: (nay|ngoái|trước|vừa qua|qua|này|tới|sau|đó|rồi))?(?! (?:học|\d))",
    yields={"cuối năm": "2021", "trong năm": "2021", "cuối năm ngoái": "2020", "trong năm qua": "2020", "trong năm vừa qua": "2020"},
    leaves=("trong năm học",),
)
def year_here(m: re.Match[str]) -> Moment | None:
    word = m[2] or ""
    return Moment("year", shift=_SHIFTS.get(word, 0), here=word in {"", "này", "đó"})


def _counted(m: re.Match[str]) -> bool:
    """Whether a number stands before: ``3 năm trước`` is a duration."""
    return re.search(rf"(?:\d|{_NUMERAL}|mấy|vài|nhiều|những|các|mọi|hàng)\s$", m.string[max(0, m.start() - 10) : m.start()]) is not None


_JUST_PAST, _JUST_BEGUN = -99, 99
_SHIFTS = {"ngoái": -1, "trước": -1, "rồi": -1, "tới": 1, "sau": 1, "qua": _JUST_PAST, "vừa qua": _JUST_PAST}


@rule(
    "vi",
    "năm",
    rf"năm {Y}(?: ?(?:và|,|-|–) ?(?:năm )?{Y})?",
    yields={"năm 2020": "2020", "năm 2015 và 2016": "2015/2016", "năm 2011, 2012": "2011/2012", "năm 2016 - 2020": "2016/2020"},
    leaves=("năm 20 người", "năm 2.020 người"),
)
def year(m: re.Match[str]) -> Moment | None:
    first, last = _int(m[1]), _int(m[2])
    if first and last and (last > first):
        if "," in m[0] and (last - first > 1 or "." in m[2] or compiled(r",\s(?:19|20)\d\d").match(m.string, m.end())):
            return Moment("year", first)
        return Moment("years", first, to_year=last)
    return Moment("year", first)


@rule(
    "vi",
    "năm",
    r"năm (nay|ngoái|trước|tới|sau|vừa qua|qua)(?! (?:khi|đây|nữa))",
    yields={"năm nay": "2021", "năm ngoái": "2020"},
    leaves=("5 năm trước", "năm năm qua"),
)
def year_relative(m: re.Match[str]) -> Moment | None:
    if _counted(m):
        return None
    return Moment("year", shift=_SHIFTS.get(m[1], 0))


@rule(
    "vi",
    "tháng|quý",
    r"(tháng|quý) (này|trước|trước đó|vừa qua|vừa rồi|qua|tới)(?! (?:đây|nữa))",
    yields={"tháng trước": "2021-04", "tháng này": "2021-05", "quý vừa rồi": "2021-01/2021-03"},
    leaves=("3 tháng trước", "một tháng trước"),
)
def month_relative(m: re.Match[str]) -> Moment | None:
    if _counted(m) and not compiled(r"với (?:một|1) $").search(m.string, max(0, m.start() - 8), m.start()):
        return None
    shift = {"này": 0, "tới": 1}.get(m[2], -1)
    return Moment("month" if m[1] == "tháng" else "quarter", first=None, shift=shift, here=m[2] in {"này", "trước đó"})


@rule(
    "vi",
    "hôm|ngày|sáng|chiều|tối|đêm",
    r"(?:(?:ngày )?hôm|sáng|chiều|tối|đêm) (nay|qua|kia)|ngày (mai|kia)|sáng mai|hôm trước",
    yields={"hôm qua": "2021-05-09", "chiều nay": "2021-05-10"},
)
def day_relative(m: re.Match[str]) -> Moment | None:
    word = m[1] or m[2] or "mai"
    return Moment("day", shift={"nay": 0, "qua": -1, "kia": -2, "mai": 1}.get(word, 0))


@rule("vi", "tuần", r"tuần (qua|này|trước|trước đó|vừa qua)", yields={"tuần qua": "2021-05-03/2021-05-09"})
def week_relative(m: re.Match[str]) -> Moment | None:
    return Moment("days", shift={"này": 0, "trước đó": -2}.get(m[1], -1))


@rule(
    "vi",
    "0",
    r"\d{1,2} ?(?:h|giờ|g) ?\d{2}(?: ?(?:phút|['’]))?(?!\d)|(?:0?\d|1\d|2[0-4])h(?![\w])|(?:0?\d|1\d|2[0-4]) giờ(?= (?:ngày|sáng|trưa|chiều|tối|đêm|hôm|cùng|kém))|\d{1,2}:\d{2}(?::\d{2})?",
    yields={"3 giờ 30": None, "16h50": None, "06:19": None, "14 giờ ngày": None},
    leaves=("8 giờ làm việc",),
)
def clock(m: re.Match[str]) -> Moment | None:
    return Moment("clock")


@rule("vi", "0|năm", r"(?:năm học )?(20\d\d)[-–/](\d\d)(?![\d/.,-])", yields={"năm học 2022-23": "2022/2023"}, leaves=("2020-2021",))
def years_short(m: re.Match[str]) -> Moment | None:
    return Moment("years", int(m[1]), to_year=int(m[1]) + 1) if (int(m[1]) + 1) % 100 == int(m[2]) else None


@rule(
    "vi",
    "0",
    rf"{Y}(?: ?[-–] ?| (?:đến|tới)(?: hết)? (?:năm )?){Y}(?![\d/])",
    yields={"2016 - 2020": "2016/2020", "từ 2016 đến 2020": "2016/2020"},
    leaves=("2016 - 20200",),
)
def years(m: re.Match[str]) -> Moment | None:
    first, last = _int(m[1]), _int(m[2])
    return Moment("years", first, to_year=last) if first and last and first < last else None


@rule("vi", "0", r"(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])", yields={"4/2017": "2017-04"}, leaves=("44/2017/NĐ",))
def bare_month(m: re.Match[str]) -> Moment | None:
    if m.string[max(0, m.start() - 4) : m.start()].rstrip().endswith("quý"):
        return Moment("quarter", int(m[2]), int(m[1]))
    return Moment("month", int(m[2]), int(m[1]))


@rule(
    "vi",
    "đến|tới|hết|trước|sau|từ|dịp|lễ",
    rf"(?:đến|tới|hết|trước|sau|từ|dịp(?: lễ)?|lễ) (?:hết )?{D}/ ?{M}(?![\d/%])(?: ?[-–] ?{D}/{M}(?![\d/%]))?(?! (?:số|xã|phường|thị trấn|huyện|người|hộ|tiêu chí|chỉ tiêu|trường|thôn|đơn vị|vụ))",
    yields={"đến 30/3 được": "2021-03-30", "Dịp lễ 30/4 - 1/5": "2021-04-30/2021-05-01"},
    leaves=("từ 2/3 số xã",),
)
def day_by_preposition(m: re.Match[str]) -> Moment | None:
    if m[3]:
        return Moment("days", None, _int(m[2]), _int(m[4]), _int(m[1]), _int(m[3]))
    return Moment("day", None, _int(m[2]), day=_int(m[1]))


@rule(
    "vi",
    "ngày",
    rf"ngày {D} (?:và|đến|,) (?:ngày )?{D} tháng {M}(?: năm {Y})?",
    yields={"ngày 5 và ngày 6 tháng 4": "2021-04-05/2021-04-06"},
)
def days_in_words(m: re.Match[str]) -> Moment | None:
    return Moment("days", _int(m[4]), _int(m[3]), _int(m[3]), _int(m[1]), _int(m[2]))


@rule(
    "vi",
    "0|từ|lúc",
    r"(?:từ |lúc )?\d{1,2} (?:giờ|h)(?: \d{1,2})? (?:đến|tới|-) \d{1,2} (?:giờ|h)(?: \d{1,2})?(?! (?:làm|học))",
    yields={"từ 7 giờ đến 10 giờ 30": None},
)
def clock_to_clock(_m: re.Match[str]) -> Moment | None:
    return Moment("clock")


@rule(
    "vi",
    f"0|{'|'.join(w for w in _NUMERALS if ' ' not in w)}",
    rf"(?:\d{{1,3}}|{_NUMERAL}) (?:(?:ngày|tuần|giờ|tiếng) (?:qua|gần đây|vừa qua|tới)|tháng (?:qua|vừa qua|gần đây|trở lại đây|gần nhất|tới))(?!\w)",
    yields={"ba ngày qua": None},
    leaves=("ba ngày liền",),
)
def last_days(_m: re.Match[str]) -> Moment | None:
    return Moment("clock")


@rule(
    "vi",
    f"những|nhiều|mấy|vài|0|{'|'.join(w for w in _NUMERALS if ' ' not in w)}",
    rf"(?:những|nhiều|mấy|vài|\d{{1,3}}|{_NUMERAL}) năm (?:qua|vừa qua|gần đây|trở lại đây|gần nhất|tới|sắp tới|tiếp theo)(?!\w)",
    yields={"10 năm qua": None, "trong những năm gần đây": None, "5 năm tới": None},
    leaves=("những năm 90", "năm năm liền"),
)
def lately(m: re.Match[str]) -> Moment | None:
    record = compiled(r"nhất\s(?:trong|của|kể từ|vòng|khoảng|\s)*$").search(m.string, max(0, m.start() - 24), m.start())
    return Moment("clock" if record else "lately")


@rule(
    "vi",
    f"0|{'|'.join(w for w in _NUMERALS if ' ' not in w)}",
    rf"(?:\d{{1,2}}|{_NUMERAL}) năm (?:từ )?\(?{Y} ?(?:[-–]|đến) ?{Y}",
    yields={"5 năm 2017 - 2021": "2017/2021"},
)
def years_counted(m: re.Match[str]) -> Moment | None:
    return Moment("years", _int(m[2]), to_year=_int(m[3]))


@rule(
    "vi",
    "0",
    rf"{D}/{M}(?![\d/%])(?= ?(?:[),.;]|$|sẽ|tại|ở|về|của|vừa|đã|trở|có|và|là))",
    yields={"đêm (9/2)": "2021-02-09"},
    leaves=("15/22 mục", "1/3 số hộ"),
)
def bare_day(m: re.Match[str]) -> Moment | None:
    before = m.string[max(0, m.start() - 6) : m.start()]
    if not compiled(r"(?:\(|hôm|ngày|,|và) ?$").search(before):
        return None
    if before.rstrip().endswith(("(", ",", "và")) and not compiled(r"ngày|hôm|mai|qua|nay|/\d").search(
        m.string[max(0, m.start() - 25) : m.start()]
    ):
        return None
    return Moment("day", None, int(m[2]), day=int(m[1]))


@rule(
    "vi",
    "0",
    rf"(?:(?<=với )|(?<=sang )){Y}(?![-–/.]\d|\w)|{Y}(?= (?:đến|tới) (?:nay|hiện))|{Y}(?![-–/.]\d|\w)(?= ?(?:[),;:.\n]|[-–|] [^\W\d]|là|được|đạt|có|chỉ|còn|của|với|và|$))",
    yields={"(2019)": "2019", "2019 là 396": "2019", "tăng 5% so với 2019.": "2019", "Sang 2018 sẽ": "2018"},
    leaves=("tổng 2019 người",),
)
def bare_year(m: re.Match[str]) -> Moment | None:
    before = m.string[max(0, m.start() - 16) : m.start()]
    return (
        Moment("year", _int(m[1] or m[2] or m[3]))
        if compiled(
            r"(?:^|[(,;:“”]|năm|vào|đến|và|nay|cuối|đầu|từ|sang|so với|\.|hơn|của|số liệu|mục tiêu|kế hoạch|chỉ tiêu|kết quả|phương hướng|nhiệm vụ|giai đoạn|con số|dấu ấn|nhìn lại|toàn cảnh|tổng kết|bức tranh) ?$"
        ).search(
            before,
        )
        and "." not in m[0]
        else None
    )


@rule(
    "vi",
    "hiện|đến|tới|tính|mới|vừa",
    r"hiện (?:nay|tại)|mới đây|vừa mới|(?<!phát )(?<!thực )(?<!thể )(?<!xuất )(?<!tái )(?<!biểu )hiện(?= (?:giá|tỉnh|toàn|có|còn|số|đang|trên|mới|quản))|(?:(?<=[.,;:(“] )|(?<=[\n(“])|^)hiện(?= \w)(?! (?:tượng|vật|đại|trường|thực|hành|diện|hữu|trạng|hình|lên|ra|thân|kim))|(?:tính )?(?:đến|tới) (?:nay|thời điểm (?:này|hiện tại)|hiện (?:nay|tại))",
    yields={"hiện nay": None, "mới đây": None, "đến nay": None, "Hiện bệnh viện có": None},
    leaves=("hiện tượng này", "phát hiện có"),
)
def now(m: re.Match[str]) -> Moment | None:
    return Moment("span")


# English

_MONTH_EN = rf"({'|'.join(sorted(_MONTHS_EN, key=len, reverse=True))})\.?"
YE = r"((?:19|20)\d\d)(?![\d,]\d|\w)"


@rule(
    "en",
    "|".join(_MONTHS_EN),
    rf"{_MONTH_EN} (\d{{1,2}}) ?(?:to|[-–]|through|until|and) ?(?:{_MONTH_EN} )?(\d{{1,2}})(?!\d|[,.]\d|%|\s(?:percent|people))(?:,? {YE})?",
    yields={"from February 2 to 10": "2021-02-02/2021-02-10", "April 28 to May 3": "2021-04-28/2021-05-03"},
    leaves=("May 1 to 1,200",),
)
def days_en(m: re.Match[str]) -> Moment | None:
    first = _MONTHS_EN[m[1]]
    return Moment("days", _int(m[5]), first, _MONTHS_EN[m[3]] if m[3] else first, _int(m[2]), _int(m[4]))


@rule("en", "|".join(_MONTHS_EN), rf"{_MONTH_EN} (\d{{1,2}})(?:st|nd|rd|th)?(?!\d),? {YE}", yields={"May 19, 2017": "2017-05-19"})
def month_day_year(m: re.Match[str]) -> Moment | None:
    return Moment("day", _int(m[3]), _MONTHS_EN[m[1]], day=_int(m[2]))


@rule("en", "0", rf"(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH_EN}(?:,? {YE})?", yields={"19 May 2017": "2017-05-19"})
def day_month_year(m: re.Match[str]) -> Moment | None:
    return Moment("day", _int(m[3]), _MONTHS_EN[m[2]], day=_int(m[1]))


@rule("en", "|".join(_MONTHS_EN), rf"{_MONTH_EN},? (?:of )?{YE}", yields={"January 2021": "2021-01"})
def month_year(m: re.Match[str]) -> Moment | None:
    return Moment("month", _int(m[2]), _MONTHS_EN[m[1]])


@rule(
    "en",
    "|".join(_MONTHS_EN),
    rf"{_MONTH_EN} (\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[,.]\d|%|\s(?:percent|people))",
    yields={"December 15": "2020-12-15", "as of April 30, rising": "2021-04-30"},
    leaves=("May 1,200 people",),
)
def month_day(m: re.Match[str]) -> Moment | None:
    return Moment("day", None, _MONTHS_EN[m[1]], day=_int(m[2]))


@rule("en", "|".join(_MONTHS_EN), rf"{_MONTH_EN}(?!\w)", yields={"in November": "2020-11"}, leaves=("it may fall",))
def month_name(m: re.Match[str]) -> Moment | None:
    if m[1] in {"may", "march", "mar", "jan", "sep", "dec"} and not compiled(
        r"(?:in|of|by|since|until|end of|from|to|last|this|early|late|mid-?) ?$"
    ).search(m.string[max(0, m.start() - 8) : m.start()]):
        return None
    return Moment("month", None, _MONTHS_EN[m[1]])


@rule(
    "en",
    "the|first|second|third|fourth|last|q1|q2|q3|q4|1st|2nd|3rd|4th",
    rf"(?:the )?(?:(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter|q([1-4]))(?: of)?(?:[ /]{YE}| (this|last) year| the year)?",
    yields={"the first quarter of 2022": "2022-01/2022-03", "Q1 2021": "2021-01/2021-03", "in Q4/2020": "2020-10/2020-12"},
)
def quarter_en(m: re.Match[str]) -> Moment | None:
    return Moment("quarter", _int(m[3]), _ORDINALS_EN[m[1]] if m[1] else _int(m[2]), shift=-1 if m[4] == "last" else 0)


@rule(
    "en",
    "the|first|second|last|1h|h1|h2",
    rf"(?:the )?(?:(first|second|last)[- ](half)(?: of)?|(h1|1h|h2))(?: {YE}| (this|last) year| the year)?",
    yields={"the first half of 2022": "2022-01/2022-06"},
)
def half_en(m: re.Match[str]) -> Moment | None:
    early = m[1] == "first" or m[3] in {"h1", "1h"}
    return Moment("months", _int(m[4]), 1 if early else 7, 6 if early else 12, shift=-1 if m[5] == "last" else 0)


@rule(
    "en",
    "in|over",
    r"(?:in|over) the (two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})(?: |-)months?(?: period)?(?=,| the| exports| imports)",
    yields={"in the six months, services rose": "2021-01/2021-06"},
)
def those_months_en(m: re.Match[str]) -> Moment | None:
    count = _count(m[1])
    return Moment("months", None, 1, count) if count and count < 12 else None


@rule(
    "en",
    "the|first|over|last|in",
    rf"(?:the |over |in )?(first|last|opening)? ?(two|three|four|five|six|seven|eight|nine|ten|eleven|\d{{1,2}}) months(?: of)?(?: {YE}| (this|last) year| the year)?",
    yields={"the first nine months of 2021": "2021-01/2021-09", "over 11 months": "2021-01/2021-11"},
    leaves=("for three months",),
)
def months_en(m: re.Match[str]) -> Moment | None:
    count = _count(m[2])
    if count is None or count > 12 or not (m[1] == "first" or m[0].startswith("over") or m[3] or m[4] or "of" in m[0]):
        return None
    return Moment(
        "months", _int(m[3]), 13 - count if m[1] == "last" else 1, 12 if m[1] == "last" else count, shift=-1 if m[4] == "last" else 0
    )


@rule(
    "en",
    "from|between|in|the|since|over",
    rf"(?:from |between |in |the |period |over )*{YE} ?(?:[-–]|to|and|through|until) ?{YE}",
    yields={"2016-2020": "2016/2020", "from 2016 to 2020": "2016/2020"},
)
def years_en(m: re.Match[str]) -> Moment | None:
    first, last = _int(m[1]), _int(m[2])
    return Moment("years", first, to_year=last) if first and last and first < last else None


@rule("en", "0", rf"{YE} ?[-–] ?{YE}", yields={"2021-2025": "2021/2025"})
def years_dash_en(m: re.Match[str]) -> Moment | None:
    return years_en(m)


@rule("en", "since", rf"since {YE}", yields={"since 2010": "2010/2021"})
def since_en(m: re.Match[str]) -> Moment | None:
    return Moment("years", _int(m[1]), since=True)


@rule(
    "en",
    "the|a|year|same|corresponding|y-o-y|yoy",
    r"(?:the )?(?:same|corresponding) period(?: (?:of )?(?:last year|(?:in )?(?P<y>(?:19|20)\d\d)|the previous year))?|a year (?:earlier|before|ago)|the (?:previous year|year before|year earlier)|year[- ]on[- ]year|year over year|yoy|y-o-y",
    yields={"the same period last year": None, "a year earlier": None, "year-on-year": None},
)
def same_period_en(m: re.Match[str]) -> Moment | None:
    return Moment("span", _int(m["y"]), again=True)


@rule(
    "en",
    "end|by|early|late|mid|at|the|beginning|start|mid-",
    rf"(?:by |at )?(?:the )?(?:end|beginning|start|close|middle)[- ]of[- ](?:the )?(?:(?:{_MONTH_EN} )?{YE}|{_MONTH_EN}|(last|this|next) year|year)",
    yields={"the end of 2019": "2019", "by the end of November": "2020-11", "at the end of last year": "2020"},
)
def edge_en(m: re.Match[str]) -> Moment | None:
    if m[1] or m[3]:
        return Moment("month", _int(m[2]), _MONTHS_EN[m[1] or m[3]])
    if m[2]:
        return Moment("year", _int(m[2]))
    return Moment("year", shift={"last": -1, "next": 1}.get(m[4] or "", 0), here=not m[4])


@rule(
    "en",
    "this|last|next|that|the|in",
    r"(this|last|next|that|the previous|the whole|the same|the) (year|month|quarter)(?![- ](?:old|on|long|earlier|before))",
    yields={"last year": "2020", "this year": "2021"},
    leaves=("a year ago",),
)
def relative_en(m: re.Match[str]) -> Moment | None:
    shift = {"last": -1, "next": 1, "the previous": -1}.get(m[1], 0)
    kind: Kind = "year" if m[2] == "year" else "month" if m[2] == "month" else "quarter"
    return Moment(kind, shift=shift, here=m[1] in {"that", "the whole", "the same", "the"})


@rule("en", "yesterday", r"(yesterday)", yields={"yesterday": "2021-05-09"})
def day_en(m: re.Match[str]) -> Moment | None:
    return Moment("day", shift=-1 if m[1] == "yesterday" else 0)


@rule("en", "full-year|full|whole|whole-year|year's|annual", r"(?:full|whole)[- ]year", yields={"the full-year target": "2021"})
def full_year_en(m: re.Match[str]) -> Moment | None:
    return Moment("year", here=True)


@rule("en", "today|currently|at|now|so", r"today|currently|at present|so far(?! this)|now", yields={"at present": None})
def now_en(m: re.Match[str]) -> Moment | None:
    return Moment("span")


@rule("en", "0", r"\d{1,2}(?:[.:]\d{2})? ?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\d{1,2}:\d{2}", yields={"9.30am": None})
def clock_en(m: re.Match[str]) -> Moment | None:
    return Moment("clock")


@rule("en", "0", rf"(?<![\d.,$€£/-]){YE}(?![-–/]\d)", yields={"in 2020": "2020"}, leaves=("$2020", "2,020 people"))
def year_en(m: re.Match[str]) -> Moment | None:
    return Moment("year", _int(m[1]))


@rule("en", "0", r"(20\d\d)[-–/](\d\d)(?![\d/.,-])(?: (?:academic|school|fiscal) year)?", yields={"2022-23 academic year": "2022/2023"})
def years_short_en(m: re.Match[str]) -> Moment | None:
    return years_short(m)


@rule("en", "early|late|mid", rf"(?:early|late|mid)[- ]{YE}", yields={"in late 2019": "2019"}, leaves=("a late goal",))
def part_of_year_en(m: re.Match[str]) -> Moment | None:
    return Moment("year", _int(m[1]))


# Where the rules are tried


@cache
def _by_anchor(language: Language) -> tuple[re.Pattern[str], dict[str, list[Rule]]]:
    table: dict[str, list[Rule]] = {}
    for one in RULES:
        if one.language == language or one is _DATE:
            for anchor in one.anchors:
                table.setdefault(anchor, []).append(one)
    by_letter: dict[str, list[str]] = {}
    for anchor in sorted((anchor for anchor in table if anchor != "0"), key=len, reverse=True):
        by_letter.setdefault(anchor[0], []).append(re.escape(anchor[1:]))
    words = (rf"{letter}(?<!\w.)(?:{'|'.join(rests)})\b" for letter, rests in by_letter.items())
    digits = (rf"{digit}(?<![\d.,].)" for digit in "0123456789")
    return compiled("|".join((*words, *digits))), table


@cache
def _any_rule(language: Language, anchor: str) -> re.Pattern[str]:
    """All rules of an anchor in one pattern: most anchors open no time."""
    return _compiled("|".join(f"(?:{one.pattern})" for one in _by_anchor(language)[1][anchor]))


_DATE = next(one for one in RULES if one.name == "date")


_WEAK = frozenset(
    "từ|kể|trong|đến|tới|tính|vào|cả|cùng|cũng|hết|trước|đầu|giữa|cuối|những|mức|qua|nay|mai|lúc|hồi|the|in|by|at|over|of|since|last|this|that|end|from|between|now|so|year|a|mid".split(
        "|"
    )
)
_NAMED = compiled(
    r"\d|năm|tháng|quý|tuần|kỳ|\bnay|hiện|tại|điểm|gian|year|month|half|quarter|period|end|january|february|march|april|may|june|july|august|sept|october|november|december|present|far|earlier|before|ago|previous"
)
_LOOK = 28


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern.replace(" ", r"\s"))


def _found(document: Document) -> Iterator[tuple[int, int, Moment]]:
    trigger, table = _by_anchor(document.language)
    view = document.view
    cells = {document.offset(block.start) for block in document.blocks if block.where == "table"}
    at = 0
    while anchor := trigger.search(view, at):
        at = anchor.end()
        word = anchor.group()
        if word in _WEAK and not _NAMED.search(view, at, at + _LOOK):
            continue
        key = "0" if word.isdigit() else word
        if not _any_rule(document.language, key).match(view, anchor.start()):
            continue
        for one in table[key]:
            match = _compiled(one.pattern).match(view, anchor.start())
            if match and cells and "\n" in match[0] and any(match.start() < cell < match.end() for cell in cells):
                continue
            moment = (
                one.read(match)
                if match and (match.end() == len(view) or not (view[match.end()].isalpha() and view[match.end() - 1].isalpha()))
                else None
            )
            if match and moment:
                yield match.start(), match.end(), moment
                at = max(at, match.end())
                break


def _span(moment: Moment, year: int, month: int | None) -> str | None:
    kind = moment.kind
    if kind == "year":
        return f"{year:04}"
    if kind == "quarter":
        quarter = moment.first or ((month or 1) - 1) // 3 + 1
        return f"{year:04}-{3 * quarter - 2:02}/{year:04}-{3 * quarter:02}"
    if kind == "months":
        return f"{year:04}-{moment.first or 1:02}/{year:04}-{moment.last or month or 12:02}"
    if kind == "month":
        return f"{year:04}-{moment.first or month or 1:02}"
    return None


def _valid(year: int, month: int | None, day: int | None) -> bool:
    return bool(month and day and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1])


def resolve(moment: Moment, date: Date | None, governing: str | None) -> str | None:
    """The ISO period of a moment, given the document's date and the period that governs the text so far.

    >>> resolve(Moment("month", None, 4), None, "2017")
    '2017-04'
    """
    about = int(governing[:4]) if governing else None
    today = date.year if date else None
    if moment.kind in {"clock", "lately"} or (moment.kind == "span" and not moment.again):
        return None
    if moment.again:
        return again(governing, moment.year) if governing else (f"{moment.year}" if moment.year else None)
    if moment.kind == "years" and moment.year is None:
        start = (
            int(governing[:4])
            if governing and compiled(r"\d{4}/\d{4}").fullmatch(governing)
            else (date.year - (date.month < _SCHOOL_STARTS))
            if date
            else None
        )
        return f"{start + moment.shift}/{start + moment.shift + 1}" if start else None
    if moment.kind == "days" and moment.since and date and moment.first and moment.day:
        first = moment.year or date.year - ((moment.first, moment.day) > (date.month, date.day))
        return f"{first:04}-{moment.first:02}-{moment.day:02}/{date.isoformat()}" if _valid(first, moment.first, moment.day) else None
    if moment.kind == "years":
        last = moment.to_year or today
        return f"{moment.year}/{last}" if moment.year and last else (f"{moment.year}/" if moment.year else None)
    if moment.kind in {"day", "days"} and moment.day is None:
        if date is None:
            return None
        if moment.kind == "days":
            monday = date + timedelta(days=7 * moment.shift - date.weekday())
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        return (date + timedelta(days=moment.shift)).isoformat()
    year = moment.year
    if year is None:
        base = about if moment.here and about else today or (about if not moment.shift else None)
        if base is None:
            return None
        year = base
        if moment.kind == "year" and moment.shift == _JUST_PAST:
            year += 0 if date and date.month >= _YEAR_CLOSES else -1
        elif moment.kind == "year" and moment.shift == _JUST_BEGUN:
            year += 1 if date and date.month >= _YEAR_CLOSES else 0
        elif moment.kind == "year" and moment.shift:
            year += moment.shift
        elif moment.kind in {"month", "quarter"} and moment.first is None:
            return _month_shifted(moment, date, governing)
        elif moment.shift:
            year += moment.shift
        elif date and not moment.here and moment.kind in {"day", "days", "month"}:
            month, _day = (moment.last, moment.last_day) if moment.kind == "days" else (moment.first, moment.day)
            if about and date.year - _LOOKS_BACK <= about < date.year - 1 and governing and "/" not in governing:
                year = about
            elif (month or 0) > date.month + 1 and governing != f"{date.year}":
                year -= 1
        elif date and not moment.here and moment.kind == "quarter" and moment.first == _LAST_QUARTER and date.month <= _LAST_QUARTER:
            year -= 1
        elif about and today and moment.kind in {"months", "quarter"} and about != today and about == today - 1 and moment.last is None:
            year = today
    if moment.kind == "day":
        return f"{year:04}-{moment.first:02}-{moment.day:02}" if _valid(year, moment.first, moment.day) else None
    if moment.kind == "days":
        first, last = moment.first or 1, moment.last or 12
        early = year - 1 if first > last else year
        if not (_valid(early, first, moment.day) and _valid(year, last, moment.last_day)):
            return None
        return f"{early:04}-{first:02}-{moment.day:02}/{year:04}-{last:02}-{moment.last_day:02}"
    return _span(moment, year, date.month if date and moment.since else None)


def _month_shifted(moment: Moment, date: Date | None, governing: str | None) -> str | None:
    """``tháng này``, ``tháng trước``: from the month that governs, or the document's."""
    year, month = (date.year, date.month) if date else (0, 0)
    if governing and len(governing) in {7, 10}:
        year, month = int(governing[:4]), int(governing[5:7])
    if not year:
        return None
    if moment.kind == "quarter":
        quarter = (month - 1) // 3 + moment.shift
        year, quarter = year + quarter // 4, quarter % 4
        return f"{year:04}-{3 * quarter + 1:02}/{year:04}-{3 * quarter + 3:02}"
    months = year * 12 + month - 1 + moment.shift
    return f"{months // 12:04}-{months % 12 + 1:02}"


def again(period: str, year: int | None = None) -> str:
    """The same span a year earlier, or in a named year.

    >>> again("2021-01/2021-06"), again("2021", 2018)
    ('2020-01/2020-06', '2018')
    """
    shift = (year - int(period[:4])) if year else -1
    return compiled(r"(?<![\d-])(\d{4})(?=-|/|$)").sub(lambda m: f"{int(m[1]) + shift:04}", period)


def find_times(document: Document) -> list[Time]:
    """The times of a document in order, each with its period where the text or the date gives one."""
    times: list[Time] = []
    governing: str | None = None
    latest: str | None = None
    for start, end, moment in _found(document):
        period = resolve(moment, document.date, latest if moment.kind == "month" and moment.first is None and latest else governing)
        if period and moment.kind == "month" and (latest is None or period > latest) and not moment.again:
            latest = period
        if _is_birth(document.view, start):
            times.append(Time(start, end, None, again=False, kind="clock"))
            continue
        time = Time(start, end, period, moment.again, moment.kind, moment.year, moment.day is not None)
        whole = _stretch(document, times, time) if document.language == "vi" else None
        if whole is not None:
            while times and times[-1].start >= whole.start:
                times.pop()
            time, period = whole, whole.period
        times.append(time)
        relative = whole is None and moment.kind in {"month", "quarter"} and moment.first is None
        if (
            period
            and not moment.again
            and not relative
            and time.kind not in {"day", "days", "clock"}
            and not _is_base(document.view, start, end)
            and not _is_last_year_aside(document.view, start, end)
            and not (len(times) > 1 and _is_next_task(document.view, times[-2].end, start))
        ):
            governing = period
    return times


_CLOCK = r"(?:lúc\s)?(?:khoảng\s)?(?:\d{1,2}\s?(?:giờ|h|g)(?:\s?\d{1,2})?(?:\sphút)?,?\s)?(?:ngày\s)?"
_FROM = rf"(?<!\w)từ\s{_CLOCK}"
_UNTIL = rf"\s?(?:(?:cho\s)?(?:đến|tới)\s(?:hết\s)?{_CLOCK}|[-–]\s?)"


def _stretch(document: Document, times: list[Time], last: Time) -> Time | None:
    """``từ tháng 11/2016 đến nay``, ``từ cuối năm 2017 đến tháng 5/2018``: two times that are the ends of one."""
    first = next((time for time in reversed(times[-2:]) if time.kind != "clock"), None)
    view = document.view
    if first is None or first.again or last.again or not first.period or last.start - first.end > _GAP:
        return None
    if "/" in first.period and not first.kind == last.kind == "quarter":
        return None
    between = view[first.end : last.end]
    if not compiled(_UNTIL).match(between):
        return None
    opens = compiled(_FROM).match(view, first.start) or compiled(rf"{_FROM}$").search(view, max(0, first.start - _GAP), first.start)
    if opens is None:
        return None
    date, begin = document.date, first.period.partition("/")[0]
    if last.kind == "span" and view.endswith(("nay", "này", "tại"), last.start, last.end):
        end = date.isoformat()[: len(begin)] if date else ""
    elif last.period and ("/" not in last.period or last.kind == "quarter") and last.kind != "clock":
        end = last.period.rpartition("/")[2]
        if first.named_year is None and begin > end:
            begin = f"{int(end[:4]) - (begin[4:] > end[4:]):04}{begin[4:]}"
    else:
        return None
    if end and begin >= end:
        return None
    kinds: dict[int, Kind] = {4: "years", 10: "days"}
    kind = kinds.get(len(begin), "months") if len(begin) == len(end) or not end else "months"
    return Time(opens.start(), last.end, f"{begin}/{end}", again=False, kind=kind, named_year=first.named_year)


_GAP = 32


def _is_last_year_aside(view: str, start: int, end: int) -> bool:
    """``…, trong khi nửa đầu năm ngoái nhập siêu``: last year, in the middle of a sentence."""
    return view[start:end].endswith((" ngoái", "năm trước")) and view[max(0, start - 2) : start].strip() not in {"", ".", "(", '"', "“"}


_TASK = compiled(r"[^.;:\n]*(?:nhiệm vụ|phương hướng|kế hoạch)(?: công tác| trọng tâm)*[ ]")


def _is_next_task(view: str, end: int, start: int) -> bool:
    """``tổng kết năm 2020, triển khai nhiệm vụ năm 2021``: what is still to be done is not what the text goes on to tell."""
    return _TASK.fullmatch(view, end, start) is not None


_BIRTH = compiled(
    r"(?:(?<!\ban )(?<!\bhọc )(?<!\bvệ )(?<!\bthí )(?<!\bdân )(?<!\bphát )(?<!\btuyển )(?<!\bchiêu )\bsinh|\bsn|\bborn(?: in| on)?)[ :]+(?:ngày )?$"
)


def _is_birth(view: str, start: int) -> bool:
    return _BIRTH.search(view, max(0, start - 14), start) is not None


def _is_base(view: str, start: int, end: int) -> bool:
    return compiled(r" (?:figure|level|total)s?(?!\w)").match(view, end) is not None or bool(
        compiled(r"(?:so với|so|nếu|than|against|compared with|compared to|from)\s(?:mức\s|cuối\s|cả\s|thực hiện\s|đầu\s)?$").search(
            view[max(0, start - 24) : start],
        )
    )
