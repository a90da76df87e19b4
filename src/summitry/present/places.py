"""The places of a record: what they lie in, where they are, and the words that name them."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from summitry import kinds
from summitry.kinds import ValueType
from summitry.language.place import venues
from summitry.language.place.gazetteer import Gazetteer, Place
from summitry.model import Claim, Slot
from summitry.present.answers import Said
from summitry.present.listing import Listing, source
from summitry.reconcile.corrections import set_aside
from summitry.record import Store

COLUMNS = ("place", "type", "within", "latitude longitude", "claims", "sources", "evidence")


class _Where(NamedTuple):
    """A place as it is listed; namesakes are told apart by what they lie in."""

    name: str
    kind: str
    within: tuple[str, ...]
    point: str


def places(store: Store) -> Listing:
    """The places that claims name: what they lie in, where they are, how often, where and in which words they are named.

    What the gazetteer does not know is listed by its words, as ``not resolved``.
    """
    said, wrong = Said(store), set_aside(store.corrections())
    named: dict[_Where, list[tuple[Claim, Slot]]] = defaultdict(list)
    for claim in (c for c in store.claims() if c.likely and c.id not in wrong):
        for slot in claim.slots:
            sort = kinds.slot(claim.kind, slot.role).type
            if sort in (ValueType.PLACE, ValueType.VENUE) and slot.value:
                named[_venue(claim, slot) if sort is ValueType.VENUE else _place(slot)].append((claim, slot))
    labels = {doc.id: source(doc) for doc in store.documents(parts=False)}
    rows = []
    for where, claims in sorted(_settled(named).items(), key=lambda pair: (-len(pair[1]), pair[0])):
        heard = "; ".join(dict.fromkeys(labels[c.document] for c, _ in claims))
        count = str(len({c.id for c, _ in claims}))
        rows.append((where.name, where.kind, ", ".join(where.within), where.point, count, heard, said.join(claims)))
    return Listing(COLUMNS, tuple(rows))


def _place(slot: Slot) -> _Where:
    """The place of the name that the reason names, where it names one; else the best known of the name."""
    found = Gazetteer.shared().candidates(slot.value)
    place = next((p for p in found if p.within and slot.why.endswith(p.one_of_several)), found[0] if found else None)
    if place is None:
        return _Where(slot.value, "not resolved", (), "")
    return _Where(slot.value, place.place_type, place.within, _point(place))


def _venue(claim: Claim, slot: Slot) -> _Where:
    """A venue with the town that is known of it, or that the same claim puts it in."""
    known, towns = venues.known(slot.value), [s for s in claim.slots if kinds.role(s.role).type is ValueType.PLACE]
    if known is not None and (known.city or known.country):
        land = Gazetteer.shared().country_name(known.country)
        return _Where(slot.value, "venue", tuple(n for n in (known.city, land) if n), _point(known))
    within = (towns[0].value, *_place(towns[0]).within) if towns and towns[0].value != slot.value else ()
    return _Where(slot.value, "venue", within, "")


def _settled(named: dict[_Where, list[tuple[Claim, Slot]]]) -> dict[_Where, list[tuple[Claim, Slot]]]:
    """A venue that one claim puts into a town lies there in the others too."""
    inside = {w.name: w for w in sorted(named) if w.kind == "venue" and w.within}
    joined: dict[_Where, list[tuple[Claim, Slot]]] = defaultdict(list)
    for where, claims in named.items():
        joined[inside.get(where.name, where) if where.kind == "venue" and not where.within else where] += claims
    return joined


def _point(place: Place | venues.Venue) -> str:
    return f"{place.latitude:.4f} {place.longitude:.4f}" if place.latitude is not None else ""
