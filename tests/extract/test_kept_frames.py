"""The predicates that a record keeps: those of the sentences that claims rest on, with what they are told of."""

from __future__ import annotations

import pytest

from summitry.language.clauses import kept_frames
from summitry.model import Claim


def whole(document, start, end):
    """A claim on a stretch of a document."""
    return Claim.of("gap", document.document.id, start, end, ())


def kept(parsed, text):
    """The frames of a text that a claim rests on, by their words."""
    document = parsed(text)
    return {frame.word: frame for frame in kept_frames.kept(document, [whole(document, 0, len(text))])}


@pytest.mark.parametrize(
    ("text", "word", "polarity", "factuality"),
    [
        ("Norway signed the treaty.", "sign", "+", "fact"),
        ("Norway never signed the treaty.", "sign", "-", "fact"),
        ("Norway made no mention of the canal.", "mention", "-", "fact"),
        ("Despite a call for a truce Norway gave no answer.", "call", "+", "fact"),
        ("The premier was not late.", "late", "-", "fact"),
        ("Norway might sign the treaty.", "sign", "+", "possible"),
        ("The premier denied that Norway had signed the treaty.", "sign", "+", "denied"),
        ("Norway and Sweden failed to reach a deal.", "reach", "-", "fact"),
    ],
)
def test_a_frame_says_whether_it_is_so_and_how_surely(parsed, text, word, polarity, factuality):
    frame = kept(parsed, text)[word]
    assert (frame.polarity, frame.factuality) == (polarity, factuality)


def test_its_arguments_are_phrases_by_role(parsed):
    text = "In Tallor the treaty was signed by Norway and Sweden."
    frame = kept(parsed, text)["sign"]
    assert [(a.role, text[a.start : a.end]) for a in frame.arguments] == [
        ("in", "Tallor"),
        ("object", "the treaty"),
        ("doer", "Norway"),
        ("doer", "Sweden"),
    ]


def test_who_says_it_vouches_for_it(parsed):
    text = "The fishermen say that Norway signed the treaty."
    frame = kept(parsed, text)["sign"]
    assert len(frame.holders) == 1


def test_sentences_without_a_claim_are_left_out(parsed):
    text = "Norway signed the treaty. Sweden laughed. Berg left."
    document = parsed(text)
    found = kept_frames.kept(document, [whole(document, 0, 6), whole(document, len(text) - 5, len(text))])
    assert [frame.word for frame in found] == ["sign", "leave"]
