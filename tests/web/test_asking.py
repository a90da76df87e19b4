"""Questions to the whole record at the desk: the answers are those of the commands, each with its table, its drawing and its twin."""

from __future__ import annotations

import time

import pytest
from lxml import html

from summitry.api import Record
from summitry.errors import InputError
from summitry.model.notes import NoteKind
from summitry.noting import keep
from summitry.present import blockers, expectations, histories
from summitry.reason.history import Asked
from summitry.reason.packages import load
from summitry.web import answers, questions
from web.conftest import PACKAGE

PLAN = """sequence: Freeze for relief
steps:
  - {step: freeze, who: North Korea, does: stops its tests, undone: yes}
  - {step: relief, who: United States, does: lifts sanctions, issue: sanctions relief, after: [freeze], undone: no}
"""
HYPOTHESES = """question: Why did they talk?
hypotheses:
  - {name: trade, says: they talked of trade}
  - {name: show, says: they wanted to be seen}
evidence:
  - {entry: "Talks of Ana Lund and Bo Berg, Oslo, 2 May 2031", consistent: [show], inconsistent: [trade]}
"""
SCENARIO = """scenario: Washington comes round
edits:
  - {who: United States, issue: sanctions relief, attitude: supports}
"""
READY = {
    "blockers": {"package": PACKAGE},
    "changes": {"since": "2019-04-26"},
    "sequence": {"plan": PLAN},
    "hypotheses": {"hypotheses": HYPOTHESES},
    "scenario": {"scenario": SCENARIO, "package": PACKAGE},
    "grades": {"scale": "yes"},
}


@pytest.mark.parametrize("name", questions.questions())
def test_a_question_is_a_page_data_and_csv_with_the_same_rows(client, name):
    given = READY.get(name, {})
    page, data, table = (client.get(f"/{name}{end}", params=given) for end in ("", ".json", ".csv"))
    assert (page.status_code, data.status_code, table.status_code) == (200, 200, 200)
    told = data.json()
    assert told["rows"]
    assert len(table.text.splitlines()) > len(told["rows"])
    shown = html.fromstring(page.content)
    assert len(shown.xpath("//table//tbody/tr")) == min(200, len(told["rows"]))
    assert [line.text_content() for line in shown.xpath("//*[@class='in-words']/p")][:1] == told["lines"][:1]


@pytest.mark.parametrize("name", ["ledger", "network", "map"])
def test_a_drawing_stands_with_its_table_and_leads_nowhere(client, name):
    page = html.fromstring(client.get(f"/{name}").content)
    (drawn,) = page.xpath("//figure//*[local-name()='svg']")
    assert not drawn.xpath(".//@style | .//@href | .//*[local-name()='script']")
    assert page.xpath("//table")


def test_the_ledger_of_a_pair_as_of_a_day_is_that_of_the_command(client, record):
    told = client.get("/ledger.json", params={"one": "Kim", "other": "Putin", "as_of": "2019-04-26"}).json()
    with Record.open(record) as held:
        made = histories.ledger(held.store, Asked(("Kim", "Putin"), as_of=questions.day("2019-04-26")))
    assert [tuple(row.values()) for row in told["rows"]] == list(made.listing().rows)
    assert told["lines"][0].startswith("1 meeting of Kim and Putin")


def test_who_can_block_a_package_is_told_with_the_words(client, record, tmp_path):
    path = tmp_path / "deal.yaml"
    path.write_text(PACKAGE, "utf-8")
    told = client.get("/blockers.json", params={"package": PACKAGE}).json()
    with Record.open(record) as held:
        made = blockers.report(held.store, load(path))
    assert told["verdict"] == made.as_object()["verdict"] == "stated block"
    assert "opposes any relief from sanctions" in client.get("/blockers", params={"package": PACKAGE}).text


@pytest.mark.parametrize("said", ["[", "- 1", "a: &a [1]\nb: *a", "colour: red", "package: {x: y}", "{}"])
def test_what_is_no_package_is_told(client, said):
    answered = client.get("/blockers", params={"package": said})
    assert answered.status_code == 400
    assert "package" in answered.text


@pytest.mark.parametrize(("name", "given"), [("ledger", {"as_of": "soon"}), ("changes", {"since": "2019"}), ("network", {"certainty": "quite"}), ("changes", {}), ("blockers", {})])  # fmt: skip
def test_a_question_that_makes_no_sense_is_told_so(client, name, given):
    assert client.get(f"/{name}.json", params=given).status_code == 400


def test_a_plan_a_question_and_a_scenario_are_answered_as_by_the_commands(client):
    told = client.get("/hypotheses.json", params=READY["hypotheses"]).json()
    assert [row["name"].partition(":")[0] for row in told["rows"]][:2] == ["show", "trade"]
    assert {row["what"] for row in client.get("/sequence.json", params=READY["sequence"]).json()["rows"]} >= {"round 1", "round 2", "exposed"}  # fmt: skip
    whole = client.get("/scenario.json", params=READY["scenario"]).json()["rows"][0]
    assert (whole["scenario"], whole["before"]) == ("Washington comes round", "stated block")


@pytest.mark.parametrize("said", ["[", "- 1", "a: &a [1]\nb: *a", "colour: red", "sequence: x", "{}"])
@pytest.mark.parametrize("name", ["sequence", "hypotheses", "scenario"])
def test_lines_that_are_no_such_file_are_told_without_a_path(client, name, said):
    answered = client.get(f"/{name}.json", params=dict.fromkeys(READY[name], said))
    assert answered.status_code == 400
    assert "/" not in answered.json()["detail"]


def test_deadlines_are_a_calendar_and_what_a_user_expects_is_there_at_once(own, writing):
    before = writing.get("/expectations.ics").text
    assert before.startswith("BEGIN:VCALENDAR")
    keep(own.store, NoteKind.EXPECT, "The strait opens", said={"by": "2031-12-31"}, because="", author="Ida")
    assert "The strait opens" in writing.get("/expectations.ics").text
    found = writing.get("/expectations.json", params={"verdict": "overdue"}).json()["rows"]
    assert {row["verdict"] for row in found} <= {"overdue"}
    assert len(expectations.on_record(own.store)) > len(found)


def test_a_network_is_taken_away_as_a_file(client):
    assert "<gexf" in client.get("/network.gexf").text
    assert "<graphml" in client.get("/network.graphml", params={"sides": "yes"}).text


def test_the_pairs_of_a_network_know_since_when_each_of_their_meetings_is_on_record(client):
    told = client.get("/network.json").json()
    assert [len(pair["since"]) for pair in told["pairs"]] == [
        int(row["meetings"]) for row in sorted(told["rows"], key=lambda row: sorted((row["one"], row["other"])))
    ]
    for day in sorted({day for pair in told["pairs"] for day in pair["since"]}):
        by_then = {(p["one"], p["other"]): n for p in told["pairs"] if (n := sum(d <= day for d in p["since"]))}
        asked = client.get("/network.json", params={"as_of": day}).json()["pairs"]
        assert {(p["one"], p["other"]): len(p["since"]) for p in asked} == by_then


def test_a_row_leads_to_its_entry(client, desk):
    page = html.fromstring(client.get("/ledger").content)
    homes = page.xpath("//table//a/@href")
    assert homes
    assert client.get(homes[0]).status_code == 200


def test_of_a_large_record_a_process_of_its_own_answers_while_the_page_says_so(own, writing, monkeypatch):
    monkeypatch.setattr(answers, "AT_ONCE", 0)
    page = writing.get("/map?since=1999-01-01")
    assert page.headers["refresh"]
    assert "worked out" in page.text
    assert writing.get("/map.json?since=1999-01-01").status_code == 202
    end = time.monotonic() + 60
    while (answered := writing.get("/map.json?since=1999-01-01")).status_code == 202 and time.monotonic() < end:
        time.sleep(0.2)
    assert answered.json()["rows"]
    assert "refresh" not in writing.get("/map?since=1999-01-01").headers


def test_what_went_wrong_in_that_process_is_told(own, monkeypatch):
    monkeypatch.setattr(answers, "AT_ONCE", 0)
    assert own.answers.get("ledger", {"as_of": "soon"}, "") is None
    own.processes.wait(60)
    with pytest.raises(InputError, match="no date"):
        own.answers.get("ledger", {"as_of": "soon"}, "")
