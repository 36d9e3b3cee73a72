"""The command line as people call it: a process, its streams and its exit status."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT

from qnfacts import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = str(ROOT / "examples/article.txt")
CLEAN = "Quảng Ninh, năm 2020: tỷ lệ hộ nghèo giảm còn 0,23%.\n"
WRONG = "Quảng Ninh, năm 2020: tỷ lệ hộ nghèo giảm còn 0,32%.\n"
ELSEWHERE = "Năm 2018, tỉnh Cà Mau trồng 5.300 cây đước.\n"


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


def call(*arguments: str, given: str | bytes = b"", encoding: str = "utf-8", **environment: str) -> Done:
    """A real call; the environment has no locale but what the test gives it."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON", "COLUMNS", "NO_COLOR", "COV"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "qnfacts", *arguments],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        check=False,
        env=kept | {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding} | environment,
        timeout=120,
    )
    return Done(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


@pytest.fixture
def piece(tmp_path: Path) -> Callable[[str], str]:
    def write(text: str) -> str:
        path = tmp_path / f"bai-{len(list(tmp_path.iterdir()))}.txt"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (CLEAN, [], 0),
        (WRONG, [], 1),
        (WRONG, ["--fail-on", "never"], 0),
        (CLEAN, ["--fail-on", "note"], 0),
        (ELSEWHERE, ["--fail-on", "note"], 0),
        ("", [], 0),
        ("Không có gì.\n", [], 0),
        ("Quảng Ninh, năm 2020: có 263 nghìn người tham gia bảo hiểm xã hội.", [], 0),
        ("Quảng Ninh, năm 2020: có 263 nghìn người tham gia bảo hiểm xã hội.", ["--fail-on", "note"], 1),
        ("Quảng Ninh, năm 2020: cai nghiện ma túy cho 915 lượt người.", ["--fail-on", "warning"], 1),
        ("Quảng Ninh, năm 2020: cai nghiện ma túy cho 915 lượt người.", [], 0),
    ],
)
def test_the_exit_status_of_check(text: str, options: list[str], status: int, piece: Callable[[str], str]) -> None:
    done = call("check", piece(text), *options)
    assert (done.status, done.err) == (status, ""), done.out


@pytest.mark.parametrize("command", ["extract", "check", "audit"])
def test_an_input_that_is_wrong_leaves_the_others_done(
    command: str, piece: Callable[[str], str], tmp_path: Path, validate: Callable[[str], Any]
) -> None:
    done = call(command, piece(CLEAN), str(tmp_path / "missing.txt"), piece(ELSEWHERE), "--format", "json")
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert "missing.txt" in done.err
    first, missing, last = validate(done.out)["documents"]
    assert (first["error"], last["error"]) == (None, None)
    assert first["claims"]
    assert last["claims"]
    assert missing["error"]
    assert missing["claims"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "no-such-file.txt"], "no-such-file.txt"),
        (["check", "--no-such-option", ARTICLE], "--no-such-option"),
        (["check"], "FILE"),
        (["chek", ARTICLE], "check"),
        (["check", ARTICLE, "--format", "jsn"], "json"),
        (["check", ARTICLE, "--date", "2021-13-45"], "--date"),
        (["check", ARTICLE, "--fail-on", "loud"], "--fail-on"),
        (["check", ARTICLE, "--language", "fr"], "--language"),
        (["check", ARTICLE, "--claims", "no-such-table.toml"], "no-such-table.toml"),
        (["check", ARTICLE, "--output", "no/such/folder/report.txt"], "no/such/folder/report.txt"),
    ],
)
def test_a_wrong_call_is_one_clear_message(arguments: list[str], said: str) -> None:
    done = call(*arguments)
    assert done.status == 2
    assert said in done.err
    assert "Traceback" not in done.err
    assert not done.out


def test_a_folder_without_texts_is_an_error(tmp_path: Path) -> None:
    done = call("check", str(tmp_path))
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert tmp_path.name in done.err


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"%PDF-1.7 broken"])
def test_a_file_that_holds_no_text_is_one_clear_message(content: bytes, piece: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "lạ.txt").write_bytes(content)
    done = call("check", str(tmp_path / "lạ.txt"), piece(CLEAN))
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert "lạ.txt" in done.err
    assert "Traceback" not in done.err
    assert "đối chiếu được 1/1" in done.out


def test_every_mistake_of_a_table_is_told_at_once(piece: Callable[[str], str], tmp_path: Path) -> None:
    table = tmp_path / "broken.toml"
    table.write_text(
        '[table]\ntitle = "Thử"\nplace = "Quảng Ninh"\n\n[indicators.a]\nname = { vi = "một" }\nunti = "%"\n\n'
        '[[claims]]\nindicator = "b"\nperiod = "2020"\nstatus = "result"\nreported = { nobody = "?" }\n',
        encoding="utf-8",
    )
    done = call("check", piece(CLEAN), "--claims", str(table))
    assert done.status == 2
    assert not done.out
    assert len(done.err.splitlines()) >= 3
    assert all("broken.toml" in line for line in done.err.splitlines())
    assert "broken.toml:7" in done.err
    assert "Traceback" not in done.err


def test_a_text_that_the_table_says_nothing_about_is_told_so(piece: Callable[[str], str]) -> None:
    done = call("check", piece(ELSEWHERE))
    assert "Bảng số liệu không nói gì về bài này" in done.out
    assert "đối chiếu được 0/" not in done.out


def test_the_screen_shows_coverage_first_and_folds_what_agrees() -> None:
    folded, unfolded = call("check", ARTICLE), call("check", ARTICLE, "--all")
    assert re.fullmatch(r"\d+ số · đối chiếu được \d+/\d+", folded.out.splitlines()[1])
    assert "0,52%" not in folded.out
    assert "0,52%" in unfolded.out
    assert "Nếu theo nguồn: «0,23%»" in folded.out
    assert max(map(len, folded.out.splitlines())) <= 80


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_the_screen_fits(columns: int) -> None:
    done = call("check", ARTICLE, "--all", COLUMNS=str(columns))
    assert max(map(len, done.out.splitlines())) <= columns


def test_headline_lead_and_captions_come_first() -> None:
    out = call("check", ARTICLE, "--all", "--no-audit").out
    order = [
        out.index(phrase)
        for phrase in ("0,32%", "trên «263.000 người»" if "trên «263.000 người»" in out else "263.000", "32 doanh", "214.800")
    ]
    assert order == sorted(order)


def test_one_file_after_the_other_in_the_order_given(piece: Callable[[str], str]) -> None:
    first, second = piece(CLEAN), piece(ELSEWHERE)
    out = call("check", second, first, COLUMNS="120").out
    assert out.index(second) < out.index(first)


def test_standard_input(validate: Callable[[str], Any]) -> None:
    done = call("check", "-", "--format", "json", given=WRONG)
    (document,) = validate(done.out)["documents"]
    assert document["path"] == "-"
    assert [claim["verdict"] for claim in document["claims"]] == ["discrepancy"]
    assert done.status == 1


def test_the_date_is_what_relative_times_count_from(validate: Callable[[str], Any]) -> None:
    for date in ("2021-03-02", "2/3/2021"):
        done = call("extract", "-", "--format", "json", "--date", date, given="Năm nay, tỉnh đưa 400 người đi làm việc ở nước ngoài.")
        (document,) = validate(done.out)["documents"]
        assert document["date"] == "2021-03-02"
        assert [claim["period"] for claim in document["claims"]] == ["2021"]


def test_a_report_goes_to_a_file(piece: Callable[[str], str], tmp_path: Path, validate: Callable[[str], Any]) -> None:
    done = call("check", piece(WRONG), "--format", "json", "-o", str(tmp_path / "report.json"))
    assert (done.status, done.out) == (1, "")
    assert validate((tmp_path / "report.json").read_text(encoding="utf-8"))["documents"][0]["summary"]["discrepancy"] == 1


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "Lệch nguồn"),
        ({"LANG": "en_US.UTF-8"}, "Differs from source"),
        ({"LANG": "vi_VN.UTF-8"}, "Lệch nguồn"),
        ({"LC_ALL": "en_GB", "LANG": "vi_VN"}, "Differs from source"),
    ],
)
def test_messages_come_in_the_language_of_the_locale(environment: dict[str, str], words: str) -> None:
    assert words in call("check", "-", given=WRONG, **environment).out


def test_the_language_of_messages_can_be_chosen() -> None:
    assert "Differs from source" in call("check", "-", "--lang", "en", given=WRONG).out
    assert "Lệch nguồn" in call("check", "-", "--lang=vi", given=WRONG, LANG="en_US.UTF-8").out
    assert "Hold the numbers of a text" in call("audit", "--help", "--lang", "en").out


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("ascii", "x Lech nguon"),
        ("latin-1", "x Lech nguon"),
        ("cp1258", "x Lê\u0323ch nguô\u0300n"),
        ("utf-8", "✗ Lệch nguồn"),
        ("cp1252", "x Lech nguon"),
    ],
)
def test_a_console_that_cannot_print_vietnamese(encoding: str, words: str) -> None:
    done = call("check", "-", given=WRONG, encoding=encoding)
    assert words in done.out
    assert (done.status, done.err) == (1, "")
    assert "?" not in done.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1258", "cp1252"])
def test_an_error_on_a_console_that_cannot_print_vietnamese(encoding: str) -> None:
    done = call("check", "thiếu.txt", encoding=encoding)
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err


def test_json_is_utf_8_on_any_console(validate: Callable[[str], Any]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qnfacts", "extract", "-", "--format", "json"], input=WRONG.encode(), capture_output=True, check=True,
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert validate(done.stdout.decode("utf-8"))["documents"][0]["claims"][0]["place"] == "Quảng Ninh"


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({"TERM": "xterm-256color"}, False)],
)
def test_colours_only_where_they_are_wanted(environment: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[" in call("check", "-", given=WRONG, **environment).out) is coloured


def test_a_reader_that_stops_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "qnfacts", "check", ARTICLE, "--all", "--trace", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_version() -> None:
    assert call("--version").out == f"qnfacts {__version__}\n"
    assert call("-V").out == f"qnfacts {__version__}\n"


@pytest.mark.parametrize("command", ["extract", "check", "audit"])
def test_help_shows_examples_that_parse(command: str) -> None:
    from typer.main import get_command

    from qnfacts.cli._app import app, load

    out = call(command, "--help", COLUMNS="200").out
    examples = re.findall(rf"^ +qnfacts ({command} .*?)(?: [<>].*)?$", out, re.MULTILINE)
    assert len(examples) >= 2
    for example in examples:
        load(command).make_context(
            command, example.split()[1:], parent=get_command(app).make_context("qnfacts", [command], resilient_parsing=True)
        )


def test_the_list_of_commands_says_what_each_does() -> None:
    from qnfacts.cli._app import commands

    out = call("--help").out
    for name in commands():
        assert re.search(rf"^  {name} +\S", out, re.MULTILINE), name


@pytest.mark.parametrize(
    ("words", "current", "expected"),
    [("qnfacts ", "1", "check"), ("qnfacts check --format js", "3", "json"), ("qnfacts check --fail-on war", "3", "warning")],
)
def test_shell_completion(words: str, current: str, expected: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv = ['qnfacts']; from qnfacts.cli import main; main()"],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT,
        env=os.environ | {"_QNFACTS_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": current},
    )  # fmt: skip
    assert expected in done.stdout.split(), done.stderr


HOSTILE = "Bão \x9b2J\x1b]0;tên\x07 năm 2020 làm \u202echết\u202c 12 người [/x] \x1b[31m[link=x], 7% \u2066hộ mất nhà\r\n"


@pytest.mark.parametrize("command", ["extract", "check", "audit"])
@pytest.mark.parametrize("options", [[], ["--all", "--trace"], ["--format", "text"]])
def test_a_hostile_text_is_inert_on_screen(command: str, options: list[str], tmp_path: Path) -> None:
    path = tmp_path / "tin[bold].txt"
    path.write_bytes(HOSTILE.encode())
    done = call(command, str(path), *options, "--fail-on", "never") if command != "extract" else call(command, str(path), *options)
    assert done.status == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.out)
    if command == "extract" and "text" not in options:
        assert "[/x]" in done.out
        assert "U+001B" in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names cannot hold such bytes")
def test_a_file_name_that_is_no_text(tmp_path: Path, validate: Callable[[str], Any]) -> None:
    path = os.fsencode(tmp_path) + b"/b\xe0i\n\x1b[31m.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(WRONG.encode())
    for options in ([], ["--format", "json"]):
        done = subprocess.run([sys.executable, "-m", "qnfacts", "check", path, *options], capture_output=True, check=False)
        assert done.returncode == 1, done.stderr
        assert b"\x1b" not in done.stdout
        assert not options or validate(done.stdout.decode())["documents"][0]["summary"]["discrepancy"] == 1
