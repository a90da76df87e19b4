"""Graded and opposite words in plain text: which place on which scale a text takes, and whether it denies it.

Works on words alone, by the scales of ``discourse/scales.yaml`` and the negations of ``discourse/content.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from summitry import lexicon
from summitry.values.words import parse as plain

#: How many words a negation reaches over to its right.
REACH = 4


@dataclass(frozen=True, slots=True)
class Grade:
    """One place on one scale that a text takes: ``negated`` where the text says that it is *not* so.

    ``changes``: things move along this scale in time. ``start`` and ``end`` lie in the plain text
    (:func:`summitry.values.words.parse`).
    """

    scale: str
    grade: int
    cue: str
    negated: bool
    strict: bool
    changes: bool
    start: int
    end: int


#: Where a cue can begin.
_START = re.compile(r"(?<![\w-])\w+")


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of every scale by their first word, each with its scales, grades, strictness and whether things move on it.

    One pattern of all cues costs more time than the rest of an extractor; most words begin no cue.
    """

    patterns: dict[str, re.Pattern[str]]
    places: dict[str, list[tuple[str, int, bool, bool]]]


@cache
def _cues() -> _Cues:
    where: dict[str, list[tuple[str, int, bool, bool]]] = {}
    for scale in lexicon.load("scales")["scales"]:
        for at, grade in enumerate(scale["grades"]):
            for cue in grade:
                where.setdefault(cue, []).append((scale["name"], at, scale["strict"], bool(scale.get("changes"))))
    groups: dict[str, list[str]] = {}
    places: dict[str, list[tuple[str, int, bool, bool]]] = {}
    for i, cue in enumerate(sorted(where, key=lambda c: (-len(c), c))):
        first = _START.match(cue)
        if first is None:
            raise ValueError(f"the cue {cue!r} in scales.yaml does not begin with a word")
        groups.setdefault(first[0], []).append(f"(?P<c{i}>{_pattern(cue)})")
        places[f"c{i}"] = where[cue]
    return _Cues({word: re.compile(rf"(?:{'|'.join(some)})(?![\w-])") for word, some in groups.items()}, places)


def _hits(flat: str) -> Iterator[re.Match[str]]:
    """The cues in a plain text from the left, the longest first, none within another."""
    cues, at = _cues(), 0
    for word in _START.finditer(flat):
        pattern = cues.patterns.get(word[0])
        match = pattern.match(flat, word.start()) if pattern and word.start() >= at else None
        if match:
            at = match.end()
            yield match


def lone_scales(text: str) -> frozenset[str]:
    """The scales a text takes a place on that tell by themselves what it is about (``alone`` in the vocabulary)."""
    alone = {s["name"] for s in lexicon.load("scales")["scales"] if s.get("alone")}
    return frozenset(g.scale for g in grades(text) if g.scale in alone)


def _pattern(cue: str) -> str:
    """A cue as a pattern; ``…`` stands for up to four words."""
    return r"\W+".join(r"(?:[\w'’-]+\W+){0,3}[\w'’-]+" if w == "…" else re.escape(w) for w in cue.split())


@lru_cache(maxsize=20_000)
def grades(text: str) -> tuple[Grade, ...]:
    """The places on scales that a text takes, in text order."""
    flat, where = plain(text), _cues().places
    found = []
    for match in _hits(flat):
        denied = negated_at(flat, match.start(), 2)
        found += [
            Grade(name, at, match[0], denied, strict, changes, match.start(), match.end())
            for name, at, strict, changes in where[match.lastgroup or ""]
        ]
    return tuple(found)


@cache
def negation() -> re.Pattern[str]:
    """A pattern of the words that turn a clause round, for :func:`summitry.values.words.parse` text."""
    words = sorted(lexicon.load("content")["negation"], key=len, reverse=True)
    plain = "|".join(re.escape(w.replace("’", "'")) for w in words if not w.startswith("n'") and not w.startswith("n’"))
    return re.compile(rf"(?<!\w)(?:{plain})(?!\w)|n't(?!\w)")


def negated_at(flat: str, at: int, reach: int = REACH) -> bool:
    """Whether a word of a plain text (see :func:`summitry.values.words.parse`) stands within so many words after a negation."""
    before = re.split(r"[;:.!?]\s|,\s(?:but|and)\s|\bbut\b", flat[:at])[-1]
    hits = [m.end() for m in negation().finditer(before)]
    return bool(hits) and len(before[hits[-1] :].split()) <= reach and not before[hits[-1] :].startswith(" only")
