"""What one encounter claim says, in a form that can be compared: who, when, where, which, of what sort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from summitry import lexicon
from summitry.model import ActorType, Modality
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.resolved import Fact
from summitry.reconcile.text import content
from summitry.values import edtf, place

#: A time wider than this many days does not tell which meeting is meant, only which it cannot be.
WIDE = 100
#: Days before its report that an encounter is of which nothing tells from others.
LATELY = 60
_TO_COME = frozenset({Modality.PLANNED, Modality.PROPOSED, Modality.EXPECTED, Modality.POSSIBLE})


@dataclass(frozen=True)
class Sketch:
    """An encounter claim: ``persons`` and ``sides`` (countries, bodies) of its parties, its days, places and sort.

    ``window`` is when it can have been: its days, or what the date of the report and the modality leave room for.
    """

    fact: Fact
    persons: frozenset[str]
    sides: frozenset[str]
    person_of: tuple[tuple[str, str], ...]
    span: edtf.Span | None
    window: edtf.Span | None
    places: tuple[str, ...]
    ordinal: str | None
    family: str

    @property
    def story(self) -> str:
        """The story that the claim stands in."""
        return self.fact.story

    @property
    def day(self) -> date | None:
        """The one day of the encounter, where the claim gives one."""
        return self.span[0] if self.span and self.span[0] == self.span[1] else None

    @property
    def denied(self) -> bool:
        """Whether it is told not to have been; how it did not go is told of one that was."""
        claim = self.fact.claim
        return claim.modality is Modality.DENIED or (claim.polarity == "-" and not claim.all("conduct"))

    @property
    def months(self) -> tuple[str, ...]:
        """The months that the encounter can have been in, if they are few."""
        if not self.span or (self.span[1] - self.span[0]).days > WIDE:
            return ()
        year, month, found = self.span[0].year, self.span[0].month, []
        while (year, month) <= (self.span[1].year, self.span[1].month):
            found.append(f"{year}-{month:02}")
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return tuple(found)

    @property
    def telling(self) -> tuple[float, ...]:
        """Sorts the claims that say most to the front; how a meeting went by founds none."""
        known = 2.0 * min(2, len(self.sides)) + min(2, len(self.persons)) + bool(self.places) + bool(self.ordinal)
        length = (self.span[1] - self.span[0]).days if self.span else 10_000
        known += 2.0 if length == 0 else 1.0 if length < WIDE else 0.0
        return (-known if not self.fact.first("conduct") else 1.0, float(length))


@cache
def family(name: str | None) -> str:
    """The sort of encounter that a format belongs to; ``meeting`` where there is none."""
    found = lexicon.load("meetings")["families"]
    return next((f for f, some in found.items() if name and name.casefold() in some), "meeting")


def _nameless_sides(fact: Fact, actors: ActorIndex) -> frozenset[str]:
    """The states of the parties of a held meeting where nobody has a name: "an army chief called his counterpart in Oslo"."""
    homes = [actors.country(value) for value in fact.all("party") if fact.claim.modality is Modality.HELD]
    return frozenset(home for home in homes if home) if len(set(homes)) > 1 and all(homes) else frozenset()


def sketch(fact: Fact, actors: ActorIndex) -> Sketch:
    """The comparable form of an encounter claim."""
    listeners = lexicon.load("meetings")["listeners"]
    persons, sides, person_of = set(), set(), set()
    for slot, value in fact.slots("party", "host"):
        actor = actors.actor(value)
        if actor is None or actor.actor_type in (ActorType.GROUP, ActorType.UNNAMED):
            word = content.plain(slot.text or value)
            if actor is None and word not in listeners and slot.role == "party":
                sides.add(lexicon.states().get(value.lower(), f"words:{word}"))
            continue
        side = actor.country or value
        if slot.role == "host" and actor.actor_type is not ActorType.PERSON:
            continue
        sides.add(side)
        if actor.actor_type is ActorType.PERSON:
            persons.add(value)
            person_of.add((side, value))
    when = edtf.parse(fact.first("time"))
    return Sketch(
        fact,
        frozenset(persons),
        frozenset(sides) or _nameless_sides(fact, actors),
        tuple(sorted(person_of)),
        when,
        when or _window(fact),
        fact.all("place", "venue"),
        fact.first("ordinal"),
        family(fact.first("format")),
    )


def parties_fit(one: Sketch, others: Sequence[Sketch]) -> bool:
    """Whether the parties of a claim can be those of a meeting: of each side both name the same person, if both name any."""
    sides = frozenset().union(*(s.sides for s in others))
    if not one.sides <= sides and not sides <= one.sides and len(one.sides & sides) < 2:
        return False
    there = {pair for s in others for pair in s.person_of}
    for side in {s for s, _ in one.person_of} & {s for s, _ in there}:
        if not {p for s, p in one.person_of if s == side} & {p for s, p in there if s == side}:
            return False
    return True


def _window(fact: Fact) -> edtf.Span | None:
    """What has been held lies before the day after the report, what is to come not before it.

    What neither a time, a place nor a number tells from others is of the weeks before: one of years ago has its year.
    """
    said = edtf.day(fact.anchor)
    if said is None:
        return None
    if fact.claim.modality in _TO_COME:
        return said, date.max
    if fact.claim.modality is not Modality.HELD:
        return None
    marked = fact.first("place", "venue", "ordinal")
    return (date.min if marked else edtf.widen((said, said), LATELY)[0]), said + timedelta(days=1)


def may_be_one(a: Sketch, b: Sketch) -> bool:
    """Whether neither sort, time, number nor place keeps two encounter claims apart.

    That somebody did not meet somebody is no meeting of theirs, but one that is told of the same day.
    """
    if _only_one_denied(a, b):
        return False
    if a.family != b.family or (a.window and b.window and not edtf.meet(a.window, b.window) and not _days_of_one(a, b)):
        return False
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal and len(a.sides & b.sides) >= 2:
        return False
    far = a.places and b.places and not place_bond(a, b) and not (a.day and a.day == b.day)
    return not (far and not (a.persons & b.persons and len(a.persons & b.persons) >= 2 and a.span and b.span))


def _only_one_denied(a: Sketch, b: Sketch) -> bool:
    """Whether one was by its words and the other was not, where they do not speak of one day."""
    return a.denied != b.denied and not (a.day and a.day == b.day)


def _days_of_one(a: Sketch, b: Sketch) -> bool:
    """Whether two days can be days of one meeting that lasts: the same story and people, at most two days apart.

    They must have the same number ("the second") or the name of a summit, which goes on for days.
    """
    if not (a.span and b.span and a.story == b.story and edtf.near(a.span, b.span, 2)):
        return False
    lasting = lexicon.words("meetings", "lasting") & {a.fact.first("format"), b.fact.first("format")}
    return len(a.persons & b.persons) >= 2 and (bool(lasting) or (a.ordinal is not None and a.ordinal == b.ordinal))


def place_bond(a: Sketch, b: Sketch) -> float:
    """1 for a place in common (by name or as a part of it), else 0."""
    x, y = ({name.casefold() for p in s.places for name in (p, *place.parse(p))} for s in (a, b))
    return 1.0 if x & y else 0.0
