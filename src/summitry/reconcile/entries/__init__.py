"""Entries: the claims of all documents that speak of the same thing. One file for each way of joining.

Encounters join over the whole record; quotes by speaker and words within a story; all other kinds by actors and content
within a story. Nothing is compared pairwise over the record: every join goes through a key that few claims share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summitry import kinds
from summitry.kinds import Join
from summitry.model import Correction, Entry
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.corrections import confirmed, set_aside
from summitry.reconcile.entries import corrected, encounters, others, quotes
from summitry.reconcile.entries.build import make_entries
from summitry.reconcile.entries.cross_kind_support import with_companions
from summitry.reconcile.entries.group import Group
from summitry.reconcile.entries.meeting_outcomes import with_witnesses
from summitry.reconcile.resolved import Fact

__all__ = ["Group", "build_entries", "group_facts"]

#: What groups the claims of a kind, where it is not what most kinds have.
_GROUPED = {Join.MEETINGS: encounters.group, Join.UTTERANCES: quotes.group}


def group_facts(
    facts: Sequence[Fact], actors: ActorIndex, corrections: Iterable[Correction] = (), told: Sequence[Group] = ()
) -> list[Group]:
    """All facts in groups that speak of one thing each, every fact in exactly one. The user's word goes above the rules'.

    ``told`` are the groups of clauses that tell one thing (:mod:`summitry.reconcile.entries.told`).
    """
    by_kind: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=lambda f: f.order):
        by_kind[fact.kind].append(fact)
    groups: list[Group] = []
    for kind, some in sorted(by_kind.items()):
        groups += _GROUPED.get(kinds.schema(kind).join, others.group)(some, actors)
    groups = corrected.groups([*groups, *_beyond_utterances(told, groups)], corrections)
    return corrected.companions(with_witnesses(with_companions(groups, actors), actors), corrections)


def _beyond_utterances(told: Sequence[Group], groups: Sequence[Group]) -> list[Group]:
    """The facts but for those that are one utterance, which the entry of its quotations has already."""
    uttered = {
        fact.claim.id: group.key
        for group in groups
        if kinds.schema(group.kind).join is Join.UTTERANCES
        for fact in group.facts
    }
    return [group for group in told if not _uttered(group, uttered)]


def _uttered(group: Group, uttered: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether one utterance takes in each clause of a fact, by half of its words at least."""
    by_clause = [
        {
            uttered[c.claim.id]
            for c in group.companions
            if c.claim.id in uttered
            and c.document.id == f.document.id
            and 2 * (min(c.claim.end, f.claim.end) - max(c.claim.start, f.claim.start)) >= f.claim.end - f.claim.start
        }
        for f in group.facts
    ]
    return bool(set.intersection(*by_clause))


def build_entries(
    facts: Sequence[Fact], actors: ActorIndex, corrections: Iterable[Correction] = (), told: Sequence[Group] = ()
) -> tuple[Entry, ...]:
    """The entries of a record from all its facts but what only may be a claim, or was set aside, in the order of their ids."""
    some = tuple(corrections)
    wrong, right = set_aside(some), confirmed(some)
    held = [f for f in facts if f.claim.id in right or (f.claim.likely and f.claim.id not in wrong)]
    return make_entries(group_facts(held, actors, some, told), actors)
