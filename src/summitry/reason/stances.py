"""Who stands where: each statement of a stance with its side, its day, whether it is a red line, and who tells it.

A cell of the matrix that no statement fills is *unknown*, never neutral. What others say that somebody wants is kept apart from
what the side itself said, and from what a report tells in its own words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from summitry import lexicon
from summitry.extract.issues import headings, issue
from summitry.lexicon.own import Headings
from summitry.model import ActorType, Certainty, Claim, Document, Modality, Slot
from summitry.reason.sides import Sides
from summitry.reconcile.corrections import set_aside
from summitry.reconcile.text.sentences import Sentences
from summitry.record import Store
from summitry.values import edtf, words

FOR, AGAINST, CONDITIONAL, OPEN = "for", "against", "conditional", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One statement of what a side wants on an issue.

    ``side`` is a state's code or an actor's id, ``actor`` who it is told of, ``way`` ``for``, ``against`` or ``conditional``;
    ``red_line`` the words that make it one, ``others`` who tells it where that is nobody of the side, ``unsure`` a pronoun of
    several that was read as one person. ``words`` stand at ``document``, ``start``, ``end`` in ``sentence``; of what a user
    knows beside the record ``document`` is empty, and ``because`` says why.
    """

    side: str
    actor: str
    issue: str
    attitude: str
    way: str
    day: str = ""
    red_line: str = ""
    condition: str = ""
    audience: str = ""
    others: tuple[str, ...] = ()
    unsure: str = ""
    words: str = ""
    sentence: str = ""
    document: str = ""
    start: int = 0
    end: int = 0
    claim: str = ""
    source: str = ""
    because: str = ""

    @property
    def about(self) -> str:
        """The issue that its condition speaks of, or the condition's words."""
        return issue(self.condition) if self.condition else ""

    def latest(self) -> date | None:
        """Its last possible day; None where it has no date."""
        return edtf.bounds(self.day)[1] if self.day else None


def stands(store: Store, certainty: Certainty = Certainty.BALANCED, sides: Sides | None = None) -> tuple[Stand, ...]:
    """The statements of a record that are sure enough, by side, issue and day."""
    wrong = set_aside(store.corrections())
    sure = (c for c in store.claims("stance") if c.certainty.reaches(certainty) and c.id not in wrong)
    return told(store.documents(), sure, sides or Sides(store.actors()))


def told(documents: Iterable[Document], claims: Iterable[Claim], sides: Sides) -> tuple[Stand, ...]:
    """The statements that some claims of stances tell, by side, issue and day."""
    texts = {d.id: (d, Sentences(d)) for d in documents}
    rows = [one for claim in claims if _asserted(claim) for one in _stand(claim, *texts[claim.document], sides)]
    return tuple(sorted(rows, key=lambda s: (s.side, s.issue, s.day or "~", s.document, s.start, s.actor)))


def _asserted(claim: Claim) -> bool:
    return claim.polarity == "+" and claim.modality is Modality.HELD


def _stand(claim: Claim, document: Document, sentences: Sentences, sides: Sides) -> Iterator[Stand]:
    """What a claim tells, once for each actor."""
    low, high = sentences.around(claim.start, claim.end)
    text = words.show(document.text[claim.start : claim.end])
    attitude, on = claim.first("attitude"), claim.first("issue")
    condition, time, audience = (_value(claim, role) for role in ("condition", "time", "audience"))
    if attitude is None or on is None:
        return
    clause = words.show(_clause(document.text[claim.start : high], claim.end - claim.start))
    if not condition and way(attitude.value) == AGAINST and (found := _conditions().search(clause)):
        condition = clause[found.start() :]
    for slot in claim.all("actor"):
        side = sides.side(slot.value)
        yield Stand(
            side=side,
            actor=slot.value,
            issue=on.value,
            attitude=attitude.value,
            way=way(attitude.value),
            day=time if edtf.day(time) else (document.published or "")[:10],
            red_line=red_line(text, attitude.value, condition),
            condition=condition,
            audience=audience,
            others=_others(claim, side, sides),
            unsure=_unsure(slot, sides),
            words=text,
            sentence=words.show(document.text[low:high]),
            document=claim.document,
            start=claim.start,
            end=claim.end,
            claim=claim.id,
            source=source(document),
        )


def _clause(text: str, least: int) -> str:
    """A claim's words and what follows up to the next mark of punctuation or the next clause."""
    stop = _ends().search(text, least)
    return text[: stop.start()] if stop else text.rstrip(" .”")


@cache
def _ends() -> re.Pattern[str]:
    joining = "|".join(map(re.escape, lexicon.load("stands")["joining"]))
    return re.compile(rf"[,;:!?“”\"–—](?=\s|$)|--|(?<=\s)(?:{joining})(?=\s)")


def _value(claim: Claim, role: str) -> str:
    slot = claim.first(role)
    return slot.value if slot else ""


def _others(claim: Claim, side: str, sides: Sides) -> tuple[str, ...]:
    """Who tells it, where somebody is named and nobody of the side is among them; outlets only pass on."""
    people = [h for h in claim.holders if h in sides.actors and sides.actors[h].actor_type is not ActorType.OUTLET]
    return () if any(sides.side(h) == side for h in people) else tuple(people)


def _unsure(slot: Slot, sides: Sides) -> str:
    """The pronoun of several that one person is read from."""
    known, said = sides.actors.get(slot.value), slot.text.casefold()
    person = known is not None and known.actor_type is ActorType.PERSON
    return slot.text if person and said in lexicon.words("stands", "several") else ""


def way(attitude: str) -> str:
    """What an attitude stands for: ``for``, ``against``, ``conditional``, or nothing."""
    said = lexicon.load("stands")
    return next((one for one in (FOR, AGAINST, CONDITIONAL) if attitude in said[one]), OPEN)


def red_line(text: str, attitude: str, condition: str = "") -> str:
    """The words that make a stance a red line: "never", "will not"; the condition of a refusal. Empty where it is none.

    Of what somebody is for only what they insist on can be one. A refusal "if" something happens is none: it may not happen.
    """
    said = way(attitude)
    if said == FOR and attitude not in lexicon.words("stands", "insisted"):
        return ""
    own = text.replace(condition, " ") if condition else text
    found = next((m for m in _lines().finditer(own) if not _back().search(own[: m.start()])), None)
    if found:
        return found[0]
    opened = said == CONDITIONAL or (said == AGAINST and _conditions().match(condition))
    return condition if opened else ""


@cache
def _lines() -> re.Pattern[str]:
    return _any(lexicon.words("stands", "red_lines"), r"(?<!\w)(?:{})(?!\w)")


@cache
def _conditions() -> re.Pattern[str]:
    return _any(lexicon.words("stands", "conditions"), r"(?<!\w)(?:{})(?= )")


@cache
def _back() -> re.Pattern[str]:
    return _any(lexicon.words("stands", "taken_back"), r"(?:{})\s*$")


def _any(some: Iterable[str], pattern: str) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(some, key=len, reverse=True)))
    return re.compile(pattern.format(listed), re.IGNORECASE)


def called(rows: Iterable[Stand], sides: Sides, names: Iterable[str]) -> tuple[Stand, ...]:
    """The statements, those of actors of some names under these names in place of their ids."""
    known = _ids(sides, names)
    return tuple(replace(s, side=known[s.side]) if s.side in known else s for s in rows)


def _ids(sides: Sides, names: Iterable[str]) -> dict[str, str]:
    """The ids of the actors of some names."""
    asked = {name.casefold(): name for name in names}
    told = ((a.id, asked.get(n.casefold())) for a in sides.actors.values() for n in (a.name, *a.names))
    return {ident: name for ident, name in told if name}


# ---------------------------------------------------------------------- as of a day
def until(rows: Iterable[Stand], day: date | None) -> tuple[Stand, ...]:
    """The statements that may have been made by a day; undated ones among them."""
    return tuple(
        s for s in rows if day is None or not s.day or (first := edtf.bounds(s.day)[0]) is None or first <= day
    )


def deciding(rows: Sequence[Stand]) -> tuple[Stand, ...]:
    """Of the statements of a side on an issue those that say where it stands now: the latest, and those without a date."""
    last = max((d for s in rows if (d := s.latest())), default=None)
    return tuple(s for s in rows if s.latest() in (None, last))


# ---------------------------------------------------------------------- the matrix
@dataclass(frozen=True, slots=True)
class Cell:
    """Where a side stands on an issue: its statements by day, those that decide, and how it moved.

    ``moves``: pairs of statements of which the later one goes another way. ``differ``: pairs of one time that go two ways.
    """

    side: str
    issue: str
    said: tuple[Stand, ...]
    now: tuple[Stand, ...]
    moves: tuple[tuple[Stand, Stand], ...]
    differ: tuple[tuple[Stand, Stand], ...]

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways that it goes now."""
        return tuple(dict.fromkeys(s.way for s in self.now if s.way))


def matrix(rows: Iterable[Stand], day: date | None = None, own: Headings = ()) -> tuple[Cell, ...]:
    """The cells that are filled as of a day, for issues that have a heading; all others are unknown."""
    found: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    known = headings(own)
    for one in until(rows, day):
        if one.issue in known:
            found[one.side, one.issue].append(one)
    return tuple(_cell(*key, tuple(said)) for key, said in sorted(found.items()))


def _cell(side: str, on: str, said: tuple[Stand, ...]) -> Cell:
    themselves = [s for s in said if not s.others and s.way in (FOR, AGAINST)]
    dated = sorted((s for s in themselves if s.latest()), key=lambda s: (s.latest() or date.max, s.start))
    moves = [
        (before, after)
        for before, after in pairwise(dated)
        if before.way != after.way and before.latest() != after.latest()
    ]
    differ = [
        (one, other)
        for at, one in enumerate(themselves)
        for other in themselves[at + 1 :]
        if one.way != other.way and (one.latest() is None or other.latest() is None or one.latest() == other.latest())
    ]
    return Cell(side, on, said, deciding(said), tuple(moves), tuple(differ))


# ---------------------------------------------------------------------- words on what is not known
@dataclass(frozen=True, slots=True)
class Passing:
    """A sentence that names a side and an issue together, where no statement of the side on the issue is on record."""

    side: str
    issue: str
    words: str
    document: str
    start: int
    end: int
    source: str


def passing(
    store: Store, asked: Collection[tuple[str, str]], sides: Sides
) -> Mapping[tuple[str, str], tuple[Passing, ...]]:
    """For sides and issues the sentences that name both: what there is to read where a cell is unknown."""
    from summitry.language.parse.divisions import sentences

    marks, places = {on: _issue(on) for _, on in asked}, _places(store, {side for side, _ in asked}, sides)
    found: dict[tuple[str, str], list[Passing]] = defaultdict(list)
    for document in (d for d in store.documents() if d.id in places):
        for sentence in sentences(document):
            here = {side for at, side in places[document.id] if sentence.start <= at < sentence.end}
            text = words.show(document.text[sentence.start : sentence.end])
            for side, on in (pair for pair in asked if pair[0] in here and marks[pair[1]].search(text.lower())):
                row = Passing(side, on, text, document.id, sentence.start, sentence.end, source(document))
                found[side, on].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _places(store: Store, wanted: Collection[str], sides: Sides) -> Mapping[str, list[tuple[int, str]]]:
    """Where the documents speak of some sides."""
    named = _ids(sides, wanted)
    side_of = {p: named.get(a.id, sides.side(a.id)) for a in sides.actors.values() for p in a.appearances}
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in store.appearances():
        if (side := side_of.get(one.id, "")) in wanted:
            places[one.document].extend((m.start, side) for m in one.mentions)
    return dict(places)


def source(document: Document) -> str:
    """What a document is called: its outlet or file, and its day."""
    return ", ".join(filter(None, (document.outlet or document.locator, (document.published or "")[:10])))


def _issue(on: str) -> re.Pattern[str]:
    """The words that name an issue, from the beginning of a word."""
    listed = lexicon.load("issues").get(on, [on.lower()])
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(listed, key=len, reverse=True))) + ")")
