"""Competing hypotheses ranked by disconfirmation, and scenarios that change an answer."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from reports import Report
from summitry import cli
from summitry.api import Record
from summitry.errors import InputError
from summitry.reason.hypotheses import Evidence, Fits, Question, leaders, load, rank, sensitivity
from summitry.reason.scenarios import differences
from summitry.reason.scenarios import load as load_scenario

NAMES = ("storm", "strike", "sabotage")


def question(*pieces):
    return Question("Why did the ferry stop?", tuple((n, f"a {n}") for n in NAMES), tuple(pieces))


def piece(entry, consistent="", inconsistent="", weight=1.0):
    return Evidence(entry, frozenset(consistent.split()), frozenset(inconsistent.split()), weight)


def test_what_is_least_disconfirmed_leads_however_much_speaks_for_another():
    asked = question(
        piece("a", "storm"), piece("b", "storm"), piece("c", "storm"), piece("d", "strike", "storm sabotage")
    )
    assert leaders(asked) == ("strike",)
    assert [(r.name, r.against, r.in_favour, r.silent) for r in rank(asked)] == [
        ("strike", 0, 1, 3),
        ("storm", 1, 3, 0),
        ("sabotage", 1, 0, 3),
    ]


def test_the_piece_that_the_answer_hangs_on_is_named_and_what_tells_nothing_apart():
    asked = question(piece("d", "strike", "storm sabotage"), piece("all", "storm strike sabotage"))
    found = {w.piece.entry: w for w in sensitivity(asked)}
    assert found["d"].changes
    assert found["d"].leaders == NAMES
    assert (found["all"].changes, found["all"].tells_apart) == (False, False)


pieces = st.builds(
    lambda fits, weight: Evidence(
        "e",
        frozenset(n for n, f in zip(NAMES, fits, strict=True) if f is Fits.CONSISTENT),
        frozenset(n for n, f in zip(NAMES, fits, strict=True) if f is Fits.INCONSISTENT),
        weight,
    ),
    st.tuples(*[st.sampled_from(Fits)] * 3),
    st.integers(0, 3).map(float),
)


@given(st.lists(pieces, max_size=6), st.permutations(range(6)))
def test_the_ranking_does_not_hang_on_the_order_of_evidence_and_support_moves_nothing(some, order):
    asked = question(*some)
    shuffled = question(*(some[n] for n in order if n < len(some)))
    assert rank(asked) == rank(shuffled)
    unsupported = question(*(Evidence(e.entry, frozenset(), e.inconsistent, e.weight) for e in some))
    assert leaders(asked) == leaders(unsupported)


ASKED = """
question: What did Brenn go to Lugano for?
hypotheses:
  - {name: fish, says: she went there for fish}
  - {name: rest, says: she went there to rest}
evidence:
  - {entry: "Brenn", consistent: fish, inconsistent: rest, because: who rests meets nobody}
"""


@pytest.fixture
def record(tmp_path):
    one = Report("Ana Brenn met Osk Tallor in Lugano, Fjord News saw.", published="2019-05-02", outlet="Fjord News")
    parties = [("party", one.actor(n, country=c)) for n, c in (("Ana Brenn", "NOR"), ("Osk Tallor", "EST"))]
    one.claim("encounter", "Ana Brenn met Osk Tallor in Lugano", *parties, ("place", "Lugano"), ("format", "talks"))
    two = Report("The United States opposes sanctions relief.", published="2019-05-03", outlet="Lake Wire")
    state = two.actor("United States", "state", country="USA")
    words = "The United States opposes sanctions relief"
    two.claim("stance", words, ("actor", state), ("attitude", "opposes"), ("issue", "sanctions relief"))
    with Record.open(tmp_path / "talks.db", create=True) as opened:
        for each in (one, two):
            opened.store.add(each.reading())
        opened.reconcile()
    return tmp_path


def run(record, *words):
    done = CliRunner().invoke(cli.app, [*words, "--record", str(record / "talks.db"), "--to", "json"])
    assert done.exit_code == 0, done.output + str(done.exception)
    return json.loads(done.stdout)


def test_evidence_comes_with_its_words_and_its_support(record):
    (record / "asked.yaml").write_text(ASKED)
    first, second, evidence = run(record, "hypotheses", str(record / "asked.yaml"))
    assert (first["name"], second["name"]) == ("fish: she went there for fish", "rest: she went there to rest")
    assert "“Ana Brenn met Osk Tallor in Lugano”" in evidence["words"]
    assert "rests on one origin" in evidence["told"]
    assert "without it fish and rest would lead" in evidence["told"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("consistent: fish", "consistent: meat"), "no hypothesis is called meat"),
        (("inconsistent: rest", "inconsistent: fish"), "both consistent and inconsistent"),
        (("name: rest", "name: fish"), "a name of its own"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(tmp_path, change, message):
    (tmp_path / "asked.yaml").write_text(ASKED.replace(*change))
    with pytest.raises(InputError, match=message):
        load(tmp_path / "asked.yaml")


PACKAGE = """
as_of: 2019-05-04
package: {sanctions relief: partial}
levels: {sanctions relief: [none, partial]}
arenas: [{arena: between two, members: [USA, PRK]}]
known: [{who: PRK, issue: sanctions relief, attitude: wants, because: it says so every day}]
"""


def changed(record, edits):
    (record / "package.yaml").write_text(PACKAGE)
    (record / "what-if.yaml").write_text(f"scenario: other times\n{edits}")
    rows = run(record, "scenario", str(record / "what-if.yaml"), str(record / "package.yaml"))
    return {row["what"]: (row["before"], row["after"]) for row in rows}


def test_a_scenario_changes_only_what_it_edits(record):
    found = changed(record, "edits: [{who: United States, issue: sanctions relief, attitude: supports}]")
    assert found["the package"] == ("at risk", "clear")
    (cell,) = [name for name in found if "United States" in name]
    assert found[cell][1].startswith("clear")
    assert not [name for name in found if "North Korea" in name]


def test_a_statement_that_is_taken_away_leaves_its_member_unknown(record):
    found = changed(record, "edits: [{who: USA, issue: sanctions relief}]")
    (cell,) = [name for name in found if "United States" in name]
    assert found[cell][1].startswith("at risk")
    assert found[cell][0] != found[cell][1]


def test_a_scenario_that_changes_nothing_says_so(record):
    assert "the package: nothing changes" in changed(
        record, "edits: [{who: USA, issue: sanctions relief, attitude: opposes}]"
    )


def test_answers_that_are_the_same_do_not_differ():
    assert differences({"a": "x", "b": "y"}, {"a": "x", "b": "y"}) == ()
    assert [(d.what, d.before, d.after) for d in differences({"a": "x"}, {"b": "y"})] == [
        ("a", "x", ""),
        ("b", "", "y"),
    ]


def test_a_scenario_that_edits_nothing_is_refused(tmp_path):
    (tmp_path / "what-if.yaml").write_text("scenario: nothing\n")
    with pytest.raises(InputError, match="edits nothing"):
        load_scenario(tmp_path / "what-if.yaml")
