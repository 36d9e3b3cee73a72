"""JUnit XML as CI servers read it: a suite a document, a case a number or an audit finding.

An ``error`` is a failure. A number that no source speaks of is a skipped case; a warning or a note passes, with its
words in the case's output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from qnfacts.report.entries import entries, told
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line
from qnfacts.report.wording import say

if TYPE_CHECKING:
    from qnfacts.model import DocumentReport, Language, Report
    from qnfacts.report.entries import Entry
    from qnfacts.report.options import Options


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:  # noqa: ARG001
    """Return the suites of all documents."""
    root = Element("testsuites", name="qnfacts")
    for document in report.documents:
        _suite(root, document, lang)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, document: DocumentReport, lang: Language) -> None:
    path = one_line(document.path)
    suite = SubElement(root, "testsuite", name=path)
    if document.error:
        case = SubElement(suite, "testcase", classname=path, name=path, time="0")
        SubElement(case, "error", type="unreadable", message=one_line(say(document.error, lang)))
    for entry in entries(document, lang):
        _case(suite, path, entry, lang)
    cases = list(suite)
    suite.set("tests", str(len(cases)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(tag) is not None for case in cases)))
    suite.set("time", "0")


def _case(suite: Element, path: str, entry: Entry, lang: Language) -> None:
    claim = entry.anchor
    name = f"{claim.line}:{claim.column} {one_line(claim.text)}" + (f" ({entry.code})" if entry.finding else "")
    case = SubElement(suite, "testcase", classname=path, name=name, file=path, line=str(claim.line), time="0")
    message = one_line(f"{entry.label}: {entry.message}" if entry.message else entry.label)
    if entry.shown and entry.level == "error":
        failure = SubElement(case, "failure", type=entry.code, message=message)
        failure.text = "\n".join((f"{path}:{claim.line}:{claim.column}", entry.label, *told(entry, lang)))
    elif entry.mute or entry.code == "unverified":
        SubElement(case, "skipped", message=one_line(entry.mute.reason) or message if entry.mute else message)
    elif entry.shown:
        SubElement(case, "system-out").text = "\n".join((entry.label, *told(entry, lang)))
