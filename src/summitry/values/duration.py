"""Lengths of time in ISO 8601 (``PT1H30M``): what they come to, how two lie to each other, and how a reader is told.

A month is a twelfth of the mean year of the Gregorian calendar (365.2425 days), here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from summitry import lexicon
from summitry.values import numbers
from summitry.values.relation import Compared, Relation

_YEAR = 31_556_952.0
#: Seconds by what ISO 8601 calls a unit; those of a part of a day with the T before them.
_SECONDS = {"Y": _YEAR, "M": _YEAR / 12, "W": 604_800.0, "D": 86_400.0, "TH": 3_600.0, "TM": 60.0, "TS": 1.0}
#: The next smaller unit and how many of it make one: halves are written in it (``P2Y6M``).
_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_WHOLE = re.compile(rf"P(?!$)(?:{_NUMBER}[YMWD])*(?:T(?:{_NUMBER}[HMS])+)?")
_PARTS = re.compile(rf"({_NUMBER})([YMWDHS])|(T)")
#: How far two lengths that are called exact, and two of which one is called approximate, may be apart to be rounded.
_EXACT, _ABOUT = 0.04, 0.15


def parse(value: str) -> float | None:
    """How long it is in seconds; None for what is no duration."""
    found = _parts(value)
    return sum(amount * _SECONDS[code] for amount, code in found) if found else None


def _parts(value: str) -> tuple[tuple[float, str], ...]:
    """The amounts with what ISO 8601 calls their units; none for what is no duration."""
    found, time = [], ""
    for number, letter, mark in _PARTS.findall(value) if _WHOLE.fullmatch(value) else ():
        time = mark or time
        if number:
            found.append((float(number), time + letter))
    return tuple(found)


@cache
def _units() -> Mapping[str, tuple[float, str]]:
    """The periods of ``discourse/units.yaml``: how many of what ISO 8601 names one of them is (a decade: 10 years)."""
    table = lexicon.load("units")["units"]
    return {name: _parts(str(entry["iso"]))[0] for name, entry in table.items() if "iso" in entry}


@cache
def lengths() -> Mapping[str, float]:
    """Seconds by the name of a period: ``hour`` 3600."""
    return MappingProxyType({name: amount * _SECONDS[code] for name, (amount, code) in _units().items()})


@cache
def names() -> Mapping[str, str]:
    """The periods that ISO 8601 has a letter for, by it (``TH`` hour)."""
    return MappingProxyType({code: name for name, (amount, code) in _units().items() if amount == 1})


def one(value: str) -> tuple[float, str] | None:
    """``(amount, period)`` of a duration in a single unit (``PT2H``: 2, hour); None for any other."""
    found = _parts(value)
    return (found[0][0], names()[found[0][1]]) if len(found) == 1 else None


def days(value: str) -> int | None:
    """How many days a duration in days or weeks alone is; None for any other."""
    found = _parts(value)
    whole = found and all(code in ("W", "D") and amount.is_integer() for amount, code in found)
    return int(sum(amount * _SECONDS[code] for amount, code in found) / _SECONDS["D"]) if whole else None


def write(amount: float, unit: str) -> str:
    """ISO 8601 for so many of a period. Halves of years and hours are written out (``P2Y6M``, ``PT3H30M``)."""
    times, code = _units()[unit]
    amount *= times
    whole, rest = int(amount), amount - int(amount)
    if not rest or code not in _SMALLER:
        return _written((amount, code))
    smaller, many = _SMALLER[code]
    if code == "W":  # ISO 8601 does not mix weeks with days
        return write(round(amount * many, 2), names()[smaller])
    return _written((whole, code), (round(rest * many), smaller))


def _written(*parts: tuple[float, str]) -> str:
    """The parts that are not zero, the T before the first part of a day."""
    text = "P"
    for amount, code in [part for part in parts if part[0]] or parts[-1:]:
        text += "T" * (code[0] == "T" and "T" not in text) + numbers.write(amount) + code[-1]
    return text


def of_seconds(seconds: float) -> str:
    """ISO 8601 for so many seconds: in months and years where these come out even, else in days and what is smaller."""
    codes = ("Y", "M") if seconds and not seconds % _SECONDS["M"] else ("D", "TH", "TM", "TS")
    parts: list[tuple[float, str]] = []
    for code in codes[:-1]:
        whole, seconds = divmod(seconds, _SECONDS[code])
        parts.append((whole, code))
    return _written(*parts, (round(seconds / _SECONDS[codes[-1]], 6), codes[-1]))


def compare(a: str, b: str, *, approximate: bool = False) -> Compared:
    """Two durations of one thing; ``approximate`` says that one of them is called so by its report."""
    x, y = parse(a), parse(b)
    if a == b or x == y:
        return Compared(Relation.SAME)
    if x is None or y is None:
        return Compared(Relation.SCOPE, "one of the two is no plain duration")
    if abs(x - y) <= (_ABOUT if approximate else _EXACT) * max(x, y):
        return Compared(Relation.ROUNDING, f"{a} is near {b}")
    return Compared(Relation.CONTRADICTION, f"{a} against {b}")


def show(value: str) -> str:
    """A duration in words (``PT1H30M``: 1 hour 30 minutes); other text comes back as it is."""
    return " ".join(_counted(amount, names()[code]) for amount, code in _parts(value)) or value


def _counted(amount: float, unit: str) -> str:
    return f"{numbers.show(numbers.write(amount))} {unit if amount == 1 else unit + 's'}"
