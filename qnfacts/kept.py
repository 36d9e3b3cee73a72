"""What qnfacts keeps in the user's cache folder to start faster: always safe to delete, never trusted unread.

A file holds a digest and its content; one whose digest does not hold counts as missing. ``QNFACTS_CACHE`` names another
folder, or none at all when it is empty.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

try:  # hashlib loads OpenSSL, which takes longer than what is kept saves
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b", "digest", "fetch", "folder", "keep"]


def folder() -> Path | None:
    """Where things are kept; None where nothing is to be kept."""
    named = os.environ.get("QNFACTS_CACHE")
    if named is not None:
        return Path(named) if named else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "qnfacts" if base.is_absolute() else None


def fetch(name: str, largest: int) -> bytes | None:
    """The content of that name, where it is kept, whole, and no larger than that."""
    home = folder()
    if home is None:
        return None
    try:
        with (home / name).open("rb") as file:
            content = file.read(largest + 1)
    except OSError:
        return None
    told, _, body = content.partition(b"\n")
    return body if len(content) <= largest and told == digest(name, body) else None


def keep(name: str, body: bytes) -> Path | None:
    """Keeps a content under a name, in one step; a folder that cannot be written is no error. Returns the folder."""
    home = folder()
    if home is None:
        return None
    draft = home / f"{name}.{os.getpid()}.tmp"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.write_bytes(digest(name, body) + b"\n" + body)
        draft.replace(home / name)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        return None
    return home


def digest(name: str, body: bytes) -> bytes:
    """The first line of the file that keeps a content."""
    return blake2b(body, key=name.encode()[:64], digest_size=20).hexdigest().encode()
