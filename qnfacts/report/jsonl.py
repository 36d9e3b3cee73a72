"""JSON Lines: one document a line, each line as soon as its document is done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qnfacts.report.json import SCHEMA, document_json
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import escaped

if TYPE_CHECKING:
    from qnfacts.model import Language, Report
    from qnfacts.report.options import Options


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:
    """Return a line for each document; the lines of two reports are the lines of both."""
    return "".join(
        escaped(json.dumps({"schema": SCHEMA, **document_json(report, document, lang, options)}, ensure_ascii=False)) + "\n"
        for document in report.documents
    )
