"""One page of a PDF: its lines and its tables, from where its characters and its rules stand."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qnfacts.readers.build import SUPERSCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_CHARACTERS = 200_000
_MOST_OBJECTS = 20_000
_MOST_RULES = 1_500
_THIN = 2.5
_NEAR = 3.0
_BREAK = "\ufffe"
_COLUMN_GAP = 0.9
_UNSCALED = 1.5


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(slots=True)
class Fragment:
    """Characters that stand side by side without a wide gap."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(slots=True)
class Line:
    """A printed line: its fragments from left to right."""

    fragments: list[Fragment]
    number: int = 0

    @property
    def text(self) -> str:
        """The line as read, its fragments apart."""
        return " ".join(fragment.text.strip() for fragment in self.fragments if fragment.text.strip())

    @property
    def left(self) -> float:
        """Where it starts."""
        return self.fragments[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(fragment.right for fragment in self.fragments)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.fragments[0].bottom

    @property
    def top(self) -> float:
        """Its upper edge."""
        return max(fragment.top for fragment in self.fragments)

    @property
    def size(self) -> float:
        """The size that it is printed in: that of its longest fragment."""
        return max(self.fragments, key=lambda fragment: len(fragment.text)).size


@dataclass(slots=True)
class Slot:
    """A cell of a ruled table: its place in the grid, its edges, its lines."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Ruled:
    """A table drawn with rules: its outline, where its columns' rules stand, its cells."""

    box: Box
    columns: list[float]
    slots: list[Slot]


@dataclass(slots=True)
class PageLayout:
    """What stands on a page: lines and tables in reading order, and whether it is a picture of text."""

    number: int
    height: float
    flow: list[Line | Ruled]
    characters: int
    garbled: int
    pictured: bool


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float


def lay_out_page(page: Any, number: int) -> PageLayout:
    """The lines and tables of one page of ``pypdfium2``."""
    width, height = page.get_size()
    rules, pictured = _drawn(page, width * height)
    tables = _tables(rules)
    characters = list(_characters(page))
    garbled = sum(c.text == "\ufffd" or "\ue000" <= c.text <= "\uf8ff" for c in characters)
    flow: list[Line | Ruled] = []
    slots: dict[int, list[_Character]] = {}
    shown: set[int] = set()
    loose: list[_Character] = []

    def settle() -> None:
        flow.extend(_lines(loose))
        loose.clear()

    for character in characters:
        slot = _slot_at(tables, character)
        if slot is None:
            loose.append(character)
            continue
        table, cell = slot
        if id(table) not in shown:
            settle()
            shown.add(id(table))
            flow.append(table)
        slots.setdefault(id(cell), []).append(character)
    settle()
    for table in tables:
        for cell in table.slots:
            cell.lines = _lines(slots.get(id(cell), []))
    visible = sum(not c.text.isspace() for c in characters)
    lines = [
        line for found in flow for line in ([found] if isinstance(found, Line) else [line for cell in found.slots for line in cell.lines])
    ]
    _number_lines(lines)
    return PageLayout(number, height, flow, visible, garbled, pictured)


def _number_lines(lines: list[Line]) -> None:
    """Counts the printed lines of a page from its top; lines at one height share a number."""
    number, last = 0, float("inf")
    for line in sorted(lines, key=lambda line: -line.bottom):
        if last - line.bottom > line.size * 0.4:
            number += 1
            last = line.bottom
        line.number = number


def _characters(page: Any) -> Iterator[_Character]:
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    raw = text.raw
    size = unscaled = 0.0
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in {0, 10, 13}:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, at_box) or not pdfium.FPDFText_GetCharOrigin(raw, index, at_x, at_y):
            continue
        printed = pdfium.FPDFText_GetFontSize(raw, index)
        if code != 32 and (printed != unscaled or printed <= _UNSCALED):
            unscaled = printed
            size = _size(raw, index, printed) or abs(box.top - box.bottom) or 1.0
        yield _Character(_BREAK if code in {0xFFFE, 0x02} else chr(code), box.left, box.right, box.bottom, box.top, y.value, size)


def _size(text: Any, index: int, printed: float) -> float:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    scale = abs(matrix.d) if pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)) else 1.0
    return printed * (scale or 1.0)


def _lines(characters: Iterable[_Character]) -> list[Line]:
    """The characters as lines, in the order in which they are drawn."""
    lines: list[Line] = []
    base = 0.0
    for character in characters:
        line = lines[-1] if lines else None
        last = line.fragments[-1] if line else None
        if character.text.isspace():
            if last and not last.text.endswith(" ") and _on_line(character, last, base):
                last.text += " "
            continue
        raised = bool(last) and character.base > base + character.size * 0.15 and character.size < (last.size if last else 0) * 0.85
        if last is None or line is None or not (_on_line(character, last, base) or (raised and _beside(character, last))):
            lines.append(Line([_fragment(character)]))
            base = character.base
        elif character.left - last.right > max(character.size, last.size) * _COLUMN_GAP:
            line.fragments.append(_fragment(character))
        else:
            last.text += character.text.translate(SUPERSCRIPT) if raised else character.text
            last.right = max(last.right, character.right)
            if not raised:
                last.bottom, last.top = min(last.bottom, character.bottom), max(last.top, character.top)
    return lines


def _fragment(character: _Character) -> Fragment:
    return Fragment(character.text, character.left, character.right, character.bottom, character.top, character.size)


def _on_line(character: _Character, last: Fragment, base: float) -> bool:
    return abs(character.base - base) < last.size * 0.35 and character.left > last.right - last.size


def _beside(character: _Character, last: Fragment) -> bool:
    return character.bottom < last.top and character.top > last.bottom and -last.size < character.left - last.right < last.size


def _drawn(page: Any, area: float) -> tuple[list[Box], bool]:
    """The thin rules on a page, and whether a picture covers most of it."""
    import pypdfium2.raw as pdfium

    rules: list[Box] = []
    pictured = False
    for count, found in enumerate(page.get_objects(max_depth=2)):
        if count > _MOST_OBJECTS:
            break
        if found.type not in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
            continue
        try:
            box = Box(*found.get_bounds())
        except Exception:  # noqa: BLE001, S112  (an object without bounds draws nothing)
            continue
        if found.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured = pictured or (box.right - box.left) * (box.top - box.bottom) * 2 > area
        else:
            rules += _rules(found, box)
    return (rules if len(rules) <= _MOST_RULES else []), pictured


def _rules(path: Any, box: Box) -> Iterator[Box]:
    import pypdfium2.raw as pdfium

    width, height = box.right - box.left, box.top - box.bottom
    if (height <= _THIN and width >= 8) or (width <= _THIN and height >= 6):
        yield box
        return
    count = pdfium.FPDFPath_CountSegments(path.raw)
    if width < 8 or height < 6 or not 2 <= count <= 2_000:
        return
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO and before:
            yield from _straight(before, point)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        if pdfium.FPDFPathSegment_GetClose(segment) and first:
            yield from _straight(point, first)
        before = point


def _straight(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    box = Box(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
    width, height = box.right - box.left, box.top - box.bottom
    if (height <= _THIN and width >= 8) or (width <= _THIN and height >= 6):
        yield box


def _tables(rules: list[Box]) -> list[Ruled]:
    """The grids that rules which touch make up."""
    tables = []
    for group in _touching(rules):
        across = [rule for rule in group if rule.right - rule.left > rule.top - rule.bottom]
        down = [rule for rule in group if rule.right - rule.left <= rule.top - rule.bottom]
        columns = _edges([(rule.left + rule.right) / 2 for rule in down])
        rows = _edges([(rule.bottom + rule.top) / 2 for rule in across])
        if len(columns) < 2 or len(rows) < 2 or (len(columns) - 1) * (len(rows) - 1) < 2:
            continue
        slots = _slots(rows[::-1], columns, across, down)
        if len({slot.column for slot in slots}) > 1:
            tables.append(Ruled(Box(columns[0], rows[0], columns[-1], rows[-1]), columns, slots))
    return tables


def _touching(rules: list[Box]) -> list[list[Box]]:
    groups: list[list[Box]] = []
    left = list(rules)
    while left:
        group, queue = [], [left.pop()]
        while queue:
            rule = queue.pop()
            group.append(rule)
            apart: list[Box] = []
            for other in left:
                near = (
                    other.left - _NEAR <= rule.right
                    and rule.left - _NEAR <= other.right
                    and other.bottom - _NEAR <= rule.top
                    and rule.bottom - _NEAR <= other.top
                )
                (queue if near else apart).append(other)
            left = apart
        groups.append(group)
    return groups


def _edges(places: list[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _slots(rows: list[float], columns: list[float], across: list[Box], down: list[Box]) -> list[Slot]:
    """The cells of a grid; where no rule parts two neighbours, they are one."""
    height, width = len(rows) - 1, len(columns) - 1
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    slots: list[Slot] = []
    if height * width > 20_000:
        return slots
    for row in range(height):
        for column in range(width):
            if (row, column) in owner:
                continue
            right = column
            while (
                right + 1 < width
                and (row, right + 1) not in owner
                and not _parted(down, columns[right + 1], rows[row + 1], rows[row], upright=True)
            ):
                right += 1
            low = row
            while low + 1 < height and not _parted(across, rows[low + 1], columns[column], columns[right + 1], upright=False):
                low += 1
            for taken_row in range(row, low + 1):
                for taken_column in range(column, right + 1):
                    owner[taken_row, taken_column] = (row, column)
            box = Box(columns[column], rows[low + 1], columns[right + 1], rows[row])
            slots.append(Slot(row + 1, column + 1, low - row + 1, right - column + 1, box))
    return slots


def _parted(rules: list[Box], place: float, start: float, end: float, *, upright: bool) -> bool:
    """Whether rules at this place cover most of the stretch between two cells."""
    covered = 0.0
    for rule in rules:
        middle = (rule.left + rule.right) / 2 if upright else (rule.bottom + rule.top) / 2
        low, high = (rule.bottom, rule.top) if upright else (rule.left, rule.right)
        if abs(middle - place) <= _NEAR:
            covered = max(covered, min(high, end) - max(low, start))
    return covered * 2 > end - start


def _slot_at(tables: list[Ruled], character: _Character) -> tuple[Ruled, Slot] | None:
    x, y = (character.left + character.right) / 2, character.base + character.size * 0.2
    for table in tables:
        if table.box.holds(x, y):
            for slot in table.slots:
                if slot.box.holds(x, y):
                    return table, slot
    return None


def columns_of(lines: list[Line]) -> list[tuple[float, float]] | None:
    """The columns that the fragments of lines stand in, if every line's fragments fall into columns of their own."""
    intervals = sorted((fragment.left, fragment.right) for line in lines for fragment in line.fragments)
    columns: list[tuple[float, float]] = []
    for left, right in intervals:
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    starts = [left for left, _ in columns]
    for line in lines:
        places = [bisect_right(starts, fragment.left) for fragment in line.fragments]
        if len(set(places)) < len(places):
            return None
    return columns if len(columns) > 1 else None
