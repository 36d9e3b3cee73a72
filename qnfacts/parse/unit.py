"""The unit of a number: the sign, measure or counted noun behind it, the currency before it, and ``per`` what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from qnfacts.lexicon import units
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from qnfacts.model import Dimension, Language
    from qnfacts.parse.token import Number
    from qnfacts.text import Document

_WORD = compiled(r"([kcd]?m[²³23](?!\d)|[^\W\d_]+(?:['’-][a-z]+)*|[%‰$€£¥°º]c?|-(?=fold))[ ]*(?:\n[ ]*)?")
_NEW_LINE = compiled(r" *\n\s*(\w)(\w)")
_GAP = compiled(r"[ ]*(?:\n[ ]*)?")
_SIGNS = "%‰°º$€£¥"
_LOOK = 5
_PER = compiled(r"\s?/\s?(?:(?:1\s?|một\s)(?=[a-zà-ỹđ]))?")
_PER_MANY = compiled(
    r"\s?/\s?(1(?:0{2,}|0{0,2}(?:[.,]000)+)|(?!1\D)\d{1,3}(?=\s?(?:giờ|h|phút|giây|ngày|tháng|năm|km|m|m2|ha|kg|g|l|lít|ml)(?!\w)))\s?(?=[a-zà-ỹđ])"
)
_DENOMINATOR = compiled(r"(?:vạn\s|triệu\s|nghìn\s)?[^\W\d_]+(?: [^\W\d_]+(?=[,.;)\n]|\Z))?")
_MEASURED = frozenset({"mass", "length", "volume", "energy"})
_SPEEDS = frozenset({"h", "giờ", "giây", "s", "phút", "ngày"})
_CURRENCY_BEFORE = {
    "vi": compiled(r"(usd|vnd|vnđ|us\$|[$€£¥])\s?$"),
    "en": compiled(r"(vnd|vnđ|usd|us\$|a\$|s\$|eur|euro|aud|sgd|gbp|jpy|cny|rmb|[$€£¥])\s?$"),
}
_SCALED = compiled(r"(?:nghìn|ngàn|triệu|tỷ)$")
_SUM_PER = compiled(
    r"(?:\s?/\s?|\s(?:một|mỗi)\s)(?:tháng|năm|ngày|người|suất|buổi|giờ|m2|m²|con|cái|chiếc|kg|tấn|lượng|chỉ|căn|khóa|học kỳ|em|hộ|tuần|đêm|vé|lượt|khách|bộ|chuyến|lô|cây|thùng|bao|bó)(?!\w)"
)
_PER_LATER = compiled(r"(?: [^\W\d_]+){1,4} ?/ ?(ngày đêm|ngày|năm|tháng|người|hộ|giờ|tuần)(?!\w)")
_EACH_LATER = compiled(
    r"(?: (?!mỗi |hằng |hàng )[^\W\d_]+){1,4} (?:mỗi|hằng|hàng) (ngày đêm|ngày|năm|tháng|giờ|tuần|quý|đêm|phút)(?!\w)(?! (?:trước|qua|sau|nữa))"
)
_AHEAD = 40
_EACH_UNIT = {"vi": compiled(r"[ \n](?:(?:cho |trên )?mỗi|(một))(?= )"), "en": compiled(r"[ \n](?:per|each|every)(?= )")}
_EACH = {
    "vi": compiled(
        r"[ \n]?(?:cho )?(?:mỗi|một|/|hằng|hàng)[ \n](năm|tháng|ngày|tuần|quý|giờ|người|hộ|em|suất|khách|học sinh|lao động|con|ha|lượt|vụ|buổi|đêm|phút|đầu người|nhân khẩu|công|lít)(?!\w)(?! (?:trước|qua|sau|nữa))"
    ),
    "en": compiled(
        r"[ \n]?(?:per|a|an|each|every)[ \n](?!year[ \n](?:earlier|ago|before|later))(year|month|day|week|quarter|hour|person|head|household|hectare|ha|kilogramme|kilogram|kg|tonne|litre|capita|worker|crop|unit|student|visitor|square metre|sq\.m|cubic metre|cubic meter|barrel|night|ticket|share)(?!\w)"
    ),
}
_YEARLY_EN = compiled(r"[ \n]?(annually|yearly|monthly|daily)(?!\w)")
_YEARLY = {"annually": "year", "yearly": "year", "monthly": "month", "daily": "day"}
_OF_EN = compiled(r"\s(?:of\s)(?:the\s|its\s|their\s|these\s|them\b)?")
_PLURAL = compiled(r"[a-z]{3,}s$")
_JOINED = compiled(r", ?(?=[a-zà-ỹđ])|(?: và | hoặc |/)(?=[a-zà-ỹđ])")
_LISTED = frozenset(
    "xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thành|thôn|bản|khu|ấp|thương binh|bệnh binh|liệt sỹ|khu phố|tổ|cán bộ|công chức|viên chức|cơ quan|đơn vị|nhà|hợp tác xã|làng".split(
        "|"
    )
)


class Unit(NamedTuple):
    """A unit in the view: ``end`` is where it ends (with its ``per``), ``known`` whether the lexicon has it."""

    start: int
    end: int
    text: str
    dimension: Dimension
    per: str | None = None
    known: bool = True


def read_unit(document: Document, number: Number) -> Unit | None:
    """The unit of a number; None where it has none.

    >>> from qnfacts.text import Document
    >>> from qnfacts.parse.number import find_numbers
    >>> wage = Document.of("5,5 triệu đồng/người/tháng")
    >>> read_unit(wage, find_numbers(wage)[0])[2:5]
    ('đồng', 'money', 'người/tháng')
    """
    language: Language = document.language
    start, end = number.start, number.end
    before = _CURRENCY_BEFORE[language].search(document.view, max(0, start - 6), start)
    if before and not (before.start() and document.view[before.start() - 1].isalnum() and before[1].isalpha()):
        tail = _with_per(document, end, language)
        return Unit(before.start(), tail[0], before[1], "money", tail[1])
    unit = None if _opens_line(document.cased, end) else _behind(document, number, language)
    if unit is None:
        sum_per = _SUM_PER.match(document.view, end) if language == "vi" and _SCALED.search(document.view, start, end) else None
        if sum_per is None:
            return None
        stop, per = _with_per(document, end, language)
        return Unit(end, stop, "đồng", "money", per)
    stop, per = _with_per(document, unit.end, language, unit.dimension)
    if unit.dimension == "length" and per in _SPEEDS and document.view[unit.end] in "/ " and "/" in document.view[unit.end : stop]:
        unit = unit._replace(dimension="speed")
    text = unit.text
    if text == "nm" and document.cased[unit.start] == "N":
        unit = unit._replace(dimension="count")
    if language == "vi":
        span = document.span(unit.start, unit.end)
        text = " ".join(normalize("NFC", document.text[span.start : span.end]).lower().split())
    return unit._replace(end=max(stop, end), per=per, text=text)


def _opens_line(cased: str, at: int) -> bool:
    """Whether a new line opens behind a number with a capitalised word, no abbreviation."""
    found = _NEW_LINE.match(cased, at)
    return found is not None and found[1].isupper() and found[2].islower()


def _tokens(view: str, at: int, limit: int = _LOOK) -> list[tuple[str, int]]:
    """The words that follow without punctuation between them: (word, end)."""
    found: list[tuple[str, int]] = []
    gap = _GAP.match(view, at)
    at = gap.end() if gap else at
    while len(found) < limit and (word := _WORD.match(view, at)):
        stop = word.end(1)
        found.append((word[1], stop))
        at = word.end()
        if at == stop and at < len(view) and view[at] not in _SIGNS:
            break
    return found


def known_unit(view: str, at: int, language: Language) -> Unit | None:
    """The longest unit of the lexicon that stands at an offset of the view (after white space)."""
    if language == "en" and view.startswith("-", at):
        at += 1
    tokens = _tokens(view, at, 1)
    if not tokens:
        return None
    first = tokens[0][0]
    entries = units.index(language).get(first)
    if entries is None and len(first) > 1 and first[-1] == "c" and first[0] in "°º":
        entries = [((first,), "temperature")]
    if entries is None:
        return None
    longest = len(entries[0][0])
    if longest > 1:
        tokens = _tokens(view, at, min(longest, _LOOK))
    start = tokens[0][1] - len(first)
    for parts, dimension in entries:
        if len(parts) <= len(tokens) and all(token == part for (token, _), part in zip(tokens, parts, strict=False)):
            stop = tokens[len(parts) - 1][1]
            if stop < len(view) and view[stop].isalnum() and view[stop - 1].isalpha():
                continue
            if len(parts) > 1 and (parted := units.PARTED.get(" ".join(parts))) and _goes_with(view, stop, parted):
                continue
            return Unit(start, stop, " ".join(parts), dimension)
    return None


_OF_A_NUMBER = compiled(r"[ \n](?:trong )?(?:tổng )?số(?= (?!(?:đó|này|ấy|kia|các|những|với)(?!\w)))")
_DATED = {
    "năm": compiled(r" (?:19|20)\d\d(?![\d.,/-]*\d)"),
    "tháng": compiled(r" (?:\d{1,2} ?[/-] ?(?:19|20)\d\d|giêng|chạp)(?!\w)"),
    "ngày": compiled(r" \d{1,2} ?[/-] ?\d{1,2}(?!\d)"),
}
"""Behind a unit of time: then it is a date (``bằng một nửa năm 2019``)."""


_NEXT_WORDS = compiled(r" ([^\W\d_]+)( [^\W\d_]+)?")


def _goes_with(view: str, at: int, words: frozenset[str]) -> bool:
    """Whether one of the words, of one or two syllables, stands there."""
    found = _NEXT_WORDS.match(view, at)
    return found is not None and (found[1] in words or f"{found[1]}{found[2]}" in words)


def _behind(document: Document, number: Number, language: Language) -> Unit | None:
    end = number.end
    counted = _OF_A_NUMBER.match(document.view, end) if number.is_part else None
    if counted:
        end = counted.end()
    if number.inner and number.high is None and (inside := known_unit(document.view[: number.inner[1]], number.inner[0], language)):
        return inside
    unit = known_unit(document.view, end, language)
    if unit and (unit.dimension == "none" or (unit.text in _DATED and _DATED[unit.text].match(document.view, unit.end))):
        return None
    if language == "en":
        return _english(document, end, unit)
    if unit:
        return _listed(document.view, unit, language)
    return None if number.words and not counted else _unknown(document, end)


def _listed(view: str, unit: Unit, language: Language) -> Unit:
    """``122 xã, phường``: nouns that are counted together."""
    if unit.text not in _LISTED:
        return unit
    joined = _JOINED.match(view, unit.end)
    other = known_unit(view, joined.end(), language) if joined else None
    if other and joined and other.text in _LISTED and not compiled(r"\s?[\d(]").match(view[other.end : other.end + 2]):
        return unit._replace(end=other.end, text=view[unit.start : other.end].replace("\n", " "))
    if joined and view.startswith("thành", joined.end()) and not view[joined.end() + 5 : joined.end() + 7].strip().isalnum():
        return unit._replace(end=joined.end() + 5, text=view[unit.start : joined.end() + 5])
    return unit


_LONGEST_SHORT = 6


def _unknown(document: Document, end: int) -> Unit | None:
    """A noun that the lexicon does not know: the lower-case word behind the number, unless it is a function word."""
    view = document.view
    gap = compiled(r"[ \n]{1,3}").match(view, end)
    tokens = _tokens(view, end, 2) if gap else []
    if not tokens:
        return None
    word, stop = tokens[0]
    begin = stop - len(word)
    short = (
        gap is not None
        and gap[0] == " "
        and document.cased[begin:stop].isupper()
        and 2 <= len(word) <= _LONGEST_SHORT
        and word not in units.NO_NOUN_VI
    )
    if short:
        return Unit(begin, stop, word, "count", known=False)
    if not document.cased[begin].islower() or len(word) < 2 or word in units.NO_NOUN_VI:
        return None
    if len(tokens) > 1 and f"{word} {tokens[1][0]}" in units.NO_NOUN_VI:
        return None
    if (
        len(tokens) > 1
        and tokens[1][0] not in units.NO_NOUN_VI
        and document.cased[tokens[1][1] - len(tokens[1][0])].islower()
        and view[stop] == " "
    ):
        return Unit(begin, tokens[1][1], f"{word} {tokens[1][0]}", "count", known=False)
    return Unit(begin, stop, word, "count", known=False)


def _plural_behind(view: str, unit: Unit) -> Unit | None:
    """``25 volunteer social work teams``: a singular noun leads to the plural that is counted."""
    if unit.text.endswith("s") or unit.text in {"people", "children", "staff", "personnel", "women", "men", "vietnamese"}:
        return None
    for word, stop in _tokens(view, unit.end, 3):
        if word in units.NO_NOUN_EN:
            return None
        noun = known_unit(view, stop - len(word), "en")
        if noun and noun.text.endswith("s"):
            return noun._replace(start=noun.start)
    return None


_NUMBERED_ADJECTIVE = compiled(r"(?: [^\W\d_]+)? [^\W\d_]{3,}-\d{1,2}(?= [^\W\d_])")


def _english(document: Document, end: int, unit: Unit | None) -> Unit | None:
    """The noun of an English number: behind adjectives too (``14,048 rural workers``, ``2,731 of the cases``)."""
    if unit:
        longer = _tokens(document.view, unit.end, 1)
        if unit.dimension not in {"person", "count", "household"} or not longer:
            return unit
        after = _plural_behind(document.view, unit) or known_unit(document.view, unit.end, "en")
        if after and after.dimension in {"person", "count", "household", "person-turn"} and after.start - unit.end < 30:
            return after._replace(start=unit.start)
        return unit
    view = document.view
    of = _OF_EN.match(view, end)
    if of:
        return known_unit(view, of.end() - (1 if view[of.end() - 1] == " " else 0), "en")
    tokens = _tokens(view, end)
    first = tokens[0][1] - len(tokens[0][0]) if tokens else end
    if len(tokens) > 1 and tokens[0][0] in {"lower", "upper", "higher"} and tokens[1][0] in {"secondary", "education"}:
        tokens = tokens[1:]
    compared = len(tokens) > 1 and tokens[0][0] in {"more", "fewer", "less"}
    tokens = tokens[compared:]
    numbered = _NUMBERED_ADJECTIVE.match(view, end)
    if numbered:
        tokens = _tokens(view, numbered.end())
    for place, (word, stop) in enumerate(tokens):
        if word in units.NO_NOUN_EN:
            break
        found = known_unit(view, stop - len(word), "en")
        if found and (place or compared):
            noun = known_unit(view, found.end, "en")
            if noun and noun.start - found.end == 1 and noun.dimension in {"person", "count", "household"}:
                found = noun
            return found._replace(start=first)
    for word, stop in tokens[:3]:
        if word in units.NO_NOUN_EN or not document.cased[stop - len(word)].islower():
            break
        if _PLURAL.match(word):
            return Unit(first, stop, word, "count", known=False)
    return None


def _with_per(document: Document, end: int, language: Language, dimension: Dimension = "money") -> tuple[int, str | None]:
    """Where the unit ends with its chain of denominators, and the chain: ``/người/tháng`` → ``người/tháng``."""
    view = document.view
    pers: list[str] = []
    while slash := (_PER_MANY.match(view, end) or _PER.match(view, end)):
        many = slash[1] if slash.re is _PER_MANY else ""
        if many and dimension not in _MEASURED and not many.startswith("1"):
            break
        unit = known_unit(view, slash.end(), language)
        if unit is None:
            word = _DENOMINATOR.match(view, slash.end())
            if word is None:
                break
            first = word.group().split()[0]
            scaled = known_unit(view, slash.end() + len(first), language) if first in {"vạn", "triệu", "nghìn"} else None
            stop, text = (scaled.end, f"{first} {scaled.text}") if scaled else (word.end(), word.group())
        else:
            stop, text = unit.end, unit.text
        pers.append(f"{many} {text}" if many else text)
        end = stop
    if pers:
        return end, "/".join(pers)
    if language == "vi" and (later := _PER_LATER.match(view, end)):
        return end, later[1]
    return _each(view, end, language, dimension)


def _each(view: str, end: int, language: Language, dimension: Dimension) -> tuple[int, str | None]:
    """Where ``mỗi năm``, ``per person per month`` behind a unit end, and what they name."""
    pers: list[str] = []
    while each := _EACH[language].match(view, end):
        pers.append(each[1])
        end = each.end()
    if pers:
        return end, "/".join(pers)
    if language == "en":
        if yearly := _YEARLY_EN.match(view, end):
            return yearly.end(), _YEARLY[yearly[1]]
    else:
        ahead = view[end : end + _AHEAD]
        if "mỗi" not in ahead and (dimension != "money" or " một " not in ahead) and "ằng " not in ahead and "àng " not in ahead:
            return end, None
    if (each := _EACH_UNIT[language].match(view, end)) and (dimension == "money" or not each.lastindex):
        unit = known_unit(view, each.end(), language)
        if unit is not None and unit.dimension not in ({"none", "person", "times"} if each.lastindex else {"none"}):
            return unit.end, unit.text
    if language == "en":
        return end, None
    if dimension not in {"percent", "times"} and (each := _EACH_LATER.match(view, end)):
        return end, each[1]
    return end, None


_ONE_OF = compiled(r"(?:(?:\A|[.;:,(\n][ \n]?|giá |price of |thì |cứ |trung bình |bình quân )(?:một|1|a|an|one) ?)\Z")


def opens_a_price(view: str, start: int, unit: Unit) -> bool:
    """``một ha đất cho 50 triệu đồng``, ``a kilogramme of shrimp fetches …``: one measure of what has a price or a yield."""
    return unit.dimension in {"mass", "area", "volume"} and _ONE_OF.search(view, max(0, start - 20), start) is not None
