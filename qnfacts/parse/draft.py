"""A claim in the making, and the state of reading one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.lexicon.places import PlaceMention
    from qnfacts.model import Dimension, Qualifier, Status, Unread
    from qnfacts.parse import manner as manners
    from qnfacts.parse.manner import Manner
    from qnfacts.parse.period import Time
    from qnfacts.parse.row import Item, Row
    from qnfacts.parse.unit import Unit
    from qnfacts.text import Document


@dataclass(slots=True)
class Scope:
    """What governs the next sentence where it says nothing itself."""

    period: str | None = None
    status: Status | None = None
    place: str | None = None
    subject: str = ""
    told: str | None = None
    heading_period: str | None = None
    heading_status: Status | None = None
    heading_subject: str = ""
    heading_place: str | None = None
    forecast: bool = False


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    item: Item
    index: int
    row: Row
    unit: Unit | None
    text_unit: str | None
    dimension: Dimension
    per: str | None
    manner: Manner
    qualifier: Qualifier
    qualifier_item: Item | None
    around: manners.Around
    end: int
    status: Status = "actual"
    status_item: Item | None = None
    period: str | None = None
    period_item: Item | None = None
    attached: bool = False
    place: str | None = None
    place_item: Item | None = None
    indicator: str = ""
    own_words: int = 0
    head: int | None = None
    exhaustive: bool = False
    number: int = 0
    source: str | None = None


@dataclass(slots=True)
class Reading:
    """The state of reading one document."""

    document: Document
    times: list[Time]
    places: Sequence[PlaceMention]
    plans: list[int] | None = None
    drafts: list[Draft] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    scope: Scope = field(default_factory=Scope)
    title_period: str | None = None
    title_place: str | None = None
    title_subject: str = ""
