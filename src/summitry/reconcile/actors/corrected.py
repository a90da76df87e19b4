"""Actors as the user corrects them: two that are one, one that is two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summitry.model import Appearance, Correction
from summitry.reconcile.corrections import Part, about_actors, amend, in_force, reasons

Groups = Mapping[str, list[Appearance]]


@dataclass(frozen=True)
class Mark:
    """What a user corrected about an actor, in words, and the appearances by which it is known."""

    why: str
    known_by: tuple[Appearance, ...]


def corrected(
    groups: Groups, why: Mapping[str, str], corrections: Sequence[Correction], story_of: Mapping[str, str]
) -> tuple[Groups, Mapping[str, str], dict[str, Mark]]:
    """Appearances by actor as the corrections want them, the rules' reasons for them, and by key what was corrected."""
    ours = [c for c in in_force(corrections) if about_actors(c)]
    if not ours:
        return groups, why, {}
    known = {a.id: a for members in groups.values() for a in members}

    def nearer(one: str, sides: Sequence[Sequence[str]]) -> int:
        scores = [(max(_likeness(known[one], known[other], story_of) for other in side), len(side)) for side in sides]
        return max(range(len(sides)), key=lambda n: (*scores[n], -n))

    parts = [Part((key,), tuple(m.id for m in members)) for key, members in sorted(groups.items())]
    home = {m.id: key for key, members in groups.items() for m in members}
    made: dict[str, list[Appearance]] = {}
    whys: dict[str, str] = {}
    marks: dict[str, Mark] = {}
    for part in amend(parts, ours, nearer):
        key = "/".join(part.key)
        made[key] = [known[i] for i in part.items]
        whys[key] = why[part.key[0]]
        if part.by:
            several = dict.fromkeys(why[k] for i in part.items if len(groups[k := home[i]]) > 1)
            named = [known[i] for i in part.items if home[i] == part.key[0]]
            whys[key], marks[key] = "; ".join(several), Mark(reasons(part.by), tuple(named))
    return made, whys, marks


def _likeness(a: Appearance, b: Appearance, story_of: Mapping[str, str]) -> float:
    """How near two appearances are: by their country, the names they go by, their offices, and their story."""
    offices = {r.office for r in a.roles if r.office} & {r.office for r in b.roles if r.office}
    names = len({a.name, *a.names} & {b.name, *b.names})
    against = a.country and b.country and a.country != b.country
    story = story_of.get(a.document, a.document) == story_of.get(b.document, b.document)
    return 2.0 * bool(a.country and a.country == b.country) - 2.0 * bool(against) + bool(offices) + names + story
