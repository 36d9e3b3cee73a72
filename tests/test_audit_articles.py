"""Whole articles, made up: what the audit finds in them, by the kind and the printed numbers, and nothing else."""

from __future__ import annotations

import pytest
from conftest import ROOT

from qnfacts.audit import audit
from qnfacts.parse.claim import extract
from qnfacts.text import Document

ARTICLES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "a daily, sound": (
        """Sơn Hà đưa 1.240 lao động ra nước ngoài

Thị trường mở lại, các huyện miền núi dẫn đầu.

Năm 2022, tỉnh Sơn Hà đưa 1.240 lao động đi làm việc ở nước ngoài theo hợp đồng, đạt 112,7% kế hoạch 1.100 lao động, tăng 385 người so với năm 2021. Trong đó, Nhật Bản 702 người, Đài Loan 410 người, còn lại 128 người sang Hàn Quốc.

Tỷ lệ hộ nghèo giảm từ 4,12% đầu năm xuống còn 3,05%, tức giảm 1,07%; toàn tỉnh còn 5.310 hộ nghèo, chiếm 3,05% trong tổng số 174.000 hộ.

Sang năm 2023, tỉnh phấn đấu đưa 1.300 lao động ra nước ngoài, trong đó 350 người là lao động nữ.""",
        (),
    ),
    "a daily, three slips": (
        """Sơn Hà đưa 1.420 lao động ra nước ngoài

Thị trường mở lại, các huyện miền núi dẫn đầu.

Năm 2022, tỉnh Sơn Hà đưa 1.240 lao động ra nước ngoài theo hợp đồng, đạt 121,7% kế hoạch 1.100 lao động.

Tỷ lệ hộ nghèo giảm từ 4,12% đầu năm xuống còn 3,05%, tức giảm 1,7%.""",
        (("repeat", "1.420 1.240"), ("plan-ratio", "121,7 1.240 1.100"), ("difference", "1,7 4,12 3,05")),
    ),
    "a report with lists": (
        """BÁO CÁO KẾT QUẢ CÔNG TÁC NĂM 2022

1. Đào tạo nghề: tuyển sinh 8.460 người, đạt 105,8% kế hoạch, trong đó: cao đẳng 640 người; trung cấp 1.820 người; sơ cấp và dưới 3 tháng 6.000 người.
2. Bảo hiểm xã hội: 61.300 người tham gia (bắt buộc: 54.120 người; tự nguyện: 7.180 người), bằng 31,2% lực lượng lao động.
3. Bảo trợ xã hội: trợ cấp thường xuyên cho 22.415 đối tượng; hỗ trợ đột xuất cho 1.204 lượt hộ; cấp 19.870 thẻ BHYT.
4. Giảm nghèo: số hộ nghèo còn 3.415 hộ, giảm 620 hộ so với đầu năm (4.035 hộ).
5. Người có công: 100% hộ gia đình người có công có mức sống từ trung bình trở lên.""",
        (),
    ),
    "a report with lists, two slips": (
        """BÁO CÁO KẾT QUẢ CÔNG TÁC NĂM 2022

1. Đào tạo nghề: tuyển sinh 8.460 người, gồm: cao đẳng 640 người; trung cấp 1.280 người; sơ cấp và dưới 3 tháng 6.000 người.
2. Bảo hiểm xã hội: 63.100 người tham gia (bắt buộc: 54.120 người; tự nguyện: 7.180 người), bằng 31,2% lực lượng lao động.
3. Người có công: 100% hộ gia đình người có công có mức sống từ trung bình trở lên.""",
        (("sum", "8.460 640 1.280 6.000"), ("sum", "63.100 54.120 7.180")),
    ),
    "a bulletin in bullets": (
        """CON SỐ TRONG TUẦN
- Tiếp nhận 2.350 hồ sơ, trong đó:
+ Nộp trực tiếp: 1.410 hồ sơ
+ Nộp trực tuyến: 1.040 hồ sơ
- Giải quyết đúng hạn 2.301 hồ sơ
- 98,7% người dân hài lòng""",
        (("sum", "2.350 1.410 1.040"),),
    ),
    "words and numbers": (
        """Một năm nhiều việc

Các chỉ tiêu năm 2022 của huyện đều đạt hoặc vượt kế hoạch: tạo việc làm cho 2.140 người, đạt 107% kế hoạch; dạy nghề cho 860 người, đạt 86% kế hoạch; xây 45 nhà, đạt 100% kế hoạch.

Hơn một nửa số xã (48%) đã có nước sạch. Thu nhập bình quân tăng từ 41 triệu đồng năm 2021 lên 46 triệu đồng năm 2022.""",
        (("wording", "86"), ("wording", "48")),
    ),
    "words and numbers, sound": (
        """Một năm nhiều việc

Phần lớn chỉ tiêu năm 2022 của huyện đạt kế hoạch. Tạo việc làm cho 2.140 người, đạt 107% kế hoạch; riêng dạy nghề mới đạt 86% kế hoạch.

Hơn một nửa số xã (58%) đã có nước sạch. Thu nhập bình quân tăng từ 41 triệu đồng năm 2021 lên 46 triệu đồng năm 2022; số hộ nghèo giảm hơn 300 hộ, từ 1.905 hộ xuống 1.580 hộ.

Nhà máy chạy 104% công suất, xuất khẩu bằng 118% cùng kỳ.""",
        (),
    ),
    "a total above its parts' rates": (
        """Thu ngân sách quý I

Quý I/2022, thu ngân sách huyện đạt 31% dự toán năm, gồm thu nội địa đạt 26% dự toán và thu từ đất đạt 28% dự toán. Chi thường xuyên 84,2 tỷ đồng, bằng 22% dự toán.""",
        (("weighted-mean", "31 26 28"),),
    ),
    "an English wire, sound": (
        """Son Ha sends more workers abroad

The province sent 1,240 workers abroad in 2022, or 112.7 percent of the 1,100 planned, its labour office said on Monday. Japan took 702 of them, Taiwan 410 and South Korea 128.

The poverty rate fell from 4.12 percent to 3.05 percent, a drop of 1.07 percentage points. Social insurance covered 61,300 people: 54,120 under the compulsory scheme and 7,180 on a voluntary basis.

Vocational schools enrolled 8,460 students, up 5.8 percent. Of the 174,000 households in the province, 5,310 (3.05 percent) are poor.""",
        (),
    ),
    "an English wire, four slips": (
        """Son Ha sends more workers abroad

The province sent 1,240 workers abroad in 2022, or 121.7 percent of the 1,100 planned, its labour office said on Monday.

The poverty rate fell from 4.12 percent to 3.05 percent, a drop of 1.7 percentage points. Social insurance covered 63,100 people: 54,120 under the compulsory scheme and 7,180 on a voluntary basis.

Some 106 percent of households have electricity.""",
        (("plan-ratio", "121.7 1,240 1,100"), ("difference", "1.7 4.12 3.05"), ("sum", "63,100 54,120 7,180"), ("range", "106")),
    ),
    "an English bulletin with shares": (
        """Clean water in the hills

By June, 147/186 communes (89 percent) had a station. The fund lent 12.4 billion dong to 340 households, or 28.3 percent of the 1,200 that applied.

Together, the two districts count 24,100 people in towns and 62,150 in the countryside, a total of 86,250.""",
        (("share", "89 147/186"),),
    ),
    "questions and answers": (
        """Hỏi: Năm 2022 huyện có bao nhiêu người học nghề?
Đáp: 1.860 người, trong đó 1.120 nam và 740 nữ.

Hỏi: So với kế hoạch thì sao?
Đáp: Kế hoạch là 2.000 người, như vậy đạt 93% kế hoạch.

Hỏi: Bao nhiêu người có việc làm sau học nghề?
Đáp: Trong 1.860 người học nghề, 1.488 người (80%) đã có việc làm.""",
        (),
    ),
}


@pytest.mark.parametrize("title", ARTICLES)
def test_an_article(title: str) -> None:
    text, wanted = ARTICLES[title]
    document = Document.of(text)
    extraction = extract(document)
    found = audit(extraction, document)
    told = [(finding.kind, " ".join(extraction.claims[index].number for index in finding.claims)) for finding in found]
    assert sorted(told) == sorted(wanted)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("dantri-2020-12-16.txt", []),
        ("ldxh-2021-01-22.txt", [("sum", "900 715 200"), ("weighted-mean", "107 104 105")]),
    ],
)
def test_the_reports_that_the_table_rests_on(name: str, wanted: list[tuple[str, str]]) -> None:
    document = Document.of((ROOT / "seeds" / name).read_text(encoding="utf-8"))
    extraction = extract(document)
    told = [(found.kind, " ".join(extraction.claims[index].number for index in found.claims)) for found in audit(extraction, document)]
    assert sorted(told) == wanted
