"""``qnfacts explain``: what a code means."""

from __future__ import annotations

from typing import Annotated

import typer

from qnfacts.cli._help import text
from qnfacts.cli._options import Lang

EXAMPLES = """\
  qnfacts explain transposed
  qnfacts explain sum --lang en
  qnfacts explain"""


def _codes() -> list[str]:
    from qnfacts.report.codes import CODES

    return list(CODES)


def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help=text("code"), autocompletion=_codes)] = None,
    lang: Lang = None,  # noqa: ARG001
) -> None:
    """Prints the page of a code, or the list of codes."""
    from qnfacts.cli._help import language
    from qnfacts.cli._work import give_up, nearest_to
    from qnfacts.report.codes import CODES
    from qnfacts.report.explain import OF_TABLE, page
    from qnfacts.report.wording import label, word

    if code is None:
        typer.echo("\n".join(f"{name:<16}  {label(name, language())}" for name in CODES))
        return
    try:
        told = page(code, language())
    except KeyError:
        give_up(word("explain.unknown", language(), code=code) + nearest_to(code, CODES))
    typer.echo(f"{code if code.startswith(OF_TABLE) else f'{label(code, language())} ({code})'}\n\n{told}")
