"""Who says or holds what a clause tells, by the clauses above it: "the envoy alleging that …", "Oslo believes that …".

The quote claims say it first (:func:`~summitry.extract.slots.holders`); this is for the clauses that are no quotation. The
verbs are those of ``vocabulary/clauses.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry import vocabulary
from summitry.extract.clauses import doers, is_verb, lemma
from summitry.extract.slots import Named, actors, holders
from summitry.language import ParsedDocument, Sentence, Token


def above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verbs of saying and holding in whose clauses a word stands, nearest first."""
    at = token
    for head in sentence.ancestors(token):
        if at.dep == "ccomp" and is_verb(head) and lemma(head) in vocabulary.load("clauses")["vouching"]:
            yield head
        at = head


def _claims_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The nouns of claiming in whose clauses a word stands: "his claim that Oslo wants"."""
    at = token
    for head in sentence.ancestors(token):
        if (
            at.dep in ("acl", "ccomp")
            and head.pos == "NOUN"
            and lemma(head) in vocabulary.load("attitudes")["telling_nouns"]
        ):
            yield head
        at = head


def vouched(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The known actors who say or hold the clause of a word, nearest first, each once."""
    found: dict[str, Named] = {}
    for verb in above(sentence, token):
        for one in actors(parsed, sentence, doers(sentence, verb)):
            found.setdefault(one.value, one)
    for noun in _claims_above(sentence, token):
        for one in actors(parsed, sentence, sentence.children(noun, "poss")):
            found.setdefault(one.value, one)
    return tuple(found.values())


def vouchers(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Who vouches for what a word tells, nearest first: by the quotations that hold it, else by the clauses above it."""
    quoted = holders(parsed, token.start, token.end)
    return quoted or tuple(one.value for one in vouched(parsed, sentence, token))
