"""Invariants of the model: identifiers rest on content, spans on words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
from summitry.model import Certainty, Claim, Document, Part, Passage, content_id


def test_the_same_document_has_the_same_identifier_wherever_it_lies():
    assert made.document(locator="a.txt").id == made.document(locator="/elsewhere/b.txt").id


def test_two_outlets_with_one_text_are_two_documents():
    assert made.document(outlet="Fjord News").id != made.document(outlet="Harbour Post").id


def test_a_date_that_was_inferred_later_does_not_change_the_identifier():
    assert Document.of("x", locator="a").id == Document.of("x", locator="a", published_from="inferred").id


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_identifiers_differ_where_the_parts_differ(one, other):
    clean = [[part.replace("\x1f", "") for part in parts] for parts in (one, other)]
    assert (content_id("x", *clean[0]) == content_id("x", *clean[1])) == (clean[0] == clean[1])


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 2)])
def test_a_passage_is_a_stretch(start, end):
    with pytest.raises(ValueError, match="no stretch"):
        Passage(Part.PARAGRAPH, start, end)


@pytest.mark.parametrize(("start", "end", "polarity"), [(3, 3, "+"), (-1, 2, "+"), (0, 1, "maybe")])
def test_a_claim_needs_words_and_a_polarity(start, end, polarity):
    with pytest.raises(ValueError, match=r"needs words|polarity is"):
        Claim.of("quote", "d-1", start, end, (), polarity=polarity)


def test_how_sure_a_claim_is_does_not_change_its_identifier():
    plain = Claim.of("stance", "d-1", 0, 5, ())
    sure = Claim.of(
        "stance", "d-1", 0, 5, (), probability=0.91, certainty=Certainty.BALANCED, judge="1", proposed="rules"
    )
    assert sure.id == plain.id
    assert (plain.probability, plain.certainty, plain.judge, plain.proposed) == (None, Certainty.STRICT, "", "")


def test_what_is_taken_at_a_strict_point_is_taken_at_all_others():
    taken = {point: [one for one in Certainty if one.reaches(point)] for point in Certainty}
    assert taken == {"strict": ["strict"], "balanced": ["strict", "balanced"], "all": ["strict", "balanced", "all"]}


def test_a_probability_lies_between_0_and_1():
    with pytest.raises(ValueError, match="between 0 and 1"):
        Claim.of("stance", "d-1", 0, 5, (), probability=1.4)
