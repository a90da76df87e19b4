"""Lists lead from each row to its words, in every form."""

from __future__ import annotations

import csv
import io
import json

import pytest

import made
from summitry.errors import InputError
from summitry.model import Claim, Reading, Slot
from summitry.present.listing import Filter, Listing, claims, entries
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
