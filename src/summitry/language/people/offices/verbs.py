"""Offices that verbs tell: "who served as foreign minister", "was appointed envoy", "heads the builders' association"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.language.parsed import Token
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.offices.nouns import ranks
from summitry.language.people.offices.office_phrases import Office, in_stretch
from summitry.language.people.offices.ranks import NO_OFFICE
from summitry.language.people.segments import Kind, Line
from summitry.lexicon import load, words

_DETERMINERS = frozenset({"DT", "PRP$"})
_NOUN_PHRASE = _DETERMINERS | {"NN", "NNP", "JJ"}
#: Tags behind which an office is told no more.
_BEHIND = frozenset({"VBD", "VBZ", "IN", "TO", "WP", "CC"})


def _verb_behind(mention: NameMention) -> int:
    """Where a verb of which a name is the subject may stand: behind a comma and "who"."""
    line, at = mention.line, mention.last + 1
    at += line.text(at) == ","
    return at + (line.tag(at) == "WP")


def held_by_verb(mention: NameMention) -> Office | None:
    """An office after a verb of holding: "who served as foreign minister", "became president", "was appointed envoy"."""
    line, tokens = mention.line, mention.line.tokens
    at, seen = _verb_behind(mention), False
    for token in tokens[at : at + 5]:
        if token.lemma in words("offices", "appointing") and seen and token.tag == "VBN":
            return _held(line, token.i + 1)
        if token.lemma in words("offices", "holding"):
            seen = True
            if not _waits(tokens[token.i + 1 : token.i + 2]):
                return _held(line, token.i + 1)
        elif token.pos not in ("AUX", "ADV") or token.tag == "MD":
            return None
    return None


def _waits(following: Sequence[Token]) -> bool:
    """Whether what is held does not follow a verb yet: "was | appointed", "has been | recently"."""
    return not following or following[0].lemma in words("offices", "appointing") or following[0].pos in ("ADV", "AUX")


def _held(line: Line, at: int) -> Office | None:
    """The office phrase that begins at a token after a verb of holding."""
    at += line.low(at) in words("prepositions", "comparative")
    if line.tag(at) not in _NOUN_PHRASE or line.low(at) in words("determiners", "negative"):
        return None
    end = min(len(line.tokens), at + 9)
    ends = (k for k in range(at, end) if line.text(k) in ",.;:" or line.tag(k) in _BEHIND)
    stop = next(ends, end)
    office = in_stretch(line, at, stop)
    if office is None or office.rank in NO_OFFICE or office.head != stop - 1:
        return None
    return office if not office.plural and _one(office.determiner) else None


def _one(determiner: str) -> bool:
    """Whether no determiner or an article stands before an office: it is told of the one person."""
    return not determiner or determiner in words("determiners", "articles")


def leading(mention: NameMention) -> Office | None:
    """What somebody heads: "who leads the Egyptian delegation", "X heads the builders' association"; no talks, no efforts."""
    line, at = mention.line, _verb_behind(mention)
    if line.text(at + 1) == "" or line.tag(at)[:2] not in ("VB", "NN"):
        return None
    word = load("offices")["leading_as"].get(line.low(at))
    body = _body(line, at) if word else None
    if body is None:
        return None
    name, last, country = body
    return Office(at, at, at, last, word, ranks()[word], word, country, name, determiner="the")


def _body(line: Line, verb: int) -> tuple[str, int, str | None] | None:
    """(name, last token, country) of the organisation that a verb of leading has as its object, or None."""
    tokens, first = line.tokens, line.past(verb + 1, _DETERMINERS)
    if first == verb + 1 and first not in line.at:
        return None
    for k in range(first, min(len(tokens), first + 7)):
        segment = line.at.get(k)
        other = line.entry(k, "organ", "body", "agency")
        if segment and (segment.kind is Kind.ORGANISATION or other):
            return (
                (other.name if other else line.words(segment.first, segment.last)),
                segment.last,
                _country(line, first, segment.last),
            )
        if tokens[k].text.lower() in words("offices", "led_bodies"):
            return line.words(first, k), k, _country(line, first, k)
        if not _inside(tokens[k]) and not segment:
            return None
    return None


def _inside(token: Token) -> bool:
    return token.tag in ("JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "VBG")


def _country(line: Line, first: int, last: int) -> str | None:
    """The country named in the words of an organisation, or right behind them ("of Peru", "in Germany")."""
    beyond = last + 2 if line.text(last + 1) in words("prepositions", "of_seats") else last
    for k in (*range(first, last + 1), beyond):
        place = line.entry(k, "adjective", "state")
        if place and place.country:
            return place.country
    return None
