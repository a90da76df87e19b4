"""What changed in a record since a day; and that nothing changed in a record held against itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import Modality, Report
from summitry.api import Record
from summitry.model import Certainty
from summitry.present import changes as shown
from summitry.reason.changes import Kind, changes, is_new, state


def report(text, published, outlet):
    made = Report(text, published=published, locator=f"{outlet}-{published}", outlet=outlet)
    return made, made.actor("Ana Brenn", country="NOR"), made.actor("Osk Tallor", country="EST")


def visit(published, outlet, town="Lugano"):
    made, brenn, tallor = report(f"Ana Brenn met Osk Tallor in {town}, {outlet} saw.", published, outlet)
    slots = (("party", brenn), ("party", tallor), ("place", town), ("time", "2030-05-02"), ("format", "talks"))
    made.claim("encounter", f"Ana Brenn met Osk Tallor in {town}", *slots)
    return made


def wants(published, outlet, attitude):
    made, brenn, _ = report(f"Ana Brenn {attitude} a ceasefire, {outlet} saw.", published, outlet)
    slots = (("actor", brenn), ("attitude", attitude), ("issue", "ceasefire"))
    made.claim("stance", f"Ana Brenn {attitude} a ceasefire", *slots)
    return made


def promise(published, outlet):
    made, brenn, _ = report("Ana Brenn will open the harbour bridge on 10 May.", published, outlet)
    words = "Ana Brenn will open the harbour bridge on 10 May"
    made.claim(
        "outlook",
        words,
        ("who", brenn),
        ("what", words),
        ("time", "2030-05-10"),
        modality=Modality.PLANNED,
        holders=(brenn,),
    )
    return made


def kept(published, outlet):
    made, brenn, _ = report("Ana Brenn opened the harbour bridge.", published, outlet)
    made.claim("action", "Ana Brenn opened the harbour bridge", ("actor", brenn), ("type", "cooperate"))
    return made


def made_record(path, *reports):
    opened = Record.open(path, create=True)
    for one in reports:
        opened.store.add(one.reading())
    opened.reconcile()
    return opened


EARLY = [
    visit("2030-05-03", "Fjord News"),
    wants("2030-05-03", "Lake Wire", "opposes"),
    promise("2030-05-03", "Harbour Post"),
]


def rows(tmp_path, *later):
    with made_record(tmp_path / "talks.db", *EARLY, *later) as record:
        return [(r[0], r[1]) for r in shown.since(record.store, date(2030, 5, 8)).rows], record


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (visit("2030-05-09", "Coast Daily"), ("standing changed", "encounter")),
        (wants("2030-05-09", "Coast Daily", "supports"), ("stance moved", "stance")),
        (kept("2030-05-11", "Coast Daily"), ("kept", "outlook")),
        (visit("2030-05-09", "Coast Daily", town="Bergen"), ("told otherwise", "encounter")),
        (kept("2030-05-11", "Coast Daily"), ("new", "action")),
    ],
)
def test_later_reports_change_what_is_known(tmp_path, later, expected):
    found, _ = rows(tmp_path, later)
    assert expected in found or (expected[0] == "told otherwise" and ("standing changed", "encounter") in found)


def test_nothing_changed_where_no_report_is_later(tmp_path):
    assert rows(tmp_path)[0] == []


def test_a_report_without_a_date_is_no_news():
    assert not is_new(visit(None, "Fjord News").document, date(2030, 1, 1))
    assert is_new(visit(None, "Fjord News").document, None)


POOL = [
    *EARLY,
    visit("2030-05-09", "Coast Daily"),
    wants("2030-05-09", "Coast Mail", "supports"),
    kept("2030-05-11", "Coast Post"),
    visit("2030-05-09", "Coast Times", town="Bergen"),
]


@given(st.sets(st.integers(0, len(POOL) - 1), min_size=1))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_has_no_changes_against_itself(tmp_path_factory, chosen):
    folder = tmp_path_factory.mktemp("same")
    some = [POOL[n] for n in sorted(chosen)]
    with made_record(folder / "a.db", *some) as one, made_record(folder / "b.db", *reversed(some)) as two:
        for point in Certainty:
            assert changes(state(one.store, point), state(one.store, point)) == ()
            assert changes(state(one.store, point), state(two.store, point)) == ()


def test_what_is_gone_from_a_later_record_is_named(tmp_path):
    with made_record(tmp_path / "a.db", *EARLY) as one, made_record(tmp_path / "b.db", *EARLY[:2]) as two:
        assert [c.kind for c in changes(state(one.store), state(two.store))] == [Kind.GONE]
