"""The PLOVER ontology: quad code and score of a type and mode, and what a governor makes of the deed below it."""

from __future__ import annotations

from typing import Any

from summitry import lexicon

GOOD, BAD = "cooperation", "conflict"
SAME = "same"


def ontology() -> dict[str, Any]:
    """The whole of ``discourse/plover.yaml``."""
    data: dict[str, Any] = lexicon.load("plover")
    return data


def quad(type_: str) -> int:
    """The quad code of a type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return int(ontology()["types"][type_]["quad"])


def score(type_: str, mode: str = "") -> float:
    """The score of a type and mode, from -10 (conflict) to +10 (cooperation): that of the mode, else the type's base."""
    entry = ontology()["types"][type_]
    return float(entry["modes"].get(mode, entry["base"]))


def side(type_: str) -> str:
    """Whether a type is of cooperation (quads 1 and 2) or of conflict."""
    return GOOD if quad(type_) in (1, 2) else BAD


def made(governor: str, type_: str) -> str:
    """The type that a governor ("promise", "stop" …) gives to a deed of a type."""
    said: dict[str, str] = ontology()["governors"][governor]
    found = said.get(type_, said.get(side(type_), SAME))
    return type_ if found == SAME else found
