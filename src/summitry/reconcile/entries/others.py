"""Figures, tallies, stances, measures, actions, outlooks, gaps and roles that are one, within a story.

Two claims of a kind are one when their actors can be the same (a person speaks for a country), and their words are near
enough; what counts as near is in the schema of the kind, calibrated on the three development sets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from summitry import kinds
from summitry.kinds import Join
from summitry.kinds.schema import KindSchema
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.compare import amounts
from summitry.reconcile.entries import figures, same_claim
from summitry.reconcile.entries.blocks import blocks, by_several, weights_by_story
from summitry.reconcile.entries.group import Group, Joined
from summitry.reconcile.resolved import Fact, doer
from summitry.reconcile.text import content, scales
from summitry.reconcile.text.points import likeness

#: Claims of one story that are compared because they share a scale.
_MOST = 60


def about(fact: Fact) -> frozenset[str]:
    """The stems of the words that say what a claim is about."""
    words = " ".join(fact.all(*kinds.schema(fact.kind).about))
    return content.words(words) if words else fact.words


def group(facts: Sequence[Fact], actors: ActorIndex) -> list[Group]:
    """Claims of one kind in groups of one thing each."""
    kind = kinds.schema(facts[0].kind)
    if kind.join in (Join.ACTORS, Join.SIDES):
        return _by_actors(facts, actors)
    joined = Joined(len(facts))
    if kind.join is Join.FIGURES or by_several(facts):
        _compare(facts, kind, actors, joined)
    return [_made(facts, members, joined) for members in joined.groups()]


def _compare(facts: Sequence[Fact], kind: KindSchema, actors: ActorIndex, joined: Joined) -> None:
    """Join those that are near enough, of all that could be one."""
    counted = kind.join is Join.FIGURES
    subjects = [about(f) for f in facts]
    weights = weights_by_story(facts)
    values = figures.values_by_subject(facts) if counted else {}
    done: set[tuple[int, int]] = set()
    nearby = figures.nearby(facts) if counted else _on_one_scale(facts)
    for block in (*blocks(facts), *nearby):
        for a, b in combinations(block, 2):
            if (a, b) in done or not _may_join(facts[a], facts[b], actors):
                continue
            done.add((a, b))
            if scale := _one_scale(facts[a], facts[b]):
                joined.join(a, b, f"the same actors, and both speak of {scale}")
                continue
            w = weights[facts[a].story]
            if counted:
                if why := figures.same(facts[a], facts[b], subjects[a], subjects[b], values):
                    joined.join(a, b, why)
                continue
            if kind.join is Join.CONTENT:
                near = same_claim.one_content(facts[a], facts[b])
            else:
                said = content.overlap(subjects[a], subjects[b], w) if len(subjects[a] & subjects[b]) > 1 else 0.0
                near = kind.near <= max(said, likeness(facts[a].points, facts[b].points, w))
            if near:
                common = content.shared_words(facts[a].words, facts[b].words)
                joined.join(a, b, f"the same actors and subject (shared: {', '.join(common[:5])})")


def _on_one_scale(facts: Sequence[Fact]) -> list[list[int]]:
    """Indexes of facts that take a place on a scale that tells by itself what they are about."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        for scale in scales.lone_scales(fact.text):
            found[fact.story, scale].append(at)
    return [found[k] for k in sorted(found) if 1 < len(found[k]) <= _MOST]


def _one_scale(a: Fact, b: Fact) -> str:
    """The scale that two claims of the same known doers both take a place on, or the empty string."""
    shared = scales.lone_scales(a.text) & scales.lone_scales(b.text)
    mine, theirs = (frozenset(f.all(*kinds.doers(f.kind))) for f in (a, b))
    return min(shared) if shared and mine and mine == theirs else ""


def _may_join(a: Fact, b: Fact, actors: ActorIndex) -> bool:
    """Whether nothing keeps two claims apart: other doers, another unit, overlapping words of one document."""
    kind = kinds.schema(a.kind)
    if kind.join is Join.FIGURES:
        return amounts.dimension(a) == amounts.dimension(b)
    if a.document.id == b.document.id:
        return False
    if any(a.first(role) != b.first(role) for role in kind.apart):
        return False
    if a.kind == "stance" and not same_claim.one_side(a, b):
        return False
    return all(_meet(a.all(role), b.all(role), actors) for role in kind.taking_part)


def _meet(a: Sequence[str], b: Sequence[str], actors: ActorIndex) -> bool:
    """Whether two lists of actors can name the same side; an empty list or mere words leave it open."""
    mine, theirs = ([d for v in some if (d := doer(v, actors))] for some in (a, b))
    return not mine or not theirs or any(x.may_be(y) for x in mine for y in theirs)


def side(value: str, actors: ActorIndex) -> str:
    """The country that an actor speaks for, or the actor itself."""
    return actors.country(value) or value


def _by_actors(facts: Sequence[Fact], actors: ActorIndex) -> list[Group]:
    """Tallies by their parties, roles by the person: over a story."""
    found: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        doers = sorted(set(fact.all(*kinds.doers(fact.kind))))
        if kinds.schema(fact.kind).join is Join.SIDES:
            doers = sorted({side(v, actors) for v in doers})
        found[(fact.story, *doers) if doers else (fact.claim.id,)].append(fact)
    return [
        Group(
            facts[0].kind,
            (facts[0].kind, min(some, key=lambda f: f.order).claim.id),
            tuple(some),
            "the same actors" if len(some) > 1 else "",
        )
        for _, some in sorted(found.items())
    ]


def _made(facts: Sequence[Fact], members: Sequence[int], joined: Joined) -> Group:
    some = tuple(facts[i] for i in members)
    first = min(some, key=lambda f: f.order)
    return Group(first.kind, (first.kind, first.claim.id), some, joined.reasons.get(joined.root(members[0]), ""))
