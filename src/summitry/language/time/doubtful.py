"""Whether what looks like a time is one: May the verb, April the name, 2000 troops, a day's pay, a 3:2 vote."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from summitry.language.number.numerals import alternation
from summitry.language.passage_view import PassageView
from summitry.language.time.dates import words

_Sign = re.Pattern[str]


@cache
def _before(name: str) -> _Sign:
    """Whether a text ends with a sign of the vocabulary."""
    return re.compile(rf"\b{alternation(words()['signs'][name])}[\s-]+$", re.IGNORECASE)


@cache
def _counted() -> _Sign:
    """Whether a text begins with something counted: a plural in s, or a word of the vocabulary."""
    counted = alternation(words()["signs"]["counted"])
    return re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}[a-z]{{3,}}s\b|\s+{counted}\b")


@cache
def _after(name: str) -> _Sign:
    """Whether a text begins with a sign of the vocabulary."""
    return re.compile(rf"\s*{alternation(words()['signs'][name])}\b", re.IGNORECASE)


def plausible(branch: str, match: re.Match[str], view: PassageView) -> bool:
    """Whether the match of a branch stands where a time can stand, by the words around it and by the parse."""
    check = _CHECKS.get(branch)
    return check is None or check(match, view.text, view)


def _month(match: re.Match[str], text: str, view: PassageView) -> bool:
    """A bare month that is also a name or a verb needs a preposition, a modifier or the parser's word for it."""
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 12]
    name = re.split(r"[\s-]", match[0].strip())[-1]
    if (
        re.match(r"\s+[A-Z][a-z]+(?:\s+[A-Z]|\b)", after)
        and name in _ambiguous()
        and not _before("before_date").search(before)
    ):
        return False
    if name.rstrip(".") not in _ambiguous() or " " in match[0].strip():
        return (
            name.rstrip(".") not in _short_months() or name.endswith(".") or bool(_before("before_date").search(before))
        )
    token = view.token(match.end() - 1)
    if token is not None and (token.ent == "PERSON" or token.pos in ("AUX", "VERB")):
        return False
    if re.search(r"\b[A-Z][\w.]+\s+$", before) and not _before("before_date").search(before):
        return False
    return (
        bool(_before("before_date").search(before))
        or re.match(r"['’]s\b", after) is not None
        or (token is not None and token.ent == "DATE")
    )


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(words()["months_ambiguous"])


@cache
def _short_months() -> frozenset[str]:
    """Abbreviations that are also words, so that they need their stop ("Mar.", "Sep.")."""
    return frozenset(form for _, *short in words()["months"].values() for form in short if len(form) < 5)


def _day_word(match: re.Match[str], _: str, view: PassageView) -> bool:
    """“Today” in capitals is a paper or a programme, but in a passage of capitals."""
    return not match[0].isupper() or view.text.isupper()


def _short_year(match: re.Match[str], text: str, _: PassageView) -> bool:
    """'16 after a preposition or before a noun; not a height, not the end of a quotation."""
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 3]
    return before[-1:] in (" ", "") and bool(_before("before_date").search(before) or re.match(r"\s+[a-zA-Z]", after))


def _weekday(match: re.Match[str], text: str, _: PassageView) -> bool:
    """An abbreviated weekday needs its stop ("Sat." and not the verb, "Sun." and not the paper); "Bloody Sunday" is a name."""
    name = match[0].strip()
    if _named_weekday().search(text[max(0, match.start() - 12) : match.start()]):
        return False
    if _after("titles").match(text[match.end() : match.end() + 14]):
        return False
    return len(name) > 5 or name.endswith(".") or text[match.end() : match.end() + 1] == "."


@cache
def _named_weekday() -> _Sign:
    return re.compile(rf"\b{alternation(words()['signs']['named_weekday'])}\s+$")


def _year(match: re.Match[str], text: str, _: PassageView) -> bool:
    """Four figures are a year where nothing is counted by them and, before 1900, where a preposition says so."""
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 40]
    if _after("after_amount").match(after):
        return False
    if _before("before_amount").search(before) and _counted().match(after):
        return False
    if match[0][-4:] >= "2100":
        return False
    if re.search(r"[#№]\s*$", before) or _before("numbered").search(before):
        return False
    return match[0][-4:] >= "1900" or bool(_before("before_date").search(before))


def _duration(match: re.Match[str], text: str, _: PassageView) -> bool:
    """“a day” is a length only after a word that measures; after an amount it is a rate."""
    near_second = re.fullmatch(r"(?:a|one|the)\s+second", match[0], re.IGNORECASE)
    if near_second:
        return False
    if not re.match(r"(?:an?|one)\s", match[0], re.IGNORECASE):
        return True
    before = text[max(0, match.start() - 25) : match.start()]
    if re.match(r"\s+(?:and\s+a\s+half|-?long\b)", text[match.end() : match.end() + 12]) or re.search(
        r"\band\s+a\b|\bmore\b", match[0]
    ):
        return True
    return bool(_measures().search(before))


@cache
def _measures() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words()['duration_before'])}\s+$", re.IGNORECASE)


def _clock(match: re.Match[str], text: str, _: PassageView) -> bool:
    """Figures alone are a time of day only after a preposition."""
    return not re.fullmatch(r"[\d:.]+", match[0]) or bool(
        _before("before_clock").search(text[max(0, match.start() - 12) : match.start()])
    )


def _years(match: re.Match[str], text: str, _: PassageView) -> bool:
    """A pair of years, and no resolution 2008/12 or telephone number."""
    first, last = re.split(r"[-–/]", match[0])
    if "/" in match[0] and _before("numbered").search(text[max(0, match.start() - 14) : match.start()]):
        return False
    return int(first[: 4 - len(last)] + last) > int(first)


def _decade(match: re.Match[str], text: str, _: PassageView) -> bool:
    """The eighties, and not "in his eighties"."""
    return not re.search(
        rf"\b{alternation(words()['owners'])}\s+(?:{alternation(words()['points'])}[-\s]+)?$",
        text[max(0, match.start() - 20) : match.start()],
        re.IGNORECASE,
    )


def _frequency(match: re.Match[str], _: str, view: PassageView) -> bool:
    """Daily as an adjective or adverb, not the newspaper."""
    token = view.token(match.start())
    return (
        " " in match[0]
        or token is None
        or token.pos != "NOUN"
        or token.dep not in ("nsubj", "dobj", "pobj", "nsubjpass")
    )


_CHECKS: dict[str, Callable[[re.Match[str], str, PassageView], bool]] = {
    "month": _month,
    "day_word": _day_word,
    "short_year": _short_year,
    "weekday": _weekday,
    "year": _year,
    "duration": _duration,
    "clock": _clock,
    "years": _years,
    "decade": _decade,
    "frequency": _frequency,
}
