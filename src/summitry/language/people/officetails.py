"""What follows an office noun and belongs to it: "of France", "at Oslo's Fjord Institute", "for foreign affairs"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.language.parsed import Token
from summitry.language.people.lexicon import hits
from summitry.language.people.lines import Line, Segment
from summitry.vocabulary import words


def right(line: Line, head: int) -> tuple[int, str | None, str | None, str]:
    """What follows an office noun: (last token, country, organisation, words that belong to the office)."""
    tokens = line.tokens
    last, country, organisation, tail = head, None, None, ""
    at = head + 1
    for _ in range(2):
        if at >= len(tokens) or tokens[at].text.lower() not in ("of", "at", "for", "to", "in", "with", "on"):
            break
        preposition, k = tokens[at].text.lower(), at + 1
        while k < len(tokens) and (tokens[k].tag in ("DT", "PRP$") or (tokens[k].tag == "JJ" and k not in line.at)):
            k += 1
        segment = line.at.get(k)
        if preposition == "of" and k < len(tokens) and tokens[k].text.lower() in words("offices", "own_country"):
            last = k
        elif preposition == "of" and (noun := _delegation(line, k)):
            last, place = noun
            country = country or place
        elif segment and segment.kind in ("hit", "org"):
            last, place, body = _whose(line, segment, preposition)
            country, organisation = country or place, organisation or body
        elif (
            preposition in ("of", "for") and k < len(tokens) and tokens[k].text.lower() in words("offices", "modifiers")
        ):
            last = _portfolio(tokens, k)
            tail = f"{preposition} {line.words(k, last)}"
        else:
            break
        at = last + 1
    return last, country, organisation, tail


def _delegation(line: Line, k: int) -> tuple[int, str | None] | None:
    """As "head of | the Turkish delegation": the last token and the country of what speaks for a state, or None."""
    segment = line.at.get(k)
    adjective = segment.hit.of("adjective") if segment and segment.hit else None
    if segment is None or adjective is None:
        return None
    tokens = line.tokens
    noun = next(
        (n for n in range(segment.last + 1, min(len(tokens), segment.last + 4)) if tokens[n].tag in ("NN", "NNP")), None
    )
    if noun is None or tokens[noun].text.lower() not in words("descriptions", "collective"):
        return None
    return noun, adjective.country


def _portfolio(tokens: Sequence[Token], k: int) -> int:
    """The last word of a portfolio behind "of" or "for" ("for foreign affairs")."""
    while k + 1 < len(tokens) and (
        tokens[k + 1].text.lower() in words("offices", "modifiers") or tokens[k + 1].tag in ("NN", "NNS")
    ):
        k += 1
    return k


def _whose(line: Line, segment: Segment, preposition: str) -> tuple[int, str | None, str | None]:
    """(last token, country, organisation) of the name behind a preposition: "of France", "at Oslo's Fjord Institute"."""
    if segment.hit is None:
        return segment.last, org_country(line, segment.last), line.words(segment.first, segment.last)
    state, adjective = segment.hit.of("state"), segment.hit.of("adjective")
    owned = line.tokens[segment.last + 1 : segment.last + 2]
    following = segment.last + 1 + bool(owned and owned[0].tag == "POS")
    beyond = line.at.get(following)
    if (
        beyond
        and beyond.first == following
        and (beyond.kind == "org" or (adjective and beyond.kind == "title"))
        and (adjective or following > segment.last + 1)
    ):
        place = state or segment.hit.of("capital", "adjective")
        return beyond.last, place.country if place else None, line.words(beyond.first, beyond.last)
    other = segment.hit.of("organ", "body", "agency")
    if state or other is None:
        place = state or segment.hit.of("adjective", "metonym")
        return segment.last, place.country if place and preposition == "of" else None, None
    return segment.last, other.country, other.name


def seat(line: Line, last: int) -> str | None:
    """The state of a ministry in whose capital, or in which, it sits by the words behind it ("the ministry in Riga"), or None."""
    tokens = line.tokens
    at = last + 2
    if at >= len(tokens) or tokens[last + 1].text != "in" or line.at.get(at) is None:
        return None
    hit = line.at[at].hit
    place = hit.of("capital", "state") if hit else None
    return place.country if place else None


def org_country(line: Line, last: int) -> str | None:
    """The state at the end of an organisation's name ("Security Council of the Russian Federation"), or None."""
    for first in range(last, max(-1, last - 4), -1):
        for hit in hits(line.tokens[first : last + 1]):
            state = hit.of("state")
            if state and hit.first == 0 and first + hit.last == last:
                return state.country
    return None
