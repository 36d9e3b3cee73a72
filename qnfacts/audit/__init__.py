"""The audit: a text held against itself, one rule of arithmetic a module, found by walking this package."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast, get_args

from qnfacts.audit.rule import Article, Fault, Rule, finding
from qnfacts.frozen import replace
from qnfacts.model import FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qnfacts.model import Extraction, Fact, Finding, Table
    from qnfacts.text import Document


@cache
def rules() -> dict[FindingKind, Rule]:
    """The rules by the kind of fault that they find, in the order of the kinds.

    >>> "plan-ratio" in rules()
    True
    """
    found = {module.name.replace("_", "-"): module.name for module in iter_modules(__path__)}
    return {kind: cast("Rule", import_module(f"{__name__}.{found[kind]}")) for kind in get_args(FindingKind) if kind in found}


def audit(
    extraction: Extraction, document: Document, table: Table | None = None, facts: Sequence[Fact | None] | None = None
) -> tuple[Finding, ...]:
    """What in a text cannot all stand, in reading order.

    With a table and with the row that speaks of each claim (``facts``, parallel to the claims), the table's knowledge
    of parts, and of what was planned, counts too.
    """
    article = Article(extraction, document, table, facts)
    faults = [fault for rule in rules().values() for fault in rule.find(article)] if extraction.claims else []
    found = [finding(article, fault) for fault in grouped(faults)]
    return tuple(sorted(found, key=lambda each: min(each.claims)))


def grouped(faults: Iterable[Fault]) -> list[Fault]:
    """The faults, each one that follows from another put with it: they share two claims, or one change mends both."""
    kept: list[Fault] = []
    naming: dict[int, list[int]] = {}
    for fault in faults:
        near = sorted({at for index in fault.claims for at in naming.get(index, ())})
        at = next((at for at in near if _follows(fault, kept[at])), len(kept))
        if at == len(kept):
            kept.append(fault)
        else:
            other = kept[at]
            more = tuple(index for index in fault.claims if index not in {*other.claims, *other.also})
            kept[at] = replace(other, also=(*other.also, *more))
        for index in fault.claims:
            naming.setdefault(index, []).append(at)
    return kept


def _follows(fault: Fault, other: Fault) -> bool:
    if len({*fault.claims} & {*other.claims, *other.also}) > 1:
        return True
    mends = dict(other.mends)
    return any(index in mends and interval.overlaps(mends[index]) for index, interval in fault.mends)
