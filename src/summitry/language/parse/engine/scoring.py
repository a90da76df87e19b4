"""The part of a transition model that scores moves: feature tokens of a state in, one number for each move out."""

from __future__ import annotations

from typing import Any

import numpy as np

from summitry.language.parse.engine.layers import Linear, Rows, Whole, largest

#: What is added to the score of a move that is not allowed.
FORBIDDEN = np.float32(-3.0e38)


class Scorer:
    """The lower and upper layer of a transition model. ``moves`` are the names of the moves, as spaCy numbers them."""

    def __init__(self, pipe: Any) -> None:
        model = pipe.model
        self.moves: list[str] = [pipe.moves.get_class_name(n) for n in range(pipe.moves.n_moves)]
        self._into = Linear(model.get_ref("tok2vec").layers[-1])
        lower = model.get_ref("lower")
        weights = lower.get_param("W")
        self.features, self._hidden, self._pieces = (int(weights.shape[n]) for n in (0, 1, 2))
        self._weights: Rows = np.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, weights.shape[3]).T)
        self._nothing: Rows = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(self.features, -1)
        self._bias: Rows = np.ascontiguousarray(lower.get_param("b").T.reshape(-1))
        self._upper = Linear(model.get_ref("upper"))

    def prepared(self, vectors: Rows) -> Rows:
        """What each token adds to a state as each of its features, one row for each token and feature.

        The last rows are those of no token at all, so that the number −1 finds them. The bias is in the first feature.
        """
        width = self._pieces * self._hidden
        table = np.empty((len(vectors) + 1, self.features, width), np.float32)
        np.matmul(self._into(vectors), self._weights, out=table[:-1].reshape(len(vectors), -1))
        table[-1] = self._nothing
        table[:, 0] += self._bias
        return table.reshape(-1, width)

    def rows(self, tokens: Whole) -> Whole:
        """The rows of the prepared table for the tokens of states, ``[states, features]``; −1 for no token."""
        return tokens * self.features + np.arange(self.features)

    def __call__(self, table: Rows, rows: Whole) -> Rows:
        """The scores of all moves in each state."""
        total: Rows = table[rows[:, 0]]
        for n in range(1, self.features):
            total += table[rows[:, n]]
        return self._upper(largest(total, self._hidden, self._pieces))
