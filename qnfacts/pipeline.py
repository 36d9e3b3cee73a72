"""The whole program on one page: read, extract, judge, audit, and gather the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from qnfacts.frozen import dataclass
from qnfacts.model import DocumentReport, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date as Date

    from qnfacts.model import Finding, Judgement, Language, Omission, Table
    from qnfacts.readers import Unreadable
    from qnfacts.text import Document

Command = Literal["extract", "check", "audit"]


@dataclass(frozen=True, slots=True)
class Task:
    """What to do with each document: ``check`` holds it against a table, ``audit`` against itself."""

    command: Command = "check"
    table: Table | None = None
    audit: bool = True
    omissions: bool = False


def run(documents: Iterable[Document | Unreadable], task: Task) -> Report:
    """The report of documents, in their order; one that could not be read stands in it with the reason."""
    return Report(tuple(report_on(document, task) for document in documents), task.table, task.command)


def report_on(document: Document | Unreadable, task: Task) -> DocumentReport:
    """One document, extracted, and judged and audited where the task asks for it."""
    if isinstance(document, Exception):
        return DocumentReport(document.path, "", None, None, error=document.message)
    from qnfacts.parse.claim import extract

    found = extract(document)
    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = ()
    omissions: tuple[Omission, ...] = ()
    if task.command == "check" and task.table:
        from qnfacts.judge import judge, omitted

        judgements = judge(found, document, task.table)
        omissions = omitted(found, document, task.table) if task.omissions else ()
    if task.command == "audit" or (task.command == "check" and task.audit):
        from qnfacts.audit import audit

        facts = [judgement.match.fact if judgement.match else None for judgement in judgements]
        findings = audit(found, document, task.table, facts or None)
    return DocumentReport(
        document.path,
        document.text,
        document.language,
        document.date,
        document.blocks,
        found.claims,
        found.unread,
        found.links,
        judgements,
        findings,
        omissions,
        document.notices,
    )


def read(
    paths: Sequence[str],
    *,
    stdin_filename: str | None = None,
    language: Language | None = None,
    date: Date | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
) -> Iterable[Document | Unreadable]:
    """The documents of files, folders and standard input (``-``), or why one cannot be read, in order."""
    from qnfacts.readers import read_all

    return read_all(paths, stdin_filename=stdin_filename, language=language, date=date, include=include, exclude=exclude)
