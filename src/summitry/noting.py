"""A user notes what no report says: expectations and how they came out, grades of sources and information."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from summitry import kinds
from summitry.errors import InputError
from summitry.model import Claim, Document
from summitry.model.notes import Note, NoteKind
from summitry.reconcile.sources.independent import Telling, independent, voice
from summitry.record import Store
from summitry.record.lookup import entries_holding
from summitry.record.targets import find
from summitry.values import edtf
from summitry.values.moment import moment

_ASK = 'a note is kept with its author: say who with --author NAME, or once and for all with author = "NAME" in summitry.toml'


def keep(
    store: Store,
    kind: NoteKind,
    about: str,
    *,
    said: dict[str, str],
    because: str,
    author: str,
    at: datetime | None = None,
) -> Note:
    """Keep a note, later than those that are there. Raises InputError where nobody says it, or it is about nothing."""
    if not author.strip():
        raise InputError(_ASK)
    if not about.strip():
        raise InputError("say what the note is about")
    words = [" ".join(text.split()) for text in (about, because, author)]
    last = max((n.at for n in store.notes()), default="")
    note = Note.of(kind, words[0], said=said, because=words[1], author=words[2], at=moment(at, last))
    store.note([note])
    return note


def expectation(store: Store, ident: str) -> tuple[str, str]:
    """The id of an expectation of a user, or of an entry of the record with its claims, by its beginning. Raises InputError."""
    held = [n for n in store.notes() if n.kind is NoteKind.EXPECT and n.id.startswith(ident)] if ident else []
    if len(held) == 1:
        return held[0].id, ""
    if held:
        raise InputError(f"{ident!r} is the beginning of several: {', '.join(n.id for n in held)}")
    target = find(store, ident)
    entries = {e.id for e in entries_holding(store, target.anchors)}
    if len(entries) != 1:
        raise InputError(f"{ident!r} is no expectation; see: summitry expect list")
    return entries.pop(), " ".join(target.anchors)


def graded(store: Store, about: str, kind: NoteKind) -> tuple[tuple[str, str, str], int]:
    """What is graded: its id (an origin's name), its words and its claims, and how many independent origins tell it.

    Raises InputError where it is not in the record.
    """
    if kind is NoteKind.SOURCE:
        names = {origin.name for origin in store.origins()}
        fits = [name for name in names if name == about] or [n for n in names if about.lower() in n.lower()]
        if len(fits) != 1:
            raise InputError(f"{about!r} fits {len(fits)} origins of the record; there are {', '.join(sorted(names))}")
        return (fits[0], fits[0], ""), 1
    target = find(store, about)
    claims, told = told_by(store, target.anchors)
    entries = [e for e in entries_holding(store, target.anchors) if set(e.claims) >= {c.id for c in claims}]
    ident = entries[0].id if len(entries) == 1 and len(claims) != 1 else target.anchors[0]
    return (ident, target.named, " ".join(target.anchors)), len(told)


def told_by(store: Store, ids: Iterable[str]) -> tuple[list[Claim], tuple[str, ...]]:
    """Some claims of a record, and the independent origins that vouch for what they tell."""
    claims = list(store.claims_called(ids))
    homes = sorted({claim.document for claim in claims})
    return claims, origins(claims, {d.id: d for d in store.documents(homes, parts=False)})


def origins(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[str, ...]:
    """The independent origins that vouch for what some claims tell, as every badge counts them."""
    told = []
    for claim in claims:
        doers = {slot.value for role in kinds.doers(claim.kind) for slot in claim.all(role)}
        house = documents[claim.document].origin or ""
        told.append(Telling(claim.document, house, claim.origin or "", voice(claim, claim.holders, doers)))
    return independent(told)


def due(by: str) -> str:
    """A time by which something is expected, as EDTF. Raises InputError."""
    if by and edtf.parse(by) is None:
        raise InputError(f"{by!r} is no date; give a year, month or day such as 2019, 2019-04 or 2019-04-25")
    return by
