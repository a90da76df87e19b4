"""What a user means by an id, the beginning of one, a name or a title: entries, claims and actors, as what never changes.

Entries and actors are made anew with every report, and their ids can change. So an entry stands for its claims, and an actor
for its appearances.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitry.errors import InputError
from summitry.model import Actor, ActorType, Appearance, Document, Entry
from summitry.record import lookup
from summitry.record.corrected import own
from summitry.record.store import Store

_ID = re.compile(r"[a-z]-[0-9a-f]{1,16}")
_MOST = 6


@dataclass(frozen=True, slots=True)
class Target:
    """What a user named: claim, appearance or correction ids, and how it is called. ``sort`` is a kind of claim or of actor.

    ``home`` is the id of the entry or actor that it is or stands in now.
    """

    anchors: tuple[str, ...]
    named: str
    sort: str
    home: str = ""


def find(store: Store, words: str, *, actors: bool = False) -> Target:
    """What a user means: an entry or a claim, or with ``actors`` an actor (then names are taken too, as ``NAME@REPORT``).

    Raises InputError where nothing or several things fit, and says which.
    """
    said = words.strip()
    if not said:
        raise InputError("an empty name stands for nothing; give an id, a name or a title")
    if _ID.fullmatch(said):
        if said[0] in "ap":
            return _actor_by_id(store, said)
        return _entry_or_claim(store, said)
    return _actor_by_name(store, said) if actors else _entry_by_title(store, said)


def named_documents(store: Store, words: Iterable[str]) -> list[Document]:
    """The documents that a user names by id, its beginning, path or the end of that. Raises InputError but for one each."""
    every = list(store.documents(parts=False))
    elsewhere = store.elsewhere()
    found = []
    for said in words:
        fitting = [(doc.id, doc.locator) for doc in every if _is_called(doc, elsewhere.get(doc.id, ()), said.strip())]
        made = _only(fitting, said, "document", "summitry sources")
        found.append(next(doc for doc in every if doc.id == made))
    return list(dict.fromkeys(found))


def _is_called(document: Document, elsewhere: Iterable[str], said: str) -> bool:
    """Whether a document goes by an id or its beginning, a path, or the end of a path."""
    if _ID.fullmatch(said):
        return document.id.startswith(said)
    paths = (document.locator, *elsewhere)
    return bool(said) and any(path == said or path.endswith((f"/{said}", f"#{said}")) for path in paths)


def is_actor(store: Store, words: str) -> bool:
    """Whether something that a user names is an actor rather than an entry or a claim: by its id, else by a name in full."""
    said = words.strip()
    if _ID.fullmatch(said):
        return said[0] in "ap"
    name, at, _ = said.partition("@")
    return bool(at) or any(_goes_by(actor, name.strip().casefold()) for actor in store.actors())


def correction(store: Store, words: str) -> Target:
    """The correction that an id or its beginning stands for. Raises InputError."""
    found = [c for c in store.corrections() if c.id.startswith(words.strip() or "?")]
    one = _only(
        [(c.id, f"{c.kind}: {' / '.join(c.named)}") for c in found], words, "correction", "summitry correct list"
    )
    return Target((one,), next(f"{c.kind}: {' / '.join(c.named)}" for c in found if c.id == one), "correction", one)


# ---------------------------------------------------------------- entries and claims
def _entry_or_claim(store: Store, said: str) -> Target:
    if said[0] == "e":
        fitting = lookup.entries_like(store, said)
        made = _only([(e.id, e.title) for e in fitting], said, "entry", "summitry joins, or summitry meetings --to csv")
        return _entry(next(e for e in fitting if e.id == made))
    if said[0] != "c":
        raise InputError(f"{said} is no entry (e-…), claim (c-…) or actor (a-…)")
    made = _only([(c, "") for c in lookup.claims_like(store, said)], said, "claim", "summitry quotes --to csv")
    claim = store.claim(made)
    text = " ".join(store.document(claim.document).text[claim.start : claim.end].split())
    home = next((e.id for e in lookup.entries_holding(store, [made]) if made in own(e)), "")
    return Target((made,), _short(text), claim.kind, home)


def _entry(entry: Entry) -> Target:
    return Target(own(entry), entry.title or entry.id, entry.kind, entry.id)


def _entry_by_title(store: Store, said: str) -> Target:
    every = list(store.entries())
    wanted = said.casefold()
    found = [e for e in every if e.title.casefold() == wanted] or [e for e in every if wanted in e.title.casefold()]
    made = _only([(e.id, f"{e.kind}: {e.title}") for e in found], said, "entry", "summitry joins")
    return _entry(next(e for e in found if e.id == made))


# ---------------------------------------------------------------- actors
def _actor_by_id(store: Store, said: str) -> Target:
    if said[0] == "a":
        found = [a for a in store.actors() if a.id.startswith(said)]
        made = _only([(a.id, a.name) for a in found], said, "actor", "summitry people --all")
        return _actor(next(a for a in found if a.id == made))
    seen = [a for a in store.appearances() if a.id.startswith(said)]
    made = _only([(a.id, a.name) for a in seen], said, "appearance", "summitry people --all --to csv")
    return _appearances(store, [a for a in seen if a.id == made])


def _actor(actor: Actor) -> Target:
    return Target(actor.appearances, actor.name, str(actor.actor_type), actor.id)


def _goes_by(actor: Actor, name: str) -> bool:
    return name in {n.casefold() for n in (actor.name, *actor.names)}


def _actor_by_name(store: Store, said: str) -> Target:
    name, _, report = (part.strip() for part in said.partition("@"))
    wanted = name.casefold()
    if report:
        return _appearances(store, _named_in(store, wanted, report))
    every = list(store.actors())
    found = (
        [a for a in every if a.name.casefold() == wanted]
        or [a for a in every if _goes_by(a, wanted)]
        or [a for a in every if any(wanted in n.casefold() for n in (a.name, *a.names))]
    )
    made = _only(
        [(a.id, f"{a.name}, {a.country or a.actor_type}") for a in found], said, "actor", "summitry people --all"
    )
    return _actor(next(a for a in found if a.id == made))


def _named_in(store: Store, wanted: str, report: str) -> list[Appearance]:
    """The appearances that go by a name in the reports that some words stand for."""
    fitting = {d.id for d in store.documents(parts=False) if is_report(d, report)}
    if not fitting:
        raise InputError(f"no report is called {report!r}; summitry sources lists them")
    there = list(store.appearances(sorted(fitting)))
    found = [a for a in there if wanted in {n.casefold() for n in (a.name, *a.names)}]
    if not found:
        some = ", ".join(sorted({a.name for a in there if a.actor_type is ActorType.PERSON})[:_MOST])
        raise InputError(f"nobody goes by that name in {report!r}" + (f"; it names {some}" if some else ""))
    return found


def is_report(doc: Document, words: str) -> bool:
    """Whether some words stand for a report: the beginning of its id, or a part of its outlet, title or locator."""
    wanted = words.casefold()
    return doc.id.startswith(wanted) or any(
        wanted in (v or "").casefold() for v in (doc.outlet, doc.title, doc.locator)
    )


def _appearances(store: Store, some: Sequence[Appearance]) -> Target:
    homes = {p: a.id for a in lookup.actors_holding(store, [some[0].id]) for p in a.appearances}
    outlets = {d.id: d.outlet or d.locator for d in store.documents()}
    where = ", ".join(dict.fromkeys(outlets[a.document] for a in some))
    return Target(
        tuple(a.id for a in some), f"{some[0].name} ({where})", str(some[0].actor_type), homes.get(some[0].id, "")
    )


# ---------------------------------------------------------------- one of several
def _only(found: Iterable[tuple[str, str]], said: str, what: str, listed: str) -> str:
    """The one id among some with their names; the error names what there is to choose from."""
    rows = list(found)
    exact = [made for made, _ in rows if made == said]
    if len(rows) == 1 or exact:
        return (exact or [rows[0][0]])[0]
    if not rows:
        raise InputError(f"the record has no {what} {said!r}; to find it: {listed}")
    some = "; ".join(f"{made} ({_short(name)})" if name else made for made, name in rows[:_MOST])
    more = f"; and {len(rows) - _MOST} more" if len(rows) > _MOST else ""
    raise InputError(f"{said!r} fits several; say which by its id: {some}{more}")


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"
