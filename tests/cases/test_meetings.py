"""Reports of meetings in the words of the wires: each told as held, ahead, denied or not at all, as its data says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.conftest import one_model, parsed  # noqa: F401 - fixtures

from summitry.extract import claims
from summitry.model import Modality

FRAMES = [
    json.loads(line)
    for line in (Path(__file__).parent / "31-encounter-frames.jsonl").read_text(encoding="utf-8").splitlines()
]
#: What a report may say of a meeting, by what its data expects.
TOLD = {
    "held": {Modality.HELD},
    "planned": {Modality.PLANNED, Modality.EXPECTED, Modality.PROPOSED},
    "proposed": {Modality.PROPOSED},
    "cancelled": {Modality.CANCELLED},
    "not": {None, Modality.DENIED},
    "none": {None},
}
#: Headlines in title case are a matter of reading, not of frames.
TITLES = {"f31", "f32"}


def told(parsed, row):
    found = [c for c in claims(parsed(row["text"], published=row["published"])) if c.kind == "encounter" and c.likely]
    whole = [c for c in found if len(c.all("party")) > 1 and c.first("format").value != "visit"]
    return whole or found


@pytest.mark.parametrize("row", [r for r in FRAMES if r["id"] not in TITLES], ids=lambda row: row["text"][:60])
def test_a_report_of_a_meeting_is_told_for_what_it_is(parsed, row):
    found = told(parsed, row)
    said = {c.modality if c.polarity == "+" else None for c in found} or {None}
    assert said <= TOLD[row["expected"]], [(str(c.modality), [(s.role, s.text) for s in c.slots]) for c in found]


@pytest.mark.parametrize(
    "row",
    [r for r in FRAMES if r["expected"] == "held" and "on Monday" in r["text"]],
    ids=lambda row: row["text"][:60],
)
def test_the_day_and_the_town_of_a_meeting_are_told(parsed, row):
    found = told(parsed, row)
    days = {c.first("time").value for c in found if c.first("time")}
    places = {c.first("place").value for c in found if c.first("place")}
    towns = {town for town in ("Paris", "Rio", "Metz", "Berlin") if f" {town} " in row["text"]}
    assert days == {"2025-06-16"}
    assert towns <= places
