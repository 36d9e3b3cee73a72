"""Whether a number happened, is estimated or is only intended: which words open a scope, and how far it runs."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from qnfacts.parse.row import bracket_start
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.model import Status
    from qnfacts.parse.draft import Draft, Reading
    from qnfacts.parse.row import Item, Row

OPENERS = (
    "trong đó",
    "cụ thể",
    "bên cạnh đó",
    "cùng với đó",
    "ngoài ra",
    "riêng",
    "hằng năm",
    "hàng năm",
    "mỗi năm",
    "đồng thời",
    "theo đó",
    "trong số này",
    "tính chung",
    "đáp",
    "a:",
    "of these",
    "of which",
)
STRONG_ACTUAL = frozenset(
    {
        "đã",
        "đang",
        "đã có",
        "con số thực hiện",
        "kết quả thực hiện",
        "thực hiện được",
        "kết quả",
        "hiện",
        "hiện nay",
        "hiện có",
        "đến nay",
        "ghi nhận",
        "thực tế",
        "đạt được",
        "today",
        "so far",
        "recorded",
        "logged",
        "stood",
        "stood at",
        "already",
        "currently",
    }
)
_WEATHER = compiled(r"\bmưa\b|\bgió\b|\bsóng\b|\bbão\b|triều cường|nhiệt độ|rainfall|wind|waves")
_WEAK_TARGETS = frozenset("sẽ|will|would|should|muốn|want|wants|wanted|hy vọng|hope|hopes|kỳ vọng|phải đạt|expected|expects".split("|"))
FORECASTS = frozenset("dự báo|dự đoán|forecast|forecasts".split("|"))
"""What nobody plans: ``dự báo sẽ có 5 cơn bão``."""
_PURPOSE = frozenset(("để", "nhằm"))
_TURNS = frozenset("nhưng|song|nhưng thực|but|while|although|whereas|trước".split("|"))


def give_status(reading: Reading, row: Row, drafts: list[Draft], consumed: set[int]) -> None:
    """From left to right: a word of intent opens a scope that runs to the sentence's end, or to a word of fact."""
    scope = reading.scope
    view = reading.document.view
    starts = view[row.start : row.start + 16]
    governing: Status | None = scope.heading_status
    if scope.status and starts.startswith(OPENERS):
        governing = scope.status
    by_index = {draft.index: draft for draft in drafts}
    current: Status | None = governing
    current_item: Item | None = None
    estimate_item: Item | None = None
    stack: list[tuple[Status | None, Item | None, Item | None]] = []
    seen_actual = False
    for at, item in enumerate(row.items):
        if item.kind == "mark":
            if item.text in "([":
                stack.append((current, current_item, estimate_item))
            elif item.text in ")]" and stack:
                current, current_item, estimate_item = stack.pop()
            elif item.text == ";":
                estimate_item = None
                if current_item is not None and current_item.text in _WEAK_TARGETS:
                    current, current_item = governing, None
        elif item.text in _PURPOSE and _is_ahead(row.items, at, reading):
            current, current_item = "target", item
        elif item.kind == "word" and item.text in _TURNS and current_item is not None and current_item.text in _WEAK_TARGETS:
            current, current_item = governing, None
        elif item.kind == "time":
            if (
                item.time
                and item.time.kind == "span"
                and not item.time.again
                and current == "target"
                and any(other.kind == "number" for other in row.items[:at])
            ):
                current, current_item = "actual", item
        elif item.kind == "cue":
            if current == "target" and item.text in _REACHED and _contrasts(row, at, view):
                current, current_item = "actual", item
            if item.cue("estimate"):
                estimate_item = item
                if item.text in FORECASTS:
                    scope.forecast = True
            elif item.text in _WEAK_TARGETS and estimate_item is not None and estimate_item.text in FORECASTS:
                continue
            elif item.cue("target") and id(item) not in consumed and opens_target(row, at, seen_actual=seen_actual):
                current, current_item, estimate_item = "target", item, None
            elif item.text in STRONG_ACTUAL and item.cue("actual"):
                if (
                    current == "target"
                    and current_item is not None
                    and item.text in {"đã", "already", "created"}
                    and not any(other.kind == "number" for other in row.items[at + 1 : at + 4])
                ):
                    continue
                opens = at > 0 and row.items[at - 1].text in {",", ";", "còn"} and any(other.kind == "number" for other in row.items[:at])
                if not (
                    item.text in {"hiện", "kết quả", "đạt được", "recorded"}
                    and current_item is not None
                    and current == "target"
                    and not opens
                ):
                    current, current_item = "actual", item
                seen_actual = True
        elif item.kind == "number":
            draft = by_index[at]
            plan_itself = draft.manner.rule == "plan_before" and draft.manner.measure == "level"
            if plan_itself:
                draft.status, draft.status_item = "target", draft.manner.cue or item
            elif (draft.manner.measure in {"plan-ratio", "plan-excess"} or row.items[at - 1].text in _RESULTS) and _is_of_plan_told(
                drafts, draft, current_item
            ):
                current, current_item = governing, None
                draft.status, draft.status_item = governing or "actual", None
            elif estimate_item is not None and (current != "target" or current_item is None):
                draft.status, draft.status_item = "estimate", estimate_item
            else:
                draft.status, draft.status_item = current or "actual", current_item
                unplanned = draft.dimension == "temperature" or _WEATHER.search(view, row.start, row.end) is not None
                if unplanned and (
                    (scope.forecast and current is None) or (current_item is not None and current_item.text in _WEAK_TARGETS)
                ):
                    draft.status = "estimate"
                named = _plan_named(draft, consumed)
                if named is not None:
                    draft.status, draft.status_item = "target", named
                if (
                    current_item is None
                    and current == "target"
                    and any(other.text.partition(" ")[0] in {"đã", "has", "have"} for other in draft.around.right)
                ):
                    draft.status = "actual"
                behind = _target_behind(draft) or _intended(draft)
                if behind is not None:
                    draft.status, draft.status_item = "target", behind
    scope.status = current if current == "target" else None


_SPANS = frozenset(("year", "years", "months", "quarter"))


def _is_ahead(items: Sequence[Item], at: int, reading: Reading) -> bool:
    """``để năm 2021 có 270 xã``, ``để cuối năm còn 527 hộ``: a purpose with a time that is not over."""
    time = items[at + 1].time if at + 1 < len(items) else None
    date = reading.document.date
    return bool(
        time
        and time.period
        and time.kind in _SPANS
        and not time.again
        and (date is None or time.period.rpartition("/")[2] >= str(date.year))
    )


def _is_of_plan_told(drafts: list[Draft], share: Draft, opener: Item | None) -> bool:
    """``kế hoạch 190 việc, đạt 73%``, ``kế hoạch là 40 hộ; vay được 43 hộ``: the plan's word told of the plan, not of the result."""
    return opener is not None and any(
        draft.index < share.index
        and (
            (draft.manner.rule == "plan_before" and draft.manner.cue is opener)
            or (draft.status_item is opener and opener.cue("plan") is not None and draft.manner.measure == "level")
        )
        for draft in drafts
    )


_RESULTS = frozenset({"được", "thực hiện", "thực hiện được", "đạt được", "kết quả"})
"""Straight before a number they tell that it was reached."""


_REACHED = frozenset({"đạt", "đã đạt", "thực đạt", "reached", "stood at"})
_AGAINST = ("trong khi", "mặc dù", "dù", "tuy", "while", "whereas", "although")


def _contrasts(row: Row, at: int, view: str) -> bool:
    """``Trong khi kế hoạch là 40%, bao phủ đạt 41%``: behind the clause of the plan stands what was reached."""
    if not view.startswith(_AGAINST, row.start):
        return False
    comma = next((place for place in range(at - 1, -1, -1) if row.items[place].text == ","), 0)
    return any(item.kind == "number" for item in row.items[:comma]) and not any(item.cue("target") for item in row.items[comma:at])


def opens_target(row: Row, at: int, *, seen_actual: bool) -> bool:
    """Whether a word of plans speaks of intent here; not where the plan was only met (``vượt kế hoạch``)."""
    item = row.items[at]
    if at and row.items[at - 1].text == "(" and item.text in {"kh", "kế hoạch", "chỉ tiêu", "mục tiêu", "kh năm", "kế hoạch năm"}:
        return True
    if item.text.endswith("giao") and any(other.cue("plan") for other in row.items[max(0, at - 4) : at]):
        return False
    if item.text == "chỉ tiêu" and _is_met(row.items, at):
        return False
    clause = takewhile(lambda other: other.text != ";", reversed(row.items[max(0, at - 4) : at]))
    before = [other for other in clause if other.kind != "mark"]
    if not item.cue("plan"):
        return not (item.text in {"target", "plan", "goal", "plans", "expected"} and before and before[0].cue("ratio"))
    after = row.items[at + 1 : at + 4]
    if before and before[0].text == "theo" and len(after) > 1 and after[0].text == "," and after[1].time and after[1].time.kind in _SPANS:
        return True
    if before and (
        before[0].cue("versus", "excess", "short", "ratio")
        or before[0].text in {"%", "theo", "of", "nhiều", "một", "tốt", "đến", "về", "nhiệm vụ"}
    ):
        return False
    if (
        any(other.cue("versus", "excess", "short") or (other.cue("ratio") and other.text != "bằng") for other in before[:3])
        and item.text != "chỉ tiêu"
    ):
        return False
    if before and before[0].kind == "number":
        return False
    if (
        item.text == "chỉ tiêu"
        and (seen_actual or any(other.text in {"các", "nhiều", "một số", "số", "những", "một"} for other in before[:2]))
        and not any(other.cue("target") for other in [*before, *after])
    ):
        return False
    if after and after[0].kind == "mark" and after[0].text == "/":
        return False
    return item.text not in {"nghị quyết", "nq", "dự toán"}


def _plan_named(draft: Draft, consumed: set[int]) -> Item | None:
    """``mục tiêu tăng trưởng 6,7%``: the number is what the plan says."""
    if draft.manner.measure not in {"level", "change"}:
        return None
    for item in draft.around.left[:5]:
        if item.cue("plan") and item.text not in {"nghị quyết", "nq", "estimate"}:
            return None if id(item) in consumed else item
        if item.kind in {"mark", "time", "place"} or (item.cue("level", "ratio", "to", "versus", "from") and not item.cue("skip")):
            return None
    return None


def _is_met(items: Sequence[Item], at: int) -> bool:
    """``chỉ tiêu tăng trưởng đạt 12,6%``: here the word means what is measured."""
    for item in items[at + 1 : at + 10]:
        if item.kind == "number":
            return False
        if item.text == "đạt":
            return True
        if item.cue("target") or item.text in {"là", "giao", "được giao", "năm"} or item.kind == "mark":
            return False
    return False


def _intended(draft: Draft) -> Item | None:
    """``1.000 lao động sẽ được đào tạo``, ``10.000 tỷ đồng dự kiến giải ngân``: what is meant of the number stands behind it."""
    right = draft.around.right
    if not right or draft.manner.measure != "level" or draft.manner.role is not None or not right[0].cue("target"):
        return None
    passive = len(right) > 1 and right[1].text.startswith(("được", "be "))
    return right[0] if right[0].text.startswith("dự kiến") or (passive and right[0].text in _WEAK_TARGETS) else None


def _target_behind(draft: Draft) -> Item | None:
    """``0,14% là mục tiêu``, ``33,000 planned``."""
    for place, item in enumerate(draft.around.right[:5]):
        if item.text == "forecast" and place < 3 and draft.manner.measure == "level":
            draft.status = "estimate"
        if item.text in {"planned", "targeted", "projected"} and place < 2 and draft.manner.measure == "level":
            return item
        if item.cue("plan") and item.text.startswith(("mục tiêu", "chỉ tiêu")) and place and draft.around.right[place - 1].text == "là":
            return item
        if item.cue("plan") and place and draft.around.right[place - 1].text == "mà":
            return item
        if item.cue("target") and place and draft.around.right[place - 1].text == "là":
            return item
        if item.text.endswith(("giao", "đặt ra", "đề ra")) and draft.manner.rule in {"compared_value", "level", "more_or_less"}:
            return item
    if draft.around.opens_bracket and draft.manner.measure == "level":
        return _plan_in_bracket(draft)
    return None


def _plan_in_bracket(draft: Draft) -> Item | None:
    """``so với chỉ tiêu (38%)``: the plan behind its word, alone in a bracket."""
    items = draft.row.items
    opened = bracket_start(items, draft.index)
    if any(item.kind == "word" and item.text != "giao" for item in items[opened + 1 : draft.index]):
        return None
    closed = next((item for item in draft.around.later if item.kind in {"number", "mark"}), None)
    if closed is None or closed.text != ")" or any(item.kind == "word" for item in draft.around.right):
        return None
    return next((item for item in items[max(0, opened - 8) : opened] if item.cue("plan")), None)
