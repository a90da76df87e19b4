"""Graded and opposite words, and negation: what in two texts about one thing cannot both be true.

Works on words alone, by the scales of ``vocabulary/scales.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from summitry import vocabulary
from summitry.reconcile import content

#: How many words a negation reaches over to its right.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Grade:
    """One place on one scale that a text takes: ``negated`` where the text says that it is *not* so.

    ``changes``: things move along this scale in time. ``start`` and ``end`` lie in the text as :func:`content.plain` gives it.
    """

    scale: str
    grade: int
    cue: str
    negated: bool
    strict: bool
    changes: bool
    start: int
    end: int


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, list[tuple[str, int, bool, bool]]]]:
    """One pattern of every cue of every scale, and for each cue its scales, grades and strictness."""
    where: dict[str, list[tuple[str, int, bool, bool]]] = {}
    for scale in vocabulary.load("scales")["scales"]:
        for at, grade in enumerate(scale["grades"]):
            for cue in grade:
                where.setdefault(cue, []).append((scale["name"], at, scale["strict"], bool(scale.get("changes"))))
    ordered = sorted(where, key=lambda c: (-len(c), c))
    return re.compile(r"(?<![\w-])(?:" + "|".join(f"(?P<c{i}>{_pattern(c)})" for i, c in enumerate(ordered)) + r")(?![\w-])"), {
        f"c{i}": where[c] for i, c in enumerate(ordered)}


def lone_scales(text: str) -> frozenset[str]:
    """The scales a text takes a place on that tell by themselves what it is about (``alone`` in the vocabulary)."""
    alone = {s["name"] for s in vocabulary.load("scales")["scales"] if s.get("alone")}
    return frozenset(g.scale for g in grades(text) if g.scale in alone)


def _pattern(cue: str) -> str:
    """A cue as a pattern; ``…`` stands for up to four words."""
    return r"\W+".join(r"(?:[\w'’-]+\W+){0,3}[\w'’-]+" if w == "…" else re.escape(w) for w in cue.split())


@lru_cache(maxsize=20_000)
def grades(text: str) -> tuple[Grade, ...]:
    """The places on scales that a text takes, in text order."""
    pattern, where = _cues()
    flat = content.plain(text)
    found = []
    for match in pattern.finditer(flat):
        denied = negated_at(flat, match.start())
        found += [Grade(name, at, match[0], denied, strict, changes, match.start(), match.end())
                  for name, at, strict, changes in where[match.lastgroup or ""]]
    return tuple(found)


@cache
def _negation() -> re.Pattern[str]:
    words = sorted(vocabulary.load("content")["negation"], key=len, reverse=True)
    plain = "|".join(re.escape(w.replace("’", "'")) for w in words if not w.startswith("n'") and not w.startswith("n’"))
    return re.compile(rf"(?<!\w)(?:{plain})(?!\w)|n't(?!\w)")


def negated_at(flat: str, at: int) -> bool:
    """Whether a word of a plain text (see :func:`content.plain`) stands within the reach of a negation before it."""
    before = re.split(r"[;:.!?]\s|,\s(?:but|and)\s|\bbut\b", flat[:at])[-1]
    hits = [m.end() for m in _negation().finditer(before)]
    return bool(hits) and len(before[hits[-1]:].split()) <= _REACH and not before[hits[-1]:].startswith(" only")


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
    denied, other = (x, b) if x else (y, a)
    for denial in denied:
        said = said_at(other, denial.word)
        if said:
            return (denial, said) if x else (said, denial)
    return None


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
    for match in _negation().finditer(flat):
        rest = re.split(r"[;:.!?,]\s", flat[match.end():])[0]
        if rest.startswith(" only"):
            continue
        reached = re.match(r"(?:\W*[\w'’-]+){0,%d}" % _REACH, rest)
        for word in re.finditer(r"[^\W_]+", reached[0] if reached else ""):
            found += [Denial(w, match.end() + word.start(), match.end() + word.end()) for w in content.words(word[0])]
    return tuple(sorted(set(found), key=lambda d: (d.start, d.word)))


def said_at(text: str, word: str) -> Denial | None:
    """The first place where a text has a word (stem), or None."""
    flat = content.plain(text)
    return next((Denial(word, *m.span()) for m in re.finditer(r"[^\W_]+", flat) if word in content.words(m[0])), None)
