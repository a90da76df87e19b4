"""A record as the library that reconciling reads from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import select

from summitry.model import Appearance, Document, Reading
from summitry.record import rows, schema

if TYPE_CHECKING:
    from summitry.record.store import Store


class Shelves:
    """See :class:`summitry.reconcile.library.Library`. Texts, claims and mentions are read only where they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

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
        return self._store.readings(sorted(documents)) if documents else iter(())

    def homes(self, claims: Collection[str]) -> Mapping[str, str]:
        """The documents of some claims, for those that there are."""
        table = schema.claim.c
        return {
            row["id"]: row["document"]
            for some in self._store.pieces(sorted(claims))
            for row in self._store.select(select(table.id, table.document).where(table.id.in_(some)))
        }
