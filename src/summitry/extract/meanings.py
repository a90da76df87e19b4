"""What the words of a report mean where they stand, as short vectors: by them two reports are found to tell one thing.

The vectors are those of the judge's encoder, shortened to :data:`DIMENSIONS` numbers by a matrix that makes all directions
alike telling (whitening; ``training/pairs.py`` makes it), each number a signed byte. Without an encoder there are none.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summitry.language.parse import telling
from summitry.model import DIMENSIONS, Document, Meaning

if TYPE_CHECKING:
    from summitry.extract.judge.judge import Judge

#: The length of a vector that is kept: a number of it seldom exceeds a byte.
_LENGTH = 300.0


def of(document: Document, judge: Judge | None) -> tuple[Meaning, ...]:
    """The meanings of the sentences of a document that have telling words; none without a judge that has an encoder."""
    if judge is None or judge.encoder is None or judge.encoder.shortened is None:
        return ()
    text, matrix = document.text, judge.encoder.shortened
    places = {(one.start, one.end): telling.words(text, one.start, one.end) for one in document.sentences}
    told = [(span, some) for span, some in places.items() if some]
    reads = judge.encoder.read([text[start:end] for (start, end), _ in told])
    found = []
    for ((start, end), some), read in zip(told, reads, strict=True):
        vectors = np.array([read.of(low - start, high - start) for low, high in some], np.float32)
        found.append(Meaning(start, end, packed(np.asarray((vectors - matrix.mean) @ matrix.shortening, np.float32))))
    return tuple(found)


def packed(vectors: NDArray[np.float32]) -> str:
    """Vectors, one a row, as they are kept."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled = vectors * (_LENGTH / np.maximum(lengths, 1e-6))
    return b64encode(np.clip(np.rint(scaled), -127, 127).astype(np.int8).tobytes()).decode("ascii")


def unpacked(vectors: str) -> NDArray[np.float32]:
    """Vectors of unit length, one a row, from what is kept."""
    rows = np.frombuffer(b64decode(vectors), np.int8).reshape(-1, DIMENSIONS).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found: NDArray[np.float32] = rows / np.maximum(lengths, 1e-6)
    return found
