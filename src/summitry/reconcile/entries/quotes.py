"""Quotes that are one: the same speaker and nearly the same words in a story, whether whole or sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from summitry.model import ActorType
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.entries.blocks import blocks, weights_by_story
from summitry.reconcile.entries.group import Group, Joined
from summitry.reconcile.resolved import Fact
from summitry.reconcile.text.points import Points, likeness

#: Share of telling words that two quotes need: of one speaker; of speakers of whom one is nameless; of different speakers
#: (then only near word for word, from :data:`LONG` words on). Calibrated on the three development sets.
NEAR, NEAR_NAMELESS, NEAR_OTHER = 0.5, 0.62, 0.9
LONG = 8


def group(facts: Sequence[Fact], actors: ActorIndex) -> list[Group]:
    """Quotes of one saying each."""
    said = [f.points for f in facts]
    weights = weights_by_story(facts)
    joined = Joined(len(facts))
    done: set[tuple[int, int]] = set()
    for block in blocks(facts, 8, 60):
        for a, b in combinations(block, 2):
            if (a, b) not in done and not _overlap(facts[a], facts[b]):
                done.add((a, b))
                why = _same(
                    facts[a], facts[b], likeness(said[a], said[b], weights[facts[a].story]), (said[a], said[b]), actors
                )
                if why:
                    joined.join(a, b, why)
    return [_made(facts, members, joined) for members in joined.groups()]


def _overlap(a: Fact, b: Fact) -> bool:
    return a.document.id == b.document.id and a.claim.start < b.claim.end and b.claim.start < a.claim.end


def _same(a: Fact, b: Fact, share: float, said: tuple[Points, Points], actors: ActorIndex) -> str:
    """Why two quotes are one saying, or the empty string."""
    mine, theirs = set(a.all("speaker")), set(b.all("speaker"))
    if mine & theirs:
        return "the same speaker and nearly the same words" if share >= NEAR else ""
    if _nameless(mine, actors) or _nameless(theirs, actors):
        return "nearly the same words, and one speaker has no name" if share >= NEAR_NAMELESS else ""
    long = min(max(map(len, p), default=0) for p in said) >= LONG
    return "word for word the same" if share >= NEAR_OTHER and long else ""


def _nameless(speakers: set[str], actors: ActorIndex) -> bool:
    """Whether the speakers are none, mere words, or nameless."""
    known = [actors.actor(s) for s in speakers]
    return all(a is None or a.actor_type in (ActorType.UNNAMED, ActorType.GROUP) for a in known)


def _made(facts: Sequence[Fact], members: Sequence[int], joined: Joined) -> Group:
    some = tuple(facts[i] for i in members)
    first = min(some, key=lambda f: f.order)
    return Group("quote", ("quote", first.claim.id), some, joined.reasons.get(joined.root(members[0]), ""))
