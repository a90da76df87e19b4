"""Whether two numbers of people or things are of two by what befell them, or by where: "16 were killed", "24 were injured"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from summitry import lexicon
from summitry.model import Frame
from summitry.reconcile.facts.clauses import Clause, Sentence
from summitry.reconcile.facts.scene import spots, two_places, word

#: Behind every word of a report.
_END = 1 << 60


def of_two_kinds(mine: Clause, at: tuple[int, int], theirs: Clause, there: tuple[int, int]) -> bool:
    """Whether two numbers (their spans) are told of two fates, or their sentences of places far from each other."""
    fates = _fate(mine.sentence, *at), _fate(theirs.sentence, *there)
    return (all(fates) and not fates[0] & fates[1]) or two_places(_spots(mine.sentence), _spots(theirs.sentence))


def _fate(sentence: Sentence, start: int, end: int) -> frozenset[int]:
    """What befell those whom a number counts: by its predicate, or the first word that tells behind it, or the last before it."""
    others = [at for at, _ in sentence.amounts if not start <= at < end]
    low, high = (
        max((at for at in others if at < start), default=0),
        min((at for at in others if at >= end), default=_END),
    )
    behind = [word(sentence, n) for n, at in enumerate(sentence.starts) if end <= at < high]
    before = [word(sentence, n) for n, at in enumerate(sentence.starts) if low < at < start]
    ruling = (f.word for f in _frames(sentence) if any(a.start <= start < a.end for a in f.arguments))
    told = (_fates().get(one) for one in (*ruling, *behind, *reversed(before)))
    return next(filter(None, told), frozenset[int]())


def _spots(sentence: Sentence) -> frozenset[str]:
    """Where the predicates of a sentence are said to be done."""
    return spots(sentence, _frames(sentence))


def _frames(sentence: Sentence) -> Iterator[Frame]:
    return (f for f in sentence.reading.frames if sentence.start <= f.head_start < sentence.end)


@cache
def _fates() -> dict[str, frozenset[int]]:
    """The numbers of the fates that a word tells."""
    rows = [set(row) for row in lexicon.load("disputes")["fates"]]
    return {one: frozenset(n for n, row in enumerate(rows) if one in row) for one in chain.from_iterable(rows)}
