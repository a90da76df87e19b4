"""Countries that a sentence tells by the way: "the president of the country", "the country's king", "the good people of Peru"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.language.people.builder import Found
from summitry.language.people.lexicon import Entry
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.offices.office_phrases import Office
from summitry.language.people.offices.ranks import Rank
from summitry.language.people.segments import Kind, Line
from summitry.lexicon import load, words

#: How many sentences back the country is named of which "the country" speaks.
_BACK = 2
_MODIFIER = frozenset({"DT", "JJ", "PRP$"})
#: How many words behind an office the government is named under which it was held.
_HELD_UNDER = 7


def home_of(lines: Sequence[Line], line: Line, office: Office) -> str | None:
    """The country meant by "the country" in an office phrase: the only state named last before it; None where there are two."""
    owned = office.owner is not None and line.low(office.owner) in words("offices", "own_country")
    if not owned and not _of_the_country(line, office):
        return None
    named = {state.key for i in range(office.first) if (state := line.entry(i, "state"))}
    at = line.number - 1
    while not named and at >= max(0, line.number - _BACK):
        named = {state.key for segment in lines[at].segments if (state := segment.of("state"))}
        at -= 1
    return named.pop() if len(named) == 1 else None


def _of_the_country(line: Line, office: Office) -> bool:
    """Whether "of the country" follows the head noun."""
    of, the, country = (line.low(office.head + n) for n in (1, 2, 3))
    return (
        of in words("prepositions", "genitive")
        and the in words("determiners", "pointing")
        and country in words("offices", "own_country")
    )


def of_government(line: Line, office: Office) -> str | None:
    """The state of the government under which an office was held, where its noun tells one: "under the X administration"."""
    only = load("offices")["government_only_in"]
    for k in range(office.last + 1, min(office.last + _HELD_UNDER, len(line.tokens) - 2)):
        if line.text(k) in words("prepositions", "of_reigns"):
            first = k + 1 + (line.low(k + 1) in words("determiners", "articles"))
            name = line.at.get(first)
            if name is not None and name.kind is Kind.TITLE:
                name = line.at.get(name.last + 1)
            told = only.get(line.low(name.last + 1)) if name is not None and name.kind is Kind.NAME else None
            return str(told) if told else None
        if line.text(k) in (",", ";"):
            return None
    return None


def of_the_people(mention: NameMention, person: Found) -> None:
    """Who is named in one breath with the people of a state: "thank President Salas and the good people of Peru"."""
    if mention.title and not person.countries and person.ranks & {Rank.CHIEF, Rank.MINISTER}:
        noun = _people_behind(mention)
        place = _state_of(mention.line, noun) if noun is not None else None
        if place and place.country:
            person.countries[place.country] += 1


def _people_behind(mention: NameMention) -> int | None:
    """The noun for the people of a state in the row of names that a name opens, or None."""
    line, k, joined = mention.line, mention.last + 1, False
    while k + 2 < len(line.tokens):
        if joined and line.tokens[k].lemma in words("descriptions", "peoples"):
            return k
        joined = joined or line.text(k) in words("conjunctions", "in_lists")
        if line.kind(k) in (Kind.NAME, Kind.TITLE):
            k = line.at[k].last + 1
        elif line.text(k) in words("conjunctions", "in_rows") or line.tag(k) in _MODIFIER or line.hit(k):
            k += 1
        else:
            return None
    return None


def _state_of(line: Line, noun: int) -> Entry | None:
    """Of what state the people are, by what stands behind "of" or right before the noun."""
    behind = line.text(noun + 1) in words("prepositions", "genitive")
    return line.entry(noun + 2 if behind else noun - 1, "state", "adjective")
