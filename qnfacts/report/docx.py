"""A Word file with a comment on each number that needs attention.

A Word file comes back as it was: its text, its styles and every part but the comments stay. A run is only split
where a comment begins or ends. Any other input gives a new Word file with the text and the comments.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from qnfacts.model import Message
from qnfacts.readers.source import Source, Unreadable
from qnfacts.report.entries import in_piece, shown, told
from qnfacts.report.extras import Unrenderable, needs
from qnfacts.report.layout import pieces
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qnfacts.model import DocumentReport, Language, Report
    from qnfacts.readers.docx import Anchored, RunSpan
    from qnfacts.report.entries import Entry
    from qnfacts.report.options import Options

Element = Any  # an element of lxml, which python-docx builds on and which has no types of its own

SUFFIX = ".docx"
AUTHOR, INITIALS = "qnfacts", "qn"
STYLES = {"headline": "Title", "heading": "Heading 2", "caption": "Caption"}
#: What a run holds beside text that takes the place of one character.
ONE_CHARACTER = frozenset({"tab", "br", "cr", "noBreakHyphen", "softHyphen", "ptab"})
LARGEST = 512 * 1024 * 1024
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def render(report: Report, lang: Language, options: Options = DEFAULT) -> bytes:
    """Return the Word file of the one document that the report has."""
    readable = [document for document in report.documents if not document.error]
    if len(readable) != 1:
        raise Unrenderable(Message("report.one-document", (("format", "docx"), ("n", len(readable)))))
    document = readable[0]
    with needs("docx"):
        import docx as _  # noqa: F401
    original = options.original(document) if document.path.lower().endswith(SUFFIX) else None
    return _commented(document, original, lang, options) if original else _written(document, lang, options)


def _commented(document: DocumentReport, original: bytes, lang: Language, options: Options) -> bytes:
    from qnfacts.readers.docx import anchored

    try:
        anchors = anchored(Source(document.path, original))
    except Unreadable as error:
        raise Unrenderable(error.message) from error
    if anchors.document.text != document.text:
        raise Unrenderable(Message("report.changed", (("path", document.path),)))
    word_file = _opened(document, original)
    body = _Body(word_file.element, word_file.part.partname.lstrip("/"))
    for entry, first, last in body.stretches(shown(document, lang), anchors):
        _comment(word_file, first, last, entry, lang, options)
    return _repacked(word_file, original)


def _opened(document: DocumentReport, original: bytes) -> Any:
    """The file with all of its parts, those that the reader of texts never looks at too."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(original)) as parts:
            if sum(part.file_size for part in parts.infolist()) <= LARGEST:
                return docx.Document(io.BytesIO(original))
    except Exception as error:
        raise Unrenderable(Message("report.no-word-file", (("path", document.path),))) from error
    raise Unrenderable(Message("report.no-word-file", (("path", document.path),)))


def _written(document: DocumentReport, lang: Language, options: Options) -> bytes:
    import docx

    word_file = docx.Document()
    runs: dict[int, Any] = {}
    for block, found in pieces(document):
        paragraph = word_file.add_paragraph(style=STYLES.get(block.where))
        for piece in found:
            run = paragraph.add_run(piece.text)
            if piece.claim is not None:
                runs[piece.claim] = run
    for entry in in_piece(shown(document, lang)):
        if number := runs.get(entry.claims[0]):
            _comment(word_file, number._r, number._r, entry, lang, options)  # noqa: SLF001
    return _repacked(word_file, None)


class _Body:
    """The runs of the main part, which can be split without losing count of them."""

    def __init__(self, root: Element, part: str) -> None:
        self.part = part
        self.runs: list[Element] = [
            run for run in root.iter() if isinstance(run.tag, str) and run.tag.endswith("}r") and "wordprocessingml" in run.tag
        ]

    def stretches(self, found: Iterable[Entry], anchors: Anchored) -> Iterator[tuple[Entry, Element, Element]]:
        """Each entry with the first and the last run that hold its number, split off from what stands around them."""
        spans = {
            id(entry): [span for span in anchors.runs(entry.anchor.start, entry.anchor.end) if span.part == self.part] for entry in found
        }
        pieces = self._split(span for several in spans.values() for span in several)
        for entry in found:
            held = [run for span in spans[id(entry)] for start, run in pieces[span.run] if span.start <= start < span.end]
            if held:
                yield entry, _outside_boxes(held[0]), _outside_boxes(held[-1])
            elif self.runs:
                yield entry, _outside_boxes(self.runs[0]), _outside_boxes(self.runs[0])

    def _split(self, spans: Iterable[RunSpan]) -> dict[int, list[tuple[int, Element]]]:
        cuts: dict[int, set[int]] = {}
        for span in spans:
            cuts.setdefault(span.run, set()).update((span.start, span.end))
        return {run: list(_parts(self.runs[run], sorted(at))) for run, at in cuts.items()}


def _parts(run: Element, cuts: Sequence[int]) -> Iterator[tuple[int, Element]]:
    """Split a run at offsets of its text; give each part with its offset."""
    from docx.oxml.ns import qn

    start = at = 0
    current = run
    for child in [element for element in run if element.tag != qn("w:rPr")]:
        rest, length = child, _length(child)
        for cut in [cut for cut in cuts if start < cut and at <= cut < at + length]:
            if cut > at:
                head, rest = rest, _cut_off(rest, cut - at)
                _put(head, current, run)
            yield start, current
            current = _empty_like(run, after=current)
            start, at, length = cut, cut, length - (cut - at)
        _put(rest, current, run)
        at += length
    yield start, current


def _cut_off(text: Element, at: int) -> Element:
    """Shorten a text element; return what was cut off."""
    rest = deepcopy(text)
    text.text, rest.text = text.text[:at], text.text[at:]
    for part in (text, rest):
        if part.text != part.text.strip():
            part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return rest


def _put(child: Element, current: Element, run: Element) -> None:
    """What belongs to the first part stays where it is."""
    if current is not run:
        current.append(child)


def _length(child: Element) -> int:
    name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
    return len(child.text or "") if name == "t" else int(name in ONE_CHARACTER)


def _empty_like(run: Element, after: Element) -> Element:
    new = run.makeelement(run.tag, dict(run.attrib))
    if run.rPr is not None:
        new.append(deepcopy(run.rPr))
    after.addnext(new)
    return new


def _outside_boxes(run: Element) -> Element:
    """The run that a comment can stand at: Word allows none inside a text box, so there it is the box's own."""
    boxes = [element for element in run.iterancestors() if isinstance(element.tag, str) and element.tag.endswith("}txbxContent")]
    return next((element for element in boxes[-1].iterancestors() if element.tag == run.tag), run) if boxes else run


def _comment(word_file: Any, first: Element, last: Element, entry: Entry, lang: Language, options: Options) -> None:
    from docx.text.run import Run

    text = "\n".join(visible(line) for line in (entry.label, *told(entry, lang)))
    comment = word_file.add_comment([Run(first, word_file), Run(last, word_file)], text, AUTHOR, INITIALS)
    element = comment._comment_elm  # noqa: SLF001
    if options.today:
        element.date = datetime.combine(options.today, time(), UTC)
    else:
        del element.attrib[f"{{{element.nsmap['w']}}}date"]


def _repacked(word_file: Any, original: bytes | None) -> bytes:
    """The file as saved, with every part that no comment touches as it was, byte by byte."""
    saved = io.BytesIO()
    word_file.save(saved)
    main = word_file.part.partname.lstrip("/")
    folder, _, name = main.rpartition("/")
    touched = {"[Content_Types].xml", main, f"{folder}/_rels/{name}.rels"}
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(original or saved.getvalue())) as before,
        zipfile.ZipFile(saved) as after,
        zipfile.ZipFile(packed, "w") as target,
    ):
        kept = set(before.namelist()) - touched if original else set()
        for part in after.namelist():
            source = before if part in kept and "comments" not in part else after
            info = zipfile.ZipInfo(part, LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(part))
    return packed.getvalue()
