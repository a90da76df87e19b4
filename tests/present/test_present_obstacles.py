"""What stands in the way of a story and what is due: told only where the record has it, and leading to the words."""

from __future__ import annotations

import json

import pytest

from summitry import Settings, read

CLASH = (
    "Norway and Sweden held talks on the sanctions in Oslo on Monday, and the talks ended without a deal.\n\n"
    "Norway opposes any relief from sanctions before Sweden disarms. "
    "Sweden wants the sanctions to be lifted. Sweden proposes that sanctions be lifted step by step as it disarms.\n\n"
    "Foreign Minister Ana Brenn of Norway will meet Foreign Minister Otto Lund of Sweden in Lund on 2 June 2031."
)
OLDER = (
    "Norway and Sweden will sign a pact on the Lake Tall fishery by 30 April 2031. "
    "Foreign Minister Ana Brenn of Norway praised the fishermen of Sweden for their patience."
)
PLAIN = "Norway and Sweden held talks on the cod of Lake Tall in Oslo on Monday. The talks lasted for two hours."


def brief(tmp_path, *reports: tuple[str, str]):
    source = tmp_path / "reports.jsonl"
    rows = [
        {"title": "Norway and Sweden hold talks", "outlet": f"Post {n}", "published": day, "text": text}
        for n, (day, text) in enumerate(reports)
    ]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with read(source, settings=Settings(record=tmp_path / "r.db")) as made:
        return made.brief()


@pytest.fixture(scope="module")
def clash(tmp_path_factory):
    return brief(tmp_path_factory.mktemp("clash"), ("2031-05-06", CLASH))


def ahead(made) -> dict[str, list]:
    rows: dict[str, list] = {}
    for label, told in made.page.screens[0].ahead:
        rows.setdefault(label, []).append(told)
    return rows


def test_orders_that_cannot_both_be_had_are_told_with_their_holders(clash):
    (one,) = ahead(clash)["Clash of order"]
    assert one.own
    assert "Norway: disarmament first, then sanctions relief" in one.text
    assert "Sweden: step by step" in one.text


def test_a_red_line_on_what_another_side_wants_is_told_and_leads_to_both_words(clash):
    (one,) = ahead(clash)["Red line"]
    assert one.text.startswith("Norway has a red line on sanctions relief")
    assert len(one.support.evidence) == 2


def test_words_of_ours_stand_in_no_quotation_marks(clash):
    (one,) = ahead(clash)["Red line"]
    assert f"“{one.text}" not in clash.to_markdown()
    assert "What stands in the way, and what is due" in clash.to_markdown()
    assert "What stands in the way, and what is due" in clash.to_html()


def test_what_was_due_and_never_told_of_is_overdue(tmp_path):
    made = brief(tmp_path, ("2031-04-10", OLDER), ("2031-05-06", PLAIN))
    (one,) = ahead(made)["Overdue"]
    assert "will sign a pact" in one.text
    assert one.note == "was due by 30 April 2031; no report tells what came of it"


def test_there_is_no_section_where_there_is_nothing_to_say(tmp_path):
    made = brief(tmp_path, ("2031-05-06", PLAIN))
    assert not made.page.screens[0].ahead
    assert "What stands in the way" not in made.to_markdown()
