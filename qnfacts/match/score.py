"""How well the words of an indicator fit those of a claim."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass
from qnfacts.lexicon.senses import NAMED, VERBS
from qnfacts.match.index import STRANGE

if TYPE_CHECKING:
    from qnfacts.match.index import Entry, Index
    from qnfacts.match.subject import Subject

_VERB = 0.25
_SYLLABLE = 0.5  # a lone syllable may be half of another word
_STRANGEST = 3 * STRANGE
_DIGITS = 6  # the words of a set come in any order, and sums of floats keep it
_LEAST, _MOST_KEYS = 0.2, 400


@dataclass(frozen=True, slots=True)
class Score:
    """How well an indicator's words fit a subject, and what it was made of.

    ``covered``: the share of the name that the claim's words cover; ``explained``: the share of the claim's own words
    that the indicator's words account for; ``veto``: the look-alike that fits better.
    """

    total: float
    covered: float = 0.0
    explained: float = 0.0
    name: frozenset[str] = frozenset()
    veto: frozenset[str] = frozenset()


def score(subject: Subject, entry: Entry, index: Index) -> Score:
    """How well the words of an indicator fit those of a claim, from 0 to 1."""
    explained = _explained(subject, entry, index)
    weights, near = index.weights, subject.near
    best, rank = frozenset[str](), (0.0, 0.0)
    for name, whole in entry.names:
        hit = mine = 0.0
        for word in name:
            if word in near:
                weight = weights[word]
                hit += weight * near[word]
                if word in subject.own:
                    mine += weight
        covered = hit / whole * (1.0 if mine else 0.5)
        told = round(covered, _DIGITS), round(mine, _DIGITS)
        if told > rank:
            best, rank = name, told
    if not best:
        return Score(0.0)
    veto = _veto(subject, entry, best, index)
    return Score(0.0 if veto else round(rank[0] * (0.3 + 0.7 * explained), _DIGITS), rank[0], explained, best, veto)


def _explained(subject: Subject, entry: Entry, index: Index) -> float:
    """Which share of the claim's own words the indicator's words account for."""
    known = other = strange = 0.0
    for word in subject.own:
        if word in entry.words:
            known += index.weight(word)
        elif word in index.weights:
            other += index.weights[word] * (_VERB if word in VERBS else 1 if word in NAMED else _SYLLABLE)
        else:
            strange += STRANGE
    return known / (known + other + min(strange, _STRANGEST)) if known else 0.0


def _veto(subject: Subject, entry: Entry, name: frozenset[str], index: Index) -> frozenset[str]:
    """A look-alike all of whose words stand by the number, and that tells more than the name."""
    mine = fsum(index.weight(word) for word in name & subject.own)
    here = subject.own | subject.noun
    for words in entry.apart:
        if words <= here and not words <= name and words & subject.own:
            theirs = fsum(map(index.weight, words))
            if not words <= entry.words or theirs > mine or (theirs == mine and not name <= subject.own):
                return words
    return frozenset()


def candidates(subject: Subject, index: Index, block: set[str]) -> list[tuple[Entry, Score]]:
    """The indicators of a block whose words fit a claim, the best first; they share a word of its own, rare ones first."""
    keys: set[str] = set()
    for word in sorted((word for word in subject.own if word in index.found), key=lambda word: len(index.found[word])):
        keys |= index.found[word] & block
        if len(keys) > _MOST_KEYS:
            break
    scored = [(index.entries[key], score(subject, index.entries[key], index)) for key in sorted(keys)]
    return sorted((item for item in scored if item[1].total >= _LEAST or item[1].veto), key=lambda item: -item[1].total)
