"""Fills the file of lists: rows with their facets and words, what leads to what, and what waits for review.

A list is filled as a whole, or only with the rows of some units of the record, in place of those that were there.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from sqlalchemy import Text, cast, select

from summitry import kinds
from summitry.model import PROSE, Part, Standing
from summitry.present import answers
from summitry.present.listing import Listing
from summitry.record import Store, schema
from summitry.values import place, words
from summitry.web import lists
from summitry.web.lists import Listed

#: Columns that no one searches by, and columns by which a row is called.
_DUMB = frozenset(
    {
        "id",
        "at",
        "probability",
        "certainty",
        "polarity",
        "modality",
        "standing",
        "claims",
        "origins",
        "entry_id",
        *lists.OF_COPIES,
    }
)
_CALLED = (
    "entry",
    "name",
    "story",
    "document",
    "speaker",
    "place",
    "locator",
    "what",
    "actor",
    "who",
    "party",
    "person",
)
#: What no row is called by and nobody searches for.
_IDENT = re.compile(r"[a-z]-[0-9a-f]{16}")
#: Facet values longer than this are cut; and so many values of a facet are counted.
_LONGEST, _VALUES = 120, 60
#: Reports up to which the picture of the sources is drawn, claims that wait for review, and things that lie ahead.
DRAWN, _QUEUE, _AHEAD = 60, 2000, 20
#: Rows that one statement names.
_MANY = 400
#: Digits of a day turned, so that the latest comes first.
_TURNED = str.maketrans("0123456789", "9876543210")


@dataclass(frozen=True)
class Known:
    """What is known of what rows name, of a record or of an excerpt of it."""

    store: Store

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """The documents of claims."""
        claim = schema.claim.c
        return {
            row["id"]: row["document"]
            for some in self.store.pieces(self.store.document_ids())
            for row in self.store.select(select(claim.id, claim.document).where(claim.document.in_(some)))
        }

    @cached_property
    def heads(self) -> Mapping[str, tuple[str, str]]:
        """The outlet and the day of each document."""
        return {
            doc.id: (doc.outlet or doc.agency or "", (doc.published or "")[:10])
            for doc in self.store.documents(parts=False)
        }

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """The countries that actors speak for, by their names."""
        actor = schema.actor.c
        found = self.store.select(select(actor.name, actor.country).where(actor.country.is_not(None)))
        return {row["name"]: place.country(row["country"]) for row in found}

    def head(self, ident: str) -> tuple[str, str]:
        """The outlet and the day of a document, or of the one that a claim stands in."""
        return self.heads.get(self.homes.get(ident, ident), ("", ""))


@dataclass(frozen=True)
class Filling:
    """One filling of the file ``to`` from a record."""

    store: Store
    to: sqlite3.Connection

    @cached_property
    def known(self) -> Known:
        """What is known of the whole record."""
        return Known(self.store)

    # ------------------------------------------------------------ lists
    def whole(self, listed: Listed) -> None:
        """A list as a whole."""
        made = listed.make(self.store)
        self.begin(listed.name, made.columns, made.grouped)
        self._put(listed, made, made.columns, self.known)
        self._rest(listed, made.columns)

    def part(self, listed: Listed, some: Store, homes: Collection[str]) -> None:
        """The rows of a list that an excerpt has, in place of those with some homes."""
        made = listed.make(some)
        (told,) = self.to.execute("SELECT columns FROM list WHERE name = ?", (listed.name,)).fetchone()
        columns = json.loads(told)
        if not set(made.columns) <= set(columns):  # a slot, or a judgement, that no claim of the kind had before
            self.whole(listed)
            return
        self._forget(listed.name, homes)
        self._put(listed, made, columns, Known(some))
        self._rest(listed, columns)

    def _rest(self, listed: Listed, columns: Sequence[str]) -> None:
        """What of a list rests on all of the record; then what is counted."""
        if listed.rest:
            self._forget(listed.name, [""])
            self._put(listed, listed.rest(self.store), columns, self.known, apart=True)
        self.count(listed.name)

    def _put(self, listed: Listed, made: Listing, columns: Sequence[str], known: Known, *, apart: bool = False) -> None:
        """Rows of a listing with their facets and words."""
        (last,) = self.to.execute("SELECT coalesce(max(n), 0) FROM row WHERE list = ?", (listed.name,)).fetchone()
        found = []
        for n, (ident, cells) in enumerate(_together(made, columns)):
            named = [dict(zip(columns, row, strict=True)) for row in cells]
            home = "" if apart else _home(listed, ident, named[0], known)
            found.append((_order(listed, n, ident, named, known), home, ident, named, cells))
        rows = [(n, *row) for n, row in enumerate(sorted(found, key=lambda row: row[0]), last + 1)]
        self.to.executemany(
            "INSERT INTO row VALUES (?, ?, ?, ?, ?, ?)",
            ((listed.name, *row[:4], json.dumps(row[5], ensure_ascii=False)) for row in rows),
        )
        facets = (
            (listed.name, one, value[:_LONGEST], n)
            for n, _, _, ident, named, _ in rows
            for one, value in _facets(listed, ident, named, known)
        )
        self.to.executemany("INSERT OR IGNORE INTO facet VALUES (?, ?, ?, ?)", facets)
        self.to.executemany(
            f'INSERT INTO "words_{listed.name}" (rowid, title, body) VALUES (?, ?, ?)',  # noqa: S608 - our own name
            ((n, *_searched(columns, cells)) for n, _, _, _, _, cells in rows),
        )

    def begin(self, name: str, columns: Sequence[str], grouped: int) -> None:
        """A list without rows yet, in place of the one that was there."""
        for table in ("row", "facet", "counted"):
            self.to.execute(f"DELETE FROM {table} WHERE list = ?", (name,))  # noqa: S608 - our own names
        self.to.execute("INSERT OR REPLACE INTO list VALUES (?, ?, ?, 0)", (name, json.dumps(columns), grouped))
        self.to.execute(f'DROP TABLE IF EXISTS "words_{name}"')
        self.to.execute(
            f"CREATE VIRTUAL TABLE \"words_{name}\" USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')"
        )

    def _forget(self, name: str, homes: Collection[str]) -> None:
        """Take the rows with some homes out of a list."""
        for some in self.store.pieces(sorted(homes), _MANY):
            marks = ",".join("?" * len(some))
            query = f"SELECT n FROM row WHERE list = ? AND home IN ({marks})"  # noqa: S608 - marks
            gone = self.to.execute(query, (name, *some)).fetchall()
            for table, key in (("row", "n"), ("facet", "n")):
                told = f"DELETE FROM {table} WHERE list = ? AND {key} = ?"  # noqa: S608 - our own names
                self.to.executemany(told, ((name, n) for (n,) in gone))
            self.to.executemany(f'DELETE FROM "words_{name}" WHERE rowid = ?', gone)  # noqa: S608 - our own name

    def count(self, name: str) -> None:
        """How many rows there are, and how many have each value of a facet, of those that most have."""
        self.to.execute("UPDATE list SET total = (SELECT count(*) FROM row WHERE list = ?1) WHERE name = ?1", (name,))
        self.to.execute("DELETE FROM counted WHERE list = ?", (name,))
        self.to.execute(
            "INSERT INTO counted SELECT list, field, value, number FROM (SELECT list, field, value, count(*) AS number, "
            "row_number() OVER (PARTITION BY field ORDER BY count(*) DESC, value) AS rank FROM facet WHERE list = ? "
            "GROUP BY list, field, value) WHERE rank <= ?",
            (name, _VALUES),
        )

    # ------------------------------------------------------------ texts, edges, the queue
    def texts(self, some: Store | None = None, homes: Collection[str] = ()) -> None:
        """The passages of all documents, to be searched; or of an excerpt, in place of those with some homes."""
        if some is None:
            self.begin("texts", ("document", "start", "end"), 0)
        self._forget("texts", homes)
        (last,) = self.to.execute("SELECT coalesce(max(n), 0) FROM row WHERE list = 'texts'").fetchone()
        held = some or self.store
        passages = ((doc, one) for doc in held.documents() for one in doc.passages if one.part in PROSE)
        for n, (document, one) in enumerate(passages, last + 1):
            where = json.dumps([[document.id, str(one.start), str(one.end)]])
            row = ("texts", n, f"{document.id} {one.start:010d}", document.id, document.id, where)
            self.to.execute("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?)", row)
            headline = words.show(document.title or "") if one.part is Part.HEADLINE else ""
            body = words.show(document.text[one.start : one.end])
            self.to.execute("INSERT INTO words_texts (rowid, title, body) VALUES (?, ?, ?)", (n, headline, body))

    def edges(self) -> None:
        """What leads to what: see :meth:`summitry.web.index.Index.edges`."""
        self.to.execute("DELETE FROM edge")
        self.to.executemany("INSERT OR IGNORE INTO edge VALUES (?, ?, ?)", self._edges())

    def _edges(self) -> Iterator[tuple[str, str, str]]:
        entry, actor = schema.entry.c, schema.actor.c
        for row in self.store.select(select(entry.id, entry.story, entry.claims)):
            yield from (("entry", claim, row["id"]) for claim in row["claims"])
            if row["story"]:
                yield "told", row["story"], row["id"]
        for row in self.store.select(select(actor.id, actor.appearances)):
            yield from (("actor", seen, row["id"]) for seen in row["appearances"])
        for story in self.store.stories():
            yield from (("story", document, story.id) for document in story.documents)
        for copy in self.store.copies():
            yield "copy", copy.document, copy.other
            yield "copy", copy.other, copy.document

    def queue(self) -> None:
        """The claims that the judge is least sure of and that matter most, with what makes them matter."""
        entry, claim = schema.entry.c, schema.claim.c
        told: dict[str, tuple[int, bool]] = {}
        against = cast(entry.findings, Text).like(f'%"{Standing.CONTESTED}"%').label("contested")
        for row in self.store.select(select(entry.claims, against)):
            told |= dict.fromkeys(row["claims"], (len(row["claims"]) - 1, bool(row["contested"])))
        probability = [claim.probability] if claim.probability.name in self.store.columns(schema.claim) else []
        found = self.store.select(select(claim.id, *probability))
        weighed = ((_weight(row.get("probability"), *told.get(row["id"], (0, False))), row["id"]) for row in found)
        best = sorted((one for one in weighed if one[0][0] > 0), reverse=True)[:_QUEUE]
        self.begin("queue", ("claim", "why"), 0)
        self.to.executemany(
            "INSERT INTO row VALUES ('queue', ?, ?, '', ?, ?)",
            ((n, f"{n:010d}", ident, json.dumps([[ident, why]])) for n, ((_, why), ident) in enumerate(best, 1)),
        )
        self.count("queue")

    # ------------------------------------------------------------ what pages show of the whole record
    def kept(self) -> None:
        """Who wants what as a matrix, the picture of the sources, what lies ahead."""
        kept: dict[str, object] = {"stances": self.matrix(), "ahead": self.ahead()}
        if 1 < self.store.count() <= DRAWN:
            kept["sources"] = {"svg": answers.sources_picture(self.store)}
        self.to.execute("DELETE FROM kept")
        self.to.executemany("INSERT INTO kept VALUES (?, ?)", ((name, json.dumps(one)) for name, one in kept.items()))

    def ahead(self) -> list[dict[str, str]]:
        """What is dated after the last report, the nearest first."""
        last = lists.latest(self.store)
        columns = self.to.execute("SELECT columns FROM list WHERE name = 'timeline'").fetchone()
        query = "SELECT cells FROM row WHERE list = 'timeline' AND ord > ? ORDER BY ord, n LIMIT ?"
        found = self.to.execute(query, (f"{last}~", _AHEAD)).fetchall() if last and columns else []
        names = json.loads(columns[0]) if columns else ()
        return [dict(zip(names, json.loads(cells)[0], strict=True)) for (cells,) in found]

    def matrix(self) -> list[tuple[str, str, str, str, int]]:
        """Actor, issue, day and attitude with how many claims say so."""
        query = (
            "SELECT a.value, i.value, coalesce(d.value, ''), t.value, count(*) FROM facet a "
            "JOIN facet t ON t.list = a.list AND t.n = a.n AND t.field = 'attitude' "
            "JOIN facet i ON i.list = a.list AND i.n = a.n AND i.field = 'issue' "
            "LEFT JOIN facet d ON d.list = a.list AND d.n = a.n AND d.field = 'day' "
            "WHERE a.list = 'stances' AND a.field = 'actor' GROUP BY 1, 2, 3, 4"
        )
        self.to.execute("CREATE INDEX IF NOT EXISTS facet_by_row ON facet (list, n)")
        found = self.to.execute(query).fetchall()
        actors, issues = Counter[str](), Counter[str]()
        for actor, issue, _, _, number in found:
            actors[actor] += number
            issues[issue] += number
        rows, columns = {one for one, _ in actors.most_common(24)}, {one for one, _ in issues.most_common(12)}
        return [one for one in found if one[0] in rows and one[1] in columns]


# ---------------------------------------------------------------- rows
def _together(made: Listing, columns: Sequence[str]) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """The rows of a listing that belong together, with their id; their cells under the columns of a list that has more."""
    at = [made.columns.index(name) if name in made.columns else None for name in columns]
    same = list(columns) == list(made.columns)
    for ident, rows in _grouped(made):
        yield ident, rows if same else [tuple("" if n is None else row[n] for n in at) for row in rows]


def _grouped(made: Listing) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    ident = made.columns.index("id") if "id" in made.columns else None
    if not made.grouped:
        yield from ((row[ident] if ident is not None else "", [row]) for row in made.rows)
        return
    for _, some in groupby(made.rows, key=lambda row: row[: made.grouped]):
        rows = list(some)
        yield rows[0][ident] if ident is not None else "", rows


def _home(listed: Listed, ident: str, row: Mapping[str, str], known: Known) -> str:
    """What a row rests on alone: the document of a claim, an entry; of a sum the name of its report; empty for all."""
    if not listed.home:
        return ""
    return known.homes.get(ident, ident) if listed.home == "document" else ident or row.get("source", "")


def _order(listed: Listed, n: int, ident: str, named: Sequence[Mapping[str, str]], known: Known) -> str:
    """What a row is ordered by: of claims the newest report comes first."""
    if listed.order:
        return listed.order(named[0], named)
    if listed.home == "document":
        day = known.head(ident)[1]
        return f"{day.translate(_TURNED) or '~'} {known.homes.get(ident, ident)} {n:010d}"
    return ident if listed.home else f"{n:010d}"


def _facets(listed: Listed, ident: str, named: Sequence[Mapping[str, str]], known: Known) -> Iterator[tuple[str, str]]:
    """The facets of a row with their values: of its cells, of findings, and of the report that it stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for told in named:
        for one in listed.facets:
            found[one].update(_parted(told.get(one, "")))
        if "role" in told and "values" in told:
            found[told["role"]].update(told["values"].split(" | "))
    outlet, day = known.head(ident)
    if ident in known.homes:
        found["outlet"].update(_parted(outlet))
    found["day"].add(day)
    doers = kinds.doers(listed.kind) if listed.kind else ()
    found["side"].update(known.countries.get(name, "") for role in doers for name in found.get(role, ()))
    for one in dict.fromkeys(listed.facets):
        yield from ((one, value) for value in found[one] if value)


def _parted(cell: str) -> Iterable[str]:
    return (part.strip() for part in cell.split(";"))


def _searched(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> tuple[str, str]:
    """What a row is called, and the words that it is found by."""
    told = dict(zip(columns, cells[0], strict=True))
    body = [
        lists.source(cell) if one == "source" else cell
        for row in cells
        for one, cell in zip(columns, row, strict=True)
        if cell and one not in _DUMB and not _IDENT.fullmatch(cell)
    ]
    called = next((told[one] for one in _CALLED if told.get(one) in body), body[0] if body else "")
    return called, " · ".join(cell for cell in dict.fromkeys(body) if cell != called)


def _weight(probability: float | None, others: int, contested: bool) -> tuple[float, str]:
    """How much a claim needs a look, and why in words: how unsure the judge is, times what rests on it."""
    unsure = 0.4 if probability is None else 1 - abs(2 * probability - 1)
    if probability is None and not contested:
        return 0.0, ""
    reasons = (
        f"probability {probability:.2f}" if probability is not None else "",
        "its entry is contested" if contested else "",
        f"{others} other claims stand with it" if others > 1 else "",
    )
    return round(unsure * (1 + math.log2(1 + others) + 2 * contested), 4), "; ".join(filter(None, reasons))
