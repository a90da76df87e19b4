"""Heads and labels: all passages take each arc-eager move at the same time.

A state has a stack and a buffer of words. Its moves: *shift* the first word of the buffer to the stack; *reduce*, take the top
of the stack off (back to the buffer where it has no head yet); *left*, the first word of the buffer becomes head of the top of
the stack, which is taken off; *right*, the top of the stack becomes head of the first word of the buffer, which is shifted;
*break*, a sentence begins at the second word of the buffer.
"""

from __future__ import annotations

import numpy as np

from summitry.language.parse.engine.layers import Flags, Rows, Whole
from summitry.language.parse.engine.scoring import FORBIDDEN, Scorer

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
#: How the names of the moves begin.
MOVES = ("S", "D", "L", "R", "B")
#: Cells of "no word" below each stack and each buffer: as many as a state looks at.
_BELOW = 3
#: The label of what has no head.
ROOT = "ROOT"


class Arcs:
    """The dependency parser. ``labels`` are the names of its labels by number; nought is none."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        pairs = [name.partition("-") for name in scorer.moves]
        self.labels = ["", ROOT, *sorted({label for _, _, label in pairs} - {"", ROOT})]
        self._move = np.array([MOVES.index(move) for move, _, _ in pairs])
        self._label = np.array([self.labels.index(label) for _, _, label in pairs])
        #: Rows of nought and of −∞ by what is allowed, a bit each: shift, reduce, arcs, break.
        bit = np.array([0, 1, 2, 2, 3])[self._move]
        self._masks = np.where((np.arange(16)[:, None] >> bit) & 1, np.float32(0), FORBIDDEN)

    def __call__(self, vectors: Rows, sizes: Whole) -> tuple[Whole, Whole]:
        """The head of each token (−1 for none) and the number of its label, over the tokens of all passages."""
        table, states = self._scorer.prepared(vectors), _States(sizes)
        while len(states.top):
            scores = self._scorer(table, self._scorer.rows(states.context()))
            scores += self._masks[states.allowed()]
            best = scores.argmax(axis=1)
            states.take(self._move[best], self._label[best])
        return states.heads[:-1], states.labels[:-1]


class _States:
    """The states of passages that are not done, side by side.

    Tokens count over all passages; the last cell of each array over tokens stands for no token (−1). All stacks lie in one
    array and all buffers (the next word on top) in another; ``top`` and ``next`` say where each of them ends, ``floor`` where
    it is empty.
    """

    def __init__(self, sizes: Whole) -> None:
        total = int(sizes.sum())
        last = np.cumsum(sizes)
        first = last - sizes
        self.heads, self.labels = np.full(total + 1, -1), np.zeros(total + 1, np.int64)
        self._leftmost, self._rightmost, self._before = (np.full(total + 1, -1) for _ in range(3))
        self._begins, self._put_back = np.zeros(total + 1, bool), np.zeros(total + 1, bool)
        self._begins[first] = True
        self.floor = first + _BELOW * np.arange(1, len(sizes) + 1) - 1
        self._stack = np.full(total + _BELOW * len(sizes), -1)
        self._buffer = self._stack.copy()
        places = np.arange(total) + np.repeat(_BELOW * np.arange(1, len(sizes) + 1), sizes)
        self._buffer[places] = np.repeat(first + last - 1, sizes) - np.arange(total)
        self.top, self.next = self.floor.copy(), self.floor + sizes
        self._look()

    def _look(self) -> None:
        """The words that a state is judged by."""
        self._b0, self._b1 = self._buffer[self.next], self._buffer[self.next - 1]
        self._s0 = self._stack[self.top]

    def context(self) -> Whole:
        """The tokens that each state is judged by: two of the buffer, three of the stack, the outer children of their tops."""
        b0, s0 = self._b0, self._s0
        found = np.empty((len(self.top), 8), np.int64)
        found[:, 0], found[:, 1], found[:, 2] = b0, self._b1, s0
        found[:, 3], found[:, 4] = self._stack[self.top - 1], self._stack[self.top - 2]
        found[:, 5], found[:, 6], found[:, 7] = self._leftmost[b0], self._leftmost[s0], self._rightmost[s0]
        return found

    def allowed(self) -> Whole:
        """Which moves are open to each state, as bits: shift 1, reduce 2, arcs 4, break 8."""
        left = self.next - self.floor
        stacked, two, within = self.top > self.floor, left >= 2, ~self._begins[self._b0]
        shift = ~stacked | (two & within & ~self._put_back[self._b0])
        arcs = stacked & within & (left >= 1)
        breaks = two & (self._b1 == self._b0 + 1) & ~self._begins[self._b1]
        found: Whole = shift + 2 * stacked + 4 * arcs + 8 * breaks
        return found

    def take(self, move: Whole, label: Whole) -> None:
        """Each state takes its move; those that are done are let go."""
        leftwards, rightwards = np.flatnonzero(move == LEFT), np.flatnonzero(move == RIGHT)
        self._left_arcs(leftwards, label)
        self._right_arcs(rightwards, label)
        self._push(np.flatnonzero((move == SHIFT) | (move == RIGHT)))
        self._reduce(np.flatnonzero(move == REDUCE))
        self._begins[self._b1[move == BREAK]] = True
        done = (self.top == self.floor) & (self.next == self.floor)
        if done.any():
            self.top, self.next, self.floor = self.top[~done], self.next[~done], self.floor[~done]
        self._look()

    def _left_arcs(self, at: Whole, label: Whole) -> None:
        head, child = self._b0[at], self._s0[at]
        old = self.heads[child]
        had = old >= 0
        self._rightmost[old[had]] = self._before[child[had]]
        self.heads[child], self.labels[child] = head, label[at]
        self._leftmost[head] = child
        self._put_back[head] = False
        self.top[at] -= 1

    def _right_arcs(self, at: Whole, label: Whole) -> None:
        head, child = self._s0[at], self._b0[at]
        self._before[child] = self._rightmost[head]
        self.heads[child], self.labels[child] = head, label[at]
        self._rightmost[head] = child

    def _push(self, at: Whole) -> None:
        self.top[at] += 1
        self._stack[self.top[at]] = self._b0[at]
        self.next[at] -= 1

    def _reduce(self, at: Whole) -> None:
        word = self._s0[at]
        back: Flags = (self.heads[word] < 0) & (self.top[at] - self.floor[at] > 1)
        self.top[at] -= 1
        at, word = at[back], word[back]
        self._put_back[word] = True
        self.next[at] += 1
        self._buffer[self.next[at]] = word
