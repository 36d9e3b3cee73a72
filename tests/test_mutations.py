"""One number at a time is made false in texts that agree with the table: how many are caught, how many others raise an alarm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from qnfacts.judge import judge
from qnfacts.numbers import print_number, round_to
from qnfacts.parse.claim import extract
from qnfacts.table import default_table
from qnfacts.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import Claim, Fact, Judgement

pytestmark = pytest.mark.no_cover  # tracing takes four times as long as judging
TEXTS = {
    "dantri": ("seeds/dantri-2020-12-16.txt", Date(2020, 12, 16)),
    "ldxh": ("seeds/ldxh-2021-01-22.txt", Date(2021, 1, 22)),
    "sample": ("examples/article.txt", Date(2021, 1, 25)),
}
EVERY = 2  # half of them, to be done in seconds
PERCENTS = {"percent", "percentage-point"}


@dataclass(frozen=True)
class Mutation:
    """A text with one number made false: what was done, where the number stands, and the new text."""

    how: str
    start: int
    text: str
    grown: int


def _judged(text: str, date: Date) -> tuple[tuple[Claim, Judgement], ...]:
    document = Document.of(text, date=date)
    extraction = extract(document)
    return tuple(zip(extraction.claims, judge(extraction, document, default_table()), strict=True))


judged = cache(_judged)


def facts_like(fact: Fact) -> Iterator[tuple[str, Fact]]:
    """Rows whose number could be taken for that of a row: a neighbour's, another year's, the target's."""
    table = default_table()
    unit = table.indicators[fact.indicator].dimension
    for other in table.facts:
        if other is fact or other.measure != fact.measure or table.indicators[other.indicator].dimension != unit:
            continue
        if other.indicator != fact.indicator and (other.period, other.status) == (fact.period, fact.status):
            yield "neighbour", other
        elif other.indicator == fact.indicator and other.period != fact.period:
            yield "year", other
        elif other.indicator == fact.indicator and other.status != fact.status:
            yield "status", other


def values_of(fact: Fact) -> set[Decimal]:
    return {reported.quantity.value for reported in fact.reported}


def false_values(claim: Claim, fact: Fact) -> Iterator[tuple[str, Decimal]]:
    """Numbers that the row does not bear out, with the slip that would lead to them."""
    step = claim.step
    digits = str(int(claim.value / step))
    swaps = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))
    for swapped in [swap for swap in swaps if swap != digits and swap[0] != "0"][:2]:
        yield "swap", Decimal(swapped) * step
    if len(digits) > 2:
        yield "drop", Decimal(digits[0] + digits[2:]) * step
    yield "shift", claim.value * 10
    yield "shift", claim.value / 10
    seen = 0
    for how, other in facts_like(fact):
        if how != "neighbour" or seen < 1:
            seen += how == "neighbour"
            yield how, next(iter(sorted(values_of(other))))


def is_false(value: Decimal, claim: Claim, fact: Fact) -> bool:
    """Whether the contract leaves a number no way to be borne out: no source has it, and no rounding to its zeros comes near."""
    whole = claim.dimension not in PERCENTS and value == value.to_integral_value() and not value % 10
    near = any(abs(value - reported) <= abs(reported) / 100 for reported in values_of(fact))
    rounded = any(round_to(reported.quantity.value, claim.step * 10**zeros) == value for reported in fact.reported for zeros in (0, 1, 2))
    finer = any(abs(value - reported.quantity.value) < reported.quantity.step for reported in fact.reported)
    return value > 0 and value not in values_of(fact) and not (whole and near) and not finer and not rounded


def mutations(text: str, date: Date) -> Iterator[Mutation]:
    for claim, found in judged(text, date):
        if found.verdict != "agreement" or found.rounded or found.match is None or claim.qualifier != "exact" or claim.high or claim.of:
            continue
        fact = found.match.fact
        if not re.fullmatch(r"[\d.,]+", claim.number) or fact.measure != claim.measure:
            continue
        for how, value in dict.fromkeys(false_values(claim, fact)):
            if is_false(value, claim, fact):
                yield changed(how, text, claim, print_number(value, claim.number))
        yield from crossed(text, claim)
        yield from flipped(text, claim)


def changed(how: str, text: str, claim: Claim, number: str) -> Mutation:
    new = text[: claim.number_start] + number + text[claim.number_end :]
    return Mutation(f"{how} {claim.number}→{number}", claim.start, new, len(new) - len(text))


def crossed(text: str, claim: Claim) -> Iterator[Mutation]:
    """A hedge on the wrong side."""
    if claim.measure != "level" or claim.value < 20 * claim.step:
        return
    for hedge, factor in (("hơn", Decimal("1.04")), ("gần", Decimal("0.96"))):
        number = print_number(round_to(claim.value * factor, claim.step), claim.number)
        new = f"{text[: claim.number_start]}{hedge} {number}{text[claim.number_end :]}"
        yield Mutation(f"hedge {claim.number}→{hedge} {number}", claim.start + len(hedge) + 1, new, len(new) - len(text))


def flipped(text: str, claim: Claim) -> Iterator[Mutation]:
    """A fall told as a rise."""
    before = text[max(0, claim.start - 8) : claim.start]
    if claim.measure == "change" and claim.direction == "down" and before.endswith("giảm "):
        new = text[: claim.start - 5] + "tăng " + text[claim.start :]
        yield Mutation(f"direction {claim.number}", claim.start, new, 0)


def text_of(name: str) -> tuple[str, Date]:
    path, date = TEXTS[name]
    return (ROOT / path).read_text(encoding="utf-8"), date


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "sample"])
def test_the_unchanged_report_raises_no_alarm(name: str) -> None:
    text, date = text_of(name)
    assert not [claim.text for claim, found in judged(text, date) if found.verdict == "discrepancy"]


def test_a_number_made_false_is_caught_and_no_other_raises_an_alarm(capsys: pytest.CaptureFixture[str]) -> None:
    made, caught, false_alarms, missed = 0, 0, 0, []
    for name in TEXTS:
        text, date = text_of(name)
        agreed = frozenset(claim.start for claim, found in judged(text, date) if found.verdict != "discrepancy")
        for mutation in islice(mutations(text, date), None, None, EVERY):
            now = {claim.start: found for claim, found in _judged(mutation.text, date)}
            made += 1
            is_caught = mutation.start in now and now[mutation.start].verdict == "discrepancy"
            caught += is_caught
            if not is_caught:
                missed.append(f"{name}: {mutation.how}: {now[mutation.start].verdict if mutation.start in now else 'unread'}")
            for start, found in now.items():
                place = start if start < mutation.start else start - mutation.grown
                false_alarms += found.verdict == "discrepancy" and start != mutation.start and place in agreed
    with capsys.disabled():
        print(f"\n{caught} of {made} numbers made false are caught ({caught / made:.1%}); {false_alarms} unchanged numbers raise an alarm")  # noqa: T201 - the figure is what the test is run for
    assert made > 150
    assert caught >= made * Decimal("0.97"), "\n".join(missed)
    assert not false_alarms
