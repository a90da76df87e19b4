"""The file of lists: whatever is typed is a question, cursors last, and what changed is told."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from summitry.correcting import correct
from summitry.web.index import Asked, match
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
