"""The layers of Thinc that the models are made of, for prediction alone and for all rows at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: What Thinc's layer norm adds to the variance.
_SMALL = np.float32(1e-8)


class Linear:
    """``rows @ W + b``."""

    def __init__(self, layer: Any) -> None:
        self._weights: Rows = np.ascontiguousarray(layer.get_param("W").T)
        self._bias: Rows = layer.get_param("b")

    def __call__(self, rows: Rows) -> Rows:
        """What comes out for each row."""
        made: Rows = rows @ self._weights
        made += self._bias
        return made


class Maxout:
    """A linear layer, the largest of its pieces, and the layer norm over what comes out."""

    def __init__(self, linear: Any, norm: Any) -> None:
        weights = linear.get_param("W")
        self.width, self._pieces = int(weights.shape[0]), int(weights.shape[1])
        self._weights: Rows = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)
        self._bias: Rows = np.ascontiguousarray(linear.get_param("b").T.reshape(-1))
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")
        self._mean: Rows = np.full((self.width, 1), 1 / self.width, np.float32)

    def __call__(self, rows: Rows) -> Rows:
        """What comes out for each row."""
        made: Rows = rows @ self._weights
        made += self._bias
        best = largest(made, self.width, self._pieces)
        best -= best @ self._mean
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + _SMALL
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self._scale
        best += self._shift
        return best


def largest(rows: Rows, width: int, pieces: int) -> Rows:
    """The largest of the pieces of each unit, where the columns hold piece after piece."""
    best: Rows = np.maximum(rows[:, :width], rows[:, width : 2 * width])
    for n in range(2, pieces):
        np.maximum(best, rows[:, n * width : (n + 1) * width], out=best)
    return best
