"""Which row of the table speaks of a claim, or none.

The hard fields come first: measure, base, place, period, status and dimension (``rows``, and ``index`` for large
tables). Among the indicators that have such rows an index of words finds those whose names share words with the claim
(``subject``); only these are scored (``score``). The score weighs how much of a name the claim's words cover against how
much of the claim's own words the name explains, so that ``hộ nghèo`` does not win ``hộ cận nghèo``. A look-alike
(``not``) that fits better is a veto. The claims of a sentence are then assigned to rows together (``assign``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.compare import significant
from qnfacts.frozen import dataclass, replace
from qnfacts.lexicon.bare import restored
from qnfacts.lexicon.senses import NAMED, senses_of
from qnfacts.match.assign import assign
from qnfacts.match.index import index_of
from qnfacts.match.rows import FIELDS, holds, is_ahead, is_elsewhere, lacking, located, names_period, readings, rows_for, undated
from qnfacts.match.score import candidates
from qnfacts.match.subject import subjects_of
from qnfacts.model import Match
from qnfacts.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.match.index import Entry, Index
    from qnfacts.match.score import Score
    from qnfacts.match.subject import Subject
    from qnfacts.model import Claim, Extraction, Fact, Indicator, Table
    from qnfacts.text import Document

ENOUGH = 0.60
"""The least score of a row that speaks of a claim."""

RIVAL = 0.85
"""A claim may fall to its second row where that scores this share of its first."""

_DIGIT, _PLAIN = 0.04, 2
"""What each digit of a number that holds is worth, beyond so many that any number may have."""

_NEARLY, _MOST_OF = 0.75, 0.5
"""So near the first a row comes into question whose name stands by the number for the most part, and says as much of it."""
_LONG = 3
"""More digits than these, all of them a row's whose whole name stands by the number, are no chance."""

_HELD, _TIE = 0.15, 0.05
_CLAUSE = 120
_FEW, _SHOWN = 100, 4
_MOST_TOGETHER = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may speak of a claim. ``how``: in every field, or only in the other status or measure with that number."""

    fact: Fact
    score: float
    words: Score
    how: str = "row"


@dataclass(frozen=True, slots=True)
class Found:
    """The row that speaks of a claim, or none, and the lines of a trace.

    Where there is none: the indicator whose words fit, and the first field in which no row of it is the claim's.
    """

    candidate: Candidate | None
    trace: tuple[str, ...]
    like: Indicator | None = None
    lacking: str | None = None


def match(extraction: Extraction, document: Document, table: Table) -> tuple[Found, ...]:
    """For each claim the row that speaks of it, or why there is none."""
    index = index_of(table)
    document = restored(document)
    subjects = subjects_of(extraction, document, index)
    read = [undated(_placed(number, extraction, document, index)) for number in range(len(extraction.claims))]
    others = any(names_period(claim) and claim.status != "target" and not is_ahead(claim, document) for claim in read)
    planned: set[tuple[int, str | None]] = set()
    options: list[tuple[list[Candidate], tuple[str, ...]]] = []
    before: Subject | None = None
    for number, (claim, subject) in enumerate(zip(read, subjects, strict=True)):
        meant = readings(claim, document, plans=not others or (claim.paragraph, claim.period) in planned)
        if not number or read[number - 1].paragraph != claim.paragraph:
            before = None
        found = _options(meant, subject, index)
        if any(word in index.found for word in subject.own):
            before = subject
        elif not found[0] and not subject.own & NAMED:
            found = _borne_out(meant, [one for one in (_named(claim, subject), before) if one is not None], index) or found
        options.append(found)
        if claim.status == "target" and names_period(claim):
            planned.add((claim.paragraph, claim.period))
    homeless = [number for number, (found, _) in enumerate(options) if found and read[number].place is None]
    elsewhere = set(homeless) if homeless and is_elsewhere(document, index) else set()
    for number in elsewhere:
        options[number] = ([], (*options[number][1], "the text is about other places than the table"))
    for number in {link.member for link in extraction.links if link.kind == "share"}:
        rows, trace = options[number]
        options[number] = ([row for row in rows if _told_or_exact(read[number], row.fact, index)], trace)
    chosen = _assigned(extraction, [found for found, _ in options], index)
    return tuple(
        Found(candidate, trace) if candidate or rows or number in elsewhere else _without(read[number], subjects[number], trace, index)
        for number, (candidate, (rows, trace)) in enumerate(zip(chosen, options, strict=True))
    )


def _told_or_exact(claim: Claim, fact: Fact, index: Index) -> bool:
    """A hedged share of the number before it is a row's only where the row's number is near: ``21.250 người, chiếm hơn 8%``."""
    return claim.qualifier == "exact" or holds(claim, fact, index.entries[fact.indicator].indicator)


def _without(claim: Claim, subject: Subject, trace: tuple[str, ...], index: Index) -> Found:
    """Why no row speaks of a claim: the indicators whose words fit, and the field in which none of their rows is the claim's."""
    keys = {key for word in subject.own for key in index.found.get(word, ())}
    scored = candidates(subject, index, keys)[:_SHOWN] if len(keys) <= _FEW else []
    why = [(entry, words, lacking(claim, entry, index)) for entry, words in scored]
    told = tuple(f"{entry.indicator.id} {words.total:.2f}: no row of this {field}" for entry, words, field in why)
    fitting = [(entry, field) for entry, words, field in why if words.total >= max(ENOUGH, scored[0][1].total - _TIE)]
    if not fitting:
        return Found(None, (*trace, *told))
    like, field = max(fitting, key=lambda one: FIELDS.index(one[1]))
    return Found(None, (*trace, *told), like.indicator, field)


def _placed(number: int, extraction: Extraction, document: Document, index: Index) -> Claim:
    claim = extraction.claims[number]
    earlier = extraction.claims[number - 1] if number else None
    since = earlier.end if earlier and earlier.sentence == claim.sentence else max(0, claim.start - _CLAUSE)
    return located(claim, document, index, document.offset(since))


def _options(meant: tuple[Claim, ...], subject: Subject, index: Index) -> tuple[list[Candidate], tuple[str, ...]]:
    found: list[Candidate] = []
    lines: list[str] = [f"own words: {' '.join(sorted(subject.own)) or '–'}"]
    for entry, words in candidates(subject, index, index.block(meant))[:12]:
        rows = _rows(meant, entry, index)
        lines.append(_line(entry, words, rows))
        found += [Candidate(fact, words.total, words, how) for fact, how in rows if words.total >= _enough(meant, fact, how, entry)]
    return found, tuple(lines)


def _named(claim: Claim, subject: Subject) -> Subject:
    """The subject as the claim's indicator words it, its heading included."""
    return replace(subject, own=frozenset(senses_of(fold(claim.indicator))))


def _borne_out(meant: tuple[Claim, ...], subjects: Sequence[Subject], index: Index) -> tuple[list[Candidate], tuple[str, ...]] | None:
    """The rows of what was spoken of before that have exactly the number of a claim whose own words name nothing."""
    for subject in subjects:
        found, lines = _options(meant, subject, index)
        exactly = [
            one
            for one in found
            if one.how == "row" and any(_tells(claim, one.fact, index.entries[one.fact.indicator].indicator) for claim in meant)
        ]
        if exactly:
            return exactly, (*lines, "the words of what was spoken of before: the number is exactly this row's")
    return None


def _tells(claim: Claim, fact: Fact, indicator: Indicator) -> bool:
    """Whether a number of more than one digit is exactly a row's."""
    return len(significant(claim.value)) >= _PLAIN and holds(claim, fact, indicator, exactly=True)


def _enough(meant: tuple[Claim, ...], fact: Fact, how: str, entry: Entry) -> float:
    """The least score of a row: the more digits of a claim it has, the less its words need to say."""
    if how != "row":
        return ENOUGH
    digits = (_telling_digits(claim) for claim in meant if holds(claim, fact, entry.indicator, exactly=True))
    return ENOUGH - _DIGIT * max(0, max(digits, default=0) - _PLAIN)


def _telling_digits(claim: Claim) -> float:
    """The digits of a number; the zeros that end it tell half as much."""
    telling = len(significant(claim.value))
    return (telling + sum(map(str.isdigit, claim.number))) / 2 if any(map(str.isdigit, claim.number)) else telling


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
    told = ", ".join(f"{fact.id}{'' if how == 'row' else f' ({how} differs, number equal)'}" for fact, how in rows) or "no row"
    return f"{entry.indicator.id} {words.total:.2f}: {made}{veto} → {told}"


def _assigned(extraction: Extraction, options: list[list[Candidate]], index: Index) -> list[Candidate | None]:
    """The best assignment of each sentence's claims to rows; a part never takes its total's row with another number."""
    claims = extraction.claims
    chosen: list[Candidate | None] = [None] * len(claims)
    sentences: dict[int, list[int]] = {}
    for number, claim in enumerate(claims):
        sentences.setdefault(claim.sentence, []).append(number)
    for numbers in sentences.values():
        for number, candidate in zip(
            numbers,
            _best([_ranked(claims[n], options[n], index) for n in numbers], [claims[n] for n in numbers], index.entries),
            strict=True,
        ):
            chosen[number] = candidate
    for number, claim in enumerate(claims):
        candidate, head = chosen[number], claim.head
        if (
            candidate
            and head is not None
            and head < number
            and (above := chosen[head])
            and above.fact is candidate.fact
            and claims[head].value != claim.value
        ):
            chosen[number] = None
    return chosen


def _ranked(claim: Claim, options: list[Candidate], index: Index) -> list[tuple[Candidate, float]]:
    """The rows that come into question with what they are worth: where words are near equal a number that holds decides."""
    best = max((candidate.score for candidate in options), default=0.0)
    explained = max((candidate.words.explained for candidate in options if candidate.score == best), default=0.0)
    found: list[tuple[Candidate, float]] = []
    for candidate in options:
        indicator = index.entries[candidate.fact.indicator].indicator
        if candidate.score >= RIVAL * best:
            held = holds(claim, candidate.fact, indicator)
            found.append((candidate, candidate.score + (_HELD if candidate.score >= best - _TIE else _TIE / 2 if held else 0) * held))
        elif _tells(claim, candidate.fact, indicator) and (
            (candidate.score >= _NEARLY * best and candidate.words.covered >= _MOST_OF and candidate.words.explained >= explained)
            or (candidate.words.covered == 1 and len(significant(claim.value)) > _LONG)
        ):
            found.append((candidate, best + _TIE))
    return sorted(found, key=lambda item: -item[1])[:6]


def _is_told(claim: Claim, fact: Fact, entries: dict[str, Entry]) -> bool:
    """Whether a row of which several sources tell different numbers has a claim's number among them."""
    return len({reported.quantity.value for reported in fact.reported}) > 1 and holds(claim, fact, entries[fact.indicator].indicator)


def _best(options: list[list[tuple[Candidate, float]]], claims: list[Claim], entries: dict[str, Entry]) -> list[Candidate | None]:
    """The assignment of claims to rows that is worth most, a row to one number; claims with that number, or another source's, share it."""
    rows = list(dict.fromkeys(candidate.fact.id for items in options for candidate, _ in items))
    worth = [[next((value for candidate, value in items if candidate.fact.id == row), 0.0) for row in rows] for items in options]
    chosen: list[Candidate | None] = []
    columns = assign(worth) if len(options) <= _MOST_TOGETHER else _greedily(worth)
    for items, column in zip(options, columns, strict=True):
        chosen.append(next((candidate for candidate, _ in items if column is not None and candidate.fact.id == rows[column]), None))
    numbers = {candidate.fact.id: claim.value for claim, candidate in zip(claims, chosen, strict=True) if candidate}
    for at, (claim, items) in enumerate(zip(claims, options, strict=True)):
        first = items[0][0] if items else None
        shared = first and (
            numbers.get(first.fact.id) == claim.value
            or (
                chosen[at] is None
                and (_is_told(claim, first.fact, entries) or holds(claim, first.fact, entries[first.fact.indicator].indicator))
            )
        )
        if shared:
            chosen[at] = first
    return chosen


def _greedily(worth: list[list[float]]) -> list[int | None]:
    """In a sentence of very many numbers each row goes to the first number that it is worth most to.

    >>> _greedily([[0.9, 0.0], [0.9, 0.8]])
    [0, 1]
    """
    found: list[int | None] = [None] * len(worth)
    for column in range(len(worth[0]) if worth else 0):
        best = max(range(len(worth)), key=lambda line: (worth[line][column] if found[line] is None else 0.0, -line))
        if worth[best][column] > 0 and found[best] is None:
            found[best] = column
    return found


def matched(candidate: Candidate, trace: tuple[str, ...]) -> Match:
    """The match that a report shows."""
    return Match(candidate.fact, round(candidate.score * 100, 1), trace)
