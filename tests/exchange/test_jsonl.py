"""The interchange file reads back to an equal record, and its lines are as the design says."""

from __future__ import annotations

import json

import pytest

import made
from summitry.errors import InputError, Skipped
from summitry.exchange import jsonl
from summitry.record import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "talks.db") as opened:
        readings = [
            made.reading(),
            made.reading(made.document(made.SECOND, locator="second.txt", outlet=None, published=None)),
        ]
        for reading in readings:
            opened.add(reading)
        opened.write(made.reconciled(*readings))
        opened.skip(Skipped("x.bin", "read", "binary", "not text"))
        yield opened


def imported(lines, path):
    readings, reconciled, skipped = jsonl.load(lines)
    store = Store.open(path)
    for reading in readings:
        store.add(reading)
    store.write(reconciled)
    for item in skipped:
        store.skip(item)
    return store


def test_the_round_trip_gives_an_equal_record(store, tmp_path):
    lines = list(jsonl.export(store))
    with imported(lines, tmp_path / "copy.db") as copy:
        assert list(jsonl.export(copy)) == lines
        assert list(copy.readings()) == list(store.readings())
        assert list(copy.claims()) == list(store.claims())
        assert list(copy.documents()) == list(store.documents())
        assert copy.reconciled


def test_lines_are_sorted_objects_in_the_order_of_the_design(store):
    rows = [json.loads(line) for line in jsonl.export(store)]
    assert all(
        line == json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"
        for line, row in zip(jsonl.export(store), rows, strict=True)
    )
    order = [jsonl.ORDER.index(row["type"]) for row in rows]
    assert order == sorted(order)
    assert {row["type"] for row in rows} >= {"document", "passage", "claim", "entry", "story", "skipped"}


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
    (reading,), _, _ = jsonl.load([json.dumps(row)])
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
