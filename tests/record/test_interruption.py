"""A process killed at any moment leaves a record that opens, verifies as far as it got, and can be continued."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import made
from summitry.record import Store, verify

TESTS = Path(__file__).parents[1]

#: Adds five readings and writes the derived layer, but kills itself before the statement whose number is given.
DRIVER = """
import os, signal, sys
sys.path.insert(0, sys.argv[3])
from sqlalchemy import event
from sqlalchemy.engine import Engine
import made
from summitry.record import Store

left = int(sys.argv[2])

@event.listens_for(Engine, "before_cursor_execute")
def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

store = Store.open(sys.argv[1])
readings = made.five()
for reading in readings:
    store.add(reading)
store.write(made.reconciled(*readings))
print("done")
"""


@pytest.mark.parametrize("statement", [1, 10, 20, 30, 40, 50, 60, 75, 85])
def test_killed_before_any_statement_the_record_goes_on(tmp_path, statement):
    path = tmp_path / "talks.db"
    done = subprocess.run([sys.executable, "-c", DRIVER, path, str(statement), TESTS], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()

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
