"""A process killed at any moment leaves a record that opens, verifies as far as it got, and can be continued."""

from __future__ import annotations

import os
import signal

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

import made
from processes import forked
from summitry.record import Store, verify


def killed(path, statement):
    """In a process of its own: add five readings and write the derived layer, but die before a statement."""
    left = statement

    def count(*_):
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    store = Store.open(path)
    readings = made.five()
    for reading in readings:
        store.add(reading)
    store.write(made.reconciled(*readings))
    return 0


@pytest.mark.parametrize("statement", [1, 10, 20, 30, 40, 50, 60, 75, 85])
def test_killed_before_any_statement_the_record_goes_on(tmp_path, statement):
    path = tmp_path / "talks.db"
    assert os.waitstatus_to_exitcode(forked(lambda: killed(path, statement))) == -signal.SIGKILL

    with Store.open(path) as store:
        kept = store.count()
        assert all("lag behind" in problem.message for problem in verify(store))
        readings = made.five()
        for reading in readings:
            store.add(reading)
        store.write(made.reconciled(*readings))
        assert list(verify(store)) == []
        assert (kept, store.count()) == (min(kept, 5), 5)
        with Store.open(tmp_path / "whole.db") as whole:
            for reading in readings:
                whole.add(reading)
            assert list(whole.readings()) == list(store.readings())
