"""Times of day (``T15:35``, ``T17:00+03:00``): how two stand to each other, and how a reader is told.

A time without a zone is in that of the place; two times are held against each other in one zone where both say theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summitry.values.relation import Compared, Relation

_WHOLE = re.compile(r"T([01]\d|2[0-4]):([0-5]\d)(?:(Z)|([+-])(\d\d):(\d\d))?")
_DAY = 24 * 60
#: Minutes that two reports of one moment may lie apart in round figures, and where one of them is called approximate.
_NEAR, _ABOUT = 5, 45


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes from midnight, and how many minutes the zone is ahead of UTC; None where no zone is told."""

    minutes: int
    zone: int | None = None


def parse(value: str) -> Clock | None:
    """What a time of day means; None for what is none."""
    found = _WHOLE.fullmatch(value)
    if found is None:
        return None
    sign = -1 if found[4] == "-" else 1
    zone = 0 if found[3] else sign * (int(found[5]) * 60 + int(found[6])) if found[4] else None
    return Clock((int(found[1]) * 60 + int(found[2])) % _DAY, zone)


def write(clock: Clock) -> str:
    """The canonical text of a time of day."""
    return f"T{clock.minutes // 60:02}:{clock.minutes % 60:02}{_zone(clock.zone)}"


def _zone(zone: int | None) -> str:
    if zone is None:
        return ""
    return f"{'-' if zone < 0 else '+'}{abs(zone) // 60:02}:{abs(zone) % 60:02}" if zone else "Z"


def compare(a: str, b: str, *, approximate: bool = False) -> Compared:
    """Two times of day of one thing; ``approximate`` says that one of them is called so by its report."""
    x, y = parse(a), parse(b)
    if x is None or y is None:
        return Compared(Relation.SAME if a == b else Relation.SCOPE, "one of the two is no time of day")
    apart = _apart(x, y)
    if not apart:
        return Compared(Relation.SAME)
    if apart <= (_ABOUT if approximate else _NEAR):
        return Compared(Relation.ROUNDING, f"{show(a)} is near {show(b)}")
    if (x.zone is None) != (y.zone is None) and not apart % 15:
        return Compared(Relation.SCOPE, f"{show(a)} and {show(b)}, of which one tells no zone")
    return Compared(Relation.CONTRADICTION, f"{show(a)} against {show(b)}")


def _apart(x: Clock, y: Clock) -> int:
    """Minutes between two times of day, the shorter way round the clock, in one zone where both say theirs."""
    moved = (x.zone - y.zone) if x.zone is not None and y.zone is not None else 0
    apart = (x.minutes - y.minutes - moved) % _DAY
    return min(apart, _DAY - apart)


def show(value: str) -> str:
    """A time of day for a reader (``T15:35+03:00``: 15:35 UTC+3); other text comes back as it is."""
    clock = parse(value)
    if clock is None:
        return value
    zone = _zone(clock.zone).replace("Z", "")
    hours = f"{zone[0]}{int(zone[1:3])}{zone[3:].removesuffix(':00')}" if zone else ""
    told = f" UTC{hours}" if clock.zone is not None else ""
    return f"{clock.minutes // 60:02}:{clock.minutes % 60:02}{told}"
