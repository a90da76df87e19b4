"""What the registry of public figures adds to a report: name, state and office of whom it names, and who holds an office.

What the report says wins; each thing that comes from the registry says so, with its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summitry.language.people.builder import Found
from summitry.language.people.names import forms as nm
from summitry.language.people.officeholders.sorts import head, sort_of
from summitry.language.people.officeholders.table import Figure, Holding, Officeholders, groups, told
from summitry.language.people.officeholders.then import Said, Then
from summitry.language.people.offices.nouns import ranks
from summitry.language.people.offices.office_phrases import Office
from summitry.language.people.offices.ranks import NO_OFFICE, Rank
from summitry.language.people.segments import Line
from summitry.lexicon import load, words
from summitry.model import ActorType, Document, Role

#: Callings that a public figure of the same name hardly has.
_OTHERS = frozenset({Rank.PRESS, Rank.EXPERT, Rank.OTHER})
#: Kinds of entries that tell of which states a report speaks.
_STATES = ("state", "adjective", "people", "capital", "metonym", "organ")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


def on_the_day(registry: Officeholders | None, document: Document, lines: Sequence[Line]) -> Then | None:
    """The registry as it is of use for a report, or None where there is none."""
    if registry is None:
        return None
    day = _DAY.match(document.published or "")
    near = {e.country for line in lines for s in line.segments if (e := s.of(*_STATES)) is not None and e.country}
    return Then(registry, day[0] if day else None, frozenset(near))


def identify(people: Iterable[Found], then: Then | None) -> None:
    """Give the persons of a report what the registry knows of them."""
    if then is None:
        return
    people = list(people)
    for person in people:
        _of_a_group(person)
        found = then.figure(_said(person))
        if found is not None:
            _add(person, *found, then)
        elif (coming := then.to_come(_said(person))) is not None:
            _tell(person, told(*coming))
            person.countries.update(coming[0].states)
    _predecessors(people, then)


def _predecessors(people: Sequence[Found], then: Then) -> None:
    """Give whom a report calls by an office that another of its persons holds what is known of the one who left it."""
    filled = frozenset(
        (h.state, h.sort) for p in people if p.figure for h in p.figure.holdings if then.day and h.held(then.day)
    )
    for person in people:
        if person.figure is None and filled and (found := then.predecessor(_said(person), filled)) is not None:
            _add(person, *found, then)


def names_figure(name: str, then: Then | None) -> bool:
    """Whether a name alone, whatever else a report says, must be that of a public figure."""
    return then is not None and then.figure(Said(name)) is not None


def _said(person: Found) -> Said:
    """What a report says of a person, as far as it tells whom it means."""
    offices = tuple(
        (r.office, r.country, r.former)
        for r in person.roles
        if r.office and ranks().get(r.office.lower()) not in NO_OFFICE
    )
    other = bool(person.ranks) and person.ranks <= _OTHERS
    states = frozenset(person.countries) | {c for _, c, _ in offices if c}
    return Said(person.name, offices, states, other, person.gender == "female", person.governs)


def _of_a_group(person: Found) -> None:
    """Give a person of an armed group or a body its state, where nothing else tells one."""
    if person.countries:
        return
    for role in person.roles:
        state = groups().get((role.organisation or "").lower().removeprefix("the "))
        if state and ranks().get((role.office or "").split(" ")[-1]) not in (Rank.PRESS, Rank.EXPERT):
            person.countries[state] += 1
            return


def _add(person: Found, figure: Figure, holding: Holding, then: Then) -> None:
    """Make a person of the report a figure of the registry."""
    why = told(figure, holding)
    person.figure, person.known_as = figure, figure.known_as
    if len(nm.key(person.name)) < 2:
        person.names[person.name] += 1
        person.name = figure.name
    _tell(person, why)
    if holding.state and not person.home:
        person.countries[holding.state] += 2
    _hold(person, holding, why, then)


def _tell(person: Found, why: str) -> None:
    """Say at each mention of a person what is known from the registry."""
    for at, mention in person.mentions.items():
        person.mentions[at] = replace(mention, why=f"{mention.why}; {why}")


def _hold(person: Found, holding: Holding, why: str, then: Then) -> None:
    """Give a person an office of the registry, unless the report says it or nobody knows whether it was still held."""
    held, left = then.day is not None and holding.held(then.day), then.day is not None and holding.left(then.day)
    sorts = {sort_of(r.office, r.country or holding.state) for r in person.roles if r.office}
    if not holding.office or holding.sort in sorts or not (held or left):
        return
    role = Role(
        office=holding.office,
        organisation=holding.body or None,
        country=holding.state or None,
        since=holding.since,
        until=holding.until or None,
        former=left,
        text=why,
    )
    person.roles.append(role)
    if held:
        word = head(holding.office)
        person.offices.add(word)
        if word in ranks():
            person.ranks.add(ranks()[word])


def in_office(then: Then | None, line: Line, first: int, office: Office) -> tuple[Figure, Holding] | None:
    """Who holds the office that a description tells, on the day of the report; None for a former or a future holder."""
    if then is None or then.day is None or office.former or office.plural or office.owner is not None:
        return None
    before = {line.low(i) for i in range(first, office.head + 1)} | {office.determiner}
    if not before.isdisjoint(words("state_offices", "not_now")) or _another_year(line, then.day):
        return None
    return then.holder(office.office, office.country, None if office.country else _body(office.organisation))


def _body(organisation: str | None) -> str | None:
    return organisation if organisation in load("state_offices")["bodies"].values() else None


def _another_year(line: Line, day: str) -> bool:
    """Whether a sentence speaks of a year other than the report's."""
    return any(_YEAR.fullmatch(t.text) and t.text != day[:4] for t in line.tokens)


def brought_in(figure: Figure, holding: Holding, order: int) -> Found:
    """A person whom a report never names, by the office that it tells."""
    person = Found(ActorType.PERSON, figure.name, order, known_as=figure.known_as, figure=figure)
    if holding.state:
        person.countries[holding.state] += 2
    return person
