"""What is known of two reports of April 2019, where they lie beside the checkout (the project holds no copy of them)."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from summitry import read
from summitry.model import Certainty
from summitry.present.blockers import report
from summitry.reason.blockers import Verdict
from summitry.reason.packages import package

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two reports do not lie beside this checkout")
LEVELS = {
    "sanctions relief": ["none", "partial", "full"],
    "disarmament": ["none", "freeze", "all"],
    "security guarantee": ["none", "declared"],
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with read(SEEDS, record=tmp_path_factory.mktemp("seeds") / "r.db") as made:
        yield made


@pytest.mark.parametrize("certainty", list(Certainty))
def test_washington_blocks_or_puts_at_risk_each_package_that_eases_sanctions_and_words_say_so(record, certainty):
    for levels in product(*LEVELS.values()):
        proposed = dict(zip(LEVELS, levels, strict=True))
        if proposed["sanctions relief"] == "none":
            continue
        rows = {"package": proposed, "levels": LEVELS, "arenas": ["UN Security Council"]}
        made = report(record.store, package(rows), as_of=date(2019, 4, 26), certainty=certainty)
        (answer,) = made.found.answers
        assert answer.of("USA") > Verdict.CLEAR
        assert made.found.verdict > Verdict.CLEAR
        assert "USA" in {m for one in answer.sets if one.size == 1 for m in one.parts[0][1]}
        said = [r[5] for r in made.listing().rows if r[1] == "United States" and r[2] == "sanctions relief"]
        assert any("veto power" in words for words in said)
