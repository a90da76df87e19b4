"""Correcting a record: what a user may say, what becomes of it, and that it lasts."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import Report
from summitry.correcting import correct, take
from summitry.errors import InputError
from summitry.exchange import jsonl
from summitry.pipeline import settle
from summitry.record import Store, verify
from summitry.record.corrected import states, waiting
from talks import told

WHO = {"because": "seen it", "author": "Ida"}


def filled(path, reports: Sequence[Report]) -> Store:
    store = Store.open(path)
    for report in reports:
        store.add(report.reading())
    settle(store)
    return store


@pytest.fixture
def reports():
    return told()


@pytest.fixture
def store(tmp_path, reports):
    with filled(tmp_path / "talks.db", reports) as made:
        yield made


@pytest.fixture
def ids(reports):
    """The claims of the four meetings: Oslo, Oslo again, Bergen, and Oslo with another guest."""
    return [r.claims[0].id for r in reports]


def entry_of(store, claim):
    (found,) = (e for e in store.entries("encounter") if claim in e.claims)
    return found


def derived(store):
    """What a record is made to, as lines, without the corrections themselves."""
    return [line for line in jsonl.export(store) if '"type": "correction"' not in line]


def test_two_entries_are_made_one_and_undone_the_record_is_what_it_was(store, ids):
    before = derived(store)
    one, other = entry_of(store, ids[0]), entry_of(store, ids[2])
    done = correct(store, "same", [one.id, other.id], **WHO)
    assert done.changed
    assert entry_of(store, ids[2]).id == one.id, "it keeps the id of the first"
    assert [made for made, _ in done.now] == [one.id]
    assert "corrected by Ida on " in entry_of(store, ids[0]).why
    (state,) = states(store)
    assert (state.state, state.correction.named) == ("in force", (one.title, other.title))
    correct(store, "undo", [state.correction.id], because="", author="Per")
    assert derived(store) == before
    assert [s.state for s in states(store)] == ["undone", "in force"]
    assert list(verify(store)) == []


def test_an_entry_alone_is_taken_apart(store, ids):
    together = entry_of(store, ids[0])
    assert ids[1] in together.claims
    (state,) = correct(store, "different", [together.id], **WHO).taken
    assert state.correction.named == ("Ana Lund met Otto Berg in Oslo on 2021-03-02",) * 2
    assert entry_of(store, ids[0]).id != entry_of(store, ids[1]).id


def test_a_claim_is_taken_out_of_its_entry(store, ids):
    correct(store, "different", [entry_of(store, ids[0]).id, ids[1]], **WHO)
    assert entry_of(store, ids[1]).claims == (ids[1],)


def test_a_beginning_of_an_id_a_title_and_a_name_are_enough(store, ids):
    bergen = entry_of(store, ids[2])
    correct(store, "same", [ids[0][:9], bergen.title[3:].upper()], **WHO)
    assert entry_of(store, ids[0]).id == entry_of(store, ids[2]).id
    correct(store, "is", ["hansen", "Otto Berg"], **WHO)
    assert [a.name for a in store.actors() if "Piet Hansen" in a.names] == ["Otto Berg"]


def test_namesakes_are_told_apart_by_their_reports(store):
    done = correct(store, "different", ["Otto Berg@Outlet 1", "Otto Berg@Outlet 3"], **WHO)
    assert done.taken[0].correction.named == ("Otto Berg (Outlet 1)", "Otto Berg (Outlet 3)")
    assert {a.id for a in store.actors() if a.name == "Otto Berg"} == {made for made, _ in done.now}
    assert len(done.now) == 2


@pytest.mark.parametrize("by_id", [True, False])
def test_actors_given_as_the_same_are_one_actor(store, by_id):
    named = ["Piet Hansen", "Otto Berg"]
    ids = [next(a.id for a in store.actors() if a.name == name) for name in named]
    (state,) = correct(store, "same", ids if by_id else named, **WHO).taken
    assert state.correction.kind == "is"


def test_a_later_correction_overrules_and_undone_the_earlier_one_holds_again(store, ids):
    first = correct(store, "same", [ids[0], ids[2]], **WHO).taken[0].correction
    done = correct(store, "different", [ids[0], ids[2]], **WHO)
    assert done.overrules == (first,)
    assert [s.state for s in states(store)] == ["overruled", "in force"]
    assert states(store)[0].by == done.taken[0].correction
    correct(store, "undo", [done.taken[0].correction.id], **WHO)
    assert [s.state for s in states(store)] == ["in force", "undone", "in force"]


def test_what_is_set_aside_can_be_joined_with_nothing(store, ids):
    correct(store, "same", [ids[0], ids[2]], **WHO)
    done = correct(store, "wrong", [ids[2]], **WHO)
    assert [s.state for s in states(store)] == ["idle", "in force"]
    assert len(done.overrules) == 1
    assert not any(ids[2] in e.claims for e in store.entries())


def test_each_correction_is_later_than_those_before_it(store, ids):
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    correct(store, "wrong", [ids[0]], **WHO, at=noon)
    correct(store, "wrong", [ids[1]], **WHO, at=noon)
    assert [c.at for c in store.corrections()] == ["2026-01-01T12:00:00.000Z", "2026-01-01T12:00:00.001Z"]


@pytest.mark.parametrize(
    ("kind", "targets", "said"),
    [
        ("alike", ["Otto Berg"], "there is no correction 'alike'; there are same, different"),
        ("same", [], "say what to correct"),
        ("same", ["e-0000", "e-1111"], "the record has no entry 'e-0000'; to find it: summitry joins"),
        ("wrong", ["c-"], "the record has no entry 'c-'"),
        ("wrong", ["Sesame"], "the record has no entry 'Sesame'"),
        ("wrong", [""], "say what to correct"),
        ("same", ["Lund", "Hansen"], "'Lund' fits several; say which by its id: e-"),
        ("is", ["Otto Berg", "Nobody"], "the record has no actor 'Nobody'; to find it: summitry people --all"),
        ("is", ["Otto Berg", "otto berg"], "Otto Berg are one actor already|Otto Berg and Otto Berg are one"),
        ("is", ["Berg@Outlet 9", "Otto Berg"], "no report is called 'Outlet 9'"),
        ("is", ["Berg@Outlet 4", "Otto Berg"], "nobody goes by that name in 'Outlet 4'; it names Ana Lund"),
        ("different", ["Piet Hansen"], "Piet Hansen is one thing alone"),
        ("undo", ["k-77"], "the record has no correction 'k-77'; to find it: summitry correct list"),
        ("wrong", ["d-1234"], "d-1234 is no entry"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(store, kind, targets, said):
    before = list(jsonl.export(store))
    with pytest.raises(InputError, match=said):
        correct(store, kind, targets, **WHO)
    assert list(jsonl.export(store)) == before


def test_a_person_is_no_state_and_a_quote_no_meeting(tmp_path, reports):
    first = reports[0]
    first.actor("Norway", "state", country="NOR")
    quote = first.claim("quote", "They were 113 people", ("speaker", first.appearances[0].id), ("content", "They were"))
    with filled(tmp_path / "more.db", reports) as store:
        with pytest.raises(InputError, match="a person cannot be a state"):
            correct(store, "is", ["Ana Lund", "Norway"], **WHO)
        with pytest.raises(InputError, match="claims of one kind, and these are encounter and quote"):
            correct(store, "same", [first.claims[0].id, quote.id], **WHO)
        with pytest.raises(InputError, match="Norway is an actor"):
            correct(store, "wrong", [next(a.id for a in store.actors() if a.name == "Norway")], **WHO)


def test_an_author_and_a_reason_are_asked_for(store, ids):
    with pytest.raises(InputError, match="say who with --author NAME, or once and for all with author"):
        correct(store, "wrong", [ids[0]], because="seen it", author=" ")
    with pytest.raises(InputError, match="say why"):
        correct(store, "wrong", [ids[0]], because=" ", author="Ida")


def test_a_colleague_with_other_reports_takes_what_applies_and_keeps_the_rest_waiting(store, tmp_path, reports, ids):
    correct(store, "same", [ids[0], ids[2]], **WHO)
    correct(store, "wrong", [ids[3]], **WHO)
    lines = list(jsonl.export_corrections(store))
    with filled(tmp_path / "theirs.db", [reports[0], reports[3]]) as theirs:
        done = take(theirs, jsonl.load_corrections(lines))
        assert [s.state for s in done.taken] == ["waiting", "in force"]
        assert done.taken[0].why == "1 of 2 that it names is not in this record"
        assert len(waiting(states(theirs))) == 1
        assert list(verify(theirs)) == []
        assert take(theirs, jsonl.load_corrections(lines)).known == 2
        theirs.add(reports[2].reading())
        theirs.add(reports[1].reading())
        settle(theirs)
        assert [s.state for s in states(theirs)] == ["in force", "in force"]
        assert list(jsonl.export(theirs)) == list(jsonl.export(store))


def test_a_correction_changed_behind_the_records_back_is_found(store, ids):
    correct(store, "wrong", [ids[0]], **WHO)
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE correction SET because = 'no reason'")
    connection.close()
    assert "it is not the correction that was made" in next(p.message for p in verify(store))


#: Joins two meetings, but kills itself before the statement whose number is given.
DRIVER = """
import os, signal, sys
sys.path.insert(0, sys.argv[3])
from sqlalchemy import event
from sqlalchemy.engine import Engine
from summitry.correcting import correct
from summitry.record import Store
from talks import told

left = int(sys.argv[2])

@event.listens_for(Engine, "before_cursor_execute")
def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

ids = [r.claims[0].id for r in told()]
correct(Store.open(sys.argv[1]), "same", [ids[0], ids[2]], because="seen it", author="Ida")
"""


@pytest.mark.parametrize("statement", [5, 28, 29, 44, 55, 62, 67])
def test_killed_at_any_moment_the_record_has_the_correction_or_not(store, tmp_path, reports, ids, statement):
    before = list(jsonl.export(store))
    words = [sys.executable, "-c", DRIVER, store.path, str(statement), Path(__file__).parent]
    done = subprocess.run(words, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert all("lag behind" in problem.message for problem in verify(store))
    settle(store)
    assert list(verify(store)) == []
    if not list(store.corrections()):
        assert list(jsonl.export(store)) == before
    else:
        with filled(tmp_path / "other.db", reports) as other:
            take(other, store.corrections())
            assert list(jsonl.export(other)) == list(jsonl.export(store)) != before


def test_two_who_correct_at_once_both_count(store, tmp_path, ids):
    words = "import sys; from summitry.correcting import correct; from summitry.record import Store; "
    words += 'correct(Store.open(sys.argv[1]), "wrong", [sys.argv[2]], because="seen it", author=sys.argv[2])'
    both = [subprocess.Popen([sys.executable, "-c", words, store.path, ids[n]]) for n in (0, 2)]
    assert [one.wait() for one in both] == [0, 0]
    settle(store)
    assert sorted(c.author for c in store.corrections()) == sorted([ids[0], ids[2]])
    assert not {ids[0], ids[2]} & {c for e in store.entries() for c in e.claims}


_SAID = st.lists(
    st.tuples(st.sampled_from(["same", "different", "wrong", "is", "slot", "undo"]), st.permutations(range(4))),
    max_size=5,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spoken=_SAID, order=st.permutations(range(4)), between=st.integers(0, 5))
def test_a_corrected_record_equals_a_rebuild_in_any_order_and_travels(tmp_path_factory, spoken, order, between):
    folder, reports = tmp_path_factory.mktemp("any"), told()
    with filled(folder / "first.db", reports) as store:
        for kind, named in spoken:
            _say(store, kind, named, reports)
        whole = list(jsonl.export(store))
        with filled(folder / "again.db", [reports[i] for i in order[: between % 4]]) as again:
            take(again, reversed(list(store.corrections())))
            for i in order:
                again.add(reports[i].reading())
                settle(again)
            assert list(jsonl.export(again)) == whole
        for correction in [s.correction for s in states(store) if s.state != "undone"][::-1]:
            if correction.kind != "undo":
                correct(store, "undo", [correction.id], **WHO)
        with filled(folder / "plain.db", reports) as plain:
            assert derived(store) == derived(plain)


def _say(store, kind, named, reports):
    """Say something of two reports' meetings or guests, or undo what was said last."""
    claims = [reports[i].claims[0].id for i in named[:2]]
    guests = [reports[i].appearances[1].id for i in named[:2]]
    said = [c.id for c in store.corrections()][-1:]
    slot = [claims[0], *(("time", "2021-03-05") if named[2] % 2 else ("party:2", guests[1]))]
    targets = {"wrong": claims[:1], "is": guests, "slot": slot, "undo": said}.get(kind, claims)
    with suppress(InputError):  # one actor already, or nothing said yet
        correct(store, kind, targets, **WHO)
