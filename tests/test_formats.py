from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, get_args
from xml.etree import ElementTree as ET

import fixed
import pytest
from conftest import ROOT
from jsonschema import Draft4Validator

from qnfacts.model import (
    Cause,
    DocumentReport,
    Finding,
    FindingKind,
    Judgement,
    Language,
    Message,
    Mute,
    Omission,
    Report,
    Source,
    Table,
    Unread,
)
from qnfacts.report import FORMATS, render, sarif
from qnfacts.report.codes import CODES, code_of
from qnfacts.report.entries import entries, in_piece, shown
from qnfacts.report.explain import page
from qnfacts.report.extras import Unrenderable
from qnfacts.report.lines import Lines
from qnfacts.report.options import DEFAULT, Options
from qnfacts.report.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

SNAPSHOTS = ROOT / "tests/snapshots"
LANGUAGES: tuple[Language, ...] = get_args(Language)
ONE_FILE_EACH = {"docx"}
TEXTS = sorted(set(FORMATS) - ONE_FILE_EACH)
#: Those whose every byte is pinned; the others have tests of their own.
PINNED = sorted(set(TEXTS) - {"html", "json", "jsonl", "table"})


def rendered(name: str, report: Report, lang: Language = "vi", options: Options = DEFAULT) -> str:
    text = render(name, report, lang, options)
    assert isinstance(text, str)
    return text


# Every format


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PINNED)
def test_the_fixed_report_in_each_format(name: str, lang: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """``QNFACTS_SNAPSHOTS=write pytest`` writes them anew; read the difference before it is committed."""
    monkeypatch.setattr(sarif, "page", lambda code, lang: f"{code} in {lang}")
    text = rendered(name, fixed.report(), lang)
    path = SNAPSHOTS / f"{name}.{lang}.txt"
    if os.environ.get("QNFACTS_SNAPSHOTS") == "write":
        path.write_bytes(text.encode())
    assert text.encode() == path.read_bytes()


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    "report",
    [
        pytest.param(Report(()), id="no document"),
        pytest.param(Report((fixed.unreadable(),)), id="unreadable"),
        pytest.param(Report((fixed.article(),), None, "extract"), id="extracted"),
        pytest.param(Report((fixed.article(),), None, "audit"), id="audited"),
    ],
)
def test_every_report_can_be_rendered(name: str, report: Report) -> None:
    assert rendered(name, report) == rendered(name, report)


@pytest.mark.parametrize("name", TEXTS)
def test_a_language_is_not_left(name: str) -> None:
    vi, en = (rendered(name, fixed.report(), lang) for lang in LANGUAGES)
    assert name == "json" or vi != en
    assert "Lệch nguồn" not in en
    assert "Differs from source" not in vi


def test_the_readme_names_every_format() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    reports = readme[readme.index("## Reports") : readme.index("## Living with it")]
    assert sorted(re.findall(r"`([a-z]+)`", "".join(row.split("|")[1] for row in reports.splitlines() if row.startswith("| `")))) == sorted(
        FORMATS
    )


@pytest.mark.parametrize("name", ["text", "markdown", "csv"])
def test_an_extraction_lists_every_number(name: str) -> None:
    out = rendered(name, Report((fixed.article(),), None, "extract"))
    assert all(claim.text in out for claim in fixed.article().claims)


@pytest.mark.parametrize(("name", "library", "extra"), [("html", "jinja2", "report"), ("docx", "docx", "docx")])
def test_a_missing_library_is_told_with_the_extra_that_brings_it(
    name: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qnfacts.report import html

    html._template.cache_clear()
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(Unrenderable) as told:
        render(name, Report((fixed.article(),), fixed.TABLE), "vi", DEFAULT)
    assert f"pip install 'qnfacts[{extra}]'" in say(told.value.message, "en")


# Hostile text stays inert

#: Each text and what must not come out of a format that it could act on.
HOSTILE = [
    "\x1b[31mđỏ\x1b[0m 12 vụ",
    "\x9b31m 12 vụ \x07",
    "\u202e12 vụ\u202c \u2066x\u2069 \u200f",
    "[bold]12 vụ[/bold] [/x] [link=http://x]y[/link]",
    "<script>alert(1)</script><img src=x onerror=alert(1)> 12 vụ",
    "\"><svg/onload=alert(1)> '{{ 7*7 }}' {% raw %} 12 vụ",
    "=1+1 12 vụ",
    "+cmd|' /C calc'!A0 12 vụ",
    "@SUM(A1:A9) 12 vụ",
    "-2+3 12 vụ",
    "\t=1+1 12 vụ",
    "::error file=x::y%0A::warning::z 12 vụ",
    "12 vụ\n::error::x\r\n::stop-commands::y",
    "]]> <!-- --> &lt; &#60; <![CDATA[ 12 vụ",
    "| a | ``` [x](javascript:alert(1)) ![y](http://z) @ai #1 $x$ 12 vụ",
    "\ud800 \udfff \x00 \x0b \x0c \x85 \u2028 \u2029 \ufeff 12 vụ",
]
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def hostile(text: str) -> Report:
    """The text in every place that a text, a table or a file name can bring it to."""
    said = Message("plain", (("text", text),))
    source = Source("so", text, text, "agency", fixed.AGENCY.date, url="javascript:alert(1)")
    row = fixed.fact(
        "rehab", fixed.reported("so", f"900 {text}", "900", text, "count"), fixed.reported("bao", f"915 {text}", "915", text, "count")
    )
    table = Table(
        text, text, (text,), {"so": source, "bao": source}, {"rehab": fixed.indicator("rehab", text, text, text, "count")}, (row,)
    )
    piece = fixed.Piece(text)
    judgements = [
        fixed.judged("contested", row, "warning", message=said, lean=said, suggestion=text),
        fixed.judged("discrepancy", row, "error", cause="digit", message=said, suggestion=text, mute=Mute("accepted", text, text)),
        fixed.judged("unverified"),
    ]
    for judgement in judgements:
        piece.claim("12 vụ", "12", text, "count", judgement, indicator=text, place=text, source=text)
    finding = Finding("sum", (0, 1), said, text, said)
    document = DocumentReport(
        text, text, "vi", None, claims=tuple(piece.claims), judgements=tuple(piece.judgements), findings=(finding,),
        unread=(Unread(0, 3, text, "unread.malformed"),), omissions=(Omission(row, said),), notices=(said,),
    )  # fmt: skip
    return Report((document, DocumentReport(text, "", None, None, error=said)), table)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_inert(name: str, text: str) -> None:
    out = rendered(name, hostile(text), options=Options(everything=True, publisher=text, base_url="https://x.example"))
    if name in {"json", "jsonl"}:
        # The machine-readable form hands the text on as it is, escaped as JSON is.
        documents = [json.loads(line) for line in out.splitlines()] if name == "jsonl" else json.loads(out)["documents"]
        assert documents[0]["path"] == text
    else:
        assert not FORBIDDEN.search(out)
    INERT.get(name, lambda _: None)(out)


def _html(out: str) -> None:
    assert not re.search(r"<(?!/?(?:html|head|meta|title|style|body|a|header|h[1-4]|p|nav|ul|ol|li|main|section|figure|svg|g|rect|text|figcaption|span|div|blockquote|b|samp|table|thead|tbody|tr|th|td|details|summary|footer|!DOCTYPE)\b)", out)  # fmt: skip
    assert not re.search(r"<[^>]*\s(?:on\w+|src|style)=", out)
    assert 'href="javascript' not in out
    assert "{{" not in out.replace("&#39;{{ 7*7 }}&#39;", "")


def _csv(out: str) -> None:
    for row in csv.reader(io.StringIO(out)):
        assert not any(re.match(r"[=+@\t\r]|-(?!\d+(\.\d+)?$)", cell) for cell in row)


def _github(out: str) -> None:
    for line in out.splitlines():
        assert re.fullmatch(r"::(?:error|warning|notice) [^:]+::.*", line)


def _markdown(out: str) -> None:
    assert not re.search(r"(?<!\\)[<`](?!br>)", re.sub(r"`[0-9a-f]{64}`", "", out))
    assert not re.search(r"@\w", out)
    assert "](" not in out.replace("\\](", "")


def _claimreview(out: str) -> None:
    assert "<" not in out
    json.loads(out)


def _junit(out: str) -> None:
    ET.fromstring(out)  # noqa: S314


def _lines(out: str) -> None:
    assert all(re.match(r".+?:\d+:\d+: [a-z-]+ ", line) for line in out.splitlines())


INERT: dict[str, Any] = {
    "html": _html, "csv": _csv, "github": _github, "markdown": _markdown, "record": _markdown,
    "claimreview": _claimreview, "sarif": json.loads, "junit": _junit, "text": _lines,
}  # fmt: skip


# Codes and their pages


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_page(code: str, lang: Language) -> None:
    told = page(code, lang)
    assert len(told) > 20
    assert ">>>" not in told
    assert not re.search(r"(?i)\bđúng\b|\bsai\b|chỉ tiêu", told)


def test_a_page_is_the_docstring_of_its_rule() -> None:
    from qnfacts.audit import sum as rule
    from qnfacts.judge import readings

    assert page("sum", "en").split("\n")[0] == (rule.__doc__ or "").split("\n")[0]
    assert page("bound", "en").startswith((readings.bound.__doc__ or "").strip().split("\n")[0])


@pytest.mark.parametrize("code", ["table-nothing", "perod", "table-"])
def test_an_unknown_code_has_no_page(code: str) -> None:
    with pytest.raises(KeyError):
        page(code, "en")


def test_codes_are_one_name_each() -> None:
    assert len(CODES) == len(set(CODES))
    assert {*get_args(Cause), *get_args(FindingKind), "omission", "unread", "unreadable"} < set(CODES)


@pytest.mark.parametrize(
    ("judgement", "code"),
    [
        (Judgement("agreement"), "agreement"),
        (Judgement("agreement", rounded=True), "rounded"),
        (Judgement("agreement", loose=True), "loose"),
        (Judgement("agreement", rounded=True, loose=True), "rounded"),
        (Judgement("agreement", level="note"), "estimate"),
        (Judgement("discrepancy"), "discrepancy"),
        (Judgement("discrepancy", cause="unit"), "unit"),
        (Judgement("contested"), "contested"),
        (Judgement("unverified"), "unverified"),
    ],
)
def test_the_code_of_a_judgement(judgement: Judgement, code: str) -> None:
    assert code_of(judgement) == code


# Entries


def test_entries_stand_in_reading_order_and_findings_at_their_first_claim() -> None:
    found = entries(fixed.article(), "vi")
    assert [entry.anchor.start for entry in found] == sorted(entry.anchor.start for entry in found)
    assert [(entry.code, entry.claims) for entry in found if entry.finding] == [("sum", (2, 3, 4)), ("wording", (7,))]


def test_what_asks_for_nothing_is_not_shown() -> None:
    codes = [entry.code for entry in shown(fixed.article(), "vi")]
    assert not {"agreement", "unverified", "rounding"} & set(codes)
    assert {"transposed", "rounded", "sum"} <= set(codes)


def test_headline_lead_and_captions_come_first() -> None:
    order = [entry.anchor.where for entry in in_piece(entries(fixed.article(), "vi"))]
    assert order == ["headline", "lead", "caption", *["body"] * (len(order) - 3)]


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("một", 3, (1, 4)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\u2028b", 2, (1, 3)),
        ("a\n\nb", 2, (2, 1)),
    ],
)
def test_lines_and_columns(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Lines(text).place(offset) == place


# As their consumers read them


def commands(out: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner of GitHub Actions reads them."""

    def decoded(text: str, table: dict[str, str]) -> str:
        for code, letter in table.items():
            text = text.replace(code, letter)
        return text

    data = {"%0D": "\r", "%0A": "\n", "%25": "%"}
    for line in out.splitlines():
        head, _, message = line.removeprefix("::").partition("::")
        name, _, told = head.partition(" ")
        properties = dict(pair.partition("=")[::2] for pair in told.split(","))
        yield name, {key: decoded(value, {"%3A": ":", "%2C": ",", **data}) for key, value in properties.items()}, decoded(message, data)


def test_workflow_commands_decode_to_what_was_said() -> None:
    found = list(commands(rendered("github", fixed.report())))
    assert [name for name, _, _ in found] == ["error", "notice", "error", "warning", "error", "warning", "error"]
    _name, where, message = found[0]
    assert (where["file"], where["line"], where["col"], where["endLine"], where["endColumn"]) == ("bai.txt", "1", "18", "1", "23")
    assert where["title"] == "Đảo chữ số (transposed)"
    assert message.startswith("Bài viết 0,32%; Sở")
    assert "102% kế hoạch" in found[4][2]


def test_sarif_is_valid() -> None:
    schema = json.loads((ROOT / "tests/data/sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    validator = Draft4Validator(schema)
    for report in (fixed.report(), Report(()), hostile(HOSTILE[0]), hostile(HOSTILE[4])):
        for lang in LANGUAGES:
            validator.validate(json.loads(rendered("sarif", report, lang)))


def test_sarif_says_where_in_code_points() -> None:
    (run,) = json.loads(rendered("sarif", fixed.report()))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    document = fixed.article()
    for result in run["results"]:
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            region = location["physicalLocation"]["region"]
            start = region["charOffset"]
            printed = document.text[start : start + region["charLength"]]
            assert printed == region["snippet"]["text"]
            line = document.text.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == printed


def test_sarif_links_each_result_to_its_page_and_suppresses_what_was_accepted() -> None:
    (run,) = json.loads(rendered("sarif", fixed.report(), "en"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert f"qnfacts explain {rule['id']}" in rule["help"]["text"]
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert [(one["ruleId"], one["suppressions"][0]["justification"]) for one in suppressed] == [("rounding", "toà soạn đã hỏi Sở")]
    assert not run["invocations"][0]["executionSuccessful"]


def test_junit_counts_what_it_holds() -> None:
    root = ET.fromstring(rendered("junit", fixed.report()))  # noqa: S314
    cases = root.findall(".//testcase")
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(root.get(name, "")) == sum(int(suite.get(name, "")) for suite in root) == len(root.findall(f".//{tag}"))
    assert int(root.get("tests", "")) == len(cases) == 15
    assert [failure.get("type") for failure in root.iter("failure")] == ["transposed", "sum", "measure"]
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)


def test_csv_has_a_row_for_each_number_and_finding() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered("csv", fixed.report()))))
    assert len(rows) == 10 + 2 + 2 + 1
    assert [row["value"] for row in rows if row["verdict"] == "contested"] == ["900"]
    assert [row["code"] for row in rows if row["muted"]] == ["rounding"]


def test_csv_of_an_extraction_has_the_numbers() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered("csv", Report((fixed.article(),), None, "extract")))))
    assert {"0.32", "14000", "22150"} <= {row["value"] for row in rows}


def test_json_lines_are_the_documents_of_the_json() -> None:
    lines = [json.loads(line) for line in rendered("jsonl", fixed.report()).splitlines()]
    documents = json.loads(rendered("json", fixed.report()))["documents"]
    assert [{key: value for key, value in line.items() if key != "schema"} for line in lines] == documents
    assert {line["schema"] for line in lines} == {"qnfacts/1"}


def reviews(options: Options = DEFAULT) -> list[Any]:
    graph = json.loads(rendered("claimreview", fixed.report(), options=options))
    assert graph["@context"] == "https://schema.org"
    found = graph["@graph"]
    assert isinstance(found, list)
    return found


def test_claim_reviews_rate_what_was_checked_and_nothing_else() -> None:
    found = reviews()
    ratings = [(review["reviewRating"]["ratingValue"], review["reviewRating"]["alternateName"]) for review in found]
    assert ratings == [
        (1, "Đảo chữ số"), (5, "Khớp nguồn"), (4, "Khớp, đã làm tròn"), (3, "Nguồn vênh nhau"), (5, "Khớp nguồn"),
        (1, "Nhầm mức, mức tăng giảm, tỷ lệ kế hoạch"),
    ]  # fmt: skip
    assert all(review["reviewRating"]["worstRating"] == 1 and review["reviewRating"]["bestRating"] == 5 for review in found)
    assert all(review["reviewRating"]["ratingExplanation"] for review in found)


def test_a_claim_review_says_who_where_and_when() -> None:
    options = Options(publisher="Báo Sơn Hải", base_url="https://bao.example/kiem", today=date(2021, 2, 4))
    review = reviews(options)[0]
    assert review["author"] == {"@type": "Organization", "name": "Báo Sơn Hải", "url": "https://bao.example/kiem"}
    assert (review["url"], review["datePublished"]) == ("https://bao.example/kiem/bai.txt#n1", "2021-02-04")
    assert review["itemReviewed"]["appearance"]["datePublished"] == "2021-02-03"
    assert review["itemReviewed"]["appearance"]["headline"] == review["claimReviewed"] == "Tỉnh Sơn Hải còn 0,32% hộ nghèo"
    assert "author" not in reviews()[0]
    assert "url" not in reviews()[0]


# The call sheet and the record


def test_questions_go_to_each_source_of_a_contested_number_and_say_what_the_others_say() -> None:
    sheet = rendered("ask", Report((fixed.article(),), fixed.TABLE), "en")
    messages = sheet.split("## ")[1:]
    assert [message.partition(" · ")[0] for message in messages] == ["To Sở Lao động Sơn Hải", "To Báo Sơn Hải", "Whom to ask is not known"]
    assert "gives 900 lượt người, while Báo Sơn Hải (16 December 2020) gives 915 lượt người" in messages[0]
    assert "5.300 cây" in messages[2]
    assert "0,32" not in sheet


def test_messages_are_short_enough_to_send() -> None:
    piece = fixed.Piece("; ".join(f"{n} cây thứ {n}" for n in range(10, 40)))
    for n in range(10, 40):
        piece.claim(f"{n} cây", str(n), "cây", "count", fixed.judged("unverified"), source="Sở Nông nghiệp")
    report = Report((DocumentReport("a.txt", piece.text, "vi", None, claims=tuple(piece.claims), judgements=tuple(piece.judgements)),))
    messages = rendered("ask", report).split("## ")[1:]
    assert len(messages) == 5
    assert all(message.startswith("Gửi Sở Nông nghiệp") and len(message) < 1200 for message in messages)


def test_a_record_names_the_text_the_table_and_who_accepted_what() -> None:
    page_ = rendered("record", fixed.report(), options=Options(today=date(2021, 2, 4)))
    assert fixed.TABLE.version in page_
    assert "04/02/2021" in page_
    assert re.search(r"SHA-256 \(của văn bản\): `[0-9a-f]{64}`", page_)
    assert "Chấp nhận: Hạnh, 01/02/2021. Lý do: toà soạn đã hỏi Sở" in page_


def test_a_record_has_the_hash_of_the_file_itself() -> None:
    import hashlib

    options = Options(original=lambda document: b"PK" if document.path == "bai.txt" else None)
    assert hashlib.sha256(b"PK").hexdigest() in rendered("record", fixed.report(), options=options)
