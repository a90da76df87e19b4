"""Figures that are one: they count the same thing, in the same unit, in sentences about one matter.

The same noun is not enough ("20 people", "two people"): numbers that agree need a sentence with something in common, numbers
that do not need much more, and a report that gives a noun two numbers itself speaks of two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from summitry.reconcile import content
from summitry.reconcile.facts import Fact, quantity
from summitry.reconcile.values import CONTRADICTION, LENGTHS, compare_quantities

#: Share of words that what is counted must have in common, and the sentences around numbers that agree or do not.
NEAR, NEAR_AGREEING, NEAR_DIFFERING = 0.6, 0.25, 0.45

Subject = tuple[str, frozenset[str]]


def dimension(fact: Fact) -> str:
    """The unit that a figure counts in; lengths of time are one dimension."""
    unit = fact.first("unit") or ""
    return "second" if unit in LENGTHS else unit


def values_by_subject(facts: Sequence[Fact]) -> dict[Subject, int]:
    """How many different numbers each document gives for each thing that it counts."""
    found: dict[Subject, set[str]] = defaultdict(set)
    for fact in facts:
        found[fact.document.id, about(fact)].add(f"{fact.first('min')}/{fact.first('max')}")
    return {subject: len(numbers) for subject, numbers in found.items()}


def about(fact: Fact) -> frozenset[str]:
    """The stems of what a figure counts."""
    return content.words(" ".join(fact.all("what"))) or fact.words


def same(a: Fact, b: Fact, mine: frozenset[str], theirs: frozenset[str], numbers: Mapping[Subject, int]) -> str:
    """Why two figures are of one thing, or the empty string."""
    if content.overlap(mine, theirs) < NEAR:
        return ""
    differ = compare_quantities(quantity(a), quantity(b)).kind == CONTRADICTION
    if a.document.id == b.document.id:
        return "" if differ else "the same number of the same thing in one report"
    around = content.overlap(content.words(a.sentence[1]), content.words(b.sentence[1]))
    if differ and (around < NEAR_DIFFERING or max(numbers[a.document.id, about(a)], numbers[b.document.id, about(b)]) > 1):
        return ""
    return f"the same thing counted in sentences that share {around:.0%} of their words" if around >= NEAR_AGREEING else ""
