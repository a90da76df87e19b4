"""Countries that a sentence tells by the way: "the president of the country", "the country's king", "the good people of Peru"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.language.people.evidence import NameMention
from summitry.language.people.found import Found
from summitry.language.people.lexicon import Entry
from summitry.language.people.lines import Line
from summitry.language.people.offices import Office
from summitry.vocabulary import words

#: How many sentences back the country is named of which "the country" speaks.
_BACK = 2


def home_of(lines: Sequence[Line], line: Line, office: Office) -> str | None:
    """The country meant by "the country" in an office phrase: the only state named last before it; None where there are two."""
    owned = office.owner is not None and line.tokens[office.owner].text.lower() in words("offices", "own_country")
    if not owned and not _of_the_country(line, office):
        return None
    named = {hit.key for i in range(office.first) if (hit := _state(line, i))}
    at = line.number - 1
    while not named and at >= max(0, line.number - _BACK):
        named = {hit.key for segment in lines[at].segments if segment.hit and (hit := segment.hit.of("state"))}
        at -= 1
    return named.pop() if len(named) == 1 else None


def _state(line: Line, i: int) -> Entry | None:
    hit = line.hit(i)
    return hit.of("state") if hit else None


def _of_the_country(line: Line, office: Office) -> bool:
    """Whether "of the country" follows the head noun."""
    follow = [t.text.lower() for t in line.tokens[office.head + 1 : office.head + 4]]
    return (
        len(follow) == 3
        and follow[0] == "of"
        and follow[1] in ("the", "this", "that")
        and follow[2] in words("offices", "own_country")
    )


def of_the_people(mention: NameMention, person: Found) -> None:
    """Who is named in one breath with the people of a state: "thank President Salas and the good people of Peru"."""
    if not mention.title or person.countries or not person.ranks & {"chief", "minister"}:
        return
    line, tokens, k = mention.line, mention.line.tokens, mention.last + 1
    joined = False
    while k + 2 < len(tokens):
        segment = line.at.get(k)
        if tokens[k].lemma in ("people", "nation") and joined:
            hit = line.hit(k + 2) if tokens[k + 1].text == "of" else line.hit(k - 1)
            place = hit.of("state", "adjective") if hit else None
            if place and place.country:
                person.countries[place.country] += 1
            return
        joined = joined or tokens[k].text in (",", "and")
        if segment and segment.kind in ("name", "title"):
            k = segment.last + 1
        elif tokens[k].text in (",", "and", "&") or tokens[k].tag in ("DT", "JJ", "PRP$") or (segment and segment.hit):
            k += 1
        else:
            return
