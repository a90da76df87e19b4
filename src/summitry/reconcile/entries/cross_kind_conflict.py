"""Claims of two reports that cannot both be true, whatever kinds they were read as: a gap here, a deed there.

"They did not sign" may be read as a gap and "the two signed" as an action; neither would come to stand in the other's entry.
They are looked for by what they clash in: the word that one of them denies, or the scale that both take a place on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from summitry.reconcile.compare import conflicts, statements
from summitry.reconcile.entries.group import Group, Joined
from summitry.reconcile.resolved import Fact
from summitry.reconcile.text import content, scales
from summitry.reconcile.text.points import likeness

#: Share of telling words that claims need that clash by degree.
NEAR = 0.4
#: Claims of one story that take a place on one scale, or have a word that another denies: more say nothing, and cost time.
_MOST = 80


def rivals(facts: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """The pairs of claims of two reports of one story that contradict each other in words, each once."""
    found: dict[tuple[str, str], tuple[Fact, Fact]] = {}
    for a, b in (*_by_scale(facts), *_by_denial(facts)):
        key = (min(a.claim.id, b.claim.id), max(a.claim.id, b.claim.id))
        if key not in found and a.document.id != b.document.id and (_by_degree(a, b) or conflicts.whole(a, b)):
            found[key] = (a, b)
    return [found[key] for key in sorted(found)]


def _by_scale(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs that take a place on one strict scale."""
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        texts = {fact.text, conflicts.said(fact).text}
        for scale in sorted({g.scale for text in texts for g in scales.grades(text) if g.strict}):
            found[fact.story, scale].append(fact)
    for key in sorted(found):
        if len(found[key]) <= _MOST:
            yield from combinations(found[key], 2)


def _by_denial(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of which one has a word that the other denies."""
    denials = [(fact, sorted(conflicts.said(fact).denied)) for fact in facts]
    wanted = {word for _, words in denials for word in words}
    having: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts if wanted else ():
        for word in wanted.intersection(content.words(conflicts.said(fact).text)):
            having[fact.story, word].append(fact)
    for fact, words in denials:
        for word in words:
            if len(having[fact.story, word]) <= _MOST:
                yield from ((fact, other) for other in having[fact.story, word])


def _by_degree(a: Fact, b: Fact) -> bool:
    """Whether two claims take opposite places on a scale about the same words."""
    shared = {g.scale for g in a.statement.grades if g.strict} & {g.scale for g in b.statement.grades if g.strict}
    if not shared or likeness(a.points, b.points) < NEAR:
        return False
    opposed = statements.opposition(a.statement, b.statement)
    return bool(opposed and len(opposed.mine & opposed.theirs) >= 2 and conflicts.opposition(a, b))


def disputes(
    groups: Sequence[Group],
    pairs: Sequence[tuple[Fact, Fact]],
    home: Mapping[str, int],
    added: Mapping[int, tuple[Fact, ...]],
) -> dict[int, list[Fact]]:
    """One entry for each dispute, with all the claims of it: the group of it that the most documents speak to."""
    joined = Joined(len(groups))
    for a, b in pairs:
        joined.join(home[a.claim.id], home[b.claim.id])
    sides: dict[int, list[Fact]] = defaultdict(list)
    members: dict[int, set[int]] = defaultdict(set)
    for fact in (f for pair in pairs for f in pair):
        sides[joined.root(home[fact.claim.id])].append(fact)
        members[joined.root(home[fact.claim.id])].add(home[fact.claim.id])

    def weight(at: int) -> tuple[int, int, int]:
        told = {f.document.id for f in (*groups[at].facts, *added.get(at, ()))}
        return len(told), len(groups[at].facts), -at

    return {max(some, key=weight): sides[root] for root, some in members.items()}
