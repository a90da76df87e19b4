"""Dates as markup, metadata and date lines write them, in EDTF: nothing is guessed, and a date without a year stays none."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from summitry.lexicon.calendar import months, weekday_names, weekdays


@cache
def month_pattern() -> str:
    """Regular expression of a month's name or short form."""
    return "(?:" + "|".join(sorted(months(), key=len, reverse=True)) + r")\.?"


@cache
def pattern() -> str:
    """Regular expression of a day with its year ("25 April 2019", "Thursday, Apr. 25, 2019", "2019-04-25"), groups unnamed."""
    month = month_pattern()
    day, year = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:19|20)\d\d"
    week = "(?:(?:" + "|".join(sorted(weekdays(), key=len, reverse=True)) + r")\.?,? )?"
    return (
        rf"(?<!\d){week}(?:(?:the )?{day}(?: of)? {month},? {year}|{month} {day},? {year}"
        rf"|{day}-{month}-{year}|{year}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}-\d{{1,2}}-{year}|\d{{1,2}}[/.]\d{{1,2}}[/.]{year})(?!\d)"
    )


#: Without which no day fits :func:`pattern`.
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _finder() -> re.Pattern[str]:
    return re.compile(rf"\b{pattern()}", re.IGNORECASE)


def find(words: str) -> tuple[str, int, int] | None:
    """The first day with its year in the words: ISO date, start, end; None where there is none."""
    return next(iter(every(words)), None)


def every(words: str) -> list[tuple[str, int, int]]:
    """All days with their year in the words, in order: ISO date, start, end."""
    if not _YEAR.search(words):  # which nearly all lines go without
        return []
    return [(value, m.start(), m.end()) for m in _finder().finditer(words) if (value := _read(m.group()))]


def _read(words: str) -> str | None:
    """ISO date of words that fit :func:`pattern`; None where there is no such day (31 June)."""
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    name = next((w for w in re.findall(r"[a-z]+", words.lower()) if w in months()), None)
    year = next((n for n in numbers if n > 31), None)
    if year is None or not numbers:
        return None
    if name is None:
        return _numeric(numbers, _named_day(words), points="." in words) if len(numbers) == 3 else None
    day = next((n for n in numbers if n != year), None)
    return iso(year, months()[name], day) if day else None


def _named_day(words: str) -> str | None:
    """The weekday that words open with, in full."""
    first = words.lstrip()[:3].lower()
    return next((name for name in weekday_names() if first and name.lower().startswith(first)), None)


def _numeric(numbers: list[int], named: str | None, *, points: bool = False) -> str | None:
    """ISO date of three numbers.

    Where the year comes last, day and month are told apart only if one of them is over 12, by points between them, which stand
    behind the day first, or by the weekday that is named.
    """
    first, second, third = numbers
    if first > 31:
        return iso(first, second, third)
    if first > 12 or first == second or points:
        return iso(third, second, first)
    if second > 12:
        return iso(third, first, second)
    ways = [day for day in (iso(third, first, second), iso(third, second, first)) if day and weekday(day) == named]
    return ways[0] if len(ways) == 1 else None


def both_ways(day: str, words: str) -> str | None:
    """The words that give an ISO date with day and month in numbers that could be the other way round, or None.

    None, too, where the words give that day in any other way.
    """
    if any(found == day for found, _, _ in every(words)) or day in words:
        return None
    year, month, number = (int(part) for part in day.split("-"))
    if month > 12 or number > 12 or month == number:
        return None
    written = rf"(?<!\d)(?:0?{month}[/.-]0?{number}|0?{number}[/.-]0?{month})[/.-](?:{year}|{year % 100:02})(?!\d)"
    match = re.search(written, words)
    return match[0] if match else None


def iso(year: int, month: int, day: int) -> str | None:
    """ISO form of a day, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def weekday(day: str) -> str:
    """English name of the weekday of an ISO date."""
    return weekday_names()[date.fromisoformat(day).weekday()]


def stated(value: object) -> str | None:
    """EDTF date or ISO date-time of a metadata value, or None where it cannot be read.

    Takes ISO 8601 (also basic form, as GDELT writes it), RFC 5322, days in words, and Unix seconds or milliseconds.
    A date-time keeps its own offset; Unix time is UTC.
    """
    if isinstance(value, datetime | date):
        return value.isoformat()
    words = " ".join(str(value or "").split())
    if re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", words):
        return words
    for read in (_iso_time, _basic_time, _mail_time, _unix_time):
        found = read(words)
        if found:
            return found
    there = find(words)
    return there[0] if there else None


def _iso_time(words: str) -> str | None:
    try:
        moment = datetime.fromisoformat(words.replace(" UTC", "+00:00").replace(" GMT", "+00:00"))
    except ValueError:
        return None
    plain = re.fullmatch(r"\d{4}-?\d\d-?\d\d", words)
    return moment.date().isoformat() if plain else moment.isoformat()


def _basic_time(words: str) -> str | None:
    match = re.fullmatch(r"(\d{8})T?(\d{6})(Z?)", words)
    if not match:
        return None
    try:
        moment = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")  # noqa: DTZ007 - the offset is added below
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC).isoformat()


def _mail_time(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _unix_time(words: str) -> str | None:
    """Seconds from 1980 to 2100, or milliseconds of the same."""
    if not re.fullmatch(r"\d{9,13}(?:\.\d+)?", words):
        return None
    seconds = float(words) / (1000 if float(words) > 1e11 else 1)
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if 3.2e8 < seconds < 4.2e9 else None
