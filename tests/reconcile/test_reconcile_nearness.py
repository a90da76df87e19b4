"""What is not one thing: another matter under one issue word, another meeting with the same words about its length."""

import pytest

from reports import Modality, Report, reconciled
from summitry.model import Standing


def wish(name, sentence, attitude="wants", who="Ana Brenn", kind="stance", modality=Modality.HELD, **slots):
    made = Report(sentence, locator=name, published="2017-03-10", outlet=name)
    actor = made.actor(who, country="NOR")
    made.claim(
        kind,
        sentence,
        *([("actor", actor), ("attitude", attitude)] if kind == "stance" else []),
        *slots.items(),
        modality=modality,
    )
    return made


def entries(*reports):
    return reconciled(*reports).entries


@pytest.mark.parametrize(
    ("one", "two", "many"),
    [
        (
            "Brenn wanted to see the complete removal of the harbour toll.",
            "Brenn favours a gradual process in which the toll falls by a tenth a year as ships pay.",
            2,
        ),
        (
            "Brenn wants the harbour toll to be lifted before the winter.",
            "Before the winter the harbour toll must be lifted, Brenn wanted it so.",
            1,
        ),
    ],
)
def test_one_issue_is_not_yet_one_wish(one, two, many):
    assert len(entries(wish("one", one, issue="harbour toll"), wish("two", two, issue="harbour toll"))) == many


def test_for_and_against_are_two_stances():
    one, two = "Brenn backs the new harbour toll on ferries.", "Brenn rejects the new harbour toll on ferries."
    assert len(entries(wish("one", one, "supports"), wish("two", two, "rejects"))) == 2


def test_a_measure_that_somebody_wants_lifted_is_not_its_working():
    one = wish(
        "one",
        "The island wants the Nordic toll to be lifted.",
        kind="measure",
        what="the Nordic toll",
        modality=Modality.PROPOSED,
    )
    two = wish("two", "The Nordic toll makes them leave by June.", kind="measure", what="the Nordic toll")
    assert all(len(e.claims) == 1 for e in entries(one, two))


def lasted(name, sentence, hours, published):
    made = Report(sentence, locator=name, published=published, outlet=name)
    made.claim("figure", sentence[:-1], ("what", sentence[:-1]), ("min", hours), ("max", hours), ("unit", "hour"))
    return made


@pytest.mark.parametrize(
    ("one", "two", "many"),
    [
        (
            ("Brenn and Tallor talked for two hours in the castle.", "2017-03-10"),
            ("Brenn and Tallor talked for five hours in the castle.", "2017-03-11"),
            1,
        ),
        (
            ("Brenn and Tallor talked for two hours in the castle.", "2017-03-10"),
            ("Brenn and Tallor talked for five hours in the castle.", "2017-05-02"),
            2,
        ),
        (
            ("On 3 March Brenn and Tallor talked for two hours in the castle.", "2017-03-10"),
            ("On 9 March Brenn and Tallor talked for five hours in the castle.", "2017-03-10"),
            2,
        ),
        (
            ("In the castle Brenn and Tallor talked for two hours.", "2017-03-10"),
            ("In the castle Brenn and Vik talked for five hours.", "2017-03-10"),
            2,
        ),
    ],
)
def test_lengths_belong_to_one_meeting(one, two, many):
    made = entries(lasted("one", one[0], "2", one[1]), lasted("two", two[0], "5", two[1]))
    assert len(made) == many
    assert (many == 1) is any(e.finding("amount").standing is Standing.CONTESTED for e in made)
