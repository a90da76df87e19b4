from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import InputError
from summitry.lexicon import arenas as rows
from summitry.reason.arenas import Arena, Rule, Vote, arena, blocking, rule_keys
from summitry.values import place

VOTES = yaml.safe_load((Path(__file__).parent / "data" / "votes.yaml").read_text("utf-8"))
COUNCIL_YEARS = range(2006, 2026)


def held(row, decider):
    """The votes of a row of the data file: who is not named voted in favour."""
    said = dict.fromkeys(row.get("against", ()), Vote.NO) | dict.fromkeys(row.get("abstain", ()), Vote.ABSTAIN)
    return dict.fromkeys(decider.members, Vote.YES) | said


# ---------------------------------------------------------------------- what was decided
def test_there_are_24_resolutions_on_north_korea_and_each_comes_out_as_adopted():
    assert len({row["symbol"] for row in VOTES["dprk"]}) == 24
    for row in VOTES["dprk"]:
        council = arena("UN Security Council", row["day"])
        assert council.decide(held(row, council)).adopted, row


@pytest.mark.parametrize("row", VOTES["others"], ids=lambda row: row["symbol"])
def test_votes_come_out_as_they_did(row):
    decider = arena(row["arena"], row["day"])
    votes = held(row, decider)
    counted = Counter(votes.values())
    assert [counted[Vote.YES], counted[Vote.NO], counted[Vote.ABSTAIN]] == row["tally"]
    assert decider.decide(votes).adopted is row["adopted"]


def test_a_veto_is_named_and_so_are_the_missing_votes():
    council = arena("UNSC", date(2022, 5, 26))
    two = council.decide(dict.fromkeys(council.members, Vote.YES) | {"CHN": Vote.NO, "RUS": Vote.NO})
    assert two.why == "CHN, RUS against, with a veto"
    seven = council.decide(dict.fromkeys(council.members[:7], Vote.YES))
    assert seven.why == "7 in favour, and 9 are needed"


def test_the_same_votes_pass_as_procedure_and_fail_as_substance():
    (row,) = [r for r in VOTES["others"] if r["symbol"].startswith("S/RES/2623")]
    answers = [
        arena(name, row["day"]).decide(held(row, arena(name, row["day"]))) for name in ("UNSC", "UNSC procedural")
    ]
    assert [a.adopted for a in answers] == [False, True]


# ---------------------------------------------------------------------- the data
@pytest.mark.parametrize("year", COUNCIL_YEARS)
def test_the_security_council_has_fifteen_members_in_each_year(year):
    for day in (date(year, 1, 1), date(year, 12, 31)):
        council = arena("UNSC", day)
        assert len(set(council.members)) == 15
        assert council.veto == {"CHN", "FRA", "GBR", "RUS", "USA"}


@pytest.mark.parametrize("key", rows())
def test_each_arena_tells_its_rule_and_source_and_names_states(key):
    row = rows()[key]
    assert row["says"]
    assert row["source"]
    assert set(row["rule"]) <= rule_keys()
    terms = [t for group in row.get("groups", {}).values() for t in group]
    for code in (m for t in terms for m in t["members"] if m != "others"):
        assert place.country(code) != code, code
    assert all(t["from"] <= t.get("until", t["from"]) for t in terms)


def test_members_that_are_not_known_are_not_made_up():
    with pytest.raises(InputError, match="not known"):
        arena("UNSC", date(1990, 1, 1))
    with pytest.raises(InputError, match="weights"):
        arena("EU Council", date(2019, 4, 25))
    with pytest.raises(InputError, match="name its members"):
        arena("bilateral", date(2019, 4, 25), members=["USA"])
    with pytest.raises(InputError, match="there is no arena"):
        arena("League of Nations", date(1930, 1, 1))


def test_members_by_date():
    assert len(arena("NATO", date(2003, 1, 1)).members) == 19
    assert "GBR" in arena("EU unanimity", date(2019, 1, 1)).members
    assert "GBR" not in arena("EU Council", date(2024, 1, 1)).members


def test_three_large_members_of_the_eu_cannot_block_and_four_can():
    council = arena("EU Council", date(2024, 6, 1))
    assert council.passes({"DEU", "FRA", "ITA"})
    assert not council.passes({"DEU", "FRA", "ITA", "LUX"})


def test_who_has_no_vote_is_refused():
    with pytest.raises(InputError, match="no vote"):
        arena("UNSC", date(2019, 4, 25)).decide({"PRK": Vote.YES})


# ---------------------------------------------------------------------- properties
MEMBERS = tuple("ABCDEF")
rules = st.builds(
    Rule,
    yes=st.integers(0, 6),
    yes_share=st.sampled_from([0.0, 0.5, 0.55, 1.0]),
    weight_share=st.sampled_from([0.0, 0.5, 0.65, 0.85]),
    least_against=st.integers(0, 4),
    majority=st.booleans(),
    veto=st.just("permanent"),
    objection=st.booleans(),
    everyone=st.booleans(),
)
ballots = st.fixed_dictionaries(dict.fromkeys(MEMBERS, st.sampled_from(list(Vote))))


@st.composite
def deciders(draw):
    weights = {m: float(draw(st.integers(1, 4))) for m in MEMBERS}
    veto = frozenset(draw(st.sets(st.sampled_from(MEMBERS), max_size=2)))
    return Arena(key="x", name="x", rule=draw(rules), members=MEMBERS, veto=veto, weights=weights)


@given(deciders(), ballots, st.sampled_from(MEMBERS))
def test_a_vote_that_turns_towards_a_proposal_never_undoes_it(decider, votes, member):
    better = {Vote.NO: Vote.ABSTAIN, Vote.ABSTAIN: Vote.YES, Vote.YES: Vote.YES}
    if decider.decide(votes).adopted:
        assert decider.decide(votes | {member: better[votes[member]]}).adopted


@given(deciders())
def test_blocking_sets_block_are_minimal_and_none_is_missing(decider):
    found, complete = blocking(decider)
    assert complete
    sets = {s for one in found for s in one.sets()}
    for some in sets:
        assert not decider.passes(some)
        assert all(decider.passes(some - {m}) for m in some)
    every = [frozenset(m for at, m in enumerate(MEMBERS) if n >> at & 1) for n in range(1 << len(MEMBERS))]
    for some in every:
        assert (not decider.passes(some)) == any(s <= some for s in sets)
        assert (not decider.passes(some)) == any(one.within(some) for one in found)


def test_in_the_security_council_one_permanent_member_or_seven_others_block():
    found, complete = blocking(arena("UNSC", date(2019, 4, 25)))
    assert complete
    assert [(one.size, len(one.parts[0][1])) for one in found] == [(1, 5), (7, 10)]
