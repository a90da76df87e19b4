"""Expectations of reports and users: their fate, their score, their calendar; and the grades of sources and information."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from reports import Modality, Report
from summitry import cli
from summitry.api import Record
from summitry.errors import InputError
from summitry.present import expectations as shown
from summitry.reason.expectations import Expectation, probability, score, stated_probability
from summitry.reason.grading import lint, reach

AUTHOR = "Ida Holm"


@pytest.fixture
def record(tmp_path):
    """A record of three reports: two houses tell of a visit, one expects another."""
    reports = []
    for house in ("Fjord News", "Harbour Post"):
        one = Report(f"Ana Brenn visited Lugano, {house} saw.", published="2030-05-02", locator=house, outlet=house)
        who = one.actor("Ana Brenn", country="NOR")
        one.claim("encounter", "Ana Brenn visited Lugano", ("party", who), ("place", "Lugano"), ("time", "2030-05-02"))
        reports.append(one)
    third = Report(
        "There is a 30 percent chance that Brenn will visit Bergen.", published="2030-05-03", outlet="Lake Wire"
    )
    brenn = third.actor("Ana Brenn", country="NOR")
    words = "a 30 percent chance that Brenn will visit Bergen"
    third.claim("outlook", words, ("who", brenn), ("what", words), ("time", "2030-06"), modality=Modality.POSSIBLE)
    with Record.open(tmp_path / "talks.db", create=True) as opened:
        for one in [*reports, third]:
            opened.store.add(one.reading())
        opened.reconcile()
        yield opened


def test_what_a_report_states_as_probability_is_taken_and_scored_once_it_is_resolved(record):
    (one,) = [e for e in shown.on_record(record.store, "2030-12-31") if not e.by_user]
    assert (one.probability, one.verdict, one.due) == (0.3, "overdue", date(2030, 6, 30))
    record.resolve(one.ident, came=False, because="she stayed at home", author=AUTHOR)
    (after,) = [e for e in shown.on_record(record.store, "2030-12-31") if not e.by_user]
    assert after.verdict == "not fulfilled"
    assert "she stayed at home" in after.why
    assert score([after]).brier == pytest.approx(0.09)


def test_a_user_expects_something_and_says_how_it_came_out(record):
    made = record.expect("Brenn resigns", by="2030-07", probability="80%", because="tired", author=AUTHOR)
    mine = {e.ident: e for e in shown.on_record(record.store, "2030-05-05")}
    assert (mine[made.id].verdict, mine[made.id].who) == ("open", (AUTHOR,))
    assert {e.ident: e.verdict for e in shown.on_record(record.store, "2030-09-01")}[made.id] == "overdue"
    record.resolve(made.id[:8], came=True, author=AUTHOR)
    record.resolve(made.id, came=False, because="she did not", author=AUTHOR)  # the later word wins
    assert {e.ident: e.verdict for e in shown.on_record(record.store)}[made.id] == "not fulfilled"


def test_notes_travel_with_the_record(record, tmp_path):
    record.expect("Brenn resigns", by="2030-07", author=AUTHOR)
    with Record.from_jsonl(list(record.export()), tmp_path / "copy.db") as copy:
        assert list(copy.store.notes()) == list(record.store.notes())
        assert list(copy.export()) == list(record.export())


@pytest.mark.parametrize(
    ("said", "message"),
    [({"by": "soon"}, "no date"), ({"probability": "140%"}, "between 0 and 1"), ({"author": ""}, "say who")],
)
def test_an_expectation_that_cannot_be_is_refused(record, said, message):
    with pytest.raises(InputError, match=message):
        record.expect("Brenn resigns", **({"author": AUTHOR} | said))
    assert list(record.store.notes()) == []


def test_deadlines_ahead_go_to_a_calendar(record):
    from icalendar import Calendar

    events = Calendar.from_ical(shown.calendar(shown.on_record(record.store))).walk("VEVENT")
    assert [e["dtstart"].dt for e in events] == [date(2030, 6, 30)]


def test_a_probability_is_what_is_stated_as_one():
    text = "There is a 70 percent chance of talks. Exports rose 70 percent. A 20% or 30% chance of rain."
    assert stated_probability(text, 0, 37) == 0.7
    assert stated_probability(text, 38, 63) is None
    assert stated_probability(text, 64, len(text)) is None
    assert probability("very likely") == 0.875


def forecast(p, came):
    return Expectation("it", (), None, p, "fulfilled" if came else "not fulfilled", "", "n", True)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_the_score_is_the_mean_squared_distance_and_bins_hold_every_forecast(pairs):
    found = score(forecast(p, came) for p, came in pairs)
    assert found.brier == pytest.approx(sum((p - came) ** 2 for p, came in pairs) / len(pairs))
    assert 0 <= found.brier <= 1
    assert sum(b.count for b in found.bins) == len(pairs)
    assert all(b.low - 1e-9 <= b.mean <= b.high + 1e-9 for b in found.bins)
    assert shown.plot(found).count("<circle") == len(found.bins)


def test_sources_and_information_are_graded_apart_and_1_takes_two_origins(record):
    told = next(e for e in record.entries("encounter"))
    alone = next(e for e in record.entries("outlook"))
    record.grade("Fjord News", "b", source=True, author=AUTHOR)
    record.grade(told.id, "1", author=AUTHOR)
    with pytest.raises(InputError, match="one independent origin of the record tells this"):
        record.grade(alone.id, "1", author=AUTHOR)
    with pytest.raises(InputError, match="one of A completely reliable"):
        record.grade("Fjord News", "1", source=True, author=AUTHOR)
    from summitry.present.grades import grades

    assert [(row[0], row[2], row[7]) for row in grades(record.store).rows] == [
        ("source", "B", ""),
        ("information", "1", ""),
    ]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("We judge with high confidence that a summit is likely.", 1),
        ("A summit is likely. We have high confidence in this judgement.", 0),
        ("A summit may follow.", 1),
        ("They met in Lugano, and agreed on fish.", 0),
    ],
)
def test_likelihood_and_confidence_do_not_share_a_sentence(text, faults):
    assert len(list(lint(text))) == faults


@pytest.mark.parametrize(
    ("p", "term"), [(0.5, "roughly even chance"), (0.7, "likely"), (0.99, "almost certain"), (0.1, "very unlikely")]
)
def test_a_probability_has_its_words(p, term):
    assert reach(p) == term


def test_the_commands(record, tmp_path):
    path = str(record.store.path)

    def run(*words):
        return CliRunner().invoke(
            cli.app, [*words, "--record", path, *(["--author", AUTHOR] if words[1] != "list" else [])]
        )

    made = run("expect", "add", "Brenn resigns", "--by", "2030-07", "--probability", "likely")
    assert made.exit_code == 0, made.output
    assert run("expect", "resolve", made.output.split()[0], "no").exit_code == 0
    rows = json.loads(run("expect", "list", "--to", "json").stdout)
    assert {(r["what"], r["verdict"]) for r in rows} >= {("Brenn resigns", "not fulfilled")}
    assert "Brier score" in run("expect", "list").output
    assert run("grade", "source", "Lake", "C").exit_code == 0
    assert json.loads(run("grade", "list", "--to", "json").stdout)[0]["grade"] == "C"
