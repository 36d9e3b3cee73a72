"""The audit: each rule's own examples, other ways to tell the same, and what a finding says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qnfacts.audit import audit, rules
from qnfacts.audit.rule import changes
from qnfacts.model import Fact, Indicator, Quantity, Reported, Source, Table
from qnfacts.numbers import print_number, print_range
from qnfacts.parse.claim import extract
from qnfacts.parse.links import example_claim, stated
from qnfacts.report.wording import say
from qnfacts.text import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.model import Finding, Language


def findings(text: str, table: Table | None = None, facts: Sequence[Fact | None] | None = None) -> tuple[Finding, ...]:
    document = Document.of(text)
    return audit(extract(document), document, table, facts)


def numbers(text: str) -> tuple[str, ...]:
    return tuple(claim.number for claim in extract(Document.of(text)).claims)


EXAMPLES = [
    (kind, text, wrong) for kind, rule in rules().items() for wrong, texts in ((True, rule.WRONG), (False, rule.RIGHT)) for text in texts
]


@pytest.mark.parametrize(("kind", "text", "wrong"), EXAMPLES, ids=lambda value: value[:40] if isinstance(value, str) else None)
def test_a_rule_finds_its_fault_and_leaves_what_looks_like_it(kind: str, text: str, *, wrong: bool) -> None:
    assert [found.kind for found in findings(text)] == [kind] * wrong


def test_every_rule_says_what_it_is_for() -> None:
    for rule in rules().values():
        assert rule.__doc__
        assert rule.WRONG
        assert rule.RIGHT


SUMS = (
    "Ngân hàng có 24.100 khách hàng cá nhân và 2.150 khách hàng doanh nghiệp, tổng cộng {27.250|26.250} khách hàng.",
    "Trong 900 lượt người khám, có 715 lượt người khám nội trú và {285|185} lượt người khám ngoại trú.",
    "Trong số 900 lượt người được điều trị, 715 lượt điều trị nội trú, {285|185} lượt điều trị ngoại trú.",
    "Năm 2022, huyện Bình Sơn tuyển sinh được {3.762|3.852} học viên: 635 học viên hệ trung cấp và 3.217 học viên hệ sơ cấp.",
    "Có {12.400|12.670} hồ sơ được giải quyết (8.150 hồ sơ đúng hạn, 4.520 hồ sơ trước hạn).",
    "Tổng số 3.500 lao động được giải quyết việc làm chia thành 2.100 lao động nam và {1.200|1.400} lao động nữ.",
    "Toàn tỉnh có {1.560|1.580} trường, bao gồm: 480 trường mầm non; 620 trường tiểu học; 350 trường THCS; 130 trường THPT.",
    "Số người tham gia BHXH là {26.310|26.490} người. Trong đó, BHXH bắt buộc 24.180 người, BHXH tự nguyện 2.310 người.",
    "Quý I/2022, bệnh viện khám cho 5.400 lượt người, gồm 4.050 lượt khám bảo hiểm, còn lại {1.150|1.350} lượt khám dịch vụ.",
    "Tổng thu 8.450 tỷ đồng, gồm thu nội địa {6.120|6.420} tỷ đồng, thu xuất nhập khẩu 2.030 tỷ đồng.",
    "Kế hoạch năm 2023 là tuyển sinh 4.000 người, trong đó: cao đẳng, trung cấp 800 người; sơ cấp {3.400|3.200} người.",
    "- Người tham gia bảo hiểm: {26.310|26.490} người, trong đó:\n- Bắt buộc: 24.180 người\n- Tự nguyện: 2.310 người",
    "- Tuyển sinh: {26.310|26.490} người\n+ Hệ cao đẳng, trung cấp: 24.180 người\n+ Hệ sơ cấp: 2.310 người\n- Tốt nghiệp: 9.000 người",
    "Với 24.180 người tham gia bắt buộc và 2.125 người tham gia tự nguyện, tổng số người tham gia là {23.605|26.305} người.",
    "Toàn tỉnh có 38 đội tình nguyện với 412 thành viên, gồm 15 đội ở thành phố và {33|23} đội ở các huyện.",
    "Total enrolment came to {3,762|3,852} students: 635 at intermediate level and 3,217 on elementary courses.",
    "Of the 900 admissions, 715 were to the centre and {285|185} in the community.",
    "The fund insured {26,310|26,490} people (24,180 compulsory, 2,310 voluntary).",
    "Social insurance covered {26,310|26,490} people, of whom 24,180 were in the compulsory scheme and 2,310 in the voluntary one.",
    "Compulsory insurance took in 24,180 people and voluntary insurance 2,310, for a total of {26,940|26,490}.",
)
UNANNOUNCED = (
    "Tuyển sinh học nghề năm 2022 được 4.215 người.\n\nHệ cao đẳng, trung cấp được {1.051|1.015} người.\n\nHệ sơ cấp được 3.200 người.",
    "- Tuyển sinh học nghề: 4.215 người\n- Hệ cao đẳng, trung cấp: {1.051|1.015} người\n- Hệ sơ cấp: 3.200 người",
    "The clinic saw 412 patients in 2022, and a further 130 people were seen at home in 2022. Altogether {562|542} people were helped.",
    "Trạm khám cho 412 người tại chỗ, cùng với 130 người tại nhà. Tổng cộng có {562|542} người được khám.",
    "Cơ sở tiếp nhận 412 lượt người cai nghiện tập trung, 130 lượt cai nghiện tại cộng đồng. Tổng cộng, huyện giúp {532|542} lượt người cai nghiện.",
)
DIFFERENCES = (
    "Cuối năm 2019 tỷ lệ hộ nghèo là 1,52%, đến cuối năm 2020 còn 1,23%, giảm {0,39|0,29}%.",
    "Tỷ lệ hộ nghèo còn 1,23%, giảm {0,39|0,29} điểm phần trăm so với mức 1,52% của năm 2019.",
    "Số hộ nghèo giảm {430|330} hộ, từ 1.520 hộ đầu năm xuống 1.190 hộ cuối năm.",
    "Năm 2021 có 12.700 người học nghề, nhiều hơn {1.500|1.700} người so với con số 11.000 người của năm 2020.",
    "Năm 2021, tỉnh có 26.905 người đóng bảo hiểm, tăng 5.600 người (tăng {20|26,3}%) so với năm 2020.",
    "Chỉ số tăng 20,40 điểm ({2,73|1,73}%) lên 1.199,60 điểm.",
    "The poverty rate dropped from 1.52 percent to 1.23 percent, a fall of {0.39|0.29} percentage points.",
    "Social insurance covered 26,891 people in 2021, up {856|586} from 26,305 in 2020.",
)
PLANS = (
    "Kế hoạch giao 1.900 lao động, thực hiện được 1.404 lao động, đạt {83,9|73,9}% kế hoạch.",
    "Huyện tạo việc làm cho 1.404 lao động (kế hoạch 1.900 lao động), đạt {83,9|73,9}%.",
    "Tuyển sinh đạt 37.620 người, bằng {117|107}% so với kế hoạch 35.200 người đề ra từ đầu năm.",
    "The province found jobs for 1,404 workers, {83.9|73.9} percent of its plan of 1,900.",
    "The province found jobs for 1,404 workers against a target of 1,900, or {83.9|73.9} percent of plan.",
)
EARLIER_PLANS = (
    "Kế hoạch năm 2022 của huyện là trồng mới 1.900 ha rừng, tạo việc làm cho 2.400 lao động. Huyện dồn sức từ đầu năm.\n\nKết quả, số lao động được tạo việc làm năm 2022 là 2.050 người, đạt {95,4|85,4}% kế hoạch.",
    "Năm 2022, xã được giao kế hoạch dạy nghề may cho 240 lao động. Năm 2022, xã dạy nghề may cho 205 lao động, đạt {95,4|85,4}% kế hoạch.",
)
SHARES = (
    "Trong 64.000 lao động có khả năng tham gia, 26.305 người ({45,1|41,1}%) đã đóng bảo hiểm.",
    "Có 26.305 người đóng bảo hiểm trên tổng số 64.000 lao động, đạt {45,1|41,1}%.",
    "Toàn huyện có 147/186 xã đạt chuẩn, chiếm {89|79}%.",
    "Huyện có 4.215 hộ nghèo. Thành thị còn 1.015 hộ, chiếm {34,1|24,1}%; nông thôn còn 3.200 hộ, chiếm 75,9%.",
    "Trong tổng số 7.625 người học nghề có 1.281 lao động nông thôn, chiếm {26,8|16,8}%.",
    "Some 26,305 people took part, which is {45.1|41.1} percent of the 64,000 workers able to join.",
    "The fund insured 26,305 people, {45.1|41.1} percent of a workforce of 64,000 people able to join.",
    "Có 26.305 người đóng bảo hiểm, {45,1|41,1}% trong tổng số 64.000 lao động.",
    "Năm 2022, huyện dạy nghề cho 1.250 người, tăng 80 người so với năm trước. Số học viên nữ trong số này là 640 người, chiếm {61,2|51,2}%.",
)
MEANS = (
    "Năm 2022, các trường nghề đón 4.215 học viên, đạt {108|104,5}% kế hoạch. Khối trung cấp 1.015 học viên, đạt 103% kế hoạch; khối sơ cấp 3.200 học viên, đạt 105% kế hoạch.",
    "Ba chợ thu 1.384 triệu đồng, bằng {96|103}% kế hoạch. Chợ Đông thu 412 triệu đồng, bằng 101% kế hoạch. Chợ Đoài thu 530 triệu đồng, bằng 104% kế hoạch. Chợ Bến thu 442 triệu đồng, bằng 102% kế hoạch.",
    "Năm 2020 tuyển sinh bằng {97|104,5}% kế hoạch; trong đó, hệ cao đẳng, trung cấp vượt kế hoạch 4%, hệ sơ cấp vượt kế hoạch 5%.",
    "Tuyển sinh 1.000 người, đạt {101|104,6}% kế hoạch, gồm 400 người hệ trung cấp (đạt 104% kế hoạch) và 600 người hệ sơ cấp (đạt 105% kế hoạch).",
)
REPEATS = (
    "Tạo việc làm cho {14.480|hơn 14.000} lao động\n\nNăm 2022, toàn tỉnh đã tạo việc làm cho 14.840 lao động.\n\nĐào tạo nghề cũng có tiến bộ.",
    "Tỷ lệ hộ nghèo còn {0,32|0,23}%\n\nCuối năm 2022, tỷ lệ hộ nghèo của huyện còn 0,23%.\n\nĐó là kết quả của nhiều giải pháp.",
)
RANGES = (
    "Năm 2022, {103|99}% hộ gia đình chính sách có mức sống từ trung bình trở lên.",
    "Tỷ lệ trẻ em được chăm sóc đạt {110|98}%.",
    "As many as {104.5|94.5} percent of the families polled in the town owned a motorbike.",
)
WORDINGS = (
    "Tỷ lệ hộ nghèo {tăng|giảm} từ 1,52% năm 2019 {lên|xuống} 1,23% năm 2020.",
    "Số người học nghề tăng gấp đôi, từ 3.120 người lên {4.210|6.210} người.",
    "Việc cho vay hoàn thành kế hoạch đề ra khi đạt {73,9|103,9}% kế hoạch.",
    "Nhiều mục tiêu đạt hoặc vượt kế hoạch. Cụ thể: dạy nghề đạt 104% kế hoạch; tạo việc làm đạt {74|102}% kế hoạch.",
)
TELLINGS = [
    (kind, text)
    for kind, texts in (
        *(
            ("sum", SUMS),
            ("sum", UNANNOUNCED),
            ("difference", DIFFERENCES),
            ("plan-ratio", PLANS),
            ("plan-ratio", EARLIER_PLANS),
            ("share", SHARES),
        ),
        *(("weighted-mean", MEANS), ("repeat", REPEATS), ("range", RANGES), ("wording", WORDINGS)),
    )
    for text in texts
]


def told(text: str, which: int) -> str:
    """The text with the first or the second of each pair ``{wrong|right}``."""
    while "{" in text:
        before, _, rest = text.partition("{")
        pair, _, after = rest.partition("}")
        text = before + pair.split("|")[which] + after
    return text


@pytest.mark.parametrize(("kind", "text"), TELLINGS, ids=lambda value: value[:40])
def test_other_ways_to_tell_it(kind: str, text: str) -> None:
    assert [found.kind for found in findings(told(text, 0))] == [kind]
    assert findings(told(text, 1)) == ()


LEFT_ALONE = (
    # other matters behind a list
    "Kế hoạch năm 2023 là tuyển sinh 4.000 người, trong đó: trung cấp 800 người; sơ cấp 3.200 người; tạo việc làm cho 6.000 người; đưa 500 người đi làm việc ở nước ngoài.",
    "Toàn tỉnh có 38 đội tình nguyện với 412 thành viên, trong đó 15 đội ở thành phố và 23 đội ở các huyện.",
    "Cả năm, tỉnh đưa 1.250 lao động đi làm việc ở nước ngoài, trong đó Nhật Bản 640 người, Hàn Quốc 320 người, các nước khác.",
    # the words point at what their own sentence tells, or at nothing told
    "Năm 2022, huyện dạy nghề cho 1.250 người. Nhiều người đã thoát nghèo, trong số đó 640 người có con đi học, chiếm 61,2%.",
    "Some 300 firms closed in June, 40 percent of the 500 firms surveyed said.",
    # rates of their own wholes, as the total has one; a total that reaches further back
    "Tỉnh có 4.215 hộ nghèo, tỷ lệ 4,1%. Thành thị 1.015 hộ, tỷ lệ 1,2%; nông thôn 3.200 hộ, tỷ lệ 7,1%.",
    "Tỉnh có 4.215 hộ nghèo (4,1%), trong đó thành thị 1.015 hộ (1,2%), nông thôn 3.200 hộ (7,1%).",
    "Hôm nay có 412 ca nặng, ngoài ra có 130 ca nhẹ. Tổng cộng đến nay có 580 ca.",
    "Vụ lật xe làm 27 người bị thương, trong đó 8 trẻ em; 31 hành khách đã được đưa về nhà.",
    "Toàn huyện tuyển mới 5.182 người, đạt 103% so với kế hoạch; gồm cao đẳng 131, trung cấp 536, sơ cấp 4.515.",
    # a plan of others, of another year, of a part of the year
    "Kế hoạch năm 2022 của huyện là tạo việc làm cho 2.400 lao động, kế hoạch của xã là tạo việc làm cho 300 lao động.\n\nKết quả, số lao động được tạo việc làm năm 2022 là 2.050 người, đạt 95,4% kế hoạch.",
    "Kế hoạch năm 2022 của huyện là tạo việc làm cho 2.400 lao động.\n\nNăm 2021, số lao động được tạo việc làm là 2.050 người, đạt 95,4% kế hoạch.",
    "Kế hoạch năm 2022 của huyện là tạo việc làm cho 2.400 lao động.\n\n6 tháng đầu năm 2022, số lao động được tạo việc làm là 2.050 người, đạt 95,4% kế hoạch 6 tháng.",
    # numbers that follow one another are no parts, and a sum of a longer time is none of these
    "Năm 2022, các trường nghề đón 4.215 học viên, đạt 108% kế hoạch. Khối trung cấp 1.015 học viên, đạt 103% kế hoạch; khối sơ cấp 1.200 học viên, đạt 105% kế hoạch.",
    "Huyện đón 4.215 lao động. Doanh nghiệp nhận 1.051 người; hợp tác xã nhận 3.200 người.",
    "In March 300 people came and 40 stayed. Altogether 500 people came this year.",
    "The clinic saw 412 patients, and a further 130 people were seen at home. In all districts 562 people were helped.",
    # a bound is no total
    "Ba huyện có trên 20.000 thí sinh gồm Sơn Hà, Trà Bồng, Ba Tơ. Trong đó Sơn Hà có 26.200 thí sinh.",
    # another base, another time, an average
    "Tổng thu đạt 3.370 tỷ đồng, đạt 59,9% dự toán Trung ương giao, đạt 58% dự toán HĐND tỉnh giao.",
    "Tỷ lệ hộ nghèo giảm từ 4,7% năm 2016 xuống còn 2% năm 2020, bình quân giảm 0,68%/năm.",
    "Có 217 tỷ đồng được thu, tăng 6,9% so với dự toán và tăng 110% so với năm 2014.",
    # points of an index are no people, shares of two wholes no shares of one
    "Vùng Đông có 14 nghìn hộ nghèo (chiếm 2,15%) và 25 nghìn hộ cận nghèo (chiếm 2,24%).",
    "Sản lượng tăng 10,7% trong sáu tháng, cao hơn 2,6 điểm phần trăm so với cùng kỳ.",
    # words that are denied, wished for, or speak of others
    "Nhiều mục tiêu vượt kế hoạch, song tạo việc làm mới đạt 73,9% kế hoạch.",
    "Tỉnh phấn đấu hoàn thành kế hoạch, đến nay đạt 73,9% kế hoạch.",
    "Tuyển sinh vượt kế hoạch. Tạo việc làm đạt 73,9% kế hoạch.",
    "Chi trả cho 100% đối tượng, mức chi bằng 110% mức chuẩn.",
    "Số lao động đi làm việc ở nước ngoài bằng 110% năm trước.",
)


@pytest.mark.parametrize("text", LEFT_ALONE, ids=lambda value: value[:40])
def test_sound_or_unsaid_is_left_alone(text: str) -> None:
    assert findings(text) == ()


@given(parts=st.lists(st.integers(1, 900_000), min_size=2, max_size=4), rounding=st.sampled_from([1, 10, 100, 1000]))
def test_rounding_alone_is_never_a_finding(parts: list[int], rounding: int) -> None:
    total = sum(parts)
    rounded = round(total / rounding) * rounding
    if abs(rounded - total) * 100 > total or not rounded:
        return
    items = ", ".join(
        f"{print_number(Decimal(part), '1.000')} người ở xã {name}"
        for part, name in zip(parts, ("Đông", "Đoài", "Hạ", "Thượng"), strict=False)
    )
    assert findings(f"Cả huyện có {print_number(Decimal(rounded), '1.000')} người, gồm {items}.") == ()


@pytest.mark.parametrize(
    ("number", "unit", "dimension", "qualifier", "allowed"),
    [
        ("0,09", "%", "percent", "exact", "[0.085, 0.095]"),
        ("715", "người", "person", "exact", "[715, 715]"),
        ("900", "người", "person", "exact", "[891, 909]"),
        ("14.000", "tấn", "mass", "exact", "[13860, 14140]"),
        ("200", "hộ", "household", "over", "[200, 240]"),
        ("200", "hộ", "household", "nearly", "[180, 202]"),
        ("0,5", "%", "percent", "under", "[0, 0.55]"),
    ],
)
def test_what_a_print_allows(number: str, unit: str, dimension: str, qualifier: str, allowed: str) -> None:
    assert print_range(stated(example_claim(number, unit, dimension, qualifier=qualifier))) == allowed


@pytest.mark.parametrize(
    ("one", "other", "slips"), [(4125, 4215, 1), (900, 915, 2), (900, 9000, 1), (715, 700, 2), (41, 14, 1), (123, 321, 2)]
)
def test_slips_between_two_numbers(one: int, other: int, slips: int) -> None:
    assert changes(one, other) == slips == changes(other, one)


REPAIRS: tuple[tuple[str, Language, str], ...] = (
    ("Trung tâm có 480 hồ sơ, gồm 310 hồ sơ giấy và 150 hồ sơ điện tử.", "vi", "nếu là 460 thì khớp: 310 + 150 = 460"),
    ("Huyện có 26.310 người học, gồm 24.180 nam và 2.310 nữ.", "vi", "nếu là 2.130 thì khớp: 24.180 + 2.130 = 26.310"),
    ("Tỷ lệ giảm từ 1,52% xuống còn 1,23%, tức giảm 0,39%.", "vi", "nếu là 0,29% thì khớp: 1,52% − 1,23% = 0,29%"),
    (
        "The fund insured 26,940 people (24,180 compulsory, 2,310 voluntary).",
        "en",
        "if it were 26,490, it would fit: 24,180 + 2,310 = 26,490",
    ),
)


@pytest.mark.parametrize(("text", "lang", "repair"), REPAIRS)
def test_the_one_change_that_would_mend_it(text: str, lang: Language, repair: str) -> None:
    (found,) = findings(text)
    assert found.repair is not None
    assert say(found.repair, lang) == repair


def test_no_change_is_named_where_several_would_mend_it() -> None:
    (found,) = findings("Thu ngân sách đạt 112% kế hoạch, gồm thu nội địa đạt 104% kế hoạch và thu xuất nhập khẩu đạt 106% kế hoạch.")
    assert found.repair is None
    assert found.computation == "112% (111,5–112,5) ∉ [104% (103,5–104,5); 106% (105,5–106,5)]"


def test_a_finding_names_its_claims_and_shows_its_computation() -> None:
    text = "Trung tâm tiếp nhận 900 hồ sơ, gồm 715 hồ sơ giấy và 200 hồ sơ điện tử."
    (found,) = findings(text)
    assert [numbers(text)[index] for index in found.claims] == ["900", "715", "200"]
    assert found.computation == "715 + 200 (198–202) = 915 (913–917) ≠ 900 (891–909)"
    assert found.level == "error"
    assert "đúng " not in say(found.message, "vi")
    assert "sai" not in say(found.message, "vi")


def test_words_against_digits_are_a_warning() -> None:
    (found,) = findings("Tỷ lệ hộ nghèo giảm từ 1,2% năm 2019 xuống còn 1,5% năm 2020.")
    assert (found.kind, found.level) == ("wording", "warning")


def test_a_fault_told_twice_is_one_finding() -> None:
    found = findings("Tỷ lệ hộ nghèo giảm từ 1,2% năm 2019 xuống còn 1,5% năm 2020, tức giảm 0,5%.")
    assert len(found) == 1
    assert len(found[0].claims) == 3


def made_table(*facts: Fact) -> Table:
    indicators = {
        "jobs": Indicator("jobs", (("vi", "việc làm"),)),
        "total": Indicator("total", (("vi", "tuyển sinh"),), parts=("long", "short")),
        "long": Indicator("long", (("vi", "dài hạn"),)),
        "short": Indicator("short", (("vi", "ngắn hạn"),)),
    }
    return Table("", "Sơn Hà", (), {"bao": Source("bao", "Báo cáo", "Báo Sơn Hà", "outlet", date(2021, 1, 2))}, indicators, facts)


def fact(indicator: str, print_: str, value: int, measure: str = "level") -> Fact:
    reported = Reported("bao", print_, Quantity(print_, str(value), Decimal(value)), measure)  # type: ignore[arg-type]
    return Fact(f"{indicator}-{measure}", indicator, "Sơn Hà", "2020", "result", measure, None, (reported,))  # type: ignore[arg-type]


def test_words_are_held_against_the_share_of_plan_that_a_source_reports() -> None:
    text = "Năm 2020, nhiều chỉ tiêu đạt hoặc vượt kế hoạch. Cụ thể: dạy nghề cho 520 người; tạo việc làm cho 1.404 lao động."
    jobs = fact("jobs", "1.404 lao động", 1404)
    table = made_table(jobs, fact("jobs", "đạt 74% kế hoạch", 74, "plan-ratio"))
    assert findings(text) == findings(text, table, (None, None)) == ()
    (found,) = findings(text, table, (None, jobs))
    assert (found.kind, found.claims) == ("wording", (1,))
    assert "Báo Sơn Hà" in say(found.message, "vi")


def test_the_table_knows_which_parts_are_all() -> None:
    text = "Năm 2020, tuyển sinh được 2.000 người, trong đó khóa dài ngày 600 người, khóa ngắn ngày 1.100 người."
    facts = (fact("total", "2.000 người", 2000), fact("long", "600 người", 600), fact("short", "1.100 người", 1100))
    assert findings(text) == ()
    assert [found.kind for found in findings(text, made_table(*facts), facts)] == ["sum"]


def test_of_several_changes_the_one_that_a_source_bears_out_is_named() -> None:
    text = "Năm 2020, tuyển sinh được 26.305 người, gồm khóa dài ngày 21.480 người và khóa ngắn ngày 2.125 người."
    facts = (fact("total", "26.305 người", 26305), fact("long", "24.180 người", 24180), fact("short", "2.125 người", 2125))
    (alone,) = findings(text)
    (known,) = findings(text, made_table(*facts), facts)
    assert alone.repair is not None
    assert known.repair is not None
    assert say(alone.repair, "vi") == "nếu là 23.605 thì khớp: 21.480 + 2.125 = 23.605"
    assert say(known.repair, "vi") == "nếu là 24.180 thì khớp: 24.180 + 2.125 = 26.305"
