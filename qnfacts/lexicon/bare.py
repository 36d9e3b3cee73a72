"""Vietnamese that is written without its marks: ``ti le ho ngheo`` is read as ``tỷ lệ hộ nghèo``."""

from __future__ import annotations

from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from qnfacts.frozen import replace
from qnfacts.lexicon import cues, units
from qnfacts.lexicon.senses import EMPTY, SENSES
from qnfacts.patterns import compiled

if TYPE_CHECKING:
    from qnfacts.text import Document

_LETTERS = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ",
    "e": "èéẻẽẹêềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự",
    "y": "ỳýỷỹỵ",
    "d": "đ",
}
_MARKS = str.maketrans({letter: base for base, letters in _LETTERS.items() for letter in letters})
_MARKED = compiled(f"[{''.join(_LETTERS.values())}]")
_RARE = 60
_WORD = compiled(r"[^\W\d_]+")

# Words that a sentence with numbers is made of, before all others that look the same without marks.
FIRST = (
    "năm|tháng|quý|ngày|cuối năm|đầu năm|năm nay|năm ngoái|năm trước|cả năm|giai đoạn|đến hết năm|tính đến|hiện nay|đến nay|toàn tỉnh|tỉnh|cả nước|huyện|thành phố|"
    "so với|so với năm|là|có|cho|của|và|trong|trong đó|được|đạt|còn|giảm còn|chỉ còn|xuống còn|giảm|tăng|tăng thêm|người|lượt người|hộ|lao động|số|số người|tổng số|tỷ lệ|"
    "nghìn|ngàn|triệu|tỷ|tỷ đồng|triệu đồng|đồng|phần trăm|kế hoạch|mục tiêu|phấn đấu|dự kiến|với|tại|ở|từ|đến|lên|xuống|này|các|những|một|đã|sẽ|đang|về|vào|ra|để|do|"
    "hơn|gần|khoảng|trên|dưới|ít nhất|không quá|bằng|vượt|so|theo|như|cùng kỳ|nghèo|đào tạo|thêm|mới"
)


def restored(document: Document) -> Document:
    """The document with the marks that its writer left out, as far as the lexicon knows its words; positions stay.

    >>> from qnfacts.text import Document
    >>> restored(Document.of("Nam 2020, ti le ho ngheo con 0,23%", language="vi")).view
    'năm 2020, tỷ lệ hộ nghèo còn 0,23%'
    """
    if document.language != "vi" or _is_marked(document.view):
        return document
    words = [(found.start(), found.group()) for found in _WORD.finditer(document.view)]
    pieces, last, at = [], 0, 0
    while at < len(words):
        start, word = words[at]
        phrase = _longest(words, at, document.view)
        end = words[at + len(phrase) - 1][0] + len(words[at + len(phrase) - 1][1]) if phrase else start + len(word)
        pieces.append(document.view[last:start])
        pieces.append(_marked(document.view[start:end], phrase) if phrase else word)
        last, at = end, at + max(1, len(phrase))
    view = "".join(pieces) + document.view[last:]
    cased = "".join(new.upper() if old.isupper() else new for old, new in zip(document.cased, view, strict=True))
    return replace(document, view=view, cased=cased)


def _is_marked(view: str) -> bool:
    """Whether more than one character in so many has a mark."""
    return next(islice(_MARKED.finditer(view), len(view) // _RARE, None), None) is not None


def _longest(words: list[tuple[int, str]], at: int, view: str) -> tuple[str, ...]:
    """The longest phrase of the lexicon that the words from here on spell, its words one after the other in the text."""
    for parts, marked in _phrases().get(words[at][1], ()):
        following = words[at : at + len(parts)]
        if tuple(word for _, word in following) != parts:
            continue
        if all(view[a + len(word) : b].isspace() for (a, word), (b, _) in pairwise(following)):
            return marked
    return ()


def _marked(text: str, phrase: tuple[str, ...]) -> str:
    """A stretch with its words replaced by those of a phrase, what stands between them kept."""
    marked = iter(phrase)
    return _WORD.sub(lambda _: next(marked), text)


def bare(text: str) -> str:
    """A folded text without marks; a final ``i`` is the ``y`` that folding writes.

    >>> bare("tỷ lệ hộ nghèo"), bare("kỳ nghỉ")
    ('ty le ho ngheo', 'ky nghi')
    """
    return text.translate(_MARKS)


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    groups = [FIRST, *(words for _, _, words, _, _ in cues.VI), *(words for _, words in units.VI), *(words for _, words in SENSES), *EMPTY]
    for words in groups:
        for phrase in words.split("|"):
            marked = tuple(_WORD.findall(phrase))
            parts = tuple(map(bare, marked))
            if parts and " ".join(marked) == phrase:
                known.setdefault(parts, marked)
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for parts, marked in known.items():
        found.setdefault(parts[0], []).append((parts, marked))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
