"""``qnfacts accept``: a finding that was looked into, and stands as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from qnfacts.cli._help import text
from qnfacts.cli._options import Accepted, Claims, Config, Day, Isolated, Lang, Only, TextLanguage

if TYPE_CHECKING:
    from qnfacts.report.entries import Entry

EXAMPLES = """\
  qnfacts accept bai.txt:12 --reason "đã hỏi Sở, số mới" --by "Hạnh"
  qnfacts accept bai.txt:12:34 --only rounding --reason "tít phải ngắn\""""

_WHERE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")


def accept(
    context: typer.Context,
    where: Annotated[str, typer.Argument(metavar="FILE:LINE[:COLUMN]", help=text("where"))],
    reason: Annotated[str, typer.Option("--reason", "-r", help=text("reason"))],
    by: Annotated[str, typer.Option("--by", help=text("by"))] = "",
    only: Only = None,
    accepted: Accepted = None,
    claims: Claims = None,
    date: Day = None,
    language: TextLanguage = None,
    lang: Lang = None,  # noqa: ARG001
    config: Config = None,  # noqa: ARG001
    isolated: Isolated = False,  # noqa: ARG001
) -> None:
    """Adds what was found at a place to the file of accepted findings."""
    from datetime import date as Date

    from qnfacts.cli._config import ACCEPTED, accepted_file, folder
    from qnfacts.cli._heard import accepted_row, read_accepted
    from qnfacts.cli._help import language as spoken
    from qnfacts.cli._work import complain, give_up, load
    from qnfacts.pipeline import Task, read, report_on
    from qnfacts.report import mute
    from qnfacts.report.entries import shown
    from qnfacts.report.keys import key_of
    from qnfacts.report.wording import word

    place = _WHERE.fullmatch(where)
    if not place or not reason.strip():
        give_up(word("accept.where", spoken()), where)
    file = accepted_file(context, accepted) or folder(context) / ACCEPTED
    known = mute.accepted(read_accepted(file)) if file.is_file() else mute.accepted({})
    table = load(claims)
    found = [
        (document, entry)
        for document in (
            mute.mute(report_on(one, Task("check", table)), known) for one in read([place["path"]], language=language, date=date)
        )
        for entry in shown(document, spoken())
        if _stands_at(entry, place) and (not only or entry.code in only)
    ]
    if not found:
        give_up(word("accept.nothing", spoken()), where)
    today = Date.today()  # noqa: DTZ011  (the day on the editor's desk)
    try:
        with file.open("a", encoding="utf-8") as target:
            for document, entry in found:
                target.write(accepted_row(key_of(entry, document), entry.code, entry.anchor.text, _reported(entry), reason, by, today))
                complain(word("accept.done", spoken(), label=entry.label, text=entry.anchor.text), str(file))
    except OSError as error:
        give_up(error, str(file))


def _stands_at(entry: Entry, place: re.Match[str]) -> bool:
    return entry.anchor.line == int(place["line"]) and place["column"] in {None, str(entry.anchor.column)}


def _reported(entry: Entry) -> str:
    match = entry.judgement.match if entry.judgement else None
    return "; ".join(f"{said.source}: {said.printed}" for said in match.fact.reported) if match else ""
