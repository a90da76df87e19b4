"""Where a deal holds: one side gives in instalments, the other performs, and who cheats is found out only with some probability.

All payoffs are the analyst's own assumptions, so that no single number means anything: the answer is a map over the probability
of detection and what the performing side has without a deal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from summitry.errors import InputError
from summitry.reason import given
from summitry.reason.games import Chance, Decision, End, Node, Solution, solve

#: Moves of the two sides, and what chance may bring.
GIVE, STOP, KEEP, CHEAT = "give", "stop", "keep the word", "cheat"
DETECTED, UNDETECTED = "detected", "not detected"
#: Instalments that a game may have: each makes the tree three levels deeper.
MOST_INSTALMENTS = 50
#: Points of a map in each direction.
POINTS = 21


class Holds(StrEnum):
    """What comes of a deal: all of it, all but by a hair (somebody is indifferent), a part, or nothing."""

    WHOLE = "holds"
    EDGE = "holds, but somebody is indifferent"
    PART = "breaks off"
    CHEATED = "somebody cheats"
    NONE = "no deal"


@dataclass(frozen=True, slots=True)
class Side:
    """What a deal is worth to one side: the other's part, its own part's cost, and what it has without any deal.

    ``harm`` is lost, beyond what was given, by who is cheated; ``penalty`` by who is found to have cheated.
    """

    who: str
    value: float
    cost: float
    outside: float = 0.0
    harm: float = 0.0
    penalty: float = 0.0


@dataclass(frozen=True, slots=True)
class Terms:
    """A deal: who gives first, who performs then, the probability that cheating is found out, and in how many instalments."""

    name: str
    gives: Side
    performs: Side
    detection: float
    instalments: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.detection <= 1:
            raise InputError(f"a probability of detection lies between 0 and 1, not at {self.detection:g}")
        if not 1 <= self.instalments <= MOST_INSTALMENTS:
            raise InputError(f"a deal has 1 to {MOST_INSTALMENTS} instalments, not {self.instalments}")


@dataclass(frozen=True, slots=True)
class Swept:
    """Terms with the ranges that are swept: of detection, of what the performing side has without a deal, of instalments.

    The detection of ``terms`` is the middle of its range.
    """

    terms: Terms
    detection: tuple[float, float]
    outside: tuple[float, float]
    instalments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DealMap:
    """What comes of a deal over detection (columns) and outside option (rows, the lowest first), for a number of instalments."""

    terms: Terms
    detection: tuple[float, ...]
    outside: tuple[float, ...]
    cells: tuple[tuple[Holds, ...], ...]

    @property
    def share(self) -> float:
        """The part of the map in which the deal holds: how large the region is, and no probability of anything."""
        every = [cell for row in self.cells for cell in row]
        return sum(cell in (Holds.WHOLE, Holds.EDGE) for cell in every) / len(every)

    def least_detection(self, row: int) -> float | None:
        """The lowest probability of detection of a row from which on the deal holds in all columns; None where in none."""
        found = None
        for value, cell in zip(reversed(self.detection), reversed(self.cells[row]), strict=True):
            if cell not in (Holds.WHOLE, Holds.EDGE):
                break
            found = value
        return found


def game(terms: Terms) -> Node:
    """The game of a deal: in each instalment one side gives or stops, then the other keeps its word or cheats.

    Who is found out gets no more, and pays; who is not gets the rest without performing. What has been exchanged stays so.
    """
    node: Node = End("all exchanged", _payoffs(terms, terms.instalments))
    for done in reversed(range(terms.instalments)):
        node = _round(terms, done, node)
    return node


def _round(terms: Terms, done: int, kept: Node) -> Node:
    cheated = Chance(
        (
            (DETECTED, terms.detection, End("found out", _found_out(terms, done))),
            (UNDETECTED, 1 - terms.detection, End("not found out", _not_found_out(terms, done))),
        ),
        "is it found out?",
    )
    number = f"instalment {done + 1} of {terms.instalments}"
    answer = Decision(1, ((KEEP, kept), (CHEAT, cheated)), f"{terms.performs.who}, {number}")
    stopped = End(f"stopped before {number}", _payoffs(terms, done))
    return Decision(0, ((GIVE, answer), (STOP, stopped)), f"{terms.gives.who}, {number}")


def _payoffs(terms: Terms, done: int) -> tuple[float, float]:
    """What both have where so many instalments were exchanged, and no more are."""
    share = done / terms.instalments
    one, two = (share * (s.value - s.cost) + (1 - share) * s.outside for s in (terms.gives, terms.performs))
    return one, two


def _found_out(terms: Terms, done: int) -> tuple[float, float]:
    a, b, part = terms.gives, terms.performs, 1 / terms.instalments
    share = done * part
    left = 1 - share - part
    return (
        share * (a.value - a.cost) - part * (a.cost + a.harm) + left * a.outside,
        share * (b.value - b.cost) + part * b.value + left * b.outside - b.penalty,
    )


def _not_found_out(terms: Terms, done: int) -> tuple[float, float]:
    a, b, share = terms.gives, terms.performs, done / terms.instalments
    return (
        share * (a.value - a.cost) - (1 - share) * (a.cost + a.harm),
        share * (b.value - b.cost) + (1 - share) * b.value,
    )


def outcome(terms: Terms) -> Holds:
    """What comes of a deal where both sides do what is best for them."""
    return _read(solve(game(terms)), terms.instalments)


def _read(found: Solution, instalments: int) -> Holds:
    if found.path == (GIVE, KEEP) * instalments:
        return Holds.EDGE if found.tied else Holds.WHOLE
    if found.path[0] == STOP:
        return Holds.NONE
    return Holds.CHEATED if found.path[-1] == CHEAT else Holds.PART


def maps(swept: Swept, points: int = POINTS) -> tuple[DealMap, ...]:
    """A map for each number of instalments."""
    return tuple(_map(replace(swept.terms, instalments=n), swept, points) for n in swept.instalments)


def _map(terms: Terms, swept: Swept, points: int) -> DealMap:
    detection, outside = _steps(swept.detection, points), _steps(swept.outside, points)
    cells = tuple(
        tuple(
            outcome(replace(terms, detection=p, performs=replace(terms.performs, outside=without))) for p in detection
        )
        for without in outside
    )
    return DealMap(terms, detection, outside, cells)


def _steps(ends: tuple[float, float], points: int) -> tuple[float, ...]:
    """Evenly spaced values from one end to the other; one where they are the same."""
    low, high = ends
    if low == high:
        return (low,)
    return tuple(round(low + (high - low) * n / (points - 1), 9) for n in range(points))


def load(path: str | Path) -> Swept:
    """A deal from a YAML file, as ``docs/sequences.md`` tells it. Raises InputError."""
    found = given.fields(given.read(path), "a deal", ("deal", "gives", "performs"), ("detection", "instalments"))
    gives, performs = (_side(found[name], name) for name in ("gives", "performs"))
    detection = _ends(found.get("detection", [0, 1]), "detection")
    outside = _ends(found["performs"].get("outside", 0), "outside")
    parts = [
        int(given.number(n, "a number of instalments"))
        for n in given.listed(found.get("instalments", 1), "instalments")
    ]
    terms = Terms(given.words(found["deal"], "deal"), gives, performs, detection[1], parts[0])
    return Swept(replace(terms, detection=sum(detection) / 2), detection, outside, tuple(parts))


def _side(told: Any, name: str) -> Side:
    one = given.fields(told, name, ("who", "value", "cost"), ("outside", "harm", "penalty"))
    numbers = {
        key: _ends(one[key], f"{name}: {key}")[0]
        for key in ("value", "cost", "outside", "harm", "penalty")
        if key in one
    }
    return Side(given.words(one["who"], f"{name}: who"), **numbers)


def _ends(told: Any, what: str) -> tuple[float, float]:
    """A number, or a range of two, the lower first."""
    ends = [given.number(one, what) for one in given.listed(told, what)]
    if len(ends) not in (1, 2) or ends[0] > ends[-1]:
        raise InputError(f"{what} is a number, or a range such as [0, 1]")
    return ends[0], ends[-1]
