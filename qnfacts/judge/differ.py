"""Where sources differ: what the table's own arithmetic says for one of them, and what may explain the difference."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts.compare import significant
from qnfacts.judge.tell import outlet_of
from qnfacts.lexicon.senses import EMPTY
from qnfacts.match.rows import is_rate
from qnfacts.model import Message
from qnfacts.numbers import Interval, print_number, printed_interval

if TYPE_CHECKING:
    from qnfacts.judge.case import Case
    from qnfacts.model import Fact, Reported


def lean(case: Case) -> Message | None:
    """What the table's own arithmetic says for one of the sources: the sum of the parts, and what plan they had."""
    parts = [_part(case, key, case.fact.measure, case.fact.base) for key in case.indicator.parts]
    if len(parts) < 2 or case.fact.measure != "level" or any(part is None for part in parts):
        return None
    values = [part.reported[0].quantity.value for part in parts if part]
    total = sum(values, Decimal(0))
    favoured = next((voice for voice in case.voices if voice.amount.value == total), None)
    others = [voice for voice in case.voices if voice.amount.value != total]
    if favoured is None or not others:
        return None
    shared = (
        ("parts", " + ".join(_plain(case, value) for value in values)),
        ("total", total),
        ("source", outlet_of(case.table, favoured.source)),
    )
    planned = _planned(case, values)
    told = next((voice for voice in others if planned and planned.contains(voice.amount.value)), None)
    if told and planned:
        return Message("judge.lean.plan", (*shared, ("other", told.reported.printed), ("outlet", outlet_of(case.table, told.source))))
    return Message("judge.lean.sum", shared)


def _plain(case: Case, value: Decimal) -> str:
    return print_number(value, "1.000" if case.document.language == "vi" else "1,000", case.document.language)


def _part(case: Case, key: str, of: str, base: str | None) -> Fact | None:
    for fact in case.index.rows_of(key, case.fact.place):
        if fact.period == case.fact.period and fact.status == case.fact.status and fact.measure == of and fact.base == base:
            return fact
    return None


def _planned(case: Case, values: list[Decimal]) -> Interval | None:
    """The plan that the parts' shares of it make."""
    total = Interval.point(Decimal(0))
    for key, value in zip(case.indicator.parts, values, strict=True):
        shares = [
            fact.reported[0]
            for fact in case.index.rows_of(key, case.fact.place)
            if fact.period == case.fact.period and fact.reported[0].measure == "plan-ratio"
        ]
        if not shares:
            return None
        share = printed_interval(shares[0].quantity.value, shares[0].quantity.step)
        total += Interval.point(value * 100) / share
    return total


def explanations_of_difference(case: Case) -> tuple[Message, ...]:
    """What the sources may mean where they differ; nothing of it is chosen."""
    return (*_two_notions(case), *_points_or_slip(case))


def _two_notions(case: Case) -> tuple[Message, ...]:
    """The sources tell it in different words."""
    wordings = dict.fromkeys(_words_of(voice.reported) for voice in case.voices)
    if len(case.voices) < 2 or len(wordings) < 2 or case.mine.axis == "plan" or any(len(words.split()) < 2 for words in wordings):
        return ()
    first, second, *_ = wordings
    return (Message("judge.notions", (("first", first), ("second", second))),)


def _words_of(reported: Reported) -> str:
    words = reported.printed.replace(reported.quantity.text, " ").split()
    while words and words[-1] in EMPTY:
        words.pop()
    return " ".join(words)


def _points_or_slip(case: Case) -> tuple[Message, ...]:
    """An excess over a planned rate may be told in points, or be a slip from the share of the plan that another source gives."""
    if case.mine.axis != "plan" or not is_rate(case.indicator):
        return ()
    excess = next((voice for voice in case.voices if voice.reported.measure == "plan-excess"), None)
    share = next((voice for voice in case.voices if voice.reported.measure == "plan-ratio"), None)
    level = next(
        (fact for fact in case.siblings if fact.period == case.fact.period and fact.status == "result" and fact.measure == "level"), None
    )
    if not excess or not share or not level:
        return ()
    points, value = excess.amount.value, level.reported[0].quantity.value
    falls = any(
        fact.reported[0].direction == "down" for fact in case.siblings if fact.period == case.fact.period and fact.measure == "change"
    )
    told = [
        Message(
            "judge.points",
            (
                ("printed", excess.reported.printed),
                ("points", points),
                ("plan", value + points if falls else value - points),
                ("level", value),
            ),
        )
    ]
    surplus = share.amount.value - 100
    if points and surplus and significant(points) == significant(surplus):
        told.append(
            Message("judge.slip-from", (("printed", excess.reported.printed), ("share", share.reported.printed), ("excess", surplus)))
        )
    return tuple(told)
