"""The marks of stories: digests of what their pages rest on, by which one that was told beforehand is known to hold still."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from summitry.reconcile.growing.cache import digest
from summitry.record import Store, schema
from summitry.record.excerpt import Unit


def keep(store: Store, to: sqlite3.Connection, version: str, held: Mapping[str, Unit]) -> None:
    """Keep the marks of all stories in a file of lists, which has its list of actors already."""
    to.execute("DELETE FROM mark")
    to.executemany("INSERT INTO mark VALUES (?, ?)", marks(store, version, held, listed(to)).items())


def marks(store: Store, version: str, held: Mapping[str, Unit], listed: Mapping[str, str]) -> dict[str, str]:
    """The mark of each story. ``listed``: the rows of actors by their ids; ``version`` stands for units where there are none."""
    rests_on = {document: unit.rests_on for unit in held.values() for document in unit.documents}
    actors = _actors(store)
    return {
        story.id: digest(
            sorted({rests_on.get(document, version) for document in story.documents}),
            sorted((a, listed.get(a, "")) for a in {a for d in story.documents for a in actors.get(d, ())}),
            version.split("/")[:2],  # how the file is made, and by which rules
        )
        for story in store.stories()
    }


def _actors(store: Store) -> Mapping[str, Sequence[str]]:
    """The actors that each document knows."""
    seen, actor = schema.appearance.c, schema.actor.c
    homes = {row["id"]: row["document"] for row in store.select(select(seen.id, seen.document))}
    found: dict[str, list[str]] = defaultdict(list)
    for row in store.select(select(actor.id, actor.appearances)):
        for one in row["appearances"]:
            if one in homes:
                found[homes[one]].append(row["id"])
    return found


def listed(connection: sqlite3.Connection) -> dict[str, str]:
    """How actors are listed, each by its id."""
    return {
        ident: digest(json.loads(cells))
        for ident, cells in connection.execute("SELECT id, cells FROM row WHERE list = 'people'")
    }
