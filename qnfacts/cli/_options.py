"""The options that several commands share, and what their values become."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal

import typer

from qnfacts.cli._config import choose, configure
from qnfacts.cli._help import text
from qnfacts.report import FORMATS

FailOn = Literal["error", "warning", "note", "never"]


def day(value: str | Date | None) -> Date | None:
    """A day as ISO or as Vietnamese print it.

    >>> day("2021-01-22") == day("22/1/2021")
    True
    """
    if value is None or isinstance(value, Date):
        return value
    parts = value.split("/")
    try:
        return Date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else Date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(text("bad-date")) from None


def a_format(values: list[str] | None) -> list[str]:
    """Names of formats, each with its target where it has one."""
    for value in values or ():
        if value.partition("=")[0] not in FORMATS:
            raise typer.BadParameter(f"{value}: {', '.join(FORMATS)}")
    return values or []


def codes(values: list[str] | None) -> list[str]:
    """Codes of findings, parted by commas or given one by one.

    >>> codes(["rounded,loose", "sum"])
    ['rounded', 'loose', 'sum']
    """
    from qnfacts.report.codes import FOUND

    named = [name.strip() for value in values or () for name in value.split(",")]
    for name in named:
        if name not in FOUND:
            raise typer.BadParameter(f"{name}: {', '.join(FOUND)}")
    return named


Files = Annotated[list[str], typer.Argument(metavar="FILE...", help=text("files"), show_default=False)]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[=FILE]",
        callback=a_format,
        autocompletion=lambda: list(FORMATS),
        help=f"{text('format')} ({', '.join(FORMATS)})",
    ),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=text("output"))]
Claims = Annotated[list[str] | None, typer.Option("--claims", "-c", metavar="FILE", help=text("claims"))]
Day = Annotated[Date | None, typer.Option("--date", "-d", metavar="DATE", parser=day, help=text("date"))]
TextLanguage = Annotated[Literal["vi", "en"] | None, typer.Option("--language", help=text("language"))]
Lang = Annotated[Literal["vi", "en"] | None, typer.Option("--lang", help=text("lang"))]
Fail = Annotated[FailOn, typer.Option("--fail-on", help=text("fail-on"))]
Everything = Annotated[bool, typer.Option("--all", "-a", help=text("all"))]
Trace = Annotated[bool, typer.Option("--trace", help=text("trace"))]
StdinFilename = Annotated[str | None, typer.Option("--stdin-filename", metavar="NAME", help=text("stdin-filename"))]
Include = Annotated[list[str] | None, typer.Option("--include", metavar="GLOB", help=text("include"))]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOB", help=text("exclude"))]
MinLevel = Annotated[Literal["error", "warning", "note"] | None, typer.Option("--min-level", help=text("min-level"))]
MinCoverage = Annotated[
    int, typer.Option("--min-coverage", metavar="PERCENT", min=0, max=100, help=text("min-coverage"), show_default=False)
]
Only = Annotated[list[str] | None, typer.Option("--only", metavar="CODE", callback=codes, help=text("only"))]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE", callback=codes, help=text("ignore"))]
Accepted = Annotated[str | None, typer.Option("--accepted", metavar="FILE", help=text("accepted"))]
Baseline = Annotated[str | None, typer.Option("--baseline", metavar="FILE", help=text("baseline"))]
Record = Annotated[str | None, typer.Option("--record", metavar="FILE", help=text("record"))]
Statistics = Annotated[bool, typer.Option("--statistics", help=text("statistics"))]
Watch = Annotated[bool, typer.Option("--watch", help=text("watch"))]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help=text("publisher"))]
BaseUrl = Annotated[str | None, typer.Option("--base-url", metavar="URL", help=text("base-url"))]
Config = Annotated[str | None, typer.Option("--config", metavar="FILE", is_eager=True, callback=choose, help=text("config"))]
Isolated = Annotated[bool, typer.Option("--isolated", is_eager=True, callback=configure, help=text("isolated"))]
