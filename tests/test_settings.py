"""Living with the tool: targets, settings, accepted findings, baselines, codes, watching. All through the real command line."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SWAPPED = "Năm 2020, tỷ lệ hộ nghèo của tỉnh Quảng Ninh còn 0,32%.\n"
AGREEING = "Năm 2020, tỷ lệ hộ nghèo của tỉnh Quảng Ninh còn 0,23%.\n"
UNKNOWN = "Năm 2020, tỉnh Quảng Ninh trồng 5.300 cây phượng.\n"
CONTESTED = "Năm 2020, tỉnh Quảng Ninh cai nghiện ma túy cho 915 lượt người.\n"


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., Done]:
    """A folder to work in; ``call`` runs qnfacts there."""

    def call(*arguments: str, given: str = "") -> Done:
        done = subprocess.run(
            command(*arguments),
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
            env=environment(),
            timeout=120,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return call


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "qnfacts", *arguments]


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COLUMNS", "COV", "FORCE_COLOR"))}
    return kept | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(Path(__file__).parents[1])}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# Formats and their targets


def test_formats_go_to_their_targets_and_one_to_the_screen(desk: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SWAPPED)
    done = desk("check", "a.txt", "-f", "text", "-f", "html=out/a.html", "-f", "csv=a.csv", "--record", "record.md")
    assert done.status == 2
    assert "out" in done.err
    (tmp_path / "out").mkdir()
    done = desk("check", "a.txt", "-f", "text", "-f", "html=out/a.html", "-f", "csv=a.csv", "--record", "record.md")
    assert done.status == 1
    assert done.out.startswith("a.txt:1:")
    assert "<!DOCTYPE html>" in (tmp_path / "out/a.html").read_text(encoding="utf-8")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(list(csv.DictReader((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()))) == 1
    assert re.search(r"`[0-9a-f]{64}`", (tmp_path / "record.md").read_text(encoding="utf-8"))


def test_a_folder_as_target_gets_a_file_for_each_document(desk: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SWAPPED)
    write(tmp_path / "b/a.txt", AGREEING)
    desk("check", "a.txt", "b/a.txt", "missing.txt", "-f", "docx=out/", "-f", "json=all.json")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-2.docx", "a.docx"]
    assert len(json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["documents"]) == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-f", "json", "-f", "text"), "--format NAME=FILE"),
        (("-f", "html=a.txt"), "not overwritten"),
        (("-f", "nothing"), "nothing"),
        (("-f", "docx", "a.txt"), "2"),
        (("--only", "perod"), "perod"),
        (("--ignore", "rounded,perod"), "perod"),
        (("--only", "unread"), "unread"),
        (("--min-coverage", "101"), "101"),
        (("--baseline", "missing.json"), "missing.json"),
        (("--baseline", "a.txt"), "a.txt"),
        (("--accepted", "missing.toml"), "missing.toml"),
        (("--accepted", "a.txt"), "a.txt"),
        (("--config", "missing.toml"), "missing.toml"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(desk: Callable[..., Done], tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    write(tmp_path / "a.txt", SWAPPED)
    done = desk("check", "a.txt", "--lang", "en", *arguments)
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == SWAPPED


def test_json_lines_come_one_by_one(tmp_path: Path) -> None:
    """The first document's line is there while the second is still to come."""
    write(tmp_path / "a.txt", SWAPPED)
    with subprocess.Popen(
        command("check", "a.txt", "-", "-f", "jsonl"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env=environment()
    ) as running:
        assert running.stdout
        assert running.stdin
        assert json.loads(running.stdout.readline())["path"] == "a.txt"
        assert running.poll() is None
        running.stdin.write(AGREEING.encode())
        running.stdin.close()
        assert json.loads(running.stdout.readline())["path"] == "-"
        assert running.wait(60) == 1


# Which findings are shown, and what the exit status says


@pytest.mark.parametrize(
    ("text", "arguments", "status", "shown"),
    [
        (SWAPPED, (), 1, True),
        (SWAPPED, ("--ignore", "transposed"), 0, False),
        (SWAPPED, ("--ignore", "rounded,loose"), 1, True),
        (SWAPPED, ("--only", "sum", "--only", "period"), 0, False),
        (SWAPPED, ("--only", "transposed"), 1, True),
        (SWAPPED, ("--fail-on", "never"), 0, True),
        (CONTESTED, (), 0, True),
        (CONTESTED, ("--min-level", "error"), 0, False),
        (CONTESTED, ("--min-level", "error", "--fail-on", "warning"), 1, False),
        (AGREEING, ("--min-coverage", "100"), 0, False),
        (UNKNOWN, ("--min-coverage", "1"), 1, False),
        (UNKNOWN, (), 0, False),
        (AGREEING + UNKNOWN, ("--min-coverage", "50"), 0, False),
        (AGREEING + UNKNOWN, ("--min-coverage", "51"), 1, False),
    ],
)
def test_what_is_shown_and_what_fails(
    desk: Callable[..., Done], tmp_path: Path, text: str, arguments: tuple[str, ...], status: int, shown: bool
) -> None:
    write(tmp_path / "a.txt", text)
    done = desk("check", "a.txt", "-f", "text", *arguments)
    assert (done.status, bool(done.out)) == (status, shown)


def test_statistics_count_by_code(desk: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SWAPPED + AGREEING)
    counts = {fields[1]: int(fields[0]) for fields in (line.split() for line in desk("check", "a.txt", "--statistics").out.splitlines())}
    assert {code: counts[code] for code in ("transposed", "agreement")} == {"transposed": 1, "agreement": 1}


def test_a_baseline_leaves_what_is_new(desk: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SWAPPED)
    for name in ("json", "jsonl"):
        desk("check", "a.txt", "-f", f"{name}=before.{name}")
        assert desk("check", "a.txt", "-f", "text", "--baseline", f"before.{name}") == Done(0, "", "")
    write(tmp_path / "a.txt", "Một tít mới\n\n" + SWAPPED + CONTESTED)
    found = desk("check", "a.txt", "-f", "text", "--baseline", "before.json")
    assert "contested" in found.out
    assert "transposed" not in found.out
    sarif = json.loads(desk("check", "a.txt", "-f", "sarif", "--baseline", "before.json").out)
    assert [result.get("baselineState") for result in sarif["runs"][0]["results"] if result["ruleId"] == "transposed"] == ["unchanged"]


def test_an_accepted_finding_lapses_when_its_words_its_number_or_the_row_change(desk: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SWAPPED)
    done = desk("accept", "a.txt:1", "--reason", 'toà soạn "đã hỏi" Sở', "--by", "Hạnh")
    assert done.status == 0
    (row,) = tomllib.loads((tmp_path / "qnfacts.accepted.toml").read_text(encoding="utf-8"))["accepted"]
    assert (row["code"], row["text"], row["reason"], row["by"]) == ("transposed", "0,32%", 'toà soạn "đã hỏi" Sở', "Hạnh")
    assert desk("check", "a.txt", "-f", "text") == Done(0, "", "")
    assert desk("check", "a.txt", "-f", "text", "--isolated").status == 1
    assert 'toà soạn "đã hỏi" Sở' in desk("check", "a.txt", "-f", "record").out
    write(tmp_path / "a.txt", "Bài viết mới.\n\n" + SWAPPED)
    assert desk("check", "a.txt", "-f", "text").status == 0
    write(tmp_path / "a.txt", SWAPPED.replace("0,32", "0,33"))
    assert desk("check", "a.txt", "-f", "text").status == 1
    write(tmp_path / "a.txt", SWAPPED)
    table = (Path(__file__).parents[1] / "claims.toml").read_text(encoding="utf-8")
    write(tmp_path / "claims.toml", re.sub(r'"(giảm )?còn 0,23%', r'"\g<1>còn 0,24%', table))
    assert desk("check", "a.txt", "-f", "text", "--claims", "claims.toml").status == 1


@pytest.mark.parametrize("arguments", [("a.txt:2",), ("a.txt",), ("a.txt:1:1",), ("a.txt:1", "--only", "sum")])
def test_there_is_nothing_to_accept_where_nothing_was_found(desk: Callable[..., Done], tmp_path: Path, arguments: tuple[str, ...]) -> None:
    write(tmp_path / "a.txt", SWAPPED + AGREEING)
    done = desk("accept", *arguments, "--reason", "x")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert not (tmp_path / "qnfacts.accepted.toml").exists()


@pytest.mark.parametrize("row", ['key = "0123456789abcdef"', 'reason = "x"', "key = 7\nreason = 'x'", "key = 'a'\nreason = ' '"])
def test_nothing_is_accepted_without_a_reason(desk: Callable[..., Done], tmp_path: Path, row: str) -> None:
    write(tmp_path / "a.txt", AGREEING)
    write(tmp_path / "qnfacts.accepted.toml", f"[[accepted]]\n{row}\n")
    assert desk("check", "a.txt").status == 2


# Settings


def test_the_closest_settings_upwards_win_and_the_command_line_wins_over_them(desk: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SWAPPED)
    done = desk("check", "a.txt")
    write(tmp_path.parent / "qnfacts.toml", 'ignore = ["transposed"]\n')
    try:
        assert desk("check", "a.txt").status == 0
        write(tmp_path / "pyproject.toml", "[tool.other]\n")
        assert desk("check", "a.txt").status == 0
        write(tmp_path / "pyproject.toml", '[tool.qnfacts]\nformat = "text"\n')
        assert desk("check", "a.txt").out.startswith("a.txt:1:")
        write(tmp_path / "qnfacts.toml", 'format = "github"\nfail-on = "never"\n[check]\nlang = "en"\n[audit]\nformat = "text"\n')
        done = desk("check", "a.txt")
        assert (done.status, done.out[:7]) == (0, "::error")
        assert "Digits swapped" in done.out
        assert "Đảo chữ số" in desk("check", "a.txt", "--lang", "vi").out
        assert desk("check", "a.txt", "--fail-on", "error", "-f", "text").status == 1
        assert desk("check", "a.txt", "--isolated").status == 1
        assert desk("check", "a.txt", "--config", "pyproject.toml").status == 1
    finally:
        (tmp_path.parent / "qnfacts.toml").unlink()


def test_files_in_settings_are_told_from_their_folder(desk: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "set/qnfacts.toml", 'claims = "own.toml"\n')
    write(tmp_path / "set/own.toml", "[table]\n")
    write(tmp_path / "a.txt", SWAPPED)
    assert str(Path("set/own.toml")) in desk("check", "a.txt", "--config", "set/qnfacts.toml").err
    write(tmp_path / "set/qnfacts.toml", 'format = ["text", "csv=a.csv"]\nrecord = "record.md"\n')
    assert desk("check", "a.txt", "--config", "set/qnfacts.toml").out.startswith("a.txt:1:")
    assert {path.name for path in (tmp_path / "set").iterdir()} == {"qnfacts.toml", "own.toml", "a.csv", "record.md"}


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("fail-onn = 'error'", "fail-on"),
        ("fail-on = 'sometimes'", "fail-on"),
        ("only = ['perod']", "perod"),
        ("format = ['nothing']", "nothing"),
        ("min-coverage = 'much'", "min-coverage"),
        ("isolated = true", "isolated"),
        ("[check]\nperiod = 1", "period"),
        ("= 1", "qnfacts.toml"),
        ("\xff = 1", "qnfacts.toml"),
    ],
)
def test_a_wrong_setting_is_named(desk: Callable[..., Done], tmp_path: Path, settings: str, told: str) -> None:
    (tmp_path / "qnfacts.toml").write_bytes(settings.encode("latin-1"))
    write(tmp_path / "a.txt", AGREEING)
    done = desk("check", "a.txt", "--lang", "en")
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err


def test_a_setting_of_another_command_is_no_mistake(desk: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "qnfacts.toml", "min-coverage = 10\nclaims = 'missing.toml'\n")
    write(tmp_path / "a.txt", AGREEING)
    assert desk("extract", "a.txt").status == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_init_writes_settings_that_can_be_used(desk: Callable[..., Done], tmp_path: Path, lang: str) -> None:
    assert desk("init", "--lang", lang).status == 0
    written = (tmp_path / "qnfacts.toml").read_text(encoding="utf-8")
    assert tomllib.loads(written) == {}
    settings = re.sub(r"^# (?=[a-z-]+ = )", "", written, flags=re.MULTILINE)
    assert {"fail-on", "ignore", "claims", "format"} <= tomllib.loads(settings).keys()
    assert desk("init").status == 2
    assert (tmp_path / "qnfacts.toml").read_text(encoding="utf-8") == written


# Explaining, asking


def test_explain_lists_every_code_and_prints_its_page(desk: Callable[..., Done]) -> None:
    listed = desk("explain", "--lang", "en").out
    assert re.search(r"^transposed +Digits swapped$", listed, re.MULTILINE)
    assert desk("explain", "transposed", "--lang", "vi").out.startswith("Đảo chữ số (transposed)\n\nHai chữ số")
    assert desk("explain", "table-unknown-indicator", "--lang", "en").out.startswith("table-unknown-indicator\n\nIn a claims table:")
    done = desk("explain", "transposd", "--lang", "en")
    assert (done.status, "transposed?" in done.err) == (2, True)


def test_ask_writes_a_message_to_each_source(desk: Callable[..., Done], tmp_path: Path) -> None:
    write(tmp_path / "a.txt", CONTESTED + UNKNOWN + SWAPPED)
    sheet = desk("ask", "a.txt").out
    assert sheet.count("## Gửi ") == 2
    assert "5.300 cây" in sheet
    assert "0,32" not in sheet
    assert desk("ask", "-", given=AGREEING).out == "Không có gì phải hỏi.\n"


# Watching and waiting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "patience", "told"), [(Terminal(), -1, True), (Terminal(), 3600, False), (io.StringIO(), -1, False)])
def test_progress_is_told_on_a_terminal_once_it_takes_long(
    stream: io.StringIO, patience: float, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qnfacts.cli import _watch
    from qnfacts.text import Document

    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(_watch, "PATIENCE", patience)
    documents = [Document.of(AGREEING, path=f"{n}\x1b[31m.txt") for n in range(3)]
    assert list(_watch.shown_progress(documents)) == documents
    assert ("3 · 2‹U+001B›[31m.txt" in stream.getvalue()) is told


def test_watch_runs_again_when_a_file_changes(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", AGREEING)
    with subprocess.Popen(
        command("check", "a.txt", "-f", "text", "--watch"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment()
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stderr.readline()
        time.sleep(0.1)
        write(tmp_path / "a.txt", "Tít\n\n" + SWAPPED)
        assert b"transposed" in running.stdout.readline()
        running.terminate()


def test_standard_input_cannot_be_watched(desk: Callable[..., Done]) -> None:
    assert desk("check", "-", "--watch", given=AGREEING).status == 2


# Hooks


@pytest.mark.parametrize(
    ("name", "checked"),
    [("bai.txt", True), ("a/b.docx", True), ("b.htm", True), ("b.html", True), ("b.PDF", False), ("docx", False), ("b.txt.bak", False)],
)
def test_the_hooks_take_the_files_that_can_be_read(name: str, checked: bool) -> None:
    hooks = (Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    patterns = re.findall(r"^  files: (.+)$", hooks, re.MULTILINE)
    assert len(patterns) == 2
    assert all(bool(re.search(pattern, name)) is checked for pattern in patterns)
