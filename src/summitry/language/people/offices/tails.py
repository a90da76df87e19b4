"""What follows an office noun and belongs to it: "of France", "at Oslo's Fjord Institute", "for foreign affairs"."""

from __future__ import annotations

from typing import NamedTuple

from summitry.language.people.lexicon import hits
from summitry.language.people.segments import Kind, Line, Segment
from summitry.lexicon import words


class Tail(NamedTuple):
    """What follows an office noun: its last token, the country and the organisation told, the words that belong to the office."""

    last: int
    country: str | None = None
    organisation: str | None = None
    words: str = ""


def right(line: Line, head: int) -> Tail:
    """What follows an office noun, in one or two phrases with a preposition."""
    found = Tail(head)
    for _ in range(2):
        if line.low(found.last + 1) not in words("prepositions", "of_offices"):
            break
        more = _phrase(line, found.last + 1)
        if more is None:
            break
        found = Tail(
            more.last, found.country or more.country, found.organisation or more.organisation, more.words or found.words
        )
    return found


def _phrase(line: Line, at: int) -> Tail | None:
    """What the phrase with the preposition at a token tells of an office, or None where it does not belong to it."""
    preposition, k = line.low(at), at + 1
    while line.tag(k) in ("DT", "PRP$") or (line.tag(k) == "JJ" and k not in line.at):
        k += 1
    genitive = preposition in words("prepositions", "genitive")
    if genitive and line.low(k) in words("offices", "own_country"):
        return Tail(k)
    if preposition in words("prepositions", "of_portfolios") and (noun := _delegation(line, k)):
        return noun
    if line.kind(k) in (Kind.HIT, Kind.ORGANISATION):
        return _whose(line, line.at[k], genitive)
    if preposition in words("prepositions", "of_portfolios") and line.low(k) in words("offices", "modifiers"):
        last = _portfolio(line, k)
        return Tail(last, words=f"{preposition} {line.words(k, last)}")
    return None


def _delegation(line: Line, k: int) -> Tail | None:
    """As "head of | the Turkish delegation", "spokesman for | the U.S. army": what stands for a state, with it; or None."""
    state = line.entry(k, "adjective", "state")
    if state is None:
        return None
    behind = range(line.at[k].last + 1, line.at[k].last + 4)
    noun = next((n for n in behind if line.tag(n) in ("NN", "NNP")), None)
    if noun is None or line.low(noun) not in words("descriptions", "collective"):
        return None
    return Tail(noun, state.country)


def _portfolio(line: Line, k: int) -> int:
    """The last word of a portfolio behind "of" or "for" ("for foreign affairs")."""
    while line.low(k + 1) in words("offices", "modifiers") or line.tag(k + 1) in ("NN", "NNS"):
        k += 1
    return k


def _whose(line: Line, segment: Segment, genitive: bool) -> Tail:
    """Of whom or what an office is by the name behind a preposition: "of France", "at Oslo's Fjord Institute"."""
    if segment.hit is None:
        return Tail(segment.last, org_country(line, segment.last), line.words(segment.first, segment.last))
    if (body := _body_beyond(line, segment)) is not None:
        place = segment.of("state", "capital", "adjective")
        return Tail(body.last, place.country if place else None, line.words(body.first, body.last))
    state, other = segment.of("state"), segment.of("organ", "body", "agency")
    if other is not None and state is None:
        return Tail(segment.last, other.country, other.name)
    place = state or segment.of("adjective", "metonym")
    return Tail(segment.last, place.country if place and genitive else None)


def _body_beyond(line: Line, segment: Segment) -> Segment | None:
    """The organisation that a state or a city owns: "Oslo's | Fjord Institute", "the Norwegian | Embassy"; or None."""
    owned = line.tag(segment.last + 1) == "POS"
    beyond = line.at.get(segment.last + 1 + owned)
    adjective = segment.of("adjective") is not None
    if beyond is None or beyond.first != segment.last + 1 + owned or not (adjective or owned):
        return None
    return beyond if beyond.kind is Kind.ORGANISATION or (adjective and beyond.kind is Kind.TITLE) else None


def seat(line: Line, last: int) -> str | None:
    """The state of a ministry in whose capital, or in which, it sits by the words behind it ("the ministry in Riga"), or None."""
    if line.text(last + 1) not in words("prepositions", "inessive"):
        return None
    place = line.entry(last + 2, "capital", "state")
    return place.country if place else None


def org_country(line: Line, last: int) -> str | None:
    """The state at the end of an organisation's name ("Security Council of the Russian Federation"), or None."""
    for first in range(max(0, last - 3), last + 1):
        for hit in hits(line.tokens[first : last + 1]):
            state = hit.of("state")
            if state and hit.first == 0 and first + hit.last == last:
                return state.country
    return None
