"""The country of a person by where the person lives or works: "X, from Bergen", "an architect in Bergen"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summitry.language.parsed import PlaceMention
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.offices.nouns import ranks
from summitry.language.people.offices.ranks import Rank
from summitry.language.people.segments import Line
from summitry.language.place.gazetteer import Gazetteer
from summitry.lexicon import words
from summitry.model import Role

#: Ranks of those who are at home where they work; reporters and envoys are sent.
_SETTLED = frozenset({Rank.OTHER, Rank.PERSON})
#: How famous a town is that a name tells by itself, and by how much more than its namesakes abroad.
_FAMOUS, _AHEAD = 6.5, 1.0
#: The words of a name that may be a town's, at most.
_TOWN = 3


def give_homes(lines: Sequence[Line], mentions: Iterable[NameMention], places: Sequence[PlaceMention]) -> None:
    """Give persons of whom the text says no country that of the place that they are from or at home in."""
    at = {place.start: place for place in places if place.country}
    ends = {place.end: place for place in places if place.country}
    for mention in mentions:
        if mention.person is not None and not mention.person.countries:
            country = _from(mention, at)
            if country:
                mention.person.countries[country] += 1
    starts = [line.sentence.start for line in lines]
    for person in dict.fromkeys(m.person for m in mentions if m.person):
        for role in person.roles if not person.countries else ():
            country = _where(lines, starts, role, at, ends)
            if country:
                person.countries[country] += 1
                break


def _from(mention: NameMention, at: dict[int, PlaceMention]) -> str | None:
    """The country of the place behind a name: "X, from Bergen", "X, 20, of Bergen", "X of Bergen", "X (Norway)"."""
    line, k = mention.line, mention.last + 1
    if line.text(k) == "(" and (state := line.entry(k + 1, "state")) and line.text(line.at[k + 1].last + 1) == ")":
        return state.country
    comma = line.text(k) == ","
    if comma and line.text(k + 1).isdigit() and line.text(k + 2) == ",":
        k += 2
    k += comma
    if line.low(k) not in words("prepositions", "of_origin") or k + 1 >= len(line.tokens):
        return None
    return _country(line, k + 1, at)


def _country(line: Line, k: int, at: dict[int, PlaceMention]) -> str | None:
    """The country of the place that begins at a token."""
    place, known = at.get(line.tokens[k].start), line.entry(k, "capital", "state")
    return place.country if place else known.country if known else _listed(line, k)


def _listed(line: Line, first: int) -> str | None:
    """The country of the well-known town whose name begins at a token, where no other sign makes it a place."""
    if not line.text(first)[:1].isupper():
        return None
    for last in range(first + _TOWN - 1, first - 1, -1):
        found = Gazetteer.shared().candidates(line.words(first, last)) if last < len(line.tokens) else ()
        if found:
            abroad = max((p.fame for p in found if p.country != found[0].country), default=0.0)
            known = found[0].fame >= _FAMOUS and found[0].fame - abroad >= _AHEAD
            return found[0].country if known else None
    return None


def _where(
    lines: Sequence[Line], starts: Sequence[int], role: Role, at: dict[int, PlaceMention], ends: dict[int, PlaceMention]
) -> str | None:
    """The country of the place of a calling: "an architect in Bergen", "a Bergen resident"."""
    word = (role.office or "").split(" ")[-1].lower()
    if role.start is None or role.end is None or ranks().get(word) not in _SETTLED or word in words("offices", "away"):
        return None
    line = lines[max(0, bisect_right(starts, role.start) - 1)]
    within = [t for t in line.tokens if t.start >= role.start]
    for preposition, thing in pairwise(within[: 2 + sum(t.end <= role.end for t in within)]):
        if preposition.text.lower() in words("prepositions", "of_homes"):
            return _country(line, thing.i, at)
    inside = at.get(role.start)
    before = inside or next((p for end, p in ends.items() if end <= role.start <= end + 1), None)
    return before.country if before else _town_before(line, role.start)


def _town_before(line: Line, start: int) -> str | None:
    """The country of the town whose name opens a calling or stands right before it ("Bergen resident Y")."""
    k = next((t.i for t in line.tokens if t.start >= start), 0)
    name = next((line.at[i] for i in (k, k - 1) if i in line.at), None)
    return _listed(line, name.first) if name is not None else None
