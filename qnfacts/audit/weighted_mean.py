"""An overall rate outside the rates of its parts.

A total's percentage of plan is an average of the percentages of its parts, each weighed with its plan, so it lies
between the least and the greatest of them, whatever the weights. The same holds for a rate told for the whole and
for both its halves (``thành thị`` and ``nông thôn``). It needs all the parts: where the text leaves some out,
nothing is said.

    Thu ngân sách đạt 112% kế hoạch, gồm thu nội địa đạt 104% kế hoạch và thu xuất nhập khẩu đạt 106% kế hoạch.
    → 112% lies outside 104%–106%
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.audit.rule import Article, Fault
from qnfacts.model import Message
from qnfacts.numbers import Interval
from qnfacts.parse.links import add

if TYPE_CHECKING:
    from collections.abc import Iterator

WRONG = (
    "Thu ngân sách năm 2022 đạt 112% kế hoạch, gồm thu nội địa đạt 104% kế hoạch và thu xuất nhập khẩu đạt 106% kế hoạch.",
    "Năm 2022, huyện dạy nghề cho 1.000 người, đạt 98% kế hoạch (nghề may 600 người, đạt 103% kế hoạch; nghề hàn 400 người, đạt 101% kế hoạch).",
    "Tỷ lệ thất nghiệp năm 2022 là 3,9%, trong đó thành thị là 3,4%, nông thôn là 2,2%.",
)
RIGHT = (
    "Thu ngân sách năm 2022 đạt 105% kế hoạch, gồm thu nội địa đạt 104% kế hoạch và thu xuất nhập khẩu đạt 106% kế hoạch.",
    "Thu ngân sách năm 2022 đạt 112% kế hoạch, trong đó thu nội địa đạt 104% kế hoạch.",
    "Tỷ lệ thất nghiệp năm 2022 là 2,9%, trong đó thành thị là 3,4%, nông thôn là 2,2%.",
    "Tỷ lệ lao động có việc làm đạt 96%, trong đó nam 52%, nữ 44%.",
)


def find(article: Article) -> Iterator[Fault]:
    """Find overall rates outside the range of their parts' rates."""
    for head, links in article.linked("part").items():
        parts = [link.member for link in links]
        if len(parts) < 2 or not all(link.exhaustive for link in links):
            continue
        rates = [_rate(article, index) for index in (head, *parts)]
        if all(rate is not None for rate in rates):
            total, *others = (rate for rate in rates if rate is not None)
            yield from _check(article, total, others)


def _rate(article: Article, index: int) -> int | None:
    """The claim that gives the rate of a total or a part: itself, or the percentage of plan told of it."""
    claim = article.claims[index]
    if claim.measure in {"plan-ratio", "plan-excess"} or claim.dimension == "percent":
        return index
    ratios = article.members("ratio", index)
    return ratios[0] if ratios else None


def _check(article: Article, total: int, parts: list[int]) -> Iterator[Fault]:
    claims = article.claims
    if len({claims[index].base for index in (total, *parts)} - {None, "plan"}) > 1:
        return
    whole, rates = _value(article, total), [_value(article, part) for part in parts]
    least, greatest = min(rate.low for rate in rates), max(rate.high for rate in rates)
    if (whole.high > least and whole.low < greatest) or whole.overlaps(Interval(least, greatest, high_open=False)):
        return
    if claims[total].measure == "level" and _adds_up(whole, rates):
        return
    low, high = min(parts, key=lambda part: _value(article, part).low), max(parts, key=lambda part: _value(article, part).high)
    values = (
        ("total", claims[total].text),
        ("parts", tuple(claims[part].text for part in parts)),
        ("least", article.shown(low)),
        ("greatest", article.shown(high)),
    )
    computation = f"{article.with_interval(total)} ∉ [{article.with_interval(low)}; {article.with_interval(high)}]"
    mends = ((total, Interval(least, greatest)),)
    yield Fault("weighted-mean", (total, *parts), Message("audit.weighted-mean.says", values), computation, None, mends)


def _value(article: Article, index: int) -> Interval:
    """A rate as a percentage of its plan, or as it is."""
    interval = article.interval(index)
    if article.claims[index].measure != "plan-excess":
        return interval
    return Interval(interval.low + 100, interval.high + 100, interval.low_open, interval.high_open)


def _adds_up(whole: Interval, rates: list[Interval]) -> bool:
    """Are the parts' percentages shares of the whole, rather than rates of their own?"""
    summed = add(rates)
    return summed.overlaps(whole) or (summed.low <= 100 <= summed.high)
