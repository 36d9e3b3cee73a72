"""Two texts, claim by claim: what is paired, what differs, and why."""

from __future__ import annotations

import random
from datetime import date
from itertools import permutations

import pytest
from conftest import ROOT

import qnfacts
from qnfacts.diff import diff
from qnfacts.diff.assign import assign
from qnfacts.diff.matrix import compare
from qnfacts.table import default_table
from qnfacts.text import Document

Said = tuple[str, str | None, str | None, str | None]


def said(first: str, second: str, *, table: bool = False, across: bool = False, on: date | None = None) -> list[Said]:
    known = default_table() if table else None
    found = diff(Document.of(first, date=on), Document.of(second, date=on), known, across_periods=across)
    return [(pair.relation, pair.cause, pair.a.text if pair.a else None, pair.b.text if pair.b else None) for pair in found.pairs]


SAME = [
    pytest.param(
        "Năm 2022, bệnh viện khám cho 12.048 lượt người.", "Bệnh viện khám cho 12.048 lượt người trong năm 2022.", id="word order"
    ),
    pytest.param(
        "Năm 2022, huyện trồng được 1.204 ha rừng.", "Năm 2022, huyện trồng được hơn 1.200 ha rừng.", id="hedged, with another number"
    ),
    pytest.param("Tỷ lệ tiêm chủng năm 2022 là 46%.", "Năm 2022, tỷ lệ tiêm chủng đạt 45,8%.", id="rounded, either way"),
    pytest.param("Năm 2022, cả tỉnh có 0,5 triệu người đóng thuế.", "Năm 2022, cả tỉnh có 500.000 người đóng thuế.", id="scale words"),
    pytest.param("Vốn đầu tư năm 2022 là 5,6 tỷ đồng.", "Năm 2022, vốn đầu tư là 5.600 triệu đồng.", id="money"),
    pytest.param("Năm 2022, thu ngân sách đạt 113% kế hoạch.", "Thu ngân sách năm 2022 vượt 13% kế hoạch.", id="plan share and excess"),
    pytest.param("Năm 2022, thu ngân sách đạt 74% kế hoạch.", "Thu ngân sách năm 2022 hụt 26% kế hoạch.", id="plan share and shortfall"),
    pytest.param(
        "Xuất khẩu năm 2022 bằng 110% so với năm 2021.", "Năm 2022, xuất khẩu tăng 10% so với năm 2021.", id="relative and growth"
    ),
    pytest.param("Tỷ lệ hộ nghèo năm 2022 giảm 0,31%.", "Năm 2022, tỷ lệ hộ nghèo giảm 0,31 điểm phần trăm.", id="the change of a rate"),
    pytest.param("Năm 2022, xã xây 12 nhà tình nghĩa.", "Năm 2022, xã xây mười hai nhà tình nghĩa.", id="words"),
    pytest.param("Năm 2022, xã Hoa Sơn xây 12 cây cầu.", "Năm 2022, xã xây 12 cây cầu.", id="a place left out"),
    pytest.param("Năm 2022 tạo việc làm cho 3.250 lao động.", "In 2022, 3,250 jobs were created.", id="two languages"),
    pytest.param("Tính đến 31/12/2022, huyện có 814 trang trại.", "Năm 2022, huyện có 814 trang trại.", id="the end of a year"),
    pytest.param("Năm 2022, huyện mở 5,2 km đường.", "Năm 2022, huyện mở 5.200 m đường.", id="sizes of a unit"),
    pytest.param("Năm 2022, sản lượng chè là 3,5 tấn.", "Sản lượng chè năm 2022 là 3.500 kg.", id="tonnes and kilograms"),
    pytest.param("Thu 45,6 tỷ đồng trong năm 2022.", "Thu 45,6 tỷ đồng trong năm 2022.", id="no words of its own"),
    pytest.param("Cháy lớn làm 12 người bị thương.", "Vụ cháy khiến 12 người bị thương.", id="other words around"),
]
DIFFERENT = [
    pytest.param(
        "Năm 2022, bệnh viện khám cho 12.048 lượt người.",
        "Năm 2022, bệnh viện khám cho 12.408 lượt người.",
        "transposed",
        id="digits swapped",
    ),
    pytest.param(
        "Năm 2022, bệnh viện khám cho 12.048 lượt người.", "Năm 2022, bệnh viện khám cho 12.038 lượt người.", "digit", id="one digit"
    ),
    pytest.param(
        "Năm 2022, bệnh viện khám cho 12.048 lượt người.", "Năm 2022, bệnh viện khám cho 120.480 lượt người.", "scale", id="a zero more"
    ),
    pytest.param(
        "Năm 2022, thu ngân sách đạt 113% kế hoạch.", "Năm 2022, thu ngân sách vượt 0,13% kế hoạch.", "scale", id="excess for share"
    ),
    pytest.param(
        "Năm 2022, huyện trồng được 1.204 ha rừng.", "Năm 2022, huyện trồng được gần 1.200 ha rừng.", "bound", id="hedge on the other side"
    ),
    pytest.param("Tỷ lệ tiêm chủng năm 2022 là 45,87%.", "Năm 2022, tỷ lệ tiêm chủng là 45,8%.", "rounding", id="cut"),
    pytest.param("Năm 2022, huyện trồng được 1.204 ha rừng.", "Năm 2021, huyện trồng được 1.204 ha rừng.", "period", id="another period"),
    pytest.param(
        "Năm 2022, Ba Chẽ trồng được 1.204 ha rừng.", "Năm 2022, Bình Liêu trồng được 1.204 ha rừng.", "place", id="another place"
    ),
    pytest.param(
        "Năm 2022, huyện phấn đấu trồng 1.204 ha rừng.",
        "Năm 2022, huyện đã trồng 1.204 ha rừng.",
        "target-as-result",
        id="a target became a result",
    ),
    pytest.param(
        "Năm 2022, huyện đã trồng 1.204 ha rừng.",
        "Năm 2022, huyện phấn đấu trồng 1.204 ha rừng.",
        "result-as-target",
        id="a result became a target",
    ),
    pytest.param("Tỷ lệ hộ nghèo năm 2022 giảm 0,31%.", "Năm 2022, tỷ lệ hộ nghèo giảm còn 0,31%.", "measure", id="change for level"),
    pytest.param(
        "Năm 2022, bảo tàng đón 975.200 lượt người.", "Năm 2022, bảo tàng đón 975.200 người.", "unit", id="persons for person-turns"
    ),
    pytest.param(
        "Năm 2022, số vụ tai nạn giảm 5% so với năm 2021.",
        "Năm 2022, số vụ tai nạn tăng 5% so với năm 2021.",
        "direction",
        id="the other way",
    ),
    pytest.param(
        "Xuất khẩu năm 2022 tăng 7% so với năm 2021.", "Xuất khẩu năm 2022 tăng 7% so với năm 2019.", "base", id="against another year"
    ),
    pytest.param("Năm 2022, huyện trồng khoảng 1.200 ha rừng.", "Năm 2022, huyện trồng 1.200 ha rừng.", "qualifier", id="a hedge dropped"),
    pytest.param(
        "Năm 2022, xã có 12 trường, kế hoạch là 15 trường.",
        "Năm 2022, xã có 15 trường.",
        "target-as-result",
        id="the plan's number as result",
    ),
    pytest.param(
        "Tỷ lệ hộ nghèo năm 2022 giảm 0,31%, còn 4,52%.", "Năm 2022, tỷ lệ hộ nghèo còn 0,31%.", "measure", id="the change for the level"
    ),
    pytest.param(
        "Năm 2022, huyện trồng hơn 1.800 ha rừng.", "Năm 2022, huyện trồng hơn 1.200 ha rừng.", "digit", id="one hedge, two numbers"
    ),
    pytest.param(
        "Năm 2022, huyện trồng 37.612 cây, kế hoạch năm 2023 trồng 38.000 cây.",
        "Năm 2022, huyện trồng 38.000 cây.",
        "period",
        id="no rounding: next year's plan",
    ),
]
APART = [
    pytest.param("Sản lượng lúa năm 2022 đạt 500 tấn.", "Sản lượng ngô năm 2022 đạt 300 tấn.", id="rice and maize"),
    pytest.param("Năm 2022 có 4.120 hộ nghèo.", "Năm 2022 có 5.230 hộ cận nghèo.", id="poor and near-poor"),
    pytest.param(
        "Năm 2022 có 241.700 người tham gia BHXH bắt buộc.", "Năm 2022 có 263.100 người tham gia BHXH.", id="a part and its whole"
    ),
    pytest.param(
        "Năm 2021, huyện phấn đấu trồng 1.100 ha rừng.", "Năm 2022, huyện đã phủ xanh thêm được 1.800 ha rừng.", id="two fields apart"
    ),
    pytest.param(
        "Năm 2022, huyện tạo việc làm cho 14.050 lao động.",
        "Năm 2022, hơn 5.400 người của huyện hỏi thăm việc làm ở phiên chợ.",
        id="a hedge that allows anything",
    ),
    pytest.param("Năm 2022, vốn đầu tư là 45 triệu USD.", "Năm 2022, vốn đầu tư là 980 tỷ đồng.", id="two currencies"),
    pytest.param("Cả nước có 1.909 trường nghề năm 2022.", "Sang năm 2022, thêm 20 trường nghề chuyển hẳn lên mạng.", id="far apart"),
    pytest.param("Năm 2022, chợ có 320 quầy.", "Năm 2022, trường đón 415 học sinh.", id="nothing in common"),
    pytest.param("Năm 2022 thu 300 tỷ đồng tiền thuế.", "Năm 2022 thu hoạch 300 tấn chè.", id="equal numbers of other things"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_what_says_the_same_is_same_in_both_directions(first: str, second: str) -> None:
    assert {relation for relation, *_ in said(first, second)} == {"same"}
    assert {relation for relation, *_ in said(second, first)} == {"same"}


@pytest.mark.parametrize(("first", "second", "cause"), DIFFERENT)
def test_a_difference_has_its_cause(first: str, second: str, cause: str) -> None:
    assert [(relation, why) for relation, why, *_ in said(first, second) if relation == "different"] == [("different", cause)]


@pytest.mark.parametrize(("first", "second"), APART)
def test_what_speaks_of_other_things_is_not_paired(first: str, second: str) -> None:
    assert {relation for relation, *_ in said(first, second)} == {"only-a", "only-b"}


@pytest.mark.parametrize("table", [True, False], ids=["with the table", "without one"])
@pytest.mark.parametrize(("first", "second"), [*SAME, *APART])
def test_a_text_is_the_same_as_itself(first: str, second: str, *, table: bool) -> None:
    whole = f"{first} {second}"
    assert {relation for relation, *_ in said(whole, whole, table=table)} == {"same"}


def reported(name: str) -> tuple[str, date]:
    source = default_table().sources[name]
    return (ROOT / str(source.text)).read_text(encoding="utf-8"), source.date


def test_two_reports_of_one_year() -> None:
    (a, day_a), (b, day_b) = reported("ldxh"), reported("dantri")
    found = qnfacts.diff(a, b, date_a=day_a, date_b=day_b)
    numbers = {
        relation: {
            (pair.a.number if pair.a else None, pair.b.number if pair.b else None) for pair in found.pairs if pair.relation == relation
        }
        for relation in ("different", "same", "only-b")
    }
    assert numbers["different"] == {("900", "915"), ("14.000", "13.000"), ("113", "0,13")}
    assert {one for one, _ in numbers["same"]} == {"0,23", "85", "14.048", "263.050", "37.625", "0,14", "85,5", "270.540"}
    assert all(one == other for one, other in numbers["same"])
    assert {(None, "234.200"), (None, "100")} <= numbers["only-b"]


def test_the_table_knows_two_wordings_of_one_indicator() -> None:
    first, second = "Năm 2020, số người cai ma túy của tỉnh là 900 lượt người.", "Năm 2020, tỉnh điều trị nghiện cho 915 lượt người."
    assert [relation for relation, *_ in said(first, second, table=True)] == ["different"]


VERSION = (
    "Huyện Ba Chẽ trồng hơn 1.200 ha rừng\n\n"
    "Năm 2022, huyện Ba Chẽ trồng được 1.204 ha rừng, giao khoán cho 315 hộ chăm sóc.\n\n"
    "Cũng trong năm 2022, huyện mở 27 km đường lâm nghiệp, vốn 45,6 tỷ đồng.\n\n"
    "Rừng giữ nước cho cả vùng. Người dân có thêm việc.\n\n"
    "Năm 2023, huyện phấn đấu trồng 1.350 ha rừng."
)


def test_moved_paragraphs_are_no_difference() -> None:
    title, first, second, *rest = VERSION.split("\n\n")
    assert {relation for relation, *_ in said(VERSION, "\n\n".join((title, second.replace("Cũng trong n", "N"), first, *rest)))} == {"same"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("mở 27 km", "mở 27,3 km", ("different", "rounding", "27 km", "27,3 km"), id="a number edited within its rounding"),
        pytest.param("315 hộ", "351 hộ", ("different", "transposed", "315 hộ", "351 hộ"), id="an edited number"),
        pytest.param("Năm 2023", "Năm 2024", ("different", "period", "1.350 ha", "1.350 ha"), id="a changed period"),
        pytest.param(
            "Năm 2023, huyện phấn đấu",
            "Năm 2023, huyện đã",
            ("different", "target-as-result", "1.350 ha", "1.350 ha"),
            id="a target that became a result",
        ),
        pytest.param("vốn 45,6", "vốn khoảng 45,6", ("different", "qualifier", "45,6 tỷ đồng", "45,6 tỷ đồng"), id="a hedge"),
        pytest.param(
            "1.204 ha rừng, giao khoán",
            "1.240 ha rừng, giao khoán",
            ("different", "transposed", "1.204 ha", "1.240 ha"),
            id="the body, not the headline",
        ),
    ],
)
def test_what_was_edited_between_two_versions_differs_and_nothing_else(old: str, new: str, expected: Said) -> None:
    assert old in VERSION
    assert [one for one in said(VERSION, VERSION.replace(old, new), on=date(2022, 12, 20)) if one[0] == "different"] == [expected]


def test_what_a_text_repeats_is_paired_once() -> None:
    a = "Năm 2022, 4.215 hộ nghèo ở Sơn Hà được vay vốn\n\nNgân hàng vừa tổng kết.\n\nNăm 2022, ở Sơn Hà 4.215 hộ nghèo được vay vốn ưu đãi."
    pair, *others = diff(Document.of(a), Document.of("Năm 2022, tại Sơn Hà, 4.215 hộ nghèo được vay vốn.")).pairs
    assert (pair.relation, len(pair.repeats_a), others) == ("same", 1, [])


def test_a_headline_edited_by_itself_is_told() -> None:
    first = "Năm 2022, 4.215 hộ nghèo ở Sơn Hà được vay vốn\n\nNgân hàng vừa tổng kết.\n\nNăm 2022, ở Sơn Hà 4.215 hộ nghèo được vay vốn."
    second = first.replace("4.215", "4.125", 1)
    assert ("different", "transposed", "4.215 hộ nghèo", "4.125 hộ nghèo") in said(first, second)


def test_last_year_beside_this_year() -> None:
    last = "Năm 2021, huyện trồng 1.000 ha rừng, tỷ lệ che phủ đạt 54,5%, giá trị sản xuất đạt 30 tỷ đồng. Năm 2022, huyện phấn đấu trồng 1.100 ha rừng."
    this = "Năm 2022, huyện trồng 1.204 ha rừng, tỷ lệ che phủ đạt 54,2%, giá trị sản xuất đạt 30 tỷ đồng. Năm 2023, huyện phấn đấu trồng 1.300 ha rừng."
    found = diff(Document.of(last), Document.of(this), across_periods=True)
    assert {(pair.a.text, pair.b.text, pair.change) for pair in found.pairs if pair.a and pair.b} == {
        ("1.000 ha", "1.204 ha", "204"),
        ("54,5%", "54,2%", "-0.3"),
        ("30 tỷ đồng", "30 tỷ đồng", "0"),
        ("1.100 ha", "1.300 ha", "200"),
    }
    assert {pair.cause for pair in found.pairs} == {None}


def test_without_that_years_are_kept_apart() -> None:
    assert {relation for relation, *_ in said("Năm 2021, xã làm 12 cầu.", "Sang năm 2022, xã ta lại làm được tới 17 cầu mới.")} == {
        "only-a",
        "only-b",
    }


MATRIX = (
    "Năm 2022, bệnh viện khám cho 12.048 lượt người. Năm 2022, huyện trồng 1.204 ha rừng.",
    "Bệnh viện khám cho 12.048 lượt người trong năm 2022. Huyện trồng 1.204 ha rừng năm 2022.",
    "Năm 2022, bệnh viện khám cho 12.408 lượt người. Năm 2022, huyện trồng hơn 1.200 ha rừng.",
)


def test_a_matrix_marks_the_text_that_stands_apart() -> None:
    found = compare([Document.of(text) for text in MATRIX])
    assert [([claim.number for claim in row.claims if claim], row.outliers, row.shared) for row in found.rows] == [
        (["12.048", "12.048", "12.408"], (2,), ()),
        (["1.204", "1.204", "1.200"], (), ()),
    ]


def test_texts_that_contradict_the_origin_together_may_share_a_source() -> None:
    found = compare([Document.of(text) for text in (MATRIX[2], *MATRIX[:2])], origin=0)
    assert [(row.outliers, row.shared) for row in found.rows] == [((1, 2), (1, 2)), ((), ())]


def test_where_no_number_has_more_texts_all_stand_apart() -> None:
    found = compare([Document.of(text) for text in (MATRIX[0], MATRIX[2])])
    assert found.rows[0].outliers == (0, 1)


def best(worth: list[dict[int, float]], columns: int) -> float:
    """The worth of the best assignment, by trying all."""
    seats = [*range(columns), *[columns] * len(worth)]
    return max(
        sum(line.get(column, 0.0) for line, column in zip(worth, seating, strict=False)) for seating in permutations(seats, len(worth))
    )


def test_the_assignment_is_the_best() -> None:
    chance = random.Random(7)
    for _ in range(300):
        lines, columns = chance.randint(1, 4), chance.randint(1, 4)
        worth = [{column: chance.randint(1, 9) / 10 for column in range(columns) if chance.random() < 0.7} for _ in range(lines)]
        chosen = assign(worth)
        taken = [column for column in chosen if column is not None]
        assert len(taken) == len(set(taken))
        assert sum(worth[line][column] for line, column in enumerate(chosen) if column is not None) == pytest.approx(best(worth, columns))


def test_no_text_at_all() -> None:
    assert said("", "") == []
    assert {relation for relation, *_ in said("", "Năm 2022, xã có 12 cầu.")} == {"only-b"}
