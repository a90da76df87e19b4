"""How two statements about one thing stand to each other: the decision that makes a finding contested, or not.

In order: numbers, lengths, times, places, then graded words and denials. A difference is a contradiction only where nothing
explains it: an open bound, round figures, a later report of something that moves on, another scope, another speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summitry.language.place import within as atlas
from summitry.reconcile.text import content, scales
from summitry.reconcile.text.predicates import turned
from summitry.reconcile.text.statement import Statement
from summitry.values import edtf, place, quantity
from summitry.values.quantity import Quantity
from summitry.values.relation import Compared, Relation, most_telling, nearest

Within = Callable[[str], Iterable[str]]


def compare(a: Statement, b: Statement, within: Within = lambda _: ()) -> Compared:
    """The relation of two statements about one thing. ``within`` gives the names that a place lies in."""
    if content.plain(a.text) == content.plain(b.text):
        return Compared(Relation.SAME)
    found = [r for r in (_amounts(a, b), _times(a, b), _places(a, b, within)) if r]
    clashes = [r for r in found if r.clashes]
    if len(clashes) > 1:
        return Compared(Relation.SCOPE, "both the amount and the time or place differ")
    if clash := clashes[0] if clashes else opposition(a, b):
        return _judged(a, b, clash)
    return _came_about(a, b) or _compatible(a, b, found)


def _compatible(a: Statement, b: Statement, found: Sequence[Compared]) -> Compared:
    """How two statements that do not clash stand to each other, by their numbers, times and places if they have any."""
    if not found and _apart(a, b):
        return Compared(Relation.SCOPE, "they speak of different things")
    return next((r for r in found if r.relation is not Relation.SAME), Compared(Relation.SAME))


def _judged(a: Statement, b: Statement, clash: Compared | Opposition) -> Compared:
    """A clash, unless the scope, the speaker or the passing of time explains it."""
    x, y = (clash.mine, clash.theirs) if isinstance(clash, Opposition) else (a.subject, b.subject)
    if isinstance(clash, Opposition) and not (clash.telling or x & y or x == y):
        return Compared(Relation.SCOPE, "the words are said of different things")
    if x - y and y - x and not (isinstance(clash, Opposition) and clash.telling):
        mine, theirs = (", ".join(sorted(some)[:3]) for some in (x - y, y - x))
        return Compared(Relation.SCOPE, f"one speaks of {mine}, the other of {theirs}")
    if on := moved(a, b, clash.why):
        return on
    return Compared(
        Relation.TWO_SIDED if a.holder and b.holder and a.holder != b.holder else Relation.CONTRADICTION, clash.why
    )


def _apart(a: Statement, b: Statement) -> bool:
    """Whether each of two statements is about something that the other does not name."""
    return bool(a.subject - b.subject) and bool(b.subject - a.subject)


def in_turn(a: Statement, b: Statement) -> bool:
    """Whether two reports came out on different days."""
    return _ordered(a, b) is not None


def _ordered(a: Statement, b: Statement) -> tuple[Statement, Statement] | None:
    """The earlier and the later of two reports of different days, or None."""
    x, y = edtf.parse(a.published), edtf.parse(b.published)
    if not x or not y or x[0] == y[0]:
        return None
    return (a, b) if x[0] < y[0] else (b, a)


def moved(a: Statement, b: Statement, why: str) -> Compared | None:
    """An update, where a later report tells of something that grows, changes or was put off."""
    order = _ordered(a, b)
    if order is None:
        return None
    early, late = order
    grows = early.says("growing") or late.says("growing")
    if early.quantities and late.quantities and grows and not _shrinks(early, late):
        return Compared(Relation.UPDATE, f"the later report counts more: {why}")
    changes = {g.scale for g in early.grades if g.changes} & {g.scale for g in late.grades if g.changes}
    if late.says("change") or early.says("so_far") or late.says("so_far") or changes or early.to_come:
        return Compared(Relation.UPDATE, f"the later report tells how it went on: {why}")
    return None


def _shrinks(early: Statement, late: Statement) -> bool:
    x, y = (s.quantities[0] for s in (early, late))
    return bool(x.point is not None and y.point is not None and y.point < x.point)


def _came_about(a: Statement, b: Statement) -> Compared | None:
    """An update, where the earlier report sees coming what the later one reports as done (or undone)."""
    order = _ordered(a, b)
    if order is None:
        return None
    early, late = order
    if early.to_come and not late.to_come:
        return Compared(Relation.UPDATE, "foreseen by the earlier report, done in the later")
    if late.says("change") and not early.says("change"):
        return Compared(Relation.UPDATE, "the later report tells of a change")
    return None


def _amounts(a: Statement, b: Statement) -> Compared | None:
    """Numbers of one unit in order, and lengths of time; the worst relation of all pairs, None where there is no pair."""
    if a.says("part") != b.says("part"):
        return None
    pairs: list[tuple[Quantity, Quantity]] = []
    if a.duration and b.duration:
        pairs.append((a.duration, b.duration))
    for unit in dict.fromkeys(q.unit for q in a.quantities):
        x, y = ([q for q in s.quantities if q.unit == unit] for s in (a, b))
        if len(x) == len(y):
            pairs += zip(x, y, strict=True)
        elif y:
            return _some_pair(x, y)
    return most_telling(quantity.compare(x, y) for x, y in pairs)


def _some_pair(x: Sequence[Quantity], y: Sequence[Quantity]) -> Compared | None:
    """Lists of different length: only a pair that agrees says anything."""
    return next((r for p in x for q in y if not (r := quantity.compare(p, q)).clashes), None)


def _times(a: Statement, b: Statement) -> Compared | None:
    """The dates of two statements: the same if any two are, else the nearest relation of any pair."""
    relations = [edtf.compare(x, y) for x in a.dates for y in b.dates]
    best = nearest(relations)
    if best is None:
        return None
    days = [d for s in (a, b) for t in s.dates if (d := edtf.day(t))]
    return best if not best.clashes or days or len(relations) == 1 else Compared(Relation.SCOPE, best.why)


def _places(a: Statement, b: Statement, within: Within) -> Compared | None:
    return nearest(place.compare(x, y, atlas, within) for x in a.places for y in b.places)


@dataclass(frozen=True, slots=True)
class Opposition:
    """Words of two statements that exclude each other: why, and what each of them is said of (the words around it).

    ``telling``: the words tell by themselves what they are about (punctuality, mood), so that nothing around them need match.
    ``denied``: one says what the other denies, in the same words.
    """

    why: str
    mine: frozenset[str]
    theirs: frozenset[str]
    telling: bool = False
    denied: bool = False


def _told(grade: scales.Grade) -> str:
    """The words that take a place on a scale, as people read them: denied ones with the denial."""
    return f"not “{grade.cue}”" if grade.negated else f"“{grade.cue}”"


def opposition(a: Statement, b: Statement) -> Opposition | None:
    """What two statements say that cannot both be so, by degree or by denial, or None."""
    grades = scales.opposite_grades(a.text, b.text)
    if grades:
        x, y = grades
        return Opposition(
            f"{_told(x)} against {_told(y)}",
            a.near(x.start, x.end),
            b.near(y.start, y.end),
            x.scale in scales.lone_scales(a.text),
            x.negated != y.negated,
        )
    pair = turned(a.predicates, b.predicates)
    if pair and not scales.settled(a.text, b.text):
        here, there = pair
        why = f"one says “{(there if here.denied else here).text}”, the other denies it"
        return Opposition(why, a.about(here), b.about(there), denied=True)
    return None
