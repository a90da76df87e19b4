"""A user's own headings of issues, from the command line, the settings file and the environment."""

import json

import pytest

from processes import summitry

REPORT = """OSLO, May 4, 2016 (Northern Wire) - Norway opposes larger herring quotas, the foreign ministry said on Tuesday.
"""


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "issues.yaml").write_text("fishing rights: [herring, trawler]\n", encoding="utf-8")
    return tmp_path


def issues_of(cwd):
    return {row["issue"] for row in json.loads(summitry("stances", "--to", "json", cwd=cwd).stdout)}


@pytest.mark.parametrize("how", ["option", "settings", "environment"])
def test_a_heading_of_ones_own(desk, how):
    words, environment = ["read", "report.txt"], {}
    if how == "option":
        words += ["--issues", "issues.yaml"]
    elif how == "settings":
        (desk / "summitry.toml").write_text('issues = "issues.yaml"\n', encoding="utf-8")
    else:
        environment = {"SUMMITRY_ISSUES": "issues.yaml"}
    assert summitry(*words, cwd=desk, **environment).returncode == 0
    assert issues_of(desk) == {"fishing rights"}


def test_a_wrong_file_of_issues_is_told(desk):
    done = summitry("read", "report.txt", "--issues", "none.yaml", cwd=desk)
    assert done.returncode != 0
    assert "cannot read the file of issues none.yaml" in done.stderr
    assert "Traceback" not in done.stderr
