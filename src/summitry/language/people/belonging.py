"""Where a person belongs by the words right beside the name: a state, an organisation, a party, what the person leads."""

from __future__ import annotations

from summitry.language.people.evidence import NameMention
from summitry.language.people.found import Found
from summitry.language.people.lines import Line, Segment
from summitry.model import Role
from summitry.vocabulary import load, words


def possessed(mention: NameMention, person: Found, document: str) -> None:
    """A state or an organisation right before the name: "South Korea's Moon", "Russia's Putin", "CNN's Lee", "Kim of Reuters"."""
    line, tokens, f = mention.line, mention.line.tokens, mention.first
    at = f - 1
    while at >= 0 and mention.title and line.at.get(at) and line.at[at].kind == "title":
        at = line.at[at].first - 1
    if at >= 1 and (tokens[at].tag == "POS" or tokens[at].text in ("'s", "’s")):
        _belongs(line, line.at.get(at - 1), person, document)
    elif (
        at == f - 1
        and at >= 0
        and (segment := line.at.get(at))
        and segment.kind == "hit"
        and segment.hit
        and segment.hit.of("adjective")
    ):
        _belongs(line, segment, person, document)
    after = tokens[mention.last + 1].text if mention.last + 1 < len(tokens) else ""
    if after in ("of", "from") or (after in ("at", "with") and not _done_to(line, mention)):
        k = mention.last + 2
        while k < len(tokens) and tokens[k].tag in ("DT", "PRP$"):
            k += 1
        segment = line.at.get(k)
        if (
            segment
            and segment.kind == "hit"
            and segment.hit
            and tokens[segment.last + 1 : segment.last + 2]
            and tokens[segment.last + 1].tag == "POS"
        ):
            segment = line.at.get(segment.last + 2)
        organisation = segment and (
            segment.kind == "org" or (segment.hit and segment.hit.of("organ", "body", "agency"))
        )
        if segment and (
            organisation or (tokens[mention.last + 1].text == "of" and segment.hit and segment.hit.of("state"))
        ):
            _belongs(line, segment, person, document)


def _done_to(line: Line, mention: NameMention) -> bool:
    """Whether something is done to or with the person: "met Kim at the university" tells where, not to what Kim belongs."""
    last = line.tokens[mention.last]
    if last.dep == "conj":
        last = next((t for t in line.sentence.ancestors(last) if t.dep != "conj"), last)
    above = line.sentence.head(last)
    return last.dep in ("dobj", "dative") or (last.dep == "pobj" and above is not None and above.text.lower() == "with")


def led_by(mention: NameMention) -> int | None:
    """The noun of what a person leads: "the Syrian regime led by President Assad", "a delegation, headed by Kim"; or None."""
    line, tokens = mention.line, mention.line.tokens
    at = mention.first - 1
    while at >= 0 and line.at.get(at) and line.at[at].kind == "title":
        at -= 1
    if at < 2 or tokens[at].text != "by" or tokens[at - 1].lemma not in words("offices", "leading"):
        return None
    noun = at - 2 - (tokens[at - 2].text == ",")
    leads = noun >= 0 and tokens[noun].lemma.lower() in words("descriptions", "state_itself")
    return noun if leads else None


def led(mention: NameMention, person: Found) -> None:
    """The country of what a person leads, where a demonym or a possessor says it."""
    noun = led_by(mention)
    if noun:
        line = mention.line
        hit = line.hit(noun - 1 - (line.tokens[noun - 1].tag == "POS"))
        place = hit.of("adjective", "state") if hit else None
        if place and place.country:
            person.countries[place.country] += 1


def _belongs(line: Line, segment: Segment | None, person: Found, document: str) -> None:
    """Note that a person belongs to the state or the organisation of a segment."""
    if segment is None:
        return
    start, end = line.tokens[segment.first].start, line.tokens[segment.last].end
    text = line.words(segment.first, segment.last)
    if segment.hit:
        place = segment.hit.of("state", "adjective", "metonym", "capital")
        other = segment.hit.of("organ", "body", "agency")
        if place and place.country:
            person.countries[place.country] += 2
            person.roles.append(Role(country=place.country, document=document, start=start, end=end, text=text))
        elif other:
            person.roles.append(
                Role(
                    organisation=other.name,
                    country=other.country if other.kind == "organ" else None,
                    document=document,
                    start=start,
                    end=end,
                    text=text,
                )
            )
    elif segment.kind == "org" or (segment.kind == "name" and line.tokens[segment.last].ent == "ORG"):
        person.roles.append(Role(organisation=text, document=document, start=start, end=end, text=text))


def party(mention: NameMention, person: Found, document: str) -> None:
    """A party tag or a party with a region behind the name: "R-Texas", "(D., Calif.)", ", Ohio Republican,"."""
    line, tokens = mention.line, mention.line.tokens
    at = mention.last + 1
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return
    tags, regions = load("offices")["tags"], load("offices")["states_of"]
    sign = tokens[at + 1].text
    letter = sign.rstrip(".").split("-")[0]
    after = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if letter in tags and ("-" in sign or after in ("-", "–", ".", ",")):
        sign_of, country = tags[letter]
        last = min(len(tokens) - 1, at + 1 + (0 if "-" in sign else 2))
        _note(person, line, document, at + 1, last, sign_of, country)
        return
    at += tokens[at + 1].text.lower() in ("a", "an", "the")
    for country, names in regions.items():
        for size in (1, 2):
            region = line.words(at + 1, min(len(tokens) - 1, at + size))
            k = at + size + 1
            if region in names and k < len(tokens) and tokens[k].text in ("Republican", "Democrat", "Independent"):
                _note(person, line, document, at + 1, k, tokens[k].text, country)
                return


def _note(person: Found, line: Line, document: str, first: int, last: int, office: str, country: str) -> None:
    person.countries[country] += 2
    person.roles.append(
        Role(
            office=office,
            country=country,
            document=document,
            start=line.tokens[first].start,
            end=line.tokens[last].end,
            text=line.words(first, last),
        )
    )
