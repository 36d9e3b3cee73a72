"""Rich text: paragraphs, tables, notes and text boxes.

Own reading of the control words: the libraries lose notes and cells, and put the addresses of links into the text.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from qnfacts.grid import Cell, without_ordinals
from qnfacts.readers.build import SUPERSCRIPT, Builder
from qnfacts.readers.legacy import by_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import Where
    from qnfacts.readers.source import Source
    from qnfacts.text import Document

_SKIPPED = frozenset(
    [
        "colortbl",
        "info",
        "pict",
        "object",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "themedata",
        "datastore",
        "latentstyles",
        "annotation",
        "atnid",
        "atnauthor",
        "bkmkstart",
        "bkmkend",
        "tc",
        "xe",
        "txe",
        "rxe",
        "sp",
        "pgdsctbl",
        "filetbl",
        "revtbl",
        "nonesttables",
        "upr",
        "mmathPr",
        "shprslt",
        "private",
        "template",
        "userprops",
        "falt",
        "footnotesep",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "levelnumbers",
        "leveltext",
        "pnseclvl",
        "defchp",
        "defpap",
    ]
)
_ASIDE = frozenset(
    ["footnote", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "shptxt", "dptxbxtext"]
)
_READ_THOUGH_STARRED = frozenset({"shpinst", "shptxt", "ud", "fldinst"})
_PLAIN = {
    "tab": "\t",
    "line": "\n",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\", "\n": "\x00par", "\r": "\x00par"}
_CHARSETS = {"77": "mac_roman", "128": "cp932", "129": "cp949", "134": "cp936", "136": "cp950"} | {
    "161": "cp1253",
    "162": "cp1254",
    "163": "cp1258",
    "177": "cp1255",
    "178": "cp1256",
    "186": "cp1257",
    "204": "cp1251",
    "222": "cp874",
    "238": "cp1250",
}
_NEAR = 60
_MOST_CELLS = 200
_DEEPEST = 10_000


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([\r\n]+)|([^\\{}\r\n]+)|\\")


@dataclass(slots=True)
class _State:
    """What holds inside a group."""

    skipped: bool = False
    font: str = ""
    skips: int = 1
    hidden: bool = False
    raised: bool = False
    table: str = ""
    instruction: bool = False
    aside: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[str] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    continued: list[bool] = field(default_factory=list)
    heading: bool = False


@dataclass(slots=True)
class _Flow:
    """A stream of paragraphs: the body, or a note or a header, whose text comes last."""

    line: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    style: str = ""
    in_table: bool = False
    listed: bool = False


def read(source: Source) -> Iterator[Document]:
    r"""The one document of a rich text file.

    >>> from qnfacts.readers.source import Source
    >>> next(read(Source("a.rtf", rb"{\rtf1\ansi T\u7841?o {\b 14}.048 vi\u7879?c l\'e0m.\par}"))).text.strip()
    'Tạo 14.048 việc làm.'
    """
    yield _Reading(source).document()


class _Reading:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.builder = Builder(source)
        self.state = _State()
        self.groups: list[_State] = []
        self.flow = _Flow()
        self.flows: list[tuple[int, _Flow]] = []
        self.row = _Row()
        self.rows: list[_Row] = []
        self.asides: list[str] = []
        self.fonts: dict[str, tuple[str, str]] = {}
        self.styles: dict[str, str] = {}
        self.entry: list[str] = []
        self.of_entry = ""
        self.codec = "cp1252"
        self.bytes = bytearray()
        self.left_to_skip = 0
        self.instruction: list[str] = []
        self.continued = False

    def document(self) -> Document:
        text = self.source.data.decode("latin-1")
        token = _token()
        at, end = 0, len(text)
        while at < end:
            found = token.match(text, at)
            if found is None:
                break
            at = found.end()
            word, number, byte, symbol, brace, _, plain = found.groups()
            if byte is None:
                self._settle()
            if word:
                if word == "bin":
                    at += max(0, int(number or 0))
                else:
                    self._word(word, number)
            elif byte:
                self._byte(byte)
            elif symbol:
                self._symbol(symbol)
            elif brace:
                self._brace(brace)
            elif plain:
                self._plain(plain)
        self._settle()
        while self.flows:
            self._end_aside()
        self._paragraph()
        self._end_table()
        for aside in dict.fromkeys(self.asides):
            self.builder.paragraph(aside, "body")
        return self.builder.document()

    def _brace(self, brace: str) -> None:
        self.left_to_skip = 0
        if brace == "{":
            if len(self.groups) > _DEEPEST:
                raise self.source.refuse("read-too-deep")
            self.groups.append(replace(self.state))
        elif self.groups:
            if self.state.table:
                self._end_entry()
            self.state = self.groups.pop()
            while self.flows and self.flows[-1][0] > len(self.groups):
                self._end_aside()

    def _end_aside(self) -> None:
        text = "".join([*self.flow.cell, *self.flow.line]).strip()
        _, self.flow = self.flows.pop()
        if text:
            self.asides.append(text)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.state.skipped = self.state.skipped or not self.state.table
            return
        text = _SYMBOLS.get(symbol, "")
        if text == "\x00par":
            self._word("par", None)
        else:
            self._add(text)

    def _byte(self, byte: str) -> None:
        if self.left_to_skip:
            self.left_to_skip -= 1
        elif not self.state.skipped:
            self.bytes += bytes.fromhex(byte)

    def _settle(self) -> None:
        if self.bytes:
            codec = self.fonts.get(self.state.font, ("", ""))[1] or self.codec
            text = self.bytes.decode(codec, "replace")
            self.bytes.clear()
            self._add(text)

    def _plain(self, text: str) -> None:
        skipped = min(self.left_to_skip, len(text))
        self.left_to_skip -= skipped
        self._add(text[skipped:])

    def _add(self, text: str) -> None:
        state = self.state
        if state.table:
            self.entry.append(text)
        elif state.instruction:
            self.instruction.append(text)
        elif text and not state.skipped and not state.hidden:
            convert = by_font(self.fonts.get(state.font, ("", ""))[0])
            self.flow.line.append(convert(text) if convert else text.translate(SUPERSCRIPT) if state.raised else text)

    def _word(self, word: str, number: str | None) -> None:
        state, flow = self.state, self.flow
        on = number != "0"
        self.left_to_skip = 0
        if word in _READ_THOUGH_STARRED and not state.table and not self._in_skipped_group():
            state.skipped = False
        if word in {"fonttbl", "stylesheet"}:
            state.table = word
        elif word in _SKIPPED:
            state.skipped = True
        elif word == "fldinst":
            state.instruction = True
            self.instruction.clear()
        elif word == "fldrslt":
            state.skipped = state.skipped or bool(re.match(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", "".join(self.instruction)))
            state.instruction = False
        elif word in {"listtext", "pntext"}:
            flow.listed = True
            state.skipped = True
        elif word in _ASIDE and not state.skipped:
            self.flows.append((len(self.groups), flow))
            self.flow = _Flow()
        elif word == "ansicpg":
            self.codec = _codec(f"cp{number}") or self.codec
        elif word == "mac":
            self.codec = "mac_roman"
        elif state.table:
            self._table_word(word, number)
        elif word == "u":
            code = int(number or 0) % 0x10000
            self._add(chr(code))
            self.left_to_skip = state.skips
        elif word == "uc":
            state.skips = min(int(number or 1), 16)
        elif word == "f":
            state.font = number or ""
        elif word == "plain":
            state.hidden = state.raised = False
        elif word in {"v", "deleted"}:
            state.hidden = on
        elif word in {"super", "up"}:
            state.raised = on
        elif word == "nosupersub":
            state.raised = False
        elif word in _PLAIN:
            self._add(_PLAIN[word])
        elif not state.skipped:
            self._layout(word, number)

    def _in_skipped_group(self) -> bool:
        return bool(self.groups and self.groups[-1].skipped)

    def _layout(self, word: str, number: str | None) -> None:
        flow = self.flow
        if word in {"par", "sect", "page", "column"}:
            self._paragraph()
        elif word == "pard":
            flow.style, flow.in_table, flow.listed = "", False, False
        elif word == "intbl":
            flow.in_table = True
        elif word == "s":
            flow.style = number or ""
        elif word in {"cell", "nestcell"}:
            self._end_cell(nested=word == "nestcell")
        elif word == "nestrow":
            flow.cell.append("\n")
        elif word == "row" and not self.flows:
            self.rows.append(self.row)
            self.row = _Row(edges=list(self.row.edges), continued=list(self.row.continued), heading=self.row.heading)
        elif word == "trowd":
            self.row.edges, self.row.continued, self.row.heading, self.continued = [], [], False, False
        elif word == "trhdr":
            self.row.heading = True
        elif word in {"clvmrg", "clmrg"}:
            self.continued = True
        elif word == "cellx" and len(self.row.edges) < _MOST_CELLS:
            self.row.edges.append(int(number or 0))
            self.row.continued.append(self.continued)
            self.continued = False

    def _end_cell(self, *, nested: bool) -> None:
        flow = self.flow
        flow.cell.append("".join(flow.line))
        flow.line.clear()
        flow.listed = False
        if nested:
            flow.cell.append("\n")
        elif not self.flows:
            if len(self.row.cells) < _MOST_CELLS:
                self.row.cells.append("".join(flow.cell).strip())
            flow.cell.clear()

    def _paragraph(self) -> None:
        flow = self.flow
        text = "".join(flow.line)
        flow.line.clear()
        mark = "- " if flow.listed else ""
        if flow.in_table or self.flows:
            flow.cell.append(text + "\n")
            return
        flow.listed = False
        if text.strip():
            self._end_table()
            where = _place(self.styles.get(flow.style, ""))
            self.builder.paragraph(
                (mark if where is None else "") + text, "headline" if where == "heading" and self.builder.is_empty else where
            )

    def _end_table(self) -> None:
        """The rows so far, as a table; columns are told by the edges that rows share."""
        rows, self.rows = self.rows, []
        if not rows:
            return
        edges: list[int] = []
        for edge in sorted({edge for row in rows for edge in row.edges}):
            if not edges or edge - edges[-1] > _NEAR:
                edges.append(edge)
        table: list[list[Cell]] = []
        for number, row in enumerate(rows, 1):
            column, cells = 1, []
            for at, text in enumerate(row.cells):
                last = column
                if at < len(row.edges):
                    last = max(column, bisect_right(edges, row.edges[at] + _NEAR))
                if not (at < len(row.continued) and row.continued[at]):
                    cells.append(Cell(text, number, column, 1, last - column + 1, row.heading))
                column = last + 1
            table.append(cells)
        if max((cell.column + cell.columns - 1 for cells in table for cell in cells), default=0) < 2:
            for text in (cell.text for cells in table for cell in cells):
                for line in text.split("\n"):
                    self.builder.paragraph(line)
        else:
            self.builder.table(without_ordinals(table))

    def _table_word(self, word: str, number: str | None) -> None:
        if self.state.table == "fonttbl":
            if word == "f":
                self._end_entry()
                self.of_entry = number or ""
            elif word == "fcharset":
                self.fonts[self.of_entry] = ("", _CHARSETS.get(number or "", ""))
        elif word == "s":
            self.of_entry = number or ""

    def _end_entry(self) -> None:
        """A font or a style is named last."""
        name = "".join(self.entry).strip().rstrip(";").strip()
        self.entry.clear()
        if name and self.state.table == "fonttbl":
            self.fonts[self.of_entry] = (name, self.fonts.get(self.of_entry, ("", ""))[1])
        elif name and self.of_entry:
            self.styles[self.of_entry] = name.lower()
            self.of_entry = ""


def _place(style: str) -> Where | None:
    told: dict[str, Where] = {"title": "headline", "subtitle": "lead", "caption": "caption"}
    return "heading" if style.startswith("heading ") else told.get(style)


def _codec(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
