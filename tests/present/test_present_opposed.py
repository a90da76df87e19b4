"""What reports contradict each other on stands on the first screen, both sentences."""

from __future__ import annotations

import json

import pytest

from summitry import Settings, read
from summitry.model import Finding, Standing, Value
from summitry.present.opposed import is_sure
from summitry.values.relation import Relation

SHORT = (
    "Ana Brenn of Norway and Otto Lund of Sweden met in Oslo on Monday for a summit on the Lake Tall fishery. "
    "They talked for two hours before their delegations joined them.\n\n"
    "Brenn arrived late and kept Lund waiting for half an hour."
)
LONG = (
    "Ana Brenn of Norway and Otto Lund of Sweden held a summit in Oslo on Monday over the Lake Tall fishery. "
    "They talked for five hours before their delegations joined them.\n\n"
    "Brenn did not keep Lund waiting."
)


@pytest.fixture(scope="module")
def contested(tmp_path_factory):
    place = tmp_path_factory.mktemp("opposed")
    reports = [
        {"title": "Brenn and Lund meet over lake", "outlet": "Fjord Wire", "published": "2031-05-06", "text": SHORT},
        {"title": "Brenn, Lund hold lake summit", "outlet": "Lund Post", "published": "2031-05-06", "text": LONG},
    ]
    source = place / "reports.jsonl"
    source.write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    with read(source, settings=Settings(record=place / "r.db")) as made:
        yield made.brief().page


def test_both_sides_of_a_contradiction_stand_under_contested(contested):
    assert contested.disputes
    lines = [line for part in contested.screens[0].parts if part.name == "contested" for line in part.lines]
    assert {line.outlet for line in lines} == {"Fjord Wire", "Lund Post"}
    assert all(line.support.standing is Standing.CONTESTED for line in lines)


def test_lines_that_are_contested_have_names_for_their_plurals(contested):
    lines = [line.text for part in contested.screens[0].parts if part.name == "contested" for line in part.lines]
    assert any("waiting" in text for text in lines)
    assert not any(text.startswith("They") for text in lines)


def test_whether_something_is_so_is_contested_on_the_page_where_one_report_denies_the_words():
    def sure(why: str, role: str = "polarity") -> bool:
        values = tuple(
            Value(value="+", text="", claims=(), origins=(), relation=relation)
            for relation in (Relation.SAME, Relation.CONTRADICTION)
        )
        return is_sure(Finding(role=role, standing=Standing.CONTESTED, values=values, why=why))

    assert sure("not “signed” against “signed”")
    assert not sure("“be on hold” against “hold”")  # two senses of one word
    assert not sure("pact: not mentioned against mentioned")
    assert sure("18 against 21", "amount")
