"""The best assignment over sparse worths: which of one side goes with which of the other so that the whole is worth most."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FARTHEST = 400


def assign(worth: Sequence[dict[int, float]]) -> list[int | None]:
    """For each line the column that makes the whole worth most, each column at most once; None where nothing is left.

    ``worth`` holds for each line its columns with their worths, all above zero. Lines are taken in one after the other,
    each along the cheapest chain of exchanges (shortest augmenting paths, with prices that keep the costs from falling
    below zero). A chain that would touch more than some hundreds of columns is cut there, so that time stays bounded.

    >>> assign([{0: 0.9, 1: 0.8}, {0: 0.9}])
    [1, 0]
    """
    held: list[int | None] = [None] * len(worth)
    holder: dict[int, int] = {}
    price: dict[int, float] = {}
    for line in range(len(worth)):
        _take_in(line, worth, held, holder, price)
    return held


def _take_in(line: int, worth: Sequence[dict[int, float]], held: list[int | None], holder: dict[int, int], price: dict[int, float]) -> None:
    """Finds a column for a line, moving others where the whole gains; somebody may have to go without one.

    The distance to a column is what the whole loses on the way to it; going without one costs the line's own worth.
    """
    best = _margin(line, worth, held, price)
    settled: dict[int, float] = {}
    came: dict[int, int] = {}
    queue: list[tuple[float, int]] = []
    near: dict[int, float] = {}

    def look(other: int, distance: float) -> None:
        top = _margin(other, worth, held, price) if other != line else best
        for column, value in worth[other].items():
            if column == held[other] or column in settled:
                continue
            further = distance + max(0.0, top - (value - price.get(column, 0.0)))
            if further < near.get(column, float("inf")):
                near[column], came[column] = further, other
                heappush(queue, (further, column))

    look(line, 0.0)
    end: tuple[float, int | None, int] = (best, None, line)
    while queue and queue[0][0] < end[0] and len(settled) < _FARTHEST:
        distance, column = heappop(queue)
        if column in settled:
            continue
        settled[column] = distance
        owner = holder.get(column)
        if owner is None:
            end = (distance, column, line)
            break
        loss = distance + _margin(owner, worth, held, price)
        if loss < end[0]:
            end = (loss, None, owner)
        look(owner, distance)
    for column, distance in settled.items():
        if distance < end[0] and column in holder:
            price[column] = price.get(column, 0.0) + end[0] - distance
    _exchange(line, end, held, holder, came)


def _margin(line: int, worth: Sequence[dict[int, float]], held: list[int | None], price: dict[int, float]) -> float:
    """What a line has of the column that it holds, or could have of the best one, above the column's price."""
    column = held[line]
    if column is not None:
        return worth[line][column] - price.get(column, 0.0)
    return max((value - price.get(column, 0.0) for column, value in worth[line].items()), default=0.0)


def _exchange(line: int, end: tuple[float, int | None, int], held: list[int | None], holder: dict[int, int], came: dict[int, int]) -> None:
    """Moves everybody on the way one column on."""
    _, column, last = end
    if column is None:
        if last == line:
            return
        column = held[last]
        held[last] = None
    while column is not None:
        mover = came[column]
        before = held[mover]
        held[mover], holder[column] = column, mover
        if mover == line:
            return
        column = before
