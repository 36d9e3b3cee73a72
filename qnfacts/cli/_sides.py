"""The texts that are held against one another: one a side, whatever file it stands in."""

from __future__ import annotations

import sys
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

from qnfacts.cli._console import colour, width
from qnfacts.cli._help import language
from qnfacts.cli._work import ON_SCREEN, complain, give_up, show
from qnfacts.report.wording import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qnfacts.model import Language
    from qnfacts.report.options import Options
    from qnfacts.text import Document


def texts(
    paths: Sequence[str], *, stdin_filename: str | None = None, spoken: Language | None = None, date: Date | None = None
) -> list[Document]:
    """The texts of files; one that cannot be read ends the call, when all have been tried."""
    from qnfacts.pipeline import read

    found: list[Document] = []
    broken = False
    for document in read(paths, stdin_filename=stdin_filename, language=spoken, date=date):
        if isinstance(document, Exception):
            complain(document.message, document.path)
            broken = True
        else:
            found.append(document)
    if broken:
        sys.exit(2)
    return found


def one_text(path: str, *, stdin_filename: str | None = None, spoken: Language | None = None, date: Date | None = None) -> Document:
    """The one text of a file; a folder or a file with several is no side of a comparison."""
    found = texts([path], stdin_filename=stdin_filename, spoken=spoken, date=date)
    if len(found) != 1:
        give_up(word("diff.several", language(), n=len(found)), path)
    return found[0]


def hand_over(
    targets: Sequence[tuple[str, str | None]], paths: Sequence[str], render: Callable[[str, Options], str | bytes], *, everything: bool
) -> None:
    """Shows what was rendered in every format, each where it is wanted; nothing is written over what was read."""
    from qnfacts.report.extras import Unrenderable
    from qnfacts.report.options import Options

    for name, target in targets:
        if target and any(path != "-" and Path(path).resolve() == Path(target).resolve() for path in paths):
            give_up(word("deliver.over-input", language()), target)
        on_screen = target is None and name in ON_SCREEN
        options = Options(everything=everything, width=width(), colour=on_screen and colour(), today=Date.today())  # noqa: DTZ011  (the day on the editor's desk)
        try:
            rendered = render(name, options)
        except Unrenderable as error:
            give_up(error.message)
        if isinstance(rendered, bytes) and target is None and sys.stdout.isatty():
            give_up(word("deliver.needs-target", language(), format=name))
        show(rendered, target, on_screen=on_screen, mark=name == "csv" and target is not None)
