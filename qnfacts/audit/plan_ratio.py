"""A percentage of plan that the number and its plan do not give.

"9,200 people, 85% of the 10,000 planned": number and plan give the percentage once more. For a rate, what it exceeds
its plan by may be meant in points or relatively; both are tried. A percentage may be cut off as well as rounded.

    Tỉnh tuyển sinh được 9.200 người, đạt 85% kế hoạch 10.000 người.
    → 9.200 / 10.000 = 92% ≠ 85%
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts.audit.rule import Article, Fault, exactly, worked_out
from qnfacts.model import Message
from qnfacts.numbers import Interval, printed_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WRONG = (
    "Năm 2022, tỉnh tuyển sinh học nghề được 9.200 người, đạt 85% kế hoạch 10.000 người.",
    "Huyện tạo việc làm cho 3.280 người, đạt 102% kế hoạch (2.700 người).",
    "Năm 2022, kế hoạch là 4.000 hộ; huyện cho vay được 4.360 hộ, vượt 19% kế hoạch.",
    "Năm 2022, trường tuyển sinh được 1.404/1.900 chỉ tiêu, đạt 83,9% kế hoạch.",
    "The province sent 1,840 workers abroad in 2022, or 102 percent of the 2,000 planned.",
)
RIGHT = (
    "Năm 2022, tỉnh tuyển sinh học nghề được 9.200 người, đạt 92% kế hoạch 10.000 người.",
    "Huyện tạo việc làm cho 3.280 người, đạt 121% kế hoạch (2.700 người).",
    "Năm 2022, kế hoạch là 4.000 hộ; huyện cho vay được 4.360 hộ, vượt 9% kế hoạch.",
    "Năm 2022, kế hoạch dạy nghề là 9.400 người; lao động nông thôn học nghề được 1.180 người, bằng 118% kế hoạch.",
    "Huyện kéo giảm tỷ lệ hộ nghèo từ 15% xuống 11,9%, vượt 0,1% so với kế hoạch (3%).",
    "Tỷ lệ bao phủ đạt 41,1% (kế hoạch là 40,3%), vượt 0,8% so với kế hoạch.",
    "Huyện tạo việc làm cho 2.300 người, đạt 76% kế hoạch năm; kế hoạch năm sau là 3.100 người.",
    "Huyện tạo việc làm cho 3.280 người (đạt 121% so với kế hoạch 2.700 người), trong đó đưa 114 người đi làm việc ở nước ngoài (đạt 67% kế hoạch).",
    "The country found jobs for 9,900 people, meeting 62 percent of the year's target and over 10,000 workers are to be trained.",
    "Năm 2022, trường tuyển sinh được 1.404/1.900 chỉ tiêu, đạt 73,9% kế hoạch.",
    "Huyện đưa 620 lao động đi làm việc ở nước ngoài, vượt gấp đôi so với kế hoạch (300 lao động).",
    "Toàn tỉnh có 147/186 xã đạt chuẩn, đạt 102% kế hoạch năm.",
    "The province sent 1,840 workers abroad in 2022, or 92 percent of the 2,000 planned.",
)
_HUNDRED = Interval.point(Decimal(100))
_NEAR = Decimal("0.4")
"""A rate that is farther from a planned one is not what was planned: ``còn 11,9%, vượt 0,2% so chỉ tiêu (giảm 3%)``."""


def find(article: Article) -> Iterator[Fault]:
    """Find percentages of plan that differ from the number divided by the plan."""
    for head, plans in article.linked("plan").items():
        ratios = article.members("ratio", head)
        for plan in (link.member for link in plans):
            ratio = _told_with(plan, ratios)
            if ratio is not None and article.claims[plan].value > 0 and article.claims[ratio].dimension != "times":
                yield from _check(article, head, plan, ratio)
    for head, links in article.linked("ratio").items():
        if article.claims[head].of:
            yield from _fraction(article, head, links[0].member)


def _told_with(plan: int, ratios: list[int]) -> int | None:
    """The percentage that a plan is told with: the last one before it, else the next one."""
    before = [ratio for ratio in ratios if ratio < plan]
    return max(before) if before else min(ratios, default=None)


def _fraction(article: Article, head: int, ratio: int) -> Iterator[Fault]:
    """A fraction of what was planned (``1.404/1.900 chỉ tiêu``) and its percentage."""
    claim = article.claims[head]
    planned = printed_interval(claim.of or claim.value, Decimal(1), zeros=True, whole=True)
    share = (exactly(claim) / planned).scaled(100)
    allowed = share - _HUNDRED if article.claims[ratio].measure == "plan-excess" else share
    if allowed.overlaps(article.told(ratio)):
        return
    comes_to = claim.value / (claim.of or claim.value) * 100 - (100 if article.claims[ratio].measure == "plan-excess" else 0)
    step = article.claims[ratio].step
    values = (("fraction", claim.text), ("told", article.claims[ratio].text), ("share", article.print(comes_to.quantize(step), ratio)))
    computation = f"{article.shown(head)} = {article.print(comes_to.quantize(step / 10), ratio)} ≠ {article.with_interval(ratio)}"
    yield Fault("plan-ratio", (ratio, head), Message("audit.share.fraction", values), computation)


def _check(article: Article, head: int, plan: int, ratio: int) -> Iterator[Fault]:
    claims = article.claims
    excess = claims[ratio].measure == "plan-excess"
    share = (article.interval(head) / article.interval(plan)).scaled(100)
    allowed = share - _HUNDRED if excess else share
    told = article.told(ratio)
    points = article.interval(head) - article.interval(plan)
    rate = claims[head].dimension == "percent"
    if rate and not _NEAR < claims[head].value / claims[plan].value < 1 / _NEAR:
        return
    if allowed.overlaps(told) or (excess and rate and points.overlaps(told)):
        return
    comes_to = claims[head].value / claims[plan].value * 100 - (100 if excess else 0)

    def worked(show: Callable[[int], str]) -> str:
        return f"{show(head)} / {show(plan)}" + (" − 100%" if excess else "")

    whole = (told + _HUNDRED if excess else told).scaled(Decimal("0.01"))
    mends = [(ratio, (exactly(claims[head]) / exactly(claims[plan])).scaled(100) - (_HUNDRED if excess else Interval.point(Decimal(0))))]
    if whole.low > 0:
        mends += [(head, exactly(claims[plan]) * whole), (plan, exactly(claims[head]) / whole)]
    step = claims[ratio].step
    values = (
        ("number", claims[head].text),
        ("plan", claims[plan].text),
        ("ratio", claims[ratio].text),
        ("share", article.print(comes_to.quantize(step), ratio)),
    )
    yield Fault(
        "plan-ratio",
        (ratio, head, plan),
        Message("audit.plan-ratio.says", values),
        worked_out(article, ratio, comes_to, allowed, worked),
        worked,
        tuple(mends),
    )
