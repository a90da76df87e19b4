"""Graded and opposite words in plain text: which place on which scale a text takes, and whether it denies it.

Works on words alone, by the scales of ``vocabulary/scales.yaml`` and the negations of ``vocabulary/content.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from summitry import vocabulary

#: How many words a negation reaches over to its right.
REACH = 4


def plain(text: str) -> str:
    """Text in lower case with straight quotation marks and single spaces."""
    return " ".join(text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').lower().split())


@dataclass(frozen=True, slots=True)
class Grade:
    """One place on one scale that a text takes: ``negated`` where the text says that it is *not* so.

    ``changes``: things move along this scale in time. ``start`` and ``end`` lie in the text as :func:`plain` gives it.
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
    flat = plain(text)
    found = []
    for match in pattern.finditer(flat):
        denied = negated_at(flat, match.start())
        found += [Grade(name, at, match[0], denied, strict, changes, match.start(), match.end())
                  for name, at, strict, changes in where[match.lastgroup or ""]]
    return tuple(found)


@cache
def negation() -> re.Pattern[str]:
    """A pattern of the words that turn a clause round, for :func:`plain` text."""
    words = sorted(vocabulary.load("content")["negation"], key=len, reverse=True)
    plain = "|".join(re.escape(w.replace("’", "'")) for w in words if not w.startswith("n'") and not w.startswith("n’"))
    return re.compile(rf"(?<!\w)(?:{plain})(?!\w)|n't(?!\w)")


def negated_at(flat: str, at: int) -> bool:
    """Whether a word of a plain text (see :func:`plain`) stands within the reach of a negation before it."""
    before = re.split(r"[;:.!?]\s|,\s(?:but|and)\s|\bbut\b", flat[:at])[-1]
    hits = [m.end() for m in negation().finditer(before)]
    return bool(hits) and len(before[hits[-1]:].split()) <= REACH and not before[hits[-1]:].startswith(" only")
