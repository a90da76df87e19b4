"""Entities: what begins where, worked out for all tokens at once; then what is begun goes on, step by step, everywhere at once.

Where no entity is open, the moves of a token depend on the token alone. So each is scored once as if none were open. Each token
that would begin one is followed to the end of what it would begin; what begins inside of another, which began before it, is
left out.
"""

from __future__ import annotations

import numpy as np

from summitry.language.parse.engine.layers import Flags, Rows, Whole
from summitry.language.parse.engine.scoring import FORBIDDEN, Scorer

BEGIN, IN, LAST, UNIT, OUT = range(5)
#: How the names of the moves begin.
MOVES = ("B", "I", "L", "U", "O")


class Entities:
    """The entity recogniser. ``labels`` are the names of its types by number; nought is none."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        pairs = [name.partition("-") for name in scorer.moves]
        self.labels = ["", *sorted({label for _, _, label in pairs} - {""})]
        self._move = np.array([MOVES.index(move) for move, _, _ in pairs])
        self._label = np.array([self.labels.index(label) for _, _, label in pairs])
        some, out = self._label > 0, self._move == OUT
        unit, begin = some & (self._move == UNIT), some & (self._move == BEGIN)
        #: What is open to a token where no entity is, by two bits: whether it may stand alone, whether one may begin.
        self._outside = _mask([out, out | unit, out | begin, out | unit | begin])
        #: What is open inside an entity, by its type and whether it may go on.
        inside = [
            (self._label == n) & ((self._move == LAST) | ((self._move == IN) & goes_on))
            for n in range(len(self.labels))
            for goes_on in (False, True)
        ]
        self._inside = _mask(inside)

    def __call__(self, vectors: Rows, starts: Flags, last: Flags, spaces: Flags) -> Whole:
        """The number of the entity type of each token.

        ``starts``: where sentences begin; ``last``: the last token of each passage; ``spaces``: tokens of white space.
        """
        table = self._scorer.prepared(vectors)
        goes_on = ~last
        goes_on[:-1] &= ~starts[1:]
        move, label = self._alone(table, goes_on, spaces)
        types = np.where(move == UNIT, label, 0)
        begun = np.flatnonzero(move == BEGIN)
        ends = self._followed(table, begun, label[begun], goes_on)
        free = 0
        for start, end in zip(begun.tolist(), ends.tolist(), strict=True):
            if start >= free:
                types[start : end + 1] = label[start]
                free = end + 1
        return types

    def _alone(self, table: Rows, goes_on: Flags, spaces: Flags) -> tuple[Whole, Whole]:
        """The move and the type of each token where no entity is open."""
        states = np.full((len(goes_on), self._scorer.features), -1)
        states[:, 0] = np.arange(len(goes_on))
        scores = self._scorer(table, self._scorer.rows(states))
        scores += self._outside[~spaces + 2 * (goes_on & ~spaces)]
        best = scores.argmax(axis=1)
        return self._move[best], self._label[best]

    def _followed(self, table: Rows, begun: Whole, label: Whole, goes_on: Flags) -> Whole:
        """The last token of each entity that is begun."""
        ends, open_, at = begun.copy(), np.arange(len(begun)), begun + 1
        while len(open_):
            states = np.stack([at, begun[open_], at - 1], axis=1)
            scores = self._scorer(table, self._scorer.rows(states))
            scores += self._inside[2 * label[open_] + goes_on[at]]
            more = self._move[scores.argmax(axis=1)] == IN
            ends[open_] = at
            open_, at = open_[more], at[more] + 1
        return ends


def _mask(rows: list[Flags]) -> Rows:
    return np.where(np.array(rows), np.float32(0), FORBIDDEN)
