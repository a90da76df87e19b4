"""The file of lists: every list of the desk as rows that an index leads to, beside the record and made from it.

The record itself is never written for the desk. ``making`` makes the file anew when the record has changed, and puts it in the
place of the old one at once; each question opens the file that is there. A cursor names the last row that was seen.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: What the file is made of. ``row.cells`` holds rows of a listing that belong together, as JSON; ``ord`` is what a list is
#: ordered by (then ``n``), ``home`` the document or the entry that a row rests on, where it rests on one.
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE list (name TEXT PRIMARY KEY, columns TEXT NOT NULL, grouped INTEGER NOT NULL, total INTEGER NOT NULL);
CREATE TABLE row (list TEXT NOT NULL, n INTEGER NOT NULL, ord TEXT NOT NULL, home TEXT NOT NULL, id TEXT NOT NULL,
  cells TEXT NOT NULL, PRIMARY KEY (list, n)) WITHOUT ROWID;
CREATE TABLE facet (list TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (list, field, value, n)) WITHOUT ROWID;
CREATE TABLE counted (list TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL);
CREATE TABLE edge (sort TEXT NOT NULL, here TEXT NOT NULL, there TEXT NOT NULL, PRIMARY KEY (sort, here, there))
  WITHOUT ROWID;
CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE change (at TEXT NOT NULL, entry TEXT NOT NULL, what TEXT NOT NULL, title TEXT NOT NULL, story TEXT);
CREATE TABLE standing (entry TEXT PRIMARY KEY, told TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE mark (story TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE unit (key TEXT PRIMARY KEY, rests_on TEXT NOT NULL, documents TEXT NOT NULL, entries TEXT NOT NULL) WITHOUT ROWID;
"""
#: What is made once all rows are there.
INDEXES = """
CREATE INDEX row_by_id ON row (id, list);
CREATE INDEX row_in_order ON row (list, ord, n);
CREATE INDEX row_by_home ON row (home, list);
CREATE INDEX facet_by_row ON facet (list, n);
CREATE INDEX counted_first ON counted (list, field, number DESC);
CREATE INDEX change_by_time ON change (at DESC);
CREATE INDEX change_by_entry ON change (entry, at);
"""
#: Rows whose facets are counted where a list is narrowed: of more, these tell enough.
COUNTED = 4000
_WORD = re.compile(r'(-?)"([^"]*)"|(-?)([^\s"]+)')
_LETTERS = re.compile(r"\w", re.UNICODE)
_CURSOR = re.compile(r"(\d{1,12})(?:~(.*))?", re.DOTALL)


def match(said: str) -> str:
    """A question in FTS5's own syntax: words and phrases that must stand there, ``-word`` those that must not, ``word*``.

    Whatever is typed is one of these: nothing in it is ever taken for an operator. Empty where no word is asked for.
    """
    wanted: list[str] = []
    not_wanted: list[str] = []
    for minus, phrase, less, word in _WORD.findall(said.replace("\x00", " ")):
        text = phrase or word
        if not _LETTERS.search(text):
            continue
        star = "*" if word.endswith("*") else ""
        (not_wanted if minus or less else wanted).append('"' + text.replace('"', '""').rstrip("*") + '"' + star)
    asked = " AND ".join(wanted)
    return f"({asked}) NOT ({' OR '.join(not_wanted)})" if asked and not_wanted else asked


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a list is asked for: values of facets, words, the cursor of the last row seen, and how many rows."""

    facets: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    after: str = ""
    size: int = 50

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than the whole list."""
        return bool(self.facets or match(self.words))


@dataclass(frozen=True, slots=True)
class Row:
    """Rows of a listing that belong together, with the number that they have in their list."""

    n: int
    id: str
    cells: tuple[tuple[str, ...], ...]

    @property
    def cursor(self) -> str:
        """What names it as the last row that was seen."""
        return f"{self.n}~{self.id}"


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a list: its columns, rows, how many there are in all, the cursor of the next page, and its facets."""

    columns: tuple[str, ...]
    grouped: int
    rows: tuple[Row, ...]
    total: int
    after: str
    facets: Mapping[str, Sequence[tuple[str, int]]]
    sampled: bool = False

    def named(self, row: Row) -> list[dict[str, str]]:
        """The rows of a row under the names of their columns."""
        return [dict(zip(self.columns, cells, strict=True)) for cells in row.cells]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that words were found in: where, what it is called, and its words.

    Those that were asked for stand between the control characters 2
    and 3.
    """

    list: str
    id: str
    title: str
    snippet: str


class Index:
    """The reading side of the file of lists."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection to the file that is there now. It is never written, only replaced."""
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True)) as connection:
            yield connection

    @property
    def made(self) -> dict[str, str]:
        """What the file was made of and when; nothing where there is none."""
        if not self.path.is_file():
            return {}
        with self.open() as connection:
            return dict(connection.execute("SELECT key, value FROM meta"))

    def kept(self, name: str) -> Any:
        """Something worked out while the file was made, or None."""
        with self.open() as connection:
            found = connection.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
        return json.loads(found[0]) if found else None

    def marks(self) -> dict[str, str]:
        """The marks of what stories rest on."""
        with self.open() as connection:
            return dict(connection.execute("SELECT story, mark FROM mark"))

    def mark(self, story: str) -> str:
        """The mark of what one story rests on; empty for none."""
        with self.open() as connection:
            found = connection.execute("SELECT mark FROM mark WHERE story = ?", (story,)).fetchone()
        return str(found[0]) if found else ""

    def totals(self) -> dict[str, int]:
        """How many rows each list has."""
        with self.open() as connection:
            return dict(connection.execute("SELECT name, total FROM list"))

    def edges(self, sort: str, here: Sequence[str]) -> dict[str, list[str]]:
        """What some things lead to: ``entry`` of claims, ``actor`` of appearances, ``story`` of documents.

        ``told``: the entries of stories; ``copy``: documents that share passages.
        """
        found: dict[str, list[str]] = {}
        with self.open() as connection:
            for at in range(0, len(here), 400):
                some = here[at : at + 400]
                marks = ",".join("?" * len(some))
                query = f"SELECT here, there FROM edge WHERE sort = ? AND here IN ({marks}) ORDER BY here, there"  # noqa: S608 - marks
                for one, there in connection.execute(query, (sort, *some)):
                    found.setdefault(one, []).append(there)
        return found

    def row(self, name: str, ident: str) -> dict[str, str]:
        """The first row of a list with an id, by column; nothing where there is none."""
        with self.open() as connection:
            found = connection.execute(
                "SELECT cells FROM row WHERE id = ? AND list = ? LIMIT 1", (ident, name)
            ).fetchone()
            columns = _columns(connection, name)
        return dict(zip(columns[0], json.loads(found[0])[0], strict=True)) if found else {}

    def page(self, name: str, asked: Asked, *, facets: bool = True) -> Shown:
        """One page of a list."""
        with self.open() as connection:
            columns, grouped, total = _columns(connection, name)
            where, given = _where(name, asked)
            begin = _begin(connection, name, asked.after)
            query = f"SELECT n, id, cells FROM row WHERE {where} AND (ord, n) > (?, ?) ORDER BY ord, n LIMIT ?"  # noqa: S608 - our own words
            found = connection.execute(query, (*given, *begin, asked.size + 1)).fetchall()
            rows = tuple(Row(n, ident, tuple(map(tuple, json.loads(cells)))) for n, ident, cells in found[: asked.size])
            if asked.narrowed:
                total = connection.execute(f"SELECT count(*) FROM row WHERE {where}", given).fetchone()[0]  # noqa: S608
            told = _facets(connection, name, where, given, narrowed=asked.narrowed) if facets else {}
        more = len(found) > asked.size
        return Shown(columns, grouped, rows, total, rows[-1].cursor if more else "", told, total > COUNTED)

    def every(self, name: str, asked: Asked) -> Iterator[tuple[str, ...]]:
        """All rows of a list that are asked for, as the listing has them; the names of the columns first."""
        with self.open() as connection:
            yield _columns(connection, name)[0]
            where, given = _where(name, asked)
            query = f"SELECT cells FROM row WHERE {where} ORDER BY ord, n"  # noqa: S608 - our own words
            for (cells,) in connection.execute(query, given):
                yield from map(tuple, json.loads(cells))

    def search(self, name: str, said: str, most: int = 10) -> tuple[list[Hit], int]:
        """Where words stand in what a list is searched by, the best first, and how often in all (at most a thousand)."""
        asked = match(said)
        if not asked:
            return [], 0
        table = f'"words_{name}"'
        with self.open() as connection:
            query = (
                f"SELECT rowid, title, snippet({table}, 1, char(2), char(3), ' … ', 30) FROM {table} "  # noqa: S608 - our own name
                f"WHERE {table} MATCH ? AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT ?"
            )
            found = connection.execute(query, (asked, most)).fetchall()
            number = connection.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1000)",  # noqa: S608
                (asked,),
            ).fetchone()[0]
            ids = [
                connection.execute("SELECT id FROM row WHERE list = ? AND n = ?", (name, n)).fetchone()
                for n, _, _ in found
            ]
        hits = [Hit(name, one[0], title, words) for one, (_, title, words) in zip(ids, found, strict=True) if one]
        return hits, number

    def published_since(self, day: str, most: int) -> list[dict[str, str]]:
        """The reports that were published on a day or later, the newest first."""
        with self.open() as connection:
            query = (
                "SELECT row.cells FROM facet JOIN row ON row.list = facet.list AND row.n = facet.n WHERE facet.list = ? "
                "AND facet.field = ? AND facet.value >= ? ORDER BY facet.value DESC, facet.n LIMIT ?"
            )
            found = connection.execute(query, ("documents", "day", day, most)).fetchall()
            columns = _columns(connection, "documents")[0]
        return [dict(zip(columns, json.loads(cells)[0], strict=True)) for (cells,) in found]

    def changes(self, since: str, most: int = 60) -> list[tuple[str, str, str, str, str | None]]:
        """What became of entries since a moment (when, id, what, title, story), the last first."""
        with self.open() as connection:
            query = "SELECT at, entry, what, title, story FROM change WHERE at > ? ORDER BY at DESC LIMIT ?"
            return connection.execute(query, (since, most)).fetchall()

    def became(self, entry: str) -> list[tuple[str, str]]:
        """What became of one entry, and when the desk saw it, the first first."""
        with self.open() as connection:
            return connection.execute("SELECT at, what FROM change WHERE entry = ? ORDER BY at", (entry,)).fetchall()

    def cells(self, name: str, column: str, ids: Sequence[str]) -> dict[str, str]:
        """One cell of the first row of a list for each of some ids; those that it has no row of are left out."""
        with self.open() as connection:
            columns = _columns(connection, name)[0]
            marks = ",".join("?" * len(ids))
            query = f"SELECT id, cells FROM row WHERE id IN ({marks}) AND list = ?"  # noqa: S608 - marks
            found = connection.execute(query, (*ids, name)).fetchall() if column in columns else []
        return {ident: json.loads(cells)[0][columns.index(column)] for ident, cells in found}


def _columns(connection: sqlite3.Connection, name: str) -> tuple[tuple[str, ...], int, int]:
    found = connection.execute("SELECT columns, grouped, total FROM list WHERE name = ?", (name,)).fetchone()
    return (tuple(json.loads(found[0])), found[1], found[2]) if found else ((), 0, 0)


def _where(name: str, asked: Asked) -> tuple[str, list[str]]:
    """What rows of a list must fulfil, in SQL, with the values for its marks."""
    where, given = "list = ?", [name]
    for one, value in asked.facets.items():
        where += " AND n IN (SELECT n FROM facet WHERE list = ? AND field = ? AND value = ?)"
        given += [name, one, value]
    if words := match(asked.words):
        where += f' AND n IN (SELECT rowid FROM "words_{name}" WHERE "words_{name}" MATCH ?)'  # noqa: S608 - our own name
        given.append(words)
    return where, given


def _begin(connection: sqlite3.Connection, name: str, cursor: str) -> tuple[str, int]:
    """Where the row stands that a cursor names; where that row is gone, the one that has its number or the next lower one."""
    cut = _CURSOR.fullmatch(cursor)
    if cut is None:
        return "", 0
    named = "SELECT ord, n FROM row WHERE id = ? AND list = ? AND id != ''"
    numbered = "SELECT ord, n FROM row WHERE n <= ? AND list = ? ORDER BY n DESC LIMIT 1"
    found = connection.execute(named, (cut[2] or "", name)).fetchone()
    found = found or connection.execute(numbered, (int(cut[1]), name)).fetchone()
    return (found[0], found[1]) if found else ("", 0)


def _facets(
    connection: sqlite3.Connection, name: str, where: str, given: Sequence[str], *, narrowed: bool
) -> dict[str, list[tuple[str, int]]]:
    """The values of each facet with how many rows have them, the most first; at most a dozen of each."""
    query = "SELECT field, value, number FROM counted WHERE list = ? ORDER BY field, number DESC, value"
    found = connection.execute(query, (name,)).fetchall() if not narrowed else None
    if found is None:
        query = (
            f"WITH some AS (SELECT n FROM row WHERE {where} ORDER BY n LIMIT {COUNTED}) "  # noqa: S608 - our own words
            "SELECT field, value, count(*) AS number FROM some JOIN facet ON facet.list = ? AND facet.n = some.n "
            "GROUP BY field, value ORDER BY field, number DESC, value"
        )
        found = connection.execute(query, (*given, name)).fetchall()
    told: dict[str, list[tuple[str, int]]] = {}
    for one, value, number in found:
        told.setdefault(one, []).append((value, number))
    return {one: values[:12] for one, values in told.items()}


@dataclass(frozen=True)
class Led:
    """What leads to what, by the file of lists. See :class:`summitry.record.part.Leads`."""

    index: Index

    def entries(self, claims: Sequence[str]) -> Sequence[str]:
        """The entries that hold some claims."""
        return self._there("entry", claims)

    def told(self, stories: Sequence[str]) -> Sequence[str]:
        """The entries of some stories."""
        return self._there("told", stories)

    def actors(self, appearances: Sequence[str]) -> Sequence[str]:
        """The actors that some appearances belong to."""
        return self._there("actor", appearances)

    def _there(self, sort: str, here: Sequence[str]) -> list[str]:
        return sorted({there for some in self.index.edges(sort, here).values() for there in some})
