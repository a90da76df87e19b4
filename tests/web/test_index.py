"""The file of lists: whatever is typed is a question, cursors last, and what changed is told."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.correcting import correct
from summitry.pipeline import read_into, settle
from summitry.settings import Settings
from summitry.web import making
from summitry.web.filling import Filling
from summitry.web.index import Asked, Index, match
from summitry.web.making import make
from web.conftest import first


@given(st.text(max_size=80) | st.lists(st.sampled_from(['"', "*", "(", ")", "AND", "OR", "NOT", "NEAR", "-", ":", "^", "a", " ", "\x00", "title"]), max_size=30).map("".join))  # fmt: skip
def test_whatever_is_typed_is_a_question(said):
    with closing(sqlite3.connect(":memory:")) as held:
        held.execute("CREATE VIRTUAL TABLE words USING fts5(title, body)")
        held.execute("INSERT INTO words VALUES ('a', 'title AND OR NOT NEAR')")
        asked = match(said)
        if asked:
            held.execute("SELECT count(*) FROM words WHERE words MATCH ?", (asked,)).fetchone()


def test_phrases_leave_outs_and_beginnings_are_understood(desk):
    def number(said):
        return desk.index.search("texts", said)[1]

    assert 0 < number('"third summit"') <= number("third summit")
    assert number("sanctions -lifted") < number("sanctions")
    assert number("sanct*") >= number("sanctions") > 0
    assert number("OR") == number('"') == number("***") == 0


@given(st.text(max_size=40))
def test_any_cursor_is_borne(said):
    from summitry.web.index import _CURSOR

    cut = _CURSOR.fullmatch(said)
    assert cut is None or cut[1].isdigit()


def test_a_cursor_lasts_when_rows_are_gone_before_it(desk):
    rows = desk.index.page("quotes", Asked(size=3)).rows
    after = desk.index.page("quotes", Asked(size=2, after=rows[1].cursor)).rows
    assert after[0].id == rows[2].id
    beyond = desk.index.page("quotes", Asked(size=2, after="2~c-ffffffffffffffff")).rows
    assert beyond[0].id == rows[2].id


def test_what_becomes_of_entries_is_told_from_one_making_to_the_next(own):
    contested = first(own, "contested")
    entry = own.parts.entries([contested])[0]
    against = [c for f in entry.findings if f.standing == "contested" for c in f.values[0].claims]
    correct(own.store, "wrong", against, because="seen it", author="Ida")
    make(own.store, own.index.path)
    assert any(what == "settled" for _, _, what, _, _ in own.index.changes(""))


def told(index):
    """All that a file of lists tells, whatever the numbers of its rows, and columns that hold nothing."""
    with index.open() as held:
        columns = {
            name: json.loads(cells) for name, cells in held.execute("SELECT name, columns FROM list ORDER BY name")
        }
        rows = {name: [] for name in columns}
        for name, ident, cells in held.execute("SELECT list, id, cells FROM row ORDER BY list, ord, n"):
            named = [dict(zip(columns[name], row, strict=True)) for row in json.loads(cells)]
            rows[name].append((ident, [{key: cell for key, cell in row.items() if cell} for row in named]))
        facets = held.execute("SELECT f.list, f.field, f.value, r.id FROM facet f JOIN row r USING (list, n) ORDER BY 1, 2, 3, 4")  # fmt: skip
        found = {name: held.execute(f'SELECT body FROM "words_{name}" ORDER BY body').fetchall() for name in columns}  # noqa: S608
        every = {
            table: sorted(held.execute(f"SELECT * FROM {table}"))  # noqa: S608 - our own names
            for table in ("counted", "edge", "standing", "unit")
        }
        totals = held.execute("SELECT name, total FROM list ORDER BY name").fetchall()
        kept = dict(held.execute("SELECT name, value FROM kept WHERE name != 'leads'"))
        return rows, facets.fetchall(), found, every, totals, kept


LATER = "Ana Lund met Bo Berg in Oslo on 2 May 2031 again, and Eva Falk will visit Bergen on 9 May 2031."


def _slot(store, folder):
    claim = next(iter(store.claims("encounter"))).id
    correct(store, "slot", [claim, "time", "2031-05-04"], because="seen it", author="Ida")


def _set_aside(store, folder):
    correct(store, "wrong", [next(iter(store.claims("stance"))).id], because="seen it", author="Ida")


def _one(store, folder):
    people = [a.id for a in store.actors() if a.actor_type == "person"]
    correct(store, "is", people[:2], because="seen it", author="Ida")


def _add(store, folder):
    (folder / "later.txt").write_text(f"Fjord News, 4 May 2031\n\n{LATER}\n", "utf-8")
    read_into(store, [folder / "later.txt"], Settings())


def _forget(store, folder):
    store.forget([store.document_ids()[0]])
    settle(store)


@pytest.mark.parametrize("change", [_slot, _set_aside, _one, _add, _forget])
def test_a_file_that_is_renewed_is_what_one_made_anew_would_be(own, tmp_path, change, monkeypatch):
    monkeypatch.setattr(making, "_MOST", 1.0)
    seen = []
    change(own.store, tmp_path)
    monkeypatch.setattr(making, "_anew", lambda *_: seen.append("all of it was made anew"))
    make(own.store, own.index.path)
    monkeypatch.undo()
    assert seen == []
    other = tmp_path / "anew" / "lists.db"
    other.parent.mkdir()
    make(own.store, other)
    for mine, theirs in zip(told(own.index), told(Index(other)), strict=True):
        assert mine == theirs


def test_only_what_a_change_touches_is_listed_again(own, monkeypatch):
    listed = []
    part = Filling.part
    monkeypatch.setattr(Filling, "part", lambda self, one, some, homes: listed.append(len(some.document_ids())) or part(self, one, some, homes))  # fmt: skip
    _set_aside(own.store, None)
    make(own.store, own.index.path)
    assert listed
    assert max(listed) < own.store.count()
