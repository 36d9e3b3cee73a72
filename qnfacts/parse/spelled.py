"""The tokens of number words of a document that can be a quantity: no articles, no idioms, no ordinals, no names."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qnfacts.lexicon import numerals, units
from qnfacts.numbers import SCALES
from qnfacts.parse.numerals import Spoken, read_english, read_vietnamese
from qnfacts.parse.token import FACTORS, LETTERS, ONE, Number, Scan
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from qnfacts.model import Language

_OUT_OF_SO_MANY = compiled(rf" (?:in|(?:out )?of(?: the)?) ([0-9]{{1,3}}|{'|'.join(numerals.EN_UNITS)})(?!\w|[.,][0-9])")
_SCALES_VI = frozenset((*SCALES["vi"], "chục"))
_OF_A_SCALE = compiled(r" of (?:a|one) (hundred|thousand|million|billion|trillion)(?!\w)")


class WordTokens(Scan):
    """A scan for tokens of number words."""

    def spelled(self) -> list[Number]:
        """The tokens of number words that can be a quantity."""
        found: list[Number] = []
        free = 0
        pattern = _starters(self.language)
        read = self._vietnamese if self.language == "vi" else self._english
        for match in pattern.finditer(_spaced(self.view)):
            start = match.start()
            if start < free or self.is_busy(start):
                continue
            number = read(match[1], start)
            if isinstance(number, Number):
                found.append(number)
                free = number.end
            elif number is not None:
                free = number
        return found

    def _vietnamese(self, first: str, start: int) -> Number | int | None:
        """The number that begins here, or where a run of digit words ends that is none (``không chín một hai``)."""
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
        if lead[0] in numerals.HEDGES and lead[-1] in FACTORS:
            return self._bare_scale(start + len(lead[0]) + 1)
        if lead[-1] in ("một", numerals.YEAR) and len(lead) > 1:
            start += first.rindex(lead[-1])
        phrase = self._phrase(start, numerals.NUMERALS_VI)
        words = [word for word, _ in phrase]
        if (pair := self._pair(words, phrase, start)) is not None:
            return pair
        spoken = _read(tuple(words))
        if spoken and spoken.used < len(words) and words[spoken.used] in numerals.DIGITS and words[spoken.used] != numerals.YEAR:
            return phrase[-1][1]
        if spoken is None or not self._is_quantity(words, spoken, start, phrase[spoken.used - 1][1]):
            return None
        return _spelled(spoken, start, phrase[spoken.used - 1][1], negative=self.is_negative(start))

    def _loose(self, start: int) -> Number | None:
        """``hàng chục nghìn``: the scale words alone."""
        end, scale = self._scales(start)
        return Number(start, end, scale, step=scale, scale=scale, words=True, approximate=True) if end > start else None

    def _bare_scale(self, start: int) -> Number | None:
        """``gần triệu người``, ``hơn trăm nghìn hộ``: one of the scale, where something is counted."""
        end, scale = self._scales(start)
        if self.dimension_behind(end) is None or self.padded[start - len("hơn ") - 2].isdigit():
            return None
        return Number(start, end, scale, step=scale, scale=scale, words=True)

    def _scales(self, start: int) -> tuple[int, Decimal]:
        """Where the scale words that begin here end, and what they multiply to."""
        phrase = self._phrase(start, _SCALES_VI)
        scale = ONE
        for word, _ in phrase:
            scale *= FACTORS[word]
        return phrase[-1][1] if phrase else start, scale

    def _pair(self, words: Sequence[str], phrase: Sequence[tuple[str, int]], start: int) -> Number | None:
        """``hai ba người``, ``năm bảy trăm``: from two to three."""
        if len(words) < 2:
            return None
        low, high = numerals.DIGITS.get(words[0], 0), numerals.DIGITS.get(words[1], 0)
        if not low or not high or words[1] == numerals.YEAR or (high != low + 1 and (low, high) != (5, 7)):
            return None
        scale, index = ONE, 2
        while index < len(words) and words[index] in FACTORS:
            scale, index = scale * FACTORS[words[index]], index + 1
        end = phrase[index - 1][1]
        if self.word_behind(end) in units.NO_NOUN_VI or not self.word_behind(end)[0].isalpha():
            return None
        return Number(start, end, low * scale, high * scale, None, scale, scale, words=True)

    def _phrase(self, start: int, known: frozenset[str]) -> list[tuple[str, int]]:
        """The number words from here on, each with its end; one space or line break apart."""
        phrase: list[tuple[str, int]] = []
        at = start
        while len(phrase) < 40 and (found := LETTERS.match(self.view, at)) and found.group() in known:
            phrase.append((found.group(), found.end()))
            at = found.end()
            if self.padded[at] not in " \n" or self.padded[at + 1] in " \n":
                break
            at += 1
        return phrase

    def _is_quantity(self, words: Sequence[str], spoken: Spoken, start: int, end: int) -> bool:
        first, before, behind = words[0], self.word_before(start), self.word_behind(end)
        if (
            before in numerals.LOOSE
            or behind in numerals.LOOSE
            or (before in numerals.ORDINALS_BEFORE and not self._counts_out_of(before, start))
        ):
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
        return dimension is not None or first not in numerals.NEED_A_UNIT

    def _counts_out_of(self, before: str, start: int) -> bool:
        """``trong số hai người``: here ``số`` numbers nothing."""
        return before in ("số", "vòng") and self.word_before(start - len(before) - 1) in ("trong", "tổng", "cả")

    def _is_bound(self, end: int) -> bool:
        """Whether the word goes on: a hyphen, a letter, an apostrophe."""
        return self.padded[end] in "-'’_" and self.padded[end + 1].isalpha()

    def _english(self, first: str, start: int) -> Number | int | None:
        if first in numerals.EN_TIMES:
            if first == "twice" and self.word_behind(start + len(first)) not in numerals.TWICE_BEHIND:
                return None
            return Number(start, start + len(first), Decimal(numerals.EN_TIMES[first]), words=True, times=True)
        phrase = self._english_phrase(start)
        words = [word for word, _ in phrase]
        spoken = read_english(words)
        if spoken is None:
            return None
        end = phrase[spoken.used - 1][1]
        if spoken.of is not None and (scale := _OF_A_SCALE.match(self.view, end)):
            value = spoken.value * SCALES["en"][scale[1]] / spoken.of
            return Number(start, scale.end(), value, step=ONE, scale=SCALES["en"][scale[1]], words=True) if value % 1 == 0 else None
        if share := _OUT_OF_SO_MANY.match(self.view, end):
            whole = Decimal(numerals.EN_UNITS.get(share[1]) or share[1])
            return Number(start, share.end(), spoken.value, of=whole, words=True) if spoken.value < whole else None
        return (
            _spelled(spoken, start, end, negative=self.is_negative(start)) if self._is_english_quantity(words, spoken, start, end) else None
        )

    def _english_phrase(self, start: int) -> list[tuple[str, int]]:
        """English number words with their ends; ``fifty-two`` is one, ``one-third`` two."""
        phrase: list[tuple[str, int]] = []
        at = start
        joined = False
        while len(phrase) < 40 and (found := LETTERS.match(self.view, at)) and found.group() in numerals.NUMERALS_EN:
            word, at = found.group(), found.end()
            if joined and phrase[-1][0] in numerals.EN_TENS:
                phrase[-1] = (f"{phrase[-1][0]}-{word}", at)
            else:
                phrase.append((word, at))
            joined = self.padded[at] == "-"
            if self.padded[at] not in " \n-" or self.padded[at + 1] in " \n":
                break
            at += 1
        return phrase

    def _is_english_quantity(self, words: Sequence[str], spoken: Spoken, start: int, end: int) -> bool:
        before, behind = self.word_before(start), self.word_behind(end)
        if self.cased[start].isupper() and not self.starts_sentence(start):
            return False
        if words[0] in numerals.EN_ARTICLES and before == "of" and self.word_before(start - len(before) - 1) in numerals.FRACTIONS_EN:
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
        hyphen = self.padded[end] == "-" and self.padded[end + 1].isalpha()
        return hyphen or (behind[0].isalpha() and behind not in units.NO_NOUN_EN) or behind == "%"


@lru_cache(1024)
def _read(words: tuple[str, ...]) -> Spoken | None:
    return read_vietnamese(words)


def _two_words(view: str, end: int) -> str:
    return " ".join(view[end : end + 24].split()[:2]).rstrip(".,;:)")


def _spelled(spoken: Spoken, start: int, end: int, *, negative: bool) -> Number:
    value = -spoken.value if negative else spoken.value
    scale = spoken.step if spoken.step > 1 else ONE
    return Number(start, end, value, None, spoken.of, spoken.step, scale, words=True)


def _spaced(view: str) -> str:
    """The view behind a space, with a space for whatever a word can follow: one literal is found several times as fast as many."""
    for mark in "\n(\"“‘'–-":
        view = view.replace(mark, " ")
    return " " + view


@cache
def _starters(language: Language) -> re.Pattern[str]:
    """Where a number in words can begin; the words that are mostly something else only before or behind a word that settles it."""
    if language == "en":
        scales = "|".join(word for word in SCALES["en"] if len(word) > 4)
        parts = "|".join(word for word in numerals.EN_ORDINALS if word not in ("first", "second"))
        share = rf"one(?= (?:in|out of) (?:[0-9]+|{'|'.join(numerals.EN_UNITS)})(?!\w))"
        article = rf"(?=[ -](?:{scales}|dozen|{parts}|and a half)(?!\w))"
        return _opening([*(word + article for word in (*numerals.EN_ARTICLES, "one")), share, *numerals.STARTERS_EN])
    scales = "|".join(word for word in (*SCALES["vi"], "chục") if len(word) > 2 or word == "tỷ")
    following = rf"{scales}|{numerals.PART} (?:{'|'.join(numerals.DIGITS)}|tư|mười|trăm)|{numerals.HALF}|{'|'.join(numerals.POINT)}"
    return _opening(
        [
            *numerals.STARTERS_VI,
            rf"một(?= (?:{following})(?!\w))",
            *(rf"{word} một(?!\w)(?! (?:{scales}|số|vài|phần|nửa)(?!\w))" for word in numerals.BEFORE_ONE),
            *(rf"{word} một(?= (?:{numerals.SPANS})(?!\w))" for word in numerals.BEFORE_ONE_SPAN if word not in numerals.BEFORE_ONE),
            rf"một(?= (?:{numerals.VICTIMS}) {numerals.CASUALTY}(?!\w))",
            *(rf"{word} (?:{numerals.BARE_SCALES})(?= (?!(?:lẻ|linh|rưỡi)(?!\w))[^\W\d_])" for word in numerals.HEDGES),
            rf"{numerals.YEAR}(?= (?:{scales}|{'|'.join(numerals.TENS)}|lăm|bảy|{numerals.YEAR})(?!\w))",
            rf"{numerals.YEAR}(?= (?:{numerals.CLASSIFIERS})(?!\w))",
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
    return compiled(rf" ({branches})(?!\w)")
