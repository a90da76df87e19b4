"""Who says a thing: a speaker before a participle, the minister of a release, a bare surname and then "he"."""

from __future__ import annotations

import pytest

from cases.taken import taken, told, value


def test_a_speaker_before_a_participle_speaks_and_he_is_he():
    case = taken("34-bare-name-then-he.jsonl")
    spoken = {value(c, "content"): case.names(c, "speaker") for c in case.claims("quote")}
    assert spoken["The talks were constructive."] == ("Stefan Wittek",)
    assert spoken['the talks "show that patience pays."'] == ("Stefan Wittek",)


def test_the_minister_of_a_release_is_the_minister_of_who_issues_it():
    case = taken("12-templated-readouts.jsonl")
    reaffirmed = [
        c for c in case.claims("stance") if case.names(c, "actor") != ("Estonia",) and "sovereignty" in _words(c)
    ]
    assert {case.names(c, "actor") for c in reaffirmed} == {("Tiina Rebane",)}


def _words(claim):
    return next(
        reading.document.text[claim.start : claim.end]
        for reading in taken("12-templated-readouts.jsonl").readings
        if reading.document.id == claim.document
    )


def test_the_same_pair_at_two_times_is_two_meetings():
    kept = taken("35-same-pair-twice.jsonl").kept("encounter")
    assert len(kept) == 2
    assert {
        len({f.document for f in taken("35-same-pair-twice.jsonl").claims("encounter") if f.id in e.claims})
        for e in kept
    } == {1}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PM Ana Brenn met Swedish PM Lena Holm in Oslo on Monday.", {"Ana Brenn", "Lena Holm"}),
        ("H.E. Ana Brenn, President of Norway, met H.E. Mr. Osk Tallor in Oslo.", {"Ana Brenn", "Osk Tallor"}),
        ("At 3:35 PM Ana Brenn left Oslo.", {"Ana Brenn"}),
    ],
)
def test_titles_in_short_are_no_names_and_a_clock_is_no_title(text, names):
    people = [
        a for r in told(f"Oslo, 6 May 2025\n\n{text}\n").readings for a in r.appearances if a.actor_type == "person"
    ]
    assert {a.name for a in people} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Briefing the Council, Ana Brenn, Special Envoy for the Sahel, said the truce was holding.", "Ana Brenn"),
        ("Addressing the meeting, Peter Otieno of Kenya said that the truce was holding.", "Peter Otieno"),
        ("Responding to questions, Foreign Minister Ann Lee said the truce was holding.", "Ann Lee"),
        ("PETER OTIENO (Kenya), speaking also for Uganda, said the truce was holding.", "PETER OTIENO"),
        ("OSK TALLOR (Finland) said that the truce was holding.", "OSK TALLOR"),
    ],
)
def test_a_speaker_behind_a_gerund_and_a_delegate_with_the_state_in_brackets_speak(text, name):
    case = told(f"Oslo, 6 May 2025\n\n{text}\n")
    (said,) = [c for c in case.claims("quote") if value(c, "content") == "the truce was holding"]
    assert case.names(said, "speaker") == (name,)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"That is nonsense," shot back opposition leader Osk Tallor.', "Osk Tallor"),
        ('"We never signed that," fired back Norwegian Trade Minister Lena Holm.', "Lena Holm"),
        ('"You are wrong," hit back Ms. Lena Holm of Norway.', "Lena Holm"),
    ],
)
def test_who_shoots_back_speaks(text, name):
    case = told(f"Oslo, 6 May 2025\n\n{text}\n")
    assert [case.names(c, "speaker") for c in case.claims("quote")] == [(name,)]
