"""Number words of Vietnamese and English, each once, as they stand in the folded view of a text.

The scale words (``nghìn``, ``triệu``, ``billion``) stand with the arithmetic of numbers, in ``qnfacts.numbers.SCALES``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.numbers import SCALES

if TYPE_CHECKING:
    from qnfacts.model import Language


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

# What stands around a number

BEFORE_ONE = ("chỉ", "hơn", "gần", "khoảng", "thêm", "đúng", "chừng", "có", "còn")
BEFORE_ONE_SPAN = (
    "chỉ",
    "hơn",
    "gần",
    "khoảng",
    "thêm",
    "đúng",
    "chừng",
    "dài",
    "vòng",
    "suốt",
    "mất",
    "hạn",
    "tròn",
    "ngót",
    "đầy",
    "việc",
    "học",
    "nghỉ",
    "giam",
)
"""Before ``một`` and a unit of time: then it is counted."""

SPANS = "năm|tháng|tuần|ngày|giờ|thập kỷ|thế kỷ|nhiệm kỳ|phút|đêm|tiếng"
CASUALTY = "(?:đã |bị |đã bị )?(?:chết|tử vong|thiệt mạng|tử nạn|bị thương|thương vong|mất tích|nguy kịch|thương nặng)"
VICTIMS = "người|nạn nhân|công nhân|em|cháu|bé|học sinh|phụ nữ|chiến sỹ|thuyền viên"
"""Behind ``một``: a casualty is counted."""

HEDGES = ("gần", "hơn")
BARE_SCALES = "trăm|nghìn|ngàn|vạn|triệu|tỷ|chục"
"""Behind ``gần`` and ``hơn``, before what is counted: one hundred, one thousand."""

CLASSIFIERS = (
    "người|hộ|gia đình|ca|vụ|tỉnh|xã|huyện|phường|em|cháu|con|chiếc|cái|căn|ngôi|dự án|doanh nghiệp|đối tượng|nghi phạm|nạn nhân|bị cáo|bị can|"
    "trường hợp|địa phương|đơn vị|nước|quốc gia|nhân viên|cán bộ|công nhân|thành viên|tháng|tuần|giờ|phút|lần"
)
NEED_A_UNIT = frozenset(("ba", "bẩy", "chín", "tám"))
TWICE_BEHIND = frozenset(("as", "the", "that", "what", "its", "higher", "larger", "more"))
SMALL_MONEY = frozenset(("đồng", "đ", "vnđ", "vnd", "dong", "won", "yên", "yen", "rupiah", "bạt", "baht"))
PERCENTS = frozenset(("%", "percent", "‰"))
PAIR_WORDS = frozenset(
    ["lên", "xuống", "còn", "giảm", "tăng", "nay", "trước", "kể", "tính", "vượt", "về", "up", "down", "rising", "falling", "increasing"]
)
SCORE_WORDS = frozenset(
    ["thắng", "thua", "hòa", "dẫn", "gỡ", "beat", "beats", "won", "win", "lost", "lose", "drew", "score", "scored", "số"]
)
LEADS_ON = frozenset(
    {
        *("đến", "tới", "khoảng", "gần", "hơn", "trên", "dưới", "và"),
        *("and", "to", "through", "about", "around", "nearly", "over", "under"),
        *("lên", "xuống", "còn", "mức", "thành", "trong", "số"),
        *("of", "the"),
        *("-", "–", "—", "−", "÷", "/"),
    }
)

EXAMPLES: tuple[tuple[Language, str, str, str, str], ...] = (
    # language, a word, a text in which it is part of a number, that number, a text in which it is part of none
    ("vi", "không", "sâu không phẩy hai mét", "0.2", "không có hộ nào"),
    ("vi", "một", "một trăm hộ", "100", "một số hộ, một trong những xã"),
    ("vi", "hai", "bắt hai đối tượng", "2", "hai bên ký kết, thứ hai"),
    ("vi", "ba", "có ba xã", "3", "ba mẹ em, tháng ba"),
    ("vi", "bốn", "gặp bốn người", "4", "khắp bốn phương"),
    ("vi", "năm", "năm trăm hộ", "500", "trong năm người dân vui, năm học mới"),
    ("vi", "sáu", "sáu tàu cá", "6", "thứ sáu tuần trước"),
    ("vi", "bảy", "bảy huyện", "7", "chú Bảy kể"),
    ("vi", "bẩy", "bẩy mươi người", "70", "đòn bẩy kinh tế"),
    ("vi", "tám", "tám công ty", "8", "hạng tám"),
    ("vi", "chín", "chín ca bệnh", "9", "chín muồi, lúa chín rộ"),
    ("vi", "mười", "mười hai dự án", "12", "thế kỷ mười"),
    ("vi", "mươi", "ba mươi tấn", "30", "tuổi đôi mươi"),
    ("vi", "mốt", "hai mươi mốt con", "21", "theo mốt mới"),
    ("vi", "tư", "năm mươi tư hộ", "54", "đầu tư tư nhân"),
    ("vi", "lăm", "mười lăm xe", "15", "lăm le phá rừng"),
    ("vi", "nhăm", "hai mươi nhăm người", "25", "nhăm nhe"),
    ("vi", "trăm", "ba trăm hộ", "300", "năm phần trăm"),
    ("vi", "linh", "một trăm linh hai xã", "102", "linh hoạt"),
    ("vi", "lẻ", "một trăm lẻ ba thôn", "103", "bán lẻ"),
    ("vi", "nghìn", "năm nghìn người", "5000", "nghìn năm văn hiến"),
    ("vi", "ngàn", "hai ngàn cây", "2000", "núi ngàn"),
    ("vi", "k", "giá 15k một suất", "15000", "xem phim 4K"),
    ("vi", "vạn", "đón ba vạn khách", "30000", "vạn vật"),
    ("vi", "triệu", "lãi hai triệu đồng", "2000000", "triệu tập, triệu chứng"),
    ("vi", "tr", "lương 12 tr", "12000000", "tr. và các trang sau"),
    ("vi", "tỷ", "vốn ba tỷ đồng", "3000000000", "tỷ lệ hộ nghèo"),
    ("vi", "chục", "hai chục trứng", "20", "chục năm"),
    ("vi", "phẩy", "hai phẩy năm mét", "2.5", "dấu phẩy"),
    ("vi", "phẩy", "dài hai phẩy mười lăm mét", "2.15", "dấu phẩy"),
    ("vi", "chấm", "sáu chấm hai mét", "6.2", "dấu chấm"),
    ("vi", "phần", "một phần tư số xã", "1", "một phần nhỏ"),
    ("vi", "rưỡi", "vốn một tỷ rưỡi", "1500000000", "rưỡi"),
    ("vi", "nửa", "một nửa số hộ", "0.5", "nửa đầu năm, nửa đêm"),
    ("vi", "đôi", "tăng gấp đôi", "2", "đôi khi, cặp đôi"),
    ("en", "two", "two people", "2", "which two of us"),
    ("en", "one", "one hundred people", "100", "one of them"),
    ("en", "seven", "seven towns", "7", "the Group of Seven"),
    ("en", "nineteen", "nineteen jobs", "19", "nineteenth"),
    ("en", "twenty", "twenty-five jobs", "25", "twentieth"),
    ("en", "hundred", "a hundred jobs", "100", "hundreds of jobs"),
    ("en", "thousand", "two thousand jobs", "2000", "thousands of jobs"),
    ("en", "million", "5.6 million people", "5600000", "millionaires"),
    ("en", "bn", "worth 3 bn", "3000000000", "the bn file"),
    ("en", "billion", "two billion dong", "2000000000", "billions"),
    ("en", "trillion", "VND1.2 trillion", "1200000000000", "trillions"),
    ("en", "trln", "VND8 trln", "8000000000000", "trln"),
    ("en", "dozen", "two dozen people", "24", "dozens of people"),
    ("en", "half", "half of the farms", "0.5", "the first half of the year"),
    ("en", "point", "two point five percent", "2.5", "a point of view"),
    ("en", "third", "one third of the farms", "1", "the third plan"),
    ("en", "doubled", "exports doubled", "2", "double standards"),
    ("en", "twice", "twice as many", "2", "twice a week"),
)
"""Every kind of number word with a text that it counts in and one that it does not."""
