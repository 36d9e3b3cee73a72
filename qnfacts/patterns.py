"""Regular expressions that are compiled once a user, not once a start.

Compiling the patterns of a whole ``check`` takes longer than the check. What the standard library makes of a pattern is
therefore kept in the user's cache folder, under this very Python's version; its engine holds it to its own rules before
it uses it. Where that is not to be had, or looks otherwise in some Python to come, patterns are compiled as usual.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cache
from typing import Any

from qnfacts import kept

_LARGEST = 16 * 1024 * 1024
_MOST = 600
_FRESH: dict[tuple[str, int], list[Any]] = {}
_USED: dict[tuple[str, int], list[Any]] = {}

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]

    _NAME = f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}-{_sre.MAGIC}-{_sre.CODESIZE}-{sys.byteorder}.re"
except (ImportError, AttributeError):  # another implementation of Python
    _NAME = ""


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""The same as ``re.compile``.

    >>> compiled(r"(?P<n>\d+)%").search("đạt 85%")["n"]
    '85'
    """
    if not _NAME:
        return re.compile(pattern, flags)
    key = (pattern, int(flags))
    made = _kept().get(key)
    try:
        if made is None:
            made = _FRESH[key] = _make(*key)
        built = _build(pattern, made)
    except (AttributeError, LookupError, RuntimeError, TypeError, ValueError, OverflowError):
        _FRESH.pop(key, None)
        return re.compile(pattern, flags)
    _USED[key] = made
    return built


def remember() -> None:
    """Keeps what was compiled afresh, for the next start; of too many patterns only those that this start used."""
    if _FRESH:
        import json

        every = _kept() | _FRESH
        rows, codes = [], array("I")
        for key, (*made, code) in (every if len(every) <= _MOST else _USED).items():
            rows.append([*key, *made, len(code)])
            codes.extend(code)
        kept.keep(_NAME, json.dumps(rows, separators=(",", ":")).encode() + b"\n" + codes.tobytes())
        _FRESH.clear()


def _make(pattern: str, flags: int) -> list[Any]:
    """What the standard library compiles a pattern to: flags, the number of groups and their names, the code."""
    parsed = _parser.parse(pattern, flags)
    code = array("I", _compiler._code(parsed, flags))  # noqa: SLF001
    return [flags | parsed.state.flags, parsed.state.groups - 1, parsed.state.groupdict, code]


def _build(pattern: str, made: list[Any]) -> re.Pattern[str]:
    flags, groups, names, code = made
    by_index: list[str | None] = [None] * (groups + 1)
    for name, index in names.items():
        by_index[index] = name
    built: re.Pattern[str] = _sre.compile(pattern, flags, code.tolist(), groups, names, tuple(by_index))
    return built


@cache
def _kept() -> dict[tuple[str, int], list[Any]]:
    content = kept.fetch(_NAME, _LARGEST)
    if content is None:
        return {}
    import json

    told, _, rest = content.partition(b"\n")
    found: dict[tuple[str, int], list[Any]] = {}
    try:
        codes, start = array("I", rest), 0
        for pattern, flags, *made, length in json.loads(told):
            found[pattern, flags] = [*made, codes[start : start + length]]
            start += length
    except (ValueError, TypeError, RecursionError):
        return {}
    return found
