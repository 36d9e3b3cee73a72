"""The command line: a command is a file of this package, with a function of the file's name.

Files that start with ``_`` are no commands. A command's help is the catalogue's ``help.NAME``, its first sentence the
line in the list of commands, and its module's ``EXAMPLES`` close it. What a command needs is imported inside it.
"""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Runs the command line; asking for the version costs no more than starting Python."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from qnfacts import __version__

        sys.stdout.write(f"qnfacts {__version__}\n")
        return
    gc.set_threshold(100_000)  # a short run makes little garbage, and looking for it takes a tenth of the time
    from qnfacts.cli._app import app
    from qnfacts.cli._console import prepare

    prepare()
    try:
        app()
    finally:
        from qnfacts.patterns import remember

        remember()
        gc.freeze()  # all of it goes with the process: Python need not search it for garbage once more
