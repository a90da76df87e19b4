"""Definite descriptions: "the Russian president", "his guest", "the diplomat", by office, country and nearness."""

from __future__ import annotations

from summitry.language.clauses.surface import FINITE, prepositional_governor, subject, subjects
from summitry.language.clauses.syntax import hangs_on
from summitry.language.people.builder import Found
from summitry.language.people.lexicon import state_name
from summitry.language.people.names import forms as nm
from summitry.language.people.officeholders.identify import brought_in, in_office
from summitry.language.people.officeholders.sorts import sort_of
from summitry.language.people.officeholders.table import told
from summitry.language.people.offices.nouns import apposed_to, first_of_row
from summitry.language.people.offices.office_phrases import Office
from summitry.language.people.offices.ranks import NO_OFFICE, RULING, Rank
from summitry.language.people.references.discourse import Discourse
from summitry.language.people.references.nameless import equip, label, role_of
from summitry.language.people.references.noun_phrases import Phrase
from summitry.language.people.references.possessed import of_speaker
from summitry.language.people.segments import Kind, Line
from summitry.lexicon import load, words
from summitry.model import ActorType

#: What ends a name that stands as an apposition.
_CLOSED = frozenset({",", ".", "–", "—", "--", ""})
#: How many words behind a description the name may end that tells whom it means.
_BESIDE = 14
#: How many words from the start of a sentence the noun may be of a description that opens it.
_OPENS = 6
#: How far a person must be ahead of the next one, and what the best must reach: less where the phrase tells a country or is
#: definite. Set on ``benchmarks/people.py``, as what speaks for a person in :func:`_fit` is.
_MARGIN, _LEAST, _LEAST_BARE = 0.3, 3.0, 4.0
_SAME = 3.0
#: What it is worth that the text gives somebody an office without a word on its state, as a paper does of those at home.
_AT_HOME = 0.5
_CALLINGS = frozenset({Rank.SPOKESMAN, Rank.ENVOY, Rank.OFFICIAL, Rank.GROUP})
#: Ranks that several of a state have at a time, so that one whose state nobody knows is hardly meant where nothing is done.
_SEVERAL_THERE = frozenset({Rank.ENVOY, Rank.OFFICIAL, Rank.LAWMAKER})
#: Sentences back in which a person must be named who is meant by a country that nobody has by name.
_NEAR = 3


def _same_office(person: Found, office: Office) -> float:
    """How well an office fits those a person is known by: 3 the same in full, 2.5 one of them without its portfolio, else 0."""
    held = {r.office for r in person.roles if r.office}
    said = {office.office, *load("offices")["same"].get(office.office, ())}
    if held & said:
        return _SAME
    words_of = {office.word, *load("offices")["same"].get(office.word, ())}
    if office.rank == Rank.MINISTER:
        return 2.5 if words_of & person.offices and (office.office == office.word or words_of & held) else 0.0
    return 2.8 if words_of & person.offices else 0.0


def description(d: Discourse, line: Line, phrase: Phrase) -> None:
    """Resolve a definite description, or bring in a nameless person by it; else leave it open."""
    said, phrase = phrase, of_speaker(d, line, phrase)
    office = phrase.office
    if office is None:
        return
    if line.tokens[phrase.head].dep == "attr":
        _said_of(d, line, phrase)
        return
    actor, why = _meant(d, line, phrase, office) if phrase is said else _own(d, line, phrase, office)
    if actor is None and ((phrase.acting and _brings_in(office)) or _is_counterpart_abroad(office)):
        actor, why = _nameless(d, line, phrase, office), "a person without a name here"
    if actor is not None:
        d.mark(line, phrase, actor, "description", why)


def _own(d: Discourse, line: Line, phrase: Phrase, office: Office) -> tuple[Found | None, str]:
    """Who holds an office of the speaker's own state, by the text or the registry; else the nameless one before."""
    held = [p for p in d.candidates() if p.home == office.country and _same_office(p, office)]
    if len(held) == 1:
        return held[0], f"{office.word} of the speaker's own state, as the text says of {held[0].name}"
    actor, why = _unnamed_holder(d, line, phrase, office)
    return (actor, why) if actor is not None else _again(d, office)


def _meant(d: Discourse, line: Line, phrase: Phrase, office: Office) -> tuple[Found | None, str]:
    """The actor whom a description means, and why: by the part at a meeting, by an office, else the nameless one before."""
    if (beside := _named_beside(d, line, phrase)) is not None:
        return beside, f"{beside.name}, named beside it"
    if office.rank == Rank.GUEST:
        return _guest(d, line, office)
    if office.rank not in (Rank.KIN, Rank.PERSON, Rank.GROUP):
        actor, why = _listed(d, line, phrase, office)
        if actor is None:
            actor, why = _holder(d, line, phrase, office)
        if actor is None and phrase.acting:
            actor, why = _unnamed_holder(d, line, phrase, office)
        if actor is not None:
            return actor, why
    return _again(d, office)


def _named_beside(d: Discourse, line: Line, phrase: Phrase) -> Found | None:
    """Who is named behind a definite description, or a row of two, as what it means: "the envoy and a lawyer, X, said"."""
    noun = first_of_row(line.tokens, phrase.head)
    for token in line.tokens[phrase.head + 2 : phrase.head + _BESIDE]:
        if token.dep == "appos" and line.text(token.i + 1) in _CLOSED and apposed_to(line.tokens, token) == noun:
            return d.person_at(line, token.i)
    return _named_behind(d, line, phrase)


def _named_behind(d: Discourse, line: Line, phrase: Phrase) -> Found | None:
    """The subject that a description opens the sentence for: "The son of Cuban migrants, Berg has said"."""
    if not 0 < phrase.head < _OPENS:
        return None
    stop = min(len(line.tokens), phrase.head + _BESIDE)
    comma = next((k for k in range(phrase.head + 1, stop) if line.text(k) == "," or line.tag(k) in FINITE), 0)
    name = line.at.get(comma + 1)
    titled = name is not None and name.kind is Kind.TITLE
    name = line.at.get(name.last + 1) if name is not None and titled else name
    if line.text(comma) != "," or name is None or name.kind is not Kind.NAME:
        return None
    alone = line.tag(name.last + 1) in FINITE or (titled and _closed_off(line, name.last + 1))
    return d.person_at(line, name.last) if alone else None


def _closed_off(line: Line, at: int) -> bool:
    """Whether a name that tells whom a description means ends at a comma, and no row of names goes on up to the verb."""
    verb = next((k for k in range(at, min(len(line.tokens), at + _BESIDE)) if line.tag(k) in FINITE), 0)
    joining = words("conjunctions", "additive")
    return line.text(at) == "," and verb > 0 and not any(line.low(k) in joining for k in range(at, verb))


def _listed(d: Discourse, line: Line, phrase: Phrase, office: Office) -> tuple[Found | None, str]:
    """The person of the text who holds an office by the registry of public figures, unless the text gives it to another."""
    found = in_office(d.then, line, phrase.first, office)
    if found is None or any(_has(p, office) for p in d.people if p.figure != found[0]):
        return None, ""
    person = next((p for p in d.people if p.figure == found[0]), None)
    return person, told(*found)


def _unnamed_holder(d: Discourse, line: Line, phrase: Phrase, office: Office) -> tuple[Found | None, str]:
    """The holder of an office by the registry, whom the text never names; nobody where it gives the office to another."""
    found = in_office(d.then, line, phrase.first, office)
    if found is None or any(_has(p, office) for p in d.people):
        return None, ""
    person = brought_in(*found, line.tokens[phrase.first].start)
    person.roles.append(role_of(d, line, office))
    person.offices.add(office.word)
    person.ranks.add(office.rank)
    d.bring_in(person)
    return person, told(*found)


def _has(person: Found, office: Office) -> bool:
    """Whether the text gives a person an office of a state."""
    sort = sort_of(office.office, office.country)
    return any(
        not r.former and r.country == office.country and sort_of(r.office or "", r.country) == sort
        for r in person.roles
    )


def _brings_in(office: Office) -> bool:
    """Whether a description of nobody known brings in a person of its own."""
    if office.rank in NO_OFFICE:
        return False
    return bool(office.country or office.organisation) or office.rank in _CALLINGS


def _is_counterpart_abroad(office: Office) -> bool:
    """Whether a counterpart is of a country of its own: somebody there, named or not ("called his Ugandan counterpart")."""
    return bool(office.country) and office.word in words("offices", "counterparts")


def _nameless(d: Discourse, line: Line, phrase: Phrase, office: Office) -> Found:
    """A nameless person by a description."""
    actor = Found(ActorType.UNNAMED, label(line, phrase), line.tokens[phrase.first].start)
    equip(d, actor, line, office)
    d.others.append(actor)
    return actor


def _said_of(d: Discourse, line: Line, phrase: Phrase) -> None:
    """As "Lund is the new minister": what is said of somebody is that person, and nobody else."""
    verb = hangs_on(line.sentence, line.tokens[phrase.head])
    of_whom = subject(line.sentence, verb, "nsubj") if verb is not None else None
    if of_whom is None:
        return
    seen = [s.actor for s in d.seen.at(line.number, of_whom.i)]
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
    person = _best(d, line, phrase, office)
    if person is None:
        return None, ""
    country = office.country
    where = f" of {state_name(country)}" if country else ""
    why = f"{office.word}{where}, as the text says of {person.name}"
    if country:
        if not person.countries:
            why = f"the only person named before who can be {office.word}{where}"
        person.countries[country] += 1
    if office.rank in RULING | {Rank.MINISTER} and (country or office.word not in person.offices):
        person.roles.append(role_of(d, line, office))
    if office.rank in RULING:
        person.offices.add(office.word)
        person.ranks.add(office.rank)
    return person, why


def _best(d: Discourse, line: Line, phrase: Phrase, office: Office) -> Found | None:
    """The named person whom a description fits clearly better than any other, or None."""
    barred = _doers(d, line, phrase)
    fits = [(_fit(d, p, phrase, line), p) for p in d.candidates() if p not in barred and _one_gender(p, office)]
    ranked = sorted(((fit, p) for fit, p in fits if fit > 0), key=lambda x: (-x[0], x[1].order))
    if not ranked:
        return None
    best, person = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    least = _LEAST if office.country or phrase.definite else _LEAST_BARE
    return person if best >= least and best - second >= _MARGIN else None


def _one_gender(person: Found, office: Office) -> bool:
    """Whether nothing that is known of gender speaks against a person's being one whom an office noun means."""
    return not office.gender or not person.gender or person.gender == office.gender


def _doers(d: Discourse, line: Line, phrase: Phrase) -> set[Found]:
    """The subject of the clause in which a description is an object: nobody does to himself what is told in this form."""
    above = prepositional_governor(line.sentence, line.tokens[phrase.head])
    if above.verb is None or above.dep not in ("dobj", "dative", "prep", "agent"):
        return set()
    return {s.actor for t in subjects(line.sentence, above.verb) for s in d.seen.at(line.number, t.i)}


def _fit(d: Discourse, person: Found, phrase: Phrase, line: Line) -> float:
    """How well a named person fits a description; 0 where they cannot be one."""
    office = phrase.office
    if office is None:
        return 0.0
    if person.home is None and office.country and office.rank in _SEVERAL_THERE and not phrase.acting:
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
    general = office.rank == Rank.LEADER and ranks & RULING and not _of_others(line, phrase)
    particular = office.rank == Rank.CHIEF and Rank.LEADER in ranks and Rank.CHIEF not in ranks and office.country
    if general or particular:
        return 2.5
    free = ranks <= NO_OFFICE | {Rank.LEADER, Rank.PARTY} and office.rank in RULING
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
        at_home = _AT_HOME if by_office >= _SAME and _called_so_alone(person, office) else 0.0
        return (0.5 if 0.0 < by_office < _SAME else 0.0) + _by_issuer(d, person) + at_home
    if person.home == office.country:
        return 2.5
    if person.home is not None:
        return -9.0
    return _stranger(d, person, office, office.country, line) if by_office == 0.0 or not person.offices else 0.0


def _called_so_alone(person: Found, office: Office) -> bool:
    """Whether the text gives a person an office, and never says of what state it is."""
    said = [r for r in person.roles if r.office == office.office and r.start is not None]
    return bool(said) and all(r.country is None for r in said)


def _by_issuer(d: Discourse, person: Found) -> float:
    """What a release of a state tells of a person of an office without a country: its own officials need none."""
    if d.issuer is None or person.home not in (None, d.issuer):
        return 0.0
    return 1.0 if person.home else 0.6


def _stranger(d: Discourse, person: Found, office: Office, country: str, line: Line) -> float:
    """Whether a person of no known country may be the chief of one: by the form of the name, or as the only one left."""
    if (
        _another_rules(d, person, office, line)
        or not _may_rule(d, person, office)
        or _taken(d, country)
        or any(r.organisation for r in person.roles)
    ):
        return 0.0
    at_home = nm.countries_of(person.name)
    if at_home:
        return 3.0 if country in at_home else 0.0
    by_name = any(country in nm.countries_of(p.name) for p in d.candidates() if p.home is None)
    return 3.0 if not by_name and _only_one_near(d, person, line) else 0.0


def _another_rules(d: Discourse, person: Found, office: Office, line: Line) -> bool:
    """Whether the registry knows another as the holder of an office."""
    found = in_office(d.then, line, office.first, office)
    return found is not None and person.figure != found[0]


def _may_rule(d: Discourse, person: Found, office: Office) -> bool:
    """Whether a person of no known country may hold an office: a chief's, or a minister's if nobody else is named."""
    if office.organisation:
        return False
    alone = office.rank == Rank.MINISTER and not person.offices and d.seen.persons == {person}
    return office.rank in RULING or alone


def _taken(d: Discourse, country: str) -> bool:
    """Whether another person of a country is its chief by the text, or may be, as no rank is told."""
    return any(p.home == country and (not p.ranks or p.ranks & RULING) for p in d.candidates())


def _only_one_near(d: Discourse, person: Found, line: Line) -> bool:
    """Whether no other person of no known country and no lower office is named in the last sentences."""
    near = {s.actor for s in d.seen.recent() if line.number - s.line <= _NEAR and _countryless(s.actor)}
    return near == {person}


def _countryless(actor: Found) -> bool:
    """Whether neither text nor name tells a person's country, and no office says that the person is no chief."""
    if actor.actor_type is not ActorType.PERSON or actor.home is not None or nm.countries_of(actor.name):
        return False
    return not actor.offices or bool(actor.ranks & RULING)


def _guest(d: Discourse, line: Line, office: Office) -> tuple[Found | None, str]:
    """As "his guest", "his Russian counterpart": the other one of two, or the one of the country."""
    near = [s.actor for s in d.seen.recent() if line.number - s.line <= _NEAR]
    recent = list(dict.fromkeys(actor for actor in near if actor.actor_type is ActorType.PERSON))
    if office.country:
        fits = [p for p in _of_country(d, recent, office.country) if not _of_another_rank(d, line, office, p)]
        return (fits[0], f"the {office.word} from {state_name(office.country)}") if len(fits) == 1 else (None, "")
    owner = _guests_host(d, line, office)
    others = [p for p in recent if p is not owner]
    if owner is None or not others or (len(others) > 1 and len(others[0].mentions) < 2 * len(others[1].mentions)):
        return None, ""
    return max(others, key=lambda p: len(p.mentions)), f"the other one, beside {owner.name}"


def _of_another_rank(d: Discourse, line: Line, office: Office, person: Found) -> bool:
    """Whether a counterpart holds another sort of office than the one whose it is: no minister is a general's."""
    owner = _guests_host(d, line, office) if office.word in words("offices", "counterparts") else None
    told = owner is not None and owner is not person and bool(owner.offices) and bool(person.offices)
    return told and owner is not None and not (owner.offices & person.offices or owner.ranks & person.ranks)


def _of_country(d: Discourse, recent: list[Found], country: str) -> list[Found]:
    """The persons of a country who were named last, else its chiefs and ministers anywhere before."""
    return [p for p in recent if p.home == country] or [
        p for p in d.candidates() if p.home == country and p.ranks & {Rank.CHIEF, Rank.MINISTER}
    ]


def _guests_host(d: Discourse, line: Line, office: Office) -> Found | None:
    """Whose guest or counterpart somebody is, by the pronoun or the name before the noun."""
    if office.owner is None:
        return None
    token = line.tokens[office.owner]
    return next((s.actor for s in reversed(d.seen.at(line.number, token.i))), None) or d.person_at(line, token.i)
