"""The pictures of a brief, each beside its table."""

from __future__ import annotations

import json
import sys

import pytest

from summitry import Settings, read

TEXT = (
    "Foreign Minister Ana Brenn of Norway met Foreign Minister Otto Lund of Sweden in Oslo on 2 May 2031. "
    "On 3 May 2031 Ana Brenn met President Sauli Aho of Finland in Helsinki.\n\n"
    "Norway and Sweden will sign the pact in Stockholm on 9 June 2031."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    place = tmp_path_factory.mktemp("pictures")
    source = place / "reports.jsonl"
    report = {
        "title": "Norway meets neighbours",
        "outlet": "Fjord <b>Wire</b>",
        "published": "2031-05-05",
        "text": TEXT,
    }
    source.write_text(json.dumps(report), encoding="utf-8")
    with read(source, settings=Settings(record=place / "r.db")) as made:
        yield made


def test_who_met_whom_when_and_where_stand_in_tables(record):
    charts = {chart.title: chart.table for chart in record.brief().page.charts}
    assert {"What the reports date", "Who met whom", "Where"} <= set(charts)
    assert any({"Ana Brenn", "Otto Lund"} <= set(row) for row in charts["Who met whom"].rows)
    assert {"Oslo", "Helsinki"} <= {row[0] for row in charts["Where"].rows}
    assert any(row[0] == "2 May 2031" for row in charts["What the reports date"].rows)


def test_they_are_drawn_in_the_colour_of_the_text_with_nothing_from_outside(record):
    pytest.importorskip("vl_convert")
    for chart in record.brief().page.charts:
        drawn = chart.svg()
        assert drawn.startswith("<svg")
        assert "currentColor" in drawn
        assert 'fill="white"' not in drawn
        assert "<image" not in drawn
        assert "<script" not in drawn


def test_markup_in_a_report_is_text_in_a_picture(record):
    pytest.importorskip("vl_convert")
    page = record.brief().to_html()
    assert "Fjord &lt;b&gt;Wire&lt;/b&gt;" in page
    assert "<b>Wire</b>" not in page


def test_without_what_draws_them_the_tables_are_there(record, monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    page = record.brief().to_html()
    assert 'id="pictures"' in page
    assert "<details open><summary>" in page
    assert "Who met whom" in page
