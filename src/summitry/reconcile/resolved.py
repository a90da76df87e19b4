"""A claim with all that the record knows of it: its document's story and date, its values resolved, its words.

Entries and findings are made from facts, never from bare claims, so that every stage after resolving sees one view.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from summitry import kinds, lexicon
from summitry.kinds import ValueType
from summitry.language.time import relative
from summitry.model import ActorType, Claim, Document, Reading, Resolution, Slot
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.sources.independent import Telling, voice
from summitry.reconcile.text import content
from summitry.reconcile.text.points import Piece, Points, points_of
from summitry.reconcile.text.sentences import Sentences
from summitry.reconcile.text.statement import Saying, Statement
from summitry.values import actor as actor_values
from summitry.values import edtf, flag, numbers
from summitry.values import quantity as quantities
from summitry.values.actor import Reference
from summitry.values.quantity import Quantity

#: Where words of speakers stand, each with who says them.
Spoken = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does it: the actor's id, its country, and what sort of actor it is."""

    id: str
    country: str | None
    actor_type: ActorType

    def may_be(self, other: Doer) -> bool:
        """The same actor, or a country and one who speaks for it; two persons of one country are two."""
        return not actor_values.compare(self, other).clashes


@dataclass(frozen=True)
class Fact:
    """One claim, resolved. ``values`` stand in the order of the claim's slots; ``anchor`` is its document's date.

    ``doers`` are the known actors who do what it tells (not those who say it), ``sentences`` those of its document, ``house``
    is the origin of its document, ``quoted`` who says the words that it stands in.
    """

    claim: Claim
    document: Document
    story: str
    anchor: str | None
    origin: str
    holders: tuple[str, ...]
    values: tuple[str, ...]
    sentences: Sentences = field(repr=False, compare=False)
    doers: frozenset[Doer] = frozenset()
    house: str = ""
    quoted: str = ""

    @cached_property
    def told(self) -> Telling:
        """Where it is told, and whose information it is."""
        vouching = self.holders or tuple(filter(None, (self.quoted,)))
        said = voice(self.claim, vouching, self.all(*kinds.doers(self.kind)))
        return Telling(self.document.id, self.house, self.origin, said)

    def slots(self, *roles: str) -> Iterator[tuple[Slot, str]]:
        """The slots of some roles with their resolved values, in order."""
        return ((s, v) for s, v in zip(self.claim.slots, self.values, strict=True) if s.role in roles)

    def all(self, *roles: str) -> tuple[str, ...]:
        """The resolved values of some roles, in order."""
        return tuple(v for _, v in self.slots(*roles))

    def first(self, *roles: str) -> str | None:
        """The first resolved value of some roles, or None."""
        return next((v for _, v in self.slots(*roles)), None)

    @property
    def kind(self) -> str:
        """The claim's kind."""
        return self.claim.kind

    @cached_property
    def text(self) -> str:
        """The words of the document that the claim rests on."""
        return self.document.text[self.claim.start : self.claim.end]

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What it says, sentence by sentence: the words that were said, for a quote; the claim's own words, for all others."""
        role = kinds.schema(self.kind).said
        said = tuple(piece for slot, value in self.slots(role) for piece in self._said(slot, value))
        return said or self._pieces(self.claim.start, self.claim.end)

    def _said(self, slot: Slot, value: str) -> tuple[Piece, ...]:
        return (Piece(value),) if slot.start is None or slot.end is None else self._pieces(slot.start, slot.end)

    def _pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        known = self.sentences
        return tuple(Piece(known.words(*place), known.amounts(*place)) for place in known.within(start, end))

    @cached_property
    def points(self) -> Points:
        """The telling words of each of its pieces; of the first alone where nobody is quoted."""
        found = points_of(self.pieces)
        return found if kinds.schema(self.kind).said else found[:1] or (self.words,)

    @cached_property
    def sentence(self) -> str:
        """The words of the whole sentence."""
        return " ".join(self.sentences.words(*self.around).split())

    @cached_property
    def words(self) -> frozenset[str]:
        """What the claim's words are about (stems)."""
        return content.words(self.text)

    @cached_property
    def around(self) -> tuple[int, int]:
        """Where the sentence of the claim begins and ends."""
        return self.sentences.around(self.claim.start, self.claim.end)

    @cached_property
    def _holder(self) -> str | None:
        return self.holders[0] if self.holders else None

    @cached_property
    def statement(self) -> Statement:
        """The claim's words with what is known of the saying."""
        saying = Saying(self.anchor, self._holder, self.all("place"))
        return self.sentences.statement(self.claim.start, self.claim.end, saying)

    @cached_property
    def telling(self) -> Statement:
        """The whole sentence of the claim as a statement of its report and its holder."""
        return self.sentences.statement(*self.around, Saying(self.anchor, self._holder))

    @cached_property
    def before(self) -> Statement:
        """The words of the sentence before the claim."""
        return self.sentences.statement(self.around[0], self.claim.start, Saying(self.anchor))

    @cached_property
    def order(self) -> tuple[str, str, int, int, str]:
        """A fixed order over all facts: by date (undated last), document, place in it."""
        return (self.anchor or "9999", self.document.id, self.claim.start, self.claim.end, self.claim.id)


def resolve(
    readings: Sequence[Reading],
    actors: ActorIndex,
    anchors: Mapping[str, str | None],
    stories: Mapping[str, str],
    origins: Mapping[str, tuple[str, str]],
    houses: Mapping[str, str],
) -> list[Fact]:
    """Every claim as a fact. ``origins`` gives each claim's origin id and the reason, ``houses`` the origin of each document."""
    facts = []
    for reading in readings:
        document = reading.document
        anchor, sentences = anchors.get(document.id), Sentences(document, reading.frames)
        words = spoken(reading.claims)
        for claim in reading.claims:
            moved = bool(anchor and document.published and document.published[:10] != anchor)
            values = tuple(_value(slot, actors, anchor, sentences if moved else None) for slot in claim.slots)
            facts.append(
                Fact(
                    claim,
                    document,
                    stories.get(document.id, document.id),
                    anchor,
                    origins[claim.id][0],
                    tuple(actors.resolve(h) for h in claim.holders),
                    values,
                    sentences,
                    _doers(claim, values, actors),
                    houses[document.id],
                    actors.resolve(speaker) if (speaker := quoted(words, claim.start, claim.end)) else "",
                )
            )
    return facts


def spoken(claims: Iterable[Claim]) -> Spoken:
    """Where the words of the quotations among some claims stand, each with who says them."""
    found = []
    for claim in claims:
        said = kinds.schema(claim.kind).said if claim.holders else ""
        found += [(s.start, s.end, claim.holders[0]) for s in claim.slots if said and s.role == said]
    return tuple((start, end, who) for start, end, who in found if start is not None and end is not None)


def quoted(words: Spoken, start: int, end: int) -> str:
    """Who says the words that ``[start, end)`` stands in; empty where nobody does."""
    return next((who for low, high, who in words if low <= start and end <= high), "")


def _doers(claim: Claim, values: Sequence[str], actors: ActorIndex) -> frozenset[Doer]:
    """Who does what a claim tells; of somebody's words the speaker, where they begin with one who speaks of himself."""
    kind = kinds.schema(claim.kind)
    if kind.said:
        words = content.plain(" ".join(s.value for s in claim.all(kind.said))).split()[:1]
        if not set(words) & set(lexicon.load("content")["self"]):
            return frozenset()
    found = [doer(v, actors) for s, v in zip(claim.slots, values, strict=True) if s.role in kind.doers]
    return frozenset(d for d in found if d)


def doer(value: str, actors: ActorIndex) -> Doer | None:
    """The known actor of a value; None for words, groups and the nameless."""
    actor = actors.actor(value)
    if actor is None or actor.actor_type in (ActorType.UNNAMED, ActorType.GROUP):
        return None
    return Doer(actor.id, actor.country, actor.actor_type)


def _value(slot: Slot, actors: ActorIndex, anchor: str | None, moved: Sentences | None) -> str:
    """The value of a slot, resolved; a time counted from a stated date that is not the report's is counted anew.

    ``moved``: the sentences of a document whose stated date is not its own.
    """
    sort = kinds.role(slot.role).type
    if sort is ValueType.ACTOR or actor_values.parse(slot.value) is Reference.APPEARANCE:
        return actors.resolve(slot.value)
    if sort is ValueType.EDTF and anchor and slot.value.startswith(edtf.RELATIVE):
        return relative.resolve(slot.value, anchor) or slot.value
    if sort is ValueType.EDTF and moved and slot.start is not None and slot.end is not None:
        anew = (t.value for t in moved.times(slot.start, slot.end, anchor) if t.relative)
        return next(anew, slot.value)
    return slot.value


def counted(fact: Fact) -> Quantity:
    """The number of a figure claim, in its own unit."""
    low, high = (numbers.parse(fact.first(end)) for end in ("min", "max"))
    return Quantity(low, high, fact.first("unit"), flag.parse(fact.first("approximate")))


def quantity(fact: Fact) -> Quantity:
    """The number of a figure claim in the unit that it is compared in."""
    return quantities.in_seconds(counted(fact))


def resolution(fact: Fact, why: str, dated_why: str) -> Resolution:
    """What reconciling adds to a fact's claim: only the values that differ from the claim's own."""
    changed = tuple(
        (i, value, dated_why if kinds.role(slot.role).type is ValueType.EDTF else "")
        for i, (slot, value) in enumerate(zip(fact.claim.slots, fact.values, strict=True))
        if value != slot.value
    )
    return Resolution(claim=fact.claim.id, origin=fact.origin, origin_why=why, holders=fact.holders, values=changed)
