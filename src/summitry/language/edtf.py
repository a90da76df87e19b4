"""Times as EDTF (ISO 8601-2) say them: the days that a value spans, and how two values lie to each other.

Only what Summitry writes is read: dates of any precision, seasons 21-24, unspecified digits (``199X``), qualifiers
(``~ ? %``) and intervals with open ends. Nothing here looks at text.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:T.*)?$")
#: Months of the meteorological seasons of the northern hemisphere; winter runs into the next year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


def dated(value: str) -> bool:
    """Whether a value is EDTF that bounds a time at least on one side."""
    try:
        interval(value)
    except ValueError:
        return False
    return True


def interval(value: str) -> tuple[date, date]:
    """First and last day of an EDTF value; ``date.min`` and ``date.max`` stand for an open end.

    Raises ValueError for what is no EDTF date (``rel:…``, a duration, an empty text).
    """
    first, _, last = re.sub(r"[~?%]", "", value).partition("/")
    if "/" not in value:
        return _bounds(first)
    if not {first, last} - {"..", ""}:
        raise ValueError(f"{value!r} is open on both sides")
    low = date.min if first in ("..", "") else _bounds(first)[0]
    high = date.max if last in ("..", "") else _bounds(last)[1]
    return (low, high) if low <= high else (high, low)


def _bounds(point: str) -> tuple[date, date]:
    match = _POINT.match(point.strip())
    if not match:
        raise ValueError(f"{point!r} is no EDTF date")
    year, month, day = match["year"], int(match["month"] or 0), int(match["day"] or 0)
    if "X" in year:
        return date(max(1, int(year.replace("X", "0"))), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    number = int(year)
    if month in _SEASONS:
        first, last = _SEASONS[month]
        end_year, end_month = number + (last > 12), (last - 1) % 12 + 1
        return date(number, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    if not month:
        return date(number, 1, 1), date(number, 12, 31)
    if not day:
        return date(number, month, 1), date(number, month, calendar.monthrange(number, month)[1])
    return date(number, month, day), date(number, month, day)


def times_meet(a: str, b: str) -> bool:
    """Whether two values can be the same time. A value that bounds nothing (``rel:…``, empty) meets everything."""
    if not dated(a) or not dated(b):
        return True
    (a_low, a_high), (b_low, b_high) = interval(a), interval(b)
    return a_low <= b_high and b_low <= a_high


def narrower(a: str, b: str) -> str:
    """Of two values the one that spans fewer days; the first of two equals. A value that bounds nothing is widest."""
    if not dated(b):
        return a
    if not dated(a):
        return b
    spans = [high - low for low, high in (interval(a), interval(b))]
    return a if spans[0] <= spans[1] else b


def span(low: date, high: date) -> str:
    """EDTF for the days from ``low`` to ``high``: one day, a whole month or a whole year where it is just that."""
    if low > high:
        low, high = high, low
    if low == high:
        return low.isoformat()
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return f"{low.year:04}" if low.year == high.year else f"{low.year:04}/{high.year:04}"
    if low.day == 1 and high == month_end(high.year, high.month):
        first, last = f"{low.year:04}-{low.month:02}", f"{high.year:04}-{high.month:02}"
        return first if first == last else f"{first}/{last}"
    return f"{low.isoformat()}/{high.isoformat()}"


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shift_days(value: str, days: int) -> str:
    """A day or an interval of days, moved; other precisions are widened to days first. Raises ValueError as `interval`."""
    low, high = interval(value)
    step = timedelta(days=days)
    try:
        return span(low if low == date.min else low + step, high if high == date.max else high + step)
    except OverflowError as error:
        raise ValueError(f"{value!r} moved by {days} days leaves the calendar") from error
