"""The facts of a story: clauses of different reports that tell one thing, put together pair by pair and checked as a whole.

The likeliest pairs go first. A pair that would put two groups together does so only where most members of both tell one thing
by themselves, so that a chain of pairs does not join what its ends do not share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, islice, product
from typing import NamedTuple

import numpy as np

from summitry.language.clauses.factuality import Factuality
from summitry.model import Frame
from summitry.reconcile.facts import decision, wholes
from summitry.reconcile.facts.candidates import candidates
from summitry.reconcile.facts.clashes import NUMBERS, Clash, as_if_same, clash
from summitry.reconcile.facts.clauses import Array, Clause, Sentence, clauses
from summitry.reconcile.facts.differing import differing
from summitry.reconcile.facts.likeness import Pair, Setting, Weights, whole
from summitry.reconcile.facts.scene import Scene

#: Log odds by words from which on two clauses are one fact, and from which on their whole sentences are looked at; log odds
#: with these from which on they are one. Calibrated by reading random joins (``docs/facts.md``).
JOIN, ASK, WHOLE = 3.0, -1.0, 0.6
#: Share of the words of each of two clauses that must be found in the sentence of the other for them to be looked at, and
#: the log odds of those that are not. Of pairs that readers joined and the decision finds, one in a hundred has less.
FOUND, NEVER = 0.34, -20.0
#: How far beyond that line two members of a joined fact need to be, and the share of pairs of members that are. Of the pairs
#: between this and the line that are both one with a third clause, strict readers call 20 of 21 right; of all there one in three.
STAND, MOST = -1.6, 1.0
#: Members of each of two groups that are held against each other before they are joined.
_ASKED = 4
#: Share of telling words from which on two clauses of one sentence are one place.
_SAME_PLACE = 0.5


#: The numbers of two sentences, and a clause of each.
Asked = tuple[int, int, Clause, Clause]


@dataclass(frozen=True)
class Told:
    """The sentences of one story's reports, and the predicates of each."""

    sentences: Sequence[Sentence]
    frames: Sequence[Sequence[Frame]]


@dataclass(frozen=True)
class Joined:
    """Two clauses that tell one thing, with how far the log odds of it are beyond the line."""

    beyond: float
    one: int
    other: int
    mine: Clause
    theirs: Clause


@dataclass
class _Node:
    """A place in a report that tells a fact, and the group that it is in."""

    sentence: int
    clause: Clause
    group: int


@dataclass
class _Story:
    """What is worked out of a story: its clauses, and how far the odds of pairs of its sentences are beyond the line."""

    told: Told
    weights: Weights
    held: dict[int, list[Clause]] = field(default_factory=dict)
    beyond: dict[tuple[int, int], float] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    def clauses(self, at: int) -> list[Clause]:
        """The clauses of a sentence."""
        if at not in self.held:
            self.held[at] = clauses(self.told.sentences[at], self.told.frames[at])
        return self.held[at]


class Found(NamedTuple):
    """The facts of a story, and the clauses that contradict each other."""

    facts: list[tuple[Clause, ...]]
    clashes: list[Clash]


def aligned(told: Told) -> Found:
    """The facts of a story: clauses of two reports at least, each fact in the order of its sentences; and what clashes."""
    story = _Story(told, Weights(told.sentences))
    pairs = sorted(_joined(story), key=lambda p: (-p.beyond, p.one, p.other, p.mine.low, p.theirs.low))
    scene = Scene([story.clauses(at)[0] for at in range(len(told.sentences))], told.frames, story.weights)
    return Found(_grouped(story, pairs), [*story.clashes, *differing(scene, story.clashes)])


def _joined(story: _Story) -> Iterator[Joined]:
    """The pairs of clauses that tell one thing."""
    found = candidates(story.told.sentences, story.weights)
    while some := list(islice(found, 2000)):
        yield from _decided(story, some)


def _decided(story: _Story, some: Sequence[tuple[int, int, Setting]]) -> Iterator[Joined]:
    """Of some pairs of sentences the clauses that tell one thing; the odds of all are kept."""
    rows: list[list[float]] = []
    asked: list[Asked] = []
    for one, other, setting in some:
        made = _numbers(story, one, other, setting)
        rows += [numbers for _, _, numbers in made]
        asked += [(one, other, mine, theirs) for mine, theirs, _ in made]
    story.beyond |= {(one, other): NEVER for one, other, _ in some}
    odds = _beyond(asked, np.array(rows, np.float32)) if rows else np.zeros(0, np.float32)
    if rows:
        story.clashes += _clashes(
            story, asked, _by_words(asked, as_if_same(np.array(rows, np.float32))), dict(_settings(some))
        )
    by_pair: dict[tuple[int, int], list[Joined]] = defaultdict(list)
    for (one, other, mine, theirs), value in zip(asked, map(float, odds), strict=True):
        by_pair[one, other].append(Joined(value, one, other, mine, theirs))
    for pair, every in by_pair.items():
        every.sort(key=lambda p: (-p.beyond, p.mine.low - p.mine.high, p.mine.low, p.theirs.low))
        story.beyond[pair] = every[0].beyond
        yield from _apart(p for p in every if p.beyond >= 0)


def _settings(some: Sequence[tuple[int, int, Setting]]) -> Iterator[tuple[tuple[int, int], Setting]]:
    return (((one, other), setting) for one, other, setting in some)


def _clashes(
    story: _Story, asked: Sequence[Asked], odds: Array, settings: Mapping[tuple[int, int], Setting]
) -> Iterator[Clash]:
    """What the sentences of each pair contradict each other in: one thing, by the clauses that are likeliest of one matter."""
    done: set[tuple[int, int]] = set()
    pairs: dict[tuple[int, int], Pair] = {}
    order = sorted(range(len(asked)), key=lambda at: (-float(odds[at]), asked[at][2].high - asked[at][2].low, at))
    for at in order:
        one, other, mine, theirs = asked[at]
        if odds[at] < NUMBERS:
            return
        if (one, other) in done:
            continue
        if (one, other) not in pairs:
            sentences = story.told.sentences
            pairs[one, other] = Pair(sentences[one], sentences[other], story.weights, settings[one, other])
        found = clash(mine, theirs, pairs[one, other], float(odds[at]))
        if found is not None:
            done.add((one, other))
            yield found


def _beyond(asked: Sequence[Asked], rows: Array) -> Array:
    """How far the log odds of each row are beyond the line; by whole sentences where words do not rule it out."""
    found = _by_words(asked, rows)
    open_ = [at for at, one in enumerate(asked) if found[at] >= ASK and _with_vectors(one)]
    found -= JOIN
    pairs = [asked[at][2:] for at in open_]
    read = wholes.read(clause.sentence.words for pair in pairs for clause in pair)
    if pairs and read:
        told = [whole(a, b, float(read[a.sentence.words] @ read[b.sentence.words])) for a, b in pairs]
        found[open_] = decision.odds_of_wholes(rows[open_], np.array(told, np.float32)) - WHOLE
    return found


def _by_words(asked: Sequence[Asked], rows: Array) -> Array:
    """The log odds of each row by words; by words alone where one of the two sentences has no vectors."""
    found = np.zeros(len(rows), np.float32)
    full = np.array([_with_vectors(one) for one in asked], bool)
    for vectors, which in ((True, full), (False, ~full)):
        if which.any():
            found[which] = decision.odds(rows[which], vectors=vectors)
    return found


def _with_vectors(asked: Asked) -> bool:
    return all(clause.sentence.vectors is not None for clause in asked[2:])


def _numbers(story: _Story, one: int, other: int, setting: Setting) -> list[tuple[Clause, Clause, list[float]]]:
    """The pairs of clauses of two sentences that enough words are found in, with their numbers; a question tells nothing."""
    pair = Pair(story.told.sentences[one], story.told.sentences[other], story.weights, setting)
    mine, theirs = ([c for c in story.clauses(at) if c.stands is not Factuality.ASKED] for at in (one, other))
    if not mine or not theirs:
        return []
    here, there = pair.bounds(mine, theirs)
    some = [(a, b) for (a, x), (b, y) in product(zip(mine, here, strict=True), zip(theirs, there, strict=True))
            if min(x, y) >= FOUND]  # fmt: skip
    if not some:
        return []
    around = pair.covers(story.clauses(one)[0], story.clauses(other)[0])
    return [(a, b, pair.numbers(a, b, around)) for a, b in some]


def _apart(some: Iterator[Joined]) -> Iterator[Joined]:
    """The likeliest pairs of clauses of two sentences that share no words with one another."""
    taken: list[Joined] = []
    for one in some:
        if not any(_meet(one.mine, t.mine) or _meet(one.theirs, t.theirs) for t in taken):
            taken.append(one)
            yield one


def _meet(a: Clause, b: Clause) -> bool:
    return a.low < b.high and b.low < a.high


def _grouped(story: _Story, pairs: Sequence[Joined]) -> list[tuple[Clause, ...]]:
    nodes: dict[int, list[_Node]] = defaultdict(list)
    groups: dict[int, list[_Node]] = {}
    numbers = count()
    for pair in pairs:
        one, other = (
            _node(nodes[at], at, clause, numbers) for at, clause in ((pair.one, pair.mine), (pair.other, pair.theirs))
        )
        for end in (one, other):
            groups.setdefault(end.group, [end])
        if one.group != other.group and _holds(story, groups[one.group], groups[other.group]):
            gone = groups.pop(other.group)
            groups[one.group] += gone
            for node in gone:
                node.group = one.group
    found = (sorted(some, key=lambda n: (n.sentence, n.clause.low)) for some in groups.values())
    kept = [tuple(n.clause for n in some) for some in found if len({n.clause.sentence.document for n in some}) > 1]
    return sorted(kept, key=lambda some: (some[0].sentence.document, some[0].start, some[0].end))


def _node(known: list[_Node], at: int, clause: Clause, numbers: Iterator[int]) -> _Node:
    """The place of a clause: one of its sentence that is nearly the same words, else a new one in a group of its own."""
    for node in known:
        shared = min(node.clause.high, clause.high) - max(node.clause.low, clause.low)
        every = max(node.clause.high, clause.high) - min(node.clause.low, clause.low)
        if shared >= _SAME_PLACE * every:
            return node
    known.append(_Node(at, clause, next(numbers)))
    return known[-1]


def _holds(story: _Story, one: Sequence[_Node], other: Sequence[_Node]) -> bool:
    """Whether most members of two groups tell one thing, pair by pair, as far as they are of different reports."""
    asked = [
        (a, b)
        for a, b in product(one[:_ASKED], other[:_ASKED])
        if a.clause.sentence.document != b.clause.sentence.document
    ]
    good = sum(_pair_beyond(story, a.sentence, b.sentence) >= STAND for a, b in asked)
    return bool(asked) and good >= MOST * len(asked)


def _pair_beyond(story: _Story, one: int, other: int) -> float:
    """The odds of the likeliest clauses of two sentences, worked out where these were no candidates."""
    key = (min(one, other), max(one, other))
    if key not in story.beyond:
        made = _numbers(story, *key, Setting((9, 9)))
        rows = np.array([numbers for _, _, numbers in made], np.float32)
        story.beyond[key] = float(max(_beyond([(*key, a, b) for a, b, _ in made], rows))) if made else NEVER
    return story.beyond[key]
