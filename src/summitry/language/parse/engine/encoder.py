"""Tokens to vectors: hash embeddings of their features, mixed by one maxout layer, then the window layers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from summitry.language.parse.engine.layers import Maxout, Rows, Whole

Features = NDArray[np.uint64]

#: What Thinc's layers call the features that they read, and what a hash embedding begins with.
COLUMNS, _SEED = "columns", "seed"

#: Rows that go through the window layers together: what they take stays in the processor's cache.
_BLOCK = 700
#: Odd numbers that the features of a token are mixed with, one a column: equal tokens are told by the mixture.
_MIXED_BY = np.array(
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
        0xE7037ED1A0B428DB,
    ],
    np.uint64,
)
MOST_FEATURES = len(_MIXED_BY)


class Encoder:
    """A Tok2Vec model of spaCy. ``columns`` are the features that it reads, by spaCy's names."""

    def __init__(self, model: Any) -> None:
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        self.columns: list[str] = next(m.attrs[COLUMNS] for m in embed.walk() if COLUMNS in m.attrs)
        self._tables = [(m.attrs["column"], m.attrs[_SEED], m.get_param("E")) for m in embed.walk() if _SEED in m.attrs]
        self._ops = model.ops
        self._mix = _maxouts(embed)[0]
        self._windows = _maxouts(encode)
        self._pad = int(encode.attrs["pad"])

    def __call__(self, features: Features, sizes: Whole) -> Rows:
        """The vectors of the tokens of passages: ``features`` has a row for each token, ``sizes`` the tokens of each passage."""
        rows = self._embedded(features)
        made = np.empty_like(rows)
        for low, high, first, last in blocks(sizes, _BLOCK):
            made[low:high] = self._encoded(rows[low:high], sizes[first:last])
        return made

    def _embedded(self, features: Features) -> Rows:
        """Each distinct token is embedded once."""
        key = np.zeros(len(features), np.uint64)
        for n in range(features.shape[1]):
            key = (key ^ features[:, n]) * _MIXED_BY[n]
            key ^= key >> np.uint64(29)
        _, first, where = np.unique(key, return_index=True, return_inverse=True)
        distinct = features[first]
        parts = []
        for column, seed, table in self._tables:
            keys = self._ops.hash(np.ascontiguousarray(distinct[:, column]), seed) % np.uint32(len(table))
            parts.append(table[keys[:, 0]] + table[keys[:, 1]] + table[keys[:, 2]] + table[keys[:, 3]])
        made: Rows = self._mix(np.concatenate(parts, axis=1))[where]
        return made

    def _encoded(self, rows: Rows, sizes: Whole) -> Rows:
        """The window layers over passages with rows of nought between them, as Thinc pads them."""
        place = np.arange(len(rows)) + np.repeat(np.arange(1, len(sizes) + 1), sizes) * self._pad
        inner = len(rows) + (len(sizes) + 1) * self._pad
        width = self._mix.width
        # one more row of nought at either end, so that each window is a view
        padded = np.zeros((inner + 2, width), np.float32)
        padded[place + 1] = rows
        window = np.empty((inner, 3 * width), np.float32)
        for layer in self._windows:
            for n in range(3):
                window[:, n * width : (n + 1) * width] = padded[n : n + inner]
            padded[1:-1] += layer(window)
        made: Rows = padded[place + 1]
        return made


def _maxouts(model: Any) -> list[Maxout]:
    """The maxout layers of a model, each with the layer norm behind it, in order."""
    layers = [m for m in model.walk() if m.param_names]
    linear = [m for m in layers if m.has_param("W")]
    norms = [m for m in layers if m.has_param("G")]
    return [Maxout(a, b) for a, b in zip(linear, norms, strict=True)]


def blocks(sizes: Whole, most: int) -> list[tuple[int, int, int, int]]:
    """Passages in runs of about ``most`` tokens: the first token and the one behind the last, the same for passages."""
    ends = np.cumsum(sizes).tolist()
    found, low, first = [], 0, 0
    for n, end in enumerate(ends):
        if end - low >= most or n == len(ends) - 1:
            found.append((low, end, first, n + 1))
            low, first = end, n + 1
    return found
