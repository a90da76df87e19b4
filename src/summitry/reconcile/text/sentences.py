"""The sentences of one document, found by the places in them, with what they tell, and their words without the quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from summitry.language import told
from summitry.language.parse import divisions
from summitry.language.time import relative
from summitry.model import Document, Frame, Number, Passage, Time
from summitry.reconcile.text.predicates import Predicate, predicates
from summitry.reconcile.text.statement import NOTHING, Saying, Statement, Told, amounts
from summitry.values import edtf

One = TypeVar("One", Time, Number)


class Sentences:
    """The sentences of one document's prose, in order; ``frames`` are the predicates that its reading kept, in order.

    Every stretch ``[start, end)`` is one of the document.
    """

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

    def within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The stretches of ``[start, end)`` sentence by sentence; one stretch where it lies outside the prose."""
        first, last = max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)
        places = [(max(start, one.start), min(end, one.end)) for one in self._all[first:last]]
        return tuple((left, right) for left, right in places if left < right) or ((start, end),)

    def words(self, start: int, end: int) -> str:
        """The words of ``[start, end)``."""
        return self._document.text[start:end]

    def statement(self, start: int, end: int, saying: Saying = NOTHING) -> Statement:
        """What ``[start, end)`` tells, white space around it left out."""
        text = self._document.text[start:end]
        start += len(text) - len(text.lstrip())
        return Statement(text.strip(), saying, lambda: self._told(start, end, saying.published))

    def _told(self, start: int, end: int, published: str | None) -> Told:
        breaks = self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]
        return Told(
            self.predicates(start, end),
            tuple(_moved(one, start) for one in self.times(start, end, published)),
            tuple(_moved(one, start) for one in self.numbers(start, end)),
            tuple(at - start for at in breaks),
        )

    def times(self, start: int, end: int, published: str | None = None) -> tuple[Time, ...]:
        """The times that lie in ``[start, end)``, dates counted from that of the report."""
        low, high = bisect_left(self._time_starts, start), bisect_left(self._time_starts, end)
        return tuple(_dated(one, published) for one in self._times[low:high] if one.end <= end)

    def numbers(self, start: int, end: int) -> tuple[Number, ...]:
        """The numbers that lie in ``[start, end)``."""
        low, high = bisect_left(self._number_starts, start), bisect_left(self._number_starts, end)
        return tuple(one for one in self._numbers[low:high] if one.end <= end)

    def amounts(self, start: int, end: int) -> frozenset[str]:
        """Numbers and lengths of time of ``[start, end)`` in one form: "a week" and "seven days" are one word."""
        return amounts(self.times(start, end), self.numbers(start, end))

    @cached_property
    def _times(self) -> tuple[Time, ...]:
        return told.times(self._document)

    @cached_property
    def _numbers(self) -> tuple[Number, ...]:
        return told.numbers(self._document)

    @cached_property
    def _time_starts(self) -> list[int]:
        return [one.start for one in self._times]

    @cached_property
    def _number_starts(self) -> list[int]:
        return [one.start for one in self._numbers]

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


def _dated(time: Time, published: str | None) -> Time:
    """A time with its date counted from that of the report, as far as it is one that is counted."""
    said = time.relative or time.value
    known = relative.resolve(said, published) if published and said.startswith(edtf.RELATIVE) else None
    return time if known in (None, time.value) else replace(time, value=known)


def _moved(one: One, by: int) -> One:
    """The same, placed in a stretch that begins so far into the document."""
    return replace(one, start=one.start - by, end=one.end - by)
