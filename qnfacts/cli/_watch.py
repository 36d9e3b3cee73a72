"""Waiting for files to change, and telling how far a long run is."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from qnfacts.cli._help import language
from qnfacts.cli._work import complain, give_up
from qnfacts.report.safe import one_line
from qnfacts.report.wording import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qnfacts.readers import Unreadable
    from qnfacts.text import Document

PAUSE = 0.3
PATIENCE = 0.5
LARGE = 300_000


def watched(once: Callable[[], None], paths: Sequence[str]) -> NoReturn:
    """Run now and whenever one of the files changes, until Ctrl+C."""
    if "-" in paths:
        give_up(word("watch.stdin", language()))
    try:
        while True:
            seen = _stamps(paths)
            if sys.stdout.isatty():
                sys.stdout.write("\x1b[H\x1b[2J")
            try:
                once()
            except typer.Exit:
                sys.stdout.flush()
            complain(word("watch.waiting", language()))
            while _stamps(paths) == seen:
                time.sleep(PAUSE)
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def _stamps(paths: Sequence[str]) -> dict[str, tuple[int, int]]:
    """When each file was last changed, and its size; a missing one has none."""
    found = {}
    for path in paths:
        for file in [Path(path), *(Path(path).rglob("*") if Path(path).is_dir() else ())]:
            try:
                state = file.stat()
            except OSError:
                continue
            found[str(file)] = (state.st_mtime_ns, state.st_size)
    return found


def shown_progress(documents: Iterable[Document | Unreadable]) -> Iterable[Document | Unreadable]:
    """The same documents; a run that takes its time, or has a long text to read, says on the terminal where it is."""
    return _counted(documents) if sys.stderr.isatty() else documents


def _counted(documents: Iterable[Document | Unreadable]) -> Iterator[Document | Unreadable]:
    began = time.monotonic()
    told = False
    for number, document in enumerate(documents, 1):
        if time.monotonic() - began > PATIENCE or len(getattr(document, "text", "")) > LARGE:
            sys.stderr.write(f"\r\x1b[K{number} · {one_line(document.path)[:60]}")
            sys.stderr.flush()
            told = True
        yield document
    if told:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
