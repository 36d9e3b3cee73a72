"""``qnfacts extract``: the numbers that a text states."""

from __future__ import annotations

from qnfacts.cli._options import Day, Everything, Exclude, Files, Format, Include, Lang, Output, StdinFilename, TextLanguage, Trace

EXAMPLES = """\
  qnfacts extract bai.txt
  qnfacts extract bai.txt --format json > bai.json
  qnfacts extract - --date 2021-01-22 < bai.txt
  qnfacts extract bai.txt --trace"""


def extract(
    files: Files,
    format: Format = "table",  # noqa: A002
    output: Output = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    trace: Trace = False,
    everything: Everything = False,
    stdin_filename: StdinFilename = None,
    include: Include = None,
    exclude: Exclude = None,
) -> None:
    """Prints the numeric claims of texts."""
    from qnfacts.cli._work import close, deliver
    from qnfacts.pipeline import Task, read, run

    documents = read(files, stdin_filename=stdin_filename, language=language, date=date, include=include or (), exclude=exclude or ())
    report = run(documents, Task("extract"))
    deliver(report, format, output, everything=everything, trace=trace)
    close(report)
