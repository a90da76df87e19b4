"""Single things are found among many, and only what is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

import made
from summitry.model import Actor, ActorType
from summitry.record import Store, lookup


@pytest.fixture
def reading():
    return made.reading()


@pytest.fixture
def store(tmp_path, reading):
    with Store.open(tmp_path / "talks.db") as opened:
        opened.add(reading)
        known = replace(made.reconciled(reading), actors=(actor(*(a.id for a in reading.appearances)),))
        opened.write(known)
        yield opened


def actor(*appearances, name="Ana Lund"):
    return Actor(id="a-1", actor_type=ActorType.PERSON, name=name, appearances=appearances)


def test_claims_and_appearances_are_known_by_their_ids(store, reading):
    wanted = {c.id: c.kind for c in reading.claims}
    assert lookup.claim_kinds(store, [*wanted, "c-gone"]) == wanted
    assert lookup.appearances(store, ["p-gone", reading.appearances[0].id]) == {reading.appearances[0].id}
    assert lookup.claims_like(store, reading.claims[0].id[:8]) == [reading.claims[0].id]
    assert [e.id for e in lookup.entries_like(store, "e-")] == ["e-1"]


@pytest.mark.parametrize("others", [0, 500])
def test_what_holds_something_is_found_however_much_is_asked_for(store, reading, others):
    more = [f"c-{n}" for n in range(others)]
    assert [e.id for e in lookup.entries_holding(store, [*more, reading.claims[0].id])] == ["e-1"]
    assert lookup.entries_holding(store, more) == []
    assert [a.id for a in lookup.actors_holding(store, [*more, reading.appearances[0].id])] == ["a-1"]


def test_the_fingerprint_is_that_of_the_entries_and_actors(store, reading):
    before = lookup.fingerprint(store)
    known = replace(made.reconciled(reading), actors=(actor(*(a.id for a in reading.appearances)),))
    store.write(known)
    assert lookup.fingerprint(store) == before
    store.write(replace(known, actors=(actor(name="Ana B. Lund"),)))
    assert lookup.fingerprint(store) != before
