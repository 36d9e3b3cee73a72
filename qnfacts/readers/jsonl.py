"""One JSON object a line: ``text``, and where they are given ``id``, ``date``, ``title`` and ``language``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qnfacts.readers.dates import iso_date
from qnfacts.readers.source import LARGEST_TEXT, Unreadable
from qnfacts.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.readers.source import Source

_LONGEST_LINE = 4 * LARGEST_TEXT


def read(source: Source) -> Iterator[Document | Unreadable]:
    """One document a line; a line that cannot be read is said, and the next is read.

    >>> import io
    >>> from qnfacts.readers.source import Source
    >>> lines = io.BytesIO('{"id": "a1", "text": "Còn 0,23%.", "date": "2021-01-22"}'.encode())
    >>> [(doc.path, doc.date.year) for doc in read(Source("tin.jsonl", stream=lines))]
    [('tin.jsonl#a1', 2021)]
    """
    if source.stream is None:
        return
    number = 0
    while line := source.stream.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) > _LONGEST_LINE:
            raise Unreadable(source.path, source.refuse("read-too-large", limit=LARGEST_TEXT // 1024**2).message)
        if line.strip():
            yield _document(source, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, number)


def _document(source: Source, line: bytes, number: int) -> Document | Unreadable:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return source.refuse("read-json-line", line=number)
    text = found.get("text") if isinstance(found, dict) else None
    if not isinstance(text, str):
        return source.refuse("read-json-no-text", line=number)
    name = found.get("id")
    path = f"{source.path}#{name if isinstance(name, str | int) and not isinstance(name, bool) else number}"
    if len(text) > LARGEST_TEXT:
        return Unreadable(path, source.refuse("read-too-large", limit=LARGEST_TEXT // 1024**2).message)
    said = found.get("language")
    language = source.language or ("vi" if said == "vi" else "en" if said == "en" else None)
    printed = found.get("date")
    date = iso_date(printed) if isinstance(printed, str) else None
    if printed and not date:
        return Unreadable(path, source.refuse("read-json-date", line=number, date=printed).message)
    return Document.of(text, path=path, language=language, date=source.date or date)
