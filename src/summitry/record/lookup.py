"""Looking up single things of a record among many, in the database: by their ids, by beginnings of ids, by what they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from typing import cast as cast_type

from sqlalchemy import Select, Table, Text, cast, or_, select

from summitry.model import Actor, Certainty, Entry
from summitry.reconcile.corrections import confirmed
from summitry.record import rows, schema
from summitry.record.rows import Row
from summitry.record.store import Store

#: More things than this are not searched for one by one: then the table is read through.
_FEW = 200


def claim_kinds(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """The kinds of those of some claims that the record holds."""
    table = schema.claim.c
    return {
        row["id"]: row["kind"]
        for some in store.pieces(sorted(set(ids)))
        for row in store.select(select(table.id, table.kind).where(table.id.in_(some)))
    }


def claims_reaching(store: Store, certainty: Certainty) -> dict[str, str]:
    """The claims that reach an operating point, or that a user confirmed, with their kinds."""
    table, there = schema.claim, store.columns(schema.claim)
    taken = [one for one in Certainty if one.reaches(certainty)]
    query = select(table.c.id, table.c.kind)
    some = query.where(table.c.certainty.in_(taken)) if table.c.certainty.name in there else query
    return {row["id"]: row["kind"] for row in store.select(some)} | claim_kinds(store, confirmed(store.corrections()))


def appearances(store: Store, ids: Iterable[str]) -> set[str]:
    """Those of some appearances that the record holds."""
    made = schema.appearance.c.id
    return {
        row["id"] for some in store.pieces(sorted(set(ids))) for row in store.select(select(made).where(made.in_(some)))
    }


def claims_like(store: Store, beginning: str) -> list[str]:
    """The claims whose ids begin with some characters, sorted."""
    made = schema.claim.c.id
    return [row["id"] for row in store.select(select(made).where(made.startswith(beginning)).order_by(made))]


def entries_like(store: Store, beginning: str) -> list[Entry]:
    """The entries whose ids begin with some characters."""
    made = schema.entry.c.id
    found = store.select(select(schema.entry).where(made.startswith(beginning)).order_by(made))
    return list(map(rows.entry, found))


def entries_holding(store: Store, claims: Iterable[str]) -> list[Entry]:
    """The entries that hold one of some claims, as their own or as a companion."""
    return [rows.entry(row) for row in _holding(store, schema.entry, "claims", sorted(set(claims)))]


def actors_holding(store: Store, some: Iterable[str]) -> list[Actor]:
    """The actors that some appearances belong to."""
    return [rows.actor(row) for row in _holding(store, schema.actor, "appearances", sorted(set(some)))]


def _holding(store: Store, table: Table, column: str, ids: Sequence[str]) -> Iterator[Row]:
    """The rows whose list holds one of some ids. A list is JSON; what is read through is told apart afterwards."""
    asked = set(ids)
    query = select(table).order_by(table.c.id)
    if not ids:
        return
    if len(ids) <= _FEW:
        held = cast(table.c[column], Text)
        query = query.where(or_(*(held.like(f'%"{one}"%') for one in ids)))
    yield from (dict(row) for row in store.select(query) if asked & set(row[column]))


def fingerprint(store: Store) -> str:
    """A digest of the entries and actors as they are stored: the same if and only if they are the same."""
    digest = hashlib.sha256()
    for table in (schema.entry, schema.actor):
        columns = [cast(c, Text).label(c.name) for c in table.c]
        query = cast_type("Select[Any]", select(*columns).order_by(table.c.id))
        for row in store.select(query):
            digest.update(repr(sorted(row.items())).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
