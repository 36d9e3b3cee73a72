"""Where a text speaks of: its mentions of communes, districts, provinces, regions and countries.

A mention holds the common noun before it (``huyện Ba Chẽ``). A place in the name of a company, a newspaper, a road, a
club or a person is no place; in the name of an authority (``Sở Y tế Quảng Ninh``) it is. Names that several places have
are told apart by the common noun, by what stands beside them, and by what else the text speaks of.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right, insort
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from qnfacts.lexicon import gazetteer as names
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qnfacts.text import Document

Kind = Literal["country", "region", "province", "district", "commune"]


class PlaceMention(NamedTuple):
    """A place that a text names, ``view[start:end]``: its one name, and the place that it lies in where that is known.

    A district that is called like a province has its common noun in its name: ``TP Thái Nguyên``, ``huyện Quảng Ninh``.
    ``address`` is a place that only says where the mention before it lies: ``Ba Chẽ (Quảng Ninh)``.
    """

    name: str
    kind: Kind
    within: str | None
    start: int
    end: int
    address: bool = False


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


_UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_CAPITALISED = compiled(rf"[{_UPPER}](?<!\w.)\w*")
_WORD = compiled(r"\w+")
_PUNCTUATION = compiled('[,;:()\\[\\]"“”«»!?|\t•…\n]')
_GAP = compiled(r"[ \n]{1,3}|[ \n]?[-–][ \n]?")

_Nouns = dict[str, tuple[tuple[str, Kind, str], ...]]

# The last word of a common noun → what may stand before it, what it is, and how it is written before a name.
_NOUNS: _Nouns = {
    "tỉnh": (("", "province", "tỉnh"),),
    "phố": (("thành", "district", "TP"),),
    "tp": (("", "district", "TP"),),
    "đô": (("thủ", "district", "TP"), ("cố", "district", "TP")),
    "xã": (("thị", "district", "thị xã"), ("", "commune", "xã")),
    "tx": (("", "district", "thị xã"),),
    "huyện": (("", "district", "huyện"),),
    "đảo": (("huyện", "district", "huyện"), ("xã", "commune", "xã")),
    "quận": (("", "district", "quận"),),
    "phường": (("", "commune", "phường"),),
    "trấn": (("thị", "commune", "thị trấn"),),
    "khu": (("đặc", "commune", "đặc khu"),),
    "of": (("province", "province", "tỉnh"), ("city", "district", "TP"), ("district", "district", "huyện")),
}
_SHORT_NOUNS: dict[str, tuple[Kind, str]] = {"h": ("district", "huyện"), "q": ("district", "quận"), "p": ("commune", "phường")}
_ENGLISH_NOUNS: dict[str, tuple[Kind, str]] = {
    "province": ("province", "tỉnh"),
    "city": ("district", "TP"),
    "town": ("district", "thị xã"),
    "district": ("district", "huyện"),
    "commune": ("commune", "xã"),
    "ward": ("commune", "phường"),
}
_ENGLISH_NOUN = compiled(rf"[ \n]({'|'.join(_ENGLISH_NOUNS)})\b")
_IS_NOUN = frozenset({*_NOUNS, *_SHORT_NOUNS, *_ENGLISH_NOUNS, "thành", "thị", "huyện", "các", "tt", "đặc", "thủ"})
_TYPES = {"TP": "TP", "TX": "thị xã", "Q": "quận"}
_SEPARATORS = frozenset({",", "và", ", và", ";", "-", "–", "and", ", and", "/", "hoặc", "cùng"})
_OPENS_PARENT = frozenset({",", "(", "thuộc", "của", "ở", "-", "–", ", thuộc", "of", "in", ", in"})

# Before a name: what makes it a part of another name. A noun right before it, or one that opens a longer name.
_NAMED_AFTER = _set(
    "than|đội|báo|đường|phố|cầu|sông|hồ|chợ|ga|bến|vịnh|núi|chùa|hầm|cảng|sân|ông|bà|anh|chị|cô|chú|xe|tàu|clb|quán|bia|cafe|mẹ|đèo|cup|cúp"
)
_NO_NAME = {
    "phố": frozenset({"thành", "khu"}),
    "cầu": frozenset({"nhu", "yêu", "toàn", "địa"}),
    "anh": frozenset({"tinh"}),
    "cô": frozenset({"thầy"}),
    "hồ": frozenset({"cơ", "đồng"}),
    "chợ": frozenset(),
    "sân": frozenset(),
}
_OPENS_NAME = _set(
    "công ty|tổng công ty|tập đoàn|ctcp|tạp chí|đài phát thanh|đài truyền hình|câu lạc bộ|clb|sân vận động|sân bay|sân golf|trường|đại học|học viện|"
    "bệnh viện|nhà máy|xí nghiệp|ngân hàng|cao tốc|quốc lộ|cảng|bến xe|khách sạn|nhà hát|bảo tàng|công viên|quảng trường|thpt|thcs|"
    "xổ số|tên lửa|khu công nghiệp|kcn|cụm công nghiệp|báo điện tử|nhà xuất bản|company|corporation|bank|university|college|hospital|newspaper|airport"
)
_OPENS_NATIONAL_NAME = _set(
    "mặt trận|đảng|đoàn|hội|hiệp hội|liên hiệp|liên đoàn|tổng cục|phòng|quân đội|bhxh|bảo hiểm|bộ|viện|đại sứ|thông tấn|đội tuyển|tuyển|hàng không|người|đồng|áo dài|sức khỏe|ủy ban|bà mẹ"
)
_NO_SCHOOL = _set("thị|môi|hội|lập|nông|lâm|công|quảng|thao|hiện|khai|phim|các|những|nhiều")
_BREAKS_NAME = _set(
    "tại|ở|của|trên|về|trong|cho|và|với|từ|đến|tới|được|là|có|thuộc|vào|khi|để|do|bởi|theo|giữa|qua|ra|đã|sẽ|đang|còn|đạt|giúp|như|hay|hoặc|so|"
    "in|at|of|from|to|for|and|the|by|with|near|had|has|was|is"
)
_OPENERS = _set(
    "tại|ở|riêng|còn|theo|với|từ|đến|trong|của|cả|như|là|khi|để|và|nhưng|hiện|nay|do|vì|cùng|ngoài|trên|bởi|qua|vùng|về|giữa|nhờ|so|trước|sau|người|dân|đưa|"
    "giềng|cạnh|khắp|nơi|thì|"
    "in|at|from|of|the|for|to|northern|southern|central|and|while|meanwhile|western|eastern|mountainous|coastal|rural|"
    "across|throughout|within|around|near|nearby|neighbouring|neighboring|adjacent|outside|inside|unlike|like|beyond|between|elsewhere|"
    "both|by|with|but|than|when|where|whereas|after|before|since|as|only|even|although|though|because|nationwide|compared|against|last|this|today"
)
_RANKED = _set("đầu|nhất|thứ|hạng|nhì|ba|nghị|hội|thảo|địch|giải|hoan|thi|cúp|tốp|top|kết|ngành|bộ|đàn")
_DIRECTIONS = frozenset({"bắc", "nam", "trung", "tây", "đông"})
_CLUB = compiled(r" (?:fc|clb|u\d\d|t&t)\b")
_PEOPLE = compiled(r" anh hùng")


class _Name(NamedTuple):
    """What a name can be: a province, districts (with their province and common noun), communes, a country."""

    province: str | None = None
    districts: tuple[tuple[str, str, str], ...] = ()
    communes: tuple[tuple[str, str], ...] = ()
    country: str | None = None
    alone: bool = False
    none: bool = False


class _Found(NamedTuple):
    """A mention before it is known which of the places called so it is; ``parents`` are those that it may lie in."""

    shown: str
    key: str
    kind: Kind
    noun: str
    parents: tuple[str, ...]
    start: int
    end: int
    typed: bool


def find_places(document: Document, start: int = 0, end: int | None = None) -> list[PlaceMention]:
    """The places that a stretch of a document's view mentions, in order.

    >>> from qnfacts.text import Document
    >>> [m[:3] for m in find_places(Document.of("Huyện Ba Chẽ (Quảng Ninh) còn 3 xã, cả nước còn 120 xã."))]
    [('Ba Chẽ', 'district', 'Quảng Ninh'), ('Quảng Ninh', 'province', 'Việt Nam'), ('Việt Nam', 'country', None)]
    """
    end = len(document.view) if end is None else end
    found = list(_names(document, start, end))
    mentions = _resolved(found, document.view)
    starts = [mention.start for mention in mentions]
    for phrase in _phrases(document, start, end):
        before = bisect_right(starts, phrase.end - 1) - 1
        if before < 0 or mentions[before].end <= phrase.start:
            insort(mentions, phrase, key=lambda mention: mention.start)
            insort(starts, phrase.start)
    return sorted([*mentions, *_meant(document, mentions, start, end)], key=lambda mention: mention.start)


def same_or_within(inner: str, outer: str) -> bool:
    """Whether a place is another one, or lies in it.

    >>> same_or_within("Hạ Long", "Quảng Ninh"), same_or_within("Quảng Ninh", "Hạ Long"), same_or_within("Quang Ninh", "Việt Nam")
    (True, False, True)
    """
    inner, outer = canonical(inner), canonical(outer)
    return inner == outer or outer in above(inner)


def same_place(one: str, other: str) -> bool:
    """Whether two names are one place's.

    >>> same_place("tỉnh Quảng Ninh", "Quang Ninh"), same_place("huyện Quảng Ninh", "Quảng Ninh")
    (True, False)
    """
    return canonical(one) == canonical(other)


def above(name: str) -> tuple[str, ...]:
    """The places that a place lies in, the nearest first; nothing for a name that is not known or that several places have.

    >>> above("Bãi Cháy"), above("huyện Quảng Ninh"), above("Châu Thành")
    (('Hạ Long', 'Quảng Ninh', 'Việt Nam'), ('Quảng Bình', 'Việt Nam'), ())
    """
    found = _parents().get(name, ())
    if len(found) != 1:
        return ()
    (parent,) = found
    return (parent, *above(parent))


def canonical(name: str) -> str:
    """The one name of a place that is known by several, or the name itself.

    >>> [canonical(n) for n in ("TPHCM", "Ha Noi", "tỉnh Hải Dương", "TP Hải Dương", "cả nước", "Mặt Trăng")]
    ['TP.HCM', 'Hà Nội', 'Hải Dương', 'TP Hải Dương', 'Việt Nam', 'Mặt Trăng']
    """
    if name in _parents():
        return name
    from qnfacts.text import Document

    document = Document.of(name, language="en" if name.isascii() else "vi")
    mentions = find_places(document)
    return mentions[0].name if mentions and (mentions[0].start, mentions[0].end) == (0, len(document.view)) else name


def merged_into(province: str) -> str:
    """The province that a province of before July 2025 is a part of since then.

    >>> merged_into("Hải Dương"), merged_into("Quảng Ninh")
    ('Hải Phòng', 'Quảng Ninh')
    """
    return next((into or name for name, into, _ in names.PROVINCES if name == province), province)


# The names in a text


def _names(document: Document, start: int, end: int) -> Iterator[_Found]:
    view, cased = document.view, document.cased
    plain = _is_plain(document)
    index, nouns, ends = _index(plain=plain), _nouns(plain=plain), _noun_ends(plain=plain)
    words = [found.span() for found in _CAPITALISED.finditer(cased, start, end)]
    last: _Found | None = None
    skip = -1
    for number, (begin, stop) in enumerate(words):
        first = view[begin:stop]
        behind_noun = view[begin - 1 : begin] == "." or view[begin - 3 : begin - 1] in ends
        if (not behind_noun and first not in index) or begin < skip or (first in _IS_NOUN and first not in index):
            continue
        size, key = _longest(index, words, number, view)
        noun = _noun_before(view, cased, begin, nouns) if behind_noun else None
        found = None
        if noun:
            found = _typed(document, words, number, size, index.get(first), key, noun)
        elif size and key:
            name = index[first][key]
            close = words[number + size - 1][1]
            found = None if name.none else _listed(name, key, last, view, begin, close) or _alone(name, key, view, cased, begin, close)
            skip = close if name.none else skip
        if found:
            skip = found.end
            last = found
            yield found


_Index = dict[str, dict[str, _Name]]


def _longest(index: _Index, words: list[tuple[int, int]], number: int, view: str) -> tuple[int, str | None]:
    """How many words from here on are the longest name that is known, and the name's key."""
    keys = index.get(view[words[number][0] : words[number][1]])
    if not keys:
        return 0, None
    key = ""
    best: tuple[int, str | None] = (0, None)
    for size in range(1, 5):
        if number + size > len(words):
            break
        begin, stop = words[number + size - 1]
        if size > 1:
            gap = view[words[number + size - 2][1] : begin]
            if len(gap) > 3 or not _GAP.fullmatch(gap):
                break
        key = f"{key} {view[begin:stop]}" if key else view[begin:stop]
        if key in keys:
            best = (size, key)
    return best


def _words_before(view: str, at: int) -> list[str]:
    """The words right before a position, the nearest last, up to the nearest punctuation."""
    chunk = view[max(0, at - 60) : at]
    cut = max(chunk.rfind(mark) for mark in ',;:()[]"“”«»!?|\t•…\n')
    return [word.strip(".'’") for word in chunk[cut + 1 :].split() if word not in {"-", "–"}]


def _noun_before(view: str, cased: str, begin: int, nouns: _Nouns) -> tuple[Kind, str, int] | None:
    """The common noun before a name: its kind, how it is written, where it starts. Only abbreviations have a full stop."""
    last = view[begin - 1 : begin]
    if last not in {" ", ".", "\n"}:
        return None
    chunk = view[max(0, begin - 16) : begin]
    words = chunk.split()
    word = words[-1] if words else ""
    if word[-1:] == ".":
        word = word[:-1].rpartition("(")[2]
        start = begin - len(chunk) + chunk.rindex(word)
        if word in _SHORT_NOUNS and cased[start].isupper():
            return (*_SHORT_NOUNS[word], start)
        return (*nouns[word][0][1:], start) if word in {"tp", "tx"} else None
    word = _WORD.findall(word)[-1] if word and not word.isalpha() and _WORD.search(word) else word
    if word not in nouns or last == ".":
        return None
    start = begin - len(chunk) + chunk.rindex(word)
    before = words[-2] if len(words) > 1 else ""
    for needed, kind, noun in nouns[word]:
        if not needed:
            return kind, noun, start
        if before.endswith(needed):
            return kind, noun, begin - len(chunk) + chunk.rindex(needed, 0, start - begin + len(chunk))
    return None


def _typed(
    document: Document,
    words: list[tuple[int, int]],
    number: int,
    size: int,
    known: dict[str, _Name] | None,
    key: str | None,
    noun: tuple[Kind, str, int],
) -> _Found | None:
    """A name behind its common noun: known or not."""
    kind, written, begin = noun
    found = _typed_name(known[key], key, (kind, written), begin, words[number + size - 1][1]) if known and key else None
    return found or _unknown(document, words, number, noun)


def _typed_name(name: _Name, key: str, noun: tuple[Kind, str], begin: int, end: int) -> _Found | None:
    """What a known name is, given its common noun; None where it is no such thing."""
    kind, written = noun
    if name.province and (kind == "province" or (written == "TP" and name.province in names.CENTRAL_CITIES)):
        return _Found(name.province, key, "province", written, (names.COUNTRY,), begin, end, typed=True)
    if kind == "district" and name.districts:
        return _Found(name.districts[0][0], key, "district", written, tuple(d[1] for d in name.districts), begin, end, typed=True)
    if written == "TP" and name.province:
        return _Found(name.province, key, "district", written, (name.province,), begin, end, typed=True)
    if kind == "commune" and name.communes:
        return _Found(name.communes[0][0], key, "commune", written, tuple(c[1] for c in name.communes), begin, end, typed=True)
    return None


def _unknown(document: Document, words: list[tuple[int, int]], number: int, noun: tuple[Kind, str, int]) -> _Found | None:
    """A place that no list holds, named by its common noun: up to three capitalised words."""
    kind, written, begin = noun
    cased, view = document.cased, document.view
    stop = begin
    for place, (start, end) in enumerate(words[number : number + 3]):
        word = cased[start:end]
        if (len(word) > 1 and word.isupper()) or (place == 0 and view[start:end] in {"hội", "đoàn", "ủy", "đảng", "nông", "đội", "covid"}):
            break
        if place and view[stop:start] not in {" ", "\n"}:
            break
        stop = end
    if stop == begin or (kind == "province" and view[words[number][0] : words[number][1]] in _DIRECTIONS):
        return None
    if cased[begin : begin + 2].isupper() and written not in {"TP", "thị xã"}:
        return None
    shown = _shown(cased[words[number][0] : stop])
    return _Found(shown, shown.lower(), kind, written, (), begin, stop, typed=True)


def _listed(name: _Name, key: str, last: _Found | None, view: str, begin: int, end: int) -> _Found | None:
    """A name in a list that a common noun opened: ``các huyện Ba Chẽ, Bình Liêu và Hải Hà``."""
    if last is None or not last.typed or begin - last.end > 8:
        return None
    if " ".join(view[last.end : begin].split()) not in _SEPARATORS:
        return None
    shared = set(last.parents)
    if (noun := _ENGLISH_NOUN.match(view, end)) and (told := _typed_name(name, key, _ENGLISH_NOUNS[noun[1]], begin, noun.end())):
        return told
    if last.kind == "district":
        districts = [d for d in name.districts if not name.province or d[1] in shared]
        if districts:
            return _Found(districts[0][0], key, "district", last.noun, tuple(d[1] for d in districts), begin, end, typed=True)
    communes = [c for c in name.communes if c[1] in shared]
    if last.kind == "commune" and communes:
        return _Found(communes[0][0], key, "commune", last.noun, tuple(c[1] for c in communes), begin, end, typed=True)
    return None


def _alone(name: _Name, key: str, view: str, cased: str, begin: int, end: int) -> _Found | None:
    """A name without a common noun, where it says by itself that it is a place."""
    if after := _ENGLISH_NOUN.match(view, end):
        return _typed_name(name, key, _ENGLISH_NOUNS[after[1]], begin, after.end())
    if not name.alone or _is_in_a_name(name, view, cased, begin, end):
        return None
    if name.country:
        return _Found(name.country, key, "country", "", (), begin, end, typed=False)
    if name.province:
        return _Found(name.province, key, "province", "", (names.COUNTRY,), begin, end, typed=False)
    if name.districts:
        shown, _, noun = name.districts[0]
        return _Found(shown, key, "district", noun, tuple(d[1] for d in name.districts), begin, end, typed=False)
    return _Found(name.communes[0][0], key, "commune", "phường", tuple(c[1] for c in name.communes), begin, end, typed=False)


def _is_in_a_name(name: _Name, view: str, cased: str, begin: int, end: int) -> bool:
    """Whether a place is named only in the name of something else: a company, a road, a club, a person."""
    if _CLUB.match(view, end) or (name.country and _PEOPLE.match(view, end)):
        return True
    before = _words_before(view, begin)
    if name.country in names.SHORT_COUNTRIES and (not before or before[-1] not in names.BEFORE_SHORT_COUNTRIES):
        return True
    if not before:
        return False
    nearest, farther = before[-1], before[-2] if len(before) > 1 else ""
    if nearest in _NAMED_AFTER and farther not in _NO_NAME.get(nearest, ()):
        return True
    if _follows_a_capital(view, cased, begin, nearest):
        return True
    return _opens_a_name(before, _OPENS_NAME | _OPENS_NATIONAL_NAME if name.country == names.COUNTRY else _OPENS_NAME)


def _follows_a_capital(view: str, cased: str, begin: int, nearest: str) -> bool:
    """Whether a capitalised word stands right before, as in a person's name; abbreviations, openers and headings don't count."""
    start = begin - 1 - len(nearest)
    word = cased[start : begin - 1] if start >= 0 else ""
    if view[begin - 1] != " " or word.lower() != nearest or not word[:1].isupper() or (word.isupper() and len(word) > 1):
        return False
    return nearest not in _OPENERS and nearest not in _IS_NOUN


def _opens_a_name(before: list[str], openers: frozenset[str]) -> bool:
    """Whether one of the words before opens a name that runs up to here."""
    for place in range(len(before) - 1, max(-1, len(before) - 9), -1):
        word = before[place]
        if word in _BREAKS_NAME or word.isdigit():
            return False
        farther = before[place - 1] if place else ""
        if word == "trường" and farther in _NO_SCHOOL:
            continue
        if word in openers or f"{farther} {word}" in openers:
            opener = place if word in openers else place - 1
            return not opener or before[opener - 1] not in {"các", "những", "nhiều", "mỗi"}
    return False


# Which of the places called so


def _resolved(found: list[_Found], view: str) -> list[PlaceMention]:
    provinces = [f.shown for f in found if f.kind == "province"]
    districts = {f.shown for f in found if f.kind == "district"}
    turned = _homonyms(found, view)
    mentions: list[PlaceMention] = []
    address = -1
    for number, item in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        was_address = address == number
        if item.key in turned and item.kind == "province" and item.noun != "tỉnh":
            shown, province = turned[item.key]
            mentions.append(PlaceMention(shown, "district", province, item.start, item.end))
            if after and after.shown == province and _is_address(view, item, after):
                address = number + 1
            continue
        parent = item.parents[0] if len(set(item.parents)) == 1 else None
        if (
            item.kind in {"district", "commune"}
            and after
            and _opens_parent(view, item, after)
            and (not item.parents or after.shown in item.parents)
        ):
            parent = after.shown
            address = number + 1 if _is_address(view, item, after) else address
        if parent is None and item.kind == "district":
            parent = next((province for province in provinces if province in item.parents), None)
        if parent is None and item.kind == "commune":
            parent = next((district for district in item.parents if district in districts), None)
        mentions.append(PlaceMention(_name(item), item.kind, parent, item.start, item.end, address=was_address))
    return mentions


def _is_address(view: str, item: _Found, after: _Found) -> bool:
    """Whether a place behind another only says where that one lies; behind a comma it may as well begin what follows."""
    gap = " ".join(view[item.end : after.start].split())
    if gap in {",", "-", "–"}:
        return view[after.end : after.end + 1] in {"", ",", ".", ";", ":", ")", "\n"}
    return gap in _OPENS_PARENT


def _name(item: _Found) -> str:
    provinces = _provinces()
    if item.kind == "district" and item.shown in provinces:
        return f"{item.noun} {item.shown}"
    if item.kind == "commune" and (item.shown in provinces or item.shown in _districts()):
        return f"{item.noun} {item.shown}"
    return item.shown


def _opens_parent(view: str, item: _Found, after: _Found) -> bool:
    return (
        after.kind in {"district", "province"}
        and after.kind != item.kind
        and after.start - item.end <= 8
        and " ".join(view[item.end : after.start].split()) in _OPENS_PARENT
    )


def _homonyms(found: list[_Found], view: str) -> dict[str, tuple[str, str]]:
    """Provinces of the text that are districts of another province there: what they are called, and that province."""
    turned: dict[str, tuple[str, str]] = {}
    for key in {f.key for f in found if f.kind == "province"}:
        other = _homonym_districts().get(key)
        if not other:
            continue
        shown, province, noun = other
        as_province = any(f.key == key and f.kind == "province" and f.noun == "tỉnh" for f in found)
        as_district = any(f.key == key and f.kind == "district" for f in found)
        mine = next(f.shown for f in found if f.key == key and f.kind == "province")
        beside = any(f.kind == "district" and province in f.parents and f.key != key for f in found)
        own = any(mine in f.parents for f in found)
        bracket = any(
            a.key == key and b.shown == province and view[a.end : b.start].strip() in {"(", ", tỉnh", "thuộc"} for a, b in pairwise(found)
        )
        if not as_province and (as_district or bracket or (beside and not own)):
            turned[key] = (f"{noun} {shown}", province)
    return turned


# Regions and the country, told by phrases; numbered urban districts


def _phrases(document: Document, start: int, end: int) -> Iterator[PlaceMention]:
    view, cased = document.view, document.cased
    taken: list[tuple[int, int]] = []
    for phrase, name, kind in _phrase_list():
        low = phrase.lower()
        at = view.find(low, start, end)
        while at >= 0:
            stop = at + len(low)
            whole = not (view[at - 1 : at].isalnum() and at) and not view[stop : stop + 1].isalnum()
            cases = all(cased[at + i].isupper() for i, letter in enumerate(phrase) if letter.isupper())
            if whole and cases and not any(a < stop and at < b for a, b in taken[-8:]) and not _is_ranked(view, at, kind):
                taken.append((at, stop))
                yield PlaceMention(name, kind, None if kind == "country" else names.COUNTRY, at, stop)
            at = view.find(low, stop, end)
    at = view.find("quận ", start, end)
    while at >= 0:
        number = compiled(r"quận (\d{1,2})(?![\d.,]\d|\w)").match(view, at, end)
        if number and not view[at - 1 : at].isalnum() and 1 <= int(number[1]) <= 12:
            yield PlaceMention(f"Quận {int(number[1])}", "district", "TP.HCM", at, number.end())
        at = view.find("quận ", at + 1, end)


def _is_ranked(view: str, at: int, kind: str) -> bool:
    """``cao nhất cả nước``, ``hội nghị toàn quốc`` tell no number of the whole country."""
    if kind != "country":
        return False
    before = _words_before(view, at)
    return bool(before) and (before[-1] in _RANKED or before[-1].isdigit())


@cache
def _phrase_list() -> list[tuple[str, str, Kind]]:
    rows: list[tuple[str, str, Kind]] = [(phrase, names.COUNTRY, "country") for phrase in names.NATIONWIDE]
    for row in names.REGIONS:
        first, *others = row.split("|")
        rows += [(phrase, first, "region") for phrase in (first, *others)]
    return sorted(rows, key=lambda row: -len(row[0]))


# The province that a text means by its common noun alone

_WIDE = _set("toàn|cả|của|trong|khắp|bàn|chung|ở|tại|cho")
_OTHER_PROVINCE = _set("thành|bạn|khác|lân|ủy|đoàn|đội|lộ|nào|phía|miền|giao|táo|giấc|vùng|biên|nghèo|trung|lỵ|mới|cũ|đông|này|ven")


def _meant(document: Document, mentions: list[PlaceMention], start: int, end: int) -> Iterator[PlaceMention]:
    """``toàn tỉnh``, ``tỉnh phấn đấu`` mean the province that the text deals with."""
    about = _dealt_with(mentions)
    if about is None:
        return
    view = document.view
    starts = [mention.start for mention in mentions]
    for noun, means in (("tỉnh", _is_the_province), ("the province", _is_the_province_in_english)):
        at = view.find(noun, start, end)
        while at >= 0:
            stop = at + len(noun)
            before = bisect_right(starts, at) - 1
            if means(view, at, stop) and (before < 0 or mentions[before].end <= at):
                yield PlaceMention(about, "province", names.COUNTRY, at, stop)
            at = view.find(noun, stop, end)


def _dealt_with(mentions: list[PlaceMention]) -> str | None:
    """The province that most mentions name or lie in, the first of several."""
    counts: dict[str, int] = {}
    provinces = _provinces() - names.CENTRAL_CITIES
    for mention in mentions:
        chain = (mention.name, *above(mention.name)) if mention.within is None else (mention.name, mention.within, *above(mention.within))
        province = next((name for name in chain if name in provinces), None)
        if province:
            counts[province] = counts.get(province, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else None


def _is_the_province(view: str, at: int, stop: int) -> bool:
    if (
        view[stop : stop + 1].isalnum()
        or view[stop : stop + 1] in {"-", "–", "/"}
        or (at and view[at - 1] not in {" ", "\n", "(", "“", '"'})
    ):
        return False
    after = _WORD.match(view, stop + 1)
    line = view[max(0, at - 20) : at].rpartition("\n")[2]
    before = line.split()
    if after and after.group() in _OTHER_PROVINCE and not (before and before[-1] in {"toàn", "cả"}):
        return False
    if not before or before[-1][-1] in ",;:(–-“.!?":
        return view[stop : stop + 1] == " " and after is not None
    if before[-1].isdigit():
        return len(before[-1]) == 4 and view[stop : stop + 1] == " "
    return before[-1] in _WIDE and not (len(before) > 1 and before[-2] in _RANKED)


def _is_the_province_in_english(view: str, at: int, stop: int) -> bool:
    return not view[stop : stop + 1].isalnum() and not view.startswith(" of ", stop) and not view[at - 1 : at].isalnum()


# The lists


def _is_plain(document: Document) -> bool:
    """Whether a text is written without Vietnamese marks."""
    return document.language == "en" or document.view[:4000].isascii()


@cache
def _nouns(*, plain: bool) -> _Nouns:
    """The common nouns, without marks too where a text is written so."""
    bare = {_bare(word): tuple((_bare(needed), kind, noun) for needed, kind, noun in rows) for word, rows in _NOUNS.items()}
    return {**bare, **_NOUNS} if plain else _NOUNS


@cache
def _noun_ends(*, plain: bool) -> frozenset[str]:
    """The last two characters of the common nouns, by which most words are passed over."""
    return frozenset({*(word[-2:] for word in _nouns(plain=plain)), "p.", "x.", "h.", "q."})


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D")) if not unicodedata.combining(c))


def _shown(cased: str) -> str:
    return " ".join(cased.split())


@cache
def _index(*, plain: bool = False) -> _Index:
    """Every known name by its first word and all of its words in lower case; ``plain`` ones without marks too."""
    index: _Index = {}
    for shown, name in _rows():
        spellings = (shown, _bare(shown)) if plain else (shown,)
        for spelling in dict.fromkeys(spellings):
            words = _WORD.findall(spelling.lower())
            keys = index.setdefault(words[0], {})
            key = " ".join(words)
            keys[key] = _both(keys[key], name) if key in keys else name
    return index


def _both(one: _Name, other: _Name) -> _Name:
    return _Name(
        one.province or other.province,
        one.districts + tuple(d for d in other.districts if d not in one.districts),
        one.communes + tuple(c for c in other.communes if c not in one.communes),
        one.country or other.country,
        one.alone or other.alone,
        one.none or other.none,
    )


def _rows() -> Iterator[tuple[str, _Name]]:
    alone = frozenset(names.DISTINCT_DISTRICTS.split("|"))
    for province, _, districts in names.PROVINCES:
        yield province, _Name(province=province, alone=True)
        for noun, shown in map(_district, districts.split("|") if districts else ()):
            yield shown, _Name(districts=((shown, province, noun),), alone=shown in alone)
    for shown, province in names.FORMER_DISTRICTS:
        yield shown, _Name(districts=((shown, province, "huyện"),), alone=shown in alone)
    for spelling, province in names.ALIASES.items():
        yield spelling, _Name(province=province, alone=spelling not in names.ONLY_AS_CITY)
    distinct = frozenset(names.DISTINCT_COMMUNES.split("|"))
    for district, communes in names.COMMUNES.items():
        for shown in communes.split("|"):
            yield shown, _Name(communes=((shown, district),), alone=shown in distinct)
    for country, others in names.COUNTRIES.items():
        for spelling in (country, *filter(None, others.split("|"))):
            yield spelling, _Name(country=country, alone=True)
    for phrase in names.NOT_PLACES:
        yield phrase, _Name(none=True)


def _district(told: str) -> tuple[str, str]:
    """The common noun and the name of a district as a province's row tells it."""
    sign, _, name = told.partition(" ")
    return (_TYPES[sign], name) if sign in _TYPES else ("huyện", told)


@cache
def _provinces() -> frozenset[str]:
    return frozenset(name for name, _, _ in names.PROVINCES)


@cache
def _districts() -> frozenset[str]:
    return frozenset(_district(told)[1] for _, _, districts in names.PROVINCES for told in districts.split("|"))


@cache
def _homonym_districts() -> dict[str, tuple[str, str, str]]:
    """Names of provinces that a district of another province has too."""
    provinces = _provinces()
    return {
        spelling: (name, province, noun)
        for province, _, districts in names.PROVINCES
        for noun, name in map(_district, districts.split("|"))
        if name in provinces and name != province
        for spelling in (name.lower(), _bare(name).lower())
    }


@cache
def _parents() -> dict[str, frozenset[str]]:
    """Every place's one name, with the places right above that are known by a mention's name."""
    rows: list[tuple[str, str]] = []
    provinces = _provinces()
    for province, _, districts in names.PROVINCES:
        rows.append((province, names.COUNTRY))
        rows += [
            (f"{noun} {name}" if name in provinces else name, province)
            for noun, name in map(_district, districts.split("|") if districts else ())
        ]
    rows += names.FORMER_DISTRICTS
    distinct = frozenset(names.DISTINCT_COMMUNES.split("|"))
    for district, communes in names.COMMUNES.items():
        rows += [(name, district) for name in communes.split("|") if name in distinct]
    rows += [(row.partition("|")[0], names.COUNTRY) for row in names.REGIONS]
    rows += [(f"Quận {number}", "TP.HCM") for number in range(1, 13)]
    known: dict[str, set[str]] = {country: set() for country in names.COUNTRIES}
    for name, parent in rows:
        known.setdefault(name, set()).add(parent)
    return {name: frozenset(parents) for name, parents in known.items()}


def districts_of(province: str) -> Iterable[str]:
    """The districts, towns and cities of a province, by the names that mentions have.

    >>> "Ba Chẽ" in districts_of("Quảng Ninh")
    True
    """
    return (name for name, parents in _parents().items() if province in parents)
