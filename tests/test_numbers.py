"""Printed numbers, their intervals, and values printed in an article's style."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qnfacts.numbers import (
    POINTS,
    SCALES,
    Interval,
    is_ambiguous,
    last_place,
    plain,
    print_number,
    print_range,
    printed_interval,
    read_digits,
    round_to,
)

if TYPE_CHECKING:
    from qnfacts.model import Language

VALUES = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False, allow_infinity=False)
STEPS = st.sampled_from([Decimal(10) ** power for power in range(-3, 4)])


@pytest.mark.parametrize(
    ("token", "point", "value"),
    [
        ("14.048", ",", "14048"),
        ("14,048", ",", "14.048"),
        ("14,048", ".", "14048"),
        ("14.048", ".", "14.048"),
        ("0,52", ",", "0.52"),
        ("0.586", ",", "0.586"),
        ("0,123", ".", "0.123"),
        ("1.234.567", ".", "1234567"),
        ("1,234,567", ",", "1234567"),
        ("712.164,44", ",", "712164.44"),
        ("1,674,200.5", ",", "1674200.5"),
        ("9.920,8", ".", "9920.8"),
        ("01,10", ",", "1.10"),
        (",77", ",", "0.77"),
        ("04", ",", "4"),
        ("2000", ",", "2000"),
        ("3,1416", ",", "3.1416"),
        ("0.0912", ",", "0.0912"),
    ],
)
def test_digits_are_read_by_shape_then_by_context(token: str, point: str, value: str) -> None:
    digits = read_digits(token, point)
    assert digits is not None
    assert digits.value == Decimal(value)


@pytest.mark.parametrize(
    "token",
    ["333.0000", "1.23.456", "1,2,3", "12.3456.789", "1.234,567,89", "01.234.567", "1234.567.890", "1.234,5.6", "1" * 50 + ".5", "5,"],
)
def test_malformed_groups_are_not_guessed(token: str) -> None:
    assert read_digits(token) is None


@pytest.mark.parametrize(
    ("value", "step", "zeros", "whole", "shown"),
    [
        ("46", "1", False, False, "[45.5, 46.5)"),
        ("0.09", "0.01", False, False, "[0.085, 0.095)"),
        ("270000", "1000", False, False, "[269500, 270500)"),
        ("270000", "1000", True, False, "[267300, 272700)"),
        ("14000", "1000", True, False, "[13500, 14500)"),
        ("14000", "1", True, False, "[13860, 14140)"),
        ("14048", "1", True, False, "[14047.5, 14048.5)"),
        ("14048", "1", True, True, "[14048, 14048]"),
        ("900", "1", True, True, "[891, 909)"),
        ("0", "1", True, False, "[-0.5, 0.5)"),
        ("-4.65", "0.01", False, False, "[-4.655, -4.645)"),
        ("5600000", "100000", True, False, "[5550000, 5650000)"),
    ],
)
def test_a_print_is_an_interval(value: str, step: str, zeros: bool, whole: bool, shown: str) -> None:
    assert print_range(printed_interval(Decimal(value), Decimal(step), zeros=zeros, whole=whole)) == shown


def test_touching_intervals_share_a_value_only_where_both_ends_are_closed() -> None:
    low, high = Interval(Decimal(1), Decimal(2)), Interval(Decimal(2), Decimal(3))
    assert not low.overlaps(high)
    assert Interval(Decimal(1), Decimal(2), high_open=False).overlaps(high)
    assert Interval.point(Decimal(2)).overlaps(high)
    assert not (low - high).contains(Decimal(0))


def test_what_may_be_zero_divides_to_anything() -> None:
    assert (Interval.point(Decimal(1)) / Interval(Decimal(-1), Decimal(1))).contains(Decimal(10) ** 30)


@given(VALUES, VALUES, STEPS, STEPS)
def test_arithmetic_on_intervals_holds_the_arithmetic_on_their_values(a: Decimal, b: Decimal, step: Decimal, other: Decimal) -> None:
    first, second = printed_interval(a, step), printed_interval(b, other)
    assert (first + second).contains(a + b)
    assert (first - second).contains(a - b)
    assert (first * second).contains(a * b)
    if not second.contains(Decimal(0)) and second.low != 0 and second.high != 0:
        quotient = first / second
        assert quotient.low <= a / b <= quotient.high


@given(VALUES, STEPS)
def test_a_number_lies_in_the_interval_of_its_rounding(value: Decimal, step: Decimal) -> None:
    rounded = round_to(value, step, "even")
    assert abs(rounded - value) * 2 <= step
    assert printed_interval(rounded, step).widened(step / 1000).contains(value)


@given(VALUES, STEPS)
def test_a_coarser_print_allows_more(value: Decimal, step: Decimal) -> None:
    fine, coarse = printed_interval(value, step), printed_interval(value, step * 10)
    assert coarse.low < fine.low
    assert coarse.high > fine.high


@pytest.mark.parametrize(
    ("value", "like", "language", "printed"),
    [
        ("14048", "13.500", "vi", "14.048"),
        ("14048", "13,500", "en", "14,048"),
        ("14048", "14,084", "vi", "14.048"),
        ("0.23", "0,3", "vi", "0,23"),
        ("0.2", "0,23", "vi", "0,2"),
        ("0.23", "0.3", "vi", "0.23"),
        ("9500", "8000", "vi", "9500"),
        ("12500", "560", "vi", "12.500"),
        ("5650000", "5,6 triệu", "vi", "5,65 triệu"),
        ("5613400", "5,6 triệu", "vi", "5.613.400"),
        ("712164440000", "715.000,12 triệu", "vi", "712.164,44 triệu"),
        ("18500000000", "18 tỉ", "vi", "18,5 tỉ"),
        ("16000", "15k", "vi", "16k"),
        ("3350000000", "3 tỷ 200 triệu", "vi", "3,35 tỷ"),
        ("-4.65", "- 4,5", "vi", "-4,65"),
        ("3", "hai vụ", "vi", "3"),
        ("65", "61-80", "vi", "65"),
        ("1200000000000", "1.5 trillion", "en", "1.2 trillion"),
        ("1", "0,5 triệu", "vi", "1"),
    ],
)
def test_a_value_is_printed_in_the_style_of_the_article(value: str, like: str, language: Language, printed: str) -> None:
    assert print_number(Decimal(value), like, language) == printed


@pytest.mark.parametrize(("value", "like", "printed"), [("14048", "15 nghìn", "14 nghìn"), ("0.23", "0,3", "0,2"), ("0.85", "0,8", "0,9")])
def test_the_precision_of_the_article_is_kept_on_demand(value: str, like: str, printed: str) -> None:
    assert print_number(Decimal(value), like, rounded=True) == printed


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["1.234.567,5", "12", "1000"]), st.sampled_from(["vi", "en"]))
def test_what_is_printed_reads_back(value: Decimal, like: str, language: Language) -> None:
    printed = print_number(value, like if language == "vi" else like.translate(str.maketrans(".,", ",.")), language)
    digits = read_digits(printed, POINTS[language])
    assert digits is not None
    assert digits.value == value


@given(st.text(max_size=30), VALUES)
def test_printing_like_any_text_never_fails(like: str, value: Decimal) -> None:
    assert print_number(value, like)


@given(st.text(alphabet="0123456789.,", min_size=1, max_size=60).filter(lambda token: token[0].isdigit()))
def test_reading_digits_never_fails(token: str) -> None:
    digits = read_digits(token)
    assert digits is None or digits.value >= 0
    assert isinstance(is_ambiguous(token), bool)


def test_a_scale_word_has_one_meaning_in_each_language() -> None:
    assert plain(SCALES["vi"]["tỷ"]) == "1000000000" == plain(SCALES["en"]["billion"])
    assert last_place(SCALES["vi"]["vạn"]) == 10_000
