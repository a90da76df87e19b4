"""Where a meeting was that tells no place of its own, who met whom behind offices and manners, and what is taken back."""

import pytest

from cases.taken import told, value

LEAD = "Leaders agree on a fund\n\nSEOUL, April 9, 2025 (Hanbit) -- "
REST = (
    "\n\nThe fund will pay for two ports, the office said.\n\nBoth states hope to finish the work in 2027, it said.\n"
)


def meetings(text):
    made = told(text)
    return [
        (set(made.names(c, "party")), value(c, "place"), value(c, "agenda"), c.polarity)
        for c in made.claims("encounter")
    ]


def test_the_town_that_ends_a_topic_is_where_the_meeting_is():
    (found,) = meetings(
        "Norwegian Minister Anna Berg and Kenyan Minister Ben Ruto held talks on grain exports in Lisbon on Monday.\n"
    )
    assert found[1:3] == ("Lisbon", "grain exports")


def test_a_state_may_be_what_was_talked_about():
    (found,) = meetings(
        "Norwegian Minister Anna Berg spoke with Kenyan Minister Ben Ruto about the situation in Sudan on Monday.\n"
    )
    assert found[1:3] == ("", "the situation in Sudan")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("South Korean President Baek Do-yun and Norwegian Prime Minister Ola Berg held talks on Wednesday.", "Seoul"),
        (
            "South Korean President Baek Do-yun met Norwegian Prime Minister Ola Berg on the sidelines of a forum on Wednesday.",
            "",
        ),
        ("South Korean President Baek Do-yun spoke by phone with Norwegian Prime Minister Ola Berg on Wednesday.", ""),
        ("Kenyan President Ben Ruto and Norwegian Prime Minister Ola Berg held talks on Wednesday.", ""),
        ("Kenyan President Ben Ruto met Norwegian Prime Minister Ola Berg here on Wednesday.", "Seoul"),
        ("Kenyan President Ben Ruto arrived here and met Norwegian Prime Minister Ola Berg.", "Seoul"),
        ("We are here to stay, Kenyan President Ben Ruto said; he met Norwegian Prime Minister Ola Berg in 2019.", ""),
    ],
)
def test_the_town_of_the_report_is_that_of_a_meeting_at_home(sentence, place):
    assert meetings(LEAD + sentence + REST)[0][1] == place


@pytest.mark.parametrize(
    "sentence",
    [
        "Ola Berg held talks with Prime Minister of the Kingdom of Thailand Prasong Wattan on Monday.",
        "Minister Ola Berg met behind closed doors with Thailand's Trade Minister, Prasong Wattan, on Monday.",
        "President Ola Berg sat for three hours with the Thai leader, Prasong Wattan, on Monday.",
        "Minister Ola Berg had spoken by telephone with Thai Justice Minister Prasong Wattan last week.",
    ],
)
def test_the_other_party_behind_an_office_or_a_manner(sentence):
    assert ({"Ola Berg", "Prasong Wattan"}) in [found[0] for found in meetings(sentence + "\n")]


def test_no_such_meeting_takes_back_the_one_before():
    text = "The blog said that Kenyan President Ben Ruto had met Norwegian Prime Minister Ola Berg in Oslo on Friday. "
    assert [found[3] for found in meetings(f"{text}No such meeting took place.\n")] == ["-"]
    assert next(found[3] for found in meetings(f"{text}The meeting took place at night.\n")) == "+"
