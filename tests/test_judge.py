"""The verdict, its cause, how loud it is and what to paste: every row is a sentence whose last number is judged."""

from __future__ import annotations

import re
from datetime import date as Date
from functools import cache
from typing import TYPE_CHECKING, get_args

import pytest

from qnfacts.judge import READINGS, judge, omitted
from qnfacts.model import Cause, Extraction
from qnfacts.parse.claim import extract
from qnfacts.report.wording import LANGUAGES, say
from qnfacts.table import default_table, load_table
from qnfacts.text import Document

if TYPE_CHECKING:
    from pathlib import Path

    from qnfacts.model import Judgement, Language, Table

PUBLISHED = Date(2021, 1, 25)


@cache
def judged(text: str, date: Date = PUBLISHED) -> tuple[Judgement, ...]:
    document = Document.of(text, date=date)
    return judge(extract(document), document, default_table())


def held(text: str, table: Table, date: Date = PUBLISHED) -> tuple[Judgement, ...]:
    document = Document.of(text, date=date)
    return judge(extract(document), document, table)


@pytest.mark.parametrize(
    ("text", "verdict", "cause", "level", "suggestion"),
    [
        # the innocent readings
        ("Năm 2020, Quảng Ninh tạo việc làm tăng thêm cho 14.048 lao động.", "agreement", None, None, None),
        ("Năm 2020, Quảng Ninh tạo việc làm tăng thêm cho 14 nghìn lao động.", "agreement", None, "note", None),
        ("Năm 2020, Quảng Ninh tạo việc làm tăng thêm cho hơn 14.000 lao động.", "agreement", None, None, None),
        ("Năm 2020, Quảng Ninh tạo việc làm tăng thêm cho hơn 12.000 lao động.", "agreement", None, "note", None),
        ("Năm 2020, Quảng Ninh có 263.050 người tham gia BHXH.", "agreement", None, "note", None),
        ("Năm 2020, Quảng Ninh ước có 263.050 người tham gia BHXH.", "agreement", None, None, None),
        ("Năm 2020, tuyển sinh đào tạo nghề của Quảng Ninh vượt 7% kế hoạch.", "agreement", None, None, None),
        ("Năm 2020, tạo việc làm tăng thêm của Quảng Ninh hụt 26,06% kế hoạch.", "agreement", None, None, None),
        # each cause
        ("Năm 2020, tỷ lệ lao động qua đào tạo của Quảng Ninh đạt 85,5%.", "discrepancy", "period", "error", "85%"),
        ("Năm 2020, Quảng Ninh tuyển sinh đào tạo nghề 38.000 người.", "discrepancy", "period", "error", "37.625 người"),
        (
            "Kế hoạch năm 2020 của Quảng Ninh là tạo việc làm tăng thêm cho 14.048 lao động.",
            "discrepancy",
            "result-as-target",
            "error",
            None,
        ),
        ("Năm 2020, Quảng Ninh có 21.250 người tham gia BHXH bắt buộc.", "discrepancy", "indicator", "error", "241.800 người"),
        (
            "Năm 2020, tuyển sinh đào tạo nghề của Quảng Ninh vượt 107% kế hoạch.",
            "discrepancy",
            "measure",
            "error",
            "đạt 107% so với kế hoạch",
        ),
        ("Năm 2021, Quảng Ninh phấn đấu giảm 527 hộ nghèo.", "discrepancy", "measure", "error", "giảm 320 hộ nghèo"),
        ("Cuối năm 2020, tỷ lệ hộ nghèo của Quảng Ninh còn 2,3%.", "discrepancy", "scale", "error", "0,23%"),
        ("Năm 2020, Quảng Ninh có 5.363 người có việc nhờ Quỹ quốc gia về việc làm.", "discrepancy", "transposed", "error", "5.336 người"),
        ("Năm 2020, 45% lao động của Quảng Ninh có bằng cấp, chứng chỉ.", "discrepancy", "rounding", "warning", "46%"),
        ("Năm 2020, Quảng Ninh tuyển sinh đào tạo nghề 37 nghìn người.", "discrepancy", "rounding", "warning", "38 nghìn người"),
        ("Năm 2020, Quảng Ninh tạo việc làm tăng thêm cho gần 14.000 lao động.", "discrepancy", "bound", "error", "14.048 lao động"),
        (
            "Năm 2020, Quảng Ninh có 112 xã, phường chuyển hóa mạnh về tệ nạn ma túy, mại dâm.",
            "discrepancy",
            "digit",
            "error",
            "122 xã, phường",
        ),
        ("Năm 2020, Quảng Ninh tiếp nhận cai nghiện tập trung 715 người.", "discrepancy", "unit", "warning", "715 lượt người"),
        ("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh tăng 0,29%.", "discrepancy", "direction", "error", "giảm 0,29%"),
        ("Năm 2020, Quảng Ninh tạo việc làm tăng thêm cho 9.999 lao động.", "discrepancy", None, "error", "14.048 lao động"),
        # where sources differ
        ("Năm 2020, Quảng Ninh tổ chức cai nghiện ma túy cho 900 lượt người.", "contested", None, "warning", None),
        ("Năm 2020, Quảng Ninh tổ chức cai nghiện ma túy cho hơn 890 lượt người.", "agreement", None, None, None),
        ("Năm 2020, Quảng Ninh tổ chức cai nghiện ma túy cho 950 lượt người.", "discrepancy", "digit", "error", None),
        ("Theo Dân trí, năm 2020 Quảng Ninh cai nghiện ma túy cho 915 lượt người.", "contested", None, "note", None),
        ("Theo Dân trí, năm 2020 Quảng Ninh cai nghiện ma túy cho 900 lượt người.", "discrepancy", None, "error", "915 lượt người"),
        # nothing can be said
        ("Năm 2021, Quảng Ninh phấn đấu có 45,8% lao động có bằng cấp, chứng chỉ.", "unverified", None, None, None),
        ("Kế hoạch năm 2020 của Quảng Ninh là tạo việc làm tăng thêm cho 19.000 lao động.", "unverified", None, None, None),
        # English
        ("In 2020 Quang Ninh enrolled 37,265 people in vocational training.", "discrepancy", "transposed", "error", "37,625 people"),
    ],
)
def test_judgements(text: str, verdict: str, cause: str | None, level: str | None, suggestion: str | None) -> None:
    found = judged(text)[-1]
    assert (found.verdict, found.cause, found.level, found.suggestion) == (verdict, cause, level, suggestion)


def test_a_target_told_as_the_result_when_its_year_is_over() -> None:
    found = judged("Năm 2021, Quảng Ninh đã tuyển sinh đào tạo nghề cho 38.000 người.", Date(2022, 1, 10))[-1]
    assert (found.verdict, found.cause) == ("discrepancy", "target-as-result")
    assert judged("Năm 2021, Quảng Ninh đã tuyển sinh đào tạo nghề cho 39.150 người.", Date(2022, 1, 10))[-1].verdict == "unverified"


def test_the_readings_are_all_causes_in_the_order_of_the_contract() -> None:
    assert tuple(cause for cause, _ in READINGS) == get_args(Cause)


def test_two_honest_explanations_are_both_told() -> None:
    found = judged("Năm 2020, Quảng Ninh tuyển sinh đào tạo nghề 38.000 người.")[-1]
    assert len(found.explanations) == 2
    assert found.message is not None
    told = say(found.message, "vi")
    assert "mục tiêu năm 2021" in told
    assert "làm tròn" in told


def test_arithmetic_leans_to_a_source_and_explains_the_other() -> None:
    found = judged("Năm 2020, Quảng Ninh tổ chức cai nghiện ma túy cho 900 lượt người.")[-1]
    assert found.lean is not None
    assert re.search(r"715 \+ 200.*915.*Dân trí.*kế hoạch", say(found.lean, "vi"))


def test_an_excess_that_may_be_points_or_a_slip_leans_nowhere() -> None:
    found = judged("Năm 2020, giảm tỷ lệ hộ nghèo của Quảng Ninh vượt 0,13% kế hoạch.")[-1]
    assert (found.verdict, found.lean, len(found.explanations)) == ("contested", None, 2)
    assert found.message is not None
    assert "0,36%" in say(found.message, "vi")


SENTENCES = (
    "Năm 2020, Quảng Ninh tạo việc làm cho 14.408 lao động, gần 14.000, 9.999 hay 14.100 lao động; cai nghiện ma túy cho 900 lượt người, 950 lượt người."
    " Tỷ lệ hộ nghèo tăng 0,29%, còn 2,3%, vượt 13% kế hoạch. BHXH tự nguyện: 241.800 người. Năm 2021 phấn đấu giảm 527 hộ nghèo, tạo việc làm mới cho"
    " 13.000 người, 45,8% lao động có bằng cấp, chứng chỉ. Năm 2020 tuyển sinh đào tạo nghề 38.000 người, 37 nghìn người, tiếp nhận cai nghiện tập trung 715 người."
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_messages_take_no_side_and_name_their_sources(lang: Language) -> None:
    for found in judged(SENTENCES):
        told = [say(message, lang) for message in (found.message, found.lean, *found.explanations) if message]
        assert not [
            text
            for text in told
            if re.search(
                r"đúng|\bsai\b|chỉ tiêu|\bright\b|\bwrong\b|\bfalse\b", text.lower().replace("wrong side", "").replace("wrong way", "")
            )
        ]
        if found.match:
            assert found.message is not None
            assert "2021" in say(found.message, lang) or "2020" in say(found.message, lang)


def test_omissions_are_headline_rows_of_what_the_article_deals_with() -> None:
    document = Document.of("Năm 2020, Quảng Ninh có 21.250 người tham gia BHXH tự nguyện.", date=PUBLISHED)
    assert [omission.fact.id for omission in omitted(extract(document), document, default_table())] == ["si:2020:result:level:-:Quảng Ninh"]
    whole = Document.of("Năm 2020, Quảng Ninh có 263.050 người tham gia BHXH.", date=PUBLISHED)
    assert not omitted(extract(whole), whole, default_table())


def test_an_empty_text_has_nothing_to_judge() -> None:
    assert judge(Extraction(()), Document.of(""), default_table()) == ()


TABLE = """
[table]
title = "Du lịch Sa Pa"
place = "Sa Pa"

[sources.sdl]
title = "Báo cáo du lịch"
outlet = "Sở Du lịch"
kind = "agency"
date = 2023-01-10

[indicators.visitors]
name = { vi = "tổng lượt khách du lịch", en = "visitor arrivals" }
also = ["khách đến tham quan", "lượt khách"]
not = ["khách quốc tế"]
unit = "lượt khách"

[indicators.revenue]
name = { vi = "doanh thu du lịch", en = "tourism revenue" }
unit = "đồng"

[[claims]]
indicator = "visitors"
period = "2022"
status = "result"
reported.sdl = [{ print = "2,4 triệu lượt khách", until = 2023-03-01 }, "2,5 triệu lượt khách"]

[[claims]]
indicator = "revenue"
period = "2022"
status = "result"
reported.sdl = "hơn 8.000 tỷ đồng"

[[claims]]
indicator = "revenue"
period = "2022"
base = "2021"
status = "result"
reported.sdl = "bằng 310% so với năm 2021"
"""


@pytest.fixture(scope="module")
def tourism(tmp_path_factory: pytest.TempPathFactory) -> Table:
    path: Path = tmp_path_factory.mktemp("table") / "claims.toml"
    path.write_text(TABLE, encoding="utf-8")
    return load_table(path)


@pytest.mark.parametrize(
    ("text", "date", "verdict", "cause"),
    [
        ("Năm 2022, Sa Pa đón 2,5 triệu lượt khách du lịch.", Date(2023, 5, 2), "agreement", None),
        ("Năm 2022, Sa Pa đón 2,4 triệu lượt khách du lịch.", Date(2023, 2, 2), "agreement", None),
        ("Năm 2022, Sa Pa đón 2,4 triệu lượt khách du lịch.", Date(2023, 5, 2), "discrepancy", "digit"),
        ("Năm 2022, Sa Pa đón 2,5 triệu lượt khách quốc tế.", Date(2023, 5, 2), "unverified", None),
        ("Năm 2022, doanh thu du lịch Sa Pa đạt hơn 8.000 tỷ đồng.", Date(2023, 5, 2), "agreement", None),
        ("Năm 2022, doanh thu du lịch Sa Pa đạt 8.150 tỷ đồng.", Date(2023, 5, 2), "unverified", None),
        ("Năm 2022, doanh thu du lịch Sa Pa đạt 7.900 tỷ đồng.", Date(2023, 5, 2), "discrepancy", None),
        ("Năm 2022, doanh thu du lịch Sa Pa tăng 210% so với năm 2021.", Date(2023, 5, 2), "agreement", None),
        ("Năm 2022, doanh thu du lịch Sa Pa gấp 3,1 lần so với năm 2021.", Date(2023, 5, 2), "agreement", None),
        ("Năm 2022, doanh thu du lịch Sa Pa gấp 3,1 lần so với năm 2019.", Date(2023, 5, 2), "unverified", None),
        ("Năm 2022, doanh thu du lịch Đà Lạt đạt hơn 8.000 tỷ đồng.", Date(2023, 5, 2), "unverified", None),
    ],
)
def test_any_table(text: str, date: Date, verdict: str, cause: str | None, tourism: Table) -> None:
    found = held(text, tourism, date)[-1]
    assert found.verdict == verdict
    if cause:
        assert found.cause == cause
