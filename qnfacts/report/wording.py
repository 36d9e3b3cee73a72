"""Every word that people read, by key, in Vietnamese and English.

The wording stands in ``locale/{vi,en}/LC_MESSAGES/qnfacts.po``: a dotted key as ``msgid``, the sentence as
``msgstr``, with what fills it in braces. ``python -m qnfacts.report.wording`` compiles them after a change.
"""

from __future__ import annotations

import os
import sys
from datetime import date as Date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from qnfacts.model import Indicator, Language, Message
from qnfacts.report.safe import visible

if TYPE_CHECKING:
    import gettext

LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALE = Path(__file__).parent / "locale"
_MARKS: dict[Language, tuple[str, str]] = {"vi": (".", ","), "en": (",", ".")}


def say(message: Message, lang: Language) -> str:
    """The message worded in a language; a key that the catalogue lacks is shown as it is.

    Strings fill in with their control characters made visible, numbers and dates in the language's style, messages
    worded, tuples joined. ``{when:period}`` words an ISO period, ``{base:base}`` what a change is measured against.

    >>> say(Message("coverage", (("n", 14), ("checked", 13))), "vi")
    '14 số · đối chiếu được 13/14'
    """
    values = dict(message.values)
    template = _template(message.key, lang, values.get("n"))
    return template.format_map({name: _Filling(value, lang) for name, value in values.items()})


def word(key: str, lang: Language, **values: object) -> str:
    """The same from a key and its values.

    >>> word("verdict.discrepancy", "vi"), word("cause.period", "en")
    ('Lệch nguồn', 'Wrong period')
    """
    return say(Message(key, tuple(values.items())), lang)


def label(code: str, lang: Language) -> str:
    """The fixed words for a code: a verdict, a cause, a kind of audit finding, what another text says.

    >>> label("target-as-result", "en"), label("sum", "vi")
    ('Target told as result', 'Cộng không khớp')
    """
    for group in ("verdict", "cause", "audit", "relation"):
        if has(f"{group}.{code}", lang):
            return word(f"{group}.{code}", lang)
    return word(code, lang)


def has(key: str, lang: Language = "vi") -> bool:
    """Whether the catalogue words a key."""
    return _lookup(key, lang, None) is not None


def number(value: Decimal | int, lang: Language) -> str:
    """A number in the printed style of a language, every decimal place kept.

    >>> number(Decimal("14048"), "vi"), number(Decimal("14048.50"), "en"), number(Decimal("-0.23"), "vi")
    ('14.048', '14,048.50', '-0,23')
    """
    group, mark = _MARKS[lang]
    return f"{Decimal(value):,f}".replace(",", "\0").replace(".", mark).replace("\0", group)


def date(value: Date, lang: Language) -> str:
    """A day in the printed style of a language.

    >>> date(Date(2021, 1, 22), "vi"), date(Date(2021, 1, 22), "en")
    ('22/01/2021', '22 January 2021')
    """
    if lang == "vi":
        return f"{value.day:02}/{value.month:02}/{value.year}"
    return f"{value.day} {_month(value.month, lang)} {value.year}"


def period(value: str | None, lang: Language) -> str:
    """An ISO period in words.

    >>> [period(p, "vi") for p in ("2020", "2021-06", "2021-01/2021-03", "2021-01/2021-09", "2021/2025")]
    ['năm 2020', 'tháng 6/2021', 'quý I/2021', '9 tháng đầu năm 2021', 'giai đoạn 2021-2025']
    >>> [period(p, "en") for p in ("2021-12-31", "2021-01/2021-06", None)]
    ['31 December 2021', 'the first 6 months of 2021', 'a period not given']
    """
    if not value:
        return word("period.none", lang)
    first, slash, last = value.partition("/")
    if slash:
        return _interval(first, last, lang)
    try:
        year, *rest = (int(part) for part in first.split("-"))
        if len(rest) == 2:
            return word("period.day", lang, day=date(Date(year, *rest), lang))
    except ValueError:
        return value
    if rest:
        return word("period.month", lang, month=_month(rest[0], lang), year=str(year))
    return word("period.year", lang, year=str(year))


def base(value: str | None, lang: Language) -> str:
    """What a change or a share is measured against, in words.

    >>> base("plan", "vi"), base("plan:2022", "vi"), base("2019", "en")
    ('kế hoạch', 'kế hoạch năm 2022', '2019')
    """
    if not value or not value.startswith("plan"):
        return period(value, lang)
    _, _, of = value.partition(":")
    if not of:
        return word("base.plan", lang)
    return word("base.plan-of", lang, of=period(of, lang) if of[:1].isdigit() else of)


def locale_language() -> Language:
    """The language of the user's locale; Vietnamese where the locale names none (``C``, ``POSIX``, unset)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            break
    else:
        value = _windows_language() if sys.platform == "win32" else ""
    language = value.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return "vi" if language in {"", "c", "posix", "vi", "vietnamese"} else "en"


def compile_catalogue(lang: Language) -> bytes:
    """The compiled form of a language's catalogue, from its ``.po`` (a development tool: needs babel)."""
    import io

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with _path(lang, ".po").open("rb") as source:
        catalogue = read_po(source, locale=lang, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


class _Filling:
    """A value on its way into a sentence."""

    __slots__ = ("lang", "value")

    def __init__(self, value: object, lang: Language) -> None:
        self.value = value
        self.lang = lang

    def __format__(self, spec: str) -> str:
        """The value in words; the specification names a kind that its type does not tell."""
        value, lang = self.value, self.lang
        if spec == "period":
            return period(None if value is None else str(value), lang)
        if spec == "base":
            return base(None if value is None else str(value), lang)
        return _worded(value, lang)


def _worded(value: object, lang: Language) -> str:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, Decimal | int):
        return number(value, lang)
    if isinstance(value, Date):
        return date(value, lang)
    if isinstance(value, Message):
        return say(value, lang)
    if isinstance(value, Indicator):
        return visible(dict(value.name).get(lang) or value.id)
    if isinstance(value, tuple | list):
        return word("list.separator", lang).join(_worded(item, lang) for item in value)
    return visible(str(value))


def _interval(first: str, last: str, lang: Language) -> str:
    if len(first) == 4 and len(last) in {0, 4}:
        if not last:
            return word("period.since", lang, year=first)
        return word("period.years" if int(last) - int(first) > 1 else "period.two-years", lang, first=first, last=last)
    if len(first) == 7 and len(last) == 7 and first[:4] == last[:4]:
        year, start, end = first[:4], int(first[5:]), int(last[5:])
        if end - start == 2 and start % 3 == 1:
            return word("period.quarter", lang, quarter=("I", "II", "III", "IV")[start // 3], year=year)
        if start == 1:
            return word("period.first-months", lang, n=end, year=year)
        if end == 12:
            return word("period.last-months", lang, n=13 - start, year=year)
    return word("period.from-to", lang, first=period(first, lang), last=period(last, lang))


def _month(month: int, lang: Language) -> str:
    return word("months", lang).split()[month - 1]


def _template(key: str, lang: Language, count: object) -> str:
    found = _lookup(key, lang, count if isinstance(count, int) else None)
    return _missing(key) if found is None else found


def _missing(key: str) -> str:
    """A user reads the bare key; the tests put a function here that raises."""
    return key.replace("{", "{{").replace("}", "}}")


def _lookup(key: str, lang: Language, count: int | None) -> str | None:
    catalogue = _catalogue(lang)
    found = catalogue.gettext(key) if count is None else catalogue.ngettext(key, key, count)
    if found == key and count is not None:
        found = catalogue.gettext(key)
    return None if found == key else found


@cache
def _catalogue(lang: Language) -> gettext.NullTranslations:
    import gettext

    with _path(lang, ".mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def _path(lang: Language, suffix: str) -> Path:
    return LOCALE / lang / "LC_MESSAGES" / f"qnfacts{suffix}"


def _windows_language() -> str:
    import locale

    return locale.getlocale()[0] or ""


def is_current(lang: Language, compiled: bytes) -> bool:
    """Whether the compiled catalogue that ships says what another one says; their headers, which bear a date, may differ."""
    import gettext
    import io

    with _path(lang, ".mo").open("rb") as file:
        shipped, other = (vars(gettext.GNUTranslations(one))["_catalog"] for one in (file, io.BytesIO(compiled)))
    return {**shipped, "": ""} == {**other, "": ""}


def _main() -> None:
    for lang in LANGUAGES:
        compiled = compile_catalogue(lang)
        if not (_path(lang, ".mo").exists() and is_current(lang, compiled)):
            _path(lang, ".mo").write_bytes(compiled)


if __name__ == "__main__":
    _main()
