"""Lengths of time, ages and frequencies: what they look like in a report, and their values in ISO 8601."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from summitry import lexicon
from summitry.language.number.numerals import alternation, number_pattern, value_of, words
from summitry.values import duration, numbers, quantity


@cache
def _calendar() -> dict[str, Any]:
    loaded: dict[str, Any] = lexicon.load("calendar")
    return loaded


@cache
def _unit_forms() -> dict[str, str]:
    """The periods by their singular and plural."""
    return {form: name for name in duration.lengths() for form in (name, quantity.plural(name))}


@cache
def unit_pattern() -> str:
    """Regular expression of a period in the singular or plural."""
    return alternation(_unit_forms())


def unit_of(word: str) -> str:
    """The period that a word names (``"hours"`` → ``hour``); another word in lower case."""
    return _unit_forms().get(word.lower(), word.lower())


def period(text: str) -> str | None:
    """The period that the words of something counted end in ("long hours" → ``hour``), or None."""
    return _unit_forms().get(text.lower().split()[-1])


@cache
def amount_pattern() -> str:
    """A numeral, an article or a vague amount before a period."""
    return rf"(?:{alternation(words()['of_one'])}|{number_pattern()}|{alternation(words()['least'])}|one)"


@cache
def duration_pattern() -> str:
    """Regular expression of a length of time, without groups; compile it ignoring case."""
    near = alternation(_calendar()["approximate"])
    number, unit = number_pattern(), unit_pattern()
    joined = rf"{number}[-–]{unit}(?:[-–]long)?\b"
    ranged = rf"{number}\s*(?:-|–|\s+to\s+|\s+or\s+){number}[-\s]{unit}\b"
    and_half = rf"(?:\s+and\s+(?:a\s+half|a\s+quarter|three[-\s]quarters|one[-\s]half|{number}\s+{unit}\b))"
    full = rf"{amount_pattern()}\s+(?:more\s+|full\s+|long\s+|straight\s+|whole\s+|consecutive\s+|further\s+)?{unit}\b{and_half}?"
    several = rf"(?:several|{alternation(words()['plural_scales'])}\s+of|many|a\s+number\s+of)\s+{unit}\b"
    return rf"(?:(?:{near}\s+)?(?:{ranged}|{joined}|{full}|{several}))"


@cache
def _detail() -> re.Pattern[str]:
    near, number, unit = alternation(_calendar()["approximate"]), number_pattern(), unit_pattern()
    return re.compile(
        rf"(?P<near>{near}\s+)?(?P<amount>{alternation(words()['of_one'])}|{number}(?:\s*(?:-|–|\s+to\s+|\s+or\s+){number})?|"
        rf"{alternation(words()['least'])}|an?|.+?)[-–\s]+(?:more\s+|full\s+|long\s+|straight\s+|whole\s+|consecutive\s+|further\s+)?"
        rf"(?P<unit>{unit})\b(?:[-–]long)?(?:\s+and\s+(?:(?P<frac>a\s+half|a\s+quarter|three[-\s]quarters|one[-\s]half)|"
        rf"(?P<amount2>{number})\s+(?P<unit2>{unit})))?",
        re.IGNORECASE,
    )


def duration_of(text: str) -> tuple[str, bool]:
    """``(ISO 8601 value, approximate)`` of a length of time; the value is empty where its amount is vague."""
    match = _detail().fullmatch(text.strip())
    if not match:
        return "", True
    near, unit = bool(match["near"]), unit_of(match["unit"])
    amount = amount_of(match["amount"])
    if amount is None:
        return "", True
    if match["frac"]:
        return duration.write(amount + value_of("1 and " + match["frac"]) - 1, unit), near
    value = duration.write(amount, unit)
    if match["unit2"]:
        extra = duration.write(value_of(match["amount2"]), unit_of(match["unit2"]))
        value += extra[1:] if "T" not in value else extra.removeprefix("PT")
    return value, near


def measured(text: str) -> tuple[float, str] | None:
    """``(amount, period)`` of a length of time ("an hour and a half" 1.5, hour); None where it is vague or mixed."""
    match = _detail().fullmatch(text.strip())
    amount = amount_of(match["amount"]) if match else None
    if match is None or amount is None or match["unit2"]:
        return None
    extra = value_of("1 and " + match["frac"]) - 1 if match["frac"] else 0.0
    return amount + extra, unit_of(match["unit"])


def amount_of(text: str) -> float | None:
    """How many of a period the words before it say; None where they are vague ("several", "two or three")."""
    text = re.sub(r"\s+", " ", text.lower().strip())
    if text in words()["of_one"]:
        return float(words()["of_one"][text])
    if text in words()["least"]:
        return 2.0 if text in words()["pairs"] else None
    if re.search(r"\d\s*[-–]\s*\d|\s(?:to|or)\s", text):
        return None
    try:
        return value_of(text)
    except ValueError:
        return None


@cache
def age_pattern() -> str:
    """Regular expression of an age ("36-year-old", "aged 36", "36 years old")."""
    number, before, after = (
        number_pattern(),
        alternation(_calendar()["age_before"]),
        alternation(_calendar()["age_after"]),
    )
    return (
        rf"(?:{number}[-\s]years?[-\s]{after}s?\b|{number}[-\s](?:month|week|day)s?[-\s]old\b|{before}\s+\d{{1,3}}\b)"
    )


def age_of(text: str) -> str:
    """ISO 8601 of an age."""
    match = re.search(r"month|week|day", text, re.IGNORECASE)
    return duration.write(value_of(re.sub(r"(?i)\baged?s?\b", "", text)), match[0].lower() if match else "year")


def _every(between: str) -> float:
    """How many periods lie between two times, by what stands between "every" and the period."""
    if between in _calendar()["every_other"]:
        return 2.0
    return value_of(between) if between else 1.0


@cache
def frequency_pattern() -> str:
    """Regular expression of a frequency ("twice a year", "every two weeks", "daily")."""
    number, unit, per = number_pattern(), unit_pattern(), alternation(_calendar()["per"])
    weekdays = alternation(forms[0] for forms in _calendar()["weekdays"].values())
    every = rf"{alternation(_calendar()['every'])}\s+(?:(?:other|second|{number})\s+)?(?:{unit}|(?-i:{weekdays}))\b"
    times = rf"(?:once|twice|thrice|{number}\s+times)\s+{per}\s+{unit}\b"
    return rf"(?:{times}|{every}|{alternation(_calendar()['frequency_words'])}\b)"


def frequency_of(text: str) -> str:
    """``R/period`` or ``Rn/period`` (ISO 8601 repeating interval) of a frequency."""
    low = re.sub(r"\s+", " ", text.lower().strip())
    if low in _calendar()["frequency_words"]:
        return str(_calendar()["frequency_words"][low])
    last = low.rsplit(" ", 1)[-1]
    unit = "week" if last.title() in {forms[0] for forms in _calendar()["weekdays"].values()} else unit_of(last)
    first = low.split(" ", 1)[0]
    if first in _calendar()["every"]:
        return f"R/{duration.write(_every(' '.join(low.split(' ')[1:-1])), unit)}"
    known = words()["multiples_times"]
    count = known[first] if first in known else value_of(low.split(" times")[0])
    return f"R/{duration.write(1, unit)}" if count == 1 else f"R{numbers.write(count)}/{duration.write(1, unit)}"
