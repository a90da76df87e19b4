""" "According to X": a source that no verb names, before, after or in the middle of what it says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from summitry.extract.quotes.attribution import Attribution, Rule
from summitry.extract.quotes.cues import MOST
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import noun_phrase
from summitry.extract.quotes.sources import maker
from summitry.extract.quotes.spans import Span, trimmed
from summitry.language import Sentence, Token
from summitry.language.clauses import surface
from summitry.language.clauses.surface import FINITE
from summitry.lexicon import words

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def according_attributions(sentence: Sentence, marks: Marks) -> Iterator[Attribution]:
    """The attributions of a sentence that rest on "according to"."""
    opening = words("cues", "according")
    found = ((t, to) for t, to in pairwise(sentence.tokens[:-1]) if t.text.lower() in opening)
    for token, to in islice(found, MOST):
        attribution = _attribution(sentence, token, to, marks)
        if attribution is not None:
            yield attribution


def _attribution(sentence: Sentence, token: Token, to: Token, marks: Marks) -> Attribution | None:
    head = surface.governed(sentence, to) or next((t for t in sentence.tokens[to.i + 1 :] if t.pos in NOMINAL), None)
    if head is None or marks.at(token.start) is not None:
        return None
    source = noun_phrase(sentence, maker(sentence, head))
    named = max(source.span[1], noun_phrase(sentence, head).span[1])
    last = max((t.i for t in sentence.tokens if t.start < named), default=head.i)
    content = _content(sentence, token, last, marks)
    if not content:
        return None
    cue = marks.text[token.start : to.end].lower()
    return Attribution(sentence, (token.start, to.end), cue, None, source, content, Rule.ACCORDING)


def _content(sentence: Sentence, token: Token, last: int, marks: Marks) -> tuple[Span, ...]:
    """What stands before the attribution, and what goes on behind the comma that closes it."""
    tokens = sentence.tokens
    closing = next((t for t in tokens[last + 1 :] if t.text in (",", ";")), None)
    pieces = [trimmed(marks.text, sentence.start, token.start)]
    if closing is not None and (not token.i or any(t.tag in FINITE for t in tokens[closing.i + 1 :])):
        pieces.append(trimmed(marks.text, closing.end, sentence.end))
    return tuple(marks.widened(p) for p in pieces if p[1] > p[0])
