"""The network of encounters: who met whom how often, who joins those who do not meet, which circles there are, what changed.

Nodes are actors, or sides; an edge holds the meetings of a pair that count (:mod:`summitry.reason.history`). Betweenness is
Freeman's (1977): the share of shortest chains between two others that lead over somebody. Communities are found by greedy
modularity (Clauset, Newman and Moore 2004), both by networkx.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import networkx as nx

from summitry.reason.history import Asked, Book, Round
from summitry.values import edtf


@dataclass(frozen=True, slots=True)
class Bridge:
    """One who joins others: the share of shortest chains over it, and pairs whom only it joins."""

    actor: str
    betweenness: float
    only: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Those who meet one another more than others."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a network has at a later day that it had not at an earlier one.

    ``pairs`` that met for the first time, ``again`` pairs with how many more meetings, ``risen`` actors whose betweenness grew,
    with both values.
    """

    actors: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    again: tuple[tuple[str, str, int], ...]
    risen: tuple[tuple[str, float, float], ...]


def network(book: Book, day: date | None = None, *, sides: bool = False) -> nx.Graph[str]:
    """The network of the meetings held by a day.

    An edge has ``weight`` (meetings), ``first`` and ``last`` (EDTF, empty if unknown), ``meetings`` (entry ids, by spaces) and
    ``since`` (the day from which each of these is on record); a node has ``label``, ``side`` and ``meetings``.
    """
    graph: nx.Graph[str] = nx.Graph()
    for one in book.rounds():
        if one.counts and book.fits(one, Asked(as_of=day)):
            _add(graph, one, _nodes(book, one, sides=sides), book.since(one.meeting).isoformat())
    for node, data in graph.nodes(data=True):
        data["label"] = book.sides.name(node)
        data["side"] = book.sides.name(book.sides.side(node))
    return graph


def _nodes(book: Book, one: Round, *, sides: bool) -> list[str]:
    parties = [p for p in one.parties if book.sides.is_actor(p)]
    return list(dict.fromkeys(map(book.sides.side, parties) if sides else parties))


def _add(graph: nx.Graph[str], one: Round, parties: Sequence[str], since: str) -> None:
    """Put one meeting into a network."""
    time = one.meeting.time or ""
    time = "" if time.startswith(edtf.RELATIVE) else time
    for party in parties if len(parties) > 1 else ():
        graph.add_node(party)
        before: Any = graph.nodes[party].get("meetings", 0)
        graph.nodes[party]["meetings"] = before + 1
    for a, b in combinations(sorted(parties), 2):
        held: dict[str, Any] = (
            dict(graph.edges[a, b])
            if graph.has_edge(a, b)
            else {"weight": 0, "first": time, "meetings": "", "since": ""}
        )
        meetings = f"{held['meetings']} {one.entry.id}".strip()
        graph.add_edge(
            a,
            b,
            weight=held["weight"] + 1,
            first=held["first"] or time,
            last=time or held.get("last", ""),
            meetings=meetings,
            since=f"{held['since']} {since}".strip(),
        )


def bridges(graph: nx.Graph[str]) -> tuple[Bridge, ...]:
    """Those over whom chains of meetings lead, the most first; with the pairs whom nobody else joins."""
    shares = nx.betweenness_centrality(graph)
    over = sorted((a for a, share in shares.items() if share > 0), key=lambda a: (-shares[a], a))
    return tuple(Bridge(a, round(shares[a], 4), _only(graph, a)) for a in over)


def _only(graph: nx.Graph[str], actor: str) -> tuple[tuple[str, str], ...]:
    """The pairs of those who met an actor that no chain joins without it."""
    without = graph.copy()
    without.remove_node(actor)
    part = {n: number for number, some in enumerate(nx.connected_components(without)) for n in some}
    return tuple((a, b) for a, b in combinations(sorted(graph.neighbors(actor)), 2) if part[a] != part[b])


def circles(graph: nx.Graph[str]) -> tuple[Circle, ...]:
    """The communities of two or more, the largest first; none in a network without meetings."""
    if not graph.number_of_edges():
        return ()
    found = nx.community.greedy_modularity_communities(graph, weight="weight")
    return tuple(Circle(tuple(sorted(some))) for some in found if len(some) > 1)


def changed(before: nx.Graph[str], after: nx.Graph[str]) -> Changed:
    """What a later network has that an earlier one has not."""
    pairs = [(a, b) if a < b else (b, a) for a, b in after.edges]
    shares, were = nx.betweenness_centrality(after), nx.betweenness_centrality(before)
    more = [
        (a, b, after.edges[a, b]["weight"] - before.edges[a, b]["weight"]) for a, b in pairs if before.has_edge(a, b)
    ]
    return Changed(
        tuple(sorted(set(after) - set(before))),
        tuple(sorted(p for p in pairs if not before.has_edge(*p))),
        tuple(sorted(row for row in more if row[2] > 0)),
        tuple((a, were.get(a, 0.0), share) for a, share in sorted(shares.items()) if share > were.get(a, 0.0)),
    )


def gexf(graph: nx.Graph[str]) -> str:
    """The network as GEXF 1.2, for Gephi."""
    return _text(nx.generate_gexf(graph))


def graphml(graph: nx.Graph[str]) -> str:
    """The network as GraphML."""
    return _text(nx.generate_graphml(graph))


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
