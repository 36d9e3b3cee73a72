"""The text under test is hostile: here its control characters are made visible, before any format shows it."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_HOSTILE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]")
_SPACE = re.compile(r"[\s\u0085\u00a0\u2000-\u200a\u2028\u2029\u202f]+")
_STACK = re.compile("([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def visible(text: str) -> str:
    r"""The text with terminal, bidi and other control characters spelt out, line ends and tabs kept.

    Characters without a shape or an effect (soft hyphens, zero-width spaces) are left out, and at most three
    accents stay on one letter.

    >>> visible("tăng \x1b[31m7%\u202e")
    'tăng ‹U+001B›[31m7%‹U+202E›'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _STACK.sub(r"\1", _HOSTILE.sub(lambda found: f"‹U+{ord(found.group()):04X}›", _INVISIBLE.sub("", text)))


def one_line(text: str) -> str:
    r"""The same on a single line, with single spaces.

    >>> one_line(" 14.048\n\tlao động ")
    '14.048 lao động'
    """
    return visible(_SPACE.sub(" ", text).strip())
