"""Reading from the web by the command line, against a real server on this machine: pages, feeds, refusals, interruption."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = """<html><head><title>Premiers meet in {city}</title><meta property="og:site_name" content="Fjord News">
<meta property="article:published_time" content="2021-03-0{day}"></head><body><article><h1>Premiers meet in {city}</h1>
<p>President Ana Lund met Premier Otto Berg in {city} on {day} March 2021 to talk about a ferry that has not sailed for years.</p>
<p>The two spoke for about three hours, officials of both countries said afterwards, and will meet again in the autumn.</p>
</article></body></html>"""
ITEM = "<item><title>Premiers meet in {city}</title><link>{root}/{city}.html</link><guid>{city}</guid></item>"


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder; a page named ``held.html`` is answered only once the test lets it."""

    asked, let = threading.Event(), threading.Event()

    def do_GET(self):
        if self.path == "/held.html":
            self.asked.set()
            self.let.wait(20)
        with suppress(BrokenPipeError):
            super().do_GET()

    def log_message(self, *args):
        pass


@pytest.fixture
def site(tmp_path):
    """The folder of a site and its address."""
    folder = tmp_path / "site"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    Handler.asked.clear()
    Handler.let.clear()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    Handler.let.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def start(tmp_path):
    """Start the command line in a folder of its own, without pauses between requests."""
    waiting = {"SUMMITRY_HOST_DELAY_SECONDS": "0", "SUMMITRY_WATCH_SECONDS": "0"}
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SUMMITRY_")} | waiting

    def of(*words):
        return subprocess.Popen(
            [sys.executable, "-m", "summitry", *words],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            preexec_fn=interruptible if os.name == "posix" else None,  # noqa: PLW1509 - the fixture starts no thread
        )

    return of


def interruptible():
    """Let a process be interrupted, though whoever runs the tests in the background had that ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def run(start):
    """Run it to its end: standard output, errors and exit code."""

    def of(*words):
        process = start(*words)
        return (*process.communicate(timeout=600), process.returncode)

    return of


def publish(folder, root, *cities, age=0):
    """Pages of some cities and a feed that lists them, the feed changed ``age`` seconds later than it was."""
    for day, city in enumerate(cities, 1):
        (folder / f"{city}.html").write_text(PAGE.format(city=city, day=day))
    feed = folder / "feed.xml"
    items = "".join(ITEM.format(city=city, root=root) for city in cities)
    feed.write_text(
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>Fjord News</title>{items}</channel></rss>"
    )
    os.utime(feed, (1_600_000_000 + age, 1_600_000_000 + age))


def test_a_page_of_this_machine_is_refused_unless_the_user_allows_it(site, run):
    folder, root = site
    publish(folder, root, "Oslo")
    _, told, code = run("read", f"{root}/Oslo.html")
    assert code == 1
    assert "(private-address)" in told
    said, told, code = run("read", f"{root}/Oslo.html", f"{root}/none.html", "--allow-private")
    assert said.startswith("1 document read, 0 known already")
    assert "(http): the server answered 404" in told
    assert code == 0


def test_watching_reads_what_is_new_and_goes_on_where_it_stopped(site, run, tmp_path):
    folder, root = site
    publish(folder, root, "Oslo", "Bergen")
    (tmp_path / "feeds.opml").write_text(
        f'<opml version="2.0"><body><outline text="Fjord News" xmlUrl="{root}/feed.xml"/></body></opml>'
    )
    watch = ("watch", "feeds.opml", "--rounds", "1", "--allow-private")
    assert run(*watch)[0].startswith("2 documents read, 0 known already; 2 now")
    assert run(*watch)[0].startswith("0 documents read, 0 known already; 2 now")
    publish(folder, root, "Oslo", "Bergen", "Trondheim", age=60)
    said, told, code = run(*watch)
    assert said.startswith("1 document read, 0 known already; 3 now"), told
    assert code == 0


def interrupted(start, *words):
    """Start a run, interrupt it while a page is awaited, and give what it said at last and its exit code."""
    process = start(*words)
    assert Handler.asked.wait(600)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=600)
    Handler.let.set()
    return told, process.returncode


def test_an_interrupted_run_says_so_and_goes_on(site, start, run):
    folder, root = site
    publish(folder, root, "Oslo", "held")
    words = ("read", f"{root}/Oslo.html", f"{root}/held.html", "--allow-private")
    told, code = interrupted(start, *words)
    assert "goes on from here" in told
    assert code == 130
    assert "; 2 now in" in run(*words)[0]


def test_an_interrupted_watch_loses_no_entry(site, start, run):
    folder, root = site
    publish(folder, root, "held", "Oslo")
    words = ("watch", f"{root}/feed.xml", "--rounds", "1", "--allow-private")
    assert interrupted(start, *words)[1] == 130
    assert "; 2 now in" in run(*words)[0]
