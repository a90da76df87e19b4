"""Claims as users say that they read: a slot with another value, one more, or without it. Nothing is written into the readings.

A claim keeps its identifier, which stands for what was read, so that without the correction it is again what it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from summitry import kinds
from summitry.model import Amendment, Claim, Correction, CorrectionKind, Reading, Slot
from summitry.reconcile.corrections import in_force

#: The corrections of slots by the claims that they are of, in the order of their times.
Said = Mapping[str, Sequence[Correction]]


def amendments(corrections: Iterable[Correction]) -> Said:
    """The corrections of slots that are in force."""
    found = defaultdict(list)
    for one in in_force(corrections):
        if one.kind == CorrectionKind.SLOT:
            for claim in one.targets:
                found[claim].append(one)
    return found


def last_said(kind: str, some: Iterable[Correction]) -> dict[tuple[int | None, str, str], tuple[Correction, Amendment]]:
    """Of the corrections of one claim the last of each slot. A role of which a claim holds several takes each further value."""
    found = {}
    for one in some:
        if made := one.amends:
            further = made.at is None and kinds.slot(kind, made.now.role).many
            found[made.at, made.now.role, made.now.value if further else ""] = (one, made)
    return found


def amended(claim: Claim, said: Said) -> Claim:
    """A claim as users corrected it. Who vouched for it in a slot that was corrected vouches for it no more."""
    if claim.id not in said:
        return claim
    held: dict[int, Slot] = dict(enumerate(claim.slots))
    holders = list(claim.holders)
    for (at, _, _), (one, made) in last_said(claim.kind, said[claim.id]).items():
        number = len(held) if at is None else at
        before, now = held.get(number), replace(made.now, why=one.why)
        if before and before.value in holders and now.role == before.role:
            holders[holders.index(before.value)] = now.value
        held[number] = now
    slots = tuple(slot for slot in held.values() if slot.value)
    return replace(claim, slots=slots, holders=tuple(dict.fromkeys(filter(None, holders))))


def amend(readings: Iterable[Reading], corrections: Iterable[Correction]) -> Iterator[Reading]:
    """Readings whose claims are as users corrected them."""
    said = amendments(corrections)
    for reading in readings:
        here = any(claim.id in said for claim in reading.claims) if said else False
        yield replace(reading, claims=tuple(amended(claim, said) for claim in reading.claims)) if here else reading
