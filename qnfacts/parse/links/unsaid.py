"""A total and its parts that no word announces: their names, or the sum itself, tell that they are a list."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qnfacts.lexicon.structure import halves, phrases
from qnfacts.model import Link
from qnfacts.parse.links.alike import NO_SUM, add, stated
from qnfacts.parse.links.lists import List, same_amount
from qnfacts.parse.links.passage import NAME, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH, _MOST = 12, 6
_DIGITS = 3
"""How many digits a total must show, for a sum that comes to it not to be chance."""
_NEAR, _FAR = Decimal("0.05"), Decimal("0.1")
"""How far the sum may lie from the total, by the total, for the parts to be taken for all of it."""


def find_unannounced(passage: Passage, lists: list[List]) -> Iterator[List]:
    """Totals with parts told in the sentences behind them: ``Trường đón 900 em. Hệ trung cấp 300 em; hệ sơ cấp 600 em.``"""
    used = {index for listed in lists for index in (*listed.parts, listed.head)}
    for head in range(len(passage.claims)):
        if head in used or not _can_be_whole(passage, head):
            continue
        parts = _all_of(passage, head, _behind(passage, head, used))
        if parts:
            used.update(parts)
            yield List(head, tuple(parts), True)


def _can_be_whole(passage: Passage, head: int) -> bool:
    claim = passage.claims[head]
    plain = claim.measure == "level" and claim.qualifier == "exact" and claim.high is None and claim.of is None and claim.per is None
    return plain and claim.dimension not in {*NO_SUM, "none"} and claim.value > 0 and not passage.is_aside(head)


def _behind(passage: Passage, head: int, used: set[int]) -> list[int]:
    """The amounts of the same kind behind a number, as far as they follow sentence by sentence, line by line."""
    claims, last = passage.claims, head
    found: list[int] = []
    for index in range(head + 1, min(head + 1 + _REACH, len(claims))):
        if passage.sentence(index) - passage.sentence(last) > 1 or len(found) == _MOST:
            break
        if claims[index].measure != "level" or claims[index].dimension in NO_SUM:
            continue
        alike = same_amount(claims[head], claims[index]) and claims[index].place in {claims[head].place, None}
        if index in used or not alike or passage.is_aside(index) or claims[index].qualifier != "exact":
            break
        found.append(index)
        last = index
    return found


def _all_of(passage: Passage, head: int, parts: list[int]) -> list[int]:
    """The parts that come to the total, or share it out by their names and come close."""
    claims, total = passage.claims, passage.claims[head].value
    digits = len(str(int(total / claims[head].step)).rstrip("0")) if claims[head].step else 0
    summed = Decimal(0)
    for count, part in enumerate(parts, start=1):
        summed += claims[part].value
        if summed == total and count > 1 and digits >= _DIGITS:
            return parts[:count]
    if len(parts) != 2 or abs(summed - total) > total * _NEAR:
        return []
    first, second = parts
    names = passage.lead(first) + passage.view[passage.starts[first] : passage.ends[second]] + passage.tail(second)[:NAME]
    whole = passage.lead(head)[-NAME:] + passage.tail(head)[:NAME]
    named = any(
        one.stand_in(names) and other.stand_in(names) and not one.stand_in(whole) and not other.stand_in(whole)
        for one, other in halves(passage.language)
    )
    return parts if named else []


def find_later_totals(passage: Passage, lists: list[List]) -> Iterator[Link]:
    """Parts in one sentence, their total in the next: ``… 715 lượt và thêm 185 lượt. Tổng cộng 900 lượt …``."""
    used = {index for listed in lists for index in (*listed.parts, listed.head)}
    for total in range(2, len(passage.claims)):
        if total in used or not _opens_with_total(passage, total):
            continue
        parts: list[int] = []
        for index in range(total - 1, max(total - 1 - _REACH, -1), -1):
            if passage.sentence(index) != passage.sentence(total) - 1 or passage.claims[index].paragraph != passage.claims[total].paragraph:
                break
            if same_amount(passage.claims[total], passage.claims[index]) and not passage.is_aside(index):
                parts.insert(0, index)
        so_far = phrases(passage.language, "SO_FAR").stand_in(f"{passage.lead(total)} {passage.tail(total)}")
        if so_far or len(parts) < 2 or used & set(parts) or not _are_added(passage, parts):
            continue
        whole, summed = stated(passage.claims[total]), add(stated(passage.claims[part]) for part in parts)
        if whole.overlaps(summed) or abs(whole.low - summed.low) <= whole.high * _FAR:
            for part in parts:
                yield Link("part", total, part, True)


def _opens_with_total(passage: Passage, total: int) -> bool:
    """Is it the first number of a sentence that opens with a word for a sum?"""
    if passage.claims[total].measure != "level" or passage.together(total - 1, total):
        return False
    lead, totals = passage.lead(total), phrases(passage.language, "TOTALS")
    opens = totals.start(lead) if len(lead) <= NAME else None
    apart = any(totals.start(piece) == piece.strip() for piece in lead.split(","))
    return apart or (opens is not None and opens != "in all") or totals.end(lead, passage.speech.trims)


def _are_added(passage: Passage, parts: list[int]) -> bool:
    """Do the words add each number to the one before, or do two names share a whole out?"""
    adds = phrases(passage.language, "ADDS")
    if all(adds.stand_in(passage.lead(part)) for part in parts[1:]):
        return True
    names = passage.lead(parts[0]) + passage.view[passage.starts[parts[0]] : passage.ends[parts[-1]]] + passage.tail(parts[-1])[:NAME]
    return len(parts) == 2 and any(one.stand_in(names) and other.stand_in(names) for one, other in halves(passage.language))
