"""Definite descriptions: "the Russian president", "his guest", "the diplomat", by office, country and nearness."""

from __future__ import annotations

from summitry.language.people import names as nm
from summitry.language.people.acting import governor
from summitry.language.people.discourse import Discourse
from summitry.language.people.found import Found
from summitry.language.people.lexicon import state_name
from summitry.language.people.lines import Line
from summitry.language.people.nameless import equip, label, role_of
from summitry.language.people.offices import Office
from summitry.language.people.phrases import Phrase
from summitry.model import ActorType
from summitry.vocabulary import load, words

#: How far a person must be ahead of the next one.
_MARGIN = 0.3


def _same_office(person: Found, office: Office) -> float:
    """How well an office fits those a person is known by: 3 the same in full, 2.5 one of them without its portfolio, else 0."""
    held = {r.office for r in person.roles if r.office}
    said = {office.office, *load("offices")["same"].get(office.office, ())}
    if held & said:
        return 3.0
    if office.rank == "minister":
        return 2.5 if office.word in person.offices and (office.office == office.word or office.word in held) else 0.0
    return 2.8 if {office.word, *load("offices")["same"].get(office.word, ())} & person.offices else 0.0


def description(d: Discourse, line: Line, phrase: Phrase) -> None:
    """Resolve a definite description, or bring in a nameless person by it; else leave it open."""
    office = phrase.office
    if office is None:
        return
    if line.tokens[phrase.head].dep == "attr":
        _said_of(d, line, phrase)
        return
    if office.rank == "guest":
        actor, why = _guest(d, line, office)
    elif office.rank in ("kin", "person", "group"):
        actor, why = _again(d, office)
    else:
        actor, why = _holder(d, line, phrase, office)
    if actor is None and office.rank not in ("guest", "kin", "person"):
        actor, why = _again(d, office)
        if (
            actor is None
            and phrase.acting
            and (office.country or office.organisation or office.rank in ("spokesman", "envoy", "official", "group"))
        ):
            actor, why = (
                Found(ActorType.UNNAMED, label(line, phrase), line.tokens[phrase.first].start),
                "a person without a name here",
            )
            equip(d, actor, line, office)
            d.others.append(actor)
    if actor is not None:
        d.mark(line, phrase, actor, "description", why)


def _said_of(d: Discourse, line: Line, phrase: Phrase) -> None:
    """As "Lund is the new minister": what is said of somebody is that person, and nobody else."""
    verb = line.sentence.head(line.tokens[phrase.head])
    subject = line.sentence.child(verb, "nsubj") if verb is not None else None
    if subject is None:
        return
    seen = [s.actor for s in d.seen.at(line.number, subject.i)]
    if len(set(seen)) == 1 and seen[0].actor_type in (ActorType.PERSON, ActorType.UNNAMED):
        d.mark(line, phrase, seen[0], "description", f"said of {seen[0].name}")


def _again(d: Discourse, office: Office) -> tuple[Found | None, str]:
    """A nameless person of whom the text has spoken by the same noun: "a diplomat … the diplomat"."""
    for actor in d.seen.nameless(office.word):
        if not office.country or actor.home in (None, office.country):
            return actor, f"the {office.word} brought in before"
    return None, ""


def _holder(d: Discourse, line: Line, phrase: Phrase, office: Office) -> tuple[Found | None, str]:
    """The named person whom a description fits by office and country."""
    barred = _doers(d, line, phrase)
    ranked = sorted(
        (
            (_fit(d, p, phrase, line), p)
            for p in d.candidates()
            if p not in barred and not (office.gender and p.gender and p.gender != office.gender)
        ),
        key=lambda x: (-x[0], x[1].order),
    )
    ranked = [(fit, p) for fit, p in ranked if fit > 0]
    if not ranked:
        return None, ""
    best, person = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if best < (3.0 if office.country or phrase.definite else 4.0) or best - second < _MARGIN:
        return None, ""
    country = office.country
    where = f" of {state_name(country)}" if country else ""
    if country and not person.countries:
        person.countries[country] += 1
        why = f"the only person named before who can be {office.word}{where}"
    else:
        why = f"{office.word}{where}, as the text says of {person.name}"
        if country:
            person.countries[country] += 1
    if office.rank in ("chief", "leader", "minister") and (country or office.word not in person.offices):
        person.roles.append(role_of(d, line, office))
    if office.rank in ("chief", "leader"):
        person.offices.add(office.word)
        person.ranks.add(office.rank)
    return person, why


def _doers(d: Discourse, line: Line, phrase: Phrase) -> set[Found]:
    """The subject of the clause in which a description is an object: nobody does to himself what is told in this form."""
    token = line.tokens[phrase.head]
    dep, above = governor(line.sentence, token)
    while above is not None and dep in ("pobj", "prep") and above.pos == "ADP":
        dep, above = above.dep, line.sentence.head(above)
    if above is None or above.pos not in ("VERB", "AUX") or dep not in ("dobj", "dative", "prep", "agent"):
        return set()
    subjects = {t.i for t in line.sentence.children(above, "nsubj", "nsubjpass")}
    return {s.actor for at in subjects for s in d.seen.at(line.number, at)}


def _fit(d: Discourse, person: Found, phrase: Phrase, line: Line) -> float:
    """How well a named person fits a description; 0 where they cannot be one."""
    office = phrase.office
    if office is None:
        return 0.0
    last = d.seen.last(person)
    held = _same_office(person, office)
    if last is None and not (office.country and held and person.home == office.country):
        return 0.0
    by_office = held or _like_office(person, office, line, phrase)
    if by_office is None:
        return 0.0
    score = by_office + _by_country(d, person, office, line, by_office)
    if score <= 0.0 or (office.country is None and by_office == 0.0):
        return 0.0
    distance = line.number - last.line if last else 9
    return score + max(0.0, 1.0 - 0.12 * distance) + min(0.5, 0.03 * len(person.mentions)) - 0.5 * person.kin


def _like_office(person: Found, office: Office, line: Line, phrase: Phrase) -> float | None:
    """What another office tells: 2.5 where one word may stand for the other, 0 nothing, None that the person is another.

    "Leader" stands for any office at the head of a state, unless a word before it says of what else; an office stands for
    "leader" only with its country.
    """
    ranks = person.ranks
    if ranks & set(load("offices")["general"].get(office.word, ())):
        return 2.5
    general = office.rank == "leader" and ranks & {"chief", "leader"} and not _of_others(line, phrase)
    particular = office.rank == "chief" and "leader" in ranks and "chief" not in ranks and office.country
    if general or particular:
        return 2.5
    free = ranks <= {"leader", "party", "kin", "guest", "person"} and office.rank in ("chief", "leader")
    return None if person.offices and not free else 0.0


def _of_others(line: Line, phrase: Phrase) -> bool:
    """Whether a "leader" leads something else than a state ("the rebel leader", "the leader of the Greens")."""
    tokens = line.tokens
    before = {t.text.lower() for t in tokens[phrase.first : phrase.head]}
    owned = phrase.office is not None and phrase.office.organisation is not None
    return bool(before & words("offices", "leaders_of_others")) or owned


def _by_country(d: Discourse, person: Found, office: Office, line: Line, by_office: float) -> float:
    """What the country of a description tells of a person; far below 0 where it is another's."""
    if not office.country:
        return 0.5 if 0.0 < by_office < 3.0 else 0.0
    if person.home == office.country:
        return 2.5
    if person.home is not None:
        return -9.0
    return _stranger(d, person, office, line) if by_office == 0.0 or not person.offices else 0.0


def _stranger(d: Discourse, person: Found, office: Office, line: Line) -> float:
    """Whether a person of no known country may be the chief of one: by the form of the name, or as the only one left."""
    people = d.candidates()
    alone = office.rank == "minister" and not person.offices and d.seen.persons == {person}
    if (
        not (office.rank in ("chief", "leader") or alone)
        or office.organisation
        or any(p.home == office.country and p.ranks & {"chief", "leader"} for p in people)
    ):
        return 0.0
    if any(p.home == office.country and not p.ranks for p in people) or any(r.organisation for r in person.roles):
        return 0.0
    at_home = nm.countries_of(person.name)
    if at_home:
        return 3.0 if office.country in at_home else 0.0
    if any(office.country in nm.countries_of(p.name) for p in people if p.home is None) or len(nm.key(person.name)) < 1:
        return 0.0
    near = [
        s.actor
        for s in d.seen.recent()
        if line.number - s.line <= 3
        and s.actor.actor_type is ActorType.PERSON
        and s.actor.home is None
        and not nm.countries_of(s.actor.name)
        and (not s.actor.offices or s.actor.ranks & {"chief", "leader"})
    ]
    return 3.0 if len(set(near)) == 1 and near[0] is person else 0.0


def _guest(d: Discourse, line: Line, office: Office) -> tuple[Found | None, str]:
    """As "his guest", "his Russian counterpart": the other one of two, or the one of the country."""
    recent = list(
        dict.fromkeys(
            s.actor for s in d.seen.recent() if line.number - s.line <= 3 and s.actor.actor_type is ActorType.PERSON
        )
    )
    if office.country:
        fits = [p for p in recent if p.home == office.country] or [
            p for p in d.candidates() if p.home == office.country and p.ranks & {"chief", "minister"}
        ]
        return (fits[0], f"the {office.word} from {state_name(office.country)}") if len(fits) == 1 else (None, "")
    if office.owner is None:
        return None, ""
    token = line.tokens[office.owner]
    owner = next((s.actor for s in reversed(d.seen.at(line.number, token.i))), None) or d.person_at(line, token.i)
    others = [p for p in recent if p is not owner]
    if owner is None or not others or (len(others) > 1 and len(others[0].mentions) < 2 * len(others[1].mentions)):
        return None, ""
    return max(others, key=lambda p: len(p.mentions)), f"the other one, beside {owner.name}"
