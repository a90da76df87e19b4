"""A statement, a letter, a tweet speaks for who issued it; "a statement" and "it" are never speakers."""

from __future__ import annotations

import pytest

from summitry.extract.quotes import extract


def speakers(parsed, text, **known):
    """What each quote of a text is said by: the name of the actor, or the words."""
    document = parsed(text, **known)
    actors = {a.id: a.name for a in document.appearances}
    return [[actors.get(s.value, s.value) for s in claim.all("speaker")] for claim in extract(document)]


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian government issued a statement on Monday. The statement said the port would close.",
        "The Norwegian government said in a statement that the road was open. The statement said the port would close.",
        "The Norwegian government published a communiqué. The announcement said the port would close.",
        "A statement by the Norwegian government said the port would close.",
        "A statement released by the Norwegian government said the port would close.",
        "The Norwegian government released a statement saying the port would close.",
        "The Norwegian government issued a statement on Monday. The port would close, it said.",
        "The Norwegian government issued a statement. Swedish ships are in the bay. The port would close, said the statement.",
        "The port would close, according to a statement from the Norwegian government.",
        "The Norwegian statement said the port would close.",
        "The Norwegian government's letter says the port would close.",
    ],
    ids=[
        "issued before",
        "said in it before",
        "another word for it",
        "by",
        "released by",
        "subject of released",
        "it",
        "turned, a sentence between",
        "according to",
        "named by a word before",
        "possessor",
    ],
)
def test_document_speaks_for_its_author(parsed, text):
    assert speakers(parsed, text)[-1] in (["Norway"], ["the norwegian government"])


def test_tweet_and_resolution(parsed):
    text = "“It is over,” Anna Berg tweeted. Police closed the road. The tweet said the port would open."
    assert speakers(parsed, text)[-1] == ["Anna Berg"]
    text = "The U.N. Security Council adopted a resolution on Monday. The resolution demands that the port be opened."
    assert speakers(parsed, text)[-1] == ["UN Security Council"]


def test_words_of_the_document_stay_with_the_slot(parsed):
    document = parsed("Anna Berg issued a statement on Monday. The statement said the port would close.")
    slot = list(extract(document))[-1].first("speaker")
    assert (slot.text, document.text[slot.start : slot.end]) == ("The statement", "The statement")
    assert "Anna Berg" in slot.why


def test_banner_speaks_for_those_who_hold_it(parsed):
    text = "Outside the palace, fishermen held up banners that read “Open the port now”."
    assert speakers(parsed, text)[-1] == ["fishermen"]


@pytest.mark.parametrize(
    "text",
    ["A statement said the port would close.", "The port would close, it said."],
    ids=["a statement", "it"],
)
def test_nobody_speaks_where_no_author_is_known(parsed, text):
    assert speakers(parsed, text) == [[]]


def test_new_statement_is_not_that_of_before(parsed):
    text = "Anna Berg issued a statement on Monday. A later statement said the port would close."
    assert speakers(parsed, text)[-1] == []


def test_statement_is_of_the_one_who_issued_the_last(parsed):
    text = (
        "Anna Berg said in a statement that the road was open. Elias Oduya issued a statement of his own. "
        "The statement said the port would close."
    )
    assert speakers(parsed, text)[-1] == ["Elias Oduya"]


def test_report_that_is_named_keeps_its_name(parsed):
    assert speakers(parsed, "A new report said the port would close.") == [["a new report"]]


def test_announcement_is_of_whoever_spoke_before(parsed):
    text = "Anna Berg said on Monday the road was open. The announcement said the port would close."
    assert speakers(parsed, text)[-1] == ["Anna Berg"]


def test_commentary_speaks_for_its_paper_and_a_letter_for_whom_it_is_attributed_to(parsed):
    text = "A commentary in the daily Nordfolk newspaper said the port would close. “It is over,” the commentary said."
    assert speakers(parsed, text) == [["the daily nordfolk newspaper"]] * 2
    assert speakers(parsed, "“It is over,” said a statement attributed to Anna Berg.") == [["Anna Berg"]]


def test_it_is_the_one_body_that_acts(parsed):
    text = "The company showed parts of a ship that it said had sunk in the bay."
    assert speakers(parsed, text) == [["the company"]]
    text = "The company met the union, which called a strike. It said the port would close."
    assert ["it"] not in speakers(parsed, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway accused Sweden of threatening to close the port.",
        "Norway accused Sweden of saying that the port would close.",
        "Norway alleged that Sweden threatened to close the port.",
        "Norway denied that Sweden had promised to open the port.",
    ],
)
def test_words_put_into_the_mouth_of_a_rival_are_none_of_the_rival(parsed, text):
    assert speakers(parsed, text) == [["Norway"]]


def test_words_of_the_accused_in_marks_stay(parsed):
    assert ["Sweden"] in speakers(parsed, "Norway accused Sweden of saying that “the port is ours to close”.")


def test_what_one_says_that_another_said_is_by_the_word_of_the_one(parsed):
    document = parsed("Norway said that Sweden said the port would close.")
    _, inner = list(extract(document))
    actors = {a.id: a.name for a in document.appearances}
    assert [actors[one] for one in inner.holders] == ["Sweden", "Norway"]


def test_name_beside_a_description_speaks(parsed):
    text = "Norway's deputy minister and a leading negotiator, Anna Berg, said the port would close."
    assert speakers(parsed, text) == [["Anna Berg"]]


def test_regime_of_a_ruler_is_the_state(parsed):
    text = "Norwegian leader Anna Berg met Norway's council. Berg's regime said the port would close."
    assert speakers(parsed, text)[-1] == ["Norway"]
