"""The first screen of a story, from reports that are read whole."""

from __future__ import annotations

import json
import sys
from datetime import date

import pytest

from summitry import Settings, read
from summitry.errors import InputError
from summitry.present.lookup import Desk
from summitry.present.page import Length
from summitry.present.story import StoryDesk

FIRST = (
    "Norway and Sweden agreed in May to open the Lake Tall fishery to both fleets. "
    "The agreement was signed in Oslo by Foreign Minister Ana Brenn of Norway and her Swedish counterpart, Otto Lund.\n\n"
    "Brenn said the two fleets would be counted every week. "
    "Sweden rejected a proposal to limit the catch to 900 tons.\n\n"
    "Brenn declined to say how long the agreement would last. "
    "The two ministers will meet again in Lund on 2 June 2031.\n\n"
    "The lake froze early. He liked it."
)
LATER = (
    "Foreign Minister Ana Brenn of Norway met Otto Lund of Sweden in Lund on 2 June 2031.\n\n"
    "Norway and Sweden agreed in May to open the Lake Tall fishery to both fleets. "
    "Sweden accused Norway of hiding boats from the inspectors."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    place = tmp_path_factory.mktemp("screen")
    reports = [
        {
            "title": "Norway, Sweden open lake to both fleets",
            "outlet": "Fjord Wire",
            "published": "2031-05-05",
            "text": FIRST,
        },
        {"title": "Norway and Sweden meet over lake", "outlet": "Lund Post", "published": "2031-06-03", "text": LATER},
    ]
    source = place / "reports.jsonl"
    source.write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    with read(source, settings=Settings(record=place / "r.db")) as made:
        yield made


def lines(page, part: str) -> list[str]:
    return [line.text for s in page.screens for p in s.parts if p.name == part for line in p.lines]


def test_a_story_is_headed_by_a_headline_and_told_by_part(record):
    page = record.brief().page
    assert page.title in ("Norway, Sweden open lake to both fleets", "Norway and Sweden meet over lake")
    assert page.screens[0].outlet in ("Fjord Wire", "Lund Post")
    assert any("open the Lake Tall fishery" in told for told in lines(page, "happened") + lines(page, "decided"))
    assert any("declined to say" in told or "rejected a proposal" in told for told in lines(page, "open"))


def test_every_line_is_a_sentence_of_a_report_under_its_outlet(record):
    texts = {d.outlet: d.text for d in record.documents()}
    for screen in record.brief().page.screens:
        for line in (line for part in screen.parts for line in part.lines):
            assert "[" in line.text or line.text in texts[line.outlet]


def test_nothing_is_told_twice_and_nothing_that_leans_on_another_sentence(record):
    page = record.brief().page
    told = [line.text for s in page.screens for p in s.parts for line in p.lines]
    told += [line.text for s in page.screens for side in s.sides for _, line in side.lines]
    assert len(told) == len(set(told))
    assert not any(text.startswith("He liked") for text in told)


def test_one_page_folds_what_the_full_one_shows(record):
    short, full = record.brief(), record.brief(length=Length.FULL)
    assert '<details class="rest">' in short.to_html()
    assert '<details class="rest">' not in full.to_html()
    assert len(short.to_markdown()) < len(full.to_markdown())


def test_the_news_since_a_day_is_what_later_reports_tell_anew(record):
    page = record.brief(since=date(2031, 6, 1)).page
    told = [line.text for s in page.screens for p in s.parts for line in p.lines]
    assert "news since 1 June 2031" in page.title
    assert any("met Otto Lund" in text for text in told)
    assert not any("agreed in May to open" in text for text in told)  # it was told before


def test_the_page_is_printed_as_pdf(record):
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        pytest.skip("WeasyPrint, or Pango, is not on this machine")
    made = record.brief().to_pdf()
    assert made.startswith(b"%PDF-")


def test_without_what_prints_it_is_said_what_to_install(record, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(InputError, match="libpango"):
        record.brief().to_pdf()


def test_no_news_is_said_so(record):
    assert record.brief(since=date(2032, 1, 1)).page.title == "Nothing new since 1 January 2032"


EARLY = (
    "Norway and Sweden are still negotiating over the Lake Tall fishery in Oslo. "
    "Foreign Minister Ana Brenn of Norway said 40 boats had been counted on Lake Tall.\n\n"
    "Norway and Sweden will sign a pact on the Lake Tall fishery on 4 May 2031."
)
LATE = (
    "Norway and Sweden signed a pact on the Lake Tall fishery in Oslo on 4 May 2031. "
    "Foreign Minister Otto Lund of Sweden said 75 boats had been counted on Lake Tall.\n\n"
    "Norway has denied that its inspectors looked away."
)


@pytest.fixture(scope="module")
def overtaken(tmp_path_factory):
    place = tmp_path_factory.mktemp("overtaken")
    reports = [
        {"title": "Norway, Sweden near lake pact", "outlet": "Fjord Wire", "published": "2031-05-02", "text": EARLY},
        {"title": "Norway, Sweden sign lake pact", "outlet": "Lund Post", "published": "2031-05-05", "text": LATE},
    ]
    source = place / "reports.jsonl"
    source.write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    with read(source, settings=Settings(record=place / "r.db")) as made:
        yield made


def test_what_a_later_report_has_overtaken_is_not_told(overtaken):
    page = overtaken.brief().page
    told = [line.text for s in page.screens for p in (*s.parts, *s.more) for line in p.lines]
    told += [line.text for s in page.screens for side in s.sides for _, line in side.lines]
    assert any("signed a pact" in text for text in told)
    assert not any("still negotiating" in text or "will sign" in text for text in told)


def test_a_denial_stands_among_what_is_contested_and_each_line_has_the_day_of_its_report(overtaken):
    page = overtaken.brief().page
    assert any("denied that its inspectors" in text for text in lines(page, "contested"))
    assert {line.day for s in page.screens for p in s.parts for line in p.lines} <= {"2 May 2031", "5 May 2031"}


DISPUTE = (
    "The fleets of Norway and Sweden clashed on Lake Tall on Monday. "
    "The pact on the Lake Tall fishery has yet to be approved by the parliament of Sweden.\n\n"
    "Sweden has denied that its sailors carried guns into the harbour of Lund."
)


def test_what_has_yet_to_come_about_has_not_happened(tmp_path):
    source = tmp_path / "reports.jsonl"
    report = {
        "title": "Norway, Sweden fleets clash on lake",
        "outlet": "Fjord Wire",
        "published": "2031-05-06",
        "text": DISPUTE,
    }
    source.write_text(json.dumps(report), encoding="utf-8")
    with read(source, settings=Settings(record=tmp_path / "r.db")) as made:
        page = made.brief().page
    assert any("clashed on Lake Tall" in text for text in lines(page, "happened"))
    assert not any("yet to be approved" in text for text in lines(page, "happened"))
    assert any("denied that its sailors" in text for text in lines(page, "contested"))


def test_what_only_tells_that_somebody_spoke_or_of_a_topic_is_not_told(tmp_path):
    text = (
        "Norway and Sweden signed a pact on the Lake Tall fishery in Oslo on Monday. "
        "Foreign Minister Ana Brenn of Norway told Foreign Minister Otto Lund of Sweden about the lake.\n\n"
        "Foreign Minister Ana Brenn of Norway said the pact would feed both countries for many years."
    )
    source = tmp_path / "reports.jsonl"
    report = {"title": "Norway, Sweden sign pact", "outlet": "Fjord Wire", "published": "2031-05-06", "text": text}
    source.write_text(json.dumps(report), encoding="utf-8")
    with read(source, settings=Settings(record=tmp_path / "r.db")) as made:
        markdown = made.brief().to_markdown()
    assert "would feed both countries" in markdown
    assert "Lund of Sweden about the lake" not in markdown.split("## Sources")[0]


def test_a_side_is_headed_by_whom_its_lines_name(record):
    story = StoryDesk(Desk(record.store), tuple(record.documents()))
    assert story.people("Norway", ["Brenn said that the boats would be counted."]).startswith("Ana Brenn (")
    assert story.people("Norway", ["The ministry said so."]) == ""
    assert "Brenn" not in story.people("Sweden", ["Brenn met Lund."])


def test_late_before_a_name_says_nothing_of_an_office(tmp_path):
    source = tmp_path / "one.txt"
    source.write_text(
        "President Ana Brenn of Norway arrived late and kept Brenn's guests waiting. Brenn was sorry, Brenn said."
    )
    with read(source, settings=Settings(record=tmp_path / "r.db")) as made:
        story = StoryDesk(Desk(made.store), tuple(made.documents()))
        assert story.people("Norway", ["Brenn said so."]) == "Ana Brenn (president)"
