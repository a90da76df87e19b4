"""Why a claim is held for one: what a user is told of it, with a judge, with another one, and without."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

import made
from summitry.errors import InputError
from summitry.extract import judge as judging
from summitry.model import Certainty
from summitry.pipeline import settle
from summitry.present.explained import explained
from summitry.record import Store
from summitry.settings import Settings


@dataclass(frozen=True)
class Reasons:
    """What a judge of our own says of every claim."""

    probabilities: dict
    words: tuple
    features: tuple
    proposed: str = "rules"
    version: str = "test"


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """The judge is asked with the parsed report and the claim as it was read."""
    seen = []

    def explain(parsed, claim, judge):
        seen.append((parsed, claim, judge))
        return Reasons({"stance": 0.04, "encounter": 0.93}, (("met", 0.41), ("Premier", -0.02)), (("lemma=meet", 1.5),))

    monkeypatch.setattr(
        judging, "loaded", lambda settings: None if settings.judge == "none" else "a judge", raising=False
    )
    monkeypatch.setattr(judging, "explain", explain, raising=False)
    return seen


def record(tmp_path, **judged):
    store = Store.open(tmp_path / "talks.db")
    store.add(made.judged(made.reading(), **judged))
    settle(store)
    return store


def claim(store, kind):
    return next(store.claims(kind))


def test_a_claim_comes_with_its_slots_its_probability_and_the_words_that_weighed_most(tmp_path, asked):
    with record(tmp_path, encounter=(0.93, Certainty.STRICT)) as store:
        meeting = claim(store, "encounter")
        told = "\n".join(explained(store, meeting.id[:8], Settings()).lines())
    assert told.startswith(f"{meeting.id}  encounter, Fjord News, 2021-03-02, {meeting.start}-{meeting.end}")
    assert "  Place: Oslo" in told
    assert "probability 0.93: strict\nproposed by the rules\njudged by the weights test" in told
    assert told.index("0.93  encounter") < told.index("0.04  stance")
    assert told.index("+0.41  met") < told.index("-0.02  Premier") < told.index("+1.50  lemma=meet")
    ((parsed, as_read, judge),) = asked
    assert (parsed.text, judge) == (made.FIRST, "a judge")
    assert as_read.first("party").value.startswith("p-"), "as it was read, before actors were joined"


def test_a_claim_that_other_weights_judged_says_so(tmp_path):
    with record(tmp_path) as store:
        told = explained(store, claim(store, "encounter").id, Settings())
    assert "read with no judge; what follows is what the weights test say" in told.note


def test_a_claim_of_a_kind_that_is_not_judged_gets_a_sentence(tmp_path, asked):
    with record(tmp_path) as store:
        told = explained(store, claim(store, "quote").id, Settings())
    assert told.reasons is None
    assert told.note in list(told.lines())
    assert "claims of the kind quote" in told.note
    assert not asked


def test_what_the_judge_cannot_place_is_told(tmp_path, monkeypatch):
    def fails(*_):
        raise ValueError("no predicate in its words")

    monkeypatch.setattr(judging, "explain", fails, raising=False)
    with record(tmp_path) as store:
        told = explained(store, claim(store, "encounter").id, Settings())
    assert told.note == "There is nothing to explain: no predicate in its words."


def test_without_a_judge_there_are_no_reasons(tmp_path):
    with record(tmp_path) as store:
        told = explained(store, claim(store, "encounter").id, replace(Settings(), judge="none"))
    assert (told.reasons, told.note.split()[0]) == (None, "Nothing")


@pytest.mark.parametrize("named", ["e-1a2b", "Meeting", "c-ffffffffffffffff"])
def test_what_is_no_claim_is_an_error(tmp_path, named):
    with record(tmp_path) as store, pytest.raises(InputError, match="no claim"):
        explained(store, named, Settings())
