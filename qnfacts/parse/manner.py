"""What the words around a number say of it: qualifier, measure, direction, base, and whether it happened.

Each rule reads along the row of the sentence. ``read_manner`` asks them in order; the first that knows, says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qnfacts.model import Direction, Measure, Qualifier
    from qnfacts.parse.row import Item

_BREAKS = ";:."
_SMALL_SKIPS = frozenset(
    "tới|đến|lên tới|chỉ|còn|là|mới|có|được|đạt|cả|những|a|the|just|only|some|at|was|were|is|of|an|another|even|mức|số|ở mức|con số|mốc".split(
        "|"
    )
)
_PERCENTS = {"percent", "percentage-point"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a number is told; ``role`` is its part in a change: ``from``, ``to`` or ``by``; ``rule`` is the one that said so."""

    measure: Measure = "level"
    direction: Direction | None = None
    base: str | None = None
    negative: bool = False
    role: str | None = None
    rule: str = ""
    cue: Item | None = None
    base_item: Item | None = None


@dataclass(slots=True)
class Around:
    """A number in its row: the items left of it in its clause, nearest first, and right of it up to the next number."""

    item: Item
    left: list[Item]
    right: list[Item]
    wide: list[Item]
    before: Manner | None
    before_item: Item | None
    opens_bracket: bool
    dimension: str
    ratio_before: Manner | None
    later: Sequence[Item]
    opener: Manner | None = None
    broke: str = ""
    label: Item | None = None
    after_plan: bool = False
    after_base: bool = False
    signed: bool = False
    plans: bool = True


def look(
    items: Sequence[Item], at: int, *, before: Manner | None, before_item: Item | None, ratio_before: Manner | None, dimension: str
) -> Around:
    """What surrounds the number at an index of a row."""
    item = items[at]
    left: list[Item] = []
    wide: list[Item] = []
    clause_open = True
    opens = False
    broke = ""
    after_plan = after_base = False
    depth = item.depth
    for other in reversed(items[:at]):
        if other.kind == "mark" and other.text in _BREAKS and other.depth <= depth and other.text != ".":
            broke = other.text
            break
        if other.kind == "mark" and other.text == "(" and other.depth == depth and depth:
            opens = not any(item.kind == "number" for item in wide)
            bracket = items.index(other)
            after_plan = any(one.cue("plan") for one in items[max(0, bracket - 2) : bracket])
            after_base = (
                bracket > 1
                and items[bracket - 1].kind == "time"
                and any(one.cue("versus") for one in items[max(0, bracket - 4) : bracket - 1])
            )
            break
        if other.depth > depth:
            continue
        wide.append(other)
        if other.kind == "number" or (other.kind == "mark" and other.text in ",(–-—"):
            clause_open = clause_open and other.kind == "mark" and other.text in "-–—"
        if clause_open:
            left.append(other)
    right: list[Item] = []
    for other in items[at + 1 :]:
        if other.depth > depth:
            continue
        if other.kind == "number" or (other.kind == "mark" and other.text in ",;:)" and other.depth <= max(depth, 1)):
            break
        right.append(other)
    return Around(
        item,
        left,
        right,
        wide,
        before,
        before_item,
        opens,
        dimension,
        ratio_before,
        items[at + 1 :],
        None,
        broke,
        None,
        after_plan,
        after_base=after_base,
    )


def read_qualifier(around: Around) -> tuple[Qualifier, Item | None, int]:
    """The qualifier before the number or the bound behind it, its item, and how many items left of the number it takes."""
    taken = offset = 0
    found: Item | None = None
    for place, item in enumerate(around.left[:4]):
        cue = item.cue("qualifier")
        if item.cue("fold") and not place:
            offset = 1
            continue
        if cue and not (place > offset and item.text in {"hơn", "trên", "dưới", "gần", "over", "under", "above", "below"}):
            if found is None:
                found = item
            taken = place + 1
        elif item.text in _SMALL_SKIPS and found is None and place < 2:
            continue
        else:
            break
    for item in around.right[:8]:
        bound = item.cue("bound")
        if bound:
            return bound.value, item, taken  # type: ignore[return-value]  # the lexicon's values are the qualifiers
        if item.kind == "number" or item.cue("change", "versus", "plan") or item.text[:1].isdigit():
            break
    if found is None:
        return "exact", None, 0
    value = found.cue("qualifier")
    assert value is not None  # noqa: S101 - found was chosen for this cue
    return value.value, found, taken  # type: ignore[return-value]  # the lexicon's values are the qualifiers


def _nearest(items: Sequence[Item], *kinds: str, stop: tuple[str, ...] = ()) -> Item | None:
    for item in items:
        if item.cue(*kinds):
            return item
        if stop and item.cue(*stop):
            return None
    return None


def _skipped(items: list[Item], taken: int) -> list[Item]:
    """The items left of the number without its qualifier and the words that only lead to it."""
    rest = items[taken:]
    while rest and rest[0].cue("qualifier") and not rest[0].cue("change", "compare", "excess", "short", "to"):
        rest = rest[1:]
    return rest


Rule = tuple[str, "Callable[[Around, list[Item]], Manner | None]"]
RULES: list[Rule] = []


def _rule(read: Callable[[Around, list[Item]], Manner | None]) -> Callable[[Around, list[Item]], Manner | None]:
    RULES.append((read.__name__, read))
    return read


def _direction(item: Item) -> Direction:
    cue = item.cue("change", "compare")
    return "down" if cue and cue.value == "down" else "up"


def _plan_behind(around: Around) -> Item | None:
    """The plan of ``% kế hoạch``, ``% so với kế hoạch``, ``percent of the annual plan``."""
    for place, item in enumerate(around.right[:7]):
        if item.text == "dt" and not place:
            return item
        if item.text in {"và", "and", "nhưng", "song", "but"} or (item.kind == "time" and place and around.right[place - 1].cue("versus")):
            return None
        if item.cue("plan"):
            return None if place and around.right[place - 1].text == "là" else item
        if (
            item.kind == "time"
            or item.cue("versus", "ratio", "level", "excess", "short", "compare", "skip", "parts")
            or (place and item.kind == "word" and place < 5)
        ):
            continue
        if item.kind == "word" and item.text in {"năm", "đề", "tổng", "của", "của cả", "mức", "as", "than", "the", "số"}:
            continue
        return None
    return None


def _plan_of_a_list(around: Around) -> Item | None:
    """The plan behind the last of several: ``vượt lần lượt 3% và 1,5% so với kế hoạch``."""
    if not any(item.cue("order") for item in around.wide):
        return None
    for item in around.later:
        if item.cue("plan"):
            return item
        if item.kind not in {"number", "time"} and item.text not in {",", "và", "and", "%"} and not item.cue("versus", "skip"):
            return None
    return None


def _plan_in_figures(around: Around) -> Item | None:
    """The plan of ``103 percent of the 2,400 planned``."""
    if not around.right or around.right[0].text != "of" or len(around.right) > 3:
        return None
    at = next((place for place, item in enumerate(around.later) if item.kind == "number"), None)
    behind = around.later[at + 1 : at + 3] if at is not None else ()
    return next((item for item in behind if item.text in {"planned", "targeted", "projected", "target", "plan"}), None)


@_rule
def out_of_poverty(around: Around, _left: list[Item]) -> Manner | None:
    """``giúp 320 hộ thoát nghèo`` tells by how many the poor households fell."""
    words = [item.text for item in around.right[:4]]
    leaves = "thoát" in words[:3] or words[:3] == ["ra", "khỏi", "diện"]
    leaves = leaves or ("poverty" in words[:5] and bool({"out", "escape", "escaped", "escaping", "exit", "exited"} & set(words[:3])))
    return Manner("change", direction="down", role="by", cue=around.right[0]) if around.dimension == "household" and leaves else None


@_rule
def over_what(around: Around, left: list[Item]) -> Manner | None:
    """``vượt 9,8%`` in a list of shares of a plan."""
    if (
        left
        and left[0].text in {"vượt", "exceeding"}
        and around.dimension in _PERCENTS
        and (around.ratio_before is not None or around.opener is not None or around.plans)
    ):
        return Manner("plan-excess", base="plan", cue=left[0])
    if (
        left
        and left[0].text in {"vượt", "hụt", "thiếu"}
        and around.before is not None
        and around.before.measure in {"plan-ratio", "plan-excess"}
        and not _crosses(around, around.before_item or around.item)
    ):
        return Manner("plan-excess", base="plan", negative=left[0].text != "vượt", cue=left[0])
    return None


@_rule
def signed(around: Around, left: list[Item]) -> Manner | None:
    """``0,41 điểm (-0,17%)``, ``15 USD (+90 USD)``: a sign in a bracket says which way it went."""
    number = around.item.number
    if number is None or not around.opens_bracket or any(item.kind != "mark" for item in left):
        return None
    if number.value < 0 and around.dimension in _PERCENTS:
        return Manner("change", direction="down", negative=True)
    return Manner("change", direction="up") if around.signed else None


@_rule
def part_of_plan(around: Around, _left: list[Item]) -> Manner | None:
    """``đạt gần ba phần tư kế hoạch``."""
    number, unit = around.item.number, around.item.unit
    planned = number is not None and number.is_part and unit is not None and unit.text in {"kế hoạch", "chỉ tiêu", "dự toán", "mục tiêu"}
    return Manner("plan-ratio", base="plan", cue=around.item) if planned else None


@_rule
def share_of_plan(around: Around, left: list[Item]) -> Manner | None:
    """``đạt 93% kế hoạch``, ``vượt 7% so với kế hoạch``, ``7 percent above plan``."""
    plan = _plan_behind(around) or _plan_in_figures(around) or _plan_of_a_list(around)
    times = around.dimension == "times" and plan in around.right and any(item.cue("ratio") for item in left[:2])
    if plan is None or (around.dimension not in _PERCENTS and not times and not _nearest(left[:3], "excess", "short")):
        return None
    between = around.right[: around.right.index(plan)] if plan in around.right else []
    whole = between[:1] and between[0].text == "of" and len(between) < 7
    if any(item.kind == "word" for item in between) and not whole and not any(item.cue("versus", "excess", "short") for item in between):
        return None
    behind = _nearest(between, "excess", "short")
    if behind is not None and behind.cue("short") and not behind.cue("excess"):
        return Manner("plan-excess", base="plan", negative=True, cue=plan)
    if behind is not None and not any(item.text == "of" for item in between[:1]):
        return Manner("plan-excess", base="plan", cue=plan)
    if (
        around.before is not None
        and around.before.rule == "share_of_plan"
        and all(item.text in {"và", "and", ","} for item in left)
        and left
    ):
        return around.before
    verb = _nearest(left[:4], "excess", "short", "ratio", stop=("level",))
    if verb is not None and verb.cue("excess") and not verb.cue("ratio"):
        return Manner("plan-excess", base="plan", cue=plan)
    if verb is not None and verb.cue("short") and not verb.cue("ratio"):
        return Manner("plan-excess", base="plan", negative=True, cue=plan)
    moved = _nearest(left[:1], "change")
    if verb is None and moved is not None and around.right[:1] and around.right[0].text == "on":
        return Manner("plan-excess", base="plan", negative=_direction(moved) == "down", cue=plan)
    return Manner("plan-ratio", base="plan", cue=plan)


@_rule
def plan_before(around: Around, left: list[Item]) -> Manner | None:
    """``vượt kế hoạch 7%``, ``thấp hơn kế hoạch 1%``; but ``kế hoạch 40,3%`` and ``chỉ tiêu 150 suất`` are the plan itself."""
    for place, item in enumerate(left[:6]):
        if item.cue("plan"):
            if any(other.text == "theo" for other in left[place + 1 : place + 2]):
                return None
            if (
                around.dimension in _PERCENTS
                and left[0].text in {"đạt", "bằng", "hoàn thành"}
                and any(other.cue("versus") for other in left[place + 1 : place + 3])
            ):
                return Manner("plan-ratio", base="plan", cue=item)
            verb = next((other for other in left[place + 1 : place + 4] if other.cue("excess", "short", "ratio", "compare")), None)
            if verb is None and left[0].cue("by"):
                verb = next((other for other in left[place + 1 : place + 8] if other.cue("excess", "short")), None)
            told = any(other.text in {"mức", "là"} for other in left[: place + 3])
            aimed = any(other.text in {"để", "nhằm"} for other in left[place + 1 : place + 4])
            if verb is None or told or aimed or item.text.startswith("mức") or (verb.cue("ratio") and around.dimension not in _PERCENTS):
                return Manner(cue=item)
            if verb.cue("short", "compare") and (verb.cue("short") or _direction(verb) == "down"):
                return Manner("plan-excess", base="plan", negative=True, cue=item)
            if verb.cue("compare") and around.dimension not in _PERCENTS:
                return Manner("plan-excess", base="plan", cue=item)
            if around.dimension in _PERCENTS or verb.cue("excess"):
                measure: Measure = "plan-ratio" if verb.cue("ratio") and not verb.cue("excess") else "plan-excess"
                return Manner(measure, base="plan", cue=item)
            return None
        if item.kind == "time" or item.cue("skip", "level", "to", "versus", "by") or item.text in _BETWEEN_PLAN_AND_NUMBER:
            continue
        return None
    return None


_BETWEEN_PLAN_AND_NUMBER = frozenset(
    "đề|ra|năm|giao|tỉnh|được|của|cả|thì|quốc|hội|hđnd|ubnd|trung|ương|thủ|tướng|chính|phủ|bộ|tài".split("|")
)
"""Who gives a plan, and that it is given."""


@_rule
def so_many_times(around: Around, left: list[Item]) -> Manner | None:
    """``gấp 2,3 lần``, ``tăng 1,5 lần so với``, ``2.3 times as many``."""
    if around.dimension != "times":
        return None
    fold = _nearest(left[:4], "fold")
    way: Direction | None = "up" if fold and fold.text.startswith("tăng") else "down" if fold and fold.text.startswith("giảm") else None
    if around.item.number and around.item.number.times:
        return Manner("relative", direction=way, cue=around.item)
    change = _nearest(left[:4], "change", stop=("level",))
    if change is not None and not (fold and left.index(fold) < left.index(change)):
        return Manner("relative", direction=_direction(change), cue=change)
    compared = _nearest(left[:3], "compare")
    if compared is not None and not any(item.kind == "number" for item in left[:3]):
        return Manner("relative", direction=_direction(compared), cue=compared)
    if (
        fold is not None
        or (around.item.unit and around.item.unit.text in {"times", "fold", "-fold"})
        or _nearest(around.right[:3], "versus")
        or _nearest(left[:2], "ratio")
    ):
        return Manner("relative", direction=way, cue=fold)
    if around.before and around.before.measure == "relative":
        return around.before
    return None


def _arrives_later(around: Around) -> bool:
    """Whether the number after this one is where a change arrives: ``từ 0,52% xuống còn 0,23%``."""
    arrived = False
    for item in around.later:
        if item.kind == "mark" and item.text in ";.":
            return False
        if item.cue("to"):
            arrived = True
        if item.kind == "number":
            return arrived
    return False


@_rule
def begins_from(around: Around, left: list[Item]) -> Manner | None:
    """``giảm từ 0,52% xuống còn 0,23%`` begins at a level; ``giảm từ 2-3%`` is by that much."""
    begins = bool(left and left[0].cue("from"))
    ranged = around.item.number is not None and around.item.number.high is not None
    if begins and ranged and len(left) > 1 and (left[1].cue("again") or left[1].kind == "time"):
        compared = more_or_less(around, left[1:])
        if compared is not None:
            return replace(compared, rule=compared.rule or more_or_less.__name__)
    if not begins and not (len(left) > 1 and left[1].cue("from") and left[0].cue("level", "qualifier", "skip")):
        return None
    number = around.item.number
    change = _nearest(around.wide[1:], "change", stop=("level",)) if around.wide else None
    if change is None and around.broke == ":" and number and number.high is not None and around.label is not None:
        change = around.label
    bounded = any(item.cue("bound") for item in around.right[:3])
    if change is not None and ((number and number.high is not None) or bounded) and not _arrives_later(around):
        return Manner("change", direction=_direction(change), role="by", cue=change)
    return Manner(role="from", cue=left[0])


@_rule
def falls_short(around: Around, left: list[Item]) -> Manner | None:
    """``doanh thu hụt 15%``, where no plan is spoken of."""
    if not left or left[0].text != "hụt":
        return None
    behind = around.before is not None and around.before.measure == "level"
    if (around.dimension in _PERCENTS and not around.plans and around.ratio_before is None) or (
        around.dimension not in _PERCENTS and behind
    ):
        return Manner("change", direction="down", role="by", cue=left[0])
    return None


@_rule
def compared_value(around: Around, left: list[Item]) -> Manner | None:
    """``so với mức 8,4% của quý trước`` tells the other side of the comparison."""
    for place, item in enumerate(left[:4]):
        if item.text in {"but", "and", "while", "nhưng", "song"}:
            return None
        if item.cue("versus") and not item.cue("qualifier") and (item.text not in {"on", "than", "over", "from"} or place == 0):
            if any(other.cue("change") for other in left[:place]):
                verb = next(other for other in left[:place] if other.cue("change"))
                return Manner("change", direction=_direction(verb), cue=verb)
            if (
                around.before
                and around.before.measure == "change"
                and around.before_item is not None
                and around.dimension in _PERCENTS
                and _same_dimension(around)
            ):
                return Manner("change", direction=around.before.direction, cue=item)
            return Manner(cue=item)
        if (
            item.cue("compare")
            and item.text not in {"hơn", "vượt"}
            and place
            and any(other.text in {"mức", "con số"} for other in left[:place])
        ):
            return Manner(cue=item)
        if item.kind == "time" or item.cue("skip", "level", "again", "change"):
            continue
        return None
    return None


def _unit(item: Item) -> str | None:
    return item.unit.text if item.unit else None


def _dimension(item: Item | None) -> str | None:
    return item.unit.dimension if item is not None and item.unit else None


_COUNTED = frozenset({"count", "person", "person-turn", "household"})
_PLAGUES = frozenset({"dịch", "đại", "covid", "covid-19"})


def _same_dimension(around: Around) -> bool:
    """Whether the number before is of the same dimension; straight behind it things and people are counted alike."""
    other, mine = _dimension(around.before_item), _dimension(around.item) or around.dimension
    return around.before_item is not None and (other == mine or ({other, mine} <= _COUNTED and not _subject(around.left)))


@_rule
def more_or_less(around: Around, left: list[Item]) -> Manner | None:
    """``nhiều hơn cùng kỳ 2 nghìn tấn``, ``cao hơn 10%``, ``120 fewer than last year``."""
    for place, item in enumerate(left[:8]):
        cue = item.cue("compare")
        if cue:
            if item.text in {"hơn", "above", "below", "more than", "higher than", "lower than", "fewer than"} and place == 0:
                return None
            if any(other.cue("estimate", "target") for other in left[:place]):
                return Manner(cue=item, rule="compared_value")
            if item.text in {"hơn", "vượt"} and not any(other.kind == "time" or other.cue("again") for other in left[:place]):
                break
            return Manner("change", direction=_direction(item), cue=item)
        if item.cue("to", "level", "from", "change") and not item.cue("skip"):
            break
    for item in around.right[:2]:
        cue = item.cue("compare")
        if cue and (
            item.text.endswith("than")
            or item.text in {"fewer", "higher", "lower", "above", "below"}
            or _nearest(around.right[:6], "versus", "again")
        ):
            return Manner("change", direction=_direction(item), cue=item)
        if not item.cue("skip"):
            break
    return None


_OF_RATES = {"giảm nghèo", "mất", "bốc hơi", "rớt", "cắt"}
_INDEX_POINTS = frozenset({"điểm", "points", "point"})
_NOUNS = (
    "tỷ lệ tăng",
    "tỷ lệ giảm",
    "mức độ tăng",
    "mức độ giảm",
    "tỷ lệ tăng trưởng",
    "mức tăng",
    "mức giảm",
    "tốc độ tăng",
    "tốc độ giảm",
    "tăng trưởng",
    "tốc độ tăng trưởng",
    "mức tăng trưởng",
    "growth",
    "growth rate",
    "growth of",
    "đà tăng",
    "đà giảm",
)


@_rule
def drop_of(around: Around, _left: list[Item]) -> Manner | None:
    """English says ``a 7 percent rise``; a noun of change never stands so behind a Vietnamese number."""
    behind = (item for item in around.right if not (item.kind == "time" and item.time and item.time.again))
    first = next(behind, None)
    if first is None or first.text not in _NOUNS_BEHIND or around.dimension not in _PERCENTS:
        return None
    return Manner("change", direction=_direction(first), cue=first)


_NOUNS_BEHIND = frozenset("rise|increase|growth|gain|hike|expansion|jump|fall|drop|decrease|decline|reduction|cut".split("|"))


@_rule
def rises_or_falls(around: Around, left: list[Item]) -> Manner | None:
    """``giảm 0,29%`` is by; ``giảm còn 0,23%`` and ``giảm xuống 0,23%`` are to; ``mức giảm là 0,3%`` is by."""
    lead = next((item for item in left if item.text == "for" or not item.cue("skip")), None)
    if lead is not None and lead.text == "for" and around.dimension not in _PERCENTS:
        return None
    passed_level = False
    words = 0
    for place, item in enumerate(left[:14]):
        cue = item.cue("change")
        if cue and item.text in _OF_RATES and around.dimension not in _PERCENTS and _unit(around.item) not in _INDEX_POINTS:
            return None
        if cue and place and left[place - 1].text == "giá" and around.dimension in {"count", "person"}:
            return None
        if cue and _tells_of_the_one_before(around, item):
            return None
        if cue and item.text == "bớt" and place:
            continue
        if cue:
            noun = item.text in _NOUNS or item.text == "giảm nghèo" or item.text.startswith(("mức", "tốc độ", "growth"))
            if cue.value == "up-by" or item.text == "thêm":
                behind = left[place + 1] if place + 1 < len(left) else None
                if place or (behind is not None and (behind.kind == "word" or behind.text in {"việc làm", "có"})):
                    continue
                return Manner("change", direction="up", role="by", cue=item)
            if passed_level and not noun:
                return None
            if place and words > 9 and not noun:
                return None
            return Manner("change", direction=_direction(item), role="by", cue=item)
        if item.cue("by"):
            continue
        if item.cue("to") and not item.cue("level") and not item.cue("qualifier", "ratio"):
            growth = (
                next((other for other in left[place + 1 :] if other.cue("change")), None)
                if item.text in {"lên tới", "lên đến", "tới", "lên mức", "reached"}
                else None
            )
            if growth is not None and growth.text in _NOUNS and around.dimension == "percent":
                return Manner("change", direction=_direction(growth), cue=growth)
            return Manner(role="to", cue=item) if place < 3 else None
        if item.cue("level", "ratio") and not (item.cue("same") or item.text in {"with", "of", "for", "at", "by", "or", "mức"}):
            passed_level = passed_level or place < 3 or item.text in {"là", "đạt", "được", "có", "cho", "còn", "is", "was"}
        if item.cue("fold"):
            return None
        if item.kind == "mark" and item.text in '"“”':
            continue
        if item.kind == "word":
            words += 1
            if item.text in {"cho", "để", "khi"}:
                passed_level = True
    return None


def _tells_of_the_one_before(around: Around, verb: Item) -> bool:
    """``189 mã giảm, 78 mã đứng giá``: a verb between a counted noun and the next mark tells of that noun."""
    wide = around.wide
    at = wide.index(verb) if verb in wide else len(wide)
    return 0 < at < len(wide) - 1 and wide[at + 1].kind == "number" and (wide[at - 1].kind == "mark" or wide[at - 1].text in {"và", "and"})


@_rule
def behind_its_noun(around: Around, left: list[Item]) -> Manner | None:
    """``có mức tăng mạnh nhất, 31,8%``; ``tốc độ tăng trưởng chậm lại, chỉ đạt 5,8%``: what rises is named before the comma."""
    if around.dimension not in _PERCENTS or _subject(left) or any(item.kind == "time" for item in left):
        return None
    comma = next((place for place, item in enumerate(around.wide) if item.kind == "mark"), None)
    if comma is None or around.wide[comma].text != ",":
        return None
    for item in around.wide[comma + 1 : comma + 8]:
        if item.cue("change") and item.text in _NOUNS:
            return Manner("change", direction=_direction(item), cue=item)
        if item.kind in {"number", "mark"} or item.text in _RATE_NOUNS:
            return None
    return None


@_rule
def in_this_order(around: Around, left: list[Item]) -> Manner | None:
    """``có mức tăng khá, lần lượt đạt 3,4% và 2,5%``: the noun before the list says what its numbers are."""
    if around.dimension != "percent" or not any(item.cue("order") for item in left):
        return None
    noun = next((item for item in around.wide if item.cue("change") and item.text in _NOUNS), None)
    return Manner("change", direction=_direction(noun), cue=noun) if noun is not None else None


@_rule
def share_of_another_time(around: Around, _left: list[Item]) -> Manner | None:
    """``bằng 110% cùng kỳ``, ``bằng 104% mức thực hiện năm ngoái``."""
    if around.dimension not in _PERCENTS:
        return None
    if around.signed:
        return Manner("change", direction="up")
    if around.before is not None and around.before.measure == "change" and (_follows(around, _left) or (_left and _left[0].cue("same"))):
        return replace(around.before, rule="")
    told = False
    for place, item in enumerate(around.right[:6]):
        told = told or item.text in {"mức", "thực hiện", "figure"}
        if (
            item.kind == "time"
            and not place
            and _left
            and _left[0].text == "bằng"
            and item.text.startswith(("năm trước", "năm ngoái", "tháng trước", "quý trước"))
        ):
            return Manner("relative", cue=item, base_item=item)
        if item.kind == "time" and told:
            return Manner("relative", cue=item, base_item=item)
        if (item.kind == "time" and item.time and item.time.again) or item.cue("again"):
            return Manner("relative", cue=item)
        if item.cue("versus") and place < 2:
            behind = around.right[place + 1 : place + 4]
            if place + 2 < len(around.right) and around.right[place + 1].text == "trước" and around.right[place + 2].text in _PLAGUES:
                return Manner("relative", cue=item)
            if any(other.kind == "time" for other in behind) and not any(
                other.kind == "word" and other.text not in {"năm", "tháng", "mức", "the"} for other in behind[:1]
            ):
                return Manner("relative", cue=item)
            return None
        if (
            item.kind == "time"
            or item.cue("skip", "level")
            or item.text in {"mức", "of", "the", "figure", "same", "thực hiện", "con", "số"}
        ):
            continue
        break
    return None


@_rule
def share_without_its_whole(around: Around, left: list[Item]) -> Manner | None:
    """``230.049 ha, đạt 100,07%``: of what, the number before it said; else of the plan."""
    if around.dimension != "percent" or (not left and not around.opens_bracket):
        return None
    verb = left[0] if left and left[0].cue("ratio") else None
    if verb is None or _subject(left[1:]) or around.before_item is None:
        return None
    for item in around.right[:3]:
        if item.text in {"và", "and", "là", "nhưng", "but", "song"}:
            break
        if item.kind in {"word", "number"} or item.text == "số" or item.cue("versus", "change", "parts"):
            return None
    if around.before_item.number is not None and around.before_item.number.of is not None:
        return None
    earlier = around.ratio_before
    if earlier is not None:
        return replace(earlier, negative=False, rule="", cue=verb)
    if not around.plans:
        return None
    whole = around.before_item.unit.dimension if around.before_item.unit else None
    if verb.text.startswith(("đạt", "hoàn thành", "mới đạt", "reaching", "fulfilling")) and (
        whole not in _PERCENTS or around.opens_bracket
    ):
        return Manner("plan-ratio", base="plan", cue=verb)
    return None


def _follows(around: Around, left: Sequence[Item]) -> bool:
    """``tăng tương ứng 4,1% và 9,6% so với năm trước``: straight behind the number before, and of its dimension."""
    return (
        bool(left)
        and all(item.text in {"và", "and", ","} for item in left)
        and (_same_dimension(around) or (around.before_item is not None and around.before_item.unit is None))
        and around.before_item in around.wide
    )


def _subject(items: Sequence[Item]) -> bool:
    return any(item.kind in {"word", "place"} for item in items)


@_rule
def told_again(around: Around, left: list[Item]) -> Manner | None:
    """A change told twice (``tăng 18%, tương ứng 2,7 nghìn tấn``; ``down 52 (4.1 percent)``) or of several things in a row."""
    before, other = around.before, around.before_item
    if around.after_plan and around.opens_bracket and not left:
        return Manner(rule="plan_before")
    if (
        around.after_base
        and around.opens_bracket
        and not left
        and (_same_dimension(around) or {around.dimension, _dimension(other)} <= _PERCENTS)
    ):
        return Manner(role="from", rule="compared_value")
    listed = _listed_change(around, left)
    if listed is not None:
        return listed
    if before is None or other is None or (before.cue is not None and before.cue.text == "thêm" and not (left and left[0].cue("same"))):
        return None
    if (
        around.dimension == "percentage-point"
        and before.role in {"to", "from"}
        and not any(item.cue("level", "change") and item.text not in {"of", "an", "at"} for item in left)
    ):
        change = _nearest(around.wide, "change")
        if change is not None:
            return Manner("change", direction=_direction(change), role="by", cue=change)
    if before.measure == "change" and (around.opens_bracket or other.depth == around.item.depth):
        cues = [item for item in left if item.kind == "cue"]
        if around.opens_bracket and not left and around.dimension in _PERCENTS:
            return replace(before, rule="")
        if left and left[0].cue("same") and (len(left) < 3 or not _subject(left)):
            return replace(before, rule="", cue=left[0])
        if around.dimension == "percent" and not around.opens_bracket and _new_rate(left, other, around):
            return None
        telling = [item for item in cues if not item.cue("qualifier", "skip") or item.cue("to", "ratio", "level")]
        if (
            not telling
            and other.depth == around.item.depth
            and _same_dimension(around)
            and not around.opens_bracket
            and (not _crosses(around, other) or _parallel(around, left))
        ):
            return replace(before, rule="")
    if before.measure == "relative" and around.dimension == "times" and not left:
        return replace(before, rule="")
    return None


_RATES = frozenset("công|suất|độ|số|phủ|hệ|tỷ|trọng|lệ|rate|share|ratio|proportion|mức|cơ cấu|chiếm".split("|"))


def _parallel(around: Around, left: list[Item]) -> bool:
    """Behind a semicolon only a name and a percentage: the verb before it still holds."""
    return (
        around.broke == ";"
        and around.dimension == "percent"
        and 0 < len(left) < 7
        and not any(item.text in _RATES or item.kind == "time" for item in left)
    )


def _new_rate(left: Sequence[Item], other: Item, around: Around) -> bool:
    """``giảm 11%, tỷ lệ đúng giờ 83,2%``: a rate of its own, where what changed was none; ``giữ …``: no change."""
    if any(item.text in {"giữ", "duy trì"} for item in left):
        return True
    named = any(item.text in _RATE_NOUNS for item in left)
    start = around.wide.index(other) if other in around.wide else len(around.wide)
    return named and not any(item.text in _RATE_NOUNS for item in around.wide[start:])


_RATE_NOUNS = frozenset("tỷ|lệ|tỷ lệ|suất|tỷ suất|tỷ trọng|trọng|độ che phủ|rate|share|ratio|proportion".split("|"))


def _listed_change(around: Around, left: list[Item]) -> Manner | None:
    """``giảm cả ba mặt so với cùng kỳ: 6% số vụ, …``; ``đạt trên 60% dự toán, như: phí 63%; …``: what the words before the colon said."""
    if around.dimension != "percent" or any(
        item.cue("level", "to", "from", "change", "compare", "ratio", "excess", "target") for item in left
    ):
        return None
    return around.opener


def _crosses(around: Around, other: Item) -> bool:
    """Whether a full clause lies between the two numbers (the other is not in this stretch)."""
    return other not in around.wide


def read_manner(around: Around) -> tuple[Manner, Qualifier, Item | None]:
    """The manner of a number and its qualifier with its item."""
    qualifier, item, taken = read_qualifier(around)
    left = _skipped(around.left, taken)
    found = Manner(rule="level")
    for name, read in RULES:
        manner = read(around, left)
        if manner is not None:
            found = manner if manner.rule else replace(manner, rule=name)
            break
    if (
        qualifier == "exact"
        and found.measure == "level"
        and left
        and left[0].cue("excess")
        and left[0].text in {"vượt", "topped", "topping", "exceeded", "exceeding", "surpassing", "surpassed"}
    ):
        return found, "over", left[0]
    return found, qualifier, item


def opener_of(items: Sequence[Item], at: int, manners: dict[int, tuple[Manner, str]]) -> Manner | None:
    """What the words before a colon said of the numbers in the list behind it; None where there is no such list."""
    colon = next(
        (
            place
            for place in range(at - 1, -1, -1)
            if items[place].kind == "mark" and items[place].text == ":" and items[place].depth <= items[at].depth
        ),
        None,
    )
    if colon is None:
        return None
    start = next((place + 1 for place in range(colon - 1, -1, -1) if items[place].kind == "mark" and items[place].text in ";:."), 0)
    last: Manner | None = None
    change: Item | None = None
    for place in range(start, colon):
        item = items[place]
        if item.kind == "number":
            manner, dimension = manners.get(place, (None, ""))
            if manner is not None and dimension == "percent":
                last = manner
        elif item.cue("change") and not item.cue("level"):
            change = item
    if last is not None:
        return replace(last, negative=False, rule="opener") if last.measure in {"plan-ratio", "relative", "change"} else None
    unit = items[at].unit
    if change is not None and change is items[colon - 1] and unit is not None and unit.dimension == "percent":
        return Manner("change", direction=_direction(change), cue=change, rule="opener")
    if change is not None and any(
        item.cue("versus", "again") or (item.kind == "time" and item.time and item.time.again) for item in items[start:colon]
    ):
        return Manner("change", direction=_direction(change), cue=change, rule="opener")
    return None
