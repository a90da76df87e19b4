"""What is told twice on a page: what others have told most of, and what one side does, or says, in other words.

Words count by how rare they are in the story: that a line is of its matter makes it none that was told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import TYPE_CHECKING

from summitry import lexicon
from summitry.present.nearness import Nearness
from summitry.reconcile.text import content

if TYPE_CHECKING:
    from summitry.present.pool import Candidate

#: How much of a sentence is told if others have said it, and how many others are looked at.
_SAID, _OTHERS = 0.58, 2
#: How much alike two sentences are that say the same, by weight and by the mere number of words, and two that tell what the
#: headlines tell.
_SAME, _PLAIN, _LEADS = 0.35, 0.45, 0.28
#: Sides of a sentence that are looked at.
_SIDES = 2
#: How much alike are the matters of two sentences of one side that tell the same, and how many words they share at least.
_AGAIN, _SHARED = 0.22, 2
#: The same of two of one doer, as a share of what the second one tells.
_MOST = 0.5


def matter(text: str, names: AbstractSet[str]) -> frozenset[str]:
    """What a sentence is about: the stems of its words but for names and words of saying."""
    told = content.words(text) - names - _saying()
    return frozenset(_one().get(stem, stem) for stem in told)


def again(one: AbstractSet[str], other: AbstractSet[str], weights: content.Weights | None = None) -> bool:
    """Whether two sentences of one side, by their matters, tell the same."""
    return len(one & other) >= _SHARED and content.overlap(one, other, weights) >= _AGAIN


def said(one: Candidate, others: Sequence[Candidate], weights: content.Weights | None, nearness: Nearness) -> bool:
    """Whether two of some sentences have told most of what one tells, or one of them the same, or of a side of it the same."""
    told = (_told(mine, others, weights) for mine in (one.stems, one.stems - one.names))
    return bool(others) and (
        max(told) >= _SAID
        or any(_same(one, other, weights) for other in others)
        or any(nearness.near(one.sentence.text, other.sentence.text) for other in others)
    )


def _told(words: AbstractSet[str], others: Sequence[Candidate], weights: content.Weights | None) -> float:
    """The share of some words that the two of some sentences tell that have most of them."""
    nearest = sorted(others, key=lambda other: -_share(words, other.stems, weights))[:_OTHERS]
    return _share(words, frozenset().union(*(other.stems for other in nearest)), weights)


def _share(words: AbstractSet[str], by: AbstractSet[str], weights: content.Weights | None) -> float:
    """The share of some words that others have too, by weight; 1 where there is none to have."""
    if weights is None or not words:
        return content.covered(words, by)
    return weights.sum(frozenset(words & by)) / weights.sum(frozenset(words))


def _same(one: Candidate, other: Candidate, weights: content.Weights | None) -> bool:
    """Whether a sentence says nothing that another does not."""
    sides = frozenset(one.sides[:_SIDES]).intersection(other.sides[:_SIDES])
    return (
        one.sentence == other.sentence
        or bool(one.entries & other.entries)
        or content.overlap(one.stems, other.stems, weights) >= _SAME
        or content.overlap(one.stems, other.stems) >= (_LEADS if one.leads and other.leads else _PLAIN)
        or (bool(sides) and again(one.matter, other.matter, weights))
        or (bool(one.doer) and one.doer == other.doer and _mostly(one.matter, other.matter, weights))
    )


def _mostly(one: AbstractSet[str], other: AbstractSet[str], weights: content.Weights | None) -> bool:
    """Whether another sentence has most of what one is about."""
    return len(one & other) >= _SHARED and _share(one, other, weights) >= _MOST


@cache
def _saying() -> frozenset[str]:
    """The stems of words of saying, but for those that do something by that, and of what a reader is told the time by."""
    said = lexicon.words("display", "saying") | lexicon.words("display", "telling_when")
    return frozenset(stem for word in said for stem in content.words(word)) - frozenset(_one())


@cache
def _one() -> Mapping[str, str]:
    """The stems of words that tell one thing on a page, each with the one that stands for it."""
    groups = lexicon.load("display")["told_as_one"]
    return {stem: group[0] for group in groups for word in group for stem in content.words(word)}
