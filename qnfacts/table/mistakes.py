"""What is wrong with a claims table: each mistake with its file, line, column and key."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass
from qnfacts.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

Key = tuple[str | int, ...]

_HINT_AT = 70


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: where it stands and what it is, with the nearest right word where there is one.

    ``line`` and ``column`` count from 1 and are 0 where the mistake is the whole file's. The message's key is
    ``table.`` and the kind of the mistake; its value ``maybe`` is the likely word as a message of its own, or empty.
    """

    path: str
    line: int
    column: int
    key: str
    message: Message

    @classmethod
    def of(
        cls, path: str, kind: str, *, at: tuple[int, int] = (0, 0), key: Key = (), maybe: str | None = None, **values: object
    ) -> Mistake:
        """The mistake of a kind, at a line and column, on a key path."""
        hint: object = Message("table.maybe", (("value", maybe),)) if maybe else ""
        return cls(path, *at, dotted(key), Message(f"table.{kind}", (*values.items(), ("maybe", hint))))

    def __str__(self) -> str:
        """The mistake in short, for those who call qnfacts from Python; reports word the message.

        >>> print(Mistake.of("claims.toml", "unknown-key", at=(12, 1), key=("claims", 3, "perod"), maybe="period", name="perod"))
        claims.toml:12:1: claims[4].perod: unknown key: perod (period?)
        """
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        what = self.message.key.partition(".")[2].replace("-", " ")
        values = dict(self.message.values)
        hint = values.pop("maybe")
        told = ", ".join(_told(value) for value in values.values())
        maybe = f" ({dict(hint.values)['value']}?)" if isinstance(hint, Message) else ""
        return ": ".join(part for part in (place, self.key, what, told) if part) + maybe


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(_told(item) for item in value)
    return value.key.rpartition(".")[2] if isinstance(value, Message) else str(value)


class TableError(ValueError):
    """A claims table that cannot be used, with all that is wrong with it, in the order of the files."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


def unreadable(path: str, error: OSError) -> Mistake:
    """The mistake of a file that cannot be opened.

    >>> str(unreadable("none.toml", FileNotFoundError(2, "No such file or directory")))
    'none.toml: missing file'
    """
    if isinstance(error, FileNotFoundError):
        return Mistake.of(path, "missing-file")
    return Mistake.of(path, "unreadable-file", reason=error.strerror or type(error).__name__)


def dotted(key: Key) -> str:
    """A key path as people write it, rows counted from 1.

    >>> dotted(("claims", 0, "reported", "ldxh"))
    'claims[1].reported.ldxh'
    """
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in key).removeprefix(".")


@cache
def nearest(word: str, words: tuple[str, ...]) -> str | None:
    """The word that was probably meant.

    >>> nearest("perod", ("period", "place")), nearest("x", ("period", "place"))
    ('period', None)
    """
    from rapidfuzz import fuzz, process

    found = process.extractOne(word[:100], words, scorer=fuzz.ratio, score_cutoff=_HINT_AT)
    return found[0] if found else None
