"""The one regular expression that finds time expressions, branch by branch, and who reads the match of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from summitry.language.number import numerals
from summitry.language.number.numerals import alternation
from summitry.language.time import dates, deixis, durations
from summitry.language.time.dates import Reading, pattern_of, words

Reader = Callable[[re.Match[str]], Reading | None]


#: A year after a day or a month: stated, or relative to that of the report.
_ITS_YEAR = r"(?:,?\s+(?:<of>\s+)?<Y>|\s+(?:<of>\s+)?<shift>\s+year\b)"
Branches = dict[str, tuple[str, Reader]]


def _branches() -> Branches:
    """Name → pattern and reader, in the order in which they are tried."""
    return {**_named(), **_stated(), **_days_told(), **_periods(), **_lengths(), **_years()}


def _named() -> Branches:
    """What is known by its name alone, and what speaks of time without a value."""
    w = words()
    return {
        "vague": (rf"{alternation(w['vague'])}\b", deixis.read_vague),
        "named_day": (rf"{alternation(w['named_days'])}(?!\w)", dates.read_named_day),
        "holiday": (rf"(?-i:{alternation(w['holidays'])})\b(?:,?\s+<Y>|(?!\s+(?-i:[A-Z])))", dates.read_holiday),
        "feast": (rf"(?-i:{alternation(w['feasts'])})\b(?!\s+(?-i:[A-Z]))", deixis.read_vague),
    }


def _stated() -> Branches:
    """Days, months and parts of years that are written out."""
    w = words()
    day = rf"(?:<M>(?:\s+|(?<=\.))<D>(?:<TO><D>)?|(?:<the>\s+)?<D>(?:<TO><D>)?\s+(?:<of>\s+)?<M>)(?:{_ITS_YEAR}|\s+\(<W>\))?"
    part = alternation([*w["part_start"], *w["part_mid"], *w["part_end"]])
    return {
        "day": (rf"(?:<W>,?\s+(?:<the>\s+)?)?{day}", dates.read_day),
        "figures": (
            r"(?:(?:19|20)\d\d-[01]\d-[0-3]\d|[0-3]?\d(?:/[0-3]?\d/|\.[0-3]?\d\.)(?:19|20)\d\d)(?![\w-])",
            dates.read_figures,
        ),
        "part": (
            rf"(?:<the>\s+)?(?:{part}|<nth>)\s+<of>\s+(?:(?:<rel>|<the>)\s+)?(?:<M>(?:,?\s+<Y>)?|<Y>|<U>\b)",
            deixis.read_part,
        ),
        "month_year": (rf"<mod>?<M>{_ITS_YEAR}", dates.read_month_year),
        "end": (
            rf"(?:<the>\s+)?{alternation(w['ended'])}(?:['’]s[-\s]|-){alternation(w['ending'])}\b",
            deixis.read_end,
        ),
        "quarter": (r"(?-i:Q)[1-4],?\s+(?:<of>\s+)?<Y>", dates.read_quarter),
    }


def _days_told() -> Branches:
    """Days told from that of the report or from the one last spoken of."""
    w = words()
    return {
        "day_word": (rf"{alternation(w['day_words'])}\b", deixis.read_day_word),
        "same_day": (rf"{alternation(w['same_day'])}\b", deixis.read_same_day),
        "next_day": (rf"{alternation(w['next_day'])}\b", deixis.read_next_day),
        "previous_day": (rf"{alternation(w['previous_day'])}\b(?!\s+yesterday)", deixis.read_previous_day),
        "eve": (rf"{alternation(w['eve'])}", deixis.read_eve),
    }


def _periods() -> Branches:
    """Weekdays, seasons, months and other periods, mostly told from the report."""
    return {
        "frequency": (durations.frequency_pattern(), deixis.read_frequency),
        "weekday": (
            r"(?:(?:<rel>|<told>)\s+)?<W>(?:\s+<part>\b)?(?:,?\s+(?:<of>\s+)?<shift>\s+week\b)?",
            dates.read_weekday,
        ),
        "season": (
            r"(?:<mod>?(?:in\s+)?(?:<the>\s+)?<mod>?<S>(?:\s+<of>\s+|\s+)<Y>|(?:in\s+)?(?:<the>\s+)?<S>\s+<of>\s+<shift>\s+year\b|in\s+the\s+<inseason>\b|<mod><S>\b)",
            dates.read_season,
        ),
        "ago": (
            r"(?:<near>\s+)?<N>[-\s]+<U>\s+<back>\b",
            deixis.read_ago,
        ),
        "period": (
            r"(?:(?:earlier|later|early|late|mid-?)\s*(?:in\s+)?)?(?:<rel>\s+(?:<num>\s+)?(?:<kind>\s+year|weekend|<U>|<S>)\b|the\s+weekend\b)",
            deixis.read_period,
        ),
        "month": (r"(?:<rel>\s+)?<mod>?<M>", dates.read_month),
    }


def _lengths() -> Branches:
    """Ages, times of day and lengths."""
    return {
        "age": (durations.age_pattern(), deixis.read_age),
        "clock": (_clock_pattern(), deixis.read_clock),
        "duration": (durations.duration_pattern(), deixis.read_duration),
    }


def _years() -> Branches:
    """Years and more, and a day of a month that is not named."""
    return {
        "decade": (
            rf"(?:<the>\s+)?<mod>?(?:\d{{3}}0['’]?s\b|['’]\d0s\b|(?<=the\s)\d0['’]?s\b|{alternation(words()['decade_words'])}\b)",
            dates.read_decade,
        ),
        "century": (
            r"(?:<the>\s+)?<mod>?(?:\d\d(?:st|nd|rd|th)|[a-z]+teenth|twentieth|twenty-first)[-\s]centur(?:y|ies)\b",
            dates.read_century,
        ),
        "years": (r"(?:1[5-9]|20)\d\d[-–/](?:(?:1[5-9]|20)\d\d|\d\d?)(?![\d-])", dates.read_years),
        "year": (r"(?:<point>[-\s])?<Y>(?!\s*(?:-|–)?\w*\d)", dates.read_year),
        "short_year": (r"['’]\d\d(?![\d\w'’%])", dates.read_short_year),
        "dom": (r"(?<=\bon\sthe\s)[0-3]?\d(?:st|nd|rd|th)\b(?!\s+[a-z]+\s+(?:of|floor))", deixis.read_day_of_month),
    }


def spelt_days(text: str) -> Iterator[tuple[str, str]]:
    """The days with their months in words: of each the day where it stands first, and where it stands behind."""
    return ((m["first"] or "", m["behind"] or "") for m in _spelt().finditer(text))


@cache
def _spelt() -> re.Pattern[str]:
    day = r"[0-3]?\d(?:st|nd|rd|th)?"
    return re.compile(pattern_of(rf"\b(?:(?P<first>{day})\s+<M>|<M>\s+(?P<behind>{day}))\b(?!\s*[:.]\d)"))


def _clock_pattern() -> str:
    """10 am, 9 o'clock, 1500 GMT, 20:30 local time, noon."""
    w = words()
    zone = alternation(w["clock_zones"])
    half_day = r"\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?|\d{1,2}\s+o['’]clock\b"
    figures = rf"(?:\d\d[:.]?\d\d)\s*(?:hours\s+)?{zone}\b|[012]?\d:[0-5]\d(?!\d)"
    led = "|".join(rf"(?<=\b{word}\s)" for word in w["clock_led"])
    hours = rf"\s*{alternation(w['clock_hours'])}(?!\w)"
    military = rf"(?:[01]\d|2[0-4])[:.][0-5]\d{hours}|(?:{led})(?:[01]\d|2[0-4])[0-5]\d{hours}"
    return rf"(?:{half_day}|{military}|{figures}|{alternation(w['clock_noon'])}\b)(?:\s+\(?{zone}\b\)?)?"


@cache
def readers() -> dict[str, Reader]:
    """The reader of each branch."""
    return {name: reader for name, (_, reader) in _branches().items()}


@cache
def pattern() -> re.Pattern[str]:
    """All branches as one pattern; the name of the group that matched is the branch."""
    body = "|".join(f"(?P<{name}>{pattern_of(text)})" for name, (text, _) in _branches().items())
    return re.compile(rf"(?<![\w.,$€£-])(?:{body})", re.IGNORECASE)


@cache
def _openings() -> frozenset[str]:
    """Every word that the pattern spells out, in lower case: only at one of them, or at a figure, can a match begin."""
    literal = re.sub(r"\\[a-zA-Z]|\?P<\w+>|\(\?[a-z-]+:", " ", pattern().pattern)
    spelt = {word.lower() for word in re.findall(r"[A-Za-z]+", literal)}
    ordinals = {word.split("-")[0] for word in numerals.words()["ordinals"]}
    return frozenset((spelt | ordinals) - set(words()["never_first"]))


_START = re.compile(r"(?<![\w.,$€£-])(?:[A-Za-z]+|\d|['’]\d|[½¼¾⅓⅔])")


def matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern, as ``finditer`` would give them.

    The pattern is tried only where one of its own words begins, which takes a quarter of the time.
    """
    opened, at = _openings(), pattern().match
    upto = 0
    for start in _START.finditer(text):
        if start.start() < upto or (start[0].isalpha() and start[0].lower() not in opened):
            continue
        if match := at(text, start.start()):
            upto = max(match.end(), start.start() + 1)
            yield match
