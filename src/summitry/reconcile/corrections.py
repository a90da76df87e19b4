"""Corrections by the user, laid over what the rules made: which are in force, and what they make of a division into parts.

Corrections are applied in the order of their times, so that of two that contradict each other the later one wins. Each
names claims or appearances, never entries or actors, whose ids change as reports are added. What is applied to is a
division (claims into entries, appearances into actors) as the rules made it; nothing is ever written into the readings,
so that without the correction the former record comes back to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from summitry.model import Correction, CorrectionKind
from summitry.values import actor

#: Which of several sides (lists of ids) an id that none of them names is nearer to.
Nearer = Callable[[str, Sequence[Sequence[str]]], int]


@dataclass(frozen=True)
class Part:
    """One part of a division: its ids, the numbers of the parts that the rules had them in, and what shaped it."""

    key: tuple[str, ...]
    items: tuple[str, ...]
    by: tuple[Correction, ...] = ()


def in_order(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections by time, each once."""
    return tuple(sorted({c.id: c for c in corrections}.values(), key=lambda c: (c.at, c.id)))


def undone_by(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The corrections that are undone, each with the undoing that is in force. An undoing, too, can be undone by a later one."""
    found: dict[str, Correction] = {}
    for one in reversed(in_order(corrections)):
        if one.kind == CorrectionKind.UNDO and one.id not in found:
            for target in one.targets:
                found.setdefault(target, one)
    return found


def in_force(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that are not undone, by time, without the undoings themselves."""
    every = in_order(corrections)
    undone = undone_by(every)
    return tuple(c for c in every if c.id not in undone and c.kind != CorrectionKind.UNDO)


def last_words(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The claims that a user called wrong or right, each with the last correction that says so."""
    judging = (c for c in in_force(corrections) if c.kind in (CorrectionKind.WRONG, CorrectionKind.RIGHT))
    return {target: c for c in judging for target in c.targets}


def set_aside(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The claims that are wrong by the word of a user, each with the last correction that says so."""
    return {target: c for target, c in last_words(corrections).items() if c.kind == CorrectionKind.WRONG}


def confirmed(corrections: Iterable[Correction]) -> frozenset[str]:
    """The claims that a user holds for claims: said to be right, or joined, or kept apart; none that is wrong."""
    every = tuple(corrections)
    wrong = set_aside(every)
    named = (target for one in in_force(every) if one.kind != CorrectionKind.WRONG for target in one.targets)
    return frozenset(target for target in named if target not in wrong)


def about_actors(one: Correction) -> bool:
    """Whether a correction is about who is who, not about what is one thing."""
    if one.kind not in (CorrectionKind.IS, CorrectionKind.DIFFERENT):
        return False
    return all(actor.parse(t) is actor.Reference.APPEARANCE for t in one.targets)


def about_claims(one: Correction) -> bool:
    """Whether a correction is about which claims are of one thing."""
    return one.kind in (CorrectionKind.SAME, CorrectionKind.DIFFERENT) and not about_actors(one)


def amend(parts: Sequence[Part], corrections: Iterable[Correction], nearer: Nearer) -> list[Part]:
    """A division as the corrections want it. What no correction names stays as it is, and so does the order.

    Parts that are joined keep the key of the first of them (for ``is``, of the last). A part that is split keeps its key
    for the first side; ids that no side names go with those that the rules had them with, else to the nearer side.
    """
    made: dict[int, Part] = dict(enumerate(parts))
    home = {item: at for at, part in made.items() for item in part.items}
    where = dict(home)
    for one in corrections:
        hit = list(dict.fromkeys(where[t] for t in one.targets if t in where))
        if one.kind == CorrectionKind.DIFFERENT:
            for at in hit:
                _split(made, where, at, one, home, nearer)
        elif len(hit) > 1:
            _join(made, where, hit, one)
    return [made[at] for at in sorted(made)]


def _join(made: dict[int, Part], where: dict[str, int], hit: Sequence[int], one: Correction) -> None:
    keeps = made[hit[-1] if one.kind == CorrectionKind.IS else hit[0]].key
    items = tuple(i for at in hit for i in made[at].items)
    by = tuple(dict.fromkeys((*(c for at in hit for c in made[at].by), one)))
    for at in hit[1:]:
        del made[at]
    made[hit[0]] = Part(keeps, items, by)
    where |= dict.fromkeys(items, hit[0])


def _split(
    made: dict[int, Part], where: dict[str, int], at: int, one: Correction, home: Mapping[str, int], nearer: Nearer
) -> None:
    part = made[at]
    anchors: dict[str, int] = {}
    for n, side in enumerate(one.sides):
        for target in side:
            if where.get(target) == at:
                anchors.setdefault(target, n)
    there = sorted(set(anchors.values()))
    if len(there) < 2:
        return
    named = [[i for i in part.items if anchors.get(i) == n] for n in there]
    side_of = dict(anchors)
    for item in part.items:
        if item not in anchors:
            with_it = {n for i, n in anchors.items() if home[i] == home[item]}
            side_of[item] = with_it.pop() if len(with_it) == 1 else there[nearer(item, named)]
    for n in there:
        items = tuple(i for i in part.items if side_of[i] == n)
        key = part.key if n == there[0] else (*part.key, one.id, str(n))
        to = at if n == there[0] else max(made) + 1
        made[to] = replace(part, key=key, items=items, by=tuple(dict.fromkeys((*part.by, one))))
        where |= dict.fromkeys(items, to)


def reasons(by: Iterable[Correction]) -> str:
    """The corrections that shaped something, in words."""
    return "; ".join(f"kept apart, {c.why}" if c.kind == CorrectionKind.DIFFERENT else c.why for c in by)
