"""Speakers of verbs that the parser hung into another's words."""

from __future__ import annotations

import pytest

from summitry.extract.quotes import extract


def spoken(parsed, text):
    """The speaker's words of each quote, by the first three words of what was said."""
    found = {}
    for claim in extract(parsed(text)):
        content = next(s.text for s in claim.slots if s.role == "content")
        found[" ".join(content.split()[:3])] = [s.text for s in claim.slots if s.role == "speaker"]
    return found


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Tom Lund said the storms would be a topic of the talks and suggested Bergen could host them.",
            "Bergen could host",
            "Tom Lund",
        ),
        (
            "Anna Berg said Norway was taking steps against Denmark and told the envoys that they had to leave.",
            "they had to",
            "Anna Berg",
        ),
        ("Anna Berg said Norway condemns the raid, calling it a crime.", "it a crime", "Anna Berg"),
        (
            "Norway has urged Denmark to halt the tests, while also calling on Sweden to cease its drills.",
            "Sweden to cease",
            "Norway",
        ),
        (
            "Denmark's statement came two days after the council approved a ban, saying it was caused by a plot.",
            "it was caused",
            "Denmark's",
        ),
    ],
    ids=["would and", "was and", "participle", "urged while", "statement after"],
)
def test_verb_of_the_clause_above(parsed, text, words, speaker):
    assert spoken(parsed, text)[words] == [speaker]


def test_words_of_the_next_verb_are_no_part_of_the_first(parsed):
    found = spoken(
        parsed, "Tom Lund said the storms would be a topic of the talks and suggested Bergen could host them."
    )
    assert list(found) == ["the storms would", "Bergen could host"]


def test_person_who_left_may_have_said_so(parsed):
    found = spoken(parsed, "Anna Berg said Tom Lund has left the room, saying he was tired.")
    assert found["he was tired"] == ["Tom Lund"]


def test_agency_that_cites_somebody_as_saying_passes_it_on(parsed):
    (claim,) = extract(
        parsed("“The answer will be plain and soon,” the Tass news agency cited a ministry source as saying.")
    )
    assert [s.text for s in claim.slots if s.role == "speaker"] == ["a ministry source"]
    assert [s.text for s in claim.slots if s.role == "via"] == ["the Tass news agency"]


def test_whoever_adds_something_has_spoken_before(parsed):
    text = "Berg said Lund had a “good meeting,” adding, “The place is set.”"
    found = [(c.first("speaker").text, c.first("content").text) for c in extract(parsed(text)) if c.first("speaker")]
    assert ("Lund", "The place is set.") not in found
