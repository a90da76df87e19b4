"""Correcting what a claim holds in a slot: which slot and value are meant, what follows from it, and that it travels and is undone."""

from __future__ import annotations

import pytest

from reports import Report
from summitry.correcting import correct, take
from summitry.errors import InputError
from summitry.exchange import jsonl
from summitry.pipeline import settle
from summitry.present.labels import Asked, labelled
from summitry.record import Store, verify
from summitry.record.amending import as_read, places
from summitry.record.corrected import states
from summitry.record.verify import rebuilt
from talks import told

WHO = {"because": "seen it", "author": "Ida"}
SAID = "Ana Lund and Otto Berg met in Oslo on 2 March 2021 for an hour. “We will open the strait,” the minister told reporters, standing beside Lund."


def quoted() -> Report:
    report = Report(SAID, locator="q.txt", published="2021-03-03", outlet="Outlet 9").parsed()
    lund, berg = report.actor("Ana Lund", country="NOR"), report.actor("Otto Berg", country="EST")
    words = SAID[SAID.index("“") : SAID.index(",”") + 2]
    report.claim("quote", words, ("speaker", berg, "Otto Berg"), ("content", words[1:-2], words[1:-2]), ("form", "direct"), holders=(berg,))  # fmt: skip
    report.claim("encounter", SAID.partition(" for")[0], ("party", lund, "Ana Lund"), ("party", berg, "Otto Berg"), ("time", "2021-03-02", "2 March 2021"), ("format", "meeting"))  # fmt: skip
    return report


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "talks.db") as made:
        for report in (*told(), quoted()):
            made.add(report.reading())
        settle(made)
        yield made


def claim(store, kind):
    home = quoted().document.id
    return next(c for c in store.claims(kind, home))


def derived(store):
    return [line for line in jsonl.export(store) if '"type": "correction"' not in line]


def values(store, made, role):
    names = {a.id: a.name for a in store.actors()}
    return [names.get(slot.value, slot.value) for slot in store.claim(made.id).all(role)]


def test_another_speaker_is_taken_throughout_and_undone_the_record_is_what_it_was(store):
    before, quote = derived(store), claim(store, "quote")
    (state,) = correct(store, "slot", [quote.id[:9], "speaker", "Ana Lund"], **WHO).taken
    assert state.state == "in force"
    assert state.correction.named[0].endswith(": Speaker Ana Lund, not Otto Berg")
    assert values(store, quote, "speaker") == ["Ana Lund"]
    lund = next(a.id for a in store.actors() if a.name == "Ana Lund")
    assert store.claim(quote.id).holders == (lund,), "who vouched for it as its speaker vouches for it no more"
    (entry,) = (e for e in store.entries("quote") if quote.id in e.claims)
    assert entry.title.startswith("Ana Lund:")
    assert list(verify(store)) == list(rebuilt(store)) == []
    correct(store, "undo", [state.correction.id], because="", author="Per")
    assert derived(store) == before


def test_a_date_moves_a_meeting_to_its_entry(store):
    meeting, other = claim(store, "encounter"), told()[2].claims[0].id
    correct(store, "slot", [meeting.id, "date", "2021-03-05"], **WHO)
    (entry,) = (e for e in store.entries("encounter") if meeting.id in e.claims)
    assert other in entry.claims, "a label names a slot as its role does"


def test_a_slot_that_is_missing_is_filled_one_of_several_changed_one_more_added_one_taken_away(store):
    meeting = claim(store, "encounter")
    for name, value in (("duration", "PT1H"), ("party:2", "Piet Hansen"), ("party:+", "Otto Berg"), ("time", "")):
        correct(store, "slot", [meeting.id, name, value], **WHO)
    assert values(store, meeting, "duration") == ["PT1H"]
    assert values(store, meeting, "party") == ["Ana Lund", "Piet Hansen", "Otto Berg"]
    assert values(store, meeting, "time") == []
    assert {s.state for s in states(store)} == {"in force"}
    assert list(rebuilt(store)) == []


def test_of_two_that_correct_one_slot_the_later_wins(store):
    meeting = claim(store, "encounter")
    correct(store, "slot", [meeting.id, "duration", "PT1H"], **WHO)
    done = correct(store, "slot", [meeting.id, "duration", "PT2H"], because="so he said", author="Per")
    assert values(store, meeting, "duration") == ["PT2H"]
    assert [c.author for c in done.overrules] == ["Ida"]
    assert [s.state for s in states(store)] == ["overruled", "in force"]
    assert [one.value for one in places(store, as_read(store, meeting.id)[0]) if one.name == "duration"] == ["PT2H"]


def test_words_of_the_report_keep_their_place(store):
    quote = claim(store, "quote")
    correct(store, "slot", [quote.id, "addressee", "reporters"], **WHO)
    (slot,) = store.claim(quote.id).all("addressee")
    assert SAID[slot.start : slot.end] == slot.text == slot.value == "reporters"


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("time", "next Tuesday", "EDTF"),
        ("duration", "two hours", "PT2H"),
        ("clock", "half past", "15:35"),
        ("ordinal", "third", "1 or 3"),
        ("format", "brawl", "summit"),
        ("colour", "red", "no slot"),
        ("party", "Ana Lund", "party:1"),
        ("party:7", "Ana Lund", "party:2"),
        ("host", "Nobody Known", "no actor"),
    ],
)
def test_what_a_slot_cannot_hold_is_refused_with_what_it_can(store, name, value, why):
    with pytest.raises(InputError, match=why):
        correct(store, "slot", [claim(store, "encounter").id, name, value], **WHO)
    assert list(store.corrections()) == []


@pytest.mark.parametrize(("name", "value", "taken"), [("clock", "15:35", "T15:35"), ("format", "Dinner", "dinner"), ("ordinal", "03", "3"), ("duration", "pt90m", "PT90M")])  # fmt: skip
def test_values_are_taken_in_their_form(store, name, value, taken):
    meeting = claim(store, "encounter")
    correct(store, "slot", [meeting.id, name, value], **WHO)
    assert values(store, meeting, name) == [taken]


def test_an_entry_of_several_claims_is_no_claim(store):
    entry = next(e for e in store.entries("encounter") if len(e.claims) > 1)
    with pytest.raises(InputError, match="several claims"):
        correct(store, "slot", [entry.id, "time", "2021-03-05"], **WHO)


def test_it_travels_with_the_record_and_alone(store, tmp_path):
    quote = claim(store, "quote")
    correct(store, "slot", [quote.id, "speaker", "Ana Lund"], **WHO)
    correct(store, "slot", [quote.id, "form", ""], **WHO)
    lines = list(jsonl.export(store))
    found = jsonl.load(lines)
    with Store.open(tmp_path / "whole.db") as whole:
        for reading in found.readings:
            whole.add(reading)
        whole.correct(found.corrections)
        whole.write(found.reconciled)
        assert list(whole.readings()) == list(store.readings())
        assert list(jsonl.export(whole)) == lines
    with Store.open(tmp_path / "theirs.db") as theirs:
        take(theirs, jsonl.load_corrections(jsonl.export_corrections(store)))
        assert {s.state for s in states(theirs)} == {"waiting"}
        for report in (quoted(), *told()):
            theirs.add(report.reading())
        settle(theirs)
        assert list(jsonl.export(theirs)) == lines


def test_a_label_has_the_slot_as_it_was_corrected(store):
    meeting = claim(store, "encounter")
    before = labelled(store, Asked(document="Outlet 9")).text
    correct(store, "slot", [meeting.id, "party:2", "Piet Hansen"], **WHO)
    after = labelled(store, Asked(document="Outlet 9")).text
    assert "party=Ana Lund; Otto Berg" in before
    assert "party=Ana Lund; Piet Hansen" in after
