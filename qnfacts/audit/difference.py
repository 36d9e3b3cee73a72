"""A change that is not the difference of where it began and where it arrived.

"From 5.2% down to 3.4%, a fall of 2.8 points": the two ends give the change once more. The same holds for a change
told twice, in numbers and in percent. A percentage of a rate may be meant in points or relatively, and both are
tried; an average of several years, and a change against another time than the one named, are left alone.

    Số hộ cận nghèo giảm từ 1.320 hộ xuống 1.105 hộ, tức giảm 225 hộ.
    → 1.320 − 1.105 = 215 ≠ 225
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts.audit.rule import Article, Fault, exactly, worked_out
from qnfacts.model import Message
from qnfacts.numbers import Interval
from qnfacts.parse.links import same_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qnfacts.model import Claim

WRONG = (
    "Số hộ cận nghèo của huyện giảm từ 1.320 hộ xuống còn 1.105 hộ, tức giảm 225 hộ.",
    "Tỷ lệ thất nghiệp giảm 1,6%, từ 5,2% năm 2020 xuống còn 3,4% năm 2021.",
    "Năm 2022 có 12.480 người tham gia, tăng 1.260 người so với mức 11.320 người của năm 2021.",
    "The unemployment rate fell from 5.2 percent in 2020 to 3.4 percent in 2021, down 1.6 percentage points.",
    "Năm 2023, huyện đặt mục tiêu nâng số xã viên từ 3.460 người lên 4.000 người, tăng 570 người.",
)
RIGHT = (
    "Số hộ cận nghèo của huyện giảm từ 1.320 hộ xuống còn 1.105 hộ, tức giảm 215 hộ.",
    "Tỷ lệ thất nghiệp giảm 1,8%, từ 5,2% năm 2020 xuống còn 3,4% năm 2021.",
    "Tỷ lệ này giảm từ 20% xuống còn 15%, tức giảm 25%.",
    "Tỷ lệ hộ cận nghèo giảm từ 6,1% năm 2016 xuống còn 2,1% năm 2020, bình quân giảm 1%/năm.",
    "Năm 2022, huyện đón 83.000 lượt khách, tăng 9% so với năm 2021 (khách quốc tế 6.400 lượt, tăng 48%).",
    "Cả tỉnh có 764 xã đạt chuẩn nâng cao (tăng 261 xã so với cuối năm 2021) và 83 xã đạt chuẩn kiểu mẫu (tăng 40 xã so với cuối năm 2021).",
    "Doanh thu tăng từ 1,2 tỷ đồng lên 1,5 tỷ đồng, tăng 25%.",
    "Năm 2023, huyện đặt mục tiêu nâng số xã viên từ 3.460 người lên khoảng 4.000 người, tăng 570 người.",
    "Số xã viên tăng từ 3.460 người lên 4.000 người, tăng 570 người.",
    "So với dịp lễ năm trước, lượng khách tăng 6,2% song công suất phòng tụt từ 91% xuống 74%.",
    "Năm 2023, khối chính quy có 9.120 người, khối liên kết 2.730 người, tăng tương ứng 4,1% và 9,6% so với 8.761 và 2.491 người năm trước.",
    "Police recorded 271 accidents, 64 fewer than a year before, with injuries easing by 9.4 percent.",
    "Chỉ số chung mất 0,65%, còn giá dầu lùi 1,90 USD, về 94,3 USD.",
    "Tỷ lệ hộ nghèo giảm 0,12%, tương đương 410 hộ, để cuối năm còn 690 hộ.",
    "Năm 2022 có 12.480 người tham gia, tăng 1.160 người so với mức 11.320 người của năm 2021.",
    "Imports rose by 30.8 percent from a year earlier to 102.6 billion dollars.",
    "Local firms sold 40.2 billion dollars worth, up 20.8 percent against last year while foreign ones sold 112.5 billion dollars, up 14.8 percent.",
    "The rate fell from 5.2 percent in 2020 to 3.4 percent in 2021, down 1.8 percentage points.",
)
_HUNDRED = Decimal(100)
_FAR = 20
"""A percentage that many times too small is one of a rate, in points: ``giảm 0,09%, tương đương 320 hộ, còn 527 hộ``."""


def find(article: Article) -> Iterator[Fault]:
    """Find changes that their ends, or their other telling, contradict."""
    for end, links in article.linked("by").items():
        changes = [link.member for link in links]
        began = article.members("from", end)
        if began:
            for change in changes:
                yield from _against_ends(article, began[0], end, change)
        else:
            yield from _told_twice(article, end, changes)


def _against_ends(article: Article, start: int, end: int, change: int) -> Iterator[Fault]:
    claims = article.claims
    if not (start == change + 1 or _comparable(claims[start], claims[change])) or not any(
        character.isdigit() for character in claims[change].number
    ):
        return
    readings = [reading for reading in (_points, _relative) if reading(article, start, end, change) is not None]
    allowed = [interval for reading in readings if (interval := reading(article, start, end, change))]
    if not allowed or any(interval.overlaps(article.told(change)) for interval in allowed):
        return
    up = claims[end].value >= claims[start].value
    low, high = (start, end) if up else (end, start)
    if readings[0] is _points:

        def worked(show: Callable[[int], str]) -> str:
            return f"{show(high)} − {show(low)}"

        def computed(show: Callable[[int], str]) -> str:
            return worked(lambda index: article.shown(index) if index == end and _is_set(article, end) else show(index))

        comes_to = claims[high].value - claims[low].value
        told = exactly(claims[change])
        mends: tuple[tuple[int, Interval], ...] = (
            (change, exactly(claims[high]) - exactly(claims[low])),
            (high, exactly(claims[low]) + told),
            (low, exactly(claims[high]) - told),
        )
    else:

        def worked(show: Callable[[int], str]) -> str:
            return f"({show(end)} − {show(start)}) / {show(start)}"

        computed = worked
        comes_to = abs(claims[end].value / claims[start].value - 1) * _HUNDRED
        mends = ((change, allowed[0]),)
    values = (
        ("start", claims[start].text),
        ("end", claims[end].text),
        ("change", claims[change].text),
        ("difference", article.print(comes_to, change)),
    )
    yield Fault(
        "difference",
        (change, start, end),
        Message("audit.difference.says", values),
        worked_out(article, change, comes_to, allowed[0], computed),
        worked,
        mends,
    )


def _comparable(start: Claim, change: Claim) -> bool:
    """Is the change measured against the time of this start, as far as the text says?"""
    return change.base is None or start.period is None or change.base == start.period or change.base[:4] == start.period[:4]


def _points(article: Article, start: int, end: int, change: int) -> Interval | None:
    """The change in the unit of its ends."""
    one, two = article.claims[end], article.claims[change]
    rate = one.dimension == "percent" and two.dimension in {"percent", "percentage-point"}
    if not rate and not (same_kind(one, two) and two.dimension not in {"percent", "times"}):
        return None
    return _size(_arrived(article, end) - article.interval(start))


def _arrived(article: Article, end: int) -> Interval:
    """Where a change arrives: what is planned is set, and no zeros of it are rounded."""
    return exactly(article.claims[end]) if _is_set(article, end) else article.interval(end)


def _is_set(article: Article, end: int) -> bool:
    claim = article.claims[end]
    return claim.status == "target" and claim.qualifier == "exact" and claim.high is None


def _relative(article: Article, start: int, end: int, change: int) -> Interval | None:
    """The change in percent of its start; a multiple as it is, or as so many times more."""
    claim = article.claims[change]
    if claim.dimension not in {"percent", "times"} or article.claims[start].value <= 0:
        return None
    quotient = article.interval(end) / article.interval(start)
    if claim.dimension == "times":
        more = quotient - Interval.point(Decimal(1))
        return quotient if claim.direction is None or quotient.overlaps(article.told(change)) else more
    if claim.measure == "relative" and claim.direction is None:
        return quotient.scaled(100)
    return _size((quotient - Interval.point(Decimal(1))).scaled(100))


def _size(interval: Interval) -> Interval:
    if interval.high < 0:
        return -interval
    return Interval(Decimal(0), max(interval.high, -interval.low)) if interval.low < 0 else interval


def _told_twice(article: Article, end: int, changes: list[int]) -> Iterator[Fault]:
    """A change in numbers and in percent: the percentage is of the number less the change."""
    claims = article.claims
    percents = [change for change in changes if claims[change].dimension == "percent"]
    amounts = [change for change in changes if claims[change].dimension not in {"percent", "percentage-point", "times"}]
    if len(percents) != 1 or len(amounts) != 1 or claims[end].dimension == "percent":
        return
    amount, percent = amounts[0], percents[0]
    down = "down" in {claims[amount].direction, claims[percent].direction}
    bases = {claims[change].base for change in (amount, percent)} - {None}
    if len(bases) > 1 or claims[percent].measure == "relative":
        return
    by, now = article.interval(amount), article.interval(end)
    before = now + by if down else now - by
    if before.low <= 0:
        return
    allowed = (by / before).scaled(100)
    if allowed.overlaps(article.told(percent)) or article.told(percent).high * _FAR < allowed.low:
        return
    earlier = claims[end].value + (claims[amount].value if down else -claims[amount].value)

    def worked(show: Callable[[int], str]) -> str:
        return f"{show(amount)} / ({show(end)} {'+' if down else '−'} {show(amount)})"

    comes_to = claims[amount].value / earlier * _HUNDRED
    values = (
        ("change", claims[amount].text),
        ("end", claims[end].text),
        ("percent", claims[percent].text),
        ("share", article.print(comes_to.quantize(claims[percent].step), percent)),
    )
    yield Fault(
        "difference",
        (percent, amount, end),
        Message("audit.difference.twice", values),
        worked_out(article, percent, comes_to, allowed, worked),
        worked,
        ((percent, allowed),),
    )
