"""``qnfacts diff``: two texts held against each other, number by number."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated

import typer

from qnfacts.cli._help import text
from qnfacts.cli._options import Claims, Config, Fail, Formats, Isolated, Lang, Output, StdinFilename, TextLanguage, Watch, day

EXAMPLES = """\
  qnfacts diff bai.txt thong-cao.pdf
  qnfacts diff bai.txt bai-sua.txt --all
  qnfacts diff bao-cao-2020.docx bao-cao-2021.docx --across-periods
  qnfacts diff bai.txt - --date-b 2021-01-22 --format json < bai-khac.txt"""


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help=text("text-a"), show_default=False)],
    b: Annotated[str, typer.Argument(metavar="B", help=text("text-b"), show_default=False)],
    format: Formats = None,  # noqa: A002
    output: Output = None,
    claims: Claims = None,
    date_a: Annotated[Date | None, typer.Option("--date-a", metavar="DATE", parser=day, help=text("date-a"))] = None,
    date_b: Annotated[Date | None, typer.Option("--date-b", metavar="DATE", parser=day, help=text("date-b"))] = None,
    across_periods: Annotated[bool, typer.Option("--across-periods", help=text("across-periods"))] = False,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    fail_on: Fail = "error",
    everything: Annotated[bool, typer.Option("--all", "-a", help=text("all-same"))] = False,
    stdin_filename: StdinFilename = None,
    watch: Watch = False,
    config: Config = None,  # noqa: ARG001
    isolated: Isolated = False,  # noqa: ARG001
) -> None:
    """Compares two texts."""
    from qnfacts.cli import _help
    from qnfacts.cli._run import How, targets
    from qnfacts.cli._sides import hand_over, one_text
    from qnfacts.cli._watch import watched
    from qnfacts.cli._work import close, give_up, load
    from qnfacts.diff import diff
    from qnfacts.report.comparison import as_report, render_pairs
    from qnfacts.report.wording import word

    if a == b == "-":
        give_up(word("diff.both-stdin", _help.language()))

    def once() -> None:
        table = load(claims)
        sides = [one_text(path, stdin_filename=stdin_filename, spoken=language, date=date) for path, date in ((a, date_a), (b, date_b))]
        comparison = diff(sides[0], sides[1], table, across_periods=across_periods)
        lang = _help.language()
        how = How(targets(format, output), everything)
        hand_over(how, (a, b), lambda name, options: render_pairs(name, comparison, lang, options))
        close(as_report(comparison, lang), fail_on)

    watched(once, [a, b, *(claims or ())]) if watch else once()
