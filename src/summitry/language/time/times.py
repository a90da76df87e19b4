"""Time expressions: where they are, what kind, and their value in EDTF, ISO 8601 or, without a date to count from, ``rel:…``.

``find_times`` looks at each passage once with one regular expression (``expressions``), reads each match (``dates``,
``deixis``), joins the two ends of a range, lets the tense of the sentence say which way a bare weekday or month points
(``direction``), and counts from the date of the document (``relative``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from summitry.language.number.numerals import alternation
from summitry.language.parsed import Sentence, TimeMention
from summitry.language.passage_view import PassageView, passage_views
from summitry.language.time import dates, deixis, doubtful, expressions
from summitry.language.time.dates import DATE, DURATION, Reading, words
from summitry.language.time.direction import NEXT, PAST, direction
from summitry.language.time.relative import resolve
from summitry.model import Document
from summitry.values import edtf
from summitry.values.edtf import RELATIVE

__all__ = ["find_times", "resolve"]

_COARSE = re.compile(r"\d{4}-\d\d")
_FULL = re.compile(r"(\d{4})-\d\d")
#: What counts from the day last spoken of, and the key of a month in a value.
_SAME, _MONTH = f"{RELATIVE}same", "month"
#: What a value that lies ahead has in it.
_AHEAD = f"dir={NEXT}"
#: Days in figures, and the branch that finds them.
_ORDERED, _FIGURES = re.compile(r"(?<!\d)([0-3]?\d)/([0-3]?\d)/(?:19|20)\d\d(?!\d)"), "figures"
_OPEN_YEAR = re.compile(r"rel:month(?:day)?=[\d-]+;dir=\{dir\}$")


@dataclass(frozen=True, slots=True)
class _Found:
    """One expression in a passage: offsets into the passage's text."""

    start: int
    end: int
    branch: str
    reading: Reading
    why: str = ""


@dataclass(slots=True)
class _Thread:
    """What the telling hands on: the day last spoken of, the last of them that does not lie ahead, the year of the passage."""

    day: str = ""
    past_day: str = ""
    day_sentence: int = -1
    year: str = ""
    year_sentence: int = -9


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """The time expressions of the passages that have sentences, in text order, without overlap.

    Values count from ``document.published`` where that is known and fine enough, and are ``rel:…`` elsewhere (grammar:
    ``language.time.relative``). What speaks of time without a value ("in recent years") is kept with the value "".
    """
    thread, mentions = _Thread(), []
    order = day_first(document.text) if _ORDERED.search(document.text) else None
    for view in passage_views(document, sentences):
        thread.year, thread.year_sentence = "", -9
        mentions += [
            _mention(_placed(found, view, thread), view, document)
            for found in _joined(view.text, list(_scan(view, order)))
        ]
    return tuple(mentions)


def _by_the_document(branch: str, match: re.Match[str], order: bool | None) -> Reading | None:
    """Day and month in figures by the order of the document, where that is known and needed."""
    return dates.read_either_way(match, day_first=order) if branch == _FIGURES and order is not None else None


def day_first(text: str) -> bool | None:
    """Whether a text puts the day before the month, by the figures that can be taken one way only, else by its dates in words."""
    figures = {int(a) > int(b) for a, b in _ORDERED.findall(text) if (int(a) > 12) != (int(b) > 12)}
    spelt = figures or {bool(first) for first, _ in expressions.spelt_days(text)}
    return spelt.pop() if len(spelt) == 1 else None


def _scan(view: PassageView, order: bool | None = None) -> Iterator[_Found]:
    """The matches of a passage that hold a value and stand where a time can stand."""
    readers = expressions.readers()
    for match in expressions.matches(view.text):
        branch = match.lastgroup or ""
        if not doubtful.plausible(branch, match, view):
            continue
        reading = _by_the_document(branch, match, order) or readers[branch](match)
        if reading is not None:
            yield _Found(match.start(), match.start() + len(match[0].rstrip(" ,")), branch, reading)


@cache
def _ranging() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of what stands between two ends, before a pair with "and", before an open start, before an open end."""
    w = words()
    between = re.compile(
        rf"\s*[-–—]\s*|\s+{alternation(w['range_words'])}\s+(?:the\s+|early\s+|late\s+)?", re.IGNORECASE
    )
    opening = re.compile(rf"\b{alternation(w['range_opening'])}\s+(?:{alternation(w['articles'])}\s+)?$", re.IGNORECASE)
    since = re.compile(rf"\b{alternation(w['since'])}\s+(?:the\s+|at\s+least\s+)?$", re.IGNORECASE)
    until = re.compile(rf"\b{alternation(w['until'])}\s+(?:the\s+|at\s+least\s+)?$", re.IGNORECASE)
    return between, opening, since, until


_ENDS = frozenset(
    {"day", "month", "month_year", "year", "weekday", "figures", "season", "day_word", "decade", "holiday"}
)


def _joined(text: str, found: list[_Found]) -> Iterator[_Found]:
    """The expressions with the two ends of each range made one, and "since …", "until …" left open at an end."""
    between, opening, _, _ = _ranging()
    at = 0
    while at < len(found):
        one = found[at]
        two = found[at + 1] if at + 1 < len(found) else None
        if two and {one.branch, two.branch} <= _ENDS:
            gap = text[one.end : two.start]
            paired = gap.strip().lower() in words()["range_and"] and opening.search(
                text[max(0, one.start - 16) : one.start]
            )
            made = _range(one, two) if between.fullmatch(gap) or paired else None
            if made:
                yield made
                at += 2
                continue
            one = _beside(one, two, gap)
        yield _opened(text, one)
        at += 1


def _beside(one: _Found, two: _Found, gap: str) -> _Found:
    """“April and October of last year”, "May and June 2019": the year said once is that of both."""
    first, last = one.reading.value, two.reading.value
    if (
        not re.fullmatch(r",?\s+(?:and|or)\s+|,\s+", gap)
        or not _OPEN_YEAR.match(first)
        or one.branch != two.branch.split("_")[0]
    ):
        return one
    if stated := _FULL.match(last):
        return replace(one, reading=replace(one.reading, value=_with_year(first, stated[1])))
    if relative := re.search(r";year=-?\d+$", last):
        return replace(one, reading=replace(one.reading, value=first.replace(";dir={dir}", relative[0])))
    return one


def _range(one: _Found, two: _Found) -> _Found | None:
    """A range from two expressions, the first taking its year from the second; None where they make none."""
    first, last = one.reading.value, two.reading.value
    if "/" in first or "/" in last or not first or not last or first.startswith(_SAME):
        return None
    year = _FULL.match(last)
    if year and _OPEN_YEAR.match(first):
        first = _with_year(first, year[1])
    first, last = first.replace("X", "0"), last.replace("X", "9")
    begins, ends = edtf.parse(first), edtf.parse(last)
    if begins and ends:
        if begins[0] > ends[1]:
            return None
        value = f"{first}/{last}"
    else:
        value = f"{RELATIVE}{first.removeprefix(RELATIVE)}/{last.removeprefix(RELATIVE)}"
    near = one.reading.approximate or two.reading.approximate
    return replace(one, end=two.end, branch="range", reading=Reading(DATE, value, near))


def _with_year(value: str, year: str) -> str:
    """``rel:month=3;dir=…`` or ``rel:monthday=04-25;…`` of a stated year."""
    key, number = value.removeprefix(RELATIVE).split(";")[0].split("=")
    return f"{year}-{int(number):02}" if key == _MONTH else f"{year}-{number}"


def _opened(text: str, one: _Found) -> _Found:
    """“since X” is ``X/..``, "until X" ``../X``; other expressions are as they were."""
    value = one.reading.value
    if one.reading.kind != DATE or not value or "/" in value or value.startswith(_SAME):
        return one
    _, _, since, until = _ranging()
    before = text[max(0, one.start - 30) : one.start]
    body = value.removeprefix(RELATIVE)
    if "X" in body:  # an open interval wants full years
        body = body.replace("X", "9" if until.search(before) else "0")
    prefix = RELATIVE if value.startswith(RELATIVE) else ""
    for pattern, opened in ((since, f"{prefix}{body}/.."), (until, f"{prefix}../{body}")):
        if match := pattern.search(before):
            start = one.start - (len(before) - match.start())
            return replace(one, start=start, branch="open", reading=replace(one.reading, value=opened))
    return one


def _placed(found: _Found, view: PassageView, thread: _Thread) -> _Found:
    """The expression with its direction, its year and its day taken from what was told before."""
    value, why, number = found.reading.value, "", view.number(found.start)
    if "{dir}" in value:
        way = direction(view.sentence(found.start), view.offset + found.start, view.text[: found.start], view.part)
        if thread.year and way.way == PAST and number - thread.year_sentence <= 1 and _OPEN_YEAR.match(value):
            value, why = _with_year(value, thread.year), f"in {thread.year}, the year spoken of"
        else:
            value, why = value.replace("{dir}", way.way), f"{way.way}: {way.why}"
    elif found.branch == DURATION and (ahead := _ahead(found, view)):
        found, value, why = replace(found, reading=ahead), ahead.value, "ahead, by the verb"
    if value.startswith(_SAME):
        earlier = _spoken(view, found) in words()["earlier_same_day"]
        value, why = _same(value, thread.past_day if earlier else thread.day)
    if found.reading.kind == DATE:
        if _is_day(value):
            thread.day, thread.day_sentence = value, view.sentence(found.start).start
            thread.past_day = thread.past_day if _AHEAD in value else value
        elif _COARSE.fullmatch(found.reading.value) and view.sentence(found.start).start > thread.day_sentence:
            thread.day = ""  # the telling has gone to another time, of which no day is known
        stated = _FULL.match(found.reading.value)
        if stated and _stated().search(view.text[max(0, found.start - 24) : found.start]):
            thread.year, thread.year_sentence = stated[1], number
    return replace(found, reading=replace(found.reading, value=value), why=why)


def _spoken(view: PassageView, found: _Found) -> str:
    """The words of an expression in lower case."""
    return " ".join(view.text[found.start : found.end].lower().split())


def _ahead(found: _Found, view: PassageView) -> Reading | None:
    """“In two weeks” as a date, where the verb points ahead and no "of" follows."""
    before = _led_ahead().search(view.text[max(0, found.start - 12) : found.start])
    if not before or re.match(r"\s+of\b|['’]|-", view.text[found.end : found.end + 4]):
        return None
    if _measured().search(view.text[max(0, found.start - 60) : found.start]):
        return None
    way = direction(view.sentence(found.start), view.offset + found.start, "", view.part)
    return deixis.in_time(view.text[found.start : found.end]) if way.way == NEXT else None


@cache
def _stated() -> re.Pattern[str]:
    """A preposition before a year, with or without a point within it."""
    w = words()
    return re.compile(rf"\b{alternation(w['stated_by'])}\s+(?:{alternation(w['points'])}[-\s]+)?$", re.IGNORECASE)


@cache
def _led_ahead() -> re.Pattern[str]:
    w = words()
    return re.compile(rf"\b{alternation(w['ahead_led'])}\s+(?:{alternation(w['ahead_near'])}\s+)?$", re.IGNORECASE)


@cache
def _measured() -> re.Pattern[str]:
    """“The first in ten years”: a length, not a date."""
    return re.compile(rf"\b{alternation(words()['measured'])}\b[^.;]*$", re.IGNORECASE)


def _is_day(value: str) -> bool:
    if "/" in value:
        return False
    return bool(re.match(r"\d{4}-\d\d-\d\d$|rel:(?:day|weekday|monthday|dom)=", value))


def _same(value: str, day: str) -> tuple[str, str]:
    """``rel:same`` with the day last spoken of put in, where there is one."""
    if not day:
        return value, "no day was spoken of before"
    plus = int(value.partition("plus=")[2] or 0)
    why = f"from the day last spoken of ({day})"
    if not day.startswith(RELATIVE):
        return edtf.shift(day, plus), why
    base, _, known = day.partition(";plus=")
    plus += int(known or 0)
    return (f"{base};plus={plus}" if plus else base), why


def _mention(found: _Found, view: PassageView, document: Document) -> TimeMention:
    """The expression in the document, counted from the date of the document where it has one."""
    value, why, relative = found.reading.value, found.why, ""
    if value.startswith(RELATIVE) and document.published:
        known = resolve(value, document.published)
        if known is not None:
            value, relative, why = (
                known,
                value,
                f"counted from {document.published[:10]} ({document.published_from}){'; ' * bool(why)}{why}",
            )
    start, end = view.offset + found.start, view.offset + found.end
    kind, near = found.reading.kind, found.reading.approximate
    return TimeMention(start, end, document.text[start:end], kind, value, near, why, relative)
