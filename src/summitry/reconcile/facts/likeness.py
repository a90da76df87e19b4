"""What two clauses of two reports have in common, as numbers that a decision is learned from (``training/pairs.py``).

Words count by how rare they are in the story. A word is found again as itself, or as far as its vector says that another word
means the same where it stands (``cover``); without vectors as itself alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from summitry.language.clauses.factuality import Factuality
from summitry.reconcile.facts.clauses import Array, Clause, Sentence
from summitry.reconcile.facts.deeds import alone

#: What is asked of a pair, in the order of the numbers.
NAMES = (
    "cover.least",
    "cover.most",
    "share.least",
    "share.most",
    "shared",
    "content",
    "names",
    "names.share",
    "names.apart",
    "missing.least",
    "missing.most",
    "head.least",
    "head.most",
    "head.same",
    "amounts",
    "amounts.one",
    "dates",
    "denied",
    "stage",
    "doers",
    "actors",
    "length.least",
    "length.ratio",
    "whole",
    "kinds",
    "kinds.apart",
    "place",
    "rank.least",
    "rank.most",
    "around.least",
    "around.most",
    "beside",
)
#: What is asked besides where whole sentences were read (``wholes``): how alike they are, and the deeds that both tell.
WHOLE = ("alike", "deed.who", "deed.both", "deed.whom")
#: How far what a clause tells has come about, in groups that do not say the same.
_STAGES = {
    Factuality.PLANNED: 1, Factuality.EXPECTED: 1, Factuality.POSSIBLE: 2, Factuality.WANTED: 2, Factuality.UNLIKELY: 2,
    Factuality.CANCELLED: 3, Factuality.ASKED: 4, Factuality.SUPPOSED: 4,
}  # fmt: skip


class Weights:
    """How much a word tells in a story: by the number of its sentences that have it."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        told = [frozenset(one.stems) | {value for _, value in one.amounts} for one in sentences]
        counted = Counter(word for one in told for word in one)
        self._of = {word: _weight(n, len(told)) for word, n in counted.items()}
        #: The weight of a word that two sentences have, and no other.
        self.of_two = _weight(2, len(told))

    def of(self, word: str) -> float:
        """The weight of a word of the story."""
        return self._of[word]

    def sum(self, some: Iterable[str]) -> float:
        """The weight of several words together; in whatever order they come the same."""
        return math.fsum(map(self._of.__getitem__, some))


def _weight(having: int, sentences: int) -> float:
    """How much a word tells that so many of the sentences have."""
    return max(0.1, math.log((sentences + 1) / (having + 0.5)))


@dataclass(frozen=True)
class Setting:
    """What is known of a pair of sentences beyond themselves.

    ``ranks``: how many sentences of the other's report are nearer to the one, and the other way round. ``beside``: how near
    the sentences beside them are to one another.
    """

    ranks: tuple[int, int] = (0, 0)
    beside: float = 0.0


class Pair:
    """Two sentences with how far each word of one is found in the other."""

    def __init__(self, one: Sentence, other: Sentence, weights: Weights, setting: Setting) -> None:
        self.one, self.other, self.weights, self.setting = one, other, weights, setting
        same: Array = (one.codes[:, None] == other.codes[None, :]).astype(np.float32)
        if one.vectors is not None and other.vectors is not None:
            same = np.maximum(same, np.clip(one.vectors @ other.vectors.T, 0, 1))
        self.found: Array = same
        self.told = tuple(np.array([weights.of(w) for w in s.stems], np.float32) for s in (one, other))

    def bounds(self, mine: Sequence[Clause], theirs: Sequence[Clause]) -> tuple[list[float], list[float]]:
        """How far the words of each clause of one sentence are found in the other sentence, and the other way round."""
        there, back = self.found.max(axis=1) * self.told[0], self.found.max(axis=0) * self.told[1]
        return (
            [float(there[c.low : c.high].sum() / self.told[0][c.low : c.high].sum()) for c in mine],
            [float(back[c.low : c.high].sum() / self.told[1][c.low : c.high].sum()) for c in theirs],
        )

    def covers(self, a: Clause, b: Clause) -> tuple[float, float]:
        """How far the words of two clauses are found in each other, the lesser first."""
        found = self.found[a.low : a.high, b.low : b.high]
        mine, theirs = self.told[0][a.low : a.high], self.told[1][b.low : b.high]
        one, other = float(found.max(axis=1) @ mine / mine.sum()), float(found.max(axis=0) @ theirs / theirs.sum())
        return min(one, other), max(one, other)

    def numbers(self, a: Clause, b: Clause, around: tuple[float, float]) -> list[float]:
        """What is asked of a pair of clauses of these sentences, in the order of :data:`NAMES`.

        ``around`` is how far the words of the whole sentences are found in each other.
        """
        found = self.found[a.low : a.high, b.low : b.high]
        mine, theirs = self.told[0][a.low : a.high], self.told[1][b.low : b.high]
        there, back = found.max(axis=1), found.max(axis=0)
        covers = sorted((float(there @ mine / mine.sum()), float(back @ theirs / theirs.sum())))
        missing = sorted((float(((1 - there) * mine).max()), float(((1 - back) * theirs).max())))
        common = a.stems & b.stems
        weight, all_a, all_b = (self.weights.sum(sorted(some)) for some in (common, a.stems, b.stems))
        shares = sorted((weight / all_a, weight / all_b))
        heads = sorted((_head(a, there), _head(b, back)))
        names = a.names & b.names
        return [
            *covers,
            *shares,
            math.log1p(weight),
            float(len(common - a.names - b.names)),
            float(len(names)),
            _share(a.names, b.names),
            float(len(a.names ^ b.names)),
            *missing,
            *heads,
            float(bool(a.head & b.head)),
            _agree(a.amounts, b.amounts),
            float(bool(a.amounts) != bool(b.amounts)),
            _agree(a.dates, b.dates),
            float(a.denied != b.denied),
            float(_stage(a) != _stage(b)),
            _agree(a.sides, b.sides),
            _share(a.actors, b.actors),
            float(min(len(a.stems), len(b.stems))),
            min(all_a, all_b) / max(all_a, all_b),
            float(a.whole) + float(b.whole),
            float(len(a.kinds & b.kinds)),
            float(len(a.kinds ^ b.kinds)),
            abs(a.sentence.place - b.sentence.place),
            *map(float, sorted(self.setting.ranks)),
            *around,
            self.setting.beside,
        ]  # fmt: skip


def whole(a: Clause, b: Clause, alike: float) -> list[float]:
    """What is asked besides of two clauses whose sentences are so alike (their cosine), in the order of :data:`WHOLE`."""
    return [alike, *alone(a.sentence.deeds, b.sentence.deeds, a.deeds & b.deeds)]


def _head(clause: Clause, found: Array) -> float:
    """How far the predicate of a clause is found in the other; as far as its words are at all where it is no telling word."""
    frame = clause.frame
    if frame is not None:
        for at, start in enumerate(clause.sentence.starts[clause.low : clause.high]):
            if frame.head_start <= start < frame.head_end:
                return float(found[at])
    return float(found.mean())


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of the smaller set that the other has too; a little below none where one is empty."""
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else -0.2


def _agree(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """1 where two sets share something, -1 where they share nothing, 0 where one is empty."""
    return 0.0 if not mine or not theirs else 1.0 if mine & theirs else -1.0


def _stage(clause: Clause) -> int:
    return _STAGES.get(clause.stands, 0)
