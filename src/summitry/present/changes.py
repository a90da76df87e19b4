"""What changed in a record since a day, or between two records, as a listing that leads to the words."""

from __future__ import annotations

from datetime import date

from summitry import kinds
from summitry.model import Certainty
from summitry.present.listing import Listing, source
from summitry.reason.changes import Change, State, before, changes, state, told_by
from summitry.record import Store
from summitry.values import words

COLUMNS = ("change", "kind", "what", "of it", "before", "after", "words", "id")


def since(store: Store, day: date, certainty: Certainty = Certainty.BALANCED) -> Listing:
    """What reports since a day changed, held against the record as it was before."""
    with before(store, day) as earlier:
        return _listing(state(earlier, certainty), state(store, certainty))


def between(earlier: Store, later: Store, certainty: Certainty = Certainty.BALANCED) -> Listing:
    """What a later record holds otherwise than an earlier one."""
    return _listing(state(earlier, certainty), state(later, certainty))


def _listing(earlier: State, later: State) -> Listing:
    return Listing(COLUMNS, tuple(_row(one, later) for one in changes(earlier, later)))


def _row(one: Change, later: State) -> tuple[str, ...]:
    said: dict[str, None] = {}
    for claim in told_by(one.claims, later):
        document = later.documents[claim.document]
        quoted = words.show(document.text[claim.start : claim.end])
        said[f"“{quoted}” ({source(document)}, {claim.start}-{claim.end})"] = None
    role = "; ".join(kinds.label(role).lower() for role in one.roles)
    return one.kind, one.entry.kind, one.entry.title, role, one.before, one.after, "; ".join(said), one.entry.id
