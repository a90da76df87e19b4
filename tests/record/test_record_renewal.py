"""A record on disk that is brought up to date, beside one that is made from nothing."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from summitry.bundled import example
from summitry.pipeline import read_into, settle
from summitry.record import Store, rebuilt, schema
from summitry.settings import Settings


def grown(path):
    """The bundled example, read report by report."""
    store = Store.open(path)
    with example() as folder:
        for report in sorted(folder.iterdir()):
            read_into(store, [report], Settings())
    return store


def test_a_record_read_report_by_report_is_what_a_rebuild_gives(tmp_path):
    with grown(tmp_path / "talks.db") as store:
        assert list(rebuilt(store)) == []


def test_a_record_that_was_tampered_with_is_found_out_and_mended(tmp_path):
    with grown(tmp_path / "talks.db") as store:
        first = next(store.entries())
        with store._engine.begin() as connection:  # no public way leads there
            connection.execute(update(schema.entry).where(schema.entry.c.id == first.id).values(title="Nothing"))
        assert [problem.subject for problem in rebuilt(store)] == [first.id]
        settle(store, anew=True)
        assert list(rebuilt(store)) == []


def test_other_rules_have_all_worked_out_anew(tmp_path):
    done = []
    with grown(tmp_path / "talks.db") as store:
        store.renew("other rules", lambda count, of: done.append((count, of)))
        store.renew("other rules", lambda count, of: done.append((count, of)))
        units = done[-1][1]
        assert done == [(n + 1, units) for n in range(units)]  # all of them once, and nothing the second time
        assert list(rebuilt(store)) == []


def test_a_record_by_another_hand_is_taken_over_whole_and_then_grows(tmp_path):
    with grown(tmp_path / "talks.db") as store, Store.open(tmp_path / "copy.db") as copy:
        readings = list(store.readings())
        for reading in readings[:-1]:
            copy.add(reading)
        settle(copy)
        copy.add(readings[-1])
        settle(copy)
        assert list(copy.entries()) == list(store.entries())
        assert list(rebuilt(copy)) == []


def test_what_is_forgotten_touches_its_stories_alone_and_leaves_what_a_rebuild_gives(tmp_path):
    with grown(tmp_path / "talks.db") as store:
        store.renew("rules")
        for gone in store.document_ids():
            left, done = store.count(), []
            store.forget([gone])
            store.renew("rules", lambda count, of, done=done: done.append(of))
            assert list(rebuilt(store)) == []
            assert len(done) < left


def test_a_report_that_is_read_otherwise_before_the_record_is_reconciled_leaves_nothing_of_the_old_reading(tmp_path):
    with grown(tmp_path / "talks.db") as store:
        store.renew("rules")
        for reading in list(store.readings()):
            store.forget([reading.document.id])
            store.add(replace(reading, document=replace(reading.document, title="Other"), claims=reading.claims[::2]))
            store.renew("rules")
            assert list(rebuilt(store)) == []


def test_two_processes_that_reconcile_at_once_leave_a_whole_record(tmp_path):
    seen = []

    def meanwhile(done, of):
        if not seen:
            other.renew("other rules")
        seen.append((done, of))

    with grown(tmp_path / "talks.db") as store, Store.open(tmp_path / "talks.db") as other:
        store.renew("rules", meanwhile)
        assert seen == 2 * seen[: len(seen) // 2]  # the first time was for nothing
        assert list(rebuilt(store)) == []


def test_a_report_that_comes_while_the_record_is_reconciled_waits_for_the_next_time(tmp_path):
    with grown(tmp_path / "talks.db") as store, Store.open(tmp_path / "more.db") as more:
        readings = list(store.readings())
        more.add(readings[0])
        more.renew("rules", lambda done, of: more.add(readings[1]) and None)
        assert not more.reconciled
        settle(more)
        assert more.reconciled
        assert list(rebuilt(more)) == []
