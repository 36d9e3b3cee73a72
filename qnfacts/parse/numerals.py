"""Numbers in words → values: ``hai mươi mốt``, ``một tỷ rưỡi``, ``hai phần ba``, ``fifty-two``, ``two and a half million``.

Words come folded, without what stands between them. A ``Spoken`` says how many of them make a number.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from qnfacts.lexicon import numerals as lexicon
from qnfacts.numbers import SCALES, times

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONTEXT = Context(prec=60)
_LONGEST = 48


class Spoken(NamedTuple):
    """A number read from words: its value, the whole of a fraction, the step of its last word, how many words."""

    value: Decimal
    step: Decimal
    used: int
    of: Decimal | None = None


class _Group(NamedTuple):
    value: int
    used: int
    alone: bool = False
    place: int = 1


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if index < len(words) else ""


def _digit(word: str) -> int | None:
    return lexicon.DIGITS.get(word, lexicon.AFTER_TEN.get(word))


def _unit_of_tens(words: Sequence[str], index: int) -> _Group:
    """The digit behind tens: ``năm`` is a year there, five is ``lăm``."""
    word = _at(words, index)
    if word in lexicon.AFTER_TEN:
        return _Group(lexicon.AFTER_TEN[word], 1)
    if lexicon.DIGITS.get(word) and word != lexicon.YEAR:
        return _Group(lexicon.DIGITS[word], 1)
    return _Group(0, 0, place=10)


def _tens(words: Sequence[str], index: int, *, inner: bool, spoken: bool) -> _Group | None:
    """A number under 100; ``inner``: behind a hundred or a scale, where short forms are safe."""
    word, after = _at(words, index), _at(words, index + 1)
    if word == lexicon.TEN:
        unit = _unit_of_tens(words, index + 1)
        return _Group(10 + unit.value, 1 + unit.used, place=unit.place)
    if word in lexicon.ZERO_TENS and inner and (digit := _digit(after)):
        return _Group(digit, 2)
    digit = lexicon.DIGITS.get(word)
    if digit is None:
        return _Group(lexicon.AFTER_TEN[word], 1, alone=True) if inner and word in lexicon.AFTER_TEN else None
    if after in lexicon.TENS:
        unit = _unit_of_tens(words, index + 2) if after != "chục" else _Group(0, 0, place=10)
        return _Group(digit * 10 + unit.value, 2 + unit.used, place=unit.place)
    if digit and (after in lexicon.AFTER_TEN or ((spoken or inner) and lexicon.DIGITS.get(after) and after != lexicon.YEAR)):
        return _Group(digit * 10 + (_digit(after) or 0), 2)
    return _Group(digit, 1, alone=True)


def _below_thousand(words: Sequence[str], index: int, *, inner: bool, spoken: bool) -> _Group | None:
    word, after = _at(words, index), _at(words, index + 1)
    if word == lexicon.HUNDRED and spoken and index == 0:
        return _Group(100, 1, place=100)
    if word not in lexicon.DIGITS or after != lexicon.HUNDRED:
        return _tens(words, index, inner=inner, spoken=spoken)
    hundreds = lexicon.DIGITS[word] * 100
    rest = _tens(words, index + 2, inner=True, spoken=spoken)
    if rest is None or (rest.alone and not _is_short_ten(words, index + 2, spoken=spoken)):
        return _Group(hundreds, 2, place=100)
    return _Group(hundreds + rest.value * (10 if rest.alone else 1), 2 + rest.used, place=10 if rest.alone else rest.place)


def _is_short_ten(words: Sequence[str], index: int, *, spoken: bool) -> bool:
    """Whether a lone digit stands for the next lower place: ``một trăm tư`` 140, ``bốn trăm sáu triệu``."""
    word, after = _at(words, index), _at(words, index + 1)
    if word in lexicon.AFTER_TEN:
        return True
    return lexicon.DIGITS.get(word, 0) > 1 and word != lexicon.YEAR and (spoken or after in SCALES["vi"])


def read_vietnamese(words: Sequence[str], *, spoken: bool = False) -> Spoken | None:
    """The number that stands at the beginning of Vietnamese words; ``spoken``: the words are nothing but a number.

    >>> read_vietnamese("hai mươi mốt nghìn không trăm mười một".split()).value
    Decimal('21011')
    >>> read_vietnamese("hai phần ba số hộ".split())
    Spoken(value=Decimal('2'), step=Decimal('1'), used=3, of=Decimal('3'))
    """
    if (half := _half(words)) is not None:
        return half
    whole = _whole(words[:_LONGEST], spoken=spoken)
    if whole is None:
        return None
    after = _at(words, whole.used)
    if after == lexicon.PART or (spoken and after in lexicon.OVER):
        return _fraction(words, whole, spoken=spoken) or whole
    if after in lexicon.POINT:
        return _decimals(words, whole) or whole
    return whole


def _half(words: Sequence[str]) -> Spoken | None:
    skipped = 1 if _at(words, 0) == "một" else 0
    if _at(words, skipped) != lexicon.HALF:
        return None
    scale, count = _scales(words, skipped + 1)
    return Spoken(scale / 2, scale / 10, skipped + 1 + count)


def _scales(words: Sequence[str], index: int) -> tuple[Decimal, int]:
    """The product of the scale words that follow one another (``nghìn tỷ``), and how many."""
    scale, count = Decimal(1), 0
    while count < 3 and (factor := SCALES["vi"].get(_at(words, index + count))) and factor > 100:
        scale, count = scale * factor, count + 1
    return scale, count


def _whole(words: Sequence[str], *, spoken: bool) -> Spoken | None:
    total, step, last = Decimal(0), Decimal(1), Decimal(0)
    index = 0
    while index < len(words):
        group = _below_thousand(words, index, inner=bool(last), spoken=spoken)
        if group is None:
            break
        scale, count = _scales(words, index + group.used)
        if not count:
            if last and group.alone and not _is_short_ten(words, index, spoken=spoken):
                break
            lower = last / 10 if group.alone and last else Decimal(group.place)
            total, step = total + group.value * (lower if group.alone and last else 1), lower
            index += group.used
            break
        if last and scale > last:
            if total >= 10**6:
                break
            total = (total + group.value) * scale
        elif scale == last:
            break
        else:
            total += group.value * scale
        last, step = scale, scale * group.place if group.place > 1 else scale
        index += group.used + count
    if not index:
        return None
    if _at(words, index) == lexicon.HALF_MORE:
        place = last or _last_place(total)
        return Spoken(total + place / 2, place / 10, index + 1)
    return Spoken(total, step, index)


def _last_place(value: Decimal) -> Decimal:
    return Decimal(100) if value >= 100 and value % 100 == 0 else Decimal(1)


_TWO_DIGITS = 3
"""So many words are two digits behind a spoken mark at most: ``phẩy hai mươi chín``."""


def _decimals(words: Sequence[str], whole: Spoken) -> Spoken | None:
    digits = ""
    index = whole.used + 1
    if _at(words, index) == lexicon.TEN or _at(words, index + 1) in lexicon.TENS:
        below = _whole(words[index : index + _TWO_DIGITS], spoken=True)
        if below is not None and below.value < 100:
            digits, index = f"{below.value:02}", index + below.used
    while index < len(words) and len(digits) < _LONGEST and (digit := _digit(words[index])) is not None:
        if not digits and words[index] in ("mốt", "lăm", "nhăm"):
            return None
        digits += str(digit)
        index += 1
    if not digits:
        return None
    scale, count = _scales(words, index)
    value = times(whole.value + Decimal(f"0.{digits}"), scale)
    return Spoken(value, times(Decimal((0, (1,), -len(digits))), scale), index + count)


def _fraction(words: Sequence[str], whole: Spoken, *, spoken: bool) -> Spoken | None:
    start = whole.used + 1
    first = _at(words, start)
    if first in lexicon.AFTER_TEN:
        return Spoken(whole.value, Decimal(1), start + 1, Decimal(lexicon.AFTER_TEN[first]))
    below = _whole(words[start:_LONGEST], spoken=spoken) if first in lexicon.DIGITS or first == lexicon.TEN else None
    if below is None or not below.value:
        return None
    return Spoken(whole.value, Decimal(1), start + below.used, below.value)


# English


def read_english(words: Sequence[str], *, spoken: bool = False) -> Spoken | None:
    """The number that stands at the beginning of English words; words joined by a hyphen come as one.

    >>> read_english("three hundred and thirty one people".split()).value
    Decimal('331')
    >>> read_english("two thirds of the communes".split())
    Spoken(value=Decimal('2'), step=Decimal('1'), used=2, of=Decimal('3'))
    """
    words = words[:_LONGEST]
    length = next((i for i, word in enumerate(words) if not all(part in lexicon.NUMERALS_EN for part in word.split("-"))), len(words))
    denominator = next((i for i in range(length) if words[i].split("-")[-1] in lexicon.FRACTIONS_EN and words[i] != lexicon.EN_HALF), None)
    if denominator and (found := _english_fraction(words[: denominator + 1])):
        return found
    return _english_half(words) or _english_number(words[:length], spoken=spoken)


def _english_half(words: Sequence[str]) -> Spoken | None:
    """``half``, ``a half``, ``half a million``, ``half a dozen``."""
    start = 1 if _at(words, 0) in lexicon.EN_ARTICLES else 0
    if _at(words, start) != lexicon.EN_HALF:
        return None
    index = start + 1 + (_at(words, start + 1) in lexicon.EN_ARTICLES)
    word = _at(words, index)
    scale = Decimal(12) if word in lexicon.EN_DOZENS else SCALES["en"].get(word, Decimal(1))
    return Spoken(scale / 2, scale / 10 if scale > 1 else Decimal("0.1"), start + 1 if scale == 1 else index + 1)


def _english_number(words: Sequence[str], *, spoken: bool) -> Spoken | None:
    """Units, tens, hundreds, dozens and scales, with ``and`` between them and decimals behind ``point``."""
    total, current, place = Decimal(0), Decimal(0), Decimal(1)
    used = index = 0
    fresh = True
    while index < len(words):
        word = words[index]
        parts = word.split("-")
        if (value := _english_small(parts)) is not None:
            if not fresh and not _fits(current, value):
                break
            current, place, used, fresh = current + value, Decimal(1), index + 1, False
        elif word in lexicon.EN_DOZENS and (used or spoken or (index and words[index - 1] in lexicon.EN_ARTICLES)):
            last = current % 100 or Decimal(1)
            current, used = current - current % 100 + last * 12, index + 1
        elif word in SCALES["en"] and (used or (index and words[index - 1] in lexicon.EN_ARTICLES)):
            scale = SCALES["en"][word]
            if scale == 100:
                current = (current or Decimal(1)) * scale
            else:
                total, current = (total + (current or Decimal(1)) * scale), Decimal(0)
            place, used, fresh = scale, index + 1, False
        elif word == lexicon.EN_POINT and used:
            return _english_decimals(words, index, total + current)
        elif word == lexicon.EN_AND and used and _at(words, index + 1) in lexicon.EN_ARTICLES and _at(words, index + 2) == lexicon.EN_HALF:
            scale = SCALES["en"].get(_at(words, index + 3), Decimal(1))
            return Spoken(times(total + current + Decimal("0.5"), scale), scale / 10, index + 3 + (scale > 1))
        elif word not in (*lexicon.EN_ARTICLES, lexicon.EN_AND) or (word == lexicon.EN_AND and not used):
            break
        index += 1
    return Spoken(total + current, place, used) if used else None


def _english_small(parts: Sequence[str]) -> int | None:
    """``seven``, ``fifty``, ``fifty-two``."""
    if len(parts) == 1:
        return lexicon.EN_UNITS.get(parts[0], lexicon.EN_TENS.get(parts[0]))
    if len(parts) == 2 and parts[0] in lexicon.EN_TENS and 0 < lexicon.EN_UNITS.get(parts[1], 0) < 10:
        return lexicon.EN_TENS[parts[0]] + lexicon.EN_UNITS[parts[1]]
    return None


def _fits(current: Decimal, value: int) -> bool:
    """Whether a small number may follow: hundreds before tens before units."""
    if not current or current % 100 == 0:
        return True
    return current % 10 == 0 and current % 100 >= 20 and value < 10


def _english_decimals(words: Sequence[str], index: int, whole: Decimal) -> Spoken:
    digits = ""
    at = index + 1
    while at < len(words) and (digit := lexicon.EN_UNITS.get(words[at])) is not None and digit < 10:
        digits += str(digit)
        at += 1
    scale = SCALES["en"].get(_at(words, at), Decimal(1))
    if not digits:
        return Spoken(whole, Decimal(1), index)
    return Spoken(times(whole + Decimal(f"0.{digits}"), scale), times(Decimal((0, (1,), -len(digits))), scale), at + (scale > 1))


def _ordinal(word: str) -> int | None:
    if word == "halves":
        return 2
    return lexicon.EN_ORDINALS.get(word) or lexicon.EN_ORDINALS.get(word[:-1] if word.endswith("s") else "")


def _english_fraction(words: Sequence[str]) -> Spoken | None:
    """A fraction that ends in its denominator; a mixed number where ``and`` parts the two (``one and a fourth``)."""
    for start in range(len(words) - 1, 0, -1):
        below = _denominator(words[start:])
        if below is None or (start == len(words) - 1 and below < 3 and words[-1] not in ("halves", "half")):
            continue
        above = words[:start]
        if lexicon.EN_AND in above and (mixed := _mixed(above, below, words[-1])):
            return mixed._replace(used=len(words))
        number = _all_of(above)
        if number is not None:
            return Spoken(number, Decimal(1), len(words), Decimal(below))
    return None


def _all_of(words: Sequence[str]) -> Decimal | None:
    """The number that all the words make."""
    if len(words) == 1 and words[0] in lexicon.EN_ARTICLES:
        return Decimal(1)
    number = _english_number(words, spoken=True)
    return number.value if number and number.used == len(words) else None


def _mixed(words: Sequence[str], below: int, last: str) -> Spoken | None:
    at = len(words) - 1 - list(reversed(words)).index(lexicon.EN_AND)
    whole, above = _all_of(words[:at]), _all_of(words[at + 1 :])
    if whole is None or above is None or above >= below or (whole >= 100 and below != 4):
        return None
    return Spoken(_CONTEXT.divide(whole * below + above, Decimal(below)), _CONTEXT.divide(Decimal(1), Decimal(below)), len(last))


def _denominator(words: Sequence[str]) -> int | None:
    """``eighths`` 8, ``twenty-fifth`` 25, ``twenty firsts`` 21, ``one hundred and fifth`` 105."""
    *before, last = [part for word in words for part in word.split("-")]
    ordinal = _ordinal(last)
    if ordinal is None:
        return None
    if not before:
        return ordinal
    if len(words) == 1 and before[0] not in lexicon.EN_TENS:
        return None
    if len(words) > 1 and ordinal >= 10:
        return None
    number = _english_number(before, spoken=True)
    whole = number is not None and number.used >= len(before) - (before[-1] == lexicon.EN_AND)
    return int(number.value) + ordinal if number and whole and number.value % 10 == 0 else None
