"""Whom descriptions, pronouns and plural mentions mean: one pass over the sentences, in the order of reading.

Every candidate is scored by what can be seen (distance, grammatical role, gender, office, country, quotation marks); a
reference is joined only if one candidate is clearly ahead, and the reason is kept. What fits nobody stays unresolved.
"""

from __future__ import annotations

from bisect import bisect_left

from summitry.language.parsed import Token
from summitry.language.people.builder import Found
from summitry.language.people.references.descriptions import description
from summitry.language.people.references.discourse import Discourse
from summitry.language.people.references.leftovers import second_look
from summitry.language.people.references.nameless import collective, group, unnamed
from summitry.language.people.references.noun_phrases import Phrase, Way, phrases
from summitry.language.people.references.plurals import plural
from summitry.language.people.references.pronouns import is_third_person, pronoun
from summitry.language.people.segments import Line
from summitry.lexicon import load


def read_references(d: Discourse) -> list[Found]:
    """Resolve everything; the groups and nameless persons that were found on the way."""
    known = sorted(((at, f) for f in [*d.people, *d.registry.found.values()] for at in f.mentions), key=lambda x: x[0])
    roles = sorted((r.start, r.end) for f in d.people for r in f.roles if r.start is not None and r.end is not None)
    begun = [start for start, _ in roles]
    at = 0
    for line in d.lines:
        if not line.tokens:
            continue
        end = line.sentence.end
        here = []
        while at < len(known) and known[at][0][0] < end:
            here.append(known[at])
            at += 1
        _line(d, line, here, roles[bisect_left(begun, line.sentence.start) : bisect_left(begun, end)])
    _governments(d)
    return d.others


def _governments(d: Discourse) -> None:
    """Give governments under the name of their head that one's country, which the word alone may tell."""
    for owner, government, word in d.governments:
        only = load("offices")["government_only_in"].get(word)
        if only and not owner.countries:
            owner.countries[only] += 1
        if owner.home:
            government.countries[owner.home] += 1


def _line(d: Discourse, line: Line, here: list[tuple[tuple[int, int], Found]], roles: list[tuple[int, int]]) -> None:
    """One sentence: names that are known, phrases and pronouns, from left to right."""
    events = _events(line, here, roles)
    named = [(a, b, x) for a, b, x in events if isinstance(x, Found)]
    for first, last, what in sorted(events, key=lambda e: (d.quoted(line.tokens[e[0]].start), e[0], e[1])):
        if isinstance(what, Found):
            d.note(line, first, last, what)
        elif isinstance(what, Phrase):
            _RESOLVE[what.way](d, line, what)
        else:
            pronoun(d, line, what, named)
    second_look(d, line)
    d.together(line)


def _events(
    line: Line, here: list[tuple[tuple[int, int], Found]], roles: list[tuple[int, int]]
) -> list[tuple[int, int, Found | Phrase | Token]]:
    """The names, phrases and pronouns of a sentence, each with its first and last token (a phrase with its head)."""
    starts, ends = {t.start: t.i for t in line.tokens}, {t.end: t.i for t in line.tokens}
    events: list[tuple[int, int, Found | Phrase | Token]] = [
        (starts[start], ends[end], actor) for (start, end), actor in here if start in starts and end in ends
    ]
    events += [(phrase.head, phrase.head, phrase) for phrase in phrases(line, roles)]
    return events + [(t.i, t.i, t) for t in line.tokens if is_third_person(t)]


#: What resolves a phrase of each kind.
_RESOLVE = {
    Way.PLURAL: plural,
    Way.COLLECTIVE: collective,
    Way.GROUP: group,
    Way.UNNAMED: unnamed,
    Way.DESCRIPTION: description,
}
