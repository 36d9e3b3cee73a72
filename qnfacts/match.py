"""Which row of the table speaks of a claim, or none.

The hard fields come first: measure, base, place, period, status and dimension. Among the indicators that have such
rows an index of words finds those whose names share rare words with the claim; only these are scored. The score
weighs how much of a name the claim's words cover against how much of the claim's own words the name explains, so
that ``hộ nghèo`` does not win ``hộ cận nghèo``. A look-alike (``not``) that fits better is a veto. The claims of a
sentence are then assigned to rows together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from qnfacts import compare
from qnfacts.lexicon import cues
from qnfacts.lexicon.bare import bare, restored
from qnfacts.lexicon.places import same_or_within
from qnfacts.lexicon.senses import ABBREVIATED, EMPTY, PLAIN_NOUNS, PROVINCE_WIDE, SENSES, VERBS
from qnfacts.model import Match
from qnfacts.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qnfacts.model import Claim, Extraction, Fact, Indicator, Table
    from qnfacts.text import Document

ENOUGH = 0.60
"""The least score of a row that speaks of a claim."""

RIVAL = 0.85
"""A claim may fall to its second row where that scores this share of its first."""

_OWN, _NEAR, _SENTENCE, _BEFORE, _EARLIER = 1.0, 0.85, 0.55, 0.45, 0.6
_STRANGE = 0.45
_VERB = 0.25
_HELD, _TIE = 0.15, 0.05
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[,;:()–—•✅]|\s-\s")
_BRACKET = re.compile(r"\s*\(")
_APPOSED = re.compile(r",\s*(?:\w+\s){0,2}$")
_LABELLED = re.compile(r":\s*$")
_AND = re.compile(r"\s(?:và|and|trong đó|gồm|riêng|including|of which)(?=\s|$)")
_BEYOND = re.compile(_AND.pattern + r"|\s(?:là|tại|để|nhằm|do|vì|bởi|khi|sau khi|which|that|at|after|when|because)(?=\s)")

_COUNTED = frozenset({"person", "person-turn", "household", "count", "none"})

Words = dict[str, float]


# Words


class Phrase(NamedTuple):
    """The words of a phrase behind its first, and the senses that it has."""

    rest: tuple[str, ...]
    senses: tuple[str, ...]


@cache
def _phrases() -> dict[str, list[Phrase]]:
    """The phrases of the lexicon by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    rows = [*((senses, words) for senses, words in SENSES), *((full, short) for short, full in ABBREVIATED.items())]
    known: set[tuple[str, ...]] = set()
    empty = [*EMPTY, *(words for _, _, words, _, _ in (*cues.VI, *cues.EN))]
    for senses, words in [*rows, *(("", words) for words in empty)]:
        for word in words.split("|"):
            parts = tuple(_WORD.findall(word))
            if parts and parts not in known:
                known.add(parts)
                found.setdefault(parts[0], []).append(Phrase(parts[1:], tuple(senses.split())))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry.rest))
    return found


def senses_of(view: str) -> list[str]:
    """What the words of a folded text name, in order; words that say nothing of it are left out.

    >>> senses_of("số người tham gia bhxh tự nguyện là")
    ['join', 'social-insurance', 'voluntary']
    """
    words = _WORD.findall(view)
    phrases = _phrases()
    found: list[str] = []
    at = 0
    while at < len(words):
        for phrase in phrases.get(words[at], ()):
            if tuple(words[at + 1 : at + 1 + len(phrase.rest)]) == phrase.rest:
                found += phrase.senses
                at += len(phrase.rest)
                break
        else:
            if not words[at].isdigit():
                found.append(words[at])
        at += 1
    return found


# Index


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator with the senses of its names, of its look-alikes, and of its unit."""

    indicator: Indicator
    names: tuple[frozenset[str], ...]
    apart: tuple[frozenset[str], ...]
    words: frozenset[str]
    grows: bool


@dataclass(frozen=True, slots=True)
class Index:
    """A table made ready for matching: words to indicators, and indicators with a place to rows."""

    table: Table
    entries: dict[str, Entry]
    weights: dict[str, float]
    found: dict[str, list[str]]
    rows: dict[tuple[str, str], list[Fact]]
    home: str
    places: frozenset[str]
    silent: frozenset[str]

    def weight(self, sense: str) -> float:
        """How much a word tells: rare ones more, words that the table doesn't know little."""
        return self.weights.get(sense, _STRANGE)

    def rows_of(self, indicator: str, place: str | None) -> list[Fact]:
        """The rows of an indicator in a place; None is the table's own."""
        return self.rows.get((indicator, self.place_of(place)), [])

    def place_of(self, place: str | None) -> str:
        """A place as the rows name it."""
        name = fold(place) if place else self.home
        return self.home if name in self.places or bare(name) in self.places else name


_made: list[Index] = []


def index_of(table: Table) -> Index:
    """The index of a table, kept for the next document."""
    for kept in _made:
        if kept.table is table:
            return kept
    made = make_index(table)
    _made[:] = [*_made[-3:], made]
    return made


def make_index(table: Table) -> Index:
    """The index of a table."""
    names = {fold(table.place), *(fold(name) for name in table.place_names)}
    silent = frozenset(word for name in names for word in senses_of(name))
    entries = {key: _entry(indicator, silent) for key, indicator in table.indicators.items()}
    found: dict[str, list[str]] = {}
    for key, entry in entries.items():
        for word in entry.words:
            found.setdefault(word, []).append(key)
    total = len(entries) + 1
    weights = {word: 0.3 + log(total / len(keys)) for word, keys in found.items()}
    others = {word for entry in entries.values() for phrase in entry.apart for word in phrase} - weights.keys()
    named = {sense for senses, _ in SENSES for sense in senses.split()}
    weights |= {word: 0.3 + log(total / 2) if word in named else _STRANGE for word in others}
    rows: dict[tuple[str, str], list[Fact]] = {}
    for fact in table.facts:
        rows.setdefault((fact.indicator, fold(fact.place)), []).append(fact)
    return Index(table, entries, weights, found, rows, fold(table.place), frozenset(names | set(map(bare, names))), silent)


def _entry(indicator: Indicator, silent: frozenset[str]) -> Entry:
    def read(phrases: Iterable[str]) -> tuple[frozenset[str], ...]:
        sets = (frozenset(senses_of(fold(phrase))) - silent for phrase in phrases)
        return tuple(dict.fromkeys(words for words in sets if words))

    names = read([*(name for _, name in indicator.name), *indicator.also])
    apart = tuple(words for words in read(indicator.look_alikes) if words not in names)
    unit = read([indicator.unit] if indicator.unit else [])
    grows = any(re.search(r"\b(?:tăng|thêm|new|additional)\b", fold(name)) for _, name in indicator.name)
    return Entry(indicator, names, apart, frozenset().union(*names, *unit), grows)


# Subjects


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that may say what a claim is about, each with how near it stands; ``own`` are its own words."""

    own: frozenset[str]
    near: Words
    noun: frozenset[str] = frozenset()
    inherits: bool = False


@dataclass(slots=True)
class _Draft:
    """What stands around one number: its own words and the rest of its sentence."""

    own: Words = field(default_factory=dict)
    around: Words = field(default_factory=dict)
    noun: frozenset[str] = frozenset()


def subjects_of(extraction: Extraction, document: Document, index: Index) -> tuple[Subject, ...]:
    """For each claim the words that say what it is about: its clause's, its unit's, its head's, its sentence's."""
    claims = extraction.claims
    places = [(document.offset(claim.start), document.offset(claim.end)) for claim in claims]
    sentences = document.sentences
    drafts = [_Draft() for _ in claims]
    at: list[int] = []
    current = 0
    for start, _ in places:
        while current + 1 < len(sentences) and sentences[current + 1].start <= start:
            current += 1
        at.append(current)
    members: dict[int, list[int]] = {}
    for number, sentence in enumerate(at):
        members.setdefault(sentence, []).append(number)
    read = _Reader(document, index, {claim.place for claim in claims if claim.place})
    for sentence, numbers in members.items():
        span = sentences[sentence] if sentences else None
        if span:
            _around(drafts, numbers, places, (span.start, span.end), read)
    found: dict[int, Subject] = {}
    governs = _governing(extraction)
    for number, claim in enumerate(claims):
        if claim.dimension in _COUNTED:
            drafts[number].noun = frozenset(read(document.view[document.offset(claim.number_end) : places[number][1]]))

    busy: set[int] = set()

    def resolve(number: int) -> Subject:
        if number not in found:
            busy.add(number)
            draft, claim = drafts[number], claims[number]
            heading: list[str] = []
            if at[number]:
                before = sentences[at[number] - 1]
                heading = read(document.view[before.start : before.end])
                asked = document.view[before.start : before.end].endswith("?")
                first = number == members[at[number]][0] and number not in governs and at[number] - 1 not in members
                if asked or (first and not any(word in index.found for word in draft.own)):
                    _own(draft, heading, _NEAR)
            head = _head(number, governs, members[at[number]])
            reachable = head is not None and head not in busy and len(busy) < _DEEPEST and (head < number or not draft.own)
            above = resolve(head) if reachable and head is not None else None
            found[number] = _subject(draft, read(fold(claim.indicator)), heading, above, _leans(claim, draft, index))
            if number and number - 1 in found:
                _remember(found[number], found[number - 1])
            busy.discard(number)
        return found[number]

    return tuple(resolve(number) for number in range(len(claims)))


_DEEPEST = 20
_CLAUSE = 120


def _leans(claim: Claim, draft: _Draft, index: Index) -> bool:
    """Whether a claim has no subject of its own: no words, or a share of the plan beside words that the table doesn't know."""
    return not draft.own or (claim.measure in {"plan-ratio", "plan-excess"} and not any(word in index.found for word in draft.own))


def _remember(subject: Subject, earlier: Subject) -> None:
    """The words of the claim before stand a little further away."""
    for word, weight in earlier.near.items():
        subject.near.setdefault(word, weight * _EARLIER)


class _Reader:
    """Reads the senses of a stretch of a document, without those that only name a place."""

    def __init__(self, document: Document, index: Index, places: set[str]) -> None:
        self.view = document.view
        self.silent = index.silent | {word for place in places for word in senses_of(fold(place)) if word not in index.found}

    def __call__(self, view: str) -> list[str]:
        return [word for word in senses_of(view) if word not in self.silent]


def _around(drafts: list[_Draft], numbers: list[int], places: Sequence[tuple[int, int]], span: tuple[int, int], read: _Reader) -> None:
    """Gives each number of a sentence the words before and behind it that are its own."""
    view = read.view
    whole = dict.fromkeys(read(view[span[0] : span[1]]), _SENTENCE)
    for position, number in enumerate(numbers):
        draft = drafts[number]
        draft.around |= whole
        start, end = places[number]
        if position == 0:
            _take(draft, view[span[0] : start], read, backwards=True)
        leads = bool(draft.own)
        if not leads and _BRACKET.match(view, end):
            close = view.find(")", end, span[1])
            outer = next((places[other][0] for other in numbers[position + 1 :] if places[other][0] > close), span[1])
            _own(draft, read(_STOP.split(view[close + 1 : outer])[0]) if close > 0 else [], _OWN)
        if position + 1 < len(numbers):
            following = numbers[position + 1]
            behind, ahead = _divided(view[end : places[following][0]], read)
            _own(draft, read(behind), _OWN)
            _take(drafts[following], ahead, read, backwards=True)
        else:
            behind = view[end : span[1]]
            apposed = _APPOSED.search(view, span[0], start) and behind.lstrip().startswith(",")
            _take(draft, behind.lstrip(" ,\n") if apposed and not leads else behind, read, backwards=False, whole=not leads)


def _own(draft: _Draft, words: Iterable[str], weight: float) -> None:
    for word in words:
        draft.own[word] = max(weight, draft.own.get(word, 0))


def _take(draft: _Draft, text: str, read: _Reader, *, backwards: bool, whole: bool = False) -> None:
    """The clause next to the number is its own, the clauses beyond stand near; behind a number without a name before it all are its own."""
    pieces = [words for piece in _STOP.split(text) if (words := read(piece))]
    if backwards:
        pieces.reverse()
        rest = [word for piece in pieces[1:] for word in piece]
    else:
        first = _STOP.split(text)[0]
        first = read(first if whole else _BEYOND.split(first)[0])
        pieces, rest = ([[word for piece in pieces for word in piece]] if whole else [first]) if first else [], []
    if pieces:
        _own(draft, pieces[0], _OWN)
    for word in rest:
        draft.around[word] = max(_NEAR, draft.around.get(word, 0))


def _divided(text: str, read: _Reader) -> tuple[str, str]:
    """What stands between two numbers: the words of the first, and those of the second.

    The number stands before its words where nothing is left between the last comma or ``và`` and the second
    number; otherwise behind them, after the first comma.
    """
    stops = sorted([*_STOP.finditer(text), *_AND.finditer(text)], key=lambda stop: stop.start())
    if not stops:
        return text, text
    if not _LABELLED.search(text):
        for stop in stops:
            if not read(text[stop.end() :]):
                return text[: stop.start()], ""
    hard = [stop for stop in stops if _STOP.match(stop.group())] or stops
    return text[: hard[0].start()], text[hard[0].end() :]


def _governing(extraction: Extraction) -> dict[int, int]:
    """For each claim that hangs on another the index of that one."""
    found = {index: claim.head for index, claim in enumerate(extraction.claims) if claim.head is not None}
    for link in extraction.links:
        if link.kind in {"ratio", "plan", "by", "from", "same"} and link.member != link.head:
            found.setdefault(link.member, link.head)
    return found


def _head(number: int, governs: Mapping[int, int], sentence: Sequence[int]) -> int | None:
    """The claim whose subject one without words of its own takes over: the one that it hangs on, or that stands next to it."""
    if number in governs:
        return governs[number]
    earlier = [other for other in sentence if other < number]
    later = [other for other in sentence if other > number]
    return earlier[-1] if earlier else later[0] if later else number - 1 if number else None


def _subject(draft: _Draft, named: list[str], heading: list[str], before: Subject | None, leans: bool) -> Subject:
    near = dict(draft.around)
    own = dict(draft.own)
    for word in draft.noun:
        near[word] = 1.0
    if draft.noun - PLAIN_NOUNS:
        own |= dict.fromkeys(draft.noun, _OWN)
    inherits = leans and not own.keys() & draft.noun
    if inherits and before is not None and before.own:
        own = dict.fromkeys(before.own, _OWN)
    elif inherits and not own:
        own = dict.fromkeys(named, _OWN)
    if before is not None:
        for word, weight in before.near.items():
            near[word] = max(near.get(word, 0), weight * (_NEAR if inherits else _SENTENCE))
    for word in named:
        near[word] = max(near.get(word, 0), _OWN)
    for word in heading:
        near[word] = max(near.get(word, 0), _BEFORE)
    near |= own
    return Subject(frozenset(own), near, draft.noun, inherits)


# Scores


@dataclass(frozen=True, slots=True)
class Score:
    """How well an indicator's words fit a subject, and what it was made of."""

    total: float
    covered: float = 0.0
    explained: float = 0.0
    name: frozenset[str] = frozenset()
    veto: frozenset[str] = frozenset()


def score(subject: Subject, entry: Entry, index: Index) -> Score:
    """How well the words of an indicator fit those of a claim, from 0 to 1."""
    best = Score(0.0)
    explained = _explained(subject, entry, index)
    for name in entry.names:
        whole = sum(map(index.weight, name))
        hit = sum(index.weight(word) * subject.near.get(word, 0) for word in name)
        mine = sum(index.weight(word) for word in name if word in subject.own)
        total = hit / whole * (0.3 + 0.7 * explained) * (1 if mine else 0.5)
        if (total, mine) > (best.total, sum(index.weight(word) for word in best.name if word in subject.own)):
            best = Score(total, hit / whole, explained, name)
    if best.total:
        veto = _veto(subject, entry, best.name, index)
        if veto:
            return Score(0.0, best.covered, explained, best.name, veto)
    return best


def _explained(subject: Subject, entry: Entry, index: Index) -> float:
    """Which share of the claim's own words the indicator's words account for."""
    known = sum(index.weight(word) for word in subject.own if word in entry.words)
    strange = sum(index.weight(word) * (_VERB if word in VERBS else 1) for word in subject.own if word not in entry.words)
    return known / (known + strange) if known else 0.0


def _veto(subject: Subject, entry: Entry, name: frozenset[str], index: Index) -> frozenset[str]:
    """A look-alike all of whose words stand by the number, and that tells more than the name."""
    mine = sum(index.weight(word) for word in name if word in subject.own)
    for words in entry.apart:
        if words <= subject.own | subject.noun and not words <= name and words & subject.own:
            theirs = sum(map(index.weight, words))
            if not words <= entry.words or theirs > mine or (theirs == mine and not name <= subject.own):
                return words
    return frozenset()


def candidates(subject: Subject, index: Index, place: str | None) -> list[tuple[Entry, Score]]:
    """The indicators whose words fit a claim, that have rows in its place, the best first."""
    words = sorted((word for word in subject.near if word in index.found), key=lambda word: len(index.found[word]))
    keys: dict[str, None] = {}
    for word in words:
        if len(keys) > 400 and len(index.found[word]) > 50:
            break
        keys |= dict.fromkeys(index.found[word])
    scored = [(index.entries[key], score(subject, index.entries[key], index)) for key in keys if index.rows_of(key, place)]
    return sorted((item for item in scored if item[1].total >= 0.2 or item[1].veto), key=lambda item: -item[1].total)


# Rows


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may speak of a claim. ``how``: in every field, or only in the other status or measure with that number."""

    fact: Fact
    score: float
    words: Score
    how: str = "row"


def is_rate(indicator: Indicator) -> bool:
    """Whether an indicator is itself a percentage, so that its changes are in points."""
    return indicator.dimension in {"percent", "percentage-point"} or indicator.unit in {"%", "phần trăm"}


def amounts(claim: Claim, fact: Fact, indicator: Indicator) -> list[tuple[compare.Amount, compare.Amount]]:
    """The claim's amount beside each amount that the row reports."""
    rate = is_rate(indicator)
    return [(compare.stated(claim, rate=rate), compare.printed(reported, rate=rate)) for reported in fact.reported]


def holds(claim: Claim, fact: Fact, indicator: Indicator, *, exactly: bool = False) -> bool:
    """Whether a source of the row bears the number out; ``exactly``: without rounding and without room."""
    for mine, theirs in amounts(claim, fact, indicator):
        found = compare.fit(mine, theirs)
        if found.holds and not found.loose and not (exactly and (found.rounded or mine.qualifier != "exact")):
            return True
    return False


def same_base(claim: str | None, row: str | None) -> bool:
    """Whether two numbers may be measured against the same thing; an unnamed base fits any.

    >>> same_base("plan:2020", "plan"), same_base("2018", "2019"), same_base(None, "2019")
    (True, False, True)
    """
    if claim is None or row is None or claim == row:
        return True
    if claim.partition(":")[0] != "plan" or row.partition(":")[0] != "plan":
        return claim[:4] == row[:4] and claim[:4].isdigit() and min(len(claim), len(row)) == 4
    return "plan" in {claim, row} and all(not of or of[:1].isdigit() for of in (claim.partition(":")[2], row.partition(":")[2]))


def same_period(claim: Claim, fact: Fact) -> bool:
    """Whether a claim's period is the row's: equal, or for a level a day or month at its end.

    >>> from types import SimpleNamespace as Any
    >>> same_period(Any(period="2020-12-31", measure="level"), Any(period="2020"))
    True
    """
    if _whole_year(claim.period) == fact.period:
        return True
    if claim.period is None or claim.measure != "level" or "/" in claim.period:
        return False
    last = fact.period.rpartition("/")[2]
    if len(last) == 4:
        last = f"{last}-12"
    return claim.period[:7] == last[:7] and len(claim.period) >= 7


def _whole_year(period: str | None) -> str | None:
    return period[:4] if period and len(period) == 15 and period[4:8] == "-01/" and period[8:] == f"{period[:4]}-12" else period


def status_of(claim: Claim) -> str:
    """A claim's status as rows know it: an estimate counts as a result."""
    return "target" if claim.status == "target" else "result"


def dated(claim: Claim, document: Document) -> Claim:
    """What is told of a year that has only begun when the article appears is planned, whatever its verb."""
    return replace(claim, status="target") if _is_ahead(claim, document) else claim


def _is_ahead(claim: Claim, document: Document) -> bool:
    year = claim.period if claim.period and len(claim.period) == 4 else None
    told = claim.status == "actual" and claim.measure != "plan-ratio"
    return bool(year and told and document.date and document.date.isoformat() < f"{year}-11")


def readings(claim: Claim, document: Document, *, plans: bool) -> tuple[Claim, ...]:
    """The claim as it may be meant, the likeliest first.

    A result of a year that has only begun is its plan; but where the year is not named beside the number, and the
    article tells of other years too, it may as well be a result of those. ``plans``: the article tells of no other.
    """
    if not _is_ahead(claim, document):
        return (claim,)
    planned = replace(claim, status="target")
    if plans or not claim.evidence or any(one.field == "period" for one in claim.evidence):
        return (planned,)
    return (planned, replace(claim, period=None))


def located(claim: Claim, document: Document, index: Index, since: int) -> Claim:
    """A number of the whole province stands beside words that say so, though a district of it was named before.

    ``since`` is where in the view the claim's own clause begins at the earliest.
    """
    place = claim.place
    if place is None or index.place_of(place) == index.home or not same_or_within(place, index.table.place):
        return claim
    clause = document.view[since : document.offset(claim.start)]
    whole = max((clause.rfind(word) for word in PROVINCE_WIDE if word in clause), default=-1)
    return replace(claim, place=None) if whole > clause.rfind(fold(place)) else claim


def axis_of(fact: Fact, indicator: Indicator) -> compare.Axis:
    """The axis that a row's numbers lie on."""
    return compare.printed(fact.reported[0], rate=is_rate(indicator)).axis


def as_read(claim: Claim, entry: Entry) -> Claim:
    """The claim as an indicator reads it.

    Where the name itself speaks of growth (``việc làm tăng thêm``) a rise is its level; a unit that is not printed
    beside the number decides nothing.
    """
    noun = frozenset(senses_of(fold(claim.unit))) if claim.dimension == "count" and claim.unit else frozenset()
    if noun and noun <= entry.words and entry.indicator.dimension not in {"count", "none"}:
        claim = replace(claim, unit=None, dimension="none")
    if claim.end == claim.number_end and claim.dimension not in {"percent", "percentage-point", "times"}:
        claim = replace(claim, unit=None, dimension="none")
    if entry.grows and claim.measure == "change" and claim.direction != "down" and claim.dimension not in {"percent", "percentage-point", "times"}:
        return replace(claim, measure="level", direction=None)
    return claim


def rows_for(claim: Claim, entry: Entry, index: Index) -> list[tuple[Fact, str]]:
    """The rows of an indicator that speak of a claim: in every field, else with exactly its number in another status or measure."""
    indicator = entry.indicator
    claim = as_read(claim, entry)
    mine = compare.stated(claim, rate=is_rate(indicator)).axis
    rows = index.rows_of(indicator.id, claim.place)
    alike = [fact for fact in rows if same_base(claim.base, fact.base) and axis_of(fact, indicator) == mine and _countable(claim, fact, entry, index)]
    if claim.period is None:
        return [(fact, "row") for fact in alike if fact.status == status_of(claim) and holds(claim, fact, indicator)]
    timely = [fact for fact in alike if same_period(claim, fact)]
    found = [(fact, "row") for fact in timely if fact.status == status_of(claim)]
    if not found:
        found = [(fact, "status") for fact in timely if holds(claim, fact, indicator, exactly=True)]
    if not found and mine in {"level", "change"}:
        others = [fact for fact in rows if same_period(claim, fact) and axis_of(fact, indicator) in {"level", "change"} and fact.status == status_of(claim)]
        found = [(fact, "measure") for fact in others if _is_exactly(claim, fact) and _countable(claim, fact, entry, index)]
    return found


def _is_exactly(claim: Claim, fact: Fact) -> bool:
    return claim.qualifier == "exact" and any(reported.quantity.value == claim.value for reported in fact.reported)


def _countable(claim: Claim, fact: Fact, entry: Entry, index: Index) -> bool:
    """Another number in another dimension, or of other things, is not the row's."""
    for mine, theirs in amounts(claim, fact, entry.indicator):
        if mine.axis in {"plan", "relative"}:
            return True
        if mine.dimension == "none" and theirs.dimension in {"percent", "percentage-point"} and not compare.fit(mine, theirs).holds:
            continue
        if not compare.same_unit(mine, theirs):
            if mine.value == theirs.value or (mine.qualifier != "exact" and compare.fit(mine, theirs).holds):
                return _related(mine, theirs)
            continue
        if mine.dimension == theirs.dimension == "count" and mine.unit and theirs.unit:
            noun = set(senses_of(fold(mine.unit)))
            return not noun or bool(noun & entry.words)
        return True
    return False


_KIN: tuple[frozenset[str], ...] = (
    frozenset({"person", "person-turn", "household", "count"}),
    frozenset({"percent", "percentage-point"}),
)


def _related(mine: compare.Amount, theirs: compare.Amount) -> bool:
    if mine.dimension == theirs.dimension:
        return True
    return any({mine.dimension, theirs.dimension} <= kin for kin in _KIN)


# Assignment


def match(extraction: Extraction, document: Document, table: Table) -> tuple[tuple[Candidate | None, tuple[str, ...]], ...]:
    """For each claim the row that speaks of it, or None, and the lines of a trace."""
    index = index_of(table)
    document = restored(document)
    subjects = subjects_of(extraction, document, index)
    read = [_placed(number, extraction, document, index) for number in range(len(extraction.claims))]
    plans = not any(_names_period(claim) and claim.status != "target" and not _is_ahead(claim, document) for claim in read)
    options = [
        _options(readings(claim, document, plans=plans), subject, index) for claim, subject in zip(read, subjects, strict=True)
    ]
    chosen = _assigned(extraction, [found for found, _ in options], index)
    return tuple((candidate, trace) for candidate, (_, trace) in zip(chosen, options, strict=True))


def _names_period(claim: Claim) -> bool:
    return claim.period is not None and (not claim.evidence or any(one.field == "period" for one in claim.evidence))


def _placed(number: int, extraction: Extraction, document: Document, index: Index) -> Claim:
    claim = extraction.claims[number]
    earlier = extraction.claims[number - 1] if number else None
    since = earlier.end if earlier and earlier.sentence == claim.sentence else max(0, claim.start - _CLAUSE)
    return located(claim, document, index, document.offset(since))


def _options(meant: tuple[Claim, ...], subject: Subject, index: Index) -> tuple[list[Candidate], tuple[str, ...]]:
    found: list[Candidate] = []
    lines: list[str] = [f"own words: {' '.join(sorted(subject.own)) or '–'}"]
    for entry, words in candidates(subject, index, meant[0].place)[:12]:
        rows = _rows(meant, entry, index)
        lines.append(_line(entry, words, rows))
        found += [Candidate(fact, words.total, words, how) for fact, how in rows if words.total >= ENOUGH]
    return found, tuple(lines)


def _rows(meant: tuple[Claim, ...], entry: Entry, index: Index) -> list[tuple[Fact, str]]:
    """The rows for a claim; where it may be meant in several ways those whose number holds."""
    if len(meant) == 1:
        return rows_for(meant[0], entry, index)
    for claim in meant:
        found = [(fact, how) for fact, how in rows_for(claim, entry, index) if how == "row" and holds(claim, fact, entry.indicator)]
        if found:
            return found
    return []


def _line(entry: Entry, words: Score, rows: Sequence[tuple[Fact, str]]) -> str:
    made = f"name {words.covered:.2f} ({' '.join(sorted(words.name))}) own words explained {words.explained:.2f}"
    veto = f" · look-alike: {' '.join(sorted(words.veto))}" if words.veto else ""
    told = ", ".join(f"{fact.id}{'' if how == 'row' else f' ({how})'}" for fact, how in rows) or "no row for period, status, measure, base, place, unit"
    return f"{entry.indicator.id} {words.total:.2f}: {made}{veto} → {told}"


def _assigned(extraction: Extraction, options: list[list[Candidate]], index: Index) -> list[Candidate | None]:
    """The best assignment of each sentence's claims to rows; a part never takes its total's row with another number."""
    claims = extraction.claims
    chosen: list[Candidate | None] = [None] * len(claims)
    sentences: dict[int, list[int]] = {}
    for number, claim in enumerate(claims):
        sentences.setdefault(claim.sentence, []).append(number)
    for numbers in sentences.values():
        for number, candidate in zip(numbers, _best([_ranked(claims[n], options[n], index) for n in numbers], [claims[n] for n in numbers]), strict=True):
            chosen[number] = candidate
    for number, claim in enumerate(claims):
        candidate, head = chosen[number], claim.head
        if candidate and head is not None and head < number and (above := chosen[head]) and above.fact is candidate.fact and claims[head].value != claim.value:
            chosen[number] = None
    return chosen


def _ranked(claim: Claim, options: list[Candidate], index: Index) -> list[tuple[Candidate, float]]:
    """The rows that come into question with what they are worth: where words are near equal a number that holds decides."""
    best = max((candidate.score for candidate in options), default=0.0)
    found: list[tuple[Candidate, float]] = []
    for candidate in options:
        if candidate.score >= RIVAL * best:
            held = holds(claim, candidate.fact, index.entries[candidate.fact.indicator].indicator)
            found.append((candidate, candidate.score + (_HELD if candidate.score >= best - _TIE else _TIE / 2 if held else 0) * held))
    return sorted(found, key=lambda item: -item[1])[:6]


def _best(options: list[list[tuple[Candidate, float]]], claims: list[Claim]) -> list[Candidate | None]:
    """The assignment of claims to rows that is worth most, a row to one number; claims with that number share it."""
    rows = list(dict.fromkeys(candidate.fact.id for items in options for candidate, _ in items))
    worth = [[next((value for candidate, value in items if candidate.fact.id == row), 0.0) for row in rows] for items in options]
    chosen: list[Candidate | None] = []
    for items, column in zip(options, assign(worth), strict=True):
        chosen.append(next((candidate for candidate, _ in items if column is not None and candidate.fact.id == rows[column]), None))
    numbers = {candidate.fact.id: claim.value for claim, candidate in zip(claims, chosen, strict=True) if candidate}
    for at, (claim, items) in enumerate(zip(claims, options, strict=True)):
        if items and numbers.get(items[0][0].fact.id) == claim.value:
            chosen[at] = items[0][0]
    return chosen


def assign(worth: list[list[float]]) -> list[int | None]:
    """For each line the column that makes the whole worth most, each column at most once; None where nothing is left.

    The Hungarian method in its short form, with one column more a line that is worth nothing.

    >>> assign([[0.9, 0.8], [0.9, 0.0]])
    [1, 0]
    """
    lines, columns = len(worth), len(worth[0]) + len(worth) if worth else 0
    cost = [[-value for value in line] + [0.0] * lines for line in worth]
    up, down = [0.0] * (lines + 1), [0.0] * (columns + 1)
    holder = [0] * (columns + 1)
    for line in range(1, lines + 1):
        holder[0], column = line, 0
        least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while holder[column]:
            used[column] = True
            delta, following = float("inf"), 0
            for other in range(1, columns + 1):
                if not used[other]:
                    value = cost[holder[column] - 1][other - 1] - up[holder[column]] - down[other]
                    if value < least[other]:
                        least[other], way[other] = value, column
                    if least[other] < delta:
                        delta, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    up[holder[other]] += delta
                    down[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            holder[column] = holder[way[column]]
            column = way[column]
    found: list[int | None] = [None] * lines
    for column in range(1, columns - lines + 1):
        if holder[column] and worth[holder[column] - 1][column - 1] > 0:
            found[holder[column] - 1] = column - 1
    return found


def matched(candidate: Candidate, trace: tuple[str, ...]) -> Match:
    """The match that a report shows."""
    return Match(candidate.fact, round(candidate.score * 100, 1), trace)
