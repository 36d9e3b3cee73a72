"""Word, OpenDocument and rich text: what the reader of the printed page sees."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree
from made import WORD, docx, odt, zipped

from qnfacts.readers import docx as word_reader
from qnfacts.readers import rtf as rich_reader
from qnfacts.readers.docx import anchored
from qnfacts.readers.source import Source, Unreadable
from qnfacts.readers.zipped import read

if TYPE_CHECKING:
    from qnfacts.text import Document

BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>Khung 12 xã</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Khung 12 xã</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def texts(found: Document) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks]


def word(body: str, **parts: str) -> Document:
    return next(read(Source("a.docx", docx(body, **parts))))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (par(run("Có 14."), run("048", "<w:b/>"), run(" việc làm")), ["Có 14.048 việc làm"]),
        (par(run("Có "), f"<w:ins>{run('15')}</w:ins>", f"<w:del><w:r><w:delText>14</w:delText></w:r></w:del>{run(' xã')}"), ["Có 15 xã"]),
        (par(f"<w:moveFrom>{run('14')}</w:moveFrom>", f"<w:moveTo>{run('15')}</w:moveTo>", run(" xã")), ["15 xã"]),
        (par(f"<w:smartTag>{run('14')}</w:smartTag>", f"<w:sdt><w:sdtContent>{run('.048')}</w:sdtContent></w:sdt>"), ["14.048"]),
        (f"<w:sdt><w:sdtContent>{par(run('Khối 5'))}</w:sdtContent></w:sdt>", ["Khối 5"]),
        (
            par("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", run("Nhập 1 số"), "</w:sdtContent></w:sdt>", run("Có 5")),
            ["Có 5"],
        ),
        (par(f'<w:hyperlink w:anchor="x">{run("34 xã")}</w:hyperlink>'), ["34 xã"]),
        (par(run("Trước "), BOX, run("sau")), ["Trước sau", "Khung 12 xã"]),
        (par(run("Hiện 5"), run("ẩn 6", "<w:vanish/>"), run(" rõ", '<w:vanish w:val="0"/>')), ["Hiện 5 rõ"]),
        (par(run("rộng 5 m"), run("2", '<w:vertAlign w:val="superscript"/>')), ["rộng 5 m²"]),
        (par(run("a"), "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>2021</w:t><w:noBreakHyphen/><w:t>2030</w:t></w:r>"), ["a\tb\n2021\u20112030"]),
        (par(run("Trang "), FIELD.format(" PAGE ", "7"), run(" có "), FIELD.format(" REF x ", "8")), ["Trang  có 8"]),
        (par(run("Mục lục 9"), properties='<w:pStyle w:val="toc"/>') + par(run("Có 5")), ["Có 5"]),
        (par(run("một"), properties="<w:rPr><w:del/></w:rPr>") + par(run(" hai")), ["một hai"]),
        (par(run("một"), properties='<w:numPr><w:numId w:val="1"/></w:numPr>'), ["- một"]),
        (par(run("một"), properties='<w:numPr><w:numId w:val="0"/></w:numPr>'), ["một"]),
        (par(run("Céng 5 x·", '<w:rFonts w:ascii=".VnTime"/>'), run(" và ® 6")), ["Cộng 5 xã và ® 6"]),
        (par(run("Tyû leä 5", '<w:rFonts w:ascii="VNI-Times"/>')), ["Tỷ lệ 5"]),
        ("<w:altChunk/>" + par(run("Có 5")), ["Có 5"]),
        ("", []),
    ],
)
def test_what_stands_on_the_page_in_word(body: str, expected: list[str]) -> None:
    styles = f'<w:styles {WORD}><w:style w:styleId="toc"><w:name w:val="TOC 1"/></w:style></w:styles>'
    assert texts(word(body, styles=styles)) == expected


STYLES = f"""<w:styles {WORD}>
<w:style w:styleId="Tua"><w:name w:val="Title"/></w:style><w:style w:styleId="Sapo"><w:name w:val="Subtitle"/></w:style>
<w:style w:styleId="C2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Anh"><w:name w:val="caption"/></w:style></w:styles>"""


def styled(style: str, text: str) -> str:
    return par(run(text), properties=f'<w:pStyle w:val="{style}"/>')


def test_word_styles_tell_the_parts_of_a_piece() -> None:
    body = (
        styled("Tua", "Kết quả năm 2020.")
        + styled("Sapo", "Có 5 xã")
        + styled("C2", "Mục tiêu 7 điểm.")
        + styled("Anh", "Ảnh 1")
        + par(run("Còn 6 xã."))
    )
    assert [block.where for block in word(body, styles=STYLES).blocks] == ["headline", "lead", "heading", "caption", "body"]


def test_notes_and_headers_of_word_come_last_and_once() -> None:
    note = f'<w:footnotes {WORD}><w:footnote w:id="0">{par(run("sai"))}</w:footnote><w:footnote w:id="2">{par(run("Chú thích 9"))}</w:footnote></w:footnotes>'
    header = f"<w:hdr {WORD}>{par(run('Báo cáo số 3'))}</w:hdr>"
    plain = f"<w:ftr {WORD}>{par(run('Trang '), FIELD.format('PAGE', '4'))}</w:ftr>"
    body = par(run("Có 14.048"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" việc"))
    found = word(body, footnotes=note, header1=header, header2=header, footer1=plain)
    assert texts(found)[:3] == ["Có 14.048 việc", "Chú thích 9", "Báo cáo số 3"]
    assert [block.where for block in found.blocks[1:]] == ["body"] * (len(found.blocks) - 1)


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(par(run(line)) for line in text.split('|'))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def governing(found: Document) -> dict[str, list[str]]:
    return {
        found.text[block.start : block.end]: [found.text[span.start : span.end] for span in block.headers]
        for block in found.blocks
        if block.where == "table" and found.text[block.start].isdecimal()
    }


def test_merged_cells_govern_all_that_they_reach_over() -> None:
    wide, start, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = (
        row(cell("Địa phương", start), cell("Năm 2020", wide))
        + row(cell("", on), cell("Nam"), cell("Nữ"))
        + row(cell("Hạ Long"), cell("5.100"), cell("4.900"))
        + row(cell("bị xóa"), cell("1"), cell("2"), properties="<w:del/>")
        + row(cell("Cẩm Phả", start), cell("2.300"), cell("2.200"))
        + row(cell("", on), cell("2.301"), cell("2.201"))
    )
    found = word(par(run("Đơn vị: người")) + f"<w:tbl>{table}</w:tbl>")
    assert governing(found) == {
        "5.100": ["Hạ Long", "Nam", "Năm 2020", "Đơn vị: người"],
        "4.900": ["Hạ Long", "Nữ", "Năm 2020", "Đơn vị: người"],
        "2.300": ["Cẩm Phả", "Nam", "Năm 2020", "Đơn vị: người"],
        "2.200": ["Cẩm Phả", "Nữ", "Năm 2020", "Đơn vị: người"],
        "2.301": ["Cẩm Phả", "Nam", "Năm 2020", "Đơn vị: người"],
        "2.201": ["Cẩm Phả", "Nữ", "Năm 2020", "Đơn vị: người"],
    }


def test_two_cells_are_never_one_number() -> None:
    found = word(f"<w:tbl>{row(cell('405'), cell('530'))}{row(cell('12|34'), cell('5'))}</w:tbl>")
    assert found.text.split() == ["405", "530", "12", "34", "5"]


def test_a_table_that_only_lays_out_is_text() -> None:
    found = word(f"<w:tbl>{row(cell('Có 5 xã.|Có 6 xã.'))}</w:tbl>")
    assert [(block.where, block.cell) for block in found.blocks] == [("body", None), ("body", None)]


@pytest.mark.parametrize("number", ["14.048", "15", "12 xã", "5.100", "3.500 m²"])
def test_a_number_is_anchored_on_the_runs_that_it_was_read_from(number: str) -> None:
    body = (
        par(run("Có 14."), run("048", "<w:b/>"), run(" việc làm"))
        + par(run("Thêm"), f"<w:ins>{run(' 15')}</w:ins>", f"<w:del>{run('16')}</w:del>", BOX)
        + f"<w:tbl>{row(cell('A'), cell('B'))}{row(cell('Hạ Long'), cell('x|5.100'))}</w:tbl>"
        + par("<w:r><w:tab/><w:t>rộng 3.500 m</w:t></w:r>", run("2", '<w:vertAlign w:val="superscript"/>'))
    )
    data = docx(body)
    found = anchored(Source("a.docx", data))
    assert found.document.text == next(word_reader.read(Source("a.docx", data))).text
    runs = [
        element
        for element in ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).iter()
        if element.tag.endswith("}r")
    ]
    start = found.document.text.index(number)
    spans = found.runs(start, start + len(number))
    printed = [
        "".join("\t" if inner.tag.endswith("}tab") else inner.text or "" for inner in runs[span.run] if not inner.tag.endswith("rPr"))
        for span in spans
    ]
    assert "".join(text[span.start : span.end] for text, span in zip(printed, spans, strict=True)) == number.replace("²", "2")


def opened(text: str, styles: str = "", manifest: str = "") -> Document:
    return next(read(Source("a.odt", odt(text, styles, manifest))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<text:p>Có 14.<text:span>048</text:span> việc làm</text:p>", ["Có 14.048 việc làm"]),
        ("<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p>", ["a   b\tc\nd"]),
        (
            "<text:tracked-changes><text:deletion><text:p>12</text:p></text:deletion></text:tracked-changes><text:p>Còn 5</text:p>",
            ["Còn 5"],
        ),
        (
            "<text:p>Có 5<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú 9</text:p></text:note-body></text:note> xã</text:p>",
            ["Có 5 xã", "Chú 9"],
        ),
        ("<text:list><text:list-item><text:p>5 xã</text:p></text:list-item></text:list>", ["- 5 xã"]),
        ("<text:p>Trang <text:page-number>7</text:page-number></text:p>", ["Trang"]),
        ("<text:p>Trước<draw:frame><draw:text-box><text:p>Khung 12</text:p></draw:text-box></draw:frame></text:p>", ["Trước", "Khung 12"]),
        ("<text:p>5 m<text:span text:style-name='T1'>2</text:span></text:p>", ["5 m²"]),
        (
            "<office:annotation><text:p>12</text:p></office:annotation><text:p>x<office:annotation><text:p>7</text:p></office:annotation></text:p>",
            ["x"],
        ),
        ("<text:table-of-content><text:p>Mục 1 12</text:p></text:table-of-content><text:p>Có 5</text:p>", ["Có 5"]),
    ],
)
def test_what_stands_on_the_page_in_opendocument(text: str, expected: list[str]) -> None:
    styles = '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    assert texts(opened(text, styles)) == expected


def test_opendocument_styles_tell_the_parts_of_a_piece() -> None:
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2" style:parent-style-name="Caption"/>'
    )
    text = '<text:p text:style-name="P1">Kết quả.</text:p><text:p>Đoạn đầu.</text:p><text:h>Mục 1.</text:h><text:p text:style-name="P2">Ảnh</text:p><text:p>Hết.</text:p>'
    assert [block.where for block in opened(text, styles).blocks] == ["headline", "lead", "heading", "caption", "body"]


def test_an_opendocument_table_knows_its_headings() -> None:
    def cells(*printed: str) -> str:
        return f"<table:table-row>{''.join(f'<table:table-cell><text:p>{text}</text:p></table:table-cell>' for text in printed)}</table:table-row>"

    rows = f"<table:table-header-rows>{cells('STT', 'Tên', 'Năm 2020')}</table:table-header-rows>{cells('1', 'Hạ Long', '5.100')}{cells('2', 'Cẩm Phả', '2.300')}"
    assert governing(opened(f"<table:table>{rows}</table:table>")) == {"5.100": ["Hạ Long", "Năm 2020"], "2.300": ["Cẩm Phả", "Năm 2020"]}


def rich(text: str) -> Document:
    escaped = "".join(letter if ord(letter) < 256 else f"\\u{ord(letter)}?" for letter in text)
    return next(iter(rich_reader.read(Source("a.rtf", escaped.encode("latin-1")))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"{\rtf1 C\u243?  14.{\b 048} vi\u7879?c}", ["Có  14.048 việc"]),
        (r"{\rtf1\ansicpg1258 T\'fd\'d2 l\'ea\'f2\par 5}", ["T\u01b0\u0309 l\u00ea\u0323", "5"]),
        (r"{\rtf1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset0 .VnTime;}}\f1 C\'e9ng 5 x\'b7\f0  \'ae}", ["Cộng 5 xã ®"]),
        (r"{\rtf1{\info{\title 12}}{\*\generator X 13;}{\pict\bin2 {}}5 xã}", ["5 xã"]),
        (r"{\rtf1 Có 5{\footnote Chú 9} xã\par}", ["Có 5 xã", "Chú 9"]),
        (r"{\rtf1{\field{\*\fldinst HYPERLINK \"https://x.vn/12\"}{\fldrslt 34 xã}}\par{\field{\*\fldinst PAGE }{\fldrslt 7}}}", ["34 xã"]),
        (r"{\rtf1 cũ {\deleted 12}{\v 13}{\revised 14} m{\super 2}}", ["cũ 14 m²"]),
        (r"{\rtf1{\listtext\'95\tab}một\par\pard hai\par}", ["- một", "hai"]),
        (r"{\rtf1 a\tab b\line c\~d\_e\{\}\\\par}", ["a\tb\nc\u00a0d\u2011e{}\\"]),
        (r"{\rtf1 {\*\unknown 12}{\shp{\*\shpinst{\sp{\sn x}{\sv 9}}{\shptxt Khung 12}}}5}", ["5", "Khung 12"]),
        (r"{\rtf1 5}}}}", ["5"]),
        (r"{\rtf1 5", ["5"]),
    ],
)
def test_what_stands_on_the_page_in_rich_text(text: str, expected: list[str]) -> None:
    assert texts(rich(text)) == expected


def test_a_rich_text_table_knows_its_headings() -> None:
    table = (
        r"{\rtf1 \trowd\cellx1000\cellx3000\intbl Tên\cell Năm 2020\cell\row"
        r"\trowd\cellx1000\cellx2000\cellx3000\intbl \cell Nam\cell Nữ\cell\row"
        r"\trowd\cellx1000\cellx2000\cellx3000\intbl Hạ Long\cell 5.100\cell 4.900\cell\row\pard Hết.}"
    )
    found = rich(table)
    assert governing(found) == {"5.100": ["Hạ Long", "Nam", "Năm 2020"], "4.900": ["Hạ Long", "Nữ", "Năm 2020"]}
    assert texts(found)[-1] == "Hết."


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (docx(par(run("Có 5")))[:200], "read-damaged"),
        (docx("<w:p>"), "read-damaged"),
        (zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY x "5">]><a>&x;</a>'}), "read-entities"),
        (zipped({"word/document.xml": "<!DOCTYPE a [<!ENTITY x '5'>]><a>&x;</a>".encode("utf-16")}), "read-entities"),
        (zipped({"word/document.xml": b" " * 60_000_000}), "read-bomb"),
        (zipped({"word/document.xml": b"<a>" + b"<b/>" * 2_000_001 + b"</a>"}), "read-bomb"),
        (zipped({f"{number}.txt": b"" for number in range(20_001)}), "read-bomb"),
        (zipped({"a.zip": zipped({"b.docx": docx("")})}), "read-archive"),
        (zipped({"xl/workbook.xml": "<a/>"}), "read-other-office"),
        (odt("<text:p>5</text:p>", manifest="<file-entry><encryption-data/></file-entry>"), "read-encrypted"),
        (zipped({"EncryptedPackage": b"x"}), "read-encrypted"),
    ],
)
def test_an_office_file_that_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Unreadable, match=key):
        next(read(Source("a.docx", data)))


def test_a_part_that_is_encrypted_is_refused() -> None:
    data = bytearray(docx(par(run("Có 5"))))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(Unreadable, match="read-encrypted"):
        next(read(Source("a.docx", bytes(data))))
