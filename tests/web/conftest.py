"""The bundled example with two reports that contradict each other, read once, and desks on copies of it; a desk that a browser can be sent to."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
from fastapi.testclient import TestClient

from reports import Report
from summitry.api import Record
from summitry.bundled import example
from summitry.settings import Settings
from summitry.web.app import application, served
from summitry.web.index import Asked, Index
from summitry.web.safety import Rules
from summitry.web.served import Served

PACKAGE = """title: Relief first
as_of: 2019-04-29
arenas:
  - {arena: UN Security Council, issues: [sanctions relief]}
  - {arena: bilateral, members: [USA, North Korea]}
levels: {sanctions relief: [none, partial, full]}
package: {sanctions relief: partial}
"""
TOKEN = "a-token-of-the-tests"  # noqa: S105 - no secret
WITH_TOKEN = {"x-summitry-token": TOKEN}


def first(desk: Served, name: str) -> str:
    """The id of the first row of a list."""
    return desk.index.page(name, Asked(size=1)).rows[0].id


def disputed() -> list[Report]:
    """Two reports of one meeting that do not agree on how long it was."""
    found = []
    for outlet, length, words in (("Fjord News", "PT2H", "two hours"), ("Harbour Post", "PT5H", "five hours")):
        text = f"Ana Lund met Bo Berg in Oslo on 2 May 2031. They talked for {words} at the town hall."
        report = Report(text, locator=f"{outlet}.txt", published="2031-05-03", outlet=outlet).parsed()
        one, two = report.actor("Ana Lund", country="NOR"), report.actor("Bo Berg", country="SWE")
        report.claim("encounter", text[:-1], ("party", one, "Ana Lund"), ("party", two, "Bo Berg"), ("time", "2031-05-02", "2 May 2031"), ("place", "Oslo", "Oslo"), ("duration", length, words), ("format", "talks"))  # fmt: skip
        found.append(report)
    return found


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the bundled example, with its lists."""
    path = tmp_path_factory.mktemp("desk") / "talks.db"
    with Record.open(path, create=True) as made, example() as folder:
        for report in disputed():
            made.store.add(report.reading())
        made.read(folder, settings=Settings())
    served(path, Rules(TOKEN), Settings()).store.close()
    return path


@pytest.fixture(scope="session")
def desk(record: Path) -> Iterator[Served]:
    """The desk of the example, to be read only by tests."""
    made = served(record, Rules(TOKEN), Settings())
    yield made
    made.store.close()


@pytest.fixture(scope="session")
def client(desk: Served) -> TestClient:
    """A browser without the token."""
    return TestClient(application(desk), base_url="http://localhost", headers={"accept": "text/html"})


def copied(record: Path, folder: Path) -> Path:
    """A copy of a record with its lists."""
    to = folder / record.name
    shutil.copy(record, to)
    shutil.copytree(record.with_name(record.name + ".desk"), to.with_name(to.name + ".desk"))
    return to


@pytest.fixture
def own(record: Path, tmp_path: Path) -> Iterator[Served]:
    """A desk on a copy of the example that a test may write to."""
    made = served(copied(record, tmp_path), Rules(TOKEN), Settings(author="Ida"))
    yield made
    made.jobs.end()
    made.store.close()


@pytest.fixture
def writing(own: Served) -> TestClient:
    """A browser with the token."""
    app = application(own)
    return TestClient(app, base_url="http://localhost", headers={"accept": "text/html", **WITH_TOKEN})


class Live:
    """A desk that listens on a port of this machine."""

    def __init__(self, desk: Served) -> None:
        import uvicorn

        self.desk = desk
        config = uvicorn.Config(application(desk), host="127.0.0.1", port=0, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        ready = threading.Event()
        while not self._server.started and self._thread.is_alive():
            ready.wait(0.02)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"


def index_of(record: Path) -> Index:
    """The lists beside a record."""
    return Index(record.with_name(record.name + ".desk") / "lists.db")
