"""The files of a folder that can be read, in a settled order."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DEEPEST = 64


def files(folder: str, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> Iterator[str]:
    """Every file under a folder that has a reader, or that ``include`` names; hidden ones, lock files and ``exclude`` left out.

    A glob stands for a path below the folder, for a name anywhere, or for a folder with all that is in it.
    """
    yield from _walk(folder, "", list(include), list(exclude), frozenset({os.path.realpath(folder)}), 0)


def _walk(folder: str, below: str, include: list[str], exclude: list[str], above: frozenset[str], depth: int) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        relative = f"{below}{entry.name}"
        if entry.name.startswith((".", "~$")) or matches(relative, exclude):
            continue
        if entry.is_dir():
            real = os.path.realpath(entry.path)
            if real not in above and depth < _DEEPEST:
                yield from _walk(entry.path, f"{relative}/", include, exclude, above | {real}, depth + 1)
        elif entry.is_file() and (matches(relative, include) if include else _has_reader(entry.name)):
            yield entry.path


def _has_reader(name: str) -> bool:
    from qnfacts.readers import SUFFIXES

    return PurePath(name).suffix.lower() in SUFFIXES


def matches(relative: str, globs: Sequence[str]) -> bool:
    """Whether a path below the folder, its name or a folder that it lies in fits one of the globs.

    >>> matches("tin/2021/bai.txt", ["*.txt"]), matches("tin/2021/bai.txt", ["2021"]), matches("bai.txt", ["**/*.txt"]), matches("a/b.md", ["a/*.txt"])
    (True, True, True, False)
    """
    parts = relative.split("/")
    candidates = [relative, *parts, *("/".join(parts[:count]) for count in range(2, len(parts)))]
    return any(fnmatch(candidate, form) for glob in globs for form in _forms(glob) for candidate in candidates)


def _forms(glob: str) -> tuple[str, ...]:
    plain = glob.removeprefix("./").rstrip("/")
    return (plain, plain.replace("**/", "")) if "**/" in plain else (plain,)
