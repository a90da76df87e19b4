"""What dates and relative dates look like, and the value of each on its own: EDTF or a ``rel:…`` body.

Each function reads what one branch of the pattern in ``expressions`` has matched. ``{dir}`` in a value is left for the tense of
the sentence (``direction``); ranges, "since" and what a value takes over from its neighbours are the business of ``times``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitry import lexicon
from summitry.language.number.numerals import alternation, number_pattern, ordinal_of
from summitry.language.time import durations
from summitry.lexicon.calendar import months, weekdays

#: Kinds of time expressions (:class:`~summitry.language.parsed.TimeMention`).
DATE, TIME, DURATION = "date", "time", "duration"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means by itself. ``value`` is EDTF, ISO 8601, or ``rel:…`` with ``{dir}`` where tense decides."""

    kind: str
    value: str
    approximate: bool = False


#: Years of two figures below this are of the 2000s, the others of the 1900s.
_TURN = 40

Handler = Callable[["re.Match[str]"], "Reading | None"]


@cache
def words() -> dict[str, Any]:
    """The vocabulary of the calendar."""
    loaded: dict[str, Any] = lexicon.load("calendar")
    return loaded


def _named(name: str) -> str:
    """Full names, and the shorter forms with or without their stop."""
    forms = words()[name].values()
    full, short = alternation(f[0] for f in forms), alternation(form for f in forms for form in f[1:])
    return rf"(?-i:{full}\b|{short}\b\.?)"


@cache
def fragments() -> dict[str, str]:
    """The pieces that patterns are made of. Month and weekday names are case-sensitive, all else is not."""
    w = words()
    return {
        "M": _named("months"),
        "W": _named("weekdays"),
        "D": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|\.\d|,\d{3})",
        "Y": r"(?:1[5-9]|20)\d\d(?![\d%]|,\d|\.\d)",
        "TO": rf"(?:\s*[-–—/]\s*|\s+{alternation(w['day_range'])}\s+)",
        "the": alternation(w["articles"]),
        "of": alternation(w["of_period"]),
        "shift": alternation(w["shifts"]),
        "told": rf"{alternation(w['articles'])}\s+{alternation(w['told_shifts'])}",
        "point": alternation(w["points"]),
        "nth": rf"{alternation(w['nth'])}\s+{alternation(w['nth_of'])}",
        "near": alternation(w["near_from"]),
        "inseason": alternation(w["in_the_season"]),
        "nearly": alternation(w["near_length"]),
        "back": alternation(w["counted_from"]),
        "S": alternation(w["seasons"]),
        "last": alternation(w["last"]),
        "this": alternation(w["this"]),
        "next": alternation(w["next"]),
        "U": durations.unit_pattern(),
        "N": durations.amount_pattern(),
        "part": alternation(w["day_parts"]),
        "rel": alternation([*w["last"], *w["this"], *w["next"]]),
        "mod": rf"(?:{alternation([*w['early'], *w['late'], *w['mid']])}[-\s]*)",
        "num": number_pattern(),
        "kind": alternation(w["kinds_of_year"]),
    }


def pattern_of(template: str) -> str:
    """A pattern with its ``<pieces>`` put in."""
    return re.sub(r"(?<!\?P)<(\w+)>", lambda m: fragments()[m[1]], template)


@cache
def compiled(template: str) -> re.Pattern[str]:
    """The pattern of a template, ignoring case."""
    return re.compile(pattern_of(template), re.IGNORECASE)


def month(word: str) -> int:
    """The number of a month's name or abbreviation."""
    return months()[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    """The ISO number of a weekday's name or abbreviation."""
    return weekdays()[word.lower().rstrip(".")]


def offset_of(text: str) -> int:
    """-1, 0 or 1 for "last", "this", "next" and their like; "the past …" and "the coming …" too."""
    low = re.sub(r"\s+", " ", text.lower().strip())
    return -1 if low in words()["last"] else 1 if low in words()["next"] else 0


def read_day(match: re.Match[str]) -> Reading | None:
    """A day of a month or days of it, with or without weekday and year."""
    detail = compiled(
        r"(?:(?P<w><W>),?\s+(?:<the>\s+)?)?(?:(?P<m><M>)\s*(?P<d>\d+)\w*(?:<TO>(?P<e>\d+)\w*)?|(?:<the>\s+)?(?P<d2>\d+)\w*(?:<TO>(?P<e2>\d+)"
        r"\w*)?\s+(?:<of>\s+)?(?P<m2><M>))(?:,?\s+(?:<of>\s+)?(?P<y>\d{4})|\s+(?:<of>\s+)?(?P<r><rel>)\s+year|\s+\((?P<w2><W>)\))?"
    ).fullmatch(match[0])
    if not detail:
        return None
    number = month(detail["m"] or detail["m2"])
    first, last = int(detail["d"] or detail["d2"]), detail["e"] or detail["e2"]
    tail = f";year={offset_of(detail['r'])}" if detail["r"] else ";dir={dir}"
    name = detail["w"] or detail["w2"]
    known = f";weekday={weekday(name)}" if name and not last else ""

    def one(day: int) -> str:
        if not _real(detail["y"] or "2000", number, day):
            raise ValueError(match[0])
        return f"{detail['y']}-{number:02}-{day:02}" if detail["y"] else f"monthday={number:02}-{day:02}{known}{tail}"

    try:
        value = f"{one(first)}/{one(int(last))}" if last else one(first)
    except ValueError:
        return None
    return Reading(DATE, value if detail["y"] else f"rel:{value}")


def _real(year: str, number: int, day: int) -> bool:
    return 1 <= number <= 12 and 1 <= day <= calendar.monthrange(int(year), number)[1]


def read_figures(match: re.Match[str]) -> Reading | None:
    """2019-04-25, 25/4/2019, 25.04.2019. Where day and month can be taken either way only the year is sure."""
    parts = [int(p) for p in re.split(r"[-/.]", match[0])]
    if parts[0] > 31:
        year, number, day = parts
    else:
        a, b, year = parts
        if "." in match[0] or (a > 12 >= b):
            day, number = a, b
        elif b > 12 >= a or a == b:
            number, day = a, b
        else:
            return Reading(DATE, str(year), approximate=True)
    return Reading(DATE, f"{year}-{number:02}-{day:02}") if _real(str(year), number, day) else None


def read_either_way(match: re.Match[str], *, day_first: bool) -> Reading | None:
    """07/11/2023 by the order that the rest of the document has for day and month; None for what can be taken one way only."""
    parts = [int(p) for p in re.split(r"[-/.]", match[0])]
    if parts[0] > 31 or "." in match[0] or max(parts[:2]) > 12 or parts[0] == parts[1]:
        return None
    (day, number) = parts[:2] if day_first else reversed(parts[:2])
    return Reading(DATE, f"{parts[2]}-{number:02}-{day:02}")


def read_month_year(match: re.Match[str]) -> Reading | None:
    """A month of a stated year, or of last, this or next year."""
    detail = compiled(
        r"(?P<mod><mod>)?(?P<m><M>)(?:,?\s+(?:<of>\s+)?(?P<y>\d{4})|\s+(?:<of>\s+)?(?P<r><rel>)\s+year)"
    ).fullmatch(match[0])
    if not detail:
        return None
    number = month(detail["m"])
    value = f"{detail['y']}-{number:02}" if detail["y"] else f"rel:month={number};year={offset_of(detail['r'])}"
    return Reading(DATE, value, bool(detail["mod"]))


def read_month(match: re.Match[str]) -> Reading | None:
    """A month by its name, with “last”, “this” or “next” or by tense."""
    detail = compiled(r"(?:(?P<r><rel>)\s+)?(?P<mod><mod>)?(?P<m><M>)").fullmatch(match[0])
    if not detail:
        return None
    way = {-1: "last", 1: "coming"}.get(offset_of(detail["r"] or ""), "{dir}")
    if detail["r"] and way == "{dir}":  # "this March" is the one of this year
        return Reading(DATE, f"rel:month={month(detail['m'])};year=0", bool(detail["mod"]))
    return Reading(DATE, f"rel:month={month(detail['m'])};dir={way}", bool(detail["mod"]))


def read_weekday(match: re.Match[str]) -> Reading | None:
    """A weekday, with a part of the day, “last”, “next” or a week of its own."""
    detail = compiled(
        r"(?:(?P<r><rel>|<told>)\s+)?(?P<w><W>)(?:\s+<part>)?(?:,?\s+(?:<of>\s+)?(?P<r2><rel>)\s+week)?"
    ).fullmatch(match[0])
    if not detail:
        return None
    number = weekday(detail["w"])
    if detail["r2"]:
        return Reading(DATE, f"rel:weekday={number};week={offset_of(detail['r2'])}")
    low = re.sub(r"\s+", " ", (detail["r"] or "").lower())
    if low in lexicon.words("calendar", "coming"):
        return Reading(DATE, f"rel:weekday={number};dir=next")
    way = {-1: "last", 1: "coming"}.get(offset_of(low), "{dir}")
    return Reading(DATE, f"rel:weekday={number};dir={way}")


def part_of_year(part: str, year: str) -> Reading | None:
    """The months of a half or a quarter, the first or last month for a start or an end; None for another part."""
    months = {
        "start": "01",
        "mid": None,
        "end": "12",
        "h1": ("01", "06"),
        "h2": ("07", "12"),
        "q1": ("01", "03"),
        "q2": ("04", "06"),
        "q3": ("07", "09"),
        "q4": ("10", "12"),
    }.get(part)
    if isinstance(months, tuple):
        return Reading(DATE, f"{year}-{months[0]}/{year}-{months[1]}")
    return Reading(DATE, f"{year}-{months}" if months else year, approximate=True)


def read_season(match: re.Match[str]) -> Reading | None:
    """A season of a stated year, of a relative year, or by tense."""
    detail = compiled(
        r"(?P<mod><mod>)?(?:(?:in\s+)?the\s+(?P<mod2><mod>)?)?(?P<s><S>)(?:\s+<of>\s+|\s+)(?P<y>\d{4})"
    ).fullmatch(match[0])
    if detail:
        return Reading(
            DATE, f"{detail['y']}-{words()['seasons'][detail['s'].lower()]}", bool(detail["mod"] or detail["mod2"])
        )
    if relative := compiled(r"(?:in\s+)?(?:<the>\s+)?(?P<s><S>)\s+<of>\s+(?P<r><shift>)\s+year").fullmatch(match[0]):
        return Reading(DATE, f"rel:season={words()['seasons'][relative['s'].lower()]};year={offset_of(relative['r'])}")
    word, near = re.split(r"[\s-]", match[0])[-1].lower(), not re.match(r"(?i)(?:in|the)\s", match[0])
    code = words()["seasons"].get(word)
    return Reading(DATE, f"rel:season={code};dir={{dir}}", near) if code else None


def read_decade(match: re.Match[str]) -> Reading | None:
    """The 1990s, the '90s, the nineties: ``199X``."""
    near = bool(compiled(r"\b<point>").search(match[0]))
    if digits := re.search(r"(\d{3})0['’]?s", match[0]):
        return Reading(DATE, f"{digits[1]}X", near)
    if digits := re.search(r"(\d)0['’]?s", match[0]):
        return Reading(DATE, f"19{digits[1]}X", near)
    word = match[0].split()[-1].lower()
    return Reading(DATE, f"19{words()['decade_words'][word]}X", near)


def read_century(match: re.Match[str]) -> Reading | None:
    """The 19th century: ``18XX``."""
    number = ordinal_of(re.sub(r"(?i)^(?:the\s+)?(?:(?:early|late|mid)[-\s]*)?|[-\s]+centur\w+$", "", match[0]))
    return Reading(DATE, f"{number - 1:02}XX") if number and 10 < number < 23 else None


def read_years(match: re.Match[str]) -> Reading | None:
    """2008-9, 1950-53, 2017/18, 2015–2018."""
    first, last = re.split(r"[-–/]", match[0])
    full = first[: 4 - len(last)] + last
    return Reading(DATE, f"{first}/{full}") if int(full) > int(first) else None


def read_year(match: re.Match[str]) -> Reading | None:
    """A year, early, late or in the middle of it."""
    near = bool(compiled("<point>").match(match[0]))
    return Reading(DATE, match[0][-4:], near)


def read_short_year(match: re.Match[str]) -> Reading | None:
    """'16, '98: of the two centuries that are spoken of so, with the turn after the report's own years (:data:`_TURN`)."""
    number = int(match[0][1:])
    return Reading(DATE, str((2000 if number < _TURN else 1900) + number))


def read_quarter(match: re.Match[str]) -> Reading | None:
    """Q3 2019: its first to its last month."""
    detail = re.fullmatch(r"Q([1-4]),?\s+(?:of\s+)?(\d{4})", match[0])
    return part_of_year(f"q{detail[1]}", detail[2]) if detail else None


def read_holiday(match: re.Match[str]) -> Reading | None:
    """A fixed day of the year by its name."""
    year = re.search(r"\d{4}$", match[0])
    name = re.sub(r",?\s+\d{4}$", "", re.sub(r"\s+", " ", match[0]))
    day = words()["holidays"][name]
    return Reading(DATE, f"{year[0]}-{day}" if year else f"rel:monthday={day};dir={{dir}}")


def read_named_day(match: re.Match[str]) -> Reading | None:
    """A day known by a number alone (9/11)."""
    return Reading(DATE, words()["named_days"][match[0]])
