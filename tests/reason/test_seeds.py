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

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS, GOLD = SHARED / "seeds", SHARED / "gold"
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


def test_four_three_two_one_and_one_meetings_stand_beside_what_the_ledger_has(record):
    made = record.ledger("Kim Jong Un", as_of=date(2019, 4, 26))
    counted = {made.book.sides.name(t.parties[1]): t for t in made.found.tallies if t.since == "2018-03"}
    assert {name: check.count for name, check in counted.items()} == {
        "Xi Jinping": 4,
        "Moon Jae-in": 3,
        "Donald Trump": 2,
        "Vietnam's president": 1,
        "Singapore's prime minister": 1,
    }
    assert (
        {name: check.missing for name, check in counted.items()}
        == {
            "Xi Jinping": 4,
            "Moon Jae-in": 3,
            "Donald Trump": 1,  # the record takes the two for one: both reports tell of Hanoi, one of them of Singapore beside it
            "Vietnam's president": 1,
            "Singapore's prime minister": 1,
        }
    )


def test_the_summit_is_counted_once_and_russia_is_its_host(record):
    made = record.ledger("Kim Jong Un", "Putin", as_of=date(2019, 4, 26))
    (summit,) = [r for r in made.found.held if r.counts]
    assert (summit.level, summit.first, made.found.hosts) == ("leaders", True, {"RUS": 1})


@pytest.mark.skipif(not GOLD.is_dir(), reason="the sets of reports do not lie beside this checkout")
def test_of_reports_on_gaza_no_block_is_concluded_that_nobody_stated(tmp_path):
    with read(GOLD / "gaza-un-2014" / "reports.jsonl", record=tmp_path / "g.db") as record:
        rows = {
            "package": {"ceasefire": "immediate"},
            "arenas": ["UNSC", {"arena": "bilateral", "members": ["ISR", "Hamas"]}],
        }
        council, two = record.blockers(package(rows)).found.answers
        meetings = record.ledger().found.held
    assert council.of("USA") is Verdict.CLEAR
    assert {c.verdict for c in council.cells if c.member != "USA"} == {Verdict.AT_RISK}
    assert {two.of("ISR"), two.of("Hamas")} == {Verdict.AT_RISK}
    assert {r.formats for r in meetings if r.counts} == {("call",)}


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
