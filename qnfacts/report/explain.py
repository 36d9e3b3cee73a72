"""The page behind each code. In English a rule's own docstring is its page; the rest stands in ``pages``."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from typing import TYPE_CHECKING, get_args

from qnfacts.model import Cause, FindingKind
from qnfacts.report.pages import ENGLISH, VIETNAMESE
from qnfacts.report.wording import has, word

if TYPE_CHECKING:
    from qnfacts.model import Language

#: The codes of what is wrong with a claims table: this, and the kind of the mistake.
OF_TABLE = "table-"
_EXAMPLE = re.compile(r"\n*^[ ]*>>> .*", re.DOTALL | re.MULTILINE)


def page(code: str, lang: Language) -> str:
    r"""Return what a code means, in plain paragraphs. Raises KeyError for an unknown code.

    >>> page("transposed", "vi")
    'Hai chữ số đứng cạnh nhau bị đảo: 14.408 thay cho 14.048.'
    >>> page("table-unknown-source", "en").partition("\n")[0]
    'In a claims table: there is no [sources.…].…'
    """
    if code.startswith(OF_TABLE):
        return _mistake(f"table.{code.removeprefix(OF_TABLE)}", lang)
    if lang == "vi":
        return VIETNAMESE[code]
    return ENGLISH[code] if code in ENGLISH else prose(_docstring(code))


def prose(docstring: str) -> str:
    r"""Return a docstring without its examples and its markup for code.

    >>> prose("Digits swapped: ``14.408``.\n\n    >>> 1 + 1\n    2\n")
    'Digits swapped: 14.408.'
    """
    return _EXAMPLE.sub("", inspect.cleandoc(docstring)).replace("``", "").strip()


def _docstring(code: str) -> str:
    name = code.replace("-", "_")
    if code in get_args(FindingKind):
        return import_module(f"qnfacts.audit.{name}").__doc__ or code
    if code in get_args(Cause):
        return getattr(import_module("qnfacts.judge.readings"), name).__doc__ or code
    raise KeyError(code)


def _mistake(key: str, lang: Language) -> str:
    if not has(key, lang):
        raise KeyError(key)
    values: dict[str, str] = {}
    while True:
        try:
            return word("explain.table", lang, what=word(key, lang, **values))
        except KeyError as lacking:
            values[str(lacking.args[0])] = "…"
