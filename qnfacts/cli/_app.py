"""The application: finds a command's file when it is called, so that no command pays for another."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from qnfacts.cli._help import text

if TYPE_CHECKING:
    from typer._click import Command, Context
    from typer._click.formatting import HelpFormatter

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


def commands() -> tuple[str, ...]:
    """The names of the commands, by their files."""
    files = os.listdir(os.path.dirname(__file__))  # noqa: PTH120, PTH208
    return tuple(sorted(name[:-3].replace("_", "-") for name in files if name.endswith(".py") and not name.startswith("_")))


class Commands(TyperGroup):
    """A group whose commands are files."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Knows the names at once, for the suggestion that follows an unknown one."""
        super().__init__(*args, **kwargs)
        self.commands = dict.fromkeys(commands(), cast("Command", None))

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002
        """The names of the commands."""
        return list(commands())

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002
        """The command in the file of that name."""
        if cmd_name not in commands():
            return None
        return load(cmd_name)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands with the first sentence of each one's help."""
        with formatter.section(text("commands")):
            formatter.write_dl([(name, text(name).partition("\n")[0]) for name in commands()])


def load(name: str) -> Command:
    """The command of a file."""
    module = import_module(f"qnfacts.cli.{name.replace('-', '_')}")
    examples = getattr(module, "EXAMPLES", "")
    info = CommandInfo(
        name=name,
        callback=getattr(module, name.replace("-", "_")),
        help=text(name),
        epilog=f"\b\n{text('examples')}\n{examples}" if examples else None,
        context_settings=HELP_NAMES,
        no_args_is_help=False,
    )
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


def _version(asked: bool) -> None:
    if asked:
        from qnfacts import __version__

        typer.echo(f"qnfacts {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="qnfacts",
    cls=Commands,
    help=text("qnfacts"),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=HELP_NAMES,
    no_args_is_help=True,
)


@app.callback()
def _qnfacts(
    version: Annotated[bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help=text("version"))] = False,
) -> None:
    pass
