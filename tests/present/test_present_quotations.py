"""The list of quotations: what it is narrowed to, its rows, and utterances with their wordings."""

from __future__ import annotations

import json

import pytest

from reports import Report, grounds
from summitry.errors import InputError
from summitry.present.listing import Filter
from summitry.present.quotations import Asked, quotations, utterances
from summitry.reconcile.growing.derive import derive, ordered
from summitry.record import Store


def stored(path, *reports):
    """A record of some reports."""
    readings = list(ordered(r.reading() for r in reports))
    store = Store.open(path, create=True)
    for reading in readings:
        store.add(reading)
    store.write(derive(readings, grounds(readings)))
    return store


def report(outlet, published, *said):
    """A report in which each of ``said`` is (speaker, words, form, addressee)."""
    text = "\n\n".join(f"{who} told {whom or 'all'}: {words}" for who, words, _, whom in said)
    made = Report(text, locator=outlet, outlet=outlet, published=published)
    ids = {}
    for who, words, form, whom in said:
        ids.setdefault(who, made.actor(who, names=(who, who.split()[-1])) if who not in ids else ids[who])
        slots = [("speaker", ids[who]), ("content", words, words), ("form", form)]
        made.claim("quote", words, *slots, *([("addressee", whom)] if whom else []))
    return made


@pytest.fixture
def kept(tmp_path):
    with stored(
        tmp_path / "talks.db",
        report(
            "Lake Post",
            "2021-03-03",
            ("Ana Ruiz", "We made real progress on the port of Bora today", "direct", "reporters"),
            ("Bo Lind", "the bridge to the islands stays shut", "indirect", ""),
        ),
        report(
            "Wire",
            "2021-03-05",
            ("Ana Ruiz", "we made genuine progress on the port of Bora today", "mixed", "the council"),
        ),
    ) as store:
        yield store


def said(kept, **asked):
    return [json.loads(quotations(kept, Asked(**asked)).to("json"))[n]["said"][:12] for n in range(_count(kept, asked))]


def _count(kept, asked):
    return len(quotations(kept, Asked(**asked)).rows)


def test_every_quotation_is_a_row(kept):
    assert _count(kept, {}) == 3


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"speaker": "lind"}, ["the bridge t"]),
        ({"speaker": "RUIZ"}, ["We made real", "we made genu"]),
        ({"addressee": "reporters"}, ["We made real"]),
        ({"about": "islands"}, ["the bridge t"]),
        ({"form": "mixed"}, ["we made genu"]),
        ({"narrow": Filter(since="2021-03-04")}, ["we made genu"]),
        ({"narrow": Filter(until="2021-03-04")}, ["We made real", "the bridge t"]),
        ({"narrow": Filter(outlet="wire")}, ["we made genu"]),
        ({"speaker": "ruiz", "form": "indirect"}, []),
    ],
)
def test_list_is_narrowed(kept, asked, found):
    assert sorted(said(kept, **asked)) == sorted(found)


def test_form_that_is_none_is_refused():
    with pytest.raises(InputError, match="direct, mixed, indirect"):
        Asked(form="spoken")


def test_tellings_of_one_utterance_share_an_entry_and_show_what_differs(kept):
    rows = [r for r in json.loads(quotations(kept).to("json")) if "progress" in r["said"]]
    assert len({r["entry"] for r in rows}) == 1
    assert sorted(r["differs"] for r in rows) == ["genuine", "real"]
    assert {r["wordings"] for r in rows} == {"2"}


def test_utterances_hold_all_wordings_even_of_reports_left_out(kept):
    (one,) = utterances(kept, Asked(narrow=Filter(outlet="wire")))
    assert one.speaker == "Ana Ruiz"
    assert one.occasion == ("to the council",)
    assert one.sources == ("Wire, 2021-03-05",)
    assert sorted(outlet for outlet, _ in one.wordings) == ["Lake Post", "Wire"]
