"""When a number holds: the time attached to it, the one before it, or the one that governs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qnfacts.parse.base import PREPOSITIONS, based_on_again, is_base_time, is_day, is_preposition, times_of_plan, with_base
from qnfacts.parse.period import again
from qnfacts.parse.row import bracket_start
from qnfacts.parse.status import FORECASTS, OPENERS
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date

    from qnfacts.parse.draft import Draft, Reading
    from qnfacts.parse.row import Item, Row
    from qnfacts.parse.unit import Unit


def give_period(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """The time attached behind a number, else the last one before it in the sentence, else what governs."""
    items = row.items
    bases = {id(draft.manner.base_item) for draft in drafts if draft.manner.base_item is not None}
    bases |= {id(item) for draft in drafts for item in times_of_plan(items, draft)}
    usable = {
        at: item
        for at, item in enumerate(items)
        if item.kind == "time"
        and item.time
        and item.time.kind != "clock"
        and id(item) not in bases
        and not is_base_time(items, at)
        and (item.time.period or item.time.again or item.time.kind != "span")
    }
    attached: dict[int, int] = {}
    for draft in drafts:
        at = _time_behind(items, draft, usable)
        if at is not None and at not in attached.values():
            attached[draft.index] = at
    for at in list(attached.values()):
        _attach_coordinated(items, at, usable, attached)
    free = [at for at in usable if at not in attached.values()]
    governing = _governing(reading, row)
    if says_now(items) and not is_current(governing, reading):
        governing = None
    beside: tuple[int, Item] | None = None
    for draft in drafts:
        item: Item | None = None
        if draft.index in attached:
            item = items[attached[draft.index]]
            draft.attached = True
        else:
            at = _time_before(items, draft, free) if free else None
            if at is None:
                at = _time_before(
                    items,
                    draft,
                    [
                        t
                        for n, t in attached.items()
                        if 0 <= n < draft.index
                        and t in usable
                        and governs(drafts, n)
                        and (not is_day(usable[t]) or says_up_to(reading.document.view, usable[t]))
                    ],
                )
            if at is None:
                at = _time_after(items, drafts, draft, usable, governing)
            item = usable[at] if at is not None else None
        period = item.time.period if item is not None and item.time else None
        if item is not None and item.time is not None and item.time.again:
            earlier = [other.period for other in drafts if other.index < draft.index and other.period]
            own = (earlier[-1] if earlier else None) or governing
            period = again(own, item.time.named_year) if own else item.time.period
        based = based_on_again(items, draft)
        if based is None and beside is not None and bracket_start(items, draft.index) == bracket_start(items, beside[0]) >= 0:
            based = beside[1]
        beside = (draft.index, based) if based is not None else None
        if based is not None and based.time is not None:
            earlier = [other.period for other in drafts if other.index < draft.index and other.period]
            own = (earlier[-1] if earlier else None) or governing
            period = again(own, based.time.named_year) if own else based.time.period
            item = based
        if item is not None and not draft.attached and _now_between(items, item, draft.index):
            period = period if is_current(period, reading) else None
            draft.status = (
                "actual"
                if draft.status == "target" and draft.status_item is not None and draft.status_item.start < item.end
                else draft.status
            )
        draft.period, draft.period_item = period, item
        if item is None and based is None:
            draft.period = (None if _is_a_habit(draft, governing) else governing) or _plan_time(items, draft)
        bracketed = _time_of_bracket(items, draft)
        if bracketed is not None and bracketed.time is not None:
            draft.period_item = bracketed
            draft.period = again(governing, bracketed.time.named_year) if bracketed.time.again and governing else bracketed.time.period
        elif draft.manner.role == "from" and not draft.attached and _is_one_value(draft) and _arrives(drafts, draft):
            draft.period, draft.period_item = _when_it_began(drafts, draft)

    for draft in drafts:
        named = draft.manner.cue if draft.manner.rule == "plan_before" and draft.manner.measure == "level" and not draft.attached else None
        if (
            draft.period
            and named is not None
            and (_YEARLY & set(named.text.split()) or draft.period[4:8] in {"-01/", ""} or draft.period[7:8] == "-")
        ):
            draft.period = draft.period[:4]
        if draft.manner.measure == "change" and draft.manner.role == "by" and draft.period_item is None:
            started = next(
                (
                    other
                    for other in drafts
                    if other.manner.role == "from"
                    and other.period_item is not None
                    and _same_clause(*sorted((draft, other), key=lambda one: one.index))
                ),
                None,
            )
            arrived = next(
                (
                    other
                    for other in drafts
                    if other.index > draft.index and other.manner.role == "to" and other.attached and _same_clause(draft, other)
                ),
                None,
            )
            if arrived is not None:
                draft.period, draft.period_item = arrived.period, arrived.period_item
                if draft.per and started is not None and started.period and arrived.period and started.period[:4] < arrived.period[:4]:
                    draft.period = f"{started.period[:4]}/{arrived.period[:4]}"
        draft.manner = with_base(draft, items, drafts)
        if (
            draft.status == "target"
            and draft.attached
            and draft.status_item is not None
            and draft.manner.rule != "plan_before"
            and _past(draft.period, reading)
            and draft.manner.rule == "compared_value"
            and draft.status_item.start < draft.item.start
        ):
            draft.status = "actual"
        if draft.status == "target" and draft.period_item is None and draft.period and _PART_OF_YEAR.fullmatch(draft.period):
            draft.period = draft.period[:4]
        if (
            draft.status == "target"
            and draft.status_item is None
            and draft.period
            and _past(draft.period, reading)
            and draft.period != (reading.scope.heading_period or reading.title_period)
            and not reading.document.view.startswith(OPENERS, row.start)
        ):
            draft.status = "actual"
        if (
            draft.period_item is None
            and draft.status == "actual"
            and not is_current(draft.period, reading)
            and any(other.text.split()[:1] in (["đã"], ["has"], ["have"]) for other in items if other.kind == "cue")
        ):
            draft.period = None
        ahead = draft.period_item is not None and draft.status_item is not None and draft.period_item.start > draft.status_item.start
        forecast = draft.status_item is not None and draft.status_item.text in FORECASTS
        if draft.status == "estimate" and ahead and not forecast and is_to_come(draft.period, reading):
            draft.status = "target"
        if (
            draft.status == "actual"
            and draft.period
            and reading.document.date
            and draft.period[:4].isdigit()
            and (int(draft.period[:4]) > reading.document.date.year or _has_only_begun(draft.period, reading.document.date))
            and draft.status_item is None
        ):
            draft.status = "target"


def _is_a_habit(draft: Draft, governing: str | None) -> bool:
    """``Mỗi năm nuôi 3 lứa``: what happens every year is not of the one year told before."""
    told = draft.per == "năm" and draft.manner.measure == "level" and draft.dimension != "money" and draft.status == "actual"
    return told and governing is not None and "/" not in governing


_PART_OF_YEAR = compiled(r"(\d{4})-01/\1-(?:0[1-9]|1[01])")
"""The months so far: what is planned is of the year, where nothing else is said."""


def _has_only_begun(period: str, date: Date) -> bool:
    """Whether a month is to come, or those of a span begin with that of the text: ``6 tháng cuối năm`` told in July."""
    first, _, last = period.partition("/")
    now = date.isoformat()[:7]
    return len(first) == len(now) and (first > now if not last else len(last) == len(now) and first >= now)


def _time_of_bracket(items: Sequence[Item], draft: Draft) -> Item | None:
    """The time right before the bracket that tells a plan or a base: ``so với năm 2019 (0,6%)``, ``kế hoạch năm 2021 (900 người)``."""
    if draft.attached or draft.index < 2 or items[draft.index - 1].text != "(" or items[draft.index - 2].kind != "time":
        return None
    tells = draft.manner.rule == "plan_before" or (draft.manner.rule == "compared_value" and draft.manner.role == "from")
    return items[draft.index - 2] if tells else None


def _is_one_value(draft: Draft) -> bool:
    number = draft.row.items[draft.index].number
    return number is not None and number.high is None and draft.qualifier != "at-least"


def _arrives(drafts: list[Draft], began: Draft) -> bool:
    return any(draft.manner.role == "to" and _same_clause(*sorted((began, draft), key=lambda one: one.index)) for draft in drafts)


def _when_it_began(drafts: list[Draft], draft: Draft) -> tuple[str | None, Item | None]:
    """The time of where a change began: as that of another one in the sentence, else as its base, else unknown."""
    for other in drafts:
        if other.index < draft.index and other.manner.role == "from" and other.attached:
            return other.period, other.period_item
    for other in drafts:
        base = other.manner.base_item
        if (
            other.manner.measure == "change"
            and base is not None
            and base.time
            and base.time.period
            and _same_clause(*sorted((draft, other), key=lambda one: one.index))
        ):
            return base.time.period, base
    return None, None


def says_up_to(view: str, item: Item) -> bool:
    """Whether a day says up to when: ``tính đến ngày 30/9``."""
    return bool(
        item.time
        and item.time.fixed
        and compiled(r"(?:đến|tới|hết|as of|by)[ ]?(?:hết |ngày |\d{1,2}(?:h|g| giờ)(?:\d{2})? )*$").search(
            view[max(0, item.start - 18) : item.start]
        )
    )


def _opens_the_next(items: Sequence[Item], at: int) -> bool:
    """``hiện có 20 trường, năm 2020, các trường …``: a time between commas is of the clause that follows."""
    return 0 < at < len(items) - 2 and items[at - 1].text == "," and items[at + 1].text == ","


_BECAUSE = frozenset(("sau", "khi", "do", "vì", "nếu", "after", "because", "if", "when"))


def _time_after(items: Sequence[Item], drafts: list[Draft], draft: Draft, usable: dict[int, Item], governing: str | None) -> int | None:
    """A time that closes the clause of several numbers: ``tuyển 380 người và đưa 40 người đi trong năm 2021``."""
    stop = next(
        (
            at
            for at in range(draft.index + 1, len(items))
            if (items[at].kind == "mark" and items[at].text in ";(") or items[at].text in _BECAUSE or _turns(items, at)
        ),
        len(items),
    )
    later = [at for at in usable if draft.index < at < stop]
    if not later or _opens_the_next(items, later[0]):
        return None
    between = [other for other in drafts if draft.index < other.index < later[0]]
    if any(other.manner.role == "from" or other.manner.rule == "compared_value" for other in between):
        return None
    day = is_day(usable[later[0]])
    if governing is None and not day:
        return later[0]
    joined = all(item.text in {"và", "and"} or item.kind != "mark" for item in items[draft.index + 1 : later[0]])
    return (
        later[0]
        if between
        and joined
        and draft.manner.measure == "level"
        and draft.manner.role != "from"
        and all(other.manner.measure == "level" for other in between)
        else None
    )


def _attach_coordinated(items: Sequence[Item], at: int, usable: dict[int, Item], attached: dict[int, int]) -> None:
    """``vào ngày 5/5 và ngày 20/5``: what is joined to an attached time governs nothing else."""
    joined = next((other for other in range(at + 1, min(at + 3, len(items))) if other in usable), None)
    if joined is not None and items[joined - 1].text in {"và", ",", "and"}:
        attached[-joined] = joined


_YEARLY = {"năm", "annual", "yearly"}


def _plan_time(items: Sequence[Item], draft: Draft) -> str | None:
    """The time of the plan, where nothing else says when: ``đạt 93% kế hoạch năm 2020``."""
    return next((item.time.period for item in times_of_plan(items, draft) if item.time), None)


def _now_between(items: Sequence[Item], time: Item, index: int) -> bool:
    """``đến năm 2025 đạt 2 tỷ (hiện nay đạt 0,5 tỷ)``: now stands between a time and the number."""
    at = items.index(time)
    return at < index and says_now([item for item in items[at + 1 : index] if item.depth <= items[index].depth])


def says_now(items: Sequence[Item]) -> bool:
    """``hiện nay``, ``đến nay``, ``today``."""
    return any(item.kind == "time" and item.time and item.time.kind == "span" and not item.time.again for item in items)


def is_current(period: str | None, reading: Reading) -> bool:
    """Whether a period may be meant by ``now``: one year or less, and not to come."""
    date = reading.document.date
    if period is None:
        return False
    first, _, last = period.partition("/")
    school = len(period) == len("2020/2021") and int(last) == int(first) + 1
    return (not last or school or last[:4] == first[:4]) and not (date and not date.year - 1 <= int(period[:4]) <= date.year)


def is_to_come(period: str | None, reading: Reading) -> bool:
    """Whether a period begins after the document's year."""
    date = reading.document.date
    return bool(period and date and period[:4] > str(date.year))


def _past(period: str | None, reading: Reading) -> bool:
    date = reading.document.date
    return bool(period and date and period[:4].isdigit() and int(period[:4]) <= date.year)


def _same_clause(first: Draft, second: Draft) -> bool:
    return not any(item.kind == "mark" and item.text in ";." for item in first.row.items[first.index : second.index])


def governs(drafts: list[Draft], index: int) -> bool:
    """Whether the time attached to a number says when its sentence is: not where a change began, nor what was compared with."""
    return any(draft.index == index and draft.manner.role != "from" and draft.manner.rule != "compared_value" for draft in drafts)


def _time_behind(items: Sequence[Item], draft: Draft, usable: dict[int, Item]) -> int | None:
    """The time that stands right behind a number's phrase: ``0,52% cuối năm 2019``."""
    depth = draft.item.depth
    for words, item in enumerate(items[draft.index + 1 :]):
        at = draft.index + 1 + words
        if item.kind == "time" and item.time and item.time.again and draft.manner.measure == "level" and words < 3:
            return at
        if at in usable:
            if words > 9:
                return None
            following = items[at + 1] if at + 1 < len(items) else None
            if _leads_on(items, at, following) or _of_the_plan(items, at, draft):
                return None
            if following is not None and following.kind == "mark" and following.text == ":" and item.depth == depth:
                return None
            return at
        if item.kind == "number" or item.depth < depth:
            return None
        if item.kind == "mark":
            if item.text == "(" and words < 6:
                inside = at + 1
                while inside < len(items) and items[inside].cue("target", "plan", "actual", "estimate", "from") and inside not in usable:
                    inside += 1
                if inside in usable and inside + 1 < len(items) and items[inside + 1].text == ")":
                    return inside
                return None
            if item.text in ",;:)–-—.":
                return None
        if (
            (item.cue("versus", "compare") and not (is_preposition(items, at) or (item.text in PREPOSITIONS and at + 1 in usable)))
            or (item.kind == "time" and at not in usable)
            or item.text in {"và", "and", "để"}
        ):
            return None
        if _turns(items, at):
            return None
    return None


_CONTRASTS = frozenset(("nhưng", "song", "thì", "while", "whereas", "but"))


def _turns(items: Sequence[Item], at: int) -> bool:
    """``lỗ 3,1 tỷ đồng, trong khi năm 2018 …``: what follows is set against what stands before."""
    return items[at].text in _CONTRASTS or (items[at].text == "khi" and items[at - 1].text in {"trong", "còn"})


def _of_the_plan(items: Sequence[Item], at: int, draft: Draft) -> bool:
    """``vượt 4% kế hoạch cả năm``: the time says which plan, not when."""
    plan = draft.manner.cue
    return draft.manner.measure in {"plan-ratio", "plan-excess"} and plan is not None and plan in items[draft.index : at]


def _leads_on(items: Sequence[Item], at: int, following: Item | None) -> bool:
    """``… đến năm 2016 đạt 175 tỷ``: the time opens what follows."""
    until = items[at - 1].text in {"đến", "tới", "by", "until"} if at else False
    return until and following is not None and bool(following.kind == "number" or following.cue("to", "level", "change", "target", "ratio"))


def _time_before(items: Sequence[Item], draft: Draft, candidates: Sequence[int]) -> int | None:
    """The last time before a number that is not shut in a bracket which the number is not in."""
    opened = bracket_start(items, draft.index)
    found: int | None = None
    for at in candidates:
        if at >= draft.index or _is_aside(items, at, draft.index) or _is_set_against_now(items[at : draft.index]):
            continue
        if alone_in_bracket(items, at) or (items[at].depth <= draft.item.depth and (items[at].depth == 0 or at > opened)):
            found = at
    return found


def _is_set_against_now(items: Sequence[Item]) -> bool:
    """``cuối năm ngoái là 1,9% thì nay chỉ còn 1,1%``: the last time before ``thì nay`` is not that of what stands behind it."""
    for before, item in pairwise(items):
        if item.kind == "time":
            return False
        if item.text == "nay" and before.text == "thì":
            return True
    return False


_AFTERWARDS = frozenset(("sau", "trước", "từ"))


def _is_aside(items: Sequence[Item], at: int, index: int) -> bool:
    """``Sau khi giảm trong năm 2020, giá tăng 3%``: the time of such a clause is not that of the one behind its comma."""
    for place in range(at - 1, max(0, at - _CLAUSE), -1):
        item = items[place]
        if item.kind == "mark":
            return False
        if item.text == "khi" and items[place - 1].text in _AFTERWARDS:
            return any(other.text in {",", "là"} for other in items[at + 1 : index])
    return False


_CLAUSE = 16


def alone_in_bracket(items: Sequence[Item], at: int) -> bool:
    """``Sau 10 năm (2011 - 2020), …``: a bracket with nothing but a time, behind no number, speaks for the sentence."""
    if not 0 < at < len(items) - 1 or items[at - 1].text != "(" or items[at + 1].text != ")":
        return False
    return not any(item.kind == "number" and item.unit is not None and not _is_span(item.unit) for item in items[:at])


def _is_span(unit: Unit) -> bool:
    return unit.dimension == "duration" or unit.text.startswith("ngày ")


_GOES_INTO = compiled(r"\W*(?:trong đó|trong số (?:này|đó|ấy)|of (?:which|these|them)|among (?:them|these))(?!\w)")


def _governing(reading: Reading, row: Row) -> str | None:
    """What the text says of the time so far; ``Trong đó, …`` goes on with the sentence before, even with its day."""
    scope = reading.scope
    if scope.told and _GOES_INTO.match(reading.document.view, row.start, row.end):
        return scope.told
    return scope.period or scope.heading_period or reading.title_period
