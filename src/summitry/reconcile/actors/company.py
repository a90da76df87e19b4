"""Which reports speak of one world: those of some days that name the same states, bodies and persons.

A report that calls somebody by the family name alone takes it that its readers know whom. Where it makes a story of its own, the
one person of that name in the whole record is meant, if a report that names that person in full came out about the same time and
speaks of the same others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summitry.model import ActorType, Appearance, Reading
from summitry.reconcile.actors import names
from summitry.values import edtf

#: At most so many days lie between two reports, which name so many others alike, or one that is no state and that so few
#: documents of the record name. By judgement, held against invented happenings.
DAYS, SHARED, FEW = 21, 2, 12
_NAMELESS = frozenset({ActorType.UNNAMED, ActorType.GROUP, ActorType.OUTLET})


@dataclass(frozen=True)
class Company:
    """For each document its day, and whom it names: states by code, persons by the ends of their names, others by their names."""

    days: Mapping[str, date | None]
    named: Mapping[str, frozenset[str]]
    often: Counter[str]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Company:
        """That of some readings."""
        days: dict[str, date | None] = {}
        named: dict[str, frozenset[str]] = {}
        for reading in readings:
            made = reading.document.id
            days[made] = edtf.bounds((reading.document.published or "")[:10] or None)[0]
            named[made] = frozenset(sign for one in reading.appearances for sign in _signs(one))
        return cls(days, named, Counter(one for some in named.values() for one in some))

    def meet(self, one: str, other: str, name: str) -> bool:
        """Whether two documents are near in time and name some others alike than who is called by one part of a name."""
        a, b = self.days.get(one), self.days.get(other)
        if a is None or b is None or abs((a - b).days) > DAYS:
            return False
        shared = self.named.get(one, frozenset()) & self.named.get(other, frozenset()) - {name}
        return len(shared) >= SHARED or any(self.often[name] <= FEW and name.islower() for name in shared)


def _signs(appearance: Appearance) -> tuple[str, ...]:
    """What an actor is recognised by: nothing for the nameless."""
    if appearance.actor_type in _NAMELESS:
        return ()
    if appearance.actor_type is ActorType.STATE:
        return (appearance.country,) if appearance.country else ()
    parts = names.key(appearance.name)
    return (parts[-1],) if parts and appearance.actor_type is ActorType.PERSON else (" ".join(parts),)


def bearers(groups: Sequence[tuple[str, list[Appearance], str]]) -> dict[str, set[int]]:
    """For each part that can be a family name the groups of the record that bear it, by their places."""
    found: dict[str, set[int]] = defaultdict(set)
    for at, (_, members, _why) in enumerate(groups):
        for full in {names.key(name) for m in members for name in (m.name, *m.names)}:
            for part in {full[0], full[-1]} if len(full) > 1 else ():
                if names.is_family_name(part, full):
                    found[part].add(at)
    return found
