"""The loaded form of claims tables, kept in the user's cache folder so that the next start need not read them again.

A file is named for a digest of what the table was loaded from and of the code that loaded it, and holds plain JSON. What
comes back is used only when its own digest holds and every value has the shape that the model asks for. It is always
safe to delete, and a folder that cannot be written is no error. ``QNFACTS_CACHE`` names another folder, or none at all
when it is empty.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from contextlib import suppress
from datetime import date as Date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from qnfacts import model
from qnfacts.model import Fact, Indicator, Quantity, Reported, Source, Table

try:  # hashlib loads OpenSSL, which takes longer than reading the table
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = 1
LARGEST = 512 * 1024 * 1024
KEPT = 16

_PACKAGE = Path(__file__).parent.parent
_READS = ("", "parse", "lexicon", "table")


def key_of(contents: Iterable[bytes]) -> str:
    """The name of a table: a digest of its files, in order, and of the code that reads them."""
    digest = blake2b(_code().encode(), digest_size=20)
    for content in contents:
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


def folder() -> Path | None:
    """Where loaded tables are kept; None where nothing is to be kept."""
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


def recall(key: str, paths: tuple[str, ...]) -> Table | None:
    """The table of that name, where it is kept and whole."""
    home = folder()
    if home is None:
        return None
    try:
        with (home / f"{key}.json").open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        return None
    digest, _, body = content.partition(b"\n")
    if len(content) > LARGEST or digest != _digest(key, body):
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
    """Keeps a table under its name, in one step, and drops the oldest of many."""
    home = folder()
    if home is None:
        return
    body = json.dumps(_plain(table), ensure_ascii=False, separators=(",", ":")).encode()
    target = home / f"{key}.json"
    draft = home / f"{key}.{os.getpid()}.tmp"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.write_bytes(_digest(key, body) + b"\n" + body)
        draft.replace(target)
        _forget(home)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _forget(home: Path) -> None:
    kept = sorted(home.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[KEPT:]:
        path.unlink(missing_ok=True)


def _digest(key: str, body: bytes) -> bytes:
    return blake2b(body, key=key.encode(), digest_size=20).hexdigest().encode()


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


# Out: lists in the order of the model's fields, with numbers and dates as text.


def _plain(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "place": table.place,
        "place_names": table.place_names,
        "sources": [(s.id, s.title, s.outlet, s.kind, s.date.isoformat(), s.url, s.text, s.names) for s in table.sources.values()],
        "indicators": [
            (i.id, i.name, i.also, i.look_alikes, i.unit, i.dimension, i.parts, i.part_of, i.share_of) for i in table.indicators.values()
        ],
        "facts": [
            (f.id, f.indicator, f.place, f.period, f.status, f.measure, f.base, [_plain_reported(r) for r in f.reported], f.headline, f.per)
            for f in table.facts
        ],
    }


def _plain_reported(reported: Reported) -> tuple[object, ...]:
    q = reported.quantity
    high, whole = (None if number is None else str(number) for number in (q.high, q.of))
    quantity = (q.text, q.number, str(q.value), high, whole, q.qualifier, q.unit, q.dimension, q.per, str(q.step))
    until = reported.until.isoformat() if reported.until else None
    return (reported.source, reported.printed, quantity, reported.measure, reported.direction, reported.status, reported.at, until)


# Back: nothing is believed that has another shape.

_LANGUAGES = frozenset(get_args(model.Language))
_KINDS = frozenset({"agency", "outlet"})
_DIMENSIONS = frozenset(get_args(model.Dimension))
_QUALIFIERS = frozenset(get_args(model.Qualifier))
_MEASURES = frozenset(get_args(model.Measure))
_DIRECTIONS = frozenset({None, *get_args(model.Direction)})
_STATUSES = frozenset(get_args(model.Status))
_ROW_STATUSES = frozenset({"result", "target"})


def _table(plain: dict[str, Any], key: str, paths: tuple[str, ...]) -> Table:
    sources = [_source(*told) for told in plain["sources"]]
    indicators = [_indicator(*told) for told in plain["indicators"]]
    known = {indicator.id: indicator for indicator in indicators}
    reporters = {source.id: source for source in sources}
    facts = tuple([_fact(*told) for told in plain["facts"]])
    if any(fact.indicator not in known for fact in facts) or any(r.source not in reporters for fact in facts for r in fact.reported):
        raise ValueError
    return Table(_text(plain["title"]), _text(plain["place"]), _texts(plain["place_names"]), reporters, known, facts, key, paths)


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _maybe(value: object) -> str | None:
    return None if value is None else _text(value)


def _texts(value: object) -> tuple[str, ...]:
    if type(value) is not list:
        raise TypeError
    return tuple([_text(item) for item in value])


def _one_of(value: Any, words: frozenset[Any]) -> Any:
    if value not in words:
        raise ValueError
    return value


def _decimal(value: object) -> Decimal:
    number = Decimal(_text(value))
    if not number.is_finite():
        raise ValueError
    return number


def _source(name: object, title: object, outlet: object, kind: object, date: object, url: object, text: object, names: object) -> Source:
    return Source(
        _text(name),
        _text(title),
        _text(outlet),
        _one_of(kind, _KINDS),
        Date.fromisoformat(_text(date)),
        _maybe(url),
        _maybe(text),
        _texts(names),
    )


def _indicator(
    name: object,
    names: list[tuple[object, object]],
    also: object,
    not_: object,
    unit: object,
    dimension: object,
    parts: object,
    part_of: object,
    share_of: object,
) -> Indicator:
    worded = tuple((_one_of(language, _LANGUAGES), _text(text)) for language, text in names)
    kind = _one_of(dimension, _DIMENSIONS)
    return Indicator(_text(name), worded, _texts(also), _texts(not_), _maybe(unit), kind, _texts(parts), _maybe(part_of), _maybe(share_of))


def _fact(
    name: object,
    indicator: object,
    place: object,
    period: object,
    status: object,
    measure: object,
    base: object,
    reported: list[list[Any]],
    headline: object,
    per: object,
) -> Fact:
    return Fact(
        _text(name),
        _text(indicator),
        _text(place),
        _text(period),
        _one_of(status, _ROW_STATUSES),
        _one_of(measure, _MEASURES),
        _maybe(base),
        tuple([_reported(*told) for told in reported]),
        headline is True,
        _maybe(per),
    )


def _reported(
    source: object, printed: object, quantity: list[Any], measure: object, direction: object, status: object, at: object, until: object
) -> Reported:
    return Reported(
        _text(source),
        _text(printed),
        _quantity(*quantity),
        _one_of(measure, _MEASURES),
        _one_of(direction, _DIRECTIONS),
        _one_of(status, _STATUSES),
        _maybe(at),
        None if until is None else Date.fromisoformat(_text(until)),
    )


def _quantity(
    text: object,
    number: object,
    value: object,
    high: object,
    whole: object,
    qualifier: object,
    unit: object,
    dimension: object,
    per: object,
    step: object,
) -> Quantity:
    return Quantity(
        _text(text),
        _text(number),
        _decimal(value),
        None if high is None else _decimal(high),
        None if whole is None else _decimal(whole),
        _one_of(qualifier, _QUALIFIERS),
        _maybe(unit),
        _one_of(dimension, _DIMENSIONS),
        _maybe(per),
        _decimal(step),
    )
