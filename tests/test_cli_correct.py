"""Correcting by command: what a user types, what is printed where, and what a colleague gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from summitry import cli
from summitry.errors import InputError
from summitry.model import Certainty
from summitry.pipeline import settle
from summitry.record import Store
from talks import told


def filled(path, reports):
    with Store.open(path) as store:
        for report in reports:
            store.add(report.reading())
        settle(store)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in a folder with a record of four reports; nobody has said who corrects."""
    filled(tmp_path / "summitry.db", told())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SUMMITRY_AUTHOR", raising=False)
    return lambda *words, **known: CliRunner().invoke(cli.app, list(words), catch_exceptions=False, **known)


def rows(run, *words):
    return json.loads(run(*words, "--to", "json").stdout)


def meetings(run):
    """The ids of the entries by the id of each claim."""
    return {row["claim"]: row["id"] for row in rows(run, "joins", "--kind", "encounter", "--all")}


def test_a_slot_holds_what_a_user_says(run):
    oslo = told()[0].claims[0].id
    done = run("correct", "slot", oslo, "time", "2021-03-04", "--because", "a slip", "--author", "Ida Holm")
    assert done.exit_code == 0
    assert "Date 2021-03-04, not 2021-03-02" in done.stdout
    (row,) = rows(run, "correct", "list")
    assert (row["correction"], row["state"]) == ("slot", "in force")
    with pytest.raises(InputError, match="2031-05-02"):
        run("correct", "slot", oslo, "time", "soon", "--because", "a slip", "--author", "Ida Holm")


def test_two_meetings_are_one_until_it_is_undone(run):
    oslo, _, bergen, _ = (r.claims[0].id for r in told())
    before = meetings(run)
    done = run("correct", "same", before[oslo], bergen, "--because", "one journey", "--author", "Ida Holm")
    assert done.exit_code == 0
    ident = done.stdout.split()[0]
    assert f"now in {before[oslo]}  " in done.stdout
    assert meetings(run)[bergen] == before[oslo]
    assert f"to undo it: summitry correct undo {ident}" in done.stderr
    (row,) = rows(run, "correct", "list")
    assert (row["id"], row["author"], row["because"], row["state"]) == (ident, "Ida Holm", "one journey", "in force")
    joined = rows(run, "joins", "--kind", "encounter")
    assert any("corrected by Ida Holm on 2" in row["why"] and row["why"].endswith("one journey") for row in joined)
    assert run("correct", "undo", ident[:6], "--author", "Per").exit_code == 0
    assert meetings(run) == before
    assert run("verify").exit_code == 0


def test_the_author_comes_from_the_settings_and_none_is_made_up(run, tmp_path):
    from summitry.errors import InputError

    words = ("correct", "wrong", told()[0].claims[0].id, "-b", "withdrawn")
    with pytest.raises(InputError, match=r"--author NAME, or once and for all with author = \"NAME\" in summitry.toml"):
        run(*words)
    (tmp_path / "summitry.toml").write_text('author = "Ida Holm"\n')
    run(*words)
    run("correct", "wrong", told()[1].claims[0].id, "-b", "withdrawn too", env={"SUMMITRY_AUTHOR": "Per"})
    assert [row["author"] for row in rows(run, "correct", "list")] == ["Ida Holm", "Per"]


def test_what_is_set_aside_is_said_to_be_where_it_is_listed(run):
    claim = told()[2].claims[0].id
    run("correct", "wrong", claim, "--because", "withdrawn", "--author", "Ida")
    listed = {row["id"]: row["set aside"] for row in rows(run, "claims", "encounter")}
    assert listed.pop(claim).startswith("corrected by Ida on ")
    assert set(listed.values()) == {""}
    assert claim not in meetings(run)
    page = run("brief", "--to", "md", "-o", "-").stdout
    assert "- **Set aside as wrong**: “Ana Lund met Otto Berg in Bergen on 2021-03-05” — withdrawn (Ida, " in page
    assert page.count("Bergen") == 2, "in the correction and in the note with its words"


def test_the_brief_marks_what_was_corrected_and_says_by_whom(run):
    oslo, _, bergen, _ = (r.claims[0].id for r in told())
    run("correct", "same", oslo, bergen, "--because", "<b>one</b> journey", "--author", "Ida")
    run("correct", "is", "Piet Hansen", "Otto Berg", "--because", "his other name", "--author", "Ida")
    page = run("brief", "-o", "-").stdout
    assert '<section><h2 id="corrections">Corrections' in page
    assert "&lt;b&gt;one&lt;/b&gt; journey" in page
    assert page.count("✎ corrected") >= 3
    listed = run("brief", "--length", "full", "--to", "md", "-o", "-").stdout
    assert "**Otto Berg** (corrected)" in listed
    run("correct", "undo", *(row["id"] for row in rows(run, "correct", "list")), "--author", "Ida")
    assert "orrected" not in run("brief", "--to", "md", "-o", "-").stdout


def test_a_colleague_takes_corrections_over(run, tmp_path):
    oslo, _, bergen, _ = (r.claims[0].id for r in told())
    run("correct", "same", oslo, bergen, "--because", "one journey", "--author", "Ida")
    assert run("correct", "export", "-o", "some.jsonl").exit_code == 0
    assert run("correct", "export").stdout == (tmp_path / "some.jsonl").read_text()
    filled(tmp_path / "theirs.db", told()[:2])
    done = run("correct", "import", "some.jsonl", "--record", "theirs.db")
    assert done.stdout.startswith("1 correction taken over, 0 known already\n")
    assert "waiting: 1 of 2 that it names is not in this record" in done.stdout
    checked = run("verify", "--record", "theirs.db")
    assert checked.exit_code == 0
    assert "waits for reports" in checked.stderr
    again = run("correct", "import", "-", "--record", "theirs.db", input=(tmp_path / "some.jsonl").read_text())
    assert again.stdout == "0 corrections taken over, 1 known already\n"


def test_what_is_overruled_is_told(run):
    oslo, also, *_ = (r.claims[0].id for r in told())
    run("correct", "different", oslo, also, "--because", "two days", "--author", "Ida")
    done = run("correct", "same", oslo, also, "--because", "one day", "--author", "Per")
    assert "overrules k-" in done.stdout
    assert "which Ida said on " in done.stdout
    assert [row["state"] for row in rows(run, "correct", "list")] == ["overruled", "in force"]


def test_what_changes_nothing_is_kept_and_told(run):
    oslo, also, *_ = (r.claims[0].id for r in told())
    done = run("correct", "same", oslo, also, "--because", "one day", "--author", "Per")
    assert "the record is so already; this is kept" in done.stdout
    assert len(rows(run, "correct", "list")) == 1


def test_every_way_of_correcting_shows_an_example():
    for name in get_command(cli.app).commands["correct"].commands:
        assert "Example" in CliRunner().invoke(cli.app, ["correct", name, "--help"]).output, name


@pytest.mark.parametrize("reports", [["nope"], ["empty.txt"], ["empty.txt", "nope"]])
def test_what_cannot_be_read_is_told_also_where_nobody_reads_the_output(tmp_path, reports):
    (tmp_path / "empty.txt").write_text("")
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "summitry", "read", *reports]
    done = subprocess.run(command, cwd=tmp_path, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert done.returncode == 1
    for report in reports:
        assert report in done.stderr
    assert "Traceback" not in done.stderr


def test_a_claim_that_was_called_wrong_can_be_called_right_again(run):
    oslo = told()[0].claims[0].id
    by = ("--author", "Ida Holm", "--because")
    first = run("correct", "wrong", oslo, *by, "withdrawn").stdout.split()[0]
    assert oslo not in meetings(run)
    done = run("correct", "right", oslo, *by, "it was another report that they withdrew")
    assert f"overrules {first}" in done.stdout
    assert oslo in meetings(run)
    assert {row["id"]: row["state"].split()[0] for row in rows(run, "correct", "list")}[first] == "overruled"


def test_what_only_may_be_a_claim_is_strict_once_it_is_confirmed(tmp_path, run):
    report = told()[0]
    report.claims[:] = [replace(report.claims[0], certainty=Certainty.ALL, probability=0.2)]
    filled(tmp_path / "doubtful.db", [report])
    at, ident = ("--record", "doubtful.db"), report.claims[0].id
    assert ident not in run("claims", "encounter", "--to", "csv", *at).stdout + run("export", *at).stdout
    assert "says=" not in run("label", *at).stdout
    assert "1, shown with --certainty all" in run("brief", "--to", "md", "-o", "-", *at).stdout
    assert ident in run("claims", "encounter", "--certainty", "all", "--to", "csv", *at).stdout
    run("correct", "right", ident, "--because", "seen it", "--author", "Ida", *at)
    assert ",0.20,strict," in run("claims", "encounter", "--certainty", "strict", "--to", "csv", *at).stdout
    assert "\n  encounter | says=" in run("label", *at).stdout
    assert "Left out as" not in run("brief", "--to", "md", "-o", "-", *at).stdout
    assert run("verify", "--rebuild", *at).exit_code == 0
