"""Plain text in any encoding, Markdown, JSON lines, folders, standard input."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest
from conftest import ROOT
from made import tcvn3, vni, windows_1258

from qnfacts.model import Message
from qnfacts.readers import Unreadable, kind_of, read, read_all
from qnfacts.readers.encoding import decode
from qnfacts.readers.source import Source
from qnfacts.report.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qnfacts.text import Document

NEWS = "Tỷ lệ hộ nghèo của tỉnh giảm còn 0,23%.\r\nĐã dạy nghề cho 37.625 người, trong đó 8.190 người ở nông thôn."


@pytest.mark.parametrize(
    ("name", "encode"),
    [
        ("utf-8", str.encode),
        ("utf-8", lambda text: b"\xef\xbb\xbf" + text.encode()),
        ("utf-16-le", lambda text: text.encode("utf-16")),
        ("utf-16-le", lambda text: text.encode("utf-16-le")),
        ("utf-16-be", lambda text: text.encode("utf-16-be")),
        ("utf-32-le", lambda text: text.encode("utf-32")),
        ("windows-1258", windows_1258),
        ("TCVN3", tcvn3),
        ("VNI", vni),
    ],
)
def test_a_text_is_the_same_in_every_encoding(name: str, encode: Callable[[str], bytes]) -> None:
    found = decode(encode(NEWS))
    assert found
    assert (unicodedata.normalize("NFC", found.text), found.encoding, found.notices) == (NEWS, name, ())


@pytest.mark.parametrize(
    ("data", "text", "notices"),
    [
        (
            "Le prix à payer : 12 € au café, déjà élevé, très cher, naïf".encode("cp1252"),
            "Le prix à payer : 12 € au café, déjà élevé, très cher, naïf",
            ["encoding-guessed"],
        ),
        ("“25%” – down from 30%".encode("cp1252"), "“25%” – down from 30%", []),
        ("Straße, Müller, über, Größe, können".encode(), "Straße, Müller, über, Größe, können", []),
        (NEWS.encode() + b"\xff", NEWS + "\ufffd", ["encoding-damaged"]),
        (tcvn3(NEWS).decode("cp1252").encode(), NEWS, []),
        (b"", "", []),
        (b"14,048 jobs", "14,048 jobs", []),
    ],
)
def test_what_only_looks_like_an_old_encoding(data: bytes, text: str, notices: list[str]) -> None:
    found = decode(data)
    assert found
    assert (found.text, [notice.key for notice in found.notices]) == (text, notices)


def test_bytes_that_are_no_text() -> None:
    assert decode(b"\x00\x01\x02\xff\x00\x00" * 50) is None


def test_a_byte_order_mark_is_no_text_and_line_ends_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + NEWS.encode())
    assert read(tmp_path / "a.txt")[0].text == NEWS


def markdown(text: str) -> Document:
    from qnfacts.readers import markdown as reader

    return next(iter(reader.read(Source("a.md", text.encode()))))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Tạo **14.048** việc làm", "Tạo 14.048 việc làm"),
        ("Tạo **14**.048 việc làm", "Tạo 14.048 việc làm"),
        ("còn *0,23%*, _giảm_ 0,29%", "còn 0,23%, giảm 0,29%"),
        ("theo [báo cáo](https://x.vn/2020/1234)", "theo báo cáo"),
        ("cũ ~~12~~ mới 15 xã", "cũ  mới 15 xã"),
        ("14\\.048 việc làm[^1]", "14.048 việc làm"),
        ("3*4 và a_b_c, 5 * 6", "3*4 và a_b_c, 5 * 6"),
        ("<!-- bản nháp 12 -->15 xã<br>", "15 xã"),
        ("mã `A5` <https://x.vn/77>", "mã A5 "),
    ],
)
def test_the_marks_of_markdown_are_not_seen(text: str, seen: str) -> None:
    assert markdown(text).cased == seen


def test_markdown_positions_are_those_of_the_file() -> None:
    text = "# Kết quả\n\nTạo **14.048** việc làm."
    found = markdown(text)
    start = found.cased.index("14.048")
    span = found.span(start, start + 6)
    assert (text[span.start : span.end], found.line_column(span.start)) == ("14.048", (3, 7))


def test_markdown_knows_its_parts() -> None:
    found = markdown(
        "---\ntitle: Tin 2020\ndate: 2021-01-22\n---\n# Kết quả\n\nĐoạn đầu có 3 xã.\n\n## Mục tiêu\n\n- Một: 5 xã\n- Hai\n\n"
        "![Ảnh: 12 thợ](a1.jpg)\n\n```\ncode 999\n```\n\n| TT | Tên | Năm 2020 |\n|---|---|---|\n| 1 | Hộ nghèo | **0,23** |\n"
    )
    parts = [(block.where, found.text[block.start : block.end]) for block in found.blocks]
    assert parts == [
        ("headline", "Kết quả"),
        ("lead", "Đoạn đầu có 3 xã."),
        ("heading", "Mục tiêu"),
        ("body", "- Một: 5 xã"),
        ("body", "- Hai"),
        ("caption", "![Ảnh: 12 thợ](a1.jpg)"),
        ("table", "Tên"),
        ("table", "Năm 2020"),
        ("table", "Hộ nghèo"),
        ("table", "**0,23**"),
    ]
    assert [found.text[span.start : span.end] for span in found.blocks[-1].headers] == ["Hộ nghèo", "Năm 2020"]
    assert found.date == date(2021, 1, 22)


def test_json_lines_are_documents_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "tin.jsonl"
    file.write_text(
        '\ufeff{"id": "a", "text": "Năm xã của tỉnh.", "date": "2021-01-22"}\n\n{"text": "Two towns", "language": "en"}\n{"id": 7, "text": "Sáu xã của tỉnh."}\n',
        encoding="utf-8",
    )
    found = read(file)
    assert [(doc.path.removeprefix(str(file)), doc.text, doc.language, doc.date) for doc in found] == [
        ("#a", "Năm xã của tỉnh.", "vi", date(2021, 1, 22)),
        ("#3", "Two towns", "en", None),
        ("#7", "Sáu xã của tỉnh.", "vi", None),
    ]


def test_a_json_line_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    file = tmp_path / "tin.jsonl"
    file.write_text(
        '{"text": "Có 5 xã."}\n{kaputt\n{"id": 3}\n{"text": "Sáu", "date": "31/2/2020"}\n' + "[" * 100_000 + "\n5\n", encoding="utf-8"
    )
    found = [one.message.key if isinstance(one, Unreadable) else one.text for one in read_all([file])]
    assert found == ["Có 5 xã.", "read-json-line", "read-json-no-text", "read-json-date", "read-json-line", "read-json-no-text"]


def test_a_given_date_and_language_win(tmp_path: Path) -> None:
    file = tmp_path / "tin.jsonl"
    file.write_text('{"text": "Có 5 xã.", "date": "2021-01-22"}', encoding="utf-8")
    found = read(file, date=date(2020, 1, 1), language="en")[0]
    assert (found.date, found.language) == (date(2020, 1, 1), "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "2021/c.txt", "2021/~$d.docx", ".git/e.txt", "f.xyz", "g.json", "drafts/h.txt", "drafts/old/i.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Có 5 xã.", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("include", "exclude", "names"),
    [
        ((), (), ["2021/c.txt", "a.md", "b.txt", "drafts/h.txt", "drafts/old/i.txt"]),
        ((), ("drafts",), ["2021/c.txt", "a.md", "b.txt"]),
        ((), ("*.md", "drafts/old/*"), ["2021/c.txt", "b.txt", "drafts/h.txt"]),
        (("*.xyz",), (), ["f.xyz"]),
        (("**/*.txt",), ("./drafts/",), ["2021/c.txt", "b.txt"]),
        (("2021/*",), (), ["2021/c.txt"]),
    ],
)
def test_a_folder_is_read_in_order(folder: Path, include: tuple[str, ...], exclude: tuple[str, ...], names: list[str]) -> None:
    found = read(folder, include=include, exclude=exclude)
    assert [doc.path.removeprefix(f"{folder}/") for doc in found] == names


def test_a_folder_that_holds_itself_is_read_once(folder: Path) -> None:
    (folder / "2021/again").symlink_to(folder)
    assert len(read(folder)) == 5


def test_a_named_file_is_read_whatever_its_name_is(folder: Path) -> None:
    assert read(folder / "f.xyz", exclude=["*"])[0].text == "Có 5 xã."


@pytest.mark.parametrize(("name", "path", "view"), [(None, "-", "có **5** xã."), ("tin.md", "tin.md", "có 5 xã.")])
def test_standard_input_is_what_its_name_says(monkeypatch: pytest.MonkeyPatch, name: str | None, path: str, view: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Có **5** xã.".encode())))
    found = read("-", stdin_filename=name)[0]
    assert (found.path, found.view) == (path, view)


def test_the_other_files_are_still_read(folder: Path) -> None:
    found = list(read_all([folder / "nope.txt", folder / "b.txt", folder / "x\0y", "/dev/null"]))
    assert [one.message.key if isinstance(one, Unreadable) else one.text for one in found] == [
        "read-missing",
        "Có 5 xã.",
        "read-missing",
        "read-no-file",
    ]
    with pytest.raises(Unreadable, match=r"nope\.txt: read-missing"):
        read(folder / "nope.txt")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_is_worded(language: Literal["vi", "en"]) -> None:
    printed = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "qnfacts/readers").glob("*.py"))
    keys = set(re.findall(r'"((?:read|pdf|encoding)-[a-z-]+)"', printed))
    values = ("limit", "reason", "extra", "pages", "page", "line", "date", "encoding", "characters", "text")
    assert len(keys) > 20
    assert not [key for key in keys if key in say(Message(key, tuple((name, "x") for name in values)), language)]


@pytest.mark.parametrize(
    ("suffix", "data", "kind"),
    [
        (".txt", b"%PDF-1.7", "pdf"),
        (".pdf", b"junk before %PDF-1.7", "pdf"),
        ("", b"\n%PDF-1.7", "pdf"),
        (".md", b"A file that starts with %PDF- is a PDF", "markdown"),
        (".doc", b"{\\rtf1", "rtf"),
        (".doc", b"<html>", "html"),
        (".doc", b"MIME-Version: 1.0", "mhtml"),
        (".doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "foreign"),
        (".docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "foreign"),
        (".txt", b"PK\x03\x04", "zipped"),
        (".docx", b"", "zipped"),
        ("", b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
        ("", b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
        ("", b"<5 people", "plain"),
        (".html", b"5 people", "html"),
        (".rtf", b"5 people", "foreign"),
        (".csv", b"5;6", "plain"),
        ("", b"", "plain"),
    ],
)
def test_a_file_is_what_it_starts_with_then_what_its_name_says(suffix: str, data: bytes, kind: str) -> None:
    assert kind_of(suffix, data) == kind


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", "read-old-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "read-encrypted"),
        (b"\x89PNG\r\n", "read-picture"),
        (b"\xff\xd8\xff\xe0", "read-picture"),
        (b"\x1f\x8b\x08", "read-archive"),
        (b"7z\xbc\xaf", "read-archive"),
        (b"a\0\0\0b\xff" * 9, "read-not-text"),
    ],
)
def test_what_is_no_article_is_named(data: bytes, key: str, tmp_path: Path) -> None:
    file = tmp_path / "bai.txt"
    file.write_bytes(data)
    with pytest.raises(Unreadable, match=key):
        read(file)


def test_a_text_longer_than_any_article_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from qnfacts.readers import plain

    monkeypatch.setattr(plain, "LARGEST_TEXT", 10)
    (tmp_path / "a.txt").write_text("12 xã")
    (tmp_path / "b.txt").write_text("12345678901")
    found = [one.message.key if isinstance(one, Unreadable) else one.text for one in read_all([tmp_path])]
    assert found == ["12 xã", "read-too-large"]
