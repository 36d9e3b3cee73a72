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
    from qnfacts.cli._run import How, carry_out, muting, targets
    from qnfacts.cli._watch import shown_progress, watched
    from qnfacts.pipeline import Task, read

    def once() -> None:
        rules = muting(accepted_file(context, accepted), baseline, only, ignore, min_level)
        how = How(targets(format, output, record=record, statistics=statistics), everything, trace, rules, fail_on)
        documents = read(files, stdin_filename=stdin_filename, language=language, date=date, include=include or (), exclude=exclude or ())
        carry_out(shown_progress(documents), Task("audit"), how)

    watched(once, files) if watch else once()
