"""Office files are zips of XML: opened with a bound on everything, and handed to the reader of their kind."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from qnfacts.readers.source import Source
    from qnfacts.text import Document

_MOST_PARTS = 20_000
_LARGEST_PART = 48 * 1024 * 1024
_LARGEST_IN_ALL = 128 * 1024 * 1024
_MOST_TAGS = 2_000_000


class Archive:
    """The parts of an office file, none of them larger than can be held."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._room = _LARGEST_IN_ALL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, OSError):
            raise source.refuse("read-damaged") from None
        self.names = frozenset(self._zip.namelist())
        if len(self.names) > _MOST_PARTS:
            raise source.refuse("read-bomb")

    def bytes_of(self, name: str) -> bytes:
        """The content of a part; refused where it is encrypted, damaged, or unpacks to more than an article can hold."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise self.source.refuse("read-encrypted")
            limit = min(_LARGEST_PART, self._room)
            if info.file_size > limit:
                raise self.source.refuse("read-bomb")
            with self._zip.open(info) as part:
                data = part.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, KeyError, ValueError, OSError, RuntimeError):
            raise self.source.refuse("read-damaged") from None
        if len(data) > limit:
            raise self.source.refuse("read-bomb")
        self._room -= len(data)
        return data

    def xml(self, name: str, extra: str) -> Element:
        """A part as XML, without entities, document types and bombs of elements."""
        try:
            from defusedxml import DefusedXmlException
            from defusedxml.ElementTree import ParseError, fromstring
        except ImportError:
            raise self.source.refuse("read-needs-extra", extra=extra) from None
        data = self.bytes_of(name)
        if data.count(b"<") > _MOST_TAGS:
            raise self.source.refuse("read-bomb")
        try:
            root: Element = fromstring(data, forbid_dtd=True)
        except DefusedXmlException:
            raise self.source.refuse("read-entities") from None
        except (ParseError, ValueError, LookupError):
            raise self.source.refuse("read-damaged") from None
        return root


def read(source: Source) -> Iterator[Document]:
    """The document in a zip: Word or OpenDocument; any other zip is refused."""
    archive = Archive(source)
    if "word/document.xml" in archive.names or any(name.startswith("word/document") for name in archive.names):
        from qnfacts.readers import docx

        return docx.read_archive(archive)
    if "content.xml" in archive.names and "META-INF/manifest.xml" in archive.names:
        from qnfacts.readers import odt

        return odt.read_archive(archive)
    if "EncryptedPackage" in archive.names:
        raise source.refuse("read-encrypted")
    if any(name.startswith(("xl/", "ppt/")) for name in archive.names):
        raise source.refuse("read-other-office")
    raise source.refuse("read-archive")


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its name without its namespace."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of this name, its first child of the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((found for found in element if local(found) == name), None)
    return element
