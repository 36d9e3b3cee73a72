"""``qnfacts extract``: the numbers that a text states."""

from __future__ import annotations

from qnfacts.cli._options import (
    Config,
    Day,
    Everything,
    Exclude,
    Files,
    Formats,
    Include,
    Isolated,
    Lang,
    Output,
    StdinFilename,
    TextLanguage,
    Trace,
    Watch,
)

EXAMPLES = """\
  qnfacts extract bai.txt
  qnfacts extract bai.txt --format json > bai.json
  qnfacts extract - --date 2021-01-22 < bai.txt
  qnfacts extract bai.txt --trace"""


def extract(
    files: Files,
    format: Formats = None,  # noqa: A002
    output: Output = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    trace: Trace = False,
    everything: Everything = False,
    stdin_filename: StdinFilename = None,
    include: Include = None,
    exclude: Exclude = None,
    watch: Watch = False,
    config: Config = None,  # noqa: ARG001
    isolated: Isolated = False,  # noqa: ARG001
) -> None:
    """Prints the numeric claims of texts."""
    from qnfacts.cli._run import How, over, targets
    from qnfacts.pipeline import Task

    def asked() -> tuple[Task, How]:
        return Task("extract"), How(targets(format, output), everything, trace)

    over(files, asked, stdin_filename=stdin_filename, spoken=language, date=date, include=include, exclude=exclude, watch=watch)
