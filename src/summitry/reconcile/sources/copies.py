"""Which passages of one document stand in another: quote-masked containment of word 6-grams.

Containment, not Jaccard, since a paragraph of a wire story in a long article is a copy all the same; and only the
reporters' own words count, since two reports that share a quotation, a post or a statement have the same speaker, not
the same reporter. ``quoted_matter`` says what is borrowed, ``shingles`` finds candidates, ``precedence`` says whose words they
were first; what follows for origins is the business of ``origins``.

The thresholds were set on 119 labelled pairs (abridged, partly reused, quotation shared, independent); any least number
of runs from 10 to 20, share from 0.3 to 0.5 and length from 15 to 25 gives the same decisions there, and the same one
pair over outlets among 924 other articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from summitry.model import Copy, Document
from summitry.reconcile.sources import precedence
from summitry.reconcile.sources.shingles import RUN, Flags, Hashes, Runs, Shingler, sharing, stretches, word_places

LEAST = 12  # runs that two documents must share in copied passages: about seventeen words of running prose
SHARE = 0.4  # of a passage's own runs: then the passage as a whole is a copy
MANY = 4  # copied passages from which on quotations that both have are taken from there, too, and not heard by each
LONG = 18  # consecutive runs that are a copy in whatever passage they stand

Places = npt.NDArray[np.int64]

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class _Side:
    """One document as it is compared.

    ``places``: start and end offset of each word; ``bounds``: of each passage; ``passages``: the number of the passage
    that each run begins in; ``inside``: whether it ends there too.
    """

    document: Document
    runs: Runs
    places: Places
    bounds: Places
    passages: Places
    inside: Flags

    @classmethod
    def of(cls, document: Document, runs: Runs) -> _Side:
        """A document with the places of its words."""
        places = word_places(document)
        bounds = np.array(stretches(document), dtype=np.int64).reshape(-1, 2)
        passage_of = np.searchsorted(bounds[:, 0], places[:, 0], side="right") - 1
        begins = passage_of[: len(runs.hashes)]
        return cls(document, runs, places, bounds, begins, begins == passage_of[RUN - 1 :][: len(begins)])

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Offsets of the words of the runs ``[first, end)``, within the passage of the first.

        Marks that no word follows in the passage are taken in, so that a copied sentence has its full stop.
        """
        left, right = self.bounds[self.passages[first]].tolist()
        start, stop = int(self.places[first][0]), min(right, int(self.places[end + RUN - 2][1]))
        text = self.document.text
        if not _WORD.search(text, left, start):
            start = left
        return start, right if not _WORD.search(text, stop, right) else stop


@dataclass(frozen=True, slots=True)
class _Match:
    """Consecutive runs that stand in both, within one passage of the first.

    Number of the first run in each, how many there are, and how many with those that go on in the next passages.
    """

    here: int
    there: int
    size: int
    whole: int


def find_copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """The passages that documents share, apart from borrowed words and furniture, in order of the document ids.

    Each names the document that copies, the other, and which of them is the more original (``earlier``) with the reason,
    or None there with the reason why it cannot be known. A passage that stands in many documents is linked to the first
    few of them only (:data:`summitry.reconcile.sources.shingles.LINKS`), by date where there is one. Furniture, credits and
    bylines are looked past. The order of the documents does not matter.
    """
    known = {d.id: d for d in documents}
    shingler = Shingler()
    runs = {made: shingler.runs(document) for made, document in known.items()}
    compare = Comparer(known, runs.__getitem__)
    pairs = alike([(d.published, d.id, runs[d.id].kept) for d in known.values()])
    return in_order(copy for one, two in pairs for copy in compare(one, two))


class Comparer:
    """Finds the copies between two documents of some. They rest on these two alone, so that they can be kept."""

    def __init__(self, documents: Mapping[str, Document], runs: Callable[[str], Runs]) -> None:
        self._side = lru_cache(maxsize=2048)(lambda made: _Side.of(documents[made], runs(made)))

    def __call__(self, one: str, two: str) -> tuple[Copy, ...]:
        """The copies between the documents of two ids, in order."""
        return in_order(_compare(self._side(one), self._side(two)))


def alike(documents: Iterable[tuple[str | None, str, Hashes]]) -> list[tuple[str, str]]:
    """Pairs of ids of documents that may have copied, from their dates, ids and kept runs, whatever their order."""
    ordered = sorted(documents, key=lambda d: (d[0] or "~", d[1]))
    return [(ordered[i][1], ordered[j][1]) for i, j in sharing([kept for _, _, kept in ordered], LEAST)]


def in_order(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Copies in the order of documents and places."""
    return tuple(sorted(copies, key=lambda c: (c.document, c.start, c.other, c.other_start)))


def _compare(one: _Side, two: _Side) -> Iterator[Copy]:
    """The copies between two documents, told of the one that has them from the other."""
    earlier, why = precedence.earlier(one.document, two.document)
    second = earlier == one.document.id or (earlier is None and one.document.id < two.document.id)
    here, there = (two, one) if second else (one, two)
    own_here, own_there = _evidence(here.runs, there.runs), _evidence(there.runs, here.runs)
    matches = _shared((here, own_here), (there, own_there))
    if sum(match.size for match in matches) < LEAST:
        return
    if len({int(here.passages[match.here]) for match in matches}) >= MANY:
        own_here, own_there = here.runs.own | here.runs.quoted, there.runs.own | there.runs.quoted
        matches = _shared((here, own_here), (there, own_there))
    for passage, group in groupby(matches, key=lambda m: int(here.passages[m.here])):
        own = int((own_here & here.inside & (here.passages == passage)).sum())
        yield _copy(list(group), here, there, own, (earlier, why))


def _shared(here: tuple[_Side, Flags], there: tuple[_Side, Flags]) -> list[_Match]:
    """What stands in both of two documents in copied passages, of the runs of each that count."""
    found = _matches(here[0].runs.hashes, here[1], there[0].runs.hashes, there[1])
    return _in_copied_passages([part for match in found for part in _by_passage(match, here[0].passages)], here, there)


def _copy(matches: Sequence[_Match], here: _Side, there: _Side, own: int, direction: tuple[str | None, str]) -> Copy:
    """One copied passage from its matches; ``own`` is the number of own runs within the passage."""
    start, end = here.span(matches[0].here, max(m.here + m.size for m in matches))
    other_start, other_end = there.span(*_counterpart(matches, there))
    return Copy(
        document=here.document.id,
        start=start,
        end=end,
        other=there.document.id,
        other_start=other_start,
        other_end=other_end,
        containment=round(min(1.0, sum(m.size for m in matches) / max(1, own)), 4),
        earlier=direction[0],
        why=direction[1],
    )


def _counterpart(matches: Sequence[_Match], there: _Side) -> tuple[int, int]:
    """First run and end of the runs in the other document, within the passage there that holds most of them."""
    held: Counter[int] = Counter()
    for match in matches:
        held[int(there.passages[match.there])] += match.size
    passage = min(held, key=lambda number: (-held[number], number))
    chosen = [m for m in matches if there.passages[m.there] == passage]
    return min(m.there for m in chosen), max(m.there + m.size for m in chosen)


def _evidence(runs: Runs, other: Runs) -> Flags:
    """The runs that count: own ones that the other document does not have as quoted."""
    if not other.quoted.any():
        return runs.own
    return runs.own & ~np.isin(runs.hashes, other.hashes[other.quoted])


def _matches(here: Hashes, own_here: Flags, there: Hashes, own_there: Flags) -> Iterator[_Match]:
    """Maximal stretches of consecutive runs that stand in both, in order of the first."""
    numbers = np.flatnonzero(own_there)
    order = np.argsort(there[numbers], kind="stable")
    known = there[numbers][order]
    candidates = np.flatnonzero(own_here)
    if not len(known) or not len(candidates):
        return
    at = np.minimum(np.searchsorted(known, here[candidates]), len(known) - 1)
    shared = known[at] == here[candidates]
    first, second = candidates[shared], numbers[order][at[shared]]
    if not len(first):
        return
    breaks = np.flatnonzero((np.diff(first) != 1) | (np.diff(second) != 1)) + 1
    for start, end in pairwise([0, *breaks.tolist(), len(first)]):
        yield _Match(int(first[start]), int(second[start]), end - start, end - start)


def _by_passage(match: _Match, passage_of: Places) -> Iterator[_Match]:
    """The match cut where a passage ends."""
    cuts = np.flatnonzero(np.diff(passage_of[match.here : match.here + match.size])) + 1
    for start, end in pairwise([0, *cuts.tolist(), match.size]):
        yield _Match(match.here + start, match.there + start, end - start, match.whole)


def _in_copied_passages(
    matches: Sequence[_Match], here: tuple[_Side, Flags], there: tuple[_Side, Flags]
) -> list[_Match]:
    """The matches that are long, or lie in a passage of either document of which they make up a good share."""
    ours = _copied([(m.here, m.size) for m in matches], *here)
    theirs = _copied([(m.there, m.size) for m in matches], *there)
    return [
        m
        for m in matches
        if m.whole >= LONG or int(here[0].passages[m.here]) in ours or int(there[0].passages[m.there]) in theirs
    ]


def _copied(spans: Sequence[tuple[int, int]], side: _Side, own: Flags) -> set[int]:
    """Numbers of the passages of one document that the spans of runs cover to a good share, and by four runs at least."""
    shared = np.zeros(len(own), dtype=bool)
    for first, size in spans:
        shared[first : first + size] = True
    covered = np.bincount(side.passages[shared])
    whole = np.bincount(side.passages[own & side.inside], minlength=len(covered))[: len(covered)]
    return {int(i) for i in np.flatnonzero((covered >= 4) & (covered >= SHARE * whole))}
