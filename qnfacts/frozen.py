"""Dataclasses that cost nothing until the first instance: the standard library's, to readers and type checkers.

``dataclasses.dataclass`` compiles up to six functions a class when it is defined, which for the classes of a whole
``check`` takes as long as importing typer. Here all but ``__init__`` are shared, and that one is compiled where a
class has more than a few instances. Whatever is not a class of plain fields goes to the standard library.

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

_MADE = object()


_FEW = 3
"""How many instances a class has before its ``__init__`` is compiled."""


def _plain_field(name: str, annotation: str, default: Any) -> dataclasses.Field[Any]:
    given = isinstance(default, dataclasses.Field)
    one: Any = default if given else field() if default is dataclasses.MISSING else field(default=default)
    one.name, one.type, one.kw_only = name, annotation, False
    one._field_type = vars(dataclasses)["_FIELD"]  # noqa: SLF001
    return one  # type: ignore[no-any-return]


def _initialiser(cls: type, fields: tuple[dataclasses.Field[Any], ...], *, frozen: bool, slots: bool) -> Callable[..., None]:
    """Compiles the ``__init__`` that the standard library would give the class."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_made": _MADE}
    parameters, lines = [], []
    for one in fields:
        name, value = one.name, one.name
        if one.default is not dataclasses.MISSING:
            names[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}")
        elif one.default_factory is not dataclasses.MISSING:
            names[f"_make_{name}"] = one.default_factory
            parameters.append(f"{name}=_made")
            value = f"_make_{name}() if {name} is _made else {name}"
        else:
            parameters.append(name)
        if not frozen:
            lines.append(f" self.{name} = {value}")
        elif slots:
            names[f"_set_{name}"] = vars(cls)[name].__set__
            lines.append(f" _set_{name}(self, {value})")
        else:
            lines.append(f" _set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec(f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), names)  # noqa: S102
    made: Callable[..., None] = names["__init__"]
    return made


def _set_all(self: Any, fields: tuple[dataclasses.Field[Any], ...], args: tuple[Any, ...], values: dict[str, Any]) -> bool:
    """Sets the fields as ``__init__`` would, where nothing is wrong with the call and nothing is to be done behind it."""
    given = dict(zip((one.name for one in fields), args)) | values  # noqa: B905
    for one in fields:
        if one.name not in given and one.default is not dataclasses.MISSING:
            given[one.name] = one.default
        elif one.name not in given and one.default_factory is not dataclasses.MISSING:
            given[one.name] = one.default_factory()
    if len(given) != len(fields) or len(args) > len(fields) or hasattr(self, "__post_init__"):
        return False
    if any(one.name in values for one in fields[: len(args)]) or any(one.name not in given for one in fields):
        return False
    for name, value in given.items():
        object.__setattr__(self, name, value)
    return True


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


_FROZEN: dict[str, Any] = {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _state, "__setstate__": _restore}


@dataclasses.dataclass(frozen=True)
class _Frozen:
    pass


@dataclasses.dataclass
class _Mutable:
    pass


_PARAMETERS = {frozen: vars(sample)["__dataclass_params__"] for frozen, sample in ((True, _Frozen), (False, _Mutable))}


def _light(cls: type, *, frozen: bool, slots: bool, eq: bool) -> type:
    annotations: dict[str, str] = cls.__dict__.get("__annotations__", {})  # noqa: RUF063  (as written, unevaluated)
    body = {name: value for name, value in cls.__dict__.items() if name not in {"__dict__", "__weakref__"}}
    given = {name: body.pop(name, dataclasses.MISSING) for name in annotations}
    fields = tuple(_plain_field(name, annotation, given[name]) for name, annotation in annotations.items())
    if not slots:
        body |= {one.name: one.default for one in fields if one.default is not dataclasses.MISSING}

    few = iter(range(_FEW))

    def first_instances(self: Any, *args: Any, **values: Any) -> None:
        if next(few, None) is None or not _set_all(self, fields, args, values):
            made.__init__ = _initialiser(made, fields, frozen=frozen, slots=slots)
            made.__init__(self, *args, **values)

    shared = {"__repr__": _shown} | (_FROZEN if frozen else {})
    body = {name: value for name, value in shared.items() if slots or "state" not in name} | body
    if eq:
        body = {"__eq__": _equals} | body | {"__hash__": _hash if frozen else None}
    body |= {"__init__": first_instances, "__match_args__": tuple(annotations), "__dataclass_fields__": {one.name: one for one in fields}}
    body["__dataclass_params__"] = _PARAMETERS[frozen]
    if slots:
        body["__slots__"] = tuple(annotations)
    made: Any = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made  # type: ignore[no-any-return]


def _is_plain(cls: type) -> bool:
    """Are all of its fields its own, and nothing but values with or without a default?"""
    annotations: dict[str, str] = cls.__dict__.get("__annotations__", {})  # noqa: RUF063  (as written, unevaluated)
    fields = [cls.__dict__.get(name) for name in annotations]
    special = any(isinstance(one, dataclasses.Field) and not (one.init and one.repr and one.compare and one.hash is None) for one in fields)
    return cls.__bases__ == (object,) and not special and not any("ClassVar" in one or "InitVar" in one for one in annotations.values())


if not TYPE_CHECKING:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True, **options: Any) -> Any:
        """The decorator of the standard library, at once for what is not a class of plain fields."""

        def decorate(cls: type) -> type:
            if not options and _is_plain(cls):
                return _light(cls, frozen=frozen, slots=slots, eq=eq)
            return dataclasses.dataclass(cls, frozen=frozen, slots=slots, eq=eq, **options)

        return decorate if cls is None else decorate(cls)
