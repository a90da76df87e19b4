"""What of a record is shown at an operating point: entries that a claim sure enough tells, with all that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summitry.model import Certainty, Claim, Entry
from summitry.record import Store, lookup, searched


def sure(claims: Iterable[Claim], certainty: Certainty) -> dict[str, str]:
    """The ids of the claims that reach an operating point, with their kinds."""
    return {claim.id: claim.kind for claim in claims if claim.certainty.reaches(certainty)}


def shown(entries: Iterable[Entry], told: Mapping[str, str]) -> list[Entry]:
    """The entries that one of some claims (ids with kinds) tells, and those that these are parts of, in their order.

    A claim of another kind that says the same does not count: it has an entry of its own.
    """
    every = list(entries)
    kept = {e.id for e in every if any(told.get(claim) == e.kind for claim in e.claims)}
    wholes = {e.part_of for e in every if e.id in kept}
    return [e for e in every if e.id in kept or e.id in wholes]


def entries(store: Store, kind: str | None, certainty: Certainty) -> list[Entry]:
    """The entries of a record (of one kind) that are shown at an operating point."""
    return shown(store.entries(kind), lookup.claims_reaching(store, certainty, kind))


def saying(
    store: Store, kind: str | None, certainty: Certainty, asked: Sequence[str], names: Mapping[str, str]
) -> list[Entry]:
    """The entries (of one kind) that are shown at an operating point and may say all of some runs of letters.

    See :func:`summitry.record.searched.entries`; few others come with them.
    """
    every = searched.entries(store, kind, asked, names)
    told = lookup.claims_reaching(store, certainty, kind, among=(claim for one in every for claim in one.claims))
    return shown(every, told)


def contested(store: Store, certainty: Certainty) -> list[Entry]:
    """The entries with a contested finding that are shown at an operating point. Only these are loaded, with their parts."""
    found = list(store.contested())
    every = {e.id: e for e in (*found, *lookup.parts_of(store, (e.id for e in found)))}
    told = lookup.claims_reaching(store, certainty, among=(c for e in every.values() for c in e.claims))
    asked = {e.id for e in found}
    return [e for e in shown(every.values(), told) if e.id in asked]
