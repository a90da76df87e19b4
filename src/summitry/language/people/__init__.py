"""The actors of a document: persons, states, bodies, organisations, outlets, groups and nameless persons.

:func:`find_appearances` reads a parsed document and gives one :class:`~summitry.model.Appearance` for each, with every
mention (name, family name alone, title, description, pronoun, demonym, metonym, plural) and the reason for each join.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitry.language.parsed import PlaceMention, Sentence
from summitry.language.people.credited import credit_roles
from summitry.language.people.discourse import Discourse
from summitry.language.people.evidence import name_mentions
from summitry.language.people.found import Found
from summitry.language.people.holding import settle
from summitry.language.people.known import KnownActors, apply, load_known
from summitry.language.people.labels import labels, mark
from summitry.language.people.lines import lines as read_lines
from summitry.language.people.organisations import find_organisations
from summitry.language.people.persons import persons
from summitry.language.people.references import read_references
from summitry.language.people.roles import give_roles, office_beside
from summitry.language.people.speaking import own_words
from summitry.language.people.states import Registry, find_states
from summitry.language.people.strays import in_headlines, strays
from summitry.model import ActorType, Appearance, Document, Quotation

__all__ = ["KnownActors", "find_appearances", "load_known"]


def find_appearances(
    document: Document,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation] = (),
    places: Sequence[PlaceMention] = (),
    known: KnownActors | None = None,
) -> tuple[Appearance, ...]:
    """The actors of a document in the order in which they first come, with their mentions, roles and countries.

    What is ``known`` beforehand helps to find names and wins over what the text is read to say.
    """
    known = known or KnownActors()
    lines = read_lines(sentences)
    mentions = name_mentions(lines, places)
    for mention in mentions:
        match = known.find(mention.name) if known.actors else None
        if mention.score < 4.0 and len(mention.key) > 1 and office_beside(mention):
            mention.score += 3.0
        mention.score += 6.0 * (match is not None and match.actor_type is ActorType.PERSON)
    people = persons(mentions)
    mentions = sorted([*mentions, *strays(lines, people), *in_headlines(lines, people)], key=lambda m: m.start)
    waiting = give_roles(document.id, lines, mentions)
    registry = Registry()
    find_states(lines, registry)
    find_organisations(lines, mentions, places, registry)
    labelled = labels(document, mentions)
    mark(labelled, lines)
    discourse = Discourse(document.id, lines, quotations, registry, people, labelled)
    others = read_references(discourse)
    own_words(discourse)
    settle(waiting, [*people, *registry.found.values()])
    people += credit_roles(document, people)
    found = [*people, *registry.found.values(), *others]
    apply(found, known)
    return _finished(document.id, found)


def _finished(document: str, found: list[Found]) -> tuple[Appearance, ...]:
    """Appearances of all that have a mention."""
    taken: set[str] = set()
    return tuple(f.appearance(document, taken) for f in sorted(found, key=lambda f: (f.order, f.name)) if f.mentions)
