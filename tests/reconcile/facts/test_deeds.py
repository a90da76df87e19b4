"""Deeds: what claims say in their slots, and how far one is the only one of its sort in two reports."""

import pytest

from reports import Report
from summitry.reconcile.actors.cluster import join_actors
from summitry.reconcile.facts.deeds import BOTH, WHO, WHOM, alone, deeds

TEXT = "Norway denied any role. Norway denied being behind it. Estonia was blamed."


def read(name, *claims):
    made = Report(TEXT, locator=name)
    actors = {n: made.actor(n, country=c) for n, c in (("Norway", "NOR"), ("Estonia", "EST"))}
    for start, kind, slots in claims:
        end = TEXT.index(".", start)
        made.claim(kind, TEXT[start:end], *((role, actors.get(value, value)) for role, value in slots))
    reading = made.reading()
    return deeds(reading, join_actors([reading], {reading.document.id: "s"}))


DENIES = ("action", (("actor", "Norway"), ("type", "REJECT"), ("recipient", "Estonia")))


def test_a_claim_is_a_deed_of_its_doer_one_towards_somebody_and_one_that_somebody_undergoes():
    found = read("one", (0, *DENIES))
    (some,) = found.of.values()
    assert sorted((d.form, d.who, d.whom) for d in some) == [(WHO, "NOR", ""), (BOTH, "NOR", "EST"), (WHOM, "", "EST")]


@pytest.mark.parametrize(("again", "weight"), [((), 1.0), ((TEXT.index("Norway denied being"),), 0.5)])
def test_a_deed_that_a_report_tells_more_than_once_tells_less(again, weight):
    one = read("one", (0, *DENIES))
    two = read("two", (0, *DENIES), *((start, *DENIES) for start in again))
    shared = set(one.told) & set(two.told)
    assert alone(one, two, shared) == [weight] * 3
    assert alone(one, two, ()) == [0, 0, 0]
