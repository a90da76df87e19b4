"""Long work of the desk: what waits, what runs in a process of its own, how far it is, and how it is stopped and taken up again.

One job runs at a time, since a record has one writer. Each is a row of a small file beside the lists, so that what was stopped,
or cut off by the end of the desk, can be taken up again: reading goes on where it was.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS job (id INTEGER PRIMARY KEY, what TEXT NOT NULL, given TEXT NOT NULL, state TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0, said TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '');
"""
#: Jobs that are listed, and seconds between two looks at what waits.
LISTED, _PAUSE = 20, 0.3


class What(StrEnum):
    """What a job does: read reports, look at feeds, reconcile after corrections, make the lists anew, tell stories beforehand."""

    READ = "read"
    FEEDS = "feeds"
    SETTLE = "settle"
    LISTS = "lists"
    STORIES = "stories"


class State(StrEnum):
    """How a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """One job: what it does with what, how it stands, how many reports are done, and what was said of it last."""

    id: int
    what: What
    given: tuple[str, ...]
    state: State
    done: int
    said: str
    at: str
    ended: str

    @property
    def over(self) -> bool:
        """Whether nothing more comes of it, unless it is taken up again."""
        return self.state not in (State.WAITING, State.RUNNING)


class Jobs:
    """The jobs of one record. ``folder`` is the desk's own, beside the record."""

    def __init__(self, record: Path, folder: Path) -> None:
        self.record, self.folder = record, folder
        self._process: subprocess.Popen[str] | None = None
        self._now: int | None = None
        self._ends = threading.Event()
        with self._open() as connection:
            connection.executescript(_SCHEMA)
            connection.execute("UPDATE job SET state = ? WHERE state = ?", (State.STOPPED, State.RUNNING))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.folder / "jobs.db", timeout=10, isolation_level=None)) as connection:
            yield connection

    # ------------------------------------------------------------ asked for by pages
    def add(self, what: What, *given: str) -> int:
        """A job to be done. What waits already and does not differ is not done twice."""
        with self._open() as connection:
            row = (what, json.dumps(given), State.WAITING)
            known = connection.execute("SELECT id FROM job WHERE what = ? AND given = ? AND state = ?", row).fetchone()
            if known:
                return int(known[0])
            made = connection.execute("INSERT INTO job (what, given, state, at) VALUES (?, ?, ?, ?)", (*row, _now()))
            return int(made.lastrowid or 0)

    def get(self, ident: int) -> Job | None:
        """One job."""
        return next(iter(self._jobs("WHERE id = ?", ident)), None)

    def last(self) -> list[Job]:
        """The last jobs, the newest first."""
        return self._jobs("ORDER BY id DESC LIMIT ?", LISTED)

    def busy(self) -> bool:
        """Whether anything waits or runs."""
        return bool(self._jobs("WHERE state IN (?, ?) LIMIT 1", State.WAITING, State.RUNNING))

    def _jobs(self, where: str, *given: object) -> list[Job]:
        query = f"SELECT id, what, given, state, done, said, at, ended FROM job {where}"  # noqa: S608 - our own words
        with self._open() as connection:
            found = connection.execute(query, given).fetchall()
        return [Job(i, What(w), tuple(json.loads(g)), State(s), d, said, at, e) for i, w, g, s, d, said, at, e in found]

    def stop(self, ident: int) -> bool:
        """Stop a job that waits or runs. What it has read is kept."""
        job = self.get(ident)
        if job is None or job.over:
            return False
        self._told(ident, state=State.STOPPED, ended=_now())
        process = self._process
        if process is not None and self._now == ident:
            process.terminate()
        return True

    def resume(self, ident: int) -> bool:
        """Take a job up again that was stopped or failed."""
        job = self.get(ident)
        if job is None or job.state not in (State.STOPPED, State.FAILED):
            return False
        self._told(ident, state=State.WAITING, ended="")
        return True

    def _told(self, ident: int, **known: object) -> None:
        names = ", ".join(f"{name} = ?" for name in known)
        with self._open() as connection:
            connection.execute(f"UPDATE job SET {names} WHERE id = ?", (*known.values(), ident))  # noqa: S608 - our own words

    # ------------------------------------------------------------ done, one after the other
    def start(self) -> threading.Thread:
        """Do what waits, in a thread that only waits for a process, until :meth:`end`."""
        thread = threading.Thread(target=self._forever, name="jobs", daemon=True)
        thread.start()
        return thread

    def end(self) -> None:
        """No more jobs; the one that runs is stopped, to be taken up again."""
        self._ends.set()
        if self._now is not None:
            self.stop(self._now)

    def _forever(self) -> None:
        while not self._ends.wait(_PAUSE):
            self.work()

    def work(self, *, patient: bool = True) -> None:
        """Do all that waits; where not ``patient``, without what has time."""
        next_one = "WHERE state = ? ORDER BY what = ?, id LIMIT 1"  # stories have time
        while not self._ends.is_set() and (waiting := self._jobs(next_one, State.WAITING, What.STORIES)):
            if waiting[0].what is What.STORIES and not patient:
                return
            self._run(waiting[0])

    def _run(self, job: Job) -> None:
        command = [
            sys.executable,
            "-m",
            "summitry.web.worker",
            str(self.record),
            str(self.folder),
            job.what,
            *job.given,
        ]
        self._now = job.id
        self._told(job.id, state=State.RUNNING, said="starting")
        with subprocess.Popen(  # noqa: S603 - our own program
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_environment()
        ) as process:
            self._process = process
            errors: list[str] = []
            listener = threading.Thread(target=lambda: errors.extend(process.stderr or ()), daemon=True)
            listener.start()
            for line in process.stdout or ():
                self._heard(job.id, line)
            code = process.wait()
            listener.join()
        self._process = self._now = None
        now = self.get(job.id)
        if now is None or now.state is State.STOPPED:
            return
        failed = {"state": State.FAILED, "said": "".join(errors).strip()[-600:] or f"ended with {code}"}
        self._told(job.id, ended=_now(), **({"state": State.DONE} if code == 0 else failed))

    def _heard(self, ident: int, line: str) -> None:
        """What the process says of itself: how many reports are done, and with what it is busy."""
        try:
            told = json.loads(line)
        except ValueError:
            return
        if more := told.get("more"):
            self.add(What(more))
            return
        self._told(ident, done=int(told.get("done", 0)), said=str(told.get("said", ""))[:600])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _environment() -> dict[str, str]:
    """The worker finds the same modules as the desk does."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def until(jobs: Jobs, seconds: float) -> bool:
    """Wait until nothing is left to do, at most so long; whether that is so."""
    end = time.monotonic() + seconds
    while jobs.busy() and time.monotonic() < end:
        time.sleep(0.05)
    return not jobs.busy()
