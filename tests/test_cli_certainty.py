"""How sure what is shown must be, as a user says it: on the command line, in the environment, not at all."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import made
from summitry import cli
from summitry.api import Record
from summitry.errors import SettingsError
from summitry.model import Certainty
from summitry.pipeline import settle
from summitry.record import Store


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in a folder with a record of a meeting that is told surely by one report, and may be told by another."""
    with Store.open(tmp_path / "summitry.db") as store:
        store.add(made.judged(made.reading(), encounter=(0.93, Certainty.STRICT), quote=(0.6, Certainty.BALANCED)))
        second = made.reading(made.document(made.SECOND, locator="second.txt", outlet="Harbour Post"))
        store.add(made.judged(second, encounter=(0.21, Certainty.ALL)))
        settle(store)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SUMMITRY_CERTAINTY", raising=False)
    return lambda *words: CliRunner().invoke(cli.app, list(words))


def count(run, *words):
    return len(json.loads(run(*words, "--to", "json").stdout))


@pytest.mark.parametrize(("said", "claims", "quotes"), [("strict", 1, 0), ("balanced", 1, 1), ("all", 2, 1)])
def test_the_command_line_goes_above_the_setting(run, monkeypatch, said, claims, quotes):
    monkeypatch.setenv("SUMMITRY_CERTAINTY", "strict")
    assert count(run, "claims", "encounter", "--certainty", said) == claims
    assert count(run, "quotes", "--certainty", said) == quotes


def test_the_setting_holds_for_every_command(run, monkeypatch):
    assert (count(run, "claims", "encounter"), count(run, "quotes")) == (1, 1)
    assert "Left out as less certain: 1," in run("brief", "--to", "md", "-o", "-").stdout
    monkeypatch.setenv("SUMMITRY_CERTAINTY", "all")
    assert (count(run, "claims", "encounter"), count(run, "quotes")) == (2, 1)
    assert "Left out" not in run("brief", "--to", "md", "-o", "-").stdout
    assert run("export").stdout.count('"type": "claim"') == 3
    monkeypatch.setenv("SUMMITRY_CERTAINTY", "strict")
    assert run("export").stdout.count('"type": "claim"') == 1


def test_meetings_are_those_that_a_sure_claim_tells(run):
    assert count(run, "meetings", "--certainty", "strict") == count(run, "meetings")
    assert count(run, "joins", "--all") == 2


def test_a_point_that_there_is_not_is_told(run):
    with pytest.raises(SettingsError, match="strict, balanced, all or empty, not 'sure'"):
        CliRunner().invoke(cli.app, ["stances", "--certainty", "sure"], catch_exceptions=False)


@pytest.mark.parametrize("words", [("claims",), ("claims", "quote", "--explain", "c-1a2b")])
def test_wrong_usage_is_told(run, words):
    assert run(*words).exit_code == 2


def test_how_reports_are_judged_is_said_when_they_are_read(run, monkeypatch):
    asked = []
    read = Record.read
    monkeypatch.setattr(Record, "read", lambda self, *paths, **how: asked.append(how["settings"]) or read(self, **how))
    assert run("read", "--judge", "none", "--fast").exit_code == 0
    assert run("read").exit_code == 0
    assert [(one.judge, one.fast) for one in asked] == [("none", True), ("", False)]


def test_the_labels_are_written_to_a_file(run, tmp_path):
    assert run("label", "-o", "talks.txt", "--document", "Fjord").stderr == "wrote talks.txt\n"
    assert (tmp_path / "talks.txt").read_text("utf-8").count("encounter | says=") == 1
