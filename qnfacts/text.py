"""A document: the text as read, a folded view of it for reading, and the map between the two.

All positions that leave the program are code points of the text as read. Reading happens in a view in which
one word has one spelling: composed (NFC), lower case, tone marks in the older placement (``hoà`` → ``hòa``),
``y`` for a lone final ``i`` (``tỉ`` → ``tỷ``), plain spaces, ASCII digits, and no invisible characters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass
from qnfacts.model import Block, Language, Message, Span, Where
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date as Date

    from qnfacts.grid import Printed

_PLAIN = {
    **dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09, 0x0B, 0x0D], " "),
    **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
    0x0C: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0xD0: "Đ",
    0xF0: "đ",
    0x2215: "/",
    0x2044: "/",
}
_INVISIBLE = compiled("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ODD = compiled(f"{_INVISIBLE.pattern}|([^\\s\u0300-\u036f][\u0300-\u036f]+)")
_UNFOLDED = compiled(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")
_A, _E, _Y, _I = "àáảãạÀÁẢÃẠ", "èéẻẽẹÈÉẺẼẸ", "ỳýỷỹỵỲÝỶỸỴ", "iìíỉĩịIÌÍỈĨỊ"
_OTHER_SPELLING = compiled(
    rf"[{_A}{_E}{_Y}{_I}](?!\w)"
    rf"(?:(?<=[oO][{_A}{_E}])|(?<=[uU][{_Y}])(?<![qQ]..)|(?<=[hklmstHKLMST][{_I}])(?<![^\W_]..)|(?<=[qQ][uU][{_I}])(?<![^\W_]...))"
)
_TONES = {
    a + x: y + b
    for a, b, marked, first in (("o", "a", "àáảãạ", "òóỏõọ"), ("o", "e", "èéẻẽẹ", "òóỏõọ"), ("u", "y", "ỳýỷỹỵ", "ùúủũụ"))
    for x, y in zip(marked, first, strict=True)
}
_FINALS = str.maketrans(_I, "yỳýỷỹỵYỲÝỶỸỴ")
_VIETNAMESE = compiled("[àáãèéìíòóõùúýăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_LETTER = compiled(r"[^\W\d_]")
_ENGLISH_WORD = compiled(r"\b(?:the|of|and|in|to|for|percent|was|were|with|people|by)\b")
_VIETNAMESE_WORD = compiled(r"\b(?:cua|va|trong|nam|nguoi|duoc|cho|ty|le|dat|tinh|lao|dong|so|ke|hoach|ho|cac|voi)\b")
_HABIT_SAMPLE = 20_000


def _respell(text: str) -> str:
    """One spelling a word (``hoà`` → ``hòa``, ``tỉ`` → ``tỷ``); never changes the length."""
    pieces: list[str] = []
    last = 0
    for found in _OTHER_SPELLING.finditer(text):
        at = found.start()
        vowel, before = text[at], text[at - 1]
        tone = _TONES.get((before + vowel).lower())
        if tone is None:
            pieces += (text[last:at], vowel.translate(_FINALS))
        else:
            pieces += (text[last : at - 1], *(new.upper() if old.isupper() else new for old, new in zip(before + vowel, tone, strict=True)))
        last = at + 1
    return "".join((*pieces, text[last:])) if pieces else text


def _plain(text: str) -> str:
    """Plain spaces and ASCII digits; never changes the length."""
    return _UNFOLDED.sub(lambda found: found.group().translate(_PLAIN), text)


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _compose(text: str) -> tuple[str, list[int] | None]:
    """The text composed and without invisible characters, and for each character where it stood (None: in place)."""
    if unicodedata.is_normalized("NFC", text) and not _INVISIBLE.search(text):
        return text, None
    pieces: list[str] = []
    places: list[int] = []

    last = 0
    for found in _ODD.finditer(text):
        start = found.start()
        pieces.append(text[last:start])
        places.extend(range(last, start))
        if found[1]:
            composed = unicodedata.normalize("NFC", found[1][:8])
            pieces.append(composed)
            places.extend([start] * len(composed))
        last = found.end()
    pieces.append(text[last:])
    places.extend(range(last, len(text) + 1))
    return "".join(pieces), places


def _without(hidden: Iterable[Span], text: str, places: list[int] | None) -> tuple[str, list[int] | None]:
    """The composed text less what stands in the hidden stretches, which are in order."""
    spans = list(hidden)
    if not spans:
        return text, places
    where = places or list(range(len(text) + 1))
    pieces: list[str] = []
    kept: list[int] = []
    start = 0
    for span in [*spans, Span(where[-1], where[-1])]:
        end = bisect_left(where, span.start, start)
        pieces.append(text[start:end])
        kept += where[start:end]
        start = max(end, bisect_left(where, span.end, end))
    return "".join(pieces), [*kept, where[-1]]


def _parted(cased: str, blocks: Iterable[Block], places: list[int] | None) -> str:
    """The text with a bar behind each cell of its tables, where only white space stands: no number, name or time goes on in the next cell."""
    pieces: list[str] = []
    last = 0
    for block in blocks:
        if block.cell is None:
            continue
        end = block.end if places is None else bisect_left(places, block.end)
        if cased[end : end + 1].isspace():
            pieces += (cased[last:end], "|")
            last = end + 1
    return "".join((*pieces, cased[last:])) if pieces else cased


def fold(text: str) -> str:
    """The folded form in which words are compared.

    >>> fold("Tỉ lệ Hoà Bình, quí I\u00a0– Thuỷ")
    'tỷ lệ hòa bình, quý i – thủy'
    """
    return _lower(_respell(_plain(_compose(text)[0])))


def guess_language(text: str) -> Language:
    """Vietnamese or English, by letters that only Vietnamese has, then by common words.

    >>> guess_language("Tỷ lệ hộ nghèo còn 0,23%"), guess_language("The poverty rate fell")
    ('vi', 'en')
    """
    sample = _compose(text[:_HABIT_SAMPLE])[0]
    letters = len(_LETTER.findall(sample))
    marked = len(_VIETNAMESE.findall(sample))
    if marked * 20 > letters:
        return "vi"
    low = sample.lower()
    english, bare = len(_ENGLISH_WORD.findall(low)), len(_VIETNAMESE_WORD.findall(low))
    if english > bare:
        return "en"
    return "vi" if marked or bare or not letters else "en"


@dataclass(frozen=True)
class Document:
    """A text with its folded view, its language and date, and its layout.

    ``cased`` and ``view`` have the same length and offsets; ``span`` leads from them back to ``text``.

    >>> doc = Document.of("Tỉ lệ hộ nghèo còn 0,23%")
    >>> doc.view, doc.language
    ('tỷ lệ hộ nghèo còn 0,23%', 'vi')
    """

    path: str
    text: str
    cased: str
    view: str
    language: Language
    date: Date | None
    blocks: tuple[Block, ...]
    places: Sequence[int] | None = None
    notices: tuple[Message, ...] = ()

    @classmethod
    def of(
        cls,
        text: str,
        *,
        path: str = "-",
        language: Language | None = None,
        date: Date | None = None,
        blocks: Iterable[Block] | None = None,
        notices: Iterable[Message] = (),
        hidden: Iterable[Span] = (),
    ) -> Document:
        """The document of a text; without ``blocks`` it is laid out as plain text.

        ``hidden`` are stretches of the text that its readers don't see (the marks of Markdown); the view leaves them out.
        """
        composed, places = _without(hidden, *_compose(text))
        cased = _respell(_plain(composed))
        laid = tuple(blocks) if blocks is not None else lay_out(text)
        cased = _parted(cased, laid, places)
        return cls(path, text, cased, _lower(cased), language or guess_language(text), date, laid, places, tuple(notices))

    @cached_property
    def cells(self) -> dict[int, Block]:
        """The cells of the tables, by where they start in the text."""
        return {block.start: block for block in self.blocks if block.cell is not None}

    def at(self, offset: int) -> int:
        """Where a character of the view stands in the text."""
        return offset if self.places is None else self.places[offset]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text that a stretch of the view shows."""
        if self.places is None or start >= end:
            return Span(self.at(start), self.at(end))
        last = self.places[end - 1]
        after = self.places[end] if end < len(self.places) else len(self.text)
        stop = last + 1
        while stop < after and unicodedata.combining(self.text[stop]):
            stop += 1
        return Span(self.places[start], stop)

    def offset(self, at: int) -> int:
        """Where a code point of the text stands in the view (the next one that does)."""
        if self.places is None:
            return at
        return min(bisect_left(self.places, at), len(self.view))

    @cached_property
    def line_starts(self) -> list[int]:
        r"""Where each line of the text starts; ``\r\n``, ``\r`` and ``\n`` end lines."""
        return [0, *(found.end() for found in compiled(r"\r\n?|\n").finditer(self.text))]

    def line_column(self, at: int) -> tuple[int, int]:
        """Line and column of a code point of the text, both from 1."""
        line = bisect_right(self.line_starts, at)
        return line, at - self.line_starts[line - 1] + 1

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs of the view: the blocks, in order."""
        return [Span(self.offset(block.start), self.offset(block.end)) for block in self.blocks]

    @cached_property
    def sentences_by_block(self) -> list[list[Span]]:
        """The sentences of each block of the view; none crosses a block."""
        return [split_sentences(self.cased, paragraph) for paragraph in self.paragraphs]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the view, in order."""
        return [sentence for block in self.sentences_by_block for sentence in block]


LOW = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
"""The small letters of Vietnamese, for a class of a pattern: their code points alternate with the capitals."""
CAPITAL = LOW.upper()

_SENTENCE_END = compiled(
    rf"(?:(?<![.!?…])[.!?…]|\n)(?:(?<=[.!?…])[.!?…]*[\"”’»)\]]*(?=\s|$)|(?<=[{LOW}%][.])(?=[{CAPITAL}][{LOW}])|(?<=\n)(?=\s*(?:[-–•*+►▪✅💼👉☑✔]|\d{{1,2}}[.)]\s)))"
)
_NO_END = compiled(
    r"(?:^|[\s(.\"“])(?:[A-ZĐ]|TP|Tp|TX|Tx|Q|P|H|ThS|TS|PGS|GS|BS|Ths|Dr|Mr|Mrs|Ms|Prof|St|No|vs|tr|St|v\.v|U\.S|Inc|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.$"
)
LONGEST_SENTENCE = 2_000
_STARTS_SENTENCE = compiled(rf"\s*[\"“‘«(\[]?\s*(?:[{CAPITAL}0-9]|[-–•*+►▪✅💼👉☑✔])")


def split_sentences(text: str, within: Span) -> list[Span]:
    """The sentences of a stretch: full stops of abbreviations and numbers end none.

    >>> text = "TP. Hạ Long có 3 xã. Năm 2020 còn 0,23%.Toàn tỉnh giữ vững."
    >>> [text[s.start:s.end] for s in split_sentences(text, Span(0, len(text)))]
    ['TP. Hạ Long có 3 xã.', 'Năm 2020 còn 0,23%.', 'Toàn tỉnh giữ vững.']
    """
    found: list[Span] = []
    start = within.start
    for mark in _SENTENCE_END.finditer(text, within.start, within.end):
        end = mark.end()
        if mark.group() == "." and _is_abbreviation(text, start, end):
            continue
        if mark.group() != "\n" and end < within.end and not _STARTS_SENTENCE.match(text, end):
            continue
        found += _parts(text, start, end)
        start = end
    return found + _parts(text, start, within.end)


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether a full stop belongs to the word before it, or to the number that is all there is before it."""
    last = text[max(start, end - 6) : end]
    if last.islower() and not last.endswith(("vs.", "tr.", "v.v.")):
        return False
    return _NO_END.search(text, max(start, end - 8), end) is not None or text[start : end - 1].strip().isdigit()


def _parts(text: str, start: int, end: int) -> list[Span]:
    """The sentence, or where it is longer than anybody writes, its pieces: reading one takes its length squared."""
    pieces: list[Span] = []
    while end - start > LONGEST_SENTENCE:
        room = start + LONGEST_SENTENCE
        cut = next((at + len(mark) for mark in ("; ", ", ", " ", "\n") if (at := text.rfind(mark, start + 1, room)) > 0), room)
        pieces += _trimmed(text, start, cut)
        start = cut
    return pieces + _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """A stretch without the space around it; nothing where there is only space."""
    piece = text[start:end].rstrip()
    words = piece.lstrip()
    return [Span(start + len(piece) - len(words), start + len(piece))] if words else []


# The layout of plain text: which line is the headline, the lead, a caption, a heading.

_BULLET = compiled(r"\s*(?:[-–•*+►▪▶●○■✓✅✔☑💼📢👉🔹]|\(?\w{1,2}[.)]\s|#)")
_CAPTION_WORDS = ("ảnh", "hình", "đồ họa", "photo", "picture", "nguồn", "illustrat")
_CAPTION = compiled(
    r"(?i)^\s*(?:ảnh|hình|đồ họa|photo|picture|nguồn ảnh)\s*\d*\s*[:.]|\(\s*(?:ảnh|nguồn|photo|illustrat)|\bảnh\s*:|ảnh minh h[ọo][aạ]|\s[-–]\s\d{1,2}\s*$"
)
_DATELINE = compiled(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}:\d{2}")
_LEAD_TAG = compiled(r"^\s*(?:\([^()\n]{2,30}\)|[A-ZĐ .]{3,20}|[A-ZĐ][\wÀ-ỹ]+)\s*[-–—]\s")
_LOWER = compiled(rf"\s*[(“\"]?[{LOW}]")
_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_LABEL = compiled(rf"[{CAPITAL}][^.;:\n]{{2,80}}: *[\d(]")
_CELLS = compiled(r" \| |\t *[^\s]")
_NUMBER_ALONE = compiled(r"[+-]?\d[\d.,]*\s*%?")
_LONGEST_TITLE = 220
_LONGEST_CAPTION = 400
_LONGEST_HEADING = 16


def _lines(text: str) -> list[Span]:
    lines: list[Span] = []
    start = 0
    for end in [*(found.start() for found in compiled(r"\n|\r(?!\n)").finditer(text)), len(text)]:
        lines += _trimmed(text, start, end) or [Span(start, start)]
        start = end + 1
    return lines


def _ends_sentence(piece: str) -> bool:
    """Whether a mark ends the piece."""
    return piece.rstrip().rstrip('"”’»)]')[-1:] in _ENDS


def _is_full_stop(piece: str) -> bool:
    """Whether a full stop ends the piece."""
    return piece.rstrip().rstrip('"”’»)]/')[-1:] in _STOPS


_STOPS = frozenset(".!?…")
_ENDS = _STOPS | {":", ";", ","}


def _joined(text: str, lines: list[Span], tables: dict[int, Printed]) -> list[Span]:
    """Lines joined to paragraphs where a line only breaks for want of room; a table, noted in ``tables`` by its start, is one of its own."""
    units: list[Span] = []
    starts: dict[int, Printed] = {}
    if "|" in text or "\t" in text or "   " in text or "\u00a0\u00a0\u00a0" in text:
        from qnfacts.grid import printed_tables

        starts = {table.first: table for table in printed_tables(text, lines)}
    group: list[Span] = []

    def close() -> None:
        width = max((line.end - line.start for line in group), default=0)
        wrapped = len(group) > 2 and 30 <= width <= 110
        for index, line in enumerate(group):
            before = group[index - 1] if index else None
            if before and _continues(text, before, line, width if wrapped else 0):
                units[-1] = Span(units[-1].start, line.end)
            else:
                units.append(line)
        group.clear()

    behind = 0
    for number, line in enumerate(lines):
        table = starts.get(number)
        if table:
            close()
            behind = table.last
            tables[line.start] = table
            units.append(Span(line.start, lines[behind - 1].end))
        elif line.start == line.end:
            close()
        elif number >= behind:
            group.append(line)
    close()
    return units


def _continues(text: str, before: Span, line: Span, width: int) -> bool:
    if _BULLET.match(text, line.start, line.end) or (
        _LABEL.match(text, before.start, before.end) and _LABEL.match(text, line.start, line.end)
    ):
        return False
    if _CELLS.search(text, before.start, before.end) or _CELLS.search(text, line.start, line.end):
        return False
    if _NUMBER_ALONE.fullmatch(text, before.start, before.end):
        return True
    if _LOWER.match(text, line.start, line.end):
        return not _is_full_stop(text[max(before.start, before.end - 4) : before.end])
    return (
        bool(width)
        and (before.end - before.start) >= width * 7 // 10
        and not _ends_sentence(text[max(before.start, before.end - 4) : before.end])
    )


def lay_out(text: str, units: Sequence[Span] | None = None) -> tuple[Block, ...]:
    r"""The blocks of a plain text; ``units`` are its paragraphs, where they are known.

    Short lines without a full stop that open it are its headline; then come the lead, captions by their marks,
    headings by their brevity, and the body.

    >>> [block.where for block in lay_out("Số liệu năm 2020\n\nTỉnh công bố số liệu.\n\nMột đoạn nữa.")]
    ['headline', 'lead', 'body']
    """
    tables: dict[int, Printed] = {}
    units = _joined(text, _lines(text), tables) if units is None else list(units)
    titled = _titles(text, units, tables)
    headlines = {_squeezed(text[unit.start : unit.end]) for unit in units[:titled]}
    blocks: list[Block] = []
    led = False
    for index, unit in enumerate(units):
        where: Where = "body"
        piece = text[unit.start : unit.end]
        if unit.start in tables:
            blocks += _table(text, tables[unit.start], blocks)
            continue
        if index < titled:
            where = "body" if _DATELINE.search(piece) and len(piece) < 60 else "headline"
        elif _is_caption(piece, headlines):
            where = "caption"
        elif titled and not led and _is_full_stop(piece) and not _BULLET.match(piece):
            where, led = ("lead" if index + 1 < len(units) else "body"), True
        elif _is_heading(piece) and index + 1 < len(units):
            where = "heading"
        elif led and _is_bare_line(text, units, index):
            where = "caption"
        if where == "body" and titled and not led:
            led = _DATELINE.search(piece) is None
        blocks.append(Block(unit.start, unit.end, where, paragraph=index + 1))
    return tuple(blocks)


def _table(text: str, table: Printed, before: list[Block]) -> list[Block]:
    from qnfacts.grid import blocks_of, titles

    named = titles((Span(block.start, block.end), text[block.start : block.end], None) for block in reversed(before))
    return blocks_of(table.rows, table.spans, named)


def _squeezed(piece: str) -> str:
    return " ".join(fold(piece).split())


def _titles(text: str, units: list[Span], tables: Mapping[int, Printed]) -> int:
    """How many units open the piece as its title: short, without a full stop, before the first running text."""
    count = 0
    for unit in units[:6]:
        piece = text[unit.start : unit.end]
        if unit.start in tables or (_LEAD_TAG.match(piece) and len(piece) > 100):
            break
        if len(piece) > _LONGEST_TITLE or (_is_full_stop(piece) and not _DATELINE.search(piece)) or _BULLET.match(piece):
            break
        if count and _has_caption_mark(piece):
            break
        if count and piece.endswith((";", ",")):
            break
        count += 1
        if count and not _DATELINE.search(piece) and not piece.rstrip().endswith(":") and len(piece) > 30:
            following = units[count : count + 1]
            if not any(_DATELINE.search(text[u.start : u.end]) and u.end - u.start < 60 for u in following):
                break
    return count if count < len(units) else min(count, 1 if len(units) > 1 else 0)


def _has_caption_mark(piece: str) -> bool:
    low = piece.lower()
    return (piece[-1:].isdigit() or any(word in low for word in _CAPTION_WORDS)) and _CAPTION.search(piece) is not None


def _is_caption(piece: str, headlines: set[str]) -> bool:
    if len(piece) > _LONGEST_CAPTION or not _has_caption_mark(piece):
        return False
    if compiled(r"\s[-–]\s\d{1,2}\s*$").search(piece) and not compiled(r"(?i)ảnh|photo").search(piece):
        return _squeezed(compiled(r"\s[-–]\s\d{1,2}\s*$").sub("", piece)) in headlines
    return True


def _is_heading(piece: str) -> bool:
    if _is_full_stop(piece) or _BULLET.match(piece) or "\n" in piece or piece.rstrip().endswith((";", ",")):
        return bool(compiled(r"\s*(?:[IVX]+|\d{1,2})[.)]\s+[^.;]{3,80}$").match(piece)) and not compiled(r"\d").search(
            _YEAR.sub("", piece)[3:]
        )
    words = piece.split()
    return 1 < len(words) <= _LONGEST_HEADING and not compiled(r"\d").search(_YEAR.sub("", piece))


def _is_bare_line(text: str, units: list[Span], index: int) -> bool:
    """An unfinished line amid running text that a picture has left behind."""
    piece = text[units[index].start : units[index].end]
    if _ends_sentence(piece) or _BULLET.match(piece) or len(piece) > 300 or index + 1 >= len(units):
        return False
    if compiled(r"\d").search(_YEAR.sub("", piece)[:3]):
        return False
    after = text[units[index + 1].start : units[index + 1].end]
    return len(after) > 2 * len(piece) and bool(_is_full_stop(after) or after.rstrip().endswith(";"))
