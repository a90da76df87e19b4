"""Numbers of something: one, a range, or open at an end; in which unit, how two lie to each other, how a reader is told.

Units are those of ``discourse/units.yaml`` and currencies (ISO 4217).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from summitry import lexicon
from summitry.values import duration, numbers
from summitry.values.relation import Compared, Relation

#: The unit in which all lengths of time are compared.
SECOND = "second"
#: The unit of numbers that tell a place in a row.
ORDINAL = "ordinal"
#: What "about" allows: a tenth.
_ABOUT = 0.1
_OPEN = ".."


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


def parse(text: str) -> Quantity | None:
    """The quantity that a value says: ``59``, ``50/..`` (50 or more), ``8000/30000``; None for anything else."""
    first, slash, last = text.partition("/")
    low, high = numbers.parse(first), numbers.parse(last if slash else first)
    known = all(
        end is not None or written == _OPEN for end, written in ((low, first), (high, last if slash else first))
    )
    return Quantity(low, high) if known else None


def write(quantity: Quantity) -> str:
    """The ends of a quantity as one value: ``59``, ``50/..`` or ``8000/30000``."""
    ends = (quantity.minimum,) if quantity.point is not None else (quantity.minimum, quantity.maximum)
    return "/".join(_OPEN if end is None else numbers.write(end) for end in ends)


def in_seconds(quantity: Quantity) -> Quantity:
    """A length of time in seconds, so that it can be compared with one in another unit; all else as it is."""
    factor = duration.lengths().get(quantity.unit or "")
    return quantity if factor is None else replace(scaled(quantity, factor), unit=SECOND)


def scaled(quantity: Quantity, factor: float) -> Quantity:
    """A quantity so many times as large."""
    low, high = (None if end is None else round(end * factor, 6) for end in (quantity.minimum, quantity.maximum))
    return replace(quantity, minimum=low, maximum=high)


def compare(a: Quantity, b: Quantity) -> Compared:
    """Two quantities of one thing in one unit."""
    if a.point is not None and b.point is not None:
        return _points(a, b)
    low, high = widen(a), widen(b)
    if low == high:
        return Compared(Relation.SAME)
    if low[0] <= high[1] and high[0] <= low[1]:
        room = f"{_told(a)} leaves room for {_told(b)}" if b.point is not None else f"{_told(a)} and {_told(b)} overlap"
        return Compared(Relation.BOUND, room)
    if (a.approximate or b.approximate) and _close(a, b):
        return Compared(Relation.ROUNDING, f"{_told(a)} is near {_told(b)}")
    return Compared(Relation.CONTRADICTION, f"{_told(a)} against {_told(b)}")


def _points(a: Quantity, b: Quantity) -> Compared:
    x, y = float(a.point or 0), float(b.point or 0)
    if abs(x - y) <= 1e-9 * max(1.0, abs(x), abs(y)):
        return Compared(Relation.SAME)
    loose = a.approximate or b.approximate
    if rounds_to(x, y, loose=loose) or rounds_to(y, x, loose=loose) or (loose and _close(a, b)):
        return Compared(Relation.ROUNDING, f"{_told(a)} is a rounding of {_told(b)}")
    return Compared(Relation.CONTRADICTION, f"{_told(a)} against {_told(b)}")


def rounds_to(exact: float, rounded: float, *, loose: bool) -> bool:
    """Whether ``rounded`` is what one would write for ``exact`` in round figures.

    Without a word such as "about" (``loose``) only figures with two or more closing zeros count as rounded.
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
    """Within a tenth of each other."""
    ends = [e for q in (a, b) for e in (q.minimum, q.maximum) if e is not None]
    x, y = min(ends), max(ends)
    return abs(y - x) <= _ABOUT * max(abs(x), abs(y))


def widen(quantity: Quantity) -> tuple[float, float]:
    """The least and the most that it can be: open ends without limit, what is called approximate a tenth off."""
    low = -math.inf if quantity.minimum is None else quantity.minimum
    high = math.inf if quantity.maximum is None else quantity.maximum
    if not quantity.approximate:
        return low, high
    return low - (_ABOUT * abs(low) if math.isfinite(low) else 0), high + (
        _ABOUT * abs(high) if math.isfinite(high) else 0
    )


def show(quantity: Quantity) -> str:
    """A quantity in words: ``about 10,000``, ``8,000 to 12,000``, ``at least 50 percent``."""
    return _worded(quantity, lambda number: numbers.show(numbers.write(number)), of_unit)


def _told(quantity: Quantity) -> str:
    """The same for a reason: lengths of time in the units that people count them in, ordinals with their endings."""
    if quantity.unit == SECOND:
        return _worded(quantity, lambda seconds: duration.show(duration.of_seconds(seconds)), lambda *_: "")
    if quantity.unit == ORDINAL:
        return _worded(quantity, lambda number: numbers.ordinal(numbers.write(number)), lambda *_: "")
    return show(quantity)


def _worded(quantity: Quantity, number: Callable[[float], str], unit: Callable[[str, str], str]) -> str:
    low, high = quantity.minimum, quantity.maximum
    if low is None and high is None:
        return "an unknown number"
    shown = number(low if low is not None else float(high or 0))
    if low is not None and high is not None and low != high:
        shown = f"{shown} to {number(high)}"
    elif low is None or high is None:
        shown = f"{'at most' if low is None else 'at least'} {shown}"
    elif quantity.approximate:
        shown = f"about {shown}"
    return f"{shown} {unit(quantity.unit or '', shown)}".strip()


def of_unit(unit: str, amount: str) -> str:
    """A unit as it stands after an amount: ``barrels``, ``percent``, ``USD``."""
    return unit if amount == "1" else plural(unit)


def plural(unit: str) -> str:
    """The plural of a unit; what is none of the table, a currency, has none."""
    entry = lexicon.load("units")["units"].get(unit)
    return unit if entry is None else str(entry.get("plural", f"{unit}s"))
