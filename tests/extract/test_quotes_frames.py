"""Speech frames beyond "said that", one a line, on invented sentences."""

from __future__ import annotations

import pytest

from summitry.extract.quotes import extract

FRAMES = [
    ("Oduya vowed to reopen the border.", "infinitive", "to reopen the border"),
    ("Berg urged both sides to lay down their arms.", "infinitive", "both sides to lay down their arms"),
    ("The union called on the bank to cut its rates.", "infinitive", "the bank to cut its rates"),
    ("The chancellor rejected the latest offer.", "object", "the latest offer"),
    ("The palace confirmed the visit.", "object", "the visit"),
    ("Marek proposed sending observers to the island.", "clause", "sending observers to the island"),
    ("Berg dismissed the report as a fairy tale.", "as", "the report as a fairy tale"),
    ("Oduya called the plan “a gift to smugglers”.", "called", "the plan “a gift to smugglers”"),
    ("The envoy called for a longer truce.", "preposition", "a longer truce"),
    ("Oduya accused the bank of hiding its losses.", "preposition", "the bank of hiding its losses"),
    ("Berg made clear that the offer was final.", "light", "the offer was final"),
    ("According to the ministry, the port is closed.", "according", "the port is closed."),
    ("The port is closed, according to two officials.", "according", "The port is closed"),
    ("As the agency reported, the port is closed.", "clause", "the port is closed."),
    ("Asked whether the port was closed, Berg nodded.", "clause", "whether the port was closed"),
    ("Berg repeated her claim that the vote was rigged.", "noun", "the vote was rigged"),
    ("His message was that the truce would hold.", "noun", "the truce would hold"),
]


@pytest.mark.parametrize(("text", "rule", "content"), FRAMES)
def test_frame(parsed, text, rule, content):
    found = {c.first("form").why: c.first("content").text.rstrip(".") for c in extract(parsed(text))}
    assert found.get(rule) == content.rstrip(".")


def test_passive_report_names_nobody(parsed):
    (claim,) = extract(parsed("Marek is reported to have left the island."))
    assert claim.all("speaker") == ()
    assert [s.text for s in claim.all("content")] == ["Marek", "to have left the island"]


def test_frame_inside_a_reported_clause_belongs_to_it(parsed):
    (claim,) = extract(parsed("Berg said she rejected the offer."))
    assert claim.first("cue").value == "say"


def test_relative_clause_behind_a_comma_is_the_reports_own(parsed):
    (claim,) = extract(parsed("Berg rejected the offer, which came late at night."))
    assert claim.first("content").text == "the offer"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg praised the plan.",
        "Anna Berg praised Jens Holm.",
        "The agency reported the ban, citing officials.",
        "The minister criticized her remarks.",
    ],
)
def test_a_bare_object_or_somebody_tells_no_words(parsed, text):
    assert not [c for c in extract(parsed(text)) if c.first("form").why == "object" and "ban" not in text]


def test_words_on_the_speaker_ahead_of_an_attribution_are_not_the_speakers(parsed):
    (said,) = (
        c
        for c in extract(
            parsed("Pressed by reporters in Oslo, she said, “the port is open, and it will stay open for good.”")
        )
        if c.first("cue").text == "said"
    )
    assert [s.text for s in said.all("content")] == ["the port is open, and it will stay open for good."]


def test_what_tells_more_of_a_source_is_not_what_it_said(parsed):
    text = "The ban will last for years, according to Anna Berg, head of the institute for trade in Oslo."
    (said,) = extract(parsed(text))
    assert [s.text for s in said.all("content")] == ["The ban will last for years"]
