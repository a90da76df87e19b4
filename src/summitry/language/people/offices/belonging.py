"""Where a person belongs by the words right beside the name: a state, an organisation, a party, what the person leads."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from summitry.language.clauses.surface import is_possessive, row_governor
from summitry.language.people.builder import Found
from summitry.language.people.lexicon import region
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.segments import Kind, Line, Segment
from summitry.lexicon import load, words
from summitry.model import Role

_DETERMINERS = frozenset({"DT", "PRP$"})
_NOUNS = frozenset({"NN", "NNS", "JJ"})


def possessed(mention: NameMention, person: Found, document: str) -> None:
    """A state or an organisation right beside the name: "South Korea's Moon", "Russia's Putin", "CNN's Lee", "Kim of Reuters"."""
    for segment in (_owner_before(mention), _affiliation_behind(mention)):
        if segment is not None:
            _belongs(mention.line, segment, person, document)
    if (national := _national_behind(mention)) is not None:
        first, last, country = national
        person.countries[country] += 2
        role = Role(organisation=mention.line.words(first + 1, last), country=country)
        person.roles.append(_said(role, mention.line, document, first, last))


def _owner_before(mention: NameMention) -> Segment | None:
    """What owns a name by the words before it, a title between them ("Norway's Prime Minister Lund"); or a demonym."""
    line, at = mention.line, mention.first - 1
    while mention.title and line.kind(at) is Kind.TITLE:
        at = line.at[at].first - 1
    if at >= 1 and is_possessive(line.tokens[at]):
        return line.at.get(at - 1)
    demonym = at == mention.first - 1 and line.entry(at, "adjective")
    return line.at[at] if demonym else None


def _affiliation_behind(mention: NameMention) -> Segment | None:
    """What a name is of, from or at: an organisation, behind "of" a state too."""
    line, at = mention.line, mention.last + 1
    set_off = line.text(at) == "," and line.text(at + 1) in words("prepositions", "genitive")
    if not set_off and not _affiliates(line.text(at), mention):
        return None
    k = line.past(at + set_off + 1, _DETERMINERS)
    segment = line.at.get(k)
    if segment and segment.hit and line.tag(segment.last + 1) == "POS":
        segment = line.at.get(segment.last + 2)
    if segment is None or segment.kind is Kind.ORGANISATION or segment.of("organ", "body", "agency"):
        return segment
    return segment if line.text(at) in words("prepositions", "genitive") and segment.of("state") else None


def _national_behind(mention: NameMention) -> tuple[int, int, str] | None:
    """(first token, last token, state) of what a name is of or from: "from the Israeli rescue services"; or None."""
    line = mention.line
    at = mention.last + 1 + (line.text(mention.last + 1) == ",")
    if line.text(at) not in words("prepositions", "affiliating"):
        return None
    if line.text(at) not in words("prepositions", "genitive") and _done_to(mention):
        return None
    first = line.past(at + 1, _DETERMINERS)
    demonym, beyond = line.entry(first, "adjective"), line.at.get(first + 1)
    if demonym is None or not demonym.country:
        return None
    if beyond is not None and beyond.kind is Kind.ORGANISATION:
        return first, beyond.last, demonym.country
    last = line.past(first + 1, _NOUNS) - 1
    body = last > first and line.tokens[last].lemma.lower() in words("offices", "led_bodies")
    return (first, last, demonym.country) if body else None


def _affiliates(preposition: str, mention: NameMention) -> bool:
    """Whether a preposition tells to what somebody belongs: "at" does not if something is done to or with the person."""
    if preposition in words("prepositions", "affiliating_or_locating"):
        return not _done_to(mention)
    return preposition in words("prepositions", "affiliating")


def _done_to(mention: NameMention) -> bool:
    """Whether something is done to or with the person: "met Kim at the university" tells where, not to what Kim belongs."""
    above = row_governor(mention.line.sentence, mention.line.tokens[mention.last])
    return above.dep in ("dobj", "dative") or above.preposition in words("prepositions", "comitative")


def led_by(mention: NameMention) -> int | None:
    """The noun of what a person leads: "the Syrian regime led by President Assad", "a delegation, headed by Kim"; or None."""
    line, tokens = mention.line, mention.line.tokens
    at = mention.first - 1
    while line.kind(at) is Kind.TITLE:
        at -= 1
    if at < 2 or tokens[at].text not in words("prepositions", "agentive"):
        return None
    if tokens[at - 1].lemma not in words("offices", "leading"):
        return None
    noun = at - 2 - (tokens[at - 2].text == ",")
    leads = noun >= 0 and tokens[noun].lemma.lower() in words("descriptions", "state_itself")
    return noun if leads else None


def led(mention: NameMention, person: Found) -> None:
    """The country of what a person leads, where a demonym or a possessor says it."""
    noun = led_by(mention)
    if noun:
        line = mention.line
        place = line.entry(noun - 1 - (line.tokens[noun - 1].tag == "POS"), "adjective", "state")
        if place and place.country:
            person.countries[place.country] += 1


def _belongs(line: Line, segment: Segment, person: Found, document: str) -> None:
    """Give a person the state or the organisation that a segment names."""
    place = segment.of("state", "adjective", "metonym", "capital")
    other = segment.of("organ", "body", "agency")
    named = segment.kind is Kind.ORGANISATION or (segment.kind is Kind.NAME and line.tokens[segment.last].ent == "ORG")
    if place and place.country:
        person.countries[place.country] += 2
        role = Role(country=place.country)
    elif other:
        role = Role(organisation=other.name, country=other.country if other.kind == "organ" else None)
    elif named:
        role = Role(organisation=line.words(segment.first, segment.last))
    else:
        return
    person.roles.append(_said(role, line, document, segment.first, segment.last))


def _said(role: Role, line: Line, document: str, first: int, last: int) -> Role:
    """The role with the words that say it."""
    start, end = line.tokens[first].start, line.tokens[last].end
    return replace(role, document=document, start=start, end=end, text=line.words(first, last))


def party(mention: NameMention, person: Found, document: str) -> None:
    """A party tag or a party with a region behind the name: "R-Texas", "(D., Calif.)", ", Ohio Republican,"."""
    line, at = mention.line, mention.last + 2
    if line.text(at) == "" or line.text(at - 1) not in (",", "("):
        return
    found = _tag(line, at) or _of_region(line, at)
    if found is not None:
        first, last, office, country = found
        person.countries[country] += 2
        person.roles.append(_said(Role(office=office, country=country), line, document, first, last))


def _tag(line: Line, at: int) -> tuple[int, int, str, str] | None:
    """(first token, last token, party, country) of a party's letter at a token ("R-Texas", "D., Calif."), or None."""
    sign = line.text(at)
    hyphened = "-" in sign
    told = load("offices")["tags"].get(sign.rstrip(".").split("-")[0])
    if told is None or not (hyphened or line.text(at + 1) in ("-", "–", ".", ",")):
        return None
    return at, min(len(line.tokens) - 1, at + (0 if hyphened else 2)), told[0], told[1]


def _of_region(line: Line, at: int) -> tuple[int, int, str, str] | None:
    """(first token, last token, party, country) of a region with a party behind it ("an Ohio Republican"), or None."""
    at += line.low(at) in words("determiners", "articles")
    for size in (1, 2):
        party_of = line.text(at + size)
        if party_of in _parties() and (country := region(line.words(at, at + size - 1))):
            return at, at + size, party_of, country
    return None


@cache
def _parties() -> frozenset[str]:
    return frozenset(party for party, _ in load("offices")["tags"].values())
