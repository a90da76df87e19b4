"""Outlet, agency, authors, title and date from the text itself, where there is no markup to state them.

Each comes from a passage that is there to say it: dateline, date line, byline, credit line. A photo credit says nothing of
the text. A date in a caption is taken only where the report's own weekday bears it out, and is marked as inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summitry import lexicon
from summitry.lexicon.calendar import weekday_names
from summitry.model import Part, Passage
from summitry.read import agencies, credit_lines, datelines, dates, last_days
from summitry.read.known import Known

_DAYS = re.compile(r"\b(" + "|".join(weekday_names()) + r")\b")
#: The lead and what follows it speak of the day of the report; later paragraphs speak of other days.
_LEAD = 4
#: Where a day may stand with its year, that of a dateline without one; years by the calendar of North Korea begin with 1912.
_DATED, _JUCHE = (Part.CAPTION, Part.PARAGRAPH, Part.FURNITURE, Part.DATELINE), re.compile(r"\bJuche ?(\d{2,3})\b")
#: A line at the head that ends with a day with its year, in brackets too: "Meeting of the Ministers, Visby, 26 August 2024".
_HEADS, _LONGEST_HEAD = (Part.HEADLINE, Part.SUBHEAD, Part.PARAGRAPH), 120
_HEADED = re.compile(r"[\s,–—-]\(?$")


def from_text(text: str, passages: Sequence[Passage], locator: str) -> Known:
    """What the passages of a text say of it."""
    parts = [(p.part, " ".join(text[p.start : p.end].split())) for p in passages]
    published, why, inferred = _date(parts)
    lines = [found for part, words in parts if part is Part.DATELINE and (found := datelines.date_line(words))]
    authors, tails = _authors(parts)
    return Known(
        locator=locator,
        title=next((words for part, words in parts if part is Part.HEADLINE), None),
        outlet=next((line.outlet for line in lines if line.outlet), None)
        or _copyright_outlet(parts)
        or _byline_outlet(tails),
        agency=_agency(parts, (*authors, *tails)),
        authors=tuple(a for a in authors if not agencies.known(a)),
        published=published,
        published_from=("inferred" if inferred else "stated") if published else "none",
        published_why=why,
    )


def _words(parts: Sequence[tuple[Part, str]], wanted: Part) -> Iterator[str]:
    return (words for part, words in parts if part is wanted)


def _agency(parts: Sequence[tuple[Part, str]], bylines: Sequence[str]) -> str | None:
    """The agency that a dateline, a byline or a credit line for the text names, in this order."""
    for words in _words(parts, Part.DATELINE):
        found = datelines.dateline(words)
        if found and found.agency:
            return agencies.known(found.agency) or found.agency
    named = next((a for words in bylines if (a := agencies.known(words) or agencies.within(words))), None)
    if named:
        return named
    for words in _words(parts, Part.CREDIT):
        if credit_lines.is_photo_credit(words):
            continue
        credited = credit_lines.text_credit(words) or credit_lines.copyright_holder(words) or ""
        found_in = agencies.within(credited or _bracketed(words))
        if found_in:
            return found_in
    return _issuer(parts)


def _issuer(parts: Sequence[tuple[Part, str]]) -> str | None:
    """Who issued a release, by its title, or by a line at its head or its end."""
    lines = [words for part, words in parts if part is not Part.FURNITURE]
    near = (*lines[:_LEAD], *lines[_LEAD:][-_LEAD:])
    said = next((found for words in near if (found := credit_lines.issuer(words))), None)
    return said or next((words for _, words in parts[:1] if credit_lines.is_body(words)), None)


def _bracketed(words: str) -> str:
    """The words of a credit in brackets at the end of a paragraph; empty where they are none."""
    return words if words.startswith("(") else ""


def _authors(parts: Sequence[tuple[Part, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names in bylines, and what follows the names (office, place, outlet)."""
    lines = [found for words in _words(parts, Part.BYLINE) if (found := datelines.byline(words))]
    names = tuple(dict.fromkeys(name for found, _ in lines for name in found))
    return names, tuple(tail for _, tail in lines if tail)


def _copyright_outlet(parts: Sequence[tuple[Part, str]]) -> str | None:
    for words in _words(parts, Part.CREDIT):
        holder = credit_lines.copyright_holder(words)
        if holder and not agencies.within(holder):
            return credit_lines.outlet_of(holder)
    return None


def _byline_outlet(tails: Sequence[str]) -> str | None:
    """The outlet that a byline names after its author ("By Ann Lee, Harbour Times")."""
    pieces = (piece for tail in tails for piece in re.split(r"\s+[-–—|/]+\s+|,\s+|\s*\|\s*", tail))
    names = (
        credit_lines.outlet_of(re.sub(r"^(?:for|of|from)\s+", "", piece))
        for piece in pieces
        if not agencies.within(piece)
    )
    return next((name for name in names if name and re.match(r"[A-Z]", name) and not re.search(r"\bin\b", name)), None)


def _date(parts: Sequence[tuple[Part, str]]) -> tuple[str | None, str, bool]:
    """Date, the reason for it, and whether it is inferred."""
    lines = [(line, words) for words in _labelled(parts) if (line := datelines.date_line(words))]
    for line, words in lines:
        if line.published:
            return line.day, f"date line: {words}", False
    for words in _words(parts, Part.BYLINE):
        after = dates.find((datelines.byline(words) or ((), ""))[1])
        if after:
            return after[0], f"byline: {words}", False
    for line, words in lines:
        return line.day, f"the day of a change: {words}", True
    partial = ""
    for words in _words(parts, Part.DATELINE):
        opening = datelines.dateline(words)
        if opening and opening.day:
            found = dates.find(opening.day)
            if found:
                return found[0], f"dateline: {words}", False
            dated = _with_year(opening.day, parts) or last_days.year_of(opening.day, parts)
            if dated:
                return dated[0], f"dateline: {opening.day}; the report speaks of “{dated[1]}”", True
            partial = partial or f"the dateline says {opening.day}, without a year"
    headed = next(_headed(parts), None)
    told = headed or _caption_date(parts, partial)
    return told if told[0] else last_days.inferred(parts) or told


def _headed(parts: Sequence[tuple[Part, str]]) -> Iterator[tuple[str, str, bool]]:
    """The day that a line at the head ends with, as papers bear that of their meeting, with its reason; it is inferred.

    A sentence that ends with a day tells of that day.
    """
    for part, words in parts[:_LEAD]:
        line = part in _HEADS and len(words) <= _LONGEST_HEAD and not (part is Part.PARAGRAPH and words.endswith("."))
        found = dates.every(words) if line else []
        if len(found) == 1 and words[found[0][2] :].strip(" ).") == "" and _HEADED.search(words[: found[0][1]]):
            yield found[0][0], f"at the head: {words}", True


def _labelled(parts: Sequence[tuple[Part, str]]) -> Iterator[str]:
    """The words of date lines, with a label that stands on a line of its own before them ("Updated").

    What follows a correction below the text dates the correction.
    """
    label, told = "", False
    for part, words in parts:
        bare = words.lower().strip(" :.")
        told = told or part is Part.PARAGRAPH
        if told and bare in lexicon.load("datelines")["corrections"]:
            return
        if part is Part.DATELINE:
            yield f"{label} {words}".strip()
        label = bare if part is Part.DATELINE and bare in lexicon.load("datelines")["labels"] else ""


def _with_year(day: str, parts: Sequence[tuple[Part, str]]) -> tuple[str, str] | None:
    """The dateline's day where a caption or the prose names the same day with its year: ISO date and the words."""
    for part, words in parts:
        if (
            part in _DATED
            and (year := _JUCHE.search(words))
            and (counted := dates.find(f"{day}, {1911 + int(year[1])}"))
        ):
            return counted[0], year[0]
        for value, start, end in dates.every(words) if part in _DATED else ():
            same = dates.find(f"{day}, {value[:4]}")
            if same and same[0] == value:
                return value, words[start:end]
    return None


def _caption_date(parts: Sequence[tuple[Part, str]], partial: str) -> tuple[str | None, str, bool]:
    """The date of a caption, where the report opens with that date's weekday and the picture is not from the archive."""
    prose = [words for part, words in parts if part is Part.PARAGRAPH][:_LEAD]
    named = [day for words in prose for day in _DAYS.findall(words)]
    for words in _words(parts, Part.CAPTION):
        found = dates.find(words)
        if not found or re.search(r"\bfile\b", words, re.IGNORECASE):
            continue
        day = dates.weekday(found[0])
        if named and named[0] == day:
            return (
                found[0],
                f"caption: “{words[found[1] : found[2]]}” was a {day}, and the report opens with “{day}”",
                True,
            )
        partial = partial or f"a caption says {words[found[1] : found[2]]}, which nothing else bears out"
    return None, partial, False
