"""Values that name actors."""

from __future__ import annotations

import pytest

from summitry.model import Actor, ActorType
from summitry.values import actor
from summitry.values.actor import Reference


def known(ident, actor_type=ActorType.PERSON, country="NOR"):
    return Actor(id=ident, actor_type=actor_type, name=ident, country=country)


BRENN, TALLOR = known("a-brenn"), known("a-tallor")
NORWAY = known("a-norway", ActorType.STATE)
BANK = known("a-bank", ActorType.ORGANISATION)


def test_an_id_says_what_it_points_at():
    assert actor.parse("a-5f0c") is Reference.ACTOR
    assert actor.parse("p-5f0c") is Reference.APPEARANCE
    assert actor.parse("the envoy") is None


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (BRENN, BRENN, "same"),
        (BRENN, NORWAY, "part"),
        (BANK, NORWAY, "scope"),
        (BRENN, TALLOR, "contradiction"),
        (BRENN, known("a-sweden", ActorType.STATE, "SWE"), "contradiction"),
        (known("a-x", country=None), known("a-y", ActorType.STATE, None), "contradiction"),
    ],
)
def test_two_actors(a, b, relation):
    assert actor.compare(a, b).relation == actor.compare(b, a).relation == relation


def test_a_value_is_shown_by_the_name_behind_it():
    assert actor.show("a-brenn", {"a-brenn": "Ana  Brenn"}) == "Ana Brenn"
    assert actor.show("the envoy", {}) == "the envoy"
