"""Who can block a package, for people and programs: the verdict, each member with its words, and what would change it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from summitry import lexicon
from summitry.errors import InputError
from summitry.model import Certainty
from summitry.present import wording
from summitry.present.listing import Listing
from summitry.reason.arenas import Blocking, arena
from summitry.reason.blockers import Answer, Blockers, Judged, Verdict, blockers, unknown
from summitry.reason.packages import Package, load
from summitry.reason.sides import Sides
from summitry.reason.stances import Passing, called, passing, stands
from summitry.record import Store
from summitry.values import edtf, place

#: Sentences shown of an unknown cell, and blocking sets of an arena.
_MOST_WORDS, _MOST_SETS = 3, 12

Read = Mapping[tuple[str, str], tuple[Passing, ...]]


@dataclass(frozen=True, slots=True)
class Report:
    """The answer on a package with the sentences that there are to read where a member's word is unknown."""

    found: Blockers
    read: Read
    sides: Sides

    def listing(self) -> Listing:
        """One row for each member and issue of each arena, with the words; the worst first."""
        rows = (self._row(a, c, *said) for a in self.found.answers for c in _worst_first(a) for said in self._words(c))
        columns = ("arena", "member", "issue", "verdict", "why", "words", "source", "at", "claim")
        return Listing(columns, tuple(rows))

    def _row(self, answer: Answer, cell: Judged, words: str, source: str, at: str, claim: str) -> tuple[str, ...]:
        member, verdict = place.country(cell.member), cell.verdict.said
        return (answer.arena.name, member, cell.issue, verdict, cell.why, words, source, at, claim)

    def _words(self, cell: Judged) -> list[tuple[str, str, str, str]]:
        """The words behind a cell: those of statements, else sentences that name the member and the issue."""
        said = [
            (s.sentence or s.words or s.because, s.source or "the package’s author", f"{s.start}-{s.end}", s.claim)
            for s in cell.by
        ]
        read = [(r.words, r.source, f"{r.start}-{r.end}", "") for r in self.read.get((cell.member, cell.issue), ())]
        return said or read[:_MOST_WORDS] or [("", "", "", "")]

    # ------------------------------------------------------------------ for the screen
    def lines(self) -> Iterator[str]:
        """The answer as text."""
        found = self.found
        yield f"{found.package.title}: {found.verdict.said}, as of {edtf.show(found.day.isoformat())}"
        yield f"Proposed: {_levels(found.package.proposed)}"
        for answer in found.answers:
            yield from self._arena(answer)
        yield ""
        clearing = [c for c in found.changes if c.verdict is Verdict.CLEAR]
        yield from (f"This alone would clear it: {_named(c.what)}" for c in clearing)
        better = [c for c in found.changes if c.verdict is not Verdict.CLEAR]
        yield from (
            f"This alone would turn it from {found.verdict.said} to {c.verdict.said}: {_named(c.what)}" for c in better
        )
        if not clearing:
            yield "No single change of a level or of one member’s word would clear it."
        yield from self._counted()

    def _arena(self, answer: Answer) -> Iterator[str]:
        yield ""
        yield f"{answer.arena.name}: {answer.verdict.said} ({answer.arena.says})"
        silent: dict[str, list[str]] = {}
        for cell in _worst_first(answer):
            words = [row for row in self._words(cell) if row[0]]
            if not words:
                silent.setdefault(cell.issue, []).append(place.country(cell.member))
                continue
            yield f"  {place.country(cell.member)}, {cell.issue}: {cell.verdict.said} – {cell.why}"
            told: dict[str, list[str]] = {}
            for said, source, at, _ in words:
                told.setdefault(said, []).append(f"{source}, {at}")
            yield from (f"      “{wording.nested(said)}” ({'; '.join(places)})" for said, places in told.items())
        for on, members in silent.items():
            yield f"  Unknown on {on}, no words on record: {'; '.join(members)}"
        yield from self._sets(answer)
        for one in answer.deciding:
            ends = ", ".join(
                f"{what} {then.said}"
                for what, then in (("a red line:", one.against), ("in favour:", one.favour))
                if then is not answer.verdict
            )
            yield f"  Would decide: {place.country(one.member)} on {one.issue} ({ends})"

    def _sets(self, answer: Answer) -> Iterator[str]:
        if not answer.sets:
            yield "  Nobody who is not clear could block it, even together."
        for one in answer.sets[:_MOST_SETS]:
            yield f"  Could block: {_together(one)}"
        if len(answer.sets) > _MOST_SETS or not answer.complete:
            more = "there are more" if answer.complete else "and there may be more: not all were tried"
            yield f"  ({len(answer.sets)} such sets found; {more})"

    def _counted(self) -> Iterator[str]:
        counted = self.found.counted
        if not counted:
            yield "There are too many packages over these levels to count them all."
            return
        told = ", ".join(f"{number} {verdict.said}" for verdict, number in counted.items())
        yield f"Of the {sum(counted.values())} packages over the levels that change anything: {told}."
        if counted[Verdict.CLEAR]:
            yield from (f"  Best: {_levels(one)}" for one in self.found.best)

    # ------------------------------------------------------------------ for programs
    def to(self, form: str) -> str:
        """The cells as ``csv`` or ``tsv``, all as ``json``, the text as ``table``."""
        if form == "table":
            return "\n".join(self.lines()) + "\n"
        return (
            json.dumps(self.as_object(), ensure_ascii=False, indent=2) + "\n"
            if form == "json"
            else self.listing().to(form)
        )

    def as_object(self) -> dict[str, Any]:
        """All of it as plain data."""
        found = self.found
        cells = [dict(zip(self.listing().columns, row, strict=True)) for row in self.listing().rows]
        return {
            "title": found.package.title,
            "as_of": found.day.isoformat(),
            "verdict": found.verdict.said,
            "proposed": dict(found.package.proposed),
            "arenas": [_arena(a) for a in found.answers],
            "cells": cells,
            "changes": [{"what": _named(c.what), "verdict": c.verdict.said} for c in found.changes],
            "packages": {v.said: n for v, n in found.counted.items()},
            "best": [dict(one) for one in found.best],
        }


def report(
    store: Store, package: Package | Path, *, as_of: date | None = None, certainty: Certainty = Certainty.BALANCED
) -> Report:
    """Who can block a package by a record, as of a day: the package's own, else that of the latest report.

    Raises InputError where the package cannot be read, or an arena's members on that day are not known.
    """
    asked = load(package) if isinstance(package, Path) else package
    sides = Sides(store.actors())
    rows = called(stands(store, certainty, sides), sides, (m for need in asked.arenas for m in need.members))
    found = blockers(asked, rows, as_of or asked.as_of or last_day(store))
    return Report(found, passing(store, unknown(found.answers), sides), sides)


def last_day(store: Store) -> date:
    """The day of the latest report of a record; of a record without dates the last day that there is."""
    days = (edtf.bounds((d.published or "")[:10])[1] for d in store.documents(parts=False) if d.published)
    return max(filter(None, days), default=date.max)


def _worst_first(answer: Answer) -> list[Judged]:
    return sorted(answer.cells, key=lambda c: (-c.verdict, not c.known))


def _together(one: Blocking) -> str:
    """A blocking set in words: "any 7 of Belgium, …"."""
    return " with ".join(
        wording.listed(list(map(place.country, of)))
        if count == len(of)
        else f"any {count} of {', '.join(map(place.country, of))}"
        for count, of in one.parts
    )


def _levels(levels: Mapping[str, str]) -> str:
    return "; ".join(f"{on}: {level}" for on, level in levels.items())


def _named(what: str) -> str:
    """A change with the member's name in place of its code."""
    head, _, rest = what.partition(" ")
    return f"{place.country(head)} {rest}"


def _arena(answer: Answer) -> dict[str, Any]:
    return {
        "arena": answer.arena.name,
        "verdict": answer.verdict.said,
        "rule": answer.arena.says,
        "source": answer.arena.source,
        "members": list(answer.arena.members),
        "blocking": [[{"any": count, "of": list(of)} for count, of in one.parts] for one in answer.sets],
        "complete": answer.complete,
        "deciding": [
            {"member": d.member, "issue": d.issue, "if against": d.against.said, "if in favour": d.favour.said}
            for d in answer.deciding
        ],
    }


def arenas(day: date | None) -> Listing:
    """The arenas with their rules, and their members on a day as far as they are known."""
    columns = ("arena", "also", "rule", "members", "source")
    return Listing(columns, tuple(_listed(key, row, day or date.max) for key, row in lexicon.arenas().items()))


def _listed(key: str, row: Mapping[str, Any], day: date) -> tuple[str, ...]:
    try:
        members = (
            "; ".join(map(place.country, arena(key, day).members))
            if row.get("groups")
            else "those that a package names"
        )
    except InputError as unknown:
        members = str(unknown)
    return (row["name"], "; ".join((key, *row.get("also", ()))), row["says"], members, row["source"])
