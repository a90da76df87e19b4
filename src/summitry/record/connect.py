"""Opening a record: the file, its pragmas, its schema version, and clear errors where it cannot be used."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text, update
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError
from sqlalchemy.schema import CreateColumn, CreateTable

from summitry.errors import RecordError
from summitry.record import schema

_MAGIC = b"SQLite format 3\x00"


def connect(path: Path, *, create: bool) -> Engine:
    """An engine on the record at ``path``, made with its tables where there is none and ``create`` is set.

    Raises RecordError where the file is missing, is no record, is broken, cannot be written, or has a newer schema.
    """
    new = _inspect(path, create=create)
    engine = create_engine(f"sqlite:///{path}", json_deserializer=lists)
    event.listen(engine, "connect", _pragmas)
    try:
        if new:
            schema.metadata.create_all(engine)
            with engine.begin() as connection:
                row = {"key": "schema", "value": str(schema.SCHEMA_VERSION)}
                connection.execute(insert(schema.meta).prefix_with("OR IGNORE"), row)
        _bring_up(engine, _check_schema(engine, path))
    except SQLAlchemyError as error:
        engine.dispose()
        raise RecordError(_said(error, path)) from error
    except RecordError:
        engine.dispose()
        raise
    return engine


def lists(text: str) -> Any:
    """The value of a JSON column. Half characters, which broken reports hold, only the standard library reads."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


def _inspect(path: Path, *, create: bool) -> bool:
    """Whether the record is yet to be made; RecordError where it never can be."""
    try:
        if path.is_dir():
            raise RecordError(f"{path} is a folder; name a file for the record, such as {path / 'summitry.db'}")
        if path.is_file() and path.stat().st_size:
            with path.open("rb") as file:
                if file.read(len(_MAGIC)) != _MAGIC:
                    raise RecordError(f"{path} is not a record of Summitry; name another file with --record")
            whole = _has_schema(path)
            if not whole and not create:
                raise RecordError(
                    f"{path} is not a whole record; read reports into it again: summitry read PATH… --record {path}"
                )
            return not whole
        if not create:
            raise RecordError(f"there is no record at {path}; make one with: summitry read PATH… --record {path}")
        if not path.parent.is_dir():
            raise RecordError(f"there is no folder {path.parent} to keep the record in; make it first")
    except OSError as error:
        raise RecordError(f"cannot open the record {path}: {error.strerror or error}") from error
    return True


def _has_schema(path: Path) -> bool:
    """Whether the SQLite file has all its tables and its version. One killed while it was being made has not."""
    connection = sqlite3.connect(path)
    try:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if names and "meta" not in names and not names <= set(schema.metadata.tables):
            raise RecordError(f"{path} is a database, but not a record of Summitry; name another file with --record")
        later = {table.name for tables in schema.ADDED.values() for table in tables}
        whole = set(schema.metadata.tables) - later <= names
        return whole and bool(connection.execute("SELECT 1 FROM meta WHERE key = 'schema'").fetchone())
    except sqlite3.DatabaseError as error:
        raise RecordError(
            f"the record {path} is broken ({error}); restore a copy, or read the reports into a new one"
        ) from error
    finally:
        connection.close()


def _check_schema(engine: Engine, path: Path) -> int:
    """The schema of a record; RecordError where it is unknown or newer than ours."""
    with engine.connect() as connection:
        found = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "schema")).scalar()
    if found is None:
        raise RecordError(f"{path} has no schema version, so it is not a whole record; read the reports into a new one")
    if int(found) > schema.SCHEMA_VERSION:
        raise RecordError(
            f"the record {path} was made by a newer Summitry (schema {found}, this one knows "
            f"{schema.SCHEMA_VERSION}); update Summitry to open it"
        )
    return int(found)


def _bring_up(engine: Engine, found: int) -> None:
    """Bring the tables of an older record up to ours, in one transaction. On read-only ground it stays as it is."""
    if found == schema.SCHEMA_VERSION:
        return
    try:
        with engine.begin() as connection:
            for version in range(found + 1, schema.SCHEMA_VERSION + 1):
                _bring_up_to(connection, version)
            row = update(schema.meta).where(schema.meta.c.key == "schema")
            connection.execute(row.values(value=str(schema.SCHEMA_VERSION)))
    except OperationalError as error:
        if "readonly" not in str(error.orig):
            raise


def _bring_up_to(connection: Connection, version: int) -> None:
    """Take one step up: the tables and columns that came with a schema, and those that it does without."""
    for table in schema.ADDED.get(version, ()):
        connection.execute(CreateTable(table, if_not_exists=True))
    for made in schema.GAINED.get(version, ()):
        if made.name not in _columns(connection, made.table.name):
            column = CreateColumn(made).compile(dialect=connection.dialect)
            connection.execute(text(f"ALTER TABLE {made.table.name} ADD COLUMN {column}"))
    for name, dropped in schema.DROPPED.get(version, ()):
        if dropped in _columns(connection, name):
            connection.execute(text(f"ALTER TABLE {name} DROP COLUMN {dropped}"))


def _columns(connection: Connection, table: str) -> set[str]:
    return {str(row["name"]) for row in inspect(connection).get_columns(table)}


def _pragmas(connection: Any, _record: Any) -> None:
    """Write-ahead log (readers never wait), and a lock that is waited for rather than failed on."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:  # a record on read-only ground can still be read
        cursor.execute("PRAGMA query_only = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _said(error: SQLAlchemyError, path: Path) -> str:
    cause = error.orig if isinstance(error, DatabaseError) and error.orig else error
    words = str(cause)
    if "readonly" in words or "unable to open" in words:
        return f"cannot write the record {path} ({words}); name another place with --record"
    if "malformed" in words or "not a database" in words:
        return f"the record {path} is broken ({words}); restore a copy, or read the reports into a new one"
    return f"cannot use the record {path}: {words}"
