"""Cells of tables: their row and column heads give what is counted, the unit, the period, the status, the measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qnfacts.parse.claim import extract
from qnfacts.readers import read

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
