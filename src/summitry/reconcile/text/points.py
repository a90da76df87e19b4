"""What a claim says, point by point: the words of each of its sentences, and how alike the points of two claims are."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from summitry import lexicon
from summitry.reconcile.text import content
from summitry.reconcile.text.statement import Statement
from summitry.values import duration

#: Words that a sentence needs to be a point of its own; shorter ones stay with the sentence before them.
_LEAST = 3
#: Words from which on one point standing wholly in another makes them alike.
_ENOUGH = 4

Points = tuple[frozenset[str], ...]


@lru_cache(maxsize=50_000)
def points_of(pieces: tuple[str, ...]) -> Points:
    """The word sets of sentences, without those that say too little."""
    found: list[frozenset[str]] = []
    for sentence in pieces:
        words = content.words(sentence) | _amounts(sentence)
        if len(words) < _LEAST and found:
            found[-1] |= words
        elif words:
            found.append(words)
    return tuple(found)


@cache
def _hint() -> re.Pattern[str]:
    """What a sentence with a number or a length of time has in it: a digit, a numeral, or the name of a unit of time."""
    numbers = lexicon.load("numbers")
    words = [*numbers["ones"], *numbers["tens"], *numbers["scales"], *(f"{unit}s?" for unit in duration.lengths())]
    return re.compile(r"\d|\b(?:" + "|".join(words) + r")\b")


def _amounts(sentence: str) -> frozenset[str]:
    """Numbers and lengths of time in one form: "a week" and "seven days" are one word."""
    if not _hint().search(sentence.lower()):
        return frozenset()
    said = Statement(sentence)
    lengths = [duration.parse(t.value) for t in said.times if t.kind == "duration"]
    numbers = [q.point for q in said.quantities if q.point is not None and q.unit != "ordinal"]
    return frozenset([f"={n:g}s" for n in lengths if n] + [f"={n:g}" for n in numbers])


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
