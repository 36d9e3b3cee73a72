"""Bytes to text: by their mark, by what they can only be, else by which reading is spelled as Vietnamese is."""

from __future__ import annotations

import codecs

from qnfacts.frozen import dataclass
from qnfacts.model import Message
from qnfacts.patterns import compiled

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CERTAIN_VIETNAMESE = compiled("[ăđơưạ-ỹ\u0300-\u0323]")
_SUSPECT = compiled("[\u00a1-\u00ff]")
_SAMPLE = 60_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was read in, and what an editor should know of that."""

    text: str
    encoding: str
    notices: tuple[Message, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of a file, without byte order mark and with its line ends untouched; None where it holds no text.

    >>> decode("\ufeffhộ nghèo".encode()).text, decode("hộ nghèo".encode("utf-16")).text
    ('hộ nghèo', 'hộ nghèo')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    wide = _wide(data[:4096])
    if wide:
        return _lenient(data, wide)
    if b"\0" in data:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_shape(data, declared)
    return Decoded(_legacy_kept_as_unicode(text), "utf-8")


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    notices = (Message("encoding-damaged", (("encoding", encoding), ("characters", lost))),) if lost > 0 else ()
    return Decoded(text, encoding, notices)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: spaces, digits and basic letters leave every other byte empty."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd * 4 > half and even * 20 < half:
        return "utf-16-le"
    return "utf-16-be" if half and even * 4 > half and odd * 20 < half else None


def _legacy_kept_as_unicode(text: str) -> str:
    if text.isascii() or _CERTAIN_VIETNAMESE.search(text) or not _SUSPECT.search(text):
        return text
    from qnfacts.readers.legacy import mend

    return mend(text)


def _by_shape(data: bytes, declared: str | None) -> Decoded:
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if lost * 20 < sum(not c.isascii() for c in damaged):
        return Decoded(damaged, "utf-8", (Message("encoding-damaged", (("encoding", "utf-8"), ("characters", lost))),))
    from qnfacts.readers.legacy import from_tcvn3, from_vni, vietnamese_share

    western = data.decode("cp1252", "replace")
    readings = {
        "windows-1258": data.decode("cp1258", "replace"),
        "TCVN3": from_tcvn3(western[:_SAMPLE]),
        "VNI": from_vni(western[:_SAMPLE]),
    }
    best = max(readings, key=lambda name: vietnamese_share(readings[name])[1])
    if vietnamese_share(readings[best])[1] >= 0.6:
        whole = {"TCVN3": from_tcvn3, "VNI": from_vni}.get(best)
        return Decoded(whole(western) if whole else readings[best], best)
    encoding = _known(declared) or "cp1252"
    text = data.decode(encoding, "replace")
    marked = vietnamese_share(text)[0]
    sure = encoding == _known(declared) or not marked
    return Decoded(text, encoding, () if sure else (Message("encoding-guessed", (("encoding", "windows-1252"),)),))


def _known(declared: str | None) -> str | None:
    """A declared character set that can hold the bytes of a text file which is not UTF-8."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return (
        None
        if name.startswith(("utf", "rot", "hex", "base64", "zlib", "bz2", "uu", "quopri", "punycode", "idna", "unicode", "raw"))
        else name
    )
