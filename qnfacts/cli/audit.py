"""``qnfacts audit``: the numbers of a text held against each other, without any table."""

from __future__ import annotations

import typer

from qnfacts.cli._options import (
    Accepted,
    Baseline,
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
    MinLevel,
    Only,
    Output,
    Record,
    Statistics,
    StdinFilename,
    TextLanguage,
    Trace,
    Watch,
)

EXAMPLES = """\
  qnfacts audit bao-cao.pdf
  qnfacts audit bai.txt --format json"""


def audit(
    context: typer.Context,
    files: Files,
    format: Formats = None,  # noqa: A002
    output: Output = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    fail_on: Fail = "error",
    min_level: MinLevel = None,
    only: Only = None,
    ignore: Ignore = None,
    accepted: Accepted = None,
    baseline: Baseline = None,
    everything: Everything = False,
    trace: Trace = False,
    statistics: Statistics = False,
    record: Record = None,
    stdin_filename: StdinFilename = None,
    include: Include = None,
    exclude: Exclude = None,
    watch: Watch = False,
    config: Config = None,  # noqa: ARG001
    isolated: Isolated = False,  # noqa: ARG001
) -> None:
    """Audits the numbers of texts."""
    from qnfacts.cli._config import accepted_file
    from qnfacts.cli._run import How, muting, over, targets
    from qnfacts.pipeline import Task

    def asked() -> tuple[Task, How]:
        rules = muting(accepted_file(context, accepted), baseline, only, ignore, min_level)
        return Task("audit"), How(targets(format, output, record=record, statistics=statistics), everything, trace, rules, fail_on)

    over(files, asked, stdin_filename=stdin_filename, spoken=language, date=date, include=include, exclude=exclude, watch=watch)
