"""What a record hands out: documents, claims, actors, entries, lazily and in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Engine, Select, Table, Text, cast, func, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from summitry import kinds
from summitry.errors import RecordError, Skipped
from summitry.model import (
    KEPT,
    Actor,
    Appearance,
    Certainty,
    Claim,
    Copy,
    Correction,
    Dating,
    Document,
    Entry,
    Origin,
    Reading,
    Resolution,
    Standing,
    Story,
    content_id,
)
from summitry.model.notes import Note
from summitry.reconcile.amended import amended, amendments
from summitry.reconcile.corrections import confirmed
from summitry.record import cells, rows, schema
from summitry.record.overlay import dated, resolved

Item = TypeVar("Item")
#: Ids that one query names, documents that are read at a time with all that they fall into, and rows of other tables.
_CHUNK, _WHOLE, _ROWS = 400, 100, 4000


class Holdings:
    """The reading side of a record. See :class:`summitry.record.store.Store`."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    def has(self, document: str) -> bool:
        """Whether a document has been read into the record."""
        query = select(schema.document.c.id).where(schema.document.c.id == document)
        return bool(self.select(query))

    def select(self, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
        """The rows of a query on the tables of :mod:`summitry.record.schema`. Raises RecordError."""
        with self._asked() as connection:
            found = connection.execute(query)
            names = tuple(found.keys())  # rows as mappings would look them up for each row
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def count(self) -> int:
        """How many documents the record holds."""
        return int(self.select(select(func.count().label("n")).select_from(schema.document))[0]["n"])

    def count_claims(self, certainty: Certainty = Certainty.BALANCED) -> dict[str, int]:
        """How many claims of each kind the record holds, of some certainty at least."""
        made = schema.claim.c.certainty
        taken = [made.in_([one for one in Certainty if one.reaches(certainty)])]
        return self._count_kinds(schema.claim, *(taken if made.name in self.columns(schema.claim) else ()))

    def count_entries(self) -> dict[str, int]:
        """How many entries of each kind the record holds."""
        return self._count_kinds(schema.entry)

    def _count_kinds(self, table: Table, *where: ColumnElement[bool]) -> dict[str, int]:
        query = select(table.c.kind, func.count().label("n")).where(*where).group_by(table.c.kind)
        return {row["kind"]: int(row["n"]) for row in self.select(query.order_by(table.c.kind))}

    def document_ids(self) -> list[str]:
        """The identifiers of all documents, sorted."""
        return [row["id"] for row in self.select(select(schema.document.c.id).order_by(schema.document.c.id))]

    def _chunks(self, ids: Sequence[str] | None = None) -> Iterator[Sequence[str]]:
        return self.pieces(self.document_ids() if ids is None else ids, _WHOLE)

    @staticmethod
    def pieces(ids: Sequence[str], most: int = _CHUNK) -> Iterator[Sequence[str]]:
        """A long list of ids in pieces that one query can name."""
        return (ids[at : at + most] for at in range(0, len(ids), most))

    @contextmanager
    def _asked(self) -> Iterator[Connection]:
        """A connection to ask the record over. Raises RecordError."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as error:
            raise RecordError(
                f"the record {self.path} cannot be read ({getattr(error, 'orig', error)}); "
                "restore a copy, or read the reports into a new one"
            ) from error

    def _documents_as_read(self, ids: Sequence[str], *, parts: bool = True) -> Iterator[Document]:
        tables = self._parts if parts else ()
        with self._asked() as connection:
            fallen = {rows.PARTS[one.name]: cells.parts(connection, one.name, ids) for one in tables}
        kept = self._kept(ids)
        for row in self.select(
            select(schema.document).where(schema.document.c.id.in_(ids)).order_by(schema.document.c.id)
        ):
            made = rows.document({**row, "kept": kept.get(row["id"], 0)})
            own: dict[str, Any] = {name: found.get(made.id, ()) for name, found in fallen.items()}
            yield replace(made, **own)

    def _kept(self, ids: Sequence[str]) -> dict[str, int]:
        """What the readings of some documents kept (:data:`summitry.model.KEPT`); nothing where an older Summitry read them."""
        table = schema.parsed
        query = select(table).where(table.c.document.in_(ids))
        return {row["document"]: row["kept"] for row in self.select(query)} if self._has(table) else {}

    def outdated(self) -> int:
        """How many documents were read by an older Summitry, or by other means, so that comparing goes by their words alone."""
        table = schema.parsed
        if not self._has(table):
            return self.count()
        query = select(func.count().label("n")).select_from(table).where(table.c.kept >= KEPT)
        return self.count() - int(self.select(query)[0]["n"])

    @cached_property
    def _parts(self) -> tuple[Table, ...]:
        """The tables of what documents fall into, those that are there."""
        return tuple(table for name in rows.PARTS if self._has(table := schema.metadata.tables[name]))

    def _claims_as_read(self, *where: ColumnElement[bool]) -> list[Claim]:
        with self._asked() as connection:
            return cells.claims(connection, self.columns, *where)

    def readings(self, ids: Sequence[str] | None = None, *, made: bool = False) -> Iterator[Reading]:
        """What was read, as it was read, by document: before any origin, actor or date was worked out.

        With the claims that reconciling ``made``, if these are asked for.
        """
        of, own = schema.claim.c.document, () if made else (schema.claim.c.kind.not_in(kinds.derived()),)
        for chunk in self._chunks(ids):
            with self._asked() as connection:
                appearances = cells.appearances(connection, chunk)
                frames = cells.frames(connection, chunk) if self._has(schema.frame) else {}
                claims = _by_document(cells.claims(connection, self.columns, of.in_(chunk), *own))
            for doc in self._documents_as_read(chunk):
                yield Reading(
                    document=doc,
                    claims=claims.get(doc.id, ()),
                    appearances=appearances.get(doc.id, ()),
                    frames=frames.get(doc.id, ()),
                )

    def claims_made(self, document: str | None = None) -> Iterator[Claim]:
        """The claims that no report was read for, as reconciling made them, by document and place in the text."""
        for chunk in self._chunks(None if document is None else [document]):
            here, made = schema.claim.c.document.in_(chunk), schema.claim.c.kind.in_(kinds.derived())
            yield from self._claims_as_read(here, made)

    def documents(self, ids: Sequence[str] | None = None, *, parts: bool = True) -> Iterator[Document]:
        """All documents with their origins and, where they had none, the dates inferred for them.

        Without ``parts`` only what stands in their own rows, the text included: enough for lists, at a fraction of the cost.
        """
        for chunk in self._chunks(ids):
            datings = {
                row["document"]: rows.dating(row)
                for row in self.select(select(schema.dating).where(schema.dating.c.document.in_(chunk)))
            }
            for doc in self._documents_as_read(chunk, parts=parts):
                yield dated(doc, datings.get(doc.id))

    def elsewhere(self) -> dict[str, tuple[str, ...]]:
        """The further locators under which documents were read too, for those that have any."""
        table = schema.elsewhere.c
        query = select(schema.elsewhere).order_by(table.document, table.locator)
        found: dict[str, tuple[str, ...]] = {}
        for row in self.select(query) if self._has(schema.elsewhere) else ():
            found[row["document"]] = (*found.get(row["document"], ()), row["locator"])
        return found

    def document(self, ident: str) -> Document:
        """One document. Raises RecordError where there is none."""
        return self._one(self.documents([ident]), ident)

    def appearances(self, documents: Sequence[str] | None = None) -> Iterator[Appearance]:
        """The actors as the documents (or some of them) know them."""
        for chunk in self._chunks(documents):
            with self._asked() as connection:
                found = cells.appearances(connection, chunk)
            yield from chain.from_iterable(found.values())

    def claims(self, kind: str | None = None, document: str | None = None) -> Iterator[Claim]:
        """The claims by document and place in the text, with origins, holders and values resolved; confirmed ones are strict."""
        return self.claims_of(None if document is None else [document], kind)

    def claims_of(self, documents: Sequence[str] | None, kind: str | None = None) -> Iterator[Claim]:
        """The claims of some documents, as :meth:`claims` gives them."""
        table = schema.claim.c
        where = [] if kind is None else [table.kind == kind]
        return self._resolved([table.document.in_(chunk), *where] for chunk in self._chunks(documents))

    def claims_called(self, ids: Iterable[str]) -> Iterator[Claim]:
        """The claims with some ids, as :meth:`claims` gives them, in pieces: ordered only within each."""
        return self._resolved([schema.claim.c.id.in_(chunk)] for chunk in self.pieces(sorted(set(ids))))

    def _resolved(self, chunks: Iterable[list[ColumnElement[bool]]]) -> Iterator[Claim]:
        corrections = tuple(self.corrections())
        right, said = confirmed(corrections), amendments(corrections)
        for where in chunks:
            query = select(schema.resolution).join(schema.claim).where(*where)
            added = {row["claim"]: rows.resolution(row) for row in self.select(query)}
            for claim in self._claims_as_read(*where):
                yield resolved(amended(claim, said), added.get(claim.id), confirmed=claim.id in right)

    def claim(self, ident: str) -> Claim:
        """One claim, resolved. Raises RecordError where there is none."""
        home = self.select(select(schema.claim.c.document).where(schema.claim.c.id == ident))
        return self._one((c for row in home for c in self.claims(document=row["document"]) if c.id == ident), ident)

    def _all(
        self, table: Table, make: Callable[[Mapping[str, Any]], Item], *where: ColumnElement[bool], order: str = "id"
    ) -> Iterator[Item]:
        """The rows of a table by a column that is each one's own, some thousand at a time: a large record is never in memory."""
        key = table.c[order]
        query = select(table).where(*where).order_by(key).limit(_ROWS)
        found = self.select(query)
        while found:
            yield from map(make, found)
            found = self.select(query.where(key > found[-1][order])) if len(found) == _ROWS else ()

    def _one(self, found: Iterable[Item], ident: str) -> Item:
        item = next(iter(found), None)
        if item is None:
            raise RecordError(f"the record {self.path} holds nothing called {ident}")
        return item

    def actors(self) -> Iterator[Actor]:
        """All actors, by identifier."""
        return self._all(schema.actor, rows.actor)

    def actor(self, ident: str) -> Actor:
        """One actor. Raises RecordError where there is none."""
        return self._one(self._all(schema.actor, rows.actor, schema.actor.c.id == ident), ident)

    def origins(self) -> Iterator[Origin]:
        """All origins, by identifier."""
        return self._all(schema.origin, rows.origin)

    def origin(self, ident: str) -> Origin:
        """One origin. Raises RecordError where there is none."""
        return self._one(self._all(schema.origin, rows.origin, schema.origin.c.id == ident), ident)

    def stories(self) -> Iterator[Story]:
        """All stories, by identifier."""
        return self._all(schema.story, rows.story)

    def copies(self) -> Iterator[Copy]:
        """All copied passages, in the order in which reconciling gave them."""
        return self._all(schema.copy, rows.copy, order="n")

    def entries(self, kind: str | None = None, stories: Sequence[str] | None = None) -> Iterator[Entry]:
        """The entries by identifier; of one kind if it is named, of some stories if these are."""
        table = schema.entry.c
        where = [] if kind is None else [table.kind == kind]
        if stories is None:
            return self._all(schema.entry, rows.entry, *where)
        return (
            entry
            for some in self.pieces(stories)
            for entry in self._all(schema.entry, rows.entry, *where, table.story.in_(some))
        )

    def contested(self) -> Iterator[Entry]:
        """The entries with a contested finding, by identifier."""
        said = cast(schema.entry.c.findings, Text).like(f'%"{Standing.CONTESTED}"%')
        return (
            e
            for e in self._all(schema.entry, rows.entry, said)
            if any(f.standing is Standing.CONTESTED for f in e.findings)
        )

    def entry(self, ident: str) -> Entry:
        """One entry. Raises RecordError where there is none."""
        return self._one(self._all(schema.entry, rows.entry, schema.entry.c.id == ident), ident)

    def resolutions(self) -> Iterator[Resolution]:
        """What reconciling added to the claims, by claim."""
        return self._all(schema.resolution, rows.resolution, order="claim")

    def datings(self) -> Iterator[Dating]:
        """What reconciling added to the documents, by document."""
        return self._all(schema.dating, rows.dating, order="document")

    def _has(self, table: Table) -> bool:
        """Whether a table is there: an older record on read-only ground lacks those that came later."""
        return self._whole or bool(inspect(self._engine).has_table(table.name))

    def columns(self, table: Table) -> dict[str, Column[Any]]:
        """The columns of a table that are there: an older record on read-only ground lacks those that came later."""
        later = [column for gained in schema.GAINED.values() for column in gained if column.table is table]
        if not later or self._whole:
            return dict(table.c.items())
        there = {row["name"] for row in inspect(self._engine).get_columns(table.name)}
        return {column.name: column for column in table.c if column.name in there}

    @cached_property
    def _whole(self) -> bool:
        """Whether the record is of our schema."""
        found = self.select(select(schema.meta.c.value).where(schema.meta.c.key == "schema"))
        return [row["value"] for row in found] == [str(schema.SCHEMA_VERSION)]

    def corrections(self) -> Iterator[Correction]:
        """All corrections by time, undoings and what they undo included."""
        if self._has(schema.correction):
            there, order = self.columns(schema.correction).values(), (schema.correction.c.at, schema.correction.c.id)
            yield from map(rows.correction, self.select(select(*there).order_by(*order)))

    def notes(self) -> Iterator[Note]:
        """All notes of users by time."""
        if self._has(schema.note):
            query = select(schema.note).order_by(schema.note.c.at, schema.note.c.id)
            yield from map(rows.note, self.select(query))

    def skipped(self) -> Iterator[Skipped]:
        """What was left out, by locator."""
        query = select(schema.skipped).order_by(
            schema.skipped.c.locator, schema.skipped.c.stage, schema.skipped.c.reason
        )
        yield from (Skipped(**row) for row in self.select(query))

    # ---------------------------------------------------------------- how far it is
    def _digest(self, connection: Connection) -> str:
        table = schema.document.c
        ids = [
            f"{row.id} {row.locator}" for row in connection.execute(select(table.id, table.locator).order_by(table.id))
        ]
        if not inspect(connection).has_table(schema.correction.name):  # an older record on read-only ground
            return content_id("r", *ids)
        corrected = connection.execute(select(schema.correction.c.id).order_by(schema.correction.c.id)).scalars()
        return content_id("r", *ids, *corrected)

    @property
    def basis(self) -> str:
        """A digest of the documents and corrections that are in the record now."""
        with self._engine.connect() as connection:
            return self._digest(connection)

    @property
    def reconciled(self) -> bool:
        """Whether the derived layer rests on exactly the documents and corrections that are in the record."""
        with self._engine.connect() as connection:
            found = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "reconciled")).scalar()
            return found == self._digest(connection)


def _by_document(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    return {made: tuple(some) for made, some in groupby(claims, key=attrgetter("document"))}
