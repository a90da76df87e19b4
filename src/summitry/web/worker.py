"""The process that does the long work of the desk: ``python -m summitry.web.worker RECORD FOLDER WHAT [PATH…]``.

It tells how far it is in lines of JSON. Killed at any moment it leaves a record that opens, and the same job goes on from there.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

from summitry.errors import SummitryError
from summitry.pipeline import settle
from summitry.record import Store
from summitry.settings import Settings
from summitry.web.jobs import What
from summitry.web.making import make
from summitry.web.telling import left, prepare


def main(record: str, folder: str, what: str, *given: str) -> None:
    """Do one job."""
    with Store.open(record) as store:
        came = _READING[What(what)](store, given) if what in _READING else None
        if what == What.STORIES:
            more = prepare(store, Path(folder), _tell)
        else:
            settle(store, _tell)
            make(store, Path(folder) / "lists.db", lambda name: _tell(0, f"lists: {name}"))
            more = left(store, Path(folder))
    if came:
        _tell(*came)
    if more:
        sys.stdout.write(json.dumps({"more": What.STORIES}) + "\n")


def _read(store: Store, given: tuple[str, ...]) -> tuple[int, str]:
    """Read reports, and say what came of it."""
    from summitry.pipeline import read_into

    done = read_into(store, given, Settings.load(), progress=_tell)
    return done.added, f"{done.added} read, {done.known} known already, {len(done.skipped)} left out"


def _watched(store: Store, given: tuple[str, ...]) -> tuple[int, str]:
    """Read what is new in feeds, and say what came of it. What was seen is remembered as by ``summitry watch``."""
    from summitry.pipeline import take_in
    from summitry.read.watch import Clock, Watcher, feeds_of

    settings = Settings.load()
    watcher = Watcher(feeds_of(given), settings, store.path.with_suffix(".feeds.json"), Clock())
    try:
        done = take_in(store, watcher.round(), settings, progress=_tell)
    finally:
        watcher.settle(store.has)
    return done.added, f"{done.added} new, {done.known} known already, {len(done.skipped)} left out"


#: What brings reports into the record.
_READING = {What.READ: _read, What.FEEDS: _watched}


def _tell(done: int, said: str | None = "") -> None:
    sys.stdout.write(json.dumps({"done": done, "said": said or ""}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(130))
    try:
        main(*sys.argv[1:])
    except SummitryError as error:
        sys.exit(str(error))
