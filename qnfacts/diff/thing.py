"""What a claim speaks of, apart from its number: words, indicator, place, period, and how it may be compared."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from qnfacts import compare
from qnfacts.frozen import dataclass, replace
from qnfacts.lexicon.bare import restored
from qnfacts.lexicon.measures import size_of
from qnfacts.lexicon.senses import NAMED, PLAIN_NOUNS, VERBS, senses_of
from qnfacts.match import ENOUGH, match
from qnfacts.match.index import end_of, index_of, whole_year
from qnfacts.match.rows import as_read, is_rate, same_base, status_of
from qnfacts.match.score import candidates
from qnfacts.match.subject import subjects_of
from qnfacts.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from qnfacts.match.index import Index
    from qnfacts.match.subject import Subject
    from qnfacts.model import Claim, Dimension, Extraction, Table
    from qnfacts.text import Document

FIELDS = ("measure", "status", "period", "place", "base")
"""The hard fields, in the order in which a difference in them is told."""

_INHERITED, _UNSURE = 0.7, 0.8
_VERB, _NOUN, _STRANGE = 0.25, 0.5, 0.6
_MEASURED = frozenset({"money", "mass", "length", "area", "volume", "energy", "power", "speed"})
_COUNTED = frozenset({"person", "person-turn", "household"})
_MOST_SCORES = 100_000


@dataclass(frozen=True, slots=True)
class Thing:
    """A claim with what it speaks of.

    ``own`` are the senses of its own words, ``near`` also those of the claims that it hangs on, each with how near.
    ``indicator`` is the table's; ``sure``: a row of the table fits in every field. ``place`` is None where the text names none.
    ``repeats`` are the indexes of the claims that say the same again. ``axes``: what the number can be compared with, as the
    number of an amount and of a rate.
    """

    index: int
    claim: Claim
    own: frozenset[str]
    near: dict[str, float]
    context: frozenset[str]
    weight: float
    place: str | None = None
    home: str | None = None
    indicator: str | None = None
    sure: bool = False
    rate: bool = False
    repeats: tuple[int, ...] = ()
    status: str = "result"
    period: str | None = None
    axes: tuple[compare.Axis, compare.Axis] = ("level", "level")


def weight_of(sense: str) -> float:
    """How much a word tells of what is counted: verbs and plain nouns say little of it.

    >>> weight_of("poor") > weight_of("worker") > weight_of("create")
    True
    """
    if sense in VERBS:
        return _VERB
    if sense in PLAIN_NOUNS:
        return _NOUN
    return 1.0 if sense in NAMED else _STRANGE


def things_of(document: Document, extraction: Extraction, table: Table | None) -> tuple[Thing, ...]:
    """What each claim of a text speaks of, in reading order."""
    claims = extraction.claims
    known = _indicators(extraction, document, table) if table and table.facts else [(None, False)] * len(claims)
    entries = index_of(table).entries if table else {}
    words = [_words(claim) for claim in claims]
    contexts = list(_contexts(document, claims))
    home = _home(claims)
    found = []
    for number, (claim, (indicator, sure)) in enumerate(zip(claims, known, strict=True)):
        entry = entries.get(indicator) if indicator else None
        read = as_read(claim, entry) if entry else _as_created(claim, words[number])
        own = words[number]
        near = dict.fromkeys(own, 1.0)
        for word in _inherited(number, claims, words):
            near.setdefault(word, _INHERITED)
        rate = is_rate(entry.indicator) if entry else claim.dimension == "percentage-point"
        place = fold(claim.place) if claim.place else None
        weight = sum(map(weight_of, own))
        found.append(read_as(Thing(number, read, own, near, contexts[number], weight, place or home, home, indicator, sure, rate), read))
    return tuple(found)


def read_as(thing: Thing, claim: Claim) -> Thing:
    """The thing with another reading of its claim."""
    period = whole_year(claim.period) if claim.period else None
    axes = compare.stated(claim).axis, compare.stated(claim, rate=True).axis
    return replace(thing, claim=claim, status=status_of(claim), period=period, axes=axes)


def times_of(thing: Thing) -> tuple[str | None, ...]:
    """The keys under which a thing is found by its time: its period, and for a level the month that it ends in."""
    if thing.period is None or thing.claim.measure != "level":
        return (thing.period,)
    return thing.period, f"–{end_of(thing.period)}"


def _words(claim: Claim) -> frozenset[str]:
    """The senses of a claim's own words; a unit of measure says nothing of what is measured, a counted noun does."""
    told = senses_of(fold(claim.indicator))
    unit = senses_of(fold(claim.unit or ""))
    if claim.dimension == "count":
        return frozenset([*told, *unit])
    return frozenset(told[: -len(unit)] if unit and told[-len(unit) :] == unit and claim.dimension not in _COUNTED else told)


def _as_created(claim: Claim, own: frozenset[str]) -> Claim:
    """Jobs that are added are so many jobs, whatever verb tells it."""
    counted = claim.dimension not in compare.SHARES and claim.direction == "up"
    grows = {"job", "added"} <= own or {"job", "create"} <= own
    return replace(claim, measure="level", direction=None) if claim.measure == "change" and counted and grows else claim


def _inherited(number: int, claims: Sequence[Claim], words: Sequence[frozenset[str]]) -> Iterator[str]:
    """The words of the claims above."""
    for _ in range(3):
        head = claims[number].head
        if head is None or head == number:
            return
        yield from words[head]
        number = head


def _contexts(document: Document, claims: Sequence[Claim]) -> Iterator[frozenset[str]]:
    """The words of each claim's sentence, without its figures."""
    kept: dict[int, frozenset[str]] = {}
    sentences = document.sentences
    current = 0
    for claim in claims:
        at = document.offset(claim.start)
        while current + 1 < len(sentences) and sentences[current + 1].start <= at:
            current += 1
        while current and sentences[current].start > at:
            current -= 1
        if current not in kept:
            span = (sentences[current].start, sentences[current].end) if sentences else (0, 0)
            kept[current] = frozenset(word for word in document.view[slice(*span)].split() if not any(map(str.isdigit, word)))
        yield kept[current]


def _home(claims: Iterable[Claim]) -> str | None:
    """The place that a text speaks of unless it says otherwise: the one that it names most."""
    named = Counter(fold(claim.place) for claim in claims if claim.place)
    return named.most_common(1)[0][0] if named else None


def _indicators(extraction: Extraction, document: Document, table: Table) -> list[tuple[str | None, bool]]:
    """The indicator of each claim: its row's, else the one whose names fit its words."""
    index = index_of(table)
    rows = [found.candidate for found in match(extraction, document, table)]
    guessed: list[str | None] = [None] * len(rows)
    if len(rows) * len(index.entries) <= _MOST_SCORES:
        subjects = subjects_of(extraction, restored(document), index)
        every = set(index.entries)
        guessed = [
            None if row else _guess(claim, subject, index, every)
            for row, claim, subject in zip(rows, extraction.claims, subjects, strict=True)
        ]
    return [(row.fact.indicator, True) if row else (guess, False) for row, guess in zip(rows, guessed, strict=True)]


def _guess(claim: Claim, subject: Subject, index: Index, every: set[str]) -> str | None:
    for entry, words in candidates(subject, index, every)[:5]:
        if words.total < ENOUGH:
            return None
        if claim.measure not in {"level", "change"} or kin(claim.dimension, entry.indicator.dimension):
            return entry.indicator.id
    return None


def kin(one: Dimension, other: Dimension) -> bool:
    """Whether two dimensions are kin, as far as both are known.

    >>> kin("person", "none"), kin("percent", "person")
    (True, False)
    """
    return "none" in {one, other} or compare.are_kin(one, other)


def alike(one: Thing, other: Thing) -> float:
    """How well the words of two claims fit, from 0 to 1: what both say, against all that each says of its own.

    Where a table knows what both speak of, that decides; where neither says anything, the sentences do.
    """
    if one.indicator and other.indicator:
        if one.indicator == other.indicator:
            return 1.0
        if one.sure and other.sure:
            return 0.0
    whole = one.weight + other.weight
    if not whole:
        return in_context(one, other)
    hit = sum(weight_of(word) * other.near.get(word, 0.0) for word in one.own)
    hit += sum(weight_of(word) * one.near.get(word, 0.0) for word in other.own)
    fit = hit / whole
    return fit * _UNSURE if (one.indicator and other.indicator) or not (one.own and other.own) else fit


def in_context(one: Thing, other: Thing) -> float:
    """How much of the wording of their sentences two claims share, from 0 to 1."""
    either = len(one.context | other.context)
    return len(one.context & other.context) / either if either else 0.0


def amounts(one: Thing, other: Thing) -> tuple[compare.Amount, compare.Amount]:
    """The two numbers, read alike: in one size of unit; changes of a rate are in points where either text shows that it is one."""
    rate = one.rate or other.rate
    mine, theirs = compare.stated(one.claim, rate=rate), compare.stated(other.claim, rate=rate)
    sizes = size_of(one.claim.unit), size_of(other.claim.unit)
    if sizes[0] is None or sizes[1] is None or sizes[0][0] != sizes[1][0] or sizes[0] == sizes[1]:
        return mine, theirs
    return _sized(mine, sizes[0][1]), _sized(theirs, sizes[1][1])


def _sized(amount: compare.Amount, much: Decimal) -> compare.Amount:
    return replace(amount, value=amount.value * much, step=amount.step * much, high=None if amount.high is None else amount.high * much)


def other_unit(one: Thing, other: Thing) -> bool:
    """Whether two amounts are measured in what cannot be turned into one another: dongs and dollars, hectares and fields.

    Where a unit isn't known the words must be the same.
    """
    mine, theirs = one.claim.unit, other.claim.unit
    if one.claim.dimension not in _MEASURED or mine is None or theirs is None or mine == theirs:
        return False
    sizes = size_of(mine), size_of(theirs)
    return sizes[0] is None or sizes[1] is None or sizes[0][0] != sizes[1][0]


def differing(one: Thing, other: Thing) -> tuple[str, ...]:
    """The hard fields in which two claims differ; what a text leaves out differs from nothing."""
    rate = one.rate or other.rate
    axis = one.axes[rate]
    found = [] if axis == other.axes[rate] else ["measure"]
    if one.status != other.status:
        found.append("status")
    if not _same_period(one, other):
        found.append("period")
    if one.place != other.place and not _same_place(one, other):
        found.append("place")
    if axis != "level" and not same_base(one.claim.base, other.claim.base):
        found.append("base")
    return tuple(found)


def _same_period(one: Thing, other: Thing) -> bool:
    mine, theirs = one.period, other.period
    if mine is None or theirs is None or mine == theirs:
        return True
    level = one.claim.measure == other.claim.measure == "level"
    return level and any("/" not in day and len(day) >= 7 and day[:7] == end_of(span) for day, span in ((mine, theirs), (theirs, mine)))


def _same_place(one: Thing, other: Thing) -> bool:
    if one.place is None or other.place is None:
        return True
    return bool(one.claim.place and other.claim.place and _are_one(one.claim.place, other.claim.place))


@lru_cache(maxsize=4096)
def _are_one(one: str, other: str) -> bool:
    from qnfacts.lexicon.places import same_place

    return same_place(one, other)
