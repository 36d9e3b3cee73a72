"""Every number of a document, in digits or in words, with its scale words, ranges, fractions and signs.

Three steps: tokens of digits, tokens of words, and what stands between two tokens (a range, a fraction, the
second part of ``3 tỷ 200 triệu``). What surely is a code (``QL18``, ``155/2016/NĐ-CP``) is left out; what looks
like a number but is malformed (``333.0000``) is kept with the reason.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from qnfacts.lexicon import cues, numerals
from qnfacts.numbers import times
from qnfacts.parse.digits import DigitTokens
from qnfacts.parse.spelled import WordTokens
from qnfacts.parse.token import Number
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.text import Document

__all__ = ["Number", "find_numbers"]


class _Scan(DigitTokens, WordTokens):
    """One pass over a document."""


# What stands between two tokens

_DASHES = frozenset(f"{left}{dash}{right}" for dash in "-–—−÷" for left in (" ", "\n", "") for right in (" ", "\n", ""))
_SLASHES = frozenset(("/", " /", "/ ", " / "))
_OF_ALL = frozenset((" of ", " of the ", " out of ", " out of the ", " trong ", " trong số ", " trong tổng số "))
_NO_PART = frozenset(("là", "thành", "nằm", "tổng"))
_PAGES = frozenset(("page", "part", "chapter", "volume", "day", "round", "phase"))
_CURRENCY = compiled(r"(?:us\$|vn\$|a\$|s\$|[$€£¥₫]|vnd|vnđ|usd|eur|gbp) ?\Z")
_UNIT = r"( ?(?:%|[^\W\d_]{1,12}[23²³]?(?: [^\W\d_]{1,12})?))"
_UNIT_DASH = compiled(rf"{_UNIT} ?[-–—] ?")
_UNIT_TO = compiled(rf"{_UNIT}?[ \n](?:cho )?(?:đến|tới)(?: (?:khoảng|gần|hơn|trên|dưới))?[ \n]")
_UNIT_AND = compiled(rf"{_UNIT}?[ \n](?:và|and)[ \n]")
_ENGLISH_TO = compiled(rf"{_UNIT}?[ \n](?:to|through)[ \n](?:about |around |nearly )?")
_BETWEEN = compiled(r"(?:giữa|between)(?: (?:khoảng|about|around))?[ \n](?:\S{1,4} ?)?\Z")
_FROM = compiled(r"(?:from|between|of)(?: (?:about|around|only|just))?[ \n](?:\S{1,4} ?)?\Z")
_ARRIVES = compiled(
    r"[ \n](?:lên|xuống|còn|xuống còn|lên đến|lên tới|lên mức|xuống mức|thành|to)(?: (?:hơn|gần|khoảng|trên|about|nearly|over))?[ \n]"
)
_BEGINS = compiled(r"(?:từ|từ mức|from)(?: (?:hơn|gần|khoảng|trên|about|nearly|over|under))?[ \n]\Z")
_ENDS_IN_CURRENCY = ("$", "€", "£", "¥", "₫", "vnd", "vnđ", "usd", "eur", "gbp")
"""What can stand last between two tokens that make one number."""
_THOUSAND = Decimal(1000)
_RANGE_GAP = 34
_ROUND_THE_CLOCK = (Decimal(24), Decimal(7))


def find_numbers(document: Document, busy: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """The numbers of a document in reading order; none starts inside a ``busy`` span of the view.

    >>> from qnfacts.text import Document
    >>> [(n.value, n.high, n.of) for n in find_numbers(Document.of("Có 14.048 lao động, 5-7%, 25/29 xã, hai vụ."))]
    [(Decimal('14048'), None, None), (Decimal('5'), Decimal('7'), None), (Decimal('25'), None, Decimal('29')), (Decimal('2'), None, None)]
    """
    scan = _Scan(document, busy)
    tokens = scan.digits()
    spelled = scan.spelled()
    if spelled:
        tokens = _apart(sorted([*tokens, *spelled]))
    return _halves(scan, _joined(scan, tokens))


def _apart(tokens: list[Number]) -> list[Number]:
    """Tokens without those that begin inside another (``one in 10``)."""
    kept = tokens[:1]
    for token in tokens[1:]:
        if token[0] >= kept[-1][1]:
            kept.append(token)
    return kept


def _joined(scan: _Scan, tokens: list[Number]) -> list[Number]:
    """Tokens made one where what stands between them says so."""
    joined: list[Number] = []
    index = 0
    while index < len(tokens):
        number: Number | None = tokens[index]
        index += 1
        while number is not None and index < len(tokens) and tokens[index][0] - number[1] <= _RANGE_GAP:
            if not _leads_on(scan.view[number[1] : tokens[index][0]]):
                break
            number, stop = _with_next(scan, number, tokens, index)
            if stop == index:
                break
            index = stop
        if number is not None:
            joined.append(number)
    return joined


def _leads_on(gap: str) -> bool:
    """Whether what stands between two tokens can make them one, at a glance."""
    words = gap.split()
    return not words or words[-1] in numerals.LEADS_ON or words[-1][-1] in "-–—" or words[-1].endswith(_ENDS_IN_CURRENCY)


def _with_next(scan: _Scan, first: Number, tokens: list[Number], index: int) -> tuple[Number | None, int]:
    """The number that a token makes with those from ``index`` on, and where reading goes on; None: they are no numbers."""
    second = tokens[index]
    gap = scan.view[first.end : second.start]
    if first.reason or second.reason:
        return first, index
    if gap in _SLASHES or gap in _DASHES:
        stop = _chain(scan.view, tokens, index)
        if stop > index + 1 or _is_no_pair(scan, first, second, gap):
            return None, stop
    one = _one(scan, first, second, gap)
    return (_with_scale_of(scan, first, second, gap), index) if one is None else (one, index + 1)


def _with_scale_of(scan: _Scan, first: Number, second: Number, gap: str) -> Number:
    """``từ 3,5 lên 4,2 triệu``: the scale word behind where a change arrives serves where it began."""
    if first.scale != 1 or second.scale < _THOUSAND or first.words or first.of is not None or first.high is not None:
        return first
    if not _ARRIVES.fullmatch(gap) or not _BEGINS.search(scan.view, max(0, first.start - 16), first.start):
        return first
    scaled = first.at_scale(second.scale)
    return scaled if second.value / 20 < scaled.value < second.value * 20 else first


def _chain(view: str, tokens: list[Number], index: int) -> int:
    """Where a chain of digits joined by single dashes or slashes ends: three and more are a date, a phone, a plate."""
    stop = index + 1
    while stop < len(tokens) and view[tokens[stop - 1].end : tokens[stop].start] in ("/", "-", "–") and tokens[stop].scale == 1:
        stop += 1
    return stop


def _is_no_pair(scan: _Scan, first: Number, second: Number, gap: str) -> bool:
    """A span of years, a score, round the clock."""
    if first.of is not None or first.scale != 1 or second.scale != 1:
        return False
    if gap == "/" and _is_year(scan, second) and scan.view[first.start : first.end].isdigit():
        return True
    if gap in _SLASHES:
        return first.value == _ROUND_THE_CLOCK[0] and (
            second.value == _ROUND_THE_CLOCK[1] or (second.value == first.value and scan.word_behind(second.end) in ("giờ", "h", "hours"))
        )
    if _is_year(scan, second) and (_is_year(scan, first) or (first.step == 1 and first.value < 13)):
        return True
    small = first.step == second.step == 1 and max(first.value, second.value) < 100 and not first.words
    if not small or (len(gap) > 1 and first.value != second.value):
        return False
    if scan.word_behind(second.end) in numerals.PERCENTS:
        return False
    before = scan.word_before(first.start)
    return first.value >= second.value or before in numerals.SCORE_WORDS or (first.value == 0 and before not in ("từ", "from"))


def _is_part(scan: _Scan, first: Number, second: Number) -> bool:
    """``41 of the 94 communes``: so many of all that there are; not ``page 3 of 12``, ``12 of 2020``."""
    return (
        first.scale == second.scale == first.step == second.step == 1
        and first.value < second.value
        and not _is_year(scan, second)
        and scan.word_before(first.start) not in (_PAGES if scan.language == "en" else _NO_PART)
        and scan.word_behind(second.end)[0].isalpha()
        and (scan.language == "en" or scan.dimension_behind(second.end) not in (None, "duration"))
    )


def _is_year(scan: _Scan, number: Number) -> bool:
    return number.end - number.start == 4 and 1900 <= number.value < 2100 and scan.view[number.start : number.end].isdigit()


def _one(scan: _Scan, first: Number, second: Number, gap: str) -> Number | None:
    """The one number that two tokens make, if they do."""
    if first.of is not None or second.of is not None or first.high is not None or second.high is not None or first.times or second.times:
        return None
    if gap in (" ", "\n"):
        return _sum(first, second)
    if gap in _SLASHES:
        return _out_of(first, second)
    if gap in _OF_ALL and _is_part(scan, first, second):
        return first._replace(end=second.end, of=second.value)
    if gap in _DASHES:
        return _range(first, second, backwards=scan.padded[second.end] == "%" or second.scale > 1)
    return _wordy_range(scan, first, second, gap)


def _out_of(first: Number, second: Number) -> Number | None:
    """``25/29 chỉ tiêu``; ``4.218,5/9.006 tỷ``: the scale word of the whole serves both."""
    if second.value <= 0 or first.scale != 1 or (second.scale != 1 and times(first.value, second.scale) > second.value):
        return None
    part = first if second.scale == 1 else first.at_scale(second.scale)
    return part._replace(end=second.end, of=second.value)


def _sum(first: Number, second: Number) -> Number | None:
    """``3 tỷ 200 triệu``, ``2 nghìn 500 tỷ``."""
    if first.scale > second.scale > 1 and 0 < second.value < first.scale and first.value > 0:
        return first._replace(end=second.end, value=first.value + second.value, step=second.step, scale=second.scale)
    if first.scale == _THOUSAND <= second.scale / _THOUSAND and second.value < _THOUSAND * second.scale and first.value % _THOUSAND == 0:
        return first._replace(end=second.end, value=times(first.value, second.scale) + second.value, step=second.step, scale=second.scale)
    return None


def _range(first: Number, second: Number, *, backwards: bool = False, inner: tuple[int, int] | None = None) -> Number | None:
    """From the first to the second; the scale word of the second serves both."""
    low = first.value
    if first.scale == 1 < second.scale and low <= second.value / second.scale * (_DOWN if backwards else 1):
        low = times(low, second.scale)
    if low < second.value or (backwards and first.scale in (1, second.scale)):
        return first._replace(end=second.end, value=low, high=second.value, step=second.step, scale=second.scale, inner=inner)
    return None


_DOWN = 10
"""How many times its end the start of a range may be that runs backwards: ``900 - 1 triệu`` is no 900 million."""


def _wordy_range(scan: _Scan, first: Number, second: Number, gap: str) -> Number | None:
    currency = _CURRENCY.search(gap)
    if currency and scan.view.startswith(currency.group().strip(), first.start - len(currency.group().strip())):
        gap = gap[: currency.start()]
        if gap in _DASHES:
            return _range(first, second)
    if _is_year(scan, first) and _is_year(scan, second):
        return None
    before = scan.view[max(0, first.start - 24) : first.start]
    if found := _UNIT_DASH.fullmatch(gap) or (scan.language == "vi" and _UNIT_TO.fullmatch(gap)):
        return _unit_range(scan, first, second, found[1])
    if (found := _UNIT_AND.fullmatch(gap)) and _BETWEEN.search(before):
        return _unit_range(scan, first, second, found[1])
    if scan.language == "en" and (found := _ENGLISH_TO.fullmatch(gap)):
        words = compiled(r"[.;]\s").split(scan.view[max(0, first.start - 80) : first.start])[-1].split()
        changes = any(word.strip(",;:()") in _change_words() for word in words[-9:])
        changes = changes and not (words[-1:] == ["of"] and second.value <= _TWICE * first.value)
        changes = changes and not (words[-1:] == ["by"] and found[1] is None and compiled(r" ?(?:%|per)").match(scan.view, second.end))
        changes = changes or (found[1] is not None and not _MOVES.isdisjoint(words[-4:]))
        if (_FROM.search(before) and not changes) or (not changes and found[1] is None):
            return _unit_range(scan, first, second, found[1])
    return None


_TWICE = 2
"""``growth of 3% to 5%`` is a range, ``a rise of 0.3% to 5.2%`` is by and to."""
_MOVES = frozenset("moved|moves|went|goes|shifted|changed|revised|adjusted|swung|turned".split("|"))
"""Verbs of a change that do not say which way it went."""


@cache
def _change_words() -> frozenset[str]:
    return frozenset(
        phrase.split()[0] for kind, _, words, _, _ in cues.EN if kind == "change" for phrase in words.split("|") if " " not in phrase
    )


def _unit_range(scan: _Scan, first: Number, second: Number, unit: str | None) -> Number | None:
    """A range whose unit, where it stands in the middle too, is the same at the end."""
    if unit is None:
        return _range(first, second, backwards=scan.language == "vi" and first.scale == 1 < second.scale)
    printed = unit.strip()
    if printed.split()[-1] in numerals.PAIR_WORDS or second.value <= first.value:
        return None
    at = second.end + (scan.padded[second.end] == " ")
    if not scan.view.startswith(printed, at) or scan.padded[at + len(printed)].isalpha():
        return None
    start = first.end + len(unit) - len(printed)
    return _range(first, second, inner=(start, start + len(printed)))


_HALF = compiled(rf"(?<=[ \n]){numerals.HALF_MORE}(?!\w)")
_UNIT_BEFORE = compiled(r"[ \n]([^\W\d_]{1,8})[ \n]\Z")


def _halves(scan: _Scan, numbers: list[Number]) -> list[Number]:
    """A half more behind a number or behind its unit: ``3 tỷ rưỡi``, ``2 năm rưỡi``, ``một tháng rưỡi``."""
    if scan.language != "vi" or numerals.HALF_MORE not in scan.view:
        return numbers
    ends = [number.end for number in numbers]
    extra: list[Number] = []
    for found in _HALF.finditer(scan.view):
        if (inside := bisect_left(ends, found.end())) < len(ends) and numbers[inside].start < found.start():
            continue
        unit = _UNIT_BEFORE.search(scan.view[max(0, found.start() - 10) : found.start()])
        before = found.start() - (len(unit.group()) if unit else 0)
        if (at := _index(ends, found.start() - 1)) is not None and numbers[at].scale > 1 and not numbers[at].words:
            numbers[at] = _with_half(numbers[at], found.end())
        elif unit and (at := _index(ends, before)) is not None and numbers[at].of is None:
            numbers[at] = numbers[at]._replace(value=numbers[at].value + _A_HALF, step=_A_HALF, tail=found.span())
        elif unit and scan.word_before(before) == "một" and not scan.is_busy(before - 3):
            extra.append(Number(before - 3, before, 1 + _A_HALF, step=_A_HALF, words=True, tail=found.span()))
    return sorted([*numbers, *extra]) if extra else numbers


_A_HALF = Decimal("0.5")


def _index(ends: list[int], end: int) -> int | None:
    at = bisect_left(ends, end)
    return at if at < len(ends) and ends[at] == end else None


def _with_half(number: Number, end: int) -> Number:
    half = number.scale / 2
    high = None if number.high is None else number.high + half
    return number._replace(end=end, value=number.value + half, high=high, step=number.scale / 10)
