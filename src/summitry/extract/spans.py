"""Stretches of a text: their union, and whether a place lies in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

#: Document offsets of the beginning and behind the end.
Span = tuple[int, int]
T = TypeVar("T")


class Placed(Protocol):
    """What has a place in the text: a token, a mention, a sentence, a party."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Behind its end."""


PlacedT = TypeVar("PlacedT", bound=Placed)


def span_of(one: Placed) -> Span:
    """The stretch of something."""
    return one.start, one.end


def spans_of(found: Iterable[Placed]) -> list[Span]:
    """The stretches of several things."""
    return list(map(span_of, found))


def holding(found: Iterable[PlacedT], parts: Iterable[Placed]) -> list[PlacedT]:
    """Those of some things in which one of the parts begins."""
    starts = [part.start for part in parts]
    return [one for one in found if any(one.start <= start < one.end for start in starts)]


def cover(first: Span, *others: Span | None) -> Span:
    """From where the first of some stretches begins to where the last ends; what is None has none."""
    starts, ends = zip(*filter(None, (first, *others)), strict=True)
    return min(starts), max(ends)


def within(at: int, spans: Iterable[Span]) -> bool:
    """Whether a place lies in one of some stretches."""
    return any(start <= at < end for start, end in spans)


def apart(found: Iterable[T], at: Callable[[T], int], taken_by: Callable[[T], Iterable[Span]]) -> Iterator[T]:
    """Those of some finds whose own place lies in no stretch that one before them has taken."""
    taken: list[Span] = []
    for one in found:
        if not within(at(one), taken):
            taken += taken_by(one)
            yield one
