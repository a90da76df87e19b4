"""The tutorial works as it is written: its files are made, its commands run one after another, and what it tells is so."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summitry import cli

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
FILES = dict(re.findall(r"```(?:yaml|text)\n# (\S+)\n(.*?)```", PAGE, re.DOTALL))
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines() if line]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """What each command prints, in the order of the page."""
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(ROOT / "examples", folder / "examples")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = {"folder": str(folder)}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "200")
        for line in COMMANDS:
            done = CliRunner().invoke(cli.app, shlex.split(line)[1:])
            assert done.exit_code == 0, f"{line}\n{done.output}\n{done.exception}"
            found[line] = " ".join(done.output.split())
    return found


def test_all_of_it_runs(outputs):
    assert len(COMMANDS) > 15
    assert set(FILES) == {"package.yaml", "plan.yaml", "deal.yaml", "question.yaml", "what-if.yaml", "finding.md"}


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("summitry sources", "carries the Pacific Wire report|which carries"),
        ("summitry blockers package.yaml", "stated block"),
        ("summitry blockers package.yaml", "no words on record: France; United Kingdom; Côte d’Ivoire"),
        (
            "summitry blockers package.yaml",
            "The United States opposes any relief from sanctions before North Korea disarms",
        ),
        ("summitry orders", "disarmament first, then sanctions relief"),
        ("summitry orders", "taken from the sentence before"),
        ("summitry sequence plan.yaml", "against who: United States"),
        ("summitry sequence plan.yaml", "on the strength of first relief, which nobody verifies"),
        ("summitry deal deal.yaml", "in 1 instalment it holds in 0% of the map"),
        ("summitry expect list --as-of 2019-12-31", "Kim leaves Vladivostok a day early"),
        ("summitry hypotheses question.yaml", "hypothesis 1 name: picture"),
        ("summitry hypotheses question.yaml", "rests on one origin"),
        ("summitry hypotheses question.yaml", "does not tell the hypotheses apart"),
        (
            "summitry scenario what-if.yaml package.yaml",
            "the package stated block at risk|before: stated block after: at risk",
        ),
        ("summitry grade lint finding.md", "no fault found"),
        ("summitry verify", "every span of 5 documents holds"),
    ],
)
def test_what_it_tells_is_so(outputs, command, told):
    assert re.search(told, " ".join(re.sub(r"[│┃]", "", outputs[command]).split())), outputs[command]


def test_its_chart_is_the_one_that_its_command_draws(outputs):
    drawn = Path(outputs["folder"], "deal-map.svg").read_text("utf-8")
    assert (ROOT / "docs" / "images" / "deal-map.svg").read_text("utf-8") == drawn
