"""A third party's kind of claim: the example plug-in is built, installed beside Summitry, and its claims are read and listed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = Path(__file__).parents[1] / "examples" / "plugin"
REPORT = """OSLO, May 4, 2016 (Northern Wire) - President Ana Brenn shook hands with Prime Minister Osk Tallor in Oslo on Tuesday.

The two then talked about fishing rights for an hour. Their handshake lasted ten seconds.
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the plug-in installed in it, from its wheel, without a network."""
    target = tmp_path_factory.mktemp("installed")
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *offline, "--target", str(target), str(PLUGIN)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


def summitry(*words, cwd, path=None):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("SUMMITRY_")}
    environment |= {"PYTHONPATH": str(path)} if path else {}
    command = [sys.executable, "-m", "summitry", *words]
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_kind_of_its_own_is_read_exported_and_listed(installed, tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    summitry("read", "report.txt", cwd=tmp_path, path=installed)
    lines = [json.loads(line) for line in summitry("export", cwd=tmp_path).splitlines()]
    found = [line for line in lines if line.get("kind") == "handshake" and "document" in line]
    assert [REPORT[c["start"] : c["end"]].rsplit(maxsplit=1)[-1] for c in found] == ["Tuesday.", "seconds."]
    assert {s["role"] for s in found[0]["slots"]} == {"gesture", "party", "time", "place"}
    rows = json.loads(summitry("claims", "handshake", "--to", "json", cwd=tmp_path))
    assert "Ana Brenn; Osk Tallor" in rows[0]["party"]
    assert rows[0]["time"] == "2016-05-03"
    brief = summitry("brief", "--length", "full", "--to", "md", "-o", "-", cwd=tmp_path, path=installed)
    assert "## Handshakes" in brief
    assert "date 3 May 2016" in brief[brief.index("## Handshakes") :]


def test_without_the_plug_in_there_is_no_such_kind(tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    summitry("read", "report.txt", cwd=tmp_path)
    assert json.loads(summitry("claims", "handshake", "--to", "json", cwd=tmp_path)) == []
