"""How often each code was found, most frequent first; what is muted is counted apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qnfacts.report.entries import entries
from qnfacts.report.options import DEFAULT
from qnfacts.report.wording import label, word

if TYPE_CHECKING:
    from qnfacts.model import Language, Report
    from qnfacts.report.options import Options


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:  # noqa: ARG001
    """Return a line a code: how often, the code, its name."""
    found = [entry for document in report.documents for entry in entries(document, lang)]
    counts = Counter(entry.code for entry in found if not entry.mute)
    muted = Counter(entry.mute.why for entry in found if entry.mute)
    rows = [(n, code, label(code, lang)) for code, n in counts.most_common()]
    rows += [(n, why, word(f"mute.{why}", lang)) for why, n in muted.most_common()]
    return "".join(f"{n:6}  {code:<16}  {name}\n" for n, code, name in rows)
