"""A sequence of steps as a graph: what can go together, who is exposed where, and which orders on record it runs against.

A step says who moves, what it is about, who verifies it and whether it can be undone. What a file leaves out is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import networkx as nx

from summitry.errors import InputError
from summitry.reason import given
from summitry.reason.orders import Conflict, Order, Position, conflicts

#: Who holds the order of a plan itself.
PLAN = "the plan"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: who moves and does what, on which issue, after which steps. None: the plan does not say."""

    name: str
    who: str
    does: str
    issue: str | None = None
    after: tuple[str, ...] = ()
    verified: str | None = None
    undone: bool | None = None


@dataclass(frozen=True, slots=True)
class Exposure:
    """Where a step leaves its side exposed: the step, and why in words."""

    step: Step
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps by name, in the order given."""

    name: str
    steps: tuple[Step, ...]

    def graph(self) -> nx.DiGraph[str]:
        """The steps, with an edge from each to those that come after it."""
        made: nx.DiGraph[str] = nx.DiGraph()
        made.add_nodes_from(step.name for step in self.steps)
        made.add_edges_from((earlier, step.name) for step in self.steps for earlier in step.after)
        return made


@dataclass(frozen=True, slots=True)
class Judged:
    """What a sequence comes to: rounds of steps that can go together, circles, exposures, and what the record holds against it.

    ``fits`` are the orders on record that the plan keeps, ``silent`` those of things that it does not order.
    """

    sequence: Plan
    rounds: tuple[tuple[Step, ...], ...]
    circles: tuple[tuple[str, ...], ...]
    exposures: tuple[Exposure, ...]
    against: tuple[Conflict, ...]
    fits: tuple[Position, ...]
    silent: tuple[Position, ...]


def load(path: str | Path) -> Plan:
    """A sequence from a YAML file, as ``docs/sequences.md`` tells it. Raises InputError."""
    found = given.fields(given.read(path), "a sequence", ("sequence", "steps"))
    steps = tuple(_step(one) for one in given.listed(found["steps"], "steps"))
    names = [step.name for step in steps]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"two steps are called {', '.join(twice)}")
    lost = sorted({earlier for step in steps for earlier in step.after} - set(names))
    if lost:
        raise InputError(f"no step is called {', '.join(lost)}; there are {', '.join(names)}")
    return Plan(given.words(found["sequence"], "sequence"), steps)


def _step(told: Any) -> Step:
    one = given.fields(told, "a step", ("step", "who", "does"), ("issue", "after", "verified", "undone"))
    undone = given.flag(one["undone"], "undone") if one.keys() & {"undone"} else None
    after = tuple(str(name) for name in given.listed(one.get("after", []), "after"))
    known = {key: given.words(one[key], key) for key in ("issue", "verified") if key in one}
    name, who, does = (given.words(one[key], key) for key in ("step", "who", "does"))
    return Step(name, who, does, after=after, undone=undone, **known)


def judge(sequence: Plan, record: Sequence[Position] = ()) -> Judged:
    """What a sequence comes to, held against the orders of a record."""
    graph = sequence.graph()
    circles = tuple(tuple(c) for _, c in zip(range(20), nx.simple_cycles(graph), strict=False))
    by_name = {step.name: step for step in sequence.steps}
    rounds = (
        () if circles else tuple(tuple(by_name[n] for n in sorted(some)) for some in nx.topological_generations(graph))
    )
    mine = () if circles else tuple(_orders(sequence, graph))
    against, fits, silent = _held_against(mine, record)
    return Judged(sequence, rounds, circles, tuple(_exposures(sequence, graph)), against, fits, silent)


def _held_against(
    mine: Sequence[Position], record: Sequence[Position]
) -> tuple[tuple[Conflict, ...], tuple[Position, ...], tuple[Position, ...]]:
    wanted = [one for one in record if one.edges]
    clashing = {one: found for one in wanted if (found := conflicts([*mine, one]))}
    edges = {edge for one in mine for edge in one.edges}
    fits = tuple(one for one in wanted if one not in clashing and edges.intersection(one.edges))
    against = tuple(conflict for found in clashing.values() for conflict in found[:1])
    return against, fits, tuple(one for one in wanted if one not in clashing and one not in fits)


def _orders(sequence: Plan, graph: nx.DiGraph[str]) -> Iterator[Position]:
    """The orders of issues that a plan makes: one whole before another, or each begun before the other is complete."""
    steps: dict[str, list[str]] = defaultdict(list)
    for step in sequence.steps:
        if step.issue:
            steps[step.issue].append(step.name)
    later = {name: nx.descendants(graph, name) for name in graph.nodes}
    for one, two in combinations(steps, 2):
        forth = [(a, b) for a in steps[one] for b in steps[two] if b in later[a]]
        back = [(a, b) for a in steps[one] for b in steps[two] if a in later[b]]
        every = len(steps[one]) * len(steps[two])
        if forth and back:
            yield Position((PLAN,), Order.GRADED, (one, two), sequence.name)
        elif len(forth) == every or len(back) == every:
            things = (one, two) if forth else (two, one)
            yield Position((PLAN,), Order.FIRST, things, sequence.name)


def _exposures(sequence: Plan, graph: nx.DiGraph[str]) -> Iterator[Exposure]:
    """Steps that their side cannot take back, without a step of another side before them that somebody has verified."""
    by_name = {step.name: step for step in sequence.steps}
    for step in sequence.steps:
        before = [by_name[n] for n in nx.ancestors(graph, step.name) if by_name[n].who != step.who]
        if step.undone is None:
            yield Exposure(step, "the plan does not say whether this can be undone")
        elif not step.undone and not before:
            yield Exposure(step, f"{step.who} gives what cannot be taken back before anybody else has moved")
        elif not step.undone and not any(one.verified for one in before):
            names = ", ".join(sorted(one.name for one in before))
            yield Exposure(
                step, f"{step.who} gives what cannot be taken back on the strength of {names}, which nobody verifies"
            )


def circle_in_words(circle: Sequence[str]) -> str:
    """A circle of steps: "a before b before a"."""
    return " before ".join(name for name, _ in pairwise([*circle, circle[0], circle[0]]))
