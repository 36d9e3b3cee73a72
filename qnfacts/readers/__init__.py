"""One reader a format. A reader turns a file into documents; what it needs is imported when it is used.

A reader is a module here with ``read(source)``; ``SUFFIXES`` says which files are its own, and what a file starts
with has the last word, since editors rename files and systems export them under any name.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from qnfacts.readers.source import LARGEST_FILE, Source, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date as Date
    from typing import IO

    from qnfacts.model import Language
    from qnfacts.text import Document

__all__ = ["SUFFIXES", "Source", "Unreadable", "read", "read_all"]

SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".doc": "foreign",
}
_HEAD = 4096
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "foreign"),
    (b"\x89PNG", "foreign"),
    (b"\xff\xd8\xff", "foreign"),
    (b"GIF8", "foreign"),
    (b"II*\0", "foreign"),
    (b"MM\0*", "foreign"),
    (b"\x1f\x8b", "foreign"),
    (b"7z\xbc\xaf", "foreign"),
    (b"Rar!", "foreign"),
    (b"BZh", "foreign"),
    (b"\xfd7zXZ", "foreign"),
)


def read(
    path: str | os.PathLike[str],
    *,
    stdin_filename: str | None = None,
    language: Language | None = None,
    date: Date | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
) -> list[Document]:
    """The documents of a file, of a folder, or of standard input (``-``); raises ``Unreadable`` at the first that cannot be read."""
    documents: list[Document] = []
    for found in read_all([path], stdin_filename=stdin_filename, language=language, date=date, include=include, exclude=exclude):
        if isinstance(found, Unreadable):
            raise found
        documents.append(found)
    return documents


def read_all(
    paths: Iterable[str | os.PathLike[str]],
    *,
    stdin_filename: str | None = None,
    language: Language | None = None,
    date: Date | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
) -> Iterator[Document | Unreadable]:
    """The documents of files and folders, in order; what cannot be read stands among them as the reason why.

    ``include`` and ``exclude`` are globs for the files of a folder; a file that is named itself is always read.
    """
    for given in paths:
        path = os.fspath(given)
        if path != "-" and Path(path).is_dir():
            from qnfacts.readers.folder import files

            names: Iterable[str] = files(path, include, exclude)
        else:
            names = [path]
        nothing = True
        for name in names:
            nothing = False
            yield from _guarded(name, stdin_filename, language, date)
        if nothing:
            yield Source(path).refuse("read-empty-folder")


def _guarded(path: str, stdin_filename: str | None, language: Language | None, date: Date | None) -> Iterator[Document | Unreadable]:
    """One file's documents; whatever goes wrong with it is said, and is its own affair."""
    shown = (stdin_filename or "-") if path == "-" else path
    try:
        if path == "-":
            yield from _read(shown, sys.stdin.buffer, language, date)
        else:
            with _opened(path) as stream:
                yield from _read(shown, stream, language, date)
    except Unreadable as error:
        yield error
    except OSError as error:
        yield Source(shown).refuse("read-failed", reason=error.strerror or type(error).__name__)
    except (RecursionError, MemoryError):
        yield Source(shown).refuse("read-too-deep")


def _opened(path: str) -> IO[bytes]:
    file = Path(path)
    try:
        if not file.exists():
            raise Source(path).refuse("read-missing")
    except ValueError:
        raise Source(path).refuse("read-missing") from None
    if not file.is_file() and not file.is_fifo():
        raise Source(path).refuse("read-no-file")
    return file.open("rb")


def _read(shown: str, stream: IO[bytes], language: Language | None, date: Date | None) -> Iterator[Document | Unreadable]:
    suffix = Path(shown).suffix.lower()
    if SUFFIXES.get(suffix) == "jsonl":
        source = Source(shown, language=language, date=date, stream=stream)
        yield from import_module("qnfacts.readers.jsonl").read(source)
        return
    data = stream.read(LARGEST_FILE + 1)
    source = Source(shown, data, language, date)
    if len(data) > LARGEST_FILE:
        raise source.refuse("read-too-large", limit=LARGEST_FILE // 1024**2)
    yield from import_module(f"qnfacts.readers.{kind_of(suffix, data)}").read(source)


def kind_of(suffix: str, data: bytes) -> str:
    r"""Which reader takes a file, by what it starts with, then by its suffix.

    >>> kind_of(".doc", b"{\\rtf1 ..."), kind_of(".txt", b"PK\x03\x04..."), kind_of("", b"<!DOCTYPE html><p>"), kind_of(".md", b"# Tin")
    ('rtf', 'zipped', 'html', 'markdown')
    """
    head = data[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zipped"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    known = SUFFIXES.get(suffix, "")
    if known == "pdf" or (not known and b"%PDF-" in head[:1024]):
        return "pdf"
    if known in {"docx", "odt"}:
        return "zipped"
    if known in {"html", "mhtml", "markdown"}:
        return known
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<") and (known == "foreign" or b"<html" in head.lower())):
        return "html"
    if start.startswith(b"mime-version:") or (start.startswith(b"from:") and b"multipart/related" in head.lower()):
        return "mhtml"
    return "foreign" if known in {"rtf", "foreign"} else "plain"
