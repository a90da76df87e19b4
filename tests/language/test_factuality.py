"""How far a predicate is asserted, by the words around it, and who does it."""

from __future__ import annotations

import pytest

from summitry.language.clauses.factuality import dated, standing
from summitry.language.clauses.participants import doers, done_to, subjects
from summitry.language.clauses.syntax import expand, is_passive, lemma
from summitry.model import Modality


def word(parsed, text, wanted):
    """The sentence of a text and its token with a lemma."""
    sentence = parsed(text).sentences[0]
    return sentence, next(t for t in sentence.tokens if lemma(t) == wanted or t.text.lower() == wanted)


@pytest.mark.parametrize(
    ("text", "wanted", "modality", "polarity"),
    [
        ("They sign the treaty.", "sign", Modality.HELD, "+"),
        ("They did not sign the treaty.", "sign", Modality.HELD, "-"),
        ("They never signed the treaty.", "sign", Modality.HELD, "-"),
        ("They will sign the treaty.", "sign", Modality.PLANNED, "+"),
        ("They plan to sign the treaty.", "sign", Modality.PLANNED, "+"),
        ("They are expected to sign the treaty.", "sign", Modality.EXPECTED, "+"),
        ("They might sign the treaty.", "sign", Modality.POSSIBLE, "+"),
        ("They should sign the treaty.", "sign", Modality.PROPOSED, "+"),
        ("They failed to sign the treaty.", "sign", Modality.HELD, "-"),
        ("They refused to sign the treaty.", "sign", Modality.DENIED, "+"),
        ("They left without signing the treaty.", "sign", Modality.HELD, "-"),
        ("The minister said they would sign the treaty.", "sign", Modality.PLANNED, "+"),
        ("They cancelled the ceremony.", "ceremony", Modality.CANCELLED, "+"),
        ("There are plans for a ceremony.", "ceremony", Modality.PLANNED, "+"),
        ("The proposed ceremony drew criticism.", "ceremony", Modality.PROPOSED, "+"),
    ],
)
def test_standing(parsed, text, wanted, modality, polarity):
    assert standing(*word(parsed, text, wanted)) == (modality, polarity)


@pytest.mark.parametrize(
    "text",
    ["If they sign the treaty, prices will fall.", "Did they sign the treaty?", "They would have signed the treaty."],
)
def test_what_is_asked_or_supposed_has_no_standing(parsed, text):
    assert standing(*word(parsed, text, "sign")) is None


def test_a_date_after_the_report_makes_a_plan():
    assert dated(Modality.HELD, "2021-05-09", "2021-05-04") is Modality.PLANNED
    assert dated(Modality.HELD, "2021-05-04", "2021-05-04") is Modality.HELD
    assert dated(Modality.HELD, "2021-05", "2021-05-04") is Modality.HELD
    assert dated(Modality.CANCELLED, "2021-05-09", "2021-05-04") is Modality.CANCELLED
    assert dated(Modality.HELD, "rel:weekday=4", "2021-05-04") is Modality.HELD


def texts(tokens):
    return [t.text for t in tokens]


def test_subjects_are_understood(parsed):
    sentence, verb = word(parsed, "The minister came to Oslo and praised the treaty.", "praise")
    assert texts(subjects(sentence, verb)) == ["minister"]
    sentence, verb = word(parsed, "The minister wants to sign the treaty.", "sign")
    assert texts(subjects(sentence, verb)) == ["minister"]
    sentence, verb = word(parsed, "The minister asked the general to sign the treaty.", "sign")
    assert texts(subjects(sentence, verb)) == ["general"]
    sentence, verb = word(parsed, "The minister, who praised the treaty, left.", "praise")
    assert texts(subjects(sentence, verb)) == ["minister"]


def test_a_passive_turns_round(parsed):
    sentence, verb = word(parsed, "The treaty was praised by the minister.", "praise")
    assert is_passive(sentence, verb)
    assert texts(doers(sentence, verb)) == ["minister"]
    assert texts(done_to(sentence, verb)) == ["treaty"]


def test_coordination(parsed):
    sentence, noun = word(parsed, "Ministers, generals and judges met.", "minister")
    assert texts(expand(sentence, noun)) == ["Ministers", "generals", "judges"]
