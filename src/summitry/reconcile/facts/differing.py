"""All that the reports of a story tell apart beyond the clauses that are candidates for one fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from summitry.reconcile.facts import counts
from summitry.reconcile.facts.beginnings import begun
from summitry.reconcile.facts.clashes import Clash
from summitry.reconcile.facts.measured import measured
from summitry.reconcile.facts.meetings import days_apart
from summitry.reconcile.facts.once import once
from summitry.reconcile.facts.opposites import opposed
from summitry.reconcile.facts.scene import Scene
from summitry.reconcile.facts.silence import unmentioned


def differing(scene: Scene, known: Iterable[Clash] = ()) -> Iterator[Clash]:
    """What contradicts each other in the sentences of a story, kind by kind; of two sentences the first alone.

    What is ``known`` already is not told again.
    """
    seen = {_sentences(clash) for clash in known}
    kinds = (measured(scene), opposed(scene), begun(scene), days_apart(scene), unmentioned(scene), once(scene))
    for clash in chain(counts.differing(scene.clauses, scene.weights), *kinds):
        pair = _sentences(clash)
        if pair not in seen:
            seen.add(pair)
            yield clash


def _sentences(clash: Clash) -> frozenset[int]:
    """The two sentences of what contradicts each other, by their identities."""
    return frozenset((id(clash.mine.sentence), id(clash.theirs.sentence)))
