"""Files that are known, and known not to be readable: what to do about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from qnfacts.readers.source import Source

_COMPOUND = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")


def read(source: Source) -> NoReturn:
    """Refuses the file, and says why."""
    data = source.data
    if data.startswith(_COMPOUND):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise source.refuse("read-encrypted" if encrypted else "read-old-word")
    if data.startswith(_PICTURES):
        raise source.refuse("read-picture")
    if data.startswith(_ARCHIVES):
        raise source.refuse("read-archive")
    raise source.refuse("read-damaged")
