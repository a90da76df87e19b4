"""The command line as a user meets it: what it prints where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from processes import summitry
from summitry import cli
from summitry.bundled import example
from summitry.cli.lists import CLAIM_LISTS


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a record of the bundled example, made once."""
    path = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "summitry", "demo"]  # the one that a user types first: nothing is shared with it
    done = subprocess.run(command, cwd=path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (path / "summary.txt").write_text(done.stdout)
    return path


@pytest.fixture
def run(folder, monkeypatch):
    """Run a command on the example's record, in this process."""
    monkeypatch.chdir(folder)
    return lambda *words: CliRunner().invoke(cli.app, [*words, "--record", "demo.db"])


def test_help_waits_for_no_heavy_import():
    code = (
        "import sys, summitry.cli; print(sorted({'spacy', 'sqlalchemy', 'rich', 'jinja2', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_command_shows_an_example():
    from typer.main import get_command

    for name in get_command(cli.app).commands:
        assert "Example" in CliRunner().invoke(cli.app, [name, "--help"]).output, name


def test_the_demo_reads_the_example_and_names_the_brief(folder):
    summary = (folder / "summary.txt").read_text()
    assert "0 known already" in summary
    assert "claims: " in summary
    assert "contested: " in summary
    assert "<html" in (folder / "demo.html").read_text("utf-8")


def test_reading_again_changes_nothing(run, folder):
    before = run("export").stdout
    with example() as reports:
        done = run("read", str(reports))
    assert done.stdout.startswith("0 documents read")
    assert run("export").stdout == before


def test_reading_more_extends_the_record_and_reconciles(tmp_path):
    (tmp_path / "one.txt").write_text(
        "OSLO (Fjord News) - President Ana Lund met Premier Otto Berg in Oslo on 2 March 2021."
    )
    (tmp_path / "two.txt").write_text(
        "Premier Otto Berg of Denmark met President Ana Lund of Norway in Oslo on 2 March 2021, officials said."
    )
    assert summitry("read", "one.txt", cwd=tmp_path).stdout.startswith("1 document read, 0 known already; 1 now")
    assert summitry("read", "one.txt", "two.txt", cwd=tmp_path).stdout.startswith(
        "1 document read, 1 known already; 2 now"
    )
    assert summitry("verify", cwd=tmp_path).returncode == 0


def test_a_record_that_an_older_summitry_read_is_told_for_what_it_is(folder, tmp_path):
    path = tmp_path / "old.db"
    shutil.copy(folder / "demo.db", path)
    assert "older" not in CliRunner().invoke(cli.app, ["verify", "--record", str(path)]).output
    with sqlite3.connect(path) as connection:
        for table in ("parsed", "time", "number", "frame"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE meta SET value = '6' WHERE key = 'schema'")
    connection.close()
    for command in (["verify"], ["brief", "-o", str(tmp_path / "old.html")], ["reconcile"]):
        done = CliRunner().invoke(cli.app, [*command, "--record", str(path)])
        assert done.exit_code == 0
        assert "documents were read by an older Summitry" in done.stderr
        assert "old-new.db" in done.stderr


def test_standard_input_is_read(tmp_path):
    done = summitry(
        "read", "-", cwd=tmp_path, stdin="President Ana Lund met Premier Otto Berg in Oslo on 2 March 2021."
    )
    assert done.stdout.startswith("1 document read")


def test_what_is_not_read_is_named_with_its_reason_and_the_rest_is_read(tmp_path):
    (tmp_path / "good.txt").write_text("President Ana Lund met Premier Otto Berg in Oslo on 2 March 2021.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 8)
    done = summitry("read", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("1 document read")
    assert "empty.txt (empty)" in done.stderr
    assert "noise.txt (binary)" in done.stderr


def test_the_interchange_file_makes_an_equal_record(folder, tmp_path):
    lines = summitry("export", "--record", folder / "demo.db", cwd=tmp_path).stdout
    (tmp_path / "record.jsonl").write_text(lines, encoding="utf-8")
    assert summitry("import", "record.jsonl", "--record", "copy.db", cwd=tmp_path).returncode == 0
    assert summitry("export", "--record", "copy.db", cwd=tmp_path).stdout == lines
    assert summitry("verify", "--record", "copy.db", cwd=tmp_path).returncode == 0


def test_the_brief_goes_to_a_file_or_to_standard_output(run, folder):
    assert run("brief", "--to", "md", "-o", "-").stdout.startswith("<!-- Summitry -->\n# ")
    assert run("brief", "-o", "page.html").exit_code == 0
    assert "<html" in (folder / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    "name",
    [*CLAIM_LISTS, "quotes", "meetings", "contested", "people", "sources", "check", "timeline", "places", "joins"],
)
def test_each_list_comes_in_every_form(run, name):
    objects = json.loads(run(name, "--to", "json").stdout)
    table = run(name, "--to", "csv").stdout
    assert table.count("\n") >= 1
    if objects:
        assert table.splitlines()[0] == ",".join(objects[0])
        assert run(name, "--to", "tsv").stdout.splitlines()[0] == "\t".join(objects[0])
    assert run(name).exit_code == 0


@pytest.mark.parametrize("name", ["people", "timeline", "places"])
def test_people_times_and_places_show_the_words_that_say_so(run, folder, name):
    (folder / "all.jsonl").write_text(run("export").stdout, "utf-8")
    rows = [json.loads(line) for line in (folder / "all.jsonl").read_text("utf-8").splitlines()]
    texts = [" ".join(row["text"].split()) for row in rows if row["type"] == "document"]
    listed = json.loads(run(name, "--to", "json").stdout)
    quoted = [words for row in listed for words in re.findall(r"“(.+?)” \(", row["evidence"])]
    assert len(quoted) >= len(listed) / 2
    assert all(any(words in text for text in texts) for words in quoted)


KNOWN = {
    "people.yaml": "- {name: Anna-Maria Lund, aliases: [Ana Lund], country: NOR, offices: [prime minister]}\n",
    "people.jsonl": json.dumps(
        {
            "id": "Q7",
            "schema": "Person",
            "properties": {
                "name": ["Anna-Maria Lund"],
                "alias": ["Ana Lund"],
                "country": ["no"],
                "position": ["prime minister"],
            },
        }
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_known_of_people_wins_over_what_is_read(tmp_path, name):
    (tmp_path / "story.txt").write_text(
        "Swedish envoy Ana Lund met Premier Otto Berg in Oslo on 2 March 2021. Lund smiled."
    )
    (tmp_path / name).write_text(KNOWN[name], encoding="utf-8")
    done = summitry("read", "story.txt", "--known", name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = json.loads(summitry("people", "--to", "json", cwd=tmp_path).stdout)
    (lund,) = [row for row in rows if row["name"] == "Anna-Maria Lund"]
    assert (lund["country"], lund["roles"].split("; ")[0]) == ("NOR", "prime minister")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot read"),
        ("- {country: NOR}", "entry 1 has no name"),
        ('{"schema": "Person"}', "line 1"),
        ("just words", "no name"),
    ],
)
def test_a_wrong_file_of_known_people_is_told(tmp_path, content, said):
    (tmp_path / "story.txt").write_text("Ana Lund met Otto Berg in Oslo.")
    if content is not None:
        (tmp_path / "people.yaml").write_text(content, encoding="utf-8")
    done = summitry("read", "story.txt", "--known", "people.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "people.yaml" in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_two_reports_are_put_side_by_side(run):
    rows = json.loads(run("compare", "pacific-wire", "northern-courier", "--to", "json").stdout)
    verdicts = {row["verdict"] for row in rows}
    assert any(verdict.startswith("only") for verdict in verdicts)
    assert "fits" in run("compare", "nowhere", "pacific-wire").exception.args[0]


def test_sources_come_as_a_graph(run):
    assert run("sources", "--to", "dot").stdout.startswith("digraph")


def test_lists_can_be_narrowed(run):
    every = json.loads(run("quotes", "--to", "json").stdout)
    some = json.loads(run("quotes", "--actor", "Putin", "--to", "json").stdout)
    assert 0 < len(some) < len(every)
    assert all("Putin" in json.dumps(row) for row in some)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["brief"], "summitry read"),
        (["read", "nowhere.txt"], "nowhere.txt"),
        (["import", "nowhere.jsonl"], "nowhere.jsonl"),
        (["export", "--to", "carrier-pigeon"], "there are jsonl"),
        (["read", ".", "--record", "missing/talks.db"], "no folder"),
    ],
)
def test_errors_say_what_to_do_on_standard_error(tmp_path, words, said):
    done = summitry(*words, cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == "" or words[0] == "read"


def test_wrong_usage_has_an_exit_code_of_its_own(tmp_path):
    assert summitry("brief", "--colour", cwd=tmp_path).returncode == 2


def test_a_date_that_is_none_is_refused(run):
    assert "no date" in str(run("quotes", "--since", "2019-13-45").exception)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")  # noqa: PTH110
@pytest.mark.parametrize("command", ["export", "quotes"])
def test_a_full_disk_is_an_error_and_no_traceback(folder, command):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        words = [sys.executable, "-m", "summitry", command, "--record", "demo.db"]
        done = subprocess.run(words, cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr


def test_rows_that_do_not_fit_a_line_are_shown_one_below_the_other(run):
    shown = run("meetings").stdout
    assert "entry: " in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_a_record_that_lags_behind_says_so(tmp_path):
    (tmp_path / "one.txt").write_text("President Ana Lund met Premier Otto Berg in Oslo on 2 March 2021.")
    assert summitry("read", "one.txt", cwd=tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "summitry.db") as connection:
        connection.execute("DELETE FROM meta WHERE key = 'reconciled'")
    connection.close()
    assert "lag behind" in summitry("meetings", cwd=tmp_path).stderr
    assert summitry("read", cwd=tmp_path).returncode == 0
    assert summitry("meetings", cwd=tmp_path).stderr == ""


def test_halves_of_characters_are_left_out_and_the_rest_is_read(tmp_path):
    good = json.dumps({"text": "President Ana Lund met Premier Otto Berg in Oslo on 2 March 2021."})
    (tmp_path / "rows.jsonl").write_text('{"text": "\\ud800 Ana Lund met Otto Berg."}\n' + good + "\n")
    done = summitry("read", "rows.jsonl", cwd=tmp_path)
    assert done.stdout.startswith("1 document read")
    assert "(encoding)" in done.stderr


def test_a_line_of_the_interchange_file_ends_at_a_line_feed_alone(tmp_path):
    (tmp_path / "report.txt").write_text("Ana Lund said\u2028in Oslo that the talks\x85 would go on.", encoding="utf-8")
    for words in (
        ("read", "report.txt", "--record", "a.db"),
        ("export", "-o", "a.jsonl", "--record", "a.db"),
        ("import", "a.jsonl", "--record", "b.db"),
        ("export", "-o", "b.jsonl", "--record", "b.db"),
    ):
        done = summitry(*words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert "\u2028" in (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
