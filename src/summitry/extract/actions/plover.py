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
    """A combination of a verb with words of its object (``objects``) or of its prepositions (``others``).

    ``clauses``: the verb below that it needs ("refused to eat"); ``both``: whether object *and* preposition must fit;
    ``unless``: words of the object that speak against it ("held a joint meeting").
    """

    verbs: frozenset[str]
    objects: frozenset[str]
    others: frozenset[str]
    type: str
    mode: str
    clauses: frozenset[str] = frozenset()
    both: bool = False
    unless: frozenset[str] = frozenset()

    def fits(self, objects: frozenset[str], others: frozenset[str], clauses: frozenset[str]) -> bool:
        """Whether the words of a verb's objects, prepositions and clauses make this combination."""
        if (self.clauses and not self.clauses & clauses) or self.unless & objects:
            return False
        if self.both:
            return bool(self.objects & objects) and bool(self.others & others)
        return bool(self.objects & objects) or bool(self.others & others) or not (self.objects or self.others)


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
        one = Phrase(
            frozenset(row["v"]),
            frozenset(row.get("o", ())),
            frozenset(row.get("p", ())),
            type_,
            mode,
            frozenset(row.get("c", ())),
            bool(row.get("both")),
            frozenset(row.get("n", ())),
        )
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
