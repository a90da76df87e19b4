"""Claims of other kinds that say what an entry says: a stance here is an indirect quote there.

They join the entry for the documents that have no claim of its own kind, so that "both reports say so" does not hang on how
each puts it. They stay in the entries of their own kind too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from summitry.reconcile import content, scales
from summitry.reconcile.actors import ActorIndex
from summitry.reconcile.entries.group import Group
from summitry.reconcile.entries.points import Points, blocks, likeness, points, weights_by_story
from summitry.reconcile.facts import Fact

#: Kinds whose claims can stand for one another.
WORDED = frozenset({"quote", "stance", "action", "outlook", "gap", "measure"})
#: Share of telling words that claims of two kinds need; with a common actor or scale less will do.
NEAR, NEAR_COMMON = 0.6, 0.45
_DOERS = ("actor", "who", "speaker", "body")


def with_companions(groups: Sequence[Group], actors: ActorIndex) -> list[Group]:
    """The groups, each with its companions."""
    home = {fact.claim.id: at for at, group in enumerate(groups) for fact in group.facts}
    facts = [f for g in groups if g.kind in WORDED for f in g.facts]
    said = [points(f) for f in facts]
    weights = weights_by_story(facts)
    found: dict[int, dict[str, Fact]] = defaultdict(dict)
    done: set[tuple[int, int]] = set()
    for block in blocks(facts, 8, 60):
        for a, b in combinations(block, 2):
            if (a, b) in done or facts[a].kind == facts[b].kind or facts[a].document.id == facts[b].document.id:
                continue
            done.add((a, b))
            if _one_thing(facts[a], facts[b], (said[a], said[b]), weights[facts[a].story], actors):
                found[home[facts[a].claim.id]][facts[b].claim.id] = facts[b]
                found[home[facts[b].claim.id]][facts[a].claim.id] = facts[a]
    return [replace(g, companions=_missing(g, found[at])) if at in found else g for at, g in enumerate(groups)]


def _missing(group: Group, found: dict[str, Fact]) -> tuple[Fact, ...]:
    """The companions from documents that have no claim in the group itself."""
    have = {f.document.id for f in group.facts}
    return tuple(f for f in sorted(found.values(), key=lambda f: f.order) if f.document.id not in have)


def _one_thing(a: Fact, b: Fact, said: tuple[Points, Points], weights: content.Weights, actors: ActorIndex) -> bool:
    """Whether two claims say one thing: they need less in common if they speak of common actors, or of one matter by degree.

    What the words of a story weigh is left aside where a scale tells: the matter that a story turns on is in every sentence.
    """
    common = {_side(v, actors) for v in a.all(*_DOERS)} & {_side(v, actors) for v in b.all(*_DOERS)}
    if likeness(*said, weights) >= (NEAR_COMMON if common else NEAR):
        return True
    graded = {g.scale for g in scales.grades(a.text) if g.strict} & {g.scale for g in scales.grades(b.text) if g.strict}
    return bool(graded) and likeness(*said) >= NEAR_COMMON


def _side(value: str, actors: ActorIndex) -> str:
    return actors.country(value) or value
