"""From moves to trees: roots, labels that say where a word really belongs, and the beginnings of sentences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from summitry.language.parse.engine.arcs import ROOT
from summitry.language.parse.engine.layers import Flags, Whole

#: Between the label of a word and that of the word which it is to hang on.
DELIMITER = "||"


class Trees:
    """Makes the trees. ``labels`` grows where a label occurs only together with another."""

    def __init__(self, labels: list[str]) -> None:
        self.labels = [*labels, *sorted({one.split(DELIMITER)[0] for one in labels if DELIMITER in one} - set(labels))]
        self._number = {name: n for n, name in enumerate(self.labels)}
        self._lifted = np.array([DELIMITER in name for name in self.labels])

    def __call__(self, heads: Whole, labels: Whole, spaces: Flags) -> tuple[Whole, Whole, Flags]:
        """Heads (a root is its own), labels, and whether a sentence starts at a token."""
        at = np.arange(len(heads))
        roots = heads < 0
        heads, labels = np.where(roots, at, heads), np.where(roots, self._number[ROOT], labels)
        tops = _tops(heads)
        lifted = np.flatnonzero(self._lifted[labels])
        if len(lifted):
            for token in lifted.tolist():
                self._put_right(token, heads, labels, spaces, tops)
            tops = _tops(heads)
        return heads, labels, _starts(heads, tops)

    def _put_right(self, token: int, heads: Whole, labels: Whole, spaces: Flags, tops: Whole) -> None:
        """Hang a word on the first one below its head, level by level, that has the label which its own names."""
        own, wanted = self.labels[labels[token]].split(DELIMITER)
        number = self._number.get(wanted, -1)
        tree = np.flatnonzero(tops == tops[token])
        below = (c for c in _by_level(int(heads[token]), tree, heads, (token, spaces)) if labels[c] == number)
        heads[token] = next(below, heads[token])
        labels[token] = self._number[own]


def _by_level(top: int, tree: Whole, heads: Whole, without: tuple[int, Flags]) -> Iterator[int]:
    """The words below a word, level by level, without one of them and without white space (nor what hangs on these)."""
    token, spaces = without
    level = [top]
    while level:
        found = [
            c
            for above in level
            for c in tree[heads[tree] == above].tolist()
            if c not in (above, token) and not spaces[c]
        ]
        yield from found
        level = found


def _tops(heads: Whole) -> Whole:
    """The root above each token."""
    top = heads
    while not np.array_equal(up := top[top], top):
        top = up
    return top


def _starts(heads: Whole, tops: Whole) -> Flags:
    """A sentence starts at the first token of the tree of each root."""
    at = np.arange(len(heads))
    first = np.empty(len(heads), np.int64)
    first[tops[::-1]] = at[::-1]
    starts = np.zeros(len(heads), bool)
    starts[first[heads == at]] = True
    return starts
