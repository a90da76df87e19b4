"""Facts: clauses of two reports that tell one thing, whatever their kind, and what keeps two apart."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from reports import Report, grounds
from summitry.extract.meanings import packed, unpacked
from summitry.model import Correction, Standing
from summitry.reconcile.actors.cluster import join_actors
from summitry.reconcile.facts.clauses import by_sentence, clauses, sentences
from summitry.reconcile.growing.derive import derive, ordered
from summitry.reconcile.resolved import quoted, spoken

FERRY = "Brenn signed the treaty on the ferry crossing in the old harbour of Lugano on Thursday."
FERRY_TOO = "In the old harbour of Lugano the treaty on the ferry crossing was signed by Brenn on Thursday."
OTHERS = (
    "The choir of the village sang before the guests came in. Rain fell on the lake all morning.",
    "Fishermen had blocked the northern pier for a week. Nobody spoke of the toll.",
    "A bakery gave away bread shaped like a bridge. Schools were closed for the day.",
)


def reports(*texts, outlets=()):
    names = [*outlets, *"abcdefgh"][: len(texts)]
    return [
        Report(f"{text} {OTHERS[n % 3]}", locator=f"{n}.txt", published="2021-03-05", outlet=f"The {name}")
        .parsed()
        .reading()
        for n, (text, name) in enumerate(zip(texts, names, strict=True))
    ]


def made(readings, corrections=(), **known):
    some = list(ordered(readings))
    return derive(some, grounds(some, **known), corrections)


def facts(result):
    return [e for e in result.entries if e.kind == "fact"]


def words(result, entry):
    return [c.slots[0].value for c in result.claims if c.id in entry.claims]


def test_what_two_reports_tell_in_other_order_is_one_fact_of_no_kind():
    result = made(reports(FERRY, FERRY_TOO))
    (fact,) = facts(result)
    assert len(words(result, fact)) == 2
    assert all("treaty on the ferry crossing" in said for said in words(result, fact))
    (finding,) = fact.findings
    assert finding.role == "telling"
    assert finding.standing is Standing.CORROBORATED


def test_what_one_origin_alone_tells_is_none():
    some = reports(FERRY, FERRY_TOO)
    assert facts(made(some, origin={r.document.id: "a wire" for r in some})) == []


@pytest.mark.parametrize(
    "other",
    [
        "Fishermen of Lugano said that the crossing costs too much.",
        "Brenn arrived in Lugano by train.",
        "The old harbour was built by the Romans.",
    ],
)
def test_a_common_matter_is_no_common_fact(other):
    assert facts(made(reports(FERRY, other))) == []


def test_other_numbers_of_one_thing_are_not_told_alike():
    one = "The police counted 300 people who marched against the harbour toll in Lugano."
    two = "The police counted 900 people who marched against the harbour toll in Lugano."
    result = made(reports(one, two))
    alike = [fact for fact in facts(result) if fact.finding("telling")]
    assert not any("00 people" in told for fact in alike for told in words(result, fact))


def test_what_is_told_alike_is_not_contested_and_what_denies_it_is_an_entry_of_its_own():
    denied = "Brenn did not sign the treaty on the ferry crossing in the old harbour of Lugano on Thursday."
    found = [f for e in facts(made(reports(FERRY, FERRY_TOO, denied))) for f in e.findings]
    assert {f.role for f in found if f.standing is Standing.CONTESTED} == {"polarity"}


def test_the_order_of_reading_does_not_matter():
    some = reports(FERRY, FERRY_TOO, FERRY.replace("on Thursday", "this week"))
    first = made(some)
    for order in permutations(some):
        assert made(order) == first


def test_a_claim_of_a_fact_that_a_user_sets_aside_takes_it_away():
    some = reports(FERRY, FERRY_TOO)
    claim = made(some).claims[0].id
    wrong = Correction.of("wrong", ((claim,),), because="", author="Ida", at="2026-01-01T10:00:00.000Z")
    assert facts(made(some, [wrong])) == []


def test_vectors_keep_their_direction():
    vectors = np.random.default_rng(1).normal(size=(5, 64)).astype(np.float32)
    kept = unpacked(packed(vectors))
    assert (np.sum(kept * vectors, axis=1) / np.linalg.norm(vectors, axis=1) > 0.995).all()


def quoting(speaker, said, n):
    """A report that quotes a speaker with some words, among others."""
    words = f"{said} {OTHERS[n]}"
    report = Report(
        f"“{words}” {speaker} said.", locator=f"{n}.txt", published="2021-03-05", outlet=f"The {n}"
    ).parsed()
    who = report.actor(speaker)
    report.claim(
        "quote", words, ("speaker", who, speaker), ("content", words, words), ("form", "direct"), holders=(who,)
    )
    return report.reading()


def test_who_is_quoted_with_a_clause_vouches_for_it():
    reading = quoting("Anna Brenn", FERRY, 0)
    actors = join_actors([reading], {reading.document.id: "s"})
    (first, *_, last) = sentences(reading, actors, "2021-03-05")
    frames = by_sentence(reading, [first, last])
    vouching = [clauses(one, frames[one.number])[0].holders for one in (first, last)]
    assert vouching == [reading.claims[0].holders, ()]


def test_a_claim_within_the_words_of_a_speaker_is_told_on_his_word():
    reading = quoting("Anna Brenn", FERRY, 0)
    assert quoted(spoken(reading.claims), 5, 20) == reading.claims[0].holders[0]
    assert quoted(spoken(reading.claims), 0, len(reading.document.text)) == ""
