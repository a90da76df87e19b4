"""Phrases that say what somebody is: "the former South Korean foreign minister", "secretary of the Security Council".

An office phrase is read around its head noun: leftwards over what modifies it (portfolio, organisation, country, owner),
rightwards over one or two phrases with "of", "at", "for", "to" or "in".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summitry.language.parsed import Token
from summitry.language.people.lexicon import hits, words
from summitry.language.people.lines import HYPHENS, Line, Segment
from summitry.vocabulary import load

#: Ranks before which the bare name of a state says whose they are ("Iran foreign minister"); else it is what they deal with
#: ("Syria envoy", "Korea expert").
_RULING = frozenset({"chief", "leader", "minister", "group"})
#: Words to the left of a head noun that are looked at.
_REACH = 9


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is by the words ``[first, last]`` of a sentence; ``head_first`` and ``head`` frame the head noun.

    ``owner`` is the token of a possessor ("his", "Kim's") or of a name before the noun ("Putin aide"); ``determiner`` the
    article or demonstrative in lower case, or empty.
    """

    first: int
    head_first: int
    head: int
    last: int
    word: str
    rank: str
    office: str
    country: str | None = None
    organisation: str | None = None
    former: bool = False
    owner: int | None = None
    owner_kind: str = ""
    determiner: str = ""
    determiner_at: int | None = None
    plural: bool = False
    said_country: bool = False

    @property
    def gender(self) -> str | None:
        """The gender that the head noun tells, or None."""
        told = load("offices")["gender"].get(self.word)
        return str(told) if told else None


@cache
def _heads(groups: bool = False) -> dict[str, str]:
    """Head nouns and their ranks; with ``groups`` also the nouns of groups and of nameless persons, ranked ``group``."""
    heads = {str(word): str(rank) for word, rank in load("offices")["heads"].items()}
    if groups:
        lists = load("descriptions")
        heads = {**dict.fromkeys((*lists["groups"], *lists["collective"], *lists["unnamed"]), "group"), **heads}
    return heads


def head_at(tokens: Sequence[Token], i: int, groups: bool = False) -> tuple[int, str, bool] | None:
    """(first token, head word in the vocabulary, plural) of the longest office noun that ends at a token, or None."""
    low = tokens[i].text.lower()
    if low not in _forms(groups):
        return None
    lemma = tokens[i].lemma.lower()
    heads = _heads(groups)
    singular = lemma if lemma in heads else low[:-1] if low.endswith("s") and low[:-1] in heads else low
    singular = singular[:-3] + "man" if singular.endswith("men") and singular[:-3] + "man" in heads else singular
    plural = low != singular and low not in heads
    for size in (4, 3, 2):
        first = i - size + 1
        if first < 0:
            continue
        joined = _joined(tokens, first, i - 1) + singular
        joined_low = _joined(tokens, first, i - 1) + low
        if joined in heads:
            return first, joined, plural
        if joined_low in heads:
            return first, joined_low, False
    return (i, singular, plural) if singular in heads else None


@cache
def _forms(groups: bool) -> frozenset[str]:
    """Every last word of a head noun, with its plurals: what a token is compared with before anything dearer."""
    last = {head.replace("-", " ").split()[-1] for head in _heads(groups)} | {head for head in _heads(groups) if " " not in head}
    plurals = {f"{w}s" for w in last} | {w[:-1] + "ies" for w in last if w.endswith("y")} | {w[:-3] + "men" for w in last if w.endswith("man")}
    return frozenset(last | plurals | {w[:-2] + "ves" for w in last if w.endswith("fe")})


def _joined(tokens: Sequence[Token], first: int, last: int) -> str:
    """Words in lower case with a space behind each, none around hyphens."""
    text = ""
    for token in tokens[first : last + 1]:
        if token.text in HYPHENS:
            text = text.rstrip() + "-"
        else:
            text += token.text.lower() + " "
    return text


def office_at(line: Line, i: int, floor: int = 0, groups: bool = False) -> Office | None:
    """The office phrase whose head noun ends at a token; it does not reach below ``floor``.

    With ``groups`` the nouns of groups ("sources", "government") count as head nouns too.
    """
    tokens = line.tokens
    found = head_at(tokens, i, groups)
    if found is None:
        return None
    head_first, word, plural = found
    first, last = head_first, i
    country = organisation = None
    former, owner, owner_kind, determiner, determiner_at = False, None, "", "", None
    at = head_first - 1
    modifiers = head_first
    stop = max(floor, head_first - _REACH)
    while at >= stop:
        token, low, segment = tokens[at], tokens[at].text.lower(), line.at.get(at)
        if segment and segment.kind == "hit" and segment.hit:
            place = segment.hit.of("adjective", "state", "metonym", "capital")
            other = segment.hit.of("organ", "body", "agency")
            topic = place and place.kind == "state" and tokens[segment.last + 1].tag != "POS" and _heads(groups)[word] not in _RULING
            if place and country is None and not topic:
                country = place.country
                if place.kind in ("metonym",):
                    organisation = organisation or line.words(segment.first, segment.last)
            elif other and organisation is None:
                organisation, country = other.name, country or other.country
            first, at = segment.first, segment.first - 1
        elif segment and segment.kind == "org":
            organisation = organisation or line.words(segment.first, segment.last)
            first, at = segment.first, segment.first - 1
        elif low in words("offices", "former") and low not in words("offices", "heads"):
            former, first, at = True, at, at - 1
        elif token.tag == "POS" or low in ("'s", "’s"):
            if at - 1 >= stop and not (line.at.get(at - 1) and line.at[at - 1].kind in ("hit", "org")):
                owner, owner_kind = at - 1, "possessor"
                break
            at -= 1
        elif token.tag == "PRP$":
            owner, owner_kind = at, "pronoun"
            break
        elif token.tag in ("DT", "PDT", "CD") or low in words("descriptions", "indefinite"):
            if low not in ("first", "second"):
                determiner, determiner_at = low, at
            first = at if low in ("first", "second") else first
            break
        elif segment and segment.kind == "name" and (region := _region(line, segment)) is not None:
            country, first, at = country or region, segment.first, segment.first - 1
        elif segment and segment.kind == "name":
            owner, owner_kind = segment.last, "name"
            break
        elif token.text in HYPHENS and at > stop and token.start == tokens[at - 1].end:
            first, at = at, at - 1
        elif low in words("offices", "modifiers") or _modifies(token):
            if low in words("offices", "modifiers") and modifiers == at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text in HYPHENS):
                modifiers = at
            first, at = at, at - 1
        else:
            break
    while first < head_first and tokens[first].text in HYPHENS:
        first += 1
    said = country is not None
    office = line.words(min(modifiers, head_first), i)
    last, right_country, right_org, tail = _right(line, i)
    if right_country or right_org:
        country, organisation, said = country or right_country, organisation or right_org, said or right_country is not None
    if tail:
        office = f"{office} {tail}"
    former = former or office.lower().startswith("ex-")
    return Office(first, head_first, i, last, word, _heads(groups)[word], _plain(office), country, organisation, former, owner, owner_kind,
                  determiner, determiner_at, plural, said)


def _modifies(token: Token) -> bool:
    """Whether a word belongs to the noun behind it."""
    if token.tag in ("VBG", "VBN"):
        return token.dep in ("amod", "compound")
    return token.tag in ("JJ", "NN", "NNP", "JJS", "JJR", "NNS")


def _region(line: Line, segment: Segment) -> str | None:
    """The country of a region before a title ("Indiana Gov. Lee"), or None."""
    name = line.words(segment.first, segment.last)
    return next((str(country) for country, regions in load("offices")["states_of"].items() if name in regions), None)


def _plain(office: str) -> str:
    """The office in lower case, except abbreviations, which are written out where the vocabulary knows them."""
    office = load("offices")["long"].get(office.lower(), office)
    return " ".join(w if w.isupper() and len(w) > 1 else w.lower() for w in office.split())


def _right(line: Line, head: int) -> tuple[int, str | None, str | None, str]:
    """What follows an office noun: (last token, country, organisation, words that belong to the office)."""
    tokens = line.tokens
    last, country, organisation, tail = head, None, None, ""
    at = head + 1
    for _ in range(2):
        if at >= len(tokens) or tokens[at].text.lower() not in ("of", "at", "for", "to", "in", "with", "on"):
            break
        preposition = tokens[at].text.lower()
        k = at + 1
        while k < len(tokens) and (tokens[k].tag in ("DT", "PRP$") or (tokens[k].tag == "JJ" and k not in line.at)):
            k += 1
        segment = line.at.get(k)
        if segment and segment.kind == "hit" and segment.hit:
            state, other = segment.hit.of("state"), segment.hit.of("organ", "body", "agency")
            beyond = line.at.get(segment.last + 1)
            if segment.hit.of("adjective") and beyond and beyond.kind in ("org", "title") and beyond.first == segment.last + 1:
                country, organisation = country or segment.hit.entries[0].country, organisation or line.words(beyond.first, beyond.last)
                last, at = beyond.last, beyond.last + 1
                continue
            possessive = segment.last + 1 < len(tokens) and tokens[segment.last + 1].tag == "POS"
            if possessive and (beyond := line.at.get(segment.last + 2)) and beyond.kind == "org":
                organisation = organisation or line.words(beyond.first, beyond.last)
                place = segment.hit.of("state", "capital", "adjective")
                country = country or (place.country if place else None)
                last, at = beyond.last, beyond.last + 1
                continue
            if state and (preposition == "of" or (preposition == "to" and False)):
                country = country or state.country
            elif other:
                organisation, country = organisation or other.name, country or other.country
            elif preposition == "of" and segment.hit.of("adjective", "metonym"):
                country = country or segment.hit.entries[0].country
            last, at = segment.last, segment.last + 1
        elif segment and segment.kind == "org":
            organisation = organisation or line.words(segment.first, segment.last)
            country = country or org_country(line, segment.last)
            last, at = segment.last, segment.last + 1
        elif preposition in ("of", "for") and k < len(tokens) and tokens[k].text.lower() in words("offices", "modifiers"):
            end = k
            while end + 1 < len(tokens) and (tokens[end + 1].text.lower() in words("offices", "modifiers") or tokens[end + 1].tag in ("NN", "NNS")):
                end += 1
            tail = f"{preposition} {line.words(k, end)}"
            last, at = end, end + 1
        else:
            break
    return last, country, organisation, tail


def org_country(line: Line, last: int) -> str | None:
    """The state at the end of an organisation's name ("Security Council of the Russian Federation"), or None."""
    for first in range(last, max(-1, last - 4), -1):
        for hit in hits(line.tokens[first : last + 1]):
            state = hit.of("state")
            if state and hit.first == 0 and first + hit.last == last:
                return state.country
    return None


def in_stretch(line: Line, first: int, stop: int) -> Office | None:
    """The first office phrase in tokens ``[first, stop)`` that is not the title of a name, or None."""
    i = first
    while i < stop:
        if head_at(line.tokens, i):
            while i + 1 < stop and _longer(line, i):
                i += 1
            i = _head_above(line, i, stop) or i
            after = line.at.get(i + 1)
            if after and after.kind == "name" and i + 1 < stop + 1 and after.first == i + 1:
                return None
            return office_at(line, i, first)
        segment = line.at.get(i)
        if segment and segment.kind == "name" and not (segment.last + 1 < stop and line.tokens[segment.last + 1].tag == "POS"):
            nxt = segment.last + 1
            if nxt >= stop or not head_near(line.tokens, nxt, stop):
                return None
        if line.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"):
            return None
        i += 1
    return None


def head_near(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether an office noun stands within three tokens."""
    return any(head_at(tokens, i) for i in range(first, min(stop, first + 3)))


def _longer(line: Line, i: int) -> bool:
    """Whether the next word makes a longer office noun of the one that ends at ``i`` ("vice | president", "chief | executive")."""
    nxt = head_at(line.tokens, i + 1)
    return nxt is not None and line.tokens[i + 1].text not in HYPHENS


def _head_above(line: Line, i: int, stop: int) -> int | None:
    """The office noun that an office noun only modifies ("chief climate negotiator"), or None."""
    token = line.tokens[i]
    above = line.tokens[token.head]
    return above.i if token.dep in ("compound", "amod", "nmod") and i < above.i < min(stop, i + 4) and head_at(line.tokens, above.i) else None
