"""Relative times: the ``rel:…`` values that stand where a document has no date yet, and what they come to once it has one.

The grammar, one canonical form for each meaning::

    rel:POINT            rel:POINT/POINT           an end may also be EDTF or ``..``
    POINT = KEY=ARGUMENT;…

    day=-1               days from the anchor          week=-1, weekend=0, month=1, quarter=0, year=-1, decade=0, century=0
    weekday=4;dir=past   Thursday on or before the anchor (ISO 8601: Monday 1); ``next`` on or after it;
                         ``last`` before it; ``coming`` in the week after; ``week=-1`` of that week
    month=2;dir=past     a month by its name (with ``dir``, or ``year=-1``); without either, months from the anchor
    season=22;dir=next   by its EDTF code              monthday=04-25;dir=past   a day of a year;  dom=25;dir=past of a month
    part=early           from the start of the period to the anchor; ``late`` from the anchor to its end;
                         ``start``, ``mid``, ``end`` its thirds; ``h1``, ``h2``, ``q1`` … ``q4``
    plus=1               days after that point
    same, eve            the day last spoken of, the day before an event: nothing to compute from
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from summitry.values import edtf

#: The sides of the anchor that a point may lie on.
PAST, NEXT, LAST, COMING = "past", "next", "last", "coming"
#: Parts of a period: before and after the anchor, and into how many pieces halves and quarters cut it.
_EARLY, _LATE = "early", "late"
_WEEKDAY = "weekday"
_PIECES = {"h": 2, "q": 4}
Days = Callable[["_Point", date], tuple[date, date]]
_ANCHOR = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ].*)?$")


def resolve(value: str, anchor: str) -> str | None:
    """EDTF of a ``rel:…`` value for a document of the given date; EDTF passes through.

    None where there is nothing to compute from: the value points at an event, or the anchor is coarser than it needs.
    """
    if not value.startswith(edtf.RELATIVE):
        return value if edtf.parse(value) else None
    try:
        return _resolve(value.removeprefix(edtf.RELATIVE), anchor)
    except (ValueError, OverflowError, KeyError):
        return None


def _resolve(body: str, anchor: str) -> str | None:
    if "/" not in body:
        low, high = _span(body, anchor)
        season = re.match(r"season=(\d\d)(?!.*part=)", body)
        return f"{low.year:04}-{season[1]}" if season else edtf.write(low, high)
    first, last = body.split("/", 1)
    if first == "..":
        return f"../{_edge(edtf.write(*_span(last, anchor)), -1)}"
    if last == "..":
        return f"{_edge(edtf.write(*_span(first, anchor)), 0)}/.."
    begins, ends = _span(first, anchor), _span(last, anchor)
    if begins[0] > ends[1]:
        begins, ends = _mend(first, begins, ends)
    return edtf.write(begins[0], ends[1])


def _edge(value: str, end: int) -> str:
    return value.split("/")[end]


def _mend(first: str, low: tuple[date, date], high: tuple[date, date]) -> tuple[tuple[date, date], tuple[date, date]]:
    """A range whose ends were resolved past each other: the end of a past one and the start of a coming one are right."""
    point = _Point.of(first)
    step = 7 if point.key == _WEEKDAY else 365
    if point.way == NEXT:
        return low, (high[0] + timedelta(step), high[1] + timedelta(step))
    if step == 7:
        return (low[0] - timedelta(7), low[1] - timedelta(7)), high
    return (_years(low[0], -1), _years(low[1], -1)), high


def _years(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


@dataclass(frozen=True, slots=True)
class _Point:
    """One side of a value: ``key=argument`` and the terms that may stand with it. Raises ValueError for what is no number."""

    key: str
    argument: str
    way: str | None = None
    year: int | None = None
    week: int | None = None
    weekday: int | None = None
    part: str = ""
    plus: int = 0

    @staticmethod
    def of(body: str) -> _Point:
        (key, argument), *rest = (term.partition("=")[::2] for term in body.split(";"))
        terms = dict(rest)
        year, week, weekday = (int(terms[name]) if name in terms else None for name in ("year", "week", "weekday"))
        plus = int(terms.get("plus", 0))
        return _Point(key, argument, terms.get("dir"), year, week, weekday, terms.get("part", ""), plus)

    @property
    def steps(self) -> int:
        """The argument as a number."""
        return int(self.argument)

    @property
    def side(self) -> str:
        """Which side of the anchor it lies on. Raises ValueError where nothing says so."""
        if self.way is None:
            raise ValueError(f"{self.key}={self.argument} has no direction")
        return self.way


def _span(body: str, anchor: str) -> tuple[date, date]:
    """First and last day of one side. Raises ValueError or KeyError where it cannot be computed."""
    if known := edtf.parse(body):
        return known
    point = _Point.of(body)
    at = _anchor(anchor, point.key)
    low, high = _DAYS[point.key](point, at)
    if point.part:
        low, high = _part(point.part, low, high, at)
    shift = timedelta(days=point.plus)
    return low + shift, high + shift


#: What an anchor has to have, by the key that it is counted from: a year is enough, or a month.
_FROM_YEARS, _FROM_MONTHS = frozenset({"year", "decade", "century"}), frozenset({"month", "quarter", "season"})


def _anchor(anchor: str, key: str) -> date:
    """The anchor as a day; its missing parts are filled in only where the key does not look at them."""
    match = _ANCHOR.match(anchor.strip())
    if not match:
        raise ValueError(f"{anchor!r} is no day")
    year, month, day = int(match[1]), match[2], match[3]
    if not (key in _FROM_YEARS or (month and (day or key in _FROM_MONTHS))):
        raise ValueError(f"{anchor!r} is too coarse for {key}")
    return date(year, int(month or 1), int(day or 1))


#: The thirds of a period by their names.
THIRDS = {"start": 0, "mid": 1, "end": 2}


def _part(part: str, low: date, high: date, at: date) -> tuple[date, date]:
    """A part of the period from ``low`` to ``high``."""
    if part == _EARLY:
        return low, max(low, min(at, high))
    if part == _LATE:
        return min(high, max(at, low)), high
    if part in THIRDS:
        return _third(THIRDS[part], low, high)
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    size = months // _PIECES[part[0]]
    first = _months(low, size * (int(part[1]) - 1))
    last = _months(first, size - 1)
    return first, edtf.month_end(last.year, last.month)


def _third(number: int, low: date, high: date) -> tuple[date, date]:
    """The first, second or last third of a period; the start and the end of a year are its first and last month."""
    if 300 < (high - low).days < 400 and number != 1:
        return (high.replace(day=1), high) if number else (low, edtf.month_end(low.year, 1))
    third = (high - low) / 3
    return low + third * number, high if number == 2 else low + third * (number + 1)


def _months(day: date, months: int) -> date:
    """The first day of the month so many months on."""
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def _day(point: _Point, at: date) -> tuple[date, date]:
    day = at + timedelta(days=point.steps)
    return day, day


def _monday(at: date, weeks: int) -> date:
    """The Monday of the week so many weeks on."""
    return at - timedelta(days=at.isoweekday() - 1) + timedelta(weeks=weeks)


def _week(point: _Point, at: date) -> tuple[date, date]:
    monday = _monday(at, point.steps)
    return monday, monday + timedelta(days=6)


def _weekend(point: _Point, at: date) -> tuple[date, date]:
    monday = _monday(at, point.steps)
    if point.way == PAST and monday + timedelta(days=5) > at:
        monday -= timedelta(weeks=1)
    return monday + timedelta(days=5), monday + timedelta(days=6)


def _month(point: _Point, at: date) -> tuple[date, date]:
    number = point.steps
    if point.year is not None:
        first = date(at.year + point.year, number, 1)
    elif point.way is None:
        first = _months(at, number)
    else:
        first = date(_year_of(point.way, number, at.month, at.year), number, 1)
    return first, edtf.month_end(first.year, first.month)


def _year_of(way: str, wanted: int, at: int, year: int) -> int:
    """The year of a month that lies on the named side of the anchor's month."""
    if way == PAST:
        return year if wanted <= at else year - 1
    if way == LAST:
        return year if wanted < at else year - 1
    if way == COMING:
        return year if wanted > at else year + 1
    return year if wanted >= at else year + 1


def _season(point: _Point, at: date) -> tuple[date, date]:
    if point.year is not None:
        return _season_of(at.year + point.year, point.argument)
    spans = [_season_of(y, point.argument) for y in range(at.year - 2, at.year + 3)]
    if point.side in (NEXT, COMING):
        return next(s for s in spans if (s[1] >= at if point.way == NEXT else s[0] > at))
    return next(s for s in reversed(spans) if (s[0] <= at if point.way == PAST else s[1] < at))


def _season_of(year: int, code: str) -> edtf.Span:
    found = edtf.parse(f"{year}-{code}")
    if found is None:
        raise ValueError(f"{code!r} is no season of {year}")
    return found


def _quarter(point: _Point, at: date) -> tuple[date, date]:
    first = _months(date(at.year, (at.month - 1) // 3 * 3 + 1, 1), 3 * point.steps)
    last = _months(first, 2)
    return first, edtf.month_end(last.year, last.month)


def _span_of_years(size: int) -> Days:
    def days(point: _Point, at: date) -> tuple[date, date]:
        first = at.year // size * size + point.steps * size
        return date(first, 1, 1), date(first + size - 1, 12, 31)

    return days


def _weekday(point: _Point, at: date) -> tuple[date, date]:
    wanted = point.steps
    if point.week is not None:
        day = _monday(at, point.week) + timedelta(days=wanted - 1)
    elif point.side in (PAST, LAST):
        back = (at.isoweekday() - wanted) % 7
        day = at - timedelta(days=back or (7 if point.way == LAST else 0))
    elif point.way == COMING:
        day = _monday(at, 1) + timedelta(days=wanted - 1)
    else:
        day = at + timedelta(days=(wanted - at.isoweekday()) % 7)
    return day, day


def _monthday(point: _Point, at: date) -> tuple[date, date]:
    month, day = (int(part) for part in point.argument.split("-"))
    years = _years_around(at, month, day) if point.year is None else [at.year + point.year]
    days = [date(year, month, day) for year in years]
    if point.weekday:
        days = [d for d in days if d.isoweekday() == point.weekday] or days
    nearest = min(_on_side(days, point.way, at), key=lambda d: abs(d - at))
    return nearest, nearest


def _years_around(at: date, month: int, day: int) -> list[int]:
    """The years around the anchor that have the day (29 February)."""
    return [year for year in range(at.year - 8, at.year + 9) if day <= calendar.monthrange(year, month)[1]]


def _on_side(days: list[date], way: str | None, at: date) -> list[date]:
    """The days of several years that lie on the named side of the anchor.

    A report may be a day behind or ahead of its date line, by updates and by time zones. "Set for May 9", told on May 24, was
    this year's: who means another year says so.
    """
    if way == PAST:
        chosen = [d for d in days if -350 < (d - at).days <= 1]
    elif way == NEXT:
        chosen = [d for d in days if -1 <= (d - at).days < 320]
    else:
        return days
    return chosen or [d for d in days if -45 <= (d - at).days <= 14] or days


def _dom(point: _Point, at: date) -> tuple[date, date]:
    wanted = point.steps
    firsts = [_months(at, n) for n in range(-3, 4)]
    days = [f.replace(day=wanted) for f in firsts if wanted <= calendar.monthrange(f.year, f.month)[1]]
    back = point.way in (None, PAST)
    day = max(d for d in days if d <= at) if back else min(d for d in days if d >= at)
    return day, day


_DAYS: dict[str, Days] = {
    "day": _day,
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "quarter": _quarter,
    "season": _season,
    "year": _span_of_years(1),
    "decade": _span_of_years(10),
    "century": _span_of_years(100),
    "weekday": _weekday,
    "monthday": _monthday,
    "dom": _dom,
}
