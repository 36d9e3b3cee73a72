"""What a number is measured against: which times are only compared with, and the base of a change, a multiple, a share of plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.frozen import replace
from qnfacts.parse.period import again
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.parse.draft import Draft
    from qnfacts.parse.manner import Manner
    from qnfacts.parse.row import Item


def is_base_time(items: Sequence[Item], at: int, *, strict: bool = False) -> bool:
    """Whether the time at an index is only compared with (or, unless ``strict``, only named)."""
    item = items[at]
    if item.time and item.time.again:
        return True
    before = items[at - 1].text if at else ""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.text in {"'", "’"} and at and items[at - 1].text in {"of", "than", "over"}:
        return True
    if after is not None and after.text in _FIGURES:
        return True
    counted = items[at - 1].unit if at and items[at - 1].kind == "number" else None
    if counted is not None and counted.dimension == "times":
        return True
    if (
        not strict
        and after is not None
        and item.time
        and item.time.kind == "year"
        and after.cue("plan")
        and after.text in {"target", "plan", "targets", "goal", "estimate"}
        and any(other.kind == "number" for other in items[max(0, at - 4) : at])
    ):
        return True
    if not strict and item.time and _is_of_a_noun(items, at):
        return True
    if before in _EQUALS or (at > 1 and before in _AT_LEVEL and items[at - 2].text in _EQUALS):
        return True
    if (not strict and before in {"giống", "như", "tựa", "like"} and items[at - 2].text not in _FOR_EXAMPLE) or (
        not strict and item.time and item.time.kind == "day" and before in {"trước", "before"}
    ):
        return True
    for place in range(at - 1, max(-1, at - 5), -1):
        other = items[place]
        if other.text in {"more", "fewer", "less"} and items[place + 1].text != "than":
            return False
        if other.text == "as" and items[place + 1].text not in {"of", "at"}:
            return True
        if (
            other.cue("versus")
            and not (other.text in {"from", "on", "over"} and not _changed_before(items, place))
            and not is_preposition(items, place)
        ):
            return True
        if (other.cue("compare") and all(one.text in _AT_A_TIME for one in items[place + 1 : at])) or (
            other.cue("compare")
            and other.text not in {"hơn", "more than", "above"}
            and not any(i.text in {"mức", "con số"} or i.cue("plan") for i in items[place:at])
        ):
            return True
        if other.kind in {"number", "mark"}:
            return False
        if other.kind == "time":
            return False
    return False


PREPOSITIONS = ("from", "on", "over")


def is_preposition(items: Sequence[Item], at: int) -> bool:
    """``on contract in 2021``, not ``up 5 percent on the year before``."""
    behind = items[at + 1] if at + 1 < len(items) else None
    return items[at].text in PREPOSITIONS[1:] and behind is not None and behind.kind == "word" and behind.text not in {"the", "its", "that"}


_FIGURES = frozenset(("figure", "figures", "level", "levels", "total"))
"""Behind a time they make it one that is compared with: ``66 per cent of the 2019 figure``."""
_FOR_EXAMPLE = frozenset(("hình", "dụ", "hạn", "thể"))
_AT_A_TIME = frozenset(("in", "at", "of", "the"))
_EQUALS = frozenset(("bằng", "gần bằng", "tương đương", "ngang", "ngang bằng"))
_AT_LEVEL = frozenset(("cả", "mức", "với"))
_SCHEMES = compiled(r"(?:chuẩn|đề án|quy hoạch|chiến lược|luật)(?!\w)[^,;.\d]*$")
_LAWS = compiled(r"(?<!pháp )(?<!kỷ )(?:luật(?! sư)|hiến pháp|pháp lệnh)(?!\w)[^,;:.()\d]*$")
_DOCUMENTS = compiled(
    r"(?:luật|nghị định|nghị quyết|quyết định|thông tư|công văn|chỉ thị|công điện|thông báo|tờ trình|văn bản|kết luận|giấy phép|hợp đồng)"
    r"(?: số)? [^\s,;]*\d[^\s,;]*(?: của [^,;\d]{2,40})?(?: ban hành| ký)?,?$"
)
_PUBLISHES = compiled(r"(?:công bố|xuất bản|đăng tải|ban hành|phê duyệt|ký ban hành|published|released|issued)(?: vào| hồi| in| on)?$")
_DELIVERS = compiled(r"(?<!được )(?<!bàn )(?<!đã )(?:giao|kỳ hạn)$")


def _is_of_a_noun(items: Sequence[Item], at: int) -> bool:
    """Whether a time says which, not when: ``theo chuẩn nghèo giai đoạn 2022 - 2025``, ``Nghị định số 9 ngày 2/3/2020``, ``vàng giao tháng 8``."""
    time = items[at].time
    kind = time.kind if time else "clock"
    words = _words_before(items, at)
    if kind == "years":
        return bool(_SCHEMES.search(words)) and not any(item.kind in {"mark", "number"} for item in items[max(0, at - 2) : at])
    if kind == "year" and _LAWS.search(words):
        return True
    if kind in {"year", "day"} and _DOCUMENTS.search(words):
        return not words.endswith(",") or at + 1 == len(items) or items[at + 1].text in _GOES_ON
    if kind in {"year", "month"}:
        counts = at + 1 < len(items) and items[at + 1].text in _COUNTS
        return bool(not counts and _PUBLISHES.search(words)) or (kind == "month" and bool(_DELIVERS.search(words)))
    return kind == "day" and bool(_PUBLISHES.search(words)) and any(_says_when(item) for item in items[:at])


_COUNTS = frozenset(("là", "có", "đạt", "gồm", "was", "were", "totalled"))
_GOES_ON = frozenset((",", ".", ";", ")", "của", "về", "quy"))


def _says_when(item: Item) -> bool:
    return bool(item.time and item.time.period and item.time.kind not in {"day", "days"} and not item.time.again)


def _words_before(items: Sequence[Item], at: int) -> str:
    """The words of a clause straight before a time, spaced as they are in the text; a number breaks them off."""
    words = ""
    end = items[at].start
    for item in reversed(items[max(0, at - 12) : at]):
        if item.kind in {"number", "time"}:
            break
        words = item.text + (" " if item.end < end and words else "") + words
        end = item.start
    return words


def _changed_before(items: Sequence[Item], at: int) -> bool:
    """``up 5 percent on 2019``; but ``795 mm on October 14``: a day needs a word of change to be compared with."""
    day = at + 1 < len(items) and is_day(items[at + 1])
    return any(item.cue("change", "compare") or (item.kind == "number" and not day) for item in items[max(0, at - 4) : at])


def is_day(item: Item) -> bool:
    """Whether a time is a day or several."""
    return bool(item.time and item.time.kind in {"day", "days"})


def times_of_plan(items: Sequence[Item], draft: Draft) -> list[Item]:
    """The times named right behind the plan of a share of it."""
    if draft.manner.measure not in {"plan-ratio", "plan-excess"}:
        return []
    cue = draft.manner.cue
    if cue is None or cue not in items or not cue.cue("plan"):
        cue = next((item for item in items[draft.index + 1 : draft.index + 3] if item.cue("plan")), None)
    if cue is None:
        return []
    at = items.index(cue)
    return [item for item in items[at + 1 : at + 3] if item.kind == "time" and item.time and not item.time.again]


def based_on_again(items: Sequence[Item], draft: Draft) -> Item | None:
    """``so với cùng kỳ năm 2019 (4.310 ca)``, ``cùng kỳ năm trước chỉ 7 ca``: the number of the time compared with."""
    place = draft.index - 1
    opened = False
    told = 0
    while place >= 0:
        item = items[place]
        if (
            ((item.kind == "mark" and item.text == ":") or item.cue("change", "level", "to"))
            and told < 2
            and not item.cue("versus", "compare")
        ):
            told += 1
            place -= 1
            continue
        if told and item.kind == "time" and item.time and item.time.again:
            before = items[place - 1] if place else None
            return item if before is None or before.text in {"(", ",", ";", "khi", "còn", "while"} else None
        if item.kind == "time" and item.time:
            return item if item.time.again and (opened or place >= draft.index - 4) and not _compared_to(items, place, opened) else None
        if item.kind == "mark" and item.text == "(" and not opened and place == draft.index - 1:
            opened = True
        elif item.kind in {"number", "mark"} or item.cue("change", "compare", "versus", "ratio", "to") or (item.kind == "word" and opened):
            return None
        place -= 1
    return None


def _compared_to(items: Sequence[Item], at: int, opened: bool) -> bool:
    """``hơn cùng kỳ 8%``: a comparison before the time makes the number behind it the difference."""
    return not opened and at > 0 and bool(items[at - 1].cue("compare", "versus", "ratio", "fold"))


def with_base(draft: Draft, items: Sequence[Item], drafts: list[Draft]) -> Manner:
    """What a change or relative number, or a share of a plan, is measured against."""
    manner = draft.manner
    if manner.base == "plan":
        named = next((item.time for item in times_of_plan(items, draft) if item.time and item.time.kind == "year"), None)
        return replace(manner, base=f"plan:{named.period}") if named and named.named_year else manner
    if manner.measure not in {"change", "relative"} or manner.base:
        return manner
    at = draft.index + 1
    while at < len(items) and not (items[at].kind == "mark" and items[at].text == ";"):
        item = items[at]
        if item.kind == "mark" and item.text == "(":
            at = _past_aside(items, at)
            continue
        if item.kind == "time" and item.time and is_base_time(items, at, strict=True):
            return replace(manner, base=_base_period(draft, item), base_item=item)
        if item.kind == "number" and not _is_joined(draft, drafts, at):
            break
        at += 1
    for at in range(draft.index - 1, max(-1, draft.index - 8), -1):
        item = items[at]
        if item.kind == "time" and item.time and item is not draft.period_item and is_base_time(items, at, strict=True):
            return replace(manner, base=_base_period(draft, item), base_item=item)
        if item.kind == "number" or (item.kind == "mark" and item.text in ";,(" and not _closes_a_frame(items, at)):
            break
    return manner


def _closes_a_frame(items: Sequence[Item], at: int) -> bool:
    """``So với năm 2019, doanh thu tăng 5%``: the comma behind a comparison that opens a sentence."""
    if items[at].text != "," or items[at - 1].kind != "time" or any(item.kind == "number" for item in items[:at]):
        return False
    return is_base_time(items, at - 1, strict=True)


def _past_aside(items: Sequence[Item], at: int) -> int:
    """Where to look on at a bracket: behind one with a number of its own (``7,8% (90 USD) so với …``), else in it."""
    close = next((place for place in range(at + 1, len(items)) if items[place].kind == "mark" and items[place].text == ")"), None)
    if close is None or not any(item.kind == "number" for item in items[at:close]):
        return at + 1
    return close + 1


def _is_joined(draft: Draft, drafts: list[Draft], at: int) -> bool:
    """``tăng 5% về lượng và 7% về giá trị so với năm 2018``: the base told behind two numbers joined by `and` is that of both."""
    items = draft.row.items
    joined = any(item.text in {"và", "and"} for item in items[max(draft.index, at - _JOINS) : at])
    return joined and any(other.index == at and other.manner.measure == draft.manner.measure for other in drafts)


_JOINS = 6


def _base_period(draft: Draft, item: Item) -> str | None:
    time, period = item.time, draft.period
    if time is None:
        return None
    if period and not period.endswith("/"):
        if time.again:
            return again(period, time.named_year)
        if item.text.endswith("năm trước"):
            return f"{int(period[:4]) - 1}" if period.partition("/")[2][:4] in {"", period[:4]} else None
    return time.period
