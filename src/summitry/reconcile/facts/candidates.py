"""Which sentences of a story's reports may tell one thing: for each its nearest in each other report, by words and by vectors.

Words are hashed into few columns and vectors put beside them, so that nearness is one product of matrices. A story of
more than :data:`BLOCK` sentences is gone through in blocks along its days, each with the next, so that time grows with
the story and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import groupby

import numpy as np

from summitry.model import DIMENSIONS
from summitry.reconcile.facts.clauses import Array, Sentence
from summitry.reconcile.facts.likeness import Setting, Weights

#: Sentences that are compared with one another at a time.
BLOCK = 1500
#: Nearest sentences looked at in each other report, and over all of them; and how near they have to be.
EACH, ALL, NEAR = 3, 24, 0.16
#: Columns that words are hashed into.
_COLUMNS = 512
#: One candidate: the numbers of two sentences, and what is known of them beyond themselves.
Candidate = tuple[int, int, Setting]


def candidates(sentences: Sequence[Sentence], weights: Weights) -> Iterator[Candidate]:
    """The pairs of sentences that may tell one thing, each once. ``sentences`` stand by report, reports by their days."""
    if len(sentences) < 2:
        return
    rows = _rows(sentences, weights)
    seen: set[tuple[int, int]] = set()
    for low in range(0, max(1, len(sentences) - BLOCK), BLOCK) if len(sentences) > 2 * BLOCK else (0,):
        high = min(len(sentences), low + 2 * BLOCK)
        for one, other, setting in _nearest(sentences[low:high], rows[low:high]):
            pair = (low + one, low + other)
            if pair not in seen:
                seen.add(pair)
                yield *pair, setting


def _nearest(sentences: Sequence[Sentence], rows: Array) -> Iterator[Candidate]:
    near = rows @ rows.T
    homes = np.array([at for at, (_, some) in enumerate(groupby(s.document for s in sentences)) for _ in some])
    ranks = np.full(near.shape, 99, np.int16)
    for home in range(homes.max() + 1):
        columns = np.nonzero(homes == home)[0]
        order = np.argsort(-near[:, columns], axis=1, kind="stable")
        places = np.empty_like(order)
        np.put_along_axis(places, order, np.arange(len(columns))[None, :].repeat(len(near), 0), axis=1)
        ranks[:, columns] = places
        ranks[np.ix_(columns, columns)] = 99
    few = np.minimum(ranks, ranks.T) < EACH
    wanted = np.triu(few & (near >= NEAR) & (homes[:, None] != homes[None, :]), 1)
    if len(near) > ALL:
        others = np.where(homes[:, None] != homes[None, :], near, -1)
        least = -np.partition(-others, ALL - 1, axis=1)[:, ALL - 1]
        wanted &= (near >= least[:, None]) | (near >= least[None, :])
    for one, other in zip(*np.nonzero(wanted), strict=True):
        beside = max(
            near[one + step, other + step]
            if min(one, other) + step >= 0
            and max(one, other) + step < len(near)
            and homes[one + step] == homes[one]
            and homes[other + step] == homes[other]
            else 0.0
            for step in (-1, 1)
        )
        yield int(one), int(other), Setting((int(ranks[one, other]), int(ranks[other, one])), float(beside))


def _rows(sentences: Sequence[Sentence], weights: Weights) -> Array:
    """One row a sentence, of length 1: its words by weight, beside the mean of its vectors."""
    rows = np.zeros((len(sentences), _COLUMNS + DIMENSIONS), np.float32)
    for at, one in enumerate(sentences):
        for word in sorted({*one.stems, *(value for _, value in one.amounts)}):
            rows[at, _column(word)] += weights.of(word)
        if one.vectors is not None:
            told = np.array([weights.of(word) for word in one.stems], np.float32)
            rows[at, _COLUMNS:] = told @ one.vectors
    for part in (slice(0, _COLUMNS), slice(_COLUMNS, None)):
        lengths = np.linalg.norm(rows[:, part], axis=1, keepdims=True)
        rows[:, part] *= np.sqrt(0.5) / np.maximum(lengths, 1e-6)
    if not any(one.vectors is not None for one in sentences):
        rows *= np.sqrt(2)
    return rows


def _column(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little") % _COLUMNS
