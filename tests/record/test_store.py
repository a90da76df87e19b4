"""The store takes readings and hands them out again, whole and in order."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import create_engine

import made
from summitry.errors import RecordError, Skipped
from summitry.model import Certainty, Correction, Reading
from summitry.record import Store, derived, schema


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "talks.db") as opened:
        yield opened


def test_a_reading_comes_back_equal(store):
    reading = made.reading(made.parsed(made.document()))
    assert store.add(reading)
    (back,) = store.readings()
    assert back.document == reading.document
    assert back.frames == reading.frames
    assert set(back.appearances) == set(reading.appearances)
    assert set(back.claims) == set(reading.claims)


def test_how_sure_a_claim_is_comes_back_and_only_likely_ones_are_counted(store):
    reading = made.judged(made.reading(), encounter=(0.31, Certainty.ALL))
    store.add(reading)
    (meeting,) = store.claims("encounter")
    assert (meeting.probability, meeting.certainty, meeting.judge, meeting.proposed) == (0.31, "all", "test", "rules")
    assert store.count_claims() == {"quote": 1}
    assert store.count_claims(Certainty.ALL) == {"encounter": 1, "quote": 1}


def test_claims_of_one_kind_are_those_among_all_with_what_was_added_to_them(store):
    reading = made.reading()
    store.add(reading)
    store.write(made.reconciled(reading))
    every = list(store.claims())
    for kind in {claim.kind for claim in every}:
        assert list(store.claims(kind)) == [claim for claim in every if claim.kind == kind]
    assert all(claim.origin for claim in every)


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


def corrected(claim: str, because: str = "it was their deputies") -> Correction:
    return Correction.of("wrong", ((claim,),), because=because, author="Ida", at="2021-03-04T10:00:00.000Z")


def test_corrections_come_back_equal_and_in_time_each_once(store):
    first = corrected("c-1")
    later = Correction.of("undo", ((first.id,),), because="", author="Per", at="2021-03-05T10:00:00.000Z")
    store.correct([later, first])
    store.correct([first])
    assert list(store.corrections()) == [first, later]


def test_the_entries_lag_behind_until_the_corrections_are_in_them(store):
    reading = made.reading()
    store.add(reading)
    store.write(made.reconciled(reading))
    basis = store.basis
    store.correct([corrected(reading.claims[0].id)])
    assert not store.reconciled
    store.write(made.reconciled(reading), basis)
    assert not store.reconciled, "what it rests on was worked out before the correction came"
    store.write(made.reconciled(reading), store.basis)
    assert store.reconciled


def test_corrections_are_kept_all_or_none(store):
    broken = replace(corrected("c-2"), author=None)
    with pytest.raises(RecordError, match="cannot write"):
        store.correct([corrected("c-1"), broken])
    assert list(store.corrections()) == []


def of_schema_1(path):
    """A record as it was made before there were corrections."""
    with Store.open(path) as store:
        reading = made.reading()
        store.add(reading)
        store.write(made.reconciled(reading))
    with sqlite3.connect(path) as connection:
        for table in ("correction", "sentence", "quotation", "frame", "parsed", "time", "number"):
            connection.execute(f"DROP TABLE {table}")
        for column in ("probability", "certainty", "judge", "proposed"):
            connection.execute(f"ALTER TABLE claim DROP COLUMN {column}")
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    connection.close()
    return reading


def test_an_older_record_opens_as_it_was_and_takes_corrections(tmp_path):
    path = tmp_path / "old.db"
    reading = of_schema_1(path)
    with Store.open(path, create=False) as store:
        assert store.reconciled
        assert store.claim(reading.claims[0].id).certainty is Certainty.STRICT
        assert list(store.corrections()) == []
        store.correct([corrected(reading.claims[0].id)])
        assert len(list(store.corrections())) == 1
    with Store.open(path, create=False) as store:
        assert len(list(store.corrections())) == 1


def test_an_older_record_on_read_only_ground_can_be_read(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    reading = of_schema_1(path)
    monkeypatch.setattr("summitry.record.connect.create_engine", _read_only)
    with Store.open(path, create=False) as store:
        assert store.count() == 1
        assert [document.sentences for document in store.documents()] == [()]
        assert store.outdated() == 1
        assert store.claim(reading.claims[0].id).certainty is Certainty.STRICT
        assert store.count_claims() == {"encounter": 1, "quote": 1}
        assert store.reconciled
        assert list(store.corrections()) == []
        with pytest.raises(RecordError, match="cannot write"):
            store.correct([corrected("c-1")])


def _read_only(url, **settings):
    """An engine on a file that cannot be written, also where the tests run as root."""
    return create_engine(f"{url.replace('sqlite:///', 'sqlite:///file:')}?mode=ro&uri=true", **settings)


def test_rows_are_written_as_sqlalchemy_would_write_them(store):
    table = schema.correction
    row = {"id": "x-1", "kind": "wrong", "because": "ü", "author": "", "at": ""}
    given = [row | {"sides": (), "named": []}, row | {"id": "x-2", "sides": (("a", "“b”"),), "named": ["c"]}]

    def written(write):
        with store._engine.begin() as connection:
            write(connection)
            found = connection.exec_driver_sql("SELECT * FROM correction ORDER BY id").fetchall()
            connection.execute(table.delete())
        return found

    ours = written(lambda connection: derived.insert_rows(connection, table, given))
    assert len(ours) == 2
    assert ours == written(lambda connection: connection.execute(table.insert(), given))


def test_readings_come_with_what_reconciling_made_where_that_is_asked_for(store):
    store.add(made.reading(made.parsed(made.document())))
    store.renew("test")
    (plain,), (whole,) = store.readings(), store.readings(made=True)
    assert set(whole.claims) == {*plain.claims, *store.claims_made()}
    assert all(claim.fits for claim in whole.claims)
    assert not replace(whole.claims[0], polarity="-").fits
