"""A page saved from a browser as one file: the page in it is read."""

from __future__ import annotations

from email import message_from_bytes
from typing import TYPE_CHECKING

from qnfacts.readers.encoding import decode
from qnfacts.readers.html import document_of
from qnfacts.readers.source import LARGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.readers.source import Source
    from qnfacts.text import Document

_MOST_PARTS = 2_000


def read(source: Source) -> Iterator[Document]:
    """The one document of a saved page."""
    if source.data.count(b"\n--") > _MOST_PARTS:
        raise source.refuse("read-bomb")
    for part in message_from_bytes(source.data).walk():
        if part.get_content_type() == "text/html":
            data = part.get_payload(decode=True)
            found = decode(data, part.get_content_charset()) if isinstance(data, bytes) and len(data) < 4 * LARGEST_TEXT else None
            if found:
                yield document_of(source, found.text, found.notices)
                return
    raise source.refuse("read-damaged")
