"""Actors without a name: groups, nameless persons, and governments that stand for their states."""

from __future__ import annotations

from summitry.language.clauses.surface import governor, shared_governor
from summitry.language.people.builder import Found
from summitry.language.people.lexicon import Hit, state_name
from summitry.language.people.offices.office_phrases import Office
from summitry.language.people.offices.ranks import NO_OFFICE, Rank
from summitry.language.people.offices.tails import seat
from summitry.language.people.references.discourse import Discourse, Several
from summitry.language.people.references.noun_phrases import Phrase, Way, span
from summitry.language.people.segments import Kind, Line
from summitry.language.people.states.agency import acts
from summitry.lexicon import words
from summitry.model import ActorType, Role

#: Appositions in a row that may tell of one person.
_APPOSITIONS = 3


def collective(d: Discourse, line: Line, phrase: Phrase) -> None:
    """As "the Syrian government", which is the state; "the Lee administration" is an organisation of its own."""
    office = phrase.office
    if (outlet := _outlet(line, phrase)) is not None:
        _agency(d, line, phrase, outlet)
    elif office is None or not (phrase.acting or acts(line.sentence, line.tokens[phrase.head])):
        return
    elif office.owner_kind == "name" and office.owner is not None:
        _under_its_head(d, line, phrase, office, office.owner)
    elif office.country and office.word in words("descriptions", "state_itself"):
        state = d.registry.state(office.country, line.tokens[phrase.first].start)
        state.names[line.words(*span(line, phrase))] += 1
        d.mark(line, phrase, state, "description", f"the {office.word} of {state_name(office.country)}")
    elif _has_portfolio(office) and (country := office.country or seat(line, phrase.last)):
        _ministry(d, line, phrase, office, country)
    elif office.country or office.organisation:
        group(d, line, phrase)


def _agency(d: Discourse, line: Line, phrase: Phrase, outlet: Hit) -> None:
    """A news agency with the noun behind its name."""
    entry = outlet.of("agency")
    if entry is not None:
        actor = d.registry.entry(entry, line.tokens[phrase.head].start)
        d.mark(line, Phrase(Way.COLLECTIVE, outlet.first, phrase.head, phrase.head), actor, "name", "named")


def _under_its_head(d: Discourse, line: Line, phrase: Phrase, office: Office, owner: int) -> None:
    """A government under the name of its head, as an organisation of its own: "the Lee administration"."""
    first = line.at[owner].first if owner in line.at else owner
    if (code := d.registry.short_of(line.words(first, owner))) is not None:
        state = d.registry.state(code, line.tokens[first].start)
        d.mark(line, phrase, state, "description", f"the {office.word} of {state.name}")
        return
    actor = d.registry.organisation(line.words(first, phrase.head), line.tokens[first].start)
    person = d.person_at(line, owner)
    if person is not None and person.actor_type is ActorType.PERSON:
        d.governments.append((person, actor, office.word))
    whole = Phrase(Way.COLLECTIVE, first, phrase.head, phrase.head)
    d.mark(line, whole, actor, "name", "the government under its head's name")


def _has_portfolio(office: Office) -> bool:
    """Whether a part of a government is named by its portfolio: "the labour ministry"."""
    armed = office.word in words("descriptions", "armed")
    return armed or (office.word in words("descriptions", "portfolios") and office.office != office.word)


def _ministry(d: Discourse, line: Line, phrase: Phrase, office: Office, country: str) -> None:
    """As "the Russian labour ministry" and "Russia's labour ministry": one organisation by state and portfolio, anywhere."""
    portfolio = office.office
    actor = d.registry.ministry(country, portfolio, label(line, phrase), line.tokens[phrase.first].start)
    actor.names[label(line, phrase)] += 1
    d.mark(line, phrase, actor, "description", f"the {portfolio} of {state_name(country)}")


def _outlet(line: Line, phrase: Phrase) -> Hit | None:
    """The news agency that is named before the noun: "Yonhap news agency"."""
    before = range(max(0, phrase.head - 3), phrase.head)
    return next((line.hit(i) for i in before if line.entry(i, "agency")), None)


def group(d: Discourse, line: Line, phrase: Phrase) -> None:
    """A group: one actor for each wording in a document."""
    name, country = label(line, phrase), _home(d, line, phrase)
    alike = [f for f in d.others if f.actor_type is ActorType.GROUP and f.name == name]
    actor = next((f for f in alike if not (country and f.home) or f.home == country), None)
    if actor is None:
        actor = Found(ActorType.GROUP, name, line.tokens[phrase.first].start)
        if country:
            actor.countries[country] += 1
        d.others.append(actor)
    d.mark(line, phrase, actor, "description", "a group without names")
    subject = shared_governor(line.sentence, line.tokens[phrase.head]).dep == "nsubj"
    d.several.append(Several(line.number, phrase.head, (*_joined(d, line, phrase), actor), subject, "group"))


def _home(d: Discourse, line: Line, phrase: Phrase) -> str | None:
    """The state of a group: by its own words, by its owner ("its officials") or where it sits ("officials in Oslo")."""
    if phrase.office and phrase.office.country:
        return phrase.office.country
    owners = (
        t.i for t in line.tokens[max(0, phrase.head - 3) : phrase.head] if t.tag == "PRP$" and t.head == phrase.head
    )
    homes = {seen.actor.home for i in owners for seen in d.seen.at(line.number, i)}
    return homes.pop() if len(homes) == 1 else seat(line, phrase.last)


def _joined(d: Discourse, line: Line, phrase: Phrase) -> tuple[Found, ...]:
    """The groups before one that is joined to them by "and": "Democrats and Republicans … them"."""
    before = d.several[-1] if d.several else None
    token = line.tokens[phrase.head]
    joined = before is not None and before.sort == "group" and before.line == line.number and token.dep == "conj"
    return before.actors if before is not None and joined and token.head == before.token else ()


def label(line: Line, phrase: Phrase) -> str:
    """The words of a nameless actor: proper nouns as they are, the rest in lower case."""
    first = phrase.first
    parts = []
    for i in range(first, phrase.last + 1):
        token = line.tokens[i]
        glue = "" if i == first or token.start == line.tokens[i - 1].end else " "
        parts.append(glue + (token.text if i in line.at and line.at[i].kind is not Kind.TITLE else token.text.lower()))
    tail = _tail(line, phrase.last) if phrase.way in (Way.UNNAMED, Way.GROUP) else ""
    return ("".join(parts) + tail).replace("’", "'")


def _tail(line: Line, last: int) -> str:
    """Whose a nameless person is: " for U.N. Secretary-General X", where a preposition and names follow."""
    at = last + 1
    if line.text(at) not in words("prepositions", "of_nameless"):
        return ""
    k = at + 1 + (line.tag(at + 1) in ("DT", "PRP$"))
    end = k
    while end in line.at:
        end = line.at[end].last + 1
    return f" {line.words(at, end - 1)}" if end > k else ""


def unnamed(d: Discourse, line: Line, phrase: Phrase) -> None:
    """A person brought in without a name: a new actor each time."""
    office = phrase.office
    if office is None or office.rank in NO_OFFICE:
        return
    if (person := _apposed(d, line, phrase)) is not None:
        d.mark(line, phrase, person, "description", f"said of {person.name}")
        return
    another = f"{office.determiner} " if office.determiner in words("determiners", "additional") else ""
    actor = Found(ActorType.UNNAMED, another + label(line, phrase), line.tokens[phrase.first].start)
    equip(d, actor, line, office)
    d.others.append(actor)
    d.mark(line, phrase, actor, "description", "a person without a name")


def _apposed(d: Discourse, line: Line, phrase: Phrase) -> Found | None:
    """The person of whose name a phrase is an apposition, one behind others at most: "Senator X of Norway, a critic of Y"."""
    token = line.tokens[phrase.head]
    for _ in range(_APPOSITIONS):
        above = governor(line.sentence, token)
        if above.dep != "appos" or above.word is None or above.word.i > token.i:
            return None
        if (person := d.person_at(line, above.word.i)) is not None:
            return person
        token = above.word
    return None


def equip(d: Discourse, actor: Found, line: Line, office: Office) -> None:
    """Give a nameless person what the phrase says: office, country, gender."""
    actor.offices.add(office.word)
    actor.ranks.add(office.rank)
    if office.country:
        actor.countries[office.country] += 1
    if office.gender:
        actor.genders[office.gender] += 1
    if office.rank not in (Rank.GROUP, Rank.PERSON):
        actor.roles.append(role_of(d, line, office))


def role_of(d: Discourse, line: Line, office: Office) -> Role:
    """The role that an office phrase says, with its words."""
    tokens = line.tokens
    return Role(
        office=office.office,
        organisation=office.organisation,
        country=office.country,
        former=office.former,
        document=d.document,
        start=tokens[office.first].start,
        end=tokens[office.last].end,
        text=line.words(office.first, office.last),
    )
