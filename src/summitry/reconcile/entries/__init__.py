"""Entries: the claims of all documents that speak of the same thing. One file for each way of joining.

Encounters join over the whole record; quotes by speaker and words within a story; all other kinds by actors and content
within a story. Nothing is compared pairwise over the record: every join goes through a key that few claims share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitry.model import Entry
from summitry.reconcile.actors import ActorIndex
from summitry.reconcile.entries import encounters, others, quotes
from summitry.reconcile.entries.attendance import with_witnesses
from summitry.reconcile.entries.companions import with_companions
from summitry.reconcile.entries.group import Group
from summitry.reconcile.entries.making import make_entries
from summitry.reconcile.facts import Fact

__all__ = ["Group", "build_entries", "group_facts"]


def group_facts(facts: Sequence[Fact], actors: ActorIndex) -> list[Group]:
    """All facts in groups that speak of one thing each, every fact in exactly one."""
    by_kind: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=lambda f: f.order):
        by_kind[fact.kind].append(fact)
    groups: list[Group] = []
    for kind, some in sorted(by_kind.items()):
        if kind == "encounter":
            groups += encounters.group(some, actors)
        elif kind == "quote":
            groups += quotes.group(some, actors)
        else:
            groups += others.group(some, actors)
    return with_witnesses(with_companions(groups, actors), actors)


def build_entries(facts: Sequence[Fact], actors: ActorIndex) -> tuple[Entry, ...]:
    """The entries of a record from all its facts, in the order of their ids."""
    return make_entries(group_facts(facts, actors), actors)
