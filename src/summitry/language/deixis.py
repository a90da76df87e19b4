"""Times told from another time: "last month", "three days ago", "the same day", "the end of the year"; clock times and lengths.

The counterpart of ``dates``: each function reads what one branch of the pattern in ``times`` has matched.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summitry.language import durations
from summitry.language.dates import Reading, compiled, month, offset_of, part_of_year, words
from summitry.language.numerals import ordinal_of, value_of


def read_day_word(match: re.Match[str]) -> Reading | None:
    """Today, yesterday, tomorrow and their like."""
    word = re.sub(r"\s+", " ", match[0].lower())
    return Reading("date", f"rel:day={words()['day_words'][word]}")


def read_same_day(_: re.Match[str]) -> Reading | None:
    """The day last spoken of."""
    return Reading("date", "rel:same")


def read_next_day(_: re.Match[str]) -> Reading | None:
    """The day after the one last spoken of."""
    return Reading("date", "rel:same;plus=1")


def read_previous_day(_: re.Match[str]) -> Reading | None:
    """The day before the one last spoken of."""
    return Reading("date", "rel:same;plus=-1")


def read_eve(_: re.Match[str]) -> Reading | None:
    """The day before an event that is not dated here."""
    return Reading("date", "rel:eve")


_SCALE = {
    "day": ("day", 1),
    "week": ("week", 1),
    "weekend": ("weekend", 1),
    "fortnight": ("day", 14),
    "month": ("month", 1),
    "quarter": ("quarter", 1),
    "year": ("year", 1),
    "decade": ("decade", 1),
    "century": ("century", 1),
}


def read_period(match: re.Match[str]) -> Reading | None:
    """Earlier this week, last month, the next quarter; "the past three days" is a length, "this fiscal year" roughly a year."""
    plain = compiled(r"\b<kind>\s+(?=year)").sub("", match[0])
    found = _period(plain)
    return replace(found, approximate=True) if found and plain != match[0] else found


def _period(text: str) -> Reading | None:
    detail = compiled(
        r"(?P<part>earlier|later|early|late|mid-?)?\s*(?:in\s+)?(?P<r><rel>|the|that|the\s+same|the\s+following)\s+"
        r"(?:(?P<n><num>)\s+)?(?P<u>weekend|<U>|<S>)(?:\s+of\s+(?P<y>\d{4}))?"
    ).fullmatch(text)
    if not detail:
        return None
    word, low = detail["u"].lower(), re.sub(r"\s+", " ", detail["r"].lower())
    if detail["n"]:
        if word == "weekend" or word in words()["seasons"]:
            return None
        return Reading("duration", durations.iso(value_of(detail["n"]), durations.unit_of(word)))
    if word in words()["seasons"]:
        return _relative_season(low, word)
    unit = "weekend" if word == "weekend" else durations.unit_of(word)
    if unit not in _SCALE or low in ("that", "the same", "the following"):
        return (
            Reading("date", "rel:same", approximate=True)
            if unit in _SCALE and low == "the same" and unit == "day"
            else None
        )
    if unit == "weekend" and low == "the":
        return Reading("date", "rel:weekend=0;dir={dir}")
    if low == "the" or (low in ("the past", "the last", "past", "previous") and unit in _SCALE):
        return (
            Reading("duration", durations.iso(1, unit))
            if low in ("the past", "the last") and unit != "weekend"
            else None
        )
    key, size = _SCALE[unit]
    part = {"earlier": ";part=early", "later": ";part=late"}.get((detail["part"] or "").lower(), "")
    if part and offset_of(low):
        part = ""
    return Reading("date", f"rel:{key}={offset_of(low) * size}{part}", bool(detail["part"]) and not part)


def _relative_season(low: str, word: str) -> Reading | None:
    code = words()["seasons"][word]
    if low in ("that", "the same", "the following"):
        return None
    way = {-1: "last", 1: "coming"}.get(offset_of(low), "{dir}")
    if low in words()["this"]:
        return Reading("date", f"rel:season={code};year=0")
    return Reading("date", f"rel:season={code};dir={way}")


def read_ago(match: re.Match[str]) -> Reading | None:
    """Three days ago, two weeks later, a month from now; "later" and "earlier" count from the day last spoken of."""
    detail = compiled(
        r"(?P<near>(?:nearly|almost|about|around|some|more\s+than|over|just\s+over|roughly|at\s+least)\s+)?(?P<n><N>)[-\s]+(?P<u><U>)\s+"
        r"(?P<w>ago|earlier|later|from\s+now|hence)"
    ).fullmatch(match[0])
    if not detail:
        return None
    amount, way = durations.amount_of(detail["n"]), detail["w"].lower()
    unit = durations.unit_of(detail["u"])
    if amount is None or unit in ("hour", "minute", "second"):
        return Reading("date", "rel:day=0" if way == "ago" and unit != "hour" else "", approximate=True)
    sign = -1 if way in ("ago", "earlier") else 1
    key, size = _SCALE[unit]
    if way in ("earlier", "later"):
        if unit in ("day", "week", "fortnight"):
            days = int(amount * {"day": 1, "week": 7, "fortnight": 14}[unit])
            return Reading("date", f"rel:same;plus={sign * days}", bool(detail["near"]) or unit != "day")
        return Reading("date", "", approximate=True)
    return _counted(key, sign * amount * size, bool(detail["near"]))


def in_time(text: str) -> Reading | None:
    """“Two weeks” as so much time from now; None where the amount is vague or shorter than a day."""
    detail = compiled(
        r"(?P<near>(?:about|around|roughly|nearly|less\s+than|under)\s+)?(?P<n><N>)[-\s]+(?P<u><U>)"
    ).fullmatch(text.strip())
    amount = durations.amount_of(detail["n"]) if detail else None
    if detail is None or amount is None or durations.unit_of(detail["u"]) in ("hour", "minute", "second"):
        return None
    key, size = _SCALE[durations.unit_of(detail["u"])]
    return _counted(key, amount * size, bool(detail["near"]))


def _counted(key: str, amount: float, near: bool) -> Reading:
    """So many periods from the anchor; halves go down to the next smaller period."""
    smaller = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "week": ("day", 7)}
    while amount != int(amount) and key in smaller:
        key, amount = smaller[key][0], round(amount * smaller[key][1], 6)
    if key == "decade":
        key, amount = "year", amount * 10
    elif key == "century":
        key, amount = "year", amount * 100
    return Reading("date", f"rel:{key}={int(amount)}", near)


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
        number = 9 if word in ("last", "final") else ordinal_of(word)
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
        return Reading("date", value, approximate=True)
    unit = durations.unit_of(detail["u"])
    if unit not in ("week", "month", "year", "decade", "quarter"):
        return None
    return Reading("date", f"rel:{unit}={offset_of(detail['r'] or '')};part={part}", part in ("start", "mid", "end"))


def _week_of_month(part: str, detail: re.Match[str]) -> Reading | None:
    """The first week of May is its first seven days, the last its last seven (ISO weeks cross months)."""
    if not detail["m"]:
        return None
    number, week = month(detail["m"]), int(part[1:])
    first, last = (week * 7 - 6, week * 7) if week < 5 else (22, 28)
    if detail["my"]:
        return Reading(
            "date", f"{detail['my']}-{number:02}-{first:02}/{detail['my']}-{number:02}-{last:02}", approximate=True
        )
    return Reading(
        "date",
        f"rel:monthday={number:02}-{first:02};dir={{dir}}/monthday={number:02}-{last:02};dir={{dir}}",
        approximate=True,
    )


def read_day_of_month(match: re.Match[str]) -> Reading | None:
    """A day of a month that is not named (“on the 25th”)."""
    day = int(re.sub(r"\D", "", match[0]))
    return Reading("date", f"rel:dom={day};dir={{dir}}") if 1 <= day <= 31 else None


def read_vague(_: re.Match[str]) -> Reading | None:
    """What is said of time without a value."""
    return Reading("date", "", approximate=True)


def read_end(match: re.Match[str]) -> Reading | None:
    """The year's end, month-end: the last part of the period of the report."""
    unit = "year" if "year" in match[0].lower() else "month"
    return Reading("date", f"rel:{unit}=0;part=end", approximate=True)


def read_clock(match: re.Match[str]) -> Reading | None:
    """10 am, 10:30, 1500 GMT, noon, 9 o'clock."""
    low = match[0].lower()
    noon, _, place = low.partition(" ")
    if noon in words()["clock_noon"]:
        return Reading("time", words()["clock_noon"][noon] + words()["clock_zones"].get(place.strip().upper(), ""))
    detail = re.fullmatch(
        r"(?P<h>\d{1,2}|\d\d(?=\d\d\b))(?:[:.h]?(?P<m>\d\d))?\s*(?P<x>[ap]\.?m\.?|o['’]clock)?\s*(?P<z>[a-z]+)?", low
    )
    if not detail:
        return None
    hour, minute, mark = int(detail["h"]), int(detail["m"] or 0), (detail["x"] or "")[:1]
    hour = hour % 12 + 12 if mark == "p" else 0 if mark == "a" and hour == 12 else hour
    if hour > 24 or minute > 59:
        return None
    zone = words()["clock_zones"].get((detail["z"] or "").upper(), "")
    return Reading("time", f"T{hour:02}:{minute:02}{zone}")


def read_duration(match: re.Match[str]) -> Reading | None:
    """A length of time."""
    value, near = durations.duration_of(match[0])
    return Reading("duration", value, near or not value)


def read_age(match: re.Match[str]) -> Reading | None:
    """An age."""
    return Reading("age", durations.age_of(match[0]))


def read_frequency(match: re.Match[str]) -> Reading | None:
    """How often."""
    return Reading("frequency", durations.frequency_of(match[0]))
