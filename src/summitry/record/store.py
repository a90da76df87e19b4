"""The store: one SQLite file through SQLAlchemy Core, written in one transaction a document.

Killing the process at any moment leaves a record that opens, verifies and can be continued. The derived layer is
replaced or renewed in one transaction, and carries a digest of the documents and corrections that it rests on:
:attr:`Store.reconciled` is False while it lags behind. What the record hands out is in ``holdings``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from summitry.errors import RecordError, Skipped
from summitry.model import Correction, Reading, Reconciled
from summitry.model.notes import Note
from summitry.reconcile.growing.cache import Memo
from summitry.reconcile.growing.renew import Progress, renew
from summitry.record import derived, rows, schema
from summitry.record.connect import connect
from summitry.record.holdings import Holdings
from summitry.record.shelves import Shelves

#: Times that a record is reconciled again because another process did so meanwhile.
_TRIES = 5


class Store(Holdings):
    """A record on disk. Use it as a context manager, or :meth:`close` it.

    What it hands out is *resolved*: claims with their origins and actors, documents with inferred dates. Only
    :meth:`readings` gives what was read, as it was read. All iterators are lazy, in a fixed order, and read a snapshot
    of at most a few hundred documents at a time.
    """

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

    def relocate(self, document: str, locator: str) -> None:
        """Note that a document was also read under another locator.

        Its own is the first in the alphabet, so that the order of reading does not show; the record keeps all others too.
        """
        known, other = schema.document, schema.elsewhere
        with self._write() as connection:
            held = connection.execute(select(known.c.locator).where(known.c.id == document)).scalar()
            if held is None or held == locator:
                return
            first, later = sorted((held, locator))
            connection.execute(update(known).where(known.c.id == document).values(locator=first))
            connection.execute(delete(other).where(other.c.document == document, other.c.locator == first))
            row = {"document": document, "locator": later}
            connection.execute(insert(other).prefix_with("OR IGNORE"), row)

    def add(self, reading: Reading) -> bool:
        """Take all that reading one document gave, in one transaction. False where the record has it already."""
        doc = reading.document
        if self.has(doc.id):
            self.relocate(doc.id, doc.locator)
            return False
        with self._write() as connection:
            own = rows.plain(doc, *rows.PARTS.values(), "origin", "kept")
            derived.insert_rows(connection, schema.document, [own])
            if doc.kept:
                derived.insert_rows(connection, schema.parsed, [{"document": doc.id, "kept": doc.kept}])
            for name, stretches in rows.PARTS.items():
                derived.insert_rows(
                    connection,
                    schema.metadata.tables[name],
                    ({"document": doc.id, "n": n} | rows.plain(one) for n, one in enumerate(getattr(doc, stretches))),
                )
            derived.insert_rows(connection, schema.appearance, map(rows.plain, reading.appearances))
            derived.insert_claims(connection, reading.claims)
            frames = ({"document": doc.id, "n": n} | rows.plain_frame(f) for n, f in enumerate(reading.frames))
            derived.insert_rows(connection, schema.frame, frames)
        return True

    def forget(self, documents: Iterable[str]) -> None:
        """Take documents out of the record, with all that was read from them. The derived layer lags behind until it is renewed.

        What a user corrected stays, and waits for the reports to come back; they may be read otherwise then, so nothing that
        reconciling worked out from them is kept.
        """
        gone = list(documents)
        with self._write() as connection:
            for chunk in self.pieces(gone):
                derived.forget_documents(connection, chunk)
                _cut(connection, schema.document, schema.document.c.id.in_(chunk))

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

    def note(self, notes: Iterable[Note]) -> None:
        """Keep notes of users, all in one transaction. One that the record has already changes nothing."""
        with self._write() as connection:
            known = set(connection.execute(select(schema.note.c.id)).scalars())
            fresh = {one.id: rows.plain(one) for one in notes if one.id not in known}
            derived.insert_rows(connection, schema.note, fresh.values())

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
        for _ in range(_TRIES):
            with self._engine.connect() as connection:
                known = _meta(connection)
                basis = self._digest(connection)
                before = {} if anew or known.get("rules") != rules else derived.kept(connection)
            renewal = renew(Shelves(self), Memo(before), self.corrections(), progress)
            units = tuple(renewal.units)  # all of the work is done before others are kept from writing
            with self._write() as connection:
                connection.execute(update(schema.meta).values(value=schema.meta.c.value))  # takes the lock
                if _meta(connection).get("written") == known.get("written"):
                    derived.renew(connection, replace(renewal, units=iter(units)), anew=not before)
                    self._settled(connection, basis, rules)
                    return
        raise RecordError(f"others keep reconciling the record {self.path}; let one process write at a time")

    def _settled(self, connection: Connection, basis: str | None, rules: str = "") -> None:
        """Note what the derived layer rests on, by which rules it was made, and that it is another one than before."""
        now = {
            "reconciled": basis or self._digest(connection),
            "rules": rules,
            "written": str(int(_meta(connection).get("written", "0")) + 1),
        }
        for key, value in now.items():
            connection.execute(insert(schema.meta).prefix_with("OR REPLACE"), {"key": key, "value": value})


def _cut(connection: Connection, table: Table, where: ColumnElement[bool]) -> None:
    """Delete rows of a table, and before them those of other tables that hang on them."""
    keys = select(*table.primary_key.columns).where(where)
    for other in schema.metadata.sorted_tables:
        for column in other.c:
            if any(key.column.table is table for key in column.foreign_keys):
                _cut(connection, other, column.in_(keys))
    connection.execute(delete(table).where(where))


def _meta(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(schema.meta))}
