"""Who meets where the words name one side, what a meeting was about by other words, and one more of a row."""

import pytest

from cases.taken import told, value

LEAD = "OSLO, May 14, 2025 (Nordwire) - Norwegian Prime Minister Anna Berg met Kenyan President Daniel Weru in Oslo on Monday.\n\n"
REST = "\n\nBoth sides hope to open the port in Mombasa before the end of the year, an official said.\n"


def meetings(words):
    made = told(LEAD + words + REST)
    return [
        (
            set(made.names(c, "party")),
            str(c.modality),
            c.polarity,
            value(c, "place"),
            value(c, "time"),
            value(c, "agenda"),
        )
        for c in made.claims("encounter")
    ]


@pytest.mark.parametrize(
    ("words", "modality", "polarity"),
    [
        ("Talks with Swedish Prime Minister Lars Holm, planned for the afternoon, were dropped.", "cancelled", "+"),
        ("The meeting with Swedish Prime Minister Lars Holm was scrapped.", "cancelled", "+"),
        ("No meeting with Swedish Prime Minister Lars Holm is planned.", "denied", "-"),
    ],
)
def test_the_other_side_is_the_one_of_whom_the_text_told_last(words, modality, polarity):
    found = meetings(words)[1]
    assert found[:3] == ({"Anna Berg", "Lars Holm"}, modality, polarity)


def test_a_visit_that_names_only_where_it_leads_is_that_of_whom_the_text_told_last():
    found = meetings("A planned visit to Stockholm next week was quietly dropped.")[1]
    assert found[1:5] == ("cancelled", "+", "Stockholm", "2025-05-19/2025-05-25")


def test_experts_are_no_side_of_talks_of_which_they_tell():
    found = meetings(
        "Ole Dahl, an analyst at the Harbour Institute, was not surprised. Talks with Sweden were dropped."
    )
    assert all("Ole Dahl" not in one[0] for one in found)


@pytest.mark.parametrize(
    ("words", "place", "time"),
    [
        ("Their second round is set for tomorrow in Bergen.", "Bergen", "2025-05-15"),
        ("The next round will take place in Nairobi in June.", "Nairobi", "2025-06"),
        ("A follow-up is set for June 12 in Mombasa.", "Mombasa", "2025-06-12"),
    ],
)
def test_one_more_of_a_row_is_of_those_who_met(words, place, time):
    found = meetings(words)[1]
    assert (found[0], found[3], found[4]) == ({"Anna Berg", "Daniel Weru"}, place, time)


@pytest.mark.parametrize(
    ("words", "agenda"),
    [
        ("Patrol boats were the subject.", "Patrol boats"),
        ("Transit fees topped the agenda.", "Transit fees"),
        ("Licences for 92 vessels were discussed.", "Licences for 92 vessels"),
    ],
)
def test_what_was_on_the_agenda(words, agenda):
    assert meetings(words)[0][5] == agenda


@pytest.mark.parametrize(
    ("words", "agenda"),
    [
        ("Berg met Weru again on Tuesday to iron out the port grant.", "the port grant"),
        ("Berg met Weru again on Tuesday to press for a battery plant.", "a battery plant"),
        ("Berg and Weru met again on Tuesday and agreed to count the jaguars.", "the jaguars"),
        ("Berg met Weru again on Tuesday to congratulate him.", ""),
    ],
)
def test_what_those_who_met_were_to_do(words, agenda):
    assert meetings(words)[1][5] == agenda


def test_without_a_dateline_the_only_town_of_the_headline_is_where_it_was():
    made = told(
        "Fish talks in Bergen: as it happened\n\nHarbour Post, Wednesday 18 June 2025\n\n"
        "Norwegian Minister Anna Berg sat down with Kenyan Minister Ben Ruto this morning for three hours.\n\n"
        "Both ministers hope to agree on the quota for cod before the summer, their offices say.\n"
    )
    assert [value(c, "place") for c in made.claims("encounter")] == ["Bergen"]
