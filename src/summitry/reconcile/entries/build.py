"""From groups of facts to entries: identifiers, titles, findings, and what is part of what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from summitry import kinds
from summitry.kinds import Join, ValueType
from summitry.model import Entry, Finding, Modality, Standing, content_id
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.compare import conflicts, findings
from summitry.reconcile.entries import whereabouts
from summitry.reconcile.entries.group import Group
from summitry.reconcile.entries.titles import title
from summitry.reconcile.resolved import Fact

#: Types of values that a part of a meeting has of the whole.
_INHERITED = frozenset({ValueType.EDTF, ValueType.PLACE})
#: When reports differ, what has come about or was called off weighs more than what was to come.
_DECIDED = frozenset({Modality.HELD, Modality.CANCELLED})


def make_entries(groups: Sequence[Group], actors: ActorIndex) -> tuple[Entry, ...]:
    """One entry from each group, sorted by id.

    An entry's id is a hash of its group's key: its kind and the id of the claim that tells it first (by the date of the report,
    undated ones last, then by document). Reports of later dates leave it as it is, in whatever order they are read; one that
    told it before all others gives it a new id.
    """
    ids = {group.key: content_id("e", *group.key) for group in groups}
    made = []

    def voice(value: str) -> str:
        actor = actors.actor(value)
        return actor.name if actor else value

    every = _found(groups, actors, voice)
    for group in groups:
        found = every[group.key]
        made.append(
            Entry(
                id=ids[group.key],
                kind=group.kind,
                title=title(group, found, actors),
                claims=tuple(f.claim.id for f in (*group.facts, *group.companions)),
                findings=found,
                modality=_modality(group.facts),
                polarity=_polarity(group.facts),
                story=group.stories[0],
                part_of=ids.get(group.part_of) if group.part_of else None,
                why=group.why,
            )
        )
    return tuple(sorted(made, key=lambda e: e.id))


def _found(
    groups: Sequence[Group], actors: ActorIndex, voice: conflicts.Voice
) -> dict[tuple[str, ...], tuple[Finding, ...]]:
    """The findings of each group by its key: its own, then those of the meeting that it is a part of, then what others tell."""
    found = {
        group.key: group.disputed or findings.of_roles(group.facts)
        if kinds.schema(group.kind).join is Join.FACTS
        else findings.find(group.facts, group.companions, voice)
        for group in groups
    }
    parts = ((group.key, group.part_of) for group in groups if group.part_of)
    found |= {key: (*found[key], *_inherited(found[key], found[whole])) for key, whole in parts}
    return found | whereabouts.completed(groups, found, actors)


def _inherited(found: Sequence[Finding], whole: Sequence[Finding]) -> tuple[Finding, ...]:
    """Time and place of the meeting that an entry is a part of, where its own claims give none."""
    have = {f.role for f in found}
    return tuple(
        replace(f, values=f.values[:1], why="as the meeting that it is part of")
        for f in whole
        if kinds.role(f.role).type in _INHERITED and f.role not in have and f.standing is not Standing.CONTESTED
    )


def _modality(facts: Sequence[Fact]) -> Modality:
    """What has come about or was called off before what was to come, then the most origins, then the most claims.

    Of equals the cancellation: a report says it in so many words, while "held" may be mere past tense.
    """
    origins: dict[Modality, set[str]] = defaultdict(set)
    counted = Counter(f.claim.modality for f in facts)
    for fact in facts:
        origins[fact.claim.modality].add(fact.origin)
    return min(origins, key=lambda m: (m not in _DECIDED, -len(origins[m]), -counted[m], m))


def _polarity(facts: Sequence[Fact]) -> str:
    counted = Counter(f.claim.polarity for f in facts)
    return "-" if counted["-"] > counted["+"] else "+"
