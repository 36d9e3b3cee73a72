"""Words that the digits beside them contradict.

``vượt kế hoạch`` beside 74% of plan; ``giảm`` from a smaller number to a larger one; ``cao hơn mức`` before a number
that is higher; ``hơn một nửa`` beside 45%; ``gấp đôi`` where the number grew by half. Only words that govern the
number are held against it, and negated, conditional or planned ones are left alone. With the claims table, a number
counted among what met its plan is held against the share of plan that a source reports of it.

    Xã hoàn thành vượt mức kế hoạch, đạt 86% kế hoạch năm.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts.audit.rule import Article, Fault
from qnfacts.lexicon.structure import cue, phrases, vocabulary, wishes
from qnfacts.model import Message
from qnfacts.parse.links import comparable
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qnfacts.model import Fact, Qualifier

WRONG = (
    "Năm 2022, xã hoàn thành vượt mức kế hoạch, đạt 86% kế hoạch năm.",
    "Các chỉ tiêu năm 2022 đều vượt kế hoạch: dạy nghề cho 480 người, đạt 109% kế hoạch; tạo việc làm cho 1.200 người, đạt 88% kế hoạch.",
    "Tỷ lệ thất nghiệp giảm từ 2,4% năm 2021 xuống còn 3,1% năm 2022.",
    "Năm 2022 có 4.120 người học, cao hơn mức 4.560 người của năm 2021.",
    "Hơn một nửa số hộ (45%) đã có nước sạch.",
    "All of the goals of 2022 were beaten: 480 people trained, or 109 percent of plan; 1,200 jobs created, or 88 percent of plan.",
    "More than half of the households (45 percent) have clean water.",
)
RIGHT = (
    "Năm 2022, xã hoàn thành vượt mức kế hoạch, đạt 106% kế hoạch năm.",
    "Xã chưa hoàn thành kế hoạch, mới đạt 86% kế hoạch năm.",
    "Xã hoàn thành 86% kế hoạch năm, phấn đấu cuối năm vượt kế hoạch.",
    "Các chỉ tiêu năm 2022 đều vượt kế hoạch: dạy nghề cho 480 người, đạt 109% kế hoạch.\n\nRiêng tạo việc làm mới đạt 88% kế hoạch.",
    "Tỷ lệ thất nghiệp giảm từ 3,1% năm 2021 xuống còn 2,4% năm 2022.",
    "Năm 2022 có 4.560 người học, cao hơn mức 4.120 người của năm 2021.",
    "Hơn một nửa số hộ (54%) đã có nước sạch.",
    "More than half of the households (54 percent) have clean water.",
)
_HALF, _CLAUSE = Decimal(50), 80


def find(article: Article) -> Iterator[Fault]:
    """Find words that a number beside them contradicts."""
    yield from _plans(article)
    yield from _moves(article)
    yield from _compared(article)
    yield from _halves(article)
    yield from _multiples(article)


def _fault(article: Article, claims: tuple[int, ...], words: str, computation: str) -> Fault:
    numbers = tuple(article.claims[index].text for index in claims)
    return Fault("wording", claims, Message("audit.wording.says", (("words", words), ("numbers", numbers))), computation)


# Plans met or passed


def _plans(article: Article) -> Iterator[Fault]:
    document, claims = article.document, article.claims
    met = phrases(document.language, "PLAN_MET")
    starts = [document.offset(claim.number_start) for claim in claims]
    for number, sentence in enumerate(document.sentences):
        piece = document.view[sentence.start : sentence.end]
        for start, end in met.places(piece):
            if _is_denied(article, piece[:start]):
                continue
            at, stop = sentence.start + end, _reach(article, number, piece, end)
            governed = list(range(bisect_left(starts, at), bisect_left(starts, stop)))
            if stop <= sentence.end and not _introduces(piece[end:]):
                governed = [index for index in governed[:1] if _is_straight(article, document.view[at : starts[index]])]
            short = [index for index in governed if _falls_short(article, index)]
            words = document.text[document.at(sentence.start + start) : document.at(sentence.start + end)]
            if short:
                yield _fault(
                    article, tuple(short), words, "; ".join(f"{article.shown(index)} < {_passed(article, index)}" for index in short)
                )
            for index in governed if stop > sentence.end or _introduces(piece[end:]) else []:
                yield from _told_short(article, index, words)


def _is_denied(article: Article, before: str) -> bool:
    """Is what follows negated, wished for, planned or conditional?"""
    clause = compiled(r"[,;:.()]").split(before)[-1]
    return wishes(article.document.language).stand_in(" ".join(clause.split()[-6:]))


def _introduces(behind: str) -> re.Match[str] | None:
    return compiled(r"[^,;.()\d]{0,60}:\s*").match(behind)


def _is_straight(article: Article, gap: str) -> bool:
    """Does nothing but a verb stand between the words and the number?"""
    speech = vocabulary(article.document.language)
    return len(speech.plan.cut(cue(article.document.language, "ratio", "excess").cut(speech.trims.cut(gap))).split()) <= 1


def _reach(article: Article, number: int, piece: str, end: int) -> int:
    """How far the words govern: their clause; where they introduce a list, the list."""
    document = article.document
    sentence = document.sentences[number]
    behind = piece[end:]
    introduced = _introduces(behind)
    if introduced:
        numbered = compiled(r"\(?1[.)]|[-–•*+]").match(behind[introduced.end() :])
        return _paragraph_end(article, sentence.end) if numbered else sentence.end
    following = document.sentences[number + 1] if number + 1 < len(document.sentences) else None
    if (
        following
        and not compiled(r"\d").search(behind)
        and phrases(document.language, "NAMELY").start(document.view[following.start : following.end])
    ):
        return following.end
    clause = compiled(r"[;.]|\(").search(behind)
    return min(sentence.end, sentence.start + end + (clause.start() if clause else 120), sentence.start + end + 120)


def _paragraph_end(article: Article, at: int) -> int:
    paragraphs = article.document.paragraphs
    return paragraphs[bisect_left(paragraphs, at, key=lambda paragraph: paragraph.end)].end


def _falls_short(article: Article, index: int) -> bool:
    claim = article.claims[index]
    if claim.measure == "plan-ratio":
        return article.interval(index).high <= 100 and claim.value < 100
    return claim.measure == "plan-excess" and article.interval(index).high <= 0 and claim.value < 0


def _passed(article: Article, index: int) -> str:
    return "100%" if article.claims[index].measure == "plan-ratio" else "0"


def _told_short(article: Article, index: int, words: str) -> Iterator[Fault]:
    """A number counted among what met its plan, of which a source reports a share of plan below 100%."""
    fact = article.facts[index]
    if (
        article.table is None
        or fact is None
        or fact.measure != "level"
        or article.claims[index].status == "target"
        or article.members("ratio", index)
    ):
        return
    for other in article.table.facts:
        if (
            _is_plan_of(other, fact)
            and (short := [told for told in other.reported if told.quantity.value < (0 if told.measure == "plan-excess" else 100)])
            and len(short) == len(other.reported)
        ):
            values = (
                ("words", words),
                ("number", article.claims[index].text),
                ("source", article.table.sources[short[0].source].outlet),
                ("reported", short[0].printed),
            )
            yield Fault("wording", (index,), Message("audit.wording.table", values), f"{short[0].printed} < 100%")


def _is_plan_of(other: Fact, fact: Fact) -> bool:
    same = (other.indicator, other.place, other.period, other.status) == (fact.indicator, fact.place, fact.period, fact.status)
    return same and other.measure in {"plan-ratio", "plan-excess"}


# Up and down


def _moves(article: Article) -> Iterator[Fault]:
    language = article.document.language
    up, down = cue(language, "change/up"), cue(language, "change/down")
    for end, links in article.linked("from").items():
        for start in (link.member for link in links):
            one, two = article.interval(start), article.interval(end)
            if one.overlaps(two) or article.claims[start].status != article.claims[end].status == "target":
                continue
            first, last = min(start, end), max(start, end)
            text = f"{article.lead(first)} {article.between(first, last)}"
            rises, falls = up.stand_in(text), down.stand_in(text)
            for change in article.members("by", end):
                rises, falls = rises or article.claims[change].direction == "up", falls or article.claims[change].direction == "down"
            rose = two.low > one.high or (two.low == one.high and article.claims[end].value > article.claims[start].value)
            if rises != falls and rises is not rose:
                words = (up if rises else down).first(text) or ""
                yield _fault(article, (end, start), words, f"{article.shown(start)} → {article.shown(end)}")


def _compared(article: Article) -> Iterator[Fault]:
    """``A, cao hơn mức B``: a number compared in words with the one behind it."""
    language, claims = article.document.language, article.claims
    more, less = phrases(language, "MORE_THAN"), phrases(language, "LESS_THAN")
    for index in range(len(claims) - 1):
        one, two = claims[index], claims[index + 1]
        if one.measure != "level" or one.sentence != two.sentence or not comparable(one, two) or one.high is not None or one.of is not None:
            continue
        gap = article.between(index, index + 1)
        words = compiled(r"[,;()]").split(gap)[-1]
        high, low = more.start(words), less.start(words)
        if len(gap) > 80 or ";" in gap or not (high or low) or len(words.split()) > len((high or low or "").split()) + 5:
            continue
        first, second = article.interval(index), article.interval(index + 1)
        if not first.overlaps(second) and (first.low > second.low) != bool(high):
            yield _fault(
                article, (index, index + 1), high or low or "", f"{article.shown(index)} {'<' if high else '>'} {article.shown(index + 1)}"
            )


# Halves


def _halves(article: Article) -> Iterator[Fault]:
    """``hơn một nửa số hộ (45%)``: a half, a majority, beside its percentage."""
    language, claims = article.document.language, article.claims
    most, few = phrases(language, "MOST"), phrases(language, "MINORITY")
    for index, claim in enumerate(claims):
        if claim.dimension != "percent" or claim.measure != "level" or claim.high is not None:
            continue
        before = article.sentence_before(index).rstrip()
        bare = before[-1:] in {"(", "–", "-"}
        if not bare and not phrases(language, "MAKES_UP").end(before):
            continue
        pieces = compiled(r"[;:.()]" if not bare else r"[,;:.()]").split(before[:-1])
        clause = pieces[-1][-_CLAUSE:]
        interval = article.interval(index)
        for table, at_fault in ((most, interval.high <= _HALF), (few, interval.low >= _HALF)):
            words = table.first(clause)
            if words and at_fault:
                yield _fault(article, (index,), words, f"{article.shown(index)} {'<' if table is most else '>'} 50%")


# Multiples in words

_ABOUT: dict[Qualifier, tuple[str, str]] = {
    "exact": ("0.85", "1.25"),
    "about": ("0.8", "1.25"),
    "nearly": ("0.75", "1.05"),
    "over": ("0.95", "1.6"),
}


def _multiples(article: Article) -> Iterator[Fault]:
    """``tăng gấp đôi, từ 3.120 lên 4.210``: a multiple in words, which is never meant to the last digit."""
    for end, links in article.linked("by").items():
        began = article.members("from", end)
        for change in (link.member for link in links):
            claim = article.claims[change]
            if (
                not began
                or claim.dimension != "times"
                or any(map(str.isdigit, claim.number))
                or article.claims[began[0]].value <= 0
                or claim.qualifier not in _ABOUT
            ):
                continue
            least, most = (claim.value * Decimal(factor) for factor in _ABOUT[claim.qualifier])
            quotient = article.interval(end) / article.interval(began[0])
            if quotient.high < least or quotient.low > most:
                yield _fault(
                    article, (change, began[0], end), claim.text, f"{article.shown(end)} / {article.shown(began[0])} ≠ {claim.value}"
                )
