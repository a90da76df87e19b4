"""Noun phrases that name who speaks, is spoken to, or passes words on."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.extract.quotes.spans import Span, is_mark
from summitry.language import Sentence, Token

DASHES = frozenset({"—", "–", "--", "-"})


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who speaks: the heads of the noun phrase (more than one where joined by "and") and its span."""

    sentence: Sentence
    heads: tuple[Token, ...]
    span: Span


def noun_phrase(sentence: Sentence, head: Token) -> Source:
    """The noun phrase of a head as a source: without relative clauses and appositions that follow, with its conjuncts."""
    heads = [head]
    at = head
    while (joined := sentence.child(at, "conj")) is not None and joined.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        heads.append(joined)
        at = joined
    low = _phrase_start(sentence, head)
    high = phrase_end(sentence, heads[-1])
    return Source(sentence, tuple(heads), (sentence.tokens[low].start, sentence.tokens[high].end))


def _phrase_start(sentence: Sentence, head: Token) -> int:
    """The index of the first token, behind a dateline that the parser took for part of it."""
    low = sentence.subtree(head)[0].i
    dashes = [t.i for t in sentence.tokens[low : head.i] if t.text in DASHES and t.start > sentence.tokens[t.i - 1].end]
    low = dashes[-1] + 1 if dashes else low
    while low < head.i and is_mark(sentence.tokens[low]):
        low += 1
    return low


def phrase_end(sentence: Sentence, head: Token) -> int:
    """The index of the last token of a noun phrase, without relative clauses and appositions."""
    end = head.i
    for child in sentence.children(head):
        if child.i < head.i:
            continue
        if child.dep in {"prep", "case", "poss", "compound", "flat", "nummod", "amod", "nmod"}:
            end = sentence.subtree(child)[-1].i
        else:
            break
    return end
