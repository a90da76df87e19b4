"""What tells no deed though its words could: figures of speech, plans, small requests; and deeds told by idioms."""

from __future__ import annotations

import pytest

from summitry.extract.actions import extract

INTRO = "Norwegian President Alan Brook and Danish Prime Minister Eva Lind are on the list.\n\n"


def types(parsed, text):
    """The types of the actions of a text, after a paragraph that introduces two leaders."""
    return [c.first("type").value for c in extract(parsed(INTRO + text))]


@pytest.mark.parametrize(
    "text",
    [
        "Alan Brook struck a conciliatory tone on Friday.",
        "Alan Brook seized the opportunity.",
        "Alan Brook released a video of the flight.",
        "Eva Lind recalled the days of the strike.",
        "Alan Brook fired Eva Lind.",
        "Alan Brook plans to meet Eva Lind.",
        "Alan Brook announced that talks with Eva Lind will be held in June.",
        "Eva Lind did not recognise the tune.",
        "Eva Lind asked her driver to stop.",
        "Eva Lind told reporters to sit down.",
        "Did Norway attack Denmark?",
        "Imagine that Norway attacked Denmark.",
        "Norway beat Denmark in the final.",
        "Norway and Denmark held a joint meeting.",
    ],
)
def test_other_senses_plans_and_small_requests_are_no_deeds(parsed, text):
    assert types(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Alan Brook attacked Eva Lind over her budget.", "ACCUSE"),
        ("Norwegian soldiers attacked a Danish village.", "ASSAULT"),
        ("Norway released two Danish pilots.", "RETREAT"),
        ("Norway recalled its ambassador from Denmark.", "SANCTION"),
        ("Norway beat back Danish fishermen with batons.", "ASSAULT"),
        ("Alan Brook agreed to meet Eva Lind.", "AGREE"),
        ("Norway will not accept Denmark's offer.", "REJECT"),
    ],
)
def test_the_same_words_in_their_own_sense_are(parsed, text, type_):
    assert types(parsed, text) == [type_]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway gave Denmark its word that the ferry would sail.", "AGREE"),
        ("Norway threw its weight behind Denmark's bid.", "SUPPORT"),
        ("Norway wrote off half of Denmark's debt.", "AID"),
        ("Norway handed a fugitive over to Denmark.", "COOPERATE"),
        ("Norway let go of two sailors from Denmark.", "RETREAT"),
        ("Norway brushed aside Denmark's plea.", "REJECT"),
        ("Norway told three diplomats from Denmark to leave.", "SANCTION"),
        ("Norway fired a missile into the sea off Denmark.", "MOBILIZE"),
        ("Students in Norway hurled bottles at the embassy of Denmark.", "PROTEST"),
        ("Norway blocked access to news sites from Denmark.", "COERCE"),
        ("Jets from Norway pounded positions in Denmark.", "ASSAULT"),
        ("Norway vowed a harsh response to Denmark.", "THREATEN"),
        ("Norway turned to Denmark for fuel.", "REQUEST"),
        ("Norway bowed to pressure from Denmark.", "CONCEDE"),
    ],
)
def test_idioms_have_their_type(parsed, text, type_):
    assert type_ in types(parsed, text)


def test_who_is_accused_is_the_recipient_not_all_whom_the_clause_names(parsed):
    document = parsed("Norway accused Denmark of harming trade by arming Sweden.")
    names = {a.id: a.name for a in document.appearances}
    (claim,) = [c for c in extract(document) if c.first("type").value == "ACCUSE"]
    assert [names[s.value] for s in claim.all("recipient")] == ["Denmark"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway condemned the raids.", "ACCUSE"),
        ("Eva Lind said the raid was a disgrace.", "ACCUSE"),
        ("Norway said it would respond.", "THREATEN"),
        ("The coast saw Danish air strikes on Odek.", "ASSAULT"),
        ("Two villages in Denmark were bombed.", "ASSAULT"),
        ("A rocket hit the port of Odek.", "ASSAULT"),
        ("Eva Lind spoke of the latest missile test by Denmark.", "MOBILIZE"),
    ],
)
def test_deeds_need_no_recipient_and_are_told_by_nouns_and_judgements(parsed, text, type_):
    assert type_ in types(parsed, text)
