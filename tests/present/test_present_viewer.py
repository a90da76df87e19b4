"""The span viewer never nests, never loses a character, and marks what it is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitry.model import Document, Part, Passage
from summitry.present.viewer import Marked, blocks, pieces

spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: Marked(pair[0], pair[0] + pair[1], "quote")),
    max_size=8,
)


@given(st.text(min_size=1, max_size=40), spans)
def test_pieces_joined_are_the_text_again(text, marked):
    assert "".join(p.text for p in pieces(text, 0, len(text), marked)) == text


@given(st.text(min_size=1, max_size=40), spans)
def test_each_span_is_exactly_the_pieces_that_name_it(text, marked):
    made = list(pieces(text, 0, len(text), marked))
    for span in marked:
        assert "".join(p.text for p in made if span.key in p.holds) == text[span.start : span.end]


@given(st.text(min_size=1, max_size=40), spans)
def test_each_span_opens_at_most_once(text, marked):
    opened = [key for p in pieces(text, 0, len(text), marked) for key in p.opens]
    assert len(opened) == len(set(opened))


def test_crossing_spans_are_split_at_every_boundary():
    text = "the talks were long and cold"
    made = list(pieces(text, 0, len(text), [Marked(4, 19, "quote"), Marked(15, 28, "gap")]))
    assert [(p.text, p.holds) for p in made] == [
        ("the ", ()),
        ("talks were ", ("4-19",)),
        ("long", ("4-19", "15-28")),
        (" and cold", ("15-28",)),
    ]


def test_a_span_over_two_passages_opens_in_the_first_only():
    doc = Document.of(
        "one two\n\nthree four", locator="x", passages=(Passage(Part.PARAGRAPH, 0, 7), Passage(Part.CAPTION, 9, 19))
    )
    made = list(blocks(doc, [Marked(4, 14)]))
    assert [b.part for b in made] == [Part.PARAGRAPH, Part.CAPTION]
    assert [p.opens for b in made for p in b.pieces if p.holds] == [("4-14",), ()]


def test_words_outside_every_passage_are_kept_as_furniture():
    doc = Document.of("menu one two", locator="x", passages=(Passage(Part.PARAGRAPH, 5, 12),))
    assert [(b.part, "".join(p.text for p in b.pieces)) for b in blocks(doc, [])] == [
        (Part.FURNITURE, "menu "),
        (Part.PARAGRAPH, "one two"),
    ]


def test_a_document_without_passages_is_shown_whole():
    doc = Document.of("plain words", locator="x")
    assert [(b.part, b.length) for b in blocks(doc, [])] == [(Part.PARAGRAPH, 11)]
