"""One run over documents: each is reported on, muted, and shown in every format that was asked for."""

from __future__ import annotations

from datetime import date as Date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from qnfacts.cli._console import colour, width
from qnfacts.cli._help import language
from qnfacts.cli._work import ON_SCREEN, close, give_up, hold_off_inputs, show
from qnfacts.frozen import dataclass, replace
from qnfacts.model import DocumentReport, Judgement, Report
from qnfacts.report.wording import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qnfacts.cli._options import FailOn
    from qnfacts.model import Language, Level
    from qnfacts.pipeline import Task
    from qnfacts.readers import Unreadable
    from qnfacts.report.mute import Rule
    from qnfacts.report.options import Options
    from qnfacts.text import Document

SUFFIXES = {
    "claimreview": ".jsonld",
    "junit": ".xml",
    "markdown": ".md",
    "ask": ".md",
    "record": ".md",
    "text": ".txt",
    "table": ".txt",
    "github": ".txt",
}
STREAMED = frozenset({"jsonl"})
DATED = frozenset({"claimreview", "docx", "html", "record"})


@dataclass(frozen=True, slots=True)
class How:
    """How a command's report is shown, and what its exit status depends on.

    ``targets`` are formats with the files that they go to, None for standard output.
    """

    targets: tuple[tuple[str, str | None], ...]
    everything: bool = False
    trace: bool = False
    rules: tuple[Rule, ...] = ()
    fail_on: FailOn = "never"
    min_coverage: int = 0
    publisher: str | None = None
    base_url: str | None = None

    def options(self, name: str, target: str | None) -> Options:
        """What a format needs to know."""
        from qnfacts.report.options import Options

        today = Date.today() if name in DATED else None  # noqa: DTZ011  (the day on the editor's desk)
        return Options(
            everything=self.everything,
            trace=self.trace,
            width=width(),
            colour=target is None and name in ON_SCREEN and colour(),
            publisher=self.publisher,
            base_url=self.base_url,
            today=today,
        )


def targets(
    formats: Sequence[str] | None, output: str | None, *, record: str | None = None, statistics: bool = False
) -> tuple[tuple[str, str | None], ...]:
    """Return the formats with their targets; ``output`` is that of the one without."""
    named = [(name, target or None) for name, _, target in (value.partition("=") for value in formats or ())]
    on_screen = [name for name, target in named if not target]
    if len(on_screen) > 1:
        give_up(word("deliver.two-on-screen", language()))
    if not named or (output and not on_screen):
        named.append(("statistics" if statistics else "table", None))
    named = [(name, target or output) for name, target in named]
    return (*named, ("record", record)) if record else tuple(named)


def muting(
    accepted: Path | None,
    baseline: str | None = None,
    only: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    min_level: Level | None = None,
) -> tuple[Rule, ...]:
    """Return the rules that mute findings; the first that fits gives the reason."""
    if not (accepted or baseline or only or ignore or min_level):
        return ()
    from qnfacts.cli._heard import read_accepted, read_baseline
    from qnfacts.report import mute

    rules = []
    if only or ignore:
        rules.append(mute.unasked(frozenset(only or ()), frozenset(ignore or ())))
    if accepted:
        rules.append(mute.accepted(read_accepted(accepted)))
    if baseline:
        rules.append(mute.known(read_baseline(Path(baseline))))
    if min_level:
        rules.append(mute.quiet(min_level))
    return tuple(rules)


def over(
    files: Sequence[str],
    asked: Callable[[], tuple[Task, How]],
    *,
    stdin_filename: str | None,
    spoken: Language | None,
    date: Date | None,
    include: Sequence[str] | None,
    exclude: Sequence[str] | None,
    watch: bool = False,
    beside: Sequence[str] = (),
) -> NoReturn:
    """Do what is asked with the texts of files; to ``watch`` is to ask again whenever they, or the files beside them, change."""
    from qnfacts.cli._watch import shown_progress, watched
    from qnfacts.pipeline import read

    def once() -> NoReturn:
        task, how = asked()
        documents = read(files, stdin_filename=stdin_filename, language=spoken, date=date, include=include or (), exclude=exclude or ())
        carry_out(shown_progress(documents), task, how)

    if watch:
        watched(once, [*files, *beside])
    once()


def carry_out(documents: Iterable[Document | Unreadable], task: Task, how: How) -> NoReturn:
    """Report on documents in every format, and end the call with the exit status."""
    from qnfacts.pipeline import report_on

    streamed = all(name in STREAMED for name, _ in how.targets)
    done: list[DocumentReport] = []
    for document in documents:
        one = report_on(document, task)
        if how.rules:
            from qnfacts.report.mute import mute

            one = mute(one, *how.rules)
        if streamed:
            _deliver(Report((one,), task.table, task.command), how, append=bool(done))
            one = _remembered(one)
        done.append(one)
    report = Report(tuple(done), task.table, task.command)
    if not streamed:
        _deliver(report, how)
    close(report, how.fail_on, how.min_coverage)


def _remembered(document: DocumentReport) -> DocumentReport:
    """What the exit status depends on, so that a long stream of documents fits in memory."""
    judgements = tuple(Judgement(one.verdict, level=one.level, mute=one.mute) for one in document.judgements)
    return DocumentReport(
        document.path, "", document.language, document.date, judgements=judgements, findings=document.findings, error=document.error
    )


def _deliver(report: Report, how: How, *, append: bool = False) -> None:
    from qnfacts.report import render

    paths = [document.path for document in report.documents]
    for name, target in how.targets:
        for part, path in _parts(report, name, target):
            deliver(name, path, how, paths, partial(render, name, part, language()), append=append)


def deliver(
    name: str, target: str | None, how: How, paths: Sequence[str], render: Callable[[Options], str | bytes], *, append: bool = False
) -> None:
    """Show what is rendered in the format of that name where it is wanted, unless a text was read from there."""
    from qnfacts.report.extras import Unrenderable

    hold_off_inputs(paths, target)
    try:
        show(name, render(how.options(name, target)), target, append=append)
    except Unrenderable as error:
        give_up(error.message)


def _parts(report: Report, name: str, target: str | None) -> Iterator[tuple[Report, str | None]]:
    """The report with its target; where that is a folder, each document with a file in it."""
    if target is None or not (target.endswith(("/", "\\")) or Path(target).is_dir()):
        yield report, target
        return
    folder = Path(target)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        give_up(error, target)
    taken: set[str] = set()
    for document in report.documents:
        if not document.error:
            path = _free(folder, "stdin" if document.path == "-" else Path(document.path).stem, SUFFIXES.get(name, f".{name}"), taken)
            yield replace(report, documents=(document,)), str(path)


def _free(folder: Path, stem: str, suffix: str, taken: set[str]) -> Path:
    name, number = f"{stem}{suffix}", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{suffix}"
    taken.add(name)
    return folder / name
