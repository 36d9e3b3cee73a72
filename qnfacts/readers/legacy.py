"""The encodings of Vietnamese before Unicode, and how to tell whether a text reads as Vietnamese.

TCVN3 (the ``.Vn`` fonts) gives every letter one byte; VNI (the ``VNI-`` fonts) writes a letter and then its marks.
Both look like Western European text to a program that does not know them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = _TONES = "\u0300\u0301\u0303\u0309\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"

_TCVN3 = dict(
    zip(
        (
            *range(0xA1, 0xAF),
            *range(0xB5, 0xBA),
            *range(0xBB, 0xBF),
            *range(0xC6, 0xCD),
            *range(0xCE, 0xD9),
            *range(0xDC, 0xE0),
            *range(0xE1, 0xF0),
            *range(0xF1, 0xFF),
        ),
        "ĂÂÊÔƠƯĐăâêôơưđ" + "àảãáạ" + "ằẳẵắ" + "ặầẩẫấậè" + "ẻẽéẹềểễếệìỉ" + "ĩíịò" + "ỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

_VNI_SINGLE = dict(zip("ñæóòîöôÑÆÓÒÎÖÔ", "đỉĩịỵươĐỈĨỊỴƯƠ", strict=True))
_VNI_MARKS = {
    "ø": _GRAVE,
    "ù": _ACUTE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _CIRCUMFLEX,
    "à": _CIRCUMFLEX + _GRAVE,
    "á": _CIRCUMFLEX + _ACUTE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE,
    "è": _BREVE + _GRAVE,
    "é": _BREVE + _ACUTE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}

_ONSETS = frozenset(
    [
        "b",
        "c",
        "ch",
        "d",
        "đ",
        "g",
        "gh",
        "gi",
        "h",
        "k",
        "kh",
        "l",
        "m",
        "n",
        "ng",
        "ngh",
        "nh",
        "p",
        "ph",
        "qu",
        "r",
        "s",
        "t",
        "th",
        "tr",
        "v",
        "x",
    ]
)
_RHYMES = frozenset(
    [
        "a",
        "ac",
        "ach",
        "ai",
        "am",
        "an",
        "ang",
        "anh",
        "ao",
        "ap",
        "at",
        "au",
        "ay",
        "ăc",
        "ăm",
        "ăn",
        "ăng",
        "ăp",
        "ăt",
        "âc",
        "âm",
        "ân",
        "âng",
        "âp",
        "ât",
        "âu",
        "ây",
        "e",
        "ec",
        "em",
        "en",
        "eng",
        "eo",
        "ep",
        "et",
        "ê",
        "êch",
        "êm",
        "ên",
        "ênh",
        "êp",
        "êt",
        "êu",
        "i",
        "ia",
        "ich",
        "im",
        "in",
        "inh",
        "ip",
        "it",
        "iu",
        "iêc",
        "iêm",
        "iên",
        "iêng",
        "iêp",
        "iêt",
        "iêu",
        "o",
        "oa",
        "oac",
        "oach",
        "oai",
        "oam",
        "oan",
        "oang",
        "oanh",
        "oao",
        "oat",
        "oay",
        "oăc",
        "oăm",
        "oăn",
        "oăng",
        "oăt",
        "oc",
        "oe",
        "oen",
        "oeo",
        "oet",
        "oi",
        "om",
        "on",
        "ong",
        "ooc",
        "oong",
        "op",
        "ot",
        "ô",
        "ôc",
        "ôi",
        "ôm",
        "ôn",
        "ông",
        "ôp",
        "ôt",
        "ơ",
        "ơi",
        "ơm",
        "ơn",
        "ơp",
        "ơt",
        "u",
        "ua",
        "uc",
        "uât",
        "uân",
        "uâng",
        "uây",
        "ui",
        "um",
        "un",
        "ung",
        "up",
        "ut",
        "uê",
        "uêch",
        "uênh",
        "uôc",
        "uôi",
        "uôm",
        "uôn",
        "uông",
        "uôt",
        "uơ",
        "uy",
        "uya",
        "uych",
        "uyn",
        "uynh",
        "uyt",
        "uyu",
        "uyên",
        "uyêt",
        "ư",
        "ưa",
        "ưc",
        "ưi",
        "ưm",
        "ưn",
        "ưng",
        "ưt",
        "ưu",
        "ươc",
        "ươi",
        "ươm",
        "ươn",
        "ương",
        "ươp",
        "ươt",
        "ươu",
        "y",
        "yêm",
        "yên",
        "yêng",
        "yêt",
        "yêu",
        "ynh",
    ]
)
_SAMPLE = 60_000


def from_tcvn3(text: str) -> str:
    """TCVN3 that was read as Western European text, as Unicode; one code point for one.

    >>> from_tcvn3("Céng hoµ, 14.048 ng\u00adêi")
    'Cộng hoà, 14.048 người'
    """
    return text.translate(_TCVN3)


@cache
def _vni_cluster() -> re.Pattern[str]:
    marks = "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper()
    return re.compile(f"[aeouyôöAEOUYÔÖ][{marks}]|[{''.join(_VNI_SINGLE)}]")


def _vni_letter(found: re.Match[str]) -> str:
    cluster = found.group()
    base = _VNI_SINGLE.get(cluster[0], cluster[0])
    return unicodedata.normalize("NFC", base + _VNI_MARKS[cluster[1].lower()]) if len(cluster) > 1 else base


def from_vni(text: str) -> str:
    """VNI that was read as Western European text, as Unicode.

    >>> from_vni("Tyû leä hoä ngheøo coøn 0,23%")
    'Tỷ lệ hộ nghèo còn 0,23%'
    """
    return _vni_cluster().sub(_vni_letter, text)


def by_font(font: str | None) -> Callable[[str], str] | None:
    """The conversion that text set in this font needs, if any.

    >>> by_font(".VnTimeH")("Céng") , by_font("Arial")
    ('CỘNG', None)
    """
    name = (font or "").lower()
    if name.startswith(".vn"):
        return (lambda text: from_tcvn3(text).upper()) if name.rstrip("0123456789 ").endswith("h") else from_tcvn3
    return from_vni if name.startswith("vni") else None


def is_syllable(word: str) -> bool:
    """Whether a word is spelled as Vietnamese syllables are.

    >>> is_syllable("nghiệp"), is_syllable("giảm"), is_syllable("quyết"), is_syllable("Straße"), is_syllable("niño")
    (True, True, True, False, False)
    """
    spread = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", "".join(c for c in spread if c not in _TONES))
    if len(spread) - len("".join(c for c in spread if c not in _TONES)) > 1:
        return False
    return bare in _RHYMES or any(bare[:cut] in _ONSETS and (bare[cut:] in _RHYMES or bare == "gi") for cut in (1, 2, 3))


@cache
def _marked_word() -> re.Pattern[str]:
    return re.compile("[A-Za-z\u00a1-\u1ef9]{1,40}")


def vietnamese_share(text: str) -> tuple[int, float]:
    """How many words carry a letter beyond ASCII, and what share of them is spelled as Vietnamese is.

    >>> vietnamese_share("Tỷ lệ hộ nghèo"), vietnamese_share("Der Straße naïve")
    ((4, 1.0), (2, 0.0))
    """
    words = [word.strip("«»·“”‘’–—…") for word in _marked_word().findall(text[:_SAMPLE])]
    marked = [word for word in words if not word.isascii()]
    return len(marked), sum(map(is_syllable, marked)) / len(marked) if marked else 0.0


def reading_of(text: str) -> Callable[[str], str] | None:
    """The conversion that a text needs in which TCVN3 or VNI was kept as if it were Unicode, if any."""
    if not any("\u00a1" <= character <= "\u00ff" for character in text):
        return None
    marked, share = vietnamese_share(text)
    if marked < 5 or share > 0.6:
        return None
    best = max((from_tcvn3, from_vni), key=lambda convert: vietnamese_share(convert(text[:_SAMPLE]))[1])
    return best if vietnamese_share(best(text[:_SAMPLE]))[1] > 0.8 else None


def mend(text: str) -> str:
    """A text in which TCVN3 or VNI was kept as if it were Unicode, as Unicode; any other text as it is.

    >>> mend("Tû lÖ hé nghÌo cßn 0,23%, gi¶m so víi n¨m tr\u00adíc"), mend("Le café à Genève")
    ('Tỷ lệ hộ nghèo còn 0,23%, giảm so với năm trước', 'Le café à Genève')
    """
    convert = reading_of(text)
    return convert(text) if convert else text
