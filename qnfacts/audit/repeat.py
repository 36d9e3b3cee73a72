"""One figure, told twice, with two numbers.

A headline, a lead or a caption tells again what the body tells: the same thing, of the same time and place, in the
same sense, so it must be the same number, as far as rounding and hedges go (``trên 5.000`` for 5.800 is a weaker
way to say the same). It is a fault only where the words agree and where the two numbers look alike, as after a slip
of the hand, or where the claims table knows both as the same row.

    Headline: 4.125 hộ được vay vốn.  Body: 4.215 hộ được vay vốn …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.audit.rule import Article, Fault, changes_between
from qnfacts.lexicon.structure import phrases, spaced_out
from qnfacts.model import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qnfacts.model import Claim

_SUMMED_UP = "Ngân hàng vừa tổng kết công tác năm."
_CLOSED = "The town museum closed its books on Friday."
WRONG = (
    f"Năm 2022, 4.125 hộ nghèo ở Sơn Hà được vay vốn\n\n{_SUMMED_UP}\n\nNăm 2022, toàn huyện Sơn Hà có 4.215 hộ nghèo được vay vốn ưu đãi.",
    f"Sơn Hà thêm 14.725 chỗ làm mới\n\n{_SUMMED_UP}\n\nNăm 2022, toàn huyện tạo việc làm cho 14.275 lao động.",
    f"Museum drew 31,460 visitors in 2022\n\n{_CLOSED}\n\nIn 2022 the museum drew 34,160 visitors, its director said.",
)
RIGHT = (
    f"Năm 2022, hơn 4.000 hộ nghèo ở Sơn Hà được vay vốn\n\n{_SUMMED_UP}\n\nNăm 2022, toàn huyện Sơn Hà có 4.215 hộ nghèo được vay vốn ưu đãi.",
    f"Năm 2022, 4.125 hộ nghèo ở Sơn Hà được vay vốn\n\n{_SUMMED_UP}\n\nNăm 2021, toàn huyện Sơn Hà có 4.215 hộ nghèo được vay vốn ưu đãi.",
    f"Năm 2022, 4.125 hộ nghèo ở Sơn Hà được vay vốn\n\n{_SUMMED_UP}\n\nNăm 2022, huyện có 4.215 hộ cận nghèo cần nhà mới.",
    f"Sơn Hà thêm 14.725 chỗ làm mới\n\n{_SUMMED_UP}\n\nNăm 2022, toàn huyện có 14.275 ha rừng, tạo việc làm cho 14.725 lao động.",
    f"Sơn Hà thêm 725 chỗ làm mới\n\n{_SUMMED_UP}\n\nNăm 2022, toàn huyện tạo việc làm cho 752 lao động nữ.",
    f"Museum drew 31,000 visitors in 2022\n\n{_CLOSED}\n\nIn 2022 the museum drew 31,160 visitors, its director said.",
)
_LOUD = {"headline", "lead", "caption", "heading"}
_MOST_PAIRS = 20_000
_ALIKE, _STEM = 0.75, 5
_MANY = 4
"""How many digits a number must have for two that are swapped to be no chance."""


def find(article: Article) -> Iterator[Fault]:
    """Find pairs of claims that tell one thing with two numbers."""
    loud = [index for index, claim in enumerate(article.claims) if claim.where in _LOUD or claim.sentence == 0]
    places = {word for claim in article.claims for word in spaced_out((claim.place or "").lower()).split()}
    pairs = 0
    for first in loud:
        for second, claim in enumerate(article.claims):
            pairs += 1
            if pairs > _MOST_PAIRS:
                return
            if second == first or (claim.where in _LOUD and second < first):
                continue
            if _is_slip(article, first, second):
                yield _fault(article, first, second)
                continue
            if article.claims[first].where not in _LOUD or not _same(article, first, second, _sense):
                continue
            if article.interval(first).overlaps(article.interval(second)) or _told_elsewhere(article, first, second, _sense):
                continue
            if _one_row(article, first, second) or (
                _look_alike(article.claims[first], claim) and _overlap(_words(article, first, places), _words(article, second, places))
            ):
                yield _fault(article, first, second)


def _fault(article: Article, first: int, second: int) -> Fault:
    values = (("first", article.claims[first].text), ("second", article.claims[second].text))
    computation = f"{article.with_interval(first)} ≠ {article.with_interval(second)}"
    return Fault(
        "repeat",
        (first, second),
        Message("audit.repeat.says", values),
        computation,
        None,
        ((first, article.interval(second)), (second, article.interval(first))),
    )


def _is_slip(article: Article, first: int, second: int) -> bool:
    """Is the second the first with two neighbouring digits of many swapped, however each is told: ``thêm 4.120 việc làm``?"""
    one, two = article.claims[first], article.claims[second]
    digits = one.number.strip("0"), two.number.strip("0")
    many = all(sum(map(str.isdigit, each)) >= _MANY for each in digits)
    if not many or sorted(digits[0]) != sorted(digits[1]) or changes_between(one, two) != 1:
        return False
    jobs = phrases(article.document.language, "JOBS")
    both = all(jobs.stand_in(f"{article.claims[index].indicator} {article.label(index)}") for index in (first, second))
    alike = both or _overlap(_words(article, first, set()), _words(article, second, set()))
    return alike and _same(article, first, second, _rough_sense) and not _told_elsewhere(article, first, second, _rough_sense)


def _rough_sense(claim: Claim) -> tuple[object, ...]:
    """What a claim counts, more or less: so many more are so many, and a job is one of those who have it."""
    more = claim.measure == "change" and claim.direction == "up" and claim.base is None
    kind = "person" if claim.dimension in {"person", "person-turn", "count"} else claim.dimension
    return "level" if more else claim.measure, kind, claim.base, claim.per, claim.status == "target"


def _same(article: Article, first: int, second: int, sense: Callable[[Claim], tuple[object, ...]]) -> bool:
    """Do two claims agree in all that the text says of them, but for the number?"""
    one, two = article.claims[first], article.claims[second]
    return (
        sense(one) == sense(two)
        and (one.place == two.place or None in {one.place, two.place})
        and (one.period == two.period or None in {one.period, two.period})
        and one.of == two.of
        and one.high is None
        and two.high is None
        and not article.is_linked(first, second)
        and one.sentence != two.sentence
    )


def _sense(claim: Claim) -> tuple[object, ...]:
    return claim.measure, claim.direction, claim.dimension, claim.base, claim.per, claim.status == "target"


def _one_row(article: Article, first: int, second: int) -> bool:
    fact = article.facts[first]
    return fact is not None and fact == article.facts[second]


def _told_elsewhere(article: Article, first: int, second: int, sense: Callable[[Claim], tuple[object, ...]]) -> bool:
    """Is the same number told with these words elsewhere, so that the second is another thing?"""
    one = article.claims[first]
    return any(
        article.interval(first).overlaps(article.interval(index)) and sense(claim) == sense(one) and claim.where not in _LOUD
        for index, claim in enumerate(article.claims)
        if index not in {first, second}
    )


def _words(article: Article, index: int, place: set[str]) -> set[str]:
    """The words that say what a claim counts, without those that every text has."""
    claim = article.claims[index]
    common = phrases(article.document.language, "COMMON").phrases
    told = spaced_out(f"{claim.indicator} {claim.unit or ''} {article.label(index)}".lower()).split()
    return {
        word[:_STEM] for word in told if word not in common and word not in place and not any(character.isdigit() for character in word)
    }


def _overlap(one: set[str], two: set[str]) -> bool:
    """Do the words of one stand, nearly all, among those of the other?"""
    fewer = min(len(one), len(two))
    return fewer > 0 and len(one & two) >= (_ALIKE if fewer > 3 else 1) * fewer


def _look_alike(one: Claim, other: Claim) -> bool:
    """Do two printed numbers differ by a slip of the hand: one digit of three or more, or the same digits in another order?"""
    first, second = ("".join(filter(str.isdigit, claim.number)) for claim in (one, other))
    if len(first) > 1 and sorted(first) == sorted(second):
        return True
    return min(len(first), len(second)) > 2 and changes_between(one, other) == 1
