"""The texts that are held against one another: one a side, whatever file it stands in."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from qnfacts.cli._help import language
from qnfacts.cli._run import deliver
from qnfacts.cli._work import complain, give_up
from qnfacts.report.wording import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date as Date

    from qnfacts.cli._run import How
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


def hand_over(how: How, paths: Sequence[str], render: Callable[[str, Options], str | bytes]) -> None:
    """Shows what was rendered in every format, each where it is wanted; nothing is written over what was read."""
    for name, target in how.targets:
        deliver(name, target, how, paths, partial(render, name))
