"""``qnfacts audit``: the numbers of a text held against each other, without any table."""

from __future__ import annotations

from qnfacts.cli._options import Day, Everything, Exclude, Fail, Files, Format, Include, Lang, Output, StdinFilename, TextLanguage, Trace

EXAMPLES = """\
  qnfacts audit bao-cao.pdf
  qnfacts audit bai.txt --format json"""


def audit(
    files: Files,
    format: Format = "table",  # noqa: A002
    output: Output = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    fail_on: Fail = "error",
    everything: Everything = False,
    trace: Trace = False,
    stdin_filename: StdinFilename = None,
    include: Include = None,
    exclude: Exclude = None,
) -> None:
    """Audits the numbers of texts."""
    from qnfacts.cli._work import close, deliver
    from qnfacts.pipeline import Task, read, run

    documents = read(files, stdin_filename=stdin_filename, language=language, date=date, include=include or (), exclude=exclude or ())
    report = run(documents, Task("audit"))
    deliver(report, format, output, everything=everything, trace=trace)
    close(report, fail_on)
