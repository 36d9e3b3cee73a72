"""``qnfacts compare``: several texts laid out as one matrix."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qnfacts.cli._help import text
from qnfacts.cli._options import Claims, Config, Day, Fail, Isolated, Lang, Output, StdinFilename, TextLanguage
from qnfacts.report.matrix import MATRIX_FORMATS

EXAMPLES = """\
  qnfacts compare bai-1.txt bai-2.txt bai-3.txt
  qnfacts compare bai-1.txt bai-2.txt --origin thong-cao.pdf
  qnfacts compare bai-viet/ --format csv -o so-sanh.csv"""


def matrix_formats(context: typer.Context, parameter: typer.CallbackParam, values: list[str] | None) -> list[str]:
    """Forms that a matrix has, each with its target where it has one; a configuration file may name others, for other commands."""
    unknown = [value for value in values or () if value.partition("=")[0] not in MATRIX_FORMATS]
    if unknown and getattr(context.get_parameter_source(parameter.name or ""), "name", "") != "DEFAULT_MAP":
        raise typer.BadParameter(f"{unknown[0]}: {', '.join(MATRIX_FORMATS)}")
    return [value for value in values or () if value not in unknown]


MatrixFormats = Annotated[
    list[str] | None,
    typer.Option(
        "--format", "-f", metavar="NAME[=FILE]", callback=matrix_formats, help=f"{text('format-matrix')} ({', '.join(MATRIX_FORMATS)})"
    ),
]


def compare(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help=text("texts"), show_default=False)],
    origin: Annotated[str | None, typer.Option("--origin", metavar="FILE", help=text("origin"))] = None,
    format: MatrixFormats = None,  # noqa: A002
    output: Output = None,
    claims: Claims = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,
    fail_on: Fail = "error",
    everything: Annotated[bool, typer.Option("--all", "-a", help=text("all-rows"))] = False,
    stdin_filename: StdinFilename = None,
    config: Config = None,  # noqa: ARG001
    isolated: Isolated = False,  # noqa: ARG001
) -> None:
    """Compares several texts."""
    from qnfacts.cli import _help
    from qnfacts.cli._run import How, targets
    from qnfacts.cli._sides import hand_over, one_text, texts
    from qnfacts.cli._work import give_up, load
    from qnfacts.diff.matrix import compare
    from qnfacts.report.matrix import common, render_matrix
    from qnfacts.report.wording import word

    table = load(claims)
    documents = texts([path for path in files if path != origin], stdin_filename=stdin_filename, spoken=language, date=date)
    if origin:
        first = one_text(origin, stdin_filename=stdin_filename, spoken=language, date=date)
        documents = [first, *(document for document in documents if origin == "-" or Path(document.path) != Path(origin))]
    if len(documents) < 2:
        give_up(word("matrix.too-few", _help.language()))
    matrix = compare(documents, table, origin=0 if origin else None)
    paths = [document.path for document in documents]
    lang = _help.language()
    how = How(targets(format, output), everything)
    hand_over(how, paths, lambda name, options: render_matrix(name, matrix, lang, options))
    rows = common(matrix)
    silent = len(rows) < len(matrix.rows) and fail_on == "note"
    raise typer.Exit(int(silent or (fail_on != "never" and any(row.outliers for row in rows))))
