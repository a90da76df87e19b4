"""What the text says of the offices of the persons that it names, before the name, after it and by verbs of holding one.

Each role keeps its words. A country is taken from the words of the role itself, from a possessive or a demonym before the
name, from the owner of the office ("Putin aide") or, last, from an office that one country alone has under its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitry.language.people.belonging import led, led_by, party, possessed
from summitry.language.people.evidence import NameMention
from summitry.language.people.found import Found
from summitry.language.people.heads import head_at
from summitry.language.people.holding import Owned, add_role, moved_to, role_of
from summitry.language.people.homes import home_of, of_the_people
from summitry.language.people.lines import Line
from summitry.language.people.offices import Office, in_stretch, office_at
from summitry.language.people.officeverbs import held_by_verb, leading
from summitry.language.people.sharedroles import counterparts, inner, of_two, pairs
from summitry.model import Role
from summitry.vocabulary import load, words

_DASHES = frozenset({"–", "—", "--", "-", "("})


def give_roles(document: str, lines: Sequence[Line], mentions: Sequence[NameMention]) -> list[Owned]:
    """Add to every person the roles and the evidence for a country that its mentions carry.

    The roles whose country hangs on a pronoun are given back, for :func:`settle` once pronouns are resolved.
    """
    named = {(m.line.number, m.first): m for m in mentions if m.person}
    ends = {(m.line.number, m.last): m for m in mentions if m.person}
    owned: list[tuple[Found, Role, Found]] = []
    waiting: list[Owned] = []
    for mention in mentions:
        person = mention.person
        if person is None:
            continue
        for office in _offices(mention):
            role = role_of(document, mention.line, office)
            if role.country is None and (home := home_of(lines, mention.line, office)):
                role = moved_to(role, home)
            add_role(person, role, office)
            owner = _owner(mention.line, office, ends)
            if owner is not None and owner is not person and role.country is None:
                owned.append((person, role, owner))
            elif office.owner is not None and office.owner_kind == "pronoun" and role.country is None:
                waiting.append(Owned(person, role, mention.line.tokens[office.owner].start))
        possessed(mention, person, document)
        led(mention, person)
        party(mention, person, document)
        of_the_people(mention, person)
    counterparts(mentions)
    waiting += pairs(document, named, mentions)
    of_two(document, named, mentions)
    for person, role, owner in owned:
        if owner.home and not person.countries:
            person.countries[owner.home] += 1
            person.roles[:] = [moved_to(r, owner.home) if r == role else r for r in person.roles]
    for person in dict.fromkeys(m.person for m in mentions if m.person):
        _only_in(person)
    return waiting


def office_beside(mention: NameMention) -> bool:
    """Whether an office stands beside a name, so that it must be a person's."""
    return (
        _after(mention) is not None
        or _before_comma(mention) is not None
        or leading(mention) is not None
        or led_by(mention) is not None
    )


def _offices(mention: NameMention) -> list[Office]:
    """The office phrases around one mention of a name."""
    read = (_before(mention), _after(mention), _before_comma(mention), held_by_verb(mention), leading(mention))
    return [office for office in read if office is not None]


def _before(mention: NameMention) -> Office | None:
    """The title right before a name: "North Korean Foreign Minister Ri", "Putin aide Nikolai Patrushev"."""
    i, line = mention.first - 1, mention.line
    if i < 0:
        return None
    office = office_at(line, i)
    title = line.at.get(i)
    if office is None and title is not None and title.kind == "title":
        heads = [k for k in range(title.first, i) if head_at(line.tokens, k) and not inner(line, k)]
        office = office_at(line, heads[-1]) if heads else None
    if office is None and title is None:
        office = _of_before(mention)
    if office is not None and office.plural and not (title is not None and title.kind == "title"):
        return None
    return office


def _of_before(mention: NameMention) -> Office | None:
    """An office with what it is of, right before the name: "head of the Turkish delegation X"."""
    line, last = mention.line, mention.first - 1
    segment = line.at.get(last)
    if not (segment and segment.kind in ("hit", "org")) and line.tokens[last].text.lower() not in _collective():
        return None
    for head in range(last - 1, max(-1, last - 9), -1):
        if line.tokens[head].text == "," or line.tokens[head].tag in ("VBD", "VBZ", "VBP", "MD"):
            return None
        if head_at(line.tokens, head):
            office = office_at(line, head)
            return office if office is not None and office.last == last and not office.plural else None
    return None


def _collective() -> frozenset[str]:
    return words("descriptions", "collective")


def _after(mention: NameMention) -> Office | None:
    """The apposition behind a name: "Holm, a shipping expert at Oslo's Fjord Institute,"."""
    line, tokens = mention.line, mention.line.tokens
    at = _behind_tag(line, mention.last + 1)
    if at >= len(tokens) or (tokens[at].text != "," and tokens[at].text not in _DASHES):
        return None
    stop = next(
        (
            k
            for k in range(at + 1, min(len(tokens), at + 25))
            if tokens[k].text in (",", ";", ":", ")", "”", '"')
            or tokens[k].text in _DASHES - {"-"}
            or tokens[k].tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT")
        ),
        min(len(tokens), at + 25),
    )
    if stop == at + 1 or tokens[at + 1].tag in ("IN", "RB", "VBG", "VBN", "CC"):
        return None
    office = in_stretch(line, at + 1, stop)
    if office is None or (office.owner_kind == "name" and office.first <= at):
        return None
    lead = [t for t in tokens[at + 1 : office.head_first] if t.tag in ("IN", "CC", "VB", "VBD", "VBG", "TO")]
    return (
        None
        if lead or (office.plural and not office.determiner) or (office.rank == "person" and office.determiner == "")
        else office
    )


def _behind_tag(line: Line, at: int) -> int:
    """Where an apposition may begin behind an age or a party tag: ", 45," or ", R-Texas,"."""
    tokens = line.tokens
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return at
    tags = load("offices")["tags"]
    word = tokens[at + 1].text
    if word.isdigit() and tokens[at + 2].text == ",":
        return at + 2
    if word.split("-")[0].rstrip(".") in tags:
        return next((k for k in range(at + 2, min(len(tokens), at + 6)) if tokens[k].text == ","), at)
    return at


def _before_comma(mention: NameMention) -> Office | None:
    """The description before a name and a comma: "the Norwegian foreign minister, Ida Holm, said"."""
    line, tokens, f = mention.line, mention.line.tokens, mention.first
    if f < 2 or tokens[f - 1].text not in (",", "–", "—", "--"):
        return None
    closed = (
        mention.last + 1 >= len(tokens)
        or tokens[mention.last + 1].text in (",", ".", ";", ":", "–", "—", "--", ")", "’s", "'s", "and")
        or (tokens[mention.last + 1].tag in ("VBD", "VBZ", "VBP", "MD"))
    )
    if not closed:
        return None
    for head in range(f - 2, max(-1, f - 9), -1):
        if tokens[head].tag in ("VBD", "VBZ", "VBP", "MD", ",") or tokens[head].text == ",":
            return None
        if head_at(tokens, head):
            office = office_at(line, head)
            if office is None or office.last != f - 2 or office.plural:
                return None
            definite = office.determiner in ("the", "a", "an") or office.owner is not None or _state_owner(line, office)
            return office if definite and office.determiner not in ("a", "an") else None
    return None


def _state_owner(line: Line, office: Office) -> bool:
    """Whether a state or an organisation owns the office ("South Korea's president")."""
    return any(t.tag == "POS" for t in line.tokens[office.first : office.head_first])


def _owner(line: Line, office: Office, ends: dict[tuple[int, int], NameMention]) -> Found | None:
    """The person that an office phrase belongs to by a name before it."""
    if office.owner is None or office.owner_kind == "pronoun":
        return None
    mention = ends.get((line.number, office.owner))
    return mention.person if mention else None


def _only_in(person: Found) -> None:
    """A country from an office that one country alone has under its name, where the text says none."""
    if person.countries:
        return
    for role in person.roles:
        words_of = f"{role.organisation or ''} {role.office or ''}".lower().strip()
        for label, country in load("offices")["only_in"].items():
            if country and words_of.endswith(label) and not role.country:
                person.countries[country] += 1
                return
