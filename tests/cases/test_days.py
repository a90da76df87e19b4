"""The day of a report: by its date line, by its dateline in any national order, and never by the latest day that it tells."""

from __future__ import annotations

import pytest

from cases.taken import taken, value
from summitry.language.time.times import day_first
from summitry.read import datelines
from summitry.read.known import Known


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("03-layout-table-inline.html", "2024-09-09"),
        ("06-corrected-story.html", "2025-05-06T09:15:00+02:00"),
        ("08-signed-quotes.txt", "2024-06-18"),
        ("16-transcript.txt", "2024-05-14"),
        ("19-live-blog.txt", "2025-10-04"),
        ("23-joint-statement.txt", "2024-10-10"),
        ("33-interview-unlabelled.txt", "2025-08-22"),
    ],
)
def test_a_report_has_the_day_that_is_printed_on_it(name, day):
    assert [document.published for document in taken(name).documents] == [day]


def test_a_dateline_without_a_year_gives_no_year():
    (document,) = taken("21-kcna-style.txt").documents
    assert document.published is None


@pytest.mark.parametrize(
    ("words", "place", "day"),
    [
        ("14 May 2024, Lugano – The ministers met.", "Lugano", "14 May 2024"),
        ("Lugano, 9 September 2024. The ministers met.", "Lugano", "9 September 2024"),
        ("LUGANO, May 5, 2025 (Reuters) - The ministers met.", "LUGANO", "May 5, 2025"),
    ],
)
def test_a_dateline_may_have_its_day_first_or_last(words, place, day):
    found = datelines.dateline(words)
    assert (found.place, found.day) == (place, day)


@pytest.mark.parametrize("words", ["Harbour Times, 7 February 2024", "Harbour Times | Updated 7 February 2024"])
def test_a_date_line_names_an_outlet_that_is_called_times(words):
    assert (datelines.date_line(words).outlet, datelines.date_line(words).day) == ("Harbour Times", "2024-02-07")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Live blog, 4 October 2025 (all times WEST)", "2025-10-04"),
        ("Updated 4 October 2025, 10:15 WEST", "2025-10-04"),
        ("05-Jun-2025", "2025-06-05"),
        ("5.6.2025", "2025-06-05"),
    ],
)
def test_a_date_line_may_tell_its_zone(words, day):
    assert datelines.date_line(words).day == day


def test_a_printed_day_wins_over_that_of_the_file():
    file = Known(locator="a.pdf", published="2025-06-18", published_from="inferred", published_why="the file was made")
    text = Known(locator="a.pdf", published="2025-06-10", published_from="stated", published_why="date line")
    assert file.completed(text).published == "2025-06-10"
    assert text.completed(file).published == "2025-06-10"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("They met on 07/11/2023 and on 25/11/2023.", True),
        ("They met on 07/11/2023 and on 11/25/2023.", False),
        ("They met on 5 May 2023 and on 07/11/2023.", True),
        ("They met on May 5, 2023, and on 07/11/2023.", False),
        ("They met on 07/11/2023.", None),
        ("They met on 13/11/2023 and on 11/13/2023.", None),
    ],
)
def test_the_document_decides_whether_the_day_comes_first(text, first):
    assert day_first(text) is first


def test_earlier_in_the_day_is_of_no_day_that_lies_ahead():
    case = taken("37-hotline-1700-hours.jsonl")
    (said,) = [c for c in case.claims("quote") if value(c, "content") == "a truce was near"]
    assert value(said, "time") == "2025-05-10"


def test_weekdays_around_the_new_year_lie_where_the_report_has_them():
    case = taken("07-weekdays-in-january.jsonl")
    told = {(value(c, "format"), value(c, "time")) for c in case.claims("encounter")}
    assert told >= {
        ("meeting", "2024-12-30"),
        ("call", "2025-01-02"),
        ("meeting", "2025-01-07"),
        ("meeting", "2023-12-30"),
    }
