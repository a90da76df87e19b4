"""The store takes readings and hands them out again, whole and in order."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

import made
from summitry.errors import RecordError, Skipped
from summitry.model import Reading
from summitry.record import Store, schema


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "talks.db") as opened:
        yield opened


def test_a_reading_comes_back_equal(store):
    reading = made.reading()
    assert store.add(reading)
    (back,) = store.readings()
    assert back.document == reading.document
    assert set(back.appearances) == set(reading.appearances)
    assert set(back.claims) == set(reading.claims)


def test_the_same_document_is_taken_once(store):
    store.add(made.reading())
    assert not store.add(made.reading())
    assert store.count() == 1


def test_of_two_locators_the_first_in_the_alphabet_is_kept_in_any_order(store, tmp_path):
    early, late = (made.reading(made.document(locator=name)) for name in ("a.txt", "b.txt"))
    with Store.open(tmp_path / "other.db") as other:
        store.add(early), store.add(late)
        other.add(late), other.add(early)
        assert (
            [r.document.locator for r in store.readings()]
            == [r.document.locator for r in other.readings()]
            == ["a.txt"]
        )


def test_order_of_adding_does_not_show(store, tmp_path):
    readings = [
        made.reading(),
        made.reading(made.document(made.SECOND, locator="second.txt", outlet=None, published=None)),
    ]
    with Store.open(tmp_path / "other.db") as other:
        for reading in readings:
            store.add(reading)
        for reading in reversed(readings):
            other.add(reading)
        assert list(store.readings()) == list(other.readings())


def test_claims_come_out_resolved_and_readings_as_read(store):
    reading = made.reading()
    store.add(reading)
    store.write(made.reconciled(reading))
    (meeting,) = store.claims("encounter")
    assert meeting.first("time").value == "2021-03-01"
    assert meeting.origin == next(store.origins()).id
    assert {c.first("time").value for r in store.readings() for c in r.claims if c.first("time")} == {
        "rel:weekday=1;dir=past"
    }


def test_an_undated_document_comes_out_with_the_date_of_its_story(store):
    reading = made.reading(made.document(published=None))
    store.add(reading)
    store.write(made.reconciled(reading))
    document = store.document(reading.document.id)
    assert (document.published, document.published_from) == ("2021-03-02", "inferred")


def test_the_record_knows_when_its_entries_lag_behind(store):
    first, second = made.reading(), made.reading(made.document(made.SECOND, locator="second.txt"))
    store.add(first)
    assert not store.reconciled
    store.write(made.reconciled(first))
    assert store.reconciled
    store.add(second)
    assert not store.reconciled


def test_what_was_skipped_is_kept_once_and_forgotten_when_read(store):
    item = Skipped("x.bin", "read", "binary", "not text")
    store.skip(item)
    store.skip(item)
    assert list(store.skipped()) == [item]
    store.read_again("x.bin")
    assert list(store.skipped()) == []


def test_a_reading_is_taken_whole_or_not_at_all(store):
    reading = made.reading()
    broken = Reading(document=reading.document, claims=(*reading.claims, reading.claims[0]))
    with pytest.raises(RecordError, match="cannot write"):
        store.add(broken)
    assert store.count() == 0


def test_closing_leaves_no_log_behind(tmp_path):
    with Store.open(tmp_path / "talks.db") as store:
        store.add(made.reading())
    log = tmp_path / "talks.db-wal"
    assert not log.exists() or log.stat().st_size == 0


def test_a_newer_schema_is_refused(tmp_path):
    path = tmp_path / "talks.db"
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(schema.SCHEMA_VERSION + 1),))
    with pytest.raises(RecordError, match="newer Summitry"):
        Store.open(path)


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\x00" + b"broken" * 300])
def test_a_file_that_is_no_record_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "talks.db"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"not a record|broken"):
        Store.open(path)
    assert path.read_bytes() == content


def test_another_database_is_refused(tmp_path):
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE goods (name TEXT)")
    connection.close()
    with pytest.raises(RecordError, match="not a record of Summitry"):
        Store.open(path)


def test_a_record_that_is_not_there_names_the_command_that_makes_one(tmp_path):
    with pytest.raises(RecordError, match="summitry read"):
        Store.open(tmp_path / "none.db", create=False)


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(RecordError, match="no folder"):
        Store.open(tmp_path / "missing" / "talks.db")


def test_asking_for_what_is_not_there_is_an_error(store):
    with pytest.raises(RecordError, match="nothing called d-0"):
        store.document("d-0")


def test_text_with_lone_surrogates_and_nul_survives(store):
    reading = made.reading(replace(made.document(), locator="odd\u0000name.txt"))
    store.add(reading)
    assert next(store.readings()).document.locator == "odd\u0000name.txt"
