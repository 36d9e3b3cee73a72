"""Findings that someone has heard of: accepted with a reason in a file, or standing in a previous report."""

from __future__ import annotations

import json
from datetime import date as Date
from typing import TYPE_CHECKING, Any

from qnfacts.cli._help import language
from qnfacts.cli._work import give_up, read_toml
from qnfacts.model import Mute
from qnfacts.report.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def read_accepted(path: Path) -> Mapping[str, Mute]:
    """Return what a file of accepted findings holds, by key."""
    rows = read_toml(path).get("accepted", [])
    return dict(_accepted(row, number, path) for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1))


def _accepted(row: Any, number: int, path: Path) -> tuple[str, Mute]:
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) and row[name].strip() for name in ("key", "reason")):
        give_up(word("accepted.broken", language(), n=number), str(path))
    day = row.get("date")
    return row["key"], Mute("accepted", row["reason"], str(row.get("by", "")), day if type(day) is Date else None)


def accepted_row(key: str, code: str, said: str, reported: str, reason: str, by: str, day: Date) -> str:
    """Return a row for the file; ``said`` and ``reported`` are there for people to read.

    >>> print(accepted_row("0f", "rounding", "0,8%", "so: 0,85%", "đã hỏi Sở", "Hạnh", Date(2021, 2, 1)), end="")
    <BLANKLINE>
    [[accepted]]
    key = "0f"
    code = "rounding"
    text = "0,8%"
    reported = "so: 0,85%"
    reason = "đã hỏi Sở"
    by = "Hạnh"
    date = 2021-02-01
    """
    fields = {"key": key, "code": code, "text": said, "reported": reported, "reason": reason, "by": by}
    lines = [f"{name} = {_toml(value)}" for name, value in fields.items() if value]
    return "\n".join(["", "[[accepted]]", *lines, f"date = {day.isoformat()}", ""])


def _toml(text: str) -> str:
    """A basic string: JSON writes it the same way, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def read_baseline(path: Path) -> frozenset[str]:
    """Return the keys of all that a previous report, as JSON or JSON lines, has found."""
    try:
        return frozenset(_keys(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        give_up(error, str(path))
    except (ValueError, TypeError, KeyError, AttributeError):
        give_up(word("baseline.broken", language()), str(path))


def _keys(text: str) -> Iterator[str]:
    try:
        whole = json.loads(text)
        documents = whole.get("documents", [whole])
    except json.JSONDecodeError:
        documents = [json.loads(line) for line in text.splitlines() if line.strip()]
    for document in documents:
        yield from (claim["key"] for claim in document["claims"] if claim.get("level"))
        yield from (finding["key"] for finding in document["audit"])
