"""Within what time something is to come, where only the units are told: "in the coming days" here, "in the next months" there.

A unit that both name leaves room only where one names no other: "the coming weeks" lie within "the coming days and weeks".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from summitry import lexicon
from summitry.reconcile.facts.clauses import Clause


class Horizon(NamedTuple):
    """The units within which something is to come, and the words for them."""

    units: frozenset[str]
    text: str


def apart(mine: Clause, theirs: Clause) -> tuple[str, str] | None:
    """The words in which two clauses give different times within which something is to come, where they exclude each other."""
    here, there = horizon(mine), horizon(theirs)
    if here is None or there is None or here.units <= there.units or there.units <= here.units:
        return None
    return here.text, there.text


def horizon(clause: Clause) -> Horizon | None:
    """Within what time something in a clause is to come; None where it tells no such time, or several."""
    ahead, unit = _forms()
    found = list(ahead.finditer(clause.words))
    if len(found) != 1:
        return None
    units = (one[0].lower() for one in unit.finditer(found[0][0]))
    return Horizon(frozenset(units), found[0][0])


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a stretch ahead is told without a number, and a unit in it."""
    coming, few, units, links = (
        "|".join(map(re.escape, sorted(lexicon.words("disputes", name), key=lambda w: (-len(w), w))))
        for name in ("coming", "few", "stretches", "joined")
    )
    told = rf"\b(?:{coming})\s+(?:(?:{few})\s+)?(?:{units})(?:\s+(?:{links})\s+(?:{units}))*\b"
    return re.compile(told, re.IGNORECASE), re.compile(rf"\b(?:{units})\b", re.IGNORECASE)
