"""Articles of our own in many styles, each a file in tests/cases: a text, and what the table says of its numbers.

A line of expectations is a quote with the number in brackets, the verdict (``a/b`` where both are honest), what is
reported (``x+y`` where sources differ), and the causes that would do (``a|b``). The articles were written before the
rules were tuned; the figures for all of them together must hold, a single miss is no failure.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from qnfacts.judge import judge
from qnfacts.parse.claim import extract
from qnfacts.table import default_table
from qnfacts.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import Judgement

CASES = sorted((ROOT / "tests/cases").glob("*.txt"))


@dataclass(frozen=True)
class Expected:
    """What an article's expectations say of one number; ``start`` is where it stands."""

    quote: str
    start: int
    verdicts: frozenset[str]
    reported: frozenset[Decimal]
    causes: frozenset[str]


@cache
def read(name: str) -> tuple[Document, tuple[Expected, ...]]:
    head, _, rest = (ROOT / "tests/cases" / name).read_text(encoding="utf-8").partition("\n\n")
    meta = dict(line.split(": ") for line in head.splitlines())
    text, _, lines = rest.partition("\n\n== expects ==\n")
    return Document.of(text, date=Date.fromisoformat(meta["date"])), tuple(expectations(text, lines.strip().splitlines()))


def expectations(text: str, lines: list[str]) -> Iterator[Expected]:
    for line in lines:
        quote, _, told = line.partition(" => ")
        number = re.search(r"\[(.+?)\]", quote)
        assert number, line
        plain = quote.replace(number[0], number[1])
        assert text.count(plain) == 1, line
        verdicts, reported, causes, *_ = [*told.split(), "", ""]
        yield Expected(
            quote,
            text.index(plain) + number.start(),
            frozenset(verdicts.split("/")),
            frozenset(Decimal(value) for value in reported.split("+") if value),
            frozenset(cause for cause in causes.split("|") if cause),
        )


@cache
def judged(name: str) -> tuple[tuple[Expected | None, Judgement | None], ...]:
    """Each expectation with the judgement of its number, and the judgements that nothing is expected of."""
    document, expected = read(name)
    extraction = extract(document)
    found = dict(
        zip(
            ((claim.number_start, claim.number_end) for claim in extraction.claims),
            judge(extraction, document, default_table()),
            strict=True,
        )
    )
    pairs: list[tuple[Expected | None, Judgement | None]] = []
    for one in expected:
        place = next((span for span in found if span[0] <= one.start < span[1]), None)
        pairs.append((one, found.pop(place) if place else None))
    return (*pairs, *((None, judgement) for judgement in found.values()))


@pytest.mark.parametrize("name", [path.name for path in CASES])
def test_no_article_raises_a_false_alarm(name: str) -> None:
    alarms = [(one, found) for one, found in judged(name) if found and found.verdict == "discrepancy"]
    assert not [one or found for one, found in alarms if one is None or "discrepancy" not in one.verdicts]


def test_the_articles_together(capsys: pytest.CaptureFixture[str]) -> None:
    count: Counter[str] = Counter()
    for path in CASES:
        for one, found in judged(path.name):
            if one is None:
                continue
            verdict = found.verdict if found else "unread"
            count["verdicts"] += 1
            count["right"] += verdict in one.verdicts
            planted = one.verdicts == {"discrepancy"}
            count["planted"] += planted
            count["caught"] += planted and verdict == "discrepancy"
            if one.reported and found and found.match:
                count["rows"] += 1
                count["right rows"] += one.reported <= {reported.quantity.value for reported in found.match.fact.reported}
            if one.causes and verdict == "discrepancy" and found:
                count["causes"] += 1
                count["right causes"] += found.cause in one.causes
    with capsys.disabled():
        print(f"\n{len(CASES)} articles: {dict(count)}")  # noqa: T201 - the figure is what the test is run for
    assert count["right"] >= Decimal("0.95") * count["verdicts"]
    assert count["caught"] >= Decimal("0.93") * count["planted"]
    assert count["right rows"] >= Decimal("0.97") * count["rows"]
    assert count["right causes"] >= Decimal("0.9") * count["causes"]
