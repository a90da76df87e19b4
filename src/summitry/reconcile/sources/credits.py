"""Which credits and statements of a document's own sentences cover a place in it.

Each sentence is searched once, however many claims rest on it, and a place is looked up by bisection: the cost grows with
the text and the claims, not with their product. What words credit an outlet is for :mod:`summitry.reconcile.sources.relays`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from summitry.model import Document
from summitry.reconcile.sources import relays
from summitry.reconcile.text.sentences import Sentences


class _Reaching(Protocol):
    """Words of a sentence that vouch for what stands before the offset ``upto``."""

    @property
    def upto(self) -> int: ...


T = TypeVar("T", bound=_Reaching)


class _Row(Generic[T]):
    """What one search found in one sentence, in order."""

    def __init__(self, found: Iterable[T]) -> None:
        self._found: Sequence[T] = tuple(found)
        self._furthest = list(accumulate((one.upto for one in self._found), max))

    def __bool__(self) -> bool:
        return bool(self._found)

    def at(self, offset: int) -> T | None:
        """The first of them that covers an offset, or None."""
        index = bisect_right(self._furthest, offset)
        return self._found[index] if index < len(self._found) else None


class _Search(Generic[T]):
    """One kind of credit over the sentences of a document."""

    def __init__(self, sentences: Sentences, find: Callable[[str], Iterable[T]]) -> None:
        self._sentences, self._find = sentences, find
        self._outside: dict[tuple[int, int], _Row[T]] = {}

    @cached_property
    def _rows(self) -> list[_Row[T]]:
        return [_Row(self._find(words)) for words in self._sentences.unquoted]

    @cached_property
    def _next(self) -> list[int]:
        """For each sentence the first from it on that has any credit."""
        found, after = [], len(self._rows)
        for number in range(len(self._rows) - 1, -1, -1):
            after = number if self._rows[number] else after
            found.append(after)
        return [*reversed(found), len(self._rows)]

    def over(self, start: int, end: int) -> tuple[int, T] | None:
        """The first credit in the sentences that ``[start, end)`` touches that covers its beginning, or None.

        With the place in the document from which its own offsets count.
        """
        touched = self._sentences.touched(start, end)
        if touched is None:
            key = start, end
            if key not in self._outside:
                self._outside[key] = _Row(self._find(self._sentences.blanked[start:end]))
            found = self._outside[key].at(0)
            return (start, found) if found else None
        first, last = touched
        found = self._rows[first].at(start - self._sentences.starts[first])
        if found is None and last > first and self._next[first + 1] <= last:
            first = self._next[first + 1]
            found = self._rows[first].at(-1)  # what stands in a later sentence reaches back over all
        return (self._sentences.starts[first], found) if found else None


class Credits:
    """The credits of one document's sentences; ``houses`` are the agencies and outlets that the record knows of."""

    def __init__(self, document: Document, houses: relays.Houses) -> None:
        sentences = Sentences(document)
        self._text = document.text
        self._stated = _Search(sentences, relays.stated_in)
        self._credits = _Search(sentences, relays.credits_in)
        self._houses = _Search(sentences, houses.credits_in)
        self._named: dict[str, tuple[list[int], list[str]]] = {}
        self.sentences = sentences

    def stated(self, start: int, end: int) -> tuple[int, relays.Stated] | None:
        """The words by which what stands there rests on a statement or a document, and where their sentence begins, or None."""
        return self._stated.over(start, end)

    def credit(self, start: int, end: int) -> relays.Credit | None:
        """The listed agency, or what by its name is an outlet, that is credited for what stands there, or None."""
        found = self._credits.over(start, end)
        return found[1] if found else None

    def house(self, start: int, end: int) -> relays.Credit | None:
        """The agency or outlet known from the record that is credited for what stands there, or None."""
        found = self._houses.over(start, end)
        return found[1] if found else None

    def in_full(self, short: str, upto: int) -> str:
        """The name of an outlet that the text called in full before calling it by its last word ("The Post"); else the word."""
        if short not in self._named:
            found = [
                (match.end(), relays.bare(match[1]))
                for match in re.finditer(rf"((?:[A-Z][\w&.-]*[ ]){{1,4}}{re.escape(short)})\b", self._text)
            ]
            full = [(end, name) for end, name in found if name != short]
            self._named[short] = [end for end, _ in full], [name for _, name in full]
        ends, names = self._named[short]
        index = bisect_right(ends, upto)
        return names[index - 1] if index else short
