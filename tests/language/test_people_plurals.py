"""Whom "the two leaders", "the pair", "both sides" and "they" mean, and when that is open."""

import pytest

from summitry.language import analyse


@pytest.fixture
def means(report):
    """The names of the actors that the last place with some words stands for."""

    def _means(text, words):
        (parsed,) = analyse([report(text)])
        at = text.rindex(words)
        return sorted({a.name for m, a in parsed.mentions if at <= m.start < at + len(words)})

    return _means


def test_they_are_the_two_who_met_in_the_sentence_before(means):
    text = "Danish Prime Minister Peter Holm met President Anna Kowalska of Poland in Gdansk. They spoke face to face for an hour."
    assert means(text, "They") == ["Anna Kowalska", "Peter Holm"]


def test_they_are_the_two_of_a_plural_mention(means):
    text = (
        "Danish Prime Minister Peter Holm received Polish President Anna Kowalska on Friday. What followed was the first summit of "
        "the two leaders, and it was long. They talked for five hours."
    )
    assert means(text, "They") == ["Anna Kowalska", "Peter Holm"]


def test_they_are_nobody_where_other_things_are_spoken_of(means):
    text = "Peter Holm told reporters that five sites were being looked at, but that none of them was in Denmark."
    assert means(text, "them") == []


def test_a_pair_does_nothing_to_one_of_itself(means):
    text = "Peter Holm wrote to Anna Kowalska every day. In the letters the pair mocked Holm's rival. The pair mocked Holm."
    assert "Peter Holm" not in means(text, "The pair")


def test_political_parties_are_no_states(means):
    text = (
        "French President Luc Moreau met German Chancellor Jan Weber. Moreau and Weber agreed. Candidates of both political "
        "parties in Ohio took note."
    )
    assert means(text, "both political parties") == []


def test_both_sides_are_the_states_of_two_persons_named_together(means):
    text = "French President Luc Moreau met German Chancellor Jan Weber in Nice. Both sides were content."
    assert means(text, "Both sides") == ["France", "Germany"]


def test_leaders_are_those_who_lead(means):
    text = (
        "Danish Prime Minister Peter Holm and Polish President Anna Kowalska met in Gdansk. Foreign Minister Kaj Lund and "
        "his aide Tom Berg were there. The two leaders were tired."
    )
    assert means(text, "two leaders") == ["Anna Kowalska", "Peter Holm"]


def test_both_men_are_the_two_named_in_the_sentence(means):
    text = (
        "Danish Prime Minister Peter Holm wrote to President Luc Moreau. Holm and Moreau disagree. On Sunday Holm met the Polish "
        "envoy Adam Nowak in Oslo and both men smiled."
    )
    assert means(text, "both men") == ["Adam Nowak", "Peter Holm"]


def test_our_two_countries_are_those_of_nobody_else(means):
    text = (
        'France and Germany quarrel. Germany wrote to France. Peter Holm said: "This is a threat to our two countries."'
    )
    assert means(text, "two countries") == []


def test_their_means_two_joined_in_the_sentence(means):
    text = "Prime Minister Peter Holm and President Luc Moreau met on Thursday in their latest attempt to agree."
    assert means(text, "their") == ["Luc Moreau", "Peter Holm"]


THEY_SPOKE = [
    (
        "“The raid was an answer to the ban,” write Ana Tallor, a former envoy of Norway to Chile, and Erik Lundgren, an analyst at the"
        " Institute for Ports, in a piece published this week.\n\n“But it is a warning shot as well,” they write."
    ),
    (
        "Foreign ministers Ana Tallor of Norway and Erik Lundgren of Sweden met in Oslo on Monday. They said that the border would stay"
        " open."
    ),
]


@pytest.mark.parametrize("text", THEY_SPOKE)
def test_they_who_speak_are_the_persons_named_together_not_their_states(text, means):
    assert means(text, "they" if "they" in text else "They") == ["Ana Tallor", "Erik Lundgren"]
