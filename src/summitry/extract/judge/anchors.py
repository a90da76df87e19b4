"""Which predicate of a sentence a stretch of text is told by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from summitry.language import Sentence
from summitry.language.clauses.frames import Frame, frames
from summitry.language.clauses.reach import depth
from summitry.model import Claim

#: Slots that stand on the predicate itself.
ON_PREDICATE = ("attitude", "type", "instrument", "format")


def inside(sentence: Sentence, start: int, end: int) -> tuple[Frame, ...]:
    """The predicates of a sentence whose own words lie in a stretch, the highest first."""
    return tuple(
        sorted(
            (f for f in frames(sentence) if start <= f.head.start < end),
            key=lambda f: (depth(sentence, f.head), f.head.i),
        )
    )


def anchor(sentence: Sentence, claim: Claim) -> Frame | None:
    """The predicate that a claim is made of: that of its attitude, type or instrument, else the highest of its words."""
    at = next((s.start for s in claim.slots if s.role in ON_PREDICATE and s.start is not None), None)
    found = inside(sentence, claim.start, claim.end)
    return next((f for f in found if at is not None and f.head.start == at), found[0] if found else None)


def anchored(sentence: Sentence, claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    """Claims of a sentence by the index of the token that is their predicate."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        frame = anchor(sentence, claim)
        if frame is not None:
            found[frame.head.i].append(claim)
    return found
