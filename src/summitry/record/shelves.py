"""A record as the library that reconciling reads from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import select

from summitry.model import Appearance, Document, Reading
from summitry.record import rows, schema
from summitry.record.holdings import Holdings

#: Readings kept in memory while one record is brought up to date: about 50 MB.
_HELD = 300


class Shelves:
    """See :class:`summitry.reconcile.growing.readings.Library`. Texts, claims and mentions are read only where asked for."""

    def __init__(self, store: Holdings) -> None:
        self._store = store
        self._held: dict[str, Reading] = {}

    def heads(self) -> Iterator[Document]:
        """All documents in the order of their ids, without texts and passages."""
        table = schema.document
        columns = [column for column in table.c if column is not table.c.text]
        for row in self._store.select(select(*columns).order_by(table.c.id)):
            yield rows.document({**row, "text": ""})

    def appearances(self) -> Iterator[Appearance]:
        """All actors as the documents know them, without their mentions."""
        table = schema.appearance
        columns = [column for column in table.c if column is not table.c.mentions]
        for row in self._store.select(select(*columns).order_by(table.c.id)):
            yield rows.appearance({**row, "mentions": ()})

    def readings(self, documents: Collection[str]) -> Iterator[Reading]:
        """What was read from some documents, in the order of their ids."""
        for ids in self._store.pieces(sorted(documents)):
            missing = [ident for ident in ids if ident not in self._held]
            fresh = {r.document.id: r for r in self._store.readings(missing)} if missing else {}
            for ident in ids:
                reading = fresh.get(ident) or self._held.get(ident)
                if reading is not None:
                    self._hold(reading)
                    yield reading

    def _hold(self, reading: Reading) -> None:
        """Keep a reading for when it is asked for again, as it is at each step: the first so many, since all may be millions."""
        if len(self._held) < _HELD:
            self._held[reading.document.id] = reading

    def homes(self, claims: Collection[str]) -> Mapping[str, str]:
        """The documents of some claims, for those that there are."""
        table = schema.claim.c
        return {
            row["id"]: row["document"]
            for some in self._store.pieces(sorted(claims))
            for row in self._store.select(select(table.id, table.document).where(table.id.in_(some)))
        }
