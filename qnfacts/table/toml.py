"""A TOML file as Python values, and the line and column of each of its keys."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from qnfacts.table.mistakes import Key, Mistake, TableError

Positions = dict[Key, tuple[int, int]]

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse(path: str, content: bytes) -> tuple[dict[str, Any], str]:
    """The values of a TOML file and its text; raises :class:`TableError` where it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError([Mistake.of(path, "not-utf8", at=(content.count(b"\n", 0, error.start) + 1, 1))]) from None
    text = text.replace("\r\n", "\n")
    try:
        return tomllib.loads(text), text
    except RecursionError:
        raise TableError([Mistake.of(path, "too-deep")]) from None
    except ValueError as error:
        raise TableError([_syntax(path, text, str(error))]) from None


def _syntax(path: str, text: str, told: str) -> Mistake:
    place = _PLACE.search(told)
    at = (0, 0)
    if place:
        at = (int(place[1]), int(place[2])) if place[1] else (text.count("\n") + 1, len(text) - text.rfind("\n"))
    return Mistake.of(path, "syntax", at=at, reason=_PLACE.sub("", told)[:200])


_TOKEN = re.compile(
    r"""(?P<space>[ \t]+|\#[^\n]*)|(?P<line>\n)
    |(?P<string>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<mark>[\[\]{}=,.])|(?P<word>[A-Za-z0-9_-]+)|(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


def positions(text: str) -> Positions:
    r"""Where each key of a well-formed TOML text stands: line and column, from 1. Elements of arrays are keys too.

    >>> positions('[table]\nplace = "Hạ Long"\n[[claims]]\nreported = { a = "1", b = ["2", "3"] }')[("claims", 0, "reported", "b", 1)]
    (4, 33)
    """
    return _Scanner(text).scan()


class _Scanner:
    """Walks over the tokens of a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [
            (found.lastgroup or "", found.group(), found.start()) for found in _TOKEN.finditer(text) if found.lastgroup != "space"
        ]
        self.tokens.append(("line", "\n", len(text)))
        self.at = 0
        self.found: Positions = {}
        self.line, self.line_start, self.seen = 1, 0, 0

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset that lies at or behind the last one asked for."""
        self.line += self.text.count("\n", self.seen, offset)
        self.line_start = self.text.rfind("\n", self.seen, offset) + 1 or self.line_start
        self.seen = offset
        return self.line, offset - self.line_start + 1

    def scan(self) -> Positions:
        table: Key = ()
        rows: dict[Key, int] = {}
        while self.at < len(self.tokens):
            kind, piece, offset = self.tokens[self.at]
            if kind == "line":
                self.at += 1
            elif piece == "[":
                self.at += 1
                is_row = self.tokens[self.at][1] == "["
                self.at += is_row
                table = self.header(self.key(), rows, is_row=is_row)
                self.found.setdefault(table, self.place(offset))
                self.skip_line()
            else:
                self.pair(table)
        return self.found

    def header(self, key: Key, rows: dict[Key, int], *, is_row: bool) -> Key:
        """A header's key with the number of the row that it opens or stands in."""
        table: Key = ()
        for index, part in enumerate(key):
            table = (*table, part)
            if is_row and index == len(key) - 1:
                rows[table] = rows.get(table, -1) + 1
            if table in rows:
                table = (*table, rows[table])
        return table

    def key(self) -> Key:
        """A dotted key; the next piece is behind it."""
        parts: list[str | int] = []
        while self.at < len(self.tokens):
            kind, piece, _ = self.tokens[self.at]
            if kind == "word":
                parts.append(piece)
            elif kind == "string":
                parts.append(piece[1:-1])
            elif piece != ".":
                break
            self.at += 1
        return tuple(parts)

    def pair(self, table: Key) -> None:
        """A key and its value."""
        start, offset = self.at, self.tokens[self.at][2]
        key = (*table, *self.key())
        self.found.setdefault(key, self.place(offset))
        self.at = max(self.at, start) + 1
        self.value(key)

    def value(self, key: Key) -> None:
        """A value, up to what ends it."""
        piece = self.tokens[self.at][1] if self.at < len(self.tokens) else "\n"
        if piece == "[":
            self.array(key)
        elif piece == "{":
            self.table(key)
        else:
            while self.at < len(self.tokens) and self.tokens[self.at][1] not in {",", "]", "}", "\n"}:
                self.at += 1

    def array(self, key: Key) -> None:
        """An array."""
        self.at += 1
        count = 0
        while self.at < len(self.tokens):
            kind, piece, offset = self.tokens[self.at]
            if piece == "]":
                self.at += 1
                return
            if kind == "line" or piece == ",":
                self.at += 1
                continue
            self.found.setdefault((*key, count), self.place(offset))
            self.value((*key, count))
            count += 1

    def table(self, key: Key) -> None:
        """An inline table."""
        self.at += 1
        while self.at < len(self.tokens):
            kind, piece, _ = self.tokens[self.at]
            if piece == "}":
                self.at += 1
                return
            if kind == "line" or piece == ",":
                self.at += 1
            else:
                self.pair(key)

    def skip_line(self) -> None:
        while self.at < len(self.tokens) and self.tokens[self.at][0] != "line":
            self.at += 1
