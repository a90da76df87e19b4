"""Occasions that go on: what is said after a report has named where, when and to whom somebody speaks."""

from __future__ import annotations

import pytest

from summitry.extract.quotes import extract

LED = "Anna Berg, the minister, met Elias Oduya in Geneva."


def values(claim, role):
    return [s.value for s in claim.all(role)]


def said(parsed, text):
    return list(extract(parsed(f"{LED}\n\n{text}", published="2021-03-03")))


def test_next_sentence_was_said_at_the_same_news_conference(parsed):
    first, then = said(
        parsed, "At a news conference on Tuesday, Berg said the port was shut. She added that it would open."
    )
    assert values(first, "setting") == values(then, "setting") == ["press conference"]
    assert values(first, "time") == values(then, "time") == ["2021-03-02"]
    carried = then.first("setting")
    assert (carried.text, carried.start) == ("", None)
    assert "a news conference" in carried.why


def test_next_paragraph_too(parsed):
    _, then = said(
        parsed, "In an interview with the Oslo Times, Berg said the port was shut.\n\n“It will open,” she said."
    )
    assert values(then, "setting") == ["interview"]
    assert [s.value for s in then.all("addressee")] == ["the oslo times"]


def test_occasion_is_told_before_the_words(parsed):
    (claim,) = said(parsed, "Berg gave a speech in Geneva on Monday. “The port is open,” she said.")
    assert values(claim, "setting") == ["speech"]
    assert values(claim, "time") == ["2021-03-01"]


@pytest.mark.parametrize(
    "then",
    [
        "Oduya said it would open.",
        "Earlier, she had said it would open.",
        "In a letter to Oduya, she said it would open.",
        "She said on Monday that it would open.",
        "She has said it would open.",
    ],
    ids=["another speaker", "another time in words", "another setting", "another day", "what is generally said"],
)
def test_another_occasion_takes_nothing_over(parsed, then):
    _, second = said(parsed, f"At a news conference on Tuesday, Berg said the port was shut. {then}")
    assert "press conference" not in values(second, "setting")


def test_occasion_ends_after_a_few_paragraphs(parsed):
    far = "\n\n".join(["The port lies in the south."] * 4)
    _, then = said(parsed, f"At a news conference, Berg said the port was shut.\n\n{far}\n\nBerg said it would open.")
    assert values(then, "setting") == []


def test_listeners_do_not_stay_where_no_occasion_is_told(parsed):
    _, then = said(parsed, "Berg told reporters that the port was shut. She added that it would open.")
    assert values(then, "addressee") == []


def test_listeners_stay_at_an_occasion(parsed):
    _, then = said(
        parsed, "At a news conference, Berg told reporters that the port was shut. She added that it would open."
    )
    assert [s.why[:24] for s in then.all("addressee")] == ["carried on from “reporte"]
