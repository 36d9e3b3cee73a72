"""A table made ready for matching: hard fields and words to indicators, indicators to rows."""

from __future__ import annotations

import json
from contextlib import suppress
from math import fsum, log
from typing import TYPE_CHECKING

from qnfacts import kept
from qnfacts.compare import POINTS, part_told
from qnfacts.frozen import dataclass
from qnfacts.lexicon import cues
from qnfacts.lexicon.bare import bare
from qnfacts.lexicon.senses import EMPTY, NAMED, SENSES, senses_of
from qnfacts.patterns import compiled
from qnfacts.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qnfacts.model import Claim, Fact, Indicator, Table

STRANGE = 0.45
"""How much a word tells that the table doesn't know."""

_GROWS = compiled(r"\b(?:tăng|thêm|new|additional)\b")
_WIDE = frozenset({"tỉnh", "tinh", "huyện", "xã", "thành", "province", "provincewide", "wide", "nước", "nationwide"})
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator with the senses of its names and what each name weighs, of its look-alikes, and of its unit.

    ``grows``: its very name speaks of growth (``việc làm tăng thêm``).
    """

    indicator: Indicator
    names: tuple[tuple[frozenset[str], float], ...]
    apart: tuple[frozenset[str], ...]
    words: frozenset[str]
    grows: bool


@dataclass(frozen=True, slots=True)
class Index:
    """The entries by indicator, the indicators by word and by hard fields (place, period, kind), the rows by indicator and place."""

    table: Table
    entries: dict[str, Entry]
    weights: dict[str, float]
    found: dict[str, frozenset[str]]
    blocks: dict[tuple[str, str | None, str], set[str]]
    rows: dict[tuple[str, str], list[Fact]]
    home: str
    places: frozenset[str]
    proper: frozenset[str]
    silent: frozenset[str]

    def weight(self, sense: str) -> float:
        """How much a word tells: rare ones more, words that the table doesn't know little."""
        return self.weights.get(sense, STRANGE)

    def rows_of(self, indicator: str, place: str | None) -> list[Fact]:
        """The rows of an indicator in a place; None is the table's own."""
        return self.rows.get((indicator, self.place_of(place)), [])

    def place_of(self, place: str | None) -> str:
        """A place as the rows name it."""
        if place is None:
            return self.home
        name = fold(place)
        return self.home if name in self.places or bare(name) in self.places else name

    def block(self, claims: Iterable[Claim]) -> set[str]:
        """The indicators that have rows in the place, for the period and of the kind of a claim, as it may be meant."""
        found: set[str] = set()
        for claim in claims:
            place = self.place_of(claim.place)
            for period in periods_of(claim):
                for kind in kinds_of(claim):
                    found |= self.blocks.get((place, period, kind), set())
        return found


def periods_of(claim: Claim) -> tuple[str | None, ...]:
    """The periods under which rows for a claim stand: its own, and for a level the month that they end in."""
    if claim.period is None:
        return (None,)
    own = whole_year(claim.period)
    if claim.measure == "level" and len(claim.period) >= 7 and "/" not in claim.period:
        return (own, f"–{claim.period[:7]}")
    return (own,)


def whole_year(period: str) -> str:
    """``2020`` for January to December of it."""
    return period[:4] if len(period) == 15 and period[4:] == f"-01/{period[:4]}-12" else period


def end_of(period: str) -> str:
    """The month that a period ends in.

    >>> end_of("2020"), end_of("2021-01/2021-06")
    ('2020-12', '2021-06')
    """
    last = period.rpartition("/")[2]
    return f"{last}-12" if len(last) == 4 else last[:7]


def kinds_of(claim: Claim) -> tuple[str, ...]:
    """The kinds of rows that a claim may be held against: shares of a plan, relative numbers, rates, amounts."""
    match claim.measure:
        case "plan-ratio" | "plan-excess":
            return ("plan", "rate", "amount")
        case "relative":
            return ("relative",)
        case "change" if claim.dimension in {"percent", "times"}:
            return ("rate", "relative")
        case _:
            if claim.dimension == "none" or claim.end == claim.number_end or part_told(claim) is not None:
                return ("amount", "rate")
            return ("rate",) if claim.dimension in POINTS else ("amount",)


def _kind(fact: Fact) -> str:
    first = fact.reported[0]
    if first.measure in {"plan-ratio", "plan-excess"}:
        return "plan"
    if first.measure == "relative" or (first.measure == "change" and first.quantity.dimension == "times"):
        return "relative"
    return "rate" if first.quantity.dimension in POINTS else "amount"


_made: list[Index] = []


def index_of(table: Table) -> Index:
    """The index of a table, kept for the next document."""
    for known in _made:
        if known.table is table:
            return known
    made = make_index(table)
    _made[:] = [*_made[-3:], made]
    return made


def make_index(table: Table) -> Index:
    """The index of a table."""
    home = fold(table.place)
    names = {home, *(fold(name) for name in table.place_names)}
    silent = frozenset(word for name in names for word in senses_of(name))
    read = _read(list(table.indicators.values()), silent)
    found: dict[str, set[str]] = {}
    for key, (phrases, _, unit) in read.items():
        for word in frozenset().union(*phrases, unit):
            found.setdefault(word, set()).add(key)
    weights = _weights(found, {word for _, apart, _ in read.values() for phrase in apart for word in phrase}, len(read))
    entries = {key: _entry(table.indicators[key], phrases, apart, unit, weights) for key, (phrases, apart, unit) in read.items()}
    rows: dict[tuple[str, str], list[Fact]] = {}
    blocks: dict[tuple[str, str | None, str], set[str]] = {}
    folded = {place: fold(place) for place in {fact.place for fact in table.facts}}
    periods = {period: (None, period, f"–{end_of(period)}") for period in {fact.period for fact in table.facts}}
    fields: dict[tuple[str, str, str], set[str]] = {}
    for fact in table.facts:
        place = folded[fact.place]
        rows.setdefault((fact.indicator, place), []).append(fact)
        fields.setdefault((place, fact.period, _kind(fact)), set()).add(fact.indicator)
    for (place, named, kind), keys in fields.items():
        for period in periods[named]:
            blocks.setdefault((place, period, kind), set()).update(keys)
    postings = {word: frozenset(keys) for word, keys in found.items()}
    return Index(
        table, entries, weights, postings, blocks, rows, home, frozenset(names | set(map(bare, names))), _proper(home, names), silent
    )


def _proper(home: str, names: set[str]) -> frozenset[str]:
    """The names that only this place has: ``đất mỏ``, not ``toàn tỉnh``. The place itself may have namesakes."""
    return frozenset(
        name for name in names if home not in name and bare(home) not in name and not _WIDE.intersection(name.replace("-", " ").split())
    )


Phrases = tuple[frozenset[str], ...]


def _read(indicators: Sequence[Indicator], silent: frozenset[str]) -> dict[str, tuple[Phrases, Phrases, frozenset[str]]]:
    """The senses of each indicator's names, of its look-alikes that are no names, and of its unit."""
    groups = [([*(name for _, name in one.name), *one.also], one.look_alikes, [one.unit or ""]) for one in indicators]
    lines = iter(_senses_of([" ".join(phrase.split()) for group in groups for part in group for phrase in part]))
    found = {}
    for one, group in zip(indicators, groups, strict=True):
        names, apart, unit = ([next(lines) for _ in part] for part in group)
        told = tuple(dict.fromkeys(words for words in (words - silent for words in names) if words))
        others = dict.fromkeys(words for words in (words - silent for words in apart) if words)
        found[one.id] = told, tuple(words for words in others if words not in told), unit[0]
    return found


def _senses_of(phrases: list[str]) -> list[frozenset[str]]:
    """The senses of each phrase of a table; kept, since reading them takes as long as reading an article."""
    text = "\n".join(phrases)
    named = f"{kept.blake2b(text.encode(), key=_lexicon(), digest_size=20).hexdigest()}.words.json"
    content = kept.fetch(named, _LARGEST)
    if content is not None:
        with suppress(ValueError, TypeError, AttributeError):
            found = [frozenset(line.split(" ")) - {""} for line in json.loads(content)]
            if len(found) == len(phrases):
                return found
    read = [senses_of(line) for line in fold(text).split("\n")] if phrases else []
    kept.keep(named, json.dumps([" ".join(words) for words in read]).encode())
    return [frozenset(words) for words in read]


def _lexicon() -> bytes:
    """A digest of the words that phrases are read by."""
    words = repr((SENSES, sorted(EMPTY), cues.VI, cues.EN))
    return kept.blake2b(words.encode(), digest_size=20).digest()


def _weights(found: dict[str, set[str]], apart: set[str], entries: int) -> dict[str, float]:
    """What each word tells: the fewer indicators have it the more."""
    total = entries + 1
    weights = {word: 0.3 + log(total / len(keys)) for word, keys in found.items()}
    return weights | {word: 0.3 + log(total / 2) if word in NAMED else STRANGE for word in apart - weights.keys()}


def _entry(
    indicator: Indicator,
    names: tuple[frozenset[str], ...],
    apart: tuple[frozenset[str], ...],
    unit: frozenset[str],
    weights: dict[str, float],
) -> Entry:
    weighed = tuple((words, fsum(weights[word] for word in words)) for words in names)
    grows = any(_GROWS.search(name.lower()) for _, name in indicator.name)
    return Entry(indicator, weighed, apart, frozenset().union(*names, unit), grows)
