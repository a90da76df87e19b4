"""How two values of one thing stand to each other: the same, compatible in one of several ways, or contradictory.

Only a contradiction makes a finding contested. Everything that can be true together has a name of its own, so that a
reader sees why two numbers that differ are no conflict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """The relations, from the nearest to the furthest."""

    #: One value, however it is spelled.
    SAME = "same"
    #: One is open and leaves room for the other: "more than 50" and 59.
    BOUND = "bound"
    #: One is the other in round figures: 1,400 and 1,429.
    ROUNDING = "rounding"
    #: One lies in the other: Hanoi and Vietnam, April and 25 April.
    PART = "part"
    #: It went on between two reports: 80, later 84 dead.
    UPDATE = "update"
    #: They are of different things, or nothing is known that tells.
    SCOPE = "scope"
    #: The parties to a quarrel each say their own.
    TWO_SIDED = "two-sided"
    #: Both cannot hold.
    CONTRADICTION = "contradiction"


_NEARNESS = {relation: rank for rank, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class Compared:
    """The relation of two values, and why, for people to read."""

    relation: Relation
    why: str = ""

    @property
    def clashes(self) -> bool:
        """Whether both cannot hold."""
        return self.relation is Relation.CONTRADICTION


def nearest(found: Iterable[Compared]) -> Compared | None:
    """Of the comparisons of several pairs the one that fits best, the first of equals; None where there is no pair."""
    return min(found, key=lambda one: _NEARNESS[one.relation], default=None)


def most_telling(found: Iterable[Compared]) -> Compared | None:
    """The first contradiction, else the first pair that is not just the same, else the first; None where there is no pair."""
    rank = {Relation.CONTRADICTION: 0, Relation.SAME: 2}
    return min(found, key=lambda one: rank.get(one.relation, 1), default=None)
