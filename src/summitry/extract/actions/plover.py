"""The PLOVER ontology: quad code and score of a type and mode, and the rules of ``vocabulary/plover.yaml`` made ready."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from summitry import vocabulary


def ontology() -> dict[str, Any]:
    """The whole of ``vocabulary/plover.yaml``."""
    data: dict[str, Any] = vocabulary.load("plover")
    return data


def quad(type_: str) -> int:
    """The quad code of a type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return int(ontology()["types"][type_]["quad"])


def score(type_: str, mode: str = "") -> float:
    """The score of a type and mode, from -10 (conflict) to +10 (cooperation): that of the mode, else the type's base."""
    entry = ontology()["types"][type_]
    return float(entry["modes"].get(mode, entry["base"]))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A combination of a verb with words of its object (``objects``) or of its prepositions (``others``)."""

    verbs: frozenset[str]
    objects: frozenset[str]
    others: frozenset[str]
    type: str
    mode: str


def split(label: str) -> tuple[str, str]:
    """``COERCE/arrest`` as type and mode."""
    type_, _, mode = label.partition("/")
    return type_, mode


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """The combinations by verb, in the order of the file."""
    found: dict[str, list[Phrase]] = {}
    for row in ontology()["phrases"]:
        type_, mode = split(row["t"])
        one = Phrase(frozenset(row["v"]), frozenset(row.get("o", ())), frozenset(row.get("p", ())), type_, mode)
        for verb in row["v"]:
            found.setdefault(verb, []).append(one)
    return {verb: tuple(rows) for verb, rows in found.items()}


@cache
def table(name: str) -> dict[str, tuple[str, str]]:
    """Word → type and mode, for ``verbs`` or ``nouns``; the first label that names a word wins."""
    found: dict[str, tuple[str, str]] = {}
    for label, words in ontology()[name].items():
        for word in words:
            found.setdefault(word, split(label))
    return found


@cache
def operators() -> dict[str, str]:
    """Governor → what it makes of the deed below it; the first that names a word wins."""
    found: dict[str, str] = {}
    for name, words in ontology()["operators"].items():
        for word in words:
            found.setdefault(word, name)
    return found


@cache
def modals() -> dict[str, str]:
    """Modal auxiliary → operator."""
    return {word: name for name, words in ontology()["modals"].items() for word in words}


def is_cooperation(type_: str) -> bool:
    """Whether a type lies in quads 1 and 2."""
    return quad(type_) in (1, 2)
