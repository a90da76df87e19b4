"""How fast the desk answers on a large record, how much a first visit loads, and how much memory the server takes.

    python benchmarks/desk.py RECORD… [--claims 100000] [--keep FOLDER] [--asks 40]
    python benchmarks/desk.py --as-is RECORD

prints the median, the 95th percentile and the most of each page and of search, by the clock and by the processor of the server.
Of one thing (a story, a report, an entry) so many are asked for, spread over its list, each once. ``--as-is`` measures a record
that is large enough already, beside which the desk makes its folder. Without a record it reads the example. The large record
is made of the rows of real ones: each is repeated under new ids, its days a day later each time, and its capitalised words with
other letters (as many, so that every offset holds), until there are so many claims. Names, and with them facets and words to
search for, are therefore as many as in so many reports. On a machine that others use, the time of the server's processor tells
more than the clock; the aims are held against the processor.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import httpx

from summitry.api import Record
from summitry.bundled import example
from summitry.record import schema
from summitry.web import lists, questions
from summitry.web.index import Asked, Index

#: What is aimed at: milliseconds of a page and of a search (95th percentile), bytes of a first visit, megabytes of the server.
AIMS = {"page": 150.0, "search": 200.0, "first": 300_000.0, "memory": 400.0}
_ID = re.compile(r"\b[a-z]-[0-9a-f]{16}\b")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_DAY = re.compile(r"\b(19|20)\d\d-\d\d-\d\d\b")
_VOWELS, _OTHERS = "aeiou", "lnrst"
#: Tables and columns that are taken as they are, or left out.
_LEFT_OUT, _AS_IS = frozenset({"meta", "memo", "unit"}), frozenset({"vectors", "sha256", "language", "part", "kind"})
_ONE = (
    ("stories", "stories"),
    ("documents", "documents"),
    ("people", "people"),
    ("entries", "contested"),
    ("entries", "meetings"),
    ("entries", "facts"),
)
_QUESTIONS = (
    "summit",
    "sanctions relief",
    '"foreign minister"',
    "nuclear -test",
    "presid*",
    "met talks meeting",
    "said",
    "the",
)


def varied(number: int) -> Callable[[str], str]:
    """What makes the rows of one repetition: ids and days that no other has, names with other letters."""
    turned = str.maketrans(_VOWELS + _OTHERS, _turned(_VOWELS, number) + _turned(_OTHERS, number // 5))

    def ident(found: re.Match[str]) -> str:
        return found[0][:2] + hashlib.sha256(f"{number} {found[0]}".encode()).hexdigest()[:16]

    def day(found: re.Match[str]) -> str:
        try:
            return (date.fromisoformat(found[0]) + timedelta(days=number)).isoformat()
        except ValueError:
            return found[0]

    def made(text: str) -> str:
        text = _NAME.sub(lambda m: m[0][0] + m[0][1:].translate(turned), text)
        return _DAY.sub(day, _ID.sub(ident, text))

    return made


def _turned(letters: str, by: int) -> str:
    by %= len(letters)
    return letters[by:] + letters[:by]


def enlarged(records: list[Path], claims: int, to: Path) -> Path:
    """A record of at least so many claims, made of others."""
    Record.open(to, create=True).close()
    number = 0
    with closing(sqlite3.connect(to)) as made:
        made.execute("PRAGMA synchronous = OFF")
        made.execute("PRAGMA foreign_keys = OFF")
        while _claims(made) < claims:
            for record in records:
                _repeat(record, made, varied(number), number)
                number += 1
            made.commit()
        made.execute("INSERT OR REPLACE INTO meta VALUES ('written', '1')")
        made.commit()
    with Record.open(to) as held, closing(sqlite3.connect(to)) as made:
        made.execute("INSERT OR REPLACE INTO meta VALUES ('reconciled', ?)", (held.store.basis,))
        made.commit()
    return to


def _claims(held: sqlite3.Connection) -> int:
    return int(held.execute("SELECT count(*) FROM claim").fetchone()[0])


def _repeat(record: Path, made: sqlite3.Connection, vary: Callable[[str], str], number: int) -> None:
    """All rows of a record once more."""
    with closing(sqlite3.connect(record)) as held:
        for table in schema.metadata.sorted_tables:
            there = {row[1] for row in held.execute(f"PRAGMA table_info({table.name})")}
            names = [column.name for column in table.c if column.name in there]
            if table.name in _LEFT_OUT or not names:
                continue
            quoted = ", ".join(f'"{name}"' for name in names)
            plain = [name in _AS_IS for name in names]
            rows = (
                [
                    value if kept or not isinstance(value, str) else vary(value)
                    for value, kept in zip(row, plain, strict=True)
                ]
                for row in held.execute(f"SELECT {quoted} FROM {table.name}")  # noqa: S608 - our own names
            )
            if table.name == "copy":
                rows = ([number * 100_000 + row[0], *row[1:]] for row in rows)
            marks = ", ".join("?" * len(names))
            insert = f"INSERT OR IGNORE INTO {table.name} ({quoted}) VALUES ({marks})"  # noqa: S608 - our own names
            made.executemany(insert, rows)


@contextmanager
def serving(record: Path) -> Iterator[tuple[str, int]]:
    """The desk on a record as a process of its own: its address and its process id."""
    command = [sys.executable, "-m", "summitry", "serve", "--record", str(record), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"(http://[^/]+)/", line)
        if found is None:
            sys.exit(f"the desk did not start: {line}")
        yield found[1], process.pid
        process.send_signal(signal.SIGTERM)


def pages(record: Path, asks: int) -> dict[str, list[str]]:
    """The addresses of each page that are asked for, of one thing as many as there are asks, spread over its list."""
    index = Index(record.with_name(record.name + ".desk") / "lists.db")
    asked = {"today": ["/today", "/today?since=2019-06-01"]}
    for name in lists.lists():
        total = index.totals()[name]
        middle = index.page(name, Asked(size=1, after=f"{total // 2}~"), facets=False).rows
        asked[name] = [f"/{name}", f"/{name}.json", *(f"/{name}?after={row.cursor}" for row in middle)]
        facets = index.page(name, Asked(size=1)).facets
        asked[name] += [f"/{name}?{one}={values[0][0]}" for one, values in list(facets.items())[:3] if values]
    for where, name in _ONE:
        total = index.totals()[name]
        rows = [
            index.page(name, Asked(size=1, after=f"{total * n // min(asks, total)}~"), facets=False).rows
            for n in range(min(asks, total))
        ]
        asked[f"one of {name}"] = [f"/{where}/{row.id}" for some in rows for row in some]
    asked |= largest(record, index, asks)
    documents = [row.id for row in index.page("documents", Asked(size=4), facets=False).rows]
    asked["compare"] = [f"/compare?report={documents[0]}&report={documents[1]}"]
    asked["review"], asked["corrections"], asked["add"] = ["/review"], ["/corrections"], ["/add"]
    asked["questions"] = [f"/{name}" for name in questions.questions()]
    return asked


def largest(record: Path, index: Index, asks: int) -> dict[str, list[str]]:
    """The addresses of the stories and entries that most reports and claims tell, and of stories that were never told so yet."""
    with closing(sqlite3.connect(record)) as held:
        query = "SELECT id FROM entry ORDER BY json_array_length(claims) DESC, id LIMIT ?"
        entries = [row[0] for row in held.execute(query, (asks,))]
    stories = [row.id for row in index.page("stories", Asked(size=asks), facets=False).rows]
    return {
        "largest stories": [f"/stories/{ident}" for ident in stories],
        "largest entries": [f"/entries/{ident}" for ident in entries],
        "stories never told yet": [f"/stories/{ident}?certainty=balanced" for ident in stories],
    }


def until_idle(client: httpx.Client) -> None:
    """Wait until the worker of the desk has nothing left to do."""
    while any(job["state"] in ("waiting", "running") for job in client.get("/add.json").json()["jobs"]):
        time.sleep(1)


@dataclass(frozen=True, slots=True)
class Taken:
    """What answers took in milliseconds: by the clock, and of the server's processor."""

    clock: list[float]
    processor: list[float]


def timed(client: httpx.Client, process: int, addresses: list[str], asks: int) -> Taken:
    """What so many answers took, address after address."""
    found = Taken([], [])
    for n in range(max(asks, len(addresses))):
        begin, before = time.perf_counter(), processor(process)
        answer = client.get(addresses[n % len(addresses)])
        found.clock.append(1000 * (time.perf_counter() - begin))
        found.processor.append(processor(process) - before)
        if answer.status_code not in (200, 202):
            sys.exit(f"{addresses[n % len(addresses)]}: {answer.status_code}")
    return found


def first_visit(client: httpx.Client) -> int:
    """Bytes of a first visit: the page with all that it names."""
    page = client.get("/today").text
    assets = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
    return len(page.encode()) + sum(len(client.get(one).content) for one in assets)


def memory(process: int) -> float:
    """The megabytes that a process holds at its most."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def main() -> int:
    """Make the record, ask the desk, print the table; 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="*", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--asks", type=int, default=40)
    parser.add_argument("--as-is", type=Path, help="measure this record as it is")
    parser.add_argument("--keep", type=Path, help="keep the large record in this folder, and take it from there")
    given = parser.parse_args()
    folder = given.keep or (given.as_is.parent if given.as_is else Path(tempfile.mkdtemp(prefix="desk-")))
    folder.mkdir(exist_ok=True, parents=True)
    record = given.as_is or folder / "large.db"
    if not record.exists():
        with example() as reports:
            if not given.records:
                Record.open(folder / "example.db", create=True).read(reports)
        enlarged(given.records or [folder / "example.db"], given.claims, record)
    begin = time.perf_counter()
    with (
        serving(record) as (address, process),
        httpx.Client(base_url=address, timeout=120, headers={"accept": "text/html"}) as client,
    ):
        totals = Index(record.with_name(record.name + ".desk") / "lists.db").totals()
        print(f"lists made or found in {time.perf_counter() - begin:.0f} s; {totals}")
        begin = time.perf_counter()
        until_idle(client)
        print(f"stories told beforehand in {time.perf_counter() - begin:.0f} s")
        missed = report(client, process, record, given.asks)
    if not (given.keep or given.as_is):
        shutil.rmtree(folder)
    return missed


def report(client: httpx.Client, process: int, record: Path, asks: int) -> int:
    """Print what was measured; 1 where an aim is missed."""
    first, missed = first_visit(client), []
    heads = "".join(f"{name:>8}" for name in ("median", "95 %", "most"))
    print(f"{'milliseconds of':24} {heads} by the clock,{heads} of the processor")
    everything = {**pages(record, asks), "search": [f"/search?q={q}" for q in _QUESTIONS]}
    for name, addresses in everything.items():
        found = timed(client, process, addresses, asks)
        aim = AIMS["search" if name == "search" else "page"]
        above = f"   above {aim:.0f}" if _spread(found.processor)[1] > aim else ""
        cells = ("".join(f"{value:8.1f}" for value in _spread(some)) for some in (found.clock, found.processor))
        print(f"{name:24} {'               '.join(cells)}{above}", flush=True)
        missed += [name] if above else []
    held = memory(process)
    times = [
        timed(client, process, [f"/search?meaning=true&q={q}"], 1).clock[0]
        for q in ("relief from sanctions", "lifting of measures")
    ]
    print(f"by meaning: {times[0]:.0f} ms at first, then {times[1]:.0f} ms; memory then {memory(process):.0f} MB")
    print(f"first visit: {first:,} bytes (aim {AIMS['first']:,.0f}); server: {held:.0f} MB (aim {AIMS['memory']:.0f})")
    return int(bool(missed) or first > AIMS["first"] or held > AIMS["memory"])


def _spread(some: list[float]) -> tuple[float, float, float]:
    """The median, the 95th percentile and the most of some times."""
    ordered = sorted(some)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], ordered[-1]


def processor(process: int) -> float:
    """Milliseconds that a process has used of the processor, by its own clock (as of clock_getcpuclockid on Linux)."""
    return 1000 * time.clock_gettime((~process << 3) | 2)


if __name__ == "__main__":
    sys.exit(main())
