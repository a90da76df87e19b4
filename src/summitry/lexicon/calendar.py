"""The names of months and weekdays with their short forms, for running text and for what markup and date lines state."""

from __future__ import annotations

from functools import cache

from summitry.lexicon import load


@cache
def months() -> dict[str, int]:
    """The number of a month by each of its forms in lower case, without a stop."""
    return {form.lower(): number for number, forms in load("calendar")["months"].items() for form in forms}


@cache
def weekdays() -> dict[str, int]:
    """The ISO number of a weekday by each of its forms in lower case, without a stop."""
    return {form.lower(): number for number, forms in load("calendar")["weekdays"].items() for form in forms}


@cache
def month_names() -> tuple[str, ...]:
    """The full names of the months, in order."""
    return tuple(forms[0] for forms in load("calendar")["months"].values())


@cache
def weekday_names() -> tuple[str, ...]:
    """The full names of the weekdays, Monday first."""
    return tuple(forms[0] for forms in load("calendar")["weekdays"].values())
