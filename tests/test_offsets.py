"""Positions refer to the text as read, whatever the view has folded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import qnfacts
from qnfacts.text import Document, fold

LETTERS = st.sampled_from(
    [
        *"aăâeêioôơuưyđAĐ o\n\r\t.,;:%0123456789()-–",
        "hoà",
        "Thuỷ",
        "tỉ ",
        "quí ",
        "\u0301",
        "\u0323",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\u00a0",
        "７",
        "％",
        "ß",
        "İ",
        "👩‍👧",
        "\u202e",
    ]
)
TEXTS = st.lists(LETTERS, max_size=60).map("".join)
SENTENCE = "Năm 2020, tỉ lệ hộ nghèo của Quảng Ninh giảm còn 0,23%, tạo việc làm cho hơn 14.048 lao động."


@given(TEXTS)
def test_the_view_has_the_length_of_the_cased_text_and_leads_back_in_order(text: str) -> None:
    document = Document.of(text)
    assert len(document.view) == len(document.cased)
    places = [document.at(offset) for offset in range(len(document.view))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert [document.offset(place) for place in dict.fromkeys(places)] == [places.index(place) for place in dict.fromkeys(places)]


@given(TEXTS, st.data())
def test_what_a_span_of_the_view_shows_folds_to_it(text: str, data: st.DataObject) -> None:
    document = Document.of(text)
    start = data.draw(st.integers(0, len(document.view)))
    end = data.draw(st.integers(start, len(document.view)))
    span = document.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    if start == 0 and end == len(document.view) and end:
        assert fold(text[span.start : span.end]) == document.view


@given(TEXTS)
def test_lines_and_columns_count_code_points(text: str) -> None:
    document = Document.of(text)
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n")
    for at in range(len(text)):
        line, column = document.line_column(at)
        assert document.line_starts[line - 1] + column - 1 == at
        assert line <= lines.count("\n", 0, at) + 1


@given(TEXTS)
@example("a\u0301\n\u0301")
def test_blocks_and_sentences_cover_the_text_in_order_without_overlap(text: str) -> None:
    document = Document.of(text)
    for spans, length in (
        ([(block.start, block.end) for block in document.blocks], len(text)),
        ([(one.start, one.end) for one in document.sentences], len(document.view)),
    ):
        ends = [0, *(end for _, end in spans)]
        assert all(start >= before for before, (start, _) in zip(ends, spans, strict=False))
        assert all(start <= end <= length for start, end in spans)
    left = "".join(document.view[one.start : one.end] for one in document.sentences)
    assert "".join(left.split()) == "".join(document.view.split())


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(SENTENCE)), st.sampled_from(["\u00ad", "\u200b", "\ufeff"])), max_size=4),
    st.sampled_from(["NFC", "NFD"]),
)
def test_a_claim_is_cut_from_the_text_as_read(noise: list[tuple[int, str]], form: str) -> None:
    """Invisible characters and decomposed letters move the positions, not the reading."""
    text = SENTENCE
    for at, mark in sorted(noise, reverse=True):
        text = text[:at] + mark + text[at:]
    text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    claims = qnfacts.extract(text)
    assert [(str(claim.value), fold(claim.unit or "")) for claim in claims] == [("0.23", "%"), ("14048", "lao động")]
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        assert text[claim.number_start : claim.number_end] == claim.number


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_is_read_without_an_error(text: str) -> None:
    for claim in qnfacts.extract(text):
        assert text[claim.start : claim.end] == claim.text
        assert claim.start <= claim.number_start < claim.number_end <= claim.end


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "\u0301", "5", "%", "\r\n\r\n", "\x00", "năm"])
def test_next_to_nothing_is_no_error(text: str) -> None:
    assert qnfacts.extract(text) == [] or text == "5"
