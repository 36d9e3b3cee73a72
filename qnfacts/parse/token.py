"""A number as it stands in a text, its scale words, and what tells a decimal mark from a grouping mark."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from qnfacts.lexicon import numerals, units
from qnfacts.numbers import POINTS, SCALES, is_ambiguous, read_digits, times
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.model import Dimension, Language
    from qnfacts.text import Document

ONE = Decimal(1)
_COUNTED_WHOLE = 10


class Number(NamedTuple):
    """A number in the view: ``start`` to ``end`` with its scale words, a range from its first digit to its last.

    ``step`` is one unit of the last printed place, ``scale`` what its scale words multiply by, ``words`` that it
    stands in words, ``reason`` why it is unread (a key of the wording catalogue), ``approximate`` that it only
    hints at a size (``hàng chục``), ``times`` that it says how many times (``gấp đôi``), ``inner`` the unit printed
    inside a range (``80kg-120kg``), ``tail`` a half printed behind the unit (``2 năm rưỡi``), ``by`` what decided
    between decimal mark and grouping mark.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    of: Decimal | None = None
    step: Decimal = ONE
    scale: Decimal = ONE
    words: bool = False
    reason: str | None = None
    approximate: bool = False
    times: bool = False
    inner: tuple[int, int] | None = None
    tail: tuple[int, int] | None = None
    by: Literal["shape", "word", "habit", "language"] = "shape"

    @property
    def is_part(self) -> bool:
        """Whether it is a part of something: ``1/3``, ``hai phần ba``, ``một nửa``; ``25/29`` counts."""
        if self.of is None:
            return self.words and 0 < self.value < 1
        return self.of < _COUNTED_WHOLE and self.value < self.of

    def at_scale(self, scale: Decimal) -> Number:
        """The number multiplied by a scale that is printed elsewhere: at its column's head, behind the last of a list."""
        high = None if self.high is None else times(self.high, scale)
        return self._replace(value=times(self.value, scale), high=high, step=times(self.step, scale), scale=scale)


# Scale words

_SPACE = r"(?: {0,2}\n? {0,2})"
_NOT_A_SCALE = {
    "tỷ": "lệ|số|trọng|giá|suất|phú|dụ|muội",
    "triệu": "phú|chứng|tập|hồi|tiêu",
    "vạn": "vật|sự|ninh|thọ|phúc",
    "trăm": "họ",
}
_SCALE_WORDS = "|".join(
    word + (rf"(?! ?(?:{_NOT_A_SCALE[word]})(?!\w))" if word in _NOT_A_SCALE else "")
    for word in sorted({*SCALES["vi"], "chục"}, key=len, reverse=True)
)
_GLUING_SCALES = "|".join(word for word in SCALES["vi"] if word not in ("k", "tr", "trăm", "vạn"))
_ENGLISH_SCALES = "|".join(word for word in sorted(SCALES["en"], key=len, reverse=True) if word not in ("m", "b", "k"))
TOKEN = compiled(
    rf"([0-9][0-9.,]*(?<=[0-9]))((?:{_SPACE}(?:(?:{_SCALE_WORDS})(?!\w)|(?:{_GLUING_SCALES})(?=[^\W\d_]))|[ \n-]?(?:{_ENGLISH_SCALES})(?!\w)){{1,3}}|(?:tr|k|tỷ)[0-9]{{1,3}}(?!\w|[.,][0-9]))?"
)
"""Digits with marks, and the scale words behind them; linear in any text."""

_GLUED_SCALE = compiled(r"(tr|k|tỷ)([0-9]+)")
FACTORS = {**SCALES["en"], **SCALES["vi"], "chục": Decimal(10)}


def token_scale(view: str, start: int, end: int) -> tuple[Decimal, int, Decimal | None]:
    """What the scale words behind a token of digits multiply it by, where they end, and digits glued behind them.

    >>> token_scale("5,6 triệu đồng", 0, 3), token_scale("2tr5", 0, 1)
    ((Decimal('1000000'), 9, None), (Decimal('1000000'), 4, Decimal('0.5')))
    """
    found = TOKEN.match(view, start)
    if not found or found[2] is None or found.end(1) != end:
        return ONE, end, None
    scale, extra = scale_of(found[2])
    return scale, found.end(), extra


@lru_cache(256)
def scale_of(scaled: str) -> tuple[Decimal, Decimal | None]:
    """What the scale words behind digits multiply by, and the digits glued behind them as a fraction of it."""
    if glued := _GLUED_SCALE.fullmatch(scaled):
        return FACTORS[glued[1]], Decimal("0." + glued[2])
    scale = ONE
    for word in scaled.replace("-", " ").split():
        scale *= FACTORS.get(word) or _glued_factor(word)
    return scale, None


def _glued_factor(word: str) -> Decimal:
    """A scale word that a currency is glued to (``tỷđồng``)."""
    return next((factor for scale, factor in SCALES["vi"].items() if len(scale) > 1 and word.startswith(scale)), ONE)


# Decimal mark or grouping mark

_HABIT_SAMPLE = 200_000
_HABIT = compiled(r"([0-9][0-9.,]*(?<=[0-9])) ?(%|triệu|tỷ|nghìn|million|billion|trillion|percent)?")


class Habit(NamedTuple):
    """How often a text prints each mark in each role, as far as shapes tell."""

    dot_groups: int = 0
    comma_groups: int = 0
    dot_points: int = 0
    comma_points: int = 0
    dot_threes: int = 0
    comma_threes: int = 0

    @property
    def is_english(self) -> bool:
        """Commas group and dots are decimal marks."""
        return self.comma_groups + self.dot_points > self.dot_groups + self.comma_points

    @property
    def groups_with_dots(self) -> bool:
        """Dots group thousands here."""
        return self.dot_groups + self.dot_threes > self.comma_groups + self.comma_threes and not self.is_english

    @property
    def groups_with_commas(self) -> bool:
        """Commas group thousands here."""
        return self.comma_groups + self.comma_threes > self.dot_groups + self.dot_threes and self.comma_points <= self.dot_points


def habit_of(view: str) -> Habit:
    """What a text does with dots and commas.

    >>> habit_of("1.234.567 đồng, 0,5% và 14.048 người")
    Habit(dot_groups=1, comma_groups=0, dot_points=0, comma_points=1, dot_threes=1, comma_threes=0)
    """
    counts = [0] * 6
    for token, behind in _HABIT.findall(view[:_HABIT_SAMPLE]):
        if token.isdigit():
            continue
        if is_ambiguous(token):
            counts[4 if "." in token else 5] += 1
            continue
        digits = read_digits(token)
        if digits is None:
            continue
        if digits.group:
            counts[0 if digits.group == "." else 1] += 1
        if digits.point and (behind or digits.group or digits.point == ","):
            counts[2 if digits.point == "." else 3] += 1
    return Habit(*counts)


def point_of(token: str, view: str, end: int, scale: Decimal, language: Language) -> str:
    """The decimal mark of a token that stands alone: by the word behind it, then by its language.

    >>> point_of("500,000", "500,000 đồng", 7, Decimal(1), "vi"), point_of("73,348", "73,348 triệu", 12, Decimal(10**6), "vi")
    ('.', ',')
    """
    if not is_ambiguous(token):
        return POINTS[language]
    behind = LETTERS.match(view, end + view.startswith(" ", end))
    word = behind.group() if behind else view[end : end + 1]
    return decided_point(token[-4], word, units.dimensions(language).get(word), scale, language, Habit())[0]


def decided_point(mark: str, behind: str, dimension: Dimension | None, scale: Decimal, language: Language, habit: Habit) -> tuple[str, str]:
    """The decimal mark where one mark stands before three digits, and what told: the word behind, habit, language."""
    counted = dimension in ("person", "person-turn", "household", "count")
    other = "," if mark == "." else "."
    scaled = scale >= 1000 or behind in numerals.PERCENTS
    if language == "vi" and mark == ",":
        if scaled:
            return mark, "word"
        if behind in numerals.SMALL_MONEY:
            return other, "word"
        if counted:
            return (mark, "habit") if habit.groups_with_dots else (other, "word")
        english = habit.is_english or (habit.comma_groups > 0 and not habit.comma_points)
        return (other, "habit") if english else (mark, "language")
    if language == "vi":
        english = habit.is_english and not counted and behind not in numerals.SMALL_MONEY and habit.comma_groups + habit.comma_threes > 0
        return (mark, "habit") if english else (other, "language")
    dotted = habit.dot_groups > habit.comma_groups
    if mark == ",":
        return (mark, "habit") if scale > 1 and dotted else (other, "language")
    if scaled:
        return mark, "word"
    if counted:
        return (mark, "habit") if habit.groups_with_commas else (other, "word")
    if behind in numerals.SMALL_MONEY:
        return other, "word"
    return (other, "habit") if dotted else (mark, "language")


# The view of a document, and the words around a place in it

LETTERS = compiled(r"[^\W\d_]+")
_TWO_WORDS = compiled(r"[ \n]{0,2}([^\W\d_]+)(?:[ \n]([^\W\d_]+))?")
_LONGEST_WORD = 24
SPECIAL_SPACES = "\u00a0\u2007\u2009\u202f"
_WEB_MARKS = ("://", "www.", "@")
_WEB_NAME = compiled(r"\.(?:com|vn|net|org|edu|gov|info)(?![^\W_])")
_WEB = compiled(r"://|www\.|\.(?:com|vn|net|org|edu|gov|info)(?![^\W_])|@")
_WEB_END = compiled(r"[\s,;()<>\"“”]|$")
_LONGEST_ADDRESS = 200


class Scan:
    """One pass over a document: its view, its habit when it is first needed, and where no number may start.

    ``padded`` is the view with line breaks at its end, so that a few places beyond either end can be asked for.
    """

    def __init__(self, document: Document, busy: Sequence[tuple[int, int]]) -> None:
        self.document = document
        self.view = document.view
        self.padded = document.view + "\n\n\n\n"
        self.cased = document.cased
        self.language = document.language
        self.known = units.dimensions(document.language)
        self.busy = _merged([*busy, *_web_spans(self.view)])
        self.special = any(space in document.text for space in SPECIAL_SPACES)

    @cached_property
    def habit(self) -> Habit:
        """What the text does with dots and commas."""
        return habit_of(self.view)

    def word_before(self, index: int) -> str:
        """The word that ends at ``index``, or behind one space."""
        view = self.view
        end = index - 1 if index and view[index - 1] in " \n" else index
        start, least = end, max(0, end - _LONGEST_WORD)
        while start > least and view[start - 1].isalpha():
            start -= 1
        return view[start:end]

    def word_behind(self, index: int) -> str:
        """The word that starts at ``index``, or behind a space or one line break."""
        while index < len(self.view) and self.view[index] in " \n" and not self.view.startswith("\n\n", index):
            index += 1
        found = LETTERS.match(self.view, index)
        return found.group() if found else self.padded[index]

    def dimension_behind(self, index: int) -> Dimension | None:
        """What kind of unit the words behind a number name."""
        found = _TWO_WORDS.match(self.view, index)
        if not found:
            return None
        first, second = found.groups()
        if second and (dimension := self.known.get(f"{first} {second}")):
            return dimension
        return self.known.get(first)

    def starts_sentence(self, index: int) -> bool:
        """Whether nothing of a sentence stands before."""
        before = self.view[max(0, index - 4) : index].rstrip(" \"“”'(‘«-–•*+")
        return not before or before[-1] in ".!?:;\n…"

    def is_busy(self, start: int) -> bool:
        """Whether a place lies in a stretch where no number may start."""
        at = bisect_left(self.busy, (start + 1,))
        return at > 0 and self.busy[at - 1][1] > start

    def is_negative(self, start: int) -> bool:
        """Whether a word before the number makes it negative: ``âm 1.285 tỷ``, ``minus 5``."""
        if self.language == "en":
            return self.view.startswith("minus ", start - 6) if start > 5 else False
        return start > 2 and self.view.startswith("âm ", start - 3) and not self.padded[start - 4].isalpha()


def _web_spans(view: str) -> list[tuple[int, int]]:
    """Addresses of pages and mail: no number stands in them."""
    spans: list[tuple[int, int]] = []
    if not any(mark in view for mark in _WEB_MARKS) and not _WEB_NAME.search(view):
        return spans
    last = 0
    for found in _WEB.finditer(view):
        if found.start() < last:
            continue
        least = max(last, found.start() - _LONGEST_ADDRESS)
        start = max(view.rfind(" ", least, found.start()), view.rfind("\n", least, found.start()), least - 1) + 1
        stop = _WEB_END.search(view, found.end())
        last = stop.start() if stop else len(view)
        spans.append((start, last))
    return spans


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
