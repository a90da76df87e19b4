"""What a headline has somebody say is told again below it, with the speaker in full: the report's own telling stands for both."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.spans import Span
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.syntax import lemma
from summitry.model import Part

#: Sorts of words by which it is seen that two sentences tell the same, and which share of a headline's words is enough.
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
ENOUGH = 0.5


def without_told_again(parsed: ParsedDocument, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those of a headline whose words come again in one that stands below it."""
    above = [a for a in found if parsed.part(a.sentence) is Part.HEADLINE]
    if not above:
        return list(found)
    below = [_words(parsed, a.content) for a in found if parsed.part(a.sentence) is not Part.HEADLINE]
    again = {id(a) for a in above if _comes_again(_words(parsed, a.content), below)}
    return [a for a in found if id(a) not in again]


def _comes_again(told: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    return any(len(told & other) >= ENOUGH * len(told) for other in others)


def _words(parsed: ParsedDocument, content: Sequence[Span]) -> frozenset[str]:
    """The lemmas of the telling words in some stretches."""
    return frozenset(lemma(t).lower() for span in content for t in _tokens(parsed, span) if t.pos in TELLING)


def _tokens(parsed: ParsedDocument, span: Span) -> list[Token]:
    first = parsed.sentence_at(span[0])
    last = parsed.sentence_at(span[1] - 1)
    return [t for one in {id(s): s for s in (first, last) if s is not None}.values() for t in one.between(*span)]
