"""Time grows with the text, not with its square, whatever the text is made of."""

from __future__ import annotations

import time

import pytest

import qnfacts

PIECES = {
    "digits": "1",
    "zeros": "0",
    "grouped": "1.",
    "separators": "1,2.",
    "dots": "...",
    "opening brackets": "((",
    "numbered brackets": "(1 ",
    "closing brackets": ")] 1",
    "percentages": "5% ",
    "blank lines": "\n",
    "spaces": " ",
    "dashes": "1-2-",
    "fractions": "1/",
    "dates": "01/01/2020 ",
    "document numbers": "1-aa-a-a-a_",
    "kilometre stones": "km1",
    "addresses": "a@",
    "one word": "a",
    "number words": "hai mươi ",
    "scale words": "tỷ triệu ",
    "verbs": "tăng từ ",
    "hedges": "hơn ",
    "plans": "kế hoạch ",
    "years": "năm 2020 ",
    "months": "tháng 1 ",
    "a list": "trong đó: 5 người, ",
    "a chain": "đạt 5%; ",
    "parts": "gồm 5, ",
    "quotes": '"1 ',
    "capitals": "A. ",
    "decomposed letters": "e\u0302\u0301",
    "invisible characters": "\u200b1",
    "headings": "Năm 2020\n",
    "sentences": "Có 5 hộ. ",
}
pytestmark = pytest.mark.no_cover  # tracing costs more than reading
SHORT, MIDDLE, LONG = 4_000, 16_000, 64_000


def seconds(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    start = time.process_time()
    qnfacts.extract(text)
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_longer_text_takes_longer_in_proportion(piece: str) -> None:
    """Quadratic growth would give the square of each factor; a text of middle length tells it before a long one has to."""
    seconds(piece, 1_000)
    short = max(0.005, min(seconds(piece, SHORT) for _ in range(2)))
    assert seconds(piece, MIDDLE) <= 3.5 * MIDDLE / SHORT * short
    assert seconds(piece, LONG) <= 3.5 * LONG / SHORT * short


def test_megabytes_of_digits_separators_and_brackets_are_no_trouble() -> None:
    text = "".join(piece * (500_000 // len(piece)) for piece in ("1", "1.,", "((", ".", ")("))
    assert qnfacts.extract(text) == []
