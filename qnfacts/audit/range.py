"""A number that cannot be: a share of a group above the whole group, a range that runs backwards.

Of all households, more than all is no share. A share of plan, a growth rate and a comparison with last year may
well be above 100%, and so may capacity, prices and values: only shares of people, households and places counted
one by one, and what is said to make up (``chiếm``) so much of a whole, are looked at.

    105% số hộ trong xã có nước sạch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.audit.rule import Article, Fault, exactly
from qnfacts.lexicon.structure import cue, phrases
from qnfacts.model import Message
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

WRONG = (
    "Đến cuối năm 2022, 105% số hộ trong xã có nước sạch.",
    "Lao động nữ chiếm 128% tổng số người tìm việc.",
    "Huyện có 27/25 xã đạt chuẩn nông thôn mới.",
    "Tỷ lệ hộ thiếu nước ở các xã vào khoảng 80-61%.",
    "Lương thợ may ở xưởng từ 11 đến 8 triệu đồng mỗi tháng.",
    "By the end of 2022, 104 percent of the district's households had clean water.",
)
RIGHT = (
    "Đến cuối năm 2022, 100% số hộ trong xã có nước sạch.",
    "Xã tuyển sinh đạt 105% kế hoạch, số hộ đăng ký bằng 112% cùng kỳ.",
    "Nhà máy chạy 120% công suất; nợ bằng 130% vốn.",
    "Số hộ có nước sạch tăng 105% trong 5 năm.",
    "Huyện có 25/27 xã đạt chuẩn nông thôn mới.",
    "Trường tuyển sinh được 412/380 học viên, đạt 108% kế hoạch.",
    "Tỷ lệ hộ thiếu nước ở các xã vào khoảng 61-80%.",
    "Giá bán đang giảm từ 15 xuống 12 triệu đồng.",
    "Giá thuê nhà sau dịch giảm còn từ 11 đến 8 triệu đồng mỗi tháng.",
    "Lương thợ may ở xưởng từ 8 đến 11 triệu đồng mỗi tháng, giá một máy may 800 - 1 triệu đồng.",
    "The hotel sold 104 percent more rooms than a year earlier.",
)


def find(article: Article) -> Iterator[Fault]:
    """Find shares above the whole and ranges whose ends are the wrong way round."""
    for index, claim in enumerate(article.claims):
        if claim.high is not None and claim.high < claim.value and claim.measure == "level" and not _moves(article, index):
            yield Fault(
                "range",
                (index,),
                Message("audit.range.backwards", (("range", claim.text),)),
                f"{article.shown(index)}: {_ends(article, index)}",
            )
        elif claim.of is not None and claim.value > claim.of and _is_group(article, index):
            yield Fault("range", (index,), Message("audit.range.fraction", (("fraction", claim.text),)), f"{article.shown(index)} > 1")
        elif claim.dimension == "percent" and claim.measure == "level" and _is_over_all(article, index) and _is_share(article, index):
            yield Fault("range", (index,), Message("audit.range.share", (("share", claim.text),)), f"{article.with_interval(index)} > 100%")


def _moves(article: Article, index: int) -> bool:
    """Does a verb of change stand in the clause, so that the ends are where it began and arrived?"""
    clause = compiled(r"[,;:.()]").split(article.sentence_before(index))[-1]
    return cue(article.document.language, "change").stand_in(clause)


def _ends(article: Article, index: int) -> str:
    claim = article.claims[index]
    return f"{article.print(claim.value, index)} > {article.print(claim.high or claim.value, index)}"


def _is_over_all(article: Article, index: int) -> bool:
    """Is a percentage above 100, a bound that is told as reached (``as many as``) as well?"""
    claim = article.claims[index]
    reached = claim.qualifier == "at-most" and claim.status != "target"
    return (exactly(claim) if reached else article.interval(index)).low > 100


def _is_group(article: Article, index: int) -> bool:
    """Is a fraction one of things counted one by one, and not of a plan?"""
    claim = article.claims[index]
    places = phrases(article.document.language, "PLACES").start(claim.unit or "")
    return (
        bool(places) and claim.measure == "level" and not phrases(article.document.language, "OVER_ALL").stand_in(_around(article, index))
    )


def _is_share(article: Article, index: int) -> bool:
    """Is a percentage said to be of a group of people, households or places, or to make up so much of a whole?"""
    language, claim = article.document.language, article.claims[index]
    if claim.base or claim.per:
        return False
    over, groups = phrases(language, "OVER_ALL"), phrases(language, "GROUPS")
    before = compiled(r"[,;:.()]").split(article.sentence_before(index))[-1]
    behind = compiled(r"[,;:.()]").split(article.words(claim.end, claim.end + 60))[0]
    if over.stand_in(" ".join(before.split()[-4:])) or over.stand_in(" ".join(behind.split()[:3])):
        return False
    if phrases(language, "MAKES_UP").end(before):
        return True
    rate = before.rpartition("tỷ lệ")[2] if "tỷ lệ" in before else ""
    return bool(groups.stand_in(" ".join(behind.split()[: 2 if language == "vi" else 5])) or groups.start(rate))


def _around(article: Article, index: int) -> str:
    claim = article.claims[index]
    before = compiled(r"[,;:.()]").split(article.sentence_before(index))[-1]
    return f"{before[-40:]} {compiled(r'[;:.()]').split(article.words(claim.end, claim.end + 60))[0]}"
