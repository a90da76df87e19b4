"""Places by their canonical names (``Hanoi``, ``Hanoi, Vietnam``): how two lie to each other, and how a reader is told.

Where places lie is known to an atlas that is handed in (``language.place.within``); nothing is looked up here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Protocol

from summitry.values import words
from summitry.values.relation import Compared, Relation

#: Two towns no further apart than this (kilometres) can be told of as one.
_NEXT_TO = 30.0
_KILOMETRES_A_DEGREE = 111.2


class Located(Protocol):
    """Something on the map; its coordinates (degrees) may not be known."""

    @property
    def latitude(self) -> float | None:
        """Degrees north."""

    @property
    def longitude(self) -> float | None:
        """Degrees east."""


class Atlas(Protocol):
    """What is known of where places lie."""

    def contains(self, outer: str, inner: str) -> bool:
        """Whether one place lies in another."""

    def same_place(self, a: str, b: str) -> bool:
        """Whether two names can be of one place."""

    def where(self, name: str) -> Located | None:
        """The place that a name most likely means, None where it is not known."""


def parse(name: str) -> tuple[str, ...]:
    """The names of which a canonical one is made, the smallest place first: ``("Hanoi", "Vietnam")``."""
    return tuple(piece for part in name.split(",") if (piece := words.show(part)))


def write(pieces: Iterable[str]) -> str:
    """The canonical name of a place and of what it lies in."""
    return ", ".join(pieces)


def compare(a: str, b: str, atlas: Atlas, within: Callable[[str], Iterable[str]] = lambda _: ()) -> Compared:
    """Two places of one thing: a venue in its city, a city in its region and country.

    ``within`` gives further names that a place lies in. Two places contradict each other only where it is known of both where
    they lie, and they are not one town's.
    """
    if a.casefold() == b.casefold():
        return Compared(Relation.SAME)
    for inner, outer in ((a, b), (b, a)):
        if outer.casefold() in {name.casefold() for name in within(inner)} or lies_in(inner, outer, atlas):
            return Compared(Relation.PART, f"{inner} is in {outer}")
    if atlas.same_place(a, b):
        return Compared(Relation.SAME)
    here, there = atlas.where(a), atlas.where(b)
    if here is None or there is None:
        return Compared(Relation.SCOPE, "it is not known of both where they lie")
    apart = _kilometres(here, there)
    if apart is not None and apart <= _NEXT_TO:
        return Compared(Relation.PART, f"{a} is next to {b}")
    return Compared(Relation.CONTRADICTION, f"{a} against {b}")


def lies_in(inner: str, outer: str, atlas: Atlas) -> bool:
    """Whether one place is known to lie in another, by its name or by the atlas."""
    return _names(inner, outer) or atlas.contains(outer, inner)


def _names(inner: str, outer: str) -> bool:
    """``Hanoi, Vietnam`` names its Vietnam; ``Great Hall of the People`` has no part in ``People``."""
    mine, around = ([piece.casefold() for piece in parse(name)] for name in (inner, outer))
    return (len(mine) > 1 and outer.casefold() in mine) or inner.casefold() in around[:-1]


def widen(name: str) -> tuple[str, ...]:
    """The place and what its name says that it lies in, each by its whole name: ``Hanoi, Vietnam`` and ``Vietnam``."""
    pieces = parse(name)
    return tuple(write(pieces[at:]) for at in range(len(pieces)))


def _kilometres(a: Located, b: Located) -> float | None:
    """Distance on a plane around the places, near enough for telling neighbours; None where one is not on the map."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    north = (a.latitude - b.latitude) * _KILOMETRES_A_DEGREE
    east = (a.longitude - b.longitude) * _KILOMETRES_A_DEGREE * math.cos(math.radians(a.latitude))
    return math.hypot(north, east)


def show(name: str) -> str:
    """A place for a reader: its name on one line."""
    return words.show(name)


def country(alpha3: str) -> str:
    """The common English name of an ISO 3166 alpha-3 code; other text comes back as it is."""
    if alpha3 not in _alpha2():
        return alpha3
    alpha2, formal = _alpha2()[alpha3]
    return str(_territories().get(alpha2) or formal.partition(",")[0])


@cache
def _territories() -> Any:
    from babel import Locale  # babel and pycountry take 80 ms: not needed to start up

    return Locale("en", "GB").territories


@cache
def _alpha2() -> dict[str, tuple[str, str]]:
    """Alpha-2 code and formal name by alpha-3 code, of countries that are and that were."""
    import pycountry

    known = (*pycountry.historic_countries, *pycountry.countries)
    return {c.alpha_3: (getattr(c, "alpha_2", ""), c.name) for c in known}
