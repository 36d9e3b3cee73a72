"""PDF: lines mended, numbers of narrow cells put together again, tables, page furniture, and pages that are pictures."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from made import grid, pdf, shown

from qnfacts.readers import pdf as reader
from qnfacts.readers.source import Source, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from qnfacts.model import Block

SCAN = "q 595 0 0 842 0 0 cm /Im Do Q\n"
FULL = "This line of the report goes all the way to the right margin of its page, as lines of"


def laid(*pages: str) -> tuple[list[str], tuple[Block, ...], list[str]]:
    text, blocks, notices = reader.lay_out(Source("a.pdf", pdf(pages)))
    return [text[block.start : block.end] for block in blocks], blocks, [notice.key for notice in notices]


def lines(*printed: str, x: float = 70, y: float = 600, step: float = 14) -> str:
    return "".join(shown(x, y - step * at, line) for at, line in enumerate(printed))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            lines(FULL, "running text do, and ends here.", "A new paragraph follows."),
            [f"{FULL} running text do, and ends here.", "A new paragraph follows."],
        ),
        (lines("Short line.", "Another short line."), ["Short line.", "Another short line."]),
        (
            lines("A line that breaks for want of", "room and goes on in lower case", FULL),
            ["A line that breaks for want of room and goes on in lower case", FULL],
        ),
        (lines(f"{FULL} 2021-", "2025 and on."), [f"{FULL} 2021-2025 and on."]),
        (lines(f"{FULL} the employ-", "ment of the people was up."), [f"{FULL} the employment of the people was up."]),
        (lines("One", "- two", "- three", "1. four"), ["One", "- two", "- three", "1. four"]),
        (
            shown(70, 700, "A title of two", 20) + shown(70, 676, "lines", 20) + lines("The text of it."),
            ["A title of two lines", "The text of it."],
        ),
        (shown(70, 600, "Area 5 m") + shown(113.5, 604, "2", 7) + shown(118, 600, " in all"), ["Area 5 m² in all"]),
        ("", []),
    ],
)
def test_lines_are_mended_to_paragraphs(page: str, expected: list[str]) -> None:
    assert laid(page)[0] == expected


def test_a_number_stands_on_its_page_and_line() -> None:
    _, blocks, _ = laid(lines("First.", y=700) + lines(FULL, "running text do."), lines("Second page."))
    assert [(block.page, block.line, len(block.breaks)) for block in blocks] == [(1, 1, 0), (1, 2, 1), (2, 1, 0)]


@pytest.mark.parametrize(
    ("upper", "lower", "expected", "notices"),
    [
        ("100.30", "9.209", "100.309.209", []),
        ("1.234.5", "67", "1.234.567", []),
        ("14.", "048", "14.048", []),
        ("0,", "23", "0,23", []),
        ("2023", "2024", "2023\n2024", []),
        ("1.234", "567", "1.234\n567", ["pdf-broken-number"]),
        ("12.345", "6.789", "12.345\n6.789", ["pdf-broken-number"]),
        ("Ha Long", "city", "Ha Long city", []),
    ],
)
def test_a_number_that_a_narrow_cell_broke(upper: str, lower: str, expected: str, notices: list[str]) -> None:
    width = 4 + 6.2 * len(upper)
    page = grid([70, 150, 150 + width], [600, 560, 500])
    page += shown(72, 570, "Name") + shown(152, 570, "A") + shown(72, 540, "Total") + shown(152, 540, upper) + shown(152, 526, lower)
    texts, _, found = laid(page)
    assert (texts[-1], found) == (expected, notices)


def test_numbers_under_one_another_in_a_wide_cell_are_two() -> None:
    page = grid([70, 150, 350], [600, 560, 500]) + shown(72, 570, "Name") + shown(152, 570, "A")
    page += shown(72, 540, "Total") + shown(152, 540, "100.30") + shown(152, 526, "9.209")
    texts, _, notices = laid(page)
    assert (texts[-1], notices) == ("100.30\n9.209", [])


def governing(texts: list[str], blocks: tuple[Block, ...]) -> dict[str, list[str]]:
    whole = {(block.start, block.end): text for block, text in zip(blocks, texts, strict=True)}
    return {
        text: [whole[span.start, span.end] for span in block.headers]
        for block, text in zip(blocks, texts, strict=True)
        if text[0].isdecimal()
    }


def test_a_ruled_table_knows_its_headings_and_its_merged_cells() -> None:
    down = "".join(f"{x} {top} m {x} 540 l S\n" for x, top in ((70, 600), (150, 600), (220, 580), (290, 600)))
    page = down + "".join(f"{left} {y} m 290 {y} l S\n" for left, y in ((70, 600), (150, 580), (70, 560), (70, 540)))
    page += shown(72, 575, "Town") + shown(152, 586, "In 2020") + shown(152, 566, "Men") + shown(222, 566, "Women")
    page += shown(72, 546, "Ha Long") + shown(152, 546, "5.100") + shown(222, 546, "4.900")
    texts, blocks, _ = laid(page)
    assert governing(texts, blocks) == {"5.100": ["Ha Long", "Men", "In 2020"], "4.900": ["Ha Long", "Women", "In 2020"]}


def test_columns_without_rules_are_a_table() -> None:
    rows = [("Town", "Men", "Women"), ("Ha Long", "5.100", "4.900"), ("Cam Pha", "2.300", "2.200")]
    page = "".join(shown(x, 600 - 16 * at, text) for at, row in enumerate(rows) for x, text in zip((70, 200, 300), row, strict=True))
    texts, blocks, _ = laid(page)
    assert governing(texts, blocks)["2.200"] == ["Cam Pha", "Women"]


def test_a_table_goes_on_on_the_next_page() -> None:
    def part(*rows: tuple[str, str], heading: bool) -> str:
        printed = [("Town", "In 2020"), *rows] if heading else list(rows)
        edges = [800 - 20 * at for at in range(len(printed) + 1)]
        cells = "".join(shown(72, 786 - 20 * at, name) + shown(152, 786 - 20 * at, value) for at, (name, value) in enumerate(printed))
        return grid([70, 150, 250], edges) + cells

    for heading in (True, False):
        texts, blocks, _ = laid(part(("Ha Long", "5.100"), heading=True), part(("Cam Pha", "2.300"), heading=heading))
        assert governing(texts, blocks) == {"5.100": ["Ha Long", "In 2020"], "2.300": ["Cam Pha", "In 2020"]}
        assert [block.page for block in blocks][-2:] == [2, 2]


def test_what_repeats_at_the_edge_of_pages_is_no_text() -> None:
    pages = [
        shown(70, 810, "Report 2020 of the office") + lines(f"Page {'ABC'[at]} has 5 towns.") + shown(290, 30, f"{at + 1}")
        for at in range(3)
    ]
    assert laid(*pages)[0] == ["Page A has 5 towns.", "Page B has 5 towns.", "Page C has 5 towns."]


def test_what_stands_at_the_edge_of_one_page_is_text() -> None:
    assert (
        laid(shown(70, 810, "In 2020 there were 5 towns.") + lines("More."), lines("Then."), lines("End."))[0][0]
        == "In 2020 there were 5 towns."
    )


def test_numbers_alone_are_no_page_furniture() -> None:
    pages = [
        shown(70, 810, f"5.{at}00") + shown(200, 810, f"4.{at}00") + lines("Text of the page.") + shown(70, 30, f"{at + 3}")
        for at in range(3)
    ]
    assert [text for text in laid(*pages)[0] if text[0] == "5"] == ["5.000 4.000", "5.100 4.100", "5.200 4.200"]


def test_two_rows_of_numbers_are_two_paragraphs() -> None:
    page = "".join(
        shown(x, y, text)
        for y, row in ((600, ("Ha Long", "5.100")), (586, ("cam pha", "2.300")))
        for x, text in zip((70, 200), row, strict=True)
    )
    assert laid(page)[0] == ["Ha Long 5.100", "cam pha 2.300"]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    left = lines("In 2020 the province had 14.048", "new jobs, which is more than it", "had planned for the year and", y=700)
    right = lines("more than ever.", "The next paragraph ends here.", x=320, y=700)
    assert laid(left + right)[0] == [
        "In 2020 the province had 14.048 new jobs, which is more than it had planned for the year and more than ever.",
        "The next paragraph ends here.",
    ]


def test_a_paragraph_goes_on_over_a_page() -> None:
    first = lines(FULL, y=60) + shown(290, 20, "1")
    assert laid(first, lines("running text do.", y=800))[0] == [f"{FULL} running text do."]


def test_a_scanned_page_is_named() -> None:
    texts, blocks, notices = laid(lines("Page with text."), SCAN, SCAN + shown(290, 20, "3"), "")
    assert (texts, notices) == (["Page with text."], ["pdf-scanned-page", "pdf-scanned-page"])
    assert blocks[0].page == 1


def test_a_page_with_a_text_layer_behind_its_picture_is_read() -> None:
    assert laid(SCAN + lines("Page with a text layer that OCR made."))[0] == ["Page with a text layer that OCR made."]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (pdf([SCAN, SCAN]), r"pdf-scanned \(pages=1–2\)"),
        (pdf(["BT ET"] * 2_001), "read-too-many-pages"),
        (pdf([""])[:120], "read-damaged"),
        (b"%PDF-1.7 and nothing", "read-damaged"),
        (
            pdf(["BT ET"], trailer="/Encrypt<</Filter/Standard/V 1/R 2/O(" + "x" * 32 + ")/U(" + "x" * 32 + ")/P -4>>/ID[(a)(a)]"),
            "read-encrypted",
        ),
    ],
    ids=["scanned", "pages", "truncated", "empty", "encrypted"],
)
def test_a_pdf_that_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Unreadable, match=key):
        list(reader.read(Source("a.pdf", data)))


def test_a_pdf_is_read_in_a_process_of_its_own() -> None:
    found = next(reader.read(Source("a.pdf", pdf([lines("There were 14,048 new jobs in 2020.") + grid([70, 80, 90], [500, 490]), SCAN]))))
    assert (found.path, found.text, found.blocks[0].page, [notice.key for notice in found.notices]) == (
        "a.pdf",
        "There were 14,048 new jobs in 2020.",
        1,
        ["pdf-scanned-page"],
    )


def test_what_unpacks_to_more_than_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_SECONDS", -29.0)
    with pytest.raises(Unreadable, match=r"read-too-slow|read-bomb"):
        list(reader.read(Source("a.pdf", pdf(["BT /F1 12 Tf (1) Tj ET\n" * 2_000_000], compressed=True))))


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda _: None)
    with pytest.raises(Unreadable, match=r"read-needs-extra \(extra=pdf\)"):
        list(reader.read(Source("a.pdf", b"%PDF-")))


@pytest.mark.parametrize(
    ("pages", "status"), [([lines("There were 14,048 new jobs in 2020."), SCAN], 2), ([lines("There were no new jobs.")], 0)]
)
def test_pages_that_were_not_read_are_no_clean_bill(pages: list[str], status: int, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(pages))
    done = subprocess.run(
        [sys.executable, "-m", "qnfacts", "extract", str(file), "--lang", "en"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Page 2 is scanned" in done.stderr) == (status, status == 2)
