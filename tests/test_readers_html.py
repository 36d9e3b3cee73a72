"""HTML: the piece itself, inline elements joined, blocks and cells apart, and nothing of what stands around it."""

from __future__ import annotations

import email.message
import email.policy
from datetime import date
from typing import TYPE_CHECKING

import pytest

from qnfacts.readers.html import read
from qnfacts.readers.source import Source, Unreadable

if TYPE_CHECKING:
    from qnfacts.text import Document

LONG = "Đoạn văn này đủ dài để được coi là phần chính của bài viết trên trang, chứ không phải là đường dẫn sang bài khác. "


def page(markup: str) -> Document:
    return next(read(Source("a.html", markup.encode())))


def texts(found: Document) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Đạt <b>405</b>.<i>530</i>.000 đồng</p>", ["Đạt 405.530.000 đồng"]),
        ("<p>Đạt 405.\n  530 đồng</p>", ["Đạt 405. 530 đồng"]),
        ("<p>Đạt&nbsp;405&ecirc;</p>", ["Đạt\u00a0405ê"]),
        ("<p>Một<p>Hai", ["Một", "Hai"]),
        ("<div>Một<div>Hai</div>Ba</div>", ["Một", "Hai", "Ba"]),
        ("<p>12 xã<br>34 huyện<br/>và 5 tỉnh</p>", ["12 xã", "34 huyện và 5 tỉnh"]),
        ("<p>rộng 3.500 m<sup>2</sup></p>", ["rộng 3.500 m²"]),
        ("<p>có 3.500<sup><a href='#1'>[1]</a></sup> người</p>", ["có 3.500 người"]),
        ("<p>cũ <del>12</del><s>13</s><ins>14</ins> xã</p>", ["cũ 14 xã"]),
        ("<p>7<span style='display:none'>8</span><span hidden>9</span> xã</p>", ["7 xã"]),
        ("<script>var x = 12;</script><style>p{width:5px}</style><p>6 xã</p><noscript>7</noscript>", ["6 xã"]),
        ("<ul><li>5 xã<li>6 huyện</ul>", ["- 5 xã", "- 6 huyện"]),
        ("<!-- 12 --><p>a &lt; 5</p>", ["a < 5"]),
        ("<p>Hết 5", ["Hết 5"]),
        ("<font face='.VnTime'>Céng 5 x·</font>", ["Cộng 5 xã"]),
    ],
)
def test_what_a_reader_of_the_page_sees(markup: str, expected: list[str]) -> None:
    assert texts(page(markup)) == expected


SITE = f"""<!doctype html><html><head><title>Kết quả năm 2020 - Báo Mẫu</title>
<meta property="og:description" content="Tóm tắt: năm 2020 có 15 xã đạt chuẩn, theo sở.">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Kết quả năm 2020", "datePublished": "2021-01-22T08:00:00+07:00"}}]}}</script>
</head><body>
<header class="site-header"><a href="/">Báo Mẫu</a> Thứ sáu, ngày 22 tháng 11 năm 2024</header>
<nav class="main-nav"><ul><li><a>Mục 12</a><li><a>Mục 13</a></ul></nav>
<div class="container has-sidebar"><div class="col-left">
<div class="breadcrumb"><a>Trang chủ</a> &gt; 24h</div>
<h1>Kết quả năm 2020</h1>
<div class="sapo">Tóm tắt: năm 2020 có 15 xã đạt chuẩn, theo sở.</div>
<div class="article-body">
<p>{LONG}Tỉnh có 14.048 việc làm.</p>
<figure><img src="a.jpg"><figcaption>Lớp nghề có 25 người học. Ảnh: A.B</figcaption></figure>
<table class="tplCaption"><tr><td><img src="b.jpg"></td></tr><tr><td>Trung tâm nhận 30 người</td></tr></table>
<h2>Mục tiêu</h2>
<p>{LONG}Năm sau có 20.000 việc làm, <a href="/x">theo kế hoạch</a>.</p>
<p><a href="/khac">Tin khác: 99 xã đạt chuẩn</a></p>
<div class="box-tinlienquan">Xem thêm 98 tin</div>
<table><caption>Bảng 1. Việc làm (người)</caption><tr><th>Địa phương</th><th>2020</th></tr><tr><td>Hạ Long</td><td>5.100</td></tr><tr><td>Cẩm Phả</td><td>2.300</td></tr></table>
</div>
<div class="social-share">Chia sẻ 97</div>
</div><aside>Đọc nhiều 96</aside></div>
<div id="comments"><p>Bình luận 95 lần của bạn đọc</p></div>
<footer>Giấy phép số 94</footer></body></html>"""


def test_the_piece_is_found_and_what_stands_around_it_is_not() -> None:
    found = page(SITE)
    assert [(block.where, text) for block, text in zip(found.blocks, texts(found), strict=True)] == [
        ("headline", "Kết quả năm 2020"),
        ("lead", "Tóm tắt: năm 2020 có 15 xã đạt chuẩn, theo sở."),
        ("body", f"{LONG}Tỉnh có 14.048 việc làm."),
        ("caption", "Lớp nghề có 25 người học. Ảnh: A.B"),
        ("caption", "Trung tâm nhận 30 người"),
        ("heading", "Mục tiêu"),
        ("body", f"{LONG}Năm sau có 20.000 việc làm, theo kế hoạch."),
        ("caption", "Bảng 1. Việc làm (người)"),
        ("table", "Địa phương"),
        ("table", "2020"),
        ("table", "Hạ Long"),
        ("table", "5.100"),
        ("table", "Cẩm Phả"),
        ("table", "2.300"),
    ]
    assert found.date == date(2021, 1, 22)


DAILY = f"""<html><body><section class="page-detail"><div class="sidebar-1"><ul class="breadcrumb"><li><a>Thời sự</a></ul>
<span class="date">Thứ tư, 16/12/2020</span><h1 class="title-detail">Tin chính</h1><h2 class="singular-sapo">(Báo) - Tỉnh có 5 xã.</h2>
<article class="fck_detail"><p class="Normal">{LONG}Có 6 xã.</p>
<figure><img><figcaption><p class="Image">Ảnh có 7 người</p></figcaption></figure>
<div class="news-related"><article class="item"><h3><a href="/b">Tin khác 98</a></h3><div>Tóm tắt tin khác 97</div></article></div>
<p class="Normal">{LONG}Có 8 xã.</p></article>
<div class="footer-content"><h4>Tags: 96</h4></div></div></section></body></html>"""


def test_teasers_inside_the_piece_are_no_part_of_it() -> None:
    found = page(DAILY)
    assert [(block.where, text.removeprefix(LONG)) for block, text in zip(found.blocks, texts(found), strict=True)] == [
        ("body", "Thứ tư, 16/12/2020"),
        ("headline", "Tin chính"),
        ("lead", "(Báo) - Tỉnh có 5 xã."),
        ("body", "Có 6 xã."),
        ("caption", "Ảnh có 7 người"),
        ("body", "Có 8 xã."),
    ]


def test_a_cell_knows_its_row_its_column_and_its_caption() -> None:
    found = page(SITE)
    cell = found.blocks[-1]
    assert (cell.cell, [found.text[span.start : span.end] for span in cell.headers]) == (
        (3, 2),
        ["Cẩm Phả", "2020", "Bảng 1. Việc làm (người)"],
    )


@pytest.mark.parametrize(
    "wrapper",
    [
        "<div class='comments-enabled related'>{}</div>",
        "<form>{}</form>",
        "<div class='col sidebar-right'>{}</div>",
        "<table><tr><td>{}</td></tr></table>",
        "<body class='has-nav banner'><div id='page-tags'>{}</div></body>",
        "<footer><article>{}</article></footer>",
    ],
)
def test_the_piece_stays_whatever_it_is_wrapped_in(wrapper: str) -> None:
    assert texts(page(wrapper.format(f"<h1>Tin</h1><p>{LONG}Có 5 xã.</p>")))[-1].endswith("Có 5 xã.")


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("<meta property='article:published_time' content='2020-12-16T09:00:00+07:00'>", "", date(2020, 12, 16)),
        ("<meta name='pubdate' content='16/12/2020'>", "", date(2020, 12, 16)),
        ("<meta itemprop='datePublished' content='2020-12-16'>", "", date(2020, 12, 16)),
        ("", "<time itemprop='datePublished' datetime='2020-12-16'>hôm qua</time>", date(2020, 12, 16)),
        ('<script type=\'application/ld+json\'>[{"datePublished": "2020-12-16"}]</script>', "", date(2020, 12, 16)),
        ("<script type='application/ld+json'>{kaputt</script>", "", None),
        ("<meta name='pubdate' content='hôm qua'>", "", None),
        ("", "<p>Thứ sáu, ngày 22/11/2024</p>", None),
        ("", "<time>22/11/2024</time>", None),
    ],
)
def test_the_date_is_the_one_that_the_page_says_it_was_published(head: str, body: str, day: date | None) -> None:
    assert page(f"<html><head>{head}</head><body><p>Tin.</p>{body}</body></html>").date == day


@pytest.mark.parametrize("charset", ["utf-8", "windows-1258", "iso-8859-1"])
def test_a_declared_character_set_that_is_wrong_does_no_harm(charset: str) -> None:
    markup = f"<meta charset='{charset}'><p>Tỷ lệ hộ nghèo</p>"
    assert texts(page(markup)) == ["Tỷ lệ hộ nghèo"]


def test_a_declared_character_set_is_used_where_it_is_needed() -> None:
    markup = "<meta charset='windows-1251'><p>Привет 5</p>"
    assert texts(next(read(Source("a.html", markup.encode("cp1251"))))) == ["Привет 5"]


def test_a_page_saved_from_a_browser() -> None:
    from qnfacts.readers import mhtml

    saved = email.message.EmailMessage(policy=email.policy.SMTP)
    saved.set_content("x")
    saved.make_related()
    saved.add_related("<h1>Tin</h1><p>Có 14.048 việc làm của tỉnh.</p>", subtype="html")
    saved.add_related(b"\x89PNG", "image", "png")
    found = next(mhtml.read(Source("a.mhtml", saved.as_bytes())))
    assert texts(found) == ["Tin", "Có 14.048 việc làm của tỉnh."]


def test_scripts_and_pictures_of_any_length_are_no_obstacle() -> None:
    bulk = "A" * 600_000
    assert texts(page(f"<script>x = '{bulk}'</script><style>{bulk}</style><p>5 xã<img src='data:image/png;base64,{bulk}'></p>")) == ["5 xã"]


@pytest.mark.parametrize(
    "markup",
    ["<!--" * 300_000, "<a" * 600_000, "<![CDATA[" * 150_000, "&#x" * 400_000, "<a " * 100_000],
    ids=["comments", "tags", "sections", "references", "attributes"],
)
def test_markup_without_end_is_refused(markup: str) -> None:
    with pytest.raises(Unreadable, match="read-bomb"):
        page(markup)


@pytest.mark.parametrize("markup", ["<div>" * 20_000 + "5", "<table><tr><td rowspan=9999 colspan=999>5" * 2_000, "<b><p>" * 5_000 + "5"])
def test_nesting_without_end_is_read_flat(markup: str) -> None:
    assert "5" in page(markup).text
