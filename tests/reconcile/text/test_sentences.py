"""The sentence around a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.model import Document, Part, Passage
from summitry.reconcile.text import content
from summitry.reconcile.text.sentences import Sentences
from summitry.reconcile.text.statement import Saying
from summitry.values.quantity import Quantity


def around(text: str, words: str) -> str:
    sentences = Sentences(Document.of(text, locator="made"))
    at = text.index(words)
    start, end = sentences.around(at, at + len(words))
    return text[start:end].strip()


@pytest.mark.parametrize(
    ("words", "sentence"), [("left", "Odek left early."), ("came. Odek", "Korv came. Odek left early.")]
)
def test_the_stretch_around_words_is_that_of_their_sentences(words: str, sentence: str) -> None:
    assert around("Korv came. Odek left early. It rained.", words) == sentence


def test_words_over_sentences_come_one_by_one_and_outside_the_prose_as_one() -> None:
    text = "Korv came. Odek left early.\n\nShare. This."
    passages = (Passage(Part.PARAGRAPH, 0, 27), Passage(Part.FURNITURE, 29, len(text)))
    sentences = Sentences(Document.of(text, locator="made", passages=passages))
    assert [sentences.words(*place) for place in sentences.within(5, 20)] == ["came.", "Odek left"]
    assert [sentences.words(*place) for place in sentences.within(29, len(text))] == ["Share. This."]


def test_what_nobody_parsed_is_read_by_its_words() -> None:
    text = "Korv came on Friday. The talks with  17 envoys from\nEstmark lasted more than two hours."
    said = Sentences(Document.of(text, locator="made", published="2021-06-10")).statement(0, len(text))
    assert said.dates == ("2021-06-04",)
    assert said.quantities == (Quantity(17.0, 17.0),)
    assert said.duration == Quantity(7200.0, None, "second", approximate=True)
    assert said.subject == content.words("Korv: talks, envoys, Estmark")


def test_times_are_counted_from_the_date_that_a_report_turns_out_to_have() -> None:
    text = "Korv came on Friday."
    dated = Sentences(Document.of(text, locator="made", published="1970-01-01"))
    undated = Sentences(Document.of(text, locator="made"))
    for sentences in (dated, undated):
        assert sentences.statement(0, len(text), Saying("2021-06-10")).dates == ("2021-06-04",)


def test_words_near_a_place_end_with_its_sentence() -> None:
    text = "Odek left early. Korv was  late. Envoys waited."
    said = Sentences(Document.of(text, locator="made")).statement(0, len(text))
    at = said.plain.index("late")
    assert said.near(at, at + 4) == content.words("Korv")


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
