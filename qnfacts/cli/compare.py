"""``qnfacts compare``: several texts laid out as one matrix."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated

import typer

from qnfacts.cli._help import text
from qnfacts.cli._options import Claims, Config, Day, Fail, Isolated, Lang, Output, StdinFilename, TextLanguage
from qnfacts.report.matrix import MATRIX_FORMATS

EXAMPLES = """\
  qnfacts compare bai-1.txt bai-2.txt bai-3.txt
  qnfacts compare bai-1.txt bai-2.txt --origin thong-cao.pdf
  qnfacts compare bai-viet/ --format csv -o so-sanh.csv"""


def a_matrix_format(value: str) -> str:
    """A form that a matrix has."""
    if value not in MATRIX_FORMATS:
        raise typer.BadParameter(f"{value}: {', '.join(MATRIX_FORMATS)}")
    return value


MatrixFormat = Annotated[
    str,
    typer.Option("--format", "-f", metavar="NAME", callback=a_matrix_format, help=f"{text('format-matrix')} ({', '.join(MATRIX_FORMATS)})"),
]


def compare(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=text("texts"), show_default=False)],
    origin: Annotated[str | None, typer.Option("--origin", metavar="FILE", help=text("origin"))] = None,
    format: MatrixFormat = "table",  # noqa: A002
    output: Output = None,
    claims: Claims = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    fail_on: Fail = "error",
    everything: Annotated[bool, typer.Option("--all", "-a", help=text("all-rows"))] = False,
    stdin_filename: StdinFilename = None,
    config: Config = None,  # noqa: ARG001
    isolated: Isolated = False,  # noqa: ARG001
) -> None:
    """Compares several texts."""
    from qnfacts.cli import _help
    from qnfacts.cli._sides import hand_over, one_text, texts
    from qnfacts.cli._work import give_up, load
    from qnfacts.diff.matrix import compare
    from qnfacts.report.matrix import common, render_matrix
    from qnfacts.report.wording import word

    table = load(claims)
    documents = texts([path for path in files if path != origin], stdin_filename=stdin_filename, spoken=language, date=date)
    first: Date | None = date
    if origin:
        documents.insert(0, one_text(origin, stdin_filename=stdin_filename, spoken=language, date=first))
    if len(documents) < 2:
        give_up(word("matrix.too-few", _help.language()))
    matrix = compare(documents, table, origin=0 if origin else None)
    paths = [document.path for document in documents]
    hand_over(
        [(format, output)], paths, lambda name, options: render_matrix(name, matrix, _help.language(), options), everything=everything
    )
    found = any(row.outliers for row in common(matrix))
    raise typer.Exit(int((found and fail_on != "never") or (fail_on == "note" and len(common(matrix)) < len(matrix.rows))))
