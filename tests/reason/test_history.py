from __future__ import annotations

from datetime import date

import networkx as nx

from summitry.model import Entry
from summitry.reason.history import Round, _apart, _in_row
from summitry.reason.ledger import Meeting
from summitry.reason.network import bridges, changed, circles


def held(ident, time, *parties, **more):
    entry = Entry(id=ident, kind="encounter", title="", claims=(), findings=())
    days = (date.fromisoformat(time),) * 2 if time else (None, None)
    return Round(meeting=Meeting(entry, parties, time, *days), parties=parties, named=len(parties), **more)


def test_gaps_and_firsts_are_counted_for_the_same_parties_alone():
    rows = _in_row(
        [held("1", "2020-01-01", "a", "b"), held("2", "2020-01-05", "a", "c"), held("3", "2020-01-11", "b", "a")]
    )
    assert [(r.first, r.gap) for r in rows] == [(True, None), (True, None), (False, (10, 10))]


def test_a_gap_is_as_exact_as_the_dates():
    june = Meeting(held("1", None).entry, (), "2018-06", date(2018, 6, 1), date(2018, 6, 30))
    later = Meeting(june.entry, (), "2018-07-10", date(2018, 7, 10), date(2018, 7, 10))
    assert _apart(june, later) == (10, 39)


def test_what_is_inferred_has_no_gap_and_is_no_first():
    (row,) = _in_row([held("1", "2020-01-01", "a", "b", inferred=True)])
    assert (row.counts, row.first, row.gap) == (False, False, None)


# ---------------------------------------------------------------------- network
def graph(*pairs):
    made = nx.Graph()
    made.add_weighted_edges_from((a, b, 1) for a, b in pairs)
    return made


def test_who_alone_joins_two_is_a_bridge_and_the_pairs_are_named():
    (one,) = bridges(graph("ab", "bc"))
    assert (one.actor, one.betweenness, one.only) == ("b", 1.0, (("a", "c"),))
    assert bridges(graph("ab", "bc", "ca")) == ()


def test_circles_are_those_who_meet_one_another():
    found = circles(graph("ab", "bc", "ca", "de", "ef", "fd", "cd"))
    assert {one.members for one in found} == {("a", "b", "c"), ("d", "e", "f")}
    assert circles(nx.Graph()) == ()


def test_what_changed_between_two_days_names_new_pairs_and_who_has_come_between():
    found = changed(graph("ab"), graph("ab", "bc"))
    assert (found.actors, found.pairs, found.again) == (("c",), (("b", "c"),), ())
    assert found.risen == (("b", 0.0, 1.0),)
