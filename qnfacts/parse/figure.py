"""Numbers without a unit: which of them state something, by the words that lead to them or the list they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

    from qnfacts.model import Dimension
    from qnfacts.parse.draft import Reading
    from qnfacts.parse.number import Number
    from qnfacts.parse.row import Item
    from qnfacts.text import Document

COUNTED: frozenset[Dimension] = frozenset(
    {"person", "person-turn", "household", "count", "money", "mass", "area", "volume", "energy", "length"}
)
_FEW = 10
_THOUSAND = 1000
_YEARS = range(1900, 2101)
_ENDS = compiled(r"[,;)]|\.(?!\d)")


@dataclass(slots=True)
class Bare:
    """A number without a unit in its sentence: what stands before it and behind it."""

    reading: Reading
    items: list[Item]
    at: int
    number: Number
    view: str
    before: str
    after: str

    @property
    def is_big(self) -> bool:
        """Whether it looks like a figure by its size or its scale word."""
        return abs(self.number.value) >= _THOUSAND or scaled(self.number)

    @property
    def is_whole(self) -> bool:
        """Whether it has no decimals."""
        return self.number.value == self.number.value.to_integral_value()


def bare_is_claim(reading: Reading, items: list[Item], at: int) -> bool:
    """A number without a unit is a claim where the words lead to one and it looks like a figure, or it stands in a list."""
    number = items[at].number
    assert number is not None  # noqa: S101 - only numbers are asked about
    view = reading.document.view
    before = view[max(0, number.start - 24) : number.start]
    bare = Bare(reading, items, at, number, view, before, view[number.end : number.end + 2])
    if _is_no_figure(bare):
        return False
    if number.of is not None:
        return _is_so_many_of(bare)
    if any(tells(bare) for tells in _TELLING):
        return True
    return _is_led_figure(bare) if _led(reading, number.start) else _is_unled_figure(bare)


def _is_no_figure(bare: Bare) -> bool:
    """Years, small numbers in words, measures of an angle, codes, what a dash or a slash joins to something."""
    number = bare.number
    if number.value in _YEARS and number.end - number.start == len("2020"):
        return True
    if number.words or (number.high is not None and number.value < 100 and not scaled(number)):
        return True
    if number.value == 1 and bare.view.startswith(" trong ", number.end):
        return True
    if compiled(r"\s?[°′″x×]\s?\d?").match(bare.after) or bare.after[:1].isalpha():
        return True
    return bool(compiled(r"[-–/.]\s?$").search(bare.before)) and not bare.before.rstrip()[:-1].endswith((" ", ":"))


def _is_so_many_of(bare: Bare) -> bool:
    """``đạt 25/29``, ``1.404/1.900``, one of several out of as many."""
    of = bare.number.of
    listed = any(item.kind == "number" and item.unit and item.number and item.number.of == of for item in bare.items[: bare.at])
    return of is not None and of >= _FEW and (_led(bare.reading, bare.number.start) or bare.is_big or listed)


def _begins_a_chain(bare: Bare) -> bool:
    """``46.200, 31.750 và 9.840 lao động``: the unit comes with the last one."""
    return bool(_CHAIN.match(bare.view, bare.number.end) or compiled(r" [\"“«]").match(bare.after))


def _is_decimal_of_a_name(bare: Bare) -> bool:
    """``điểm chuẩn 7,35,``: decimals straight behind a word, at the end of a clause."""
    number = bare.number
    printed = "," in bare.view[number.start : number.end] and not bare.is_whole and bare.reading.document.language == "vi"
    return printed and bool(_ENDS.match(bare.after) and compiled(r"[^\W\d_]{2,}[ \n]$").search(bare.before))


def _is_a_tail(bare: Bare) -> bool:
    return _in_tail(bare.reading, bare.items, bare.at) or _enumerates(bare.reading, bare.items, bare.at)


def _is_compared(bare: Bare) -> bool:
    """``63 fewer than``, ``41 were``."""
    return bool(_FEWER.match(bare.view, bare.number.end) or (bare.number.value >= _FEW and _ARE.match(bare.view, bare.number.end)))


def _is_part_of_a_count(bare: Bare) -> bool:
    """``300 workers, including 120 from Hai Duong``."""
    number = bare.number
    named = _PART_OF.search(bare.view, max(0, number.start - 16), number.start) and _PART_IS.match(bare.view, number.end)
    counted = any(item.kind == "number" and item.unit and item.unit.dimension in COUNTED for item in bare.items[: bare.at])
    return number.value >= _FEW and bool(named) and counted


def _is_said(bare: Bare) -> bool:
    """``số ca mắc là 35.``: what it is stands before the verb, and nothing behind the number."""
    said = bare.number.value >= _FEW and _SAYS.search(bare.before)
    return bool(said and compiled(r"[.,;)](?!\d)|\n|$").match(bare.after))


def _is_labelled(bare: Bare) -> bool:
    """``Hộ nghèo: còn 523;``: behind a label and a colon."""
    label = compiled(r"[^\W\d_]{2,}[^:\n]{0,60}:\s?(?:[^\W\d_]+ ){0,2}$").search(bare.before)
    return bool(label and compiled(r"\s*(?:[.,;…](?!\d)|\n|$)").match(bare.view[bare.number.end : bare.number.end + 3]))


def _is_of_a_listed_name(bare: Bare) -> bool:
    """``Lào Cai 1.340 hộ, Yên Bái 315, Sơn La 210.``: behind a name of a list that has given its unit."""
    view, number = bare.view, bare.number
    return (
        in_named_list(view, number)
        and any(item.kind == "number" and item.unit for item in bare.items[: bare.at])
        and is_named(bare.reading.document, number.start)
        and compiled(r"[,;)]| và |\.(?!\d)").match(view[number.end : number.end + 4]) is not None
    )


_TELLING: tuple[Callable[[Bare], bool], ...] = (
    _begins_a_chain,
    _is_decimal_of_a_name,
    _is_a_tail,
    _is_compared,
    _is_part_of_a_count,
    _is_said,
    _is_labelled,
    _is_of_a_listed_name,
)
"""What tells that a bare number states something, whatever leads to it."""


def _is_unled_figure(bare: Bare) -> bool:
    """A number that no word leads to: behind a head noun, or a big one in a series."""
    number = bare.number
    if HEAD_NOUN.search(bare.view[max(0, number.start - 80) : number.start]):
        return True
    if compiled(r"(?:^|\n)\s*$").search(bare.before):
        return False
    series = scaled(number) and _in_series(bare.reading, bare.items, bare.at)
    return bare.is_big and (grouped(bare.view[number.start : number.end]) or series or _in_list(bare.items, bare.at))


def _is_led_figure(bare: Bare) -> bool:
    """A number that words lead to: where something changed to it or by it, a big one, one of a series, a decimal."""
    told = [item for item in bare.items[: bare.at] if item.kind == "number"]
    if bare.number.value >= _FEW:
        counted = any(not (item.unit and item.unit.dimension == "percent") for item in told)
        if counted and compiled(r"(?:\bto|còn|xuống|lên)[ \n]$").search(bare.before):
            return True
        if told and compiled(r"(?:up|down|tăng|giảm|fell by|rose by)[ \n]$").search(bare.before):
            return True
    return bare.is_big or not bare.is_whole or _in_series(bare.reading, bare.items, bare.at)


_SAYS = compiled(r"(?:[^\W\d_]{2,}[ \n]){2}(?:là|đạt|còn|was|is|reached|stood at|at)[ \n]$")
_CHAIN = compiled(
    r"(?:[,;] ?| và | and )\d[\d.,]*(?:(?:[,;] ?| và | and )\d[\d.,]*)* ?(?:%|(?:nghìn|triệu|tỷ|million|billion) |(?:người|lao động|hộ|đồng|ca|tấn|ha|học sinh|em|percent|per cent|people|workers)(?!\w))"
)
_PART_OF = compiled(r"(?:including|of whom|of which|of them|among them|while|, with)[ \n](?:some |about |nearly |over )?$")
_ARE = compiled(r"[ \n](?:were|are|have been|had been)(?!\w)")
_PART_IS = compiled(r"[ \n](?:at|in|on|by|were|was|are|who|from|for|of|had|have|did)(?!\w)")
_FEWER = compiled(r" (?:fewer|more|less|higher|lower) than(?!\w)")
_OPENS = compiled(r"(?:gồm|trong đó|chia ra|including)[: ](?: ?[^\W\d_]+){1,6} $")
_TAIL_BETWEEN = compiled(r"[^\W\d_]*[),]?(?:[ ,]+[^\W\d_]+){1,7} $")


def grouped(text: str) -> bool:
    """Whether digits are printed in groups (``1.500``)."""
    return bool(compiled(r"\d[.,]\d{3}").search(text))


def scaled(number: Number) -> bool:
    """Whether a number stands with a scale word (``5,6 triệu``)."""
    return number.step > 1


def is_named(document: Document, start: int) -> bool:
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
_FIRST_IN_BRACKET = compiled(r" ?\([^\d,;.()]{2,40} ")
_NEXT_IN_BRACKET = compiled(r"[,;] [^\d,;.()]{2,40} \d")
_UNDER_COLON = compiled(r": ?(?:[^\d,;.:]{2,40} \d[\d.,]{0,8}; ?){0,8}[^\d,;.:]{2,40} $")
_LONGEST_LIST = 240


def _enumerates(reading: Reading, items: list[Item], at: int) -> bool:
    """``182 người, gồm cao đẳng 21, trung cấp 46, sơ cấp 115``: the next of the parts of a count, name by name."""
    number = items[at].number
    assert number is not None  # noqa: S101 - only numbers are asked about
    view = reading.document.view
    if view[number.end : number.end + 1] in {";", ".", ""} and _UNDER_COLON.search(
        view, max(0, number.start - _LONGEST_LIST), number.start
    ):
        return True
    counted = next((item for item in reversed(items[:at]) if item.kind == "number" and item.unit and item.unit.dimension in COUNTED), None)
    if counted is None or counted.unit is None or number.start - counted.unit.end > _LONGEST_LIST or number.value < 2:
        return False
    if _FIRST_IN_BRACKET.fullmatch(view, counted.unit.end, number.start) and _NEXT_IN_BRACKET.match(view, number.end):
        return True
    return (
        _LISTED_SO_FAR.fullmatch(view, counted.unit.end, number.start) is not None
        and compiled(r"[,;)]|\.(?!\d)| và|$").match(view, number.end) is not None
    )


_NAMED_LIST = compiled(r"[^\W\d_]+ \d[\d.]*(?:[,;]| và) ?[^\W\d_]+(?: [^\W\d_]+){0,3} \d[\d.]*(?:[,;)]| và|\.(?!\d))")


def in_named_list(view: str, number: Number) -> bool:
    """Whether a number stands in a list of names each with a number."""
    return _NAMED_LIST.search(view, max(0, number.start - 60), min(len(view), number.end + 60)) is not None


_LED = compiled(
    r"(?:là|đạt|được|còn|lên|xuống|tới|đến|tăng|giảm|có|chỉ|hơn|gần|trên|dưới|khoảng|xấp xỉ|với|chỉ tiêu|kế hoạch|mục tiêu|con số|mức|số|cho|từ|và|bằng|nghề|thêm|ước|đó|:|,|\(|"
    r"was|is|to|at|of|reached|nearly|about|over|up|down|by|from|and|than|for|against|current|a drop of|only|stood at|had|some|accounted for|with|totalled|numbered)[ \n]?$"
)


def _led(reading: Reading, start: int) -> bool:
    return _LED.search(reading.document.view[max(0, start - 18) : start]) is not None


HEAD_NOUN = compiled(r"(?:^|[ \n(])(?:số|tổng số|số lượng|the number of|number of) (?:lượng )?([^\d,;:.]{2,60}|[^\d,;:.]{2,110}: ?)$")


def _in_list(items: list[Item], at: int) -> bool:
    """Whether a number with a unit stands just before: ``Lào Cai 13.400 hộ, Yên Bái 12.000``."""
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
