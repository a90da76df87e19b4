"""Canonical values in words that people read: dates, lengths, numbers, countries. British English."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from summitry import vocabulary
from summitry.model import Slot, Value

_DATE = re.compile(r"(?P<year>-?\d{4}|\d{2}XX|\d{3}X)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:T.*)?(?P<mark>[~?%]*)")
_DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
#: A length or a date (a month, a day, an interval of them) as a reason names it; words and quotations are left alone.
_CANONICAL = re.compile(
    r"(?<![\w“./-])(?:P(?=[\dT])[\dYMWDTHS.]*[YMWDHS]|\d{4}-\d\d(?:-\d\d)?[~?%]?(?:/(?:\.\.|\d{4}-\d\d(?:-\d\d)?))?)(?![\w-])"
)
_OPENING = re.compile(r"(?<!\S)([\"“‘«„]) ")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_FLAT = re.compile(r"\s+")


def label(table: str, key: str) -> str:
    """The reader's word for a key of a table of ``vocabulary/display.yaml``; the key itself where there is none."""
    known = vocabulary.load("display")[table]
    return str(known.get(key, key.replace("_", " ").replace("-", " ")))


def flat(text: str) -> str:
    """Text with every run of white space as one space."""
    return _FLAT.sub(" ", text).strip()


def spelled(slots: Iterable[Slot | Value]) -> dict[str, str]:
    """Lower-cased words of actors that no document names, as a report writes them."""
    return {slot.value: words for slot in slots if (words := flat(slot.text)).lower() == slot.value}


def joined(*parts: str) -> str:
    """Parts of a text with spaces between them, none before a mark that closes or after one that opens a quotation."""
    plain = " ".join(filter(None, parts)).replace(" .", ".").replace(" ,", ",").replace(" ;", ";")
    return _OPENING.sub(r"\1", plain)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 document``, ``2 documents``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a row: ``A``, ``A and B``, ``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def when(edtf: str) -> str:
    """An EDTF date or interval in words; other text comes back as it is, ``rel:…`` as "date not known"."""
    if edtf.startswith("rel:"):
        return "date not known"
    if "/" in edtf:
        begin, _, end = edtf.partition("/")
        if end in ("..", ""):
            return f"since {when(begin)}"
        return f"until {when(end)}" if begin in ("..", "") else _range(when(begin), when(end))
    found = _DATE.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day = found["year"], found["month"], found["day"]
    shown = (
        _decade(year) if "X" in year else " ".join(filter(None, (str(int(day)) if day else "", _month(month), year)))
    )
    return f"about {shown}" if "~" in found["mark"] or "%" in found["mark"] else shown


def _range(begin: str, end: str) -> str:
    """Two dates as one: what both have in common (month, year) is said once."""
    one, two = begin.split(" "), end.split(" ")
    while len(one) > 1 and len(one) == len(two) and one[-1] == two[-1] and not begin.startswith("about"):
        one, two = one[:-1], two[:-1]
    said = " ".join(one)
    return f"{said}–{end}" if " " not in said else f"{said} – {end}"


def _decade(year: str) -> str:
    return f"{year.replace('X', '0')}s"


def _month(month: str | None) -> str:
    if month is None:
        return ""
    return _SEASONS.get(month) or _locale().months["format"]["wide"].get(int(month), month)


def length(duration: str) -> str:
    """An ISO 8601 duration in words (``PT1H30M``: 1 hour 30 minutes); other text comes back as it is."""
    found = _DURATION.fullmatch(duration)
    if not found or not any(found.groups()):
        return duration
    return " ".join(
        f"{plain(n)} {unit if n in ('1', '1.0') else unit + 's'}"
        for n, unit in zip(found.groups(), _UNITS, strict=True)
        if n
    )


def reason(why: str) -> str:
    """A reason with its canonical dates and lengths in words: ``PT2H against PT3H`` as ``2 hours against 3 hours``."""
    return _CANONICAL.sub(lambda m: length(m[0]) if m[0].startswith("P") else when(m[0]), why)


def plain(number: str) -> str:
    """A plain decimal with thousands separators; other text comes back as it is."""
    try:
        value = float(number)
    except ValueError:
        return number
    if not math.isfinite(value) or abs(value) > 1e15:
        return number
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def units(unit: str, amount: str) -> str:
    """A unit as it stands after an amount: English words take a plural, currencies (``USD``) and ``percent`` do not."""
    return unit if not unit.isalpha() or not unit.islower() or unit == "percent" or amount == "1" else f"{unit}s"


def ordinal(number: str) -> str:
    """``1`` as ``1st``; other text comes back as it is."""
    if not number.isdigit():
        return number
    ending = "th" if number[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ending


def country(alpha3: str) -> str:
    """The common English name of an ISO 3166 alpha-3 code; other text comes back as it is."""
    if alpha3 not in _alpha2():
        return alpha3
    alpha2, formal = _alpha2()[alpha3]
    return str(_locale().territories.get(alpha2) or formal.partition(",")[0])


def source_url(url: str | None) -> str | None:
    """The address if it is one of the web (http, https), else None: other schemes (``javascript:``) are no links."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


@cache
def _locale() -> Any:
    from babel import Locale  # babel and pycountry take 80 ms: not needed to start up

    return Locale("en", "GB")


@cache
def _alpha2() -> dict[str, tuple[str, str]]:
    """Alpha-2 code and formal name by alpha-3 code, of countries that are and that were."""
    import pycountry

    known = (*pycountry.historic_countries, *pycountry.countries)
    return {c.alpha_3: (getattr(c, "alpha_2", ""), c.name) for c in known}
