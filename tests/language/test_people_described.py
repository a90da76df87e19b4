"""Whom descriptions mean: "the president", "the leader", "the lawmaker", and what is said of somebody."""

import pytest

from summitry.language import analyse
from summitry.model import ActorType


@pytest.fixture
def means(report):
    """The names of the persons that the last place with some words stands for."""

    def _means(text, words):
        (parsed,) = analyse([report(text)])
        at = text.rindex(words)
        return [
            a.name for m, a in parsed.mentions if at <= m.start < at + len(words) and a.actor_type is ActorType.PERSON
        ]

    return _means


def test_the_president_is_not_the_leader_of_something_else(means):
    text = "Polish President Adam Nowak met rebel leader Omar Diallo in Dakar. Diallo smiled. The president left early."
    assert means(text, "president") == ["Adam Nowak"]


@pytest.mark.parametrize("words", ["rebel leader", "opposition leader", "spiritual leader"])
def test_a_leader_of_others_is_no_head_of_state(means, words):
    text = f"Polish President Adam Nowak spoke in Dakar. The {words} did not come."
    assert means(text, words) == []


def test_nobody_does_to_himself_what_a_description_is_the_object_of(means):
    text = "Senator Ann Reed, a Texas lawmaker, spoke for Senator Lee Fox. Reed praised the lawmaker."
    assert "Ann Reed" not in means(text, "lawmaker")


def test_what_is_said_of_somebody_means_that_one(means):
    text = "Polish President Adam Nowak met Karin Lund in Oslo. She is the prime minister."
    assert means(text, "prime minister") == ["Karin Lund"]


def test_a_lawmaker_is_a_senator_named_before(means):
    text = "Senator Ann Reed of Texas spoke first. Reporters were told to wait. Then the lawmaker sat down."
    assert means(text, "lawmaker") == ["Ann Reed"]


def test_counsel_that_one_takes_is_nobody(report):
    (parsed,) = analyse([report("His friends urged Adam Nowak to go, and he took their counsel.")])
    assert not any("counsel" in m.text for m, _ in parsed.mentions)


def test_a_title_ends_the_letters_of_a_party_before_a_name(report):
    (parsed,) = analyse([report("DNC Chair Susan Wexler Stein announced on Sunday that she would resign.")])
    assert [a.name for a in parsed.appearances if a.actor_type is ActorType.PERSON] == ["Susan Wexler Stein"]


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        (
            "Ingrid Dahl spoke first. Voters tired of Susan Reed's letters during her bid for mayor.",
            "her",
            ["Susan Reed"],
        ),
        ("His lawyer, Peter Holm, tried to persuade Adam Nowak that he was wrong.", "he ", ["Adam Nowak"]),
        ("Ingrid Dahl spoke. A woman who relies on her mother was there.", "her", []),
    ],
)
def test_a_pronoun_means_the_one_the_clause_allows(means, text, words, whom):
    assert means(text, words) == whom


@pytest.mark.parametrize(
    "text",
    [
        "The harbour spokesman, Tom Lund, spoke. The spokesman for Norway's fish department, Nils Dahl, said that it was late.",
        "The harbour spokesman, Tom Lund, spoke. Norway's spokesman and a top lawyer, Nils Dahl, said no in a statement.",
    ],
    ids=["with what it is of", "two in a row"],
)
def test_description_with_a_name_behind_it_is_of_that_name(report, text):
    (parsed,) = analyse([report(text)])
    at = text.rindex("spokesman")
    assert {a.name for m, a in parsed.mentions if m.start <= at < m.end} <= {"Nils Dahl"}
    person = next(a for a in parsed.appearances if a.name == "Nils Dahl")
    assert "spokesman" in {role.office for role in person.roles}


def test_a_description_that_opens_a_sentence_means_its_subject(parsed):
    text = "The son of Cuban migrants, Berg has opposed the plans of Ada Lund. Karl Berg spoke in Oslo."
    found = {a.name: a for a in parsed(text).appearances}
    assert "son of Cuban migrants" in {m.text for m in found["Karl Berg"].mentions} or any(
        m.text.startswith("son") for m in found["Karl Berg"].mentions
    )


def test_the_president_without_a_state_is_the_one_whom_the_report_calls_so(parsed):
    text = (
        "French President Louis Marchand met President Berg on Monday. Berg praised Marchand. Marchand praised Berg. "
        "The president said on Tuesday that talks would go on."
    )
    found = {a.name: a for a in parsed(text).appearances}
    assert "president" in {m.text for m in found["Berg"].mentions}


def named(parsed, text):
    return {(a.actor_type, a.name) for a in parsed(text).appearances if a.actor_type in ("person", "unnamed")}


def test_a_second_apposition_brings_in_nobody(parsed):
    text = "Representative Jim Berg, Republican of Ohio, a founder of the Freedom Caucus, spoke. Senator Ben Vik, a critic of the port, left."
    assert named(parsed, text) == {("person", "Jim Berg"), ("person", "Ben Vik")}


def test_a_description_before_a_title_and_a_name_is_of_the_one_named(parsed):
    text = (
        "The chairman of the House Oversight Committee, Representative Trey Holm, Republican of Ohio, said he was glad."
    )
    assert named(parsed, text) == {("person", "Trey Holm")}
    text = "The chairman of the board, Senator Trey Holm, and the mayor said they were glad."
    assert "chairman" not in " ".join(
        m.text for a in parsed(text).appearances if a.name == "Trey Holm" for m in a.mentions
    )


def test_an_envoy_of_a_state_to_whom_something_is_done_is_not_one_of_no_known_state(parsed):
    text = "Attacks on the British ambassador forced the closure. Ambassador Tor Pick said so."
    found = {a.name: a for a in parsed(text).appearances}
    assert found["Tor Pick"].country is None


def test_a_spokesman_whose_name_commas_set_off(parsed):
    text = "A spokesman for the Democratic National Committee, Brad Wood, said it was late."
    found = {a.name: a for a in parsed(text).appearances if a.actor_type in ("person", "unnamed")}
    assert {name: [r.office for r in a.roles] for name, a in found.items()} == {"Brad Wood": ["spokesman"]}
    text = "He met a spokesman for the board, Anna Berg, and left."
    assert not any(a.roles for a in parsed(text).appearances if a.name == "Anna Berg")
