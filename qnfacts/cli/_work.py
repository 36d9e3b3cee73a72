"""What every command does around its own work: complain, load tables, print or write, and choose the exit status."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from qnfacts.cli._help import language
from qnfacts.readers.source import PAGES_NOT_READ
from qnfacts.report.safe import one_line
from qnfacts.report.wording import say, word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

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


def give_up(message: Message | str | OSError | ValueError, where: str = "") -> NoReturn:
    """The same, and the end of the call; of a file that could not be opened or read, the reason."""
    if isinstance(message, OSError):
        message = message.strerror or type(message).__name__
    complain(str(message) if isinstance(message, ValueError) else message, where)
    raise typer.Exit(2)


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file says; one that cannot be read ends the call."""
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        give_up(error, str(path))


def nearest_to(name: str, known: Collection[str]) -> str:
    """The name that was meant, as a question behind the message that there is none of that name.

    >>> nearest_to("rouned", ["rounded", "sum"]), nearest_to("x", ["sum"])
    (' (rounded?)', '')
    """
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), 1)
    return f" ({near[0]}?)" if near else ""


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


def hold_off_inputs(paths: Iterable[str], target: str | None) -> None:
    """Nothing is written over what was read."""
    if target and any(path != "-" and Path(path).resolve() == Path(target).resolve() for path in paths):
        give_up(word("deliver.over-input", language()), target)


def show(name: str, rendered: str | bytes, target: str | None, *, append: bool = False) -> None:
    """Prints what was rendered in the format of that name, or writes it to a file.

    What is not for the screen is UTF-8 wherever it goes. A CSV file opens with a byte order mark, without which
    spreadsheets take it for something else.
    """
    if target is None and name in ON_SCREEN and isinstance(rendered, str):
        sys.stdout.write(rendered)
        sys.stdout.flush()
        return
    data = rendered.encode("utf-8", "backslashreplace") if isinstance(rendered, str) else rendered
    if target is None:
        if isinstance(rendered, bytes) and sys.stdout.isatty():
            give_up(word("deliver.needs-target", language(), format=name))
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        with open(target, "ab" if append else "wb") as file:  # noqa: PTH123
            file.write(codecs.BOM_UTF8 + data if name == "csv" else data)
    except OSError as error:
        give_up(error, target)


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
