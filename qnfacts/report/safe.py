"""The text under test is hostile: here its control characters are made visible, before any format shows it."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining


def visible(text: str) -> str:
    r"""The text with terminal, bidi and other control characters spelt out, line ends and tabs kept.

    Characters without a shape or an effect (soft hyphens, zero-width spaces) are left out, and at most three
    accents stay on one letter.

    >>> visible("tăng \x1b[31m7%\u202e")
    'tăng ‹U+001B›[31m7%‹U+202E›'
    """
    if text.isprintable() and not any(map(combining, text)):
        return text
    invisible, hostile, stack = _patterns()
    text = invisible.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return stack.sub(r"\1", hostile.sub(lambda found: f"‹U+{ord(found.group()):04X}›", text))


def one_line(text: str) -> str:
    r"""The same on a single line, with single spaces.

    >>> one_line(" 14.048\n\tlao động ")
    '14.048 lao động'
    """
    return visible(" ".join(text.split()))


def escaped(json: str) -> str:
    r"""JSON text that means the same, with the control characters in its strings escaped.

    >>> escaped('"\x9b31m \u202e7%"')
    '"\\u009b31m \\u202e7%"'
    """
    if json.replace("\n", "").isprintable():
        return json
    return _patterns()[1].sub(lambda found: "".join(f"\\u{unit:04x}" for unit in _utf16(found.group())), json)


def _utf16(letter: str) -> tuple[int, ...]:
    code = ord(letter)
    return (code,) if code < 0x10000 else (0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What has no shape, what has an effect, what is stacked; most texts need none of them."""
    accents = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
    return (
        re.compile("[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]"),
        re.compile(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
        ),
        re.compile(f"({accents}{{3}}){accents}+"),
    )
