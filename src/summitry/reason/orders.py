"""Who wants which step before which, by the words on record, and where two such orders cannot both be had.

A thing (a heading of ``issues.yaml``) has a beginning and a completion. "A, followed by B" puts the completion of A before the
beginning of B; "step by step" puts the beginning of each before the completion of the other; "all at once" lets nothing lie
between. Orders that cannot all be had are a cycle in the graph of these; the positions on it are named with their holders.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import islice, pairwise, permutations

import networkx as nx

from summitry import kinds, lexicon
from summitry.kinds import Doing
from summitry.language.number.scales import negated_at
from summitry.language.parse import divisions
from summitry.model import Claim, Document
from summitry.reconcile.text.statement import Statement
from summitry.values import words as flat

#: The longest cycle that is looked for, in edges, and the most cycles of one record.
_LONGEST, _MOST = 8, 500
#: Characters between a state and the word that ends it: "sanctions are gradually lifted".
_NEAR = 45
#: Characters between a word of order and what it orders.
_BESIDE = 60
#: The kind of claim that tells what somebody wants.
_WANT = "stance"
#: The kinds of claim whose holder can be the holder of an order told in its sentence, the surest first.
_HOLDING = (_WANT, "quote", "outlook")
#: A process as a whole, where no thing is named of which an order is told.
WHOLE_PROCESS = "the process as a whole"


class Order(StrEnum):
    """An order of steps: one thing before another, part by part, or all together."""

    FIRST = "first"
    GRADED = "step by step"
    WHOLE = "all at once"


@dataclass(frozen=True, slots=True)
class Point:
    """The beginning or the completion of a thing."""

    thing: str
    complete: bool


Edge = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Position:
    """An order that somebody wants: the holders (actor ids, or words), the things in the order wanted, and the words that say it.

    ``against`` is set where the holders reject the order: then it binds nothing, and is only listed. ``why`` tells what was
    taken from beyond the sentence.
    """

    holders: tuple[str, ...]
    order: Order
    things: tuple[str, ...]
    words: str
    document: str = ""
    start: int = 0
    end: int = 0
    published: str | None = None
    claim: str | None = None
    against: bool = False
    why: str = ""

    @property
    def edges(self) -> tuple[Edge, ...]:
        """What must come before what."""
        if self.against:
            return ()
        if self.order is Order.FIRST:
            return tuple((Point(a, True), Point(b, False)) for a, b in pairwise(self.things))
        if self.order is Order.WHOLE:
            return tuple((Point(a, True), Point(b, False)) for a in self.things for b in self.things)
        apart = tuple((Point(a, False), Point(b, True)) for a, b in permutations(self.things, 2))
        return apart + tuple((Point(a, False), Point(a, True)) for a in self.things)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Orders that cannot all be had: the positions side by side, and the cycle that they make, as points."""

    sides: tuple[tuple[Position, ...], ...]
    cycle: tuple[Point, ...]

    @property
    def why(self) -> str:
        """The cycle in words: "disarmament done → sanctions relief begun → disarmament done"."""
        told = [f"{p.thing} {'done' if p.complete else 'begun'}" for p in self.cycle]
        return " before ".join([*told, told[0]])


def positions(documents: Iterable[Document], claims: Iterable[Claim]) -> tuple[Position, ...]:
    """The orders on record that a sentence tells and a claim in it has a holder for, by document and place."""
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind in _HOLDING:
            held[claim.document].append(claim)
    found = [p for d in documents if held[d.id] for p in _in_document(d, held[d.id])]
    return tuple(sorted(found, key=lambda p: (p.published or "", p.document, p.start, p.order)))


def conflicts(some: Sequence[Position]) -> tuple[Conflict, ...]:
    """The orders that cannot all be had, each set of sides once, the shorter cycles first."""
    by_edge: dict[Edge, list[Position]] = defaultdict(list)
    for one in some:
        for edge in one.edges:
            by_edge[edge].append(one)
    graph: nx.DiGraph[Point] = nx.DiGraph()
    graph.add_edges_from(by_edge)
    for thing in {p.thing for p in graph.nodes}:
        if not graph.has_edge(Point(thing, False), Point(thing, True)):
            graph.add_edge(Point(thing, False), Point(thing, True))
    found: dict[frozenset[tuple[Position, ...]], Conflict] = {}
    cycles = nx.simple_cycles(graph, length_bound=_LONGEST)
    for cycle in islice(cycles, _MOST):
        conflict = _conflict(cycle, by_edge)
        if conflict and frozenset(conflict.sides) not in found:
            found[frozenset(conflict.sides)] = conflict
    return _plainest(sorted(found.values(), key=lambda c: (len(c.sides), len(c.cycle), c.why)))


def _conflict(cycle: Sequence[Point], by_edge: Mapping[Edge, list[Position]]) -> Conflict | None:
    """The positions on a cycle by its edges; None where one position alone makes it, or would do without the others."""
    points = _from_least(cycle)
    groups = [tuple(by_edge.get(edge, ())) for edge in pairwise([*points, points[0]])]
    sides = tuple(dict.fromkeys(group for group in groups if group))
    shared = frozenset(sides[0]).intersection(*sides[1:]) if sides else frozenset()
    if len(sides) < 2 or shared:
        return None
    return Conflict(sides, tuple(points))


def _from_least(cycle: Sequence[Point]) -> list[Point]:
    """A cycle from its first point in the order of names on, so that it always reads the same."""
    at = min(range(len(cycle)), key=lambda n: (cycle[n].thing, cycle[n].complete))
    return [*cycle[at:], *cycle[:at]]


def _plainest(some: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Without those that only add sides to a conflict that is there already."""
    kept: list[Conflict] = []
    for one in some:
        if not any(set(other.sides) <= set(one.sides) for other in kept):
            kept.append(one)
    return tuple(kept)


# ---------------------------------------------------------------- orders in words
@dataclass(frozen=True, slots=True)
class _Sentence:
    document: Document
    start: int
    end: int
    before: str

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]


def _in_document(document: Document, claims: Sequence[Claim]) -> Iterator[Position]:
    before = ""
    for one in divisions.sentences(document):
        sentence = _Sentence(document, one.start, one.end, before)
        near = [c for c in claims if c.start < one.end and one.start < c.end]
        before = sentence.text
        for at, order, things, why in _orders(sentence) if near else ():
            claim = _holder(near, one.start + at)
            if claim and (order is not Order.FIRST or _is_wanted(document, claim, one.start + at)):
                joint = [c for c in near if (c.kind, c.start, c.end) == (claim.kind, claim.start, claim.end)]
                doers = [s.value for c in joint for s in c.slots if kinds.role(s.role).doing is Doing.DOER]
                position = _position(sentence, claim, order, things, why)
                yield replace(position, holders=tuple(sorted(set(doers))))


def _position(sentence: _Sentence, claim: Claim, order: Order, things: tuple[str, ...], why: str) -> Position:
    attitude = claim.first("attitude")
    leaning = bool(attitude and attitude.value in lexicon.words("joining", "against"))
    against = leaning != (claim.polarity == "-")
    if against and order is Order.FIRST and _pattern("rejected").search(sentence.text):
        against, things, why = False, things[::-1], "the reverse is rejected"
    return Position(
        (),
        order,
        things,
        " ".join(sentence.text.split()),
        sentence.document.id,
        sentence.start,
        sentence.end,
        sentence.document.published,
        claim.id,
        against,
        why,
    )


def _is_wanted(document: Document, claim: Claim, at: int) -> bool:
    """Whether an order told at a place is part of what a claim's holder wants, and no mere order of time.

    So it is within a stance or right behind it, and within words that say what must or will be.
    """
    if claim.kind == _WANT:
        return claim.start <= at and not document.text[claim.end : max(at, claim.end)].strip(" ,;–-")
    said = Statement(" ".join(document.text[claim.start : claim.end].split()))
    return claim.start <= at < claim.end and (said.says("prospect") or said.says("unreal"))


def _holder(near: Sequence[Claim], at: int) -> Claim | None:
    """The claim whose holder wants an order told at a place: the last of the surest kind that begins before it."""
    able = [c for c in near if any(kinds.role(s.role).doing is Doing.DOER for s in c.slots)]
    for kind in _HOLDING:
        mine = [c for c in able if c.kind == kind]
        if mine:
            return max(
                mine, key=lambda c: (c.start <= at, c.start <= at < c.end, c.start if c.start <= at else -c.start)
            )
    return None


def _orders(sentence: _Sentence) -> Iterator[tuple[int, Order, tuple[str, ...], str]]:
    """The orders that a sentence tells: where, which, of what, and what was taken from elsewhere."""
    for cue in _pattern("then", "after").finditer(sentence.text):
        left, right, why = _beside(sentence, cue)
        if left and right and _ended(left) != _ended(right) and not _is_measured(sentence.text[: cue.start()]):
            yield cue.start(), Order.FIRST, (left, right) if cue["then"] else (right, left), why
    named = _things(sentence.text)
    every = tuple(dict.fromkeys(name for _, name in named))
    yield from _ahead_of_others(sentence.text, named)
    for group, order in (("graded", Order.GRADED), ("whole", Order.WHOLE)):
        found = (c for c in _pattern(group).finditer(sentence.text) if not _negated(sentence.text, c.start()))
        for cue in islice(found, 1):
            yield cue.start(), order, every if len(every) == 1 else (*every, WHOLE_PROCESS), ""


def _ahead_of_others(text: str, named: Sequence[tuple[int, str]]) -> Iterator[tuple[int, Order, tuple[str, ...], str]]:
    """The orders by a "first" at the end of its clause: the thing before it, and the last of the others."""
    for cue in _pattern("first").finditer(text):
        mine = [name for at, name in named if at < cue.start()][-1:]
        others = [name for _, name in named if name not in mine]
        if mine and others and not re.match(r"\s*\w", text[cue.end() :]):
            yield cue.start(), Order.FIRST, (mine[0], others[-1]), ""


def _is_measured(before: str) -> bool:
    """Whether the word before a word of order makes it one of time: "two days after"."""
    last = before.split()[-1:]
    return bool(lexicon.words("orders", "measured").intersection(w.lower() for w in last))


def _beside(sentence: _Sentence, cue: re.Match[str]) -> tuple[str, str, str]:
    """The things before and behind a word of order; that of the sentence before where a pronoun stands for it."""
    before, behind = sentence.text[: cue.start()], sentence.text[cue.end() :]
    left = [(at, name) for at, name in _things(before)[-1:] if len(before) - at <= _BESIDE]
    right = [(at, name) for at, name in _things(behind)[:1] if at <= _BESIDE and "," not in behind[:at]]
    why = ""
    if not left and _pattern("pronouns").search(before) and (earlier := _things(sentence.before, eased=True)):
        left, why = earlier[-1:], f"taken from the sentence before: “{' '.join(sentence.before.split())}”"
    name = left[0][1] if left else ""
    if _pattern("kept").search(before):
        name = _ended(name)
    return name, right[0][1] if right else "", why


def _things(text: str, *, eased: bool = False) -> list[tuple[int, str]]:
    """The headings of issues that a text names, with where; of a state that is told to end, that of its end."""
    found = [(m.start(), _headings()[m["word"]]) for m in _issue_words().finditer(text.lower())]
    told = [(at, _ended(name) if eased or _is_eased(text, at) else name) for at, name in found]
    return [(at, name) for at, name in told if name not in lexicon.words("orders", "processes")]


def _is_eased(text: str, at: int) -> bool:
    """Whether a word that ends a state stands near a place."""
    return any(abs(m.start() - at) <= _NEAR for m in _pattern("easing").finditer(text))


def _ended(name: str) -> str:
    """The heading of the end of a state: "sanctions relief" for "sanctions"; other headings as they are."""
    return str(lexicon.load("attitudes")["ended"].get(name, name))


def _negated(text: str, at: int) -> bool:
    plain = flat.parse(text)
    return negated_at(plain, len(flat.parse(text[:at])))


@cache
def _headings() -> dict[str, str]:
    """Words of issues with their headings, the longer words of the list before the shorter."""
    return {word: name for name, every in lexicon.load("issues").items() for word in every}


@cache
def _issue_words() -> re.Pattern[str]:
    words = sorted(_headings(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?P<word>{'|'.join(map(re.escape, words))})\w*")


@cache
def _pattern(*groups: str) -> re.Pattern[str]:
    """The words of lists of ``orders.yaml``, the longer ones first, each list a group of its own name."""
    lists = lexicon.load("orders")
    told = sorted(((word, group) for group in groups for word in lists[group]), key=lambda pair: -len(pair[0]))
    if len(groups) == 1:
        return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(w) for w, _ in told) + r")(?![\w-])", re.IGNORECASE)
    alternatives = "|".join(re.escape(w) for w, _ in told)
    named = "|".join(rf"(?P<{g}>{'|'.join(re.escape(w) for w, own in told if own == g)})" for g in groups)
    return re.compile(rf"(?<![\w-])(?=(?:{alternatives})(?![\w-]))(?:{named})(?![\w-])", re.IGNORECASE)
