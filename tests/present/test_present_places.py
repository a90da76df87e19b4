"""The list of places: namesakes told apart, venues in their towns, unknown names kept and marked."""

from __future__ import annotations

import pytest

from summitry.pipeline import read_into
from summitry.present.places import places
from summitry.record import Store
from summitry.settings import Settings

REPORTS = {
    "one.txt": "OSLO, 3 May 2021 - President Ana Lund of Norway met Premier Otto Berg of Sweden in Vienna, Virginia, on Monday.",
    "two.txt": "OSLO, 5 May 2021 - President Ana Lund of Norway met Chancellor Eva Roth of Germany in Vienna on Tuesday.",
    "three.txt": "OSLO, 6 May 2021 - President Ana Lund met Premier Otto Berg at the Corona Hotel in Bergen on Wednesday.",
    "four.txt": "OSLO, 9 May 2021 - President Ana Lund met Premier Otto Berg in the village of Ulvrik on Saturday.",
}


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    """The rows of the list by name."""
    folder = tmp_path_factory.mktemp("places")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    with Store.open(folder / "p.db") as store:
        read_into(store, [folder / name for name in REPORTS], Settings())
        return [dict(zip(places(store).columns, row, strict=True)) for row in places(store).rows]


def test_namesakes_are_rows_of_their_own(listed):
    found = {row["within"] for row in listed if row["place"] == "Vienna"}
    assert found == {"Virginia, United States", "Austria"}


def test_a_venue_lies_in_the_town_that_its_claim_names(listed):
    (hotel,) = [row for row in listed if row["type"] == "venue"]
    assert (hotel["place"], hotel["within"]) == ("Corona Hotel", "Bergen, Norway")


def test_an_unknown_name_is_kept_and_marked(listed):
    (village,) = [row for row in listed if row["place"] == "Ulvrik"]
    assert (village["type"], village["latitude longitude"]) == ("not resolved", "")
    assert village["evidence"].startswith("“Ulvrik” (")
