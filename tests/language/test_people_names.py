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
