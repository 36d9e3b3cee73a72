"""The text of a document block by block, its numbers told apart, for formats that show the whole of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qnfacts.model import Block
from qnfacts.report.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qnfacts.model import DocumentReport


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block, control characters spelt out; ``claim`` is the index of the number that it is, if it is one."""

    text: str
    claim: int | None = None


def pieces(document: DocumentReport) -> Iterator[tuple[Block, list[Piece]]]:
    """Yield each block with its pieces. A number that crosses the end of a block, or another number, is no piece."""
    text = document.text
    waiting = iter(sorted(enumerate(document.claims), key=lambda numbered: numbered[1].start))
    pending = next(waiting, None)
    for block in document.blocks or (Block(0, len(text), "body"),):
        at, found = block.start, list[Piece]()
        while pending and pending[1].start < block.end:
            index, claim = pending
            if at <= claim.start and claim.end <= block.end:
                found += [Piece(visible(text[at : claim.start])), Piece(visible(text[claim.start : claim.end]), index)]
                at = claim.end
            pending = next(waiting, None)
        yield block, [*found, Piece(visible(text[at : block.end]))]
