"""Numbers that alone count one thing in each of two reports of a story, and differ: "41 officers" here, "40 officers" there.

No clause need be told in like words for that: a report that names one number of officers means the same ones as another that
does so, as long as their sentences speak of one matter. Numbers are looked up by what they count, and of a thing that many
reports count only a few mentions of each number are held against one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from summitry.reconcile.compare import amounts
from summitry.reconcile.facts.apart import of_two_kinds
from summitry.reconcile.facts.clashes import (
    Clash,
    Counted,
    counted,
    elsewhere,
    explained,
    named_in,
    of_two,
    ratio,
    statement,
    words_at,
)
from summitry.reconcile.facts.clauses import Clause
from summitry.reconcile.facts.likeness import Weights
from summitry.reconcile.text.statement import Statement
from summitry.values import quantity

#: Weight of the words that two sentences must share beyond what is counted, in words that no other sentence has, and the number
#: of these words. In our own reports pairs with more are contradictions as readers label them; of those with less one in three.
SHARED, WORDS = 0.9, 2
#: How many times as large one number may be.
MOST = 2.0
#: Mentions of one number of a thing that are held against those of another.
ASKED = 3
#: What is counted, in which unit.
Thing = tuple[str, str]


@dataclass(frozen=True)
class Mention:
    """A number that counts something: the sentence that tells it as a clause, and all numbers of that sentence."""

    clause: Clause
    told: Statement
    number: Counted
    beside: Sequence[Counted]

    @property
    def report(self) -> str:
        """The document."""
        return self.clause.sentence.document

    @property
    def thing(self) -> Thing:
        """What it counts."""
        return self.clause.sentence.stems[self.number.after[0]], self.number.amount.unit or ""


def differing(clauses: Iterable[Clause], weights: Weights) -> Iterator[Clash]:
    """What numbers of one thing in two reports contradict each other. ``clauses`` are the sentences of a story in order."""
    for thing, mentions in _by_thing(clauses):
        by_number: dict[float, list[Mention]] = defaultdict(list)
        for one in mentions:
            by_number[named_in(one.number.amount)].append(one)
        for mine, theirs in combinations(sorted(by_number), 2):
            pairs = product(by_number[mine][:ASKED], by_number[theirs][:ASKED])
            yield from filter(None, (_clash(a, b, thing[0], weights) for a, b in pairs))


def _by_thing(clauses: Iterable[Clause]) -> Iterator[tuple[Thing, list[Mention]]]:
    """The mentions of each thing, of reports that have one number of it."""
    found: dict[Thing, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for clause in clauses:
        for one in _mentions(clause):
            found[one.thing][one.report].append(one)
    for thing in sorted(found):
        alone = [some for some in found[thing].values() if len({named_in(m.number.amount) for m in some}) == 1]
        if len(alone) > 1:
            yield thing, [one for some in alone for one in some]


def _mentions(clause: Clause) -> Iterator[Mention]:
    """The numbers of a sentence that count a thing named behind them."""
    if not clause.amounts:
        return
    told = statement(clause)
    every = list(counted(clause, told))
    wholes = [clause.sentence.starts[one.after[0]] for one in every if one.after]  # "two of the seven jurors"
    for one in every:
        if one.after and not any(one.start <= place < one.end for place in wholes):
            yield Mention(clause, told, one, every)


def _clash(a: Mention, b: Mention, thing: str, weights: Weights) -> Clash | None:
    """Two numbers of one thing that cannot both be, where their sentences are of one matter."""
    compared = quantity.compare(a.number.amount, b.number.amount)
    alike = a.number.rate == b.number.rate and a.told.says("part") == b.told.says("part")
    if not compared.clashes or not alike or ratio(a.number.amount, b.number.amount) > MOST:
        return None
    shared = (set(a.clause.sentence.stems) & set(b.clause.sentence.stems)) - {thing}
    if len(shared) < WORDS or weights.sum(shared) < SHARED * weights.of_two or not amounts.one_time(a.told, b.told):
        return None
    if a.clause.head & b.clause.head and of_two(a.clause, b.clause):
        return None
    if elsewhere(a.number, b.number, a.beside, b.beside):
        return None
    if of_two_kinds(a.clause, a.number.span, b.clause, b.number.span):
        return None
    words = words_at(a.clause, a.number), words_at(b.clause, b.number)
    return Clash("amount", a.clause, b.clause, words, explained(a.told, b.told, compared))
