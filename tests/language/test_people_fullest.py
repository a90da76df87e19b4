"""Persons and groups without names keep the fullest words that the report has for them."""

from __future__ import annotations

import pytest


def test_abbreviation_is_the_organisation_whose_initials_it_has(parsed):
    document = parsed("The Baltic Fishing Board said no. The BFB denied it.")
    assert [set(a.names) for a in document.appearances] == [{"The Baltic Fishing Board", "BFB"}]


def test_forces_of_a_state_are_one_however_written(parsed):
    document = parsed("Norway's military said the port was shut. The Norwegian military said it would open.")
    assert [a.country for a in document.appearances if a.actor_type == "organisation"] == ["NOR"]


def names(parsed, text):
    return [(a.name, set(a.names)) for a in parsed(text).appearances if a.actor_type in ("unnamed", "group")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A senior military official said the road was open. The official said it was over.",
            "senior military official",
        ),
        ("An official with deep knowledge of the port said no.", "official with deep knowledge of the port"),
        ("A spokesman in Oslo said the port would close.", "spokesman in Oslo"),
        ("An adviser to the palace said yes.", "adviser to the palace"),
        ("Swedish-backed rebels in the north claimed the attack.", "Swedish-backed rebels in the north"),
    ],
    ids=["modifiers", "with", "in", "to", "group"],
)
def test_fullest_description_is_the_name(parsed, text, name):
    assert [one for one, _ in names(parsed, text)] == [name]


def test_words_that_count_are_kept_as_another_name(parsed):
    ((name, others),) = names(parsed, "One official said the port would close.")
    assert (name, "one official" in others) == ("official", True)


def test_group_with_two_descriptions_keeps_its_noun(parsed):
    ((name, others),) = names(parsed, "Some officials said yes. Officials in Oslo denied it.")
    assert name == "officials"
    assert {"some officials", "officials in Oslo"} <= others
