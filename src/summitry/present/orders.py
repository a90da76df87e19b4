"""Orders of steps on record as a listing: which cannot be had together, who holds each, and a plan held against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summitry.model import Document
from summitry.present.listing import Listing, Names, source
from summitry.reason.orders import Conflict, Order, Position, conflicts, positions
from summitry.reason.sequence import PLAN, Judged, Step, circle_in_words
from summitry.record import Store
from summitry.values import words

COLUMNS = ("conflict", "holders", "want", "words", "source", "at", "note", "id")


def on_record(store: Store) -> tuple[Position, ...]:
    """The orders of steps that a record holds, of claims that are sure enough."""
    return positions(store.documents(), (c for c in store.claims() if c.likely))


def orders(store: Store) -> Listing:
    """The conflicts of order, side by side, with those who hold no order on their issues; then the orders in no conflict."""
    some = on_record(store)
    tell = _Teller(store)
    found = conflicts(some)
    rows = [row for n, one in enumerate(found, 1) for row in _conflict(tell, f"conflict {n}: {one.why}", one)]
    held = {position for one in found for side in one.sides for position in side}
    rows += [tell.row("no conflict", one) for one in some if one not in held]
    rows += list(_unknown(store, tell, found))
    return Listing(COLUMNS, tuple(rows), grouped=1)


def _conflict(tell: _Teller, name: str, one: Conflict) -> Iterator[tuple[str, ...]]:
    for side in one.sides:
        for position in side:
            yield tell.row(name, position)


def _unknown(store: Store, tell: _Teller, found: Sequence[Conflict]) -> Iterator[tuple[str, ...]]:
    """Who wants something on the issues of a conflict, but in which order no report says: unknown, and not neutral."""
    for n, one in enumerate(found, 1):
        things = {point.thing for point in one.cycle}
        known = {tell.names(h) for side in one.sides for p in side for h in p.holders}
        wanting = [
            tell.names(slot.value)
            for claim in store.claims("stance")
            if claim.likely and (issue := claim.first("issue")) and issue.value in things
            for slot in claim.all("actor")
        ]
        others = sorted(set(wanting) - known)
        if others:
            yield (f"conflict {n}: not known", "; ".join(others), "no order on record", "", "", "", "", "")


class _Teller:
    """Positions in words, with the names and sources of a record."""

    def __init__(self, store: Store) -> None:
        self.names = Names(store)
        self._sources: dict[str, Document] = {d.id: d for d in store.documents()}

    def row(self, name: str, one: Position) -> tuple[str, ...]:
        """One position as a row."""
        document = self._sources.get(one.document)
        return (
            name,
            self.names.all(one.holders),
            wanted(one),
            words.show(one.words),
            source(document) if document else "",
            f"{one.start}-{one.end}" if document else "",
            one.why,
            one.claim or "",
        )


def wanted(one: Position) -> str:
    """What a position wants, in words: "disarmament first, then sanctions relief"."""
    told = " first, then ".join(one.things) if one.order is Order.FIRST else f"{one.order}: {', '.join(one.things)}"
    return f"not {told}" if one.against else told


def plan(store: Store | None, judged: Judged) -> Listing:
    """A plan: its rounds, its circles, where a side is exposed, and which orders on record it runs against or keeps."""
    rows: list[tuple[str, ...]] = [
        ("circle", "", circle_in_words(circle), "these steps wait for one another") for circle in judged.circles
    ]
    rows += [_round(n, step) for n, some in enumerate(judged.rounds, 1) for step in some]
    rows += [("exposed", one.step.who, one.step.name, one.why) for one in judged.exposures]
    if store is not None:
        rows += list(_on_record(_Teller(store), judged))
    return Listing(("what", "who", "step or order", "told"), tuple(rows))


def _round(number: int, step: Step) -> tuple[str, ...]:
    undone = {None: "whether it can be undone is not said", True: "can be undone", False: "cannot be undone"}[
        step.undone
    ]
    verified = f"verified by {step.verified}" if step.verified else "nobody verifies it"
    return f"round {number}", step.who, f"{step.name}: {step.does}", f"{verified}; {undone}"


def _on_record(tell: _Teller, judged: Judged) -> Iterator[tuple[str, ...]]:
    against = [p for c in judged.against for side in c.sides for p in side if p.holders != (PLAN,)]
    for name, some in (("against", against), ("kept", judged.fits), ("not ordered by the plan", judged.silent)):
        yield from _told(tell, name, some)
    if not (against or judged.fits or judged.silent):
        yield "record", "", "", "no order of steps is on record, so nothing speaks for or against the plan's"


def _told(tell: _Teller, name: str, some: Iterable[Position]) -> Iterator[tuple[str, ...]]:
    for one in dict.fromkeys(some):
        _, who, want, said, where, *_ = tell.row("", one)
        yield name, who, want, f"{said} ({where})"
