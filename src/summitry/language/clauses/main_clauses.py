"""Of whom a text tells: the subjects of its main clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.language.clauses.frames import frames
from summitry.language.parsed import Sentence, Token


def main_doers(sentences: Sequence[Sentence], offset: int, near: int) -> Iterator[tuple[Sentence, tuple[Token, ...]]]:
    """The sentences that begin up to ``near`` characters before an offset, the nearest first, with who does their main verb."""
    for sentence in reversed(sentences):
        if 0 < offset - sentence.start <= near:
            yield from ((sentence, frame.doer) for frame in frames(sentence) if frame.head.dep == "ROOT")
