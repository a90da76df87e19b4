"""Vectors of the words of sentences: the lower layers of MiniLM-L6, frozen, as int8 ONNX (``training/encoder.py`` makes it).

A sentence is read once, whatever the number of its candidates; equal sentences are read once; batches hold sentences of like
length, of several documents where these are read ahead: a sentence has the same vectors whichever others it is read with.
Everything runs on one thread, so that several processes may share a machine.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.extract.judge.heads import Array

#: Word pieces: what lies beyond in a sentence has no vector of its own.
LONGEST = 192
#: Word pieces, padding among them, that are read at a time.
BATCH = 192
#: Sentences at hand at most, about 50 MB of vectors, before those that were read earlier are let go of.
AT_HAND = 1_000


@dataclass(frozen=True)
class Shortened:
    """How a vector of a word is shortened: ``(vector - mean) @ shortening``."""

    mean: Array
    shortening: Array


class Read:
    """The vectors of one sentence: of its word pieces (``[pieces, 384]``), with the stretch of text of each."""

    def __init__(self, vectors: Array, stretches: NDArray[np.int64]) -> None:
        self.vectors, self.stretches = vectors, stretches
        self.whole: Array = vectors.mean(axis=0)
        self._told = np.flatnonzero(stretches[:, 1] > stretches[:, 0])
        self._starts, self._ends = stretches[self._told].T.tolist()

    def of(self, start: int, end: int) -> Array:
        """The mean over a stretch ``[start, end)`` of the sentence; over all of it where the stretch has no word piece."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return self.whole
        inside = self.vectors[self._told[first:last]]
        found: Array = inside.sum(axis=0) / np.float32(len(inside))
        return found


class Encoder:
    """The encoder with its tokenizer. Raises OSError where the files are not there."""

    def __init__(self, folder: Traversable) -> None:
        from tokenizers import Tokenizer

        self._session = session(folder.joinpath("encoder.onnx"))
        self._tokenizer = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text(encoding="utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._at_hand: dict[str, Read] = {}
        self.shortened = _shortened(folder.joinpath("meaning.npz"))

    def forget(self) -> None:
        """Let go of what was read."""
        self._at_hand = {}

    def read(self, texts: Sequence[str]) -> list[Read]:
        """The vectors of sentences, in their order. Those that were read shortly before are at hand."""
        found = {text: self._at_hand[text] for text in texts if text in self._at_hand}
        distinct = [text for text in dict.fromkeys(texts) if text not in found]
        pieces = self._tokenizer.encode_batch(distinct)
        for batch in _batches([len(one.ids) for one in pieces]):
            vectors, _ = self._run([pieces[at].ids for at in batch])
            for row, at in zip(vectors, batch, strict=True):
                kept = slice(1, max(2, len(pieces[at].ids) - 1))
                found[distinct[at]] = Read(row[kept], np.array(pieces[at].offsets[kept], np.int64).reshape(-1, 2))
        self._at_hand = found if len(self._at_hand) + len(found) > AT_HAND else self._at_hand | found
        return [found[text] for text in texts]

    def padded(self, texts: Sequence[str]) -> Iterator[tuple[list[int], Array, NDArray[np.int64]]]:
        """Sentences in batches: which they are, the vectors of their word pieces and of the padding, and what is none."""
        pieces = self._tokenizer.encode_batch(list(texts))
        for batch in _batches([len(one.ids) for one in pieces]):
            yield batch, *self._run([pieces[at].ids for at in batch])

    def _run(self, ids: list[list[int]]) -> tuple[Array, NDArray[np.int64]]:
        longest = max(map(len, ids))
        padded = np.zeros((2, len(ids), longest), np.int64)
        for row, one in enumerate(ids):
            padded[0, row, : len(one)] = one
            padded[1, row, : len(one)] = 1
        return self._session.run(None, {"input_ids": padded[0], "attention_mask": padded[1]})[0], padded[1]


def session(file: Traversable) -> Any:
    """A model that runs on one thread."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(file.read_bytes(), options)


def _shortened(file: Traversable) -> Shortened | None:
    """How vectors are shortened, where the file is there."""
    if not file.is_file():
        return None
    with np.load(BytesIO(file.read_bytes())) as held:
        return Shortened(held["mean"].astype(np.float32), held["shortening"].astype(np.float32))


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Indices of sentences of like length together, about ``BATCH`` word pieces each."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[at] > BATCH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
