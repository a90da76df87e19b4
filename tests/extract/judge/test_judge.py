"""The judge that comes with Summitry: what it lets stand, what it finds, how it tells why."""

from __future__ import annotations

import pytest

from summitry import extract
from summitry.errors import SettingsError
from summitry.extract.judge import explain, loaded
from summitry.extract.judge.candidates import KINDS, candidates
from summitry.extract.judge.judge import Judge, load
from summitry.extract.judge.telling import value_of
from summitry.model import Certainty
from summitry.settings import Settings

POLITICS = """\
Norway on Tuesday imposed sanctions on two Swedish shipyards, the foreign ministry in Oslo said. Stockholm rejected the \
measure and called on Norway to withdraw it. Prime Minister Ana Brenn is expected to travel to Stockholm next week.

Both sides declined to say whether fishing rights would be discussed."""
ELSEWHERE = """\
The striker rejected an offer from the club and signed for its rival. Fans greeted him at the airport. The bakery on the \
corner sells two loaves to each, and the film opened to warm reviews."""


@pytest.fixture(scope="module")
def judge():
    return load()


def of(parsed, text, judge, kind):
    document = parsed(text, published="2031-03-04")
    return [
        claim
        for claim in extract.claims(document, judge)
        if claim.kind == kind and claim.certainty is not Certainty.ALL
    ]


@pytest.mark.parametrize("kind", ["stance", "measure", "action", "outlook", "gap"])
def test_what_a_report_tells_is_found_with_its_probability(parsed, judge, kind):
    found = of(parsed, POLITICS, judge, kind)
    assert found
    assert all(0 < claim.probability <= 1 and claim.judge == judge.version for claim in found)
    assert all(claim.proposed in ("rules", "judge") for claim in found)


@pytest.mark.parametrize("kind", ["stance", "measure", "action", "encounter"])
def test_the_same_verbs_outside_politics_tell_nothing_strictly(parsed, judge, kind):
    assert [one for one in of(parsed, ELSEWHERE, judge, kind) if one.certainty is Certainty.STRICT] == []


@pytest.mark.xfail(reason="imposing is nearly always a state's in what it learned from")
def test_a_shop_that_imposes_a_limit_is_no_measure(parsed, judge):
    text = "The bakery on the corner has imposed a limit of two loaves."
    assert [one for one in of(parsed, text, judge, "measure") if one.certainty is Certainty.STRICT] == []


def test_kinds_that_are_not_judged_are_left_as_they_are(parsed, judge):
    document = parsed(POLITICS, published="2031-03-04")
    judged = {c.id: c for c in extract.claims(document, judge)}
    for claim in extract.claims(document):
        if claim.kind not in KINDS:
            assert judged[claim.id] == claim


def test_the_surer_the_fewer(judge):
    for kind in KINDS:
        assert (
            judge.least(kind, Certainty.STRICT)
            >= judge.least(kind, Certainty.BALANCED)
            >= judge.least(kind, Certainty.ALL)
        )
        assert judge.certainty(kind, 1.0) is Certainty.STRICT
        assert judge.certainty(kind, 0.0) is None


def test_a_type_that_the_judge_is_sure_of_stands_in_place_of_that_of_the_rules(parsed, judge, monkeypatch):
    document = parsed("Norway expelled two Swedish diplomats on Tuesday.", published="2031-03-04")
    (told,) = (c for c in extract.claims(document) if c.kind == "action")
    monkeypatch.setattr(Judge, "told", lambda self, kind, *_: ("PROTEST" if kind == "action" else "", 0.95))
    (made,) = (c for c in extract.claims(document, judge) if c.kind == "action")
    assert value_of(told) != value_of(made) == "PROTEST"
    assert made.id != told.id
    assert (made.start, made.end) == (told.start, told.end)


def test_words_alone_need_no_encoder(parsed):
    fast = load(fast=True)
    found = of(parsed, POLITICS, fast, "measure")
    assert found
    assert all(one.vectors is None for one in fast.judge(parsed(POLITICS, published="2031-03-04"), found))


def test_a_claim_is_explained_by_the_words_that_weigh_most(parsed, judge):
    (claim, *_) = of(parsed, POLITICS, judge, "measure")
    told = explain(parsed(POLITICS, published="2031-03-04"), claim, judge)
    assert told.probabilities["measure"] == pytest.approx(claim.probability, abs=1e-4)
    assert "sanctions" in [word for word, _ in told.words]
    assert told.features
    assert told.version == judge.version


def test_a_quotation_is_not_explained(parsed, judge):
    document = parsed(POLITICS, published="2031-03-04")
    with pytest.raises(ValueError, match="found by rules alone"):
        explain(document, document.quotes[0], judge)


def test_equal_sentences_are_read_once(parsed, judge, monkeypatch):
    read = []
    run = type(judge._encoder)._run
    monkeypatch.setattr(type(judge._encoder), "_run", lambda self, ids: read.extend(ids) or run(self, ids))
    sentence = "Norway imposed sanctions on Sweden on Tuesday."
    judge.judge(parsed("\n\n".join([sentence] * 5)), ())
    assert len(read) == 1


def test_what_the_heads_give_does_not_hang_on_the_order_of_features(judge):
    features = [f"s={name}" for name in ("sanction", "ministry", "measure", "week")] + ["fact=TOLD", "passive", "top"]
    there, back, _ = judge._words.known([features, features[::-1], ["no such feature"]])
    assert there == back == sorted(there)


def test_candidates_are_verbs_and_nouns_that_the_lexicon_knows(parsed):
    document = parsed("The ban on grain angered the farmers of the valley.")
    assert [frame.lemma for frame in candidates(document, *document.sentences)] == ["ban", "anger"]


def test_rules_alone():
    assert loaded(Settings(judge="none")) is None


def test_a_folder_without_weights_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"cannot read the judge in .*docs/model\.md"):
        loaded(Settings(judge=str(tmp_path)))


def test_an_outlook_that_its_rule_leaves_to_nobody_is_of_whom_the_judge_is_sure(parsed, judge):
    document = parsed(
        "“The talks will resume in May,” Foreign Minister Anna Berg said on Monday.", published="2031-03-04"
    )
    names = {a.id: a.name for a in document.appearances}
    (rule,) = (c for c in extract.claims(document) if c.kind == "outlook")
    (made,) = (c for c in extract.claims(document, judge) if c.kind == "outlook")
    assert rule.first("who") is None
    assert [names[s.value] for s in made.all("who")] == ["Anna Berg"]
    assert made.fits
