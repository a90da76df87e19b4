"""The main job: the record does not depend on the order of reading, and goes on after an interruption."""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path

import pytest

from processes import forked
from summitry.bundled import example
from summitry.exchange import jsonl
from summitry.pipeline import read_into
from summitry.record import Store, verify
from summitry.settings import Settings


def killed(path, folder, moment):
    """In a process of its own: read a folder, but die where the progress says so."""

    def progress(count, locator):
        if moment in (str(count), locator):
            os.kill(os.getpid(), signal.SIGKILL)

    read_into(Store.open(path), [folder], Settings(), progress=progress)
    return 0


@pytest.fixture(scope="module")
def reports():
    with example() as folder:
        yield sorted(folder.iterdir())


def exported(path, *batches):
    with Store.open(path) as store:
        for batch in batches:
            read_into(store, batch, Settings())
        assert list(verify(store)) == []
        return list(jsonl.export(store))


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_of_reading_gives_the_same_record(reports, tmp_path, seed):
    shuffled = random.Random(seed).sample(reports, len(reports))  # noqa: S311
    one_by_one = exported(tmp_path / "one.db", *([path] for path in shuffled))
    assert one_by_one == exported(tmp_path / "all.db", reports)


@pytest.mark.parametrize("moment", ["1", "reconciling", "reconciling, 1 of 1 done"])
def test_killed_in_the_middle_the_same_command_goes_on(reports, tmp_path, moment):
    status = forked(lambda: killed(tmp_path / "talks.db", reports[0].parent, moment))
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
    with Store.open(tmp_path / "talks.db") as store:
        assert all("lag behind" in problem.message for problem in verify(store))
    assert exported(tmp_path / "talks.db", [reports[0].parent]) == exported(tmp_path / "whole.db", [reports[0].parent])


def test_one_report_in_two_places_is_one_document_with_its_claims(tmp_path):
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text("President Ana Lund met Premier Otto Berg in Oslo on 2 March 2021.")
    with Store.open(tmp_path / "talks.db") as store:
        done = read_into(store, [tmp_path / "b.txt", tmp_path / "a.txt", tmp_path / "c.txt"], Settings())
        (reading,) = store.readings()
        ((_, others),) = store.elsewhere().items()
        lines = list(jsonl.export(store))
    assert [Path(other).name for other in others] == ["b.txt", "c.txt"]
    assert jsonl.load(lines).elsewhere == tuple((reading.document.id, other) for other in others)
    assert (done.added, done.known) == (1, 2)
    assert reading.document.locator.endswith("a.txt")
    assert reading.claims
