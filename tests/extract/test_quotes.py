"""Quotations and reported clauses: short texts about invented events, and who said what in them."""

from __future__ import annotations

import pytest

from summitry.extract.quotes import extract


def told(claims, rule=None):
    """Speaker words, cue and pieces of content of each quote."""
    return [
        (
            [s.text for s in c.all("speaker")],
            c.first("cue").value if c.first("cue") else None,
            [s.text for s in c.all("content")],
        )
        for c in claims
        if rule is None or c.first("form").why == rule
    ]


def test_clause_behind_its_verb(parsed):
    (claim,) = extract(parsed("Minister Anna Berg said the talks would resume in May."))
    assert told([claim]) == [(["Minister Anna Berg"], "say", ["the talks would resume in May"])]
    assert claim.first("form").value == "indirect"


def test_clause_before_its_verb(parsed):
    assert told(extract(parsed("The border will open on Monday, the ministry said."))) == [
        (["the ministry"], "say", ["The border will open on Monday"])
    ]


def test_attribution_inside_its_sentence_parts_the_content(parsed):
    assert told(extract(parsed("The treaty, Oduya argued, was dead from the start."))) == [
        (["Oduya"], "argue", ["The treaty", "was dead from the start"])
    ]


def test_coordinated_clauses_are_pieces(parsed):
    (claim,) = extract(parsed("The envoy said that the guns were silent and that the road was open."))
    assert [s.text for s in claim.all("content")] == ["the guns were silent", "the road was open"]


def test_quotation_split_by_its_attribution_is_one_claim(parsed):
    (claim,) = extract(parsed("“We did not come to shout,” Berg said. “We came to sign.”"))
    assert told([claim]) == [(["Berg"], "say", ["We did not come to shout,", "We came to sign."])]
    assert claim.first("form").value == "direct"


def test_quotation_goes_on_in_the_same_sentence(parsed):
    (claim,) = extract(parsed("“The danger,” said Berg, “is that nobody listens.”"))
    assert [s.text for s in claim.all("content")] == ["The danger,", "is that nobody listens."]


def test_words_in_marks_inside_a_clause_make_it_mixed(parsed):
    (claim,) = extract(parsed('Oduya said the offer was "a step back" for both countries.'))
    assert claim.first("form").value == "mixed"
    assert claim.first("content").text == 'the offer was "a step back" for both countries'


def test_quotation_over_paragraphs_is_one_claim(parsed):
    text = "“We waited for two years,” Berg said. “Nobody came.\n\n“Now we will not wait any longer.”"
    (claim,) = extract(parsed(text))
    assert [s.text for s in claim.all("content")][-1] == "Now we will not wait any longer."


def test_floating_paragraph_has_the_speaker_before(parsed):
    text = "“We waited for two years,” Berg said.\n\n“Nobody came to the table.”"
    claims = list(extract(parsed(text)))
    assert [c.first("speaker").text for c in claims] == ["Berg", "Berg"]


def test_scare_quotes_and_titles_are_no_quotes(parsed):
    assert list(extract(parsed('The so-called "frozen" conflict is the subject of the film "The Long Winter".'))) == []


def test_title_before_the_attribution_is_not_what_was_said(parsed):
    (claim,) = extract(parsed('In an interview on the programme "The Morning Hour," Berg said she was ready to go.'))
    assert claim.first("content").text == "she was ready to go"


def test_speaker_behind_the_verb_with_a_clause_of_his_own(parsed):
    (claim,) = extract(parsed("“The plan is too small,” said Ivo Marek, who ran the bank and backed the rival plan."))
    assert claim.first("speaker").text == "Ivo Marek"
    assert claim.first("content").text == "The plan is too small,"


def test_speakers_together(parsed):
    (claim,) = extract(parsed("Berg and Oduya said the border would stay shut."))
    assert [s.text for s in claim.all("speaker")] == ["Berg", "Oduya"]


def test_statement_that_somebody_released(parsed):
    claims = list(extract(parsed("The council released a statement saying the vote was void.")))
    assert told(claims)[-1] == (["The council"], "say", ["the vote was void"])


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not say when the talks would resume.",
        "The envoy declined to say who had won.",
        "Oduya may announce when the port is closed.",
        "This suggested that the port was closed.",
    ],
)
def test_what_was_not_said_is_no_quote(parsed, text):
    assert list(extract(parsed(text))) == []


def test_nested_words_of_another_are_a_quote_of_theirs(parsed):
    claims = list(extract(parsed("“He says he knew nothing, and I believe him,” Berg said.")))
    assert {c.first("form").why for c in claims} == {"quotation", "nested"}
    assert [c.first("content").text for c in claims if c.first("form").why == "nested"] == ["he knew nothing"]


def test_own_words_within_a_quotation_are_the_speakers(parsed):
    claims = list(extract(parsed("“I said that the port would close,” Berg told the crowd.")))
    assert {c.first("speaker").text for c in claims} == {"Berg"}


def test_work_by_its_title_is_not_what_was_said(parsed):
    assert (
        list(extract(parsed("Anna Berg read “The Long Road Home” on the flight. She wrote “A Life in Oslo” in 1999.")))
        == []
    )
    (claim,) = extract(parsed("Anna Berg wrote: “A Life in Oslo is good.”"))
    assert claim.first("content").text == "A Life in Oslo is good."


def test_quotation_behind_a_colon_is_whose_message_it_is(parsed):
    (claim,) = extract(parsed("Anna Berg’s message was clear: “Do not come here.”"))
    assert claim.first("speaker").text.startswith("Anna Berg")
