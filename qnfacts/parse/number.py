"""Every number of a document, in digits or in words, with its scale words, ranges, fractions and signs.

Three steps: tokens of digits, tokens of words, and what stands between two tokens (a range, a fraction, the
second part of ``3 tỷ 200 triệu``). What surely is a code (``QL18``, ``155/2016/NĐ-CP``) is left out; what looks
like a number but is malformed (``333.0000``) is kept with the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from qnfacts.lexicon import cues, numerals, units
from qnfacts.numbers import LONGEST_NUMBER, POINTS, SCALES, Digits, is_ambiguous, read_digits
from qnfacts.parse.numerals import Spoken, read_english, read_vietnamese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.model import Dimension, Language
    from qnfacts.text import Document

_ONE = Decimal(1)


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
    step: Decimal = _ONE
    scale: Decimal = _ONE
    words: bool = False
    reason: str | None = None
    approximate: bool = False
    times: bool = False
    inner: tuple[int, int] | None = None
    tail: tuple[int, int] | None = None
    by: Literal["shape", "word", "habit", "language"] = "shape"


_REST = Number(0, 0, _ONE)[3:]

# Tokens of digits

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
_TOKEN = re.compile(
    rf"([0-9][0-9.,]*(?<=[0-9]))((?:{_SPACE}(?:(?:{_SCALE_WORDS})(?!\w)|(?:{_GLUING_SCALES})(?=[^\W\d_]))|[ \n-]?(?:{_ENGLISH_SCALES})(?!\w)){{1,3}}|(?:tr|k|tỷ)[0-9]{{1,3}}(?!\w|[.,][0-9]))?"
)
_GLUED_SCALE = re.compile(r"(tr|k|tỷ)([0-9]+)")
_SHORT_SCALE = re.compile(r" ?(m|b)(?!\w)")
_FACTORS = {**SCALES["en"], **SCALES["vi"], "chục": Decimal(10)}
_LETTERS = re.compile(r"[^\W\d_]+")
_TWO_WORDS = re.compile(r"[ \n]{0,2}([^\W\d_]+)(?:[ \n]([^\W\d_]+))?")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{1,24}\Z")
_UNIT_WITH_POWER = re.compile(r"(?:[mck]?m|dm)[23](?!\d)")
_PHONE_TAIL = re.compile(r"(?:[ .\-]{1,3}\d{2,})+(?![.,]?\d)")
_SPECIAL_SPACES = "\u00a0\u2007\u2009\u202f"
_SPACED_GROUPS = re.compile(r"(?: \d{3}(?!\d))+(?:[.,]\d{1,2}(?!\d))?")
_SIGNS = "-–−—"
_SIGN_ENDS = _SIGNS + "ms"
_CURRENCY_SIGNS = "$£€¥₫"
_WEB_MARKS = ("://", "www.", "@", ".com", ".vn", ".net", ".org", ".edu", ".gov", ".info")
_WEB = re.compile(r"://|www\.|\.(?:com|vn|net|org|edu|gov|info)(?![^\W_])|@")
_WEB_END = re.compile(r"[\s,;()<>\"“”]|$")
_LEAST_CODE = 8
_HABIT_SAMPLE = 200_000
_HABIT = re.compile(r"(\d+(?:[.,]\d+)+) ?(%|triệu|tỷ|nghìn|million|billion|trillion|percent)?")


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


def times(value: Decimal, scale: Decimal) -> Decimal:
    """A value with its scale words applied, without zeros behind the point that only they brought.

    >>> times(Decimal("5.6"), Decimal(10) ** 6)
    Decimal('5600000')
    """
    if scale == _ONE:
        return value
    product = value * scale
    whole = product.to_integral_value()
    return whole if whole == product else product


def token_scale(view: str, start: int, end: int) -> tuple[Decimal, int, Decimal | None]:
    """What the scale words behind a token of digits multiply it by, where they end, and digits glued behind them.

    >>> token_scale("5,6 triệu đồng", 0, 3), token_scale("2tr5", 0, 1)
    ((Decimal('1000000'), 9, None), (Decimal('1000000'), 4, Decimal('0.5')))
    """
    found = _TOKEN.match(view, start)
    if not found or found[2] is None or found.end(1) != end:
        return _ONE, end, None
    scale, extra = _scale_of(found[2])
    return scale, found.end(), extra


@lru_cache(256)
def _scale_of(scaled: str) -> tuple[Decimal, Decimal | None]:
    """What the scale words behind digits multiply by, and the digits glued behind them as a fraction of it."""
    if glued := _GLUED_SCALE.fullmatch(scaled):
        return _FACTORS[glued[1]], Decimal("0." + glued[2])
    scale = _ONE
    for word in scaled.replace("-", " ").split():
        scale *= _FACTORS.get(word) or _glued_factor(word)
    return scale, None


def point_of(token: str, view: str, end: int, scale: Decimal, language: Language) -> str:
    """The decimal mark of a token that stands alone: by the word behind it, then by its language.

    >>> point_of("500,000", "500,000 đồng", 7, Decimal(1), "vi"), point_of("73,348", "73,348 triệu", 12, Decimal(10**6), "vi")
    ('.', ',')
    """
    if not is_ambiguous(token):
        return POINTS[language]
    behind = _LETTERS.match(view, end + view.startswith(" ", end))
    word = behind.group() if behind else view[end : end + 1]
    return _decided(token[-4], word, units.dimensions(language).get(word), scale, language, Habit())[0]


def _decided(mark: str, behind: str, dimension: Dimension | None, scale: Decimal, language: Language, habit: Habit) -> tuple[str, str]:
    """The decimal mark where one mark stands before three digits, and what told: the word behind, habit, language."""
    counted = dimension in ("person", "person-turn", "household", "count")
    other = "," if mark == "." else "."
    scaled = scale >= 1000 or behind in _PERCENTS
    if language == "vi" and mark == ",":
        if scaled:
            return mark, "word"
        if behind in _SMALL_MONEY:
            return other, "word"
        if counted:
            return (mark, "habit") if habit.groups_with_dots else (other, "word")
        english = habit.is_english or (habit.comma_groups > 0 and not habit.comma_points)
        return (other, "habit") if english else (mark, "language")
    if language == "vi":
        english = habit.is_english and not counted and behind not in _SMALL_MONEY and habit.comma_groups + habit.comma_threes > 0
        return (mark, "habit") if english else (other, "language")
    dotted = habit.dot_groups > habit.comma_groups
    if mark == ",":
        return (mark, "habit") if scale > 1 and dotted else (other, "language")
    if scaled:
        return mark, "word"
    if counted:
        return (mark, "habit") if habit.groups_with_commas else (other, "word")
    if behind in _SMALL_MONEY:
        return other, "word"
    return (other, "habit") if dotted else (mark, "language")


class _Scan:
    """One pass over a document: its view, its habit when it is first needed, and where no number may start."""

    def __init__(self, document: Document, busy: Sequence[tuple[int, int]]) -> None:
        self.document = document
        self.view = document.view
        self.cased = document.cased
        self.language = document.language
        self.known = units.dimensions(document.language)
        self.busy = _merged([*busy, *_web_spans(self.view)])
        self.special = any(space in document.text for space in _SPECIAL_SPACES)
        self._habit: Habit | None = None

    @property
    def habit(self) -> Habit:
        if self._habit is None:
            self._habit = habit_of(self.view)
        return self._habit

    def char(self, index: int) -> str:
        return self.view[index] if 0 <= index < len(self.view) else "\n"

    def word_before(self, index: int) -> str:
        """The word that ends at ``index``, or behind one space."""
        end = index - 1 if self.char(index - 1) in " \n" else index
        found = _LETTERS_BEFORE.search(self.view[max(0, end - 24) : end])
        return found.group() if found else ""

    def word_behind(self, index: int) -> str:
        """The word that starts at ``index``, or behind a space or one line break."""
        while index < len(self.view) and self.view[index] in " \n" and not self.view.startswith("\n\n", index):
            index += 1
        found = _LETTERS.match(self.view, index)
        return found.group() if found else self.char(index)

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
        before = self.view[max(0, index - 4) : index].rstrip(" \"“”'(‘«-–•*+")
        return not before or before[-1] in ".!?:;\n…"

    # Digits

    def digits(self) -> list[Number]:
        """The tokens of digits, with their scale words."""
        view, special, new = self.view + "\n\n\n\n", self.special, tuple.__new__
        found: list[Number] = []
        free = 0
        spans = iter([*self.busy, (len(view), len(view))])
        busy_start, busy_end = next(spans)
        for match in _TOKEN.finditer(view):
            start, end = match.span()
            if start < free:
                continue
            while start >= busy_end:
                busy_start, busy_end = next(spans)
            if start >= busy_start:
                continue
            token, scaled = match.groups()
            before, behind = view[start - 1], view[end]
            if (
                scaled is None
                and before == " "
                and behind in " ,%;"
                and token[0] != "0"
                and view[start - 2] not in _SIGN_ENDS
                and len(token) < _LEAST_CODE
            ):
                if token.isdigit():
                    if not special or behind != " ":
                        found.append(new(Number, (start, end, Decimal(token), *_REST)))
                        continue
                elif number := self._number(token, None, start, end, before):
                    found.append(number)
                    continue
                else:
                    continue
            negative: bool = False
            if before == " ":
                negative = (view[start - 2] in "ms" and self._is_negative(start)) or (view[start - 2] in _SIGNS and view[start - 3] == "(")
            elif before != "\n":
                sign = self._glued_before(start, before)
                if sign is None:
                    if (
                        before == "/"
                        and found
                        and found[-1].end == start - 1
                        and behind in "/-"
                        and self.cased[end + 1 : end + 2].isupper()
                    ):
                        found.pop()
                    continue
                negative = sign
            if scaled is None and (behind not in " ,%;" or token[0] == "0" or len(token) >= _LEAST_CODE):
                if token[0] == "0" and token[1:2].isdigit() and (len(token) > 2 or behind in ".-"):
                    if tail := _PHONE_TAIL.match(view, end):
                        free = tail.end()
                        continue
                    if token[2:3].isdigit():
                        continue
                if (behind != "\n" or before != "\n") and self._is_code(token, start, end, before, behind):
                    if before == "/" and found and found[-1].end == start - 1:
                        found.pop()
                    continue
            if self.special and scaled is None and behind == " " and len(token) < 4:
                token, end = self._spaced(token, end)
                free = end
            number = self._number(token, scaled, start, end, before)
            if number is not None:
                found.append(number._replace(value=-number.value) if negative else number)
        return found

    def _is_negative(self, start: int) -> bool:
        if self.language == "en":
            return self.view.startswith("minus ", start - 6) if start > 5 else False
        return start > 2 and self.view.startswith("âm ", start - 3) and not self.char(start - 4).isalpha()

    def _glued_before(self, start: int, before: str) -> bool | None:
        """What a character that touches a number makes of it: True a minus, False nothing, None a code."""
        earlier = self.char(start - 2)
        if before in "(\"“'‘[«,><=≥≤~±…*%•;!?”)" or before in _CURRENCY_SIGNS:
            return False
        if before in _SIGNS:
            return self._dash_before(start, before, earlier)
        if before == "/":
            return self._slash_before(start, earlier)
        if before == ".":
            word = self.word_before(start - 1)
            return False if len(word) > 1 and word not in ("no", "tr", "vs", "tp") and self.cased[start - 2].islower() else None
        if before == ":":
            return None if earlier.isdigit() else False
        if before == "+":
            return False if earlier in " \n" or (earlier == "(" and self.char(start + 2) != ")") else None
        if before.isalpha():
            return self._letters_before(start)
        return None if before in "#@_&\\" else False

    def _dash_before(self, start: int, before: str, earlier: str) -> bool | None:
        if earlier.isdigit() or earlier in "%)" or before in "–—":
            return False
        if before == "−" or earlier == "(":
            return True
        if earlier.isalpha():
            word = self.word_before(start - 1)
            return False if self.char(start - 2 - len(word)).isdigit() else None
        return earlier == " " and self.char(start - 3).isalpha()

    def _slash_before(self, start: int, earlier: str) -> bool | None:
        """Behind a word and a slash a power of ten is a denominator (``trẻ nam/100 nữ``)."""
        if earlier.isdigit() or earlier == " ":
            return False
        match = _TOKEN.match(self.view, start)
        digits = match[1].replace(".", "").replace(",", "") if match else "1"
        return None if digits.strip("0") == "1" or (earlier not in "đ%" and not earlier.isalpha()) else False

    def _letters_before(self, start: int) -> bool | None:
        """A word glued to the number behind it, against names and codes with digits."""
        word = self.word_before(start)
        if not word:
            return None
        first = start - len(word)
        if self.char(first - 1).isdigit():
            return None
        if word in numerals.CURRENCY_BEFORE:
            return False
        cased = self.cased[first:start]
        plain = cased.islower() or (cased[0].isupper() and cased[1:].islower() and len(word) > 2)
        vietnamese = len(word) > 1 and not word.isascii()
        return False if plain and (vietnamese or (word in numerals.GLUED_WORDS and cased.islower())) else None

    def _is_code(self, token: str, start: int, end: int, before: str, behind: str) -> bool:
        """Whether what touches plain digits, or their length, makes them a code, a marker or a score."""
        view, cased = self.view, self.cased
        after = self.char(end + 1)
        if token.isdigit():
            if len(token) >= _LEAST_CODE and not token.endswith("000"):
                return True
            if len(token) < 3 and self._is_marker(start, before, behind, after):
                return True
        if behind.isalpha():
            return self._letters_behind(token, end)
        if behind == "/" and after == " " and self.char(start - 1) == "/" and cased[end + 2 : end + 3].isupper():
            return True
        if behind in "-/":
            return cased[end + 1 : end + 2].isupper() and not _CURRENCY_AHEAD.match(view, end + 1)
        if behind == "+":
            return after.isdigit()
        if behind == ":":
            return after.isdigit()
        return behind in "_@\\" or (behind == "." and after.isalpha() and view[end + 1 : end + 4] in ("com", "vn ", "net"))

    def _is_marker(self, start: int, before: str, behind: str, after: str) -> bool:
        """``(1)``, ``1.`` and ``1)`` that open a line or an item, `` - 1`` that closes a line; ``Cần Thơ (17),`` counts."""
        if before == "(" and behind == ")":
            return not (after in ",.;\n" and self.char(start - 2) == " " and self.char(start - 3).isalpha())
        if behind in ".)" and (after in " \n" or after.isalpha()) and self.char(start - 1 - (before == " ")) == "\n":
            return True
        return (
            before == " "
            and self.char(start - 2) in _SIGNS
            and self.char(start - 3) in " \n"
            and (behind == "\n" and self.char(start - 3) == " ")
        )

    def _letters_behind(self, token: str, end: int) -> bool:
        """Whether letters that touch the number's end make it a code: no unit, no Vietnamese word."""
        found = _LETTERS.match(self.view, end)
        word = found.group() if found else ""
        stop = end + len(word)
        cased = self.cased[end:stop]
        if self.char(stop).isdigit():
            return not _UNIT_WITH_POWER.match(self.view, end)
        if word in self.known:
            return len(word) == 1 and cased.isupper() and word not in ("đ", "w")
        if cased[0].isupper():
            return True
        if not word.isascii() and len(word) > 1:
            return False
        return len(word) < 5 or not token

    def _spaced(self, token: str, end: int) -> tuple[str, int]:
        """Digits whose groups stand apart by no-break or thin spaces."""
        if self.document.text[self.document.at(end)] not in _SPECIAL_SPACES:
            return token, end
        found = _SPACED_GROUPS.match(self.view, end)
        return (token + found.group().replace(" ", ""), found.end()) if found else (token, end)

    def _number(self, token: str, scaled: str | None, start: int, end: int, before: str) -> Number | None:
        """The number of a token, None where it is no number, with a reason where it is malformed."""
        scale, extra = _ONE, None
        if scaled is not None:
            scale, end, extra = self._scaled(scaled, start + len(token), end)
            if not scale:
                return None
        elif before in _CURRENCY_SIGNS or before.isalpha():
            found = _SHORT_SCALE.match(self.view, end)
            if found:
                scale, end = SCALES["en"][found[1]], found.end()
        if token.isdigit() and len(token) <= LONGEST_NUMBER:
            value = Decimal(token)
            if scale is _ONE and extra is None:
                return Number(start, end, value)
            digits, by = Digits(value), "shape"
        else:
            point, by = self._point(token, end, scale) if is_ambiguous(token) else (POINTS[self.language], "shape")
            read = read_digits(token, point)
            if read is None:
                return None if _is_list_or_date(token) else Number(start, end, Decimal(0), reason="unread.malformed")
            if scale is _ONE:
                return Number(start, end, read.value, None, None, read.step, by=by)  # type: ignore[arg-type]
            digits = read
        value, step = times(digits.value, scale), times(digits.step, scale)
        if extra is not None:
            value, step = value + times(extra, scale), times(Decimal((0, (1,), _exponent(extra))), scale)
        return Number(start, end, value, None, None, step, scale, by=by)  # type: ignore[arg-type]

    def _scaled(self, scaled: str, start: int, end: int) -> tuple[Decimal, int, Decimal | None]:
        """What scale words multiply by, where they end, and the digits glued behind them (``2tr5``); zero: a code."""
        if "\n" in scaled:
            at = start + scaled.index("\n") + 1
            if self.cased[at : at + 3].strip()[:1].isupper():
                return _ONE, start, None
        if scaled in ("k", " k") and self.cased[end - 1] == "K" and not self._is_money(end):
            return Decimal(0), end, None
        if self.char(end).isalpha():
            glued = _LETTERS.match(self.view, end)
            if glued is None or glued.group() not in self.known or (len(glued.group()) == 1 and glued.group() != "đ"):
                return _ONE, start, None
        scale, extra = _scale_of(scaled)
        return scale, end, extra

    def _is_money(self, end: int) -> bool:
        return self.known.get(self.word_behind(end)) == "money"

    def _point(self, token: str, end: int, scale: Decimal) -> tuple[str, str]:
        """The decimal mark of a token with one mark before three digits, and what told: the word behind, habit, language."""
        mark = token[-4]
        if mark == "." and self.language == "vi" and not self.habit.is_english:
            return ",", "language"
        behind = self.word_behind(end)
        return _decided(mark, behind, self.known.get(behind), scale, self.language, self.habit)

    # Words

    def spelled(self) -> list[Number]:
        """The tokens of number words that can be a quantity."""
        found: list[Number] = []
        free = 0
        pattern = _starters(self.language)
        read = self._vietnamese if self.language == "vi" else self._english
        for match in pattern.finditer("\n" + self.view):
            start = match.start(1) - 1
            if start < free or self._is_busy(start):
                continue
            number = read(match[1], start)
            if number is not None:
                found.append(number)
                free = number.end
        return found

    def _is_busy(self, start: int) -> bool:
        at = bisect_left(self.busy, (start + 1,))
        return at > 0 and self.busy[at - 1][1] > start

    def _vietnamese(self, first: str, start: int) -> Number | None:
        lead = first.split()
        if lead[0] in (numerals.FOLD, "nhân"):
            at = start + first.rindex(lead[-1])
            return Number(
                at,
                start + len(first),
                Decimal(2) if lead[-1] == numerals.PAIR else Decimal("1.5"),
                step=Decimal("0.5"),
                words=True,
                times=True,
            )
        if lead[0] in numerals.LOOSE:
            return self._loose(start + len(lead[0]) + 1)
        if lead[-1] in ("một", numerals.YEAR) and len(lead) > 1:
            start += first.rindex(lead[-1])
        phrase = self._phrase(start, numerals.NUMERALS_VI)
        words = [word for word, _ in phrase]
        if (pair := self._pair(words, phrase, start)) is not None:
            return pair
        spoken = read_vietnamese(words)
        if spoken is None or not self._is_quantity(words, spoken, start, phrase[spoken.used - 1][1]):
            return None
        return _spelled(spoken, start, phrase[spoken.used - 1][1], negative=self._is_negative(start))

    def _loose(self, start: int) -> Number | None:
        """``hàng chục nghìn``: the scale words alone."""
        phrase = self._phrase(start, frozenset((*SCALES["vi"], "chục")))
        scale = _ONE
        for word, _ in phrase:
            scale *= _FACTORS[word]
        return Number(start, phrase[-1][1], scale, step=scale, scale=scale, words=True, approximate=True) if phrase else None

    def _pair(self, words: Sequence[str], phrase: Sequence[tuple[str, int]], start: int) -> Number | None:
        """``hai ba người``, ``năm bảy trăm``: from two to three."""
        if len(words) < 2:
            return None
        low, high = numerals.DIGITS.get(words[0], 0), numerals.DIGITS.get(words[1], 0)
        if not low or not high or words[1] == numerals.YEAR or (high != low + 1 and (low, high) != (5, 7)):
            return None
        scale, index = _ONE, 2
        while index < len(words) and words[index] in _FACTORS:
            scale, index = scale * _FACTORS[words[index]], index + 1
        end = phrase[index - 1][1]
        if self.word_behind(end) in units.NO_NOUN_VI or not self.word_behind(end)[0].isalpha():
            return None
        return Number(start, end, low * scale, high * scale, None, scale, scale, words=True)

    def _phrase(self, start: int, known: frozenset[str]) -> list[tuple[str, int]]:
        """The number words from here on, each with its end; one space or line break apart."""
        phrase: list[tuple[str, int]] = []
        at = start
        while len(phrase) < 40 and (found := _LETTERS.match(self.view, at)) and found.group() in known:
            phrase.append((found.group(), found.end()))
            at = found.end()
            if self.char(at) not in " \n" or self.char(at + 1) in " \n":
                break
            at += 1
        return phrase

    def _is_quantity(self, words: Sequence[str], spoken: Spoken, start: int, end: int) -> bool:
        first, before, behind = words[0], self.word_before(start), self.word_behind(end)
        if before in numerals.LOOSE or (before in numerals.ORDINALS_BEFORE and not self._counts_out_of(before, start)):
            return False
        dimension = self.dimension_behind(end)
        if (
            self.cased[start].isupper()
            and not self.starts_sentence(start)
            and (dimension is None or self.cased[end + 1 : end + 2].isupper())
        ):
            return False
        if self._is_bound(end):
            return False
        if spoken.of is not None:
            return True
        if numerals.HALF in words[:2]:
            return behind not in numerals.IDIOMS_BEHIND[numerals.HALF] and (words[0] != numerals.HALF or behind[0].isalpha())
        if spoken.used > 1:
            return True
        if first == "một":
            return dimension is not None and dimension != "count"
        if first == numerals.YEAR:
            return dimension in ("person", "household", "count", "duration") and before not in numerals.YEAR_BEFORE
        two = self.known.get(_two_words(self.view, end))
        if two is None and (behind in units.NO_NOUN_VI or behind in numerals.IDIOMS_BEHIND.get(first, ())):
            return False
        if not behind[0].isalpha() or _two_words(self.view, end) in numerals.IDIOMS_BEHIND.get(first, ()):
            return False
        return dimension is not None or first not in _NEED_A_UNIT

    def _counts_out_of(self, before: str, start: int) -> bool:
        """``trong số hai người``: here ``số`` numbers nothing."""
        return before in ("số", "vòng") and self.word_before(start - len(before) - 1) in ("trong", "tổng", "cả")

    def _is_bound(self, end: int) -> bool:
        """Whether the word goes on: a hyphen, a letter, an apostrophe."""
        return self.char(end) in "-'’_" and self.char(end + 1).isalpha()

    def _english(self, first: str, start: int) -> Number | None:
        if first in numerals.EN_TIMES:
            if first == "twice" and self.word_behind(start + len(first)) not in _TWICE_BEHIND:
                return None
            return Number(start, start + len(first), Decimal(numerals.EN_TIMES[first]), words=True, times=True)
        phrase = self._english_phrase(start)
        words = [word for word, _ in phrase]
        spoken = read_english(words)
        if spoken is None:
            return None
        end = phrase[spoken.used - 1][1]
        return (
            _spelled(spoken, start, end, negative=self._is_negative(start))
            if self._is_english_quantity(words, spoken, start, end)
            else None
        )

    def _english_phrase(self, start: int) -> list[tuple[str, int]]:
        """English number words with their ends; ``fifty-two`` is one, ``one-third`` two."""
        phrase: list[tuple[str, int]] = []
        at = start
        joined = False
        while len(phrase) < 40 and (found := _LETTERS.match(self.view, at)) and found.group() in numerals.NUMERALS_EN:
            word, at = found.group(), found.end()
            if joined and phrase[-1][0] in numerals.EN_TENS:
                phrase[-1] = (f"{phrase[-1][0]}-{word}", at)
            else:
                phrase.append((word, at))
            joined = self.char(at) == "-"
            if self.char(at) not in " \n-" or self.char(at + 1) in " \n":
                break
            at += 1
        return phrase

    def _is_english_quantity(self, words: Sequence[str], spoken: Spoken, start: int, end: int) -> bool:
        before, behind = self.word_before(start), self.word_behind(end)
        if self.cased[start].isupper() and not self.starts_sentence(start):
            return False
        if spoken.of is not None:
            return behind in ("of", "the", "and", "more", "less", "higher", "lower") or not behind[0].isalpha()
        if numerals.EN_HALF in words[: spoken.used] and spoken.value == Decimal("0.5"):
            return before not in ("first", "second", "latter", "other", "last", "better", "and") and behind in (
                "of",
                "the",
                "its",
                "their",
                "as",
                "a",
                "all",
            )
        if spoken.used > 1:
            return True
        hyphen = self.char(end) == "-" and self.char(end + 1).isalpha()
        return hyphen or (behind[0].isalpha() and behind not in units.NO_NOUN_EN) or behind == "%"


_NEED_A_UNIT = frozenset(("ba", "chín", numerals.YEAR, "tám"))
_SMALL_MONEY = frozenset(("đồng", "đ", "vnđ", "vnd", "dong", "won", "yên", "yen", "rupiah", "bạt", "baht"))
_PERCENTS = frozenset(("%", "percent", "‰"))
_TWICE_BEHIND = frozenset(("as", "the", "that", "what", "its", "higher", "larger", "more"))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _glued_factor(word: str) -> Decimal:
    """A scale word that a currency is glued to (``tỷđồng``)."""
    return next((factor for scale, factor in SCALES["vi"].items() if len(scale) > 1 and word.startswith(scale)), _ONE)


def _is_list_or_date(token: str) -> bool:
    """``1,2,3`` and ``12.5.2017`` and ``10.2016`` are no malformed numbers."""
    parts = re.split("[.,]", token)
    if len(parts) == 2:
        return len(parts[0]) <= 2 and len(parts[1]) == 4 and parts[1][:2] in ("19", "20")
    return len(parts) > 2 and all(len(part) <= 2 or (len(part) == 4 and part[:2] in ("19", "20")) for part in parts)


def _two_words(view: str, end: int) -> str:
    return " ".join(view[end : end + 24].split()[:2]).rstrip(".,;:)")


def _spelled(spoken: Spoken, start: int, end: int, *, negative: bool) -> Number:
    value = -spoken.value if negative else spoken.value
    scale = spoken.step if spoken.step > 1 else _ONE
    return Number(start, end, value, None, spoken.of, spoken.step, scale, words=True)


def _web_spans(view: str) -> list[tuple[int, int]]:
    """Addresses of pages and mail: no number stands in them."""
    spans: list[tuple[int, int]] = []
    if not any(mark in view for mark in _WEB_MARKS):
        return spans
    for found in _WEB.finditer(view):
        start = max(view.rfind(" ", 0, found.start()), view.rfind("\n", max(0, found.start() - 200), found.start())) + 1
        if spans and start < spans[-1][1]:
            start = spans[-1][1]
        end = _WEB_END.search(view, found.end())
        spans.append((max(start, found.start() - 200), end.start() if end else len(view)))
    return spans


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


@cache
def _starters(language: Language) -> re.Pattern[str]:
    """Where a number in words can begin; the words that are mostly something else only before or behind a word that settles it."""
    if language == "en":
        scales = "|".join(word for word in SCALES["en"] if len(word) > 4)
        parts = "|".join(word for word in numerals.EN_ORDINALS if word not in ("first", "second"))
        article = rf"(?=[ -](?:{scales}|dozen|{parts}|and a half)(?!\w))"
        return _opening([*(word + article for word in (*numerals.EN_ARTICLES, "one")), *numerals.STARTERS_EN])
    scales = "|".join(word for word in (*SCALES["vi"], "chục") if len(word) > 2 or word == "tỷ")
    following = rf"{scales}|{numerals.PART} (?:{'|'.join(numerals.DIGITS)}|tư|mười|trăm)|{numerals.HALF}|{'|'.join(numerals.POINT)}"
    return _opening(
        [
            *numerals.STARTERS_VI,
            rf"một(?= (?:{following})(?!\w))",
            *(rf"{word} một(?!\w)(?! (?:{scales}|số|vài|phần|nửa)(?!\w))" for word in _BEFORE_ONE),
            rf"{numerals.YEAR}(?= (?:{scales}|{'|'.join(numerals.TENS)}|lăm|bảy|{numerals.YEAR})(?!\w))",
            rf"{numerals.YEAR}(?= (?:{_CLASSIFIERS})(?!\w))",
            rf"không(?= (?:{'|'.join(numerals.POINT)}) (?:{'|'.join(numerals.DIGITS)})(?!\w))",
            *(rf"{word}(?= (?:{scales})(?!\w))" for word in numerals.LOOSE),
            rf"{numerals.FOLD} (?:(?:gần|hơn|khoảng|tới|đến|cả) )?(?:{numerals.PAIR}|{numerals.HALF_MORE})",
            rf"nhân {numerals.PAIR}",
        ]
    )


def _opening(alternatives: Sequence[str]) -> re.Pattern[str]:
    """Any of the alternatives at a word's beginning, grouped by first letter, which makes the search several times as fast."""
    letters: dict[str, list[str]] = {}
    for alternative in alternatives:
        letters.setdefault(alternative[0], []).append(alternative[1:])
    branches = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in letters.items())
    return re.compile(rf"[ \n(\"“‘'–-]({branches})(?!\w)")


_BEFORE_ONE = ("chỉ", "hơn", "gần", "khoảng", "thêm", "đúng", "chừng", "có", "còn")
_CLASSIFIERS = (
    "người|hộ|gia đình|ca|vụ|tỉnh|xã|huyện|phường|em|cháu|con|chiếc|cái|căn|ngôi|dự án|doanh nghiệp|đối tượng|nghi phạm|nạn nhân|bị cáo|bị can|"
    "trường hợp|địa phương|đơn vị|nước|quốc gia|nhân viên|cán bộ|công nhân|thành viên|tháng|tuần|giờ|phút|lần"
)


# What stands between two tokens

_DASHES = frozenset(f"{left}{dash}{right}" for dash in "-–—−÷" for left in (" ", "\n", "") for right in (" ", "\n", ""))
_SLASHES = frozenset(("/", " /", "/ ", " / "))
_CURRENCY = re.compile(r"(?:us\$|vn\$|a\$|s\$|[$€£¥₫]|vnd|vnđ|usd|eur|gbp) ?\Z")
_CURRENCY_AHEAD = re.compile(r"(?:us|vn|a|s)\$|(?:vnd|vnđ|usd|eur|gbp) ?\d")
_UNIT = r"( ?(?:%|[^\W\d_]{1,12}[23²³]?(?: [^\W\d_]{1,12})?))"
_UNIT_DASH = re.compile(rf"{_UNIT} ?[-–—] ?")
_UNIT_TO = re.compile(rf"{_UNIT}?[ \n](?:cho )?(?:đến|tới)(?: (?:khoảng|gần|hơn|trên|dưới))?[ \n]")
_UNIT_AND = re.compile(rf"{_UNIT}?[ \n](?:và|and)[ \n]")
_ENGLISH_TO = re.compile(rf"{_UNIT}?[ \n](?:to|through)[ \n](?:about |around |nearly )?")
_BETWEEN = re.compile(r"(?:giữa|between)(?: (?:khoảng|about|around))?[ \n](?:\S{1,4} ?)?\Z")
_FROM = re.compile(r"(?:from|between|of)(?: (?:about|around|only|just))?[ \n](?:\S{1,4} ?)?\Z")
_PAIR_WORDS = frozenset(
    ["lên", "xuống", "còn", "giảm", "tăng", "nay", "trước", "kể", "tính", "vượt", "về", "up", "down", "rising", "falling", "increasing"]
)
_SCORE_WORDS = frozenset(
    ["thắng", "thua", "hòa", "dẫn", "gỡ", "beat", "beats", "won", "win", "lost", "lose", "drew", "score", "scored", "số"]
)
_GAP_ENDS = tuple(
    f"{word}{space}"
    for word in [
        "đến",
        "tới",
        "khoảng",
        "gần",
        "hơn",
        "trên",
        "dưới",
        "và",
        "and",
        "to",
        "through",
        "about",
        "around",
        "nearly",
        "-",
        "–",
        "—",
        "$",
        "€",
        "£",
        "¥",
        "₫",
        "vnd",
        "vnđ",
        "usd",
        "eur",
        "gbp",
    ]
    for space in (" ", "\n", "")
)
_RANGE_GAP = 34
_ROUND_THE_CLOCK = (Decimal(24), Decimal(7))


def find_numbers(document: Document, busy: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """The numbers of a document in reading order; none starts inside a ``busy`` span of the view.

    >>> from qnfacts.text import Document
    >>> [(n.value, n.high, n.of) for n in find_numbers(Document.of("Có 14.048 lao động, 5-7%, 25/29 xã, hai vụ."))]
    [(Decimal('14048'), None, None), (Decimal('5'), Decimal('7'), None), (Decimal('25'), None, Decimal('29')), (Decimal('2'), None, None)]
    """
    scan = _Scan(document, busy)
    tokens = scan.digits()
    spelled = scan.spelled()
    if spelled:
        tokens = sorted([*tokens, *spelled])
    return _halves(scan, _joined(scan, tokens))


def _joined(scan: _Scan, tokens: list[Number]) -> list[Number]:
    """Tokens made one where what stands between them says so."""
    joined: list[Number] = []
    index = 0
    while index < len(tokens):
        number: Number | None = tokens[index]
        index += 1
        while number is not None and index < len(tokens) and tokens[index].start - number.end <= _RANGE_GAP:
            one, stop = _with_next(scan, number, tokens, index)
            if stop == index:
                break
            number, index = one, stop
        if number is not None:
            joined.append(number)
    return joined


def _with_next(scan: _Scan, first: Number, tokens: list[Number], index: int) -> tuple[Number | None, int]:
    """The number that a token makes with those from ``index`` on, and where reading goes on; None: they are no numbers."""
    second = tokens[index]
    gap = scan.view[first.end : second.start]
    if first.reason or second.reason:
        return first, index
    if gap in _SLASHES or gap in _DASHES:
        stop = _chain(scan.view, tokens, index)
        if stop > index + 1 or _is_no_pair(scan, first, second, gap):
            return None, stop
    one = _one(scan, first, second, gap)
    return (first, index) if one is None else (one, index + 1)


def _chain(view: str, tokens: list[Number], index: int) -> int:
    """Where a chain of digits joined by single dashes or slashes ends: three and more are a date, a phone, a plate."""
    stop = index + 1
    while stop < len(tokens) and view[tokens[stop - 1].end : tokens[stop].start] in ("/", "-", "–") and tokens[stop].scale == 1:
        stop += 1
    return stop


def _is_no_pair(scan: _Scan, first: Number, second: Number, gap: str) -> bool:
    """A span of years, a score, round the clock."""
    if first.of is not None or first.scale != 1 or second.scale != 1:
        return False
    if gap == "/" and _is_year(scan, second) and scan.view[first.start : first.end].isdigit():
        return True
    if gap in _SLASHES:
        return first.value == _ROUND_THE_CLOCK[0] and (
            second.value == _ROUND_THE_CLOCK[1] or (second.value == first.value and scan.word_behind(second.end) in ("giờ", "h", "hours"))
        )
    if _is_year(scan, second) and (_is_year(scan, first) or (first.step == 1 and first.value < 13)):
        return True
    small = first.step == second.step == 1 and max(first.value, second.value) < 100 and not first.words
    if not small or (len(gap) > 1 and first.value != second.value):
        return False
    if scan.word_behind(second.end) in _PERCENTS:
        return False
    before = scan.word_before(first.start)
    return first.value >= second.value or before in _SCORE_WORDS or (first.value == 0 and before not in ("từ", "from"))


def _is_year(scan: _Scan, number: Number) -> bool:
    return number.end - number.start == 4 and 1900 <= number.value < 2100 and scan.view[number.start : number.end].isdigit()


def _one(scan: _Scan, first: Number, second: Number, gap: str) -> Number | None:
    """The one number that two tokens make, if they do."""
    if first.of is not None or second.of is not None or first.high is not None or second.high is not None or first.times or second.times:
        return None
    if gap in (" ", "\n"):
        return _sum(first, second)
    if gap in _SLASHES:
        return (
            first._replace(end=second.end, of=second.value, step=first.step)
            if second.value > 0 and first.scale == second.scale == 1
            else None
        )
    if gap in _DASHES:
        return _range(first, second, backwards=scan.char(second.end) == "%" or second.scale > 1)
    return _wordy_range(scan, first, second, gap)


def _sum(first: Number, second: Number) -> Number | None:
    """``3 tỷ 200 triệu``."""
    if first.scale > second.scale > 1 and 0 < second.value < first.scale and first.value > 0:
        return first._replace(end=second.end, value=first.value + second.value, step=second.step, scale=second.scale)
    return None


def _range(first: Number, second: Number, *, backwards: bool = False, inner: tuple[int, int] | None = None) -> Number | None:
    """From the first to the second; the scale word of the second serves both."""
    low = first.value
    if first.scale == 1 < second.scale and low <= second.value / second.scale:
        low = times(low, second.scale)
    if low < second.value or (backwards and first.scale in (1, second.scale)):
        return first._replace(end=second.end, value=low, high=second.value, step=second.step, scale=second.scale, inner=inner)
    return None


def _wordy_range(scan: _Scan, first: Number, second: Number, gap: str) -> Number | None:
    if not gap.endswith(_GAP_ENDS):
        return None
    currency = _CURRENCY.search(gap)
    if currency and scan.view.startswith(currency.group().strip(), first.start - len(currency.group().strip())):
        gap = gap[: currency.start()]
        if gap in _DASHES:
            return _range(first, second)
    before = scan.view[max(0, first.start - 24) : first.start]
    if found := _UNIT_DASH.fullmatch(gap) or (scan.language == "vi" and _UNIT_TO.fullmatch(gap)):
        return _unit_range(scan, first, second, found[1])
    if (found := _UNIT_AND.fullmatch(gap)) and _BETWEEN.search(before):
        return _unit_range(scan, first, second, found[1])
    if scan.language == "en" and (found := _ENGLISH_TO.fullmatch(gap)):
        words = scan.view[max(0, first.start - 80) : first.start].rsplit(". ", 1)[-1].split()
        changes = any(word.strip(",;:()") in _change_words() for word in words[-9:])
        if (_FROM.search(before) and not changes) or (not changes and found[1] is None):
            return _unit_range(scan, first, second, found[1])
    return None


@cache
def _change_words() -> frozenset[str]:
    return frozenset(
        phrase.split()[0] for kind, _, words, _, _ in cues.EN if kind == "change" for phrase in words.split("|") if " " not in phrase
    )


def _unit_range(scan: _Scan, first: Number, second: Number, unit: str | None) -> Number | None:
    """A range whose unit, where it stands in the middle too, is the same at the end."""
    if unit is None:
        return _range(first, second)
    printed = unit.strip()
    if printed.split()[-1] in _PAIR_WORDS or second.value <= first.value:
        return None
    at = second.end + (scan.char(second.end) == " ")
    if not scan.view.startswith(printed, at) or scan.char(at + len(printed)).isalpha():
        return None
    start = first.end + len(unit) - len(printed)
    return _range(first, second, inner=(start, start + len(printed)))


_HALF_BEHIND = re.compile(rf" ([^\W\d_]{{1,8}}) ({numerals.HALF_MORE})(?!\w)")
_LONE_HALF = re.compile(rf"(?<!\w)(một) ([^\W\d_]{{1,8}}) {numerals.HALF_MORE}(?!\w)")


def _halves(scan: _Scan, numbers: list[Number]) -> list[Number]:
    """A half more behind a number or behind its unit: ``3 tỷ rưỡi``, ``2 năm rưỡi``, ``một tháng rưỡi``."""
    if scan.language != "vi" or numerals.HALF_MORE not in scan.view:
        return numbers
    halved = [_with_half(scan, number) for number in numbers]
    starts = {number.start for number in numbers}
    for found in _LONE_HALF.finditer(scan.view):
        if found.start() not in starts and not scan._is_busy(found.start()):  # noqa: SLF001
            tail = (found.end() - len(numerals.HALF_MORE), found.end())
            halved.append(Number(found.start(), found.end(1), Decimal("1.5"), step=Decimal("0.5"), words=True, tail=tail))
    return sorted(halved)


def _with_half(scan: _Scan, number: Number) -> Number:
    if number.times or number.reason or number.of is not None:
        return number
    gap = f" {numerals.HALF_MORE}"
    if number.scale > 1 and scan.view.startswith(gap, number.end) and not number.words:
        half = number.scale / 2
        high = None if number.high is None else number.high + half
        return number._replace(end=number.end + len(gap), value=number.value + half, high=high, step=number.scale / 10)
    if found := _HALF_BEHIND.match(scan.view, number.end):
        half = Decimal("0.5")
        return number._replace(value=number.value + half, step=half, tail=found.span(2))
    return number
