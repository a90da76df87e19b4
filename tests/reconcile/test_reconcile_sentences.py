"""The sentence around a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.model import Document
from summitry.reconcile.sentences import Sentences


def around(text: str, words: str) -> str:
    sentences = Sentences(Document.of(text, locator="made"))
    at = text.index(words)
    start, end = sentences.around(at, at + len(words))
    return text[start:end].strip()


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Korv came. Odek left early. It rained.", "left", "Odek left early."),
        ("Gen. Korv met the U.S. envoy. Odek left.", "envoy", "Gen. Korv met the U.S. envoy."),
        ("“We agree.” Korv left. Odek stayed.", "left", "Korv left."),
        ("It cost 3.5 million. Odek paid.", "million", "It cost 3.5 million."),
        ("Korv came. Odek left early. It rained.", "came. Odek", "Korv came. Odek left early."),
    ],
)
def test_a_sentence_ends_at_its_stop_and_not_at_an_abbreviation(text: str, words: str, sentence: str) -> None:
    assert around(text, words) == sentence


def test_what_a_speaker_says_is_blanked() -> None:
    text = "Korv said “ask Tass” and left."
    assert Sentences(Document.of(text, locator="made")).unquoted == ["Korv said            and left."]


def test_a_quotation_over_two_sentences_is_blanked_in_both() -> None:
    text = "“It is over. Ask Tass,” said Flavia. Odek left."
    first, second, third = Sentences(Document.of(text, locator="made")).unquoted
    assert (first.strip(), second.strip(), third) == ("", "said Flavia.", "Odek left.")


@given(st.text(min_size=1, max_size=120), st.data())
def test_the_stretch_around_a_claim_holds_the_claim(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, right = Sentences(Document.of(text, locator="made")).around(start, end)
    assert left <= start < end <= right
