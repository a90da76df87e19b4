"""Times told from another time: "last month", "three days ago", "the same day", "the end of the year"; clock times and lengths.

The counterpart of ``dates``: each function reads what one branch of the pattern in ``expressions`` has matched.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from summitry import lexicon
from summitry.language.number.numerals import alternation, ordinal_of, value_of
from summitry.language.time import durations
from summitry.language.time.dates import DATE, DURATION, TIME, Reading, compiled, month, offset_of, part_of_year, words
from summitry.language.time.relative import THIRDS
from summitry.values import duration


def read_day_word(match: re.Match[str]) -> Reading | None:
    """Today, yesterday, tomorrow and their like."""
    word = re.sub(r"\s+", " ", match[0].lower())
    return Reading(DATE, f"rel:day={words()['day_words'][word]}")


def read_same_day(_: re.Match[str]) -> Reading | None:
    """The day last spoken of."""
    return Reading(DATE, "rel:same")


def read_next_day(_: re.Match[str]) -> Reading | None:
    """The day after the one last spoken of."""
    return Reading(DATE, "rel:same;plus=1")


def read_previous_day(_: re.Match[str]) -> Reading | None:
    """The day before the one last spoken of."""
    return Reading(DATE, "rel:same;plus=-1")


def read_eve(_: re.Match[str]) -> Reading | None:
    """The day before an event that is not dated here."""
    return Reading(DATE, "rel:eve")


@cache
def _scale() -> dict[str, tuple[str, int]]:
    """Periods of a day and more, as steps of the periods that a relative value counts in."""
    return {unit: (key, size) for unit, (key, size) in words()["steps"].items()}


def read_period(match: re.Match[str]) -> Reading | None:
    """Earlier this week, last month, the next quarter; "the past three days" is a length, "this fiscal year" roughly a year."""
    plain = compiled(r"\b<kind>\s+(?=year)").sub("", match[0])
    found = _period(plain)
    return replace(found, approximate=True) if found and plain != match[0] else found


def _period(text: str) -> Reading | None:
    detail = compiled(
        r"(?P<part>earlier|later|early|late|mid-?)?\s*(?:in\s+)?(?P<r><rel>|the)\s+(?:(?P<n><num>)\s+)?(?P<u>weekend|<U>|<S>)"
    ).fullmatch(text)
    if not detail:
        return None
    unit, low = durations.unit_of(detail["u"]), re.sub(r"\s+", " ", detail["r"].lower())
    season = words()["seasons"].get(detail["u"].lower())
    if detail["n"]:
        counts = not season and unit not in words()["weekend"]
        return Reading(DURATION, duration.write(value_of(detail["n"]), unit)) if counts else None
    if season:
        return _relative_season(low, season)
    return _relative_period(low, unit, (detail["part"] or "").lower()) if unit in _scale() else None


def _relative_period(low: str, unit: str, part: str) -> Reading | None:
    """A period by its name: "the weekend" points by tense, "the past week" is a length, "last week" and the like have a value."""
    if low in lexicon.words("calendar", "articles"):
        return Reading(DATE, "rel:weekend=0;dir={dir}")
    if low in lexicon.words("calendar", "elapsed"):
        measures = low in lexicon.words("calendar", "lengths") and unit not in words()["weekend"]
        return Reading(DURATION, duration.write(1, unit)) if measures else None
    (key, size), steps = _scale()[unit], offset_of(low)
    bound = "" if steps else words()["parts_so_far"].get(part, "")
    return Reading(DATE, f"rel:{key}={steps * size}{bound and f';part={bound}'}", bool(part) and not bound)


def _relative_season(low: str, code: int) -> Reading:
    way = {-1: "last", 1: "coming"}.get(offset_of(low), "{dir}")
    if low in words()["this"]:
        return Reading(DATE, f"rel:season={code};year=0")
    return Reading(DATE, f"rel:season={code};dir={way}")


def read_ago(match: re.Match[str]) -> Reading | None:
    """Three days ago, two weeks later, a month from now; "later" and "earlier" count from the day last spoken of."""
    detail = compiled(
        r"(?P<near><near>\s+)?(?P<n><N>)[-\s]+(?P<u><U>)\s+"
        r"(?P<w><back>)"
    ).fullmatch(match[0])
    if not detail:
        return None
    amount, way = durations.amount_of(detail["n"]), detail["w"].lower()
    unit = durations.unit_of(detail["u"])
    if amount is None or unit not in _scale():
        today = way in words()["ago"] and unit not in words()["hours"]
        return Reading(DATE, "rel:day=0" if today else "", approximate=True)
    sign = -1 if way in words()["back"] else 1
    if way in words()["from_told"]:
        return _from_told(sign * amount, unit, bool(detail["near"]))
    key, size = _scale()[unit]
    return _counted(key, sign * amount * size, bool(detail["near"]))


def _from_told(amount: float, unit: str, near: bool) -> Reading:
    """So much time before or after the day last spoken of; months and years of it have no value."""
    days = words()["days_in"].get(unit)
    if days is None:
        return Reading(DATE, "", approximate=True)
    return Reading(DATE, f"rel:same;plus={int(amount * days)}", near or days > 1)


def in_time(text: str) -> Reading | None:
    """“Two weeks” as so much time from now; None where the amount is vague or shorter than a day."""
    detail = compiled(r"(?P<near><nearly>\s+)?(?P<n><N>)[-\s]+(?P<u><U>)").fullmatch(text.strip())
    amount = durations.amount_of(detail["n"]) if detail else None
    if detail is None or amount is None or durations.unit_of(detail["u"]) not in _scale():
        return None
    key, size = _scale()[durations.unit_of(detail["u"])]
    return _counted(key, amount * size, bool(detail["near"]))


def _counted(key: str, amount: float, near: bool) -> Reading:
    """So many periods from the anchor; halves go down to the next smaller period."""
    smaller = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "week": ("day", 7)}
    while amount != int(amount) and key in smaller:
        key, amount = smaller[key][0], round(amount * smaller[key][1], 6)
    if key in words()["years_in"]:
        key, amount = "year", amount * words()["years_in"][key]
    return Reading(DATE, f"rel:{key}={int(amount)}", near)


def read_part(match: re.Match[str]) -> Reading | None:
    """The end of the year, the first half of 2014, the second week of May, the middle of next month."""
    detail = compiled(
        r"(?:the\s+)?(?P<p>\S+(?:\s+end)?)(?:\s+(?P<h>half|quarter|week))?\s+of\s+(?:(?P<r><rel>|the)\s+)?"
        r"(?:(?P<m><M>)(?:,?\s+(?P<my>\d{4}))?|(?P<y>\d{4})|(?P<u><U>))"
    ).fullmatch(match[0])
    if not detail:
        return None
    part = _part_name(detail["p"].lower(), (detail["h"] or "").lower())
    if part is None:
        return None
    return _whole_part(part, detail)


def _part_name(word: str, half: str) -> str | None:
    if half:
        number = 9 if word in words()["final"] else ordinal_of(word)
        return f"{half[0]}{number}" if number else None
    for name, part in (("part_start", "start"), ("part_mid", "mid"), ("part_end", "end")):
        if word in words()[name]:
            return part
    return None


def _whole_part(part: str, detail: re.Match[str]) -> Reading | None:
    """The reading of a part of a year, a month or a relative period."""
    if part.startswith("w"):
        return _week_of_month(part, detail)
    if part in ("h9", "q9"):
        part = {"h9": "h2", "q9": "q4"}[part]
    if detail["y"]:
        return part_of_year(part, detail["y"])
    if detail["m"]:
        number = month(detail["m"])
        value = f"{detail['my']}-{number:02}" if detail["my"] else f"rel:month={number};dir={{dir}}"
        return Reading(DATE, value, approximate=True)
    unit = durations.unit_of(detail["u"])
    if unit not in words()["parted"]:
        return None
    return Reading(DATE, f"rel:{unit}={offset_of(detail['r'] or '')};part={part}", part in THIRDS)


def _week_of_month(part: str, detail: re.Match[str]) -> Reading | None:
    """The first week of May is its first seven days, the last its last seven (ISO weeks cross months)."""
    if not detail["m"]:
        return None
    number, week = month(detail["m"]), int(part[1:])
    first, last = (week * 7 - 6, week * 7) if week < 5 else (22, 28)
    if detail["my"]:
        return Reading(
            DATE, f"{detail['my']}-{number:02}-{first:02}/{detail['my']}-{number:02}-{last:02}", approximate=True
        )
    return Reading(
        DATE,
        f"rel:monthday={number:02}-{first:02};dir={{dir}}/monthday={number:02}-{last:02};dir={{dir}}",
        approximate=True,
    )


def read_day_of_month(match: re.Match[str]) -> Reading | None:
    """A day of a month that is not named (“on the 25th”)."""
    day = int(re.sub(r"\D", "", match[0]))
    return Reading(DATE, f"rel:dom={day};dir={{dir}}") if 1 <= day <= 31 else None


def read_vague(_: re.Match[str]) -> Reading | None:
    """What is said of time without a value."""
    return Reading(DATE, "", approximate=True)


def read_end(match: re.Match[str]) -> Reading | None:
    """The year's end, month-end: the last part of the period of the report."""
    unit = re.search(r"year|month", match[0].lower())
    return Reading(DATE, f"rel:{unit[0]}=0;part=end", approximate=True) if unit else None


def read_clock(match: re.Match[str]) -> Reading | None:
    """10 am, 10:30, 1500 GMT, noon, 9 o'clock."""
    low = match[0].lower()
    noon, _, place = low.partition(" ")
    if noon in words()["clock_noon"]:
        return Reading(TIME, words()["clock_noon"][noon] + _zone(place))
    detail = _clock_detail().fullmatch(low)
    if not detail:
        return None
    hour, minute, mark = int(detail["h"]), int(detail["m"] or 0), (detail["x"] or "")[:1]
    hour = hour % 12 + 12 if mark == "p" else 0 if mark == "a" and hour == 12 else hour
    if hour > 24 or minute > 59:
        return None
    return Reading(TIME, f"T{hour:02}:{minute:02}{_zone(detail['z'] or '')}")


@cache
def _clock_detail() -> re.Pattern[str]:
    hours = alternation(words()["clock_hours"])
    return re.compile(
        r"(?P<h>\d{1,2}|\d\d(?=\d\d(?!\d)))(?:[:.h]?(?P<m>\d\d))?\s*(?P<x>[ap]\.?m\.?|o['’]clock)?\s*"
        rf"(?:{hours}(?!\w)\s*)?\(?(?P<z>[a-z][a-z\s]*)?\)?",
        re.IGNORECASE,
    )


@cache
def _zones() -> dict[str, str]:
    return {name.lower(): offset for name, offset in words()["clock_zones"].items()}


def _zone(name: str) -> str:
    """The offset of a zone by its name as ISO 8601 has it; empty where it is not known, or is that of the place."""
    return _zones().get(" ".join(name.strip("( )").lower().split()), "")


def read_duration(match: re.Match[str]) -> Reading | None:
    """A length of time."""
    value, near = durations.duration_of(match[0])
    return Reading(DURATION, value, near or not value)


def read_age(match: re.Match[str]) -> Reading | None:
    """An age."""
    return Reading("age", durations.age_of(match[0]))


def read_frequency(match: re.Match[str]) -> Reading | None:
    """How often."""
    return Reading("frequency", durations.frequency_of(match[0]))
