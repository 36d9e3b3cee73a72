"""``diff`` and ``compare`` as people call them, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made import docx
from test_cli import call

from qnfacts.diff import diff
from qnfacts.report import FORMATS
from qnfacts.report.beside import differing
from qnfacts.report.comparison import as_report, changed, render_pairs
from qnfacts.report.options import Options
from qnfacts.text import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from qnfacts.model import Comparison, Language

A = "Năm 2022, bệnh viện khám cho 12.048 lượt người, thu 45,6 tỷ đồng.\n\nNăm 2022, huyện trồng 1.204 ha rừng.\n"
B = "Năm 2022, bệnh viện khám cho 12.408 lượt người, thu 45,6 tỷ đồng.\n\nNăm 2022, xã mở 27 km đường.\n"
SAME = "Thu 45,6 tỷ đồng trong năm 2022.\n"
HOSTILE = "Năm 2022, bệnh viện \x1b[31m[bold]<b>=1+1 khám cho 12.408 lượt người.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Callable[..., list[str]]:
    def write(*pieces: str) -> list[str]:
        paths = [tmp_path / f"bai-{number}.txt" for number in range(len(pieces))]
        for path, piece in zip(paths, pieces, strict=True):
            path.write_text(piece, encoding="utf-8")
        return [str(path) for path in paths]

    return write


def comparison(first: str = A, second: str = B) -> Comparison:
    return diff(Document.of(first, path="a.txt"), Document.of(second, path="b.txt"))


@pytest.mark.parametrize(
    ("first", "second", "options", "status"),
    [
        (A, A, (), 0),
        (A, B, (), 1),
        (A, B, ("--fail-on", "never"), 0),
        (A, SAME, (), 0),
        (A, SAME, ("--fail-on", "note"), 1),
        (SAME, SAME, ("--fail-on", "note"), 0),
        ("", "", (), 0),
    ],
)
def test_the_exit_status(first: str, second: str, options: tuple[str, ...], status: int, texts: Callable[..., list[str]]) -> None:
    done = call("diff", *texts(first, second), *options)
    assert (done.status, done.err) == (status, "")


def test_differences_come_first_then_what_one_has_and_the_same_are_counted(texts: Callable[..., list[str]]) -> None:
    out = call("diff", *texts(A, B)).out
    assert "1 như nhau · 1 khác nhau · 1 chỉ A có · 1 chỉ B có" in out
    assert out.index("12.048") < out.index("1.204 ha") < out.index("27 km")
    assert "45,6 tỷ đồng»" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert "45,6 tỷ đồng»" in call("diff", *texts(A, B), "--all").out


def test_the_differing_digits_are_marked() -> None:
    lines = str(render_pairs("table", comparison(), "vi", Options())).splitlines()
    at = next(number for number, line in enumerate(lines) if "12.048 lượt" in line)
    assert [lines[at + 1][place] for place in range(len(lines[at + 1])) if lines[at + 1][place] == "^"] == ["^"] * 4
    assert lines[at + 1].index("^") == lines[at].index("12.048") + 3
    assert "\x1b[1;4;31m" in str(render_pairs("table", comparison(), "vi", Options(colour=True)))


@pytest.mark.parametrize(
    ("one", "other", "places"),
    [("14.048", "14.048", ((), ())), ("113", "0,13", ((0,), (0,))), ("1.000", "1,000", ((), ())), ("2281", "22810", ((), (4,)))],
)
def test_the_digits_in_which_two_numbers_differ(one: str, other: str, places: tuple[tuple[int, ...], ...]) -> None:
    assert differing(one, other) == places


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_check_shows_a_comparison(name: str, lang: Language) -> None:
    rendered = render_pairs(name, comparison(), lang, Options())
    assert len(rendered) > 20
    if isinstance(rendered, str) and name not in {"ask", "statistics"}:
        assert "12.408" in rendered


def test_the_json_follows_the_schema(validate: Callable[[str], Any]) -> None:
    value = validate(str(render_pairs("json", comparison(), "vi", Options())))
    assert value["a"] == "a.txt"
    assert value["summary"] == {"same": 1, "different": 1, "only-a": 1, "only-b": 1}
    assert [(pair["relation"], pair["cause"]) for pair in value["pairs"]] == [
        ("different", "transposed"),
        ("only-a", None),
        ("only-b", None),
        ("same", None),
    ]


def test_each_text_bears_what_the_other_says() -> None:
    a, b = as_report(comparison(), "vi").documents
    assert [judgement.relation for judgement in a.judgements] == ["different", "same", "only-a"]
    assert [judgement.relation for judgement in b.judgements] == ["different", "same", "only-b"]


@pytest.mark.parametrize(("lang", "said"), [("vi", "+200 ha (+20,0%)"), ("en", "+200 ha (+20.0%)")])
def test_a_change_is_told_in_the_unit_and_in_per_cent(lang: Language, said: str) -> None:
    found = diff(
        Document.of("Năm 2021, huyện trồng 1.000 ha rừng."), Document.of("Năm 2022, huyện trồng 1.200 ha rừng."), across_periods=True
    )
    assert changed(found.pairs[0], lang) == said


def test_a_change_of_a_rate_is_in_points(texts: Callable[..., list[str]]) -> None:
    done = call("diff", *texts("Năm 2021, tỷ lệ che phủ đạt 54,5%.", "Năm 2022, tỷ lệ che phủ đạt 54,2%."), "--across-periods")
    assert "−0,3 điểm phần trăm" in " ".join(done.out.split())


def test_a_hostile_text_reaches_no_terminal() -> None:
    for name in ("table", "markdown", "csv", "text"):
        rendered = render_pairs(name, comparison(A, HOSTILE), "vi", Options())
        assert "\x1b" not in str(rendered)


def test_either_side_may_be_standard_input_and_any_file_that_check_reads(tmp_path: Path, texts: Callable[..., list[str]]) -> None:
    word_file = tmp_path / "b.docx"
    word_file.write_bytes(docx(f"<w:p><w:r><w:t>{B}</w:t></w:r></w:p>"))
    first, *_ = texts(A)
    for arguments, given in (((first, "-"), B), (("-", first), B), ((first, str(word_file)), "")):
        done = call("diff", *arguments, "--format", "json", given=given)
        assert (done.status, json.loads(done.out)["summary"]["different"]) == (1, 1)


def test_relative_times_count_from_each_texts_own_date(texts: Callable[..., list[str]]) -> None:
    sides = texts("Năm ngoái, huyện trồng 1.204 ha rừng.", "Năm nay, huyện đã trồng 1.204 ha rừng.")
    pairs = json.loads(call("diff", *sides, "--date-a", "2023-02-01", "--date-b", "31/12/2022", "--format", "json").out)["pairs"]
    assert [(pair["relation"], pair["a"]["period"], pair["b"]["period"]) for pair in pairs] == [("same", "2022", "2022")]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("-", "-"), "(-)"), (("no-such.txt", "-"), "no-such.txt"), ((".", "-"), ".")],
)
def test_a_wrong_call_is_told_in_one_line(arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("diff", *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert says in done.err


def test_a_matrix_on_screen_as_json_csv_and_markdown(texts: Callable[..., list[str]], validate: Callable[[str], Any]) -> None:
    sides = texts(A, A, B)
    screen = call("compare", *sides)
    assert (screen.status, screen.err) == (1, "")
    assert "≠ 12.408" in screen.out
    assert max(map(len, screen.out.splitlines())) <= 80
    value = validate(call("compare", *sides, "--format", "json").out)
    assert (value["texts"], value["summary"]) == (sides, {"rows": 4, "common": 3, "outliers": 1})
    rows = list(csv.reader(io.StringIO(call("compare", *sides, "--format", "csv").out)))
    assert rows[1][5:9] == ["12.048 lượt người", "12.048 lượt người", "12.408 lượt người", sides[2]]
    assert "**≠ 12.408 lượt người**" in call("compare", *sides, "--format", "markdown").out


def test_texts_against_their_origin(texts: Callable[..., list[str]]) -> None:
    first, second, origin = texts(A, A, B)
    done = call("compare", first, second, "--origin", origin)
    assert (
        done.status,
        "B; C cùng ghi 12.048 lượt người, bài gốc A ghi 12.408 lượt người: các bài này có thể cùng lấy số từ một nơi."
        in " ".join(done.out.split()),
    ) == (1, True)
    assert call("compare", first, second).status == 0


def test_a_folder_with_its_origin_in_it(texts: Callable[..., list[str]]) -> None:
    folder, origin = Path(texts(A, A, B)[0]).parent, texts(A, A, B)[2]
    done = call("compare", str(folder), "--origin", origin, "--format", "json")
    value = json.loads(done.out)
    assert (done.status, value["origin"], len(value["texts"]), value["texts"][0]) == (1, 0, 3, origin)


def test_formats_that_a_matrix_lacks_are_for_other_commands(
    tmp_path: Path, texts: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    sides = texts(A, B)
    (tmp_path / "qnfacts.toml").write_text('format = ["table", "html=page.html"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert call("compare", *sides).status == 1
    assert call("compare", *sides, "--format", "html").status == 2


def test_one_text_makes_no_matrix(texts: Callable[..., list[str]]) -> None:
    done = call("compare", *texts(A))
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
