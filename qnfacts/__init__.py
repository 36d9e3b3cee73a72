"""qnfacts holds the numbers of a news article against official reports, and against each other.

>>> import qnfacts
>>> [claim.value for claim in qnfacts.extract("Năm 2020, tỉnh tạo việc làm cho 14.048 lao động.")]
[Decimal('14048')]

Everything is imported when it is first used, so that ``import qnfacts`` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qnfacts.api import audit, check, diff, extract, load_table, read_quantity
    from qnfacts.model import (
        Claim,
        Comparison,
        DocumentReport,
        Fact,
        Finding,
        Judgement,
        Match,
        Message,
        Pair,
        Quantity,
        Report,
        Source,
        Table,
        Unread,
    )
    from qnfacts.report.wording import say
    from qnfacts.table import TableError

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Comparison",
    "DocumentReport",
    "Fact",
    "Finding",
    "Judgement",
    "Match",
    "Message",
    "Pair",
    "Quantity",
    "Report",
    "Source",
    "Table",
    "TableError",
    "Unread",
    "__version__",
    "audit",
    "check",
    "diff",
    "extract",
    "load_table",
    "read_quantity",
    "say",
]

_HOMES = {
    **dict.fromkeys(("audit", "check", "diff", "extract", "load_table", "read_quantity"), "qnfacts.api"),
    "TableError": "qnfacts.table",
    "say": "qnfacts.report.wording",
}


def __getattr__(name: str) -> object:
    """What the package offers, imported at its first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES.get(name, "qnfacts.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """Keeps ``qnfacts.audit`` and ``qnfacts.diff`` the functions, when the packages of these names are imported too."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
