"""How two values of one role stand to each other: the same, compatible in one of several ways, or contradictory.

Only ``contradiction`` makes a finding contested. Everything that can be true together has a name of its own, so that a
reader sees why two numbers that differ are no conflict: a *bound* ("more than 50" and 59), a *rounding* (1,400 and 1,429), a
*part* (Hanoi and Vietnam, April and 25 April), an *update* (80, later 84 dead), another *scope*, or *two-sided* (the parties
to a quarrel each say their own).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from summitry.language.place import venues
from summitry.language.place.gazetteer import Gazetteer, Place
from summitry.language.place.within import contains, same_place
from summitry.reconcile.spans import meet, span

SAME, BOUND, ROUNDING, PART, UPDATE, SCOPE, TWO_SIDED, CONTRADICTION = (
    "same",
    "bound",
    "rounding",
    "part",
    "update",
    "scope",
    "two-sided",
    "contradiction",
)

_DURATION = re.compile(
    r"P(?:(?P<y>[\d.]+)Y)?(?:(?P<mo>[\d.]+)M)?(?:(?P<w>[\d.]+)W)?(?:(?P<d>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?$"
)
#: Two towns no further apart than this (kilometres) can be told of as one.
_NEXT_TO = 30.0
_SECONDS = {"y": 31_557_600.0, "mo": 2_629_800.0, "w": 604_800.0, "d": 86_400.0, "h": 3600.0, "m": 60.0, "s": 1.0}


#: Lengths of time by the names of their units, in seconds.
LENGTHS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2_629_800.0,
    "year": 31_557_600.0,
}


@dataclass(frozen=True, slots=True)
class Relation:
    """How two values stand to each other (``kind``), and why, for people to read."""

    kind: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range of numbers. An end that is None is open ("more than 50" is ``Quantity(50, None)``).

    ``unit`` is singular English or a currency, ``approximate`` says that the report itself calls it so.
    """

    minimum: float | None
    maximum: float | None
    unit: str | None = None
    approximate: bool = False

    @property
    def point(self) -> float | None:
        """The one value, or None for a range or an open end."""
        return self.minimum if self.minimum == self.maximum else None


def number(text: str | None) -> float | None:
    """A plain decimal string as a number; None for anything else."""
    try:
        return float(text.replace(",", "")) if text else None
    except ValueError:
        return None


def seconds(duration: str) -> float | None:
    """The length of an ISO 8601 duration in seconds (a month 30.4 days); None if it is none."""
    found = _DURATION.match(duration)
    if not found or not any(found.groupdict().values()):
        return None
    return sum(float(v) * _SECONDS[k] for k, v in found.groupdict().items() if v)


def compare_quantities(a: Quantity, b: Quantity) -> Relation:
    """Two quantities of one thing in one unit."""
    if a.point is not None and b.point is not None:
        return _points(a, b)
    low, high = _ends(a), _ends(b)
    if low == high:
        return Relation(SAME)
    if low[0] <= high[1] and high[0] <= low[1]:
        return Relation(
            BOUND, f"{show(a)} leaves room for {show(b)}" if b.point is not None else f"{show(a)} and {show(b)} overlap"
        )
    if (a.approximate or b.approximate) and _close(a, b):
        return Relation(ROUNDING, f"{show(a)} is near {show(b)}")
    return Relation(CONTRADICTION, f"{show(a)} against {show(b)}")


def _points(a: Quantity, b: Quantity) -> Relation:
    x, y = float(a.point or 0), float(b.point or 0)
    if abs(x - y) <= 1e-9 * max(1.0, abs(x), abs(y)):
        return Relation(SAME)
    loose = a.approximate or b.approximate
    if rounds_to(x, y, loose=loose) or rounds_to(y, x, loose=loose) or (loose and _close(a, b)):
        return Relation(ROUNDING, f"{show(a)} is a rounding of {show(b)}")
    return Relation(CONTRADICTION, f"{show(a)} against {show(b)}")


def rounds_to(exact: float, rounded: float, *, loose: bool) -> bool:
    """Whether ``rounded`` is what one would write for ``exact`` in round figures.

    Without a word such as "about" only figures with two or more closing zeros count as rounded.
    """
    whole = f"{abs(rounded):.0f}" if float(rounded).is_integer() else ""
    zeros = len(whole) - len(whole.rstrip("0")) if whole.rstrip("0") else 0
    if whole and zeros >= (1 if loose else 2):
        cut = len(whole) - zeros > 1 and 0 <= abs(exact) - abs(rounded) < 10**zeros  # cut off rather than rounded
        over, half = abs(exact) - abs(rounded), 10**zeros / 2
        return bool(cut or -half - 1e-9 < over < half - 1e-9)  # the half is rounded up
    if whole:
        return not float(exact).is_integer() and bool(round(exact) == rounded)
    places = len(f"{rounded:g}".partition(".")[2])
    return places > 0 and bool(round(exact, places) == rounded)


def _close(a: Quantity, b: Quantity) -> bool:
    """Within a tenth of each other: what "about" allows."""
    ends = [e for q in (a, b) for e in (q.minimum, q.maximum) if e is not None]
    x, y = min(ends), max(ends)
    return abs(y - x) <= 0.1 * max(abs(x), abs(y))


def _ends(q: Quantity) -> tuple[float, float]:
    low = float("-inf") if q.minimum is None else q.minimum
    high = float("inf") if q.maximum is None else q.maximum
    spread = 0.1 if q.approximate else 0.0
    return low - spread * abs(low if low > float("-inf") else 0), high + spread * abs(
        high if high < float("inf") else 0
    )


def show(q: Quantity) -> str:
    """A quantity for people to read."""
    if q.point is not None:
        return f"{'about ' if q.approximate else ''}{q.point:g}"
    if q.maximum is None:
        return f"more than {q.minimum:g}" if q.minimum is not None else "an unknown number"
    return f"at most {q.maximum:g}" if q.minimum is None else f"{q.minimum:g} to {q.maximum:g}"


def compare_times(a: str, b: str) -> Relation:
    """Two EDTF times of one thing: the same, one within the other, or apart. Unknown times agree with everything."""
    if a == b:
        return Relation(SAME)
    x, y = span(a), span(b)
    if x is None or y is None:
        return Relation(PART, "one of the two times is not known to the day")
    if x == y:
        return Relation(SAME)
    if meet(x, y):
        return Relation(PART, f"{a} and {b} can be the same time")
    return Relation(CONTRADICTION, f"{a} against {b}")


def compare_durations(a: str, b: str, *, approximate: bool = False) -> Relation:
    """Two ISO 8601 durations of one thing, within a tenth of each other counted as rounded if one is approximate."""
    x, y = seconds(a), seconds(b)
    if a == b or x == y:
        return Relation(SAME)
    if x is None or y is None:
        return Relation(SCOPE, "one of the two is no plain duration")
    near = abs(x - y) <= (0.15 if approximate else 0.04) * max(x, y)
    return Relation(ROUNDING, f"{a} is near {b}") if near else Relation(CONTRADICTION, f"{a} against {b}")


def compare_places(a: str, b: str, within: Callable[[str], Iterable[str]] = lambda _: ()) -> Relation:
    """Two canonical place names: a venue in its city, a city in its region and country, by the gazetteer.

    ``within`` gives further names that a place lies in. Two places contradict each other only where it is known of both where
    they lie, and they are not one town's.
    """
    if a.casefold() == b.casefold():
        return Relation(SAME)
    for inner, outer in ((a, b), (b, a)):
        around = {w.casefold() for w in within(inner)}
        if outer.casefold() in around or _names_within(inner, outer) or contains(outer, inner):
            return Relation(PART, f"{inner} is in {outer}")
    if same_place(a, b):
        return Relation(SAME)
    here, there = (_located(name) for name in (a, b))
    if here is None or there is None:
        return Relation(SCOPE, "it is not known of both where they lie")
    if here.latitude and there.latitude and _kilometres(here, there) <= _NEXT_TO:
        return Relation(PART, f"{a} is next to {b}")
    return Relation(CONTRADICTION, f"{a} against {b}")


def _located(name: str) -> Place | None:
    """The place that a name ("Hanoi", "Hanoi, Vietnam") most likely means, or None where the gazetteer has none."""
    for piece in (name, name.split(",", maxsplit=1)[0].strip()):
        for place in Gazetteer.shared().candidates(piece)[:1]:
            return place
    known = venues.known(name)
    return _located(known.city) if known and known.city else None


def _kilometres(a: Place, b: Place) -> float:
    """Distance on a plane around the places: near enough for telling neighbours."""
    north = (float(a.latitude or 0) - float(b.latitude or 0)) * 111.2
    east = (float(a.longitude or 0) - float(b.longitude or 0)) * 111.2 * math.cos(math.radians(float(a.latitude or 0)))
    return math.hypot(north, east)


def _names_within(inner: str, outer: str) -> bool:
    """``Hanoi, Vietnam`` names its Vietnam; ``Great Hall of the People`` has no part in ``People``."""
    pieces = [p.strip().casefold() for p in inner.split(",")]
    around = [p.strip().casefold() for p in outer.split(",")][:-1]
    return (len(pieces) > 1 and outer.casefold() in pieces) or inner.casefold() in around
