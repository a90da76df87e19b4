"""The one loop from frames to candidates of a kind: the frames of a sentence that fit a row of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from summitry import lexicon
from summitry.language import ParsedDocument, Sentence
from summitry.language.clauses.frames import Frame, frames
from summitry.language.clauses.shapes import Seen, by_word, fits, listed
from summitry.lexicon import Row


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a row, and the name under which the row is listed."""

    frame: Frame
    name: str
    row: Row


def matches(parsed: ParsedDocument, sentence: Sentence, kind: str) -> Iterator[Match]:
    """The frames of a sentence that fit a row of a kind, in text order; for each frame the first row that fits."""
    first = lexicon.first_words(kind)
    if by_word(sentence, "lemma").keys().isdisjoint(first):
        return
    for frame in frames(sentence):
        if frame.lemma in first:
            yield from islice(candidates(parsed, frame, kind), 1)


def candidates(parsed: ParsedDocument, frame: Frame, kind: str, *names: str) -> Iterator[Match]:
    """A frame with each row of a kind that it fits, by its own names and then by others."""
    rows, seen = listed(kind), Seen(frame, parsed)
    own = frame.names if frame.lemma in lexicon.first_words(kind, least=2) else (frame.word,)
    tried = (one for name in (*own, *names) for one in rows.get(name, ()))
    return (Match(frame, one.name, one.row) for one in tried if fits(seen, one.shape))
