"""A part of a record as a source to be shown: what one story, one entry, one actor or one report rests on, and nothing else.

Whatever shows a record (:class:`summitry.present.lookup.Desk`, :func:`summitry.present.brief.brief`) shows a part of it as well,
so that a page of the desk and a brief are made by the same code. All is looked up by ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Table, select

from summitry.errors import Skipped
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
from summitry.record import Store, rows, schema
from summitry.web.index import Index


@dataclass(frozen=True)
class Part:
    """See :class:`summitry.present.source.Source`."""

    docs: Sequence[Document] = ()
    said: Sequence[Claim] = ()
    held: Sequence[Entry] = ()
    who: Sequence[Actor] = ()
    seen: Sequence[Appearance] = ()
    where: Sequence[Origin] = ()
    told: Sequence[Story] = ()
    copied: Sequence[Copy] = ()
    corrected: Sequence[Correction] = ()

    def documents(self) -> Iterable[Document]:
        """Its documents."""
        return self.docs

    def appearances(self) -> Iterable[Appearance]:
        """The actors as its documents know them."""
        return self.seen

    def claims(self) -> Iterable[Claim]:
        """Its claims."""
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
        """All corrections of the record."""
        return self.corrected

    def skipped(self) -> Iterable[Skipped]:
        """Nothing: what was left out belongs to no part."""
        return ()


@dataclass(frozen=True)
class Parts:
    """Makes parts of a record."""

    store: Store
    index: Index

    def of_entries(self, ids: Sequence[str]) -> Part:
        """Some entries with the claims, documents and actors that they rest on."""
        held = self.entries(ids)
        said = self.claims([claim for entry in held for claim in entry.claims])
        return self._around(list(dict.fromkeys(claim.document for claim in said)), said, held)

    def of_claims(self, ids: Sequence[str]) -> Part:
        """Some claims with their documents and actors."""
        said = self.claims(ids)
        return self._around(list(dict.fromkeys(claim.document for claim in said)), said, [])

    def of_documents(self, ids: Sequence[str], told: Sequence[Story] = ()) -> Part:
        """Some documents whole: their claims, and of the entries what these documents tell."""
        said = list(self.store.claims_of(ids))
        there = {claim.id for claim in said}
        led = self.index.edges("entry", [claim.id for claim in said])
        held = self.entries(sorted({entry for some in led.values() for entry in some}))
        seen = list(self.store.appearances(ids))
        part = self._around(ids, said, [_cut(entry, there) for entry in held])
        more = self.actors([*(a.id for a in part.who), *self._actors_of([one.id for one in seen])])
        return replace(part, seen=seen, who=more, told=told, copied=self.copies(ids))

    # ------------------------------------------------------------ looked up by ids
    def _rows(self, table: Table, ids: Sequence[str], key: str = "id") -> list[Mapping[str, object]]:
        column, wanted = table.c[key], sorted(set(ids))
        return [
            row
            for some in self.store.pieces(wanted)
            for row in self.store.select(select(table).where(column.in_(some)).order_by(column))
        ]

    def entries(self, ids: Sequence[str]) -> list[Entry]:
        """Some entries, by id."""
        return [rows.entry(row) for row in self._rows(schema.entry, ids)]

    def stories(self, ids: Sequence[str]) -> list[Story]:
        """Some stories, by id."""
        return [rows.story(row) for row in self._rows(schema.story, ids)]

    def actors(self, ids: Sequence[str]) -> list[Actor]:
        """Some actors, by id."""
        return [rows.actor(row) for row in self._rows(schema.actor, ids)]

    def claims(self, ids: Sequence[str]) -> list[Claim]:
        """Some claims, resolved, by document and place in the text."""
        return sorted(self.store.claims_called(ids), key=lambda c: (c.document, c.start, c.end, c.id))

    def appearances(self, ids: Sequence[str]) -> list[Appearance]:
        """Some appearances, by id."""
        return [rows.appearance(row) for row in self._rows(schema.appearance, ids)]

    def copies(self, ids: Sequence[str]) -> list[Copy]:
        """The passages that some documents share with one another."""
        found = [rows.copy(row) for row in self._rows(schema.copy, ids, "document")]
        return [copy for copy in found if copy.other in set(ids)]

    def _actors_of(self, values: Sequence[str]) -> list[str]:
        """The actors that stand behind appearances, or are named themselves."""
        led = self.index.edges("actor", sorted({v for v in values if v.startswith("p-")}))
        return [*(v for v in values if v.startswith("a-")), *(a for some in led.values() for a in some)]

    def _around(self, documents: Sequence[str], said: Sequence[Claim], held: Sequence[Entry]) -> Part:
        """Claims and entries with their documents, and the actors and origins that they name."""
        docs = list(self.store.documents(list(documents)))
        given = [value for entry in held for finding in entry.findings for value in finding.values]
        values = {value.value for value in given} | _named(said)
        origins = {o for value in given for o in value.origins} | {c.origin for c in said} | {d.origin for d in docs}
        return Part(
            docs=docs,
            said=said,
            held=held,
            who=self.actors(self._actors_of(sorted(values))),
            seen=[rows.appearance(row) for row in self._rows(schema.appearance, [v for v in values if v[:2] == "p-"])],
            where=[rows.origin(row) for row in self._rows(schema.origin, [o for o in origins if o])],
            corrected=tuple(self.store.corrections()),
        )


def _named(said: Sequence[Claim]) -> set[str]:
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
