"""Who says or holds what a clause tells, by the clauses above it: "the envoy alleging that …", "Oslo believes that …".

The quotations say it first (``extract/arguments.py``); this is for the clauses that are no quotation, and gives the words that
name who vouches, not yet the actors.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.language.clauses.participants import doers
from summitry.language.clauses.syntax import is_verb, lemma, upwards
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words


def verbs_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verbs of saying and holding in whose clauses a word stands, nearest first."""
    at = token
    for head in sentence.ancestors(token):
        if at.dep == "ccomp" and is_verb(head) and lemma(head) in words("clauses", "vouching"):
            yield head
        at = head


def nouns_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The nouns of claiming in whose clauses a word stands: "his claim that Oslo wants"."""
    at = token
    for head in sentence.ancestors(token):
        telling = head.pos == "NOUN" and lemma(head) in words("factuality", "telling_nouns")
        if telling and at.dep in ("acl", "ccomp"):
            yield head
        at = head


def sources(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The heads of according to whom a clause holds, nearest first: "according to the envoy, Oslo wants"."""
    for one in upwards(sentence, token):
        for preposition in sentence.children(one, "prep") if is_verb(one) else ():
            if preposition.text.lower() in words("prepositions", "attributing"):
                yield from (
                    t for inner in sentence.children(preposition, "prep") for t in sentence.children(inner, "pobj")
                )


def vouchers(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The heads of who says or holds the clause of a word: subjects of verbs above, sources, then owners of nouns above."""
    said = [t for verb in verbs_above(sentence, token) for t in doers(sentence, verb)]
    return (
        *said,
        *sources(sentence, token),
        *(t for noun in nouns_above(sentence, token) for t in sentence.children(noun, "poss")),
    )
