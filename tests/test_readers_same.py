"""One article in every format and encoding: the same claims, the same verdicts."""

from __future__ import annotations

import importlib.util
import json
import shutil
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from made import tcvn3, vni, windows_1258

from qnfacts.pipeline import Task, read, run
from qnfacts.table import default_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from qnfacts.model import Table

FIXTURES = ROOT / "tests/fixtures"
ARTICLE = (FIXTURES / "article.txt").read_text(encoding="utf-8")
OFFICE = ("docx", "odt", "rtf", "pdf")


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make", FIXTURES / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def table() -> Table:
    return default_table()


def said(path: Path) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]]]:
    """What the article states and what the table says of it, without positions and without the white space of line ends."""
    (document,) = run(read([str(path)]), Task("check", table())).documents
    assert document.error is None
    assert document.notices == ()
    claims = [
        {
            "text": unicodedata.normalize("NFC", claim.text),
            "value": (claim.value, claim.high, claim.of, claim.step),
            "unit": (claim.unit, claim.dimension, claim.per, claim.qualifier),
            "measure": (claim.measure, claim.direction, claim.base, claim.status),
            "scope": (claim.period, claim.place, claim.indicator),
            "where": claim.where,
            "verdict": (judgement.verdict, judgement.rounded, judgement.loose, judgement.level, judgement.cause),
            "row": judgement.match.fact.id if judgement.match else None,
        }
        for claim, judgement in zip(document.claims, document.judgements, strict=True)
    ]
    return claims, [(finding.kind, finding.claims, finding.level) for finding in document.findings]


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8 with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 without a mark": lambda text: text.encode("utf-16-be"),
    "windows-1258": windows_1258,
    "TCVN3": tcvn3,
    "VNI": vni,
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]]]:
    path = tmp_path_factory.mktemp("plain") / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return said(path)


def test_the_article_has_something_to_say(plain: tuple[list[dict[str, Any]], list[tuple[Any, ...]]]) -> None:
    claims, _ = plain
    assert len(claims) == 14
    assert {claim["where"] for claim in claims} == {"headline", "lead", "body"}
    assert {claim["verdict"][0] for claim in claims} >= {"agreement", "discrepancy", "unverified"}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_says_the_same(encoding: str, tmp_path: Path, plain: tuple[list[dict[str, Any]], list[tuple[Any, ...]]]) -> None:
    text = ARTICLE.replace("m²", "m2") if encoding in {"windows-1258", "TCVN3", "VNI"} else ARTICLE
    path = tmp_path / "article.txt"
    path.write_bytes(ENCODINGS[encoding](text))
    expected = json.loads(json.dumps(plain, default=str, ensure_ascii=False).replace("m²", "m2"))
    assert json.loads(json.dumps(said(path), default=str, ensure_ascii=False).replace("m²", "m2")) == expected


@pytest.mark.parametrize("suffix", ["html", "md", "jsonl"])
def test_every_format_of_text_says_the_same(suffix: str, tmp_path: Path, plain: tuple[list[dict[str, Any]], list[tuple[Any, ...]]]) -> None:
    written: dict[str, Callable[[], str]] = {
        "html": lambda: maker().page(ARTICLE),
        "md": lambda: "# " + ARTICLE.replace("\n\nMục tiêu", "\n\n## Mục tiêu"),
        "jsonl": lambda: json.dumps({"text": ARTICLE}),
    }
    path = tmp_path / f"article.{suffix}"
    path.write_text(written[suffix](), encoding="utf-8")
    assert said(path) == plain


@pytest.mark.parametrize("suffix", OFFICE)
def test_every_office_format_says_the_same(suffix: str, plain: tuple[list[dict[str, Any]], list[tuple[Any, ...]]]) -> None:
    assert said(FIXTURES / f"article.{suffix}") == plain


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice makes these files afresh")
def test_the_office_formats_made_afresh_say_the_same(tmp_path: Path, plain: tuple[list[dict[str, Any]], list[tuple[Any, ...]]]) -> None:
    maker().make(tmp_path)
    for suffix in OFFICE:
        assert said(tmp_path / f"article.{suffix}") == plain


def test_the_files_that_are_kept_are_of_this_article() -> None:
    assert (FIXTURES / "article.html").read_text(encoding="utf-8") == maker().page(ARTICLE)
