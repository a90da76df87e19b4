""" "According to X": a source that no verb names, before, after or in the middle of what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from summitry.extract.quotes.attribution import Attribution, Rule
from summitry.extract.quotes.cues import MOST
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import maker
from summitry.extract.quotes.spans import Span, trimmed
from summitry.language import Sentence, Token
from summitry.language.clauses import surface
from summitry.language.clauses.surface import FINITE
from summitry.language.clauses.syntax import is_relative
from summitry.lexicon import words

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def according_attributions(sentence: Sentence, marks: Marks) -> Iterator[Attribution]:
    """The attributions of a sentence that rest on "according to"."""
    opening, text = words("cues", "according"), marks.text[sentence.start : sentence.end]
    if not any(word[1:] in text for word in opening):
        return
    found = (
        (t, to) for t, to in pairwise(sentence.tokens[:-1]) if t.text.lower() in opening and to.tag in ("IN", "TO")
    )
    for token, to in islice(found, MOST):
        attribution = _attribution(sentence, token, to, marks)
        if attribution is not None:
            yield attribution


def _attribution(sentence: Sentence, token: Token, to: Token, marks: Marks) -> Attribution | None:
    head = surface.governed(sentence, to) or next((t for t in sentence.tokens[to.i + 1 :] if t.pos in NOMINAL), None)
    if head is None or marks.at(token.start) is not None:
        return None
    source = _bare(sentence, token, noun_phrase(sentence, maker(sentence, head)))
    named = max(source.span[1], _bare(sentence, token, noun_phrase(sentence, head)).span[1])
    last = max((t.i for t in sentence.tokens if t.start < named), default=head.i)
    content = _content(sentence, token, last, marks)
    if not content:
        return None
    cue = marks.text[token.start : to.end].lower()
    return Attribution(sentence, (token.start, to.end), cue, None, source, content, Rule.ACCORDING)


def _bare(sentence: Sentence, token: Token, source: Source) -> Source:
    """The source up to a comma, where it opens the sentence: "According to the summary, she and an aide asked …"."""
    comma = next((t for t in sentence.between(*source.span) if t.text == ","), None)
    if token.i > 0 or comma is None or comma.i <= source.heads[0].i or len(source.heads) < 2:
        return source
    return Source(sentence, source.heads[:1], (source.span[0], sentence.tokens[comma.i - 1].end))


def _content(sentence: Sentence, token: Token, last: int, marks: Marks) -> tuple[Span, ...]:
    """What stands before the attribution, and what goes on behind the comma that closes it."""
    tokens = sentence.tokens
    closing = next((t for t in tokens[last + 1 :] if t.text in (",", ";")), None)
    pieces = []
    if any(t.text.isalnum() and t.pos not in ("CCONJ", "ADV") for t in tokens[: token.i]):
        pieces.append(trimmed(marks.text, sentence.start, token.start))
        closing = closing if closing is not None and closing.i == last + 1 else None
    if closing is not None and (not pieces or _goes_on(tokens[closing.i + 1 :])):
        pieces.append(trimmed(marks.text, closing.end, sentence.end))
    return tuple(marks.widened(p) for p in pieces if p[1] > p[0])


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether what was said goes on: in a clause, not in words that only tell more of the source ("…, head of the bank")."""
    return bool(rest) and not is_relative(rest[0]) and any(t.tag in FINITE for t in rest)
