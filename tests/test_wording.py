from __future__ import annotations

import ast
import re
import string
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

import pytest
from babel.messages.pofile import read_po
from conftest import ROOT

from qnfacts.model import Cause, FindingKind, Level, Measure, Message, Verdict, Where
from qnfacts.report.wording import LANGUAGES, base, compile_catalogue, has, is_current, label, locale_language, number, period, say, word

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from qnfacts.model import Language

LOCALE = ROOT / "qnfacts/report/locale"


def catalogue(lang: Language) -> Catalog:
    with (LOCALE / lang / "LC_MESSAGES/qnfacts.po").open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def wordings(lang: Language) -> dict[str, tuple[str, ...]]:
    """The wordings of every key: one, or one a plural form."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in catalogue(lang):
        if entry.id:
            key = entry.id if isinstance(entry.id, str) else str(entry.id[0])
            strings = entry.string if isinstance(entry.string, tuple | list) else [entry.string]
            found[key] = tuple(str(one) for one in strings)
    return found


def placeholders(template: str) -> set[tuple[str | None, str | None]]:
    return {(name, spec) for _, name, spec, _ in string.Formatter().parse(template) if name}


def message_keys() -> set[str]:
    """The keys in the sources: the first argument of Message, Unread's reason, word, wherever it is spelt out."""
    keys = set()
    for path in (ROOT / "qnfacts").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Message", "word"} and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    keys.add(key.value)
    return keys


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_compiled_catalogue_is_current(lang: Language) -> None:
    assert is_current(lang, compile_catalogue(lang)), "run: python -m qnfacts.report.wording"


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    vi, en = wordings("vi"), wordings("en")
    assert vi.keys() == en.keys()
    differing = {
        key
        for key in vi
        if {frozenset(map(frozenset, map(placeholders, vi[key])))} != {frozenset(map(frozenset, map(placeholders, en[key])))}
    }
    assert not differing


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_key_stands_twice_and_none_is_empty(lang: Language) -> None:
    text = (LOCALE / lang / "LC_MESSAGES/qnfacts.po").read_text(encoding="utf-8")
    keys = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
    assert len(keys) == len(set(keys))
    assert all(all(strings) for strings in wordings(lang).values())


def test_every_message_of_the_sources_is_worded() -> None:
    assert not {key for key in message_keys() if not has(key)}


def test_nothing_is_called_right_or_wrong() -> None:
    """The tool compares with sources; ``chỉ tiêu`` is both indicator and target, so it says neither."""
    for key, strings in wordings("vi").items():
        for template in strings:
            allowed = (
                template.replace("Không sai", "").replace("Sai đơn vị", "").replace("Gõ sai", "")
                if key.startswith(("verdict.", "cause."))
                else template
            )
            assert not re.search(r"(?i)\bđúng\b|\bsai\b|chỉ tiêu", allowed), key


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("group", "names"),
    [("verdict", Verdict), ("cause", Cause), ("audit", FindingKind), ("level", Level), ("where", Where), ("measure", Measure)],
)
def test_every_code_has_its_words(group: str, names: object, lang: Language) -> None:
    for name in get_args(names):
        assert has(f"{group}.{name}", lang)
        assert group not in {"verdict", "cause", "audit"} or label(name, lang) == word(f"{group}.{name}", lang)


@pytest.mark.parametrize(
    ("message", "vi", "en"),
    [
        (Message("coverage", (("n", 1), ("checked", 1))), "1 số · đối chiếu được 1/1", "1 number · checked against sources 1/1"),
        (
            Message("coverage", (("n", 1400), ("checked", 3))),
            "1.400 số · đối chiếu được 3/1.400",
            "1,400 numbers · checked against sources 3/1,400",
        ),
        (Message("plain", (("text", "a \x1b[31mb {c}"),)), "a ‹U+001B›[31mb {c}", "a ‹U+001B›[31mb {c}"),
        (Message("plain", (("text", Message("verdict.agreement")),)), "Khớp nguồn", "Matches source"),
        (Message("plain", (("text", (Decimal("0.50"), date(2021, 1, 2))),)), "0,50; 02/01/2021", "0.50; 2 January 2021"),
    ],
)
def test_a_message_in_both_languages(message: Message, vi: str, en: str) -> None:
    assert say(message, "vi") == vi
    assert say(message, "en") == en


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("14048", "14.048", "14,048"),
        ("1234567.80", "1.234.567,80", "1,234,567.80"),
        ("999", "999", "999"),
        ("-0.29", "-0,29", "-0.29"),
        ("1E+4", "10.000", "10,000"),
    ],
)
def test_a_number_in_both_languages(value: str, vi: str, en: str) -> None:
    assert number(Decimal(value), "vi") == vi
    assert number(Decimal(value), "en") == en


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2020", "năm 2020", "2020"),
        ("2021-06", "tháng 6/2021", "June 2021"),
        ("2021-12-31", "ngày 31/12/2021", "31 December 2021"),
        ("2021-04/2021-06", "quý II/2021", "quarter II of 2021"),
        ("2021-01/2021-09", "9 tháng đầu năm 2021", "the first 9 months of 2021"),
        ("2021-07/2021-12", "6 tháng cuối năm 2021", "the last 6 months of 2021"),
        ("2021-02/2021-05", "từ tháng 2/2021 đến tháng 5/2021", "from February 2021 to May 2021"),
        ("2020-11/2021-02", "từ tháng 11/2020 đến tháng 2/2021", "from November 2020 to February 2021"),
        ("2021/2025", "giai đoạn 2021-2025", "2021–2025"),
        ("2020/2021", "2020-2021", "2020–2021"),
        ("2014/", "từ năm 2014", "since 2014"),
        ("plan", "plan", "plan"),
        ("2021-13-01", "2021-13-01", "2021-13-01"),
    ],
)
def test_a_period_in_both_languages(iso: str, vi: str, en: str) -> None:
    assert period(iso, "vi") == vi
    assert period(iso, "en") == en


@pytest.mark.parametrize(
    ("value", "vi"),
    [("plan", "kế hoạch"), ("plan:2022", "kế hoạch năm 2022"), ("plan:Trung ương", "kế hoạch Trung ương"), ("2019", "năm 2019")],
)
def test_what_a_change_is_measured_against(value: str, vi: str) -> None:
    assert base(value, "vi") == vi


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "vi_VN", "LANG": "en_US"}, "vi"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "vi_VN"}, "en"),
    ],
)
def test_the_locale_decides(environment: dict[str, str], language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert locale_language() == language


def test_an_unknown_key_reaches_no_user(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AssertionError, match=r"no\.such\.key"):
        word("no.such.key", "vi")
    monkeypatch.undo()
    assert word("no.such.key{", "vi") == "no.such.key{"
