"""Passages as the finders of times, places and numbers see them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.language.number.numbers import find_numbers
from summitry.language.passage_view import passage_views
from summitry.language.place.mentions import find_places
from summitry.language.time.times import find_times
from unparsed import unparsed


def test_a_room_knows_the_token_and_the_sentence_at_an_offset():
    document, sentences = unparsed("One small\nstep")
    (view,) = passage_views(document, sentences)
    assert view.text == "One small step"
    assert view.token(4).text == "small"
    assert view.token(3) is None
    assert view.sentence(9) is sentences[0]


@given(st.text(st.one_of(st.characters(), st.sampled_from(" \n\u00a0\u2028İßŉ12½–’May'$")), min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_keeps_its_offsets(text):
    document, sentences = unparsed(text)
    for find in (find_times, find_numbers, find_places):
        for mention in find(document, sentences):
            assert text[mention.start : mention.end] == mention.text
