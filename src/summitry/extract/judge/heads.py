"""The linear heads over features and vectors: for each kind whether a candidate tells one, and what its slots say.

A file ``*.npz`` holds the vocabulary of features, a matrix over it (``sparse``), one over the vectors (``dense``, without rows
in a file for words alone) and a ``bias``; their columns are the outputs of all heads side by side, in the order of ``heads``
in ``model.json``. ``training/train.py`` writes both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
#: Length that the features of a candidate are scaled to, and each vector.
SPARSE_LENGTH, DENSE_LENGTH = 5.0, 3.0


class Heads:
    """The weights of all heads. ``outputs`` has for each head the names of its outputs; one output is a yes or no."""

    def __init__(self, file: Traversable, outputs: Mapping[str, Sequence[str]]) -> None:
        with np.load(BytesIO(file.read_bytes())) as held:
            names = bytes(held["vocabulary"]).decode("utf-8").split("\n")
            self._sparse: Array = held["sparse"].astype(np.float32)
            self._dense: Array = held["dense"].astype(np.float32)
            self._bias: Array = held["bias"].astype(np.float32)
        self.vocabulary = {name: at for at, name in enumerate(names)}
        self.outputs = {name: tuple(some) for name, some in outputs.items()}
        self._columns: dict[str, slice] = {}
        for name, some in self.outputs.items():
            start = max((columns.stop for columns in self._columns.values()), default=0)
            self._columns[name] = slice(start, start + len(some))

    @property
    def reads_vectors(self) -> bool:
        """Whether the heads want vectors beside features."""
        return bool(len(self._dense))

    def logits(self, head: str, features: Sequence[Iterable[str]], vectors: Array | None) -> Array:
        """What a head gives for candidates: ``[candidates, outputs]``. ``vectors`` are :func:`scaled`, one row a candidate."""
        columns = self._columns[head]
        found: Array = self._summed(features, self._sparse[:, columns]) + self._bias[columns]
        if vectors is not None and self.reads_vectors:
            found += vectors @ self._dense[:, columns]
        return found

    def probabilities(self, head: str, features: Sequence[Iterable[str]], vectors: Array | None) -> Array:
        """The same as probabilities, of which those of several outputs exclude each other."""
        logits = self.logits(head, features, vectors)
        if logits.shape[1] == 1:
            return np.asarray(1 / (1 + np.exp(-logits)), np.float32)
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)

    def effects(self, head: str, features: Iterable[str], vectors: Array | None) -> dict[str, float]:
        """What each known feature of a candidate adds to the first output of a head."""
        known = [name for name in set(features) if name in self.vocabulary]
        without = [[name for name in known if name != one] for one in known]
        rows = None if vectors is None else np.tile(vectors, (len(known) + 1, 1))
        found = self.logits(head, [known, *without], rows)[:, 0]
        return {name: float(found[0] - one) for name, one in zip(known, found[1:], strict=True)}

    def _summed(self, features: Sequence[Iterable[str]], weights: Array) -> Array:
        """The scaled sums of the rows of each candidate's features."""
        known = [[self.vocabulary[name] for name in set(some) if name in self.vocabulary] for some in features]
        sums = np.zeros((len(known), weights.shape[1]), np.float32)
        for row, some in enumerate(known):
            if some:
                sums[row] = weights[some].sum(axis=0) * (SPARSE_LENGTH / len(some) ** 0.5)
        return sums


def scaled(*vectors: Array) -> Array:
    """Several vectors of one candidate as one row, each of the same length."""
    lengths = [float(np.linalg.norm(one)) or 1.0 for one in vectors]
    row = [one * (DENSE_LENGTH / length) for one, length in zip(vectors, lengths, strict=True)]
    return np.concatenate(row).astype(np.float32)
