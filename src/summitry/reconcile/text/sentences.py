"""The sentences of one document, found by the places in them, with their predicates, and their words without the quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from summitry.language.parse import divisions
from summitry.model import Document, Frame, Passage
from summitry.reconcile.text.predicates import Predicate, predicates


class Sentences:
    """The sentences of one document's prose, in order; ``frames`` are the predicates that its reading kept, in order."""

    def __init__(self, document: Document, frames: Sequence[Frame] = ()) -> None:
        self._document, self._frames = document, frames

    @cached_property
    def _all(self) -> tuple[Passage, ...]:
        return divisions.sentences(self._document)

    @cached_property
    def starts(self) -> list[int]:
        """Where each sentence begins."""
        return [one.start for one in self._all]

    def touched(self, start: int, end: int) -> tuple[int, int] | None:
        """Numbers of the first and the last sentence that ``[start, end)`` touches; None where it begins in none."""
        first = bisect_right(self.starts, start) - 1
        if first < 0 or start >= self._all[first].end:
            return None
        return first, max(first, bisect_right(self.starts, end - 1) - 1)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of all sentences that ``[start, end)`` touches; itself where it lies outside the prose."""
        touched = self.touched(start, end)
        return (self._all[touched[0]].start, max(end, self._all[touched[1]].end)) if touched else (start, end)

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """The words of ``[start, end)`` sentence by sentence; as one piece where it lies outside the prose."""
        first, last = max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)
        places = [(max(start, one.start), min(end, one.end)) for one in self._all[first:last]]
        found = [self._document.text[left:right] for left, right in places if left < right]
        return tuple(found) or (self._document.text[start:end],)

    @cached_property
    def _heads(self) -> list[int]:
        return [frame.head_start for frame in self._frames]

    def predicates(self, start: int, end: int) -> tuple[Predicate, ...]:
        """The predicates that stand in ``[start, end)``, in order."""
        low, high = bisect_left(self._heads, start), bisect_left(self._heads, end)
        return predicates(self._document, self._frames[low:high])

    @cached_property
    def blanked(self) -> str:
        """The text with quotations blanked, so that what a speaker says counts for nothing; offsets hold."""
        text = self._document.text
        pieces, at = [], 0
        for one in divisions.quotations(self._document):
            pieces += [text[at : one.start], " " * (one.end - one.start)]
            at = one.end
        return "".join([*pieces, text[at:]])

    @cached_property
    def unquoted(self) -> list[str]:
        """The words of each sentence, quotations blanked."""
        return [self.blanked[one.start : one.end] for one in self._all]
