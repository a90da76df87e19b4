"""Claims of other kinds that say what an entry says: a stance here is an indirect quote there.

They join the entry for the documents that have no claim of its own kind, so that "both reports say so" does not hang on how
each puts it. They stay in the entries of their own kind too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from summitry import kinds
from summitry.model import Part
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.compare import conflicts
from summitry.reconcile.entries import cross_kind_conflict, same_claim
from summitry.reconcile.entries.blocks import blocks, by_several, weights_by_story
from summitry.reconcile.entries.group import Group
from summitry.reconcile.resolved import Fact
from summitry.reconcile.text import content, scales
from summitry.reconcile.text.points import Points, likeness, points_of
from summitry.reconcile.text.predicates import turned

#: Share of telling words that claims of two kinds need; with a common actor or scale less will do.
NEAR, NEAR_COMMON = 0.6, 0.42
#: Words other than names that claims of two kinds share, and which share of all words of both these are.
_BEYOND, _OF_ALL = 3, 0.25
_NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]*")


def with_companions(groups: Sequence[Group], actors: ActorIndex) -> list[Group]:
    """The groups, each with its companions."""
    home = {fact.claim.id: at for at, group in enumerate(groups) for fact in group.facts}
    facts = by_several(f for g in groups if kinds.schema(g.kind).worded for f in g.facts)
    clashing = cross_kind_conflict.rivals(by_several(f for g in groups if conflicts.worded(g.kind) for f in g.facts))
    found: dict[int, dict[str, Fact]] = defaultdict(dict)
    for a, b in _alike(facts, actors):
        if conflicts.opposition(a, b):
            clashing.append((a, b))
            continue
        for one, other in ((a, b), (b, a)):
            found[home[one.claim.id]][other.claim.id] = other
    added = {at: _missing(groups[at], found[at].values()) for at in found}
    for at, some in cross_kind_conflict.disputes(groups, clashing, home, added).items():
        own = {f.claim.id for f in groups[at].facts}
        every = {f.claim.id: f for f in (*added.get(at, ()), *some) if f.claim.id not in own}
        added[at] = tuple(sorted(every.values(), key=lambda f: f.order))
    return [replace(g, companions=added[at]) if at in added else g for at, g in enumerate(groups)]


def _alike(facts: Sequence[Fact], actors: ActorIndex) -> Iterator[tuple[Fact, Fact]]:
    """Claims of two kinds and two reports that say one thing, each pair once."""
    weights = weights_by_story(facts)
    done: set[tuple[int, int]] = set()
    for block in blocks(facts, 12, 60):
        for a, b in combinations(block, 2):
            x, y = facts[a], facts[b]
            if (a, b) in done or x.document.id == y.document.id:
                continue
            done.add((a, b))
            if x.kind != y.kind and _one_thing(x, y, (x.points, y.points), weights[x.story], actors):
                yield x, y


def _missing(group: Group, found: Iterable[Fact]) -> tuple[Fact, ...]:
    """The companions from documents that have no claim in the group itself."""
    have = {f.document.id for f in group.facts}
    return tuple(f for f in sorted(found, key=lambda f: f.order) if f.document.id not in have)


def _one_thing(a: Fact, b: Fact, said: tuple[Points, Points], weights: content.Weights, actors: ActorIndex) -> bool:
    """Whether two claims say one thing: they need less in common if they speak of common actors, or of one matter by degree.

    What the words of a story weigh is left aside where a scale tells: the matter that a story turns on is in every sentence.
    """
    if not (same_claim.may_stand_for(a, b) and same_claim.one_content(a, b) and _told_alike(a, b)):
        return False
    if turned(a.statement.predicates, b.statement.predicates):
        return False  # to plan a step is not to be told "not to" take it
    mine, theirs = ({_side(v, actors) for v in f.all(*kinds.doers(f.kind))} for f in (a, b))
    common = mine & theirs
    if likeness(*said, weights) >= (NEAR_COMMON if common else NEAR):
        return True
    graded = {g.scale for g in scales.grades(a.text) if g.strict} & {g.scale for g in scales.grades(b.text) if g.strict}
    return bool(graded) and likeness(*said) >= NEAR_COMMON


def _told_alike(a: Fact, b: Fact) -> bool:
    """Whether sentences of two claims share words beyond names, and enough of all: names alone make a topic, no statement."""
    return any(len(x & y) >= _BEYOND and len(x & y) >= _OF_ALL * len(x | y) for x in _nameless(a) for y in _nameless(b))


def _nameless(fact: Fact) -> Points:
    """The telling words of each sentence of a claim that are no names; a headline, with all its capitals, as it is."""
    named = fact.claim.part is Part.HEADLINE
    return points_of(tuple(p if named else replace(p, words=_NAME.sub(" ", p.words)) for p in fact.pieces))


def _side(value: str, actors: ActorIndex) -> str:
    return actors.country(value) or value
