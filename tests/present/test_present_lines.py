"""Entries as lines: what is said in one line, and in what order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from present.handmade import Hand, document
from summitry.model import Claim, Finding, Modality, Slot, Standing, Value
from summitry.present.brief import brief
from summitry.present.lines import amount


def figure(**slots) -> Claim:
    return Claim.of("figure", "d-1", 0, 5, tuple(Slot(role, value) for role, value in slots.items()))


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"min": "10000", "max": "10000", "approximate": "true"}, "about 10,000"),
        ({"min": "8000", "max": "12000"}, "8,000 to 12,000"),
        ({"min": "50", "unit": "percent"}, "at least 50 percent"),
        ({"max": "3", "unit": "hour"}, "at most 3 hours"),
        ({"min": "1", "max": "1", "unit": "hour"}, "1 hour"),
        ({"min": "2000000", "max": "2000000", "unit": "USD"}, "2,000,000 USD"),
    ],
)
def test_amounts_in_words(slots, words):
    assert amount(figure(**slots)) == words


@pytest.fixture
def record() -> Hand:
    made = Hand()
    made.docs = [
        document(
            "Talks ended without a deal. Borovia wants the ban lifted. A second round is planned for May.",
            locator="one.txt",
            outlet="The Lake Post",
        )
    ]
    (doc,) = made.docs
    made.claim("gap", doc, "without a deal", [("what", "a deal", "a deal")], None)
    made.claim(
        "stance",
        doc,
        "Borovia wants the ban lifted",
        [
            ("actor", "Borovia", "Borovia"),
            ("attitude", "wants", "wants"),
            ("issue", "lifting the ban", "the ban lifted"),
        ],
        None,
    )
    made.claim(
        "outlook",
        doc,
        "A second round is planned for May",
        [("time", "2021-05", "May")],
        None,
        modality=Modality.PLANNED,
    )
    return made


def test_a_short_gap_comes_with_the_words_around(record):
    (gap,) = brief(record).page.rows["gap"]
    assert (gap.before, gap.text, gap.after) == ("Talks ended", "without a deal", ".")


def test_a_stance_is_told_by_actor_attitude_and_issue(record):
    (group,) = brief(record).page.rows["stance"]
    assert group.name == "Borovia"
    assert [(line.verb, line.text) for line in group.lines] == [("wants", "the ban lifted")]


def test_an_outlook_says_how_far_it_has_come_and_when_it_is_due(record):
    (line,) = brief(record).page.rows["outlook"]
    assert (line.modality, line.details) == ("planned", (("Date", "May 2021"),))


def test_a_claim_without_an_origin_still_has_a_line(record):
    (line,) = brief(record).page.rows["gap"]
    assert line.support.origins == ()
    assert "without a deal" in brief(record).to_html()


def test_stances_stand_under_the_country_that_a_person_speaks_for(hand):
    hand.claim(
        "stance",
        hand.docs[0],
        "We want peace",
        [("actor", "a-ruiz", "We"), ("attitude", "wants", "want"), ("issue", "peace", "peace")],
        "o-post",
    )
    (group,) = brief(hand).page.rows["stance"]
    assert (group.name, group.lines[0].subject) == ("Spain", "Ana Ruiz")


def test_a_stance_on_a_pronoun_is_told_in_the_words_of_the_report(record):
    record.said = [
        record.claim(
            "stance",
            record.docs[0],
            "Borovia wants the ban lifted",
            [("actor", "Borovia", "Borovia"), ("attitude", "wants", "wants"), ("issue", "ban", "ban")],
            None,
        )
    ]
    (group,) = brief(record).page.rows["stance"]
    assert (group.lines[0].verb, group.lines[0].text) == ("wants:", "Borovia wants the ban lifted")


def test_lines_that_read_the_same_are_one(hand):
    one, two = hand.docs
    for d, words, o in ((one, "in Geneva", "o-post"), (two, "in Geneva", "o-wire")):
        hand.claim("measure", d, words, [], o)
    (line,) = brief(hand).page.rows["measure"]
    assert (line.text, line.support.standing, len(line.support.evidence)) == ("in Geneva", "corroborated", 2)


def test_one_place_a_document_comes_first(hand):
    (fact,) = [f for f in brief(hand).page.lead.facts if f.role == "place"]
    support = fact.values[0].support
    assert [e.number for e in support.first] == [1, 2]
    assert (*support.first, *support.more) == support.evidence


def test_what_else_is_contested_of_a_meeting_stands_with_its_facts(hand):
    (entry,) = hand.held
    sides = tuple(
        Value(value=v, text=v, claims=(c,), origins=(), relation=r)
        for v, c, r in zip(("came late", "came early"), entry.claims, ("same", "contradiction"), strict=False)
    )
    hand.held = [
        replace(entry, findings=(*entry.findings, Finding(role="polarity", standing=Standing.CONTESTED, values=sides)))
    ]
    assert [f.role for f in brief(hand).page.lead.facts][-1] == "polarity"
