"""What a claim is about, as words: its clause's, its unit's, those of the claim that it hangs on, its sentence's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qnfacts.frozen import dataclass, field, replace
from qnfacts.lexicon.bare import bare
from qnfacts.lexicon.gazetteer import COUNTRIES, COUNTRY, SHORT_COUNTRIES
from qnfacts.lexicon.senses import PLAIN_NOUNS, senses_of
from qnfacts.lexicon.structure import phrases
from qnfacts.patterns import compiled
from qnfacts.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qnfacts.match.index import Index
    from qnfacts.model import Claim, Extraction
    from qnfacts.text import Document

Words = dict[str, float]

_OWN, _NEAR, _SENTENCE, _BEFORE, _EARLIER = 1.0, 0.85, 0.55, 0.45, 0.6
_FAINT = 0.1
_COUNTED = frozenset({"person", "person-turn", "household", "count", "none"})
_STOP = compiled(r",(?! (?:phường|thị trấn|liệt s[ĩỹ]|chứng chỉ)(?!\w))|[;:()–—•✅|\t]|\s-\s")
_AIM = compiled(r"\s(?:để|nhằm)(?=\s)")
_BRACKET = compiled(r"\s*\(")
_PARTS = compiled(r",?\s(?:trong đó|riêng|gồm|of which|including)(?=\s)")
_APPOSED = compiled(r",\s*(?:\w+\s){0,2}$")
_LABELLED = compiled(r"[:(]\s*$")
_AND = compiled(r"\s(?:và|and|while|whereas|trong khi|trong đó|gồm|riêng|including|of which)(?=\s|$)")
_ONLY = compiled(r"(?<!\w)mới (?:chỉ |đạt |được |là )*$")
"""Straight before a number ``mới`` says that it is no more yet, not that something is new."""
_NEXT_IN_ORDER = compiled(r"[^\d;.]{0,30}?(?:,|(?<!\w)(?:và|and)(?!\w))[^\d;.,]{0,12}")
_CONJUNCT = compiled(r",| (?:và|and) ")
_BEYOND = compiled(_AND.pattern + r"|(?<!gọi)\s(?:là|tại|để|nhằm|do|vì|bởi|khi|sau khi|which|that|at|after|when|because)(?=\s)")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that may say what a claim is about, each with how near it stands; ``own`` are its own words."""

    own: frozenset[str]
    near: Words
    noun: frozenset[str] = frozenset()
    inherits: bool = False


@dataclass(slots=True)
class _Draft:
    """What stands around one number: its own words and the rest of its sentence."""

    own: Words = field(default_factory=dict)
    around: Words = field(default_factory=dict)
    noun: frozenset[str] = frozenset()


def subjects_of(extraction: Extraction, document: Document, index: Index) -> tuple[Subject, ...]:
    """For each claim the words that say what it is about: its clause's, its unit's, its head's, its sentence's."""
    claims = extraction.claims
    places = [(document.offset(claim.start), document.offset(claim.end)) for claim in claims]
    sentences = document.sentences
    drafts = [_Draft() for _ in claims]
    at: list[int] = []
    current = 0
    for start, _ in places:
        while current + 1 < len(sentences) and sentences[current + 1].start <= start:
            current += 1
        at.append(current)
    members: dict[int, list[int]] = {}
    for number, sentence in enumerate(at):
        members.setdefault(sentence, []).append(number)
    voices = {fold(claim.source) for claim in claims if claim.source}
    read = _Reader(document, index, {claim.place for claim in claims if claim.place}, voices)
    for sentence, numbers in members.items():
        span = sentences[sentence] if sentences else None
        if span:
            _around(drafts, numbers, places, (span.start, span.end), read)
            _in_order(drafts, numbers, places, (span.start, span.end), read)
    found: dict[int, Subject] = {}
    governs = _governing(extraction)
    for number, claim in enumerate(claims):
        if claim.dimension in _COUNTED:
            drafts[number].noun = frozenset(read(document.view[document.offset(claim.number_end) : places[number][1]]))

    titled = max((document.offset(block.end) for block in document.blocks if block.where == "headline"), default=0)
    busy: set[int] = set()

    def resolve(number: int) -> Subject:
        if number not in found:
            draft, claim = drafts[number], claims[number]
            if claim.where == "table":
                words = read(fold(claim.indicator))
                found[number] = Subject(frozenset(words), dict.fromkeys(words, _OWN), draft.noun)
                return found[number]
            busy.add(number)
            heading: list[str] = []
            if at[number]:
                before = sentences[at[number] - 1]
                heading = read(document.view[before.start : before.end])
                asked = document.view[before.start : before.end].endswith("?") and before.start >= titled and at[number] > 1
                first = number == members[at[number]][0] and number not in governs and at[number] - 1 not in members
                if asked or (first and not any(word in index.found for word in (*draft.own, *(draft.noun - PLAIN_NOUNS)))):
                    _own(draft, heading, _NEAR)
            head = _head(number, governs, members[at[number]])
            since = places[number - 1][1] if number and at[number - 1] == at[number] else sentences[at[number]].start if sentences else 0
            if number and _REPEATS.search(document.view, since, places[number][0]) and not any(word in index.found for word in draft.own):
                draft.own.clear()
                head = number - 1
            named = draft.own or draft.noun - PLAIN_NOUNS
            reachable = head is not None and head not in busy and len(busy) < _DEEPEST and (head < number or not named)
            above = resolve(head) if reachable and head is not None else None
            found[number] = _subject(draft, read(fold(claim.indicator)), heading, above, _leans(claim, draft, index))
            if number and above is not None and head == number - 1 and _SHARES.fullmatch(document.view, places[head][1], places[number][0]):
                found[number] = replace(found[number], own=found[number].own | above.own, near=above.near | found[number].near)
            if number and number - 1 in found:
                _remember(found[number], found[number - 1])
            busy.discard(number)
        return found[number]

    return tuple(resolve(number) for number in range(len(claims)))


_DEEPEST = 20
_REPEATS = compiled(
    r"(?<!\w)(?:(?:con số|số|tỷ lệ|mức|kết quả|chỉ tiêu) (?:này|đó|ấy|trên)|(?:this|that|the) (?:figure|number|rate|share|tally|total))(?!\w)"
)
_OUTLET = compiled(r"(?:báo|tờ|trang|tạp chí|báo điện tử) $")
_TELLS = compiled(r"^ (?:lại |cũng |thì |còn )?(?:ghi|viết|nêu|đưa tin|đưa|cho biết|cho hay|đăng|reported|reports|said|says|put)(?!\w)")
_SHARES = compiled(
    r"[ ,(–-]{1,3}(?:và )?(?:chiếm|tương đương|tương ứng|bằng|ứng với|accounting for|or|equal to|equivalent to|making up)[ ](?:[^\W\d_]+ ){0,3}"
)


def _leans(claim: Claim, draft: _Draft, index: Index) -> bool:
    """Whether a claim has no subject of its own: no words, or a share of the plan beside words that the table doesn't know."""
    return not draft.own or (claim.measure in {"plan-ratio", "plan-excess"} and not any(word in index.found for word in draft.own))


def _remember(subject: Subject, earlier: Subject) -> None:
    """The words of the claim before stand a little further away."""
    for word, weight in earlier.near.items():
        if weight * _EARLIER >= _FAINT:
            subject.near.setdefault(word, weight * _EARLIER)


@cache
def _abroad() -> tuple[str, ...]:
    """The names of other countries that are nothing else, as a view spells them."""
    named = [(country, spelling) for country, others in COUNTRIES.items() for spelling in (country, *others.split("|"))]
    return tuple(fold(name) for country, name in named if country != COUNTRY and len(name) > 4 and name not in SHORT_COUNTRIES)


_TOWARDS = "(sang|đi|ở|tại|ra|lao động|người|chuyên gia|công dân|khách)"


class _Reader:
    """Reads the senses of a stretch of a document, without those that only name a place, or who tells it."""

    def __init__(self, document: Document, index: Index, places: set[str], voices: set[str]) -> None:
        self.view, self.language = document.view, document.language
        self.known = index.found
        self.voices = sorted(voices, key=len, reverse=True)
        self.silent = index.silent
        self.places = sorted({name for place in places for name in (fold(place), bare(fold(place)))}, key=len, reverse=True)
        self.abroad = [name for name in _abroad() if name in self.view]

    def __call__(self, view: str) -> list[str]:
        for voice in self.voices:
            if voice in view:
                before, _, behind = view.partition(voice)
                view = f"{_OUTLET.sub('', before)} {_TELLS.sub('', behind)}"
        for name in self.abroad:
            view = re.sub(rf"(?:(?<!\w){_TOWARDS} )?(?<!\w){name}(?!\w)", lambda found: f"{found[1]} nước ngoài" if found[1] else " ", view)
        for place in self.places:
            view = view.replace(place, " ")
        return [word for word in senses_of(view) if word not in self.silent]

    def knows(self, words: Iterable[str]) -> bool:
        """Whether any of the words is in a name of the table."""
        return any(word in self.known for word in words)


def _around(drafts: list[_Draft], numbers: list[int], places: Sequence[tuple[int, int]], span: tuple[int, int], read: _Reader) -> None:
    """Gives each number of a sentence the words before and behind it that are its own."""
    view = read.view
    whole = dict.fromkeys(read(view[span[0] : span[1]]), _SENTENCE)
    for position, number in enumerate(numbers):
        draft = drafts[number]
        draft.around |= whole
        start, end = places[number]
        if position == 0:
            _take(draft, _ONLY.sub("", view[span[0] : start]), read, backwards=True)
        if view[start - 1 : start] == "(" and view[end : end + 1] == ")" and not read(view[span[0] : start]):
            end += 1
        leads = read.knows(draft.own)
        if not leads and _BRACKET.match(view, end):
            close = view.find(")", end, span[1])
            outer = next((places[other][0] for other in numbers[position + 1 :] if places[other][0] > close), span[1])
            _own(draft, read(_STOP.split(view[close + 1 : outer])[0]) if close > 0 else [], _OWN)
        if position + 1 < len(numbers):
            following = numbers[position + 1]
            behind, ahead = _divided(view[end : places[following][0]], read)
            _own(draft, read(behind), _OWN)
            _take(drafts[following], _ONLY.sub("", ahead), read, backwards=True)
        else:
            behind = view[end : span[1]]
            apposed = _APPOSED.search(view, span[0], start) and behind.lstrip().startswith(",")
            if not leads and position and not read.knows(read(behind)):
                continue
            _take(draft, behind.lstrip(" ,\n") if apposed and not leads else behind, read, backwards=False, whole=not leads)


def _in_order(drafts: list[_Draft], numbers: list[int], places: Sequence[tuple[int, int]], span: tuple[int, int], read: _Reader) -> None:
    """``BHXH bắt buộc và tự nguyện lần lượt là 248 và 22``: to each of the numbers its own of the names before them."""
    order = next(phrases(read.language, "IN_ORDER").places(read.view[span[0] : span[1]]), None)
    if order is None:
        return
    told = [number for number in numbers if places[number][0] > span[0] + order[1]]
    if told:
        run = told[:1]
        for number in told[1:]:
            if not _NEXT_IN_ORDER.fullmatch(read.view, places[run[-1]][1], places[number][0]):
                break
            run.append(number)
        until = span[0] + order[0]
    else:
        run = numbers[-1:]
        for number in reversed(numbers[:-1]):
            if not _NEXT_IN_ORDER.fullmatch(read.view, places[number][1], places[run[0]][0]):
                break
            run.insert(0, number)
        until = places[run[0]][0]
    since = max((places[number][1] for number in numbers if number < run[0]), default=span[0])
    names = [read(part) for part in _CONJUNCT.split(read.view[since:until])][-len(run) :]
    if len(run) < 2 or len(names) < len(run) or not all(read.knows(name) for name in names):
        return
    for number, name in zip(run, names, strict=True):
        drafts[number].own = dict.fromkeys(name, _OWN)


def _own(draft: _Draft, words: Iterable[str], weight: float) -> None:
    for word in words:
        draft.own[word] = max(weight, draft.own.get(word, 0))


def _take(draft: _Draft, text: str, read: _Reader, *, backwards: bool, whole: bool = False) -> None:
    """The clause next to the number is its own, the clauses beyond stand near; behind a number without a name before it all are its own."""
    means, aim = _AIM.split(text)[:-1] if backwards else [], _AIM.split(text)[-1] if backwards else text
    pieces = [words for piece in _STOP.split(aim) if (words := read(piece))]
    if means:
        pieces = [[word for piece in means for word in read(piece)], *(pieces or [[]])]
    if backwards:
        pieces.reverse()
        rest = [word for piece in pieces[1:] for word in piece]
    else:
        first = _STOP.split(text)[0]
        first = read(first if whole else _BEYOND.split(first)[0])
        told = [word for piece in pieces[1:] if read.knows(piece) for word in piece] if whole else []
        pieces, rest = [[*first, *told]] if first else [], []
    if pieces:
        _own(draft, pieces[0], _OWN)
    for word in rest:
        draft.around[word] = max(_NEAR, draft.around.get(word, 0))


def _divided(text: str, read: _Reader) -> tuple[str, str]:
    """What stands between two numbers: the words of the first, and those of the second.

    The number stands before its words where nothing is left between the last comma or ``và`` and the second
    number; otherwise behind them, after the first comma.
    """
    closed = text.find(")")
    if closed >= 0 and "(" not in text[:closed]:
        return text[:closed], text[closed + 1 :]
    if ";" in text:
        return _PARTS.split(text[: text.index(";")])[0], text[text.rindex(";") + 1 :]
    stops = sorted([*_STOP.finditer(text), *_AND.finditer(text)], key=lambda stop: stop.start())
    if not stops:
        return text, text
    if not _LABELLED.search(text):
        for stop in stops:
            if not read(text[stop.end() :]):
                return text[: stop.start()], ""
    hard = [stop for stop in stops if _STOP.match(stop.group())] or stops
    return text[: hard[0].start()], text[hard[0].end() :]


def _governing(extraction: Extraction) -> dict[int, int]:
    """For each claim that hangs on another the index of that one."""
    found = {index: claim.head for index, claim in enumerate(extraction.claims) if claim.head is not None}
    for link in extraction.links:
        if link.kind in {"ratio", "plan", "by", "from", "same"} and link.member != link.head:
            found.setdefault(link.member, link.head)
    return found


def _head(number: int, governs: Mapping[int, int], sentence: Sequence[int]) -> int | None:
    """The claim whose subject one without words of its own takes over: the one that it hangs on, or that stands next to it."""
    if number in governs:
        return governs[number]
    earlier = [other for other in sentence if other < number]
    later = [other for other in sentence if other > number]
    return earlier[-1] if earlier else later[0] if later else number - 1 if number else None


def _subject(draft: _Draft, named: list[str], heading: list[str], before: Subject | None, leans: bool) -> Subject:
    near = dict(draft.around)
    own = dict(draft.own)
    for word in draft.noun:
        near[word] = 1.0
    if draft.noun - PLAIN_NOUNS:
        own |= dict.fromkeys(draft.noun, _OWN)
    inherits = leans and not own.keys() & draft.noun
    if inherits and before is not None and before.own:
        own = dict.fromkeys(before.own, _OWN)
    elif inherits and not own:
        own = dict.fromkeys(named, _OWN)
    if before is not None:
        share = _NEAR if inherits else _SENTENCE
        for word, weight in before.near.items():
            if weight * share >= _FAINT:
                near[word] = max(near.get(word, 0), weight * share)
    for word in named:
        near[word] = max(near.get(word, 0), _OWN)
    for word in heading:
        near[word] = max(near.get(word, 0), _BEFORE)
    near |= own
    return Subject(frozenset(own), near, draft.noun, inherits)
