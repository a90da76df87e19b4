"""The network of encounters for people and programs: pairs as a table, bridges and circles in words, files for other tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import networkx as nx

from summitry.errors import InputError
from summitry.model import Certainty
from summitry.present import wording
from summitry.present.charts import Chart
from summitry.present.listing import Listing
from summitry.present.pictures import ACTORS, draw_network
from summitry.reason import network as reasoning
from summitry.reason.history import Book
from summitry.record import Store
from summitry.values import edtf

#: Bridges, and pairs of one, that are told in words.
_MOST = 5


@dataclass(frozen=True, slots=True)
class Network:
    """A network as of a day, and, if asked for, the one of an earlier day."""

    graph: nx.Graph[str]
    day: date | None = None
    earlier: nx.Graph[str] | None = None
    since: date | None = None

    def name(self, node: str) -> str:
        """What a node is called."""
        return str(self.graph.nodes[node]["label"])

    def listing(self) -> Listing:
        """One row a pair: how often they met, first and last time, the entries that tell it."""
        rows = sorted(
            (-data["weight"], self.name(a), self.name(b), data) for a, b, data in self.graph.edges(data=True)
        )  # fmt: skip
        return Listing(
            ("one", "other", "meetings", "first", "last", "entries"),
            tuple((a, b, str(-n), d["first"], d["last"], d["meetings"].replace(" ", "; ")) for n, a, b, d in rows),
        )

    def chart(self) -> Chart:
        """The pairs of those who met most often, drawn on a circle."""
        often = Counter[str]()
        for a, b, data in self.graph.edges(data=True):
            often.update({a: data["weight"], b: data["weight"]})
        kept = {self.name(node) for node, _ in often.most_common(ACTORS)}
        every = self.listing()
        rows = tuple(row for row in every.rows if kept.issuperset(row[:2]))
        return Chart("Who met whom", Listing(every.columns, rows), partial(draw_network, rows))

    def lines(self) -> Iterator[str]:
        """The network in words."""
        number, pairs = self.graph.number_of_nodes(), self.graph.number_of_edges()
        day = f" by {edtf.show(self.day.isoformat())}" if self.day else ""
        yield f"{number} who met, in {pairs} pair{'' if pairs == 1 else 's'}{day} (meetings on record whose parties are named)"
        for row in self.listing().rows:
            times = " – ".join(dict.fromkeys(edtf.show(t) for t in row[3:5] if t))
            yield f"  {row[0]} – {row[1]}: {row[2]}" + (f" ({times})" if times else "") + f"  [{row[5]}]"
        yield from self._bridges()
        yield from self._circles()
        yield from self._changes()

    def _bridges(self) -> Iterator[str]:
        found = reasoning.bridges(self.graph)
        if not found and self.graph.number_of_edges():
            yield "Nobody stands between others: whoever met a common partner also met one another, or met one only."
        for one in found[:_MOST]:
            yield f"{self.name(one.actor)} is on {one.betweenness:.0%} of the shortest chains of meetings between others"
            if one.only:
                pairs = [f"{self.name(a)} with {self.name(b)}" for a, b in one.only[:_MOST]]
                more = f" (and {len(one.only) - _MOST} pairs more)" if len(one.only) > _MOST else ""
                yield f"  no other chain on record joins {wording.listed(pairs)}{more}"

    def _circles(self) -> Iterator[str]:
        found = [one for one in reasoning.circles(self.graph) if len(one.members) > 2]
        for number, circle in enumerate(found if len(found) > 1 else (), start=1):
            yield f"Circle {number}, who met one another more than others: {self._names(circle.members)}"

    def _changes(self) -> Iterator[str]:
        if self.earlier is None or self.since is None:
            return
        found = reasoning.changed(self.earlier, self.graph)
        yield f"Since {edtf.show(self.since.isoformat())}:"
        if found.actors:
            yield f"  new: {self._names(found.actors)}"
        yield from (f"  met for the first time on record: {self.name(a)} and {self.name(b)}" for a, b in found.pairs)
        for a, b, more in found.again:
            yield f"  met {more} time{'' if more == 1 else 's'} more: {self.name(a)} and {self.name(b)}"
        for actor, before, after in found.risen:
            yield f"  {self.name(actor)} stands more between others: on {after:.0%} of the chains, {before:.0%} before"
        if not (found.actors or found.pairs or found.again):
            yield "  no meeting that was not on record before"

    def _names(self, some: Iterable[str]) -> str:
        return "; ".join(sorted(map(self.name, some)))

    def to(self, form: str) -> str:
        """As ``table`` (text), ``json``, ``csv``, ``tsv`` (pairs), ``gexf`` or ``graphml``. Raises InputError."""
        written = {"gexf": reasoning.gexf, "graphml": reasoning.graphml}.get(form)
        if written:
            return written(self.graph)
        return "\n".join(self.lines()) + "\n" if form == "table" else self.listing().to(form)


def network(
    store: Store,
    day: date | None = None,
    since: date | None = None,
    *,
    sides: bool = False,
    certainty: Certainty = Certainty.BALANCED,
) -> Network:
    """The network of a record as of a day, with what changed since an earlier one. Raises InputError where that is later."""
    if day and since and since > day:
        raise InputError(f"{since} is later than {day}")
    book = Book(store, certainty)
    earlier = reasoning.network(book, since, sides=sides) if since else None
    return Network(reasoning.network(book, day, sides=sides), day, earlier, since)
