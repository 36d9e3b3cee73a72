"""``qnfacts check``: the numbers of a text held against the claims table, and against each other."""

from __future__ import annotations

from typing import Annotated

import typer

from qnfacts.cli._help import text
from qnfacts.cli._options import (
    Accepted,
    Baseline,
    BaseUrl,
    Claims,
    Config,
    Day,
    Everything,
    Exclude,
    Fail,
    Files,
    Formats,
    Ignore,
    Include,
    Isolated,
    Lang,
    MinCoverage,
    MinLevel,
    Only,
    Output,
    Publisher,
    Record,
    Statistics,
    StdinFilename,
    TextLanguage,
    Trace,
    Watch,
)

EXAMPLES = """\
  qnfacts check bai.txt
  qnfacts check bai.txt --all
  qnfacts check bai.docx --format table --format docx=bai-nhan-xet.docx
  qnfacts check bai.docx thong-cao.pdf --date 2021-01-22
  qnfacts check bai.txt --claims claims.toml --claims toa-soan.toml
  qnfacts check - --format json < bai.txt
  qnfacts check bai-viet/ --fail-on warning"""


def check(
    context: typer.Context,
    files: Files,
    format: Formats = None,  # noqa: A002
    output: Output = None,
    claims: Claims = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    fail_on: Fail = "error",
    min_level: MinLevel = None,
    min_coverage: MinCoverage = 0,
    only: Only = None,
    ignore: Ignore = None,
    accepted: Accepted = None,
    baseline: Baseline = None,
    everything: Everything = False,
    trace: Trace = False,
    statistics: Statistics = False,
    audit: Annotated[bool, typer.Option(help=text("audit-option"))] = True,
    omissions: Annotated[bool, typer.Option("--omissions", help=text("omissions"))] = False,
    record: Record = None,
    publisher: Publisher = None,
    base_url: BaseUrl = None,
    stdin_filename: StdinFilename = None,
    include: Include = None,
    exclude: Exclude = None,
    watch: Watch = False,
    config: Config = None,  # noqa: ARG001
    isolated: Isolated = False,  # noqa: ARG001
) -> None:
    """Checks the numbers of texts."""
    from qnfacts.cli._config import accepted_file
    from qnfacts.cli._run import How, muting, over, targets
    from qnfacts.cli._work import load
    from qnfacts.pipeline import Task

    def asked() -> tuple[Task, How]:
        rules = muting(accepted_file(context, accepted), baseline, only, ignore, min_level)
        how = How(
            targets(format, output, record=record, statistics=statistics),
            everything,
            trace,
            rules,
            fail_on,
            min_coverage,
            publisher,
            base_url,
        )
        return Task("check", load(claims), audit, omissions), how

    over(
        files,
        asked,
        stdin_filename=stdin_filename,
        spoken=language,
        date=date,
        include=include,
        exclude=exclude,
        watch=watch,
        beside=claims or (),
    )
