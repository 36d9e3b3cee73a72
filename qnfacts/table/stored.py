"""The loaded form of claims tables, kept in the user's cache folder so that the next start need not read them again.

A file is named for a digest of what the table was loaded from and of the code that loaded it, and holds plain JSON. What
comes back is used only when its own digest holds and every value has the shape that the model asks for.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections import deque
from contextlib import suppress
from datetime import date as Date
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from qnfacts import kept, model
from qnfacts.kept import blake2b
from qnfacts.model import Fact, Indicator, Quantity, Reported, Source, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FORMAT = 2
LARGEST = 512 * 1024 * 1024
KEPT = 16

_PACKAGE = Path(__file__).parent.parent
_READS = ("", "parse", "parse/links", "lexicon", "table")


def key_of(contents: Iterable[bytes]) -> str:
    """The name of a table: a digest of its files, in order, and of the code that reads them."""
    digest = blake2b(_code().encode(), digest_size=20)
    for content in contents:
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


def recall(key: str, paths: tuple[str, ...]) -> Table | None:
    """The table of that name, where it is kept and whole."""
    body = kept.fetch(f"{key}.json", LARGEST)
    if body is None:
        return None
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _table(json.loads(body), key, paths)
    except (ValueError, TypeError, KeyError, InvalidOperation, RecursionError):
        return None
    finally:
        if collecting:
            gc.enable()


def remember(key: str, table: Table) -> None:
    """Keeps a table under its name, and drops the oldest of many."""
    body = json.dumps(_plain(table), ensure_ascii=False, separators=(",", ":")).encode()
    home = kept.keep(f"{key}.json", body)
    if home is not None:
        with suppress(OSError):
            _forget(home)


def _forget(home: Path) -> None:
    for path in sorted(home.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)[KEPT:]:
        path.unlink(missing_ok=True)


@cache
def _code() -> str:
    """What tells one state of the code from another: each module's name, size and time."""
    from qnfacts import __version__

    told = [f"{FORMAT} {__version__} {sys.version_info[:2]}"]
    for part in _READS:
        try:
            with os.scandir(_PACKAGE / part) as entries:
                found = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
        except OSError:
            continue
        told += sorted(f"{part}/{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in found)
    return "\n".join(told)


# A value class is kept as its columns: one list a field, which JSON reads fast and a type check goes through in one step.


def _text(column: list[Any]) -> list[Any]:
    return _of_types(column, {str})


def _maybe(column: list[Any]) -> list[Any]:
    return _of_types(column, {str, type(None)})


def _truth(column: list[Any]) -> list[Any]:
    return _of_types(column, {bool})


def _texts(column: list[Any]) -> list[Any]:
    return [tuple(_of_types(texts, {str})) for texts in _of_types(column, {list})]


def _names(column: list[Any]) -> list[Any]:
    """The names of indicators: a language and a text each."""
    rows = [[tuple(_of_types(pair, {str})) for pair in _of_types(pairs, {list})] for pairs in _of_types(column, {list})]
    _words(_LANGUAGES)([language for pairs in rows for language, _ in pairs])
    return [tuple(pairs) for pairs in rows]


def _number(column: list[Any]) -> list[Any]:
    numbers = list(map(Decimal, _text(column)))
    if not all(map(Decimal.is_finite, numbers)):
        raise ValueError
    return numbers


def _maybe_number(column: list[Any]) -> list[Any]:
    return _where_given(column, _number)


def _date(column: list[Any]) -> list[Any]:
    return list(map(Date.fromisoformat, _text(column)))


def _maybe_date(column: list[Any]) -> list[Any]:
    return _where_given(column, _date)


def _words(words: Iterable[str | None]) -> Callable[[list[Any]], list[Any]]:
    """A column that holds none but these words."""
    known = frozenset(words)

    def checked(column: list[Any]) -> list[Any]:
        if not known.issuperset(column):
            raise ValueError
        return column

    return checked


def _of_types(column: list[Any], types: set[type]) -> list[Any]:
    if type(column) is not list or not types.issuperset(map(type, column)):
        raise TypeError
    return column


def _where_given(column: list[Any], read: Callable[[list[Any]], list[Any]]) -> list[Any]:
    given = iter(read([value for value in column if value is not None]))
    return [None if value is None else next(given) for value in column]


_LANGUAGES = get_args(model.Language)
_MEASURES = _words(get_args(model.Measure))
_DIMENSIONS = _words(get_args(model.Dimension))

_Columns = dict[str, "Callable[[list[Any]], list[Any]]"]

SOURCE: _Columns = {
    "id": _text,
    "title": _text,
    "outlet": _text,
    "kind": _words({"agency", "outlet"}),
    "date": _date,
    "url": _maybe,
    "text": _maybe,
    "names": _texts,
}
INDICATOR: _Columns = {
    "id": _text,
    "name": _names,
    "also": _texts,
    "look_alikes": _texts,
    "unit": _maybe,
    "dimension": _DIMENSIONS,
    "parts": _texts,
    "part_of": _maybe,
    "share_of": _maybe,
}
QUANTITY: _Columns = {
    "text": _text,
    "number": _text,
    "value": _number,
    "high": _maybe_number,
    "of": _maybe_number,
    "qualifier": _words(get_args(model.Qualifier)),
    "unit": _maybe,
    "dimension": _DIMENSIONS,
    "per": _maybe,
    "step": _number,
}
REPORTED: _Columns = {
    "source": _text,
    "printed": _text,
    "measure": _MEASURES,
    "direction": _words({None, *get_args(model.Direction)}),
    "status": _words(get_args(model.Status)),
    "at": _maybe,
    "until": _maybe_date,
}
FACT: _Columns = {
    "id": _text,
    "indicator": _text,
    "place": _text,
    "period": _text,
    "status": _words({"result", "target"}),
    "measure": _MEASURES,
    "base": _maybe,
    "headline": _truth,
    "per": _maybe,
}


def _plain(table: Table) -> dict[str, Any]:
    reported = [said for fact in table.facts for said in fact.reported]
    return {
        "table": [table.title, table.place, *table.place_names],
        "sources": _kept(table.sources.values(), SOURCE),
        "indicators": _kept(table.indicators.values(), INDICATOR),
        "facts": _kept(table.facts, FACT),
        "counts": [len(fact.reported) for fact in table.facts],
        "reported": _kept(reported, REPORTED),
        "quantities": _kept((said.quantity for said in reported), QUANTITY),
    }


def _kept(values: Iterable[object], columns: _Columns) -> dict[str, list[Any]]:
    rows = list(values)
    return {name: [_simple(getattr(row, name)) for row in rows] for name in columns}


def _simple(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, Date) else value


def _table(plain: dict[str, Any], key: str, paths: tuple[str, ...]) -> Table:
    """The table again; raises where anything has another shape than was kept."""
    title, place, *place_names = _text(plain["table"])
    sources: list[Source] = _made(Source, _read(plain["sources"], SOURCE))
    indicators: list[Indicator] = _made(Indicator, _read(plain["indicators"], INDICATOR))
    quantities = _made(Quantity, _read(plain["quantities"], QUANTITY))
    said = {**_read(plain["reported"], REPORTED), "quantity": quantities}
    rows = _read(plain["facts"], FACT)
    known, reporters = {i.id: i for i in indicators}, {s.id: s for s in sources}
    counts = _of_types(plain["counts"], {int})
    if not reporters.keys() >= set(said["source"]) or not known.keys() >= set(rows["indicator"]):
        raise ValueError
    if len(counts) != len(rows["id"]) or not sum(counts) == len(said["source"]) == len(quantities) or min(counts, default=0) < 0:
        raise ValueError
    reported = iter(_made(Reported, said))
    facts: list[Fact] = _made(Fact, {**rows, "reported": [tuple(islice(reported, count)) for count in counts]})
    return Table(title, place, tuple(place_names), reporters, known, tuple(facts), key, paths)


def _made(kind: type[Any], columns: dict[str, list[Any]]) -> list[Any]:
    """The values of a class from their columns, filled in column by column: several times as fast as one call each."""
    made = list(map(object.__new__, repeat(kind, len(columns[next(iter(columns))]))))
    for name, column in columns.items():
        deque(map(vars(kind)[name].__set__, made, column), maxlen=0)
    return made


def _read(kept: dict[str, Any], columns: _Columns) -> dict[str, list[Any]]:
    """The columns of a value class, all as long as the first."""
    read = {name: check(kept[name]) for name, check in columns.items()}
    if len({len(column) for column in read.values()}) > 1:
        raise ValueError
    return read
