"""What a TOML file says, as a :class:`~qnfacts.model.Table`: every mistake is gathered, none stops the reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

from qnfacts.lexicon import units
from qnfacts.model import Fact, Indicator, Language, Message, Quantity, Reported, Source, Table
from qnfacts.table import toml
from qnfacts.table.mistakes import Mistake, TableError, nearest
from qnfacts.table.prints import read_print
from qnfacts.text import fold, guess_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from qnfacts.model import Claim, Dimension, Measure, Status
    from qnfacts.table.mistakes import Key

_T = TypeVar("_T", Source, Indicator)

TOP = ("table", "sources", "indicators", "claims")
TABLE = ("title", "place", "place_names")
SOURCE = ("title", "outlet", "kind", "date", "url", "text", "names")
INDICATOR = ("name", "also", "not", "unit", "parts", "part_of", "share_of")
ROW = ("indicator", "period", "status", "base", "place", "headline", "reported")
PRINT = ("print", "at", "until")
KINDS = ("agency", "outlet")
STATUSES = ("result", "target")
LANGUAGES: tuple[Language, ...] = get_args(Language)

LONGEST_PRINT = 200
LONGEST_TEXT = 2000
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_COUNTED = frozenset({"person", "person-turn", "count"})
_RATES = frozenset({"percent", "percentage-point", "times", "none"})
_PLAN_SHARES = frozenset({"plan-ratio", "plan-excess"})

_YEAR, _MONTH, _DAY = re.compile(r"\d{4}"), re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), re.compile(r"\d{4}-\d\d-\d\d")


def is_period(text: str) -> bool:
    """Whether a text is an ISO year, month, day or interval; an interval may be open.

    >>> [is_period(p) for p in ("2020", "2021-06", "2021-01/2021-03", "2014/", "2021-13", "2021/2020", "năm 2020")]
    [True, True, True, True, False, False, False]
    """
    start, slash, end = text.partition("/")
    if not _is_point(start):
        return False
    return not slash or not end or (_is_point(end) and len(start) == len(end) and start < end)


def _is_point(text: str) -> bool:
    if _DAY.fullmatch(text):
        try:
            Date.fromisoformat(text)
        except ValueError:
            return False
        return True
    return bool(_YEAR.fullmatch(text) or _MONTH.fullmatch(text))


@cache
def dimension_of(unit: str | None) -> Dimension:
    """The kind of a unit; a noun that the lexicon does not know is counted.

    >>> [dimension_of(u) for u in ("%", "Lượt người", "xã, phường", None)]
    ['percent', 'person-turn', 'count', 'none']
    """
    if not unit:
        return "none"
    folded = fold(unit).strip()
    return next((units.dimensions(language)[folded] for language in LANGUAGES if folded in units.dimensions(language)), "count")


def row_id(fact: Fact) -> str:
    """A row's id: what tells it from every other row.

    >>> row_id(Fact("", "rehab", "Quảng Ninh", "2020", "result", "plan-ratio", "plan", ()))
    'rehab:2020:result:plan-ratio:plan:Quảng Ninh'
    """
    return ":".join((fact.indicator, fact.period, fact.status, fact.measure, fact.base or "-", fact.place))


def read_table(files: Iterable[tuple[str, bytes]], version: str = "") -> Table:
    """The table of one or several files; raises :class:`TableError` with all their mistakes."""
    merged = _Merged()
    mistakes: list[Mistake] = []
    read: list[_File] = []
    for path, content in files:
        try:
            values, text = toml.parse(path, content)
        except TableError as error:
            mistakes += error.mistakes
            continue
        file = _File(path, text, values)
        file.definitions(merged)
        read.append(file)
    for file in read:
        file.references(merged)
        file.rows(merged)
        mistakes += sorted(file.mistakes, key=lambda mistake: (mistake.line, mistake.column))
    if mistakes:
        raise TableError(mistakes)
    return Table(
        merged.title,
        merged.place,
        tuple(dict.fromkeys(merged.place_names)),
        merged.sources,
        merged.indicators,
        tuple(merged.facts.values()),
        version,
        tuple(file.path for file in read),
    )


@dataclass(slots=True)
class _Merged:
    """What the files have said so far; ``lines`` says where each row stands."""

    title: str = ""
    place: str = ""
    place_names: list[str] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    stands: dict[str, tuple[_File, Key]] = field(default_factory=dict)
    languages: dict[str, Language] = field(default_factory=dict)


class _File:
    """One file: its values, and what is wrong with them."""

    def __init__(self, path: str, text: str, values: dict[str, Any]) -> None:
        self.path = path
        self.text = text
        self.values = values
        self.place = ""
        self.mistakes: list[Mistake] = []
        self._positions: toml.Positions | None = None

    # Mistakes, and values of the type that is wanted

    def line(self, key: Key) -> tuple[int, int]:
        """Where a key stands, or the nearest key above it that stands in the file."""
        if self._positions is None:
            self._positions = toml.positions(self.text)
        while key and key not in self._positions:
            key = key[:-1]
        return self._positions.get(key, (1, 1))

    def wrong(self, kind: str, key: Key, *, maybe: str | None = None, **values: object) -> None:
        """Notes a mistake on a key."""
        self.mistakes.append(Mistake.of(self.path, kind, at=self.line(key), key=key, maybe=maybe, **values))

    def table(self, value: object, key: Key, known: tuple[str, ...] | None = None) -> dict[str, Any]:
        """A table whose keys are known."""
        if not isinstance(value, dict):
            self.wrong("wanted-table", key)
            return {}
        for name in value if known is not None else ():
            if name not in (known or ()):
                self.wrong("unknown-key", (*key, name), name=name, maybe=nearest(name, known or ()))
        return value

    def string(self, values: Mapping[str, Any], key: Key, name: str, *, needed: bool = False, longest: int = LONGEST_TEXT) -> str | None:
        """A text that is not empty."""
        value = values.get(name)
        if value is None:
            if needed:
                self.wrong("missing-key", key, name=name)
            return None
        return self.checked(value, (*key, name), longest)

    def checked(self, value: object, key: Key, longest: int = LONGEST_TEXT) -> str | None:
        """A value as a text, where it is one that says something."""
        if not isinstance(value, str):
            self.wrong("wanted-text", key)
        elif not value.strip():
            self.wrong("empty", key)
        elif len(value) > longest:
            self.wrong("too-long", key, most=longest)
        else:
            return value.strip()
        return None

    def strings(self, values: Mapping[str, Any], key: Key, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = values.get(name, [])
        if not isinstance(value, list):
            self.wrong("wanted-list", (*key, name))
            return ()
        read = (self.checked(item, (*key, name, index)) for index, item in enumerate(value))
        return tuple(item for item in read if item is not None)

    def choice(self, values: Mapping[str, Any], key: Key, name: str, choices: tuple[str, ...]) -> str | None:
        """One of a few words."""
        value = self.string(values, key, name, needed=True)
        if value is None or value in choices:
            return value
        self.wrong("unknown-choice", (*key, name), value=value, choices=choices, maybe=nearest(value, choices))
        return None

    def day(self, values: Mapping[str, Any], key: Key, name: str) -> Date | None:
        """A day, as TOML writes it or between quotation marks."""
        value = values.get(name)
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, Date):
            return value
        try:
            return Date.fromisoformat(str(value))
        except ValueError:
            self.wrong("bad-date", (*key, name), value=str(value)[:40])
            return None

    def period(self, values: Mapping[str, Any], key: Key, name: str, kind: str = "bad-period") -> str | None:
        """A period; a bare year or day will do."""
        value = values.get(name)
        text = value.isoformat() if isinstance(value, Date) else str(value).strip()
        if not isinstance(value, bool) and is_period(text):
            return text
        self.wrong(kind, (*key, name), value=text[:40])
        return None

    # Sources and indicators

    def definitions(self, merged: _Merged) -> None:
        """Reads all but the rows, which may speak of what another file defines."""
        top = self.table(self.values, (), TOP)
        head = self.table(top.get("table", {}), ("table",), TABLE)
        if "table" not in top:
            self.wrong("missing-key", (), name="table")
        title = self.string(head, ("table",), "title") or ""
        self.place = self.string(head, ("table",), "place", needed="table" in top) or ""
        names = self.strings(head, ("table",), "place_names")
        if not merged.place:
            merged.title, merged.place = title, self.place
        if self.place == merged.place:
            merged.place_names += names
        self.define(top.get("sources", {}), "sources", merged.sources, self.source)
        self.define(top.get("indicators", {}), "indicators", merged.indicators, self.indicator)

    def define(self, values: object, section: str, known: dict[str, _T], read: Callable[[str, dict[str, Any], Key], _T]) -> None:
        """Adds the sources or indicators of a section to those that are known; the same name may not mean two things."""
        for name, value in self.table(values, (section,)).items():
            key: Key = (section, name)
            if not _ID.fullmatch(name) or len(name) > LONGEST_PRINT:
                self.wrong("bad-name", key, name=name[:LONGEST_PRINT])
                continue
            found = read(name, self.table(value, key, SOURCE if section == "sources" else INDICATOR), key)
            if known.setdefault(name, found) != found:
                self.wrong("defined-twice", key, name=name)

    def source(self, name: str, values: dict[str, Any], key: Key) -> Source:
        title = self.string(values, key, "title", needed=True)
        outlet = self.string(values, key, "outlet", needed=True)
        kind = self.choice(values, key, "kind", KINDS)
        if "date" not in values:
            self.wrong("missing-key", key, name="date")
        date = self.day(values, key, "date")
        url, text = self.string(values, key, "url"), self.string(values, key, "text")
        names = self.strings(values, key, "names")
        return Source(name, title or name, outlet or name, "agency" if kind == "agency" else "outlet", date or Date.min, url, text, names)

    def indicator(self, name: str, values: dict[str, Any], key: Key) -> Indicator:
        if "name" not in values:
            self.wrong("missing-key", key, name="name")
        worded = self.table(values.get("name", {}), (*key, "name"), LANGUAGES)
        names = ((language, self.string(worded, (*key, "name"), language)) for language in LANGUAGES)
        unit = self.string(values, key, "unit", longest=LONGEST_PRINT)
        return Indicator(
            name,
            tuple((language, text) for language, text in names if text),
            self.strings(values, key, "also"),
            self.strings(values, key, "not"),
            unit,
            dimension_of(unit),
            self.strings(values, key, "parts"),
            self.string(values, key, "part_of"),
            self.string(values, key, "share_of"),
        )

    def references(self, merged: _Merged) -> None:
        """Whether the indicators that this file's indicators speak of are known."""
        sections = self.values.get("indicators", {})
        for name, values in sections.items() if isinstance(sections, dict) else ():
            indicator = merged.indicators.get(name)
            if indicator is None or not isinstance(values, dict):
                continue
            for key, other in (
                *((("parts", index), part) for index, part in enumerate(indicator.parts)),
                *(((key,), other) for key, other in (("part_of", indicator.part_of), ("share_of", indicator.share_of)) if other),
            ):
                self.known(other, merged.indicators, ("indicators", name, *key), "unknown-indicator")

    def known(self, name: str, names: Mapping[str, object], key: Key, kind: str) -> bool:
        """Whether a name is one of those that are defined, and not a mistake."""
        if name in names:
            return True
        self.wrong(kind, key, name=name, maybe=nearest(name, tuple(names)))
        return False

    # Rows

    def rows(self, merged: _Merged) -> None:
        """Reads the rows, and adds them to those that are known."""
        values = self.values.get("claims", [])
        if not isinstance(values, list):
            self.wrong("wanted-list", ("claims",))
            return
        languages = self.languages(values)
        mine: set[str] = set()
        for index, row in enumerate(values):
            key: Key = ("claims", index)
            fact = self.row(self.table(row, key, ROW), key, merged, languages)
            if fact is None:
                continue
            before = merged.facts.get(fact.id)
            if before and fact.id in mine:
                self.wrong("duplicate-row", key, id=fact.id, line=str(self.line(merged.stands[fact.id][1])[0]))
            elif before:
                merged.facts[fact.id] = self.joined(before, fact, key, merged)
            else:
                merged.facts[fact.id] = fact
                merged.stands[fact.id] = (self, key)
            mine.add(fact.id)

    def joined(self, before: Fact, fact: Fact, key: Key, merged: _Merged) -> Fact:
        """A row of an earlier file with what this file's sources report."""
        sources = {reported.source for reported in before.reported}
        again = [reported for reported in fact.reported if reported.source in sources and reported not in before.reported]
        for reported in again:
            other, place = merged.stands[fact.id]
            self.wrong(
                "reported-twice",
                (*key, "reported", reported.source),
                source=reported.source,
                file=other.path,
                line=str(other.line(place)[0]),
            )
        added = tuple(reported for reported in fact.reported if reported.source not in sources)
        return replace(before, reported=(*before.reported, *added), headline=before.headline or fact.headline)

    def languages(self, rows: list[Any]) -> dict[str, Language]:
        """The language that each source prints its figures in."""
        prints: dict[str, list[str]] = {}
        for row in rows:
            reported = row.get("reported") if isinstance(row, dict) else None
            for source, value in reported.items() if isinstance(reported, dict) else ():
                if len(told := prints.setdefault(str(source), [])) < 100:
                    told += [item for item in _prints(value) if isinstance(item, str)]
        return {source: guess_language(" ".join(told)) for source, told in prints.items()}

    def row(self, values: dict[str, Any], key: Key, merged: _Merged, languages: Mapping[str, Language]) -> Fact | None:
        """One row, or None where it cannot be read."""
        if not values:
            return None
        mistakes = len(self.mistakes)
        name = self.string(values, key, "indicator", needed=True)
        known = name is not None and self.known(name, merged.indicators, (*key, "indicator"), "unknown-indicator")
        indicator = merged.indicators[name] if known and name is not None else None
        status = self.choice(values, key, "status", STATUSES)
        if "period" not in values:
            self.wrong("missing-key", key, name="period")
        period = self.period(values, key, "period") if "period" in values else None
        base = self.base(values, key)
        headline = values.get("headline", False)
        if not isinstance(headline, bool):
            self.wrong("wanted-truth", (*key, "headline"))
        place = self.string(values, key, "place") or self.place
        told = Row(indicator, "target" if status == "target" else "result", period, base)
        figures = self.reported(values, key, merged, languages, told)
        if len(self.mistakes) > mistakes or indicator is None or period is None or not figures:
            return None
        measure, base = self.common(figures, (*key, "reported"), base)
        fact = Fact(
            "",
            indicator.id,
            place,
            period,
            told.status,
            measure,
            base,
            tuple(figure.reported for figure in figures),
            headline is True,
            next((figure.claim.per for figure in figures if figure.claim.per), None),
        )
        return replace(fact, id=row_id(fact))

    def base(self, values: Mapping[str, Any], key: Key) -> str | None:
        """What a row is measured against: a plan or a period."""
        value = values.get("base")
        if value is None:
            return None
        if isinstance(value, str) and (value == "plan" or (value.startswith("plan:") and value[5:].strip())):
            return value
        return self.period(values, key, "base", "bad-base")

    def common(self, figures: list[Figure], key: Key, base: str | None) -> tuple[Measure, str | None]:
        """The measure and the base that a row's figures share."""
        measures = {_family(figure.reported.measure) for figure in figures}
        if len(measures) > 1:
            self.wrong("measures-differ", key, measures=tuple(Message(f"measure.{measure}") for measure in sorted(measures)))
        bases = {figure.claim.base for figure in figures if figure.claim.base}
        if base is None and bases:
            base = min(bases)
        wrong = next((other for other in sorted(bases) if base and not _same_base(base, other)), None)
        if wrong:
            self.wrong("bases-differ", key, base=base, printed=wrong)
        return _family(figures[0].reported.measure), base

    # Reported figures

    def reported(self, values: Mapping[str, Any], key: Key, merged: _Merged, languages: Mapping[str, Language], row: Row) -> list[Figure]:
        """What each source reports."""
        key = (*key, "reported")
        if "reported" not in values:
            self.wrong("missing-key", key[:-1], name="reported")
            return []
        table = self.table(values["reported"], key)
        if isinstance(values["reported"], dict) and not table:
            self.wrong("empty", key)
        figures = []
        for source, value in table.items():
            if not self.known(source, merged.sources, (*key, source), "unknown-source"):
                continue
            items = value if isinstance(value, list) else [value]
            for index, item in enumerate(items):
                at: Key = (*key, source, index) if isinstance(value, list) else (*key, source)
                figure = self.figure(item, at, source, languages.get(source, "vi"), row)
                if figure:
                    figures.append(figure)
        return figures

    def figure(self, value: object, key: Key, source: str, language: Language, row: Row) -> Figure | None:
        """One figure of one source, printed alone or with where it stands and until when it held."""
        values = self.table(value, key, PRINT) if isinstance(value, dict) else {"print": value}
        printed = (
            self.string(values, key, "print", needed=True, longest=LONGEST_PRINT)
            if isinstance(value, dict)
            else self.checked(value, key, LONGEST_PRINT)
        )
        at, until = self.string(values, key, "at"), self.day(values, key, "until")
        if printed is None:
            return None
        claims = read_print(printed, language, row.indicator.unit if row.indicator else None)
        if len(claims) != 1:
            self.wrong("several-numbers" if claims else "unreadable-number", key, printed=printed)
            return None
        claim = claims[0]
        measure = claim.measure
        if measure == "level" and row.base and row.base.startswith("plan") and claim.dimension == "percent":
            measure = "plan-ratio"
        unit, dimension = claim.unit, claim.dimension
        if row.indicator and unit is None and dimension == "none" and measure not in _PLAN_SHARES:
            unit, dimension = row.indicator.unit, row.indicator.dimension
        self.contradictions(claim, measure, dimension, printed, key, row)
        quantity = Quantity(
            claim.text, claim.number, claim.value, claim.high, claim.of, claim.qualifier, unit, dimension, claim.per, claim.step
        )
        status: Status = "target" if row.status == "target" else "estimate" if claim.status == "estimate" else "actual"
        return Figure(claim, Reported(source, printed, quantity, measure, claim.direction, status, at, until))

    def contradictions(self, claim: Claim, measure: Measure, dimension: Dimension, printed: str, key: Key, row: Row) -> None:
        """Where a print says something else than its row or its indicator does."""
        if row.indicator and not _fits(dimension, row.indicator.dimension, measure):
            self.wrong("dimension", key, printed=printed, unit=claim.unit or "", wanted=row.indicator.unit or "")
        if row.status == "result" and claim.status == "target":
            self.wrong("status", key, printed=printed)
        if claim.period and row.period and claim.period != row.period:
            self.wrong("period", key, printed=printed, period=row.period)
        if row.base and row.base.startswith("plan") and measure not in _PLAN_SHARES:
            self.wrong("no-plan-share", key, printed=printed)
        if measure in _PLAN_SHARES and row.base and not row.base.startswith("plan"):
            self.wrong("bases-differ", key, base=row.base, printed=printed)


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says of its figures."""

    indicator: Indicator | None
    status: Literal["result", "target"]
    period: str | None
    base: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported figure, and the claim that its print makes."""

    claim: Claim
    reported: Reported


def _prints(value: object) -> list[object]:
    items = value if isinstance(value, list) else [value]
    return [item.get("print") if isinstance(item, dict) else item for item in items]


def _family(measure: Measure) -> Measure:
    """A share of a plan and what it goes beyond it are the same statement, so they share a row."""
    return "plan-ratio" if measure in _PLAN_SHARES else measure


def _same_base(base: str, printed: str) -> bool:
    return base == printed or (base.startswith("plan") and printed.startswith("plan") and "plan" in (base, printed))


def _fits(dimension: Dimension, wanted: Dimension, measure: Measure) -> bool:
    """Whether a print's dimension can be its indicator's; a change or a share may be in percent whatever changed."""
    if dimension == wanted or (measure != "level" and dimension in _RATES):
        return True
    return dimension in _COUNTED and wanted in _COUNTED
