"""The interchange file ``record.jsonl``: one JSON object a line, keys sorted, UTF-8; it reads back to an equal record.

The order of the lines is that of :data:`ORDER`. Values are resolved (actors, dates, origins); where a value was read otherwise,
``read`` keeps it as it was read, which makes the round trip a true one. A file by another hand may leave out ``read``, the lines
of the types ``sentence``, ``quotation``, ``time``, ``number``, ``meaning``, ``appearance`` and ``frame``, and all that has a
default.
Claims that only may be some are left out unless they are asked for; then the file does not read back to them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from summitry import kinds
from summitry.errors import InputError, Skipped
from summitry.model import (
    Certainty,
    Claim,
    Correction,
    Document,
    Modality,
    Origin,
    Part,
    Reading,
    Reconciled,
    Resolution,
    text_hash,
)
from summitry.model.notes import Note
from summitry.reason.certain import shown
from summitry.reconcile.amended import amended, amendments
from summitry.record import Store, lookup, rows
from summitry.record.rows import Row, plain

ORDER = (
    "document",
    "passage",
    "sentence",
    "quotation",
    "time",
    "number",
    "meaning",
    "appearance",
    "actor",
    "origin",
    "copy",
    "claim",
    "frame",
    "entry",
    "story",
    "correction",
    "note",
    "skipped",
)


#: What of a claim users can correct.
_AMENDED = ("slots", "holders")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What an interchange file holds. ``elsewhere``: documents with the further locators that they were read under."""

    readings: tuple[Reading, ...]
    reconciled: Reconciled
    corrections: tuple[Correction, ...]
    skipped: tuple[Skipped, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


def export(store: Store, certainty: Certainty = Certainty.BALANCED) -> Iterator[str]:
    """The lines of a record, each with its line end: what is shown at an operating point, and what it rests on."""
    for row in _rows(store, certainty):
        yield json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def export_corrections(store: Store) -> Iterator[str]:
    """The lines of a record's corrections alone, for somebody who has the same reports."""
    for row in _corrections(store):
        yield json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _corrections(store: Store) -> Iterator[Row]:
    """The corrections; only those of slots say what these hold."""
    return ({"type": "correction"} | plain(one, *(() if one.amends else ("amends",))) for one in store.corrections())


def _rows(store: Store, certainty: Certainty) -> Iterator[Row]:
    datings = {dating.document: dating for dating in store.datings()}
    resolutions = {resolution.claim: resolution for resolution in store.resolutions()}
    sure = lookup.claims_reaching(store, certainty)
    entries = shown(store.entries(), sure)
    kept = sure.keys() | {claim for entry in entries for claim in entry.claims}
    elsewhere = store.elsewhere()
    for reading in store.readings():
        also = elsewhere.get(reading.document.id)
        yield _document_row(reading.document, datings) | ({"elsewhere": also} if also else {})
    for name, stretches in rows.PARTS.items():
        for doc in store.documents():
            yield from ({"document": doc.id} | row for row in _typed(name, getattr(doc, stretches)))
    for appearance in store.appearances():
        yield {"type": "appearance"} | plain(appearance)
    yield from _typed("actor", store.actors())
    yield from _typed("origin", _used_origins(store, kept))
    yield from _typed("copy", store.copies())
    said = amendments(store.corrections())
    for reading in store.readings():
        for claim in (c for c in reading.claims if c.id in kept):
            yield _amended_row(claim, amended(claim, said), resolutions.get(claim.id))
    for claim in store.claims_made():
        yield _claim_row(plain(claim), resolutions.get(claim.id))
    for reading in store.readings():
        yield from ({"type": "frame", "document": reading.document.id} | rows.plain_frame(f) for f in reading.frames)
    yield from _typed("entry", entries)
    yield from _typed("story", store.stories())
    yield from _corrections(store)
    yield from _typed("note", store.notes())
    yield from _typed("skipped", store.skipped())


def _used_origins(store: Store, kept: Collection[str]) -> Iterator[Origin]:
    """The origins but for those that only claims that are left out have."""
    used: set[str] = {dating.origin for dating in store.datings()}
    unused: set[str] = set()
    for resolution in store.resolutions():
        (used if resolution.claim in kept else unused).add(resolution.origin)
    return (origin for origin in store.origins() if origin.id not in unused - used)


def _typed(name: str, items: Iterable[Any]) -> Iterator[Row]:
    return ({"type": name} | plain(item) for item in items)


def _document_row(doc: Document, datings: dict[str, Any]) -> Row:
    row: Row = {"type": "document"} | plain(doc, *rows.PARTS.values())
    dating = datings.get(doc.id)
    if dating:
        row |= {"origin": dating.origin, "origin_why": dating.origin_why}
        if dating.published and doc.published_from != "stated":
            row["read"] = {key: row[key] for key in ("published", "published_from", "published_why")}
            row |= {"published": dating.published, "published_from": "inferred", "published_why": dating.published_why}
    return row


def _amended_row(claim: Claim, made: Claim, added: Resolution | None) -> Row:
    """A claim as users corrected its slots; ``read`` keeps what it held before."""
    row = _claim_row(plain(made), added)
    if made is not claim:
        row["read"] = row.get("read", {}) | {"claim": {key: plain(claim)[key] for key in _AMENDED}}
    return row


def _claim_row(row: Row, added: Resolution | None) -> Row:
    row["type"] = "claim"
    row["slots"] = list(row["slots"])
    if added is None:
        return row
    row |= {"origin": added.origin, "origin_why": added.origin_why}
    read: Row = {}
    if added.holders != row["holders"]:
        read["holders"], row["holders"] = row["holders"], added.holders
    for n, value, why in added.values:
        read.setdefault("slots", []).append([n, row["slots"][n]["value"]])
        row["slots"][n] |= {"value": value, "resolved": why}
    return row | ({"read": read} if read else {})


# ---------------------------------------------------------------- reading back
def load(lines: Iterable[str]) -> Loaded:
    """What a file holds: the readings, the derived layer, corrections, what was skipped. InputError names the wrong line."""
    by_type: dict[str, list[Row]] = defaultdict(list)
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = _parsed(line, number)
            by_type[row.pop("type")].append(row)
    try:
        return Loaded(
            tuple(_readings(by_type)),
            _reconciled(by_type),
            tuple(map(_correction, by_type["correction"])),
            tuple(Skipped(**row) for row in by_type["skipped"]),
            tuple((row["id"], str(also)) for row in by_type["document"] for also in row.get("elsewhere", ())),
            tuple(map(_note, by_type["note"])),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise InputError(
            f"the file is no whole interchange file of Summitry: {type(error).__name__} {error}"
        ) from error


def load_corrections(lines: Iterable[str]) -> tuple[Correction, ...]:
    """The corrections of a file, whatever else it holds. InputError says which line is wrong."""
    found = []
    for number, line in enumerate(lines, 1):
        row = _parsed(line, number) if line.strip() else {}
        if row.pop("type", "") == "correction":
            try:
                found.append(_correction(row))
            except (KeyError, TypeError, ValueError) as error:
                raise InputError(f"line {number} is no correction: {type(error).__name__} {error}") from error
    return tuple(found)


def _correction(row: Row) -> Correction:
    """A correction, made anew from what it says. A file by another hand may leave out its id."""
    sides = tuple(tuple(map(str, side)) for side in row["sides"])
    made = Correction.of(
        str(row["kind"]),
        sides,
        named=tuple(map(str, row.get("named", ()))),
        because=str(row["because"]),
        author=str(row["author"]),
        at=_moment(str(row["at"])),
        amends=rows.amendment(row.get("amends")),
    )
    if row.get("id", made.id) != made.id:
        raise ValueError(f"correction {row['id']} is not what was written: its identifier does not fit its content")
    return made


def _note(row: Row) -> Note:
    """A note of a user, made anew from what it says."""
    said = {str(name): str(value) for name, value in row["said"]}
    kept = {name: str(row[name]) for name in ("because", "author")}
    return Note.of(str(row["kind"]), str(row["about"]), said=said, at=_moment(str(row["at"])), **kept)


def _moment(text: str) -> str:
    """A time as corrections are put in order by: UTC, with milliseconds. A time without a zone is no time."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"the time {text!r} does not say its zone; write it as 2026-11-22T09:10:42.895Z")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _parsed(line: str, number: int) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"line {number} is not JSON ({error.msg} at character {error.pos})") from error
    if not isinstance(row, dict) or row.get("type") not in ORDER:
        raise InputError(f"line {number} is of no known type; there are {', '.join(ORDER)}")
    return row


def _readings(by_type: dict[str, list[Row]]) -> list[Reading]:
    of: dict[str, dict[str, list[Row]]] = {
        kind: defaultdict(list) for kind in (*rows.PARTS, "appearance", "claim", "frame")
    }
    for kind, groups in of.items():
        for row in by_type[kind]:
            groups[row["document"]].append(row)
    made = []
    for row in by_type["document"]:
        known = {
            "sha256": text_hash(row["text"]),
            "published_from": "none",
            "published_why": "",
            "language": "en",
        } | row
        known |= row.get("read", {}) | {"origin": None}
        made.append(
            Reading(
                document=rows.document(known, {name: of[name][row["id"]] for name in rows.PARTS}),
                appearances=tuple(map(rows.appearance, of["appearance"][row["id"]])),
                claims=tuple(_claim_as_read(c) for c in of["claim"][row["id"]] if c["kind"] not in kinds.derived()),
                frames=tuple(map(rows.frame, of["frame"][row["id"]])),
            )
        )
    return made


def _claim_as_read(row: Row) -> Any:
    read = row.get("read", {})
    if "claim" in read:
        row = row | read["claim"] | {"read": {}}
        read = {}
    before = dict(read.get("slots", ()))
    slots = [slot | ({"value": before[n]} if n in before else {}) for n, slot in enumerate(row["slots"])]
    known = {"polarity": "+", "modality": Modality.HELD, "holders": [], "part": Part.PARAGRAPH} | row | {"origin": None}
    return rows.claim(known | ({"holders": read["holders"]} if "holders" in read else {}), slots)


def _reconciled(by_type: dict[str, list[Row]]) -> Reconciled:
    return Reconciled(
        actors=tuple(map(rows.actor, by_type["actor"])),
        origins=tuple(map(rows.origin, by_type["origin"])),
        stories=tuple(map(rows.story, by_type["story"])),
        copies=tuple(map(rows.copy, by_type["copy"])),
        claims=tuple(_claim_as_read(c) for c in by_type["claim"] if c["kind"] in kinds.derived()),
        entries=tuple(map(rows.entry, by_type["entry"])),
        resolutions=tuple(_resolution(row) for row in by_type["claim"] if row.get("origin")),
        datings=tuple(_dating(row) for row in by_type["document"] if row.get("origin")),
    )


def _resolution(row: Row) -> Resolution:
    values = tuple(
        (n, row["slots"][n]["value"], row["slots"][n].get("resolved", ""))
        for n, _ in row.get("read", {}).get("slots", ())
    )
    return Resolution(
        claim=row["id"],
        origin=row["origin"],
        origin_why=row.get("origin_why", ""),
        holders=tuple(row.get("holders", ())),
        values=values,
    )


def _dating(row: Row) -> Any:
    inferred = "read" in row
    return rows.dating(
        {
            "document": row["id"],
            "origin": row["origin"],
            "origin_why": row.get("origin_why", ""),
            "published": row["published"] if inferred else None,
            "published_why": row["published_why"] if inferred else "",
        }
    )
