"""The interchange file reads back to an equal record, and its lines are as the design says."""

from __future__ import annotations

import json

import pytest

import made
from summitry.errors import InputError, Skipped
from summitry.exchange import jsonl
from summitry.model import Certainty, Correction
from summitry.model.notes import Note
from summitry.pipeline import settle
from summitry.record import Store, rebuilt, verify


def corrections(reading):
    """A claim that somebody set aside, and thought better of it."""
    wrong = Correction.of(
        "wrong",
        ((reading.claims[0].id,),),
        named=("Lund met Berg",),
        because="that was their deputies — «both»",
        author="Ida",
        at="2021-03-04T10:00:00.000Z",
    )
    undo = Correction.of("undo", ((wrong.id,),), because="", author="Per", at="2021-03-05T10:00:00.000Z")
    return [wrong, undo]


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "talks.db") as opened:
        readings = [
            made.reading(made.parsed(made.document())),
            made.reading(made.document(made.SECOND, locator="second.txt", outlet=None, published=None)),
        ]
        for reading in readings:
            opened.add(reading)
        opened.correct(corrections(readings[0]))
        opened.note(
            [
                Note.of(
                    "expect", "rain", said={"by": "2030"}, because="clouds", author="Ida", at="2030-01-01T00:00:00.000Z"
                )
            ]
        )
        opened.write(made.reconciled(*readings))
        opened.skip(Skipped("x.bin", "read", "binary", "not text"))
        yield opened


def imported(lines, path):
    found = jsonl.load(lines)
    store = Store.open(path)
    for reading in found.readings:
        store.add(reading)
    store.correct(found.corrections)
    store.note(found.notes)
    store.write(found.reconciled)
    for item in found.skipped:
        store.skip(item)
    return store


def test_the_round_trip_gives_an_equal_record(store, tmp_path):
    lines = list(jsonl.export(store))
    with imported(lines, tmp_path / "copy.db") as copy:
        assert list(jsonl.export(copy)) == lines
        assert list(copy.readings()) == list(store.readings())
        assert list(copy.claims()) == list(store.claims())
        assert list(copy.documents()) == list(store.documents())
        assert list(copy.corrections()) == list(store.corrections()) != []
        assert copy.reconciled


@pytest.mark.parametrize("certainty", list(Certainty))
def test_claims_that_only_may_be_some_are_written_where_they_are_asked_for(tmp_path, certainty):
    with Store.open(tmp_path / "talks.db") as store:
        store.add(made.judged(made.reading(), encounter=(0.31, Certainty.ALL), quote=(0.62, Certainty.BALANCED)))
        settle(store)
        lines = list(jsonl.export(store, certainty))
        assert lines[:5] == list(jsonl.export(store))[:5], "by default those that are balanced at least"
        written = {row["kind"]: row for row in map(json.loads, lines) if row["type"] == "claim"}
        expected = {"strict": [], "balanced": ["quote"], "all": ["encounter", "quote"]}
        assert sorted(written) == expected[certainty]
        if "encounter" in written:
            keys = ("probability", "certainty", "judge", "proposed")
            assert [written["encounter"][key] for key in keys] == [0.31, "all", "test", "rules"]
    with imported(lines, tmp_path / "copy.db") as copy:
        assert list(jsonl.export(copy, certainty)) == lines
        assert not list(verify(copy))
        assert not list(rebuilt(copy))


def test_lines_are_sorted_objects_in_the_order_of_the_design(store):
    rows = [json.loads(line) for line in jsonl.export(store)]
    assert all(
        line == json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"
        for line, row in zip(jsonl.export(store), rows, strict=True)
    )
    order = [jsonl.ORDER.index(row["type"]) for row in rows]
    assert order == sorted(order)
    assert {row["type"] for row in rows} == set(jsonl.ORDER) - {"actor"}


def test_a_claim_line_has_the_keys_of_the_design(store):
    claim = next(row for row in map(json.loads, jsonl.export(store)) if row["type"] == "claim")
    assert claim.keys() >= {
        "id",
        "kind",
        "document",
        "start",
        "end",
        "polarity",
        "modality",
        "origin",
        "holders",
        "slots",
    }
    assert claim["slots"][0].keys() >= {"role", "value", "text", "start", "end"}


def test_a_bare_file_by_another_hand_is_taken():
    text = "They met."
    row = {
        "type": "document",
        "id": "d-1",
        "locator": "x",
        "outlet": None,
        "agency": None,
        "published": None,
        "published_from": "none",
        "sha256": "0",
        "origin": None,
        "text": text,
    }
    (reading,) = jsonl.load([json.dumps(row)]).readings
    assert reading.document.text == text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", "line 1 is not JSON"),
        ('{"type": "sonnet"}', "line 1 is of no known type"),
        ("[1, 2]", "line 1 is of no known type"),
        ('{"type": "document", "id": "d-1"}', "no whole interchange file"),
        (
            '{"type": "entry", "id": "e-1", "kind": "x", "title": "x", "claims": [], "findings": 3, "modality": "odd"}',
            "no whole",
        ),
    ],
)
def test_a_broken_file_says_where(line, said):
    with pytest.raises(InputError, match=said):
        jsonl.load([line])


def test_corrections_travel_alone_too(store):
    lines = list(jsonl.export_corrections(store))
    assert jsonl.load_corrections(lines) == tuple(store.corrections())
    assert jsonl.load_corrections(jsonl.export(store)) == tuple(store.corrections())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"because": "no reason"}, "line 1 is no correction: ValueError correction k-.* is not what was written"),
        ({"kind": "alike"}, "line 1 is no correction: ValueError a correction is one of"),
        ({"sides": []}, "line 1 is no correction: ValueError"),
        ({"at": "2021-03-04T10:00:00"}, "does not say its zone"),
        ({"at": "yesterday"}, "line 1 is no correction: ValueError"),
    ],
)
def test_a_correction_that_was_tampered_with_is_refused(store, change, said):
    row = json.loads(next(jsonl.export_corrections(store))) | change
    with pytest.raises(InputError, match=said):
        jsonl.load_corrections([json.dumps(row)])


def test_a_correction_by_another_hand_needs_no_id(store):
    row = json.loads(next(jsonl.export_corrections(store)))
    del row["id"]
    row["at"] = "2021-03-04T12:00:00+02:00"
    assert jsonl.load_corrections([json.dumps(row)]) == tuple(store.corrections())[:1]
