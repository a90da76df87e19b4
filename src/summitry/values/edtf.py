"""Times in EDTF (ISO 8601-2): the days that a value takes in, how two values lie to each other, and how a reader is told.

Only what Summitry writes is read: dates of any precision, seasons 21-24, unspecified digits (``199X``, ``2019-XX``),
qualifiers (``~ ? %``) and intervals with open ends. ``rel:…`` values (``language.relative``) bound nothing yet.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from summitry import lexicon
from summitry.values.relation import Compared, Relation

#: First and last day; ``date.min`` and ``date.max`` stand for an open end.
Span = tuple[date, date]

#: What a value begins with that counts from a day which is not known yet.
RELATIVE = "rel:"
_OPEN = ("..", "")
_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T.*)?")
_MARKS = re.compile(r"[~?%]")
#: Months of the meteorological seasons of the northern hemisphere; winter runs into the next year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


@lru_cache(maxsize=50_000)
def parse(value: str | None) -> Span | None:
    """The days that a value takes in; None for ``rel:…``, for what is no date, and for an interval without ends."""
    first, slash, last = _MARKS.sub("", value or "").partition("/")
    try:
        if not slash:
            return _days(first)
        if not {first, last} - set(_OPEN):
            return None
        low = date.min if first in _OPEN else _days(first)[0]
        high = date.max if last in _OPEN else _days(last)[1]
    except ValueError:
        return None
    return (low, high) if low <= high else (high, low)


def _days(point: str) -> Span:
    """The days of one date. Raises ValueError where there is no such date."""
    found = _POINT.fullmatch(point.strip())
    if not found:
        raise ValueError(f"{point!r} is no EDTF date")
    year = found["year"]
    month, day = (int(part) if part and part != "XX" else 0 for part in (found["month"], found["day"]))
    if "X" in year:
        return date(max(1, int(year.replace("X", "0"))), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    number = int(year)
    if not month:
        return date(number, 1, 1), date(number, 12, 31)
    if day:
        return date(number, month, day), date(number, month, day)
    first, last = _SEASONS.get(month, (month, month))
    return date(number, first, 1), month_end(number + (last > 12), (last - 1) % 12 + 1)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def write(low: date, high: date) -> str:
    """EDTF of the days from ``low`` to ``high``: one day, a whole month or a whole year where it is just that."""
    low, high = sorted((low, high))
    if low == high:
        return low.isoformat()
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return f"{low.year:04}" if low.year == high.year else f"{low.year:04}/{high.year:04}"
    if low.day == 1 and high == month_end(high.year, high.month):
        first, last = f"{low.year:04}-{low.month:02}", f"{high.year:04}-{high.month:02}"
        return first if first == last else f"{first}/{last}"
    return f"{low.isoformat()}/{high.isoformat()}"


def bounds(value: str | None) -> tuple[date | None, date | None]:
    """First and last day, None for an end that is open or not known."""
    low, high = parse(value) or (date.min, date.max)
    return (None if low == date.min else low), (None if high == date.max else high)


def day(value: str | None) -> date | None:
    """The one day that a value names, or None where it is vaguer."""
    found = parse(value)
    return found[0] if found and found[0] == found[1] else None


def meet(a: Span, b: Span) -> bool:
    """Whether two spans share a day."""
    return a[0] <= b[1] and b[0] <= a[1]


def near(a: Span, b: Span, days: int) -> bool:
    """Whether two spans lie at most so many days apart."""
    return meet(widen(a, days), b)


def widen(span: Span, days: int) -> Span:
    """A span with so many days more on either side, as far as the calendar goes."""
    low, high = span
    first = low - timedelta(days) if (low - date.min).days > days else date.min
    last = high + timedelta(days) if (date.max - high).days > days else date.max
    return first, last


def shift(value: str, days: int) -> str:
    """A time moved by days; what is coarser than a day is written out in days first.

    Raises ValueError for what is no date, and where the calendar ends.
    """
    found = parse(value)
    if found is None:
        raise ValueError(f"{value!r} is no EDTF date")
    low, high = found
    step = timedelta(days=days)
    try:
        return write(low if low == date.min else low + step, high if high == date.max else high + step)
    except OverflowError as error:
        raise ValueError(f"{value!r} moved by {days} days leaves the calendar") from error


def compare(a: str, b: str) -> Compared:
    """Two times of one thing: the same, one within the other, or apart. What bounds nothing agrees with everything."""
    if a == b:
        return Compared(Relation.SAME)
    x, y = parse(a), parse(b)
    if x is None or y is None:
        return Compared(Relation.PART, "one of the two times is not known to the day")
    if x == y:
        return Compared(Relation.SAME)
    if meet(x, y):
        return Compared(Relation.PART, f"{a} and {b} can be the same time")
    return Compared(Relation.CONTRADICTION, f"{a} against {b}")


def show(value: str, opening: str = "since") -> str:
    """A date or an interval in words; other text comes back as it is, ``rel:…`` as "date not known".

    ``opening`` is the word for an interval without an end: a meeting to come is "from" a day.
    """
    if value.startswith(RELATIVE):
        return "date not known"
    if parse(value) is None:
        return value
    begin, slash, end = value.partition("/")
    if not slash:
        return _shown(value)
    if end in _OPEN:
        return f"{opening} {_shown(begin)}"
    return f"until {_shown(end)}" if begin in _OPEN else _range(_shown(begin), _shown(end))


def _shown(point: str) -> str:
    found = _POINT.fullmatch(_MARKS.sub("", point).strip())
    if not found:
        return point
    year, month, day = found["year"], found["month"], found["day"]
    parts = (str(int(day)) if day and day != "XX" else "", _month(month) if month and month != "XX" else "", year)
    shown = f"{year.replace('X', '0')}s" if "X" in year else " ".join(filter(None, parts))
    return f"about {shown}" if "~" in point or "%" in point else shown


def _range(begin: str, end: str) -> str:
    """Two dates as one: what both have in common (month, year) is said once."""
    one, two = begin.split(" "), end.split(" ")
    while len(one) > 1 and len(one) == len(two) and one[-1] == two[-1] and not begin.startswith("about"):
        one, two = one[:-1], two[:-1]
    said = " ".join(one)
    return f"{said}–{end}" if " " not in said else f"{said} – {end}"


def _month(month: str) -> str:
    """The name of a month or a season by its number."""
    number = int(month)
    if number in _SEASONS:
        return str(next(name for name, code in lexicon.load("calendar")["seasons"].items() if code == number))
    return str(_months().get(number, month))


@cache
def _months() -> Any:
    from babel import Locale  # takes 40 ms: not needed to start up

    return Locale("en", "GB").months["format"]["wide"]
