"""Corrections as a listing, and the joins that they may mend: which claims were taken for one thing, and why."""

from __future__ import annotations

from summitry.present.listing import Listing, source
from summitry.record import Store
from summitry.record.corrected import State, own, states
from summitry.values import words

COLUMNS = ("id", "correction", "what", "because", "author", "at", "state", "why", "targets")


def corrections(store: Store, *, targets: bool = True) -> Listing:
    """The corrections of a record by time, each with how it stands; with the ids of what they name, side by side."""
    rows = [_row(s) for s in states(store)]
    columns, cells = (COLUMNS, rows) if targets else (COLUMNS[:-1], [row[:-1] for row in rows])
    return Listing(columns, tuple(cells))


def _row(state: State) -> tuple[str, ...]:
    one = state.correction
    targets = "; ".join(" ".join(side) for side in one.sides)
    named = " / ".join(map(words.show, one.named))
    return one.id, one.kind, named, one.because, one.author, one.at, state.state, state.why, targets


def joins(store: Store, kind: str = "", about: str = "", *, everything: bool = False) -> Listing:
    """The entries of two claims or more, one row a claim: what was taken for one thing, why, and in whose words.

    With ``everything`` the entries of one claim too. A claim of another kind is a companion: it says the same.
    """
    documents = {doc.id: doc for doc in store.documents(parts=False)}
    claims = {claim.id: claim for claim in store.claims()}
    rows = []
    for entry in sorted(store.entries(kind or None), key=lambda e: (e.kind, -len(e.claims), e.title, e.id)):
        held = [claims[c] for c in entry.claims if c in claims]
        texts = [words.show(documents[c.document].text[c.start : c.end]) for c in held]
        if (len(held) < 2 and not everything) or about.lower() not in " ".join([entry.title, *texts]).lower():
            continue
        mine = set(own(entry))
        for claim, said in zip(held, texts, strict=True):
            note = "" if claim.id in mine else f"companion ({claim.kind})"
            where = source(documents[claim.document])
            rows.append((entry.kind, entry.title, entry.id, entry.why, claim.id, said, where, note))
    return Listing(("kind", "entry", "id", "why", "claim", "words", "source", "note"), tuple(rows), grouped=4)
