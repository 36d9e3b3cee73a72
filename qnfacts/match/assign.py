"""The best assignment of the claims of a sentence to rows."""

from __future__ import annotations


def assign(worth: list[list[float]]) -> list[int | None]:
    """For each line the column that makes the whole worth most, each column at most once; None where nothing is left.

    The Hungarian method in its short form, with one column more a line that is worth nothing.

    >>> assign([[0.9, 0.8], [0.9, 0.0]])
    [1, 0]
    """
    lines, columns = len(worth), len(worth[0]) + len(worth) if worth else 0
    cost = [[-value for value in line] + [0.0] * lines for line in worth]
    up, down = [0.0] * (lines + 1), [0.0] * (columns + 1)
    holder = [0] * (columns + 1)
    for line in range(1, lines + 1):
        holder[0], column = line, 0
        least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while holder[column]:
            used[column] = True
            delta, following = float("inf"), 0
            for other in range(1, columns + 1):
                if not used[other]:
                    value = cost[holder[column] - 1][other - 1] - up[holder[column]] - down[other]
                    if value < least[other]:
                        least[other], way[other] = value, column
                    if least[other] < delta:
                        delta, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    up[holder[other]] += delta
                    down[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            holder[column] = holder[way[column]]
            column = way[column]
    found: list[int | None] = [None] * lines
    for column in range(1, columns - lines + 1):
        if holder[column] and worth[holder[column] - 1][column - 1] > 0:
            found[holder[column] - 1] = column - 1
    return found
