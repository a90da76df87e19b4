"""What quantities look like: one regular expression for numerals with bounds, ranges, money and units, and what it yields.

Knows the words of a passage only; ``numbers`` asks the parse what is counted and whether it is a count at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitry import lexicon
from summitry.language.number.numerals import alternation, number_pattern, ordinal_of, value_of, words

#: Roles of quantities (:class:`~summitry.language.parsed.NumberMention`) that decide how they are read.
COUNT, SHARE, MONEY, ORDINAL, TIMES, SCORE, AGE = "count", "share", "money", "ordinal", "times", "score", "age"
DURATION, DISTANCE, MASS = "duration", "distance", "mass"
#: Joined to what it counts by a hyphen: "a 10-member delegation".
COMPOUND = "compound"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written: offsets into the passage of the whole, of the numeral, and of the end of its unit."""

    start: int
    end: int
    numeral: int
    numeral_end: int
    minimum: float | None
    maximum: float | None
    unit: str | None
    role: str
    approximate: bool = False


@cache
def _units() -> dict[str, tuple[str, str]]:
    """Form in lower case → (unit, role)."""
    table = lexicon.load("units")["units"]
    return {form.lower(): (name, entry["role"]) for name, entry in table.items() for form in entry["forms"]}


@cache
def _money() -> dict[str, Any]:
    loaded: dict[str, Any] = lexicon.load("units")
    return loaded


@cache
def pattern() -> re.Pattern[str]:
    """Every form of quantity, the most telling first; groups are read by :func:`read`."""
    w, bounds = words(), words()["bounds"]
    bound = alternation([*bounds["low"], *bounds["high"], *bounds["near"]])
    sign = alternation(_money()["currency_signs"])
    code = rf"(?-i:{alternation(_money()['currency_codes'])})"
    suffix = rf"(?:\s?{alternation(w['suffixes'])}\b)?"
    scales = alternation(w["scales"])
    number = number_pattern()
    money = rf"(?:{sign}\s?|{code}\s?|Rs\.?\s?)"
    spelt = alternation(form for form in _units() if form != "%")
    unit = rf"(?:[-\s]*(?:{spelt}(?!\w)(?<!second(?=-))|%))"
    coins = alternation(_money()["currency_words"])
    single = alternation(form for word in _money()["currency_words"] for form in (word, word.removesuffix("s")))
    joined = rf"-{alternation(_money()['currency_compounds'])}\b|(?<=illion)-{single}\b"
    coin = rf"(?:\s+{coins}\b|{joined}|\s?{code}\b)"
    sep = r"(?:\s*[-–—]\s*|\s+to\s+|\s+or\s+|(?(between)\s+and\s+|(?!)))"
    both = rf"{spelt}|{alternation(_money()['currency_words'])}"
    twice = rf"\s+(?P<both>{both})(?={sep}{number}\s+(?P=both)\b)"
    after = alternation([*w["after_low"], *w["after_high"], *w["after_near"]])
    periods = alternation(form for form, (_, role) in _units().items() if role == DURATION)
    fraction = alternation(w["fractions"].keys() - lexicon.words("numbers", "half"))
    vague = (
        rf"(?:(?P<times>{alternation(w['plural_scales'])})\s+of\s+)?(?P<plural>{alternation(w['plural_scales'])})\b|"
        rf"(?P<few>{alternation(w['least'])})\b(?:\s+(?P<fewscale>{scales})\b)?"
    )
    shares = (
        rf"(?P<share>(?:an?|\d|{alternation(w['ones'])})[-\s]{fraction}s?\b|half\b(?!\s+an?\s+{scales}|[-\s]+{scales}))"
    )
    plain = (
        rf"(?P<sign>{money})?(?P<a>{number})(?P<asuf>{suffix})(?:(?:%(?={sep}{number}\s?%)|{twice})?{sep}{money}?(?P<b>{number})(?P<bsuf>{suffix}))?"
        rf"(?P<unit>{unit}|{coin})?(?P<old>[-\s]old\b)?"
    )
    return re.compile(
        rf"(?<![\w.,/#$€£¥₩₽₹+-])(?<!\d:)(?:(?P<bound>(?:(?P<between>between)|from|{bound})\s+(?:around\s+|about\s+|some\s+)?)?"
        rf"(?:(?P<ordinal>\d+(?:st|nd|rd|th)\b|(?:{alternation(w['tens'])}-)?{alternation(w['ordinals'])}\b(?!s))|{vague}|{shares}|"
        rf"(?P<ratio>(?:\d+|{alternation(w['ones'])})\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\d+|{alternation(w['ones'])}|{alternation(w['tens'])})\b(?!\s+(?:{periods})))|{plain})"
        rf"|(?P<multiple>(?:twice|thrice)\b))(?P<after>(?<=\d)\+|(?<=\d)-odd\b|,?\s+{after}\b)?",
        re.IGNORECASE,
    )


def read(match: re.Match[str]) -> tuple[Quantity, ...]:
    """The quantities of a match: one, or two where "from 10 to 20" or "by 12-3" is no range."""
    if match["ordinal"]:
        return _ordinal(match)
    if match["multiple"]:
        value = float(words()["multiples_times"][match["multiple"].lower()])
        return (
            Quantity(
                match.start(), match.end("multiple"), match.start(), match.end("multiple"), value, value, None, TIMES
            ),
        )
    if match["plural"] or match["few"]:
        return (_vague(match),)
    if match["share"] or match["ratio"]:
        return _share(match)
    return _plain(match)


def _ordinal(match: re.Match[str]) -> tuple[Quantity, ...]:
    number = ordinal_of(match["ordinal"])
    if number is None:
        return ()
    start, end = match.span("ordinal")
    return (Quantity(start, end, start, end, float(number), float(number), None, ORDINAL),)


def _vague(match: re.Match[str]) -> Quantity:
    """“Thousands”, "tens of thousands", "several dozen": a least number, open above."""
    w = words()
    if match["few"]:
        least = float(w["least"][re.sub(r"\s+", " ", match["few"].lower())])
        least *= float(w["scales"].get((match["fewscale"] or "").lower(), 1))
        start = match.start("few")
    else:
        least = float(w["plural_scales"][match["plural"].lower()])
        if match["times"]:
            least = least / 2 * float(w["plural_scales"][match["times"].lower()])
        start = match.start("times") if match["times"] else match.start("plural")
    end = match.end("fewscale") if match["fewscale"] else match.end("few") if match["few"] else match.end("plural")
    return Quantity(match.start(), end, start, end, least, None, None, COUNT, approximate=True)


def _share(match: re.Match[str]) -> tuple[Quantity, ...]:
    """A third, two-thirds, half, one in five."""
    name = "share" if match["share"] else "ratio"
    try:
        value = _fraction(match["share"].lower()) if match["share"] else _ratio(match["ratio"].lower())
    except (ValueError, ZeroDivisionError):
        return ()
    low, high, near = _bounded(match, value, value)
    return (Quantity(match.start(), match.end(name), match.start(name), match.end(name), low, high, None, SHARE, near),)


def _ratio(text: str) -> float:
    """“One in five” as a number. Raises ValueError or ZeroDivisionError where it is none."""
    first, last = re.split(r"\s+(?:in|out\s+of)\s+(?:every\s+)?", text)
    return round(value_of(first) / value_of(last), 6)


def _fraction(text: str) -> float:
    """“A third”, "two-thirds" as a number. Raises ValueError where it is none."""
    if re.match(r"a|one", text):
        return float(words()["fractions"].get(text.rsplit(maxsplit=1)[-1].rsplit("-", maxsplit=1)[-1].rstrip("s"), 0))
    return value_of(text.replace("-", " "))


def _plain(match: re.Match[str]) -> tuple[Quantity, ...]:
    """A numeral with what is written around it."""
    unit, role = _unit(match)
    first = value_of(match["a"]) * _suffix(match["asuf"])
    start, end = match.start("sign") if match["sign"] else match.start("a"), match.end("asuf")
    whole_end = max(match.end("unit"), match.end("old"), match.end("asuf"), match.end("bsuf"))
    if not match["b"]:
        low, high, near = _bounded(match, first, first)
        whole = match.end() if match["after"] else whole_end
        begin = start if re.match(r"(?i)from|between", match["bound"] or "") else match.start()
        return (Quantity(begin, whole, start, end, low, high, unit, role, near),)
    last = value_of(match["b"]) * _suffix(match["bsuf"])
    first = _same_scale(match, first, last)
    changed = (match["bound"] or "").lower().strip() in lexicon.words("numbers", "change_from")
    if first >= last or changed:
        return _two(match, first, last, unit, role, whole_end)
    near = _bounded(match, first, last)[2]
    return (Quantity(match.start(), whole_end, start, match.end("bsuf"), first, last, unit, role, near),)


def _two(
    match: re.Match[str], first: float, last: float, unit: str | None, role: str, end: int
) -> tuple[Quantity, ...]:
    """Two numbers that make no range: a change, a score, or a pair."""
    if first >= last and unit is None and re.search(r"[-–—]", match[0]):
        role = SCORE
    begin = match.start("sign") if match["sign"] else match.start("a")
    close = match.end("asuf") + match.string.startswith("%", match.end("asuf"))
    one = Quantity(begin, close, match.start("a"), match.end("asuf"), first, first, unit, role)
    two = Quantity(match.start("b"), end, match.start("b"), match.end("bsuf"), last, last, unit, role)
    return one, two


def _same_scale(match: re.Match[str], first: float, last: float) -> float:
    """In "5-6 billion" and "two to three million" the scale is said once, for both."""
    written = value_of(match["a"])
    if first != written or written >= 1000 or last < 1000 or re.match(r"(?=.*illion).*(?i:[a-z]{5,})$", match["a"]):
        return first
    for scale in (1e12, 1e9, 1e6, 1e3):
        if last >= scale and re.search(r"[a-z]", (match["b"] + match["bsuf"]).lower()) and last / scale < 1000:
            return first * scale
    return first


def _suffix(text: str) -> float:
    suffix = text.strip().lower()
    return float(words()["suffixes"][suffix]) if suffix else 1.0


def _unit(match: re.Match[str]) -> tuple[str | None, str]:
    """``(unit, role)``: a currency before or after, a unit of measure, or nothing for a count."""
    money = _money()
    if sign := (match["sign"] or "").strip().upper():
        code = (money["currency_signs"] | money["currency_abbreviations"]).get(sign.rstrip("."), sign)
        return _coded(code), MONEY
    word = re.sub(r"\s+", " ", (match["unit"] or "").strip(" -").lower())
    if match["old"]:
        return _units()[word][0] if word in _units() else None, AGE
    if not word:
        return None, COUNT
    known = next((form for form in (word, f"{word}s") if form in money["currency_words"]), None)
    if known is not None:
        return money["currency_words"][known], MONEY
    return (_coded(word.upper()), MONEY) if word.upper() in money["currency_codes"] else _units()[word]


def _coded(code: str) -> str:
    """The ISO 4217 code of a currency, for another one that it goes by."""
    return {"RMB": "CNY"}.get(code, code)


def _bounded(match: re.Match[str], first: float, last: float) -> tuple[float | None, float | None, bool]:
    """``(minimum, maximum, approximate)`` after the words before and behind the numeral."""
    w = words()
    before = re.sub(r"\s+", " ", (match["bound"] or "").strip().lower())
    before = re.sub(r" (?:around|about|some)$", "", before)
    if (
        before in w["during"] and _unit(match)[1] == DURATION
    ):  # "over five years" is in their course, "well over …" is more
        before = ""
    behind = re.sub(r"\s+", " ", (match["after"] or "").strip(" ,-").lower())
    if before in w["bounds"]["low"] or behind in w["after_low"] or behind == "+":
        return first, None, False
    if before in w["bounds"]["high"] or behind in w["after_high"]:
        return None, last, False
    return first, last, before in w["bounds"]["near"] or behind in w["after_near"]


@cache
def _before() -> re.Pattern[str]:
    bounds = words()["bounds"]
    return re.compile(
        rf"\b(?P<bound>{alternation([*bounds['low'], *bounds['high'], *bounds['near']])})\s+$", re.IGNORECASE
    )


def length(text: str, start: int, end: int, amount: float, unit: str) -> Quantity:
    """A length of time that is written without a numeral ("less than an hour"), with the bound before it."""
    numeral, words_of = start, words()["bounds"]
    if inside := re.match(
        rf"{alternation([*words_of['low'], *words_of['high'], *words_of['near']])}\s+", text[start:end], re.IGNORECASE
    ):
        numeral = start + inside.end()
    bound = _before().search(text[max(0, numeral - 30) : numeral])
    word = re.sub(r"\s+", " ", bound["bound"].lower()) if bound else ""
    low: float | None = amount
    high: float | None = amount
    if word in words_of["low"] and word not in words()["during"]:
        high = None
    elif word in words_of["high"]:
        low = None
    begin = numeral - (len(bound[0]) if bound else 0)
    return Quantity(begin, end, numeral, end, low, high, unit, DURATION, word in words_of["near"])
