"""What people and machines read: one format a file, each a pure function of the report.

A format is a module of this package with ``render(report, lang, options) -> str | bytes``; its name on the command
line is the module's, with ``-`` for ``_``. To add one, add its file and its name here; a test holds
the names against the files.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qnfacts.model import Language, Report
    from qnfacts.report.options import Options

FORMATS = (
    "ask",
    "claimreview",
    "csv",
    "docx",
    "github",
    "html",
    "json",
    "jsonl",
    "junit",
    "markdown",
    "record",
    "sarif",
    "statistics",
    "table",
    "text",
)
"""The names of the formats."""


def render(name: str, report: Report, lang: Language, options: Options) -> str | bytes:
    """The report in the format of that name."""
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    rendered: str | bytes = module.render(report, lang, options)
    return rendered
