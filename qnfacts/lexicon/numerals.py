"""Number words of Vietnamese and English, each once, as they stand in the folded view of a text.

The scale words (``nghìn``, ``triệu``, ``billion``) stand with the arithmetic of numbers, in ``qnfacts.numbers.SCALES``.
"""

from __future__ import annotations

from qnfacts.numbers import SCALES


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


# Vietnamese

DIGITS = {"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
AFTER_TEN = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
"""Shapes that a digit takes behind tens, hundreds and scales only: hai mươi mốt, ba lăm, một triệu tư."""

TEN = "mười"
TENS = ("mươi", "chục")
HUNDRED = "trăm"
ZERO_TENS = ("linh", "lẻ")
POINT = ("phẩy", "chấm")
PART = "phần"
OVER = ("trên", "chia")
HALF_MORE = "rưỡi"
HALF = "nửa"
PAIR = "đôi"
FOLD = "gấp"
MINUS = ("âm", "trừ")
YEAR = "năm"
"""Both five and year: behind a whole number it is the unit."""

YEAR_BEFORE = frozenset(
    _words(
        "trong|cả|mỗi|hằng|hàng|một|nhiều|các|những|từng|đầu|cuối|giữa|hết|suốt|tổng kết|mấy|vài|theo|sau|trước|đến|từ|của|qua|mọi|số|kế hoạch|dự toán|chỉ tiêu|mùa|học|này|quanh|mới|"
        "hai|ba|bốn|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|lăm|mốt|tư|thứ"
    )
)
"""Before ``năm``: then it is a year, whatever follows."""

LOOSE = ("hàng", "vài", "mấy", "dăm", "bạc", "tiền")
"""Before a scale word: how many is left open (hàng chục, vài trăm)."""

# What a number word belongs to that is no number: the words behind it, and the words before it.
IDIOMS_BEHIND: dict[str, frozenset[str]] = {
    word: frozenset(_words(behind))
    for word, behind in (
        ("hai", "bên|mặt|mang|lòng|bà trưng|vợ chồng|chị em|anh em|mẹ con|bố con|cha con|đầu|phía"),
        ("ba", "mẹ|má|lô|ba|rọi|vì|tư|đình|bể|đồn|tri|tơ|chẽ|lan|đậu|hoa|hòa|zoi|phải|trợn|gác"),
        ("bốn", "phương|bề|bể|mùa"),
        ("sáu", "dân"),
        ("bảy", "núi|hiền|mẫu"),
        ("tám", "chuyện"),
        ("chín", "muồi|chắn|cây|rộ|mọng|đỏ|vàng|tới|đều|kỹ|chín|suối"),
        ("nửa", "đầu|cuối|sau|trước|vời|chừng|đêm|kia|khác|này|còn|dưới|trên|nạc|thế|ngày đầu"),
        ("mười", "mươi|rằm"),
    )
}
ORDINALS_BEFORE = frozenset(
    _words(
        "thứ|tháng|mùng|mồng|quý|lớp|cấp|hạng|loại|bậc|đợt|vòng|kỳ|khóa|chương|bài|tập|hiệp|điều|khoản|mục|lần|hàng|thế kỷ|bác|chú|dì|anh|chị|ông|bà|cô|cậu|út|cụ|nguyên|số|phần|bên|má|bố|tổ|ấp|khu|top|giai đoạn|nhóm|tuổi|ngã"
    )
)

# English

_SMALL = _words(
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
EN_UNITS = {**{word: value for value, word in enumerate(_SMALL)}, "nought": 0, "naught": 0}
EN_TENS = {word: 10 * value for value, word in enumerate(_words("twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"), 2)}
EN_ARTICLES = ("a", "an")
EN_AND = "and"
EN_POINT = "point"
EN_HALF = "half"
EN_DOZENS = ("dozen", "dozens", "dz", "dzs")
EN_TIMES = {
    word: value
    for value, words in (
        (2, "twice|doubled|doubling|twofold"),
        (3, "tripled|trebled|tripling|threefold"),
        (4, "quadrupled|fourfold"),
        (5, "fivefold"),
        (10, "tenfold"),
    )
    for word in _words(words)
}
EN_ORDINALS = {
    **{
        word: value
        for value, word in enumerate(_words("first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"), 1)
    },
    **{word + "th": value for word, value in EN_UNITS.items() if word.endswith("teen")},
    **{word[:-1] + "ieth": value for word, value in EN_TENS.items()},
    **{
        word + "th": int(value) for word, value in SCALES["en"].items() if word in ("hundred", "thousand", "million", "billion", "trillion")
    },
    "quarter": 4,
    "half": 2,
    "halve": 2,
}
"""Denominators, in the singular."""

EN_NEVER_ALONE = ("one", "second", "first", "zero", "nought", "naught")
"""Articles, pronouns and ordinals as a rule: a quantity only inside a longer number."""

# What begins a number that stands in words
STARTERS_VI = tuple(word for word in (*DIGITS, TEN, HALF) if word not in ("không", "một", YEAR))
STARTERS_EN = tuple(word for word in (*EN_UNITS, *EN_TENS, EN_HALF, *EN_TIMES) if word not in EN_NEVER_ALONE)

NUMERALS_VI = frozenset((*DIGITS, *AFTER_TEN, TEN, *TENS, *ZERO_TENS, *POINT, PART, HALF_MORE, HALF, *SCALES["vi"]))
NUMERALS_EN = frozenset(
    (
        *EN_UNITS,
        *EN_TENS,
        *EN_ARTICLES,
        EN_AND,
        EN_POINT,
        EN_HALF,
        *EN_DOZENS,
        *SCALES["en"],
        *EN_ORDINALS,
        *(word + "s" for word in EN_ORDINALS),
    )
)
FRACTIONS_EN = frozenset((*EN_ORDINALS, *(word + "s" for word in EN_ORDINALS), "halves"))

GLUED_WORDS = frozenset(_words("trong|cho|thu|chi|qua|sau|theo|cao|gia|vay|mua|hay|to|of|by|from|about|over|than|and|the"))
"""Words without Vietnamese letters that a hurried hand glues to the number behind them; others are names (covid19, iphone12)."""

CURRENCY_BEFORE = frozenset(_words("vnd|vnđ|usd|us|eur|euro|gbp|jpy|aud|sgd|cny|rmb|inr|rs|aed|vn|hkd|cad|chf|krw|thb"))
"""Codes that may be glued to the number behind them."""
