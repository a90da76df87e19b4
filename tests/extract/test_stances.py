"""Who wants what on which issue."""

from __future__ import annotations

import pytest

from summitry.extract.issues import issue
from summitry.extract.stances import extract


def held(parsed, text):
    document = parsed(text)
    names = {a.id: a.name for a in document.appearances}
    return [
        (names.get(c.first("actor").value, c.first("actor").value).lower(), c.first("attitude").value)
        for c in extract(document)
    ]


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("Norway wants a ceasefire.", "wants"),
        ("Norway supports a ceasefire.", "supports"),
        ("Norway opposes a ceasefire.", "opposes"),
        ("Norway does not support a ceasefire.", "opposes"),
        ("Norway demanded an end to the war.", "demands"),
        ("Norway called for a ceasefire.", "demands"),
        ("Norway offered to send observers.", "offers"),
        ("Norway is ready to send observers.", "offers"),
        ("Norway pledged to send observers.", "promises"),
        ("Norway rejected the ceasefire.", "rejects"),
        ("Norway proposed a ceasefire.", "proposes"),
        ("Norway accepted the ceasefire.", "accepts"),
        ("Norway's insistence on a ceasefire annoyed others.", "demands"),
        ("Norway expressed support for a ceasefire.", "supports"),
    ],
)
def test_a_stance(parsed, text, attitude):
    assert held(parsed, text) == [("norway", attitude)]


def test_a_joint_stance_is_one_of_each(parsed):
    assert sorted(held(parsed, "Norway, Sweden and Denmark support a ceasefire.")) == [
        ("denmark", "supports"),
        ("norway", "supports"),
        ("sweden", "supports"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norway lies in the north.",
        "Norway called the plan a mistake.",
        "The weather favoured the sailors.",
        "Norway won the match.",
    ],
)
def test_no_stance(parsed, text):
    assert [h for h in held(parsed, text) if h[0] == "norway"] == []


def test_a_condition_is_kept(parsed):
    (claim,) = extract(parsed("Norway is ready to send observers if the shelling stops."))
    assert claim.first("condition").text.startswith("if")


def test_the_issue_is_a_heading_or_the_words():
    assert issue("an end of the trade barriers") == "trade"
    assert issue("a phased withdrawal of troops") == "withdrawal"
    assert issue("the colour of the carpet") == "the colour of the carpet"


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("Norway insists that the limits stay in force.", "demands"),
        ("Norway voted against the treaty.", "opposes"),
        ("Norway does not want a new treaty.", "opposes"),
    ],
)
def test_a_stance_told_by_its_construction(parsed, text, attitude):
    assert ("norway", attitude) in held(parsed, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway insists that the harbour is safe.",
        "Norway did not seek approval from the council.",
        "A ship from Norway sailed against the storm.",
        "Norway asked not to be named.",
        "Norway offered its condolences.",
        "Norway could not attend the ceremony.",
        "Norway welcomed her at the airport.",
    ],
)
def test_words_of_attitude_that_tell_no_stance(parsed, text):
    assert [h for h in held(parsed, text) if h[0] == "norway"] == []


def test_who_is_blamed_for_refusing_refused(parsed):
    assert ("norway", "rejects") in held(parsed, "Sweden blamed Norway for refusing a ceasefire.")


def test_a_pronoun_that_may_be_two_things_tells_no_stance(parsed):
    assert held(parsed, "The mayor unveiled a ceasefire and dropped a tax. Norway rejected them.") == []


def test_a_wish_within_a_wish_of_the_same_actor_is_one(parsed):
    assert held(parsed, "Norway wants to propose a ceasefire.") == [("norway", "wants")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway called a special session on Monday.",
        "Does Norway want a ceasefire?",
        '"It will have to do with fish," Norway said.',
    ],
)
def test_calls_questions_and_idioms_tell_no_stance(parsed, text):
    assert [h for h in held(parsed, text) if h[0] == "norway"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Sweden will go if Norway supports a ceasefire.",
        "Sweden warned of a storm should Norway oppose a ceasefire.",
        "Sweden will pay before Norway agrees to a ceasefire.",
        "Norway rejected rumours of a ceasefire.",
        'Norway said: "The result should come as no surprise."',
        'Norway said: "They should have signed the treaty."',
        "Norway welcomed the refugees.",
    ],
)
def test_what_is_supposed_rumoured_or_past_is_no_stance(parsed, text):
    assert [h for h in held(parsed, text) if h[0] == "norway"] == []


def test_the_owner_of_a_deed_holds_its_stance(parsed):
    assert ("norway", "supports") in held(parsed, "Sweden complained about Norway's backing the ceasefire.")


def stance(parsed, text):
    document = parsed(text, published="2015-06-10")
    names = {a.id: a.name for a in document.appearances}
    (claim,) = extract(document)
    return {s.role: names.get(s.value, s.value) for s in claim.slots} | {
        "holders": [names.get(h, h) for h in claim.holders]
    }


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("Norway demanded a ceasefire.", "public"),
        ('"We want a ceasefire," Prime Minister Ana Brenn told reporters.', "public"),
        ("Norway privately wants a ceasefire.", "private"),
        ("Prime Minister Ana Brenn said that Sweden wants a ceasefire.", "reported"),
        ("Norway wants a ceasefire.", None),
    ],
)
def test_a_stance_has_an_audience(parsed, text, audience):
    assert stance(parsed, text).get("audience") == audience


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Norway on Monday called for a ceasefire.", "2015-06-08"),
        ("Prime Minister Ana Brenn said on Monday that she wants a ceasefire.", "2015-06-08"),
        ("Norway called for a ceasefire by July.", None),
    ],
)
def test_a_stance_has_the_date_on_which_it_was_told(parsed, text, time):
    assert stance(parsed, text).get("time") == time


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Norway is ready to send observers if the shelling stops.", "if the shelling stops"),
        ("If the shelling stops, Norway is ready to send observers.", "If the shelling stops"),
        ("Norway will agree to a truce on condition that the ships leave.", "on condition that the ships leave"),
        ("Norway offered to lend ships in return for fishing rights.", "in return for fishing rights"),
        ("Norway opposes a treaty unless Sweden signs it.", "unless Sweden signs it"),
        ("Norway wants the limits to stay until the last ship leaves.", "until the last ship leaves"),
    ],
)
def test_every_form_of_condition_is_kept(parsed, text, condition):
    (claim,) = extract(parsed(text))
    assert claim.first("condition").text == condition


def test_what_others_tell_as_theirs_has_them_as_holders(parsed):
    told = stance(parsed, "Prime Minister Ana Brenn believes that Sweden wants a ceasefire.")
    assert (told["actor"], told["holders"]) == ("Sweden", ["Ana Brenn"])


def test_words_in_quotation_marks_are_held_by_their_speaker(parsed):
    told = stance(parsed, '"Sweden opposes a ceasefire," Prime Minister Ana Brenn said.')
    assert (told["actor"], told["holders"]) == ("Sweden", ["Ana Brenn"])


def test_a_demand_is_held_by_the_innermost_who_says_it(parsed):
    told = stance(parsed, "Norway said that Sweden believes that the ships must leave.")
    assert (told["actor"], told["attitude"]) == ("Sweden", "demands")


def test_who_says_that_it_must_not_be_is_against(parsed):
    assert held(parsed, "Norway said that the ships must not sail.") == [("norway", "opposes")]


def test_what_is_only_demanded_of_somebody_is_no_stance_of_theirs(parsed):
    assert held(parsed, "Sweden insisted that Norway agree to a ceasefire.") == [("sweden", "demands")]


def test_a_passive_demand_is_about_what_is_asked(parsed):
    (claim,) = extract(parsed("The envoy was urged by Norway to leave the island."))
    assert claim.first("issue").text == "to leave the island"


@pytest.mark.parametrize(
    "text",
    [
        "Norway refused to comment on the treaty.",
        "Ola Berg swears that trawlers love him.",
        "A candidate who promised a tunnel lost.",
    ],
)
def test_silence_persons_assertions_and_wishes_for_oneself_are_no_stance(parsed, text):
    assert held(parsed, text) == []


def test_who_argues_against_it_opposes(parsed):
    assert held(parsed, "Norway argued against a ban on trawlers.") == [("norway", "opposes")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Sweden urged Norway to support the treaty.", "norway"),
        ("Norway and Sweden have not agreed on a date.", "norway"),
        ("Norway is balking at accepting the treaty.", "norway"),
        ("Ola Berg said that the treaty must be working.", "ola berg"),
    ],
)
def test_what_is_asked_left_open_or_guessed_is_no_stance(parsed, text, actor):
    assert [h for h in held(parsed, text) if h[0] == actor] == []


def test_who_is_accused_of_two_deeds_holds_both(parsed):
    assert ("norway", "rejects") in held(
        parsed, "Sweden accused Norway of refusing the treaty and rejecting a ceasefire."
    )


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("Norway will not agree to a ceasefire unless its demands are met.", "conditional"),
        ("Norway would not accept a ceasefire until the troops left.", "conditional"),
        ("Norway has ruled out talks unless the tests stop.", "conditional"),
        ("Norway opposed the treaty before it was signed.", "opposes"),
        ("Norway does not support a ceasefire.", "opposes"),
    ],
)
def test_what_is_refused_only_until_something_comes_is_conditional(parsed, text, attitude):
    assert held(parsed, text) == [("norway", attitude)]
