"""Graded and opposite words, and negation: what in two texts about one thing cannot both be true.

Works on words alone, by the scales of ``vocabulary/scales.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summitry.language.number.scales import REACH, Grade, grades, lone_scales, negated_at, negation
from summitry.reconcile import content

__all__ = [
    "Denial",
    "Grade",
    "denials",
    "grades",
    "lone_scales",
    "negated_at",
    "negations",
    "opposite_grades",
    "said_at",
    "turned_words",
]


def opposite_grades(a: str, b: str) -> tuple[Grade, Grade] | None:
    """Two places on one strict scale that cannot both hold, or None. A text that takes two places of a scale decides nothing."""
    mine, theirs = grades(a), grades(b)
    for scale in sorted({g.scale for g in mine} & {g.scale for g in theirs}):
        x = {(g.grade, g.negated): g for g in mine if g.scale == scale and g.strict}
        y = {(g.grade, g.negated): g for g in theirs if g.scale == scale and g.strict}
        if len(x) != 1 or len(y) != 1:
            continue
        (xg,), (yg,) = x.values(), y.values()
        if (xg.grade == yg.grade) == (xg.negated != yg.negated) and not (xg.negated and yg.negated):
            return xg, yg
    return None


def turned_words(a: str, b: str) -> tuple[Denial, Denial] | None:
    """A word that one of two texts denies and the other says, with its place in each; None where both or none deny.

    What a common scale settles is left to the scale.
    """
    if {g.scale for g in grades(a) if g.strict} & {g.scale for g in grades(b) if g.strict}:
        return None
    x, y = denials(a), denials(b)
    if bool(x) == bool(y):
        return None
    denied, other, own = (x, b, a) if x else (y, a, b)
    for denial in denied:
        said = said_at(other, denial.word)
        if said and not _also_said(own, denial.word):
            return (denial, said) if x else (said, denial)
    return None


def _also_said(text: str, word: str) -> bool:
    """Whether a text has a word more often than it denies it: "calls on these, but never calls on those" decides nothing."""
    flat = content.plain(text)
    return sum(word in content.words(m[0]) for m in re.finditer(r"[^\W_]+", flat)) > sum(
        d.word == word for d in denials(text)
    )


#: How many telling words a negation denies: "will not give way on the border" denies giving way, not the border.
_DENIED = 1


@dataclass(frozen=True, slots=True)
class Denial:
    """A word (stem) at a place of a text as :func:`content.plain` gives it."""

    word: str
    start: int
    end: int


def negations(text: str) -> frozenset[str]:
    """The stems within the reach of a negation."""
    return frozenset(d.word for d in denials(text))


@lru_cache(maxsize=20_000)
def denials(text: str) -> tuple[Denial, ...]:
    """The words within the reach of a negation, in text order."""
    flat = content.plain(text)
    found: list[Denial] = []
    for match in re.finditer(r"[^\W_]+", flat):
        if match[0] in content.unnegated():
            found += [Denial(w, *match.span()) for w in content.words(content.unnegated()[match[0]])]
    for match in negation().finditer(flat):
        rest = re.split(r"[;:.!?,]\s", flat[match.end() :])[0]
        if rest.startswith(" only"):
            continue
        reached = re.match(rf"(?:\W*[\w'’-]+){{0,{REACH}}}", rest)
        told = [
            m
            for m in re.finditer(r"[^\W_]+", reached[0] if reached else "")
            if content.words(m[0]) and not m[0].endswith("ly")
        ]
        for word in told[:_DENIED]:
            found += [Denial(w, match.end() + word.start(), match.end() + word.end()) for w in content.words(word[0])]
    return tuple(sorted(set(found), key=lambda d: (d.start, d.word)))


def said_at(text: str, word: str) -> Denial | None:
    """The first place where a text has a word (stem), or None."""
    flat = content.plain(text)
    return next((Denial(word, *m.span()) for m in re.finditer(r"[^\W_]+", flat) if word in content.words(m[0])), None)
