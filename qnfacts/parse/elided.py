"""What a number leaves out: the unit of the number before it or behind it, ``per`` what, the plan that it is a share of."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from typing import TYPE_CHECKING

from qnfacts.parse.figure import COUNTED, HEAD_NOUN, scaled
from qnfacts.parse.subject import DROP
from qnfacts.parse.unit import known_unit, opens_a_price
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.model import Dimension, Language
    from qnfacts.parse import manner as manners
    from qnfacts.parse.draft import Draft, Reading
    from qnfacts.parse.manner import Manner
    from qnfacts.parse.number import Number
    from qnfacts.parse.row import Item, Row
    from qnfacts.parse.unit import Unit
    from qnfacts.text import Document

PER_HEAD = compiled(r"(?:bình quân|thu nhập|grdp|gdp)(?: [^\W\d_]+)? đầu người[^\d;.]{0,40}$|per capita[^\d;.]{0,40}$")
_COMPARED = compiled(r"(?:bằng|(?:rẻ|thấp|ít|nhỏ|ngắn|nhẹ|kém) hơn|kém)(?: (?:khoảng|gần|hơn|chừng|chưa đến|chưa tới|quá))?[ \n]\Z")
_FOLD = compiled(r"gấp(?: (?:gần|hơn|khoảng|tới|đến))?[ \n]\Z")
_FEW_WORDS = {"vi": 6, "en": 2}
_LABEL_WORDS = {"vi": 10, "en": 5}
"""How many words may stand before a number that takes the unit of the sentence before it; a colon closes them as a label."""
_REACH = 4_000
_PLANS = {"vi": compiled(r"kế hoạch|\bkh\b|chỉ tiêu|dự toán|mục tiêu|nghị quyết"), "en": compiled(r"plan|target|goal|estimate")}


def talks_of_plans(reading: Reading, row: Row) -> bool:
    """Whether the paragraph, or what stands shortly before, speaks of plans: then a bare share is one of the plan."""
    document = reading.document
    if reading.plans is None:
        reading.plans = [found.start() for found in _PLANS[document.language].finditer(document.view)]
    start = max(0, row.start - _REACH, min(document.paragraphs[row.block].start, row.start - 400))
    return bisect_left(reading.plans, start) < bisect_left(reading.plans, row.end)


def label(items: Sequence[Item], at: int) -> Item | None:
    """The verb of change that a label before a colon opens with: ``Giảm tỷ lệ hộ nghèo: …``."""
    colon = next((place for place in range(at - 1, -1, -1) if items[place].kind == "mark" and items[place].text in ":;"), None)
    if colon is None or items[colon].text != ":":
        return None
    start = next((place + 1 for place in range(colon - 1, -1, -1) if items[place].kind == "mark" and items[place].text in ";:.-+•–"), 0)
    first = items[start] if start < colon else None
    return first if first is not None and first.cue("change") else None


def share_units_forward(document: Document, drafts: list[Draft]) -> None:
    """``46.200, 31.750 và 9.840 lao động``: the first ones take the unit, and the scale, of the last."""
    for first, second in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        between = document.view[first.end : second.item.start].strip()
        if between not in {",", ";", "và", "and", ", và", ", and"} or second.dimension == "none":
            continue
        if first.unit is not None:
            if first.dimension == second.dimension and first.text_unit == second.text_unit:
                first.per = first.per or second.per
            continue
        one, other = first.item.number, second.item.number
        if one is None or other is None:
            continue
        first.dimension, first.text_unit, first.per = second.dimension, second.text_unit, second.per
        if one.scale == 1 and other.scale > 1 and one.value < 1000:
            first.item.number = one.at_scale(other.scale)


def share_units_of_ranges(drafts: list[Draft]) -> None:
    """``từ 41,27 lên 46,58 triệu đồng``: the first of a pair takes the unit of the second."""
    for first, second in itertools.pairwise(drafts):
        if first.manner.role == "from" and first.unit is None and second.unit is not None and second.dimension not in {"times", "duration"}:
            first.dimension, first.text_unit, first.per = second.dimension, second.text_unit, second.per


_EACH = {"vi": frozenset({"mỗi", "hằng", "hàng"}), "en": frozenset({"each", "every"})}
_MANY_EACH = compiled(r" (\d[\d.,]*)(?= [^\W\d_])")
_APIECE = frozenset({"mỗi", "each", "every"})
_NOT_EACH = compiled(r"[ \n](?:một|1|có một|trước|qua|vừa qua)(?!\w|[.,]\d)")
_ENDS_EACH = frozenset("toàn|tổng|cả|hiện|nay|nâng|còn|trong|riêng|tức|tương|đã|kể|gồm|so|total|now|while|of".split("|"))
"""Behind the number that ``mỗi năm`` stands before: another matter begins, that is not for each."""
_FAR = 24


def per_before(
    view: str, around: manners.Around, drafts: Sequence[Draft], dimension: Dimension, manner: Manner, language: Language
) -> str | None:
    """``mỗi năm 5.200 người``, ``hàng năm có khoảng 8.000 em``, ``mỗi hộ góp 2 triệu đồng và 50 kg gạo``."""
    if dimension == "percentage-point" or (dimension == "percent" and manner.measure != "change") or manner.measure == "relative":
        return None
    if dimension == "money" and (one := _one_of_measure(view, around, language)):
        return one
    words = _EACH[language]
    passed: list[Item] = []
    for place, item in enumerate(around.wide[:_FAR]):
        last = item.text.rpartition(" ")[2] if item.kind in {"word", "cue"} else ""
        if last in words and (last in _APIECE or place < 6):
            noun = _noun_of_each(view, item.end, language, span=last not in _APIECE)
            if noun is None or "," in view[noun.end + 1 : (passed or [around.item])[-1].start]:
                return None
            goes_on = last in _APIECE and passed and drafts[-1].item is passed[0] and drafts[-1].per == noun.text
            if passed and not (goes_on and around.item.unit and around.item.unit.text != noun.text):
                return None
            return noun.text
        if item.kind == "number":
            if passed or dimension in {"duration", "times", "percent"}:
                return None
            passed.append(item)
        elif not passed and item.text in _ENDS_EACH and any(other.kind == "number" for other in around.wide[place:]):
            return None
    return None


def _noun_of_each(view: str, at: int, language: Language, *, span: bool) -> Unit | None:
    """What stands behind ``mỗi``, with how many of it (``mỗi 1.000 dân``); with ``span`` a unit of time only."""
    many = _MANY_EACH.match(view, at)
    noun = known_unit(view, many.end() if many else at, language)
    if noun is None or noun.dimension == "none" or (span and noun.dimension != "duration") or _NOT_EACH.match(view, noun.end):
        return None
    text = noun.text.removesuffix(" vàng")
    return noun._replace(text=f"{many[1]} {text}" if many else text)


def _one_of_measure(view: str, around: manners.Around, language: Language) -> str | None:
    for item in around.left[:12]:
        if item.text in {"một", "1", "a", "an", "one"}:
            unit = known_unit(view, item.end, language)
            return unit.text if unit is not None and opens_a_price(view, unit.start, unit) else None
    return None


def inherited_unit(reading: Reading, row: Row, drafts: list[Draft], item: Item, number: Number) -> tuple[Dimension, str | None, str | None]:
    """The unit of a number that leaves it out: its clause's noun, or that of the number that it follows."""
    view = reading.document.view
    if number.is_part:
        return "times" if _COMPARED.search(view, max(row.start, item.start - 30), item.start) else "none", None, None
    if _FOLD.search(view, max(row.start, item.start - 16), item.start):
        return "times", None, None
    clause = view[max(row.start, item.start - 130) : item.start]
    noun = HEAD_NOUN.search(clause)
    if noun:
        found = known_unit(noun[1], 0, reading.document.language)
        if found and found.dimension != "percent":
            return found.dimension, found.text, None
    digits = number.end - number.start
    for draft in reversed(drafts):
        if (
            draft.dimension in COUNTED
            and draft.manner.measure in {"level", "change", "plan-excess"}
            and (
                number.value == number.value.to_integral_value()
                or draft.dimension in {"money", "mass", "area", "volume", "energy"}
                or scaled(number)
            )
        ):
            between = view[draft.end : item.start]
            return draft.dimension, draft.text_unit, None if "(" in between or ")" in between else draft.per
    if digits and scaled(number) and compiled(r"(?:tỷ|billion|trillion)$").search(view[number.start : number.end]):
        return "money", "đồng" if reading.document.language == "vi" else None, None
    last = reading.drafts[-1] if reading.drafts else None
    if compiled(r"triệu$").search(view[number.start : number.end]) and compiled(
        r"lương|giá|tiền|vốn|thu nhập|doanh thu|chi phí|kinh phí|học phí|đồng"
    ).search(view[max(row.start, number.start - 60) : number.start]):
        return "money", "đồng", None
    labels = _LABEL_WORDS if clause.rstrip().endswith(":") else _FEW_WORDS
    if (
        sum(1 for token in compiled(r"[^\W\d_]+").findall(view[row.start : item.start]) if token not in DROP)
        > labels[reading.document.language]
    ):
        return "none", None, None
    for draft in reversed(reading.drafts[-6:]):
        if draft.dimension in COUNTED and last is not None and row.sentence - draft.row.sentence <= 2:
            if draft.dimension in {"person", "household", "count", "person-turn"} and number.value == number.value.to_integral_value():
                return draft.dimension, draft.text_unit, None
            if draft.dimension == "money" and scaled(number):
                return draft.dimension, draft.text_unit, None
            break
    return "none", None, None
