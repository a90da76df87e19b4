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
from datetime import date, timedelta

from summitry.language import edtf

PREFIX = "rel:"
Days = Callable[[dict[str, str], date], tuple[date, date]]
_ANCHOR = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ].*)?$")


def resolve(value: str, anchor: str) -> str | None:
    """EDTF of a ``rel:…`` value for a document of the given date; EDTF passes through.

    None where there is nothing to compute from: the value points at an event, or the anchor is coarser than it needs.
    """
    if not value.startswith(PREFIX):
        return value if edtf.dated(value) else None
    try:
        return _resolve(value[len(PREFIX) :], anchor)
    except (ValueError, OverflowError, KeyError):
        return None


def _resolve(body: str, anchor: str) -> str | None:
    if "/" not in body:
        low, high = _point(body, anchor)
        season = re.match(r"season=(\d\d)(?!.*part=)", body)
        return f"{low.year:04}-{season[1]}" if season else edtf.span(low, high)
    first, last = body.split("/", 1)
    if first == "..":
        return f"../{_edge(edtf.span(*_point(last, anchor)), -1)}"
    if last == "..":
        return f"{_edge(edtf.span(*_point(first, anchor)), 0)}/.."
    begins, ends = _point(first, anchor), _point(last, anchor)
    if begins[0] > ends[1]:
        begins, ends = _mend(first, begins, ends)
    return edtf.span(begins[0], ends[1])


def _edge(value: str, end: int) -> str:
    return value.split("/")[end]


def _mend(first: str, low: tuple[date, date], high: tuple[date, date]) -> tuple[tuple[date, date], tuple[date, date]]:
    """A range whose ends were resolved past each other: the end of a past one and the start of a coming one are right."""
    step = 7 if first.startswith("weekday") else 365
    if "dir=next" in first:
        return low, (high[0] + timedelta(step), high[1] + timedelta(step))
    if step == 7:
        return (low[0] - timedelta(7), low[1] - timedelta(7)), high
    return (_years(low[0], -1), _years(low[1], -1)), high


def _years(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _point(body: str, anchor: str) -> tuple[date, date]:
    """First and last day of one side. Raises ValueError or KeyError where it cannot be computed."""
    if edtf.dated(body):
        return edtf.interval(body)
    terms = dict(term.partition("=")[::2] for term in body.split(";"))
    key = next(iter(terms))
    at = _anchor(anchor, key)
    low, high = _DAYS[key](terms, at)
    if part := terms.get("part"):
        low, high = _part(part, low, high, at)
    shift = timedelta(days=int(terms.get("plus", "0")))
    return low + shift, high + shift


def _anchor(anchor: str, key: str) -> date:
    """The anchor as a day; its missing parts are filled in only where the key does not look at them."""
    match = _ANCHOR.match(anchor.strip())
    if not match:
        raise ValueError(f"{anchor!r} is no day")
    year, month, day = int(match[1]), match[2], match[3]
    coarse = key in ("year", "decade", "century")
    if not (coarse or (month and (day or key in ("month", "quarter", "season")))):
        raise ValueError(f"{anchor!r} is too coarse for {key}")
    return date(year, int(month or 1), int(day or 1))


def _part(part: str, low: date, high: date, at: date) -> tuple[date, date]:
    """A part of the period from ``low`` to ``high``."""
    third = (high - low) / 3
    if part == "early":
        return low, max(low, min(at, high))
    if part == "late":
        return min(high, max(at, low)), high
    if part in ("start", "mid", "end"):
        if (
            300 < (high - low).days < 400 and part != "mid"
        ):  # the start and the end of a year are its first and last month
            return (low, edtf.month_end(low.year, 1)) if part == "start" else (high.replace(day=1), high)
        shift = ("start", "mid", "end").index(part)
        return low + third * shift, high if part == "end" else low + third * (shift + 1)
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    size = months // (2 if part[0] == "h" else 4)
    first = _months(low, size * (int(part[1]) - 1))
    last = _months(first, size - 1)
    return first, edtf.month_end(last.year, last.month)


def _months(day: date, months: int) -> date:
    """The first day of the month so many months on."""
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def _day(terms: dict[str, str], at: date) -> tuple[date, date]:
    day = at + timedelta(days=int(terms["day"]))
    return day, day


def _week(terms: dict[str, str], at: date) -> tuple[date, date]:
    monday = at - timedelta(days=at.isoweekday() - 1) + timedelta(weeks=int(terms["week"]))
    return monday, monday + timedelta(days=6)


def _weekend(terms: dict[str, str], at: date) -> tuple[date, date]:
    monday = at - timedelta(days=at.isoweekday() - 1) + timedelta(weeks=int(terms["weekend"]))
    if terms.get("dir") == "past" and monday + timedelta(days=5) > at:
        monday -= timedelta(weeks=1)
    return monday + timedelta(days=5), monday + timedelta(days=6)


def _month(terms: dict[str, str], at: date) -> tuple[date, date]:
    number = int(terms["month"])
    if "dir" not in terms and "year" not in terms:
        first = _months(at, number)
    elif "year" in terms:
        first = date(at.year + int(terms["year"]), number, 1)
    else:
        first = date(_year_of(terms["dir"], (number, number), (at.month, at.month), at.year), number, 1)
    return first, edtf.month_end(first.year, first.month)


def _year_of(direction: str, wanted: tuple[int, int], at: tuple[int, int], year: int) -> int:
    """The year of a month or day of a year that lies on the named side of the anchor."""
    if direction == "past":
        return year if wanted <= at else year - 1
    if direction == "last":
        return year if wanted < at else year - 1
    if direction == "coming":
        return year if wanted > at else year + 1
    return year if wanted >= at else year + 1


def _season(terms: dict[str, str], at: date) -> tuple[date, date]:
    year = at.year + int(terms.get("year", "0"))
    if "year" in terms:
        return edtf.interval(f"{year}-{terms['season']}")
    spans = [edtf.interval(f"{y}-{terms['season']}") for y in range(at.year - 2, at.year + 3)]
    if terms["dir"] in ("next", "coming"):
        return next(s for s in spans if (s[1] >= at if terms["dir"] == "next" else s[0] > at))
    return next(s for s in reversed(spans) if (s[0] <= at if terms["dir"] == "past" else s[1] < at))


def _quarter(terms: dict[str, str], at: date) -> tuple[date, date]:
    first = _months(date(at.year, (at.month - 1) // 3 * 3 + 1, 1), 3 * int(terms["quarter"]))
    last = _months(first, 2)
    return first, edtf.month_end(last.year, last.month)


def _span_of_years(size: int) -> Days:
    def days(terms: dict[str, str], at: date) -> tuple[date, date]:
        steps = int(next(iter(terms.values())))
        first = at.year // size * size + steps * size
        return date(first, 1, 1), date(first + size - 1, 12, 31)

    return days


def _weekday(terms: dict[str, str], at: date) -> tuple[date, date]:
    wanted = int(terms["weekday"])
    if "week" in terms:
        day = _week(terms, at)[0] + timedelta(days=wanted - 1)
    elif terms["dir"] in ("past", "last"):
        back = (at.isoweekday() - wanted) % 7
        day = at - timedelta(days=back or (7 if terms["dir"] == "last" else 0))
    elif terms["dir"] == "coming":
        day = _week({"week": "1"}, at)[0] + timedelta(days=wanted - 1)
    else:
        day = at + timedelta(days=(wanted - at.isoweekday()) % 7)
    return day, day


def _monthday(terms: dict[str, str], at: date) -> tuple[date, date]:
    month, day = (int(part) for part in terms["monthday"].split("-"))
    years = [y for y in range(at.year - 8, at.year + 9) if day <= calendar.monthrange(y, month)[1]]
    if "year" in terms:
        years = [at.year + int(terms["year"])]
    days = [date(y, month, day) for y in years]
    if wanted := terms.get("weekday"):
        days = [d for d in days if d.isoweekday() == int(wanted)] or days
    # A report may be a day behind or ahead of its date line, by updates and by time zones.
    # "Set for May 9", told on May 24, was this year's: who means another year says so.
    close = [d for d in days if -45 <= (d - at).days <= 14]
    direction = terms.get("dir")
    if direction == "past":
        days = [d for d in days if d <= at + timedelta(days=1) and (d - at).days > -350] or close or days
    elif direction == "next":
        days = [d for d in days if d >= at - timedelta(days=1) and (d - at).days < 320] or close or days
    nearest = min(days, key=lambda d: abs(d - at))
    return nearest, nearest


def _dom(terms: dict[str, str], at: date) -> tuple[date, date]:
    wanted = int(terms["dom"])
    firsts = [_months(at, n) for n in range(-3, 4)]
    days = [f.replace(day=wanted) for f in firsts if wanted <= calendar.monthrange(f.year, f.month)[1]]
    back = terms.get("dir", "past") == "past"
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
