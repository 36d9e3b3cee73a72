"""Plain text, laid out by the shape of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.readers.encoding import decode
from qnfacts.readers.source import LARGEST_TEXT
from qnfacts.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.readers.encoding import Decoded
    from qnfacts.readers.source import Source


def read(source: Source) -> Iterator[Document]:
    """The one document of a text file.

    >>> from qnfacts.readers.source import Source
    >>> [doc.text for doc in read(Source("a.txt", "Còn 0,23% hộ nghèo.".encode()))]
    ['Còn 0,23% hộ nghèo.']
    """
    found = text_of(source)
    yield Document.of(found.text, path=source.path, language=source.language, date=source.date, notices=found.notices)


def text_of(source: Source, declared: str | None = None) -> Decoded:
    """The decoded text of a source, refused where it is none or too long."""
    if len(source.data) > 4 * LARGEST_TEXT:
        raise source.refuse("read-too-large", limit=LARGEST_TEXT // 1024**2)
    found = decode(source.data, declared)
    if found is None:
        raise source.refuse("read-not-text")
    if len(found.text) > LARGEST_TEXT:
        raise source.refuse("read-too-large", limit=LARGEST_TEXT // 1024**2)
    return found
