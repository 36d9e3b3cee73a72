"""The functions that ``import qnfacts`` offers: from text to values, without files and without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.text import Document

if TYPE_CHECKING:
    from datetime import date as Date
    from pathlib import Path

    from qnfacts.model import Claim, Comparison, Finding, Language, Quantity, Report, Table


def extract(text: str, *, date: Date | None = None, language: Language | None = None) -> list[Claim]:
    """The numeric claims of a text, in reading order.

    ``date`` is the day of publication, which relative times (``năm nay``) count from; the text's own dateline serves
    where it is not given. The language is guessed where it is not given.

    >>> claim, = extract("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh giảm còn 0,23%.")
    >>> claim.value, claim.dimension, claim.measure, claim.period, claim.place
    (Decimal('0.23'), 'percent', 'level', '2020', 'Quảng Ninh')
    """
    from qnfacts.parse.claim import extract

    return list(extract(Document.of(text, date=date, language=language)).claims)


def check(text: str, table: Table | None = None, *, date: Date | None = None) -> Report:
    """The report of one text held against a claims table, the default one where none is given, and against itself.

    >>> document, = check("Năm 2020, tỷ lệ hộ nghèo của Quảng Ninh giảm còn 0,32%.").documents
    >>> [(judgement.verdict, judgement.cause) for judgement in document.judgements]
    [('discrepancy', 'transposed')]
    """
    from qnfacts.pipeline import Task, run
    from qnfacts.table import default_table

    return run([Document.of(text, date=date)], Task("check", table or default_table()))


def audit(text: str, *, date: Date | None = None) -> list[Finding]:
    """The contradictions between a text's own numbers; no table is needed.

    >>> finding, = audit("Toàn tỉnh có 900 lượt người cai nghiện, gồm 715 lượt tại cơ sở và 200 lượt tại cộng đồng.")
    >>> finding.kind, finding.claims
    ('sum', (0, 1, 2))
    """
    from qnfacts.pipeline import Task, run

    return list(run([Document.of(text, date=date)], Task("audit")).documents[0].findings)


def diff(a: str, b: str, table: Table | None = None, *, date_a: Date | None = None, date_b: Date | None = None) -> Comparison:
    """Two texts held against each other, claim by claim, differences first.

    The indicators of a claims table, the default one where none is given, help to see that two wordings mean the same.

    >>> found = diff("Năm 2020, tỉnh tạo việc làm cho 14.048 lao động.", "Tỉnh tạo 14.408 việc làm mới trong năm 2020.")
    >>> [(pair.relation, pair.cause) for pair in found.pairs]
    [('different', 'transposed')]
    """
    from qnfacts.diff import diff
    from qnfacts.table import default_table

    return diff(Document.of(a, path="a", date=date_a), Document.of(b, path="b", date=date_b), table or default_table())


def load_table(*paths: str | Path) -> Table:
    """The claims table of one or several files; the default one where no path is given.

    Raises ``TableError`` with every mistake in every file.

    >>> load_table().place
    'Quảng Ninh'
    """
    from qnfacts.table import load_table

    return load_table(*paths)


def read_quantity(text: str, language: Language = "vi") -> Quantity | None:
    """A whole string as one quantity, in digits or in words; None where it is none.

    >>> quantity = read_quantity("hơn 5,6 triệu người")
    >>> quantity.value, quantity.unit, quantity.qualifier
    (Decimal('5600000'), 'người', 'over')
    >>> read_quantity("chợ Hạ Long") is None
    True
    """
    from qnfacts.parse.quantity import read_quantity

    return read_quantity(text, language)
