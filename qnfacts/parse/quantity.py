"""A whole string as one quantity: a qualifier, a number in digits or words, its unit.

Here a number has the string to itself, so that forms are read which running text leaves in doubt: ``không`` as
zero, ``bốn ba`` as 43, ``1 234 567``, ``2 đô 23``.
"""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from qnfacts.lexicon import cues, numerals, units
from qnfacts.model import Quantity
from qnfacts.numbers import LONGEST_NUMBER, SCALES, read_digits, times
from qnfacts.parse.numerals import read_english, read_vietnamese
from qnfacts.parse.token import point_of, token_scale
from qnfacts.patterns import compiled
from qnfacts.text import fold

if TYPE_CHECKING:
    from qnfacts.model import Dimension, Language, Qualifier

_CONTEXT = Context(prec=60)
_LONGEST = 1000
_DIGITS = compiled(r"([-−+]?) {0,2}((?:[0-9][0-9.,]*|[.,](?=[0-9])[0-9.,]*)(?<=[0-9])(?: [0-9]{3}(?![0-9.,]))*)")
_POWER = compiled(r"([-+]?[0-9]+(?:\.[0-9]+)?)(?:(e|x10\^)([-+]?[0-9]{1,3})|\^([-+]?[0-9]{1,3}))")
_SUFFIX = compiled(r" {0,2}(k|m|g|b|tr)(?![^\W_])")
_SUFFIXES = {"k": 3, "m": 6, "tr": 6, "g": 9, "b": 9}
_WORD = compiled(r"[^\W\d_]+")
_PREFIX = compiled(r"(?:[a-zđ]{0,3}[$€£¥₫]|[a-zđ]{2,4}\.? ?)(?=[0-9.,])")
_SPACES = compiled(r"\s+")
_TO = compiled(r" ?(?:[-–—−~]|(?:cho )?(?:đến|tới)\b|to\b) ?")
_AND = compiled(r" (?:và|and) ")
_OVER = compiled(r" ?/ ?| (?:over|in) ")
_AND_SMALL = compiled(r"(?:,? (?:và |and )?)")
_SYMBOL = compiled(r" ?([%‰$€£¥₫]|[°º][cf])")
_UNIT_TEXT = compiled(r" ?(?:số |of (?:the |all )?)?([^\W\d_][^\d/;:(–—-]*[23²³]?)(?= ?[/;:(\d,.–—-]|$)")
_PER = compiled(r" ?/ ?([^\W\d_][\w ]*)|(?: mỗi| per| a| each) ([^\W\d_][\w ]*)\Z")
_RANGE_OPENS = ("từ", "giữa", "between", "from")
_CENTS = ("xu", "xen", "cent", "cents")
_THAN = ("hơn", "than")
_HUNDREDTHS = 100
_BOUNDS: dict[str, Qualifier] = {"up": "over", "down": "under"}


class _Amount(NamedTuple):
    """A number in the string: its values, where it stands, where reading goes on."""

    value: Decimal
    step: Decimal
    start: int
    end: int
    of: Decimal | None = None


def read_quantity(text: str, language: Language = "vi") -> Quantity | None:
    """The quantity that a string states, None where it states none.

    >>> read_quantity("gần 5,6 triệu đồng")
    Quantity(text='gần 5,6 triệu đồng', number='5,6 triệu', value=Decimal('5600000'), high=None, of=None, qualifier='nearly', unit='đồng', dimension='money', per=None, step=Decimal('100000'))
    >>> read_quantity("từ bảy đến chín phần trăm").high, read_quantity("rất nhiều")
    (Decimal('9'), None)
    """
    if len(text) > _LONGEST:
        return None
    return _Reader(text, language).quantity()


class _Reader:
    """One string, folded, with its spaces made single."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.view = _SPACES.sub(" ", fold(text)).strip()

    def quantity(self) -> Quantity | None:
        qualifier, at = self._opening()
        opened, at = self._range_opening(at)
        first = self._first_amount(at)
        if first is None:
            return None
        unit, dimension, at = self._unit(first.end, first.start)
        first = self._with_small_change(first, dimension, at) if unit else self._with_lower_scale(first)
        if not unit:
            unit, dimension, at = self._unit(first.end, first.start)
        at = max(at, first.end)
        high, number_end = None, first.end
        if second := self._second(at, opened=opened):
            number_end, high = second.end, second.value
            first = self._share_scale(first, second)
            later, later_dimension, at = self._unit(second.end, second.start)
            unit, dimension = (later, later_dimension) if later else (unit, dimension)
        bound, at = self._bound(at)
        per = self._per(at)
        value, of = self._quotient(first, unit)
        return Quantity(
            self.text,
            self._printed(first.start, number_end),
            value,
            high,
            of,
            bound or qualifier or "exact",
            unit,
            dimension,
            per,
            first.step,
        )

    def _printed(self, start: int, end: int) -> str:
        """The number as the string spells it, where folding has moved nothing."""
        squeezed = _SPACES.sub(" ", self.text).strip()
        return squeezed[start:end] if len(squeezed) == len(self.view) else self.view[start:end]

    # What stands before the number

    def _opening(self) -> tuple[Qualifier | None, int]:
        """The qualifier before the number, and where it ends; several may be stacked."""
        found: Qualifier | None = None
        at = 0
        while (
            (word := _WORD.match(self.view, at))
            and word.group() not in _RANGE_OPENS
            and (cue := self._cue(at, ("qualifier", "skip", "compare")))
        ):
            if cue.kind != "skip":
                value = _BOUNDS.get(cue.value, cue.value)
                found = value if found in (None, "about") else found  # type: ignore[assignment]
            at += len(" ".join(cue.words)) + 1
        return found, at

    def _cue(self, at: int, kinds: tuple[str, ...]) -> cues.Cue | None:
        first = _WORD.match(self.view, at)
        if not first:
            return None
        for words, meanings in cues.index(self.language).get(first.group(), ()):
            phrase = " ".join(words)
            if self.view.startswith(phrase + " ", at):
                found = next((cue for cue in meanings if cue.kind in kinds and (cue.kind != "compare" or words[-1] in _THAN)), None)
                if found and not (found.kind == "skip" and first.group() in (*numerals.DIGITS, *numerals.EN_ARTICLES)):
                    return found
        return None

    def _range_opening(self, at: int) -> tuple[bool, int]:
        word = _WORD.match(self.view, at)
        if word and word.group() in _RANGE_OPENS:
            return True, word.end() + 1
        return False, at

    def _first_amount(self, at: int) -> _Amount | None:
        """The first number from here on; words before it are let pass."""
        position = at
        while position < len(self.view):
            amount = self._amount(position)
            if amount is not None:
                return amount
            space = self.view.find(" ", position)
            if space < 0:
                return None
            position = space + 1
        return None

    # The number

    def _amount(self, at: int) -> _Amount | None:
        prefix = _PREFIX.match(self.view, at)
        start = prefix.end() if prefix else at
        sign = 1
        word = _WORD.match(self.view, start)
        if word and word.group() in (*numerals.MINUS, "minus") and word.end() < len(self.view):
            sign, start = -1, word.end() + 1
        elif word and word.group() == "thứ":
            return self._ordinal(word.end() + 1)
        amount = self._power(start) or self._digits(start) or self._words(start)
        if amount is None:
            return None
        if sign < 0:
            amount = amount._replace(value=-amount.value)
        return self._fraction(self._spoken_decimals(amount))

    def _ordinal(self, at: int) -> _Amount | None:
        if self.view.startswith("nhất", at):
            return _Amount(Decimal(1), Decimal(1), at, at + 4)
        return self._digits(at) or self._words(at, alone=True)

    def _power(self, at: int) -> _Amount | None:
        """``1e10``, ``1.3x10^6``, ``-2.5^-1``."""
        found = _POWER.match(self.view, at)
        if not found:
            return None
        base, tens, exponent, power = found.groups()
        try:
            value = Decimal(f"{base}e{exponent}") if tens else _CONTEXT.power(Decimal(base), Decimal(power))
        except InvalidOperation:
            return None
        return _Amount(value, Decimal(1), at, found.end())

    def _digits(self, at: int) -> _Amount | None:
        found = _DIGITS.match(self.view, at)
        if not found:
            return None
        token = found[2].replace(" ", "")
        scale, end, extra = token_scale(self.view, found.start(2), found.end(2))
        if scale == 1 and (suffix := _SUFFIX.match(self.view, end)) and not self._is_length(suffix[1]):
            scale, end = Decimal(10) ** _SUFFIXES[suffix[1]], suffix.end()
        elif scale == 1 and (dozens := _WORD.match(self.view, end + 1)) and dozens.group() in numerals.EN_DOZENS:
            scale, end = Decimal(12), dozens.end()
        if len(token) > LONGEST_NUMBER:
            return None
        digits = read_digits(token, point_of(token, self.view, end, scale, self.language))
        if digits is None:
            return None
        value, step = times(digits.value, scale), times(digits.step, scale)
        if extra is not None:
            value, step = value + times(extra, scale), scale / 10
        return _Amount(-value if found[1] in ("-", "−") else value, step, found.start(2), end)

    def _is_length(self, suffix: str) -> bool:
        """In Vietnamese a small ``m`` is a metre, a capital one a million."""
        return suffix in ("m", "g", "b") and suffix.upper() not in self.text

    def _words(self, at: int, *, alone: bool = False) -> _Amount | None:
        read = read_vietnamese if self.language == "vi" else read_english
        words, ends = self._split(at)
        spoken = read(words, spoken=True)
        if spoken is None or (not alone and words[0] in numerals.AFTER_TEN):
            return None
        if words[: spoken.used] == [numerals.YEAR] and self.view[ends[0] + 1 : ends[0] + 2].isdigit():
            return None
        return _Amount(spoken.value, spoken.step, at, ends[spoken.used - 1], spoken.of)

    def _split(self, at: int) -> tuple[list[str], list[int]]:
        """The words from here on and their ends; in English a hyphen joins tens to their units."""
        words: list[str] = []
        ends: list[int] = []
        joined = False
        while found := _WORD.match(self.view, at):
            if joined and words and words[-1] in numerals.EN_TENS:
                words[-1], ends[-1] = f"{words[-1]}-{found.group()}", found.end()
            else:
                words.append(found.group())
                ends.append(found.end())
            gap = compiled(r" ?(-) ?| ").match(self.view, found.end())
            if not gap:
                break
            joined, at = gap[1] is not None, gap.end()
        return words, ends

    def _spoken_decimals(self, amount: _Amount) -> _Amount:
        """Decimals in digits behind a spoken mark: ``hai phẩy 23``, ``2 chấm 5``."""
        found = compiled(rf" (?:{'|'.join(numerals.POINT)}) ([0-9]{{1,9}})(?![0-9.,])").match(self.view, amount.end)
        if not found:
            return amount
        scale, end, _ = token_scale(self.view, found.start(1), found.end(1))
        value = times(amount.value + Decimal("0." + found[1]), scale)
        return amount._replace(value=value, step=times(Decimal((0, (1,), -len(found[1]))), scale), end=end)

    def _fraction(self, amount: _Amount) -> _Amount:
        """``25/29``, ``1 over 3``, ``two thirds of a million``."""
        if amount.of is not None:
            found = compiled(r" of (?:a |one )?(\w+)\Z").match(self.view, amount.end)
            scale = SCALES["en"].get(found[1]) if found else None
            if found and scale:
                return amount._replace(value=_CONTEXT.divide(amount.value * scale, amount.of), of=None, end=found.end())
            return amount
        found = _OVER.match(self.view, amount.end)
        if not found or (self.language == "vi" and "/" not in found.group()):
            return amount
        below = self._digits(found.end()) or self._words(found.end())
        return amount._replace(of=below.value, end=below.end) if below and below.value > 0 else amount

    def _quotient(self, amount: _Amount, unit: str | None) -> tuple[Decimal, Decimal | None]:
        """An English fraction of nothing named is a number: three quarters is 0.75."""
        if amount.of is None or unit is not None or self.language == "vi" or self.view.startswith(" of ", amount.end):
            return amount.value, amount.of
        return _CONTEXT.divide(amount.value, amount.of), None

    # What stands behind it

    def _unit(self, at: int, start: int) -> tuple[str | None, Dimension, int]:
        """The unit behind a number, else the currency before it; a noun that is not known counts."""
        if symbol := _SYMBOL.match(self.view, at):
            return symbol[1], units.dimensions(self.language).get(symbol[1], "money"), symbol.end()
        found = _UNIT_TEXT.match(self.view, at)
        if not found:
            prefix = self.view[max(0, start - 5) : start].strip(" .")
            prefix = prefix.split(" ")[-1]
            return (
                (prefix, "money", at) if prefix and not prefix[-1].isdigit() and _is_currency(prefix, self.language) else (None, "none", at)
            )
        words = found[1].split()
        for count in range(min(4, len(words)), 0, -1):
            phrase = " ".join(words[:count])
            dimension = units.dimensions(self.language).get(phrase)
            if dimension:
                return phrase, dimension, found.start(1) + len(phrase)
        if (
            words[0] in (units.NO_NOUN_VI if self.language == "vi" else units.NO_NOUN_EN)
            or _TO.match(self.view, at)
            or _AND.match(self.view, at)
        ):
            return None, "none", at
        if self._bound(at)[0]:
            return None, "none", at
        return found[1].strip(), "count", found.start(1) + len(found[1].rstrip())

    def _with_small_change(self, amount: _Amount, dimension: Dimension, at: int) -> _Amount:
        """``2 đô 23 xu``, ``hai đô rưỡi``: hundredths or a half behind the unit."""
        if at <= amount.end or dimension not in ("money", "count"):
            return amount
        if self.view.startswith(f" {numerals.HALF_MORE}", at):
            return amount._replace(value=amount.value + Decimal("0.5"), step=Decimal("0.5"), end=at + 1 + len(numerals.HALF_MORE))
        gap = _AND_SMALL.match(self.view, at)
        small = self._digits(gap.end()) or self._words(gap.end()) if gap and gap.end() > at else None
        if small is None or not 0 < small.value < _HUNDREDTHS or small.value % 1:
            return amount
        rest = self.view[small.end :].split()
        if rest[:1] and rest[0] not in _CENTS:
            return amount
        end = small.end + (len(rest[0]) + 1 if rest else 0)
        return amount._replace(value=amount.value + small.value / _HUNDREDTHS, step=Decimal("0.01"), end=end)

    def _with_lower_scale(self, amount: _Amount) -> _Amount:
        """``3 tỷ 200 triệu``."""
        lower = self._digits(amount.end + 1) if self.view.startswith(" ", amount.end) else None
        if lower and 1 < lower.step < amount.step and 0 < lower.value < amount.step:
            return amount._replace(value=amount.value + lower.value, step=lower.step, end=lower.end)
        return amount

    def _second(self, at: int, *, opened: bool) -> _Amount | None:
        """The upper end of a range."""
        found = _TO.match(self.view, at) or (_AND.match(self.view, at) if opened else None)
        return self._amount(found.end()) if found else None

    def _share_scale(self, first: _Amount, second: _Amount) -> _Amount:
        """``5-7 triệu``: the scale word serves both ends."""
        plain = first.value < LONGEST_NUMBER**3 and second.step >= 10 and first.step <= 1
        scale, _, _ = token_scale(self.view, second.start, second.start + len(self.view[second.start : second.end].split()[0]))
        if plain and scale > 1 and first.value * scale <= second.value:
            return first._replace(value=first.value * scale, step=second.step)
        return first

    def _bound(self, at: int) -> tuple[Qualifier | None, int]:
        rest = self.view[at:].strip()
        for language in (self.language, "en"):
            for words, meanings in cues.index(language).get(rest.split(" ")[0], ()):
                cue = next((cue for cue in meanings if cue.kind == "bound"), None)
                if cue and rest.startswith(" ".join(words)):
                    return cue.value, len(self.view)  # type: ignore[return-value]
        return None, at

    def _per(self, at: int) -> str | None:
        found = _PER.match(self.view, at)
        return (found[1] or found[2]).strip() if found else None


def _is_currency(word: str, language: Language) -> bool:
    return word in numerals.CURRENCY_BEFORE or units.dimensions(language).get(word) == "money" or word[-1] in "$€£¥₫"
