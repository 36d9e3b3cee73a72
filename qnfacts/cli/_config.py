"""Settings from ``qnfacts.toml``, or ``[tool.qnfacts]`` in ``pyproject.toml``: the closest upwards wins.

A setting is an option by its long name; a table named after a command holds what is meant for it alone.
What the command line says wins.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qnfacts.cli._help import language, prefer
from qnfacts.cli._work import give_up, nearest_to, read_toml
from qnfacts.report.wording import LANGUAGES, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME, PROJECT = "qnfacts.toml", "pyproject.toml"
ACCEPTED = "qnfacts.accepted.toml"
#: Options whose values are files: in a configuration file they are told from its folder.
FILES = frozenset({"claims", "accepted", "baseline", "record", "output"})
#: Options that make no sense in a file.
PERSONAL = frozenset({"isolated", "config", "help", "date", "date-a", "date-b", "origin", "watch", "stdin-filename"})


def find(start: Path) -> Path | None:
    """Return the closest configuration file, in a folder or above it."""
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
        project = folder / PROJECT
        if project.is_file() and b"[tool.qnfacts" in _bytes(project):
            return project
    return None


def _bytes(path: Path) -> bytes:
    """What is in a file; a project's file that cannot be read has no settings for us."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def configure(context: typer.Context, isolated: bool) -> bool:
    """Make the settings of the configuration file the defaults of the command that is called."""
    if isolated or context.resilient_parsing:
        context.meta["qnfacts.isolated"] = isolated
        return isolated
    path = context.meta.get("qnfacts.config") or find(Path.cwd())
    if path:
        context.meta["qnfacts.folder"] = path.parent
        context.default_map = dict(_settings(context, path))
        lang = context.default_map.get("lang")
        if lang in LANGUAGES:
            prefer(lang)
    return isolated


def choose(context: typer.Context, path: str | None) -> str | None:
    """Keep the configuration file that the call names, for :func:`configure`."""
    context.meta["qnfacts.config"] = Path(path) if path else None
    return path


def accepted_file(context: typer.Context, path: str | None) -> Path | None:
    """Return the file of accepted findings: the one that is named, else the one beside the configuration, if any."""
    if path:
        return Path(path)
    usual = folder(context) / ACCEPTED
    return usual if not context.meta.get("qnfacts.isolated") and usual.is_file() else None


def folder(context: typer.Context) -> Path:
    """Return the folder of the configuration file, else the working folder."""
    return Path(context.meta.get("qnfacts.folder") or ".")


def _settings(context: typer.Context, path: Path) -> Iterator[tuple[str, Any]]:
    from qnfacts.cli._app import commands

    told = dict(_read(path))
    own = {name: table for name, table in told.items() if name in commands() and isinstance(table, dict)}
    options = named_options(context.command)
    for key, value in [*((key, value) for key, value in told.items() if key not in own), *own.get(context.info_name or "", {}).items()]:
        if key in options:
            parameter = options[key]
            worded = _from_folder(value, path.parent) if key in FILES else _targets(value, path.parent) if key == "format" else value
            yield parameter.name, [worded] if getattr(parameter, "multiple", False) and not isinstance(worded, list) else worded
        else:
            _hold_known(key, path)


def named_options(command: Any) -> dict[str, Any]:
    """Return the options of a command that can be settings, by their long names."""
    named = {option.removeprefix("--"): parameter for parameter in command.params for option in parameter.opts if option.startswith("--")}
    return {name: parameter for name, parameter in named.items() if name not in PERSONAL}


def _read(path: Path) -> Mapping[str, Any]:
    content = read_toml(path)
    told: Mapping[str, Any] = content.get("tool", {}).get("qnfacts", {}) if path.name == PROJECT else content
    return told


def _from_folder(value: Any, base: Path) -> Any:
    if isinstance(value, list):
        return [_from_folder(one, base) for one in value]
    return str(base / value) if isinstance(value, str) else value


def _targets(value: Any, base: Path) -> Any:
    if isinstance(value, list):
        return [_targets(one, base) for one in value]
    name, _, target = str(value).partition("=")
    return f"{name}={base / target}" if target else value


def _hold_known(key: str, path: Path) -> None:
    """A setting of another command is no mistake; one of none is."""
    from qnfacts.cli._app import commands, load

    known = {name for command in commands() for name in named_options(load(command))}
    if key not in known:
        give_up(word("config.unknown", language(), name=key) + nearest_to(key, known), str(path))
