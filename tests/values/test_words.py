"""Values that are words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitry.values import words


def test_words_are_the_same_whatever_their_case_marks_and_spaces():
    assert words.compare("Norway’s “last  offer”", 'norway\'s "last offer"').relation == "same"
    assert words.compare("talks", "a summit").relation == "scope"


@given(st.text())
def test_the_form_that_is_compared_is_its_own_form(text):
    assert words.parse(words.parse(text)) == words.parse(text)


def test_words_are_shown_on_one_line():
    assert words.show(" the last\n offer ") == "the last offer"
