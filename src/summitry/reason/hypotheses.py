"""Competing hypotheses held against the evidence of a record, ranked by what speaks against them.

Heuer's method (Psychology of Intelligence Analysis, 1999, ch. 8): each piece of evidence is consistent with a hypothesis,
inconsistent with it, or silent on it; the hypothesis that is least disconfirmed leads. What is consistent with all of them tells
them apart from none. How much the answer hangs on a piece is told by leaving that piece out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from summitry.errors import InputError
from summitry.reason import given


class Fits(StrEnum):
    """How a piece of evidence stands to a hypothesis."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece: what names it in the record (an id, its beginning, or a title), how it stands to whom, its weight, and why."""

    entry: str
    consistent: frozenset[str]
    inconsistent: frozenset[str]
    weight: float = 1.0
    because: str = ""

    def fits(self, hypothesis: str) -> Fits:
        """How it stands to a hypothesis."""
        if hypothesis in self.inconsistent:
            return Fits.INCONSISTENT
        return Fits.CONSISTENT if hypothesis in self.consistent else Fits.SILENT


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its competing hypotheses (names and what they say) and the evidence."""

    question: str
    hypotheses: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One hypothesis: the weight of what is inconsistent and consistent with it, and how many pieces are silent on it."""

    name: str
    says: str
    against: float
    in_favour: float
    silent: int


@dataclass(frozen=True, slots=True)
class Without:
    """What the answer would be without one piece: who would lead, where that is another than with it."""

    piece: Evidence
    leaders: tuple[str, ...]
    changes: bool
    tells_apart: bool


def rank(question: Question) -> tuple[Ranked, ...]:
    """The hypotheses, the least disconfirmed first; of equals the order given. Nothing is a probability."""
    found = [_ranked(question, name, says) for name, says in question.hypotheses]
    return tuple(sorted(found, key=lambda r: r.against))


def _ranked(question: Question, name: str, says: str) -> Ranked:
    weights = {kind: sum(e.weight for e in question.evidence if e.fits(name) is kind) for kind in Fits}
    silent = sum(e.fits(name) is Fits.SILENT for e in question.evidence)
    return Ranked(name, says, weights[Fits.INCONSISTENT], weights[Fits.CONSISTENT], silent)


def leaders(question: Question) -> tuple[str, ...]:
    """The least disconfirmed hypotheses: one, or several that are equal."""
    ranked = rank(question)
    return tuple(r.name for r in ranked if abs(r.against - ranked[0].against) < 1e-9)


def sensitivity(question: Question) -> Iterator[Without]:
    """For each piece of evidence what would lead without it."""
    now = leaders(question)
    for piece in question.evidence:
        rest = tuple(e for e in question.evidence if e is not piece)
        then = leaders(Question(question.question, question.hypotheses, rest))
        kinds = {piece.fits(name) for name, _ in question.hypotheses}
        yield Without(piece, then, then != now, len(kinds) > 1)


def load(path: str | Path) -> Question:
    """A question from a YAML file, as ``docs/hypotheses.md`` tells it. Raises InputError."""
    found = given.fields(given.read(path), "a question", ("question", "hypotheses", "evidence"))
    named = tuple(_hypothesis(one) for one in given.listed(found["hypotheses"], "hypotheses"))
    names = [name for name, _ in named]
    if len(set(names)) != len(names) or len(names) < 2:
        raise InputError("there are two or more hypotheses, each with a name of its own")
    pieces = tuple(_evidence(one, names) for one in given.listed(found["evidence"], "evidence"))
    return Question(given.words(found["question"], "question"), named, pieces)


def _hypothesis(told: Any) -> tuple[str, str]:
    one = given.fields(told, "a hypothesis", ("name", "says"))
    return given.words(one["name"], "name"), given.words(one["says"], "says")


def _evidence(told: Any, names: Sequence[str]) -> Evidence:
    one = given.fields(told, "a piece of evidence", ("entry",), ("consistent", "inconsistent", "weight", "because"))
    for_, against = (
        frozenset(str(name) for name in given.listed(one.get(key, []), key)) for key in ("consistent", "inconsistent")
    )
    strange = sorted((for_ | against) - set(names))
    if strange:
        raise InputError(f"no hypothesis is called {', '.join(strange)}; there are {', '.join(names)}")
    if both := sorted(for_ & against):
        raise InputError(f"{one['entry']} is both consistent and inconsistent with {', '.join(both)}")
    weight = given.number(one.get("weight", 1), "weight")
    if weight < 0:
        raise InputError(f"a weight is 0 or more, not {weight:g}")
    because = given.words(one["because"], "because") if one.get("because") else ""
    return Evidence(given.words(one["entry"], "entry"), for_, against, weight, because)
