"""Answers to questions as listings: sources, comparisons, checks, the timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from summitry import kinds
from summitry.errors import InputError
from summitry.kinds import When
from summitry.model import Claim, Document, Entry, Reconciled, Slot
from summitry.present import gates as holding
from summitry.present import wording
from summitry.present.listing import Listing, Names, actor_slots, source
from summitry.present.origins import picture
from summitry.reason import check, compare
from summitry.reason.sources import COLUMNS, Source, label, sources_dot, sources_table
from summitry.reason.wordings import wordings
from summitry.record import Store
from summitry.record.shelves import Shelves
from summitry.values import edtf, words


def sources(store: Store) -> Listing:
    """The documents with their origins, why, and what depends on what."""
    return Listing(COLUMNS, tuple(row.row for row in _sources(store)))


def sources_graph(store: Store) -> str:
    """The same as a Graphviz graph."""
    return sources_dot(_sources(store))


def sources_picture(store: Store) -> str:
    """The same as one self-contained SVG file."""
    return picture(_sources(store), {origin.name: origin.origin_type for origin in store.origins()})


def _sources(store: Store) -> tuple[Source, ...]:
    derived = Reconciled(
        origins=tuple(store.origins()),
        copies=tuple(store.copies()),
        datings=tuple(store.datings()),
        resolutions=tuple(store.resolutions()),
    )
    return sources_table(store.documents(), derived, (claim for claim in store.claims() if claim.likely))


def gates(store: Store) -> Listing:
    """The claims that no brief prints, each with the gate that holds it back and its words."""
    documents = {doc.id: doc for doc in store.documents()}
    rows = [
        (
            held.gate,
            held.claim.kind,
            label(documents[held.claim.document]),
            words.show(documents[held.claim.document].text[held.claim.start : held.claim.end]),
            held.claim.id,
        )
        for held in holding.held((claim for claim in store.claims() if claim.likely), documents)
    ]
    return Listing(("gate", "kind", "document", "words", "id"), tuple(sorted(rows)))


def copies(store: Store) -> Listing:
    """The passages that stand in two documents: the words, where, how much, which document is the more original and why.

    ``containment`` is the share of the passage's own runs of six words that stand in the other document.
    """
    documents = {doc.id: doc for doc in store.documents(parts=False)}
    rows = []
    for copy in store.copies():
        here, there = documents[copy.document], documents[copy.other]
        original = label(documents[copy.earlier]) if copy.earlier else "cannot be known"
        rows.append(
            (
                label(here),
                words.show(here.text[copy.start : copy.end]),
                f"{copy.start}-{copy.end}",
                label(there),
                f"{copy.other_start}-{copy.other_end}",
                f"{copy.containment:.2f}",
                original,
                copy.why,
            )
        )
    columns = ("document", "words", "at", "stands in", "there at", "containment", "more original", "why")
    return Listing(columns, tuple(rows))


def stories(store: Store, about: str = "") -> Listing:
    """The stories with their documents in the order of their dates, one row a document; the longest stories first."""
    documents = {doc.id: doc for doc in store.documents(parts=False)}
    rows = []
    for story in sorted(store.stories(), key=lambda s: (-len(s.documents), s.title, s.id)):
        members = sorted((documents[made] for made in story.documents), key=lambda doc: (doc.published or "~", doc.id))
        if about.lower() not in " ".join([story.title, *map(label, members)]).lower():
            continue
        for number, doc in enumerate(members, 1):
            rows.append(
                (
                    words.show(story.title),
                    f"{number} of {len(members)}",
                    doc.published or "not known",
                    label(doc),
                    story.id,
                )
            )
    return Listing(("story", "report", "published", "source", "id"), tuple(rows))


def comparison(store: Store, named: Sequence[str]) -> Listing:
    """Two or more documents side by side: each entry with its verdict and every document's words.

    ``differs`` holds the words in which they tell one utterance differently, ``told by`` which other documents have the entry.
    Raises InputError where a name fits no document, or several.
    """
    chosen = _several(list(store.documents()), named)
    claims = [claim for doc in chosen for claim in store.claims(document=doc.id)]
    compared = compare.compare(chosen, store.entries(), claims, store.stories())
    labels = {doc.id: source(doc) for doc in chosen}
    known, texts = {claim.id: claim for claim in claims}, {doc.id: doc.text for doc in chosen}
    others = _others(store, [c for row in compared.rows for c in row.entry.claims if c not in known], labels)
    rows = [
        (
            f"only {labels.get(row.by, row.by)}" if row.by else row.verdict,
            row.entry.kind,
            row.entry.title,
            "; ".join(f.role for f in row.clashes),
            _differing([known[c] for cell in row.cells for c in cell.claims], texts, labels),
            *map(_cell, row.cells),
            "; ".join(dict.fromkeys(others[c] for c in row.entry.claims if c in others)),
            row.entry.id,
        )
        for row in compared.rows
    ]
    return Listing(("verdict", "kind", "entry", "clash", "differs", *labels.values(), "told by", "id"), tuple(rows))


def _others(store: Store, claims: Sequence[str], compared: Mapping[str, str]) -> dict[str, str]:
    """The documents, by name, that claims stand in, but for those compared."""
    homes = Shelves(store).homes(claims)
    named = {
        doc.id: source(doc) for doc in store.documents(parts=False) if doc.id in set(homes.values()) - set(compared)
    }
    return {claim: named[home] for claim, home in homes.items() if home in named}


def _differing(claims: Sequence[Claim], texts: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """The words in which the documents tell one utterance differently, document by document: "Post: real; Wire: genuine"."""
    quotes = [claim for claim in claims if claim.kind == "quote"]
    if len({claim.document for claim in quotes}) < 2:
        return ""
    told: dict[str, dict[str, None]] = defaultdict(dict)
    for one in wordings(quotes, texts):
        for claim in one.claims:
            told[labels[claim.document]] |= dict.fromkeys(one.changed)
    return "; ".join(f"{label}: {', '.join(words)}" for label, words in told.items() if words)


def _cell(cell: compare.Cell) -> str:
    """What one document does with an entry, in its words."""
    return f"{cell.state}: {' … '.join(map(words.show, cell.words))}" if cell.words else cell.state


def _several(documents: Sequence[Document], named: Sequence[str]) -> list[Document]:
    chosen = [_chosen(documents, name) for name in named]
    if len({doc.id for doc in chosen}) < 2:
        raise InputError("name two or more different documents to compare; see: summitry sources")
    return chosen


def _chosen(documents: Sequence[Document], name: str) -> Document:
    exact = [doc for doc in documents if name in (doc.id, doc.locator)]
    wanted = name.lower()
    fits = exact or [d for d in documents if wanted in f"{d.outlet or ''} {d.title or ''} {d.locator}".lower()]
    if len(fits) != 1:
        many = "; ".join(f"{doc.id} {source(doc)}" for doc in fits) or "see: summitry sources"
        raise InputError(f"{name!r} fits {len(fits)} documents of the record: {many}")
    return fits[0]


def checks(store: Store, as_of: str = "") -> Listing:
    """Sums, tallies and outlooks with what became of them. Raises InputError for a date that is none."""
    try:
        day = date.fromisoformat(as_of) if as_of else None
    except ValueError as error:
        raise InputError(f"--as-of wants a day such as 2019-12-31, not {as_of!r}") from error
    documents, claims, name = list(store.documents()), {c.id: c for c in store.claims()}, Names(store)
    labels = {doc.id: source(doc) for doc in documents}
    found = check.check(documents, list(store.entries()), claims.values(), store.actors(), as_of=day)
    rows = [("sum", words.show(m.says), "does not add up", m.why, labels[m.document], "") for m in found.sums]
    for tally in found.tallies:
        who = name.all(tally.parties)
        rows.append(
            ("tally", f"{who}: {tally.entry.title}", tally.verdict, wording.reason(tally.why), "", tally.entry.id)
        )
    for outlook in found.outlooks:
        by = claims.get(outlook.decided_by or "")
        where = labels[by.document] if by else ""
        rows.append(("outlook", outlook.entry.title, outlook.verdict, outlook.why, where, outlook.entry.id))
    return Listing(("check", "what", "verdict", "why", "source", "id"), tuple(rows))


def timeline(store: Store, actor: str = "") -> Listing:
    """What has a time, by time: meetings, deeds, deadlines, outlooks, with the words that date them; no undated entries."""
    said = Said(store)
    name = Names(store, actor_slots(said.claims.values()))
    dated = [
        row for entry in store.entries() for row in _dated(entry, name, said) if actor.lower() in " ".join(row).lower()
    ]
    dated.sort(key=lambda row: (edtf.bounds(row[0])[0] or date.min, edtf.bounds(row[0])[1] or date.max, row))
    return Listing(("time", "kind", "entry", "who", "standing", "modality", "evidence", "id"), tuple(dated))


class Said:
    """The words of claims with their documents, for the last column of a listing."""

    def __init__(self, store: Store) -> None:
        self.claims = {claim.id: claim for claim in store.claims()}
        self.documents = {doc.id: doc for doc in store.documents(parts=False)}

    def slots(self, claims: Iterable[str], role: str, value: str) -> str:
        """What the slots of one role say that hold a value; the whole claim where the slot has no words of its own."""
        return self.join((c, s) for ident in claims for c in [self.claims[ident]] for s in _telling(c, role, value))

    def join(self, said: Iterable[tuple[Claim, Slot]]) -> str:
        """The words of slots, or why they hold what no words say, each with its document and offsets, once each."""
        return "; ".join(dict.fromkeys(self._one(claim, slot) for claim, slot in said))

    def _one(self, claim: Claim, slot: Slot) -> str:
        doc = self.documents[claim.document]
        worded = slot.start is not None and slot.end is not None
        start, end = (slot.start, slot.end) if worded else (claim.start, claim.end)
        quoted = f"“{words.show(doc.text[start:end])}”"
        return f"{quoted if worded or not slot.why else slot.why} ({source(doc)}, {start}-{end})"


def _telling(claim: Claim, role: str, value: str) -> list[Slot]:
    """The slots of a role with a value; all of the role where the value was reckoned from other words."""
    slots = claim.all(role)
    return [s for s in slots if s.value == value] or list(slots)


def _dated(entry: Entry, name: Names, said: Said) -> Iterator[tuple[str, ...]]:
    who = name.all(v.value for f in entry.findings if f.role in kinds.doers(entry.kind) for v in f.values)
    dating = kinds.times(entry.kind, When.HAPPENS, When.DUE)
    for finding in entry.findings:
        for value in finding.values if finding.role in dating else ():
            if edtf.parse(value.value):
                yield (
                    value.value,
                    entry.kind,
                    entry.title,
                    who,
                    str(finding.standing),
                    str(entry.modality),
                    said.slots(value.claims, finding.role, value.value),
                    entry.id,
                )
