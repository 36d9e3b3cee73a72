"""Libraries that only one format needs, and the error that names the extra which brings them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from qnfacts.model import Message

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unrenderable(Exception):  # noqa: N818
    """A report that cannot be made, with the reason for the one who asked for it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Turn a failing import into an error that says which extra to install."""
    try:
        yield
    except ImportError as error:
        raise Unrenderable(Message("report.missing-extra", (("extra", extra), ("name", error.name or "")))) from error
