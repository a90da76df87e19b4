"""The heads over features and vectors: for each kind whether a candidate tells one, and what its slots say.

A file ``*.npz`` holds the vocabulary of features, a matrix over it (``sparse``), one over the vectors (``dense``, without rows
in a file for words alone) and a ``bias``; their columns are the outputs of all heads side by side, in the order of ``heads``
in ``model.json``. It may hold a hidden layer besides, over the first features of the vocabulary and the vectors
(``hidden.sparse``, ``hidden.dense``, ``hidden.bias``), whose units ``hidden.out`` adds to all outputs. ``training/train.py``
writes both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from io import BytesIO
from itertools import chain
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
#: Length that the features of a candidate are scaled to, and each vector.
SPARSE_LENGTH, DENSE_LENGTH = 5.0, 3.0


@dataclass(frozen=True)
class Hidden:
    """A hidden layer: units that are at work where the sum over features and vectors is above nought."""

    sparse: Array
    dense: Array
    bias: Array
    out: Array

    @classmethod
    def of(cls, held: Mapping[str, Array]) -> Hidden:
        """That of a file."""
        return cls(*(held[f"hidden.{name}"].astype(np.float32) for name in ("sparse", "dense", "bias", "out")))

    def units(self, known: Sequence[Sequence[int]], vectors: Array) -> Array:
        """How far each unit is at work for candidates, of whose features the first of the vocabulary count."""
        frequent = [some[: bisect_left(some, len(self.sparse))] for some in known]
        sums = _summed(frequent, self.sparse, [len(some) for some in known])
        return np.asarray(np.maximum(sums + vectors @ self.dense + self.bias, 0), np.float32)


class Heads:
    """The weights of all heads. ``outputs`` has for each head the names of its outputs; one output is a yes or no."""

    def __init__(self, file: Traversable, outputs: Mapping[str, Sequence[str]]) -> None:
        with np.load(BytesIO(file.read_bytes())) as held:
            names = bytes(held["vocabulary"]).decode("utf-8").split("\n")
            self._sparse: Array = held["sparse"].astype(np.float32)
            self._dense: Array = held["dense"].astype(np.float32)
            self._bias: Array = held["bias"].astype(np.float32)
            self._hidden = Hidden.of(held) if "hidden.out" in held else None
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

    def known(self, features: Sequence[Iterable[str]]) -> list[list[int]]:
        """The known features of candidates, each told once, as numbers in order: on it hang the last digits of their sums."""
        number = self.vocabulary.get
        return [sorted([at for at in map(number, some) if at is not None]) for some in features]

    def logits(self, heads: Sequence[str], known: Sequence[Sequence[int]], vectors: Array | None) -> Array:
        """What heads that stand side by side give for candidates: ``[candidates, outputs]``.

        ``known`` are the numbers of features (:meth:`known`), ``vectors`` are :func:`scaled`, one row a candidate.
        """
        columns = slice(self._columns[heads[0]].start, self._columns[heads[-1]].stop)
        found = _summed(known, self._sparse[:, columns]) + self._bias[columns]
        if vectors is not None and self.reads_vectors:
            found += vectors @ self._dense[:, columns]
            if self._hidden is not None:
                found += self._hidden.units(known, vectors) @ self._hidden.out[:, columns]
        return found

    def certain(self, heads: Sequence[str], known: Sequence[Sequence[int]], vectors: Array | None) -> Array:
        """The probability of yes of heads that stand side by side, each for itself: ``[candidates, heads]``."""
        return np.asarray(1 / (1 + np.exp(-self.logits(heads, known, vectors))), np.float32)

    def every(self, known: Sequence[Sequence[int]], vectors: Array | None) -> Array:
        """What all heads give for candidates, side by side."""
        return self.logits(list(self.outputs), known, vectors)

    def of(self, head: str, rows: Array) -> Array:
        """What one head gives, of rows that all of them gave."""
        return np.ascontiguousarray(rows[..., self._columns[head]])

    def sure(self, heads: Sequence[str], rows: Array) -> Array:
        """The probability of yes of heads, each for itself, of rows that all heads gave: ``[candidates, heads]``."""
        own = np.concatenate([rows[:, self._columns[head]] for head in heads], axis=1)
        return np.asarray(1 / (1 + np.exp(-own)), np.float32)

    def effects(self, head: str, features: Iterable[str], vectors: Array | None) -> dict[str, float]:
        """What each known feature of a candidate adds to the first output of a head."""
        names = [name for name in set(features) if name in self.vocabulary]
        without = [[name for name in names if name != one] for one in names]
        rows = None if vectors is None else np.tile(vectors, (len(names) + 1, 1))
        found = self.logits([head], self.known([names, *without]), rows)[:, 0]
        return {name: float(found[0] - one) for name, one in zip(names, found[1:], strict=True)}


def shares(logits: Array) -> Array:
    """The probabilities of outputs that exclude each other, along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def _summed(known: Sequence[Sequence[int]], weights: Array, lengths: Sequence[int] | None = None) -> Array:
    """The sums of the rows of each candidate's features, scaled by how many these are, or by ``lengths``."""
    sums = np.zeros((len(known), weights.shape[1]), np.float32)
    counts = np.array([len(some) for some in known])
    filled = np.flatnonzero(counts)
    if len(filled):
        starts = np.concatenate([[0], np.cumsum(counts[filled])[:-1]])
        rows = weights[np.fromiter(chain.from_iterable(known), np.int64)]
        scale = SPARSE_LENGTH / np.sqrt(counts if lengths is None else np.array(lengths))[filled]
        sums[filled] = np.add.reduceat(rows, starts, axis=0) * scale[:, None]
    return sums


def scaled(*vectors: Array) -> Array:
    """Several vectors of one candidate as one row, each of the same length."""
    lengths = [sqrt(float(one @ one)) or 1.0 for one in vectors]
    row = [one * (DENSE_LENGTH / length) for one, length in zip(vectors, lengths, strict=True)]
    return np.concatenate(row).astype(np.float32)
