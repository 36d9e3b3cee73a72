"""Which claim of one text speaks of what a claim of the other speaks of: the best assignment over the whole of both.

The hard fields part the claims into blocks; in a block an index of words and of numbers finds the few that come into
question for each. What is left over is paired where one hard field differs and the number, or the sentence, does not.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from qnfacts.diff.assign import assign
from qnfacts.diff.relation import comparable, holds, is_exactly, is_far_off, only_loosely
from qnfacts.diff.thing import alike, amounts, differing, in_context, times_of, weight_of
from qnfacts.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qnfacts.diff.thing import Thing

AGREEING, DIFFERING, RELAXED, REWRITTEN, EQUAL = 0.5, 0.68, 0.6, 0.8, 0.6
"""The least fit of words: where the number agrees, where it does not, where a field differs, where only the sentence is the same,
where the very number is (words and half the sentence)."""

_HELD, _DATED, _CONTEXT, _UNMISTAKABLE = 0.3, 0.06, 0.15, 100
_MOST = 32
_EVERYWHERE = 24
_ANY, _FEW = "*", 10
_REPEATED = 0.8
_LOUD = frozenset({"headline", "lead", "caption", "heading"})


class Couple(NamedTuple):
    """Two claims of one thing; ``field`` is the hard field in which they differ, if any."""

    one: Thing
    other: Thing
    field: str | None = None


def coupled(mine: Sequence[Thing], theirs: Sequence[Thing]) -> list[Couple]:
    """The couples that agree in every hard field."""
    return _couples(mine, theirs, _strict, blocks=True)


def paired(mine: Sequence[Thing], theirs: Sequence[Thing]) -> list[Couple]:
    """The couples of two texts, in the order of the first."""
    found = coupled(mine, theirs)
    left, over = _rest(mine, theirs, found)
    found += _couples(left, over, _relaxed, blocks=False)
    left, over = _rest(mine, theirs, found)
    found += _told_twice(found, left, over)
    return sorted(found, key=lambda couple: couple.one.index)


def _rest(mine: Sequence[Thing], theirs: Sequence[Thing], found: Iterable[Couple]) -> tuple[list[Thing], list[Thing]]:
    ours = {couple.one.index for couple in found}
    others = {couple.other.index for couple in found}
    return [thing for thing in mine if thing.index not in ours], [thing for thing in theirs if thing.index not in others]


def _couples(mine: Sequence[Thing], theirs: Sequence[Thing], worth: Callable[[Thing, Thing], float], *, blocks: bool) -> list[Couple]:
    look_up = Postings(theirs, blocks=blocks)
    worths = []
    for one in mine:
        valued = ((number, worth(one, theirs[number])) for number in look_up.near(one))
        worths.append({number: value for number, value in valued if value > 0})
    chosen = ((one, theirs[column]) for one, column in zip(mine, assign(worths), strict=True) if column is not None)
    return [Couple(one, other, next(iter(differing(one, other)), None)) for one, other in chosen]


def _strict(one: Thing, other: Thing) -> float:
    """What a pair is worth that agrees in every hard field; 0 where it is none."""
    if differing(one, other):
        return 0.0
    words = alike(one, other)
    around = in_context(one, other)
    if words < AGREEING and words + around / 2 < EQUAL:
        return 0.0
    if not comparable(one, other):
        return 0.0
    loosely = only_loosely(one, other)
    if loosely and around < EQUAL and not (one.sure and other.sure):
        return 0.0
    held = not loosely and holds(one, other)
    if words < (AGREEING if held else DIFFERING) and not (held and is_exactly(one, other) and words + around / 2 >= EQUAL):
        return 0.0
    if not held and around < REWRITTEN and _is_part(one, other):
        return 0.0
    if not held and around < EQUAL and not (one.sure and other.sure) and is_far_off(one, other):
        return 0.0
    dated = _DATED * (one.period == other.period) + _DATED * (one.place == other.place) / 3
    return words + _HELD * held + _HELD * (held and is_exactly(one, other)) / 3 + dated + _CONTEXT * around


def _is_part(one: Thing, other: Thing) -> bool:
    """Whether one text narrows down what the other tells of the whole: compulsory insurance is no insurance in general."""
    if one.indicator and one.indicator == other.indicator:
        return False
    narrower, wider = (one, other) if len(one.own) > len(other.own) else (other, one)
    return wider.own <= narrower.own and any(weight_of(word) >= 1 and not wider.near.get(word) for word in narrower.own)


def _relaxed(one: Thing, other: Thing) -> float:
    """What a pair is worth that differs in one hard field."""
    fields = differing(one, other)
    if len(fields) != 1:
        return 0.0
    words, around = alike(one, other), in_context(one, other)
    if (words < RELAXED and around < REWRITTEN) or not comparable(one, other):
        return 0.0
    if fields == ("measure",):
        held = is_exactly(one, other) and abs(one.claim.value) != _UNMISTAKABLE and one.claim.dimension == other.claim.dimension
    else:
        held = holds(one, other) and not only_loosely(one, other)
    if held and abs(one.claim.value) < _FEW and words < REWRITTEN:
        return 0.0
    if held:
        exact = _HELD / 2 * is_exactly(one, other)
        return words + _HELD + exact + _CONTEXT * around if words >= RELAXED or around >= REWRITTEN else 0.0
    rewritten = fields != ("measure",) and words >= REWRITTEN and around >= REWRITTEN
    return words + _CONTEXT * around if rewritten else 0.0


def _told_twice(found: Sequence[Couple], left: Sequence[Thing], over: Sequence[Thing]) -> list[Couple]:
    """A headline, a lead or a caption that tells with another number what its text tells further down is held against the other text, too."""
    more: list[Couple] = []
    for thing in filter(_is_loud, left):
        again = next((couple for couple in found if _same_thing(thing, couple.one) and not holds(thing, couple.other)), None)
        more += [Couple(thing, again.other)] if again else []
    for thing in filter(_is_loud, over):
        again = next((couple for couple in found if _same_thing(thing, couple.other) and not holds(thing, couple.one)), None)
        more += [Couple(again.one, thing)] if again else []
    return more


def _is_loud(thing: Thing) -> bool:
    """Whether a claim may sum up what the text tells more precisely elsewhere."""
    return thing.claim.where in _LOUD


def _same_thing(one: Thing, other: Thing) -> bool:
    return not differing(one, other) and comparable(one, other) and one.own == other.own and bool(one.own)


class Postings:
    """Finds by number and by words, rare ones first, the claims that come into question for one.

    In blocks only claims of one status and time are looked at, and those whose text tells no time.
    """

    def __init__(self, things: Sequence[Thing], *, blocks: bool) -> None:
        """The claims of one text."""
        self.blocks = blocks
        self.found: dict[tuple[object, object], list[int]] = {}
        for number, thing in enumerate(things):
            places: set[object] = {(thing.status, time) for time in (*times_of(thing), _ANY)} if blocks else {_ANY}
            for word in (abs(thing.claim.value), f"={thing.indicator}", *thing.own):
                for place in places:
                    self.found.setdefault((place, word), []).append(number)

    def near(self, thing: Thing) -> list[int]:
        """The numbers of the claims, a bounded count of them."""
        places = self._places(thing)
        found = dict.fromkeys(self._posted(places, abs(thing.claim.value), thing))
        if thing.indicator or not thing.own:
            found |= dict.fromkeys(self._posted(places, f"={thing.indicator}", thing))
        words = ((weight_of(word) < 1, sum(len(self.found.get((place, word), ())) for place in places), word) for word in thing.near)
        for _, many, word in sorted(words):
            if len(found) > _MOST:
                break
            if many:
                found |= dict.fromkeys(self._posted(places, word, thing))
        return list(found)

    def _places(self, thing: Thing) -> list[object]:
        if not self.blocks:
            return [_ANY]
        times = [*times_of(thing), None] if thing.period else [_ANY]
        return [(thing.status, time) for time in times]

    def _posted(self, places: Sequence[object], word: object, thing: Thing) -> list[int]:
        return [number for place in places for number in _around(self.found.get((place, word), []), thing)]


def _around(numbers: list[int], thing: Thing) -> list[int]:
    """Of many the nearest by position: a new version of a long text keeps most things in their order."""
    if len(numbers) <= _EVERYWHERE:
        return numbers
    at = min(max(0, bisect_left(numbers, thing.index) - _EVERYWHERE // 2), len(numbers) - _EVERYWHERE)
    return numbers[at : at + _EVERYWHERE]


def without_repeats(things: Sequence[Thing]) -> list[Thing]:
    """The things of a text, each once: what says the same as another is noted there.

    The most precise claim stands for the others, the body's before a headline's.
    """
    groups: list[list[Thing]] = []
    posted: dict[object, list[int]] = {}
    for thing in sorted(things, key=_precision):
        keys = [(thing.status, word) for word in (thing.claim.value, f"={thing.indicator}", *thing.own)]
        near = {number for key in (keys if _is_loud(thing) else keys[:1]) for number in posted.get(key, ())[-_EVERYWHERE:]}
        home = next((number for number in sorted(near) if _repeats(thing, groups[number][0])), None)
        if home is not None:
            groups[home].append(thing)
            continue
        for key in keys:
            posted.setdefault(key, []).append(len(groups))
        groups.append([thing])
    kept = [replace(group[0], repeats=tuple(sorted(other.index for other in group[1:]))) for group in groups]
    return sorted(kept, key=lambda thing: thing.index)


def _precision(thing: Thing) -> tuple[object, ...]:
    claim = thing.claim
    return claim.qualifier != "exact", claim.step, claim.period is None, claim.where in _LOUD, thing.index


def _repeats(thing: Thing, kept: Thing) -> bool:
    if differing(thing, kept) or thing.claim.measure != kept.claim.measure or thing.claim.sentence == kept.claim.sentence:
        return False
    told = thing.claim.qualifier == kept.claim.qualifier or thing.claim.where in _LOUD
    exact = is_exactly(thing, kept) or (thing.claim.where in _LOUD and amounts(thing, kept)[0].dimension not in {"percent", "times"})
    if not (told and exact and holds(thing, kept)):
        return False
    return alike(thing, kept) >= _REPEATED or (
        thing.claim.where in _LOUD and is_exactly(thing, kept) and bool(kept.own) and kept.own <= thing.own
    )
