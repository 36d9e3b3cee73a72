"""``qnfacts check``: the numbers of a text held against the claims table, and against each other."""

from __future__ import annotations

from typing import Annotated

import typer

from qnfacts.cli._help import text
from qnfacts.cli._options import (
    Claims,
    Day,
    Everything,
    Exclude,
    Fail,
    Files,
    Format,
    Include,
    Lang,
    Output,
    StdinFilename,
    TextLanguage,
    Trace,
)

EXAMPLES = """\
  qnfacts check bai.txt
  qnfacts check bai.txt --all
  qnfacts check bai.docx thong-cao.pdf --date 2021-01-22
  qnfacts check bai.txt --claims claims.toml --claims toa-soan.toml
  qnfacts check - --format json < bai.txt
  qnfacts check bai-viet/ --fail-on warning"""


def check(
    files: Files,
    format: Format = "table",  # noqa: A002
    output: Output = None,
    claims: Claims = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    fail_on: Fail = "error",
    everything: Everything = False,
    trace: Trace = False,
    audit: Annotated[bool, typer.Option(help=text("audit-option"))] = True,
    omissions: Annotated[bool, typer.Option("--omissions", help=text("omissions"))] = False,
    stdin_filename: StdinFilename = None,
    include: Include = None,
    exclude: Exclude = None,
) -> None:
    """Checks the numbers of texts."""
    from qnfacts.cli._work import close, deliver, load
    from qnfacts.pipeline import Task, read, run

    table = load(claims)
    documents = read(files, stdin_filename=stdin_filename, language=language, date=date, include=include or (), exclude=exclude or ())
    report = run(documents, Task("check", table, audit, omissions))
    deliver(report, format, output, everything=everything, trace=trace)
    close(report, fail_on)
