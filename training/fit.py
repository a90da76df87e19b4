"""Logistic heads over sparse features and dense vectors, fitted together: one matrix, all kinds at once.

Penalised maximum likelihood by L-BFGS. Deterministic: the same examples give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from summitry.extract.judge.heads import SPARSE_LENGTH

#: Examples in which a feature has to stand.
LEAST = 3


@dataclass(frozen=True)
class Weights:
    """A fitted head: ``sparse`` over the vocabulary, ``dense`` over the vectors, one column an output."""

    sparse: np.ndarray
    dense: np.ndarray
    bias: np.ndarray

    def logits(self, sparse: sp.csr_matrix, dense: np.ndarray | None) -> np.ndarray:
        """What it gives for examples."""
        found = sparse @ self.sparse + self.bias
        return found + dense @ self.dense if dense is not None and len(self.dense) else found


def vocabulary(features: Iterable[Iterable[str]], least: int = LEAST) -> dict[str, int]:
    """The features that stand in at least so many examples, those of most examples first, numbered."""
    counted = Counter(name for some in features for name in set(some))
    kept = sorted((-n, name) for name, n in counted.items() if n >= least)
    return {name: at for at, (_, name) in enumerate(kept)}


def frequent(known: dict[str, int], features: Iterable[Iterable[str]], least: int) -> int:
    """How many features of a vocabulary, which are its first, stand in at least so many examples."""
    counted = Counter(name for some in features for name in set(some) if name in known)
    return sum(n >= least for n in counted.values())


def matrix(features: Sequence[Iterable[str]], known: dict[str, int]) -> sp.csr_matrix:
    """The features of examples as rows, scaled as :class:`summitry.extract.judge.heads.Heads` scales them."""
    rows, columns, values = [], [], []
    for row, some in enumerate(features):
        own = [known[name] for name in set(some) if name in known]
        rows += [row] * len(own)
        columns += own
        values += [SPARSE_LENGTH / max(1.0, len(own) ** 0.5)] * len(own)
    return sp.csr_matrix((np.array(values, np.float32), (rows, columns)), shape=(len(features), len(known)))


def fit(  # noqa: PLR0913 - the settings of one fit
    sparse: sp.csr_matrix,
    dense: np.ndarray | None,
    wanted: np.ndarray,
    *,
    exclusive: bool,
    cost: float = 0.1,
    weights: np.ndarray | None = None,
    steps: int = 80,
    before: Weights | None = None,
) -> Weights:
    """Heads for ``wanted`` [examples, outputs]: 1 yes, 0 no, -1 not known (left out).

    ``exclusive``: the outputs of an example exclude each other. ``cost`` is the inverse of the penalty; ``weights`` say how much
    each example counts; ``before`` is where to start from.
    """
    n, outputs = wanted.shape
    features, width = sparse.shape[1], 0 if dense is None else dense.shape[1]
    counts = np.ones((n, 1), np.float32) if weights is None else weights.reshape(-1, 1).astype(np.float32)
    known = (wanted >= 0) * counts
    target = np.maximum(wanted, 0).astype(np.float32)
    across = sparse.T.tocsr()

    def parts(flat: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        whole = flat.astype(np.float32).reshape(features + width + 1, outputs)
        return whole[:features], whole[features : features + width], whole[-1]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        first, second, bias = parts(flat)
        logits = sparse @ first + bias
        if dense is not None:
            logits += dense @ second
        if exclusive:
            shifted = logits - logits.max(axis=1, keepdims=True)
            powers = np.exp(shifted)
            sums = powers.sum(axis=1, keepdims=True)
            value = -float(((shifted - np.log(sums)) * target * known).sum())
            error = (powers / sums - target) * known
        else:
            value = float((known * (np.logaddexp(0, logits) - target * logits)).sum())
            error = known * (1 / (1 + np.exp(-logits)) - target)
        value += float((first**2).sum() + (second**2).sum()) / (2 * cost)
        slope = np.concatenate(
            [
                across @ error + first / cost,
                (dense.T @ error if dense is not None else np.zeros((0, outputs))) + second / cost,
                error.sum(axis=0, keepdims=True),
            ]
        )
        return value, slope.astype(np.float64).ravel()

    start = np.zeros((features + width + 1, outputs))
    if before is not None:
        start = np.concatenate([before.sparse, before.dense, before.bias[None, :]]).astype(np.float64)
    start = start.ravel()
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8})
    return Weights(*(part.copy() for part in parts(found.x)))
