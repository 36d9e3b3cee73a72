"""Claims: every number of a text with its unit, manner, period, place and subject.

``extract`` reads a document sentence by sentence. What a sentence leaves out comes from what governs it: the list
it stands in, the sentence before, the paragraph, the heading, the headline, in this order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import count
from typing import TYPE_CHECKING

from qnfacts.frozen import replace
from qnfacts.lexicon.bare import restored
from qnfacts.model import Claim, Evidence, Extraction, Span, Unread
from qnfacts.parse import manner as manners
from qnfacts.parse.cell import by_scale, cell_manner, is_figure, read_cell, signed, signless, tells_itself
from qnfacts.parse.dating import give_period
from qnfacts.parse.draft import Draft, Reading
from qnfacts.parse.elided import PER_HEAD, inherited_unit, label, per_before, share_units_forward, share_units_of_ranges, talks_of_plans
from qnfacts.parse.names import find_names
from qnfacts.parse.number import find_numbers
from qnfacts.parse.period import find_times
from qnfacts.parse.row import Item, make_row
from qnfacts.parse.scope import enter, remember, remember_place
from qnfacts.parse.setting import give_heads, give_place, give_source
from qnfacts.parse.sift import is_claim
from qnfacts.parse.status import give_status
from qnfacts.parse.subject import give_subject
from qnfacts.parse.unit import Unit, read_unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from qnfacts.lexicon.places import PlaceMention
    from qnfacts.model import Dimension, Status
    from qnfacts.parse.cell import Cell
    from qnfacts.parse.manner import Manner
    from qnfacts.parse.number import Number
    from qnfacts.parse.period import Time
    from qnfacts.parse.row import Row
    from qnfacts.text import Document

    _Found = TypeVar("_Found", Number, Time, PlaceMention)


def extract(document: Document) -> Extraction:
    """The claims of a document, what was seen but not read, and how the claims hang together.

    >>> from qnfacts.text import Document
    >>> claim = extract(Document.of("Năm 2020, tỷ lệ hộ nghèo giảm còn 0,23%.")).claims[0]
    >>> claim.text, str(claim.value), claim.measure, claim.period
    ('0,23%', '0.23', 'level', '2020')
    """
    from qnfacts.parse.links import find_links

    document = restored(document)
    drafts, unread = _drafts(document)
    claims = tuple(_claim(document, draft) for draft in drafts)
    return Extraction(claims, tuple(unread), find_links(document, claims))


def _drafts(document: Document) -> tuple[list[Draft], list[Unread]]:
    times = find_times(document)
    names = find_names(document)
    times = _outside(times, names)
    busy = sorted([*((time.start, time.end) for time in times), *names])
    numbers = find_numbers(document, busy)
    places = _places(document) if numbers else ()
    reading = Reading(document, times, places)
    mine = _by_sentence(numbers, document.sentences)
    then = _by_sentence(times, document.sentences)
    there = _by_sentence(places, document.sentences)
    indexes = count()
    for block, spans in enumerate(document.sentences_by_block):
        titled = document.blocks[block].where in {"heading", "headline"}
        if spans:
            enter(reading, document.blocks[block])
        for span, index in zip(spans, indexes, strict=False):
            if titled or index in mine or index in then or index in there or document.view[span.end - 1] in ":?":
                _read_sentence(reading, index, block, span.start, span.end, mine.get(index, ()), then.get(index, ()), there.get(index, ()))
    return reading.drafts, reading.unread


def _by_sentence(found: Sequence[_Found], sentences: Sequence[Span]) -> dict[int, list[_Found]]:
    """What starts in a sentence, by the sentence's index."""
    starts = [sentence.start for sentence in sentences]
    placed: dict[int, list[_Found]] = {}
    for one in found:
        index = bisect_right(starts, one.start) - 1
        if index >= 0 and one.start < sentences[index].end:
            placed.setdefault(index, []).append(one)
    return placed


def _outside(times: list[Time], names: Sequence[tuple[int, int]]) -> list[Time]:
    """The times that do not stand inside a name (``1956/QĐ-TTg``)."""
    starts = [start for start, _ in names]

    def inside(time: Time) -> bool:
        at = bisect_left(starts, time.start + 1) - 1
        return at >= 0 and time.start < names[at][1] and names[at][1] > time.end

    return [time for time in times if not inside(time)]


def _places(document: Document) -> Sequence[PlaceMention]:
    from qnfacts.lexicon.places import find_places

    return [mention for mention in find_places(document) if not mention.address]


def _items(reading: Reading, end: int, numbers: Sequence[Number], times: Sequence[Time], places: Sequence[PlaceMention]) -> list[Item]:
    """The numbers with their units, the times and the places of a sentence that ends at ``end``, in order, none upon another."""
    document = reading.document
    items = [Item("time", time.start, min(time.end, end), document.view[time.start : min(time.end, end)], time=time) for time in times]
    items += [Item("place", place.start, place.end, place.name) for place in places]
    for number in numbers:
        if number.reason:
            span = document.span(number.start, number.end)
            reading.unread.append(Unread(span.start, span.end, document.text[span.start : span.end], number.reason))
            continue
        unit = None if number.times else read_unit(document, number)
        items.append(Item("number", min(number.start, unit.start) if unit else number.start, number.end, number=number, unit=unit))
    items.sort(key=lambda item: (item.start, -item.end))
    kept: list[Item] = []
    for item in items:
        if kept and item.start < max(kept[-1].end, kept[-1].unit.end if kept[-1].unit else 0):
            if item.kind == "number" and kept[-1].kind != "number":
                continue
            if item.kind != "number" or kept[-1].kind == "number":
                continue
        kept.append(item)
    return kept


def _read_sentence(
    reading: Reading,
    index: int,
    block: int,
    start: int,
    end: int,
    numbers: Sequence[Number],
    times: Sequence[Time],
    places: Sequence[PlaceMention],
) -> None:
    document = reading.document
    where = document.blocks[block].where
    cell = read_cell(document, block, reading.times, reading.places) if numbers else None
    fixed = _items(reading, end, numbers, times, places)
    if cell is None:
        kept = [item for at, item in enumerate(fixed) if item.kind != "number" or is_claim(reading, fixed, at)]
    else:
        kept = [item for item in fixed if item.kind != "number" or is_figure(cell, item)]
    scanning = any(item.kind == "number" for item in kept)
    if not scanning and not (times or where in {"heading", "headline"} or document.view[start:end].rstrip().endswith((":", "?"))):
        if places:
            remember_place(reading, kept)
        return
    row = make_row(document.view, document.language, Span(start, end), index, block, kept)
    if cell is not None:
        row.items[:0] = cell.lead
    drafts = _drafts_of(reading, row, cell) if scanning else []
    consumed = {
        id(draft.manner.cue) for draft in drafts if draft.manner.cue is not None and draft.manner.measure in {"plan-ratio", "plan-excess"}
    }
    if cell is None:
        give_status(reading, row, drafts, consumed)
    if drafts:
        _fill(reading, row, drafts, cell)
    if cell is None:
        remember(reading, row, drafts, where)


def _fill(reading: Reading, row: Row, drafts: list[Draft], cell: Cell | None) -> None:
    """What the words around the numbers of a sentence say of them, beside what they are and whether they happened."""
    told = [draft.status for draft in drafts]
    give_period(reading, row, drafts)
    if cell is not None:
        for draft, status in zip(drafts, told, strict=True):
            draft.status = draft.status if status == "actual" else status
        _time_of_row(reading, row, drafts)
    give_place(reading, row, drafts)
    give_subject(reading, row, drafts)
    give_heads(reading, row, drafts)
    give_source(reading, row, drafts)
    reading.drafts.extend(drafts)


def _time_of_row(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """A share of plan or a change whose own heading has no time is of the result that stands before it in its row."""
    blocks = reading.document.blocks
    mine = blocks[row.block].cell
    for draft in drafts:
        if draft.manner.measure == "level" or mine is None:
            continue
        for earlier in reversed(reading.drafts[-8:]):
            other = blocks[earlier.row.block].cell
            if other is not None and other[0] == mine[0] and earlier.manner.measure == "level" and earlier.status != "target":
                draft.period, draft.period_item = earlier.period, earlier.period_item
                draft.head = earlier.number
                break


def _drafts_of(reading: Reading, row: Row, cell: Cell | None) -> list[Draft]:
    document = reading.document
    drafts: list[Draft] = []
    before: Manner | None = None
    before_item: Item | None = None
    ratio_before: Manner | None = None
    told: dict[int, tuple[Manner, str]] = {}
    plans = ratio_before is not None or talks_of_plans(reading, row)
    for earlier in reversed(reading.drafts[-12:]):
        if earlier.row.block == row.block and earlier.manner.measure in {"plan-ratio", "relative"} and earlier.dimension == "percent":
            ratio_before = earlier.manner
            break
    for at, item in enumerate(row.items):
        if item.kind != "number":
            continue
        number = item.number
        assert number is not None  # noqa: S101 - a number item holds a number
        unit = item.unit
        dimension: Dimension = unit.dimension if unit else "none"
        around = manners.look(row.items, at, before=before, before_item=before_item, ratio_before=ratio_before, dimension=dimension)
        around.opener = manners.opener_of(row.items, at, told)
        around.label = label(row.items, at)
        around.plans = plans
        around.signed = document.view[max(0, number.start - 1) : number.start] == "+"
        per = unit.per if unit else None
        text_unit = unit.text if unit else None
        if (
            unit is not None
            and unit.text in {"điểm", "points", "point"}
            and (any(other.dimension == "percentage-point" for other in drafts) or _arrives_at_rate(row.items, at))
        ):
            unit = item.unit = unit._replace(dimension="percentage-point")
            dimension = around.dimension = "percentage-point"
        if number.times and unit is None:
            dimension = around.dimension = "times"
        elif unit is None:
            if cell is not None:
                dimension, text_unit, per = (cell.unit.dimension, cell.unit.text, cell.unit.per) if cell.unit else ("none", None, None)
            else:
                dimension, text_unit, per = inherited_unit(reading, row, drafts, item, number)
            around.dimension = dimension
            if dimension != "none":
                item.unit = Unit(number.end, number.end, text_unit or "", dimension, per)
        manner, qualifier, qualifier_item = manners.read_manner(around)
        status: Status = "actual"
        if cell is not None:
            number = signed(document.view, number)
            manner, told_status = cell_manner(cell, number, dimension, manner if tells_itself(row, at) else None)
            status = told_status or status
            item.number = by_scale(cell, signless(manner, number)) if unit is None else signless(manner, number)
        end = unit.end if unit else number.end
        if per is None and dimension == "money" and PER_HEAD.search(document.view, max(row.start, item.start - 70), item.start):
            per = "người"
        draft = Draft(
            item,
            at,
            row,
            unit,
            text_unit,
            dimension,
            per or per_before(document.view, around, drafts, dimension, manner, document.language),
            manner,
            qualifier,
            qualifier_item,
            around,
            end,
            status,
        )
        drafts.append(draft)
        told[at] = (manner, dimension)
        before, before_item = manner, item
        if manner.measure in {"plan-ratio", "plan-excess", "relative"} and dimension == "percent":
            ratio_before = replace(manner, measure="plan-ratio" if manner.measure == "plan-excess" else manner.measure)
    share_units_forward(document, drafts)
    if document.language == "vi":
        share_units_of_ranges(drafts)
    return drafts


def _arrives_at_rate(items: Sequence[Item], at: int) -> bool:
    """``fell 0.4 points to 1.1 percent``: points of a rate."""
    after = next((place for place in range(at + 1, len(items)) if items[place].kind == "number"), None)
    if after is None or not any(item.cue("to") for item in items[at + 1 : after]):
        return False
    unit = items[after].unit
    return unit is not None and unit.dimension == "percent"


def _claim(document: Document, draft: Draft) -> Claim:
    number = draft.item.number
    assert number is not None  # noqa: S101 - a draft is made of a number
    start = min(number.start, draft.unit.start) if draft.unit else number.start
    span = document.span(start, max(draft.end, number.end))
    printed = document.span(number.start, number.end)
    line, column = document.line_column(span.start)
    value = -number.value if draft.manner.negative else number.value
    high = (-number.high if draft.manner.negative else number.high) if number.high is not None else None
    return Claim(
        start=span.start,
        end=span.end,
        line=line,
        column=column,
        text=document.text[span.start : span.end],
        number=document.text[printed.start : printed.end],
        value=value,
        high=high,
        of=number.of,
        qualifier=draft.qualifier,
        unit=draft.text_unit,
        dimension=draft.dimension,
        per=draft.per,
        measure=draft.manner.measure,
        direction=draft.manner.direction,
        base=draft.manner.base,
        status=draft.status,
        period=draft.period,
        place=draft.place,
        indicator=draft.indicator,
        where=document.blocks[draft.row.block].where,
        step=number.step,
        number_start=printed.start,
        number_end=printed.end,
        sentence=draft.row.sentence,
        paragraph=draft.row.block,
        head=draft.head,
        exhaustive=draft.exhaustive,
        source=draft.source,
        evidence=_evidence(document, draft),
    )


def _evidence(document: Document, draft: Draft) -> tuple[Evidence, ...]:
    """Which words and rules gave which field; that of the value says what decided between separators: shape, word, habit or language."""
    found: list[Evidence] = []

    def add(name: str, rule: str, item: Item | Unit | None) -> None:
        if item is not None:
            span = document.span(item.start, max(item.start, item.end))
            found.append(Evidence(name, rule, span.start, span.end))

    if draft.item.number is not None:
        add("value", draft.item.number.by, draft.item)
    add("unit", "known" if draft.unit and draft.unit.known else "noun", draft.unit)
    add("qualifier", draft.qualifier, draft.qualifier_item)
    add("measure", draft.manner.rule, draft.manner.cue)
    add("base", draft.manner.rule, draft.manner.base_item)
    add("status", draft.status, draft.status_item)
    add("period", "attached" if draft.attached else "before", draft.period_item)
    add("place", "named", draft.place_item)
    return tuple(found)
