"""How the corrections of a record stand: which hold, which a later one overrules, which wait for reports to come.

Nothing is stored of this; it is read off the entries and actors as they are now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summitry.model import Actor, Correction, CorrectionKind, Entry
from summitry.reconcile.amended import amendments, last_said
from summitry.reconcile.corrections import about_actors, in_order, last_words, set_aside, undone_by
from summitry.record import lookup
from summitry.record.store import Store

#: How a correction stands. ``idle``: it can do nothing, by its own words or because what it names is set aside.
IN_FORCE, UNDONE, OVERRULED, WAITING, IDLE = "in force", "undone", "overruled", "waiting", "idle"
#: Kinds that join what they name, kinds that say whether claims hold, and all that say something of each single thing.
_JOINS = frozenset({CorrectionKind.SAME, CorrectionKind.IS})
JUDGING = frozenset({CorrectionKind.WRONG, CorrectionKind.RIGHT})
_OF_ONE = JUDGING | {CorrectionKind.UNDO, CorrectionKind.SLOT}


@dataclass(frozen=True, slots=True)
class State:
    """A correction with how it stands, why in words, and the correction that undoes or overrules it, if one does.

    ``missing`` are the targets that the record does not hold (yet).
    """

    correction: Correction
    state: str
    why: str = ""
    by: Correction | None = None
    missing: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """How it stands, in a few words; empty where it is in force, and nothing is to be said of it."""
        if self.state == IN_FORCE or self.why.startswith(self.state):
            return self.why
        return ": ".join(filter(None, (self.state, self.why)))


@dataclass(frozen=True)
class _Known:
    """What tells how corrections stand: the targets that are there, where each is now, and what is set aside or undone."""

    there: frozenset[str]
    homes: Mapping[str, str]
    kinds: Mapping[str, str]
    wrong: frozenset[str]
    judged: Mapping[str, Correction]
    undone: Mapping[str, Correction]
    every: Sequence[Correction]
    amending: Mapping[str, Sequence[Correction]]

    def holding(self, one: Correction, claim: str) -> Correction | None:
        """The last correction that says of a claim what one does: whether it holds, or what is in the same slot."""
        if one.kind != CorrectionKind.SLOT:
            return self.judged.get(claim)
        of = self.kinds.get(claim, "")
        key = next(iter(last_said(of, [one])))
        return last_said(of, self.amending[claim])[key][0]


def states(store: Store) -> tuple[State, ...]:
    """All corrections of a record in the order of their times, each with how it stands."""
    every = in_order(store.corrections())
    if not every:
        return ()
    targets = sorted({t for c in every for t in c.targets})
    kinds = lookup.claim_kinds(store, (t for t in targets if t.startswith("c-")))
    there = lookup.appearances(store, (t for t in targets if t.startswith("p-")))
    return stand(every, kinds, there, lookup.entries_holding(store, kinds), lookup.actors_holding(store, there))


def stand(
    corrections: Iterable[Correction],
    kinds: Mapping[str, str],
    appearances: Iterable[str],
    entries: Iterable[Entry],
    actors: Iterable[Actor],
) -> tuple[State, ...]:
    """How corrections stand, by time. ``kinds`` of the claims and ``appearances`` that there are; more do no harm."""
    every = in_order(corrections)
    asked = {t for c in every for t in c.targets}
    homes = {p: a.id for a in actors for p in a.appearances if p in asked}
    homes |= {c: e.id for e in entries for c in own(e) if c in asked}
    there = frozenset({*kinds, *appearances, *(c.id for c in every)})
    known = _Known(
        there, homes, kinds, frozenset(set_aside(every)), last_words(every), undone_by(every), every, amendments(every)
    )
    return tuple(_state(one, known) for one in every)


def own(entry: Entry) -> tuple[str, ...]:
    """The claims that an entry is made of, without companions: those speak to its denial at most, and give no other value."""
    giving = {c for f in entry.findings if f.role != "polarity" for v in f.values for c in v.claims}
    return tuple(c for c in entry.claims if c in giving or c == entry.claims[0])


def _state(one: Correction, known: _Known) -> State:
    missing = tuple(t for t in one.targets if t not in known.there)
    if undoing := known.undone.get(one.id):
        return State(one, UNDONE, f"undone by {undoing.author} on {undoing.at[:10]}", undoing, missing)
    there = _sides(one, known.there)
    if not _enough(one, there):
        what = f"{len(missing)} of {len(one.targets)}" if len(one.targets) > 1 else "the one thing"
        return State(one, WAITING, f"{what} that it names {_is(missing)} not in this record", None, missing)
    valid = _sides(one, known.there - known.wrong)
    if one.kind not in _OF_ONE - {CorrectionKind.SLOT} and (idle := _idle(one, valid, known)):
        return State(one, IDLE, idle, None, missing)
    if _holds(one, valid, known):
        said = f"{len(missing)} of {len(one.targets)} that it names {_is(missing)} not in this record"
        return State(one, IN_FORCE, said if missing else "", None, missing)
    by = _overruler(one, known)
    why = f"overruled by {by.author} on {by.at[:10]}" if by else "overruled by others together"
    return State(one, OVERRULED, why, by, missing)


def _sides(one: Correction, held: Collection[str]) -> list[list[str]]:
    """What a correction names, side by side, of what is held."""
    return [[t for t in side if t in held] for side in one.sides]


def _enough(one: Correction, sides: Sequence[Sequence[str]]) -> bool:
    """Whether enough of what a correction names is left for it to say anything: one thing, or one on each of two sides."""
    return sum(map(bool, sides)) >= (1 if one.kind in _OF_ONE else 2)


def _idle(one: Correction, sides: Sequence[Sequence[str]], known: _Known) -> str:
    """Why a correction can do nothing; empty where it can."""
    if not _enough(one, sides):
        return "what it names is set aside as wrong"
    if one.kind == CorrectionKind.SAME and len({known.kinds.get(t, "") for side in sides for t in side}) > 1:
        return "it names claims of several kinds, and an entry holds one kind"
    return ""


def _is(missing: Sequence[str]) -> str:
    return "is" if len(missing) == 1 else "are"


def _holds(one: Correction, sides: Sequence[Sequence[str]], known: _Known) -> bool:
    """Whether the claims, entries or actors of now are as a correction wants them."""
    if one.kind in _OF_ONE:
        if one.kind == CorrectionKind.SLOT:
            return any(known.holding(one, t) == one for t in one.targets)
        return one.kind not in JUDGING or any(known.judged[t].kind == one.kind for t in one.targets)
    homes = known.homes
    found = [{homes[t] for t in side if t in homes} for side in sides]
    if one.kind in _JOINS:
        return len(set().union(*found)) == 1
    return sum(map(len, found)) == len(set().union(*found))


def _overruler(one: Correction, known: _Known) -> Correction | None:
    """The last later correction that says the opposite of something in the same entries or actors, or of the same claims."""
    if one.kind in _OF_ONE:
        said = (known.holding(one, t) for t in one.targets)
        return max(filter(None, said), key=lambda c: (c.at, c.id), default=None)
    mine = {known.homes[t] for t in one.targets if t in known.homes}
    against = [
        c
        for c in known.every
        if (c.at, c.id) > (one.at, one.id)
        and c.id not in known.undone
        and c.kind not in _OF_ONE
        and (c.kind in _JOINS) != (one.kind in _JOINS)
        and about_actors(c) == about_actors(one)
        and mine & {known.homes[t] for t in c.targets if t in known.homes}
    ]
    return against[-1] if against else None


def waiting(found: Iterable[State]) -> tuple[State, ...]:
    """The corrections of which something is not in the record."""
    return tuple(s for s in found if s.missing and s.state != UNDONE)
