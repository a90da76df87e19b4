"""Quotes that are one: the same speaker and nearly the same words, within a story, or word for word over the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from summitry.reconcile import content
from summitry.reconcile.entries.group import Group, Joined
from summitry.reconcile.facts import Fact

#: Share of the shorter quotation's telling words that the other must have; below it two quotes are two.
NEAR = 0.62
#: The same for two indirect reports, whose words are the reporters'.
NEAR_INDIRECT = 0.6
#: Words from which on two quotations that share nearly all are one, whoever they are said to be by.
LONG = 8


def quoted(fact: Fact) -> str:
    """The words that were said, all pieces together."""
    return " ".join(fact.all("content")) or fact.text


def group(facts: Sequence[Fact]) -> list[Group]:
    """Quotes of one saying each."""
    said = [content.words(quoted(f)) for f in facts]
    joined = Joined(len(facts))
    rare = _rare(facts, said)
    done: set[tuple[int, int]] = set()
    for block in rare:
        for a, b in combinations(block, 2):
            if (a, b) not in done:
                done.add((a, b))
                why = _same(facts[a], facts[b], said[a], said[b])
                if why:
                    joined.join(a, b, why)
    return [_made(facts, members, joined) for members in joined.groups()]


def _rare(facts: Sequence[Fact], said: Sequence[frozenset[str]]) -> list[list[int]]:
    """Blocks of quotes that share a telling word in one story: of each quote only its rarest words are keys."""
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for fact, words in zip(facts, said, strict=True):
        for word in words:
            counted[fact.story, word] += 1
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (fact, words) in enumerate(zip(facts, said, strict=True)):
        for word in sorted(words, key=lambda w, s=fact.story: (counted[s, w], w))[:8]:  # type: ignore[misc]
            blocks[fact.story, word].append(at)
    return [blocks[k] for k in sorted(blocks) if 1 < len(blocks[k]) <= 60]


def _same(a: Fact, b: Fact, x: frozenset[str], y: frozenset[str]) -> str:
    """Why two quotes are one saying, or the empty string."""
    if a.document.id == b.document.id and a.claim.start < b.claim.end and b.claim.start < a.claim.end:
        return ""
    share = content.overlap(x, y)
    mine, theirs = a.first("speaker"), b.first("speaker")
    direct = "direct" in (a.first("form"), b.first("form"))
    if min(len(x), len(y)) < 2:
        return ""
    if mine == theirs and share >= (NEAR if direct else NEAR_INDIRECT):
        return "the same speaker and nearly the same words"
    if share >= 0.9 and min(len(x), len(y)) >= LONG:
        return "word for word the same"
    return ""


def _made(facts: Sequence[Fact], members: Sequence[int], joined: Joined) -> Group:
    some = tuple(facts[i] for i in members)
    first = min(some, key=lambda f: f.order)
    return Group("quote", ("quote", first.claim.id), some, joined.reasons.get(joined.root(members[0]), ""))
