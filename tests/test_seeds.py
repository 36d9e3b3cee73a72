"""The retold reports say exactly what the default table says that they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from qnfacts.judge import judge
from qnfacts.parse.claim import extract
from qnfacts.table import default_table
from qnfacts.text import Document, fold

if TYPE_CHECKING:
    from qnfacts.model import Claim, Fact, Reported

SOURCES = ("dantri", "ldxh")
Said = tuple[str, ...]


def of_row(fact: Fact, reported: Reported) -> Said:
    quantity = reported.quantity
    said = (quantity.number, quantity.value, fold(quantity.unit or ""), quantity.dimension, quantity.qualifier, quantity.per)
    return tuple(map(str, (*said, reported.measure, reported.direction, fact.status, fact.period, fact.base)))


def of_claim(claim: Claim) -> Said:
    status = "target" if claim.status == "target" else "result"
    said = (claim.number, claim.value, fold(claim.unit or ""), claim.dimension, claim.qualifier, claim.per)
    return tuple(map(str, (*said, claim.measure, claim.direction, status, claim.period, claim.base)))


def document_of(source: str) -> Document:
    origin = default_table().sources[source]
    return Document.of((ROOT / str(origin.text)).read_text(encoding="utf-8"), date=origin.date)


@pytest.mark.parametrize("source", SOURCES)
def test_every_reported_figure_is_read_as_its_row_has_it(source: str) -> None:
    claims = {of_claim(claim) for claim in extract(document_of(source)).claims}
    rows = {of_row(fact, said) for fact in default_table().facts for said in fact.reported if said.source == source}
    assert sorted(rows - claims) == []


@pytest.mark.parametrize("source", SOURCES)
def test_no_claim_is_without_a_row(source: str) -> None:
    rows = {of_row(fact, said) for fact in default_table().facts for said in fact.reported if said.source == source}
    extraction = extract(document_of(source))
    assert [claim for claim in extraction.claims if of_claim(claim) not in rows] == []
    assert extraction.unread == ()


@pytest.mark.parametrize(("source", "claims"), [("dantri", 15), ("ldxh", 55)])
def test_figures_that_are_alike_are_told_as_often_as_they_were_printed(source: str, claims: int) -> None:
    """Several figures are 100 %, and one stands in a title and in the text: sets alone would miss one."""
    assert len(extract(document_of(source)).claims) == claims


@pytest.mark.parametrize("source", SOURCES)
def test_the_head_cites_its_source(source: str) -> None:
    origin = default_table().sources[source]
    head = (ROOT / str(origin.text)).read_text(encoding="utf-8").partition("\n")[0]
    assert origin.title in head
    assert origin.outlet in head
    assert f"{origin.date:%d/%m/%Y}" in head


CONTESTED = {"dantri": ["0,13", "915", "13.000"], "ldxh": ["113", "900", "14.000"]}


@pytest.mark.parametrize("source", SOURCES)
def test_a_report_agrees_with_itself_but_where_the_other_differs(source: str) -> None:
    document = document_of(source)
    extraction = extract(document)
    judged = list(zip(extraction.claims, judge(extraction, document, default_table()), strict=True))
    assert [claim.number for claim, judgement in judged if judgement.verdict == "contested"] == CONTESTED[source]
    assert not [claim.number for claim, judgement in judged if judgement.verdict == "discrepancy"]
    rest = [judgement for _, judgement in judged if judgement.verdict != "contested"]
    assert len([judgement for judgement in rest if judgement.verdict == "agreement"]) >= 0.95 * len(rest)
