"""Several texts in one matrix: on screen, as Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from qnfacts.report import wording
from qnfacts.report.csv import cell
from qnfacts.report.json import SCHEMA, claim_json, dump
from qnfacts.report.safe import one_line
from qnfacts.report.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table as Grid
    from rich.text import Text

    from qnfacts.model import Claim, Language, Matrix, Row
    from qnfacts.report.options import Options

MATRIX_FORMATS = ("table", "json", "csv", "markdown")
_WHAT, _CELL = 30, 16


def render_matrix(name: str, matrix: Matrix, lang: Language, options: Options) -> str:
    """Return the matrix in the format of that name."""
    match name:
        case "json":
            return dump(matrix_json(matrix, lang))
        case "csv":
            return _csv(matrix, lang)
        case "markdown":
            return _markdown(matrix, lang, options)
        case _:
            from qnfacts.report.table import printed

            return printed(_parts(matrix, lang, options), options)


def matrix_json(matrix: Matrix, lang: Language) -> dict[str, Any]:
    """The matrix: a row a thing, in it a claim or null a text, and the numbers of the texts that stand apart."""
    return {
        "schema": SCHEMA,
        "texts": [document.path for document in matrix.documents],
        "origin": matrix.origin,
        "rows": [
            {
                "indicator": row.indicator.id if row.indicator else None,
                "claims": [claim_json(claim, None, lang) if claim else None for claim in row.claims],
                "outliers": list(row.outliers),
                "shared": list(row.shared),
                "message": shared_source(row, matrix, lang) or None,
            }
            for row in matrix.rows
        ],
        "summary": {"rows": len(matrix.rows), "common": len(common(matrix)), "outliers": sum(bool(row.outliers) for row in matrix.rows)},
    }


def common(matrix: Matrix) -> list[Row]:
    """The rows that two texts or more have, those with outliers first."""
    found = [row for row in matrix.rows if sum(claim is not None for claim in row.claims) > 1]
    return sorted(found, key=lambda row: not row.outliers)


def alone(matrix: Matrix) -> list[Row]:
    """The rows that one text has."""
    return [row for row in matrix.rows if sum(claim is not None for claim in row.claims) == 1]


def shared_source(row: Row, matrix: Matrix, lang: Language) -> str:
    """What is to be said of texts that have one number in common which the origin contradicts; it accuses nobody."""
    told = row.claims[matrix.origin] if matrix.origin is not None else None
    said = row.claims[row.shared[0]] if row.shared else None
    if told is None or said is None or matrix.origin is None:
        return ""
    texts = tuple(_letter(number) for number in row.shared)
    return one_line(word("matrix.shared", lang, texts=texts, said=said.text, origin=_letter(matrix.origin), told=told.text))


def _letter(number: int) -> str:
    """A, B, …, Z, AA, …

    >>> _letter(0), _letter(26)
    ('A', 'AA')
    """
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def _what(row: Row, lang: Language) -> str:
    """What a row is about, in the table's words, else in those of its first text."""
    claim = next(claim for claim in row.claims if claim)
    rest = [wording.period(claim.period, lang) if claim.period else "", claim.place or ""]
    rest += [
        word("status.target", lang) if claim.status == "target" else "",
        "" if claim.measure == "level" else word(f"measure.{claim.measure}", lang),
    ]
    name = dict(row.indicator.name).get(lang) or row.indicator.id if row.indicator else claim.indicator
    return one_line(", ".join(part for part in (name, *rest) if part))


def _said(claim: Claim | None, lang: Language) -> str:
    if claim is None:
        return "–"
    hedge = "" if claim.qualifier == "exact" else f"{word(f'qualifier.{claim.qualifier}', lang)} "
    return one_line(f"{hedge}{claim.text}")


def _shown(matrix: Matrix, options: Options) -> list[Row]:
    return [*common(matrix), *(alone(matrix) if options.everything else ())]


def _summary(matrix: Matrix, lang: Language) -> str:
    rows = common(matrix)
    return (
        word("matrix.summary", lang, rows=len(rows), outliers=sum(bool(row.outliers) for row in rows))
        if rows
        else word("matrix.none", lang)
    )


def _legend(matrix: Matrix, lang: Language) -> Iterator[tuple[str, str]]:
    for number, document in enumerate(matrix.documents):
        origin = f" ({word('matrix.origin', lang)})" if number == matrix.origin else ""
        yield _letter(number), f"{one_line(document.path)}{origin}"


def _parts(matrix: Matrix, lang: Language, options: Options) -> Iterator[Text | Grid]:
    from rich.text import Text

    from qnfacts.report.table import grid

    for letter, path in _legend(matrix, lang):
        yield Text.assemble((f"{letter}  {path}", "bold"))
    yield Text(_summary(matrix, lang))
    rows = _shown(matrix, options)
    if rows:
        letters = [letter for letter, _ in _legend(matrix, lang)]
        table = grid((word("column.what", lang), *letters), (_WHAT, *[_CELL] * len(letters)))
        for row in rows:
            cells = (
                Text(f"≠ {_said(claim, lang)}", "bold red") if n in row.outliers else Text(_said(claim, lang))
                for n, claim in enumerate(row.claims)
            )
            table.add_row(Text(_what(row, lang)), *cells)
        yield table
        yield Text()
    yield from (Text(told, "yellow") for row in rows if (told := shared_source(row, matrix, lang)))
    if not options.everything and (single := len(alone(matrix))):
        yield Text(word("matrix.only", lang, n=single), "dim")


def _csv(matrix: Matrix, lang: Language) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            cell(name)
            for name in (
                "indicator",
                "period",
                "place",
                "status",
                "measure",
                *(document.path for document in matrix.documents),
                "outliers",
                "message",
            )
        ]
    )
    for row in [*common(matrix), *alone(matrix)]:
        claim = next(claim for claim in row.claims if claim)
        fields = (claim.indicator, claim.period, claim.place, claim.status, claim.measure)
        told = ["" if one is None else _said(one, lang) for one in row.claims]
        apart = "; ".join(matrix.documents[number].path for number in row.outliers)
        writer.writerow([cell(value) for value in (*fields, *told, apart, shared_source(row, matrix, lang))])
    return out.getvalue()


def _markdown(matrix: Matrix, lang: Language, options: Options) -> str:
    from qnfacts.report.markdown import plain

    rows = _shown(matrix, options)
    lines = [*(f"- **{letter}**: {plain(path)}" for letter, path in _legend(matrix, lang)), "", plain(_summary(matrix, lang)), ""]
    lines.append(" | ".join(["", plain(word("column.what", lang)), *(letter for letter, _ in _legend(matrix, lang)), ""]).strip())
    lines.append("|" + " --- |" * (len(matrix.documents) + 1))
    for row in rows:
        cells = (
            f"**≠ {plain(_said(claim, lang))}**" if number in row.outliers else plain(_said(claim, lang))
            for number, claim in enumerate(row.claims)
        )
        lines.append(" | ".join(["", plain(_what(row, lang)), *cells, ""]).strip())
    lines += ["", *(f"- {plain(told)}" for row in rows if (told := shared_source(row, matrix, lang)))]
    return "\n".join(lines).rstrip() + "\n"
