"""What a sentence hands on to the next: its time, its place, its intent, its subject."""

from __future__ import annotations

from datetime import date as Date
from itertools import pairwise
from typing import TYPE_CHECKING

from qnfacts.parse.base import is_base_time, is_day
from qnfacts.parse.dating import alone_in_bracket, governs, is_current, is_to_come, says_now, says_up_to
from qnfacts.parse.status import STRONG_ACTUAL, opens_target
from qnfacts.parse.subject import words_between
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.model import Block
    from qnfacts.parse.draft import Draft, Reading
    from qnfacts.parse.row import Item, Row


def enter(reading: Reading, block: Block) -> None:
    """What governs changes at the border of a block."""
    scope = reading.scope
    scope.forecast = False
    continues = (
        compiled(r"\s*(?:[-–•*+►✅💼👉☑✔▪(\d]|A:|Đáp|Trả lời)").match(reading.document.text[block.start : block.start + 10]) is not None
    )
    if scope.period and compiled(r"\d{4}/\d{4}").fullmatch(scope.period) and (scope.heading_period or reading.title_period):
        scope.period = None
    if not continues:
        if scope.period and (len(scope.period) == len("2020-12-31") or _is_past_month(scope.period, reading)):
            scope.period = None
        scope.status = None
        scope.place = None
    if block.where in {"caption", "headline"}:
        scope.subject = ""


def remember_place(reading: Reading, items: Sequence[Item]) -> None:
    """The place that a sentence without numbers hands on: its only one."""
    spots = {item.text for item in items if item.kind == "place"}
    if spots:
        reading.scope.place = spots.pop() if len(spots) == 1 else None


_NEAR = 3


def _is_near(item: Item, reading: Reading) -> bool:
    """Whether a time is of about the document's: not ``đỉnh lũ năm 1979``."""
    date, period = reading.document.date, item.time.period if item.time else None
    return not (date and period and abs(int(period[:4]) - date.year) > _NEAR)


def _is_few_days(item: Item, *, least: int = 1) -> bool:
    period = item.time.period if item.time else None
    return is_day(item) and not _is_long(period) and (least == 1 or "/" in (period or ""))


_MONTHS_SPAN = len("2020-01/2020-06")


def _lies_in(period: str | None, whole: str | None) -> bool:
    """Whether a time is one within the months of which a report tells: ``Riêng tháng 6 …``, ``Đến ngày 30/6 có 48 xã``."""
    if not period or not whole or period == whole or len(whole) != _MONTHS_SPAN or "/" not in whole:
        return False
    first, last = whole.split("/")
    begins, _, ends = period.partition("/")
    return len(begins) > len("2020") and first <= begins[:7] and (ends or begins)[:7] <= last


_WEEKS = 21


def _is_long(period: str | None) -> bool:
    """Whether a span of days is long enough to report on: ``từ ngày 15/12/2020 đến 14/6/2021``."""
    if not period or "/" not in period:
        return False
    first, last = (Date.fromisoformat(day) for day in period.split("/"))
    return (last - first).days > _WEEKS


def _trails(items: Sequence[Item], item: Item) -> bool:
    """Whether a time closes its clause."""
    at = items.index(item)
    return at + 1 >= len(items) or items[at + 1].kind == "mark" or items[at + 1].cue("versus") is not None


def _leads(items: Sequence[Item], time: Item) -> bool:
    """Whether a time opens its clause: ``Năm 2020, …``, ``…; tính chung 10 tháng …``."""
    at = items.index(time)
    if at + 1 < len(items) and (items[at + 1].cue("plan") or items[at + 1].text == "alone"):
        return False
    if time.text.startswith(("lũy kế", "tính từ", "từ đầu", "kể từ")) and any(other.kind == "number" for other in items[:at]):
        return False
    for item in reversed(items[:at]):
        if item.text in {"riêng", "nếu", "if"}:
            return False
        if item.kind == "mark":
            return item.text in ';:,."“-–•(+' and not (
                item.text == "," and any(other.kind == "number" for other in items[:at]) and (time.end - time.start) < _LONG_TIME
            )
        if (
            item.kind in {"number", "place"}
            or (item.kind == "word" and item.text not in _BEFORE_TIME)
            or item.kind == "time"
            or item.cue("change", "plan")
        ):
            return False
    return True


def _opens(items: Sequence[Item], time: Item) -> bool:
    """Whether a time sets the frame of a sentence: it opens it, or stands between commas."""
    at = items.index(time)
    if items[-1].text == ":" or (at + 1 < len(items) and items[at + 1].text == ","):
        return True
    for item in reversed(items[:at]):
        if item.kind == "mark" and item.text in ';:."“-–•+':
            return True
        if item.kind in {"word", "number", "place"} and item.text not in _BEFORE_TIME:
            return False
    return True


_LONG_TIME = 9
_BEFORE_TIME = frozenset(
    "trong|vào|đến|tới|cũng|lũy|kế|chung|cộng|dồn|toàn|tính|hết|cuối|đầu|kết|thúc|sang|bước|khép|lại|theo|của|từ|in|by|for|at|during|over|as|of|on|around|until|and|while|but".split(
        "|"
    )
)


def _moves_on(period: str, free: Sequence[Item], drafts: Sequence[Draft]) -> bool:
    """Whether most of a sentence's numbers are of another time than what governed so far."""
    told = [draft.period for draft in drafts if draft.period_item is not None and draft.manner.role != "from"]
    return (
        bool(told)
        and len(told) * 2 > len(drafts)
        and told[0] is not None
        and told[0][:4] != period[:4]
        and any(item.time and item.time.period == told[0] for item in free)
    )


def _tells_which(items: Sequence[Item], at: int) -> bool:
    """``nhiệm kỳ qua (2015 - 2020)``: a bracket that says which span was just named."""
    return at > 1 and items[at - 2].text in _SPANS and alone_in_bracket(items, at)


_SPANS = frozenset(("qua", "kỳ", "đoạn", "năm", "trước", "này"))


def _is_past_month(period: str, reading: Reading) -> bool:
    """Whether a period is a single month that ended before last month began: it governs its paragraph, not the next one."""
    date = reading.document.date
    if not date or len(period) != len("2020-12"):
        return False
    return (date.year - int(period[:4])) * 12 + date.month - int(period[5:]) > 1


_BACK = compiled(r"\W*(?:trước đó|trước đây|trước kia|năm đó|earlier|previously|before that|back then)(?!\w)")
_ONCE = frozenset(("được", "bị", "là", "có", "xảy"))


def _looks_back(view: str, row: Row, items: Sequence[Item]) -> bool:
    """``Trước đó, năm 2013, …``, ``từng được nhắc đến hồi năm 2016``: what was before hands no time on."""
    return _BACK.match(view, row.start, row.end) is not None or any(
        item.text == "từng" and after.text in _ONCE for item, after in pairwise(items)
    )


def _is_last_year_aside(items: Sequence[Item], time: Item) -> bool:
    """``…; năm ngoái con số này là 38``, ``vượt ngày cao điểm hè năm ngoái``: told beside what the sentence tells."""
    return time.text.endswith((" ngoái", "năm trước")) and items.index(time) > _OPENING


_OPENING = 2


def _names_a_plan(items: Sequence[Item], at: int) -> bool:
    """``quy hoạch đến năm 2020, tầm nhìn 2030``: the years belong to the plan's name."""
    return any(item.text == "tầm nhìn" for item in items[max(0, at - 2) : at + 3])


_YEARS_FRESH = 2
_MONTHS_FRESH = 6


def _is_fresh(item: Item, reading: Reading) -> bool:
    """Whether a time told without a number is near enough to govern what follows: not ``Năm 2013, quán bị xử phạt.``."""
    date, time = reading.document.date, item.time
    if not (date and time and time.period):
        return True
    last = time.period.rpartition("/")[2] or time.period
    if int(last[:4]) < date.year - _YEARS_FRESH:
        return False
    return time.kind != "month" or (date.year - int(last[:4])) * 12 + date.month - int(last[5:7]) <= _MONTHS_FRESH


_ANNOUNCES = compiled(
    r"(?<!\w)(?:công bố|cho biết|cho hay|thông tin|thông báo|báo cáo|hội nghị|hội thảo|họp|tổ chức|ban hành|ký|quyết định|khai mạc|trao|"
    r"said|says|announced|reported|told|meeting|conference|released|signed)(?!\w)"
)
"""What is told on a day did not happen on it."""

_SAID_SHORTLY_BEFORE = 20


def _is_announced(view: str, row: Row, times: Sequence[Item], number: int) -> bool:
    """Whether something was only said on the day that a sentence names before its first number."""
    day = next((item for item in times if is_day(item) and item.start < number), None)
    if day is None:
        return False
    return bool(
        _ANNOUNCES.search(view, day.end, number) or _ANNOUNCES.search(view, max(row.start, day.start - _SAID_SHORTLY_BEFORE), day.start)
    )


_ASKS = compiled(r"\s*(?:hỏi|câu hỏi|pv|phóng viên|q|question)\s*\d*\s*[:.]")


def remember(reading: Reading, row: Row, drafts: list[Draft], where: str) -> None:
    """What a sentence hands on: the time that opens one of its clauses, its place, its subject; a title more."""
    document, scope, items = reading.document, reading.scope, row.items
    free = [
        item
        for at, item in enumerate(items)
        if item.kind == "time"
        and item.time
        and item.time.period
        and not item.time.again
        and (
            item.depth == 0 or where in {"headline", "heading"} or _tells_which(items, at) or (is_day(item) and alone_in_bracket(items, at))
        )
        and not is_base_time(items, at)
    ]
    scope.told = next((draft.period for draft in reversed(drafts) if draft.period and not draft.item.depth), None)
    if not drafts and len(free) == 1:
        scope.told = free[0].time.period if free[0].time else None
    if free and _looks_back(document.view, row, items):
        free = []
    free = [item for item in free if not (_names_a_plan(items, items.index(item)) or _is_last_year_aside(items, item))]
    first_number = drafts[0].index if drafts else len(items)
    aside = {id(draft.period_item) for draft in drafts if draft.attached and not governs(drafts, draft.index)}
    free = [item for item in free if id(item) not in aside]
    reported = bool(drafts) and scope.period is None and not _is_announced(document.view, row, free, drafts[0].item.start)
    leading = [item for item in free if _leads(items, item) and (drafts or _opens(items, item))]
    chosen = leading[-1] if leading else None
    if (
        chosen is not None
        and chosen.time is not None
        and chosen.time.kind in {"day", "days"}
        and not (reported and _is_few_days(chosen))
        and not (says_up_to(document.view, chosen) or _is_long(chosen.time.period))
    ):
        chosen = None
    if (
        chosen is not None
        and chosen not in leading
        and drafts
        and all(draft.status == "estimate" for draft in drafts)
        and is_to_come(chosen.time.period if chosen.time else None, reading)
    ):
        chosen = None
    if chosen is not None and not drafts and where not in {"headline", "heading"} and not _is_fresh(chosen, reading):
        chosen = scope.period = None
    plain = [item for item in free if item.time and item.time.kind in {"year", "month", "months", "quarter"}]
    if chosen is None and not drafts and scope.period is None and len(plain) == 1:
        chosen = plain[0]
    if chosen is None and free and drafts and (scope.period is None or _moves_on(scope.period, free, drafts)):
        chosen = next(
            (item for item in free if items.index(item) < first_number and (not is_day(item) or (reported and _is_few_days(item)))), None
        ) or (
            next(
                (
                    item
                    for item in free
                    if _trails(items, item) and (not is_day(item) or (reported and _is_few_days(item, least=2))) and _is_near(item, reading)
                ),
                None,
            )
            if scope.period is None and not any(draft.manner.role == "from" and draft.attached for draft in drafts)
            else None
        )
    if chosen is None and scope.period is None:
        chosen = next((item for item in free if _trails(items, item) and says_up_to(document.view, item)), None)
    if (
        chosen is None
        and scope.period
        and compiled(r"\d{4}/\d{4}").fullmatch(scope.period)
        and int(scope.period[5:]) - int(scope.period[:4]) > 1
        and any(draft.period_item is not None and draft.period != scope.period and draft.status == "actual" for draft in drafts)
    ):
        scope.period = None
    if says_now(items) and not is_current(scope.period, reading):
        scope.period = scope.status = None
    if any(item.time and item.time.kind == "lately" and _leads(items, item) for item in items):
        scope.period = None
    spot = next((item for item in items if item.kind == "place"), None)
    view = document.view[row.start : row.end]
    if where in {"headline", "heading"}:
        acted = any(item.cue("actual") and item.text in STRONG_ACTUAL for item in items)
        status = next(
            (
                "target"
                for at, item in enumerate(items)
                if item.cue("target") and item.text not in {"plan", "dự kiến"} and not acted and opens_target(row, at, seen_actual=False)
            ),
            None,
        )
        subject = " ".join(words_between(document, items))
        if where == "headline":
            reading.title_period = (free[-1].time.period if free and free[-1].time else None) or reading.title_period
            reading.title_place = spot.text if spot else reading.title_place
            reading.title_subject = subject
            bare = not drafts
            scope.heading_status = "target" if status and bare and free else None
        else:
            scope.heading_period = free[-1].time.period if free and free[-1].time else None
            scope.heading_status = "target" if status else None
            scope.heading_subject = subject
            scope.heading_place = spot.text if spot else None
            scope.period = None
        return
    if chosen is not None and chosen.time is not None and drafts and _lies_in(chosen.time.period, scope.period):
        chosen = None
    if chosen is not None and chosen.time is not None and not document.view[chosen.start : chosen.end].endswith("trước"):
        scope.period = chosen.time.period
    spots = {item.text for item in items if item.kind == "place"}
    if spot is not None and len(spots) == 1 and items.index(spot) < min(first_number, 12):
        scope.place = spot.text
    elif len(spots) > 1:
        scope.place = None
    if view.rstrip().endswith("?") and _ASKS.match(view):
        asked = any(item.cue("target") and opens_target(row, at, seen_actual=False) for at, item in enumerate(items))
        scope.heading_status = "target" if asked else None
        scope.heading_period = free[-1].time.period if free and free[-1].time else None
    if chosen is None and not drafts and view.rstrip().endswith(("?", ":")) and free:
        scope.period = free[-1].time.period if free[-1].time else scope.period
    if view.rstrip().endswith(("?", ":")) or not drafts:
        scope.subject = (
            " ".join(words_between(document, [item for item in items if item.kind != "place"]))
            if view.rstrip().endswith(("?", ":"))
            else scope.subject
        )
    elif drafts:
        scope.subject = drafts[-1].indicator
