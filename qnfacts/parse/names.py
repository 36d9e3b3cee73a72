"""Digits that state nothing: document numbers, phones, plates, addresses, list markers, scores, names of things.

``find_names`` gives the stretches of the view in which no number is to be looked for; ``is_name`` says of a number
that it numbers the thing before it (``lớp 10``, ``Nghị quyết 30``, ``hạng 5``).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qnfacts.lexicon.units import ALWAYS_NUMBERED, NO_NOUN_VI, NUMBERED
from qnfacts.parse.unit import known_unit
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    import re

    from qnfacts.text import Document

# Each pattern with phrases in which it finds its name, and phrases that it leaves alone.
PATTERNS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "document",
        r"\d(?<![\w.,].)\d*[a-zđ]?(?:/(?:19|20)\d\d)?(?:/|-)[a-zđ]{2,}\d*(?:[-–&][a-zđ]+\d*){0,6}(?:/[a-zđ]+)?(?:[-–&/][a-zđ]+){0,6}(?!\w)",
        ("số 2208-TB/TU", "46/2016/NĐ-CP", "1245/BXD-KHCN", "Kế hoạch 12/KH-UBND", "Decree 100/2019/ND-CP"),
        ("5,5 triệu đồng/người", "2.175/ha"),
    ),
    ("document", r"\d(?<![\w.,].)\d*/(?:19|20)\d\d/[a-zđ]+\d*(?:-[a-zđ]+)*", ("99/2019/QH14",), ("tháng 4/2017",)),
    ("document", r"(?:no|số)\.\s?\d+[\w./-]*", ("Resolution No.28-NQ/TW",), ("số 5.200 người",)),
    (
        "web",
        r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+|#\w+",
        ("xem https://bao.vn/2020/12", "#tag2020"),
        ("5 bao",),
    ),
    (
        "phone",
        r"[(+01](?:(?<=\()\+?\d{2,4}\)|(?<=\+)84|(?<=0)(?<![\w.,].)\d{2,4}|(?<=1)(?<![\w.,].)[89]00)(?:[ .-]?\d{2,4}){1,4}(?![\d%]|,\d)",
        ("0203 3636 999", "0219.3860.100", "(0273) 3873 400", "1900.9095", "hotline 18001769"),
        ("0,29 %", "1.900 người", "04 nghị quyết"),
    ),
    (
        "phone",
        r"(?:đt|điện thoại|tel|hotline|đường dây nóng|tổng đài|fax|liên hệ)[:.]?\s\(?\+?\d[\d .()+-]{2,}\d",
        ("hotline 111 222",),
        (),
    ),
    (
        "plate",
        r"\d(?<![\w.].)\d(?:[a-zđ]{1,2}\d?\s?[-–]?\s?\d{3}[.]?\d{2}(?!\d)|[a-zđ]\d?\s?[-–]\s?\d{4,5}(?!\d))",
        ("biển số 74B-003.27", "12A - 008.43"),
        ("12a 5 người",),
    ),
    ("milestone", r"(?<![\w.,])(?:km\s?)?\d+\s?\+\s?\d{2,3}(?!\d)", ("km 44+400",), ("4 + 5 người",)),
    (
        "score",
        r"(?:tỷ số|thắng|thua|hòa|dẫn|score|chiến thắng|gỡ hòa|tỷ số là|bại)\s(?:trước\s)?\(?\d{1,2}\s?[-–]\s?\d{1,2}\)?(?!\d|\s?%)",
        ("chiến thắng 2-1",),
        ("thắng thầu 5 dự án",),
    ),
    (
        "section",
        r"(?:điều|khoản|điểm|article|clause|section|mục|chương|phụ lục)\s\d+[a-zđ]?(?!\w)(?!\s?[%‰]|[.,]\d)"
        r"(?:(?:,\s|\svà\s)\d{1,3}[a-zđ]?(?=(?:,\s|\svà\s)\d{1,3}[a-zđ]?(?:\s|,)|\s(?:của\s)?(?:bộ luật|luật|nghị|thông tư|quyết định|quy|pháp lệnh|hiến pháp|điều|khoản)(?!\w)))*",
        ("khoản 2 Điều 5", "Article 12"),
        ("điểm 9,5",),
    ),
    (
        "marker",
        r"(?:(?<=\n)|^)[^\S\n]*(?:\(?\d{1,3}[.)/](?=\s)(?!\s?\d)|\(\d{1,2}\)|\d{1,2}\.\d{1,2}\.?(?=\s[^\d%\s]{2,}\s))",
        ("1. Hộ nghèo", "(1) Kết quả"),
        ("1.500 người",),
    ),
    (
        "marker",
        r"[(\d](?:(?<=\()(?:\d{1,2}\)(?=\s?\w)|\d(?=[^\W\d_]))|(?<=[:;.]\s\d)\d?\)(?=\s)|(?<=[.!?…;)”\"]\s\d)\d?\.(?=\s\S)|(?<=:\s1)\.(?=\s\S))",
        ("gồm: (1) việc làm", "năm. (2Các mục", "sau đây: 1. Nhà ở", "nhà ở; 2. Trường học"),
        ("(5 xã)", "(12)", "số hộ: 5. Số xã"),
    ),
    ("marker", r"\s[-–]\s\d{1,2}[ ]*(?=\n|$)", ("xuống thấp - 1\n",), ("tăng 5 - 6 người",)),
    (
        "ordinal",
        r"(?:lần|thứ|hạng|top|đứng thứ|xếp thứ|vị trí thứ|khóa|ranked|rank)\s(?:thứ\s|số\s)?\d{1,3}(?:[/]\d+)?(?!\w|[.,]\d|\s?%)",
        ("đứng thứ 9 toàn quốc", "lần thứ 2"),
        ("thứ 3,5 triệu",),
    ),
    (
        "vehicle",
        r"(?:km|quốc lộ|tỉnh lộ|ql|tl|đt|highway|road)\s?\d{1,5}[a-z]?(?:\s?[-–]\s?\d{1,5})?(?![\w.,]{0,20}\d)(?!\s?(?:km|m)\b)",
        ("km 945 qua", "Quốc lộ 80"),
        (),
    ),
    (
        "address",
        r"(?:số nhà|nhà số|số|ngõ|hẻm|ngách|lô)\s\d+[a-z]?(?:/\d+)*(?:\s?[-–]\s?\d+)?\s(?=đường|phố|ngõ|hẻm|đại lộ|tổ|khu)",
        ("số 17 đường Nguyễn Trãi",),
        ("số 17 người",),
    ),
    (
        "address",
        r"(?<!\d)\d{1,5}[a-z]?\s(?=(?:[a-z]+\s){1,3}(?:street|road|avenue|ward)(?!\w))|(?:room|block|ward|class|no|levels?)\s\d+[a-z]?(?!\w|[.,]\d)",
        ("at 17 Ly Thuong Kiet Street", "room 12"),
        ("17 people",),
    ),
    (
        "grouping",
        r"(?<=trên )10{2,}(?:\.0{3})*(?=\s(?:dân|người|trẻ|ca|hộ))|(?<=per )10*(?:[,.]0{3})*(?=\s)",
        ("số mắc trên 100.000 dân",),
        ("trên 100 dự án",),
    ),
    (
        "address",
        r"địa chỉ(?:\stại|\sở|:)?\s(?:số\s)?\d+[a-z]?(?:/\d+)*(?!\w|[.,]\d)",
        ("địa chỉ 94 Hoàng Văn Thụ", "địa chỉ: số 7/12"),
        ("12 địa chỉ",),
    ),
    ("scale", r"(?:tỷ lệ|bản đồ)\s1[/:][\d.]{3,}", ("quy hoạch tỷ lệ 1/5.000",), ("tỷ lệ 1/3", "tỷ lệ 1,5%")),
    (
        "coordinate",
        r"\d+(?:[.,]\d+)?\s?(?:độ\s)?(?:vĩ|kinh)\s(?:độ\s|tuyến\s)?(?:bắc|nam|đông|tây)(?!\w)",
        ("15.221 vĩ độ Bắc", "khoảng 108,5 độ Kinh Đông"),
        ("12 kinh nghiệm",),
    ),
    (
        "clock",
        r"vào\s(?:khoảng|tầm)\s\d{1,2}\s(?=giờ(?!\w))|từ\s\d{1,2}\s?(?:-|–|đến|tới)\s?(?:1[3-9]|2[0-4])\s(?=giờ(?!\w|\sđồng hồ))",
        ("vào khoảng 10 giờ", "nóng nhất từ 11-17 giờ", "mở cửa từ 8 đến 20 giờ"),
        ("mất khoảng 10 giờ", "kéo dài từ 2-4 giờ", "từ 11-17 giờ đồng hồ"),
    ),
    ("age", r"(?<![a-z\d])(?:\d{1,3}|[a-z]{1,12})-year-olds?", ("for six-year-olds",), ("a year old",)),
    ("name", r"(?<=-)\d+[a-zđ]*(?![\w%]|[.,]\d)(?<=[a-zđ]-\d)|(?<=[a-zđ]-)\d{2}(?![\w%]|[.,]\d)", ("Covid-19",), ("5-7%",)),
)


@cache
def _compiled() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, compiled(pattern.replace(r"\s", r"[ \n]") if name != "marker" else pattern)) for name, pattern, _, _ in PATTERNS]


_GUARDS: dict[str, tuple[str, ...]] = {
    "document": ("/", "-", "no.", "số."),
    "web": ("http", "www.", "@", "#"),
    "phone": ("0", "19", "18", "84", "đt", "tel", "fax", "hotline", "nóng", "tổng đài", "liên hệ"),
    "milestone": ("+",),
    "score": ("-", "–"),
    "section": ("điều", "khoản", "điểm", "article", "clause", "section", "mục", "chương", "phụ lục"),
    "ordinal": ("lần", "thứ", "hạng", "top", "khóa", "rank"),
    "vehicle": ("km", "quốc lộ", "tỉnh lộ", "ql", "tl", "đt", "highway", "road"),
    "address": ("số", "địa chỉ", "ngõ", "hẻm", "ngách", "lô", "street", "road", "avenue", "ward", "room", "block", "class", "no ", "level"),
    "grouping": ("trên 10", "per 1"),
    "scale": ("tỷ lệ 1", "bản đồ 1"),
    "coordinate": ("vĩ ", "kinh "),
    "clock": ("vào khoảng ", "vào tầm ", "từ "),
    "age": ("-year",),
    "name": ("-",),
}


@cache
def _guarded() -> list[tuple[tuple[str, ...], re.Pattern[str]]]:
    """The patterns with the letters without which none can be found."""
    return [(_GUARDS.get(name, ("",)), pattern) for name, pattern in _compiled()]


_DIGITS = compiled(r"\d[\d.,/-]*")
_REACH = 40


def _windows(view: str) -> list[tuple[int, int]]:
    """The stretches around digits, which are all that a name with digits can stand in."""
    windows: list[tuple[int, int]] = []
    for match in _DIGITS.finditer(view):
        start, end = max(0, match.start() - _REACH), min(len(view), match.end() + _REACH)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def find_names(document: Document) -> list[tuple[int, int]]:
    """The stretches of the view that are names and numbers of things, in order, merged.

    >>> from qnfacts.text import Document
    >>> find_names(Document.of("theo Nghị định 83/2018/NĐ-CP"))
    [(15, 28)]
    """
    view = document.view
    found: list[tuple[int, int]] = []
    guarded = _guarded()
    for start, end in _windows(view):
        window = view[start:end]
        for guards, pattern in guarded:
            for guard in guards:
                if guard in window:
                    found += [match.span() for match in pattern.finditer(view, start, end) if not _counts(document, match)]
                    break
    found.sort()
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _counts(document: Document, section: re.Match[str]) -> bool:
    """``điều 12 xuồng``: the word is no article of a law where people or things are counted behind it, and no other article."""
    if not section.group().startswith("điều "):
        return False
    unit = known_unit(document.view, section.end(), document.language)
    return unit is not None and unit.dimension in {"person", "count"} and not {unit.text, unit.text.split()[0]} & NUMBERED


_VERBS = frozenset(
    "trong vòng|trung cấp|sơ cấp|cao cấp|nâng cấp|cung cấp|trợ cấp|phân cấp|đẳng cấp|bắt số|tổng số|con số|một số".split("|")
)
_YEAR_OF_MAKE = compiled(r"(?:19[89]|20[0-3])\d(?!\d|[.,]\d)")
_BEFORE = compiled(r"([^\W\d_]+)(?:[ ]([^\W\d_]+))?[ \n]?[(:]?$")


def is_name(document: Document, start: int, *, unit_follows: bool) -> bool:
    """Whether the number at ``start`` numbers the thing named before it; a unit behind it speaks against it.

    >>> from qnfacts.text import Document
    >>> is_name(Document.of("học lớp 10 chuyên"), 8, unit_follows=False)
    True
    """
    view = document.view
    match = _BEFORE.search(view[max(0, start - 30) : start])
    if match is None:
        return False
    last = match[2] or match[1]
    pair = f"{match[1]} {match[2]}" if match[2] else last
    at = start - (match.end() - match.start(2 if match[2] else 1))
    if pair in _VERBS:
        return False
    if (pair in ALWAYS_NUMBERED or last in ALWAYS_NUMBERED) and not view[max(0, at - 2) : at].strip().isdigit():
        return True
    if last in NUMBERED or pair in NUMBERED:
        return not unit_follows
    if not document.cased[at : at + 1].isupper() or last in NO_NOUN_VI:
        return False
    return not unit_follows or _YEAR_OF_MAKE.match(view, start) is not None
