"""A line leads to other reports that tell its fact in other words; they do not count for its badge."""

from __future__ import annotations

import json

import pytest

from summitry import Settings, read

ONE = (
    "Foreign Minister Ana Brenn of Norway signed the treaty on the ferry crossing with Sweden in the old harbour of Lund "
    "after years of quarrels over fish, tolls, nets and the colour of boats.\n\n"
    "The choir of the village sang before the guests came in. Rain fell on the lake all morning."
)
OTHER = (
    "In the old harbour of Lund the long-awaited treaty with Sweden on the ferry crossing was signed by Ana Brenn, "
    "Norway's foreign minister, {more}.\n\n"
    "A bakery gave away bread shaped like a bridge. Schools were closed for the day."
)
MORE = "who wore a blue coat and smiled at the crowd of children and fishermen on the pier"


def briefed(place, *texts):
    reports = [
        {"title": f"Ferry {n}", "outlet": outlet, "published": "2031-05-05", "text": text}
        for n, (text, outlet) in enumerate(zip(texts, ("Fjord Wire", "Lund Post"), strict=True))
    ]
    (place / "reports.jsonl").write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    with read(place / "reports.jsonl", settings=Settings(record=place / "r.db")) as made:
        brief = made.brief()
        return [line for s in brief.page.screens for part in (*s.parts, *s.more) for line in part.lines], brief


@pytest.fixture
def told(tmp_path):
    return briefed(tmp_path, ONE, OTHER.format(more=MORE))


def test_a_line_names_who_tells_it_in_other_words_and_leads_there(told):
    lines, brief = told
    (line,) = [one for one in lines if "harbour" in one.text]
    assert [place.outlet for place in line.alike] == [
        {"Fjord Wire": "Lund Post", "Lund Post": "Fjord Wire"}[line.outlet]
    ]
    assert "treaty" in line.alike[0].text
    assert "compare" in brief.to_markdown()
    assert "compare" in brief.to_html()


def test_what_counts_for_the_badge_is_not_named_once_more(told):
    lines, _ = told
    assert all(not {e.outlet for e in line.support.evidence} & {e.outlet for e in line.alike} for line in lines)


def test_a_report_that_tells_something_else_is_not_named(tmp_path):
    lines, _ = briefed(
        tmp_path, ONE, "The bakery of Lund will give away bread shaped like a bridge for Ana Brenn of Norway."
    )
    assert not any(line.alike for line in lines)
