"""Makes the file of lists from a record, and renews it: only what has changed since is listed again.

It runs in a worker process (or before the desk opens), since it may read the whole record. The file is written beside the old one
and put in its place when it is whole.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from summitry.model import Certainty, Copy, Entry, Standing
from summitry.present.listing import source
from summitry.present.lookup import Desk
from summitry.present.screen import screen
from summitry.present.story import StoryDesk
from summitry.record import Store, schema
from summitry.record.excerpt import Excerpt, Unit, units
from summitry.record.part import Parts
from summitry.rules import fingerprint
from summitry.web import lists, marks
from summitry.web.filling import DRAWN, Filling
from summitry.web.index import INDEXES, SCHEMA, Asked, Index, Led

#: Raised by one whenever the file is made otherwise than before.
FORM = 9
#: Stories that Today tells with their first lines, and how many of these.
_LED, _LINES = 6, 3
#: Lists that rest on all of the record and take long: a renewal makes them last, when all others are there already.
_SLOW = ("places",)
#: The share of the units from which on all is made anew.
_MOST = 0.5

Progress = Callable[[str], None]


def version(store: Store) -> str:
    """What the file of lists rests on: the reports, the corrections, and what was last reconciled of them."""
    with_meta = {row["key"]: row["value"] for row in store.select(select(schema.meta))}
    skipped = len(list(store.skipped()))
    return f"{_form()}/{store.basis}/{with_meta.get('written', '')}/{skipped}"


def _form() -> str:
    """How the file is made: what is made otherwise is made anew."""
    return f"{FORM}/{fingerprint()}"


def make(store: Store, path: Path, progress: Progress = lambda said: None) -> None:
    """Make the file of lists at a path, unless the one that is there is of the record as it is now.

    What of that one still holds is taken over.
    """
    before, now = Index(path), version(store)
    if before.made.get("version") == now and before.made.get("slow") == now:
        return
    held = units(store)
    touched = _touched(before, held)
    if touched is None:
        _anew(store, path, now, held, progress)
    elif before.made.get("version") != now:
        with _writing(path, path) as connection:
            _Renewal(store, connection, touched, progress).all(before, held)
            marks.keep(store, connection, now, held)
            _noted(connection, version=now, at=_now())
        _put_leads(store, path)
    if Index(path).made.get("slow") != now:
        with _writing(path, path) as connection:
            _slow(store, connection, progress)
            _noted(connection, slow=now)


def _touched(before: Index, held: Mapping[str, Unit]) -> Touched | None:
    """What has changed since a file was made; None where all of it is to be made anew."""
    made = before.made
    if made.get("form") != _form() or not held:
        return None
    with before.open() as connection:
        rows = connection.execute("SELECT key, rests_on, documents, entries FROM unit").fetchall()
    known = {key: Unit(rests_on, tuple(json.loads(d)), tuple(json.loads(e))) for key, rests_on, d, e in rows}
    fresh = [unit for key, unit in held.items() if known.get(key) != unit]
    gone = [unit for key, unit in known.items() if held.get(key) != unit]
    return Touched(tuple(fresh), tuple(gone)) if len(fresh) <= max(1, _MOST * len(held)) else None


@dataclass(frozen=True)
class Touched:
    """The units that are there now and were not, or rested on something else; and those that were there before."""

    fresh: tuple[Unit, ...]
    gone: tuple[Unit, ...]

    def documents(self, *, gone: bool = False) -> set[str]:
        """Their documents: those that are there now, and those that were, where these are asked for too."""
        return {d for unit in (*self.fresh, *(self.gone if gone else ())) for d in unit.documents}

    def entries(self, *, gone: bool = False) -> set[str]:
        """Their entries, in the same way."""
        return {e for unit in (*self.fresh, *(self.gone if gone else ())) for e in unit.entries}


# ---------------------------------------------------------------- writing the file
class _writing:  # noqa: N801 - used as a function
    """A connection to a copy of a file (or to a new one), which takes its place at the end."""

    def __init__(self, path: Path, old: Path | None = None) -> None:
        self.path, self.fresh = path, path.with_name(path.name + ".new")
        self.fresh.unlink(missing_ok=True)
        if old is not None:
            shutil.copyfile(old, self.fresh)
        self.connection = sqlite3.connect(self.fresh, isolation_level=None)
        made = SCHEMA if old is None else ""
        self.connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {made}")
        self.connection.execute("BEGIN")

    def __enter__(self) -> sqlite3.Connection:
        return self.connection

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with closing(self.connection):
            if kind is None:
                self.connection.execute("COMMIT")
        if kind is None:
            self.fresh.replace(self.path)


def _noted(connection: sqlite3.Connection, **told: str) -> None:
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", told.items())


def _keep_units(connection: sqlite3.Connection, held: Mapping[str, Unit]) -> None:
    connection.execute("DELETE FROM unit")
    rows = ((key, u.rests_on, json.dumps(u.documents), json.dumps(u.entries)) for key, u in held.items())
    connection.executemany("INSERT INTO unit VALUES (?, ?, ?, ?)", rows)


def _anew(store: Store, path: Path, now: str, held: Mapping[str, Unit], progress: Progress) -> None:
    """Make all of the file."""
    before = Index(path)
    since = before.made.get("since") or _now()
    with _writing(path) as connection:
        filling = Filling(store, connection)
        for one in lists.lists().values():
            progress(one.heading)
            filling.whole(one)
        progress("what leads to what")
        filling.texts()
        filling.edges()
        filling.queue()
        for index in filter(str.strip, INDEXES.split(";")):
            connection.execute(index)
        filling.kept()
        _Became(connection, before).told(store.entries(), ())
        _keep_units(connection, held)
        marks.keep(store, connection, now, held)
        _noted(connection, version=now, slow=now, form=_form(), at=_now(), since=since, latest=lists.latest(store))
        connection.execute("ANALYZE")
    progress("the first lines of stories")
    _put_leads(store, path)


def _slow(store: Store, connection: sqlite3.Connection, progress: Progress) -> None:
    """The lists that take long."""
    filling = Filling(store, connection)
    for one in (lists.lists()[name] for name in _SLOW):
        progress(one.heading)
        filling.whole(one)


@dataclass(frozen=True)
class _Renewal:
    """One renewal of the file ``to``: what was touched is listed again, all else stays."""

    store: Store
    to: sqlite3.Connection
    touched: Touched
    progress: Progress

    def all(self, before: Index, held: Mapping[str, Unit]) -> None:
        """Everything."""
        filling = Filling(self.store, self.to)
        some = Excerpt(self.store, self.touched.documents(), self.touched.entries())
        latest = lists.latest(self.store)
        late = before.made.get("latest") != latest
        for one in lists.lists().values():
            self.progress(one.heading)
            if not one.home or (one.rest and late):  # what is overdue hangs on the day of the latest report
                if one.name not in _SLOW:
                    filling.whole(one)
            elif one.name == "documents":
                filling.part(one, *self._around())
            else:
                filling.part(one, some, self._homes(one))
        self.progress("what leads to what")
        filling.texts(some, self.touched.documents(gone=True))
        filling.edges()
        filling.queue()
        filling.kept()
        _Became(self.to, before).told(some.entries(), self.touched.entries(gone=True) - self.touched.entries())
        _keep_units(self.to, held)
        _noted(self.to, latest=latest)

    def _homes(self, listed: lists.Listed) -> set[str]:
        """The homes of the rows that are listed again; a sum goes by the name of its report."""
        if listed.home == "document":
            return self.touched.documents(gone=True)
        named = self._names() if listed.rest else set()
        return self.touched.entries(gone=True) | named

    def _names(self) -> set[str]:
        """What the documents that were touched are called in lists."""
        there = [d for d in self.touched.documents(gone=True) if self.store.has(d)]
        return {source(doc) for doc in self.store.documents(sorted(there), parts=False)}

    def _around(self) -> tuple[Store, set[str]]:
        """The documents that were touched and those that share passages with them, whose rows name them."""
        near = self._partners(self.touched.documents(gone=True))
        around = near | self._partners(near)
        there = {doc for doc in around if self.store.has(doc)}
        return Excerpt(self.store, there, ()), around

    def _partners(self, some: Collection[str]) -> set[str]:
        """The documents that share passages with some: the row of a document names all that it shares passages with."""
        return {*some, *(o for c in self.store.copies() for o in (c.document, c.other) if _shares(c, some))}


def _shares(copy: Copy, some: Collection[str]) -> bool:
    return copy.document in some or copy.other in some


# ---------------------------------------------------------------- first lines of stories
def _put_leads(store: Store, path: Path) -> None:
    """The first lines of the largest stories, which are told by what the file has already."""
    leads = json.dumps(dict(_leads(store, Index(path))))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO kept VALUES ('leads', ?)", (leads,))


def _leads(store: Store, index: Index) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The largest stories with the first lines of their briefs, each with its outlet."""
    shown = [row.id for row in index.page("stories", Asked(size=_LED), facets=False).rows]
    parts = Parts(store, Led(index))
    for story in parts.stories(shown):
        if len(story.documents) <= DRAWN:
            desk = Desk(parts.of_stories([story]), Certainty.STRICT)
            told, _ = screen(StoryDesk(desk, list(desk.documents.values())))
            yield story.id, [(line.text, line.outlet) for one in told.parts for line in one.lines][:_LINES]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


# ---------------------------------------------------------------- what became of entries
@dataclass(frozen=True)
class _Became:
    """What is new and what has changed against the file that was there, beside what that one had kept."""

    to: sqlite3.Connection
    before: Index

    def told(self, entries: Iterable[Entry], gone: Collection[str]) -> None:
        """Keep how entries stand now, and what became of them; some are gone."""
        rows = self.to.execute("SELECT id, cells FROM row WHERE list = 'checks' AND id != ''").fetchall()
        verdicts = {ident: json.loads(cells)[0][2] for ident, cells in rows}
        known = self._known()
        made, at = [], _now()
        for entry in entries:
            now = f"{_standing(entry)}/{verdicts.get(entry.id, '')}"
            if known is not None:
                told = _became(_before(entry, known, self.before), now)
                made += [(at, entry.id, what, entry.title, entry.story) for what in told]
            self.to.execute("INSERT OR REPLACE INTO standing VALUES (?, ?)", (entry.id, now))
        self.to.executemany("DELETE FROM standing WHERE entry = ?", ((one,) for one in gone))
        self.to.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?)", made)

    def _known(self) -> dict[str, str] | None:
        """How entries stood before; None where there was no file. What it told of changes is taken over."""
        if not self.before.made:
            return None
        with self.before.open() as connection:
            if not self.to.execute("SELECT 1 FROM change LIMIT 1").fetchone():
                told = connection.execute("SELECT * FROM change").fetchall()
                self.to.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?)", told)
            return dict(connection.execute("SELECT entry, told FROM standing"))


def _standing(entry: Entry) -> str:
    """The standing of an entry: contested where one finding is, else corroborated where one is."""
    held = {finding.standing for finding in entry.findings}
    return next((str(one) for one in (Standing.CONTESTED, Standing.CORROBORATED) if one in held), str(Standing.SINGLE))


def _before(entry: Entry, known: Mapping[str, str], before: Index) -> str | None:
    """How an entry stood before; ids of entries can change, so that one that is not known goes by its claims."""
    if entry.id in known:
        return known[entry.id]
    led = before.edges("entry", entry.claims)
    homes = Counter(home for some in led.values() for home in some if home in known)
    return known[homes.most_common(1)[0][0]] if homes else None


def _became(before: str | None, now: str) -> Iterator[str]:
    """What became of an entry, in a word each."""
    standing, _, verdict = now.partition("/")
    if before is None:
        yield "new" if standing == Standing.SINGLE else f"new, {standing}"
        return
    was, _, verdict_was = before.partition("/")
    if was != standing:
        yield "settled" if was == Standing.CONTESTED else standing
    if verdict and verdict != verdict_was:
        yield verdict
