"""The findings of an entry: values, relations, standing by independent origins."""

import pytest

from reports import Modality, Report, reconciled
from summitry.model import Standing


def figure(name, words, low, high, *, published="2017-03-10", approximate="false"):
    made = Report(
        f"Of the sailors aboard the ferry {words} were rescued.", locator=name, published=published, outlet=name
    )
    made.claim(
        "figure",
        made.document.text,
        ("what", "sailors aboard the ferry rescued"),
        ("unit", "person"),
        *([("min", low)] if low else []),
        *([("max", high)] if high else []),
        ("approximate", approximate),
    )
    return made


def amount(*reports, origin=None):
    found = [e.finding("amount") for e in reconciled(*reports, origin=origin).entries]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("second", "standing", "relation"),
    [
        (figure("two", "31", "31", "31"), Standing.CORROBORATED, None),
        (
            figure("two", "more than 30", "30", None),
            Standing.SINGLE,
            "bound",
        ),  # it leaves room for 31, and does not tell it
        (figure("two", "about 30", "30", "30", approximate="true"), Standing.CORROBORATED, "rounding"),
        (figure("two", "44", "44", "44"), Standing.CONTESTED, "contradiction"),
    ],
)
def test_two_numbers_of_one_thing(second, standing, relation):
    found = amount(figure("one", "31", "31", "31"), second)
    assert found.standing is standing
    assert [v.relation for v in found.values[1:]] == ([relation] if relation else [])


def test_a_later_number_does_not_back_the_earlier():
    found = amount(
        figure("one", "31 so far", "31", "31"), figure("two", "so far 44", "44", "44", published="2017-03-12")
    )
    assert {v.relation for v in found.values} == {"same", "update"}
    assert found.standing is Standing.SINGLE


def test_an_agency_that_two_outlets_carry_is_one_origin():
    one, two = figure("one", "31", "31", "31"), figure("two", "31", "31", "31", published="2017-03-11")
    origin = {one.document.id: "agency", two.document.id: "agency"}
    assert amount(one, two).standing is Standing.CORROBORATED
    assert amount(one, two, origin=origin).standing is Standing.SINGLE


def met(name, *slots, modality=Modality.HELD):
    made = Report(f"Report {name} of the meeting.", locator=name, published="2017-03-10", outlet=name)
    people = [("party", made.actor("Ana Brenn", country="NOR")), ("party", made.actor("Osk Tallor", country="EST"))]
    made.claim("encounter", made.document.text, *people, ("time", "2017-03-09"), *slots, modality=modality)
    return made


def finding(role, *reports):
    (entry,) = reconciled(*reports).entries
    return entry.finding(role)


def test_lengths_and_places_that_cannot_both_hold_are_contested_with_the_reason():
    found = finding("duration", met("one", ("duration", "PT45M")), met("two", ("duration", "PT2H")))
    assert (found.standing, set(found.why.split(" against "))) == (Standing.CONTESTED, {"PT45M", "PT2H"})
    found = finding("place", met("one", ("place", "Lugano")), met("two", ("place", "Oslo")))
    assert found.standing is Standing.CONTESTED


def test_what_is_planned_for_some_day_from_now_on_is_no_meeting_held_today():
    held = met("one")
    plan = Report("Brenn's return visit to Oslo.", locator="two", published="2017-03-09", outlet="two")
    who = plan.actor("Ana Brenn", country="NOR")
    slots = (("party", who), ("place", "Oslo"), ("time", "2017-03-09/.."))
    plan.claim("encounter", plan.document.text, *slots, modality=Modality.PLANNED)
    assert [len(e.claims) for e in reconciled(held, plan).entries] == [1, 1]


def test_a_country_does_not_contest_its_city():
    found = finding("place", met("one", ("place", "Lugano, Switzerland")), met("two", ("place", "Switzerland")))
    assert found.standing is Standing.CORROBORATED
    assert found.values[1].relation == "part"


def test_more_parties_are_no_contradiction():
    assert finding("party", met("one"), met("two", ("party", "the ministers"))).standing is Standing.CORROBORATED


def test_two_people_who_each_tell_their_own_version_are_two_sided():
    def told(name, speaker, words):
        made = Report(words, locator=name, published="2017-03-10", outlet=name)
        who = made.actor(speaker)
        made.claim("quote", words, ("speaker", who), ("content", words), holders=(who,))
        return made

    one = told("one", "Ana Brenn", "They asked that all sanctions on the island ports be lifted.")
    two = told("two", "Osk Tallor", "We asked that partial sanctions on the island ports be lifted.")
    contested = [f for e in reconciled(one, two).entries for f in e.findings if f.standing is Standing.CONTESTED]
    assert [[v.relation for v in f.values] for f in contested] == [["same", "two-sided"]]
