"""Word files that come back with comments: nothing else in them changes."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import fixed
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from test_formats import FORBIDDEN, HOSTILE, hostile

from qnfacts.model import Report
from qnfacts.readers import read
from qnfacts.report.docx import render
from qnfacts.report.extras import Unrenderable
from qnfacts.report.options import Options
from qnfacts.report.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qnfacts.model import DocumentReport, Language

SOFFICE = shutil.which("soffice")

#: Paragraphs as an editor's Word writes them, with the phrase that a comment is to stand on.
PARAGRAPHS = [
    pytest.param("<w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r>", "900 lượt người", id="inside one run"),
    pytest.param('<w:r><w:t xml:space="preserve">Tỉnh có 9</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>00 lượt</w:t></w:r><w:r><w:t xml:space="preserve"> người.</w:t></w:r>', "900 lượt người", id="over three runs"),
    pytest.param("<w:r><w:t>900 lượt người</w:t></w:r>", "900 lượt người", id="the whole run"),
    pytest.param('<w:hyperlink w:anchor="x"><w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r></w:hyperlink>', "900 lượt người", id="in a link"),
    pytest.param('<w:ins w:id="9" w:author="Hạnh"><w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r></w:ins>', "900 lượt người", id="in a tracked insertion"),
    pytest.param('<w:r><w:t>Tỉnh có </w:t></w:r><w:del w:id="8" w:author="Hạnh"><w:r><w:delText>915</w:delText></w:r></w:del><w:r><w:t>900 lượt người.</w:t></w:r>', "900 lượt người", id="beside a deletion"),
    pytest.param('<w:smartTag w:uri="u" w:element="e"><w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r></w:smartTag>', "900 lượt người", id="in a smart tag"),
    pytest.param("<w:sdt><w:sdtContent><w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r></w:sdtContent></w:sdt>", "900 lượt người", id="in a content control"),
    pytest.param('<w:r><w:t xml:space="preserve">Tỉnh có:</w:t><w:br/><w:t xml:space="preserve"> 900 lượt người;</w:t><w:tab/><w:t>hết.</w:t></w:r>', "900 lượt người", id="behind a break"),
    pytest.param('<w:r><w:t>Tỉnh có 900</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:bookmarkStart w:id="5" w:name="b"/><w:r><w:t>lượt người</w:t></w:r><w:bookmarkEnd w:id="5"/>', "900 lượt người", id="across a bookmark"),
]  # fmt: skip


def word_file(*paragraphs: str, table: str = "") -> bytes:
    made = docx.Document()
    made.add_heading("Tin của tỉnh Sơn Hải", 0)
    for inner in paragraphs:
        made.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    if table:
        made.add_table(1, 2).cell(0, 1).text = table
    made.add_paragraph("Hết.", style="Quote")
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def reported(data: bytes, tmp_path: Path, *phrases: str, name: str = "bai.docx") -> DocumentReport:
    """What qnfacts would say of a Word file: each phrase is contested."""
    path = tmp_path / name
    path.write_bytes(data)
    (document,) = read(path)
    piece = fixed.Piece(document.text, document.blocks)
    for phrase in phrases:
        piece.claim(
            phrase,
            "900",
            "lượt người",
            "person-turn",
            fixed.judged("contested", fixed.REHAB, "warning", message=fixed.plain("Hai nguồn vênh nhau.")),
        )
    from qnfacts.model import DocumentReport

    return DocumentReport(str(path), document.text, "vi", None, document.blocks, tuple(piece.claims), judgements=tuple(piece.judgements))


def commented(document: DocumentReport, lang: Language = "vi") -> bytes:
    return render(Report((document,), fixed.TABLE), lang)


def anchored(data: bytes) -> dict[str, str]:
    """The text that each comment stands on, by the comment's first line."""
    opened = docx.Document(io.BytesIO(data))
    found = {}
    for comment in opened.comments:
        inside, words = False, ""
        for element in opened.element.body.iter():
            if element.get(qn("w:id")) == str(comment.comment_id):
                inside = element.tag == qn("w:commentRangeStart") or (inside and element.tag != qn("w:commentRangeEnd"))
            if inside and element.tag == qn("w:t"):
                words += element.text or ""
        found[comment.paragraphs[0].text + f" {comment.comment_id}"] = words
    return found


COMMENTS = {qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference")}


def letters(root: Any) -> list[tuple[str, ...]]:
    """A body letter by letter, each with the format of its run and with all that it stands in; comments left out."""
    found: list[tuple[str, ...]] = []
    for element in root.iter():
        within = [str(above.tag) for above in element.iterancestors()]
        if element.tag in COMMENTS or qn("w:rPr") in within or element.tag in {qn("w:r"), qn("w:rPr")}:
            continue
        run = next(element.iterancestors(qn("w:r")), None)
        look = [str(child.tag) for child in run.findall(f"{qn('w:rPr')}/*")] if run is not None else []
        found += (
            [(letter, *look, *within) for letter in element.text or [str(element.tag)]]
            if element.tag == qn("w:t")
            else [(str(element.tag), *look, *within)]
        )
    return found


@pytest.mark.parametrize(("inner", "phrase"), PARAGRAPHS)
def test_a_comment_stands_on_the_number_and_nothing_else_changes(inner: str, phrase: str, tmp_path: Path) -> None:
    before = word_file(inner)
    after = commented(reported(before, tmp_path, phrase))
    assert list(anchored(after).values()) == [phrase]
    old, new = (docx.Document(io.BytesIO(data)) for data in (before, after))
    assert [paragraph.style.name for paragraph in old.paragraphs if paragraph.style] == [
        paragraph.style.name for paragraph in new.paragraphs if paragraph.style
    ]
    assert letters(old.element.body) == letters(new.element.body)


def test_every_other_part_is_the_same_byte_by_byte(tmp_path: Path) -> None:
    before = word_file("<w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r>")
    after = commented(reported(before, tmp_path, "900 lượt người"))
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        touched = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        assert set(old.namelist()) <= set(new.namelist())
        assert all(old.read(name) == new.read(name) for name in set(old.namelist()) - touched)


def test_the_reader_reads_the_same_text_from_the_file_that_comes_back(tmp_path: Path) -> None:
    inners = [parameter.values[0] for parameter in PARAGRAPHS]
    document = reported(word_file(*map(str, inners), table="900 lượt người"), tmp_path)
    piece = fixed.Piece(document.text)
    at = -1
    while (at := document.text.find("900 lượt người", at + 1)) >= 0:
        piece.text = "\0" * at + document.text[at:]
        piece.claim("900 lượt người", "900", "lượt người", "person-turn", fixed.judged("contested", fixed.REHAB, "warning"))
    from dataclasses import replace

    document = replace(document, claims=tuple(piece.claims), judgements=tuple(piece.judgements))
    assert len(document.claims) == len(PARAGRAPHS) + 1
    data = commented(document)
    assert list(anchored(data).values()) == ["900 lượt người"] * len(document.claims)
    back = tmp_path / "back.docx"
    back.write_bytes(data)
    (again,) = read(back)
    assert again.text == document.text


def test_two_findings_on_one_number_are_two_comments(tmp_path: Path) -> None:
    from dataclasses import replace

    document = reported(word_file("<w:r><w:t>Tỉnh có 900 lượt người và 900 lượt.</w:t></w:r>"), tmp_path, "900 lượt người")
    document = replace(document, findings=(fixed.Finding("sum", (0,), fixed.plain("không khớp"), "1 + 1 = 3"),))  # type: ignore[attr-defined]
    assert list(anchored(commented(document)).values()) == ["900 lượt người"] * 2


def test_comments_that_are_there_stay(tmp_path: Path) -> None:
    made = docx.Document(io.BytesIO(word_file()))
    paragraph = made.add_paragraph()
    run = paragraph.add_run("Tỉnh có 900 lượt người.")
    made.add_comment(run, "Chị xem lại", "Hạnh", "H")
    data = io.BytesIO()
    made.save(data)
    after = docx.Document(io.BytesIO(commented(reported(data.getvalue(), tmp_path, "900 lượt người"))))
    assert [(comment.author, comment.text.split("\n")[0]) for comment in after.comments] == [
        ("Hạnh", "Chị xem lại"),
        ("qnfacts", "Nguồn vênh nhau"),
    ]


def test_a_number_in_a_text_box_is_commented_on_the_box(tmp_path: Path) -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback><w:pict>'
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r></w:p>'
        "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = commented(reported(word_file(box), tmp_path, "900 lượt người"))
    (start,) = docx.Document(io.BytesIO(data)).element.body.iter(qn("w:commentRangeStart"))
    assert not any(element.tag == qn("w:txbxContent") for element in start.iterancestors())
    assert "900 lượt người" in "".join(anchored(data).values())


@pytest.mark.parametrize(("lang", "first"), [("vi", "Nguồn vênh nhau"), ("en", "Sources differ")])
def test_comments_are_in_the_editors_language(lang: Language, first: str, tmp_path: Path) -> None:
    data = commented(reported(word_file("<w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r>"), tmp_path, "900 lượt người"), lang)
    (comment,) = docx.Document(io.BytesIO(data)).comments
    assert comment.text.split("\n")[0] == first


def test_plain_text_gives_a_new_file_with_the_text_and_the_comments() -> None:
    data = render(Report((fixed.article(),), fixed.TABLE), "vi")
    opened = docx.Document(io.BytesIO(data))
    assert [paragraph.text for paragraph in opened.paragraphs] == [line for line in fixed.ARTICLE.split("\n") if line]
    assert [paragraph.style.name for paragraph in opened.paragraphs[:2] if paragraph.style] == ["Title", "Normal"]
    assert sorted(anchored(data).values()) == sorted(["0,32%", "263.000 người", "263.000 người", "900 lượt người", "102%", "102%"])


def test_the_same_report_gives_the_same_bytes() -> None:
    report = Report((fixed.article(),), fixed.TABLE)
    assert render(report, "vi", Options(today=fixed.PAPER.date)) == render(report, "vi", Options(today=fixed.PAPER.date))


def test_hostile_text_is_inert_in_a_new_file() -> None:
    data = render(Report((fixed.hostile(),), fixed.TABLE), "vi", Options(everything=True))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert "\u202e" not in parts.read("word/document.xml").decode()
    assert "<script>alert(1)</script>" in docx.Document(io.BytesIO(data)).paragraphs[0].text


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_inert_in_every_part(text: str) -> None:
    data = render(hostile(text), "vi", Options(everything=True))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in ("word/document.xml", "word/comments.xml"):
            assert not FORBIDDEN.search(parts.read(name).decode())
            parse_xml(parts.read(name))
    assert "‹U+" in "".join(comment.text for comment in docx.Document(io.BytesIO(data)).comments) or not FORBIDDEN.search(text)


@pytest.mark.parametrize("documents", [(), (fixed.article(), fixed.hostile()), (fixed.unreadable(),)])
def test_one_file_holds_one_document(documents: tuple[DocumentReport, ...]) -> None:
    with pytest.raises(Unrenderable):
        render(Report(documents, fixed.TABLE), "vi")


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    document = reported(word_file("<w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r>"), tmp_path, "900 lượt người")
    (tmp_path / "bai.docx").write_bytes(word_file("<w:r><w:t>Tỉnh có 915 lượt người.</w:t></w:r>"))
    with pytest.raises(Unrenderable):
        commented(document)


@pytest.mark.parametrize("fault", ["no main type", "bomb"])
def test_a_file_that_cannot_be_written_back_is_told(fault: str, tmp_path: Path) -> None:
    data = io.BytesIO(word_file("<w:r><w:t>Tỉnh có 900 lượt người.</w:t></w:r>"))
    if fault == "bomb":
        with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as parts, parts.open("word/media/image1.bin", "w", force_zip64=True) as part:
            for _ in range(520):
                part.write(bytes(1024 * 1024))
        changed = data.getvalue()
    else:
        changed = repacked(data.getvalue(), "[Content_Types].xml", lambda part: part.replace(b"document.main+xml", b"template.main+xml"))
    document = reported(changed, tmp_path, "900 lượt người")
    with pytest.raises(Unrenderable) as told:
        commented(document)
    assert str(tmp_path) in say(told.value.message, "vi")


def repacked(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return made.getvalue()


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_libreoffice_shows_the_comments_on_the_numbers(tmp_path: Path) -> None:
    inners = [str(parameter.values[0]) for parameter in PARAGRAPHS]
    document = reported(word_file(*inners[:2]), tmp_path, "900 lượt người")
    (tmp_path / "out.docx").write_bytes(commented(document))
    call = [
        str(SOFFICE),
        f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
        "--headless",
        "--convert-to",
        "fodt",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "out.docx"),
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=180)
    flat = (tmp_path / "out.fodt").read_text(encoding="utf-8")
    before, _, rest = flat.partition("<office:annotation ")
    inside = rest.partition("</office:annotation>")[2].partition("<office:annotation-end")[0]
    assert before.endswith("Tỉnh có ")
    assert inside == "900 lượt người"
