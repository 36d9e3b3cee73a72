"""How to show a report, and what a format can't know from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as Date

    from qnfacts.model import DocumentReport


def read_original(document: DocumentReport) -> bytes | None:
    """Return the bytes of the file that a document was read from, None where there is no such file."""
    from pathlib import Path

    path = Path(document.path)
    return path.read_bytes() if document.path != "-" and path.is_file() else None


@dataclass(frozen=True, slots=True)
class Options:
    """How to show a report: a format takes from it what concerns it.

    ``everything`` unfolds what asks for no attention. ``width`` and ``colour`` tell what the terminal
    can do; ``trace`` asks for the evidence behind each reading and verdict, ``statistics`` for counts a code.
    ``publisher`` and ``base_url`` are who publishes a fact check, and where; ``today`` is the day that a review or a
    record bears; ``original`` gives a document's file to the formats that hand it back.
    """

    everything: bool = False
    width: int = 80
    colour: bool = False
    trace: bool = False
    statistics: bool = False
    publisher: str | None = None
    base_url: str | None = None
    today: Date | None = None
    original: Callable[[DocumentReport], bytes | None] = read_original


DEFAULT = Options()
