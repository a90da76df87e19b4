"""Passages as the finders of times, places and numbers see them."""

from summitry.language.rooms import rooms
from unparsed import unparsed


def test_a_room_knows_the_token_and_the_sentence_at_an_offset():
    document, sentences = unparsed("One small\nstep")
    (room,) = rooms(document, sentences)
    assert room.text == "One small step"
    assert room.token(4).text == "small"
    assert room.token(3) is None
    assert room.sentence(9) is sentences[0]
