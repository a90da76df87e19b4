"""Numbers that alone have their unit in two sentences of one matter, and differ: "suspended for 120 days", "a pause of 90 days".

The sentences need not be alike as a whole, and what is counted may be told by other words; but they share several telling words,
and what stands behind the two numbers, or right before them, means the same.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from summitry.reconcile.compare import amounts
from summitry.reconcile.facts.apart import of_two_kinds
from summitry.reconcile.facts.clashes import (
    Clash,
    counted,
    elsewhere,
    explained,
    of_two,
    other_names,
    ratio,
    statement,
    words_at,
)
from summitry.reconcile.facts.clauses import Clause
from summitry.reconcile.facts.counts import Mention
from summitry.reconcile.facts.likeness import Pair, Setting
from summitry.reconcile.facts.scene import Scene, pairs
from summitry.values import quantity
from summitry.values.quantity import SECOND

#: How many telling words two sentences must share beyond what is counted, and their weight, in words that two sentences have and
#: no other.
WORDS, SHARED = 3, 1.6
#: How near in meaning what is counted must be (of a length of time what it is the length of), or the word before the number.
BEHIND, LASTING, BEFORE = 0.5, 0.35, 0.9
#: How many times as large one number may be; sentences that are held against others for one word.
MOST, _ASKED = 2.0, 40


def measured(scene: Scene) -> Iterator[Clash]:
    """The numbers of a story that differ in sentences of one matter."""
    mentions = [mention for clause in scene.clauses for mention in _mentions(clause)]
    for a, b in pairs(mentions, lambda one: one.clause.sentence.stems, _ASKED):
        compared = quantity.compare(a.number.amount, b.number.amount)
        if a.clause.sentence.document != b.clause.sentence.document and compared.clashes and _of_one(a, b, scene):
            words = words_at(a.clause, a.number), words_at(b.clause, b.number)
            yield Clash("amount", a.clause, b.clause, words, explained(a.told, b.told, compared))


def _mentions(clause: Clause) -> Iterator[Mention]:
    if not clause.amounts:
        return
    told = statement(clause)
    every = list(counted(clause, told))
    for one in every:
        if sum(other.amount.unit == one.amount.unit for other in every) == 1:
            yield Mention(clause, told, one, every)


def _of_one(a: Mention, b: Mention, scene: Scene) -> bool:
    """Whether two numbers are of one thing: of one unit and size, at places that mean the same, in sentences of one matter."""
    x, y = a.number, b.number
    if x.amount.unit != y.amount.unit or x.rate != y.rate or ratio(x.amount, y.amount) > MOST:
        return False
    if a.told.says("part") != b.told.says("part") or not amounts.one_time(a.told, b.told) or _moves(a, b):
        return False
    return _at_one_place(a, b, scene) and not elsewhere(x, y, a.beside, b.beside) and not _of_others(a, b)


def _moves(a: Mention, b: Mention) -> bool:
    """Whether one of two numbers is told of what is so, the other of what is to come; a length of time is of plans, too."""
    return a.number.amount.unit != SECOND and a.told.to_come != b.told.to_come


def _of_others(a: Mention, b: Mention) -> bool:
    """Whether one deed is told of two doers, or what is counted is told by a name that the other lacks."""
    mine, theirs = a.clause, b.clause
    named = other_names(mine, a.number, theirs) or other_names(theirs, b.number, mine)
    kinds = of_two_kinds(mine, a.number.span, theirs, b.number.span)
    return named or kinds or (bool(mine.head & theirs.head) and of_two(mine, theirs))


def _at_one_place(a: Mention, b: Mention, scene: Scene) -> bool:
    """Whether what stands at two numbers means the same, and their sentences share enough beside."""
    mine, theirs = a.clause.sentence, b.clause.sentence
    counted_here = {mine.stems[n] for n in a.number.after[:1]}
    shared = (set(mine.stems) & set(theirs.stems)) - counted_here
    if len(shared) < WORDS or scene.weight(shared) < SHARED:
        return False
    found = Pair(mine, theirs, scene.weights, Setting()).found
    behind = LASTING if a.number.amount.unit == SECOND else BEHIND
    near = ((a.number.after[:1], b.number.after[:1], behind), (a.number.before[-1:], b.number.before[-1:], BEFORE))
    return any(x and y and float(found[np.ix_(x, y)].max()) >= least for x, y, least in near)
