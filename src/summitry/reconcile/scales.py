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


def turned_words(a: str, b: str) -> str | None:
    """A shared word that exactly one of two texts negates, or None; what a common scale settles is left to the scale."""
    x, y = negations(a), negations(b)
    if {g.scale for g in grades(a) if g.strict} & {g.scale for g in grades(b) if g.strict}:
        return None
    shared = content.words(a) & content.words(b)
    if x == y or bool(x) == bool(y):
        return None
    return next((w for w in sorted((x | y) & shared)), None)


@lru_cache(maxsize=20_000)
def negations(text: str) -> frozenset[str]:
    """The stems within the reach of a negation."""
    flat = content.plain(text)
    found: set[str] = set()
    found |= {content.stem(w) for u, w in content.unnegated().items() if re.search(rf"\b{u}\b", flat)}
    for match in _negation().finditer(flat):
        rest = re.split(r"[;:.!?,]\s", flat[match.end():])[0]
        if not rest.startswith(" only"):
            found |= content.words(" ".join(rest.split()[:_REACH]))
    return frozenset(found)
