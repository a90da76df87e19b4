"""Phrases that say what somebody is: "the former South Korean foreign minister", "secretary of the Security Council".

An office phrase is read around its head noun: leftwards over what modifies it (portfolio, organisation, country, owner),
rightwards over one or two phrases with "of", "at", "for", "to" or "in".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitry.language.clauses.surface import FINITE, is_possessive
from summitry.language.parsed import Token
from summitry.language.people.lexicon import Hit, region
from summitry.language.people.names.titles import HYPHENS
from summitry.language.people.offices.nouns import head_at, ranks
from summitry.language.people.offices.ranks import RULING, Rank
from summitry.language.people.offices.tails import right
from summitry.language.people.segments import Kind, Line, Segment
from summitry.lexicon import load, words

#: Ranks before which the bare name of a state says whose they are ("Iran foreign minister"); else it is what they deal with
#: ("Syria envoy", "Korea expert").
_OWNED = RULING | {Rank.MINISTER, Rank.LAWMAKER, Rank.GROUP}
#: Words to the left of a head noun that are looked at.
_REACH = 9
#: Tags that open a clause, so that what was begun is no office phrase.
_CLAUSE = FINITE | {"WP", "WDT", "WRB"}


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
    rank: Rank
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
    tail = right(line, i)
    office = line.words(min(left.modifiers, head_first), i) + (f" {tail.words}" if tail.words else "")
    return Office(
        left.first,
        head_first,
        i,
        tail.last,
        word,
        rank,
        _plain(office),
        left.country or tail.country,
        left.organisation or tail.organisation,
        left.former or office.lower().startswith("ex-"),
        left.owner,
        left.owner_kind,
        left.determiner,
        plural,
    )


class _Left:
    """What stands to the left of a head noun, read word by word until something does not belong to it."""

    def __init__(self, line: Line, head_first: int, rank: Rank) -> None:
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
            step = self._named(segment) if segment and segment.kind is not Kind.TITLE else None
            below = step if step is not None else self._word(at, stop)
            if below is None:
                break
            at = below
        while self.first < head_first and self.line.tokens[self.first].text in HYPHENS:
            self.first += 1

    def _named(self, segment: Segment) -> int | None:
        """Take a known name, an organisation or a region; where to go on, or None for the name of a person."""
        line = self.line
        if segment.kind is Kind.HIT and segment.hit:
            self._known(segment, segment.hit)
        elif segment.kind is Kind.ORGANISATION:
            self.organisation = self.organisation or line.words(segment.first, segment.last)
        elif (country := region(line.words(segment.first, segment.last))) is not None:
            self.country = self.country or country
        else:
            return None
        self.first = segment.first
        return segment.first - 1

    def _known(self, segment: Segment, hit: Hit) -> None:
        place, other = hit.of("adjective", "state", "metonym", "capital"), hit.of("organ", "body", "agency")
        bare = place is not None and place.kind == "state" and self.line.tag(segment.last + 1) != "POS"
        governs = self.line.low(segment.last + 1) in words("descriptions", "collective")
        topic = bare and self.rank not in _OWNED and not governs
        if place and self.country is None and not topic:
            self.country = place.country
            if place.kind == "metonym":
                self.organisation = self.organisation or self.line.words(segment.first, segment.last)
        elif other and self.organisation is None:
            self.organisation, self.country = other.name, self.country or other.country

    def _word(self, at: int, stop: int) -> int | None:
        """Take one word; where to go on, or None where the phrase ends."""
        token, low = self.line.tokens[at], self.line.low(at)
        if low in words("offices", "former") and low not in words("offices", "heads"):
            self.former = True
        elif is_possessive(token):
            return self._possessor(at - 1, stop)
        elif token.tag == "PRP$" or self.line.kind(at) is Kind.NAME:
            self._owner(at)
            return None
        elif token.tag in ("DT", "PDT", "CD") or low in words("descriptions", "indefinite"):
            self._determiner(at, low)
            return None
        elif not self._hyphened(at, stop) and not self._modifier(at, low):
            return None
        self.first = at
        return at - 1

    def _possessor(self, at: int, stop: int) -> int | None:
        """Take what stands before "'s": known names are read on, others own the office."""
        if at < stop or self.line.kind(at) in (Kind.HIT, Kind.ORGANISATION) or region(self.line.text(at)):
            return at
        self.owner, self.owner_kind = at, "possessor"
        return None

    def _owner(self, at: int) -> None:
        """Take a possessive pronoun or the name of a person as the owner of the office."""
        if self.line.tag(at) == "PRP$":
            self.owner, self.owner_kind = at, "pronoun"
        else:
            self.owner, self.owner_kind = self.line.at[at].last, "name"

    def _determiner(self, at: int, low: str) -> None:
        """Take a determiner; an ordinal belongs to the office."""
        if low in words("determiners", "ranking"):
            self.first = at
        else:
            self.determiner = low

    def _hyphened(self, at: int, stop: int) -> bool:
        """Whether a hyphen joins two words above ``stop``."""
        tokens = self.line.tokens
        return tokens[at].text in HYPHENS and at > stop and tokens[at].start == tokens[at - 1].end

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
    for i in range(first, stop):
        if head_at(line.tokens, i) and not (i + 1 < stop and line.tag(i + 1) == "POS"):
            head = _whole_head(line, i, stop)
            after = line.at.get(head + 1)
            titled = after is not None and after.kind is Kind.NAME and after.first == head + 1
            return None if titled else office_at(line, head, first)
        if line.tag(i) in _CLAUSE or _names_another(line, i, stop):
            return None
    return None


def joined_before(line: Line, office: Office) -> Office | None:
    """The office that somebody has beside the one before the name: "Oslo's Deputy PM and Foreign Minister Ann Berg".

    Both have capitals and no article between them; a head of state is another person.
    """
    at = office.first - 2
    if at < 0 or line.low(at + 1) not in words("conjunctions", "additive") or not line.text(at)[:1].isupper():
        return None
    other = office_at(line, at)
    alone = other is None or other.plural or other.determiner or other.word in words("offices", "of_state")
    return None if alone or not line.text(office.head)[:1].isupper() else other


def _whole_head(line: Line, i: int, stop: int) -> int:
    """The last word of the office noun that begins with one: "vice | president", "chief | climate negotiator"."""
    while i + 1 < stop and _longer(line, i):
        i += 1
    return _head_above(line, i, stop) or i


def _names_another(line: Line, i: int, stop: int) -> bool:
    """Whether a person is named in a stretch without owning the office noun that follows, if one does."""
    segment = line.at.get(i)
    if segment is None or segment.kind is not Kind.NAME:
        return False
    beyond = segment.last + 1
    owns = beyond < stop and line.tag(beyond) == "POS"
    return not owns and (beyond >= stop or not head_near(line.tokens, beyond, stop))


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
    near = i < token.head < min(stop, i + 4)
    modifies = near and token.dep in ("compound", "amod", "nmod") and head_at(line.tokens, token.head)
    return token.head if modifies else None
