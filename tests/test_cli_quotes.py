"""``summitry quotes`` on two reports: its filters, its forms, and a table that fits a terminal."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from summitry import cli
from summitry.present.quotations import COLUMNS

REPORTS = (
    (
        "Oslo Times",
        "2021-03-03",
        (
            "Prime Minister Anna Berg met President Elias Oduya in Geneva on Wednesday. At a news conference, Berg told reporters: "
            "“We have made real progress on the port, but much work remains.” Oduya said the bridge would stay shut."
        ),
    ),
    (
        "Morning Wire",
        "2021-03-04",
        (
            "Anna Berg and Elias Oduya met in Geneva. “We made genuine progress on the port, but much work remains,” Berg said in "
            "remarks carried by Interfax. Oduya called the talks “frank”."
        ),
    ),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A record of two reports on one meeting, read once."""
    folder = tmp_path_factory.mktemp("quotes")
    lines = [json.dumps({"outlet": o, "published": p, "title": "Talks in Geneva", "text": t}) for o, p, t in REPORTS]
    (folder / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    done = CliRunner().invoke(cli.app, ["read", str(folder / "reports.jsonl"), "--record", str(folder / "r.db")])
    assert done.exit_code == 0, done.output
    return folder / "r.db"


@pytest.fixture
def run(record):
    """Run ``summitry quotes`` with some words."""
    return lambda *words: CliRunner().invoke(
        cli.app, ["quotes", *words, "--record", str(record)], env={"COLUMNS": "80"}
    )


def rows(run, *words):
    return json.loads(run(*words, "--to", "json").stdout)


@pytest.mark.parametrize(
    ("words", "role", "value", "count"),
    [
        (("--speaker", "berg"), "speaker", "Anna Berg", 2),
        (("--actor", "Oduya"), "speaker", "Elias Oduya", 2),
        (("--addressee", "reporters"), "addressee", "reporters", 1),
        (("--about", "bridge"), "form", "indirect", 1),
        (("--form", "mixed"), "form", "mixed", 1),
        (("--since", "2021-03-04"), "source", "Morning Wire, 2021-03-04", 2),
        (("--until", "2021-03-03", "--form", "direct"), "setting", "press conference", 1),
        (("--outlet", "wire", "--speaker", "berg"), "via", "Interfax", 1),
    ],
)
def test_each_filter_narrows(run, words, role, value, count):
    assert [row[role] for row in rows(run, *words)] == [value] * count


def test_rows_come_as_csv_too(run):
    read = list(csv.DictReader(io.StringIO(run("--to", "csv").stdout)))
    assert tuple(read[0]) == COLUMNS
    assert len(read) == len(rows(run))


def test_table_fits_eighty_columns_and_stars_the_words_that_differ(run):
    shown = run().stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "speaker" in shown.split("─")[0]
    assert "*real*" in shown
    assert "*genuine*" in shown
    assert "*progress" not in shown


def test_addressee_is_not_mistaken_for_the_form_of_the_list(run):
    assert "--addressee reporters" in str(run("--to", "reporters").exception)
    assert "direct, mixed, indirect" in str(run("--form", "spoken").exception)


def test_nothing_found_is_said(run):
    done = run("--speaker", "nobody-of-that-name")
    assert done.exit_code == 0
    assert "nothing in the record" in done.output


def test_comparison_names_the_words_that_differ(record):
    words = ["compare", "oslo", "wire", "--record", str(record), "--to", "json"]
    told = json.loads(CliRunner().invoke(cli.app, words).stdout)
    (row,) = [row for row in told if "progress" in row["entry"]]
    assert row["kind"] == "quote"
    assert row["differs"] == "Oslo Times, 2021-03-03: have, real; Morning Wire, 2021-03-04: genuine"
    assert row["clash"] == ""
