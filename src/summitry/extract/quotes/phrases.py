"""Noun phrases that name who speaks, is spoken to, or passes words on."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.extract.quotes.spans import Span, is_mark
from summitry.language import Sentence, Token
from summitry.language.clauses import reach

DASHES = frozenset({"—", "–", "--", "-"})


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who speaks: the heads of the noun phrase (more than one where joined by "and") and its span."""

    sentence: Sentence
    heads: tuple[Token, ...]
    span: Span


def noun_phrase(sentence: Sentence, head: Token) -> Source:
    """The noun phrase of a head as a source: without relative clauses and appositions that follow, with its conjuncts."""
    heads = reach.row(sentence, head)
    return Source(sentence, heads, (_opening(sentence, head).start, reach.phrase_end(sentence, heads[-1]).end))


def _opening(sentence: Sentence, head: Token) -> Token:
    """The first token, behind a dateline that the parser took for part of it."""
    tokens = sentence.tokens
    low = reach.first(sentence, head).i
    dashes = [t.i for t in tokens[low : head.i] if t.text in DASHES and t.start > tokens[t.i - 1].end]
    low = dashes[-1] + 1 if dashes else low
    return next((t for t in tokens[low : head.i] if not is_mark(t)), head)
