"""Parts that do not add up to their total.

A text that gives a total and its parts gives the sum twice. Parts that exceed their total cannot stand beside it.
Parts that come to less are a fault only where they are all the parts: the text says so (``gồm``, ``còn lại``,
"made up of"), their names share the whole out (``nam`` and ``nữ``), or the claims table names them all.
Groups that cut across one another (``nữ``, ``dân tộc``) are not added.

    Trung tâm tiếp nhận 480 hồ sơ, gồm 310 hồ sơ nộp trực tiếp và 150 hồ sơ trực tuyến.
    → 310 + 150 = 460 ≠ 480

Every printed number is an interval, so that rounding alone is never a fault: ``khoảng 500`` may well be 460.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.audit.rule import Article, Fault, exactly, worked_out
from qnfacts.lexicon.structure import halves, phrases
from qnfacts.model import Message
from qnfacts.parse.links import add

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qnfacts.numbers import Interval

WRONG = (
    "Năm 2022, huyện có 27.405 người tham gia BHXH. Trong đó, khối bắt buộc có 24.300 người, khối tự nguyện có 31.050 người.",
    "Trung tâm tiếp nhận 480 hồ sơ, gồm 310 hồ sơ nộp trực tiếp và 150 hồ sơ trực tuyến.",
    "Năm 2022, huyện đào tạo nghề cho 1.250 người, trong đó nam 820 người, nữ 530 người.",
    "Cả năm có 7.640 người đi làm việc ở nước ngoài (Nhật Bản 4.100 người, Đài Loan 2.950 người, Hàn Quốc 890 người).",
    "Toàn huyện còn 642 hộ nghèo, trong đó thành thị 118 hộ, nông thôn 542 hộ.",
    "In 2022 the centre received 480 applications, made up of 310 on paper and 150 online.",
    "The scheme covered 18,300 people under compulsory insurance and 2,450 under the voluntary one, or 21,750 people in all.",
)
RIGHT = (
    "Trường nhận 2.190 em (hệ chính quy 45, liên thông 320, vừa làm vừa học 1.825).",
    "Trung tâm tiếp nhận 460 hồ sơ, gồm 310 hồ sơ nộp trực tiếp và 150 hồ sơ trực tuyến.",
    "Trung tâm tiếp nhận khoảng 470 hồ sơ, gồm 310 hồ sơ nộp trực tiếp và 150 hồ sơ trực tuyến.",
    "Năm 2022, huyện đào tạo nghề cho 1.250 người, trong đó nữ 720 người, người dân tộc thiểu số 680 người.",
    "Năm 2022, huyện đào tạo nghề cho 1.250 người, trong đó nghề may 420 người, nghề hàn 130 người.",
    "Năm 2022, huyện đào tạo nghề cho 1.250 người, trong đó nghề may 420 người; giới thiệu việc làm cho 3.900 người; đưa 210 người đi làm việc ở nước ngoài.",
    "Tổng vốn 1,2 nghìn tỷ đồng, gồm vốn vay 815 tỷ đồng và vốn đối ứng 397 tỷ đồng.",
    "Trại có 42.000 con, gồm 25.400 con lợn thịt và 1.600 con nái, còn lại là lợn con.",
    "Các huyện có trên 20.000 thí sinh gồm Sơn Hà, Trà Bồng, trong đó Sơn Hà có 26.200 thí sinh.",
    "Cả vùng có 47 ca, gồm Sơn Hà 20 ca, Trà Bồng và Ba Tơ mỗi huyện có 12 ca, Minh Long 3 ca.",
    "Thí sinh phải dự thi 5 bài, gồm 2 bài độc lập, 1 bài ngoại ngữ và một bài tự chọn trong 2 bài tổ hợp.",
    "The surplus was 16.9 billion dollars, compared to 7.27 billion last year, with domestic firms posting 10.52 billion and foreign ones 27.5 billion.",
    "The fund lent to 5,200 households, including 1,900 poor households and 800 near-poor households.",
)


def find(article: Article) -> Iterator[Fault]:
    """Find totals beside which their parts cannot stand."""
    for head, links in article.linked("part").items():
        if article.claims[head].measure != "level" or article.claims[head].dimension == "percent":
            continue
        parts = [link.member for link in links]
        exhaustive = all(link.exhaustive for link in links) or _all_parts(article, head, parts)
        apart = [part for part in parts if _cuts_across(article, part, parts)]
        parts = [part for part in parts if part not in apart]
        if parts:
            yield from _check(article, head, parts, exhaustive=exhaustive and not apart and len(parts) > 1)
        for part in apart:
            yield from _check(article, head, [part], exhaustive=False)


def _check(article: Article, head: int, parts: list[int], *, exhaustive: bool) -> Iterator[Fault]:
    total, summed = article.interval(head), add(article.interval(part) for part in parts)
    if total.overlaps(summed) or (summed.high <= total.low and not exhaustive):
        return
    if len(parts) == 1 and article.claims[head].qualifier in {"over", "at-least"}:
        return
    claims = article.claims
    comes_to = sum((claims[part].value for part in parts), start=claims[head].value * 0)

    def worked(show: Callable[[int], str]) -> str:
        return " + ".join(show(part) for part in parts)

    yield Fault(
        "sum",
        (head, *parts),
        Message(
            "audit.sum.says" if len(parts) > 1 else "audit.sum.part",
            (
                ("total", claims[head].text),
                ("parts", tuple(claims[part].text for part in parts)),
                ("sum", article.print(comes_to, head)),
            ),
        ),
        worked_out(article, head, comes_to, summed, worked)
        if len(parts) > 1
        else f"{article.with_interval(parts[0])} > {article.with_interval(head)}",
        worked if exhaustive or len(parts) > 1 else None,
        tuple(_mends(article, head, parts)),
    )


def _mends(article: Article, head: int, parts: list[int]) -> Iterator[tuple[int, Interval]]:
    summed = add(exactly(article.claims[part]) for part in parts)
    yield head, summed
    for part in parts:
        yield part, exactly(article.claims[head]) - add(exactly(article.claims[other]) for other in parts if other != part)


def _cuts_across(article: Article, part: int, parts: list[int]) -> bool:
    """Is a part named for a group that cuts across others, without its other half in the list?"""
    language = article.document.language
    label = article.label(part)
    if not phrases(language, "ACROSS").stand_in(label):
        return False
    others = " ".join(article.label(other) for other in parts if other != part)
    for first, second in halves(language):
        if (first.stand_in(label) and second.stand_in(others)) or (second.stand_in(label) and first.stand_in(others)):
            return False
    return True


def _all_parts(article: Article, head: int, parts: list[int]) -> bool:
    """Does the claims table name these as all the parts of this total?"""
    whole = article.facts[head]
    if article.table is None or whole is None:
        return False
    named = article.table.indicators[whole.indicator].parts
    return bool(named) and {fact.indicator for part in parts if (fact := article.facts[part])} >= set(named)
