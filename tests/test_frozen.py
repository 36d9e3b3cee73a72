"""The quick frozen dataclasses hold everything that the standard library's promise; kept patterns are the library's own."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qnfacts import frozen, kept, patterns

if TYPE_CHECKING:
    from pathlib import Path


@frozen.dataclass(frozen=True, slots=True)
class Quick:
    a: int
    b: str = "x"
    c: tuple[int, ...] = ()

    def twice(self) -> int:
        return 2 * self.a


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    a: int
    b: str = "x"
    c: tuple[int, ...] = ()


@frozen.dataclass(frozen=True)
class Open:
    a: int


VALUES = st.tuples(st.integers(), st.text(), st.tuples(st.integers()))


@given(VALUES, VALUES)
def test_equality_hash_and_print_are_the_standard_ones(one: Any, other: Any) -> None:
    quick, usual = [Quick(*one), Quick(*other)], [Usual(*one), Usual(*other)]
    assert (quick[0] == quick[1]) == (usual[0] == usual[1])
    assert hash(quick[0]) == hash(usual[0])
    assert repr(quick[0]).removeprefix("Quick") == repr(usual[0]).removeprefix("Usual")


def test_fields_defaults_and_keywords() -> None:
    assert Quick(1) == Quick(a=1, b="x", c=())
    assert Quick(1).twice() == 2
    assert [field.name for field in dataclasses.fields(Quick)] == ["a", "b", "c"]
    assert dataclasses.asdict(Quick(1)) == {"a": 1, "b": "x", "c": ()}
    assert dataclasses.replace(Quick(1), b="y") == Quick(1, "y")
    assert Quick.__match_args__ == ("a", "b", "c")
    match Quick(3):
        case Quick(a, b):
            assert (a, b) == (3, "x")


@pytest.mark.parametrize("wrong", [(), (1, "x", (), 4)])
def test_a_wrong_call_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="argument"):
        Quick(*wrong)


@pytest.mark.parametrize("one", [Quick(1), Open(1)])
def test_nothing_can_be_changed(one: Any) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.a = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.a
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.new = 2


@pytest.mark.parametrize("one", [Quick(1, "y", (2,)), Open(1)])
def test_it_can_be_copied_and_pickled(one: Any) -> None:
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301


@pytest.mark.parametrize("slots", [True, False])
@pytest.mark.parametrize("is_frozen", [True, False])
def test_a_default_can_be_made_anew_each_time(slots: bool, is_frozen: bool) -> None:
    @frozen.dataclass(frozen=is_frozen, slots=slots)  # type: ignore[literal-required]
    class Special:
        a: int
        b: list[int] = frozen.field(default_factory=list)

    assert Special(1).b == []
    assert Special(1).b is not Special(1).b
    assert Special(1, [2]) == Special(a=1, b=[2])


def test_special_fields_are_the_standard_librarys() -> None:
    @frozen.dataclass(frozen=True)
    class Special:
        a: int
        b: int = frozen.field(default=1, compare=False)
        c: list[int] = frozen.field(init=False, default_factory=list)

    assert Special(1, 2) == Special(1, 3)
    assert Special(1).c == []


def test_what_is_not_frozen_can_be_changed_and_not_hashed() -> None:
    @frozen.dataclass(slots=True)
    class Draft:
        a: int
        b: tuple[int, ...] = ()

    one = Draft(1)
    one.b = (2,)
    assert one == Draft(1, (2,))
    assert one != Draft(1)
    assert copy.copy(one) == one
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_what_is_equal_only_to_itself_can_be_hashed() -> None:
    @frozen.dataclass(slots=True, eq=False)
    class Node:
        a: int

    assert Node(1) != Node(1)
    assert len({Node(1), Node(1)}) == 2


def test_own_methods_stay() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Own:
        a: int

        def __post_init__(self) -> None:
            if self.a < 0:
                raise ValueError("negative")

        def __repr__(self) -> str:
            return "own"

    assert repr(Own(1)) == "own"
    with pytest.raises(ValueError, match="negative"):
        Own(-1)


def test_slots_leave_no_room() -> None:
    assert not hasattr(Quick(1), "__dict__")
    assert Open(1).__dict__ == {"a": 1}


PATTERNS = [
    (r"(?P<day>\d{1,2})/(?P<month>\d{1,2})", 0, "ngày 3/12 và 31/1"),
    (r"(?i)tăng|giảm|ĐẠT", 0, "TĂNG rồi giảm, đạt"),
    (r"[a-zà-ỹđ]+(?=\s*%)", re.IGNORECASE, "Được Năm %"),
    (r"^\s*(\w+)(?:,|$)", re.MULTILINE | re.VERBOSE, "một\nhai,"),
    (r"(a)(b)?(?(2)c|d)", 0, "ad abc ab"),
    (r"(?<![\w.,])\d+(?:[.,]\d+){0,3}+(?!\d)", 0, "1.234.567,8 và 5"),
    ("", 0, "ab"),
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QNFACTS_CACHE", str(tmp_path))
    monkeypatch.setattr(patterns, "_FRESH", {})
    forget()
    return tmp_path


def forget() -> None:
    patterns.compiled.cache_clear()
    patterns._kept.cache_clear()


@pytest.mark.parametrize(("pattern", "flags", "text"), PATTERNS)
def test_a_kept_pattern_is_the_pattern(pattern: str, flags: int, text: str, cache: Path) -> None:
    usual = re.compile(pattern, flags)
    expected = [found.span() for found in usual.finditer(text)]
    for _ in range(2):
        made = patterns.compiled(pattern, flags)
        assert made == usual
        assert (made.groups, made.groupindex, made.flags) == (usual.groups, usual.groupindex, usual.flags)
        assert [found.span() for found in made.finditer(text)] == expected
        patterns.remember()
        forget()
    assert len(list(cache.iterdir())) == 1


def test_a_pattern_that_is_none_is_an_error_as_ever(cache: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        patterns.compiled("(a")
    assert not list(cache.iterdir())


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("[[1]]", b""),
        ("", b""),
        ('{"a": 1}', b""),
        ("[", b""),
        ("[" * 100_000, b""),
        (json.dumps([[r"\d", 0, 32, 0, {}, 4]]), b"\xff" * 16),
        (json.dumps([[r"\d", 0, 32, 0, {}, 1]]), b"abc"),
        (json.dumps([[r"\d", 0, 32, -5, {}, 0]]), b""),
        (json.dumps([[r"\d", 0, 32, 0, {"a": 9}, 0]]), b""),
        (json.dumps([[r"\d", 0, 32, 0, {}]]), b""),
        (json.dumps([[r"\d", 0, "32", [], 5, None]]), b""),
        (json.dumps([[r"\d", 0, 32, 0, {}, 10**30]]), b"\0" * 8),
    ],
)
def test_what_is_kept_is_not_believed(rows: str, code: bytes, cache: Path) -> None:
    kept.keep(patterns._NAME, rows.encode() + b"\n" + code)
    assert patterns.compiled(r"\d").findall("a1") == ["1"]
    assert list(cache.iterdir())


def test_what_is_kept_and_does_not_hold_its_digest_is_missing(cache: Path) -> None:
    kept.keep("name", b"content")
    assert kept.fetch("name", 100) == b"content"
    assert kept.fetch("name", 10) is None
    (cache / "name").write_bytes((cache / "name").read_bytes()[:-1])
    assert kept.fetch("name", 100) is None
    assert kept.fetch("another", 100) is None


def test_without_a_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for value in ("", str(tmp_path / "file" / "below")):
        (tmp_path / "file").touch()
        monkeypatch.setenv("QNFACTS_CACHE", value)
        assert kept.keep("name", b"content") is None
        assert kept.fetch("name", 100) is None
        forget()
        assert patterns.compiled("a+").findall("aa")
        patterns.remember()
