"""Texts that stand in several documents: the copied passages that hang together, and the documents they go back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summitry.model import Copy, Document

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class SharedText:
    """One text and the places where it stands, by document.

    ``roots`` are the ids of the documents that no other is known to be more original than, in order; ``why`` says what
    makes the only one the source.
    """

    places: Mapping[str, tuple[tuple[int, int], ...]]
    roots: tuple[str, ...]
    why: str


def shared_texts(documents: Mapping[str, Document], copies: Sequence[Copy]) -> list[SharedText]:
    """The shared texts, in order of their first place. Copies of documents that are not given are left out."""
    known = sorted(
        (c for c in copies if c.document in documents and c.other in documents),
        key=lambda c: (c.document, c.start, c.other, c.other_start),
    )
    merged = _merged(known)
    above: dict[Place, Place] = {}
    for copy in known:
        one = _root(above, merged[copy.document, copy.start, copy.end])
        two = _root(above, merged[copy.other, copy.other_start, copy.other_end])
        if one != two:
            above[max(one, two)] = min(one, two)
    groups: defaultdict[Place, list[Copy]] = defaultdict(list)
    for copy in known:
        groups[_root(above, merged[copy.document, copy.start, copy.end])].append(copy)
    return [_shared(group, merged) for _, group in sorted(groups.items())]


def _merged(copies: Sequence[Copy]) -> dict[Place, Place]:
    """Each copied stretch with the place it belongs to: overlapping stretches of one document are one place."""
    by_document: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for copy in copies:
        by_document[copy.document].add((copy.start, copy.end))
        by_document[copy.other].add((copy.other_start, copy.other_end))
    found: dict[Place, Place] = {}
    for made, spans in by_document.items():
        group: list[tuple[int, int]] = []
        last = 0
        for span in [*sorted(spans), (1 << 60, 1 << 60)]:
            if group and span[0] >= last:
                found |= dict.fromkeys(((made, start, end) for start, end in group), (made, group[0][0], last))
                group, last = [], 0
            group.append(span)
            last = max(last, span[1])
    return found


def _root(above: dict[Place, Place], place: Place) -> Place:
    while place in above:
        place = above[place]
    return place


def _shared(copies: Sequence[Copy], merged: Mapping[Place, Place]) -> SharedText:
    """One shared text from the copies that belong to it."""
    places = {merged[c.document, c.start, c.end] for c in copies} | {
        merged[c.other, c.other_start, c.other_end] for c in copies
    }
    by_document: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for made, start, end in sorted(places):
        by_document[made].append((start, end))
    derived = {c.document if c.earlier == c.other else c.other for c in copies if c.earlier}
    roots = tuple(sorted(set(by_document) - derived)) or tuple(sorted(by_document))
    whys = sorted({c.why for c in copies if c.earlier in roots}, key=lambda why: (len(why), why))
    return SharedText({made: tuple(spans) for made, spans in by_document.items()}, roots, whys[0] if whys else "")
