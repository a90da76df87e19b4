"""The span viewer: a document's passages with the words that claims rest on marked.

Spans may cross, so nothing is nested: the text is split at every boundary, and each piece names the spans that hold it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from summitry.model import Document, Part


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A stretch of a document to be marked; ``kind`` is the kind of claim that rests on it."""

    start: int
    end: int
    kind: str = ""

    @property
    def key(self) -> str:
        """What names it within its document: ``start-end``."""
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text with no boundary inside. ``holds`` are the spans that it lies in, ``opens`` those that begin here."""

    text: str
    holds: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One passage as it is shown."""

    part: Part
    pieces: tuple[Piece, ...]
    length: int


def pieces(text: str, start: int, end: int, marked: Iterable[Marked]) -> Iterator[Piece]:
    """The text of ``[start, end)`` split at every boundary of a span; joined, the pieces are that text again."""
    inside = sorted({m for m in marked if m.start < end and m.end > start})
    cuts = sorted({start, end} | {cut for m in inside for cut in (m.start, m.end) if start < cut < end})
    for low, high in pairwise(cuts):
        holds = [m for m in inside if m.start <= low and high <= m.end]
        opens = tuple(dict.fromkeys(m.key for m in holds if max(m.start, start) == low and m.start >= start))
        yield Piece(text[low:high], tuple(dict.fromkeys(m.key for m in holds)), opens, _kind(holds))


def _kind(holds: list[Marked]) -> str:
    """The kind of the narrowest span, which says most about these words."""
    return min(holds, key=lambda m: (m.end - m.start, m)).kind if holds else ""


def blocks(document: Document, marked: Iterable[Marked]) -> Iterator[Block]:
    """The passages of a document in order; words that stand outside every passage are shown as furniture."""
    spans = sorted(set(marked))
    starts = [m.start for m in spans]
    longest = max((m.end - m.start for m in spans), default=0)
    for part, start, end in _stretches(document):
        near = spans[bisect_left(starts, start - longest) : bisect_right(starts, end)]
        yield Block(part, tuple(pieces(document.text, start, end, near)), end - start)


def _stretches(document: Document) -> Iterator[tuple[Part, int, int]]:
    at = 0
    for passage in (*document.passages, None):
        begin = passage.start if passage else len(document.text)
        if document.text[at:begin].strip():
            yield (Part.FURNITURE if document.passages else Part.PARAGRAPH), at, begin
        if passage:
            if passage.end > passage.start:
                yield passage.part, passage.start, passage.end
            at = passage.end
