from __future__ import annotations

import json
import os
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from qnfacts import kept
from qnfacts.model import Fact, Indicator, Message, Quantity, Reported, Source
from qnfacts.report.wording import LANGUAGES, has, say
from qnfacts.table import DEFAULT, TableError, default_table, load_table, prints, stored, toml
from qnfacts.table.rows import is_period

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
[table]
title = "Thử"
place = "Quảng Ninh"
place_names = ["toàn tỉnh"]
[sources.a]
title = "Bài A"
outlet = "Báo A"
kind = "outlet"
date = 2021-01-22
names = ["tờ A"]
[sources.b]
title = "Báo cáo B"
outlet = "Sở B"
kind = "agency"
date = "2021-02-01"
[indicators.rate]
name = { vi = "tỷ lệ", en = "rate" }
also = ["mức", "share"]
not = ["tỷ lệ khác"]
unit = "%"
share_of = "count"
[indicators.count]
name = { vi = "số người" }
unit = "người"
parts = ["part"]
[indicators.part]
name = { vi = "số nữ" }
unit = "người"
part_of = "count"
"""

ROW = """
[[claims]]
indicator = "{indicator}"
period = "2020"
status = "{status}"
reported = {{ a = "{printed}" }}
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QNFACTS_CACHE", str(tmp_path / "cache"))


def written(folder: Path, *texts: str) -> list[str]:
    paths = [folder / f"table{number}.toml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def row(printed: str, indicator: str = "count", status: str = "result") -> str:
    return ROW.format(indicator=indicator, status=status, printed=printed)


def mistakes(folder: Path, *texts: str) -> list[str]:
    """Each mistake as its line, key, kind and hint."""
    with pytest.raises(TableError) as caught:
        load_table(*written(folder, *texts))
    told = []
    for mistake in caught.value.mistakes:
        hint = dict(mistake.message.values)["maybe"]
        maybe = f" {dict(hint.values)['value']}?" if isinstance(hint, Message) else ""
        told.append(f"{mistake.line} {mistake.key} {mistake.message.key.removeprefix('table.')}{maybe}")
    return told


# What a table says


def test_the_default_table_is_whole() -> None:
    table = default_table()
    printed = [(reported.source, reported.printed) for fact in table.facts for reported in fact.reported]
    assert len(table.facts) == 58
    assert len([source for source, _ in printed if source == "ldxh"]) == 56
    assert len([source for source, _ in printed if source == "dantri"]) == 14
    contested = {f.indicator for f in table.facts if len({(r.quantity.value, r.measure) for r in f.reported}) > 1}
    assert contested == {"poverty-rate", "rehab", "jobs-added"}
    assert DEFAULT == ROOT / "claims.toml"
    assert all((ROOT / source.text).is_file() for source in table.sources.values() if source.text)


def test_every_indicator_of_the_default_table_has_wordings_in_both_languages() -> None:
    table = default_table()
    for indicator in table.indicators.values():
        assert {language for language, _ in indicator.name} == {"vi", "en"}
        assert not set(indicator.also) & set(indicator.look_alikes)
        assert len(set(indicator.also)) == len(indicator.also)
        assert len(indicator.also) > 6 or indicator.id in {"households", "si-labour-force"}
    reported = {fact.indicator for fact in table.facts}
    assert table.indicators.keys() - reported == {"households", "si-labour-force"}


def test_parts_add_up_in_the_default_table() -> None:
    table = default_table()
    levels = {(f.indicator, f.period, f.status): {r.quantity.value for r in f.reported} for f in table.facts if f.measure == "level"}
    for (indicator, period, status), totals in levels.items():
        parts = table.indicators[indicator].parts
        if parts and all((part, period, status) in levels for part in parts):
            assert sum(min(levels[part, period, status]) for part in parts) in totals


@pytest.mark.parametrize(
    ("printed", "indicator", "status", "expected"),
    [
        ("14.048", "count", "result", ("14048", "người", "person", "level", None, "actual", "1")),
        ("2000", "count", "result", ("2000", "người", "person", "level", None, "actual", "1")),
        ("ước đạt 263.050 người", "count", "result", ("263050", "người", "person", "level", None, "estimate", "1")),
        ("14.000 việc làm", "count", "target", ("14000", "việc làm", "count", "level", None, "target", "1")),
        ("giảm 0,29%", "rate", "result", ("0.29", "%", "percent", "change", "down", "actual", "0.01")),
        ("giảm còn 0,230%", "rate", "result", ("0.230", "%", "percent", "level", None, "actual", "0.001")),
        ("đạt 113% kế hoạch", "count", "result", ("113", "%", "percent", "plan-ratio", None, "actual", "1")),
        ("vượt 13% kế hoạch", "rate", "result", ("13", "%", "percent", "plan-excess", None, "actual", "1")),
    ],
)
def test_a_figure_is_read_from_its_print(
    tmp_path: Path, printed: str, indicator: str, status: str, expected: tuple[str | None, ...]
) -> None:
    (fact,) = load_table(*written(tmp_path, HEAD + row(printed, indicator, status))).facts
    (said,) = fact.reported
    quantity = said.quantity
    assert said.printed == printed
    assert (
        str(quantity.value),
        quantity.unit,
        quantity.dimension,
        said.measure,
        said.direction,
        said.status,
        str(quantity.step),
    ) == expected


def test_an_english_table_is_read_as_english(tmp_path: Path) -> None:
    rows = row("14,048 workers") + row("rose by 2.5 percent", "rate")
    first, second = load_table(*written(tmp_path, HEAD + rows)).facts
    assert (first.reported[0].quantity.value, second.reported[0].quantity.value) == (Decimal(14048), Decimal("2.5"))


@pytest.mark.parametrize(
    ("extra", "measure", "base", "name"),
    [
        ('base = "plan"\nreported.a = "đạt 99%"', "plan-ratio", "plan", "rate:2020:result:plan-ratio:plan:Quảng Ninh"),
        ('reported.a = "vượt 13% kế hoạch"', "plan-ratio", "plan", "rate:2020:result:plan-ratio:plan:Quảng Ninh"),
        (
            'base = "plan:2022"\nreported.a = "đạt 99% kế hoạch"',
            "plan-ratio",
            "plan:2022",
            "rate:2020:result:plan-ratio:plan:2022:Quảng Ninh",
        ),
        ('base = 2019\nreported.a = "giảm 0,29%"', "change", "2019", "rate:2020:result:change:2019:Quảng Ninh"),
        ('place = "Hạ Long"\nreported.a = "99%"', "level", None, "rate:2020:result:level:-:Hạ Long"),
    ],
)
def test_a_row_is_named_for_what_it_says(tmp_path: Path, extra: str, measure: str, base: str | None, name: str) -> None:
    (fact,) = load_table(*written(tmp_path, f'{HEAD}[[claims]]\nindicator = "rate"\nperiod = 2020\nstatus = "result"\n{extra}\n')).facts
    assert (fact.measure, fact.base, fact.id) == (measure, base, name)


def test_a_source_may_say_where_and_until_when(tmp_path: Path) -> None:
    reported = 'reported.a = [{ print = "900 người", at = "đoạn 4", until = 2021-03-01 }, "915 người"]'
    (fact,) = load_table(
        *written(tmp_path, f'{HEAD}[[claims]]\nindicator = "count"\nperiod = "2020"\nstatus = "result"\n{reported}\n')
    ).facts
    assert [(r.printed, r.at, r.until) for r in fact.reported] == [("900 người", "đoạn 4", date(2021, 3, 1)), ("915 người", None, None)]


def test_indicators_and_sources_carry_all_that_is_written(tmp_path: Path) -> None:
    table = load_table(*written(tmp_path, HEAD + row("5%", "rate")))
    rate, source = table.indicators["rate"], table.sources["a"]
    assert (rate.name, rate.also, rate.look_alikes, rate.dimension, rate.share_of) == (
        (("vi", "tỷ lệ"), ("en", "rate")),
        ("mức", "share"),
        ("tỷ lệ khác",),
        "percent",
        "count",
    )
    assert (source.outlet, source.kind, source.date, source.names) == ("Báo A", "outlet", date(2021, 1, 22), ("tờ A",))
    assert table.indicators["count"].parts == ("part",)


# What is wrong with one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (row("12 hộ"), ["claims[1].reported.a dimension"]),
        (row("12 người"), None),
        (row("12 suất"), None),
        (row("tăng 5%"), None),
        (row("nhiều người"), ["claims[1].reported.a unreadable-number"]),
        (row("12 người, 5 hộ"), ["claims[1].reported.a several-numbers"]),
        (row("phấn đấu đạt 12 người"), ["claims[1].reported.a status"]),
        (row("phấn đấu đạt 12 người", status="target"), None),
        (row("12 người năm 2019"), ["claims[1].reported.a period"]),
        (row("12 người năm 2020"), None),
        (row("5 người", "cuont"), ["claims[1].indicator unknown-indicator count?"]),
        (row("5 người", status="resul"), ["claims[1].status unknown-choice result?"]),
        (row("5 người").replace("a =", "aa ="), ["claims[1].reported.aa unknown-source"]),
        (row("5 người").replace("period", "perod"), ["claims[1] missing-key", "claims[1].perod unknown-key period?"]),
        (row("5 người").replace('"2020"', '"năm 2020"'), ["claims[1].period bad-period"]),
        (row("5 người").replace('"2020"', "true"), ["claims[1].period bad-period"]),
        (row("5 người").replace('"2020"', "2020-12-31"), None),
        (row("5 người") + row("6 người"), ["claims[2] duplicate-row"]),
        (row("5 người") + row("6 người", status="target"), None),
        (row("5 người").replace('{ a = "5 người" }', '{ a = "5 người", b = "tăng 5%" }'), ["claims[1].reported measures-differ"]),
        (row("đạt 5%", "rate").replace("status", 'base = "plna"\nstatus'), ["claims[1].base bad-base"]),
        (row("5 người").replace("status", 'base = "plan"\nstatus'), ["claims[1].reported.a no-plan-share"]),
        (row("đạt 5% kế hoạch").replace("status", 'base = "2019"\nstatus'), ["claims[1].reported.a bases-differ"]),
        (row("5 người").replace('{ a = "5 người" }', "5"), ["claims[1].reported wanted-table"]),
        (row("5 người").replace('"5 người"', "5"), ["claims[1].reported.a wanted-text"]),
        (row("5 người").replace('{ a = "5 người" }', "{}"), ["claims[1].reported empty"]),
        (row("5 người").replace("status", 'headline = "x"\nstatus'), ["claims[1].headline wanted-truth"]),
        (row("5 người").replace('"5 người"', '{ print = "5 người", untl = 2021-01-01 }'), ["claims[1].reported.a.untl unknown-key until?"]),
        (row("5 người").replace('"5 người"', '{ print = "5 người", until = "x" }'), ["claims[1].reported.a.until bad-date"]),
        ('[indicators.x]\nname = { vi = "x", fr = "y" }\n', ["indicators.x.name.fr unknown-key"]),
        ('[indicators.x]\nname = "x"\n', ["indicators.x.name wanted-table"]),
        ('[indicators.x]\nname = { vi = "x" }\nparts = ["cont"]\n', ["indicators.x.parts[1] unknown-indicator count?"]),
        ('[indicators.x]\nname = { vi = "x" }\npart_of = "cont"\n', ["indicators.x.part_of unknown-indicator count?"]),
        ('[indicators.x]\nname = { vi = "x" }\nalso = "y"\n', ["indicators.x.also wanted-list"]),
        ('[indicators.x]\nname = { vi = "x" }\nalso = ["y", " "]\n', ["indicators.x.also[2] empty"]),
        ('[indicators."X y"]\nname = { vi = "x" }\n', ["indicators.X y bad-name"]),
        ('[sources.c]\ntitle = "C"\noutlet = "C"\nkind = "agency"\ndate = "22/01/2021"\n', ["sources.c.date bad-date"]),
        ('[sources.c]\ntitle = "C"\noutlet = "C"\nkind = "agncy"\n', ["sources.c missing-key", "sources.c.kind unknown-choice agency?"]),
        ("[sorces.c]\n", ["sorces unknown-key sources?"]),
    ],
)
def test_a_mistake_is_told_with_its_key(tmp_path: Path, text: str, expected: list[str] | None) -> None:
    if expected is None:
        assert load_table(*written(tmp_path, HEAD + text)).place == "Quảng Ninh"
    else:
        assert [told.partition(" ")[2] for told in mistakes(tmp_path, HEAD + text)] == expected


def test_all_mistakes_of_all_files_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    first = '[table]\ntitle = "x"\nplce = "Quảng Ninh"\n\n[indicators.x.name]\nvi = "x"\nfr = "y"\n'
    second = '[table]\nplace = "Hạ Long"\n[[claims]]\nindicator = "x"\nperiod = "20"\nstatus = "result"\nreported = { c = "5", d = "6" }\n'
    assert mistakes(tmp_path, first, second) == [
        "1 table missing-key",
        "3 table.plce unknown-key place?",
        "7 indicators.x.name.fr unknown-key",
        "5 claims[1].period bad-period",
        "7 claims[1].reported.c unknown-source",
        "7 claims[1].reported.d unknown-source",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'[table]\ntitle = "x\n', "2:11: syntax"),
        (b'[table]\ntitle = "x"\ntitle = "y"\n', "3:12: syntax"),
        (b"[table", "1:7: syntax"),
        (b"x = " + b"9" * 5000, "syntax"),
        (b"x = " + b"[" * 20_000, "too deep"),
        (b'[table]\ntitle = "\xe1"\n', "2:1: not utf8"),
        (b"", "1:1: missing key: table"),
    ],
)
def test_what_is_no_table_is_told_with_line_and_column(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(TableError) as caught:
        load_table(path)
    assert len(caught.value.mistakes) == 1
    assert expected in str(caught.value)


def test_missing_and_unreadable_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        load_table(tmp_path / "none.toml", tmp_path)
    assert [mistake.message.key for mistake in caught.value.mistakes] == ["table.missing-file", "table.unreadable-file"]


def test_a_byte_order_mark_and_windows_line_ends_change_no_line(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + row("hộ")).replace("\n", "\r\n").encode())
    with pytest.raises(TableError) as caught:
        load_table(path)
    assert [mistake.line for mistake in caught.value.mistakes] == [(HEAD + row("hộ")).splitlines().index('reported = { a = "hộ" }') + 1]


def test_every_mistake_is_worded(tmp_path: Path) -> None:
    kinds = set()
    for path in (ROOT / "qnfacts/table").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        kinds |= {part.partition('"')[0] for part in text.split('self.wrong("')[1:]}
        kinds |= {part.partition('"')[0] for mark in ('Mistake.of(path, "', 'Mistake.of(name, "') for part in text.split(mark)[1:]}
    assert len(kinds) > 25
    assert not {kind for kind in kinds for lang in LANGUAGES if not has(f"table.{kind}", lang)}
    with pytest.raises(TableError) as caught:
        load_table(*written(tmp_path, HEAD + row("5 người", "cuont")))
    (mistake,) = caught.value.mistakes
    assert say(mistake.message, "vi") == "chưa có mục [indicators.cuont]. Có phải «count»?"
    assert say(mistake.message, "en") == "there is no [indicators.cuont]. Did you mean “count”?"


# Several files


def test_tables_merge(tmp_path: Path) -> None:
    other = (
        '[table]\nplace = "Hạ Long"\n'
        + row("5 người")
        + row("6 người").replace("status", 'place = "Quảng Ninh"\nstatus').replace("{ a", "{ b")
    )
    table = load_table(*written(tmp_path, HEAD + row("6 người"), other))
    assert [(fact.place, [said.source for said in fact.reported]) for fact in table.facts] == [
        ("Quảng Ninh", ["a", "b"]),
        ("Hạ Long", ["a"]),
    ]
    assert (table.title, table.place, table.place_names) == ("Thử", "Quảng Ninh", ("toàn tỉnh",))
    assert len(table.paths) == 2


def test_what_two_files_say_differently_is_a_mistake(tmp_path: Path) -> None:
    other = HEAD.replace("Báo A", "Báo Á") + row("7 người")
    assert [told.partition(" ")[2] for told in mistakes(tmp_path, HEAD + row("6 người"), other)] == [
        "sources.a defined-twice",
        "claims[1].reported.a reported-twice",
    ]
    assert len(load_table(*written(tmp_path, HEAD + row("6 người"), HEAD + row("6 người"))).facts) == 1


# The kept form


def test_a_kept_table_is_the_same_table(tmp_path: Path) -> None:
    first = load_table()
    assert list((tmp_path / "cache").glob("*.json"))
    assert load_table() == first
    assert stored.recall(first.version, first.paths) == first


def test_every_field_of_the_model_is_kept() -> None:
    """A field that the model gains must be kept too, or it would be lost with the second start."""
    classes: list[tuple[type[Fact | Indicator | Quantity | Reported | Source], stored._Columns, set[str]]] = [
        (Source, stored.SOURCE, set()),
        (Indicator, stored.INDICATOR, set()),
        (Quantity, stored.QUANTITY, set()),
        (Reported, stored.REPORTED, {"quantity"}),
        (Fact, stored.FACT, {"reported"}),
    ]
    for kind, columns, apart in classes:
        assert {field.name for field in fields(kind)} == columns.keys() | apart


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    (path,) = written(tmp_path, HEAD + row("5 người"))
    before = load_table(path)
    written(tmp_path, HEAD + row("6 người"))
    after = load_table(path)
    assert before.version != after.version
    assert [t.facts[0].reported[0].quantity.value for t in (before, after)] == [5, 6]


@pytest.mark.parametrize("spoil", ["empty", "cut", "swapped", "garbage", "forged", "another"])
def test_a_spoilt_cache_is_not_believed(tmp_path: Path, spoil: str) -> None:
    (path,) = written(tmp_path, HEAD + row("5 người"))
    table = load_table(path)
    (spoilt,) = (tmp_path / "cache").glob("*.json")
    content = spoilt.read_bytes()
    body = content.partition(b"\n")[2]
    forged = json.dumps({**json.loads(body), "facts": [[1, 2, 3]]}).encode()
    spoilt.write_bytes(
        {
            "empty": b"",
            "cut": content[:-9],
            "swapped": content.replace("5 người".encode(), "6 người".encode()),
            "garbage": os.urandom(100),
            "forged": kept.digest(spoilt.name, forged) + b"\n" + forged,
            "another": kept.digest(spoilt.name, b"[" * 100_000) + b"\n" + b"[" * 100_000,
        }[spoil]
    )
    assert load_table(path) == table
    assert spoilt.read_bytes() == content


def test_without_a_cache_folder_everything_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = written(tmp_path, HEAD + row("5 người"))
    expected = load_table(path)
    (tmp_path / "file").touch()
    for value in ("", str(tmp_path / "file"), str(tmp_path / "file" / "below")):
        monkeypatch.setenv("QNFACTS_CACHE", value)
        assert load_table(path) == expected


def test_few_tables_are_kept(tmp_path: Path) -> None:
    for number in range(stored.KEPT + 3):
        load_table(*written(tmp_path, HEAD + row(f"{number + 1} người")))
    assert len(list((tmp_path / "cache").iterdir())) == stored.KEPT


# Positions and periods


def test_positions_of_keys_in_every_form() -> None:
    text = '# c\na.b = 1\n[t."x y"]\nk = """\n[no]\nz = 2\n""" # [no]\n[[r]]\nm = [1, [2,\n 3], { p = "}" , q = \'#\' }]\n[[r]]\n[r.s]\nd = 2020-01-01\n'
    found = toml.positions(text)
    assert {key: found[key] for key in found if key not in {("r", 0, "m", 0), ("r", 0, "m", 1)}} == {
        ("a", "b"): (2, 1),
        ("t", "x y"): (3, 1),
        ("t", "x y", "k"): (4, 1),
        ("r", 0): (8, 1),
        ("r", 0, "m"): (9, 1),
        ("r", 0, "m", 1, 0): (9, 10),
        ("r", 0, "m", 1, 1): (10, 2),
        ("r", 0, "m", 2): (10, 6),
        ("r", 0, "m", 2, "p"): (10, 8),
        ("r", 0, "m", 2, "q"): (10, 18),
        ("r", 1): (11, 1),
        ("r", 1, "s"): (12, 1),
        ("r", 1, "s", "d"): (13, 1),
    }


@pytest.mark.parametrize("text", ["2020", "2021-06", "2021-12-31", "2021-01/2021-03", "2021/2025", "2014/"])
def test_what_is_a_period(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize(
    "text", ["", "20", "2021-13", "2021-02-30", "2021/2020", "2021-01/2021", "/2020", "2020 ", "năm 2020", "2020-2021"]
)
def test_what_is_no_period(text: str) -> None:
    assert not is_period(text)


@given(
    number=st.one_of(
        st.integers(0, 10**8).map(lambda n: f"{n:,}".replace(",", ".")),
        st.integers(0, 10**6).map(str),
        st.decimals(0, 10**4, places=2).map(lambda d: str(d).replace(".", ",")),
        st.decimals(0, 10**3, places=3).map(lambda d: str(d).replace(".", ",")),
    ),
    form=st.sampled_from(
        ["{} người", "{}", "đạt {}% kế hoạch", "giảm {}%", "{} triệu đồng", "hơn {} nghìn người", "ước đạt {} tỷ đồng", "vượt {}% kế hoạch"]
    ),
)
@settings(max_examples=300, deadline=None)
def test_a_figure_read_by_its_form_is_the_figure_read_alone(number: str, form: str) -> None:
    printed = form.format(number)
    assert list(map(repr, prints.read_print(printed, "vi", "người"))) == list(map(repr, prints._read(printed, "vi", "người")))
