"""A percentage of a whole that the number and the whole do not give.

"340 of 1,200 farms, or 38%": the two numbers give the percentage once more. Two numbers told with their
percentages of one whole (``320 hộ``, 0.09%; ``527 hộ``, 0.14%) must allow one whole as well. A percentage may be
cut off as well as rounded.

    Có 340 hộ, chiếm 38% trong tổng số 1.200 hộ của xã.
    → 340 / 1.200 = 28,3% ≠ 38%
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts.audit.rule import Article, Fault, exactly, worked_out
from qnfacts.lexicon.structure import spaced_out
from qnfacts.model import Message
from qnfacts.numbers import Interval, printed_interval
from qnfacts.parse.links import comparable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WRONG = (
    "Xã có 340 hộ nuôi tôm, chiếm 38% trong tổng số 1.200 hộ của xã.",
    "Đến nay đã có 126 trong số 152 trường đạt chuẩn; 126/152 trường (92,9%) có thư viện.",
    "Năm 2022, huyện dạy nghề cho 1.250 người, trong đó lao động nông thôn 900 người (chiếm 62%).",
    "Of the jobs fair's visitors, 340 people, or 38 percent of the 1,200 people registered, found work.",
)
RIGHT = (
    "Xã có 340 hộ nuôi tôm, chiếm 28,3% trong tổng số 1.200 hộ của xã.",
    "Xã có 340 hộ nuôi tôm, chiếm 28% trong tổng số gần 1.200 hộ của xã.",
    "Có 30/32 mục tiêu đạt và vượt kế hoạch đề ra, đưa tốc độ phát triển kinh tế của huyện đạt 7,3%.",
    "Đến nay 126/152 trường (82,8%) có thư viện.",
    "Năm 2022, huyện dạy nghề cho 1.250 người, trong đó lao động nông thôn 900 người (chiếm 62% lao động nông thôn có nhu cầu).",
    "Có 1.031 thí sinh dự thi. Số thí sinh tự do là 289 thí sinh (28%), trong đó có 124 thí sinh cũ (chiếm 12%) và 165 thí sinh mới (chiếm 16%).",
    "Năm 2022, số hộ nghèo giảm 320 hộ, tương đương 0,09%; cuối năm còn 527 hộ, tương đương 0,14%.",
    "Of the visitors, 340 people, or 28 percent of the 1,200 people registered, found work.",
)
_REACH = 20
"""How many claims before and behind may tell the whole that is meant."""
_GROWTH = Decimal("1.03")
"""What a whole may grow or shrink by between two tellings."""


def find(article: Article) -> Iterator[Fault]:
    """Find percentages that differ from the number divided by its whole."""
    for part, links in article.linked("share").items():
        wholes = article.members("whole", part)
        for share in (link.member for link in links):
            if wholes:
                yield from _check(article, part, wholes[0], share)
            elif article.claims[part].of:
                yield from _fraction(article, part, share)
    yield from _one_whole(article)


def _check(article: Article, part: int, whole: int, share: int) -> Iterator[Fault]:
    claims = article.claims
    if claims[whole].value <= 0:
        return
    allowed = (article.interval(part) / article.interval(whole)).scaled(100)
    told = article.told(share)
    if allowed.overlaps(told) or _is_of_another(article, part, whole, share):
        return
    comes_to = claims[part].value / claims[whole].value * 100

    def worked(show: Callable[[int], str]) -> str:
        return f"{show(part)} / {show(whole)}"

    mends = [(share, (exactly(claims[part]) / exactly(claims[whole])).scaled(100))]
    if told.low > 0:
        rate = told.scaled(Decimal("0.01"))
        mends += [(part, exactly(claims[whole]) * rate), (whole, exactly(claims[part]) / rate)]
    yield Fault(
        "share",
        (share, part, whole),
        Message("audit.share.says", (("part", claims[part].text), ("whole", claims[whole].text), *_told(article, share, comes_to))),
        worked_out(article, share, comes_to, allowed, worked),
        worked,
        tuple(mends),
    )


def _is_of_another(article: Article, part: int, whole: int, share: int) -> bool:
    """Is it the percentage of another whole that the article tells, where the words leave open which is meant?"""
    claims, told = article.claims, article.told(share)
    if whole > share:
        return False
    return any(
        index not in {part, whole}
        and claims[index].value > claims[part].value
        and comparable(claims[part], claims[index])
        and (article.interval(part) / article.interval(index)).scaled(100).overlaps(told)
        for index in range(max(0, part - _REACH), min(len(claims), part + _REACH))
    )


def _told(article: Article, share: int, comes_to: Decimal) -> tuple[tuple[str, object], ...]:
    claim = article.claims[share]
    return ("told", claim.text), ("share", article.print(comes_to.quantize(claim.step), share))


def _fraction(article: Article, fraction: int, share: int) -> Iterator[Fault]:
    """A fraction as printed (``126/152 trường``) and its percentage."""
    claim = article.claims[fraction]
    if not claim.of:
        return
    whole = printed_interval(claim.of, Decimal(1), zeros=True, whole=True)
    allowed = (exactly(claim) / whole).scaled(100)
    if allowed.overlaps(article.told(share)):
        return
    comes_to = claim.value / claim.of * 100

    def worked(show: Callable[[int], str]) -> str:
        return show(fraction)

    yield Fault(
        "share",
        (share, fraction),
        Message("audit.share.fraction", (("fraction", claim.text), *_told(article, share, comes_to))),
        f"{article.shown(fraction)} = {article.print(comes_to.quantize(article.claims[share].step / 10), share)} ≠ {article.with_interval(share)}",
        worked,
        ((share, allowed),),
    )


def _one_whole(article: Article) -> Iterator[Fault]:
    """Households told with their percentage of all households: two such pairs must allow one number of all."""
    pairs = [
        (amount, rate)
        for link in (link for links in article.linked("same").values() for link in links)
        for amount, rate in ((link.head, link.member), (link.member, link.head))
        if article.claims[amount].dimension == "household"
        and article.claims[rate].dimension == "percent"
        and article.claims[rate].value > 0
    ]
    for at, (amount, rate) in enumerate(pairs):
        for other, other_rate in pairs[:at]:
            if not _alike(article, amount, other):
                continue
            one, two = ((article.interval(a) / article.interval(r)).scaled(100) for a, r in ((amount, rate), (other, other_rate)))
            if Interval(one.low / _GROWTH, one.high * _GROWTH).overlaps(two):
                continue
            values = tuple(
                (name, article.claims[index].text)
                for name, index in (("first", other), ("second", amount), ("third", other_rate), ("fourth", rate))
            )
            computation = (
                f"{article.shown(other)} / {article.with_interval(other_rate)} ≠ {article.shown(amount)} / {article.with_interval(rate)}"
            )
            yield Fault("share", (rate, amount, other_rate, other), Message("audit.share.wholes", values), computation)


def _alike(article: Article, one: int, other: int) -> bool:
    """Do two claims speak of the same kind of households, in one place?"""
    first, second = article.claims[one], article.claims[other]
    words = [set(spaced_out(f"{claim.unit or ''} {article.label(index)}").split()) for claim, index in ((first, one), (second, other))]
    return first.place == second.place and first.unit == second.unit and {"nghèo", "poor"} & words[0] == {"nghèo", "poor"} & words[1]
