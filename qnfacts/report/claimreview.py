"""schema.org ClaimReview as JSON-LD, for search engines and fact-check aggregators: one review a checked number.

A number that nothing in the table speaks of has no review. Ratings run from 1 to 5: 5 matches its source, 4 matches
rounded or loosely, 3 is contested between sources, 2 differs in the wording only, 1 differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from qnfacts.report.entries import entries
from qnfacts.report.json import dump
from qnfacts.report.options import DEFAULT
from qnfacts.report.safe import one_line

if TYPE_CHECKING:
    from qnfacts.model import Claim, DocumentReport, Language, Report, Table
    from qnfacts.report.entries import Entry
from qnfacts.report.options import Options

RATINGS = {"agreement": 5, "same": 5, "rounded": 4, "loose": 4, "estimate": 4, "contested": 3}
CONTEXT = 120


def render(report: Report, lang: Language, options: Options = DEFAULT) -> str:
    """Return one graph with the reviews of all documents."""
    reviews = [
        _review(document, entry, report.table, lang, options)
        for document in report.documents
        for entry in entries(document, lang)
        if entry.judgement and entry.judgement.verdict != "unverified" and not entry.mute
    ]
    # Inside a <script> element only "<" could end it.
    return dump({"@context": "https://schema.org", "@graph": reviews}).replace("<", "\\u003c")


def rating(entry: Entry) -> int:
    """Return the rating of a judged claim, 1 to 5."""
    return RATINGS.get(entry.code, 2 if entry.level == "warning" else 1)


def _review(document: DocumentReport, entry: Entry, table: Table | None, lang: Language, options: Options) -> dict[str, Any]:
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "inLanguage": lang,
        "claimReviewed": claim_reviewed(document, entry.anchor),
        "itemReviewed": _item(document),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating(entry),
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": entry.label,
            "ratingExplanation": one_line(entry.message or entry.label),
        },
        "reviewBody": one_line(entry.message or entry.label),
    }
    if options.publisher:
        review["author"] = {"@type": "Organization", "name": one_line(options.publisher)}
        if options.base_url:
            review["author"]["url"] = options.base_url
    if options.base_url:
        review["url"] = f"{options.base_url.rstrip('/')}/{quote(_name(document.path), errors='surrogatepass')}#n{entry.claims[0] + 1}"
    if options.today:
        review["datePublished"] = options.today.isoformat()
    if evidence := _evidence(entry, table):
        review["citation"] = evidence
    return review


def _item(document: DocumentReport) -> dict[str, Any]:
    article: dict[str, Any] = {"@type": "NewsArticle", "identifier": one_line(document.path)}
    headline = next((block for block in document.blocks if block.where == "headline"), None)
    if headline:
        article["headline"] = one_line(document.text[headline.start : headline.end])
    item: dict[str, Any] = {"@type": "Claim", "appearance": article}
    if document.date:
        article["datePublished"] = item["datePublished"] = document.date.isoformat()
    return item


def claim_reviewed(document: DocumentReport, claim: Claim) -> str:
    """Return the sentence that a claim stands in, or as much of it as fits around the number."""
    text = document.text
    before = text[max(0, claim.start - CONTEXT) : claim.start]
    after = text[claim.end : claim.end + CONTEXT]
    cut = max((before.rfind(mark) + len(mark) for mark in (". ", "! ", "? ", "\n") if mark in before), default=0)
    ends = [found + 1 for mark in (". ", ".\n", "! ", "? ", "\n") if (found := after.find(mark)) >= 0]
    lead = "…" if not cut and claim.start > CONTEXT else ""
    tail = "" if ends or claim.end + CONTEXT >= len(text) else "…"
    return one_line(f"{lead}{before[cut:]}{claim.text}{after[: min(ends, default=len(after))]}{tail}")


def _evidence(entry: Entry, table: Table | None) -> list[dict[str, Any]]:
    match = entry.judgement.match if entry.judgement else None
    if not match or not table:
        return []
    sources = [table.sources[said.source] for said in match.fact.reported if said.source in table.sources]
    return [
        {
            "@type": "CreativeWork",
            "name": one_line(source.title),
            "publisher": one_line(source.outlet),
            "datePublished": source.date.isoformat(),
        }
        | ({"url": one_line(source.url)} if source.url and source.url.startswith(("https://", "http://")) else {})
        for source in dict.fromkeys(sources)
    ]


def _name(path: str) -> str:
    return "stdin" if path == "-" else path.replace("\\", "/").rpartition("/")[2]
