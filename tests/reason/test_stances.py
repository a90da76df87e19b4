from __future__ import annotations

from datetime import date

import pytest

from summitry.model import Actor, ActorType, Role
from summitry.reason.sides import Sides
from summitry.reason.stances import Stand, _clause, deciding, matrix, red_line, until, way


def stand(side="NOR", issue="ceasefire", attitude="supports", **more):
    """A statement made by hand."""
    return Stand(side=side, actor=more.pop("actor", side), issue=issue, attitude=attitude, way=way(attitude), **more)


# ---------------------------------------------------------------------- red lines
@pytest.mark.parametrize(
    ("text", "attitude", "words"),
    [
        ("Norway will never accept a truce", "rejects", "never"),
        ("Norway won’t hand over the island", "rejects", "won’t"),
        ("Norway demands the island and says this is not negotiable", "demands", "not negotiable"),
        ("Norway ruled out talks", "opposes", "ruled out"),
        ("Norway did not rule out talks", "opposes", ""),
        ("Norway criticised the truce", "opposes", ""),
        ("Norway never tires of supporting a truce", "supports", ""),
    ],
)
def test_a_red_line_is_a_refusal_or_a_demand_in_words_that_leave_no_way_out(text, attitude, words):
    assert red_line(text, attitude) == words


def test_the_condition_of_a_refusal_is_a_red_line_and_that_of_an_offer_is_none():
    assert red_line("Norway opposes relief", "opposes", "until the mines are cleared") == "until the mines are cleared"
    assert red_line("Norway offers relief", "offers", "if the mines are cleared") == ""
    assert red_line("Norway opposes talks", "opposes", "if it is driven into a corner") == ""


def test_a_condition_that_says_never_makes_no_red_line_of_what_hangs_on_it():
    assert (
        red_line(
            "Norway would open the port if they promise never to fish there", "offers", "if they promise never to fish"
        )
        == ""
    )
    said = red_line("it would open if they promise never to come", "conditional", "if they promise never to come")
    assert said == "if they promise never to come"


@pytest.mark.parametrize(
    ("text", "least", "clause"),
    [
        ("Norway opposes relief before they disarm, he said.", 22, "Norway opposes relief before they disarm"),
        ("Norway condemned the ban and said it would never go.", 20, "Norway condemned the ban "),
        ("Norway opposes relief until the U.S. leaves.", 21, "Norway opposes relief until the U.S. leaves"),
    ],
)
def test_the_words_of_a_stance_go_on_to_the_next_clause_and_no_further(text, least, clause):
    assert _clause(text, least) == clause


# ---------------------------------------------------------------------- sides
def person(name, country, office, **more):
    return Actor(
        id=f"a-{name}", actor_type=ActorType.PERSON, name=name, country=country, roles=(Role(office=office, **more),)
    )


@pytest.mark.parametrize(
    ("office", "side"),
    [
        ("prime minister", "NOR"),
        ("vice foreign minister", "NOR"),
        ("minister of trade", "NOR"),
        ("government spokeswoman", "NOR"),
        ("professor", "a-Berg"),
        ("opposition leader", "a-Berg"),
        ("analyst", "a-Berg"),
    ],
)
def test_who_holds_an_office_of_a_state_speaks_for_it_and_who_only_comes_from_there_does_not(office, side):
    assert Sides([person("Berg", "NOR", office)]).side("a-Berg") == side


def test_who_has_left_office_speaks_for_nobody_else():
    assert Sides([person("Berg", "NOR", "president", former=True)]).side("a-Berg") == "a-Berg"


# ---------------------------------------------------------------------- the matrix
def test_what_nobody_said_has_no_cell():
    rows = [stand("NOR", "ceasefire"), stand("SWE", "trade")]
    assert {(c.side, c.issue) for c in matrix(rows)} == {("NOR", "ceasefire"), ("SWE", "trade")}


def test_the_latest_words_decide_with_those_that_have_no_date():
    old, new, undated = stand(day="2020-01-01"), stand(attitude="rejects", day="2021-01-01"), stand(attitude="wants")
    assert deciding([old, new, undated]) == (new, undated)


def test_what_is_said_later_is_not_known_before():
    rows = [stand(day="2020-01-01"), stand(attitude="rejects", day="2021-01-01")]
    assert until(rows, date(2020, 6, 1)) == (rows[0],)


def test_a_side_that_says_two_things_at_different_times_has_moved():
    rows = [stand(day="2020-01-01"), stand(attitude="rejects", day="2021-01-01")]
    (cell,) = matrix(rows)
    assert cell.moves == ((rows[0], rows[1]),)
    assert cell.differ == ()
    assert cell.ways == ("against",)


def test_two_of_one_side_who_say_two_things_at_one_time_differ():
    rows = [stand(actor="a-1", day="2020-01-01"), stand(actor="a-2", attitude="rejects", day="2020-01-01")]
    (cell,) = matrix(rows)
    assert cell.moves == ()
    assert cell.differ == ((rows[0], rows[1]),)


def test_what_others_say_of_a_side_is_no_word_of_its_own():
    rows = [stand(day="2020-01-01"), stand(attitude="rejects", day="2020-01-01", others=("a-9",))]
    (cell,) = matrix(rows)
    assert cell.differ == ()
