"""The store: one SQLite file through SQLAlchemy Core, written in one transaction a document.

Killing the process at any moment leaves a record that opens, verifies and can be continued. The derived layer is
written as a whole in one transaction, and carries a digest of the documents and corrections that it rests on:
:attr:`Store.reconciled` is False while it lags behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    Text,
    cast,
    func,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from summitry.errors import RecordError, Skipped
from summitry.model import (
    Actor,
    Appearance,
    Claim,
    Copy,
    Correction,
    Dating,
    Document,
    Entry,
    Origin,
    Reading,
    Reconciled,
    Resolution,
    Standing,
    Story,
    content_id,
)
from summitry.reconcile.memo import Memo
from summitry.reconcile.renewal import Progress, renew
from summitry.record import derived, rows, schema
from summitry.record.connect import connect
from summitry.record.overlay import dated, resolved
from summitry.record.shelves import Shelves

Item = TypeVar("Item")
_CHUNK = 400


class Store:
    """A record on disk. Use it as a context manager, or :meth:`close` it.

    What it hands out is *resolved*: claims with their origins and actors, documents with inferred dates. Only
    :meth:`readings` gives what was read, as it was read. All iterators are lazy, in a fixed order, and read a snapshot
    of at most a few hundred documents at a time.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """The record at a path; made where there is none, unless ``create`` is False. Raises RecordError."""
        where = Path(path)
        return cls(connect(where, create=create), where)

    def close(self) -> None:
        """Fold the write-ahead log into the file (a left-over log slows every fresh connection) and let go of it."""
        try:
            with self._engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        except SQLAlchemyError:
            pass  # another reader holds the log, or the ground is read-only: the log stays valid
        finally:
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---------------------------------------------------------------- writing
    @contextmanager
    def _write(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise RecordError(f"cannot write to the record {self.path}: {getattr(error, 'orig', error)}") from error

    def has(self, document: str) -> bool:
        """Whether a document has been read into the record."""
        query = select(schema.document.c.id).where(schema.document.c.id == document)
        return bool(self.select(query))

    def relocate(self, document: str, locator: str) -> None:
        """Note that a document was also read under another locator.

        Of all its locators the record keeps the first in the alphabet, so that the order of reading does not show.
        """
        table = schema.document
        with self._write() as connection:
            later = (table.c.id == document) & (table.c.locator > locator)
            connection.execute(update(table).where(later).values(locator=locator))

    def add(self, reading: Reading) -> bool:
        """Take all that reading one document gave, in one transaction. False where the record has it already."""
        doc = reading.document
        if self.has(doc.id):
            self.relocate(doc.id, doc.locator)
            return False
        with self._write() as connection:
            connection.execute(insert(schema.document), rows.plain(doc, "passages", "origin"))
            derived.insert_rows(
                connection,
                schema.passage,
                (
                    {"document": doc.id, "n": n, "part": str(p.part), "start": p.start, "end": p.end}
                    for n, p in enumerate(doc.passages)
                ),
            )
            derived.insert_rows(connection, schema.appearance, map(rows.plain, reading.appearances))
            derived.insert_rows(connection, schema.claim, (rows.plain(c, "slots", "origin") for c in reading.claims))
            derived.insert_rows(
                connection,
                schema.slot,
                ({"claim": c.id, "n": n} | rows.plain(s) for c in reading.claims for n, s in enumerate(c.slots)),
            )
        return True

    def skip(self, skipped: Skipped) -> None:
        """Keep what was left out, and why. The same thing left out again changes nothing."""
        with self._write() as connection:
            connection.execute(insert(schema.skipped).prefix_with("OR REPLACE"), rows.plain(skipped))

    def read_again(self, locator: str) -> None:
        """Forget that something was left out, now that it has been read."""
        with self._write() as connection:
            connection.execute(schema.skipped.delete().where(schema.skipped.c.locator == locator))

    def correct(self, corrections: Iterable[Correction]) -> None:
        """Keep corrections, all in one transaction. One that the record has already changes nothing."""
        with self._write() as connection:
            known = set(connection.execute(select(schema.correction.c.id)).scalars())
            fresh = {one.id: rows.plain(one) for one in corrections if one.id not in known}
            derived.insert_rows(connection, schema.correction, fresh.values())

    def write(self, reconciled: Reconciled, basis: str | None = None) -> None:
        """Replace the derived layer, in one transaction. ``basis``: what :attr:`basis` was before the readings were read.

        What another process added meanwhile then shows as lagging behind.
        """
        with self._write() as connection:
            derived.replace_all(connection, reconciled)
            self._settled(connection, basis)

    def renew(self, rules: str, progress: Progress = lambda done, of: None, *, anew: bool = False) -> None:
        """Bring the derived layer up to the documents and corrections, in one transaction.

        Only what they touch is read and worked out again. ``rules`` names the rules in force: what was worked out by others
        is worked out ``anew``, as is all where the caller says so.
        """
        basis = self.basis
        with self._engine.connect() as connection:
            last = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "rules")).scalar()
            before = {} if anew or last != rules else derived.kept(connection)
        with self._write() as connection:
            renewal = renew(Shelves(self), Memo(before), self.corrections(), progress)
            derived.renew(connection, renewal, anew=not before)
            self._settled(connection, basis)
            connection.execute(insert(schema.meta).prefix_with("OR REPLACE"), {"key": "rules", "value": rules})

    def _settled(self, connection: Connection, basis: str | None) -> None:
        value = basis or self._digest(connection)
        connection.execute(insert(schema.meta).prefix_with("OR REPLACE"), {"key": "reconciled", "value": value})

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

    # ---------------------------------------------------------------- reading
    def select(self, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
        """The rows of a query on the tables of :mod:`summitry.record.schema`. Raises RecordError."""
        try:
            with self._engine.connect() as connection:
                found = connection.execute(query)
                names = tuple(found.keys())  # rows as mappings would look them up for each row
                return [dict(zip(names, row, strict=True)) for row in found]
        except SQLAlchemyError as error:
            raise RecordError(
                f"the record {self.path} cannot be read ({getattr(error, 'orig', error)}); "
                "restore a copy, or read the reports into a new one"
            ) from error

    def count(self) -> int:
        """How many documents the record holds."""
        return int(self.select(select(func.count().label("n")).select_from(schema.document))[0]["n"])

    def count_claims(self) -> dict[str, int]:
        """How many claims of each kind the record holds."""
        kind = schema.claim.c.kind
        query = select(kind, func.count().label("n")).group_by(kind).order_by(kind)
        return {row["kind"]: int(row["n"]) for row in self.select(query)}

    def count_entries(self) -> dict[str, int]:
        """How many entries of each kind the record holds."""
        kind = schema.entry.c.kind
        query = select(kind, func.count().label("n")).group_by(kind).order_by(kind)
        return {row["kind"]: int(row["n"]) for row in self.select(query)}

    def document_ids(self) -> list[str]:
        """The identifiers of all documents, sorted."""
        return [row["id"] for row in self.select(select(schema.document.c.id).order_by(schema.document.c.id))]

    def _chunks(self, ids: Sequence[str] | None = None) -> Iterator[Sequence[str]]:
        wanted = self.document_ids() if ids is None else ids
        return self.pieces(wanted)

    @staticmethod
    def pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
        """A long list of ids in pieces that one query can name."""
        return (ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK))

    def _by_document(
        self, table: Table, ids: Sequence[str], *order: ColumnElement[Any], kind: str | None = None
    ) -> dict[str, list[Mapping[str, Any]]]:
        query = select(table).where(table.c.document.in_(ids)).order_by(table.c.document, *order)
        if kind is not None:
            query = query.where(table.c.kind == kind)
        return {key: list(group) for key, group in groupby(self.select(query), key=itemgetter("document"))}

    def _documents_as_read(self, ids: Sequence[str]) -> Iterator[Document]:
        passages = self._by_document(schema.passage, ids, schema.passage.c.n)
        for row in self.select(
            select(schema.document).where(schema.document.c.id.in_(ids)).order_by(schema.document.c.id)
        ):
            yield rows.document(row, passages.get(row["id"], ()))

    def _claims_as_read(self, ids: Sequence[str], kind: str | None = None) -> Iterator[Claim]:
        order = (schema.claim.c.start, schema.claim.c.end, schema.claim.c.kind, schema.claim.c.id)
        query = (
            select(schema.slot)
            .join(schema.claim)
            .where(schema.claim.c.document.in_(ids))
            .order_by(schema.slot.c.claim, schema.slot.c.n)
        )
        if kind is not None:
            query = query.where(schema.claim.c.kind == kind)
        slots = {key: list(group) for key, group in groupby(self.select(query), key=itemgetter("claim"))}
        for group in self._by_document(schema.claim, ids, *order, kind=kind).values():
            for row in group:
                yield rows.claim(row, slots.get(row["id"], ()))

    def readings(self, ids: Sequence[str] | None = None) -> Iterator[Reading]:
        """What was read, as it was read, by document: before any origin, actor or date was worked out."""
        for chunk in self._chunks(ids):
            appearances = self._by_document(schema.appearance, chunk, schema.appearance.c.id)
            claims = {
                key: tuple(group) for key, group in groupby(self._claims_as_read(chunk), key=lambda c: c.document)
            }
            for doc in self._documents_as_read(chunk):
                yield Reading(
                    document=doc,
                    claims=claims.get(doc.id, ()),
                    appearances=tuple(map(rows.appearance, appearances.get(doc.id, ()))),
                )

    def documents(self, ids: Sequence[str] | None = None) -> Iterator[Document]:
        """All documents with their origins and, where they had none, the dates inferred for them."""
        for chunk in self._chunks(ids):
            datings = {
                row["document"]: rows.dating(row)
                for row in self.select(select(schema.dating).where(schema.dating.c.document.in_(chunk)))
            }
            for doc in self._documents_as_read(chunk):
                yield dated(doc, datings.get(doc.id))

    def document(self, ident: str) -> Document:
        """One document. Raises RecordError where there is none."""
        return self._one(self.documents([ident]), ident)

    def appearances(self, document: str | None = None) -> Iterator[Appearance]:
        """The actors as the documents know them."""
        for chunk in self._chunks(None if document is None else [document]):
            for group in self._by_document(schema.appearance, chunk, schema.appearance.c.id).values():
                yield from map(rows.appearance, group)

    def claims(self, kind: str | None = None, document: str | None = None) -> Iterator[Claim]:
        """The claims by document and place in the text, with their origins, holders and values resolved."""
        for chunk in self._chunks(None if document is None else [document]):
            query = select(schema.resolution).join(schema.claim).where(schema.claim.c.document.in_(chunk))
            added = {row["claim"]: rows.resolution(row) for row in self.select(query)}
            for claim in self._claims_as_read(chunk, kind):
                yield resolved(claim, added.get(claim.id))

    def claim(self, ident: str) -> Claim:
        """One claim, resolved. Raises RecordError where there is none."""
        home = self.select(select(schema.claim.c.document).where(schema.claim.c.id == ident))
        return self._one((c for row in home for c in self.claims(document=row["document"]) if c.id == ident), ident)

    def _all(
        self, table: Table, make: Callable[[Mapping[str, Any]], Item], *where: ColumnElement[bool], order: str = "id"
    ) -> Iterator[Item]:
        yield from map(make, self.select(select(table).where(*where).order_by(table.c[order])))

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

    def entries(self, kind: str | None = None) -> Iterator[Entry]:
        """The entries by identifier; of one kind if it is named."""
        return self._all(schema.entry, rows.entry, *([] if kind is None else [schema.entry.c.kind == kind]))

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

    def corrections(self) -> Iterator[Correction]:
        """All corrections by time, undoings and what they undo included."""
        if inspect(self._engine).has_table(schema.correction.name):
            query = select(schema.correction).order_by(schema.correction.c.at, schema.correction.c.id)
            yield from map(rows.correction, self.select(query))

    def skipped(self) -> Iterator[Skipped]:
        """What was left out, by locator."""
        query = select(schema.skipped).order_by(
            schema.skipped.c.locator, schema.skipped.c.stage, schema.skipped.c.reason
        )
        yield from (Skipped(**row) for row in self.select(query))
