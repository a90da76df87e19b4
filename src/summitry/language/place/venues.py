"""Venues: the buildings, halls and residences where something takes place, by what their names look like.

Names are found by a noun that closes or opens them ("Hofburg Palace", "Palais des Nations", "the Metropole hotel"), nameless
ones by fixed phrases ("the presidential residence"), and some are known (``entities/venues.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitry import lexicon
from summitry.language.number.numerals import alternation
from summitry.language.passage_view import PassageView
from summitry.language.place.doubtful import located

_WORD = r"[A-ZÀ-Ž][\w’'.-]*"
#: Forms of venues (groups of the pattern): those whose first words may be others, those that are whole by themselves, and those
#: that also name institutions or are no names.
_LED, _WHOLE = frozenset({"firm", "loose", "lower", "prefix"}), frozenset({"generic", "known"})
_INSTITUTIONS = frozenset({"known", "loose", "of", "generic"})
_PREFIX = "prefix"
_LINK = r"(?:of\s+the|of|de\s+la|de|des|du|della|di|al|el|and|the|e)"


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue in a passage: offsets of its name without the article, and what is known of it."""

    start: int
    end: int
    name: str
    why: str
    city: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = lexicon.load("venues")
    return loaded


@cache
def _pattern() -> re.Pattern[str]:
    w = _words()
    firm, loose = alternation(w["firm"]), alternation(w["loose"])
    named = rf"{_WORD}(?:\s+(?:{_LINK}\s+)?{_WORD}){{0,5}}?"
    return re.compile(
        rf"(?<![\w-])(?:(?P<known>{alternation(w['known'])})|(?P<firm>{named}\s+{firm}(?:\s+{firm})*)|(?P<prefix>{alternation(w['prefix'])}\s+"
        rf"(?:{_LINK}\s+)?{_WORD}(?:\s+(?:{_LINK}\s+)?{_WORD}){{0,3}})|(?P<of>(?:University|Institute|Palace|Hall|House|Castle)\s+of\s+"
        rf"{_WORD}(?:\s+(?:{_LINK}\s+)?{_WORD}){{0,3}})|(?P<loose>{named}\s+{loose})|(?P<lower>{_WORD}(?:\s+{_WORD}){{0,3}}\s+{alternation(w['lower'])})"
        rf"|(?P<generic>{alternation(w['generic'])}))(?![\w-])"
    )


@cache
def _trigger() -> re.Pattern[str]:
    """Any word that a venue needs: a passage without one is not looked at further."""
    w = _words()
    heads = [
        *w["firm"],
        *w["loose"],
        *w["lower"],
        *w["prefix"],
        *(g.rsplit(" ", 1)[-1] for g in w["generic"]),
        *w["known"],
    ]
    return re.compile(rf"\b{alternation(heads)}\b")


@cache
def _belonging() -> re.Pattern[str]:
    return re.compile(
        rf"\b{alternation(_words()['belonging'])}(?:\s+[\w-]+){{0,3}}?\s+(?:at|of|with|from|for)\s+(?:the\s+)?(?:\w+[’']s\s+)?$",
        re.IGNORECASE,
    )


def find(view: PassageView) -> Iterator[Venue]:
    """The venues of a passage, in order; names of institutions only where they are places."""
    if not _trigger().search(view.text):
        return
    for match in _pattern().finditer(view.text):
        start, end = _trimmed(match)
        before = view.text[max(0, start - 60) : start]
        branch = match.lastgroup or ""
        if not _stands(branch, view, start, before):
            continue
        name = re.sub(r"\s+", " ", view.text[start:end])
        if branch not in _WHOLE and not _is_name(name, view, start, end):
            continue
        yield _venue(start, end, name, branch)


def _is_name(name: str, view: PassageView, start: int, end: int) -> bool:
    """Whether the words make one name: a capital in front, not too many, and no verb among them (a headline in capitals)."""
    if not name[:1].isupper() or " " not in name or name.count(" ") > 6:
        return False
    if set(name.split()[:-1]) <= peoples():  # "the Turkish resort" is no name
        return False
    inside = view.sentence(start).between(view.offset + start, view.offset + end)
    return not any(token.pos in ("VERB", "AUX", "PRON") for token in inside)


@cache
def peoples() -> frozenset[str]:
    """The demonym adjectives of all states: "the Turkish resort" is no name."""
    return frozenset(
        word for state in lexicon.load("demonyms")["states"].values() for word in state.get("adjectives", ())
    )


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"['’]s\s+|^{alternation(_words()['openers'])}\s+")


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The offsets without an article, a possessor ("Vienna's Hofburg Palace") or a word that only begins the sentence."""
    start, text = match.start(), match[0]
    if match.lastgroup in _LED:
        for cut in _openers().finditer(text):
            if cut.end() < len(text):
                start = match.start() + cut.end()
    return start, match.end()


@cache
def _reached() -> re.Pattern[str]:
    """A motion or a visit before the venue, or a preposition before its possessor ("at Seoul's …", "the venue, the …")."""
    reached = rf"\b{alternation(_words()['reached'])},?\s+(?:\w+[’']s\s+|the\s+)?$"
    owned = r"\b(?:in|at|inside|outside|near)\s+[\w\s]{0,20}[’']s\s+$"
    return re.compile(rf"{reached}|{owned}", re.IGNORECASE)


def _stands(branch: str, view: PassageView, start: int, before: str) -> bool:
    """Whether a venue of that form stands for a place here."""
    if belongs(view, start):
        return False
    if branch in _INSTITUTIONS:
        return located(view, start) or bool(_reached().search(before))
    if branch == _PREFIX:
        first = view.token(start)
        return first is None or first.ent != "PERSON"
    return True


def _venue(start: int, end: int, name: str, branch: str) -> Venue:
    known = _words()["known"].get(name)
    if known is None:
        return Venue(start, end, name, f"venue by its form ({branch})")
    return Venue(
        start,
        end,
        name,
        "known venue",
        known.get("city"),
        known.get("country"),
        known.get("latitude"),
        known.get("longitude"),
    )


def belongs(view: PassageView, start: int) -> bool:
    """Whether the name at an offset says where somebody works ("a professor at …")."""
    before = view.text[max(0, start - 60) : start]
    match = _belonging().search(before)
    if match is None:
        return False
    noun_end = view.offset + start - len(before) + match.start() + len(match[0].split()[0])
    between = view.sentence(start).between(noun_end, view.offset + start)
    return not any(token.pos in ("VERB", "AUX") for token in between)  # "President Ruiz landed at X"


def known(name: str) -> Venue | None:
    """A venue known by its name, or None."""
    return _venue(0, 0, name, "") if name in _words()["known"] else None
