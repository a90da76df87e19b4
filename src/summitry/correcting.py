"""A user corrects a record: what is meant is looked up, the correction is kept, and the record is reconciled anew at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from summitry.errors import InputError
from summitry.model import CORRECTIONS, ActorType, Amendment, Correction, CorrectionKind
from summitry.pipeline import settle
from summitry.record import Store
from summitry.record.amending import amendment
from summitry.record.corrected import IDLE, IN_FORCE, JUDGING, OVERRULED, State, own, states
from summitry.record.lookup import actors_holding, entries_holding, fingerprint
from summitry.record.targets import Target, correction, find, is_actor
from summitry.values.moment import moment

_ASK = (
    'a correction is kept with its author: say who with --author NAME, or once and for all with author = "NAME" in '
    "summitry.toml or SUMMITRY_AUTHOR=NAME in the environment"
)
#: Sorts of actors that can turn out to be anybody.
_OPEN = frozenset({str(ActorType.UNNAMED), str(ActorType.GROUP)})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What taking corrections did: how each stands now, which earlier ones no longer hold, and whether anything changed.

    ``known`` counts those that the record had already. ``now`` are the entries or actors, with their ids and titles, that hold
    what a single correction names.
    """

    taken: tuple[State, ...]
    overrules: tuple[Correction, ...] = ()
    changed: bool = False
    known: int = 0
    now: tuple[tuple[str, str], ...] = ()


def correct(
    store: Store, kind: str, targets: Sequence[str], *, because: str, author: str, at: datetime | None = None
) -> Outcome:
    """Correct a record, and reconcile it: :func:`worded`, then :func:`take`."""
    return take(store, [worded(store, kind, targets, because=because, author=author, at=at)])


def worded(
    store: Store, kind: str, targets: Sequence[str], *, because: str, author: str, at: datetime | None = None
) -> Correction:
    """A correction of a record, not kept yet. ``targets``: ids, beginnings of ids, names of actors (``NAME@REPORT``), titles.

    Of the kind ``slot`` they are a claim, a slot and its value: see :func:`summitry.record.amending.amendment`.
    ``at`` is now unless given, and always later than the corrections that are there. Raises InputError where something is
    not there, is not clear, or cannot be so.
    """
    if kind not in CORRECTIONS:
        raise InputError(f"there is no correction {kind!r}; there are {', '.join(CORRECTIONS)}")
    if not author.strip():
        raise InputError(_ASK)
    if not because.strip() and kind != "undo":
        raise InputError("say why with --because: the reason is shown with everything that the correction changes")
    amends: Amendment | None = None
    if kind == CorrectionKind.SLOT:
        target, amends = amendment(store, targets)
        sides = [target]
    else:
        kind, sides = _sides(store, kind, [t for t in targets if t.strip()])
    return Correction.of(
        kind,
        tuple(side.anchors for side in sides),
        named=tuple(side.named for side in sides),
        because=" ".join(because.split()),
        author=" ".join(author.split()),
        at=moment(at, max((c.at for c in store.corrections()), default="")),
        amends=amends,
    )


def take(store: Store, corrections: Iterable[Correction]) -> Outcome:
    """Take corrections, of one's own or of somebody else, into a record and reconcile it; all of them or none."""
    had = {c.id for c in store.corrections()}
    given = {c.id: c for c in corrections}
    fresh = [c for made, c in given.items() if made not in had]
    before = {s.correction.id: s for s in states(store)}
    made_before = fingerprint(store)
    store.correct(fresh)
    settle(store)
    after = {s.correction.id: s for s in states(store)}
    return Outcome(
        tuple(s for made, s in after.items() if made in given and made not in had),
        tuple(
            s.correction for made, s in before.items() if s.state == IN_FORCE and after[made].state in (OVERRULED, IDLE)
        ),
        fingerprint(store) != made_before,
        len(given) - len(fresh),
        _homes(store, fresh[0]) if len(fresh) == 1 else (),
    )


def _homes(store: Store, one: Correction) -> tuple[tuple[str, str], ...]:
    """The entries or actors that what a correction names is in now, in the order of its sides."""
    held = {c: (e.id, e.title) for e in entries_holding(store, one.targets) for c in own(e)}
    held |= {p: (a.id, a.name) for a in actors_holding(store, one.targets) for p in a.appearances}
    return tuple(dict.fromkeys(held[t] for t in one.targets if t in held))


# ---------------------------------------------------------------- what is meant
def _sides(store: Store, kind: str, words: Sequence[str]) -> tuple[str, list[Target]]:
    """The kind of a correction and what it names; ``same`` of actors is ``is``."""
    if not words:
        raise InputError(f"say what to correct: summitry correct {kind} --help")
    if kind == "undo":
        return kind, [correction(store, w) for w in words]
    if kind in JUDGING:
        return kind, _of_claims([find(store, w) for w in words])
    if kind == "is" or all(is_actor(store, w) for w in words):
        found = [find(store, w, actors=True) for w in words]
        kind = "is" if kind == "same" else kind
        return kind, _one_actor(found) if kind == "is" else _apart(store, found)
    found = _of_claims([find(store, w) for w in words])
    return kind, _one_entry(found) if kind == "same" else _apart(store, found)


def _of_claims(found: list[Target]) -> list[Target]:
    for one in found:
        if one.sort in set(ActorType):
            raise InputError(f"{one.named} is an actor; this is for entries (e-…) and claims (c-…)")
    return found


def _one_entry(found: list[Target]) -> list[Target]:
    """Sides that can be one entry: two or more, of one kind."""
    kinds = sorted({one.sort for one in found})
    if len(kinds) > 1:
        raise InputError(
            f"an entry holds claims of one kind, and these are {' and '.join(kinds)}: they cannot be the same"
        )
    return _several(found, "entry")


def _one_actor(found: list[Target]) -> list[Target]:
    """Sides that can be one actor: a person is no state and no organisation, but may be somebody whom a report left nameless."""
    sorts = {one.sort for one in found} - _OPEN
    if ActorType.PERSON in sorts and len(sorts) > 1:
        said = "; ".join(f"{one.named} ({one.sort})" for one in found)
        raise InputError(f"a person cannot be a state, a body or an organisation: {said}")
    if len({one.home for one in found}) == 1 and len(found) > 1:
        raise InputError(f"{' and '.join(dict.fromkeys(one.named for one in found))} are one actor already")
    return _several(found, "actor")


def _several(found: list[Target], what: str) -> list[Target]:
    if len({one.anchors for one in found}) < 2:
        article = "an" if what[0] in "aeiou" else "a"
        raise InputError(f"name two or more: {article} {what} is the same as itself")
    return found


def _apart(store: Store, found: list[Target]) -> list[Target]:
    """Sides that share nothing: of two that overlap, the larger gives way. One side alone is taken apart wholly."""
    if len(found) == 1:
        one = found[0]
        if len(one.anchors) < 2:
            raise InputError(f"{one.named} is one thing alone; name what it is to be kept apart from")
        return [find(store, anchor) for anchor in one.anchors]
    smaller = sorted(range(len(found)), key=lambda n: (len(found[n].anchors), n))
    taken: set[str] = set()
    sides: dict[int, Target] = {}
    for n in smaller:
        left = tuple(a for a in found[n].anchors if a not in taken)
        if not left:
            raise InputError(f"{found[n].named} is named twice; name two that differ, by their ids")
        taken.update(left)
        sides[n] = replace(found[n], anchors=left)
    return [sides[n] for n in sorted(sides)]
