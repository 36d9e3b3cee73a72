"""What every test gets: an unworded message fails, and nothing depends on the user's locale."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from qnfacts.report import wording

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
settings.register_profile("house", deadline=None)  # the first example pays for what is loaded once
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _every_message_is_worded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user reads the bare key of a message that the catalogue lacks; a test fails on it."""

    def missing(key: str) -> str:
        raise AssertionError(f"{key} is not in the catalogue")

    monkeypatch.setattr(wording, "_missing", missing)


@pytest.fixture(autouse=True)
def _no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write what the formats print now to tests/snapshots")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Holds a text against the file of that name in tests/snapshots."""

    def check(name: str, text: str) -> None:
        path = ROOT / "tests/snapshots" / name
        if request.config.getoption("--update-snapshots"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert text == path.read_bytes().decode("utf-8")

    return check


@pytest.fixture(scope="session")
def validate() -> Callable[[str], Any]:
    """Holds JSON text against the schema that ships with the package, and returns what it says."""
    from jsonschema import Draft202012Validator

    schema = json.loads((ROOT / "qnfacts/report/qnfacts-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)

    def check(text: str) -> Any:
        value = json.loads(text)
        validator.validate(value)
        return value

    return check
