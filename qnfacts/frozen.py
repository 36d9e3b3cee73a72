"""Frozen dataclasses that cost nothing until the first instance: the standard library's, to readers and type checkers.

``dataclasses.dataclass`` compiles six functions a class when it is defined, which for the classes of a whole ``check``
takes as long as importing typer. Here all but ``__init__`` are shared, and that one is compiled at the first instance.
Whatever is not a frozen class of plain fields goes to the standard library.

>>> @dataclass(frozen=True, slots=True)
... class Point:
...     x: int
...     y: int = 0
>>> Point(1), Point(1) == Point(1, 0), hash(Point(1)) == hash(Point(1)), replace(Point(1), y=2)
(Point(x=1, y=0), True, True, Point(x=1, y=2))
"""

from __future__ import annotations

import dataclasses
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass

__all__ = ["dataclass", "field", "replace"]


def _plain_field(name: str, annotation: str, default: Any) -> dataclasses.Field[Any]:
    one: Any = field() if default is dataclasses.MISSING else field(default=default)
    one.name, one.type, one.kw_only = name, annotation, False
    one._field_type = vars(dataclasses)["_FIELD"]  # noqa: SLF001
    return one  # type: ignore[no-any-return]


def _initialiser(cls: type, fields: tuple[dataclasses.Field[Any], ...], *, slots: bool) -> Callable[..., None]:
    """Compiles the ``__init__`` that the standard library would give the class."""
    parameters = [one.name if one.default is dataclasses.MISSING else f"{one.name}=_default_{one.name}" for one in fields]
    lines = [f" _set_{one.name}(self, {one.name})" if slots else f" _set(self, {one.name!r}, {one.name})" for one in fields]
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    names: dict[str, Any] = {"_set": object.__setattr__} | {f"_default_{one.name}": one.default for one in fields}
    if slots:
        names |= {f"_set_{one.name}": vars(cls)[one.name].__set__ for one in fields}
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), names)  # noqa: S102
    made: Callable[..., None] = names["__init__"]
    return made


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__match_args__])


def _equals(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _shown(self: Any) -> str:
    pairs = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({', '.join(pairs)})"


def _refuse(self: Any, name: str, value: object = None) -> None:  # noqa: ARG001
    raise dataclasses.FrozenInstanceError(f"cannot assign to or delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return list(_values(self))


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)


_SHARED: dict[str, Any] = {"__eq__": _equals, "__hash__": _hash, "__repr__": _shown, "__setattr__": _refuse, "__delattr__": _refuse}
_WITH_SLOTS: dict[str, Any] = {"__getstate__": _state, "__setstate__": _restore}


def _frozen(cls: type, *, slots: bool) -> type:
    annotations: dict[str, str] = cls.__dict__.get("__annotations__", {})  # noqa: RUF063  (as written, unevaluated)
    body = {name: value for name, value in cls.__dict__.items() if name not in {"__dict__", "__weakref__"}}
    taken = {name: body.pop(name, dataclasses.MISSING) if slots else body.get(name, dataclasses.MISSING) for name in annotations}
    fields = tuple(_plain_field(name, annotation, taken[name]) for name, annotation in annotations.items())

    def first_instance(self: Any, *args: Any, **values: Any) -> None:
        made.__init__ = _initialiser(made, fields, slots=slots)
        made.__init__(self, *args, **values)

    body |= {name: value for name, value in _SHARED.items() if name not in cls.__dict__ or name == "__hash__"}
    body |= {"__init__": first_instance, "__match_args__": tuple(annotations), "__dataclass_fields__": {one.name: one for one in fields}}
    body["__dataclass_params__"] = _PARAMETERS
    if slots:
        body |= {"__slots__": tuple(annotations), **_WITH_SLOTS}
    made: Any = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made  # type: ignore[no-any-return]


@dataclasses.dataclass(frozen=True)
class _Sample:
    pass


_PARAMETERS = vars(_Sample)["__dataclass_params__"]


def _is_plain(cls: type) -> bool:
    """Are all of its fields its own, without special ones?"""
    annotations: dict[str, str] = cls.__dict__.get("__annotations__", {})  # noqa: RUF063  (as written, unevaluated)
    special = any(isinstance(cls.__dict__.get(name), dataclasses.Field) for name in annotations)
    return cls.__bases__ == (object,) and not special and not any("ClassVar" in one or "InitVar" in one for one in annotations.values())


if not TYPE_CHECKING:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, **options: Any) -> Any:
        """The decorator of the standard library, at once for what is not frozen."""

        def decorate(cls: type) -> type:
            if frozen and not options and _is_plain(cls):
                return _frozen(cls, slots=slots)
            return dataclasses.dataclass(cls, frozen=frozen, slots=slots, **options)

        return decorate if cls is None else decorate(cls)
