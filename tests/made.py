"""Files that tests make: office files from their parts, PDF from drawing commands, text in the encodings of old."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING

from qnfacts.readers import legacy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body, and other parts of the folder ``word`` by their names."""
    others = {f"word/{name}.xml": data for name, data in parts.items()}
    return zipped({"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>", **others})


def odt(text: str, styles: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text with this content."""
    content = (
        f"<office:document-content {OPEN}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    return zipped({"content.xml": content, "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>"})


def pdf(pages: Sequence[str], *, trailer: str = "", compressed: bool = False) -> bytes:
    """A PDF whose pages are drawn by these commands; ``/F1`` is Helvetica, ``/Im`` a picture of the page's size."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream",
    ]
    for number, commands in enumerate(pages):
        data = commands.encode("cp1252")
        data, filters = (zlib.compress(data), "/Filter/FlateDecode") if compressed else (data, "")
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>/XObject<</Im 4 0 R>>>>>>".encode(),
            f"<</Length {len(data)}{filters}>>stream\n".encode() + data + b"\nendstream",
        ]
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, printed in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, printed)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(file)


def shown(x: float, y: float, text: str, size: float = 11) -> str:
    """Text on a page."""
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def grid(columns: Sequence[float], rows: Sequence[float]) -> str:
    """The rules of a table, by where its columns and rows begin and end."""
    down = "".join(f"{x} {rows[0]} m {x} {rows[-1]} l S\n" for x in columns)
    return down + "".join(f"{columns[0]} {y} m {columns[-1]} {y} l S\n" for y in rows)


def windows_1258(text: str) -> bytes:
    """Windows-1258, which writes most tone marks behind their letters."""
    data = bytearray()
    for character in unicodedata.normalize("NFC", text):
        try:
            data += character.encode("cp1258")
        except UnicodeEncodeError:
            spread = unicodedata.normalize("NFD", character)
            tones = "".join(mark for mark in spread if mark in "\u0300\u0301\u0303\u0309\u0323")
            bare = unicodedata.normalize("NFC", "".join(mark for mark in spread if mark not in tones))
            data += (bare + tones).encode("cp1258", "replace")
    return bytes(data)


def tcvn3(text: str) -> bytes:
    """TCVN3, which has no capitals with tone marks."""
    codes = {letter: chr(code) for code, letter in legacy._TCVN3.items()}
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text).encode("cp1252", "replace")


def vni(text: str) -> bytes:
    """VNI, which writes a letter and then its marks."""
    marks = {"".join(sorted(comb)): mark for mark, comb in legacy._VNI_MARKS.items()}
    single = {letter: code for code, letter in legacy._VNI_SINGLE.items()}
    written = []
    for letter in unicodedata.normalize("NFC", text):
        if letter in single or letter in "ìíÌÍ":
            written.append(single.get(letter, letter))
            continue
        spread = unicodedata.normalize("NFD", letter)
        comb = "".join(sorted(mark for mark in spread[1:] if mark != "\u031b"))
        if comb not in marks and "\u031b" not in spread:
            written.append(letter)
            continue
        base = single[unicodedata.normalize("NFC", spread[0] + "\u031b")] if "\u031b" in spread else spread[0]
        mark = marks.get(comb, "")
        written.append(base + (mark.upper() if letter.isupper() else mark))
    return "".join(written).encode("cp1252", "replace")
