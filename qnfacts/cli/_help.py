"""The words of the help, in the language that the call asks for, else the locale's."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from qnfacts.report.wording import LANGUAGES, locale_language, word

if TYPE_CHECKING:
    from qnfacts.model import Language


def text(key: str) -> str:
    """The help for a command or an option."""
    return word(f"help.{key}", language())


_PREFERRED: list[Language] = []


def prefer(lang: Language) -> None:
    """Sets the language for calls that don't name one: what a configuration file says."""
    _PREFERRED[:] = [lang]
    language.cache_clear()


@cache
def language() -> Language:
    """The language of messages: ``--lang``, which stands anywhere in the call, else the configuration's, else the locale's."""
    for option, value in zip(sys.argv, [*sys.argv[1:], ""], strict=True):
        given = value if option == "--lang" else option.removeprefix("--lang=") if option.startswith("--lang=") else ""
        for known in LANGUAGES:
            if given == known:
                return known
    return _PREFERRED[0] if _PREFERRED else locale_language()
