"""What is told twice on a page: one side that does, or says, the same in other words."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from summitry import lexicon
from summitry.reconcile.text import content

#: How much alike are the matters of two sentences of one side that tell the same, and how many words they share at least.
_AGAIN, _SHARED = 0.2, 2


def matter(text: str, names: AbstractSet[str]) -> frozenset[str]:
    """What a sentence is about: the stems of its words but for names, numbers of years and days, and words of saying."""
    told = content.words(text) - names - _saying()
    return frozenset(_one().get(stem, stem) for stem in told)


def again(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two sentences of one side, by their matters, tell the same."""
    return len(one & other) >= _SHARED and content.overlap(one, other) >= _AGAIN


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
