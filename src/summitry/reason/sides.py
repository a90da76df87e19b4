"""For whom an actor speaks: the state whose office it holds, or itself; and the rank of its office.

Where somebody comes from makes nobody a speaker: a professor of Seoul speaks for no state. Only offices in force count.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from summitry import lexicon
from summitry.model import Actor, ActorType, Role
from summitry.values import place


class Sides:
    """The sides of a record: ISO 3166 alpha-3 of a state, the id of an actor, or words that no actor stands behind."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = {a.id: a for a in actors}

    def side(self, value: str) -> str:
        """The state that an actor speaks for, else the actor."""
        known = self.actors.get(value)
        return (speaks_for(known) if known else "") or value

    def name(self, value: str) -> str:
        """A side or an actor in words."""
        known = self.actors.get(value)
        return known.name if known else place.country(value)

    def level(self, value: str) -> str:
        """The level of an actor's office (a key of ``levels`` in ``stands.yaml``); empty where none is told."""
        known = self.actors.get(value)
        sorts = {sort(r) for r in known.roles if not r.former} if known else set()
        levels = lexicon.load("stands")["levels"]
        return next((level for level, some in levels.items() if sorts & set(some)), "")

    def country(self, value: str) -> str:
        """The country that an actor is of, or speaks for; empty where it is not known."""
        known = self.actors.get(value)
        return (known.country if known else None) or ""

    def is_state(self, value: str) -> bool:
        """Whether an actor is a state itself."""
        known = self.actors.get(value)
        return known is not None and known.actor_type is ActorType.STATE

    def is_somebody(self, value: str) -> bool:
        """Whether a value is an actor that can be told from others: by a name, or as somebody of a country."""
        return self.is_actor(value) or bool(self.country(value))

    def is_actor(self, value: str) -> bool:
        """Whether a named actor of the record stands behind a value, not only words of one document."""
        known = self.actors.get(value)
        return known is not None and known.actor_type not in (ActorType.UNNAMED, ActorType.GROUP, ActorType.OUTLET)

    def fits(self, value: str, asked: str) -> bool:
        """Whether an actor or a side is one that is asked for: by a name, a part of it, or the state's code."""
        known, side = self.actors.get(value), self.side(value)
        names = [value, side, place.country(side), *((known.name, *known.names) if known else ())]
        parts = asked.casefold().split()
        return any(all(part in name.casefold().split() for part in parts) for name in names)


def speaks_for(known: Actor) -> str:
    """The code of the state that an actor is, or whose office it holds; empty where it speaks for none."""
    if not known.country:
        return ""
    if known.actor_type is ActorType.STATE:
        return known.country
    if known.actor_type not in (ActorType.PERSON, ActorType.UNNAMED):
        return ""
    speaking = lexicon.words("stands", "speaks")
    held = (r for r in known.roles if not r.former and (r.country or known.country) == known.country)
    return known.country if any(sort(r) in speaking for r in held) else ""


def sort(role: Role) -> str:
    """What sort of office a role is (``offices.yaml``): that of its head noun; empty for those of parties and other groups."""
    office = (role.office or "").casefold()
    if set(office.split()) & lexicon.words("offices", "leaders_of_others"):
        return ""
    return _sort(office)


@cache
def _sort(office: str) -> str:
    heads = lexicon.load("offices")["heads"]
    words = office.split()
    pieces = [" ".join(words[low:high]) for high in range(len(words), 0, -1) for low in range(high)]
    return str(next((heads[piece] for piece in pieces if piece in heads), ""))
