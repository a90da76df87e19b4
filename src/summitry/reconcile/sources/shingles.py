"""Documents as runs of six words, and the index that finds which documents share such runs without comparing all pairs.

A run ("6-gram") counts as the reporter's own when none of its words are borrowed (``quoted_matter``), and as quoted when at
most one of them is own. Runs are compared by 64-bit hashes of their words, which are the same on every machine, so that
they can be kept; with 20 million runs the chance of one false meeting in the whole index is about one in a hundred
thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from summitry.language.parse import divisions
from summitry.model import Document
from summitry.reconcile.sources import quoted_matter

RUN = 6  # words; the length that copy detection in news has settled on (Clough et al., METER, 2002, and this bench)
LINKS = 8  # a run that many documents hold links each of them to the first so many only: cost stays linear

Hashes = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

_WORD = re.compile(r"\w+")
_MULTIPLIERS = np.array(
    [
        0x9E3779B97F4A7C15,
        0xBF58476D1CE4E5B9,
        0x94D049BB133111EB,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
        0xE7037ED1A0B428DB,
    ],
    dtype=np.uint64,
)


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of one document by the number of their first word: hash, whether all own, whether quoted."""

    hashes: Hashes
    own: Flags
    quoted: Flags

    @property
    def kept(self) -> Hashes:
        """The different own runs, sorted: what a document is looked up by."""
        return np.unique(self.hashes[self.own])


def stretches(document: Document) -> list[quoted_matter.Stretch]:
    """The passages whose words can be copied. A text that comes without passages is cut at its blank lines."""
    found = [(p.start, p.end) for p in divisions.prose(document)]
    galleries = quoted_matter.galleries(document.text, found)
    return [stretch for stretch in found if stretch not in galleries] if galleries else found


def pieces(document: Document) -> Iterator[tuple[int, int, bool]]:
    """The prose in order as ``(start, end, borrowed)``."""
    inside = stretches(document)
    spans = iter(quoted_matter.borrowed(document, inside))
    span = next(spans, None)
    for start, end in inside:
        at = start
        while span and span[0] < end:
            if at < span[0]:
                yield at, span[0], False
            yield span[0], span[1], True
            at, span = span[1], next(spans, None)
        if at < end:
            yield at, end, False


def word_places(document: Document) -> npt.NDArray[np.int64]:
    """Start and end offset of each word, one row a word, in the numbering of :class:`Runs`."""
    found = [m.span() for s, e, _ in pieces(document) for m in _WORD.finditer(document.text, s, e)]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


class Shingler:
    """Turns documents into :class:`Runs`; remembers the hashes of words, of which there are far fewer than places."""

    def __init__(self) -> None:
        self._hash = _WordHashes()

    def runs(self, document: Document) -> Runs:
        """The runs of a document, one for each word but the last five."""
        words: list[int] = []
        lengths, flags = [], []
        text = document.text
        for start, end, lent in pieces(document):
            before = len(words)
            words.extend(map(self._hash.__getitem__, _WORD.findall(text[start:end].lower())))
            lengths.append(len(words) - before)
            flags.append(lent)
        if len(words) < RUN:
            return Runs(np.empty(0, np.uint64), np.empty(0, bool), np.empty(0, bool))
        total = np.concatenate(([0], np.cumsum(np.repeat(flags, lengths))))
        lent_words = total[RUN:] - total[:-RUN]
        return Runs(_hashes(np.array(words, dtype=np.uint64)), lent_words == 0, lent_words >= RUN - 1)


class _WordHashes(dict[str, int]):
    """64-bit hashes of words, each worked out once."""

    def __missing__(self, word: str) -> int:
        made = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
        self[word] = made
        return made


def _hashes(words: Hashes) -> Hashes:
    """A hash of each run of words: mixed word hashes (splitmix64), summed with a multiplier for each place."""
    mixed = words * _MULTIPLIERS[0]
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MULTIPLIERS[1]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MULTIPLIERS[2]
    mixed ^= mixed >> np.uint64(31)
    size = len(words) - RUN + 1
    total = np.zeros(size, dtype=np.uint64)
    for place in range(RUN):
        total += mixed[place : place + size] * _MULTIPLIERS[place]
    return total


def sharing(own: Sequence[Hashes], least: int) -> list[tuple[int, int]]:
    """Pairs ``(earlier index, later index)`` of documents that share at least ``least`` of their own runs (``kept``).

    One sort of all runs finds those in more than one document; each of these links its documents to the first
    :data:`LINKS` that hold it, so that cost and memory grow with the text, not with the pairs.
    """
    hashes = np.concatenate([*own, np.empty(0, np.uint64)])
    owner = np.repeat(np.arange(len(own), dtype=np.int64), [len(o) for o in own])
    order = np.argsort(hashes, kind="stable")
    hashes, owner = hashes[order], owner[order]
    fresh = np.concatenate(([True], hashes[1:] != hashes[:-1]))[: len(hashes)]
    first = np.maximum.accumulate(np.where(fresh, np.arange(len(hashes)), 0))
    rank = np.arange(len(hashes)) - first
    keys = [
        owner[first[later] + k] * len(own) + owner[later]
        for k in range(LINKS)
        for later in [np.flatnonzero(rank > k)]
        if len(later)
    ]
    if not keys:
        return []
    pairs, times = np.unique(np.concatenate(keys), return_counts=True)
    return [divmod(int(pair), len(own)) for pair in pairs[times >= least]]
