"""Which claims can say the same: blocks of those that share a rare word of their points, and how telling words are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summitry.reconcile.resolved import Fact
from summitry.reconcile.text import content


def by_several(facts: Iterable[Fact]) -> list[Fact]:
    """The facts of stories of which two documents or more tell: no other has one of another report to be compared with."""
    given = list(facts)
    first: dict[str, str] = {}
    several = {fact.story for fact in given if first.setdefault(fact.story, fact.document.id) != fact.document.id}
    return [fact for fact in given if fact.story in several]


def weights_by_story(facts: Iterable[Fact]) -> dict[str, content.Weights]:
    """How telling each word is, story by story."""
    texts: dict[str, list[frozenset[str]]] = defaultdict(list)
    for fact in facts:
        texts[fact.story].append(frozenset().union(*fact.points))
    return {story: content.Weights(some) for story, some in texts.items()}


def blocks(facts: Sequence[Fact], keys: int = 10, most: int = 80) -> list[list[int]]:
    """Indexes of facts that share one of their ``keys`` rarest words in one story; blocks over ``most`` are left out."""
    said = [frozenset().union(*f.points) for f in facts]
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for fact, words in zip(facts, said, strict=True):
        for word in words:
            counted[fact.story, word] += 1
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        for point in fact.points:
            for word in sorted(point, key=lambda w, s=fact.story: (counted[s, w], w))[:keys]:  # type: ignore[misc]
                if found[fact.story, word][-1:] != [at]:
                    found[fact.story, word].append(at)
    return [found[k] for k in sorted(found) if 1 < len(found[k]) <= most]
