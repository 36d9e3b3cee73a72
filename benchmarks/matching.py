"""Rows found in a table of 100 000: matching by blocks and words against scoring every row with rapidfuzz.

    python benchmarks/matching.py [rows]

Generates a claims table and articles about some of its rows, in other words than the table's, and finds the rows
twice in one run: as ``qnfacts check`` does it, and by scoring every row's names with rapidfuzz before the hard fields
decide. Prints the times and whether the winners are the same.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date as Date
from decimal import Decimal

from rapidfuzz import fuzz

from qnfacts.match import match
from qnfacts.match.index import index_of
from qnfacts.match.rows import same_period, status_of
from qnfacts.model import Extraction, Fact, Indicator, Quantity, Reported, Source, Table
from qnfacts.parse.claim import extract
from qnfacts.text import Document, fold

THINGS = "trang trại|hợp tác xã|thư viện|trạm bơm|đội văn nghệ|sân vận động|nhà dưỡng lão|vườn ươm|bãi đỗ xe|cây xăng|chợ phiên|làng chài|rạp chiếu phim|xưởng mộc|bến phà|phòng khám"
DOINGS = "đạt chuẩn vệ sinh|được cấp phép|hoàn thành cải tạo|kết nối mạng|lắp pin mặt trời|thu gom rác|mở cửa cuối tuần|miễn phí người già|dùng nước sạch|có bãi xe buýt|bán hàng trực tuyến|trồng hoa giấy"
KINDS = "ven biển|miền núi|đồng bằng|hải đảo|trung du|biên giới|cửa sông|ngoại thành"
PROVINCES = "Hà Giang|Cao Bằng|Lai Châu|Yên Bái|Sơn La|Phú Thọ|Thái Bình|Nam Định|Ninh Bình|Nghệ An|Hà Tĩnh|Quảng Trị|Kon Tum|Đắk Lắk|Lâm Đồng|Long An|Bến Tre|Trà Vinh|Vĩnh Long|Cà Mau|Hậu Giang|Sóc Trăng|An Giang|Kiên Giang"
YEARS = range(2003, 2025)
ARTICLES = 20


def generated(rows: int, chance: random.Random) -> Table:
    names = [f"số {thing} {kind} {doing}" for thing in THINGS.split("|") for kind in KINDS.split("|") for doing in DOINGS.split("|")]
    keys = [(name, place, year) for name in names for place in PROVINCES.split("|") for year in YEARS]
    chosen = keys if rows >= len(keys) else chance.sample(keys, rows)
    used = dict.fromkeys(name for name, _, _ in chosen)
    ids = {name: f"i{number}" for number, name in enumerate(used)}
    indicators = {ids[name]: Indicator(ids[name], (("vi", name),), unit="cơ sở", dimension="count") for name in used}
    facts = []
    for name, place, year in chosen:
        value = chance.randint(1000, 99999)
        printed = f"{value:,} cơ sở".replace(",", ".")
        quantity = Quantity(printed, printed.split()[0], Decimal(value), unit="cơ sở", dimension="count")
        reported = (Reported("s", printed, quantity, "level"),)
        facts.append(Fact(f"{ids[name]}:{year}:{place}", ids[name], place, str(year), "result", "level", None, reported))
    source = Source("s", "Niên giám", "Tổng cục Thống kê", "agency", Date(2024, 1, 1))
    return Table("Bảng lớn", PROVINCES.partition("|")[0], (), {"s": source}, indicators, tuple(facts), version=str(rows))


def article(fact: Fact, table: Table) -> tuple[Document, Extraction]:
    _, words = table.indicators[fact.indicator].name[0]
    text = f"Năm {fact.period}, {fact.place} có {words.removeprefix('số ')} là {fact.reported[0].printed}."
    document = Document.of(text, language="vi", date=Date(2025, 1, 1))
    return document, extract(document)


def by_blocks(articles: list[tuple[Document, Extraction]], table: Table) -> list[str | None]:
    found = [match(extraction, document, table)[-1].candidate for document, extraction in articles]
    return [None if one is None else one.fact.id for one in found]


def by_every_row(articles: list[tuple[Document, Extraction]], table: Table) -> list[str | None]:
    names = {key: [fold(name) for _, name in indicator.name] for key, indicator in table.indicators.items()}
    winners: list[str | None] = []
    for document, extraction in articles:
        claim = extraction.claims[-1]
        subject = document.view
        best: tuple[float, Fact] | None = None
        for fact in table.facts:
            score = max(fuzz.token_set_ratio(subject, name) for name in names[fact.indicator])
            fits = fact.place == claim.place and same_period(claim, fact) and fact.status == status_of(claim)
            if fits and (best is None or score > best[0]):
                best = score, fact
        winners.append(best[1].id if best else None)
    return winners


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    chance = random.Random(7)  # noqa: S311 - the same table every time
    table = generated(rows, chance)
    articles = [article(fact, table) for fact in chance.sample(table.facts, ARTICLES)]
    start = time.perf_counter()
    index_of(table)
    made = time.perf_counter() - start
    start = time.perf_counter()
    ours = by_blocks(articles, table)
    blocked = time.perf_counter() - start
    start = time.perf_counter()
    theirs = by_every_row(articles, table)
    every = time.perf_counter() - start
    same = sum(a == b for a, b in zip(ours, theirs, strict=True))
    print(f"{len(table.facts)} rows, {len(table.indicators)} indicators; index made once in {made:.2f} s")
    print(f"blocks and words: {blocked * 1000 / ARTICLES:.2f} ms an article; every row with rapidfuzz: {every * 1000 / ARTICLES:.1f} ms")
    print(f"{every / blocked:.0f} times as fast; the same winner in {same} of {ARTICLES}")
    return 0 if every >= 20 * blocked and same == ARTICLES else 1


if __name__ == "__main__":
    sys.exit(main())
