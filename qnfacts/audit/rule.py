"""What every rule of the audit works with: the article, its numbers as intervals, and a fault to report.

A rule is a module of this package with the function ``find`` and with examples: ``WRONG``, short texts in which
it finds exactly one fault, and ``RIGHT``, look-alikes in which nothing is found. Its docstring is its page.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from qnfacts.frozen import dataclass
from qnfacts.model import Finding, Message
from qnfacts.numbers import Interval, last_place, plain, print_number, printed_interval, round_to
from qnfacts.parse.links import stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qnfacts.model import Claim, Extraction, Fact, FindingKind, Level, Link, LinkKind, Table
    from qnfacts.text import Document

_FEW = 160
"""How many characters of words are read on one side of a claim."""


class Rule(Protocol):
    """A rule's module."""

    __name__: str
    __doc__: str | None
    WRONG: tuple[str, ...]
    RIGHT: tuple[str, ...]

    @staticmethod
    def find(article: Article) -> Iterator[Fault]:
        """Find the faults of one kind in an article."""


class Article:
    """A text with its claims and links, and what the table knows of them, for the rules."""

    def __init__(
        self, extraction: Extraction, document: Document, table: Table | None = None, facts: Sequence[Fact | None] | None = None
    ) -> None:
        self.document = document
        self.claims = extraction.claims
        self.links = extraction.links
        self.table = table
        self.facts: Sequence[Fact | None] = facts if facts is not None else (None,) * len(extraction.claims)

    @cached_property
    def _by_kind(self) -> dict[LinkKind, dict[int, list[Link]]]:
        found: dict[LinkKind, dict[int, list[Link]]] = {}
        for link in self.links:
            found.setdefault(link.kind, {}).setdefault(link.head, []).append(link)
        return found

    def linked(self, kind: LinkKind) -> dict[int, list[Link]]:
        """The links of one kind, by their heads."""
        return self._by_kind.get(kind, {})

    def members(self, kind: LinkKind, head: int) -> list[int]:
        """The claims that hang on a head by links of one kind."""
        return [link.member for link in self.linked(kind).get(head, [])]

    def interval(self, index: int) -> Interval:
        """The values that a claim allows."""
        return stated(self.claims[index])

    def told(self, index: int) -> Interval:
        """The values that a percentage allows that was worked out: cut off as well as rounded."""
        claim, interval = self.claims[index], stated(self.claims[index])
        if claim.qualifier != "exact" or claim.high is not None:
            return interval
        if claim.value < 0:
            return Interval(min(interval.low, claim.value - claim.step), interval.high, high_open=interval.high_open)
        return Interval(interval.low, max(interval.high, claim.value + claim.step))

    def is_reported(self, index: int, value: Decimal) -> bool:
        """Whether a source reports this value of what a claim speaks of."""
        fact = self.facts[index]
        return fact is not None and any(reported.quantity.value == value for reported in fact.reported)

    def words(self, start: int, end: int) -> str:
        """The folded words between two places of the text."""
        return self.document.view[self.document.offset(start) : self.document.offset(end)]

    def between(self, one: int, other: int) -> str:
        """The folded words between two claims."""
        return self.words(self.claims[one].end, self.claims[other].number_start)

    def lead(self, index: int) -> str:
        """The folded words before a claim, back to the claim before or the sentence's start."""
        document, claim = self.document, self.claims[index]
        at = document.offset(claim.number_start)
        start = self._sentence_start(at)
        if index:
            start = max(start, document.offset(self.claims[index - 1].end))
        return document.view[max(min(start, at), at - _FEW) : at]

    def sentence_before(self, index: int) -> str:
        """The folded words of a claim's sentence before it, other claims with them."""
        document, claim = self.document, self.claims[index]
        at = document.offset(claim.number_start)
        start = self._sentence_start(at)
        return document.view[max(min(start, at), at - _FEW) : at]

    def _sentence_start(self, at: int) -> int:
        """Where the sentence starts in which a place of the view stands."""
        number = bisect_right(self._starts, at) - 1
        return self._starts[number] if number >= 0 else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.document.sentences]

    def is_linked(self, one: int, other: int) -> bool:
        """Do the two hang together by some link?"""
        return (one, other) in self._pairs or (other, one) in self._pairs

    @cached_property
    def _pairs(self) -> set[tuple[int, int]]:
        return {(link.head, link.member) for link in self.links}

    def label(self, index: int) -> str:
        """The folded words that name a claim: its item of a list, or what of its clause no other claim takes."""
        view, claim = self.document.view, self.claims[index]
        start, end = self.document.offset(claim.number_start), self.document.offset(claim.end)
        before = max((view.rfind(mark, max(0, start - 120), start) for mark in ",;:().\n"), default=-1)
        stops = [at for mark in ",;:().\n" if (at := view.find(mark, end, end + 80)) >= 0]
        before = max(before, self.document.offset(self.claims[index - 1].end) - 1 if index else -1)
        after = min(
            [*stops, end + 80, *([self.document.offset(self.claims[index + 1].number_start)] if index + 1 < len(self.claims) else [])]
        )
        return f"{view[before + 1 : start]} {view[start:end].partition(' ')[2]} {view[end:after]}"

    def print(self, value: Decimal, like: int) -> str:
        """A value in the printed style of a claim."""
        claim = self.claims[like]
        sign = "%" if claim.dimension == "percent" else ""
        return print_number(value, claim.number, self.document.language) + sign

    def shown(self, index: int) -> str:
        """A claim's number as printed."""
        claim = self.claims[index]
        return " ".join(claim.number.split()) + ("%" if claim.dimension == "percent" and "%" not in claim.number else "")

    def with_interval(self, index: int) -> str:
        """A claim's number as printed, with the values that it allows."""
        return self.shown(index) + self.bounds(self.interval(index), index)

    def bounds(self, interval: Interval, like: int) -> str:
        """An interval behind a number, nothing for a number known exactly: ``(891–909)``.

        >>> from qnfacts.parse.links import example_claim
        >>> article = example_article(example_claim("900", "người", "person"))
        >>> article.bounds(article.interval(0), 0)
        ' (891–909)'
        """
        if interval.low == interval.high:
            return ""
        low, high = (self._bare(end, like) for end in (interval.low, interval.high))
        if interval.high.is_infinite():
            return f" (≥ {low})"
        return f" (≤ {high})" if interval.low.is_infinite() else f" ({low}–{high})"

    def _bare(self, value: Decimal, like: int) -> str:
        if value.is_infinite():
            return plain(value)
        claim = self.claims[like]
        return print_number(round_to(value, min(claim.step, last_place(claim.step)) / 100), claim.number, self.document.language)


def example_article(*claims: Claim) -> Article:
    """An article of claims made by hand, for examples."""
    from qnfacts.model import Extraction
    from qnfacts.text import Document

    return Article(Extraction(claims), Document.of(" ".join(claim.text for claim in claims), language="vi"))


@dataclass(frozen=True, slots=True)
class Fault:
    """Claims that cannot all stand. The first is the number that the others determine.

    ``worked`` writes down how the others are put together, from a function that prints each; ``comes_to`` is the
    number that they come to as printed, ``allowed`` the values that their rounding leaves. ``mends`` are, for each
    claim, the values with which it alone would fit.
    """

    kind: FindingKind
    claims: tuple[int, ...]
    message: Message
    computation: str
    worked: Callable[[Callable[[int], str]], str] | None = None
    mends: tuple[tuple[int, Interval], ...] = ()
    also: tuple[int, ...] = ()

    @property
    def level(self) -> Level:
        """How loud it is: what hangs on the reading of words is a warning."""
        return "warning" if self.kind == "wording" else "error"


def worked_out(article: Article, fault_of: int, comes_to: Decimal, allowed: Interval, worked: Callable[[Callable[[int], str]], str]) -> str:
    """A computation in one line, with the intervals: ``715 + 200 (198–202) = 915 (913–917) ≠ 900 (891–909)``."""
    result = article.print(round_to(comes_to, article.claims[fault_of].step / 10), fault_of) + article.bounds(allowed, fault_of)
    return f"{worked(article.with_interval)} = {result} ≠ {article.with_interval(fault_of)}"


def finding(article: Article, fault: Fault) -> Finding:
    """The finding that reports a fault, with the only single change that would mend it, where there is just one."""
    return Finding(fault.kind, (*fault.claims, *fault.also), fault.message, fault.computation, _repair(article, fault), fault.level)


def _repair(article: Article, fault: Fault) -> Message | None:
    if fault.worked is None or not fault.mends:
        return None
    found = [(index, *_nearest(article.claims[index], interval)) for index, interval in fault.mends]
    least = min(cost for _, cost, _ in found)
    cheapest = [(index, value) for index, cost, value in found if cost == least < _FAR]
    first = fault.claims[0]
    borne_out = [(index, value) for index, value in cheapest if value is not None and article.is_reported(index, value)]
    chosen = borne_out if len(borne_out) == 1 else [pair for pair in cheapest if pair[0] == first] or cheapest
    index, value = chosen[0] if len(chosen) == 1 else (first, None)
    if value is None:
        return None
    mended = value

    def show(other: int) -> str:
        return article.print(mended, index) if other == index else article.shown(other)

    return Message("audit.repair", (("value", article.print(mended, index)), ("computation", f"{fault.worked(show)} = {show(first)}")))


_FAR, _NEAR, _MOST = 9, 5, 500


def _nearest(claim: Claim, interval: Interval) -> tuple[int, Decimal | None]:
    """The printed number in an interval that takes the fewest changed digits, and how many; None where several do."""
    if claim.high is not None or not claim.step or interval.high.is_infinite() or interval.low.is_infinite():
        return _FAR, None
    units, low, high = claim.value / claim.step, interval.low / claim.step, interval.high / claim.step
    if units != units.to_integral_value() or abs(units) > 10**12:
        return _FAR, None
    now = int(units)
    lowest, highest = int(low.to_integral_value(ROUND_CEILING)), int(high.to_integral_value(ROUND_FLOOR))
    close = range(lowest, highest + 1) if highest - lowest < _MOST else [each for each in _one_change(now) if lowest <= each <= highest]
    costs = {each: changes(now, each) for each in close if each != now and interval.contains(each * claim.step)}
    least = min(costs.values(), default=_FAR)
    if least < 3:
        best = [each for each, cost in costs.items() if cost == least]
        return least, best[0] * claim.step if len(best) == 1 else None
    middle = round_to((interval.low + interval.high) / 2, claim.step)
    near = interval.contains(middle) and abs(middle - claim.value) <= abs(claim.value) / _NEAR
    return (3, middle) if near else (_FAR, None)


def changes(one: int, other: int) -> int:
    """How many slips of the hand lie between two whole numbers: a digit, one more or less, two neighbours swapped.

    >>> changes(4125, 4215), changes(4125, 41250), changes(900, 915)
    (1, 1, 2)
    """
    first, second = str(abs(one)), str(abs(other))
    if one * other < 0:
        return _FAR
    if len(first) != len(second):
        short, long = sorted((first, second), key=len)
        return 1 if len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long))) else _FAR
    places = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    swapped = (
        len(places) == 2 and places[1] == places[0] + 1 and first[places[0]] == second[places[1]] and first[places[1]] == second[places[0]]
    )
    return 1 if swapped else len(places)


def changes_between(one: Claim, other: Claim) -> int:
    """How many slips of the hand lie between two printed numbers.

    >>> from qnfacts.parse.links import example_claim
    >>> changes_between(example_claim("4.125", "hộ", "household"), example_claim("4.215", "hộ", "household"))
    1
    """
    if one.step != other.step or not one.step or max(abs(one.value / one.step), abs(other.value / other.step)) > 10**12:
        return _FAR
    return changes(int(one.value / one.step), int(other.value / other.step))


def _one_change(number: int) -> Iterator[int]:
    """The whole numbers that one slip makes of a whole number."""
    digits, sign = str(abs(number)), -1 if number < 0 else 1
    for at, digit in enumerate(digits):
        yield from (sign * int(digits[:at] + other + digits[at + 1 :]) for other in "0123456789" if other != digit)
        if at:
            yield sign * int(digits[: at - 1] + digit + digits[at - 1] + digits[at + 1 :])
    yield number * 10
    if number % 10 == 0:
        yield number // 10


def exactly(claim: Claim) -> Interval:
    """A claim's number without its hedge and its zeros: what it would be if it were meant to the last place."""
    return printed_interval(claim.value, claim.step, whole=claim.dimension in {"person", "person-turn", "household", "count"})
