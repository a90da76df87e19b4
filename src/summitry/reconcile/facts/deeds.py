"""What the claims of a report say in their slots, who does what to whom: "denied any role" meets "denies being behind it".

A deed that each of two reports tells once is more likely the same than one that they tell by the dozen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from summitry import kinds
from summitry.model import Claim, Reading
from summitry.reconcile.actors.cluster import ActorIndex

#: The slots that say what is done, by one of a list of choices.
_WHAT = ("type", "attitude", "instrument", "format", "status")
#: Who does what; who does what to whom; what is done to whom.
WHO, BOTH, WHOM = range(3)


@dataclass(frozen=True)
class Deed:
    """One deed: its kind and choices, the side that does it, the side that it is done to; ``""`` where that is left open."""

    kind: str
    what: tuple[str, ...]
    who: str
    whom: str

    @property
    def form(self) -> int:
        """Which of the two sides it tells."""
        return WHOM if not self.who else BOTH if self.whom else WHO


@dataclass(frozen=True)
class Deeds:
    """The deeds of a report: those of each claim, and how many of its places tell each."""

    of: Mapping[str, frozenset[Deed]]
    told: Mapping[Deed, int]


def deeds(reading: Reading, actors: ActorIndex) -> Deeds:
    """The deeds of a report."""
    of = {claim.id: frozenset(_deeds(claim, actors)) for claim in reading.claims}
    places: dict[Deed, set[tuple[int, int]]] = defaultdict(set)
    for claim in reading.claims:
        for deed in of[claim.id]:
            places[deed].add((claim.start, claim.end))
    return Deeds(of, {deed: len(some) for deed, some in places.items()})


def alone(mine: Deeds, theirs: Deeds, shared: Iterable[Deed]) -> list[float]:
    """By form, how far a shared deed is the only one of its sort: one over the number of pairs of places that tell it."""
    found = [0.0, 0.0, 0.0]
    for deed in shared:
        found[deed.form] = max(found[deed.form], 1 / (mine.told[deed] * theirs.told[deed]))
    return found


def _deeds(claim: Claim, actors: ActorIndex) -> Iterator[Deed]:
    what = tuple(slot.value if (slot := claim.first(role)) else "" for role in _WHAT)
    doers = kinds.doers(claim.kind)
    others = [role for role in kinds.schema(claim.kind).taking_part if role not in doers]
    who, whom = _sides(claim, doers, actors), _sides(claim, others, actors)
    for one in who:
        yield Deed(claim.kind, what, one, "")
        yield from (Deed(claim.kind, what, one, other) for other in whom)
    if any(what):
        yield from (Deed(claim.kind, what, "", other) for other in whom)


def _sides(claim: Claim, roles: Iterable[str], actors: ActorIndex) -> frozenset[str]:
    """The sides in some slots: a country, or an actor of none."""
    return frozenset(
        actors.country(actor) or actor
        for role in roles
        for slot in claim.all(role)
        for actor in (actors.resolve(slot.value),)
    )
