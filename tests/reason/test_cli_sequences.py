"""The commands on orders, plans and deals."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from summitry import cli

PLAN = """
sequence: Freeze for relief
steps:
  - {step: declaration, who: Fjordland, does: declares its stocks, issue: disarmament, verified: an agency, undone: no}
  - {step: first relief, who: Lakeland, does: lets fish be sold, issue: sanctions relief, after: [declaration], undone: yes}
  - {step: surrender, who: Fjordland, does: ships its weapons out, issue: disarmament, after: [first relief], undone: no}
"""
DEAL = """
deal: Fish for timber
gives: {who: Fjordland, value: 10, cost: 3, harm: 4, outside: 1}
performs: {who: Lakeland, value: 8, cost: 5, penalty: 2, outside: [0, 3]}
instalments: [1, 4]
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deal.yaml").write_text(DEAL)
    (tmp_path / "plan.yaml").write_text(PLAN)
    return lambda *words: CliRunner().invoke(cli.app, list(words), env={"COLUMNS": "200"})


def test_a_deal_is_a_map_and_never_one_number(run):
    shown = run("deal", "deal.yaml")
    assert shown.exit_code == 0, shown.output
    assert "The payoffs are your assumptions" in shown.output
    rows = json.loads(run("deal", "deal.yaml", "--to", "json").stdout)
    assert {row["instalments"] for row in rows} == {"1", "4"}
    assert len(rows) == 42


def test_a_deal_is_drawn_and_goes_to_gambit(run, tmp_path):
    assert run("deal", "deal.yaml", "--to", "svg", "-o", "map.svg").exit_code == 0
    drawn = (tmp_path / "map.svg").read_text()
    assert drawn.startswith("<svg")
    assert "what Lakeland has without a deal" in drawn
    assert drawn.count("<rect") > 2 * 21 * 21
    assert run("deal", "deal.yaml", "--to", "efg").stdout.startswith('EFG 2 R "Fish for timber"')


def test_a_plan_needs_no_record(run):
    rows = json.loads(run("sequence", "plan.yaml", "--no-record", "--to", "json").stdout)
    assert [row["what"] for row in rows] == ["round 1", "round 2", "round 3", "exposed", "exposed"]
