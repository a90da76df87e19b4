"""The sentences of a story's reports with their predicates, as far as things told apart are looked for in all of them.

Two reports tell one thing otherwise in sentences that have few words in common, so that these are no candidates for one fact.
What is sought is looked up by what it is of, and of what many sentences tell only a few are held against one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import NamedTuple, TypeVar

import numpy as np

from summitry import lexicon
from summitry.language.place import within as atlas
from summitry.model import Argument, Frame
from summitry.reconcile.facts.clauses import DOER, Clause, Sentence
from summitry.reconcile.facts.likeness import Pair, Setting, Weights
from summitry.values import edtf, place

_LETTERS = re.compile(r"\w+")
#: Behind whose name something stands that is theirs.
_OF = re.compile(r"[’']s\b")
#: From which similarity on a word is found in another; days within which reports of one thing come out.
NEAR, REPORTED = 0.5, 3
#: What is looked up.
One = TypeVar("One")


class FoundAgain(NamedTuple):
    """How much of each of two sets of words is found in the other: by weight, and as a share of all its words."""

    weights: tuple[float, float]
    shares: tuple[float, float]


@dataclass(frozen=True)
class Scene:
    """The sentences of a story in order, each as a clause, with its predicates; and how much a word tells in them."""

    clauses: Sequence[Clause]
    frames: Sequence[Sequence[Frame]]
    weights: Weights

    def each(self) -> Iterator[tuple[int, Clause, Frame]]:
        """Every predicate with the sentence that it stands in and the number of that."""
        for at, (clause, frames) in enumerate(zip(self.clauses, self.frames, strict=True)):
            for frame in frames:
                yield at, clause, frame

    def before(self, at: int) -> Sentence | None:
        """The sentence before one of the same report."""
        mine = self.clauses[at].sentence
        last = self.clauses[at - 1].sentence if at else None
        return last if last is not None and last.document == mine.document else None

    def found(self, one: Sentence, mine: Sequence[int], other: Sentence, theirs: Sequence[int]) -> FoundAgain:
        """How far some telling words of a sentence (their places) are found in some of another, and the other way round."""
        pair = Pair(one, other, self.weights, Setting())
        near = pair.found[np.ix_(mine, theirs)]
        near = np.where(near >= NEAR, near, 0)
        here, there = pair.told[0][list(mine)], pair.told[1][list(theirs)]
        weights = float(near.max(axis=1) @ here), float(near.max(axis=0) @ there)
        return FoundAgain(weights, (float(weights[0] / here.sum()), float(weights[1] / there.sum())))

    def weight(self, some: Iterable[str]) -> float:
        """The weight of some words, in words that two sentences have and no other."""
        return self.weights.sum(sorted(set(some))) / self.weights.of_two


def within(sentence: Sentence, some: Iterable[Argument]) -> tuple[int, ...]:
    """The places of the telling words of some arguments among those of their sentence."""
    spans = [(one.start, one.end) for one in some]
    return tuple(at for at, start in enumerate(sentence.starts) if any(s <= start < e for s, e in spans))


def text_of(sentence: Sentence, start: int, end: int) -> str:
    """Words of the report of a sentence, as it has them."""
    return " ".join(sentence.reading.document.text[start:end].split())


def published(sentence: Sentence) -> date | None:
    """The day on which the report of a sentence came out, where it says so."""
    return edtf.day((sentence.reading.document.published or "")[:10])


def at_one_time(one: Sentence, other: Sentence) -> bool:
    """Whether the reports of two sentences came out within a few days, as far as they say."""
    mine, theirs = published(one), published(other)
    return mine is not None and theirs is not None and abs((mine - theirs).days) <= REPORTED


def word(sentence: Sentence, at: int) -> str:
    """A telling word of a sentence as it stands there, in small letters."""
    return first_word(sentence, sentence.starts[at])


def first_word(sentence: Sentence, start: int) -> str:
    """The word that begins at a place of a sentence's report, in small letters; empty where none does."""
    found = _LETTERS.match(sentence.reading.document.text, start)
    return found[0].lower() if found else ""


def doers(frame: Frame) -> list[Argument]:
    """Those who do what a predicate tells."""
    return [one for one in frame.arguments if one.role == DOER]


def sides(sentence: Sentence, some: Iterable[Argument]) -> frozenset[str]:
    """The sides (a country, or an actor of none) that some arguments name."""
    spans = [(one.start, one.end) for one in some]
    return frozenset(side for at, side in sentence.sides if any(s <= at < e for s, e in spans))


def spots(sentence: Sentence, frames: Iterable[Frame]) -> frozenset[str]:
    """The places of the gazetteer that some predicates of a sentence are said to be done in, by their names there.

    "In Oslo's northern port" is in Oslo, but "in Lund's office" is not, where Lund is somebody.
    """
    text, some = sentence.reading.document.text, lexicon.words("disputes", "where")
    people = {at for (at, actor), (_, side) in zip(sentence.actors, sentence.sides, strict=True) if actor != side}
    spans = ((a.start, a.end) for f in frames for a in f.arguments if a.role in some and a.start not in people)
    named = (_OF.split(" ".join(text[start:end].split()), maxsplit=1)[0] for start, end in spans)
    return frozenset(name for name in named if name[:1].isupper() and atlas.where(name))


def two_places(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether some places and others are all far from each other, and none lies in one of the others."""
    found = [place.compare(a, b, atlas).clashes for a, b in product(sorted(mine), sorted(theirs))]
    return bool(found) and all(found)


def pairs(some: Iterable[One], keys: Callable[[One], Iterable[Hashable]], most: int) -> Iterator[tuple[One, One]]:
    """The pairs of some that have a key in common, each once; under one key the first so many."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    every = list(some)
    for number, one in enumerate(every):
        for key in keys(one):
            if len(found[key]) < most:
                found[key].append(number)
    for a, b in sorted({pair for numbers in found.values() for pair in combinations(numbers, 2)}):
        yield every[a], every[b]
