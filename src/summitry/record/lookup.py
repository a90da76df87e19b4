"""Looking up single things of a record among many, in the database: by their ids, by beginnings of ids, by what they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from typing import cast as cast_type

from sqlalchemy import ColumnElement, Select, Table, Text, cast, or_, select

from summitry.model import Actor, Certainty, Entry
from summitry.reconcile.corrections import confirmed
from summitry.record import rows, schema
from summitry.record.derived import NOTHING
from summitry.record.rows import Row
from summitry.record.store import Store

#: More things than this are not searched for one by one: then the table is read through.
_FEW = 200


def claim_kinds(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """The kinds of those of some claims that the record holds."""
    table = schema.claim.c
    return {
        row["id"]: row["kind"]
        for some in _pieces(store, ids)
        for row in store.select(select(table.id, table.kind).where(table.id.in_(some)))
    }


def claims_reaching(
    store: Store, certainty: Certainty, kind: str | None = None, among: Iterable[str] | None = None
) -> dict[str, str]:
    """The claims (of one kind, or among some) that reach an operating point, or that a user confirmed, with their kinds."""
    table, there = schema.claim, store.columns(schema.claim)
    taken = [one for one in Certainty if one.reaches(certainty)]
    query = select(table.c.id, table.c.kind)
    if table.c.certainty.name in there:
        query = query.where(table.c.certainty.in_(taken))
    if kind is not None:
        query = query.where(table.c.kind == kind)
    pieces = [query] if among is None else [query.where(table.c.id.in_(some)) for some in _pieces(store, among)]
    found = {row["id"]: row["kind"] for piece in pieces for row in store.select(piece)}
    return found | claim_kinds(store, confirmed(store.corrections()))


def names(store: Store) -> dict[str, str]:
    """The names of all actors and appearances, by their ids."""
    tables = (schema.appearance.c, schema.actor.c)
    return {row["id"]: row["name"] for table in tables for row in store.select(select(table.id, table.name))}


def also(store: Store) -> dict[str, str]:
    """All that actors are called, on one line each, by their ids."""
    table = schema.actor.c
    return {
        row["id"]: " ".join((row["name"], *row["names"]))
        for row in store.select(select(table.id, table.name, table.names))
    }


def told_values(store: Store, kind: str, roles: Sequence[str] = ()) -> dict[str, list[tuple[str, str]]]:
    """Of each claim of a kind the values of its slots (of some roles), as resolved, each with its words.

    Where no roles are named, its holders follow, without words. Nothing else of the claims is loaded.
    """
    claim, slot, added = schema.claim.c, schema.slot.c, schema.resolution.c
    found: dict[str, list[tuple[str, str]]] = {
        row["id"]: [] for row in store.select(select(claim.id).where(claim.kind == kind))
    }
    changed = select(added.claim, added["values"]).join(schema.claim).where(claim.kind == kind)
    changed = changed.where(cast(added["values"], Text) != NOTHING)
    resolved = {row["claim"]: row["values"] for row in store.select(changed)}
    values = {made: {n: value for n, value, _ in some or ()} for made, some in resolved.items()}
    slots = select(slot.claim, slot.n, slot.value, slot.text).join(schema.claim).where(claim.kind == kind)
    for row in store.select(slots.where(slot.role.in_(roles)) if roles else slots):
        value = values.get(row["claim"], {}).get(row["n"], row["value"])
        found[row["claim"]].append((value, row["text"]))
    if not roles:
        held = select(added.claim, added.holders).join(schema.claim).where(claim.kind == kind)
        holders = {row["claim"]: row["holders"] for row in store.select(held)}
        for row in store.select(select(claim.id, claim.holders).where(claim.kind == kind)):
            found[row["id"]] += [(holder, "") for holder in holders.get(row["id"], row["holders"])]
    return found


def parts_of(store: Store, wholes: Iterable[str]) -> list[Entry]:
    """The entries that are parts of some entries."""
    table = schema.entry.c
    found = (
        store.select(select(schema.entry).where(table.part_of.in_(some)).order_by(table.id))
        for some in _pieces(store, wholes)
    )
    return [rows.entry(row) for piece in found for row in piece]


def _pieces(store: Store, ids: Iterable[str]) -> Iterator[Sequence[str]]:
    return store.pieces(sorted(set(ids)))


def appearances(store: Store, ids: Iterable[str]) -> set[str]:
    """Those of some appearances that the record holds."""
    made = schema.appearance.c.id
    return {row["id"] for some in _pieces(store, ids) for row in store.select(select(made).where(made.in_(some)))}


def claims_like(store: Store, beginning: str) -> list[str]:
    """The claims whose ids begin with some characters, sorted."""
    made = schema.claim.c.id
    return [row["id"] for row in store.select(select(made).where(made.startswith(beginning)).order_by(made))]


def entries_like(store: Store, beginning: str) -> list[Entry]:
    """The entries whose ids begin with some characters."""
    made = schema.entry.c.id
    found = store.select(select(schema.entry).where(made.startswith(beginning)).order_by(made))
    return list(map(rows.entry, found))


def entries_holding(store: Store, claims: Iterable[str], kind: str | None = None) -> list[Entry]:
    """The entries (of one kind) that hold one of some claims, as their own or as a companion."""
    where = [] if kind is None else [schema.entry.c.kind == kind]
    return [rows.entry(row) for row in _holding(store, schema.entry, "claims", claims, *where)]


def actors_holding(store: Store, some: Iterable[str]) -> list[Actor]:
    """The actors that some appearances belong to."""
    return [rows.actor(row) for row in _holding(store, schema.actor, "appearances", some)]


def _holding(store: Store, table: Table, column: str, ids: Iterable[str], *where: ColumnElement[bool]) -> Iterator[Row]:
    """The rows whose list holds one of some ids, by id. The lists alone are looked through, and of few ids those that may fit."""
    asked = set(ids)
    if not asked:
        return
    query = select(table.c.id, table.c[column]).where(*where)
    if len(asked) <= _FEW:
        held = cast(table.c[column], Text)
        query = query.where(or_(*(held.like(f'%"{one}"%') for one in sorted(asked))))
    found = [row["id"] for row in store.select(query) if not asked.isdisjoint(row[column])]
    for some in _pieces(store, found):
        yield from (dict(row) for row in store.select(select(table).where(table.c.id.in_(some)).order_by(table.c.id)))


def fingerprint(store: Store) -> str:
    """A digest of the entries and actors as they are stored: the same if and only if they are the same."""
    digest = hashlib.sha256()
    for table in (schema.entry, schema.actor):
        columns = [cast(c, Text).label(c.name) for c in table.c]
        query = cast_type("Select[Any]", select(*columns).order_by(table.c.id))
        for row in store.select(query):
            digest.update(repr(sorted(row.items())).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
