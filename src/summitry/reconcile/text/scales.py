"""Graded and opposite words: what in two texts about one thing cannot both be true.

Works on words alone, by the scales of ``discourse/scales.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.language.number.scales import Grade, grades, lone_scales

__all__ = [
    "Grade",
    "grades",
    "lone_scales",
    "opposite_grades",
    "settled",
]


def opposite_grades(a: str, b: str) -> tuple[Grade, Grade] | None:
    """Two places on one strict scale that cannot both hold, or None."""
    for x, y in _on_one_scale(a, b):
        if (x.grade == y.grade) == (x.negated != y.negated) and not (x.negated and y.negated):
            return x, y
    return None


def settled(a: str, b: str) -> bool:
    """Whether a strict scale tells whether two texts can both hold."""
    return any(True for _ in _on_one_scale(a, b))


def _on_one_scale(a: str, b: str) -> Iterator[tuple[Grade, Grade]]:
    """The places of two texts on each strict scale that both take one place of; a text that takes two decides nothing."""
    mine, theirs = grades(a), grades(b)
    for scale in sorted({g.scale for g in mine} & {g.scale for g in theirs}):
        x = {(g.grade, g.negated): g for g in mine if g.scale == scale and g.strict}
        y = {(g.grade, g.negated): g for g in theirs if g.scale == scale and g.strict}
        if len(x) == len(y) == 1:
            yield next(iter(x.values())), next(iter(y.values()))
