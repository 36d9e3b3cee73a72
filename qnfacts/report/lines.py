"""Lines and columns of offsets, for formats that tell where a span ends."""

from __future__ import annotations

import re
from bisect import bisect_right

from qnfacts.frozen import dataclass, field


@dataclass(frozen=True, slots=True)
class Lines:
    r"""The lines of a text, ended by ``\n``, ``\r\n`` or ``\r``.

    >>> Lines("một\r\nhai").place(6)
    (2, 2)
    """

    text: str
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", self.text))])

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both from 1, in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
