"""The parts of names, the part that stands alone, and when two names are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.language.people.names import forms as names


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("Ahn Sung-min", ("ahn",)),
        ("Lars Eriksen", ("eriksen",)),
        ("Nguyen Thanh Hai", ("hai",)),
        ("Bashir al-Karim", ("karim",)),
        ("Charles E. Norton", ("norton",)),
        ("Wen Guoqiang", ("wen",)),
        ("Kim Larsson", ("larsson",)),
        ("Ban Ji-hoon", ("ban",)),
    ],
)
def test_the_part_that_stands_alone(name, alone):
    assert names.alone(name)[0] == alone


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ahn Sung-min", "Ahn Sung Min", True),
        ("Charles E. Norton", "Charles Norton", True),
        ("Bashir Karim", "Bashir al-Karim", True),
        ("Sergei Morozov", "Sergey Morozov", True),
        ("Ingrid Dahl", "Erik Dahl", False),
        ("Ahn Sung-min", "Ahn Il-sung", False),
    ],
)
def test_two_names_are_one(one, other, same):
    assert names.same(one, other) is same


@given(
    st.lists(st.sampled_from(["Ahn", "Sung-min", "Lars", "al-Karim", "de", "Wit", "E.", "Jr."]), min_size=1, max_size=4)
)
def test_a_name_is_the_same_as_itself_and_stands_for_itself(parts):
    name = " ".join(parts)
    assert names.same(name, name)
    assert names.key(name)
    assert names.alone(name)


def test_other_initials_are_another_person(parsed):
    text = "George H.W. Berg and his cousin George W. Berg met in Oslo. George W. Berg smiled. George Berg left."
    found = {a.name: a for a in parsed(text).appearances if a.actor_type == "person"}
    assert found.keys() == {"George H.W. Berg", "George W. Berg"}


def test_a_verb_with_a_capital_in_a_headline_is_no_part_of_a_name(parsed):
    text = (
        "Former Peruvian President Pablo Rojas Slams President Miguel Salas For Meeting Berg\n\n"
        "Former Peruvian President Pablo Rojas attacked President Miguel Salas on Monday. Rojas left."
    )
    found = {a.name for a in parsed(text).appearances if a.actor_type == "person"}
    assert {"Pablo Rojas", "Miguel Salas"} <= found
    assert not any("Slams" in name for name in found)


def test_who_goes_on_speaking_is_not_whom_the_words_between_name(parsed):
    text = (
        "Karl Berg met Senator Miguel Salas.\n\n“He is using us,” Berg said. “I think it is a risk. It will hurt him. It is "
        "a big mistake on the part of Senator Salas.”\n\n“It is a desperate move,” he added."
    )
    found = {a.name: a for a in parsed(text).appearances if a.actor_type == "person"}
    assert text.rindex("he added") in {m.start for m in found["Karl Berg"].mentions}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Representative Jim Jordan spoke. Mr. Jordan said the plan was bad.", {"Jim Jordan"}),
        ("Mr. Jordan told the court that he was ill.", {"Jordan"}),
        ("He spoke because key fellow Marxists would not. The fellow Marxists met.", set()),
        (
            "The Assistant Secretary for Diplomatic Security Charlene Lamb testified on Monday. Lamb said it was late.",
            {"Charlene Lamb"},
        ),
    ],
    ids=["a full name that ends in a state", "a state behind Mr.", "a plural", "behind a portfolio"],
)
def test_words_that_are_a_name_or_none(parsed, text, named):
    assert {a.name for a in parsed(text).appearances if a.actor_type == "person"} == named


def test_who_has_just_spoken_says_what_is_quoted_next(parsed):
    text = (
        "Vice President Karl Berg says the video shows that Tor Vik was there. “There is no doubt about Vik,” he said. "
        "Vik fled. Vik hid. Vik was seen."
    )
    found = {a.name: a for a in parsed(text).appearances}
    assert text.index("he said") in {m.start for m in found["Karl Berg"].mentions}


def test_a_head_of_several_lines_parts_names(parsed):
    text = (
        "Trump to visit Norway in July, meet with PM Theresa Holm \n Berg, Holm reaffirm relationship in Davos \n "
        "President Berg will travel to Norway in July, where he will meet Prime Minister Theresa Holm."
    )
    found = {a.name for a in parsed(text).appearances if a.actor_type == "person"}
    assert {"Theresa Holm", "Berg"} <= found
    assert "Theresa Holm Berg" not in found


def test_what_is_no_name_though_it_looks_like_one(parsed):
    text = (
        "The rule is “Don’t Do Stupid Stuff.” Senator Robert Lund, Democrat of New Jersey, the incoming chairman, left."
    )
    assert {a.name for a in parsed(text).appearances if a.actor_type == "person"} == {"Robert Lund"}
