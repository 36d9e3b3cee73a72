"""The page, as text and in a real browser. The browser's tests need Chromium, axe's npm too, and are skipped without."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, get_args

import fixed
import pytest

from qnfacts.model import Block, DocumentReport, Language, Report
from qnfacts.report.html import render

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES: tuple[Language, ...] = get_args(Language)
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
AXE = "axe-core@4.14.1"
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")  # fmt: skip
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


class Page(HTMLParser):
    """What a page holds: its tags, anchors, links, and its text."""

    void = frozenset({"meta", "br", "hr", "img", "link", "input"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(source)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if "href" in named else []
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1

    def handle_data(self, data: str) -> None:
        self.text.append(data)


REPORTS = [
    pytest.param(fixed.report(), id="checked"),
    pytest.param(Report((fixed.article(),), None, "extract"), id="extracted"),
    pytest.param(Report((fixed.article(),), None, "audit"), id="audited"),
    pytest.param(Report(()), id="empty"),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("report", REPORTS)
def test_the_page_is_well_formed_and_every_link_leads_somewhere(report: Report, lang: Language) -> None:
    page = Page(render(report, lang))
    assert len(page.ids) == len(set(page.ids))
    inside = [link.removeprefix("#") for link in page.links if link.startswith("#")]
    assert not set(inside) - set(page.ids)
    assert all(link.startswith(("#", "https://")) for link in page.links)


def test_the_page_needs_no_script_and_no_network() -> None:
    page = Page(source := render(fixed.report(), "vi"))
    assert not page.tags.keys() & {"script", "link", "img", "iframe", "object", "form"}
    assert "default-src 'none'" in source
    assert "url(" not in source


def test_every_number_is_marked_and_has_a_card() -> None:
    page = Page(render(fixed.report(), "vi"))
    numbers = len(fixed.article().claims)
    assert {f"n{index}" for index in range(1, numbers + 1)} <= set(page.ids)
    assert {f"c{index}" for index in range(1, numbers + 3)} <= set(page.ids)


def test_the_article_stands_on_the_page_as_it_was_written() -> None:
    source = render(Report((fixed.article(),), fixed.TABLE), "vi")
    article = source[source.index('<div class="text"') :]
    article = re.sub(r'<span class="(?:sign|sr)"[^>]*>[^<]*</span>|<a class="sigma".*?</a>', "", article[: article.index("</div>")])
    words = " ".join("".join(Page(f"<div>{article.partition('>')[2]}</div>").text).split())
    assert words == " ".join(fixed.ARTICLE.split())


def test_cells_are_gathered_into_tables() -> None:
    text = "Năm\t2020\nHộ\t7"
    starts = [0, 4, 9, 12]
    cells = tuple(
        Block(at, at + len(part), "table", cell=cell)
        for at, part, cell in zip(starts, text.split(), [(1, 1), (1, 2), (2, 1), (2, 2)], strict=True)
    )
    page = Page(render(Report((DocumentReport("a.txt", text, "vi", None, cells),), None, "extract"), "vi"))
    assert (page.tags["table"], page.tags["tr"], page.tags["td"]) == (1, 2, 4)


def test_a_number_that_crosses_blocks_hides_no_other() -> None:
    piece = fixed.Piece("có 12\n000 người, 7 hộ", (Block(0, 5, "body"), Block(6, 21, "body")))
    piece.claim("12\n000 người", "12000", "người", "person", fixed.judged("unverified"))
    piece.claim("7 hộ", "7", "hộ", "household", fixed.judged("unverified"))
    document = DocumentReport("a.txt", piece.text, "vi", None, piece.blocks, tuple(piece.claims), judgements=tuple(piece.judgements))
    assert 'id="n2"' in render(Report((document,)), "vi")


# In a browser


def dump(page: Path, tmp_path: Path, *arguments: str) -> str:
    """The page's document once its scripts have run."""
    call = [
        str(CHROMIUM),
        *QUIET,
        f"--user-data-dir={tmp_path / 'profile'}",
        *arguments,
        "--virtual-time-budget=20000",
        "--dump-dom",
        page.as_uri(),
    ]
    return subprocess.run(call, capture_output=True, text=True, check=True, timeout=120).stdout


def asked(source: str, script: str, tmp_path: Path, *arguments: str) -> Any:
    """What a script says of a page; the page's own policy, which forbids scripts, is taken out for it."""
    page = tmp_path / "page.html"
    telling = f"<pre id='told'></pre><script>{script}.then(told => document.getElementById('told').textContent = btoa(unescape(encodeURIComponent(JSON.stringify(told)))))</script>"
    page.write_text(POLICY.sub("", source).replace("</body>", f"{telling}</body>"), encoding="utf-8")
    found = re.search(r'<pre id="told">([^<]*)</pre>', dump(page, tmp_path, *arguments))
    assert found is not None
    assert found[1], "the script said nothing"
    return json.loads(base64.b64decode(found[1]))


@pytest.fixture(scope="session")
def axe(pytestconfig: pytest.Config) -> str:
    """The source of axe, fetched once."""
    npm = shutil.which("npm")
    if CHROMIUM is None or npm is None or pytestconfig.cache is None:
        pytest.skip("needs Chromium and npm")
    folder = pytestconfig.cache.mkdir("axe")
    script = folder / "node_modules/axe-core/axe.min.js"
    if not script.is_file():
        done = subprocess.run(
            [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", AXE], capture_output=True, check=False, timeout=300
        )
        if done.returncode:
            pytest.skip("npm cannot fetch axe")
    return script.read_text(encoding="utf-8").replace("</script", "<\\/script")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("scheme", [pytest.param("0", id="dark"), pytest.param("1", id="light")])
def test_axe_finds_nothing(axe: str, scheme: str, lang: Language, tmp_path: Path) -> None:
    source = render(fixed.report(), lang).replace("<details>", "<details open>")
    script = f"{axe};axe.run().then(found => ({{violations: found.violations, passes: found.passes.length, dark: matchMedia('(prefers-color-scheme: dark)').matches}}))"
    found = asked(source, script, tmp_path, f"--blink-settings=preferredColorScheme={scheme}")
    assert found["dark"] is (scheme == "0")
    assert found["passes"] > 20
    assert not [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]


@browser
def test_nothing_sticks_out_sideways(tmp_path: Path) -> None:
    inner = base64.b64encode(render(fixed.report(), "vi").encode()).decode()
    widths = (320, 390, 1280)
    frames = "".join(f'<iframe width="{width}" height="800" style="border:0"></iframe>' for width in widths)
    script = f"""Promise.all([...document.querySelectorAll('iframe')].map(frame => new Promise(done => {{
        frame.onload = () => {{ const page = frame.contentDocument.scrollingElement; done([page.scrollWidth, page.clientWidth]); }};
        frame.srcdoc = decodeURIComponent(escape(atob('{inner}'))); }})))"""
    found = asked(f"<!DOCTYPE html><body>{frames}</body>", script, tmp_path)
    assert [room for _, room in found] == [pytest.approx(width, abs=20) for width in widths]
    assert all(wide <= room for wide, room in found)


@browser
def test_every_number_is_reached_by_keyboard_and_leads_to_its_card_and_back(tmp_path: Path) -> None:
    script = """Promise.resolve([...document.querySelectorAll('.text a.n')].map(link => [link.tabIndex, document.querySelector(link.hash).className,
        document.querySelector(link.hash).querySelector('a.n').hash === '#' + link.id || !!document.querySelector(link.hash).querySelectorAll('a.n').length]))"""
    found = asked(render(fixed.report(), "vi"), script, tmp_path)
    assert len(found) == 12
    assert all(index == 0 and "card" in name and back for index, name, back in found)


@browser
def test_paper_shows_what_is_folded_on_screen(tmp_path: Path) -> None:
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(render(fixed.report(), "vi"), encoding="utf-8")
    call = [str(CHROMIUM), *QUIET, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={pdf}", page.as_uri()]
    subprocess.run(call, capture_output=True, check=True, timeout=120)
    pypdfium2 = pytest.importorskip("pypdfium2")
    text = " ".join("".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(pdf)).split())
    assert "5.300 cây" in text
    assert "toà soạn đã hỏi Sở" in text
