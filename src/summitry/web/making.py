"""Makes the file of lists from a record: rows with their facets and words, what leads to what, and what became of entries.

It runs in a worker process (or before the desk opens), since it reads the whole record. The file is written beside the old one
and put in its place when it is whole.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import groupby
from pathlib import Path

from sqlalchemy import select

from summitry import kinds
from summitry.model import PROSE, Certainty, Claim, Entry, Part, Standing
from summitry.present import answers
from summitry.present.listing import Listing
from summitry.present.lookup import Desk
from summitry.present.screen import screen
from summitry.present.story import StoryDesk
from summitry.record import Store, schema
from summitry.record.part import Parts
from summitry.rules import fingerprint
from summitry.values import edtf, place, words
from summitry.web import lists
from summitry.web.index import INDEXES, SCHEMA, Asked, Index, Led
from summitry.web.lists import Listed

#: Raised by one whenever the file is made otherwise than before.
FORM = 4
#: Columns that no one searches by, and columns by which a row is called.
_DUMB = frozenset(
    {"id", "at", "probability", "certainty", "polarity", "modality", "standing", "claims", "origins", "entry_id"}
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
#: Facet values longer than this are cut; and so many values of a facet are counted.
_LONGEST, _VALUES = 120, 60
#: Stories that Today tells with their first lines, and how many of these.
_LED, _LINES = 6, 3
#: Reports up to which the picture of the sources is drawn, claims that wait for review, and things that lie ahead.
_DRAWN, _QUEUE, _AHEAD = 60, 2000, 20

Progress = Callable[[str], None]


def version(store: Store) -> str:
    """What the file of lists rests on: the reports, the corrections, and what was last reconciled of them."""
    with_meta = {row["key"]: row["value"] for row in store.select(select(schema.meta))}
    skipped = len(list(store.skipped()))
    return f"{FORM}/{store.basis}/{with_meta.get('written', '')}/{skipped}/{fingerprint()}"


def make(store: Store, path: Path, progress: Progress = lambda said: None) -> None:
    """Make the file of lists at a path, unless the one that is there is of the record as it is now."""
    before, now = Index(path), version(store)
    if before.made.get("version") == now:
        return
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {SCHEMA}")
        connection.execute("BEGIN")
        _Making(store, connection, progress).all(before)
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [("version", now), ("at", _now()), ("since", before.made.get("since") or _now())],
        )
        connection.execute("COMMIT")
        connection.executescript(f"{INDEXES} ANALYZE;")
        progress("the first lines of stories")
        leads = json.dumps(dict(_leads(store, Index(fresh))))
        connection.execute("INSERT INTO kept VALUES ('leads', ?)", (leads,))
    fresh.replace(path)


def _leads(store: Store, index: Index) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The largest stories with the first lines of their briefs, each with its outlet."""
    shown = [row.id for row in index.page("stories", Asked(size=_LED), facets=False).rows]
    parts = Parts(store, Led(index))
    for story in parts.stories(shown):
        if len(story.documents) <= _DRAWN:
            desk = Desk(parts.of_stories([story]), Certainty.STRICT)
            told, _ = screen(StoryDesk(desk, list(desk.documents.values())))
            yield story.id, [(line.text, line.outlet) for one in told.parts for line in one.lines][:_LINES]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True)
class _Making:
    """One making of the file."""

    store: Store
    to: sqlite3.Connection
    progress: Progress

    def all(self, before: Index) -> None:
        """Everything, list by list."""
        for one in lists.lists().values():
            self.progress(one.heading)
            self.listed(one)
        self.progress("what leads to what")
        self.texts()
        self.edges()
        self.queue()
        self.kept()
        self.changes(before)

    # ------------------------------------------------------------ what is known of what rows name
    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self.store.entries())

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """The documents of claims."""
        query = select(schema.claim.c.id, schema.claim.c.document)
        return {row["id"]: row["document"] for row in self.store.select(query)}

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
        return {actor.name: place.country(actor.country) for actor in self.store.actors() if actor.country}

    # ------------------------------------------------------------ lists
    def listed(self, listed: Listed) -> None:
        """One list with its facets, and the words that it is searched by."""
        made = listed.make(self.store)
        rows = list(_together(made))
        if listed.kind and not made.grouped:  # the newest report first
            rows.sort(key=lambda row: self.heads.get(self.homes.get(row[0], ""), ("", ""))[1], reverse=True)
        self.begin(listed.name, made.columns, made.grouped, len(rows))
        self.to.executemany(
            "INSERT INTO row VALUES (?, ?, ?, ?)",
            (
                (listed.name, n, ident, json.dumps(cells, ensure_ascii=False))
                for n, (ident, cells) in enumerate(rows, 1)
            ),
        )
        facets = (
            (listed.name, one, value[:_LONGEST], n)
            for n, (ident, cells) in enumerate(rows, 1)
            for one, value in self.facets(listed, made.columns, ident, cells)
        )
        self.to.executemany("INSERT OR IGNORE INTO facet VALUES (?, ?, ?, ?)", facets)
        self.count(listed.name)
        self.to.executemany(
            f'INSERT INTO "words_{listed.name}" (rowid, title, body) VALUES (?, ?, ?)',  # noqa: S608 - our own name
            ((n, *_searched(made.columns, cells)) for n, (_, cells) in enumerate(rows, 1)),
        )

    def begin(self, name: str, columns: Sequence[str], grouped: int, total: int) -> None:
        """A list without rows yet."""
        self.to.execute("INSERT INTO list VALUES (?, ?, ?, ?)", (name, json.dumps(columns), grouped, total))
        self.to.execute(
            f"CREATE VIRTUAL TABLE \"words_{name}\" USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')"
        )

    def count(self, name: str) -> None:
        """How many rows have each value of a facet, of those that most have."""
        self.to.execute(
            "INSERT INTO counted SELECT list, field, value, number FROM (SELECT list, field, value, count(*) AS number, "
            "row_number() OVER (PARTITION BY field ORDER BY count(*) DESC, value) AS rank FROM facet WHERE list = ? "
            "GROUP BY list, field, value) WHERE rank <= ?",
            (name, _VALUES),
        )

    def facets(
        self, listed: Listed, columns: Sequence[str], ident: str, cells: Sequence[Sequence[str]]
    ) -> Iterator[tuple[str, str]]:
        """The facets of a row with their values: of its cells, of findings, and of the report that it stands in."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in cells:
            told = dict(zip(columns, row, strict=True))
            for one in listed.facets:
                found[one].update(_parted(told.get(one, "")))
            if "role" in told and "values" in told:
                found[told["role"]].update(told["values"].split(" | "))
        found["outlet"].update(_parted(self.outlet(ident)))
        found["day"].add(self.heads.get(self.homes.get(ident, ident), ("", ""))[1])
        doers = kinds.doers(listed.kind) if listed.kind else ()
        found["side"].update(self.countries.get(name, "") for role in doers for name in found.get(role, ()))
        for one in dict.fromkeys(listed.facets):
            yield from ((one, value) for value in found[one] if value)

    def outlet(self, ident: str) -> str:
        """The outlet of the report that a claim stands in."""
        return self.heads.get(self.homes.get(ident, ""), ("", ""))[0]

    # ------------------------------------------------------------ texts, edges, the queue
    def texts(self) -> None:
        """The passages of all documents, to be searched."""
        self.begin("texts", ("document", "start", "end"), 0, 0)
        passages = ((doc, one) for doc in self.store.documents() for one in doc.passages if one.part in PROSE)
        for n, (document, one) in enumerate(passages, 1):
            place = json.dumps([[document.id, str(one.start), str(one.end)]])
            self.to.execute("INSERT INTO row VALUES ('texts', ?, ?, ?)", (n, document.id, place))
            headline = words.show(document.title or "") if one.part is Part.HEADLINE else ""
            body = words.show(document.text[one.start : one.end])
            self.to.execute("INSERT INTO words_texts (rowid, title, body) VALUES (?, ?, ?)", (n, headline, body))

    def edges(self) -> None:
        """What leads to what: see :meth:`summitry.web.index.Index.edges`."""
        self.to.executemany("INSERT OR IGNORE INTO edge VALUES (?, ?, ?)", self._edges())

    def _edges(self) -> Iterator[tuple[str, str, str]]:
        for entry in self.entries:
            yield from (("entry", claim, entry.id) for claim in entry.claims)
            if entry.story:
                yield "told", entry.story, entry.id
        for actor in self.store.actors():
            yield from (("actor", seen, actor.id) for seen in actor.appearances)
        for story in self.store.stories():
            yield from (("story", document, story.id) for document in story.documents)
        for copy in self.store.copies():
            yield "copy", copy.document, copy.other
            yield "copy", copy.other, copy.document

    def queue(self) -> None:
        """The claims that the judge is least sure of and that matter most, with what makes them matter."""
        told = {claim: entry for entry in self.entries for claim in entry.claims}
        weighed = ((_weight(claim, told.get(claim.id)), claim.id) for claim in self.store.claims())
        best = sorted((one for one in weighed if one[0][0] > 0), reverse=True)[:_QUEUE]
        self.begin("queue", ("claim", "why"), 0, len(best))
        self.to.executemany(
            "INSERT INTO row VALUES ('queue', ?, ?, ?)",
            ((n, claim, json.dumps([[claim, why]])) for n, ((_, why), claim) in enumerate(best, 1)),
        )

    def kept(self) -> None:
        """What pages show of the whole record: who wants what as a matrix, the picture of the sources."""
        kept: dict[str, object] = {"stances": self.matrix(), "ahead": self.ahead()}
        if 1 < len(self.heads) <= _DRAWN:
            kept["sources"] = {"svg": answers.sources_picture(self.store)}
        self.to.executemany("INSERT INTO kept VALUES (?, ?)", ((name, json.dumps(one)) for name, one in kept.items()))

    def ahead(self) -> list[dict[str, str]]:
        """What is dated after the last report, the nearest first."""
        last = max((day for _, day in self.heads.values()), default="")
        made = answers.timeline(self.store)
        rows = (dict(zip(made.columns, row, strict=True)) for row in made.rows)
        return [one for one in rows if last and (begin := edtf.bounds(one["time"])[0]) and begin.isoformat() > last][
            :_AHEAD
        ]

    def matrix(self) -> list[tuple[str, str, str, str, int]]:
        """Actor, issue, day and attitude with how many claims say so."""
        query = (
            "SELECT a.value, i.value, coalesce(d.value, ''), t.value, count(*) FROM facet a "
            "JOIN facet t ON t.list = a.list AND t.n = a.n AND t.field = 'attitude' "
            "JOIN facet i ON i.list = a.list AND i.n = a.n AND i.field = 'issue' "
            "LEFT JOIN facet d ON d.list = a.list AND d.n = a.n AND d.field = 'day' "
            "WHERE a.list = 'stances' AND a.field = 'actor' GROUP BY 1, 2, 3, 4"
        )
        self.to.execute("CREATE INDEX facet_for_matrix ON facet (list, n, field)")
        found = self.to.execute(query).fetchall()
        self.to.execute("DROP INDEX facet_for_matrix")
        actors, issues = Counter[str](), Counter[str]()
        for actor, issue, _, _, number in found:
            actors[actor] += number
            issues[issue] += number
        rows, columns = {one for one, _ in actors.most_common(24)}, {one for one, _ in issues.most_common(12)}
        return [one for one in found if one[0] in rows and one[1] in columns]

    # ------------------------------------------------------------ what became of entries
    def changes(self, before: Index) -> None:
        """What is new and what has changed against the file that was there, beside what that one had kept."""
        rows = self.to.execute("SELECT id, cells FROM row WHERE list = 'checks' AND id != ''").fetchall()
        verdicts = {ident: json.loads(cells)[0][2] for ident, cells in rows}
        now = {entry.id: f"{_standing(entry)}/{verdicts.get(entry.id, '')}" for entry in self.entries}
        self.to.executemany("INSERT INTO standing VALUES (?, ?)", now.items())
        if not before.made:
            return
        with before.open() as connection:
            self.to.executemany(
                "INSERT INTO change VALUES (?, ?, ?, ?, ?)", connection.execute("SELECT * FROM change").fetchall()
            )
            known = dict(connection.execute("SELECT entry, told FROM standing"))
        at = _now()
        told = (
            (at, entry.id, what, entry.title, entry.story)
            for entry in self.entries
            for what in _became(_before(entry, known, before), now[entry.id])
        )
        self.to.executemany("INSERT INTO change VALUES (?, ?, ?, ?, ?)", told)


def _together(made: Listing) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """The rows of a listing that belong together, with their id."""
    ident = made.columns.index("id") if "id" in made.columns else None
    if not made.grouped:
        yield from ((row[ident] if ident is not None else "", [row]) for row in made.rows)
        return
    for _, some in groupby(made.rows, key=lambda row: row[: made.grouped]):
        rows = list(some)
        yield rows[0][ident] if ident is not None else "", rows


def _parted(cell: str) -> Iterable[str]:
    return (part.strip() for part in cell.split(";"))


def _searched(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> tuple[str, str]:
    """What a row is called, and the words that it is found by."""
    told = dict(zip(columns, cells[0], strict=True))
    called = next((told[one] for one in _CALLED if told.get(one)), "")
    body = [
        cell
        for row in cells
        for one, cell in zip(columns, row, strict=True)
        if cell and one not in _DUMB and cell != called
    ]
    return called, " · ".join(dict.fromkeys(body))


def _weight(claim: Claim, entry: Entry | None) -> tuple[float, str]:
    """How much a claim needs a look, and why in words: how unsure the judge is, times what rests on it."""
    contested = entry is not None and any(f.standing is Standing.CONTESTED for f in entry.findings)
    unsure = 0.4 if claim.probability is None else 1 - abs(2 * claim.probability - 1)
    if claim.probability is None and not contested:
        return 0.0, ""
    others = len(entry.claims) - 1 if entry else 0
    reasons = (
        f"probability {claim.probability:.2f}" if claim.probability is not None else "",
        "its entry is contested" if contested else "",
        f"{others} other claims stand with it" if others > 1 else "",
    )
    return round(unsure * (1 + math.log2(1 + others) + 2 * contested), 4), "; ".join(filter(None, reasons))


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
