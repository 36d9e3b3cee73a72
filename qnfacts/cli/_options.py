"""The options that several commands share, and what their values become."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal

import typer

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


def a_format(value: str) -> str:
    """The name of a format."""
    if value not in FORMATS:
        raise typer.BadParameter(f"{value}: {', '.join(FORMATS)}")
    return value


Files = Annotated[list[str], typer.Argument(metavar="FILE...", help=text("files"), show_default=False)]
Format = Annotated[
    str, typer.Option("--format", "-f", metavar="NAME", callback=a_format, autocompletion=lambda: list(FORMATS), help=f"{text('format')} ({', '.join(FORMATS)})")
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
