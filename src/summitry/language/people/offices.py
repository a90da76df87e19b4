"""Phrases that say what somebody is: "the former South Korean foreign minister", "secretary of the Security Council".

An office phrase is read around its head noun: leftwards over what modifies it (portfolio, organisation, country, owner),
rightwards over one or two phrases with "of", "at", "for", "to" or "in".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitry.language.parsed import Token
from summitry.language.people.heads import head_at, ranks
from summitry.language.people.lexicon import Hit, region
from summitry.language.people.lines import Line, Segment
from summitry.language.people.officetails import right
from summitry.language.people.titles import HYPHENS
from summitry.vocabulary import load, words

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
    plural: bool = False

    @property
    def gender(self) -> str | None:
        """The gender that the head noun tells, or None."""
        told = load("offices")["gender"].get(self.word)
        return str(told) if told else None


def office_at(line: Line, i: int, floor: int = 0, groups: bool = False) -> Office | None:
    """The office phrase whose head noun ends at a token; it does not reach below ``floor``.

    With ``groups`` the nouns of groups ("sources", "government") count as head nouns too.
    """
    found = head_at(line.tokens, i, groups)
    if found is None:
        return None
    head_first, word, plural = found
    rank = ranks(groups)[word]
    left = _Left(line, head_first, rank)
    left.read(max(floor, head_first - _REACH))
    last, right_country, right_org, tail = right(line, i)
    office = line.words(min(left.modifiers, head_first), i) + (f" {tail}" if tail else "")
    return Office(
        left.first,
        head_first,
        i,
        last,
        word,
        rank,
        _plain(office),
        left.country or right_country,
        left.organisation or right_org,
        left.former or office.lower().startswith("ex-"),
        left.owner,
        left.owner_kind,
        left.determiner,
        plural,
    )


class _Left:
    """What stands to the left of a head noun, read word by word until something does not belong to it."""

    def __init__(self, line: Line, head_first: int, rank: str) -> None:
        self.line, self.rank, self.first, self.modifiers = line, rank, head_first, head_first
        self.country: str | None = None
        self.organisation: str | None = None
        self.former = False
        self.owner: int | None = None
        self.owner_kind = self.determiner = ""

    def read(self, stop: int) -> None:
        """Read down to a token."""
        at, head_first = self.first - 1, self.first
        while at >= stop:
            segment = self.line.at.get(at)
            step = self._named(segment) if segment and segment.kind != "title" else None
            below = step if step is not None else self._word(at, stop)
            if below is None:
                break
            at = below
        while self.first < head_first and self.line.tokens[self.first].text in HYPHENS:
            self.first += 1

    def _named(self, segment: Segment) -> int | None:
        """Take a known name, an organisation or a region; where to go on, or None for the name of a person."""
        line = self.line
        if segment.kind == "hit" and segment.hit:
            self._known(segment, segment.hit)
        elif segment.kind == "org":
            self.organisation = self.organisation or line.words(segment.first, segment.last)
        elif (country := region(line.words(segment.first, segment.last))) is not None:
            self.country = self.country or country
        else:
            return None
        self.first = segment.first
        return segment.first - 1

    def _known(self, segment: Segment, hit: Hit) -> None:
        place, other = hit.of("adjective", "state", "metonym", "capital"), hit.of("organ", "body", "agency")
        topic = (
            place
            and place.kind == "state"
            and self.line.tokens[segment.last + 1].tag != "POS"
            and self.rank not in _RULING
        )
        if place and self.country is None and not topic:
            self.country = place.country
            if place.kind == "metonym":
                self.organisation = self.organisation or self.line.words(segment.first, segment.last)
        elif other and self.organisation is None:
            self.organisation, self.country = other.name, self.country or other.country

    def _word(self, at: int, stop: int) -> int | None:
        """Take one word; where to go on, or None where the phrase ends."""
        tokens, token = self.line.tokens, self.line.tokens[at]
        low, segment = token.text.lower(), self.line.at.get(at)
        if low in words("offices", "former") and low not in words("offices", "heads"):
            self.former = True
        elif token.tag == "POS" or low in ("'s", "’s"):
            known = self.line.at.get(at - 1)
            if at - 1 < stop or (known and known.kind in ("hit", "org")):
                return at - 1
            self.owner, self.owner_kind = at - 1, "possessor"
            return None
        elif token.tag == "PRP$" or (segment and segment.kind == "name"):
            self.owner, self.owner_kind = (
                (at, "pronoun") if token.tag == "PRP$" else (segment.last if segment else at, "name")
            )
            return None
        elif token.tag in ("DT", "PDT", "CD") or low in words("descriptions", "indefinite"):
            if low in ("first", "second"):
                self.first = at
            else:
                self.determiner = low
            return None
        elif not (token.text in HYPHENS and at > stop and token.start == tokens[at - 1].end) and not self._modifier(
            at, low
        ):
            return None
        self.first = at
        return at - 1

    def _modifier(self, at: int, low: str) -> bool:
        """Whether a word modifies the noun; if it belongs to the office, the office grows by it."""
        tokens = self.line.tokens
        if low in words("offices", "modifiers"):
            joined = at + 1 < len(tokens) and tokens[at + 1].text in HYPHENS
            if self.modifiers == at + 1 + joined:
                self.modifiers = at
            return True
        return _modifies(tokens[at])


def _modifies(token: Token) -> bool:
    """Whether a word belongs to the noun behind it."""
    if token.tag in ("VBG", "VBN"):
        return token.dep in ("amod", "compound")
    return token.tag in ("JJ", "NN", "NNP", "JJS", "JJR", "NNS")


def _plain(office: str) -> str:
    """The office in lower case, except abbreviations, which are written out where the vocabulary knows them."""
    office = load("offices")["long"].get(office.lower(), office)
    return " ".join(w if w.isupper() and len(w) > 1 else w.lower() for w in office.split())


def in_stretch(line: Line, first: int, stop: int) -> Office | None:
    """The first office phrase in tokens ``[first, stop)`` that is not the title of a name, or None."""
    i = first
    while i < stop:
        if head_at(line.tokens, i) and not (i + 1 < stop and line.tokens[i + 1].tag == "POS"):
            while i + 1 < stop and _longer(line, i):
                i += 1
            i = _head_above(line, i, stop) or i
            after = line.at.get(i + 1)
            if after and after.kind == "name" and i + 1 < stop + 1 and after.first == i + 1:
                return None
            return office_at(line, i, first)
        segment = line.at.get(i)
        if (
            segment
            and segment.kind == "name"
            and not (segment.last + 1 < stop and line.tokens[segment.last + 1].tag == "POS")
        ):
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
    """Whether the next word makes a longer office noun of the one that ends at ``i`` ("vice | president")."""
    nxt = head_at(line.tokens, i + 1)
    return nxt is not None and line.tokens[i + 1].text not in HYPHENS


def _head_above(line: Line, i: int, stop: int) -> int | None:
    """The office noun that an office noun only modifies ("chief climate negotiator"), or None."""
    token = line.tokens[i]
    above = line.tokens[token.head]
    return (
        above.i
        if token.dep in ("compound", "amod", "nmod")
        and i < above.i < min(stop, i + 4)
        and head_at(line.tokens, above.i)
        else None
    )
