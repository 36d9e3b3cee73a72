"""What a reader is given, and what it says when it cannot read."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from qnfacts.frozen import dataclass
from qnfacts.model import Message

if TYPE_CHECKING:
    from datetime import date as Date

    from qnfacts.model import Language

LARGEST_FILE = 128 * 1024 * 1024
LARGEST_TEXT = 16 * 1024 * 1024
PAGES_NOT_READ = frozenset({"pdf-scanned-page", "pdf-garbled-page", "pdf-damaged-page"})
"""The notices of a document that was read in part: its numbers may not all have been seen."""


class Unreadable(Exception):  # noqa: N818  (it is said to an editor, not to a programmer)
    """A file that cannot be read: which one, why, and what to do about it.

    >>> str(Unreadable("a.docx", Message("read-encrypted")))
    'a.docx: read-encrypted'
    """

    def __init__(self, path: str, message: Message) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value}" for name, value in self.message.values)
        return f"{self.path}: {self.message.key}{f' ({values})' if values else ''}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it lies on disk: its name, its content, and what the caller knows of it.

    ``stream`` stands in for ``data`` where a reader takes a file line by line.
    """

    path: str
    data: bytes = b""
    language: Language | None = None
    date: Date | None = None
    stream: IO[bytes] | None = None

    def refuse(self, key: str, **values: object) -> Unreadable:
        """The error that says why this file is not read."""
        return Unreadable(self.path, Message(key, tuple(values.items())))
