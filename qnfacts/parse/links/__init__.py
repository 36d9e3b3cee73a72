"""How the claims of a text hang together.

A total and its parts, where a change began and arrived, a number with its plan and its share of it, a number that is
a percentage of another, two numbers told as equal. Only what the words and the punctuation say is a link; numbers
that merely stand close to one another are none. Where a text can be read in several ways (where does a list end?),
the reading in which the numbers agree is taken: an innocent reading that the text allows comes before a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qnfacts.parse.links.alike import add, comparable, example_claim, same_kind, same_words, stated
from qnfacts.parse.links.changes import find_changes
from qnfacts.parse.links.lists import find_lists, find_totals
from qnfacts.parse.links.passage import Passage
from qnfacts.parse.links.plans import find_plans
from qnfacts.parse.links.shares import find_equals, find_shares
from qnfacts.parse.links.unsaid import find_later_totals, find_unannounced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qnfacts.model import Claim, Link
    from qnfacts.text import Document

__all__ = ["add", "comparable", "example_claim", "find_links", "same_kind", "same_words", "stated"]


def find_links(document: Document, claims: Sequence[Claim]) -> tuple[Link, ...]:
    """How the claims of a document hang together, in reading order.

    >>> from qnfacts.text import Document
    >>> text = "900 lượt người, gồm 715 lượt và 185 lượt"
    >>> claims = [
    ...     example_claim(text[a:b], "lượt", "person-turn", number_start=a, number_end=b, start=a, end=b)
    ...     for a, b in ((0, 3), (20, 23), (32, 35))
    ... ]
    >>> [(link.kind, link.head, link.member, link.exhaustive) for link in find_links(Document.of(text), claims)]
    [('part', 0, 1, True), ('part', 0, 2, True)]
    """
    if len(claims) < 2:
        return ()
    passage = Passage(document, claims)
    lists = find_lists(passage)
    lists += find_unannounced(passage, lists)
    found = [
        *(link for listed in lists for link in listed.links()),
        *find_totals(passage, lists),
        *find_later_totals(passage, lists),
        *find_plans(passage, lists),
        *find_changes(passage),
        *find_shares(passage, lists),
        *find_equals(passage),
    ]
    if any(claim.where == "table" for claim in claims):
        from qnfacts.parse.links.columns import find_columns

        found += find_columns(document, claims)
    return tuple(sorted(dict.fromkeys(found), key=lambda link: (link.head, link.member)))
