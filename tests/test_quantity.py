"""Whole strings read as one quantity."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qnfacts import read_quantity
from qnfacts.numbers import plain

if TYPE_CHECKING:
    from qnfacts.model import Language


def shown(text: str, language: Language = "vi") -> str | None:
    quantity = read_quantity(text, language)
    if quantity is None:
        return None
    high = "" if quantity.high is None else f"..{plain(quantity.high)}"
    of = "" if quantity.of is None else f"/{plain(quantity.of)}"
    words = [word for word in (quantity.unit, quantity.per and f"/{quantity.per}") if word]
    hedge = "" if quantity.qualifier == "exact" else f" ({quantity.qualifier})"
    return f"{plain(quantity.value)}{high}{of} {' '.join(words)}".strip() + hedge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.460 lao động", "12460 lao động"),
        ("hơn 7,2 triệu người", "7200000 người (over)"),
        ("gần hai phần ba số hộ", "2/3 hộ (nearly)"),
        ("không quá 5%", "5 % (at-most)"),
        ("từ 90% trở lên", "90 % (at-least)"),
        ("khoảng chừng từ 3.000 đến 4.000 đồng", "3000..4000 đồng (about)"),
        ("giữa 3 và 4 triệu đồng", "3000000..4000000 đồng"),
        ("17/21 mục tiêu", "17/21 mục tiêu"),
        ("4 tỷ 300 triệu đồng", "4300000000 đồng"),
        ("6,5 triệu đồng/người/tháng", "6500000 đồng /người"),
        ("0,07%/năm", "0.07 % /năm"),
        ("bốn mươi lăm phần trăm", "45 phần trăm"),
        ("ba triệu tư", "3400000"),
        ("hai đô rưỡi", "2.5 đô"),
        ("hai đô la và mười lăm xen", "2.15 đô la"),
        ("hai phẩy 75 đô", "2.75 đô"),
        ("âm một nghìn chín", "-1900"),
        ("năm bảy", "57"),
        ("không", "0"),
        ("trừ bốn phần mười", "-4/10"),
        ("2 345 678", "2345678"),
        ("VND3000-VND4000", "3000..4000 vnd"),
        ("đạt 113% kế hoạch", "113 %"),
        ("năm 2019", "2019"),
        ("18°C", "18 °c"),
    ],
)
def test_vietnamese_quantities(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,460 workers", "12460 workers"),
        ("more than VND1.4 trillion", "1400000000000 vnd (over)"),
        ("between 6 and 8 percent", "6..8 percent"),
        ("17/21 targets", "17/21 targets"),
        ("two thirds of households", "2/3 households"),
        ("three quarters", "0.75"),
        ("one and a fourth", "1.25"),
        ("half a dozen", "6"),
        ("1.5x10^3", "1500"),
        ("4^-1", "0.25"),
        ("0.41 percentage points", "0.41 percentage points"),
        ("at least 320 households", "320 households (at-least)"),
    ],
)
def test_english_quantities(text: str, expected: str) -> None:
    assert shown(text, "en") == expected


@pytest.mark.parametrize("text", ["", "  ", "rất nhiều hộ", "mốt", "chợ Hạ Long", "%", "-", "333.0000", "." * 2000, "9" * 2000])
def test_what_is_no_quantity(text: str) -> None:
    assert read_quantity(text) is None


def test_the_print_is_kept() -> None:
    quantity = read_quantity("Gần 5,60  Triệu đồng")
    assert quantity is not None
    assert (quantity.text, quantity.number, quantity.step) == ("Gần 5,60  Triệu đồng", "5,60 Triệu", Decimal(10_000))


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_numbers_spelled_out_read_back(value: int) -> None:
    quantity = read_quantity(spell(value))
    assert quantity is not None
    assert quantity.value == Decimal(value)


@given(st.text(max_size=40), st.sampled_from(["vi", "en"]))
def test_any_text_is_read_without_failing(text: str, language: Language) -> None:
    quantity = read_quantity(text, language)
    assert quantity is None or quantity.text == text


_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spell(value: int) -> str:
    """A number in full Vietnamese words."""
    if value < 1000:
        return " ".join(_below_thousand(value, full=False))
    words: list[str] = []
    for scale, word in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        part, value = divmod(value, scale)
        if part:
            words += [*_below_thousand(part, full=bool(words)), word]
    return " ".join(words).strip()


def _below_thousand(value: int, *, full: bool) -> list[str]:
    hundreds, rest = divmod(value, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, units = divmod(rest, 10)
    if not rest:
        return words or ["không"]
    if not tens:
        return [*words, *(["linh"] if words else []), _DIGITS[units]]
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if units:
        words.append({1: "một" if tens == 1 else "mốt", 4: "tư" if tens > 1 else "bốn", 5: "lăm"}.get(units, _DIGITS[units]))
    return words
