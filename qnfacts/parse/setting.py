"""Where a number stands: the place that it is about, the list that it belongs to, the source that it is ascribed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.patterns import compiled
from qnfacts.text import CAPITAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.parse.draft import Draft, Reading
    from qnfacts.parse.row import Item, Row


def give_place(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """The last place before a number in its clause or behind it, else the sentence's, else what governs."""
    items = row.items
    spots = [at for at, item in enumerate(items) if item.kind == "place"]
    generic = compiled(r"(?:toàn tỉnh|của tỉnh|trong tỉnh|tỉnh (?:đặt|phấn đấu|dự kiến|có|đã|sẽ|ta|nhà)|the province)").search(
        reading.document.view[row.start : row.end],
    )
    for draft in drafts:
        before = [at for at in spots if at < draft.index]
        chosen: int | None = before[-1] if before else None
        behind = next((at for at in spots if at > draft.index and at <= draft.index + len(draft.around.right)), None)
        if behind is not None and (
            chosen is None or (_same_segment(items, draft.index, behind) and not _same_segment(items, chosen, draft.index))
        ):
            chosen = behind
        if chosen is None and spots and _opens_sentence(items, spots[0], draft.index):
            chosen = spots[0]
        if chosen is not None:
            draft.place, draft.place_item = items[chosen].text, items[chosen]
        elif generic and reading.title_place:
            draft.place = reading.title_place
        else:
            draft.place = reading.scope.place or reading.scope.heading_place


def _same_segment(items: Sequence[Item], first: int, last: int) -> bool:
    return not any(item.kind == "mark" and item.text in ",;:()" for item in items[first:last])


def _opens_sentence(items: Sequence[Item], spot: int, index: int) -> bool:
    return not any(item.kind == "mark" and item.text == ";" for item in items[index:spot])


def give_heads(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """Under which number each stands: in a bracket, behind ``trong đó``, as a share of its plan, as its change."""
    base = len(reading.drafts)
    items = row.items
    for order, draft in enumerate(drafts):
        draft.number = base + order
        levels = [other for other in drafts[:order] if other.manner.measure == "level"]
        outside = [other for other in levels if other.item.depth < draft.item.depth]
        opener = next(
            (
                at
                for at in range(draft.index - 1, -1, -1)
                if items[at].cue("parts") or (items[at].kind == "mark" and items[at].text == ";" and items[at].depth <= draft.item.depth)
            ),
            None,
        )
        cue = items[opener].cue("parts") if opener is not None else None
        if draft.manner.measure != "level" and levels and (order and not _new_subject(draft)):
            draft.head = levels[-1].number
        elif cue is not None and opener is not None:
            before = [other for other in levels if other.index < opener and other.item.depth <= items[opener].depth]
            if before:
                draft.head = before[-1].number
                draft.exhaustive = cue.value == "whole"
            elif opener < 2 and reading.drafts:
                earlier = [
                    other for other in reading.drafts[-8:] if other.row.sentence == row.sentence - 1 and other.manner.measure == "level"
                ]
                draft.head = earlier[0].number if earlier else None
        elif outside:
            draft.head = outside[-1].number


def _new_subject(draft: Draft) -> bool:
    """Whether a number has words of its own, in its own clause: not ``…, vượt 18% kế hoạch`` behind the words of another."""
    if draft.own_words <= 3 or (draft.around.right and draft.manner.measure not in {"plan-ratio", "plan-excess"}):
        return draft.own_words > 3
    items = draft.row.items[: draft.index]
    comma = next((at for at in range(len(items) - 1, -1, -1) if items[at].kind in {"mark", "number"}), -1)
    return comma < 0 or items[comma].text != "," or any(item.kind == "word" for item in items[comma + 1 :])


_NAME = rf"((?:[{CAPITAL}][\w&-]*|\"[^\"]{{2,30}}\")(?:[ –-]+(?:[{CAPITAL}][\w&-]*|và|trí|xã|hội|động|of|and)){{0,8}})"
_ASCRIBED = compiled(
    r"(?:theo(?: báo| trang| số liệu của| thông tin từ| tờ| báo cáo của| thống kê của| tạp chí)?|dẫn lời|dẫn nguồn|nguồn|trích|according to|reported by|quoting|citing)"
    rf"[: ]\s?(?:[Bb]áo |[Tt]rang |[Tt]ờ |[Tt]ạp chí )?{_NAME}"
)
_TELLS = compiled(
    rf"(?<!\w){_NAME} (?:lại |cũng |thì |còn )?(?:ghi|viết|nêu|đưa tin|đưa|cho biết|cho hay|đăng|reported|reports|said|says|put)(?!\w)"
)


def give_source(reading: Reading, row: Row, drafts: list[Draft]) -> None:
    """To whom the sentence ascribes a number: the nearest before it (``theo Dân trí``, ``Dân trí ghi``), else the first."""
    if not drafts:
        return
    told = reading.document.cased[row.start : row.end]
    found = sorted([*_ASCRIBED.finditer(told[:1].lower() + told[1:]), *_TELLS.finditer(told)], key=lambda match: match.start())
    named = [(match.start(), match[1].strip('" ')) for match in found]
    named = [(row.start + at, name) for at, name in named if not _goes_on(told, at, name)]
    for draft in drafts if named else ():
        draft.source = next((name for at, name in reversed(named) if at < draft.item.start), named[0][1])


_GOES_ON = compiled(r" [^\W\d_]+")


def _goes_on(text: str, at: int, name: str) -> bool:
    """Whether a capitalised syllable is only the first of a longer name (``Bảo hiểm xã hội``), which is not known to end anywhere."""
    begin = text.find(name, at)
    after = _GOES_ON.match(text, begin + len(name)) if begin >= 0 and name.isalpha() and len(name) <= _SYLLABLE else None
    return after is not None and after.group().islower() and not _TELLS.match(text, begin)


_SYLLABLE = 6
