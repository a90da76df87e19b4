"""What whole sentences say, as one vector each: the mean over the word pieces after all six layers of MiniLM.

The judge reads three of them. All are asked only where two reports may tell one thing, so that reading pays
nothing for it. Sentences at hand are not read again; a sentence has the same vector whichever others it is read with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from summitry.extract.judge.encoder import Encoder, session

#: Sentences at hand at most, 1.5 kB each.
_AT_HAND = 20_000


def read(texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    """The vector of each sentence, of unit length; of none where the program came without the layers."""
    wanted = list(dict.fromkeys(texts))
    reader = _reader() if wanted else None
    return reader.read(wanted) if reader else {}


@cache
def _reader() -> _Reader | None:
    folder = files("summitry.extract.judge").joinpath("weights")
    return _Reader(folder) if folder.joinpath("upper.onnx").is_file() else None


class _Reader:
    """The lower and the upper layers, and the vectors at hand."""

    def __init__(self, folder: Traversable) -> None:
        self._lower = Encoder(folder)
        self._upper = session(folder.joinpath("upper.onnx"))
        self._at_hand: dict[str, NDArray[np.float32]] = {}

    def read(self, wanted: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        if len(self._at_hand) > _AT_HAND:
            self._at_hand = {}
        new = [text for text in wanted if text not in self._at_hand]
        for batch, lower, shown in self._lower.padded(new):
            vectors = self._upper.run(None, {"lower": lower, "attention_mask": shown})[0]
            vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
            self._at_hand |= {new[at]: vector for at, vector in zip(batch, vectors, strict=True)}
        return {text: self._at_hand[text] for text in wanted}
