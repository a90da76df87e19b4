"""One passage with its sentences, as the finders of times, places and numbers look at it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from summitry.language.parsed import Sentence, Token
from summitry.model import Document, Part

_BLANKS = str.maketrans(dict.fromkeys("\n\t\r\x0b\x0c\x1c\x1d\x1e\x85\u00a0\u2009\u2028\u2029\u202f", " "))


@dataclass(frozen=True)
class PassageView:
    """One passage: its text with each white space as one blank, so that offsets hold, and its sentences.

    ``offset`` is where the passage begins in the document; all arguments below are offsets into the passage.
    """

    text: str
    offset: int
    part: Part
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    def number(self, at: int) -> int:
        """The number, in the passage, of the sentence at an offset."""
        return max(0, bisect_right(self.starts, self.offset + at) - 1)

    def sentence(self, at: int) -> Sentence:
        """The sentence at an offset, or the last one before it."""
        return self.sentences[self.number(at)]

    def token(self, at: int) -> Token | None:
        """The token at an offset, or None between tokens."""
        place = self.offset + at
        tokens = self.sentence(at).tokens
        index = bisect_right(tokens, place, key=lambda t: t.start) - 1
        return tokens[index] if index >= 0 and place < tokens[index].end else None


def passage_views(document: Document, sentences: Sequence[Sentence]) -> Iterator[PassageView]:
    """The passages that have sentences, in order."""
    for index, group in groupby(sentences, key=lambda s: s.passage):
        passage, inside = document.passages[index], tuple(group)
        text = document.text[passage.start : passage.end].translate(_BLANKS)
        yield PassageView(text, passage.start, passage.part, inside, tuple(s.start for s in inside))
