"""Whom "he" and "she" mean by what the sentences before make of the persons in them."""

from __future__ import annotations

import pytest


def meant(parsed, text, at):
    """The actor whom the pronoun at a place means, or None."""
    start = text.index(at)
    return next((a.name for m, a in parsed(text).mentions if m.start == start), None)


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        (
            "President Tom Lund met Ola Hagen. The ban will fail, according to Nils Dahl, a lawyer. He called it a farce.",
            "He called",
            "Nils Dahl",
        ),
        (
            "Tom Lund spoke for long in Oslo. It was far from the view expressed by Minister Nils Dahl in an interview. He said it was late.",
            "He said",
            "Nils Dahl",
        ),
        (
            "Mr. Tom Lund wrote to the paper hours after Mr. Nils Dahl gave a speech. He praised the deal.",
            "He praised",
            "Tom Lund",
        ),
        (
            "Blame came from all, including from Mr. Tom Lund, who long has hated the deal. He called on Oslo to leave.",
            "He called",
            "Tom Lund",
        ),
        ("Mr. Nils Dahl met Mr. Tom Lund. He added that Lund had lost the vote.", "He added", "Nils Dahl"),
        (
            "Mr. Tom Lund called Mr. Nils Dahl. He said the door was open, according to a Lund spokesman.",
            "He said",
            "Tom Lund",
        ),
    ],
    ids=["according to", "agent", "main clause", "who", "named below", "named beside"],
)
def test_he(parsed, text, at, name):
    assert meant(parsed, text, at) == name


def test_she_far_from_her_name_is_the_only_woman(parsed):
    text = "Ms. Anna Berg came to Oslo. Berg met the king. " + "The port was shut for the day. " * 7 + "“No,” she said."
    assert meant(parsed, text, "she said") == "Anna Berg"


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        (
            "Kim Min-ho left Oslo. The deputy minister and a top negotiator, Kim Su-jin, said it was late. “We go,” Kim said.",
            "Kim said",
            "Kim Su-jin",
        ),
        ("Theresa May left London. “We see more than that,” May said.", "May said", "Theresa May"),
        ("Donald Brook left Bergen. Brook on Wednesday struck a new note.", "Brook on", "Donald Brook"),
        ("Mi-in Kang, an adviser to Kang Min-ho, told the paper: “No.”", "Mi-in", "Mi-in Kang"),
    ],
    ids=["who spoke in full", "a modal verb", "a noun at the head", "given name first"],
)
def test_family_name(parsed, text, at, name):
    assert meant(parsed, text, at) == name


def test_adviser_is_of_the_state_of_the_one_advised(parsed):
    text = "The Norwegian president, Tom Lund, left. Nils Dahl, the foreign policy adviser to Lund, said no."
    assert next(a.country for a in parsed(text).appearances if a.name == "Nils Dahl") == "NOR"


def test_company_with_its_form_is_nobody(parsed):
    text = "They shut the yard because of the planemaker Harbour Co, a senior Norwegian official said."
    assert not [a.name for a in parsed(text).appearances if a.actor_type == "person"]


def test_name_within_what_is_told_of_its_namesake_is_another(parsed):
    text = "President Kang Min-ho left Oslo. Mi-in Kang, the foreign policy adviser to Kang, told the paper: “No.”"
    assert meant(parsed, text, "Kang, told") == "Kang Min-ho"


def test_they_who_spoke_go_on_speaking(parsed):
    text = (
        "Denmark, Norway and Sweden signed. It is an assault, they said in a paper. They also wrote that it was late."
    )
    found = {a.name for m, a in parsed(text).mentions if m.start == text.index("They also")}
    assert found == {"Denmark", "Norway", "Sweden"}


def test_administration_is_the_one_told_before_by_name(parsed):
    text = "The Lund administration has new plans. Tom Berg left. The administration says the plan has worked."
    assert meant(parsed, text, "administration says") == "Lund administration"


def test_description_before_a_title_is_of_the_name(parsed):
    text = "The Chilean representative, Mr Otero, stated that the outcome was a failure."
    assert next(a.country for a in parsed(text).appearances if a.name == "Otero") == "CHL"
