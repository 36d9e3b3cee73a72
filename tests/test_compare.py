"""Does this number say what that number says: every row is a statement, a report, and whether the one bears out the other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qnfacts import compare
from qnfacts.compare import Amount, fit
from qnfacts.numbers import round_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from qnfacts.model import Direction, Measure, Qualifier

PEOPLE = Amount(Decimal(0), dimension="person", unit="người")
SHARE = Amount(Decimal(0), dimension="percent", unit="%", rate=True)
PLAN = replace(SHARE, measure="plan-ratio")
QUALIFIERS: dict[str, Qualifier] = {
    "~": "about",
    ">": "over",
    "<~": "nearly",
    "<": "under",
    ">=": "at-least",
    "<=": "at-most",
}


def amount(told: str, like: Amount) -> Amount:
    """An amount from shorthand: a hedge, the digits, ``k`` for thousands, ``..`` for a range."""
    mark = next((mark for mark in sorted(QUALIFIERS, key=len, reverse=True) if told.startswith(mark)), "")
    number, _, high = told[len(mark) :].partition("..")
    scale = Decimal(1000) if number.endswith("k") else Decimal(1)
    digits = number.rstrip("k")
    places = len(digits.partition(".")[2])
    return replace(
        like,
        value=Decimal(digits) * scale,
        step=Decimal(1).scaleb(-places) * scale,
        qualifier=QUALIFIERS.get(mark, "exact"),
        high=Decimal(high) if high else None,
    )


@pytest.mark.parametrize(
    ("claim", "reported", "like", "expected"),
    [
        # equal, and rounded to what is printed
        ("14048", "14048", PEOPLE, "holds"),
        ("14k", "14048", PEOPLE, "rounded"),
        ("37.6k", "37625", PEOPLE, "rounded"),
        ("37.7k", "37625", PEOPLE, "no"),
        ("37k", "37625", PEOPLE, "no"),
        ("21.2k", "21250", PEOPLE, "rounded"),
        ("21.3k", "21250", PEOPLE, "rounded"),
        ("0.2", "0.23", SHARE, "rounded"),
        ("0.3", "0.23", SHARE, "no"),
        ("0.9", "0.85", SHARE, "rounded"),
        ("0.8", "0.85", SHARE, "no"),
        ("46", "45.5", SHARE, "rounded"),
        ("45", "45.5", SHARE, "no"),
        # rounded to the zeros that a count ends in, at most 1 % away
        ("263000", "263050", PEOPLE, "leave"),
        ("270k", "270540", PEOPLE, "leave"),
        ("38000", "37625", PEOPLE, "leave"),
        ("40000", "37625", PEOPLE, "no"),
        ("500", "527", PEOPLE, "no"),
        ("260000", "263050", PEOPLE, "no"),
        ("14100", "14048", PEOPLE, "no"),
        ("100", "100.4", SHARE, "rounded"),
        ("90", "90.7", SHARE, "no"),
        # more precise than the report
        ("45.8", "46", SHARE, "finer"),
        ("45.5", "46", SHARE, "finer"),
        ("46.5", "46", SHARE, "no"),
        ("38125", "38k", PEOPLE, "finer"),
        ("22500", "22000", PEOPLE, "no"),
        # hedges, and their sides
        (">14000", "14048", PEOPLE, "holds"),
        ("<~14000", "14048", PEOPLE, "no"),
        (">14048", "14048", PEOPLE, "holds"),
        (">12000", "14048", PEOPLE, "loose"),
        (">12700", "14048", PEOPLE, "holds"),
        ("<~15000", "14048", PEOPLE, "holds"),
        ("<~16000", "14048", PEOPLE, "no"),
        ("~14500", "14048", PEOPLE, "holds"),
        ("~15000", "14048", PEOPLE, "no"),
        ("~0.2", "0.23", SHARE, "holds"),
        ("~0.3", "0.23", SHARE, "no"),
        ("<530", "527", PEOPLE, "holds"),
        ("<0.12", "0.14", SHARE, "no"),
        ("<=527", "527", PEOPLE, "holds"),
        (">=234000", "234200", PEOPLE, "holds"),
        (">=235000", "234200", PEOPLE, "no"),
        # a report that leaves room itself
        ("5000", ">5000", PEOPLE, "holds"),
        ("5200", ">5000", PEOPLE, "finer"),
        ("4900", ">5000", PEOPLE, "no"),
        (">4900", ">5000", PEOPLE, "holds"),
        ("<~5000", ">5000", PEOPLE, "no"),
        (">5000", ">5000", PEOPLE, "holds"),
        ("~5000", ">5000", PEOPLE, "holds"),
        # ranges
        ("800..900", "850", PEOPLE, "holds"),
        ("800..900", "950", PEOPLE, "no"),
        ("800..1200", "850", PEOPLE, "loose"),
        ("800..900", "800..900", PEOPLE, "holds"),
        ("850", "800..900", PEOPLE, "finer"),
        ("950", "800..900", PEOPLE, "no"),
    ],
)
def test_fit(claim: str, reported: str, like: Amount, expected: str) -> None:
    found = fit(amount(claim, like), amount(reported, like))
    told = [name for name in ("leave", "loose", "rounded", "finer", "holds") if getattr(found, name)]
    assert (told[0] if told else "no") == expected


def form(value: str, measure: Measure, direction: Direction | None = None, unit: str = "%", *, rate: bool = False) -> Amount:
    places = len(value.partition(".")[2])
    dimension = "times" if unit == "lần" else "percent"
    return Amount(Decimal(value), Decimal(1).scaleb(-places), "exact", measure, dimension, direction, unit=unit, rate=rate)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "reported", "holds"),
    [
        (form("7", "plan-excess"), form("107", "plan-ratio"), True),
        (form("107", "plan-excess"), form("107", "plan-ratio"), False),
        (form("-26.06", "plan-excess"), form("73.94", "plan-ratio"), True),
        (form("-26", "plan-excess"), form("73.94", "plan-ratio"), True),
        (form("26", "plan-excess"), form("73.94", "plan-ratio"), False),
        (form("113", "plan-ratio"), form("13", "plan-excess"), True),
        (form("113", "plan-ratio"), form("0.13", "plan-excess"), False),
        (form("1.18", "plan-ratio", unit="lần"), form("118", "plan-ratio"), True),
        (form("1.2", "plan-ratio", unit="lần"), form("118", "plan-ratio"), True),
        (form("1.1", "plan-ratio", unit="lần"), form("118", "plan-ratio"), False),
        (form("10", "change", "up"), form("110", "relative"), True),
        (form("10", "change", "down"), form("90", "relative"), True),
        (form("10", "change", "down"), form("110", "relative"), False),
        (form("2", "relative", "up", "lần"), form("200", "relative"), True),
        (form("2", "relative", "down", "lần"), form("50", "relative"), True),
        (form("107", "level"), form("107", "plan-ratio"), False),
        (form("0.29", "change", "down", rate=True), form("0.29", "level", rate=True), False),
    ],
)
def test_one_statement_in_two_forms(claim: Amount, reported: Amount, holds: bool) -> None:
    assert fit(claim, reported).holds is holds


def test_a_hedge_on_a_shortfall_looks_the_other_way() -> None:
    short = replace(form("-26", "plan-excess"), qualifier="over")
    assert fit(short, form("73.94", "plan-ratio")).holds
    assert not fit(short, form("75", "plan-ratio")).holds


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        (("person", "người"), ("person", "lao động"), True),
        (("person", "người"), ("person-turn", "lượt người"), False),
        (("count", "việc làm"), ("person", "lao động"), True),
        (("count", "chỗ làm"), ("person", "lao động"), True),
        (("count", "suất"), ("person", "học viên"), True),
        (("count", "admissions"), ("person-turn", "lượt người"), True),
        (("count", "ca"), ("person-turn", "lượt người"), True),
        (("count", "doanh nghiệp"), ("person", "người"), False),
        (("household", "hộ"), ("person", "người"), False),
        (("none", None), ("person", "người"), True),
    ],
)
def test_units(mine: tuple[str, str | None], theirs: tuple[str, str | None], same: bool) -> None:
    a, b = (replace(PEOPLE, dimension=dimension, unit=unit) for dimension, unit in (mine, theirs))  # type: ignore[arg-type]
    assert compare.same_unit(a, b) is same


def test_a_rate_changes_by_per_cent_or_by_points() -> None:
    change = replace(SHARE, measure="change")
    assert compare.same_unit(change, replace(change, dimension="percentage-point"))
    assert not compare.same_unit(SHARE, replace(SHARE, dimension="percentage-point"))
    assert not compare.same_unit(replace(change, per="tháng"), replace(change, per="năm"))


@pytest.mark.parametrize(
    ("slip", "claim", "reported", "like", "fits"),
    [
        (compare.is_scale_slip, "2.3", "0.23", SHARE, True),
        (compare.is_scale_slip, "4000", "400", PEOPLE, True),
        (compare.is_scale_slip, "14.048", "14048", PEOPLE, True),
        (compare.is_scale_slip, "27540", "270540", PEOPLE, True),
        (compare.is_scale_slip, "27504", "270540", PEOPLE, False),
        (compare.is_scale_slip, "400", "400", PEOPLE, False),
        (compare.is_transposed, "14408", "14048", PEOPLE, True),
        (compare.is_transposed, "38.56", "35.86", SHARE, True),
        (compare.is_transposed, "0.32", "0.23", SHARE, True),
        (compare.is_transposed, "41408", "14048", PEOPLE, False),
        (compare.is_transposed, "18044", "14048", PEOPLE, False),
        (compare.is_miscut, "37k", "37625", PEOPLE, True),
        (compare.is_miscut, "6.4k", "6347", PEOPLE, True),
        (compare.is_miscut, "6.2k", "6347", PEOPLE, False),
        (compare.is_miscut, "35.8", "35.86", SHARE, True),
        (compare.is_miscut, "22500", "22000", PEOPLE, False),
        (compare.is_miscut, "37000", "37625", PEOPLE, True),
        (compare.is_one_digit, "117", "107", PLAN, True),
        (compare.is_one_digit, "5636", "5336", PEOPLE, True),
        (compare.is_one_digit, "1278", "31278", PEOPLE, True),
        (compare.is_one_digit, "6.2k", "6347", PEOPLE, True),
        (compare.is_one_digit, "0.12", "0.14", SHARE, True),
        (compare.is_one_digit, "6.4", "0.14", SHARE, False),
    ],
)
def test_slips(slip: Callable[[Amount, Amount], bool], claim: str, reported: str, like: Amount, fits: bool) -> None:
    assert slip(amount(claim, like), amount(reported, like)) is fits


WHOLE = st.integers(1, 10**9).map(Decimal)


@given(WHOLE, st.integers(0, 6))
def test_any_rounding_of_a_number_holds(value: Decimal, zeros: int) -> None:
    step = Decimal(10) ** zeros
    rounded = round_to(value, step)
    assert fit(Amount(rounded, step, dimension="person"), Amount(value, dimension="person")).holds


@given(WHOLE, WHOLE)
def test_a_hedge_and_its_opposite_hold_together_only_where_equal(a: Decimal, b: Decimal) -> None:
    over, under = (fit(Amount(a, qualifier=side), Amount(b)).holds for side in ("over", "under"))
    assert over or under
    assert (over and under) == (a == b)


@given(WHOLE, WHOLE)
def test_no_slip_where_numbers_are_equal(a: Decimal, b: Decimal) -> None:
    for slip in (compare.is_scale_slip, compare.is_transposed, compare.is_miscut, compare.is_one_digit):
        assert not slip(Amount(a), Amount(a))
        assert slip(Amount(a), Amount(b)) in {True, False}
