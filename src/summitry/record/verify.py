"""The proof that a record holds: every span is in its document and says what is stored for it, every hash fits.

A correction of reports that the record does not hold is no problem: it waits for them (``corrected.waiting``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from summitry.model import (
    Appearance,
    Certainty,
    Claim,
    Correction,
    Document,
    Entry,
    Frame,
    Number,
    Passage,
    Quotation,
    Reading,
    Time,
    text_hash,
)
from summitry.reconcile import reconcile
from summitry.record.store import Store


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a record that does not hold: what it is about (an identifier) and what is wrong, for people."""

    subject: str
    message: str


def verify(store: Store) -> Iterator[Problem]:
    """Everything in a record that does not hold, lazily; nothing if all is well."""
    claims: set[str] = set()
    documents: set[str] = set()
    for reading in store.readings(made=True):
        yield from check_reading(reading)
        documents.add(reading.document.id)
        claims.update(claim.id for claim in reading.claims)
    for one in store.corrections():
        yield from _check_correction(one)
    if not store.reconciled:
        yield Problem(
            str(store.path), "the entries lag behind the documents; run: summitry read (with no path) to reconcile"
        )
        return
    origins = {origin.id for origin in store.origins()}
    for entry in store.entries():
        yield from check_entry(entry, claims, origins)
    for story in store.stories():
        yield from _missing(story.id, "document", story.documents, documents)


def rebuilt(store: Store) -> Iterator[Problem]:
    """Where a reconciling of all readings from nothing gives something other than the record holds."""
    whole = reconcile(store.readings(), tuple(store.corrections()))
    layers: tuple[tuple[str, Iterable[Any], Iterable[Any]], ...] = (
        ("id", whole.actors, store.actors()),
        ("id", whole.origins, store.origins()),
        ("id", whole.stories, store.stories()),
        ("id", whole.claims, store.claims_made()),
        ("id", whole.entries, store.entries()),
        ("claim", whole.resolutions, store.resolutions()),
        ("document", whole.datings, store.datings()),
    )
    for key, made, held in layers:
        due, there = ({getattr(item, key): item for item in items} for items in (made, held))
        for ident in sorted(due.keys() | there.keys()):
            if due.get(ident) != there.get(ident):
                yield Problem(ident, "is not what a rebuild gives; make it anew with: summitry reconcile")
    if whole.copies != tuple(store.copies()):
        yield Problem(
            str(store.path), "the copied passages are not what a rebuild gives; make them anew with: summitry reconcile"
        )


def check_reading(reading: Reading) -> Iterator[Problem]:
    """What does not hold in what was read of one document."""
    doc = reading.document
    if text_hash(doc.text) != doc.sha256:
        yield Problem(doc.id, f"the text of {doc.locator} is not the one that was read: its hash does not fit")
    yield from _check_passages(doc)
    yield from _check_order(doc, "sentence", doc.sentences)
    yield from _check_order(doc, "quotation", doc.quotations)
    yield from _check_order(doc, "time", doc.times)
    yield from _check_order(doc, "number", doc.numbers)
    for appearance in reading.appearances:
        yield from _check_appearance(appearance, doc)
    for claim in reading.claims:
        yield from _check_claim(claim, doc)
    for frame in reading.frames:
        yield from _check_frame(frame, doc)


def _check_passages(doc: Document) -> Iterator[Problem]:
    at = 0
    for passage in doc.passages:
        if passage.start < at or passage.end > len(doc.text):
            yield Problem(doc.id, f"passage {passage.start}–{passage.end} overlaps another or leaves the text")
        elif doc.text[at : passage.start].strip():
            yield Problem(doc.id, f"the words at {at}–{passage.start} belong to no passage")
        at = max(at, passage.end)
    if doc.passages and doc.text[at:].strip():
        yield Problem(doc.id, f"the words from {at} on belong to no passage")


def _check_order(
    doc: Document, what: str, stretches: Iterable[Passage | Quotation | Time | Number]
) -> Iterator[Problem]:
    """Stretches that are not in order, or hold no words of one passage."""
    at, starts = 0, [p.start for p in doc.passages]
    for one in stretches:
        home = bisect_right(starts, one.start) - 1
        inside = home >= 0 and one.end <= doc.passages[home].end
        if one.start < at or not inside or not doc.text[one.start : one.end].strip():
            yield Problem(
                doc.id, f"the {what} at {one.start}–{one.end} of {doc.locator} overlaps another or is in no passage"
            )
        at = max(at, one.end)


def _check_appearance(appearance: Appearance, doc: Document) -> Iterator[Problem]:
    for mention in appearance.mentions:
        yield from _words(
            appearance.id, f"a mention of {appearance.name}", doc, mention.start, mention.end, mention.text
        )
    for role in appearance.roles:
        if role.start is not None and role.end is not None:
            yield from _words(appearance.id, f"a role of {appearance.name}", doc, role.start, role.end, role.text)


def _check_claim(claim: Claim, doc: Document) -> Iterator[Problem]:
    if not 0 <= claim.start < claim.end <= len(doc.text):
        yield Problem(claim.id, f"its span {claim.start}–{claim.end} leaves the text of {doc.locator}")
    if not claim.fits:
        yield Problem(claim.id, "it is not the claim that was read: its identifier does not fit its content")
    if claim.probability is None and (claim.judge or not claim.certainty.reaches(Certainty.STRICT)):
        yield Problem(claim.id, "it is said to have been judged, but has no probability")
    for slot in claim.slots:
        if slot.start is not None and slot.end is not None:
            yield from _words(claim.id, f"the {slot.role}", doc, slot.start, slot.end, slot.text)


def _check_frame(frame: Frame, doc: Document) -> Iterator[Problem]:
    places = ((frame.start, frame.end), *((a.start, a.end) for a in frame.arguments))
    if not all(0 <= start < end <= len(doc.text) for start, end in places):
        yield Problem(
            doc.id, f"the predicate {frame.word} at {frame.start}–{frame.end} leaves the text of {doc.locator}"
        )


def _words(subject: str, what: str, doc: Document, start: int, end: int, text: str) -> Iterator[Problem]:
    if not 0 <= start < end <= len(doc.text):
        yield Problem(subject, f"{what} at {start}–{end} leaves the text of {doc.locator}")
    elif doc.text[start:end].split() != text.split():
        yield Problem(subject, f"{what} reads {text!r}, but {doc.locator} has {doc.text[start:end]!r} there")


def _check_correction(one: Correction) -> Iterator[Problem]:
    said = {"because": one.because, "author": one.author, "at": one.at, "named": one.named, "amends": one.amends}
    try:
        fits = Correction.of(one.kind, one.sides, **said).id == one.id  # type: ignore[arg-type]
    except ValueError as error:
        yield Problem(one.id, f"it is no correction: {error}")
        return
    if not fits:
        yield Problem(one.id, "it is not the correction that was made: its identifier does not fit its content")


def check_entry(entry: Entry, claims: set[str], origins: set[str]) -> Iterator[Problem]:
    """What an entry rests on that is not in the record."""
    yield from _missing(entry.id, "claim", entry.claims, claims)
    for finding in entry.findings:
        for value in finding.values:
            yield from _missing(entry.id, f"claim of its {finding.role}", value.claims, claims)
            yield from _missing(entry.id, f"origin of its {finding.role}", value.origins, origins)


def _missing(subject: str, what: str, wanted: Iterable[str], there: set[str]) -> Iterator[Problem]:
    for ident in wanted:
        if ident not in there:
            yield Problem(subject, f"{what} {ident} is not in the record")
