"""The times and numbers that a document tells: as they were found when it was parsed, or by their words where it never was.

Who asks need not know which (see :mod:`summitry.language.parse.divisions`, which does so for sentences and quotations).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summitry.language.number.numbers import find_numbers
from summitry.language.parse import divisions
from summitry.language.parsed import NumberMention, Sentence, TimeMention
from summitry.language.time.times import find_times
from summitry.model import KEPT, Document, Number, Part, Time


def times(document: Document) -> tuple[Time, ...]:
    """The times of a document's prose and datelines, in order."""
    if document.kept == KEPT:
        return document.times
    document, sentences = _by_rule(document)
    return plain_times(document, find_times(document, sentences))


def numbers(document: Document) -> tuple[Number, ...]:
    """The numbers of a document's prose, in order."""
    if document.kept == KEPT:
        return document.numbers
    return plain_numbers(find_numbers(*_by_rule(document)))


def plain_times(document: Document, found: Iterable[TimeMention]) -> tuple[Time, ...]:
    """The times of a document's prose as they are kept, with those of its datelines."""
    lines = [Sentence(n, p.start, p.end, ()) for n, p in enumerate(document.passages) if p.part is Part.DATELINE]
    every = (*found, *(find_times(document, lines) if lines else ()))
    kept = (Time(t.start, t.end, t.kind, t.value, t.relative, t.approximate) for t in every)
    return tuple(sorted(kept, key=lambda time: time.start))


def plain_numbers(found: Iterable[NumberMention]) -> tuple[Number, ...]:
    """Numbers as they are kept: in order, of two that share words the first."""
    kept: list[Number] = []
    for n in sorted(found, key=lambda number: (number.start, -number.end)):
        if not kept or n.start >= kept[-1].end:
            kept.append(Number(n.start, n.end, n.minimum, n.maximum, n.unit, n.role, n.approximate))
    return tuple(kept)


def _by_rule(document: Document) -> tuple[Document, Sequence[Sentence]]:
    """A document that nobody parsed, with passages, and its sentences without words."""
    if not document.passages:
        document = replace(document, passages=divisions.prose(document))
    starts = [passage.start for passage in document.passages]
    stretches = divisions.sentences(document)
    return document, [Sentence(bisect_right(starts, s.start) - 1, s.start, s.end, ()) for s in stretches]
