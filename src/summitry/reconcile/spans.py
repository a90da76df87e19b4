"""Times as days: the first and last day of an EDTF value, or None where it bounds nothing."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from summitry.language import edtf

Span = tuple[date, date]


@lru_cache(maxsize=50_000)
def span(value: str | None) -> Span | None:
    """First and last day; open ends are ``date.min`` and ``date.max``. None for ``rel:…`` and what is no date."""
    if not value or not edtf.dated(value):
        return None
    return edtf.interval(value)


def day(value: str | None) -> date | None:
    """The one day that a value names, or None where it is vaguer."""
    found = span(value)
    return found[0] if found and found[0] == found[1] else None


def meet(a: Span, b: Span) -> bool:
    """Whether two spans share a day."""
    return a[0] <= b[1] and b[0] <= a[1]


def near(a: Span, b: Span, days: int) -> bool:
    """Whether two spans lie at most so many days apart."""
    return (a[0] - b[1]).days <= days and (b[0] - a[1]).days <= days
