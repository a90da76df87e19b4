"""Noun phrases without a name that speak of actors: descriptions, groups, nameless persons, plural mentions.

Here they are only found and sorted; whom they mean is decided in :mod:`summitry.language.people.references.reading`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from summitry.language.clauses.surface import counts_or_specifies, is_possessive, is_subject
from summitry.language.clauses.syntax import prepositions
from summitry.language.parsed import Token
from summitry.language.people.offices.nouns import head_at, last_words
from summitry.language.people.offices.office_phrases import Office, office_at
from summitry.language.people.offices.ranks import Rank
from summitry.language.people.segments import Kind, Line
from summitry.language.people.states.agency import speaks
from summitry.lexicon import load, words

_NOUN, _ONE = frozenset({"NN", "NNS", "NNP", "NNPS"}), frozenset({"NN", "NNP"})
_MODIFIER = frozenset({"JJ", "NN", "HYPH", "VBG", "VBN"})
_NOUN_LIKE = frozenset({"nsubj", "nsubjpass", "pobj", "poss"})
#: Tags after which "two" and "both" belong to a noun that follows.
_NOUN_FOLLOWS = _NOUN | {"JJ", "IN", "CD", "DT", "PRP", "HYPH"}


class Way(StrEnum):
    """How a noun phrase speaks of actors: of one known, of one brought in, of a group, of a body of a state, of several."""

    DESCRIPTION = "description"
    UNNAMED = "unnamed"
    GROUP = "group"
    COLLECTIVE = "collective"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of tokens ``[first, last]`` whose head is ``head``; ``way`` tells how it speaks of actors.

    ``count`` and ``sort`` (``person``, ``state`` or ``either``) are those of a plural mention.
    """

    way: Way
    first: int
    last: int
    head: int
    office: Office | None = None
    acting: bool = False
    count: int = 0
    sort: str = ""
    definite: bool = False


def phrases(line: Line, taken: Iterable[tuple[int, int]]) -> list[Phrase]:
    """The phrases of a sentence, in order; heads inside the document offsets ``taken`` (roles of named persons) are left out."""
    spans = list(taken)
    tokens = line.tokens
    found: list[Phrase] = []
    heads = _last_words()
    for i, token in enumerate(tokens):
        if token.text.lower() in heads and (phrase := _at(line, i)) is not None:
            head = tokens[phrase.head]
            if not any(a <= head.start and head.end <= b for a, b in spans):
                found.append(phrase)
    return found


@cache
def _last_words() -> frozenset[str]:
    """The words in lower case that a phrase may end with: a cheap question before any other."""
    return last_words(groups=True) | {word.lower() for word in _plurals()} | words("determiners", "two")


@cache
def _plurals() -> dict[str, str]:
    return {str(word): str(sort) for word, sort in load("descriptions")["plural_heads"].items()}


def _at(line: Line, i: int) -> Phrase | None:
    """The phrase whose head is token ``i``, or None."""
    token, low = line.tokens[i], line.low(i)
    if low in words("determiners", "two") and token.dep in _NOUN_LIKE and _bare(line, i):
        return Phrase(Way.PLURAL, i, i, i, None, True, 2, "person", True)
    sort = _plurals().get(low) or _plurals().get(token.text)
    if sort is not None and (plural := _plural(line, i, sort)) is not None:
        return plural
    if head_at(line.tokens, i, groups=True) is None or _in_a_name(line, i) or _longer(line, i):
        return None
    office = office_at(line, i, groups=True)
    return _sorted(line, i, office) if office else None


def _in_a_name(line: Line, i: int) -> bool:
    """Whether a noun is part of a name, or a title before one: "Minister Lund", "source Reuters"."""
    if line.kind(i) in (Kind.ORGANISATION, Kind.HIT) or line.entry(i + 1, "agency"):
        return True
    return line.kind(i + 1) is Kind.NAME and line.tokens[i + 1].dep != "appos"


def _bare(line: Line, i: int) -> bool:
    """Whether "two" or "both" stands for a noun of its own: "the two were to meet"."""
    if counts_or_specifies(line.sentence, line.tokens[i]):
        return False
    if line.tag(i + 1) in _NOUN_FOLLOWS or line.text(i + 1) in ("", "-"):
        return False
    both = line.low(i) in words("determiners", "dual")
    return both or line.low(i - 1) in words("determiners", "definite_article")


def _longer(line: Line, i: int) -> bool:
    nxt = head_at(line.tokens, i + 1, groups=True) if i + 1 < len(line.tokens) else None
    return nxt is not None and line.tokens[i].tag in ("NN", "NNP", "JJ", "NNS") and line.tokens[i + 1].tag[:2] == "NN"


def _plural(line: Line, i: int, sort: str) -> Phrase | None:
    """A plural mention: "the two leaders", "both sides", "the pair"; with no number only a definite one that acts."""
    counts = load("descriptions")["counts"]
    low = line.low(i)
    count, first, definite = _counted(line, i)
    if not definite or not (count or low in words("descriptions", "pair_without_number")):
        return None
    if count > 3 and low in words("descriptions", "round_of_many"):
        return None
    if low not in counts and prepositions(line.sentence, line.tokens[i], *words("prepositions", "genitive")):
        return None
    return Phrase(Way.PLURAL, first, i, i, None, True, count or 2, sort, True)


def _counted(line: Line, i: int) -> tuple[int, int, bool]:
    """(how many, first token, whether definite) by a plural noun and the words before it; 0 where no number is told."""
    counts = load("descriptions")["counts"]
    count, first, definite = counts.get(line.low(i), 0), i, False
    for k in range(i - 1, max(-1, i - 4), -1):
        word, tag = line.low(k), line.tag(k)
        if word in counts:
            count, first = counts[word], k
            definite = definite or word in words("determiners", "dual")
        elif word in words("determiners", "pointing_plural") or tag == "PRP$":
            return count, first, True
        elif tag in _MODIFIER and k not in line.at:
            first = k
        else:
            break
    return count, first, definite


def _sorted(line: Line, i: int, office: Office) -> Phrase | None:
    """An office phrase that no name stands with, by its kind."""
    token = line.tokens[i]
    acting = speaks(line.sentence, token)
    way = _way(line, i, office)
    definite = way == Way.DESCRIPTION and _is_definite(line, office)
    stands = {
        Way.COLLECTIVE: True,
        Way.GROUP: acting and token.tag in _NOUN,
        Way.UNNAMED: acting and token.tag in _ONE,
        Way.DESCRIPTION: token.tag in _ONE and (definite or _bare_office(token, office)),
    }
    return Phrase(way, min(office.first, i), i, i, office, acting, definite=definite) if stands[way] else None


def _way(line: Line, i: int, office: Office) -> Way:
    """What a noun speaks of: a body of a state, a group, somebody brought in, somebody known."""
    low, tag = line.low(i), line.tag(i)
    plural = office.plural or (tag in ("NNS", "NNPS") and low != office.word)
    if office.rank == Rank.GROUP and office.word in words("descriptions", "collective"):
        return Way.COLLECTIVE
    if plural or low in words("descriptions", "groups"):
        return Way.GROUP
    brought_in = office.determiner in words("descriptions", "indefinite") and office.owner is None
    return Way.UNNAMED if brought_in else Way.DESCRIPTION


def _is_definite(line: Line, office: Office) -> bool:
    """Whether a phrase speaks of somebody who is known: by its article or by its owner."""
    return office.determiner in words("descriptions", "definite") or office.owner is not None or _owned(line, office)


def _bare_office(token: Token, office: Office) -> bool:
    """Whether an office of somebody stands without an article as a subject: "French president said"."""
    owned = office.country or office.organisation
    return office.determiner == "" and bool(owned) and is_subject(token)


def _owned(line: Line, office: Office) -> bool:
    return any(is_possessive(t) for t in line.tokens[office.first : office.head_first])


def span(line: Line, phrase: Phrase) -> tuple[int, int]:
    """The first and last token of what is marked as the mention: without article, owner and "'s"."""
    tokens, first = line.tokens, phrase.first
    for k in range(phrase.head - 1, phrase.first - 1, -1):
        if is_possessive(tokens[k]):
            return k + 1, phrase.last
    return first, phrase.last
