"""The commands that reason on a record, on the bundled example: what an analyst reads."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
import pytest
from typer.testing import CliRunner

from summitry import cli, read
from summitry.bundled import example

PACKAGE = """
title: Relief for a freeze
arenas:
  - {arena: UN Security Council, issues: [sanctions relief]}
  - {arena: bilateral, members: [USA, North Korea]}
levels:
  sanctions relief: [none, partial, full]
  disarmament: [none, freeze, dismantlement]
package: {sanctions relief: partial, disarmament: none}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("reasoning")
    (path / "deal.yaml").write_text(PACKAGE)
    with example() as reports:
        read(reports, record=path / "r.db").close()
    return path


@pytest.fixture
def run(folder, monkeypatch):
    monkeypatch.chdir(folder)

    def done(*words):
        made = CliRunner().invoke(cli.app, [*words, "--record", "r.db"])
        assert made.exit_code == 0, made.output
        return made.stdout

    return done


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


# ---------------------------------------------------------------------- blockers
def test_relief_before_disarmament_meets_a_stated_block_with_its_words(run):
    told = run("blockers", "deal.yaml")
    assert "Relief for a freeze: stated block" in told
    assert "United States, sanctions relief: stated block – red line: “before North Korea disarms”" in told
    assert "This alone would turn it from stated block to at risk: disarmament: freeze in place of none" in told


def test_the_same_as_data_leads_to_claims(run):
    found = json.loads(run("blockers", "deal.yaml", "--to", "json"))
    blocks = [c for c in found["cells"] if c["verdict"] == "stated block"]
    assert blocks
    assert all(c["claim"].startswith("c-") and c["words"] and c["source"] for c in blocks)
    assert {a["verdict"] for a in found["arenas"]} == {"stated block"}
    assert sum(found["packages"].values()) == 8


# ---------------------------------------------------------------------- ledger
def test_the_ledger_puts_counts_beside_the_record_and_names_what_is_missing(run):
    told = run("ledger", "--who", "Kim Jong Un", "--as-of", "2019-04-30")
    assert "Kim Jong Un and Xi Jinping, since March 2018: 4 counted, 0 on record; not on record: 4" in told
    assert "Kim Jong Un and Moon Jae-in, since March 2018: 3 counted" in told
    assert "the first of these parties on record; told as their 1st" in told


def test_a_day_before_the_summit_the_ledger_holds_none_with_putin(run):
    told = rows(run("ledger", "--who", "Putin", "--who", "Kim", "--as-of", "2019-04-20", "--to", "csv"))
    assert not [row for row in told if row["standing"] == "counted"]


def test_who_asks_for_leaders_or_a_format_gets_no_other(run):
    leaders = [r for r in rows(run("ledger", "--level", "leaders", "--to", "csv")) if r["standing"] == "counted"]
    assert {row["level"] for row in leaders} == {"leaders"}
    summits = [r for r in rows(run("ledger", "--format", "summit", "--to", "csv")) if r["standing"] == "counted"]
    assert all("summit" in row["format"] for row in summits)


def test_each_row_of_the_ledger_leads_to_words(run):
    assert all(row["words"] and row["source"] and row["id"] for row in rows(run("ledger", "--to", "csv")))


def test_the_ledger_is_drawn_with_its_table_beside_it(run):
    assert run("ledger", "--to", "svg").startswith("<svg")
    assert rows(run("ledger", "--to", "timeline"))[0]["from"] <= rows(run("ledger", "--to", "timeline"))[-1]["from"]


# ---------------------------------------------------------------------- network
def test_the_network_says_who_joins_whom_and_what_is_new(run):
    told = run("network", "--since", "2019-04-01", "--as-of", "2019-04-30")
    assert "no other chain on record joins Donald Trump with Vladimir Putin" in told
    assert "met for the first time on record: Kim Jong Un and Vladimir Putin" in told


@pytest.mark.parametrize(("form", "reader"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_the_network_goes_to_other_tools(run, form, reader):
    graph = reader(io.BytesIO(run("network", "--sides", "--to", form).encode()))
    assert {"North Korea", "Russia"} <= {data["label"] for _, data in graph.nodes(data=True)}


# ---------------------------------------------------------------------- matrix
def test_the_matrix_marks_red_lines_and_who_tells_them(run):
    found = rows(run("matrix", "--about", "sanctions relief", "--to", "csv"))
    assert {r["side"]: r["red line"] for r in found}["United States"] == "before North Korea disarms"
    assert all(r["words"] and r["told"] and r["claim"] for r in found)


def test_the_matrix_says_that_blank_is_not_known(run):
    assert "not known from this record; it is not neutral" in run("matrix")
    assert "blank: not known" in run("matrix", "--to", "svg")


def test_arenas_are_listed_with_rule_and_source():
    made = CliRunner().invoke(cli.app, ["arenas", "--as-of", "2022-05-26", "--to", "csv"])
    council = rows(made.stdout)[0]
    assert "Albania" in council["members"]
    assert "Article 27" in council["source"]
