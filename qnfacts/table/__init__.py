"""Claims tables: TOML files that people keep by hand, read into a :class:`~qnfacts.model.Table`.

``toml`` reads a file and knows where its keys stand, ``rows`` makes the table of it, ``prints`` reads a reported
figure, ``mistakes`` says what is wrong with a table, and ``stored`` keeps the loaded form for the next start.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from qnfacts.table import stored
from qnfacts.table.mistakes import Mistake, TableError, unreadable

if TYPE_CHECKING:
    from qnfacts.model import Table

__all__ = ["DEFAULT", "Mistake", "TableError", "default_table", "load_table"]

LARGEST = 64 * 1024 * 1024

_HERE = Path(__file__).parent.parent
#: Where the table stands that comes with qnfacts: inside the package when installed, beside it in a checkout.
DEFAULT = next((path for path in (_HERE / "claims.toml", _HERE.parent / "claims.toml") if path.is_file()), _HERE / "claims.toml")


def load_table(*paths: str | Path) -> Table:
    """The claims table of one or several files, merged in order; without a path the default one.

    A row may use the sources and indicators of any of the files, and a later file may add what other sources report
    to a row of an earlier one. The title and the place are those of the first file. Raises :class:`TableError` with
    every mistake of every file.

    >>> table = load_table()
    >>> table.place, table.indicators["rehab"].parts
    ('Quảng Ninh', ('rehab-centre', 'rehab-community'))
    """
    names = [str(path) for path in paths] or [str(DEFAULT)]
    contents = _contents(names)
    key = stored.key_of(contents)
    table = stored.recall(key, tuple(names))
    if table is None:
        from qnfacts.table.rows import read_table

        table = read_table(list(zip(names, contents, strict=True)), key)
        stored.remember(key, table)
    return table


@cache
def default_table() -> Table:
    """The claims table that comes with qnfacts."""
    return load_table()


def _contents(names: list[str]) -> list[bytes]:
    contents: list[bytes] = []
    mistakes: list[Mistake] = []
    for name in names:
        try:
            with Path(name).open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError as error:
            mistakes.append(unreadable(name, error))
            continue
        if len(content) > LARGEST:
            mistakes.append(Mistake.of(name, "too-large", most=LARGEST // 2**20))
        contents.append(content)
    if mistakes:
        raise TableError(mistakes)
    return contents
