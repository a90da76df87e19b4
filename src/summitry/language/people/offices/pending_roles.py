"""Roles as they are given to persons, and those that wait for the person whom a pronoun means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summitry.language.people.builder import Found
from summitry.language.people.offices.office_phrases import Office
from summitry.language.people.offices.ranks import Rank
from summitry.language.people.segments import Line
from summitry.lexicon import load, words
from summitry.model import Role


@dataclass(frozen=True, slots=True)
class Owned:
    """A role that belongs to somebody: by a pronoun at an offset ("his foreign minister") or to an ``owner`` named there."""

    person: Found
    role: Role
    offset: int
    owner: Found | None = None


def settle(waiting: Sequence[Owned], people: Sequence[Found]) -> None:
    """Give the roles that hang on somebody, named or meant by a pronoun, that one's country."""
    places = {start: p for p in people for start, _ in p.mentions}
    for owned in waiting:
        hand_down(owned, owned.owner or places.get(owned.offset))


def hand_down(owned: Owned, owner: Found | None) -> None:
    """Give a role and its holder the country of the one to whom it belongs, where nothing tells the holder's own."""
    person = owned.person
    if owner is not None and owner is not person and owner.home and not person.countries:
        person.countries[owner.home] += 1
        person.roles[:] = [moved_to(r, owner.home) if r == owned.role else r for r in person.roles]


def moved_to(role: Role, country: str) -> Role:
    """The same role with a country."""
    return replace(role, country=country)


def role_of(document: str, line: Line, office: Office) -> Role:
    """A role with the words that say it."""
    first, last = office.first, office.last
    international = office.word in words("offices", "international")
    return Role(
        office=office.office,
        organisation=office.organisation,
        country=None if international else office.country,
        former=office.former,
        document=document,
        start=line.tokens[first].start,
        end=line.tokens[last].end,
        text=line.words(first, last),
    )


def add_role(person: Found, role: Role, office: Office) -> None:
    """Give a person a role, with what its office tells of rank, gender and country."""
    person.roles.append(role)
    person.offices.add(office.word)
    person.ranks.add(office.rank)
    if office.rank == Rank.KIN:
        person.kin = True
    if office.gender:
        person.genders[office.gender] += 1
    if role.country and (office.rank != Rank.GUEST or office.word in load("offices")["of_a_country"]):
        person.countries[role.country] += 2 if not role.former else 1
