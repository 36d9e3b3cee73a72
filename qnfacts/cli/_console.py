"""What the terminal can show: colours, width, and letters that its encoding lacks."""

from __future__ import annotations

import codecs
import io
import os
import sys
from functools import partial

_ASCII = str.maketrans(
    {
        "✓": "+", "✗": "x", "·": "-", "•": "*", "–": "-", "—": "-", "−": "-", "…": "~", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"',
        "‘": "'", "’": "'", "‹": "<", "›": ">", "─": "-", "━": "-", "│": "|", "╵": "|", "╷": "|", "┼": "+", "≠": "!=", "≥": ">=", "≤": "<=", "∉": "not in", "≈": "~", "↔": "<>", "Σ": "S",
        "→": ">", "×": "x", "đ": "d", "Đ": "D", "\u00a0": " ",
    }
)  # fmt: skip


def prepare() -> None:
    """Lets both streams print every text: what their encoding lacks comes out as the nearest letters that it has."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            name = f"qnfacts-{stream.encoding}"
            codecs.register_error(name, partial(_handle, stream.encoding))
            stream.reconfigure(errors=name)


def _handle(encoding: str, error: UnicodeError) -> tuple[str, int]:
    """The codec error handler of an encoding (a table of characters calls itself ``charmap`` in its errors)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(nearest(letter, encoding) for letter in error.object[error.start : error.end]), error.end


def nearest(letter: str, encoding: str) -> str:
    """A letter that an encoding lacks, in its parts where it has those, else without accents, else ``?``.

    >>> [nearest(letter, "ascii") for letter in "✗ệđ≠中"], nearest("ệ", "cp1258") == "ê\u0323"
    (['x', 'e', 'd', '!=', '?'], True)
    """
    import unicodedata

    decomposed = unicodedata.normalize("NFD", letter)
    composed = unicodedata.normalize("NFC", decomposed[:2]) + decomposed[2:] if len(decomposed) > 2 else decomposed
    moved = unicodedata.normalize("NFC", decomposed[0] + decomposed[-1]) + decomposed[1:-1]
    plain = letter.translate(_ASCII)
    if plain != letter:
        return plain
    for attempt in (composed, moved, decomposed, decomposed[0], decomposed[0].translate(_ASCII), unicodedata.normalize("NFKD", letter)):
        try:
            attempt.encode(encoding)
        except UnicodeEncodeError:
            continue
        return attempt
    return "?"


def width() -> int:
    """The columns of the terminal; 80 where there is none, unless ``COLUMNS`` says otherwise."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def colour() -> bool:
    """Does standard output want colours: a terminal, no ``NO_COLOR``; ``FORCE_COLOR`` asks for them in a pipe."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or _windows_shows_colour()


def _windows_shows_colour() -> bool:
    from rich.console import detect_legacy_windows

    return not detect_legacy_windows()
