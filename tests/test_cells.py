"""Tables: which lines of a text are one; a cell's row and column heads give what is counted, the unit, the period, the status, the measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qnfacts.parse.claim import extract
from qnfacts.readers import read
from qnfacts.text import Document

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><body><article><h1>{title}</h1><p>Bảng dưới đây nêu các kết quả chính của huyện.</p>
<table>{caption}<tr>{heads}</tr><tr>{cells}</tr></table></article></body></html>"""

ROWS: tuple[tuple[str, str, str, list[str]], ...] = (
    # caption | heads | cells | what each figure must be: number unit measure period status
    (
        "Kết quả năm 2020",
        "TT|Nội dung|Đơn vị|Thực hiện|So với kế hoạch (%)",
        "1|Giải quyết việc làm|người|3.412|104,2",
        ["3412 người level 2020 actual", "104.2 % plan-ratio 2020 actual"],
    ),
    (
        "",
        "Nội dung|Thực hiện năm 2020|Mục tiêu năm 2021",
        "Tỷ lệ hộ nghèo (%)|1,62|1,2",
        ["1.62 % level 2020 actual", "1.2 % level 2021 target"],
    ),
    (
        "",
        "Nội dung|Đơn vị tính|Năm 2019|Ước năm 2020",
        "Thu ngân sách|tỷ đồng|812,5|830",
        ["812500000000 đồng level 2019 actual", "830000000000 đồng level 2020 estimate"],
    ),
    ("", "TT|Họ và tên|Ghi chú", "1|Nguyễn Văn A|Tổ 4", []),
    (
        "",
        "Chỉ tiêu|ĐVT|TH 2019|Ước TH 2020|TH/KH (%)|KH 2021",
        "Khách đến huyện|1.000 lượt khách|120|45,5|60,7|100",
        [
            "120000 lượt khách level 2019 actual",
            "45500 lượt khách level 2020 estimate",
            "60.7 % plan-ratio 2020 actual",
            "100000 lượt khách level 2021 target",
        ],
    ),
    (
        "Bảng 3. Thu nhập và giảm nghèo (Đơn vị tính: hộ)",
        "Xã|Năm 2019|Năm 2020",
        "Xã A|120|85",
        ["120 hộ level 2019 actual", "85 hộ level 2020 actual"],
    ),
    ("", "Nội dung|Năm 2020", "Diện tích chè, ha|1.250,5", ["1250.5 ha level 2020 actual"]),
    ("", "Nội dung|Năm 2020", "Số học sinh, sinh viên|1.250", ["1250 học sinh level 2020 actual"]),
    ("", "Nội dung|Năm 2020", "Số xã đạt 100% tiêu chí|12", ["12 xã level 2020 actual"]),
    ("", "Nội dung|Đơn vị|Năm 2020", "Thu nhập bình quân|Tr.đồng/người/năm|45,5", ["45500000 đồng level 2020 actual"]),
    ("", "Nội dung|Đơn vị|Năm 2020", "Tốc độ tăng sản lượng|%|4,5", ["4.5 % change 2020 actual"]),
    ("", "Nội dung|Đơn vị|Năm 2020|Năm 2021", "Máng cỏ|bộ phận|12|-", ["12 bộ phận level 2020 actual"]),
    ("", "STT|Đơn vị|Số giường bệnh năm 2020", "1|Trung tâm y tế|250", ["250 giường bệnh level 2020 actual"]),
    ("", "Năm|Số hộ nghèo", "KH 2021|95", ["95 hộ nghèo level 2021 target"]),
    (
        "",
        "Nội dung|Thực hiện 2020|So với kế hoạch",
        "Dạy nghề|1.240 người|vượt 3%",
        ["1240 người level 2020 actual", "3 % plan-excess 2020 actual"],
    ),
    (
        "",
        "Mặt hàng|ĐVT|Giá năm 2020|Tăng (+), giảm (-)",
        "Gạo tẻ|đồng/kg|14.500|-200",
        ["14500 đồng level 2020 actual", "200 đồng change 2020 actual"],
    ),
    ("", "Indicator|Unit|Actual 2020|Plan 2021", "Revenue|billion VND|812.5|-", ["812500000000 vnd level 2020 actual"]),
    ("", "Nội dung|Số điện thoại|Năm sinh", "Ông A|0203 3825 111|1975", []),
)


@pytest.mark.parametrize(("caption", "heads", "cells", "wanted"), ROWS)
def test_cells(tmp_path: Path, caption: str, heads: str, cells: str, wanted: list[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        PAGE.format(
            title="Số liệu của huyện",
            caption=f"<caption>{caption}</caption>" if caption else "",
            heads="".join(f"<th>{head}</th>" for head in heads.split("|")),
            cells="".join(f"<td>{cell}</td>" for cell in cells.split("|")),
        ),
        encoding="utf-8",
    )
    claims = [claim for document in read(page) for claim in extract(document).claims]
    assert [f"{claim.value} {claim.unit} {claim.measure} {claim.period} {claim.status}" for claim in claims] == wanted


TABLE = (
    "Chỉ tiêu|Đơn vị|Thực hiện năm 2020|Kế hoạch năm 2021",
    "Tỷ lệ hộ cận nghèo|%|2,31|1,9",
    "Thu ngân sách|tỷ đồng|412,5|430",
    "- Thu nội địa|tỷ đồng|301|315",
    "Số người cai nghiện|lượt người|120|150",
)
READ = [
    "2.31 % 2020 actual tỷ lệ hộ cận nghèo",
    "1.9 % 2021 target tỷ lệ hộ cận nghèo",
    "412500000000 đồng 2020 actual thu ngân sách",
    "430000000000 đồng 2021 target thu ngân sách",
    "301000000000 đồng 2020 actual thu ngân sách thu nội địa",
    "315000000000 đồng 2021 target thu ngân sách thu nội địa",
    "120 lượt người 2020 actual số người cai nghiện",
    "150 lượt người 2021 target số người cai nghiện",
]


def told(document: Document) -> list[str]:
    return [f"{claim.value} {claim.unit} {claim.period} {claim.status} {claim.indicator}" for claim in extract(document).claims]


def lines(mark: str, rows: tuple[str, ...] = TABLE) -> str:
    return "\n".join(row.replace("|", mark) for row in rows)


def ruled(rows: tuple[str, ...] = TABLE) -> str:
    first, *rest = (f"| {row.replace('|', ' | ')} |" for row in rows)
    return "\n".join([first, "|---|:--:|---|---|", *rest])


def aligned() -> str:
    return "\n".join("".join(f"{cell:<40}" for cell in row.split("|")).rstrip() for row in TABLE)


PRINTED = {
    "bars": lines(" | "),
    "tight bars": lines("|"),
    "outer bars and a rule": ruled(),
    "tabs": lines("\t"),
    "wide gaps": aligned(),
    "rows apart": lines(" | ").replace("\n", "\n\n"),
    "windows line ends": lines("\t").replace("\n", "\r\n"),
}


@pytest.mark.parametrize("printed", PRINTED.values(), ids=PRINTED)
@pytest.mark.parametrize("suffix", [".txt", ".md", ""])
def test_lines_are_read_as_a_table(tmp_path: Path, printed: str, suffix: str) -> None:
    text = f"Một số chỉ tiêu của huyện\n\n{printed}\n\nCòn lại là phần chữ của báo cáo.\n"
    file = tmp_path / f"bang{suffix}"
    file.write_text(text, encoding="utf-8", newline="")
    (document,) = read(file) if suffix else [Document.of(text)]
    assert told(document) == READ
    assert [document.text[block.start : block.end] for block in document.blocks if block.where != "table"] == [
        "Một số chỉ tiêu của huyện",
        "Còn lại là phần chữ của báo cáo.",
    ]


def test_paragraphs_of_a_page_are_read_as_a_table(tmp_path: Path) -> None:
    rows = lines(" | ").split("\n")
    for body in ("".join(f"<p>{row}</p>" for row in rows), f"<p>{'<br>'.join(rows)}</p>"):
        page = tmp_path / "page.html"
        page.write_text(f"<html><body><h1>Số liệu của huyện</h1>{body}<p>Còn lại là phần chữ.</p></body></html>", encoding="utf-8")
        (document,) = read(page)
        assert told(document) == READ


MERGED = """Bảng 2: Số hộ nghèo theo xã (Đơn vị: hộ)
STT | Xã | Năm 2019 | | Năm 2020 |
 | | KH | TH | KH | Ước TH
(1) | (2) | (3) | (4) | (5) | (6)
I. Vùng cao
1 | Xã A | 40 | 38 | 30 | 29
2 | Xã B | 20 | 21 | |
"""


def test_headings_reach_over_columns() -> None:
    assert [one.partition(" số hộ")[0] for one in told(Document.of(MERGED))] == [
        "40 hộ 2019 target",
        "38 hộ 2019 actual",
        "30 hộ 2020 target",
        "29 hộ 2020 estimate",
        "20 hộ 2019 target",
        "21 hộ 2019 actual",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Báo A | Báo B\n\nNăm 2020, huyện có 12 xã.",
        "Tin huyện | Kinh tế\nTác giả: Ngọc Anh | Ảnh: Hà Linh\nNăm 2020, huyện có 12 xã.",
        "Giá vàng 56,5 triệu đồng | USD 23.050 đồng\nDầu 52 USD | Bạc 25 USD",
        "Huyện dạy nghề cho 1.240 người | nguồn: phòng lao động\nvà giới thiệu việc làm cho 312 người.",
        "Dạy nghề            1.240 người\nGiải quyết việc làm      3.412 người",
        "Dạy nghề\t1.240 người\nGiải quyết việc làm\t3.412 người",
        "UBND HUYỆN A        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BC-UBND        Huyện A, ngày 5 tháng 1 năm 2021",
        "Người lập biểu\tChủ tịch\n(Đã ký)\t(Đã ký, đóng dấu)",
        "Mục | Năm 2020\nDạy nghề cho lao động nông thôn được 1.240 người | còn lại là tự học.",
    ],
)
def test_what_looks_like_a_table_is_left_alone(text: str) -> None:
    assert all(block.where != "table" for block in Document.of(text).blocks)


def test_places_of_cells_are_apart() -> None:
    text = "Năm 2021\n\nChỉ tiêu\tToàn tỉnh\tHạ Long\tMóng Cái\nSố hộ nghèo\t140\t12\t-\nSố xã\t90\t30\t20"
    assert [claim.place for claim in extract(Document.of(text)).claims] == [None, "Hạ Long", None, "Hạ Long", "Móng Cái"]


def test_cells_do_not_run_together() -> None:
    assert told(Document.of("Mục\tNăm 2019\tNăm 2020\nSố hộ\t12\t345\nsố xã nghèo\t1\t250")) == [
        "12 hộ 2019 actual số hộ",
        "345 hộ 2020 actual số hộ",
        "1 xã 2019 actual số xã nghèo",
        "250 xã 2020 actual số xã nghèo",
    ]


@pytest.mark.parametrize(
    ("rows", "links"),
    [
        ("Số hộ|900|950\n- Vùng thấp|700|720\n- Vùng cao|200|210", [(0, 2), (0, 4), (1, 3), (1, 5)]),
        ("Số hộ|900|950\n- Hộ nghèo|70|72\n- Hộ cận nghèo|20|21", []),
        ("Xã A|12|15\nXã B|20|30\nXã C|5|6\nTổng cộng|37|52", [(6, 0), (6, 2), (6, 4), (7, 1), (7, 3), (7, 5)]),
        ("Tỷ lệ (%)|90|95\n- Nam|40|45\n- Nữ|50|50", []),
    ],
)
def test_rows_under_a_row_are_its_parts_where_a_column_adds_up(rows: str, links: list[tuple[int, int]]) -> None:
    text = f"Mục|Năm 2019|Năm 2020\n{rows}".replace("|", " | ")
    assert [(link.head, link.member) for link in extract(Document.of(text)).links if link.kind == "part"] == links
