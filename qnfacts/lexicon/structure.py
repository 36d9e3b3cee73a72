"""How numbers hang together, in words: what closes a list, which names share a whole out, what leads to a percentage.

The tables hold what ``cues`` has not, by language, as phrases of the folded view; ``cue`` gives the phrases of the
cues of one kind. A :class:`Phrases` looks for any of its phrases as whole words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qnfacts.lexicon import cues
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qnfacts.model import Language

Words = dict["Language", str]

OPENS: Words = {
    "vi": "trong tổng số này|trong đấy",
    "en": "of the total|of that total|of this number|of that number|of the sum|of the figure",
}
"""What follows is some of what stands before, beside the cues for it."""

DIVIDES: Words = {
    "vi": "chia thành|chia làm|phân thành|phân ra",
    "en": "comprises|consists of|divided into|split into|split between|divided between|divided among",
}
"""What follows is all of what stands before, beside the cues for it."""

THESE: Words = {
    "vi": "trong số này|trong số đó|trong số ấy|trong tổng số này|trong tổng số đó",
    "en": "of these|of those|of them|among them|among these|among those|of this number|of that number",
}
"""They point back at what the sentence before counted, behind the name of a part as well: ``Số nữ trong số này là …``."""

SINGLES_OUT: Words = {
    "vi": "riêng|cụ thể|nổi bật",
    "en": "notably|in particular",
}
"""Cues that single a part out, and open no list."""

PARTS_OF_WORDS: Words = {
    "vi": "một|hàng|hằng|hơn",
    "en": "on",
}
"""Cues that are as often a part of another word (``khách hàng``), or a hedge."""

FILLERS: Words = {
    "vi": "đạt|cho|với|của|năm",
    "en": "",
}
"""Words before a number that say nothing of it, beside the cues that skip, hedge or estimate."""

INCLUDES_TOO: Words = {
    "vi": "cả|nhiều|những|chủ yếu|nhất là|các",
    "en": "both|mainly",
}
"""Behind ``gồm``: then what follows need not be all of it."""

TURNS: Words = {
    "vi": "trong khi|còn|song|nhưng",
    "en": "while|whereas|but",
}
"""Another matter begins."""

GOES_ON: Words = {
    "vi": "v v|vv|chủ yếu|tiêu biểu|điển hình|phần lớn|nhiều nhất|đông nhất|tập trung ở|đáng chú ý",
    "en": "etc|such as|mainly|mostly|notably|led by",
}
"""A list that says so names only some of its parts."""

APIECE: Words = {
    "vi": "mỗi",
    "en": "each|apiece",
}
"""A number that counts for several items of a list."""

IN_ORDER: Words = {
    "vi": "lần lượt|theo thứ tự|tăng tương ứng|giảm tương ứng",
    "en": "respectively|in that order",
}
"""The numbers behind them, or before them, are each of another of several things, in their order."""

TOTALS: Words = {
    "vi": "tổng cộng|tổng cộng là|tổng là|cộng lại là|cộng lại|cộng chung là|cả thảy|tất cả là",
    "en": "in all|in total|altogether|all told|for a total of|totalling|totaling|a combined",
}
"""The number that they stand by is the sum of the parts named before it."""

ADDS: Words = {
    "vi": "thêm|cùng với|cộng với|ngoài ra|bên cạnh đó",
    "en": "further|another|additional|plus|together with|along with|as well as",
}
"""They add a number to the one before."""

SO_FAR: Words = {
    "vi": "đến nay|tới nay|từ đầu|tính đến|tính từ|lũy kế|kể từ",
    "en": "so far|to date|since|cumulative|until now",
}
"""A total told so reaches back beyond the parts just named."""

HALVES: dict[Language, tuple[tuple[str, str], ...]] = {
    "vi": (
        ("nam", "nữ"),
        ("bắt buộc", "tự nguyện"),
        ("thành thị|đô thị", "nông thôn"),
        ("cao đẳng|trung cấp", "sơ cấp"),
        ("trong nước|nội địa", "ngoài nước|nước ngoài|quốc tế"),
        ("tập trung", "cộng đồng"),
        ("công lập", "ngoài công lập|tư thục|dân lập"),
        ("trực tiếp", "trực tuyến|gián tiếp"),
    ),
    "en": (
        ("men|male|males|boys", "women|female|females|girls"),
        ("compulsory|mandatory", "voluntary"),
        ("urban", "rural"),
        ("centre|center|residential", "community|communities"),
        ("domestic", "foreign|international|overseas"),
        ("college|colleges|intermediate", "elementary"),
    ),
}
"""Two names that share a whole out between them: two parts so named are all of it."""

ACROSS: Words = {
    "vi": "nữ|dân tộc|nông thôn|lđnt|đảng viên|hộ nghèo|cận nghèo|người nghèo|khuyết tật|người cao tuổi|trẻ em|xuất ngũ|thu hồi đất|thanh niên|mồ côi|có công",
    "en": "women|female|girls|ethnic|rural|poor|disabled|disabilities|elderly|children|young",
}
"""Names of groups that cut across others: such parts of one list may overlap."""

PLANNED: Words = {
    "vi": "được giao|giao|đề ra|đặt ra",
    "en": "targeted|set",
}
"""What makes a number a plan, beside the words for plans themselves."""

SHARES: Words = {
    "vi": "chiếm|chiếm tỷ lệ|chiếm tỷ trọng|bằng|đạt tỷ lệ|tỷ lệ|đạt|tương đương|tương ứng|tức|hay",
    "en": "accounting for|accounts for|accounted for|representing|making up|or|equal to|equivalent to|that is|which is|which was|which makes|stands at|stood at",
}
"""They lead from a number to the percentage that it is of a whole."""

OUT_OF: Words = {
    "vi": "trong|trong tổng số|trong số|trên|trên tổng số|so với tổng số|của|của tổng số|tổng số",
    "en": "of|out of",
}
"""They lead from a percentage to the whole that it is taken of."""

AMONG: Words = {
    "vi": "trong|trong số|trong tổng số|trên tổng số|trên",
    "en": "out of|of|of a total of|of the total of|of the total|of the|among|among the",
}
"""Before a whole of which a part is told next."""

SAME_WHOLE: Words = {
    "vi": "tổng số|tổng|số này|số đó|của khu vực này",
    "en": "of the total|of them|of the whole",
}
"""Behind a percentage: its whole is the total just told."""

ON_AVERAGE: Words = {
    "vi": "bình quân|trung bình|mỗi|hằng|hàng|riêng|lũy kế",
    "en": "average|each|every|annual|annually|cumulative",
}
"""A change told so is not the whole change."""

ASIDE: Words = {
    "vi": "năm trước|năm ngoái|tháng trước|quý trước|tuần trước|trước đó|định mức|cứ",
    "en": "average of",
}
"""Straight before a number, beside the words that compare: then it is no part of a list."""

LEVEL: Words = {
    "vi": "mức|con số",
    "en": "level of|rate of|figure of",
}
"""Straight before a number: it is an amount, though a change stands before it."""

WHOLES: Words = {
    "vi": "tổng số|trong tổng số|trên tổng số|tổng|trong|trong số|một trong|một trong số",
    "en": "total of|total|out of|one of|one of the",
}
"""Straight before a number: it is a whole, and no part of a list."""

COMMON: Words = {
    "vi": "có|là|của|và|cho|với|các|những|được|trong|đã|tại|ở|số|năm|tháng|tổng|người|hộ|lượt|tỉnh|huyện|toàn|đạt|này|cả|từ|đến|trên|theo|để|%|về|nay|qua|hơn|gần|khoảng",
    "en": "the|a|an|of|in|and|to|for|at|by|on|its|it|was|were|is|are|had|has|have|with|year|people|percent|said|that|from|some|about|over|more|than",
}
"""Words that say nothing of what is counted."""

JOBS: Words = {
    "vi": "việc làm|chỗ làm",
    "en": "jobs|posts|openings",
}
"""What is counted as well by those who have it."""

OVER_ALL: Words = {
    "vi": "kế hoạch|chỉ tiêu|mục tiêu|dự toán|công suất|cùng kỳ|so với|lương|vốn|gdp|grdp|giá|mức|lãi|tăng|giảm|tiền|thu nhập|doanh thu|nhu cầu|vượt|hơn",
    "en": "plan|target|capacity|quota|more|less|higher|lower|gdp|value|price|wage|wages|income|compared|same period|last year|estimate|revenue|demand|rise|increase",
}
"""Beside them a percentage may well be over 100."""

MAKES_UP: Words = {
    "vi": "chiếm|chiếm tỷ lệ|chiếm tới|chiếm khoảng|chiếm gần|chiếm hơn|chiếm tỷ trọng",
    "en": "account for|accounts for|accounted for|accounting for|make up|makes up|made up|making up",
}
"""What follows is a share of a whole."""

GROUPS: Words = {
    "vi": "hộ|số hộ|hộ dân|gia đình|người|dân số|lao động|học sinh|sinh viên|trẻ em|trẻ|xã|phường|thôn|bản|trường|cán bộ|đối tượng|bệnh nhân|phụ nữ|người dân|cử tri|đảng viên|hội viên",
    "en": "households|families|people|population|workers|workforce|labour force|students|pupils|children|communes|wards|villages|schools|women|residents|citizens|voters|patients",
}
"""Groups of which all is all."""

PLACES: Words = {
    "vi": "xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|làng|khu phố|ấp|trường|trạm y tế|địa phương|đơn vị|cơ sở",
    "en": "communes|wards|towns|districts|provinces|cities|villages|hamlets|schools|localities",
}
"""What there is a fixed number of."""

PLAN_MET: Words = {
    "vi": "vượt kế hoạch|vượt chỉ tiêu|vượt mục tiêu|vượt mức kế hoạch|vượt mức chỉ tiêu|hoàn thành kế hoạch|hoàn thành chỉ tiêu|hoàn thành vượt mức|hoàn thành và vượt|"
    "hoàn thành tốt kế hoạch|đạt và vượt|đạt hoặc vượt|đạt kế hoạch|đạt chỉ tiêu|hoàn thành vượt kế hoạch|vượt kế hoạch đề ra|hoàn thành 100% kế hoạch",
    "en": "beat the plan|exceeded the plan|met or exceeded|met and exceeded|surpassed the plan|exceeded plan|beat plan|met the plan|fulfilled the plan|beat the target|"
    "exceeded the target|surpassed the target|met the target|met or passed|were beaten|were exceeded|were met|were surpassed",
}
"""They say that what was planned was done, and govern what follows."""

DENIES: Words = {
    "vi": "chưa|không|khó|nếu|để|nhằm|có thể|sắp|gần|hướng|giúp|cố|suýt|mới",
    "en": "not|never|if|to|could|may|might|nearly|almost|far|failed|hardly",
}
"""Before a word they turn it round, or leave it open."""

WISHES: Words = {
    "vi": "chỉ tiêu|mục tiêu|kế hoạch|kh|giao chỉ tiêu|được giao",
    "en": "target|targets|goal|goals|plan|plans|planned",
}
"""Words for plans that wish for nothing by themselves."""

NAMELY: Words = {
    "vi": "cụ thể|trong đó|như|tiêu biểu|đó là|gồm",
    "en": "in detail|among them|these include|specifically|namely",
}
"""A sentence that opens so goes on with what the last one announced."""

MORE_THAN: Words = {
    "vi": "cao hơn mức|nhiều hơn mức|cao hơn con số|nhiều hơn con số|cao hơn so với mức|nhiều hơn so với mức|lớn hơn mức|vượt mức|vượt con số|tăng so với mức|tăng so với con số",
    "en": "more than the|higher than the|above the|up from|up from the",
}
LESS_THAN: Words = {
    "vi": "thấp hơn mức|ít hơn mức|thấp hơn con số|ít hơn con số|thấp hơn so với mức|ít hơn so với mức|giảm so với mức|giảm so với con số|kém mức",
    "en": "less than the|fewer than the|lower than the|below the|down from|down from the",
}
"""Between a number and the one that it is compared with."""

MOST: Words = {
    "vi": "hơn một nửa|quá nửa|trên một nửa|hơn nửa|quá bán|đa số|đại đa số|hầu hết",
    "en": "more than half|over half|a majority|the majority|most",
}
MINORITY: Words = {
    "vi": "chưa đến một nửa|chưa tới một nửa|dưới một nửa|chưa đầy một nửa|thiểu số",
    "en": "less than half|fewer than half|under half|a minority",
}
"""Shares in words: more than half, less than half."""


_ENDS = 80
"""How many characters are looked at where a phrase starts or ends a text."""


class Phrases:
    """Phrases that are looked for as whole words; punctuation counts as a space.

    >>> trims = Phrases(["là", "hơn"])
    >>> plan = Phrases(["kế hoạch", "chỉ tiêu"])
    >>> plan.stand_in("vượt chỉ tiêu giao"), plan.end("theo kế hoạch là hơn", trims), plan.end("kế hoạch năm")
    (True, True, False)
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(sorted(dict.fromkeys(phrases), key=len, reverse=True))
        self.padded = tuple(f" {phrase} " for phrase in self.phrases)
        self._known = frozenset(self.phrases)
        self._longest = max((phrase.count(" ") + 1 for phrase in self.phrases), default=0)

    def __or__(self, other: Phrases) -> Phrases:
        return Phrases((*self.phrases, *other.phrases))

    def stand_in(self, text: str) -> bool:
        """Does any phrase stand in the text?"""
        spaced = spaced_out(text)
        return any(phrase in spaced for phrase in self.padded)

    def start(self, text: str) -> str | None:
        """The phrase that the text starts with, if any, the longest that does."""
        words = spaced_out(text[:_ENDS]).split()
        return next((phrase for n in range(self._longest, 0, -1) if (phrase := " ".join(words[:n])) in self._known), None)

    def first(self, text: str) -> str | None:
        """The first phrase that stands in the text, the longest where several start together."""
        return next((text[start:end] for start, end in self.places(text)), None)

    def end(self, text: str, trims: Phrases | None = None, most: int = 3) -> bool:
        """Does the text end with a phrase, up to some words that say nothing?"""
        words = spaced_out(text[-_ENDS:]).split()
        for _ in range(most + 1):
            if self.last(words):
                return True
            trim = trims.last(words) if trims else 0
            if not trim:
                return False
            words = words[:-trim]
        return False

    def last(self, words: list[str]) -> int:
        """How many words the longest phrase has that ends here, 0 for none."""
        return next((n for n in range(min(self._longest, len(words)), 0, -1) if " ".join(words[-n:]) in self._known), 0)

    def cut(self, text: str) -> str:
        """The text without these phrases.

        >>> Phrases(["kế hoạch", "là"]).cut("kế hoạch năm là")
        'năm'
        """
        spaced = spaced_out(text)
        for phrase in self.padded:
            spaced = spaced.replace(phrase, " ")
        return spaced.strip()

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where phrases stand, in reading order; of two that overlap the first, of two that start together the longer."""
        found: list[tuple[int, int]] = []
        for phrase in self.phrases:
            at = text.find(phrase)
            while at >= 0:
                end = at + len(phrase)
                if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
                    found.append((at, -end))
                at = text.find(phrase, end)
        last = 0
        for start, negative in sorted(found):
            if start >= last:
                last = -negative
                yield start, last


_GAPS = compiled(r"[^\w%]+")


@lru_cache(4096)
def spaced_out(text: str) -> str:
    """The words of a text with one space around each.

    >>> spaced_out("(trong đó: nữ")
    ' trong đó nữ '
    """
    return f" {_GAPS.sub(' ', text).strip()} "


@cache
def phrases(language: Language, *names: str) -> Phrases:
    """The phrases of tables of this module, by name.

    >>> phrases("vi", "TOTALS").stand_in("tổng cộng 38 người")
    True
    """
    tables: list[Words] = [globals()[name] for name in names]
    return Phrases(word for table in tables for word in table[language].split("|") if word)


@cache
def wishes(language: Language) -> Phrases:
    """The words that tell of what is hoped for or planned, the names of plans aside.

    >>> wishes("vi").stand_in("phấn đấu vượt kế hoạch"), wishes("vi").stand_in("chỉ tiêu năm 2022")
    (True, False)
    """
    return Phrases(set(cue(language, "target").phrases) - set(phrases(language, "WISHES").phrases)) | phrases(language, "DENIES")


@cache
def cue(language: Language, *kinds: str) -> Phrases:
    """The phrases of the cues of these kinds, each ``kind`` or ``kind/meaning``.

    >>> cue("vi", "parts/whole").stand_in("bao gồm 12 xã")
    True
    """
    rows = cues.VI if language == "vi" else cues.EN
    return Phrases(
        word for kind, meaning, words, _, _ in rows if kind in kinds or f"{kind}/{meaning}" in kinds for word in words.split("|")
    )


@cache
def halves(language: Language) -> tuple[tuple[Phrases, Phrases], ...]:
    """The pairs of names that share a whole out."""
    return tuple((Phrases(one.split("|")), Phrases(other.split("|"))) for one, other in HALVES[language])


class Vocabulary(NamedTuple):
    """The words of a language that tell how numbers hang together.

    ``opens`` and ``divides`` open a list, of some parts or of all; ``turns`` are both with the verbs of change.
    ``against`` stands straight before a number that another is held against, ``trims`` are words between that say
    nothing of it.
    """

    opens: Phrases
    divides: Phrases
    lists: Phrases
    turns: Phrases
    rest: Phrases
    plan: Phrases
    trims: Phrases
    against: Phrases
    wholes: Phrases


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The words of a language that tell how numbers hang together.

    >>> vocabulary("vi").divides.stand_in("gồm 12 xã")
    True
    """
    opens = phrases(language, "OPENS") | Phrases(set(cue(language, "parts/open").phrases) - set(phrases(language, "SINGLES_OUT").phrases))
    divides = cue(language, "parts/whole") | phrases(language, "DIVIDES")
    lists = opens | divides
    against = cue(language, "versus", "again", "from", "each", "plan", "compare") | phrases(language, "ASIDE")
    return Vocabulary(
        opens=opens,
        divides=divides,
        lists=lists,
        turns=lists | cue(language, "change", "compare"),
        rest=cue(language, "parts/rest"),
        plan=cue(language, "plan") | phrases(language, "PLANNED"),
        trims=cue(language, "skip", "qualifier", "estimate") | phrases(language, "FILLERS"),
        against=Phrases(set(against.phrases) - set(phrases(language, "PARTS_OF_WORDS").phrases)),
        wholes=phrases(language, "WHOLES"),
    )
