"""A part of a record, read as the whole is: what some stories, reports, entries or claims rest on, and nothing else.

Whatever shows a record (:class:`summitry.present.source.Source`) shows a part of it as well, so that a page of the desk, a brief
of some stories and a brief of the whole are made by the same code. All is looked up by ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from sqlalchemy import Table, select

from summitry.errors import InputError, Skipped
from summitry.kinds import ValueType, role
from summitry.model import (
    Actor,
    Appearance,
    Claim,
    Copy,
    Correction,
    Document,
    Entry,
    Finding,
    Origin,
    Story,
)
from summitry.record import lookup, rows, schema
from summitry.record.store import Store

#: Documents that a brief tells of as a whole, and how many of its largest stories it takes of a record that holds more.
WHOLE, LARGEST = 200, 8


def bounded(store: Store, words: str = "", since: date | None = None) -> Store | Part:
    """What a brief tells of: the stories whose title has some words, or whose id begins so; else the record.

    Of a large record its largest stories; of these, with ``since``, those of which a report is of that day or later. Raises
    InputError where no story is called so.
    """
    if not words and store.count() <= WHOLE:
        return store
    stories = sorted(store.stories(), key=lambda s: (-len(s.documents), s.id))
    if not words:
        return _whole(store, _recent(store, stories, since)[:LARGEST])
    meant = [s for s in stories if s.id.startswith(words) or words.casefold() in s.title.casefold()]
    if not meant:
        raise InputError(f"no story is called {words!r}; summitry stories lists them")
    return _whole(store, meant)


def _whole(store: Store, stories: Sequence[Story]) -> Part:
    """Some stories with what was left out of the record."""
    return replace(Parts(store).of_stories(stories), left=tuple(store.skipped()))


def _recent(store: Store, stories: Sequence[Story], since: date | None) -> Sequence[Story]:
    """The stories of which a report is of a day or later; all where no day is asked for, or none is as late."""
    if since is None:
        return stories
    document, dating = schema.document.c, schema.dating.c
    late = {row["id"] for row in store.select(select(document.id).where(document.published >= since.isoformat()))}
    inferred = select(dating.document).where(dating.published >= since.isoformat())
    late |= {row["document"] for row in store.select(inferred)}
    return [story for story in stories if not late.isdisjoint(story.documents)] or stories


@dataclass(frozen=True)
class Part:
    """What a part holds. See :class:`summitry.present.source.Source`."""

    docs: Sequence[Document] = ()
    said: Sequence[Claim] = ()
    held: Sequence[Entry] = ()
    who: Sequence[Actor] = ()
    seen: Sequence[Appearance] = ()
    where: Sequence[Origin] = ()
    told: Sequence[Story] = ()
    copied: Sequence[Copy] = ()
    corrected: Sequence[Correction] = ()
    left: Sequence[Skipped] = ()

    def documents(self) -> Iterable[Document]:
        """Its documents, with their origins and inferred dates."""
        return self.docs

    def appearances(self) -> Iterable[Appearance]:
        """The actors as its documents know them."""
        return self.seen

    def claims(self) -> Iterable[Claim]:
        """Its claims, resolved."""
        return self.said

    def actors(self) -> Iterable[Actor]:
        """Its actors."""
        return self.who

    def origins(self) -> Iterable[Origin]:
        """Its origins."""
        return self.where

    def stories(self) -> Iterable[Story]:
        """Its stories."""
        return self.told

    def copies(self) -> Iterable[Copy]:
        """Passages of its documents that stand in others of them."""
        return self.copied

    def entries(self) -> Iterable[Entry]:
        """Its entries."""
        return self.held

    def corrections(self) -> Iterable[Correction]:
        """The corrections of what it holds, and what undoes them."""
        return self.corrected

    def skipped(self) -> Iterable[Skipped]:
        """What was left out of the record, where it is told with the part."""
        return self.left


class Leads(Protocol):
    """Who knows what leads to what: the ids of the entries of claims or of stories, and of the actors of appearances."""

    def entries(self, claims: Sequence[str]) -> Sequence[str]:
        """The entries that hold some claims."""
        ...

    def told(self, stories: Sequence[str]) -> Sequence[str]:
        """The entries of some stories."""
        ...

    def actors(self, appearances: Sequence[str]) -> Sequence[str]:
        """The actors that some appearances belong to."""
        ...


@dataclass(frozen=True)
class _Looked:
    """Looks through the record itself, for those who have no index of it."""

    store: Store

    def entries(self, claims: Sequence[str]) -> Sequence[str]:
        return [entry.id for entry in lookup.entries_holding(self.store, claims)]

    def told(self, stories: Sequence[str]) -> Sequence[str]:
        table, pieces = schema.entry.c, self.store.pieces(stories)
        found = (self.store.select(select(table.id).where(table.story.in_(some))) for some in pieces)
        return [row["id"] for some in found for row in some]

    def actors(self, appearances: Sequence[str]) -> Sequence[str]:
        return [actor.id for actor in lookup.actors_holding(self.store, appearances)]


class Parts:
    """Makes parts of a record. ``leads``: who knows what leads to what; the record is looked through where nobody does."""

    def __init__(self, store: Store, leads: Leads | None = None) -> None:
        self.store, self.leads = store, leads or _Looked(store)

    def of_stories(self, told: Sequence[Story]) -> Part:
        """Some stories: their documents with all claims and actors, and the entries of the stories."""
        ids = sorted({document for story in told for document in story.documents})
        held = self.entries(self.leads.told([story.id for story in told]))
        return replace(self._of_documents(ids, list(self.store.claims_of(ids)), held), told=told)

    def of_documents(self, ids: Sequence[str]) -> Part:
        """Some documents whole: their claims, and of the entries what these documents tell."""
        said = list(self.store.claims_of(ids))
        there = {claim.id for claim in said}
        held = self.entries(self.leads.entries(sorted(there)))
        return self._of_documents(ids, said, [_cut(entry, there) for entry in held])

    def of_entries(self, ids: Sequence[str]) -> Part:
        """Some entries with the claims, documents and actors that they rest on."""
        held = self.entries(ids)
        said = self.claims([claim for entry in held for claim in entry.claims])
        return self._around(list(dict.fromkeys(claim.document for claim in said)), said, held)

    def of_claims(self, ids: Sequence[str]) -> Part:
        """Some claims with their documents and actors."""
        said = self.claims(ids)
        return self._around(list(dict.fromkeys(claim.document for claim in said)), said, [])

    # ------------------------------------------------------------ looked up by ids
    def _rows(self, table: Table, ids: Iterable[str], key: str = "id") -> list[Mapping[str, object]]:
        column, wanted = table.c[key], sorted(set(ids))
        return [
            row
            for some in self.store.pieces(wanted)
            for row in self.store.select(select(table).where(column.in_(some)).order_by(column))
        ]

    def entries(self, ids: Iterable[str]) -> list[Entry]:
        """Some entries, by id."""
        return [rows.entry(row) for row in self._rows(schema.entry, ids)]

    def stories(self, ids: Iterable[str]) -> list[Story]:
        """Some stories, by id."""
        return [rows.story(row) for row in self._rows(schema.story, ids)]

    def actors(self, ids: Iterable[str]) -> list[Actor]:
        """Some actors, by id."""
        return [rows.actor(row) for row in self._rows(schema.actor, ids)]

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """Some claims, resolved, by document and place in the text."""
        return sorted(self.store.claims_called(ids), key=lambda c: (c.document, c.start, c.end, c.id))

    def appearances(self, ids: Iterable[str]) -> list[Appearance]:
        """Some appearances, by id."""
        return [rows.appearance(row) for row in self._rows(schema.appearance, ids)]

    def copies(self, ids: Sequence[str]) -> list[Copy]:
        """The passages that some documents share with one another, in the order in which reconciling gave them."""
        found = sorted(self._rows(schema.copy, ids, "document"), key=lambda row: str(row["n"]).zfill(12))
        return [rows.copy(row) for row in found if row["other"] in set(ids)]

    def _actors_of(self, values: Iterable[str]) -> list[str]:
        """The actors that stand behind appearances, or are named themselves."""
        named = sorted(set(values))
        return [*(v for v in named if v.startswith("a-")), *self.leads.actors([v for v in named if v[:2] == "p-"])]

    def _of_documents(self, ids: Sequence[str], said: Sequence[Claim], held: Sequence[Entry]) -> Part:
        """Documents with all actors that they know, and the passages that they share."""
        seen = list(self.store.appearances(ids))
        part = self._around(ids, said, held, [one.id for one in seen])
        return replace(part, seen=seen, copied=self.copies(ids), corrected=self._corrected(said, seen))

    def _around(
        self, documents: Sequence[str], said: Sequence[Claim], held: Sequence[Entry], known: Sequence[str] = ()
    ) -> Part:
        """Claims and entries with their documents, and the actors and origins that they name, beside those ``known``."""
        docs = list(self.store.documents(list(documents)))
        given = [value for entry in held for finding in entry.findings for value in finding.values]
        values = {value.value for value in given} | _named(said)
        origins = {o for value in given for o in value.origins} | {c.origin for c in said} | {d.origin for d in docs}
        seen = self.appearances(v for v in values if v.startswith("p-"))
        return Part(
            docs=docs,
            said=said,
            held=held,
            who=self.actors(self._actors_of([*values, *known])),
            seen=seen,
            where=[rows.origin(row) for row in self._rows(schema.origin, (o for o in origins if o))],
            corrected=self._corrected(said, seen),
        )

    def _corrected(self, said: Sequence[Claim], seen: Sequence[Appearance]) -> tuple[Correction, ...]:
        """The corrections of some claims and appearances, and what undoes these, or its undoing."""
        mine = {*(claim.id for claim in said), *(one.id for one in seen)}
        kept = []
        for (
            one
        ) in self.store.corrections():  # in the order of their times, so that an undoing comes after what it undoes
            if not mine.isdisjoint(one.targets):
                kept.append(one)
                mine.add(one.id)
        return tuple(kept)


def _named(said: Iterable[Claim]) -> set[str]:
    """Who claims name, and who vouches for them."""
    slots = (slot for claim in said for slot in claim.slots)
    return {slot.value for slot in slots if role(slot.role).type is ValueType.ACTOR}.union(*(c.holders for c in said))


def _cut(entry: Entry, there: set[str]) -> Entry:
    """An entry with the claims that are there alone; values that none of them gives are left out."""
    if there.issuperset(entry.claims):
        return entry
    findings = (_cut_finding(finding, there) for finding in entry.findings)
    return replace(
        entry,
        claims=tuple(claim for claim in entry.claims if claim in there),
        findings=tuple(finding for finding in findings if finding.values),
    )


def _cut_finding(finding: Finding, there: set[str]) -> Finding:
    kept = (replace(value, claims=tuple(claim for claim in value.claims if claim in there)) for value in finding.values)
    return replace(finding, values=tuple(value for value in kept if value.claims))
