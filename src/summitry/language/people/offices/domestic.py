"""The country of persons in a report about one country: of a "governor" or a "deputy minister" in it nobody tells the state.

A report on the affairs of one country names it once and speaks of its people by office alone. Where most sentences that tell of
any country tell of the same one, whoever holds an office that people hold at home is of it, unless the words beside the name tell
of another country or of a body of several. What is given so says how often the report told of the country, and of others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from summitry.language.parsed import PlaceMention
from summitry.language.people.builder import Found
from summitry.language.people.issuer import issuing_state
from summitry.language.people.lexicon import state_name
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.offices.nouns import ranks
from summitry.language.people.offices.ranks import Rank
from summitry.language.people.segments import Line
from summitry.lexicon import load, words
from summitry.model import Document, Part, Role

#: Ranks of offices that one holds at home.
_AT_HOME = frozenset(
    {Rank.CHIEF, Rank.LEADER, Rank.MINISTER, Rank.LAWMAKER, Rank.PARTY, Rank.OFFICIAL, Rank.SPOKESMAN, Rank.MILITARY}
)
#: Ranks of those who are sent, and of those who speak of the affairs of others.
_ABROAD = frozenset({Rank.ENVOY, Rank.PRESS, Rank.EXPERT})
#: The share of one country among all that sentences tell of, from which on those with offices at home, and all others, are of it.
#: Set on the persons of 24 reports and of the gold sets: at these, none of those who got a country so got a wrong one.
_MOST, _NEARLY_ALL = 0.6, 0.75
#: How many sentences must tell of a country for its share to tell anything, and where they tell of no other.
_ENOUGH, _ENOUGH_ALONE = 4, 3
#: Kinds of entries that tell of a state.
_STATES = ("state", "adjective", "people", "capital", "metonym", "organ")


@dataclass(frozen=True, slots=True)
class _Told:
    """Of which countries each sentence of a report tells, by number, where sentences start, and which name a body of several."""

    starts: Sequence[int]
    countries: Sequence[frozenset[str]]
    abroad: Sequence[bool]

    def share(self) -> tuple[str, int, int] | None:
        """(country, sentences that tell of it, times that sentences tell of any) for the country told of most, or None."""
        counted = Counter(country for some in self.countries for country in some)
        top = counted.most_common(1)
        return (*top[0], counted.total()) if top else None

    def elsewhere(self, offset: int, country: str) -> bool:
        """Whether the sentence at an offset tells of another country, or of a body of several."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        return self.abroad[at] or bool(self.countries[at] - {country})


def give_report_country(
    lines: Sequence[Line], mentions: Sequence[NameMention], places: Sequence[PlaceMention], document: Document
) -> None:
    """Give persons of whom a report tells no country that of which nearly all of it tells, or that where it was written."""
    named = _places_of_names(mentions)
    told = _told(lines, named, places)
    _give_home(mentions, told, _written_in(document, places))
    found = told.share() if any(not person.countries for person in named) else None
    if found is None or found[1] < (_ENOUGH_ALONE if found[1] == found[2] else _ENOUGH):
        return
    country, often, of_all = found
    why = f"the report tells of {state_name(country)} in {often} sentences, of other states {of_all - often} times"
    for person, starts in named.items():
        least = _least(person)
        elsewhere = any(told.elsewhere(start, country) for start in starts)
        if not person.countries and least is not None and often >= least * of_all and not elsewhere:
            person.countries[country] += 1
            for at, mention in person.mentions.items():
                person.mentions[at] = replace(mention, why=f"{mention.why}; {why}")


def _written_in(document: Document, places: Iterable[PlaceMention]) -> str | None:
    """The country of the town of the first dateline, or of the body that issues the document; None where none is known."""
    line = next((p for p in document.passages if p.part is Part.DATELINE), None)
    known = load("demonyms")["states"]
    inside = (p.country for p in places if line is not None and line.start <= p.start < line.end and p.country in known)
    return issuing_state(document.outlet) or next(inside, None)


def _give_home(mentions: Sequence[NameMention], told: _Told, home: str | None) -> None:
    """Give the country of the dateline to those who are first named with a bare office held at home: "Foreign Minister X".

    Only where the report tells of no other country more than twice as often.
    """
    counted = Counter(country for some in told.countries for country in some)
    if home is None or any(often > 2 * counted[home] for often in counted.values()):
        return
    first: dict[Found, NameMention] = {}
    for mention in mentions:
        if mention.person is not None:
            first.setdefault(mention.person, mention)
    for person, mention in first.items():
        office = mention.title and ranks().get(mention.office or "") in _AT_HOME
        if office and not person.countries and _least(person) is not None:
            person.countries[home] += 1
            why = f"{mention.office}, no state told, in a report from {state_name(home)}"
            person.mentions = {at: replace(one, why=f"{one.why}; {why}") for at, one in person.mentions.items()}


def _places_of_names(mentions: Iterable[NameMention]) -> dict[Found, list[int]]:
    """Where each person is named."""
    named: dict[Found, list[int]] = {}
    for mention in mentions:
        if mention.person is not None:
            named.setdefault(mention.person, []).append(mention.start)
    return named


def _told(lines: Sequence[Line], people: Mapping[Found, Sequence[int]], places: Iterable[PlaceMention]) -> _Told:
    """What countries each sentence tells of: by their names, by places, and by persons who are known to be of them."""
    starts = [line.sentence.start for line in lines]
    named = [{e.country for s in line.segments if (e := s.of(*_STATES)) is not None and e.country} for line in lines]
    of_persons = ((start, person.home) for person, at in people.items() for start in at)
    for start, country in (*((p.start, p.country) for p in places), *of_persons):
        if country and lines:
            named[max(0, bisect_right(starts, start) - 1)].add(country)
    bodies = [any(s.of("body", "body_seat") for s in line.segments) for line in lines]
    return _Told(starts, [frozenset(some) for some in named], bodies)


def _least(person: Found) -> float | None:
    """The share that a country must have to be a person's; None for those whose calling takes them abroad, or is of no state."""
    offices = [role for role in person.roles if role.office]
    sorts = {_rank(role.office or "") for role in offices if not role.organisation and not _anywhere(role)}
    of_bodies = any(
        name in (role.office or "").lower() for role in offices for name in words("offices", "international")
    )
    if of_bodies or person.ranks & _ABROAD:
        return None
    if sorts & _AT_HOME:
        return _MOST
    return None if Rank.GUEST in person.ranks else _NEARLY_ALL


def _anywhere(role: Role) -> bool:
    """Whether an office is one that any group has, also one from abroad: "the group's director"."""
    return (role.office or "").split(" ")[-1].lower() in words("offices", "of_any_group")


def _rank(office: str) -> Rank | None:
    """The sort of an office by its last words."""
    parts = office.lower().split()
    return next((found for n in range(len(parts)) if (found := ranks().get(" ".join(parts[n:])))), None)
