"""SARIF 2.1.0 for code scanning: a result a finding, a rule a code with its page as help.

Columns and offsets count Unicode code points, as ``columnKind`` says. An accepted finding is a suppressed result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from qnfacts.report.entries import entries, told
from qnfacts.report.explain import page
from qnfacts.report.json import dump
from qnfacts.report.keys import key_of
from qnfacts.report.lines import Lines
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line, visible
from qnfacts.report.wording import label, say

if TYPE_CHECKING:
    from qnfacts.model import Claim, DocumentReport, Language, Report
    from qnfacts.report.entries import Entry
    from qnfacts.report.options import Options

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
STATES = {"accepted", "baseline"}


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:  # noqa: ARG001
    """Return one run over all documents."""
    from qnfacts import __version__

    found = [(document, entry) for document in report.documents for entry in entries(document, lang) if _reported(entry)]
    codes = sorted({entry.code for _, entry in found})
    lines = {id(document): Lines(document.text) for document in report.documents}
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "qnfacts", "version": __version__, "language": lang, "rules": [_rule(code, lang) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "language": lang,
        "artifacts": [{"location": {"uri": where}} for where in dict.fromkeys(uri(document.path) for document in report.documents)],
        "invocations": [_invocation(report, lang)],
        "results": [_result(document, entry, codes, lines[id(document)], lang) for document, entry in found],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def uri(path: str) -> str:
    """Return a path as a URI reference.

    >>> uri("bài 1.txt"), uri("/tmp/a#b.txt"), uri("-")
    ('b%C3%A0i%201.txt', 'file:///tmp/a%23b.txt', 'stdin')
    """
    if path == "-":
        return "stdin"
    quoted = quote(path.replace("\\", "/"), errors="surrogatepass")
    return f"file://{quoted}" if quoted.startswith("/") else quoted


def _reported(entry: Entry) -> bool:
    return entry.level is not None and (entry.mute is None or entry.mute.why in STATES)


def _rule(code: str, lang: Language) -> dict[str, Any]:
    help_page = page(code, lang)
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in code.split("-")),
        "shortDescription": {"text": label(code, lang)},
        "fullDescription": {"text": help_page.partition("\n\n")[0]},
        "help": {"text": f"{help_page}\n\nqnfacts explain {code}", "markdown": f"{help_page}\n\n`qnfacts explain {code}`"},
    }


def _invocation(report: Report, lang: Language) -> dict[str, Any]:
    unread = [document for document in report.documents if document.error]
    notes = [
        {
            "level": "error",
            "message": {"text": one_line(say(document.error, lang))},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(document.path)}}}],
        }
        for document in unread
        if document.error
    ]
    return {"executionSuccessful": not unread} | ({"toolExecutionNotifications": notes} if notes else {})


def _result(document: DocumentReport, entry: Entry, codes: list[str], lines: Lines, lang: Language) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": entry.code,
        "ruleIndex": codes.index(entry.code),
        "level": entry.level,
        "message": {"text": " · ".join(told(entry, lang)) or entry.label},
        "locations": [_location(document, entry.anchor, lines)],
        "partialFingerprints": {"qnfacts/v1": key_of(entry, document)},
    }
    if others := [document.claims[index] for index in entry.claims[1:]]:
        result["relatedLocations"] = [_location(document, claim, lines) for claim in others]
    if entry.mute and entry.mute.why == "accepted":
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": one_line(entry.mute.reason)}]
    elif entry.mute:
        result["baselineState"] = "unchanged"
    return result


def _location(document: DocumentReport, claim: Claim, lines: Lines) -> dict[str, Any]:
    end_line, end_column = lines.place(claim.end)
    region = {
        "startLine": claim.line,
        "startColumn": claim.column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": claim.start,
        "charLength": claim.end - claim.start,
        "snippet": {"text": visible(claim.text)},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri(document.path)}, "region": region}}
