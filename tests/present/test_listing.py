"""Lists lead from each row to its words, in every form."""

from __future__ import annotations

import csv
import io
import json

import pytest

import made
from summitry.errors import InputError
from summitry.model import Certainty, Claim, Reading, Slot
from summitry.pipeline import settle
from summitry.present.listing import Filter, Listing, Names, claims, entries
from summitry.record import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "talks.db") as opened:
        readings = [
            made.reading(),
            made.reading(made.document(made.SECOND, locator="second.txt", outlet="Harbour Post")),
        ]
        for reading in readings:
            opened.add(reading)
        opened.write(made.reconciled(*readings))
        yield opened


def test_each_row_of_claims_ends_in_its_words(store):
    rows = json.loads(claims(store, "encounter").to("json"))
    texts = {reading.document.outlet: reading.document.text for reading in store.readings()}
    for row in rows:
        start, end = map(int, row["at"].split("-"))
        outlet = row["source"].split(",")[0]
        assert row["words"] == " ".join(texts[outlet][start:end].split())
        assert row["party"] == "Ana Lund; Otto Berg"


@pytest.mark.parametrize(
    ("narrow", "rows"),
    [
        (Filter(), 2),
        (Filter(actor="berg"), 2),
        (Filter(actor="nobody"), 0),
        (Filter(outlet="harbour"), 1),
        (Filter(since="2021-03"), 2),
        (Filter(until="2020"), 0),
        (Filter(about="oslo"), 2),
        (Filter(about="treaty"), 0),
    ],
)
def test_lists_are_narrowed(store, narrow, rows):
    assert len(claims(store, "encounter", narrow).rows) == rows


def test_entries_are_listed_by_finding(store):
    (row,) = json.loads(entries(store, "encounter").to("json"))
    assert (row["role"], row["values"], row["standing"], row["claims"], row["origins"]) == (
        "place",
        "Oslo",
        "single",
        "2",
        "1",
    )
    assert entries(store, contested=True).rows == ()


def test_tables_for_programs_keep_every_character():
    listing = Listing(("a", "b"), (("one, two", 'say "three"\nfour'), ("", "ü")))
    assert [tuple(row) for row in csv.reader(io.StringIO(listing.to("csv")))] == [listing.columns, *listing.rows]
    assert json.loads(listing.to("json"))[0] == {"a": "one, two", "b": 'say "three"\nfour'}
    with pytest.raises(InputError, match="no form"):
        listing.to("xml")


def test_words_for_an_actor_that_no_document_names_are_spelled_as_in_the_report(tmp_path):
    document = made.document("The Alpine Ministry said no. Talks ended.", locator="ministry.txt", outlet="Post")
    slots = (
        Slot("speaker", "the alpine ministry", "The Alpine Ministry", 0, 19),
        Slot("format", "talks", "Talks", 29, 34),
    )
    said = Claim.of("quote", document.id, 0, 27, slots)
    with Store.open(tmp_path / "talks.db") as opened:
        opened.add(Reading(document=document, claims=(said,)))
        (row,) = json.loads(claims(opened, "quote").to("json"))
    assert (row["speaker"], row["format"]) == ("The Alpine Ministry", "talks")


@pytest.fixture
def judged(tmp_path):
    """Two reports, of which one tells the meeting surely and the other only may tell it."""
    with Store.open(tmp_path / "judged.db") as opened:
        opened.add(made.judged(made.reading(), encounter=(0.93, Certainty.STRICT), quote=(0.6, Certainty.BALANCED)))
        second = made.reading(made.document(made.SECOND, locator="second.txt", outlet="Harbour Post"))
        opened.add(made.judged(second, encounter=(0.21, Certainty.ALL)))
        settle(opened)
        yield opened


def test_claims_that_were_judged_tell_how_sure_they_are(judged):
    every = json.loads(claims(judged, "encounter", Filter(certainty=Certainty.ALL)).to("json"))
    assert sorted((row["probability"], row["certainty"]) for row in every) == [("0.21", "all"), ("0.93", "strict")]
    assert "probability" not in claims(judged, "role").columns


@pytest.mark.parametrize(
    ("certainty", "meetings", "quotes"),
    [(Certainty.STRICT, 1, 0), (Certainty.BALANCED, 1, 1), (Certainty.ALL, 2, 1)],
)
def test_lists_show_what_is_sure_enough(judged, certainty, meetings, quotes):
    narrow = Filter(certainty=certainty)
    assert len(claims(judged, "encounter", narrow).rows) == meetings
    assert len(claims(judged, "quote", narrow).rows) == quotes
    assert len({row[2] for row in entries(judged, "quote", narrow).rows}) == quotes
    assert len({row[2] for row in entries(judged, "encounter", narrow).rows}) == 1, "the doubtful one made no entry"


def test_by_default_lists_leave_out_what_only_may_be_a_claim(judged):
    assert len(claims(judged, "encounter").rows) == 1
    assert len(claims(judged, "quote").rows) == 1


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        ("time", "rel:monthday=05-12;dir=next; 2024-05-01", "date not known; 2024-05-01"),
        ("values", "rel:weekday=2;dir=past | 2024-05", "date not known | 2024-05"),
        ("host", "DEU", "Germany"),
        ("values", "Ann Lee | FRA", "Ann Lee | France"),
        ("words", "USA and DEU", "USA and DEU"),
    ],
)
def test_a_screen_shows_days_and_states_in_words(column, cell, shown):
    assert Listing((column,), ((cell,),)).in_words().rows == ((shown,),)


def test_a_state_that_no_document_names_is_spelled_as_a_name(tmp_path):
    with Store.open(tmp_path / "talks.db") as opened:
        name = Names(opened)
    assert name("netherlands") == "Netherlands"
