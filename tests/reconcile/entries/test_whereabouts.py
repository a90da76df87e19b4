"""Where and when a meeting was that its own words do not say."""

from dataclasses import replace

import pytest

from reports import Report, reconciled
from summitry.model import Modality, Part, Passage, Standing

LINE = "OSLO, March 3 (Nordwire) - "


def report(
    words, *, slots=(("format", "press conference"),), line=LINE, day="2031-03-03", country="NOR", modality="held"
):
    """A report with a dateline and one claim of an encounter of a Norwegian minister."""
    made = Report(line + words, published=day)
    parts = (Passage(Part.DATELINE, 0, len(line)), Passage(Part.PARAGRAPH, len(line), len(line + words)))
    made.document = replace(made.document, passages=parts)
    who = made.actor("Ana Brenn", country=country)
    made.claim("encounter", words, ("party", who), *slots, modality=Modality(modality))
    return made


def found(*reports):
    (entry,) = reconciled(*reports).entries
    return {f.role: (f.values[0].value, f.standing) for f in entry.findings if f.role in ("time", "place")}


def test_what_was_told_to_the_press_is_of_the_day_and_the_town_of_the_report():
    made = found(report("Ana Brenn told a news conference that the ferries would sail"))
    assert made == {"time": ("2031-03-02/2031-03-03", Standing.SINGLE), "place": ("Oslo", Standing.SINGLE)}


def test_the_town_of_a_report_is_not_that_of_a_meeting_abroad():
    made = found(report("Ana Brenn told a news conference that the ferries would sail", country="SWE"))
    assert "place" not in made


@pytest.mark.parametrize("slots", [(("format", "call"),), (("format", "meeting"), ("time", "2031-01"))])
def test_a_call_has_no_place_and_the_dateline_tells_of_its_days_alone(slots):
    assert "place" not in found(report("Ana Brenn spoke with the mayor", slots=slots))


def test_what_is_to_come_has_no_day_from_its_report():
    assert found(report("Ana Brenn will meet the mayor", slots=(("format", "meeting"),), modality="planned")) == {}


def test_a_body_meets_where_it_sits():
    made = Report("The Security Council met behind closed doors", published="2031-03-03")
    body = made.actor("UN Security Council", "body")
    made.claim("encounter", made.document.text, ("party", body), ("format", "session"))
    assert found(made)["place"] == ("New York", Standing.SINGLE)


def test_a_place_that_is_told_stands():
    slots = (("format", "press conference"), ("place", "Bergen"))
    assert (
        found(report("Ana Brenn told a news conference in Bergen that it was over", slots=slots))["place"][0]
        == "Bergen"
    )


def test_how_a_meeting_did_not_go_is_told_of_the_meeting_that_was_held():
    held, other = (
        report(words, slots=(("format", "meeting"), ("time", "2031-03-02"), ("party", "Otto Lund")))
        for words in ("Ana Brenn met Otto Lund in the castle", "Ana Brenn and Otto Lund met in the castle")
    )
    other.claim("encounter", "Ana Brenn", ("party", other.actor("Ana Brenn")), ("conduct", "late"), polarity="-")
    assert len(reconciled(held, other).entries) == 1
