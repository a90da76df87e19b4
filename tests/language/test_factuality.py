"""How far a predicate is asserted, by the words around it, and who does it."""

from __future__ import annotations

import pytest

from summitry.language.clauses.factuality import dated, standing
from summitry.language.clauses.frames import Category, predicate_of
from summitry.language.clauses.participants import doers, done_to, subjects
from summitry.language.clauses.syntax import expand, governor, is_passive, lemma
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


@pytest.mark.parametrize(
    ("text", "noun", "above", "preposition"),
    [
        ("Norway pulled out of the treaty.", "treaty", "pulled", "out"),
        ("Brenn stayed away from the summit.", "summit", "stayed", "away"),
        ("Norway withdrew from the treaty.", "treaty", "withdrew", "from"),
        ("Norway went ahead after the treaty.", "treaty", "went", "after"),
    ],
)
def test_what_a_noun_hangs_from_is_seen_through_out_of_and_away_from(parsed, text, noun, above, preposition):
    found, between = governor(*word(parsed, text, noun))
    assert (found.text, between) == (above, preposition)


@pytest.mark.parametrize(
    ("text", "category", "doer"),
    [
        ("Norway is opposed to the treaty.", Category.ADJECTIVE, ["Norway"]),
        ("Norway is committed to the treaty.", Category.ADJECTIVE, ["Norway"]),
        ("Norway is strongly opposed to the treaty.", Category.ADJECTIVE, ["Norway"]),
        ("Norway was opposed by Sweden.", Category.VERB, ["Sweden"]),
    ],
)
def test_a_participle_with_its_preposition_is_an_adjective(parsed, text, category, doer):
    sentence, token = word(parsed, text, "committed" if "committed" in text else "opposed")
    frame = predicate_of(sentence, token)
    assert (frame.category, [t.text for t in frame.doer]) == (category, doer)
    assert frame.passive == (category is Category.VERB)


@pytest.mark.parametrize(
    "text", ["They were far from signing the treaty.", "They stopped short of signing the treaty."]
)
def test_far_from_and_short_of_deny(parsed, text):
    assert standing(*word(parsed, text, "sign")) == (Modality.HELD, "-")
