"""``qnfacts ask``: questions to the sources of contested and unchecked numbers."""

from __future__ import annotations

import typer

from qnfacts.cli._options import Accepted, Claims, Config, Day, Exclude, Files, Include, Isolated, Lang, Output, StdinFilename, TextLanguage

EXAMPLES = """\
  qnfacts ask bai.txt
  qnfacts ask bai.docx --lang en -o questions.md"""


def ask(
    context: typer.Context,
    files: Files,
    output: Output = None,
    claims: Claims = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    accepted: Accepted = None,
    stdin_filename: StdinFilename = None,
    include: Include = None,
    exclude: Exclude = None,
    config: Config = None,  # noqa: ARG001
    isolated: Isolated = False,  # noqa: ARG001
) -> None:
    """Writes the questions to put to each source."""
    from qnfacts.cli._config import accepted_file
    from qnfacts.cli._run import How, muting, over
    from qnfacts.cli._work import load
    from qnfacts.pipeline import Task

    def asked() -> tuple[Task, How]:
        how = How((("ask", output),), rules=muting(accepted_file(context, accepted)))
        return Task("check", load(claims), audit=False), how

    over(files, asked, stdin_filename=stdin_filename, spoken=language, date=date, include=include, exclude=exclude)
