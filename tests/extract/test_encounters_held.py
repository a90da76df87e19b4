"""What does not take a meeting back, date it or place it, though words near it look as if they did."""

import pytest

from summitry.extract import claims


def met(parsed, text):
    """The encounters of a text: polarity, modality and times."""
    found = [c for c in claims(parsed(text)) if c.kind == "encounter"]
    return [(c.polarity, str(c.modality), [s.value for s in c.slots if s.role == "time"]) for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Lund met Premier Otto Berg in Vienna, media reported. Norway rejected the claim that its ships crossed the line.",
        "President Ana Lund met Premier Otto Berg in Vienna over a plan that was suggested in March. Norway rejected it.",
        "President Ana Lund met Premier Otto Berg in Vienna. No such meeting between the trade ministers took place.",
    ],
)
def test_a_meeting_is_not_taken_back_by_what_is_said_of_something_else(parsed, text):
    found = met(parsed, text)
    assert found
    assert found[0][0] == "+"


@pytest.mark.parametrize(
    "text",
    [
        "Reports said that President Ana Lund met Premier Otto Berg in Vienna. This is a lie, her office said.",
        "Media reported that President Ana Lund met Premier Otto Berg in Vienna. Norway denied the report.",
        "The meeting of President Ana Lund and Premier Otto Berg in Vienna did not take place.",
    ],
)
def test_a_meeting_is_taken_back_by_what_is_said_of_it(parsed, text):
    assert met(parsed, text)[0][0] == "-"


def test_talks_that_are_off_to_a_good_start_are_on(parsed):
    (found,) = met(parsed, "The talks of President Ana Lund and Premier Otto Berg in Vienna are off to a good start.")
    assert found[1] != "cancelled"


def test_a_habit_has_no_day(parsed):
    found = met(parsed, "Every spring President Ana Lund meets Premier Otto Berg in Bergen.")
    assert not any(times for _, _, times in found)
