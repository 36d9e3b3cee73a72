"""The report on screen and as JSON: one fixed report in every form, and what must hold in each."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import fixed
import pytest
from rich.text import Text

from qnfacts.model import DocumentReport, Message, Report, Unread
from qnfacts.report import json, table
from qnfacts.report.options import Options
from qnfacts.report.safe import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from qnfacts.model import Language

EVERYTHING = Options(everything=True, trace=True)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "options"), [("", Options()), ("-everything", EVERYTHING), ("-wide", Options(width=120))])
def test_the_fixed_report_on_screen(lang: Language, name: str, options: Options, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"table{name}.{lang}.txt", table.render(fixed.report(), lang, options))


@pytest.mark.parametrize("command", ["extract", "audit"])
def test_the_other_commands_on_screen(command: Any, snapshot: Callable[[str, str], None]) -> None:
    documents = tuple(replace(document, judgements=()) for document in fixed.report().documents)
    snapshot(f"table-{command}.vi.txt", table.render(Report(documents, None, command), "vi"))


@pytest.mark.parametrize("command", ["extract", "check", "audit"])
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("options", [Options(), EVERYTHING])
def test_the_fixed_report_as_json(command: Any, lang: Language, options: Options, validate: Callable[[str], Any]) -> None:
    documents = validate(json.render(replace(fixed.report(), command=command), lang, options))["documents"]
    assert [document["path"] for document in documents] == ["bai.txt", "tin [x]\x1b.txt", "thiếu.txt"]
    assert [document["error"] is None for document in documents] == [True, True, False]
    first = documents[0]
    text = fixed.ARTICLE
    for claim in first["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert text[claim["number_start"] : claim["number_end"]] == claim["number"]
        assert text.split("\n")[claim["line"] - 1][claim["column"] - 1 :].startswith(claim["text"])
        assert ("verdict" in claim) == (command == "check")
    assert ("audit" in first) == (command != "extract")
    assert ("omissions" in first) == (command == "check")


def test_the_summary_adds_up() -> None:
    summary = json.document_json(fixed.report(), fixed.article(), "vi")["summary"]
    assert summary == {
        "agreement": 3,
        "discrepancy": 3,
        "contested": 1,
        "unverified": 3,
        "audit": 2,
        "numbers": 10,
        "unread": 1,
        "checked": 7,
    }


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for options in (Options(width=width), Options(width=width, everything=True, trace=True)):
        assert max(map(len, table.render(fixed.report(), "vi", options).splitlines())) <= min(width, table.WIDEST)


def test_colours_add_nothing_but_colours() -> None:
    coloured = table.render(fixed.report(), "vi", Options(colour=True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert bare != coloured
    assert [line.rstrip() for line in bare.splitlines()] == table.render(fixed.report(), "vi").splitlines()


def test_findings_are_told_in_the_order_of_the_piece_headline_first() -> None:
    out = table.render(fixed.report(), "vi", Options(everything=True, width=120))
    places = re.findall(r"(tít|sapô|chú thích ảnh|(?<!, )dòng) ?,? ?(?:dòng )?(\d+)", out.split("tin [x]")[0])
    order = [(["tít", "sapô", "chú thích ảnh", "dòng"].index(where), int(line)) for where, line in places[:-1]]
    assert order == sorted(order)
    assert len({where for where, _ in places}) == 4


def test_nothing_in_the_article_is_markup() -> None:
    out = table.render(fixed.report(), "vi", EVERYTHING)
    assert "[bold]khẩn[/bold]" in out.replace("\n", " ")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)


def test_a_text_without_numbers_says_so_and_one_that_is_clean_too() -> None:
    empty = Report((DocumentReport("trống.txt", "", "vi", None),), fixed.TABLE)
    assert table.render(empty, "vi") == "trống.txt\nBài không có số nào.\n"
    article = fixed.article()
    clean = replace(article, claims=article.claims[1:2], judgements=article.judgements[1:2], findings=(), omissions=(), unread=())
    assert table.render(Report((clean,), fixed.TABLE), "vi").splitlines()[1:] == [
        "1 số · đối chiếu được 1/1",
        "Không có gì cần xem lại.",
        "Khớp nguồn: 1",
    ]


def test_a_reason_that_has_no_words_yet_fails_here() -> None:
    document = replace(
        fixed.article(), unread=(Unread(0, 4, "Tỉnh", "unread.no-such-reason"),), notices=(Message("plain", (("text", "chú ý"),)),)
    )
    with pytest.raises(AssertionError, match="no-such-reason"):
        table.render(Report((document,), fixed.TABLE), "vi")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("14.048 lao động", "14.048 lao động"),
        ("a\x1b[2Jb", "a‹U+001B›[2Jb"),
        ("a\x9b2Jb", "a‹U+009B›2Jb"),
        ("a\u202eb\u2066c\u200fd", "a‹U+202E›b‹U+2066›c‹U+200F›d"),
        ("a\u200bb\u00adc\ufeffd", "abcd"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("a\x00b\x08c\x7f", "a‹U+0000›b‹U+0008›c‹U+007F›"),
        ("a" + "\u0301" * 50, "a" + "\u0301" * 3),
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tie\u0302\u0301ng Vie\u0323\u0302t"),
        ("a\U000e0041b\ud800c", "a‹U+E0041›b‹U+D800›c"),
        ("👩‍👩‍👧 7%", "👩👩👧 7%"),
    ],
)
def test_what_has_an_effect_is_spelt_out(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_one_line_is_one_line() -> None:
    assert one_line("\n a\u2028b\u00a0 c\x0bd\x85e\r\n") == "a b c d e"


def test_rich_shows_what_it_is_given() -> None:
    """The two ways in which rich would read a text as its own: brackets as markup, numbers as something to colour."""
    from rich.console import Console

    out = io.StringIO()
    Console(file=out, markup=False, highlight=False, emoji=False).print(Text("[red]:smile:[/x]"))
    assert out.getvalue() == "[red]:smile:[/x]\n"
