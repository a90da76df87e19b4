"""Offices that verbs tell: "who served as foreign minister", "was appointed envoy", "heads the builders' association"."""

from __future__ import annotations

from summitry.language.parsed import Token
from summitry.language.people.evidence import NameMention
from summitry.language.people.heads import ranks
from summitry.language.people.lines import Line
from summitry.language.people.offices import Office, in_stretch
from summitry.vocabulary import load, words


def held_by_verb(mention: NameMention) -> Office | None:
    """An office after a verb of holding: "who served as foreign minister", "became president", "was appointed envoy"."""
    line, tokens = mention.line, mention.line.tokens
    at = mention.last + 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at < len(tokens) and tokens[at].tag == "WP":
        at += 1
    seen = False
    for k in range(at, min(len(tokens), at + 5)):
        token = tokens[k]
        if token.lemma in words("offices", "appointing") and seen and token.tag == "VBN":
            return _held(line, k + 1)
        if token.lemma in words("offices", "holding"):
            seen = True
            nxt = tokens[k + 1] if k + 1 < len(tokens) else None
            if nxt is None or nxt.lemma in words("offices", "appointing") or nxt.pos in ("ADV", "AUX"):
                continue
            return _held(line, k + 1)
        if token.pos not in ("AUX", "ADV") or token.tag == "MD":
            return None
    return None


def _held(line: Line, at: int) -> Office | None:
    """The office phrase that begins at a token after a verb of holding."""
    tokens = line.tokens
    if at < len(tokens) and tokens[at].text.lower() == "as":
        at += 1
    if at >= len(tokens) or tokens[at].tag not in ("DT", "PRP$", "NN", "NNP", "JJ"):
        return None
    if tokens[at].text.lower() == "no":
        return None
    stop = next(
        (
            k
            for k in range(at, min(len(tokens), at + 9))
            if tokens[k].text in ",.;:" or tokens[k].tag in ("VBD", "VBZ", "IN", "TO", "WP", "CC")
        ),
        min(len(tokens), at + 9),
    )
    office = in_stretch(line, at, stop)
    if office is None or office.rank in ("guest", "person", "kin") or office.head != stop - 1:
        return None
    return office if office.determiner in ("", "the", "a", "an") and not office.plural else None


def leading(mention: NameMention) -> Office | None:
    """What somebody heads: "who leads the Egyptian delegation", "X heads the builders' association"; no talks, no efforts."""
    line, tokens = mention.line, mention.line.tokens
    at = mention.last + 1
    at += at < len(tokens) and tokens[at].text == ","
    at += at < len(tokens) and tokens[at].tag == "WP"
    if at + 1 >= len(tokens) or tokens[at].tag[:2] not in ("VB", "NN"):
        return None
    word = load("offices")["leading_as"].get(tokens[at].text.lower())
    body = _body(line, at) if word else None
    if body is None:
        return None
    name, last, country = body
    return Office(at, at, at, last, word, ranks()[word], word, country, name, determiner="the")


def _body(line: Line, verb: int) -> tuple[str, int, str | None] | None:
    """(name, last token, country) of the organisation that a verb of leading has as its object, or None."""
    tokens, first = line.tokens, verb + 1
    while first < len(tokens) and tokens[first].tag in ("DT", "PRP$"):
        first += 1
    if first == verb + 1 and first not in line.at:
        return None
    for k in range(first, min(len(tokens), first + 7)):
        segment = line.at.get(k)
        other = segment.hit.of("organ", "body", "agency") if segment and segment.hit else None
        if segment and (segment.kind == "org" or other):
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
    tokens = line.tokens
    beyond = last + 2 if last + 2 < len(tokens) and tokens[last + 1].text in ("of", "in") else last
    for k in (*range(first, last + 1), beyond):
        hit = line.hit(k)
        place = hit.of("adjective", "state") if hit else None
        if place and place.country:
            return place.country
    return None
