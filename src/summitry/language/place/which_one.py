"""Which of several places of one name is meant: by the words after it, and by the countries that the report speaks of.

"Geneva, Illinois" and "Washington state" say it themselves. Else the best known is meant, unless the report speaks of the country
of another: where Lebanon is named and Libya never, Tripoli is the Lebanese one. The gazetteer ranks what is known best.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from summitry import lexicon
from summitry.language.number.numerals import alternation
from summitry.language.parsed import Sentence
from summitry.language.place.doubtful import words
from summitry.language.place.gazetteer import COUNTRY, REGION, Place

#: Weight of a country that is named, or its people, and of one whose well-known town or region is (calibrated with the fames of
#: the gazetteer on namesakes of capitals and of towns in the United States).
_SPOKEN_OF, _BY_TOWN = 0.8, 0.4
#: The most by which what else is named moves the choice, and by how much more where nothing speaks for the best known place.
_MOST, _UNOPPOSED = 1.2, 1.25
_LANDS = frozenset({COUNTRY, REGION})


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the gazetteer in a passage, with all places that bear it."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]


def evidence(named: Iterable[Named], sentences: Sequence[Sentence]) -> dict[str, float]:
    """Country → how much the document speaks of it: by name, by its people, and by its well-known towns and regions."""
    weights: dict[str, float] = {}
    for item in {n.name: n for n in named}.values():
        best = item.places[0]
        clear = len(item.places) == 1 or best.fame - item.places[1].fame > 2
        if best.country and clear and (best.is_country or best.fame > 6.5):
            weight = _SPOKEN_OF if best.is_country else _BY_TOWN
            weights[best.country] = weights.get(best.country, 0.0) + weight
    people = _peoples()
    for code in {people[t.text] for s in sentences for t in s.tokens if t.text in people}:
        weights[code] = weights.get(code, 0.0) + _SPOKEN_OF
    return weights


@cache
def _peoples() -> dict[str, str]:
    """Demonym adjectives of one word → alpha-3, without those of two states."""
    found: dict[str, set[str]] = {}
    for code, state in lexicon.load("demonyms")["states"].items():
        for word in state.get("adjectives", ()):
            found.setdefault(word, set()).add(code)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1 and word[0].isupper()}


def chosen(named: Named, weights: dict[str, float], text: str, after: Named | None, before: Place | None) -> Place:
    """Of all places of a name the one meant. ``after``: the name after the comma, ``before``: the place that a comma follows."""
    held = [p for p in named.places if before is not None and p.country == before.country and p.name in before.within]
    if held:
        return held[0]
    if inner := lies_in(named, after):
        return inner
    if _part().match(text, named.end) or _part_of().search(text[max(0, named.start - 25) : named.start]):
        parts = [p for p in named.places if p.is_region]
        if parts:
            return parts[0]
    return _by_weight(named, weights)


def lies_in(named: Named, after: Named | None) -> Place | None:
    """The place that lies in what the words after it name ("Geneva, Illinois"), or None."""
    if after is None:
        return None
    around = {p.name for p in after.places if not p.is_city}
    return next((p for p in named.places if p.region in around or around & set(p.within)), None)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(words('parts_of_countries'))}\b")


@cache
def _part_of() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words('parts_of_countries'))}\s+of\s+$")


def _by_weight(named: Named, weights: dict[str, float]) -> Place:
    lands = {p.place_type for p in named.places[:2]} == _LANDS
    opposed = weights.get(named.places[0].country or "", 0.0) > 0

    def weight(place: Place) -> float:
        known = weights.get(place.country or "", 0.0)
        if lands:  # Georgia the state or the country: what else is named decides, not fame
            return min(known, 4.0) + (0.3 if place.is_country else 0.0)
        if opposed or place.country in words("spoken_of_everywhere"):
            return place.fame + min(known, _MOST)
        return place.fame + _UNOPPOSED * min(known, 2 * _MOST)

    return max(named.places, key=weight)


def following(text: str, row: Sequence[Named], n: int) -> Named | None:
    """The name right after a comma that may say where the ``n``-th name of a passage lies ("Geneva, Illinois"), or None."""
    if n + 1 < len(row) and text[row[n].end : row[n + 1].start].strip() == ",":
        return row[n + 1] if any(not p.is_city for p in row[n + 1].places) else None
    return None
