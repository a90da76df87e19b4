"""The actors of a document: persons, states, bodies, organisations, outlets, groups and nameless persons.

:func:`find_appearances` reads a parsed document and gives one :class:`~summitry.model.Appearance` for each, with every
mention (name, family name alone, title, description, pronoun, demonym, metonym, plural) and the reason for each join.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitry.language.parsed import PlaceMention, Sentence
from summitry.language.people.builder import Found
from summitry.language.people.fullest import keep_fullest
from summitry.language.people.issuer import issuing_state
from summitry.language.people.known import KnownActors, apply, load_known
from summitry.language.people.names.credited import credit_roles
from summitry.language.people.names.evidence import NameMention, name_mentions
from summitry.language.people.names.persons import persons
from summitry.language.people.names.uncapitalised import in_headlines, uncapitalised
from summitry.language.people.officeholders.identify import identify, names_figure, on_the_day
from summitry.language.people.officeholders.table import Officeholders
from summitry.language.people.offices.domestic import give_report_country
from summitry.language.people.offices.homes import give_homes
from summitry.language.people.offices.ministries import give_ministry_country
from summitry.language.people.offices.pending_roles import settle
from summitry.language.people.offices.roles import give_roles, office_beside
from summitry.language.people.references.discourse import Discourse
from summitry.language.people.references.labels import labels, mark
from summitry.language.people.references.named_later import name_later
from summitry.language.people.references.reading import read_references
from summitry.language.people.references.speaking import joint_words, own_words
from summitry.language.people.segments import lines as read_lines
from summitry.language.people.states.organisations import find_organisations
from summitry.language.people.states.registry import Registry, find_states
from summitry.language.turns import told_names
from summitry.model import ActorType, Appearance, Document, Quotation

__all__ = ["KnownActors", "find_appearances", "load_known"]

#: What an office beside a name and the user's own list add to the evidence that the name is a person's, of which 2.5 are needed
#: (``names/evidence.py``, ``names/persons.py``). Set on ``benchmarks/people.py``: without the first, F1 of persons falls from
#: 1.000 to .992 there and from .982 to .964 on the held-out texts, and 19 of 2,959 persons of 489 reports are lost; any figure
#: from 2.5 to 6 serves as well. The second outweighs a place of the same name (-3). Offices are asked for only below the last
#: figure, which saves the time and loses nobody.
_OFFICE, _LISTED, _DOUBTFUL = 3.0, 6.0, 4.0


def find_appearances(
    document: Document,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation] = (),
    places: Sequence[PlaceMention] = (),
    known: KnownActors | None = None,
    registry: Officeholders | None = None,
) -> tuple[Appearance, ...]:
    """The actors of a document in the order in which they first come, with their mentions, roles and countries.

    What is ``known`` beforehand helps to find names and wins over what the text is read to say; what the ``registry`` of public
    figures holds is added where the text says nothing else.
    """
    known = known or KnownActors()
    lines = read_lines(sentences)
    mentions = name_mentions(lines, places)
    then = on_the_day(registry, document, lines)
    speaking = told_names(document)
    for mention in mentions:
        mention.score += _told(mention, known) + _OFFICE * (mention.end in speaking)
        mention.listed = names_figure(mention.name, then)
    people = persons(mentions)
    mentions = sorted([*mentions, *uncapitalised(lines, people), *in_headlines(lines, people)], key=lambda m: m.start)
    waiting = give_roles(document.id, lines, mentions)
    give_homes(lines, mentions, places)
    states = Registry()
    find_states(lines, states)
    find_organisations(lines, mentions, places, states)
    identify(people, then)
    labelled = labels(document, mentions)
    mark(labelled, lines)
    discourse = Discourse(document.id, lines, quotations, states, people, labelled, then)
    discourse.issuer = issuing_state(document.outlet)
    others = read_references(discourse)
    own_words(discourse)
    joint_words(discourse, document)
    settle(waiting, [*people, *states.found.values()])
    people += credit_roles(document, people)
    name_later(lines, others, people)
    give_ministry_country(lines, people)
    give_report_country(lines, mentions, places, document)
    keep_fullest(lines, others)
    found = [*people, *states.found.values(), *others]
    apply(found, known)
    return _finished(document.id, found)


def _told(mention: NameMention, known: KnownActors) -> float:
    """What an office beside a name and the user's own list add to the evidence that it is a person's."""
    match = known.find(mention.name) if known.actors else None
    listed = match is not None and match.actor_type is ActorType.PERSON
    doubtful = mention.score < _DOUBTFUL and len(mention.key) > 1
    return _OFFICE * (doubtful and office_beside(mention)) + _LISTED * listed


def _finished(document: str, found: list[Found]) -> tuple[Appearance, ...]:
    """Appearances of all that have a mention."""
    taken: set[str] = set()
    return tuple(f.appearance(document, taken) for f in sorted(found, key=lambda f: (f.order, f.name)) if f.mentions)
