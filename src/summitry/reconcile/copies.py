"""Which passages of one document stand in another: quote-masked containment of word 6-grams.

Containment, not Jaccard, since a paragraph of a wire story in a long article is a copy all the same; and only the
reporters' own words count, since two reports that share a quotation, a post or a statement have the same speaker, not
the same reporter. ``masks`` says what is borrowed, ``shingles`` finds candidates, ``precedence`` says whose words they
were first; what follows for origins is the business of ``origins``.

The thresholds were set on 119 labelled pairs (abridged, partly reused, quotation shared, independent); any least number
of runs from 10 to 18 and any share from 0.3 to 0.5 gives the same decisions there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from summitry.model import Copy, Document
from summitry.reconcile import precedence
from summitry.reconcile.shingles import RUN, Runs, Shingler, sharing, stretches, word_places

LEAST = 15  # runs that two documents must share in copied passages: about twenty words of running prose
SHARE = 0.4  # of a passage's own runs: then the passage as a whole is a copy
LONG = 20  # consecutive runs that are a copy in whatever passage they stand

Places = npt.NDArray[np.int64]


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
    few of them only (:data:`summitry.reconcile.shingles.LINKS`), by date where there is one. Furniture, credits and
    bylines are looked past. The order of the documents does not matter.
    """
    ordered = sorted({d.id: d for d in documents}.values(), key=lambda d: (d.published or "~", d.id))
    shingler = Shingler()
    runs = [shingler.runs(document) for document in ordered]
    places = lru_cache(maxsize=2048)(lambda i: (word_places(ordered[i]), _passages(ordered[i])))
    found: list[Copy] = []
    for i, j in sharing(runs, LEAST):
        found.extend(_compare((ordered[i], runs[i], *places(i)), (ordered[j], runs[j], *places(j))))
    return tuple(sorted(found, key=lambda c: (c.document, c.start, c.other, c.other_start)))


_Side = tuple[Document, Runs, Places, Places]


def _passages(document: Document) -> Places:
    """Start offsets of the passages that can be copied."""
    return np.array([start for start, _ in stretches(document)], dtype=np.int64)


def _compare(one: _Side, two: _Side) -> Iterator[Copy]:
    """The copies between two documents, told of the one that has them from the other."""
    earlier, why = precedence.earlier(one[0], two[0])
    here, there = (two, one) if earlier == one[0].id or (earlier is None and one[0].id < two[0].id) else (one, two)
    own_here, own_there = _evidence(here[1], there[1]), _evidence(there[1], here[1])
    passage_of = _passage_numbers(here)
    matches = [part for match in _matches(here[1].hashes, own_here, there[1].hashes, own_there)
               for part in _by_passage(match, passage_of)]
    matches = _in_copied_passages(matches, (here, own_here), (there, own_there))
    if sum(match.size for match in matches) < LEAST:
        return
    for passage, group in groupby(matches, key=lambda m: int(passage_of[m.here])):
        inside = own_here & (passage_of == passage) & _within_one_passage(here)
        yield _copy(list(group), here, there, int(inside.sum()), (earlier, why))


def _copy(matches: Sequence[_Match], here: _Side, there: _Side, own: int, direction: tuple[str | None, str]) -> Copy:
    """One copied passage from its matches; ``own`` is the number of own runs within the passage."""
    last = max(matches, key=lambda m: m.here + m.size)
    below, above = _counterpart(matches, there)
    return Copy(document=here[0].id, start=int(here[2][matches[0].here][0]),
                end=int(here[2][last.here + last.size + RUN - 2][1]), other=there[0].id,
                other_start=int(there[2][below][0]), other_end=int(there[2][above + RUN - 2][1]),
                containment=round(min(1.0, sum(m.size for m in matches) / max(1, own)), 4),
                earlier=direction[0], why=direction[1])


def _counterpart(matches: Sequence[_Match], there: _Side) -> tuple[int, int]:
    """First run and end of the runs in the other document, within the passage there that holds most of them."""
    numbers = _passage_numbers(there)
    held: Counter[int] = Counter()
    for match in matches:
        held[int(numbers[match.there])] += match.size
    passage = min(held, key=lambda number: (-held[number], number))
    chosen = [m for m in matches if numbers[m.there] == passage]
    return min(m.there for m in chosen), max(m.there + m.size for m in chosen)


def _evidence(runs: Runs, other: Runs) -> npt.NDArray[np.bool_]:
    """The runs that count: own ones that the other document does not have as quoted."""
    counts: npt.NDArray[np.bool_] = runs.own & ~np.isin(runs.hashes, other.hashes[other.quoted])
    return counts


def _matches(here: npt.NDArray[np.uint64], own_here: npt.NDArray[np.bool_], there: npt.NDArray[np.uint64],
             own_there: npt.NDArray[np.bool_]) -> Iterator[_Match]:
    """Maximal stretches of consecutive runs that stand in both, in order of the first."""
    where: dict[int, int] = {}
    for number in np.flatnonzero(own_there)[::-1].tolist():
        where[int(there[number])] = number
    begun: _Match | None = None
    for number in np.flatnonzero(own_here & np.isin(here, there[own_there])).tolist():
        other = where[int(here[number])]
        if begun and number == begun.here + begun.size and other == begun.there + begun.size:
            begun = _Match(begun.here, begun.there, begun.size + 1, begun.size + 1)
            continue
        if begun:
            yield begun
        begun = _Match(number, other, 1, 1)
    if begun:
        yield begun


def _by_passage(match: _Match, passage_of: Places) -> Iterator[_Match]:
    """The match cut where a passage ends."""
    cuts = np.flatnonzero(np.diff(passage_of[match.here : match.here + match.size])) + 1
    for start, end in pairwise([0, *cuts.tolist(), match.size]):
        yield _Match(match.here + start, match.there + start, end - start, match.whole)


def _passage_numbers(side: _Side) -> Places:
    """Number of the passage that each run begins in."""
    numbers: Places = np.searchsorted(side[3], side[2][: len(side[1].hashes), 0], side="right") - 1
    return numbers


def _within_one_passage(side: _Side) -> npt.NDArray[np.bool_]:
    """Whether the last word of each run is in the passage of the first."""
    ends: Places = np.searchsorted(side[3], side[2][RUN - 1 :, 0], side="right") - 1
    same: npt.NDArray[np.bool_] = ends == _passage_numbers(side)
    return same


def _in_copied_passages(matches: Sequence[_Match], here: tuple[_Side, npt.NDArray[np.bool_]],
                        there: tuple[_Side, npt.NDArray[np.bool_]]) -> list[_Match]:
    """The matches that are long, or lie in a passage of either document of which they make up a good share."""
    copied = [_copied(matches, *side, first) for side, first in ((here, "here"), (there, "there"))]
    numbers = [_passage_numbers(side) for side, _ in (here, there)]
    return [m for m in matches
            if m.whole >= LONG or int(numbers[0][m.here]) in copied[0] or int(numbers[1][m.there]) in copied[1]]


def _copied(matches: Sequence[_Match], side: _Side, own: npt.NDArray[np.bool_], which: str) -> set[int]:
    """Numbers of the passages of one document that the matches cover to a good share, and by four runs at least."""
    numbers = _passage_numbers(side)
    shared = np.zeros(len(numbers), dtype=bool)
    for match in matches:
        first = getattr(match, which)
        shared[first : first + match.size] = True
    covered = np.bincount(numbers[shared], minlength=len(side[3]))
    whole = np.bincount(numbers[own & _within_one_passage(side)], minlength=len(side[3]))
    return {int(i) for i in np.flatnonzero((covered >= 4) & (covered >= SHARE * whole))}
