"""Claims of other kinds that say what an entry says: a stance here is an indirect quote there.

They join the entry for the documents that have no claim of its own kind, so that "both reports say so" does not hang on how
each puts it. They stay in the entries of their own kind too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from summitry.reconcile import content, scales, statements, tensions
from summitry.reconcile.actors import ActorIndex
from summitry.reconcile.entries import nearness
from summitry.reconcile.entries.group import Group, Joined
from summitry.reconcile.entries.points import blocks, weights_by_story
from summitry.reconcile.facts import Fact
from summitry.reconcile.points import Points, likeness

#: Kinds whose claims can stand for one another.
WORDED = frozenset({"quote", "stance", "action", "outlook", "gap", "measure"})
#: Share of telling words that claims of two kinds need; with a common actor or scale less will do, and for claims that
#: contradict each other by degree.
NEAR, NEAR_COMMON, NEAR_RIVALS = 0.6, 0.42, 0.4
_DOERS = ("actor", "who", "speaker", "body")


def with_companions(groups: Sequence[Group], actors: ActorIndex) -> list[Group]:
    """The groups, each with its companions."""
    home = {fact.claim.id: at for at, group in enumerate(groups) for fact in group.facts}
    facts = [f for g in groups if g.kind in WORDED for f in g.facts]
    said = [f.points for f in facts]
    weights = weights_by_story(facts)
    found: dict[int, dict[str, Fact]] = defaultdict(dict)
    rivals: list[tuple[int, int]] = []
    done: set[tuple[int, int]] = set()
    for block in blocks(facts, 12, 60):
        for a, b in combinations(block, 2):
            if (a, b) in done or facts[a].document.id == facts[b].document.id:
                continue
            done.add((a, b))
            rival = _rivals(facts[a], facts[b], (said[a], said[b]))
            if not rival and (
                facts[a].kind == facts[b].kind
                or not _one_thing(facts[a], facts[b], (said[a], said[b]), weights[facts[a].story], actors)
            ):
                continue
            if rival or tensions.opposition(facts[a], facts[b]):
                rivals.append((a, b))
                continue
            for one, other in ((a, b), (b, a)):
                found[home[facts[one].claim.id]][facts[other].claim.id] = facts[other]
    added = {at: _missing(groups[at], found[at].values()) for at in found}
    for at, some in _disputes(groups, [(facts[a], facts[b]) for a, b in rivals], home, added).items():
        own = {f.claim.id for f in groups[at].facts}
        every = {f.claim.id: f for f in (*added.get(at, ()), *some) if f.claim.id not in own}
        added[at] = tuple(sorted(every.values(), key=lambda f: f.order))
    return [replace(g, companions=added[at]) if at in added else g for at, g in enumerate(groups)]


def _missing(group: Group, found: Iterable[Fact]) -> tuple[Fact, ...]:
    """The companions from documents that have no claim in the group itself."""
    have = {f.document.id for f in group.facts}
    return tuple(f for f in sorted(found, key=lambda f: f.order) if f.document.id not in have)


def _disputes(
    groups: Sequence[Group],
    rivals: Sequence[tuple[Fact, Fact]],
    home: Mapping[str, int],
    added: Mapping[int, tuple[Fact, ...]],
) -> dict[int, list[Fact]]:
    """One entry for each dispute, with all the claims of it: the group of it that the most documents speak to."""
    joined = Joined(len(groups))
    for a, b in rivals:
        joined.join(home[a.claim.id], home[b.claim.id])
    sides: dict[int, list[Fact]] = defaultdict(list)
    members: dict[int, set[int]] = defaultdict(set)
    for fact in (f for pair in rivals for f in pair):
        sides[joined.root(home[fact.claim.id])].append(fact)
        members[joined.root(home[fact.claim.id])].add(home[fact.claim.id])

    def weight(at: int) -> tuple[int, int, int]:
        told = {f.document.id for f in (*groups[at].facts, *added.get(at, ()))}
        return len(told), len(groups[at].facts), -at

    return {max(some, key=weight): sides[root] for root, some in members.items()}


def _rivals(a: Fact, b: Fact, said: tuple[Points, Points]) -> bool:
    """Whether two claims of two reports take opposite places on a scale about the same words."""
    shared = {g.scale for g in a.statement.grades if g.strict} & {g.scale for g in b.statement.grades if g.strict}
    if not shared or likeness(*said) < NEAR_RIVALS:
        return False
    opposed = statements.opposition(a.statement, b.statement)
    return bool(opposed and len(opposed.mine & opposed.theirs) >= 2 and tensions.opposition(a, b))


def _one_thing(a: Fact, b: Fact, said: tuple[Points, Points], weights: content.Weights, actors: ActorIndex) -> bool:
    """Whether two claims say one thing: they need less in common if they speak of common actors, or of one matter by degree.

    What the words of a story weigh is left aside where a scale tells: the matter that a story turns on is in every sentence.
    """
    if not (nearness.may_stand_for(a, b) and nearness.one_content(a, b)):
        return False
    common = {_side(v, actors) for v in a.all(*_DOERS)} & {_side(v, actors) for v in b.all(*_DOERS)}
    if likeness(*said, weights) >= (NEAR_COMMON if common else NEAR):
        return True
    graded = {g.scale for g in scales.grades(a.text) if g.strict} & {g.scale for g in scales.grades(b.text) if g.strict}
    return bool(graded) and likeness(*said) >= NEAR_COMMON


def _side(value: str, actors: ActorIndex) -> str:
    return actors.country(value) or value
