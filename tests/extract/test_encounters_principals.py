"""Meetings of those who speak: "our talks" at a press conference of two, calls told in an interview, signers of a title."""

import pytest

from cases.taken import told, value

TWO = """Press Conference of President Ivo Marec and Prime Minister Ada Quill

Ljubljana, 3 March 2025

PRESIDENT MAREC: Good afternoon. The Prime Minister and I have just concluded a long talk.

We spoke about the port of Koper.

PRIME MINISTER QUILL: Thank you, Ivo. Our talks were friendly. Ireland will open an embassy here.

QUESTION: Mr. President, will there be a second meeting?

PRESIDENT MAREC: We will meet again in Dublin in May.
"""
INTERVIEW = """"Nobody asked us": Kenya's foreign minister on the port

The Harbour Times, 12 June 2025

By Ann Berg

Kenya's foreign minister, Peter Odongo, spoke to this paper about the talks with Somalia.

Minister, did the Somali president say anything?

He did. President Farah phoned my president on Tuesday. I was in the room.

You are known to dislike such calls. Did it help?

I think so. We were surprised by his tone.

And what happens next?

I hope that we can go on. Our president will meet President Farah in Mombasa in July.
"""


def meetings(text):
    made = told(text)
    return [(set(made.names(c, "party")), value(c, "time"), c.modality) for c in made.claims("encounter")]


def test_our_talks_at_a_press_conference_are_those_of_the_two():
    found = meetings(TWO)
    both = {"Ivo Marec", "Ada Quill"}
    assert (both, "2025-03-03", "held") in found  # just concluded
    assert any(who == both and when == "" and how == "held" for who, when, how in found)  # "our talks were friendly"
    assert any(who == both and how == "planned" for who, when, how in found)  # "we will meet again"


def test_one_speaker_alone_makes_no_meeting():
    alone = TWO.replace("PRIME MINISTER QUILL: Thank you, Ivo.", "QUESTION: Thank you.")
    assert not any("Ada Quill" in who for who, _, how in meetings(alone) if how == "planned")


@pytest.mark.parametrize(("when", "how"), [("2025-06-10", "held"), ("2025-07", "planned")])
def test_a_call_told_in_an_interview_has_the_president_of_the_one_who_answers(when, how):
    made = told(INTERVIEW)
    claim = next(c for c in made.claims("encounter") if value(c, "time") == when)
    known = {a.id: a for a in made.readings[0].appearances}
    parties = [known[slot.value] for slot in claim.all("party")]
    assert [p.country for p in parties if p.name != "Farah"] == ["KEN"]  # by the registry, or without a name
    assert not {"Peter Odongo", "Ann Berg"} & {p.name for p in parties}
    assert claim.modality == how


def test_signers_who_are_named_in_a_title_alone():
    made = told(
        "Joint Statement by Foreign Minister Aino Lahti and Secretary of State Daniel Whitlock on the Northern Border\n\n"
        "Helsinki, May 14, 2024\n\nWe welcome the opening of three crossings.\n\nWe will meet again in Boston in May 2025.\n"
    )
    (claim,) = made.claims("encounter")
    assert set(made.names(claim, "party")) == {"Aino Lahti", "Daniel Whitlock"}


def test_what_a_joint_paper_is_about_does_not_sign_it():
    made = told(
        "Joint Statement of Kenya and Japan on the Coast Guard of Somalia\n\nNairobi, 4 April 2024\n\n"
        "1. We agreed to train 200 officers.\n\n2. We will meet again in Tokyo in 2025.\n"
    )
    (claim,) = made.claims("encounter")
    assert set(made.names(claim, "party")) == {"Kenya", "Japan"}


def test_a_town_that_the_parser_takes_for_a_verb_is_no_measure():
    made = told("The two states will open offices in Lodwar and Szeged by 1 June.\n")
    assert not any(claim.start >= 50 for claim in made.claims("measure"))
