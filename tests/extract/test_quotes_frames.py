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
