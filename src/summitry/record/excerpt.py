"""Some units of a record as a record: whoever lists what a record holds lists only what these hold.

A unit is the reports that can share entries (:mod:`summitry.reconcile.growing.renew`). Actors, origins, stories, copies and
corrections are those of the whole record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from summitry.model import Dating, Entry, Resolution, Standing
from summitry.record import rows, schema
from summitry.record.store import Store


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: a digest of all that it rests on, its documents and its entries."""

    rests_on: str
    documents: tuple[str, ...]
    entries: tuple[str, ...]


def units(store: Store) -> Mapping[str, Unit]:
    """The units of a record by their keys; none of a record whose derived layer was not worked out here."""
    memo, unit = schema.memo.c, schema.unit.c
    query = select(memo.key, memo.rests_on).where(memo.stage == "unit")
    known = {row["key"]: row["rests_on"] for row in store.select(query)}
    parts: dict[str, dict[str, list[str]]] = {key: {"document": [], "entry": []} for key in known}
    for row in store.select(select(unit.key, unit.part, unit.id).order_by(unit.id)):
        if row["key"] in parts:
            parts[row["key"]][row["part"]].append(row["id"])
    return {key: Unit(known[key], tuple(p["document"]), tuple(p["entry"])) for key, p in parts.items()}


class Excerpt(Store):
    """Some documents and entries of a record. It shares the connection of the whole, and is not to be closed."""

    def __init__(self, whole: Store, documents: Collection[str], entries: Collection[str]) -> None:
        super().__init__(whole._engine, whole.path)
        self._documents, self._entries = sorted(documents), sorted(entries)

    def document_ids(self) -> list[str]:
        """The identifiers of its documents, sorted."""
        return list(self._documents)

    def entries(self, kind: str | None = None, stories: Sequence[str] | None = None) -> Iterator[Entry]:
        """Its entries by identifier; of one kind if it is named, of some stories if these are."""
        table = schema.entry
        for some in self.pieces(self._entries):
            for row in self.select(select(table).where(table.c.id.in_(some)).order_by(table.c.id)):
                if kind in (None, row["kind"]) and (stories is None or row["story"] in stories):
                    yield rows.entry(row)

    def contested(self) -> Iterator[Entry]:
        """Its entries with a contested finding, by identifier."""
        return (e for e in self.entries() if any(f.standing is Standing.CONTESTED for f in e.findings))

    def resolutions(self) -> Iterator[Resolution]:
        """What reconciling added to its claims, by document."""
        for some in self.pieces(self._documents):
            query = select(schema.resolution).join(schema.claim).where(schema.claim.c.document.in_(some))
            yield from map(rows.resolution, self.select(query))

    def datings(self) -> Iterator[Dating]:
        """What reconciling added to its documents."""
        for some in self.pieces(self._documents):
            query = select(schema.dating).where(schema.dating.c.document.in_(some))
            yield from map(rows.dating, self.select(query))
