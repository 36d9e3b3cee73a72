"""The tokens of digits of a document: what touches them tells numbers from codes, markers and minus signs."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from qnfacts.lexicon import numerals
from qnfacts.numbers import LONGEST_NUMBER, POINTS, SCALES, Digits, is_ambiguous, read_digits, times
from qnfacts.parse.token import LETTERS, ONE, SPECIAL_SPACES, TOKEN, Habit, Number, Scan, decided_point, scale_of
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from qnfacts.model import Language

_SHORT_SCALE = compiled(r" ?(m|b)(?!\w)")
_UNIT_WITH_POWER = compiled(r"(?:[mck]?m|dm)[23](?!\d)")
_METRES = compiled(r"[0-9]{1,2}(k?m)(?![23](?![0-9]))([0-9]{1,2})(?!\w|[.,][0-9]| ?[x×/-])")
_PHONE_TAIL = compiled(r"(?:[ .\-]{1,3}\d{2,})+(?![.,]?\d)")
_SPACED_GROUPS = compiled(r"(?: \d{3}(?!\d))+(?:[.,]\d{1,2}(?!\d))?")
_SIGNS = "-–−—"
_SIGN_ENDS = _SIGNS + "ms"
_CURRENCY_SIGNS = "$£€¥₫"
_CURRENCY_AHEAD = compiled(r"(?:us|vn|a|s)\$|(?:vnd|vnđ|usd|eur|gbp) ?\d")
_LEAST_CODE = 8
_NO_NEIGHBOUR = " ,%;"


@lru_cache(8192)
def _settled(token: str, scaled: str | None, language: Language) -> tuple[object, ...] | None:
    """The fields of a number, but for its place, that stands between spaces and whose reading no other word can change.

    >>> _settled("0,52", None, "vi")[:1], _settled("14,048", None, "vi")
    ((Decimal('0.52'),), None)
    """
    if token.isdigit() and (len(token) >= _LEAST_CODE or (token[0] == "0" and len(token) > 2)):
        return None
    scale, by, point = ONE, "shape", POINTS[language]
    if scaled is not None:
        if "\n" in scaled or "k" in scaled or "bn" in scaled or scaled[-1].isdigit():
            return None
        scale, _ = scale_of(scaled)
    if is_ambiguous(token):
        if (token[-4] == ",") == (language == "vi") and scale < 1000:
            return None
        point, by = decided_point(token[-4], "", None, scale, language, Habit())
    digits = read_digits(token, point)
    if digits is None:
        return None
    return Number(0, 0, times(digits.value, scale), step=times(digits.step, scale), scale=scale, by=by)[2:]  # type: ignore[arg-type]


class DigitTokens(Scan):
    """A scan for tokens of digits."""

    def digits(self) -> list[Number]:
        """The tokens of digits, with their scale words."""
        view, new = self.padded, tuple.__new__
        found: list[Number] = []
        free = 0
        untold = self.special or (self.habit.is_english if self.language == "vi" else self.habit.dot_groups > self.habit.comma_groups)
        spans = iter([*self.busy, (len(self.view), len(self.view))])
        busy_start, busy_end = next(spans)
        for match in TOKEN.finditer(self.view):
            start, end = match.span()
            if start < free:
                continue
            while start >= busy_end:
                busy_start, busy_end = next(spans)
            if start >= busy_start:
                continue
            token, scaled = match.groups()
            if view[start - 1] == " " and view[end] in _NO_NEIGHBOUR and view[start - 2] not in _SIGN_ENDS and not untold:
                fields = _settled(token, scaled, self.language)
                if fields is not None:
                    found.append(new(Number, (start, end, *fields)))
                    continue
            number, free = self._beside(found, token, scaled, start, end)
            if number is not None:
                found.append(number)
        return found

    def _beside(self, found: list[Number], token: str, scaled: str | None, start: int, end: int) -> tuple[Number | None, int]:
        """The number of a token that something touches, None for a code, and where the next may start."""
        before, behind = self.padded[start - 1], self.padded[end]
        if behind in "km" and before == " " and (parts := _METRES.match(self.view, start)):
            value = Decimal(f"{token}.{parts[2]}")
            return Number(start, parts.end(), value, step=Decimal((0, (1,), -len(parts[2]))), inner=parts.span(1)), parts.end()
        negative = self._is_minus(start) if before == " " else False if before == "\n" else self._glued_before(start, before)
        if negative is None or (scaled is None and self._is_code(token, start, end, before, behind)):
            chained = before == "/" and found and found[-1].end == start - 1
            if chained and (negative is not None or (behind in "/-" and self.cased[end + 1 : end + 2].isupper())):
                found.pop()
            return None, end
        if scaled is None and token[0] == "0" and token[1:2].isdigit() and (len(token) > 2 or behind in ".-"):
            if tail := _PHONE_TAIL.match(self.view, end):
                return None, tail.end()
            if len(token) > 2:
                return None, end
        if self.special and scaled is None and behind == " " and len(token) < 4:
            token, end = self._spaced(token, end)
        number = self._number(token, scaled, start, end, before)
        return (number._replace(value=-number.value) if negative and number else number), end

    def _is_minus(self, start: int) -> bool:
        """A word that says so, or a dash behind an opening bracket."""
        last = self.padded[start - 2]
        return (last in "ms" and self.is_negative(start)) or (last in _SIGNS and self.padded[start - 3] == "(")

    def _glued_before(self, start: int, before: str) -> bool | None:
        """What a character that touches a number makes of it: True a minus, False nothing, None a code."""
        earlier = self.padded[start - 2]
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
            return False if earlier in " \n" or (earlier == "(" and self.padded[start + 2] != ")") else None
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
            return False if self.padded[start - 2 - len(word)].isdigit() else None
        return earlier == " " and (self.padded[start - 3].isalpha() or (self.padded[start - 3] in ",;:" and self._is_rate(start)))

    def _is_rate(self, start: int) -> bool:
        """Whether the number is a percentage or has decimals, as one behind a minus sign has and one behind a bullet has not."""
        found = TOKEN.match(self.view, start)
        return found is not None and (not found[1].isdigit() or self.padded[found.end()] == "%")

    def _slash_before(self, start: int, earlier: str) -> bool | None:
        """Behind a word and a slash a power of ten is a denominator (``trẻ nam/100 nữ``)."""
        if earlier.isdigit() or earlier == " ":
            return False
        match = TOKEN.match(self.view, start)
        digits = match[1].replace(".", "").replace(",", "") if match else "1"
        return None if digits.strip("0") == "1" or (earlier not in "đ%" and not earlier.isalpha()) else False

    def _letters_before(self, start: int) -> bool | None:
        """A word glued to the number behind it, against names and codes with digits."""
        word = self.word_before(start)
        if not word:
            return None
        first = start - len(word)
        if self.padded[first - 1].isdigit():
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
        after = self.padded[end + 1]
        if token.isdigit():
            if len(token) >= _LEAST_CODE and not token.endswith("000"):
                return True
            if len(token) < 3 and self._is_marker(start, before, behind, after):
                return True
        if behind.isalpha():
            return self._letters_behind(token, end, before)
        if behind == "/" and after == " " and self.padded[start - 1] == "/" and cased[end + 2 : end + 3].isupper():
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
            return not (after in ",.;\n" and self.padded[start - 2] == " " and self.padded[start - 3].isalpha())
        if behind in ".)" and (after in " \n" or after.isalpha()) and self.padded[start - 1 - (before == " ")] == "\n":
            return True
        return (
            before == " "
            and self.padded[start - 2] in _SIGNS
            and self.padded[start - 3] in " \n"
            and (behind == "\n" and self.padded[start - 3] == " ")
        )

    def _letters_behind(self, token: str, end: int, before: str) -> bool:
        """Whether letters that touch the number's end make it a code: no unit, no Vietnamese word."""
        found = LETTERS.match(self.view, end)
        word = found.group() if found else ""
        stop = end + len(word)
        cased = self.cased[end:stop]
        if self.padded[stop].isdigit():
            return not _UNIT_WITH_POWER.match(self.view, end)
        if word in ("m", "b") and (cased.isupper() or before in _CURRENCY_SIGNS or before.isalpha()):
            return not (before in _CURRENCY_SIGNS or before.isalpha() or "." in token or "," in token)
        if word in self.known:
            return len(word) == 1 and cased.isupper() and word not in ("đ", "w", "l")
        if cased[0].isupper():
            return True
        if not word.isascii() and len(word) > 1:
            return False
        return len(word) < 5 or not token

    def _spaced(self, token: str, end: int) -> tuple[str, int]:
        """Digits whose groups stand apart by no-break or thin spaces."""
        if self.document.text[self.document.at(end)] not in SPECIAL_SPACES:
            return token, end
        found = _SPACED_GROUPS.match(self.view, end)
        return (token + found.group().replace(" ", ""), found.end()) if found else (token, end)

    def _number(self, token: str, scaled: str | None, start: int, end: int, before: str) -> Number | None:
        """The number of a token, None where it is no number, with a reason where it is malformed."""
        scale, extra = ONE, None
        if (
            scaled is not None
            and self.language == "vi"
            and scaled.strip() == "bn"
            and before not in _CURRENCY_SIGNS
            and not before.isalpha()
        ):
            scaled, end = None, start + len(token)
        if scaled is not None:
            scale, end, extra = self._scaled(scaled, start + len(token), end)
            if not scale:
                return None
        elif (found := _SHORT_SCALE.match(self.view, end)) and (
            before in _CURRENCY_SIGNS or before.isalpha() or (self.cased[end].isupper() and not token.isdigit())
        ):
            scale, end = SCALES["en"][found[1]], found.end()
        if token.isdigit() and len(token) <= LONGEST_NUMBER:
            value = Decimal(token)
            if scale is ONE and extra is None:
                return Number(start, end, value)
            digits, by = Digits(value), "shape"
        else:
            point, by = self._point(token, end, scale) if is_ambiguous(token) else (POINTS[self.language], "shape")
            read = read_digits(token, point)
            if read is None:
                return None if _is_list_or_date(token) else Number(start, end, Decimal(0), reason="unread.malformed")
            if scale is ONE:
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
                return ONE, start, None
        if scaled in ("k", " k") and self.cased[end - 1] == "K" and not self._is_money(end):
            return Decimal(0), end, None
        if self.padded[end].isalpha():
            glued = LETTERS.match(self.view, end)
            if glued is None or glued.group() not in self.known or (len(glued.group()) == 1 and glued.group() != "đ"):
                return ONE, start, None
        scale, extra = scale_of(scaled)
        return scale, end, extra

    def _is_money(self, end: int) -> bool:
        return self.known.get(self.word_behind(end)) == "money"

    def _point(self, token: str, end: int, scale: Decimal) -> tuple[str, str]:
        """The decimal mark of a token with one mark before three digits, and what told: the word behind, habit, language."""
        mark = token[-4]
        if mark == "." and self.language == "vi" and not self.habit.is_english:
            return ",", "language"
        behind = self.word_behind(end)
        return decided_point(mark, behind, self.dimension_behind(end), scale, self.language, self.habit)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _is_list_or_date(token: str) -> bool:
    """``1,2,3``, ``12.5.2017``, ``10.2016`` and ``192.168.1.1`` are no malformed numbers."""
    parts = compiled("[.,]").split(token)
    if token.count(".") == 3 and len(parts) == 4:
        return True
    if len(parts) == 2:
        return len(parts[0]) <= 2 and len(parts[1]) == 4 and parts[1][:2] in ("19", "20")
    return len(parts) > 2 and all(len(part) <= 2 or (len(part) == 4 and part[:2] in ("19", "20")) for part in parts)
