"""What a claim says, point by point: the words of each of its sentences, and how alike the points of two claims are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summitry.reconcile.text import content

#: Words that a sentence needs to be a point of its own; shorter ones stay with the sentence before them.
_LEAST = 3
#: Words from which on one point standing wholly in another makes them alike.
_ENOUGH = 4

Points = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one sentence of a claim, with the numbers and lengths of time in them (``Sentences.amounts``)."""

    words: str
    amounts: frozenset[str] = frozenset()


@lru_cache(maxsize=50_000)
def points_of(pieces: tuple[Piece, ...]) -> Points:
    """The word sets of sentences, without those that say too little."""
    found: list[frozenset[str]] = []
    for piece in pieces:
        words = content.words(piece.words) | piece.amounts
        if len(words) < _LEAST and found:
            found[-1] |= words
        elif words:
            found.append(words)
    return tuple(found)


def likeness(a: Points, b: Points, weights: content.Weights | None = None) -> float:
    """How much the nearest two points of two claims share (0 to 1)."""
    return max((_pair(x, y, weights) for x in a for y in b), default=0.0)


def _pair(x: frozenset[str], y: frozenset[str], weights: content.Weights | None) -> float:
    shared = x & y
    if len(shared) < 2:
        return 0.0
    damped = content.overlap(x, y, weights)
    smaller = min(len(x), len(y))
    within = len(shared) / smaller if smaller >= _ENOUGH else 0.0
    return max(damped, 0.9 * within if within >= 0.8 else 0.0)
