"""Look-ups in a parsed document: what they give, and that deep sentences cost no more a word than shallow ones."""

from __future__ import annotations

import sys
from functools import partial
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summitry.language import ParsedDocument, Quotation, Sentence, Token
from summitry.model import Document


def sentence(heads):
    """A sentence of one-letter words with these heads."""
    return Sentence(
        0,
        0,
        2 * len(heads),
        tuple(Token(i, 2 * i, 2 * i + 1, "a", "a", "X", "X", "dep", head) for i, head in enumerate(heads)),
    )


def root_span(found):
    """The span of what hangs on the first token."""
    return found.span(found.tokens[0])


def lines_run(call):
    """How many lines of Python a call runs through."""
    counted = [0]

    def trace(frame, event, _):
        counted[0] += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return counted[0]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30).map(lambda raw: [min(h, i) for i, h in enumerate(raw)]))
def test_subtree_runs_from_the_first_to_the_last_token_below(heads):
    found = sentence(heads)
    for token in found.tokens:
        below = [t.i for t in found.tokens if t is token or token in tuple(found.ancestors(t))]
        assert [t.i for t in found.subtree(token)] == list(range(min(below), max(below) + 1))


def test_a_chain_of_heads_is_walked_once():
    few, many = (lines_run(partial(root_span, sentence([0, *range(n)]))) for n in (100, 800))
    assert many < 10 * few


@given(st.lists(st.integers(0, 40), unique=True, max_size=8), st.integers(0, 45))
def test_quotation_that_holds_an_offset(cuts, offset):
    document = Document.of("a" * 50, locator="test")
    quotations = tuple(Quotation(a, b, a, b, n) for n, (a, b) in enumerate(pairwise(sorted(cuts))) if n % 2 == 0)
    parsed = ParsedDocument(document, (), quotations)
    assert parsed.quoted(offset) == next((q for q in quotations if q.start <= offset < q.end), None)
