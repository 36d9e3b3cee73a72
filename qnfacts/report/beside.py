"""Two texts side by side on screen: differences first, their differing digits marked, then what only one has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table as Columns
from rich.text import Text

from qnfacts.report import wording
from qnfacts.report.comparison import changed
from qnfacts.report.entries import place
from qnfacts.report.safe import one_line
from qnfacts.report.table import grid, phrase, printed
from qnfacts.report.wording import label, say, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.table import Table as Grid

    from qnfacts.model import Claim, Comparison, DocumentReport, Language, Pair, Relation
    from qnfacts.report.options import Options

_RATIOS = (20, 30, 30)
_STYLES = {"different": "bold red", "same": "green", "only-a": "cyan", "only-b": "cyan"}
_SYMBOLS = {"different": "≠", "same": "✓", "only-a": "A", "only-b": "B"}
_MARK = "bold red underline"


def side_by_side(comparison: Comparison, lang: Language, options: Options) -> str:
    """Return the comparison as lines for a terminal."""
    return printed(_parts(comparison, lang, options), options)


def _parts(comparison: Comparison, lang: Language, options: Options) -> Iterator[Text | Grid]:
    a, b = comparison.a, comparison.b
    for name, document in (("A", a), ("B", b)):
        yield Text.assemble((f"{name}  {one_line(document.path)}", "bold"))
        yield from (Text(say(notice, lang), "yellow") for notice in document.notices)
    yield _summary(comparison, lang)
    groups: dict[Relation, list[Pair]] = {"different": [], "only-a": [], "only-b": [], "same": []}
    for pair in comparison.pairs:
        groups[pair.relation].append(pair)
    moved = [pair for pair in groups["same"] if pair.change is not None]
    if groups["different"] or moved or (options.everything and groups["same"]):
        table = grid((word("column.apart", lang), "A", "B"), _RATIOS)
        for pair in [*groups["different"], *(groups["same"] if options.everything else moved)]:
            table.add_row(_told(pair, lang), *_cells(pair, comparison, lang, options))
        yield table
        yield Text()
    elif comparison.pairs:
        yield Text(word("diff.nothing", lang), "green")
    yield from _alone(groups["only-a"], a, lang)
    yield from _alone(groups["only-b"], b, lang)


def _summary(comparison: Comparison, lang: Language) -> Text:
    if not comparison.pairs:
        return Text(word("diff.empty", lang))
    relations = [pair.relation for pair in comparison.pairs]
    same, different, a, b = (relations.count(relation) for relation in ("same", "different", "only-a", "only-b"))
    return Text(word("diff.summary", lang, same=same, different=different, a=a, b=b))


def _told(pair: Pair, lang: Language) -> Text:
    text = Text(f"{_SYMBOLS[pair.relation]} {label(pair.relation, lang)}", _STYLES[pair.relation])
    if pair.cause:
        text.append(f"\n{word(f'apart.{pair.cause}', lang)}", "")
    if pair.change is not None:
        text.append(f"\n{changed(pair, lang)}", "bold")
    return text


def _cells(pair: Pair, comparison: Comparison, lang: Language, options: Options) -> Iterator[Text]:
    if pair.a is None or pair.b is None:
        return
    mine, theirs = differing(pair.a.number, pair.b.number) if pair.relation == "different" else ((), ())
    sides = ((pair.a, mine, comparison.a, pair.repeats_a), (pair.b, theirs, comparison.b, pair.repeats_b))
    for claim, marks, document, repeats in sides:
        yield Text("\n").join([*_number(claim, marks, options), phrase(claim, document, ""), _where(claim, document, len(repeats), lang)])


def _number(claim: Claim, marks: Sequence[int], options: Options) -> Iterator[Text]:
    """The number with its unit, and its marked digits: by colour, or by a line of carets beneath."""
    lead = claim.number_start - claim.start
    shown = one_line(claim.text)
    number = Text(shown, "bold")
    if shown != claim.text or not marks:
        yield number
        return
    for mark in marks:
        number.stylize(_MARK, lead + mark, lead + mark + 1)
    yield number
    if not options.colour:
        line = [" "] * (lead + max(marks) + 1)
        for mark in marks:
            line[lead + mark] = "^"
        yield Text("".join(line))


def _where(claim: Claim, document: DocumentReport, repeats: int, lang: Language) -> Text:
    parts = [place(claim, document, lang)]
    if claim.period:
        parts.append(wording.period(claim.period, lang))
    if claim.status == "target":
        parts.append(word("status.target", lang))
    if repeats:
        parts.append(word("diff.repeated", lang, n=repeats))
    return Text(", ".join(parts), "dim")


def _alone(pairs: Sequence[Pair], document: DocumentReport, lang: Language) -> Iterator[Text | Grid]:
    if not pairs:
        return
    relation = pairs[0].relation
    yield Text(f"{_SYMBOLS[relation]} {label(relation, lang)}", "bold")
    table = Columns.grid(padding=(0, 2), expand=True)
    for ratio in (2, 5):
        table.add_column(ratio=ratio, overflow="fold")
    for pair in pairs:
        claim = pair.a or pair.b
        if claim:
            table.add_row(_where(claim, document, len(pair.repeats_a or pair.repeats_b), lang), phrase(claim, document, "bold"))
    yield table
    yield Text()


def differing(one: str, other: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The places of the digits in which two printed numbers differ; marks between digits don't count.

    >>> differing("14.048", "14.408"), differing("900", "915"), differing("1.000", "100")
    (((3, 4), (3, 4)), ((1, 2), (1, 2)), ((4,), ()))
    """
    mine, theirs = ([place for place, letter in enumerate(number) if letter.isdigit()] for number in (one, other))
    if len(mine) == len(theirs):
        apart = [(a, b) for a, b in zip(mine, theirs, strict=True) if one[a] != other[b]]
        return tuple(a for a, _ in apart), tuple(b for _, b in apart)
    from difflib import SequenceMatcher

    first, second = "".join(one[place] for place in mine), "".join(other[place] for place in theirs)
    alike = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    kept = {place for block in alike for place in range(block.a, block.a + block.size)}
    held = {place for block in alike for place in range(block.b, block.b + block.size)}
    return tuple(place for n, place in enumerate(mine) if n not in kept), tuple(place for n, place in enumerate(theirs) if n not in held)
