"""Marks of footnotes are no numbers; heads of tables and of press releases are none of the report's words."""

import pytest

from summitry.read.notes import unmarked


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The minister, Otto Berg,[1] met her.", "The minister, Otto Berg, met her."),
        ("They met twice.[2][3] It rained.", "They met twice. It rained."),
        ("They met twice.¹ It rained², too.", "They met twice. It rained, too."),
        ("An area of 40 km² is closed.", "An area of 40 km² is closed."),
        ("A row of [1] and [2] stays.", "A row of [1] and [2] stays."),
        ("A [link](x) and x[1](y) stay.", "A [link](x) and x[1](y) stay."),
        (
            "They met for the sixth time.2 It was kept.*\n\n----------\n2 By the count of the ministry.\n* See our last issue.",
            "They met for the sixth time. It was kept.\n\n----------\n2 By the count of the ministry.\n* See our last issue.",
        ),
        ("It rose to 1.2 million.5 It fell.", "It rose to 1.2 million.5 It fell."),
    ],
)
def test_marks_of_notes_are_taken_out(text, plain):
    assert unmarked(text) == plain


def test_the_head_of_a_table_and_its_unit(parts):
    text = (
        "Money for the canal\n\nThe money for the canal is divided between the two countries as follows:\n\n"
        "Country      2022     2023\nFinland      12.0     14.5\nPoland       30.0     28.0\n(in millions of euros)\n\n"
        "The canal is to be open by August, a promise that his predecessor had made as well."
    )
    found = parts(text)
    assert ("furniture", "Country 2022 2023") in found
    assert ("furniture", "(in millions of euros)") in found


@pytest.mark.parametrize(
    "head", ["FOR IMMEDIATE RELEASE", "PRESS RELEASE", "EMBARGOED UNTIL 18:00 GMT, 4 MAY", "Media Advisory No. 12/31"]
)
def test_the_head_of_a_press_release_is_no_headline(parts, head):
    text = f"{head}\n\nMinisters agree on the canal\n\nThe ministers of Finland and Poland have agreed on the canal on Monday."
    assert parts(text)[:2] == [("furniture", head), ("headline", "Ministers agree on the canal")]
