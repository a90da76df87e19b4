"""Search by meaning: sentences whose words lie near to those of a question, by the vectors that reading has kept of them.

Each telling word of the question looks for the nearest word of a sentence, and the likeness is the mean over the question's words
(late interaction, as ColBERT: Khattab and Zaharia 2020, arXiv:2004.12832). It is a likeness and no finding, and marked as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from summitry.extract.judge.encoder import Encoder
from summitry.extract.meanings import unpacked
from summitry.language.parse import telling
from summitry.model import DIMENSIONS
from summitry.record import Store, schema
from summitry.values import words

#: Words of a question that are looked for, rows that are compared at a time, and the least likeness that is told.
_LONGEST, _BATCH, _LEAST = 24, 65_536, 0.45
_STEP = 127.0


@dataclass(frozen=True, slots=True)
class Meant:
    """A sentence that means the like: where it stands, its words, and how near it is (1: the same words)."""

    document: str
    start: int
    end: int
    words: str
    likeness: float


@dataclass(frozen=True)
class _Sentences:
    """The sentences of a record: the vectors of all their words as signed bytes, and where each sentence's begin."""

    places: list[tuple[str, int, int]]
    begins: NDArray[np.int64]
    vectors: NDArray[np.int8]


class Meanings:
    """The meanings of a record's sentences, read once for each state of it. ``judge`` is the setting of that name."""

    def __init__(self, store: Store, judge: str) -> None:
        self._store, self._judge, self._lock = store, judge, Lock()
        self._held: tuple[str, _Sentences] | None = None

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(files("summitry.extract.judge") / "weights")

    def near(self, said: str, version: str, most: int = 8) -> list[Meant]:
        """The sentences that are nearest to a question, the nearest first; none where no vectors were kept."""
        if self._judge:  # weights of one's own have vectors of their own, and rules alone have none
            return []
        with self._lock:
            asked, held = self._asked(said), self._sentences(version)
            if not len(asked) or not held.places:
                return []
            likeness = _likeness(asked, held)
        best = np.argsort(-likeness, kind="stable")[:most]
        found = [(held.places[at], float(likeness[at])) for at in best if likeness[at] >= _LEAST]
        return [Meant(d, low, high, self._words(d, low, high), like) for (d, low, high), like in found]

    def _asked(self, said: str) -> NDArray[np.float32]:
        """The vectors of the telling words of a question."""
        places, shortened = telling.words(said)[:_LONGEST], self._encoder.shortened
        if not places or shortened is None:
            return np.zeros((0, DIMENSIONS), np.float32)
        read = self._encoder.read([said])[0]
        self._encoder.forget()
        vectors = np.array([read.of(low, high) for low, high in places], np.float32)
        made = np.asarray((vectors - shortened.mean) @ shortened.shortening, np.float32)
        found: NDArray[np.float32] = made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-6)
        return found

    def _sentences(self, version: str) -> _Sentences:
        if self._held is None or self._held[0] != version:
            self._held = (version, self._read())
        return self._held[1]

    def _read(self) -> _Sentences:
        table, places, begins, vectors, at = schema.meaning.c, [], [], [], 0
        for document in self._store.document_ids():
            query = select(table.start, table.end, table.vectors).where(table.document == document).order_by(table.n)
            for row in self._store.select(query):
                made = np.rint(unpacked(row["vectors"]) * _STEP).astype(np.int8)
                places.append((document, int(row["start"]), int(row["end"])))
                begins.append(at)
                vectors.append(made)
                at += len(made)
        stacked = np.concatenate(vectors) if vectors else np.zeros((0, DIMENSIONS), np.int8)
        return _Sentences(places, np.array(begins, np.int64), stacked)

    def _words(self, document: str, start: int, end: int) -> str:
        query = select(schema.document.c.text).where(schema.document.c.id == document)
        return words.show(next(iter(self._store.select(query)))["text"][start:end])


def _likeness(asked: NDArray[np.float32], held: _Sentences) -> NDArray[np.float32]:
    """How near each sentence is: the mean over the question's words of the nearest word's cosine."""
    near = np.empty((len(asked), len(held.vectors)), np.float32)
    for low in range(0, len(held.vectors), _BATCH):
        near[:, low : low + _BATCH] = asked @ held.vectors[low : low + _BATCH].astype(np.float32).T / _STEP
    found: NDArray[np.float32] = np.maximum.reduceat(near, held.begins, axis=1).mean(axis=0)
    return found
