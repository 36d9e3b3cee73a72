"""What every command does around its own work: complain, load tables, print or write, and choose the exit status."""

from __future__ import annotations

import codecs
import sys
from typing import TYPE_CHECKING, NoReturn

import typer

from qnfacts.cli._help import language
from qnfacts.readers.source import PAGES_NOT_READ
from qnfacts.report.safe import one_line
from qnfacts.report.wording import say, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.cli._options import FailOn
    from qnfacts.model import DocumentReport, Finding, Judgement, Level, Message, Report, Table

ON_SCREEN = frozenset({"table", "text"})
"""The formats for people at a terminal, in its encoding; all others are UTF-8 wherever they go."""
_LOUDNESS: dict[Level | None, int] = {"error": 3, "warning": 2, "note": 1, None: 0}
_THRESHOLD: dict[FailOn, int] = {"error": 3, "warning": 2, "note": 1, "never": 4}


def complain(message: Message | str, where: str = "") -> None:
    """One line on standard error: where, and what is wrong."""
    said = message if isinstance(message, str) else say(message, language())
    sys.stderr.write(": ".join(part for part in ("qnfacts", one_line(where), one_line(said)) if part) + "\n")


def give_up(message: Message | str, where: str = "") -> NoReturn:
    """The same, and the end of the call."""
    complain(message, where)
    raise typer.Exit(2)


def load(paths: Sequence[str] | None) -> Table:
    """The claims table of the files, the default one where none is given; every mistake is said before the call ends."""
    from qnfacts.table import TableError, load_table

    try:
        return load_table(*paths or ())
    except TableError as error:
        for mistake in error.mistakes:
            place = f"{mistake.path}:{mistake.line}:{mistake.column}" if mistake.line else mistake.path
            code = mistake.message.key.replace(".", "-", 1)
            complain(f"{say(mistake.message, language())} ({code})", f"{place}: {mistake.key}" if mistake.key else place)
        raise typer.Exit(2) from None


def show(rendered: str | bytes, output: str | None = None, *, on_screen: bool = False, append: bool = False, mark: bool = False) -> None:
    """Prints what was rendered, or writes it to a file; what is not for the screen is UTF-8 wherever it goes.

    ``mark`` opens it with a byte order mark, without which spreadsheets take UTF-8 for something else.
    """
    if on_screen and isinstance(rendered, str):
        sys.stdout.write(rendered)
        sys.stdout.flush()
        return
    data = rendered.encode("utf-8", "backslashreplace") if isinstance(rendered, str) else rendered
    if mark:
        data = codecs.BOM_UTF8 + data
    if not output:
        if isinstance(rendered, bytes) and sys.stdout.isatty():
            give_up(word("error.binary", language()))
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        with open(output, "ab" if append else "wb") as file:  # noqa: PTH123
            file.write(data)
    except OSError as error:
        give_up(error.strerror or type(error).__name__, output)


def close(report: Report, fail_on: FailOn = "never", min_coverage: int = 0) -> NoReturn:
    """Complains of what could not be read, files and pages, and ends the call: 2 for that, 1 for something found, else 0.

    Too small a share of the numbers checked counts as something found.
    """
    broken = False
    for document in report.documents:
        if document.error:
            complain(document.error, document.path)
            broken = True
        for notice in document.notices:
            if notice.key in PAGES_NOT_READ:
                complain(notice, document.path)
                broken = True
    found = any(_loudest(document) >= _THRESHOLD[fail_on] for document in report.documents)
    uncovered = min_coverage > 0 and report.command == "check" and _uncovered(report, min_coverage)
    raise typer.Exit(2 if broken else int(found or uncovered))


def _uncovered(report: Report, least: int) -> bool:
    judgements = [judgement for document in report.documents for judgement in document.judgements]
    share = 100 * sum(judgement.verdict != "unverified" for judgement in judgements) // len(judgements) if judgements else 100
    if share < least:
        complain(word("coverage.low", language(), share=share, least=least))
    return share < least


def _loudest(document: DocumentReport) -> int:
    """What is only quieter than people want to see still counts."""
    found: list[Judgement | Finding] = [*document.judgements, *document.findings]
    levels = [one.level for one in found if not one.mute or one.mute.why == "level"]
    return max((_LOUDNESS[level] for level in levels), default=0)
