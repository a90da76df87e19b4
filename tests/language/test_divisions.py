"""How a document falls into sentences and quotations, parsed or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.language.parse import divisions
from summitry.model import Document, Part, Passage, Quotation


def told(document: Document) -> list[str]:
    return [document.text[one.start : one.end] for one in divisions.sentences(document)]


def test_a_parsed_document_falls_as_it_was_parsed():
    halves = (Passage(Part.HEADLINE, 0, 4), Passage(Part.HEADLINE, 5, 9))
    marked = (Quotation(0, 4, 1, 3, 0),)
    document = Document.of("Gen. Korv", locator="made", sentences=halves, quotations=marked)
    assert (divisions.sentences(document), divisions.quotations(document)) == (halves, marked)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Korv came. Odek left early.", ["Korv came.", "Odek left early."]),
        ("Gen. Korv met the U.S. envoy. Odek left.", ["Gen. Korv met the U.S. envoy.", "Odek left."]),
        ("“We agree.” Korv left.", ["“We agree.”", "Korv left."]),
        ("It cost 3.5 million. Odek paid.", ["It cost 3.5 million.", "Odek paid."]),
        ("Korv came\n\nOdek left. ", ["Korv came", "Odek left."]),
    ],
)
def test_a_document_that_was_not_parsed_falls_by_rule(text, sentences):
    assert told(Document.of(text, locator="made")) == sentences


def test_a_blank_line_within_one_passage_ends_a_sentence():
    text = "Korv came in 2011.\n\nharbour canal"
    assert told(Document.of(text, locator="made", passages=(Passage(Part.PARAGRAPH, 0, len(text)),))) == [
        "Korv came in 2011.",
        "harbour canal",
    ]


def test_only_the_prose_has_sentences_and_quotations():
    text = "Share “this”. Now.\n\nKorv left, “glad”."
    passages = (Passage(Part.FURNITURE, 0, 18), Passage(Part.PARAGRAPH, 20, len(text)))
    document = Document.of(text, locator="made", passages=passages)
    assert told(document) == ["Korv left, “glad”."]
    assert [text[q.start : q.end] for q in divisions.quotations(document)] == ["“glad”"]


@given(st.text(alphabet="aB .?“”\"'\n", max_size=80))
def test_sentences_and_quotations_lie_in_order_within_the_text(text):
    document = Document.of(text, locator="made")
    for found in (divisions.sentences(document), divisions.quotations(document)):
        at = 0
        for one in found:
            assert at <= one.start < one.end <= len(text)
            at = one.end
