"""Which row speaks of a number: every row is a sentence, and the indicator of its last number, or none for a look-alike."""

from __future__ import annotations

from datetime import date as Date
from itertools import permutations
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qnfacts import kept
from qnfacts.lexicon.bare import bare, restored
from qnfacts.lexicon.senses import EXAMPLES, SENSES, kinds_of, senses_of
from qnfacts.match import match
from qnfacts.match.assign import assign
from qnfacts.match.index import make_index
from qnfacts.match.rows import same_base, same_period
from qnfacts.parse.claim import extract
from qnfacts.table import default_table
from qnfacts.text import Document, fold

if TYPE_CHECKING:
    from pathlib import Path

    from qnfacts.model import Fact, Language


def found(text: str, *, date: Date = Date(2021, 1, 25), language: Language | None = None) -> list[Fact | None]:
    document = Document.of(text, date=date, language=language)
    return [one.candidate.fact if one.candidate else None for one in match(extract(document), document, default_table())]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Năm 2020, Quảng Ninh giải quyết việc làm mới cho 13.900 người.", "jobs-added"),
        ("Năm 2020, Quảng Ninh có 13.900 lao động có thêm việc làm.", "jobs-added"),
        ("Năm 2020, Quảng Ninh giới thiệu việc làm cho 13.900 lao động.", None),
        ("Năm 2020, Quảng Ninh có 13.900 lao động mất việc làm.", None),
        ("Năm 2020, Quỹ quốc gia về việc làm giúp 5.300 người ở Quảng Ninh có việc.", "jobs-fund"),
        ("Cuối năm 2020, tỷ lệ hộ nghèo của Quảng Ninh còn 0,3%.", "poverty-rate"),
        ("Cuối năm 2020, tỷ lệ hộ cận nghèo của Quảng Ninh còn 0,3%.", None),
        ("Cuoi nam 2020, ti le ho ngheo cua Quang Ninh con 0,3%.", "poverty-rate"),
        ("Năm 2021, Quảng Ninh phấn đấu chỉ còn 530 hộ nghèo.", "poor-households"),
        ("Năm 2021, Quảng Ninh phấn đấu hỗ trợ nhà ở cho 530 hộ nghèo.", None),
        ("Năm 2020, Quảng Ninh có 263.100 người đóng BHXH.", "si"),
        ("Năm 2020, Quảng Ninh có 263.100 người có thẻ BHYT.", None),
        ("Năm 2020, Quảng Ninh có 241.900 người tham gia bảo hiểm xã hội bắt buộc.", "si-compulsory"),
        ("Năm 2020, Quảng Ninh có 21.300 người tham gia BHXH diện tự nguyện.", "si-voluntary"),
        ("Năm 2020, Quảng Ninh có 21.300 người hưởng trợ cấp thất nghiệp.", None),
        ("Năm 2020, 35% lực lượng lao động của Quảng Ninh tham gia bảo hiểm thất nghiệp.", "ui-rate"),
        ("Năm 2020, tỷ lệ thất nghiệp của Quảng Ninh là 3,5%.", None),
        ("Năm 2020, Quảng Ninh tuyển sinh học nghề 37.700 người.", "training"),
        ("Năm 2020, Quảng Ninh tuyển sinh lớp 10 được 17.700 học sinh.", None),
        ("Năm 2020, Quảng Ninh có 37 cơ sở giáo dục nghề nghiệp.", None),
        ("Năm 2020, dạy nghề cho 2.300 lao động nông thôn ở Quảng Ninh.", "training-rural"),
        ("Năm 2020, 90% lao động của Quảng Ninh đã qua đào tạo.", "trained-rate"),
        ("Năm 2020, 15% lao động của Quảng Ninh chưa qua đào tạo.", None),
        ("Năm 2020, 47% lao động của Quảng Ninh có văn bằng, chứng chỉ.", "certified-rate"),
        ("Năm 2020, Quảng Ninh tổ chức cai nghiện ma túy cho 950 lượt người.", "rehab"),
        ("Năm 2020, Quảng Ninh cai nghiện tại cộng đồng cho 250 lượt người.", "rehab-community"),
        ("Năm 2020, Quảng Ninh quản lý 1.950 người nghiện có hồ sơ.", None),
        ("Năm 2021, Quảng Ninh phấn đấu đưa 500 lao động đi xuất khẩu lao động.", "workers-abroad"),
        ("Năm 2021, Quảng Ninh dự kiến có 500 lao động nước ngoài được cấp phép.", None),
        ("Năm 2020, Quảng Ninh lo thêm việc cho 13.900 lao động.", "jobs-added"),
        ("Năm 2020, vốn của Quỹ quốc gia về việc làm giữ nghề cho 5.300 người ở Quảng Ninh.", "jobs-fund"),
        ("Năm 2021, Quảng Ninh phấn đấu đưa 390 lao động sang Hàn Quốc, Nhật Bản làm việc.", "workers-abroad"),
        ("Năm 2021, Quảng Ninh phấn đấu đón 390 lao động Hàn Quốc sang làm việc.", None),
        ("Năm 2020, toàn bộ 100% xã, phường, thị trấn của Quảng Ninh làm tốt công tác thương binh, liệt sĩ.", "merit-communes"),
        ("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh đạt 104%.", None),
        ("Năm 2020, tỷ lệ lao động qua đào tạo nghề của Quảng Ninh là 50%.", None),
        # other places, years and populations
        ("Năm 2020, Thái Nguyên giải quyết việc làm mới cho 14.048 người.", None),
        ("Năm 2020, TP Hạ Long giải quyết việc làm mới cho 14.048 người.", None),
        ("Cuối năm 2020, tỷ lệ hộ nghèo của huyện Quảng Ninh còn 0,23%.", None),
        ("Năm 2020, cả nước tuyển sinh đào tạo nghề 37.625 người.", None),
        ("Năm 2018, Quảng Ninh tuyển sinh đào tạo nghề 37.625 người.", None),
        ("Năm 2020, tỷ lệ hộ nghèo dân tộc thiểu số của Quảng Ninh còn 0,23%.", None),
        # English
        ("In 2020 Quang Ninh created jobs for 13,900 workers.", "jobs-added"),
        ("In 2020, 0.3 percent of Quang Ninh's households were poor.", "poverty-rate"),
        ("In 2020, 0.3 percent of Quang Ninh's households were near-poor.", None),
        ("In 2020 Quang Ninh had 263,100 social insurance participants.", "si"),
        ("In 2020 Quang Ninh had 263,100 people with health insurance.", None),
        ("In 2020 as many as 13,900 people in Quang Ninh found work they had not had, additional work.", "jobs-added"),
        ("In 2020 some 950 turns of people in Quang Ninh were helped to quit drugs.", "rehab"),
        ("In 2020 some 950 people in Quang Ninh were helped to quit smoking.", None),
        (
            "In 2020 in Quang Ninh all (99 percent) families of people with meritorious services lived above the local average.",
            "merit-families",
        ),
        ("In 2021 the province of Quang Ninh plans to lift 330 households out of poverty.", "poor-households"),
        ("In 2021 the province of Quang Ninh plans to move 330 households out of the landslide zone.", None),
    ],
)
def test_the_row_or_none(text: str, indicator: str | None) -> None:
    row = found(text)[-1]
    assert (row and row.indicator) == indicator


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "Năm 2020, Quảng Ninh có 263.100 người tham gia BHXH, trong đó bắt buộc là 241.900, tự nguyện là 21.300.",
            ["si", "si-compulsory", "si-voluntary"],
        ),
        ("Năm 2020, tuyển sinh đào tạo nghề của Quảng Ninh đạt 37.700 người, bằng 108% kế hoạch.", ["training", "training"]),
        ("Năm 2020, dạy nghề cho 37.700 người ở Quảng Ninh; nghề mộc 120 người, nghề may 350 người.", ["training", None, None]),
        (
            "Năm 2020, Quảng Ninh tuyển 6.400 người học cao đẳng, trung cấp và 31.300 người học sơ cấp, ngắn hạn.",
            ["training-college", "training-basic"],
        ),
        ("Năm 2020, Quảng Ninh cai nghiện ma túy cho 900 lượt người; nguồn khác ghi 915 lượt người.", ["rehab", "rehab"]),
        ("Năm 2020, Quảng Ninh cai nghiện ma túy cho 915 lượt người; nguồn khác ghi 930 lượt người.", ["rehab", None]),
        (
            "Năm 2020, Quảng Ninh dạy nghề cho 37.700 người, trong đó 2.300 người là lao động nông thôn, vượt 19% kế hoạch năm.",
            ["training", "training-rural", "training-rural"],
        ),
        ("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh còn 0,26%. Năm 2019, con số này là 0,53%.", ["poverty-rate", "poverty-rate"]),
        ("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh còn 0,26%. Năm 2019, số sinh viên là 0,53%.", ["poverty-rate", None]),
        (
            "In 2020 compulsory social insurance in Quang Ninh had 241,900 members while the voluntary scheme had 21,300.",
            ["si-compulsory", "si-voluntary"],
        ),
        (
            "Năm 2020, số người tham gia BHXH bắt buộc và tự nguyện ở Quảng Ninh lần lượt là 241.900 và 21.300.",
            ["si-compulsory", "si-voluntary"],
        ),
        (
            "In 2020 the compulsory and voluntary insurance schemes in Quang Ninh had 241,900 and 21,300 members respectively.",
            ["si-compulsory", "si-voluntary"],
        ),
        (
            "Năm 2020, Quảng Ninh có 263.050 người tham gia BHXH, trong đó 21.250 người tự nguyện, chiếm hơn 7% tổng số.",
            ["si", "si-voluntary", None],
        ),
        # parts in words of a rate and of a plan; a number told twice
        ("Năm 2020, hơn hai phần năm lực lượng lao động của Quảng Ninh tham gia BHXH.", ["si-coverage"]),
        ("Năm 2020, việc làm tăng thêm ở Quảng Ninh đạt gần ba phần tư kế hoạch.", ["jobs-added"]),
        (
            "Năm 2020, chưa tới một nửa lao động của Quảng Ninh có bằng cấp, chứng chỉ, mới 45,5%.",
            ["certified-rate", "certified-rate"],
        ),
        # a number that is exactly a row's needs fewer words; one that is not finds none with them
        ("Năm 2020, Quảng Ninh có 263.050 người được bảo hiểm xã hội che chở qua bao gian khó.", ["si"]),
        ("Năm 2021, Quảng Ninh kéo tỷ lệ hộ nghèo về 0,14%, ngót nghét 527 hộ.", ["poverty-rate", "poor-households"]),
        ("Of some 19,000 new jobs planned for 2020, the province of Quang Ninh delivered 13,900.", [None, "jobs-added"]),
    ],
)
def test_the_numbers_of_a_sentence_share_it_out(text: str, indicators: list[str | None]) -> None:
    assert [row and row.indicator for row in found(text)] == indicators


@pytest.mark.parametrize(
    ("text", "indicator", "lacking"),
    [
        ("Năm 2018, Quảng Ninh có 240.000 người tham gia BHXH.", "si", "period"),
        ("Năm 2020, Hải Phòng có 240.000 người tham gia BHXH.", "si", "place"),
        ("Kế hoạch năm 2020, Quảng Ninh có 240.000 người tham gia BHXH.", "si", "status"),
        ("Năm 2020, số người tham gia BHXH của Quảng Ninh đạt 98,5% kế hoạch.", "si", "measure"),
        ("Tỷ lệ hộ nghèo của Quảng Ninh còn 0,26%.", "poverty-rate", "number"),
        ("Năm 2020, Quảng Ninh có 240 trạm y tế.", None, None),
    ],
)
def test_why_there_is_none(text: str, indicator: str | None, lacking: str | None) -> None:
    document = Document.of(text, date=Date(2021, 1, 25))
    (one,) = match(extract(document), document, default_table())
    assert (one.candidate, one.like and one.like.id, one.lacking) == (None, indicator, lacking)


@pytest.mark.parametrize(
    ("text", "number", "period"),
    [
        ("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh giảm từ 0,52% xuống 0,23%.", 0, "2019"),
        ("Tỷ lệ hộ nghèo năm 2020 của Quảng Ninh xuống từ 0,52% còn 0,23%.", 0, "2019"),
        ("Năm 2021, Quảng Ninh phấn đấu giảm tỷ lệ hộ nghèo từ 0,23% xuống 0,14%.", 0, "2020"),
        ("In 2020, Quang Ninh's poverty rate fell from 0.52 percent to 0.23 percent.", 0, "2019"),
        ("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh giảm từ 4,52% (đầu năm 2016) xuống 0,23%.", 0, None),
        ("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh giảm từ 3,1% xuống 0,23%.", 0, None),
        ("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh giảm từ 0,52% xuống 0,23%.", 1, "2020"),
    ],
)
def test_a_change_began_before_what_its_sentence_is_about(text: str, number: int, period: str | None) -> None:
    row = found(text)[number]
    assert (row and row.period) == period


_TOLD = "Theo Bảo hiểm xã hội Quảng Ninh, năm 2020 việc làm ít đi."


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        (f"Năm 2020, 36% lực lượng lao động của Quảng Ninh tham gia bảo hiểm thất nghiệp. {_TOLD}", "ui-rate"),
        ("Năm 2021, Quảng Ninh phấn đấu đưa 390 người đi làm việc ở nước ngoài.", "workers-abroad"),
        ("Theo Zing, năm 2020 Quảng Ninh có 14.100 lao động được tạo việc làm.", "jobs-added"),
    ],
)
def test_who_tells_it_is_no_part_of_other_words(text: str, indicator: str) -> None:
    assert [row and row.indicator for row in found(text)] == [indicator]


@pytest.mark.parametrize("mark", [" | ", "\t"])
def test_a_printed_row_of_a_table_has_its_own_label(mark: str) -> None:
    rows = [["Mục", "Năm 2020"], ["Tuyển sinh đào tạo nghề", "37.700 người"], ["Số người tham gia BHXH", "263.100 người"]]
    text = "Quảng Ninh năm 2020\n\nSố liệu của tỉnh.\n\n" + "\n".join(mark.join(row) for row in [*rows, ["Tỷ lệ hộ nghèo", "0,3%"]])
    assert [row and row.indicator for row in found(text)] == ["training", "si", "poverty-rate"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Trong khi kế hoạch năm 2020 là 40%, độ bao phủ BHXH của Quảng Ninh đạt 41,4%.", ["target", "result"]),
        ("Kế hoạch năm 2020 là 40%, độ bao phủ BHXH của Quảng Ninh phấn đấu đạt 40,4%.", ["target", "target"]),
        ("Trong khi kế hoạch năm 2020 là 40%, mục tiêu độ bao phủ BHXH của Quảng Ninh đạt 40,4%.", ["target", "target"]),
    ],
)
def test_what_was_reached_stands_against_the_plan(text: str, statuses: list[str]) -> None:
    document = Document.of(text, date=Date(2021, 1, 25))
    assert ["target" if claim.status == "target" else "result" for claim in extract(document).claims] == statuses


def test_without_a_period_only_an_equal_number_has_a_row() -> None:
    assert [row and row.id.split(":")[0] for row in found("Tỷ lệ hộ nghèo của Quảng Ninh còn 0,23%.")] == ["poverty-rate"]
    assert found("Tỷ lệ hộ nghèo của Quảng Ninh còn 0,26%.") == [None]


@pytest.mark.parametrize(
    ("claim", "row", "same"),
    [
        (("2020", "change"), "2020", True),
        (("2020-12-31", "level"), "2020", True),
        (("2020-12", "level"), "2020", True),
        (("2020-12-31", "change"), "2020", False),
        (("2020-11-30", "level"), "2020", False),
        (("2020-01/2020-12", "change"), "2020", True),
        (("2021-06-15", "level"), "2021-01/2021-06", True),
        (("2021", "level"), "2020", False),
        ((None, "level"), "2020", False),
    ],
)
def test_periods(claim: tuple[str | None, str], row: str, same: bool) -> None:
    period, measure = claim
    assert same_period(SimpleNamespace(period=period, measure=measure), SimpleNamespace(period=row)) is same  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "row", "same"),
    [
        (None, "plan", True),
        ("plan", "plan", True),
        ("plan:2020", "plan", True),
        ("plan:Trung ương", "plan", False),
        ("2018", "2019", False),
    ],
)
def test_bases(claim: str | None, row: str, same: bool) -> None:
    assert same_base(claim, row) is same


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=3))
def test_no_assignment_is_worth_more(worth: list[list[int]]) -> None:
    chosen = assign([[value / 10 for value in line] for line in worth])
    assert len({column for column in chosen if column is not None}) == sum(column is not None for column in chosen)
    total = sum(worth[line][column] for line, column in enumerate(chosen) if column is not None)
    assert total == max(sum(worth[line][column] for line, column in enumerate(order)) for order in permutations(range(3), len(worth)))


@pytest.mark.parametrize("spoil", [None, b"[]", b"{", b'["join"]', b"[1]"])
def test_kept_words_are_read_again_where_they_are_not_whole(spoil: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QNFACTS_CACHE", str(tmp_path))
    first = make_index(default_table())
    (name,) = [path.name for path in tmp_path.glob("*.words.json")]
    if spoil is not None:
        kept.keep(name, spoil)
    again = make_index(default_table())
    assert (again.entries, again.weights) == (first.entries, first.weights)


# The words


@pytest.mark.parametrize(("phrase", "senses"), EXAMPLES)
def test_senses(phrase: str, senses: str) -> None:
    assert senses_of(fold(phrase)) == senses.split()


def test_the_words_are_folded_and_stand_once() -> None:
    words = [word for _, row in SENSES for word in row.split("|")]
    assert [word for word in words if fold(word) != word] == []
    assert sorted(word for word in set(words) if words.count(word) > 1) == []


def test_words_that_name_the_same_thing_count_alike() -> None:
    assert "person" in kinds_of("count", "chỗ làm")
    assert kinds_of("count", "doanh nghiệp") == {"count"}


@pytest.mark.parametrize("text", ["Tỷ lệ hộ nghèo giảm còn 0,23%.", "Toàn tỉnh có 5 xã; 12 người."])
def test_marks_come_back_where_the_words_are_known(text: str) -> None:
    bared = "".join(bare(letter.lower()).upper() if letter.isupper() else bare(letter) for letter in text)
    assert restored(Document.of(bared, language="vi")).cased == text


@pytest.mark.parametrize("text", ["Tỷ lệ hộ nghèo giảm", "The rate fell to 0.2%"])
def test_text_with_marks_and_english_text_stay(text: str) -> None:
    document = Document.of(text)
    assert restored(document) is document
