"""Who says or holds what a clause tells, by the clauses above it: "the envoy alleging that …", "Oslo believes that …".

The quotations say it first (``extract/arguments.py``); this is for the clauses that are no quotation, and gives the words that
name who vouches, not yet the actors.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.language.clauses.syntax import doers, is_verb, lemma
from summitry.language.parsed import Sentence, Token
from summitry.vocabulary import words


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


def vouchers(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The heads of who says or holds the clause of a word: subjects of the verbs above, then owners of the nouns above."""
    said = [t for verb in verbs_above(sentence, token) for t in doers(sentence, verb)]
    return (*said, *(t for noun in nouns_above(sentence, token) for t in sentence.children(noun, "poss")))
