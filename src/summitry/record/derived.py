"""Writing the derived layer: as a whole, or only what a renewal has made anew. Always within one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, Connection, Dialect, Table, bindparam, delete, insert, select

from summitry import kinds
from summitry.model import Claim, Reconciled
from summitry.reconcile.growing.cache import Kept
from summitry.reconcile.growing.renew import Renewal, Renewed
from summitry.record import rows, schema

_IN_UNITS = (schema.entry, schema.resolution, schema.unit, schema.memo)
#: Rows written by one statement.
_CHUNK = 400
#: What most lists are, as JSON.
NOTHING = "[]"
Row = Mapping[str, Any]


def replace_all(connection: Connection, reconciled: Reconciled) -> None:
    """Write a derived layer in place of the one that is there. What was worked out before is forgotten."""
    for table in _IN_UNITS:
        connection.execute(table.delete())
    _replace_common(connection, reconciled)
    _forget_claims(connection, schema.claim.c.kind.in_(kinds.derived()))
    insert_claims(connection, reconciled.claims)
    insert_rows(connection, schema.entry, map(rows.plain, reconciled.entries))
    insert_rows(connection, schema.resolution, map(rows.plain, reconciled.resolutions))


def kept(connection: Connection) -> Kept:
    """What was worked out before."""
    found = connection.execute(select(schema.memo))
    return {(row.stage, row.key): (row.rests_on, row.result) for row in found}


def renew(connection: Connection, renewal: Renewal, *, anew: bool) -> None:
    """Write what a renewal made, and take away what it does not keep; all that is there where it is made ``anew``."""
    if anew:
        for table in _IN_UNITS:
            connection.execute(table.delete())
        _forget_claims(connection, schema.claim.c.kind.in_(kinds.derived()))
    _replace_common(connection, renewal)
    known = set(connection.execute(select(schema.unit.c.key).distinct()).scalars())
    for key in sorted(known - renewal.kept):
        _forget(connection, key)
    for unit in renewal.units:
        _add(connection, unit)
    fresh, stale = renewal.memo.changes()
    if stale:
        here = (schema.memo.c.stage == bindparam("of"), schema.memo.c.key == bindparam("named"))
        connection.execute(delete(schema.memo).where(*here), [{"of": stage, "named": key} for stage, key in stale])
    insert_rows(
        connection,
        schema.memo,
        (
            {"stage": stage, "key": key, "rests_on": rests_on, "result": result}
            for (stage, key), (rests_on, result) in fresh.items()
        ),
    )


def _replace_common(connection: Connection, made: Reconciled | Renewal) -> None:
    """The tables that are small beside the rest: actors, origins, stories, copies, datings."""
    copies = ({"n": n} | rows.plain(c) | {"containment": repr(c.containment)} for n, c in enumerate(made.copies))
    for table, items in (
        (schema.actor, map(rows.plain, made.actors)),
        (schema.origin, map(rows.plain, made.origins)),
        (schema.story, map(rows.plain, made.stories)),
        (schema.copy, copies),
        (schema.dating, map(rows.plain, made.datings)),
    ):
        connection.execute(table.delete())
        insert_rows(connection, table, items)


def _add(connection: Connection, unit: Renewed) -> None:
    insert_claims(connection, unit.claims)
    insert_rows(connection, schema.entry, map(rows.plain, unit.entries))
    insert_rows(connection, schema.resolution, map(rows.plain, unit.resolutions))
    parts = [("entry", e.id) for e in unit.entries] + [("document", made) for made in unit.documents]
    insert_rows(connection, schema.unit, ({"key": unit.key, "part": part, "id": made} for part, made in parts))


def forget_documents(connection: Connection, documents: Sequence[str]) -> None:
    """Have nothing kept that was worked out from documents: neither of them alone, nor of their stories, pairs and units."""
    memo, unit, gone = schema.memo.c, schema.unit.c, set(documents)
    units = connection.execute(select(unit.key).where(unit.part == "document", unit.id.in_(documents))).scalars()
    told = connection.execute(select(schema.story.c.id, schema.story.c.documents))
    stories = (row.id for row in told if not gone.isdisjoint(row.documents))
    pairs = connection.execute(select(memo.key).where(memo.stage == "copies")).scalars()
    shared = (key for key in pairs if not gone.isdisjoint(key.split()))
    here = schema.memo.c.key == bindparam("named")
    stale = [{"named": key} for key in {*documents, *units, *stories, *shared}]
    connection.execute(delete(schema.memo).where(here), stale)


def _forget(connection: Connection, key: str) -> None:
    mine = select(schema.unit.c.id).where(schema.unit.c.key == key)
    entries, documents = (mine.where(schema.unit.c.part == part) for part in ("entry", "document"))
    claims = select(schema.claim.c.id).where(schema.claim.c.document.in_(documents))
    connection.execute(delete(schema.entry).where(schema.entry.c.id.in_(entries)))
    connection.execute(delete(schema.resolution).where(schema.resolution.c.claim.in_(claims)))
    _forget_claims(connection, schema.claim.c.kind.in_(kinds.derived()), schema.claim.c.document.in_(documents))
    connection.execute(delete(schema.unit).where(schema.unit.c.key == key))


def _forget_claims(connection: Connection, *where: ColumnElement[bool]) -> None:
    """Take claims away, with their slots."""
    claims = select(schema.claim.c.id).where(*where)
    connection.execute(delete(schema.slot).where(schema.slot.c.claim.in_(claims)))
    connection.execute(delete(schema.claim).where(*where))


def insert_claims(connection: Connection, claims: Sequence[Claim]) -> None:
    """Insert claims with their slots."""
    insert_rows(connection, schema.claim, (rows.plain(c, "slots", "origin") for c in claims))
    slots = ({"claim": c.id, "n": n} | rows.plain(s) for c in claims for n, s in enumerate(c.slots))
    insert_rows(connection, schema.slot, slots)


def insert_rows(connection: Connection, table: Table, items: Iterable[Row]) -> None:
    """Insert rows into a table, some hundreds at a time; all of them have the same columns."""
    rest = iter(items)
    while some := list(islice(rest, _CHUNK)):
        statement, cells = _insertion(table, tuple(some[0]), connection.dialect)
        connection.exec_driver_sql(statement, [cells(row) for row in some])


@lru_cache(200)
def _insertion(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[str, Callable[[Row], Any]]:
    """The statement that inserts rows with some columns, and what makes the cells of a row as SQLAlchemy would, once for all."""
    compiled = insert(table).compile(dialect=dialect, column_keys=columns)
    coded = {name: code for name in columns if (code := _code(table.c[name], dialect)) is not None}
    order = [(name, coded.get(name)) for name in compiled.positiontup or columns]

    def cells(row: Row) -> Any:
        made = [row[name] if code is None else code(row[name]) for name, code in order]
        return tuple(made) if compiled.positional else dict(zip(columns, made, strict=True))

    return str(compiled), cells


def _code(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """What makes a value of a column what the driver takes; None where it takes it as it is."""
    code = column.type.dialect_impl(dialect).bind_processor(dialect)
    if code is None or not isinstance(column.type, JSON):
        return code
    return lambda value: code(value) if value or not isinstance(value, list | tuple) else NOTHING
