"""What changed between two states of a record: new facts, changed standings, moved stances, kept and broken promises.

Entries are known again by their claims, whose ids never change. A state is compared with another by what a reader is shown, so
that a record held against itself has no changes. What a day changed is found by reconciling anew what was there before that day.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from summitry import kinds
from summitry.kinds import ValueType
from summitry.model import Certainty, Claim, Document, Entry, Finding, Modality
from summitry.pipeline import settle
from summitry.reason import certain
from summitry.reason.check import FollowUp, check
from summitry.reason.follow_up import FULFILLED, NOT_FULFILLED
from summitry.record import Store
from summitry.values import edtf

#: What is foreseen by who is to do it is a promise; what others foresee comes about or not.
_OWN = frozenset({Modality.PLANNED, Modality.PROPOSED})


#: Kinds of entry that only grow firmer with every report: who holds which office.
_QUIET = frozenset({"role"})


class Kind(StrEnum):
    """What a change is."""

    KEPT = "kept"
    BROKEN = "not kept"
    CAME = "came about"
    CAME_NOT = "did not come about"
    MOVED = "stance moved"
    STANDING = "standing changed"
    VALUE = "told otherwise"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class State:
    """One state of a record: its documents, its entries that are sure enough, all claims, fates of what was foreseen, names."""

    documents: Mapping[str, Document]
    entries: tuple[Entry, ...]
    claims: Mapping[str, Claim]
    fates: Mapping[str, FollowUp]
    names: Mapping[str, str]

    def show(self, finding: Finding) -> str:
        """The values of a finding as a reader is shown them, in an order of their own."""
        named = kinds.role(finding.role).type is ValueType.ACTOR
        told = (self.names.get(v.value, v.value) if named else v.value for v in finding.values)
        return " | ".join(sorted(dict.fromkeys(told)))


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which entry and which of its roles, what was told before and after, and the claims that tell it.

    Roles whose standing changed in one way are one change.
    """

    kind: Kind
    entry: Entry
    roles: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    claims: tuple[str, ...] = ()


def is_new(document: Document, since: date | None) -> bool:
    """Whether a document was published on a day or later; one without a date was not. Every one is where no day is given."""
    last = edtf.bounds(document.published[:10])[1] if document.published else None
    return since is None or (last is not None and last >= since)


def state(store: Store, certainty: Certainty = Certainty.BALANCED) -> State:
    """The state that a record is in."""
    documents, claims, actors = list(store.documents()), {c.id: c for c in store.claims()}, list(store.actors())
    every = list(store.entries())
    names = {a.id: a.name for a in store.appearances()} | {a.id: a.name for a in actors}
    outlooks = check(documents, every, claims.values(), actors).outlooks
    return State(
        {d.id: d for d in documents},
        tuple(certain.entries(store, None, certainty)),
        claims,
        {one.entry.id: one for one in outlooks},
        names,
    )


@contextmanager
def before(store: Store, since: date) -> Iterator[Store]:
    """The record as it was before a day: the reports published earlier, and the undated, reconciled in a file of their own."""
    old = {d.id for d in store.documents(parts=False) if not is_new(d, since)}
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "before.db") as made:
        for reading in store.readings():
            if reading.document.id in old:
                made.add(reading)
        made.correct(store.corrections())
        settle(made)
        yield made


def changes(earlier: State, later: State) -> tuple[Change, ...]:
    """All changes from one state to another, by kind and by title."""
    home = {claim: e for e in earlier.entries for claim in e.claims if _own(earlier, e, claim)}
    found: list[Change] = []
    for entry in later.entries:
        if entry.kind in kinds.derived():
            continue
        held = dict.fromkeys(home[c].id for c in entry.claims if c in home and home[c].kind == entry.kind)
        old = [e for e in earlier.entries if e.id in held]
        found += _of_entry(earlier, later, entry, old)
    found += list(_gone(earlier, later))
    found += list(_moved(earlier, later))
    order = list(Kind)
    return tuple(sorted(found, key=lambda c: (order.index(c.kind), c.entry.kind, c.entry.title, c.roles, c.entry.id)))


def _own(of: State, entry: Entry, claim: str) -> bool:
    return claim in of.claims and of.claims[claim].kind == entry.kind


def _of_entry(earlier: State, later: State, entry: Entry, old: Sequence[Entry]) -> Iterator[Change]:
    fresh = tuple(c for c in entry.claims if c not in earlier.claims)
    if not old:
        if fresh and _own_of(later, entry) <= set(fresh):
            yield Change(Kind.NEW, entry, after=entry.title, claims=fresh)
    else:
        yield from _findings(earlier, later, entry, old[0], fresh)
    yield from _fate(earlier, later, entry, old)


def _own_of(of: State, entry: Entry) -> set[str]:
    return {c for c in entry.claims if _own(of, entry, c)}


def _findings(earlier: State, later: State, entry: Entry, old: Entry, fresh: tuple[str, ...]) -> Iterator[Change]:
    pairs = [(former, f) for f in entry.findings if fresh and (former := old.finding(f.role))]
    pairs = [] if entry.kind in _QUIET else pairs
    changed: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for former, finding in pairs:
        was, now = earlier.show(former), later.show(finding)
        if former.standing != finding.standing:
            changed[former.standing, finding.standing].append(finding)
        elif was != now and kinds.role(finding.role).type is not ValueType.WORDS:
            yield Change(Kind.VALUE, entry, (finding.role,), was, now, _telling([finding], fresh))
    for (was, now), some in changed.items():
        told = "; ".join(later.show(f) for f in some)
        yield Change(Kind.STANDING, entry, tuple(f.role for f in some), was, f"{now}: {told}", _telling(some, fresh))


def _telling(some: Iterable[Finding], fresh: Collection[str]) -> tuple[str, ...]:
    """The new claims that give values of some findings."""
    return tuple(dict.fromkeys(c for f in some for v in f.values for c in v.claims if c in fresh))


def _fate(earlier: State, later: State, entry: Entry, old: Sequence[Entry]) -> Iterator[Change]:
    now = later.fates.get(entry.id)
    was = next((earlier.fates[e.id].verdict for e in old if e.id in earlier.fates), "")
    if now is None or now.verdict not in (FULFILLED, NOT_FULFILLED) or now.verdict == was:
        return
    own = [later.claims[c] for c in entry.claims if c in later.claims]
    promised = any(c.modality in _OWN and c.kind == entry.kind and _by_doer(c) for c in own)
    came, came_not = (Kind.KEPT, Kind.BROKEN) if promised else (Kind.CAME, Kind.CAME_NOT)
    kind = came if now.verdict == FULFILLED else came_not
    yield Change(kind, entry, (), was, now.why, (now.decided_by,) if now.decided_by else ())


def _by_doer(claim: Claim) -> bool:
    """Whether who is to do something is the one who says so, by the words of the report."""
    doers = {s.value for role in kinds.doers(claim.kind) for s in claim.all(role)}
    return bool(claim.holders) and claim.holders[0] in doers


def _gone(earlier: State, later: State) -> Iterator[Change]:
    """The entries none of whose claims is there any more."""
    for entry in earlier.entries:
        if entry.kind not in kinds.derived() and not any(c in later.claims for c in entry.claims):
            yield Change(Kind.GONE, entry, before=entry.title)


def _moved(earlier: State, later: State) -> Iterator[Change]:
    """The stances of an actor on an issue that only new reports tell, where another stance of it on that issue was known."""
    was, now = _stances(earlier), _stances(later)
    for key, held in now.items():
        former = was.get(key, {})
        for attitude, entry in held.items() if former else ():
            fresh = tuple(c for c in entry.claims if c not in earlier.claims)
            if attitude not in former and fresh:
                yield Change(Kind.MOVED, entry, ("attitude",), ", ".join(sorted(former)), attitude, fresh)


def _stances(of: State) -> dict[tuple[str, str], dict[str, Entry]]:
    """The attitudes of each actor on each issue, with the entry of each."""
    found: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
    for entry in of.entries:
        for claim in (of.claims[c] for c in _own_of(of, entry)):
            attitude, issue = claim.first("attitude"), claim.first("issue")
            if attitude and issue:
                told = attitude.value if claim.polarity == "+" else f"not {attitude.value}"
                for slot in claim.all("actor"):
                    found[of.names.get(slot.value, slot.value), issue.value].setdefault(told, entry)
    return found


def told_by(some: Iterable[str], of: State) -> tuple[Claim, ...]:
    """The claims of some ids, by document and place."""
    return tuple(sorted((of.claims[c] for c in some if c in of.claims), key=lambda c: (c.document, c.start, c.id)))
