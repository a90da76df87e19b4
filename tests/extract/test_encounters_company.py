"""Who sits at the table: officials of several states, bodies, delegates present and absent, "they"; and how it ended."""

from __future__ import annotations

import pytest

from summitry.extract.encounters import extract
from summitry.model import Modality

INTRO = (
    "Finnish President Sauli Niinisto, Finnish Foreign Minister Pekka Haavisto, French President Emmanuel Macron and "
    "French Foreign Minister Jean-Yves Le Drian are on the list.\n\n"
)


def told(parsed, text, role, *, intro=True):
    """For each encounter of a text, the last words of the names in the slots of a role, in order."""
    document = parsed((INTRO if intro else "") + text, published="2021-05-05")
    names = {a.id: a.name for a in document.appearances}
    return [[names.get(s.value, s.value).split()[-1] for s in c.all(role)] for c in extract(document)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The foreign ministers of Finland, Sweden and Norway met in Oslo on Tuesday.",
            ["Finland", "Sweden", "Norway"],
        ),
        ("Pekka Haavisto met the envoys of Sweden and Norway on Tuesday.", ["Haavisto", "Sweden", "Norway"]),
        ("Delegations from Serbia and Kosovo sat down in Brussels on Thursday.", ["Serbia", "Kosovo"]),
        ("The Indian and Pakistani prime ministers met in Ufa on Friday.", ["india", "pakistan"]),
        ("The leaders of Finland and Sweden had dinner in Stockholm on Friday.", ["Finland", "Sweden"]),
        ("The summit of Sauli Niinisto and Emmanuel Macron broke down.", ["Niinisto", "Macron"]),
    ],
)
def test_officials_of_several_states_stand_for_the_states(parsed, text, parties):
    assert told(parsed, text, "party") == [parties]


@pytest.mark.parametrize(
    "text",
    [
        "NATO foreign ministers meet in Riga on Tuesday.",
        "G7 leaders gathered in Biarritz on Saturday.",
        "The UN Security Council met behind closed doors on Friday.",
    ],
)
def test_a_body_that_meets_is_party_enough(parsed, text):
    assert [len(p) for p in told(parsed, text, "party", intro=False)] == [1]


@pytest.mark.parametrize(
    "text", ["The committee met on Friday.", "The ministers met the deadline on Friday.", "They met on Friday."]
)
def test_nobody_in_particular_gives_no_meeting(parsed, text):
    assert told(parsed, text, "party", intro=False) == []


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        ("Sauli Niinisto, accompanied by Pekka Haavisto, held talks with Emmanuel Macron.", "delegate", ["Haavisto"]),
        ("Sauli Niinisto met Emmanuel Macron alongside Pekka Haavisto.", "delegate", ["Haavisto"]),
        ("The talks between Sauli Niinisto and Emmanuel Macron were attended by Pekka Haavisto and Jean-Yves Le Drian.",
         "delegate", ["Haavisto", "Drian"]),
        ("Sauli Niinisto met Emmanuel Macron without his foreign minister, Pekka Haavisto.", "absent", ["Haavisto"]),
    ],
)  # fmt: skip
def test_who_was_there_and_who_was_missing(parsed, text, role, names):
    assert told(parsed, text, role) == [names]
    assert told(parsed, text, "party") == [["Niinisto", "Macron"]]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Sauli Niinisto cut short his meeting with Emmanuel Macron.", "cut short his meeting with Emmanuel Macron"),
        ("The summit of Sauli Niinisto and Emmanuel Macron ended early, without a joint statement.",
         "ended early, without a joint statement"),
        ("Sauli Niinisto met Emmanuel Macron without a tie.", None),
    ],
)  # fmt: skip
def test_how_it_ended(parsed, text, outcome):
    (claim,) = extract(parsed(INTRO + text, published="2021-05-05"))
    slot = claim.first("outcome")
    assert (slot.text if slot else None) == outcome


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The summit planned for June between Sauli Niinisto and Emmanuel Macron was cancelled on Friday.", Modality.CANCELLED),
        ("The third round of talks between Serbia and Kosovo will be held in Geneva in June.", Modality.PLANNED),
    ],
)  # fmt: skip
def test_a_set_date_belongs_to_the_event(parsed, text, modality):
    (claim,) = extract(parsed(INTRO + text, published="2021-05-05"))
    assert (claim.modality, claim.first("time").value) == (modality, "2021-06")


def test_a_meeting_ahead_is_not_the_one_that_was_held(parsed):
    text = "Sauli Niinisto welcomed Emmanuel Macron on Monday and said five cities were being looked at for the potential summit."
    assert told(parsed, text, "party") == [["Niinisto", "Macron"]]


@pytest.mark.parametrize(
    ("text", "modality", "form", "place"),
    [
        ("In a phone call on Tuesday, Sauli Niinisto told Emmanuel Macron that the harvest was good.", "held", "call", None),
        ("Sauli Niinisto and Emmanuel Macron signed a treaty in Helsinki on Monday.", "held", "ceremony", "Helsinki"),
        ("Sauli Niinisto will play host to Emmanuel Macron in Turku next week.", "planned", "meeting", "Turku"),
        ("Sauli Niinisto turned down an invitation to meet Emmanuel Macron.", "denied", "meeting", None),
        ("Sauli Niinisto left for Paris so that he could meet Emmanuel Macron.", "planned", "meeting", None),
        ("Sauli Niinisto and Emmanuel Macron wrapped up two days of talks in Oslo.", "held", "talks", "Oslo"),
    ],
)  # fmt: skip
def test_other_ways_to_tell_of_a_meeting(parsed, text, modality, form, place):
    (claim,) = extract(parsed(INTRO + text, published="2021-05-05"))
    where = claim.first("place")
    assert (claim.modality.value, claim.first("format").value, where.value if where else None) == (
        modality,
        form,
        place,
    )
    assert told(parsed, text, "party")[0] in (["Niinisto", "Macron"], ["Macron", "Niinisto"])


def test_what_is_called_useful_took_place(parsed):
    (claim,) = extract(parsed(INTRO + "A senator called the talks between Sauli Niinisto and Emmanuel Macron useful."))
    assert claim.modality is Modality.HELD


def test_their_meeting_is_that_of_the_subject(parsed):
    assert told(
        parsed, "Sauli Niinisto and Emmanuel Macron failed to agree on fishing at their meeting in Oslo.", "party"
    ) == [["Niinisto", "Macron"]]


def test_a_visit_that_is_likely_is_expected(parsed):
    (claim,) = extract(parsed(INTRO + "Sauli Niinisto's meeting with Emmanuel Macron is likely to be long."))
    assert claim.modality is Modality.EXPECTED
