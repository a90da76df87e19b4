"""A claim with all that the record knows of it: its document's story and date, its values resolved, its words.

Entries and findings are made from facts, never from bare claims, so that every stage after resolving sees one view.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summitry.language import relative
from summitry.model import Claim, Document, Reading, Resolution, Slot
from summitry.reconcile import content
from summitry.reconcile.actors import ActorIndex
from summitry.reconcile.telling import Statement

#: Roles whose values are actors (appearance ids before resolving, actor ids after it).
ACTOR_ROLES = frozenset({"speaker", "party", "delegate", "host", "actor", "recipient", "person", "who", "body", "target",
                         "addressee", "via", "organisation"})
#: Roles whose values are times.
TIME_ROLES = frozenset({"time", "since", "until", "deadline"})


@dataclass(frozen=True)
class Fact:
    """One claim, resolved. ``values`` stand in the order of the claim's slots; ``anchor`` is its document's date."""

    claim: Claim
    document: Document
    story: str
    anchor: str | None
    origin: str
    holders: tuple[str, ...]
    values: tuple[str, ...]

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
    def words(self) -> frozenset[str]:
        """What the claim's words are about (stems)."""
        return content.words(self.text)

    @cached_property
    def statement(self) -> Statement:
        """The claim's words with what is known of the saying."""
        return Statement(self.text, self.anchor, self.holders[0] if self.holders else None, self.all("place"))

    @cached_property
    def order(self) -> tuple[str, str, int, int, str]:
        """A fixed order over all facts: by date (undated last), document, place in it."""
        return (self.anchor or "9999", self.document.id, self.claim.start, self.claim.end, self.claim.id)


def resolve(readings: Sequence[Reading], actors: ActorIndex, anchors: Mapping[str, str | None],
            stories: Mapping[str, str], origins: Mapping[str, tuple[str, str]]) -> list[Fact]:
    """Every claim as a fact. ``origins`` gives each claim's origin id and the reason."""
    facts = []
    for reading in readings:
        document = reading.document
        anchor = anchors.get(document.id)
        for claim in reading.claims:
            values = tuple(_value(slot, actors, anchor) for slot in claim.slots)
            facts.append(Fact(claim, document, stories.get(document.id, document.id), anchor,
                              origins[claim.id][0], tuple(actors.resolve(h) for h in claim.holders), values))
    return facts


def _value(slot: Slot, actors: ActorIndex, anchor: str | None) -> str:
    if slot.role in ACTOR_ROLES or slot.value.startswith("p-"):
        return actors.resolve(slot.value)
    if slot.role in TIME_ROLES and anchor and slot.value.startswith("rel:"):
        return relative.resolve(slot.value, anchor) or slot.value
    return slot.value


def resolution(fact: Fact, why: str, dated_why: str) -> Resolution:
    """What reconciling adds to a fact's claim: only the values that differ from the claim's own."""
    changed = tuple((i, value, dated_why if slot.role in TIME_ROLES else "")
                    for i, (slot, value) in enumerate(zip(fact.claim.slots, fact.values, strict=True))
                    if value != slot.value)
    return Resolution(claim=fact.claim.id, origin=fact.origin, origin_why=why, holders=fact.holders, values=changed)
