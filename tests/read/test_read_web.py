"""Pages, feeds and watching, against a real server on this machine that misbehaves."""

import gzip
import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from summitry.errors import InputError
from summitry.read import connect, documents
from summitry.read import web as fetching
from summitry.read.connect import is_public
from summitry.read.watch import Clock, watch
from summitry.read.web import fetch
from summitry.settings import Settings

OPEN = Settings(allow_private_addresses=True, fetch_seconds=0.5, host_delay_seconds=0.0, max_page_bytes=300_000)
TEXT = "The presidents of Ruritania and Sylvania met in Strelsau on Monday to sign a treaty on fishing."


class Server:
    """A server whose paths answer as they are told; ``asked`` keeps the requests."""

    def __init__(self):
        self.answers, self.asked = {}, []
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                server.asked.append((self.path, dict(self.headers)))
                answer = server.answers.get(self.path)
                if callable(answer):
                    answer(self)
                    return
                status, headers, body = answer or (404, {}, b"")
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.root = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True).start()

    def paths(self):
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def server():
    made = Server()
    yield made
    made.http.shutdown()
    made.http.server_close()


def reason(url, settings=OPEN):
    (found,) = documents([url], settings)
    return found.reason


class Drip:
    """A server that sends a byte for each second that a clock of its own says, and the client looks at that clock only."""

    def __init__(self, monkeypatch, *, headers):
        self.sent, self.seconds, self.headers = 0, 0.0, headers
        self.due = threading.Semaphore(0)
        monkeypatch.setattr(connect, "time", SimpleNamespace(monotonic=self.tick))
        monkeypatch.setattr(fetching, "time", SimpleNamespace(monotonic=lambda: self.seconds))

    def tick(self):
        self.seconds += 1
        self.due.release()
        return self.seconds

    def __call__(self, handler):
        if not self.headers:
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
        try:
            while self.sent < 1_000 and self.due.acquire(timeout=20):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                self.sent += 1
        except OSError:
            pass


def endless(kind):
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", kind)
        handler.end_headers()
        try:
            handler.wfile.write(b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title>")
            for _ in range(5_000):
                handler.wfile.write(b"<item><title>On and on</title></item>" * 50)
        except OSError:
            pass

    return answer


def test_a_page(server, web):
    server.answers["/a"] = 200, {"Content-Type": "text/html; charset=utf-8"}, web.page(web.GRAPH).encode()
    (found,) = documents([f"{server.root}/a"], OPEN)
    assert (found.outlet, found.published, found.locator) == ("Strelsau Times", "2018-04-12", f"{server.root}/a")


def test_the_servers_charset_counts(server):
    server.answers["/a.txt"] = (
        200,
        {"Content-Type": "text/plain; charset=cp1250"},
        (TEXT + " Český most.").encode("cp1250"),
    )
    (found,) = documents([f"{server.root}/a.txt"], OPEN)
    assert "Český" in found.text


def test_private_addresses_are_refused_unless_allowed(server):
    server.answers["/a.txt"] = 200, {}, TEXT.encode()
    assert reason(f"{server.root}/a.txt", Settings()) == "private-address"
    assert reason(f"http://localhost:{server.http.server_port}/a.txt", Settings()) == "private-address"
    assert not server.asked


def test_a_redirect_to_a_private_address_is_refused(server, monkeypatch):
    server.answers["/a"] = 302, {"Location": f"http://localhost:{server.http.server_port}/secret"}, b""
    server.answers["/secret"] = 200, {}, TEXT.encode()
    real = connect.checked
    monkeypatch.setattr(connect, "checked", lambda host, port, private: real(host, port, host == "127.0.0.1"))
    assert reason(f"{server.root}/a", Settings()) == "private-address"
    assert server.paths() == ["/a"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:127.0.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "100.64.0.1",
        "224.0.0.1",
        "2002:7f00:1::",
    ],
)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


def test_public_addresses():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


def test_redirects_end(server):
    server.answers["/a"] = 301, {"Location": "/a"}, b""
    assert reason(f"{server.root}/a") == "redirects"


@pytest.mark.parametrize("headers", [False, True])
def test_a_server_that_sends_a_byte_a_second_is_left_after_fetch_seconds(server, monkeypatch, headers):
    server.answers["/slow"] = slow = Drip(monkeypatch, headers=headers)
    assert reason(f"{server.root}/slow", replace(OPEN, fetch_seconds=30.0)) == "timeout"
    assert 10 <= slow.sent <= 40


def test_a_feed_that_never_ends(server):
    server.answers["/feed"] = endless("application/rss+xml")
    assert reason(f"{server.root}/feed") == "too-large"


def test_a_page_that_unpacks_to_too_much(server):
    server.answers["/bomb"] = 200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(20_000_000))
    assert reason(f"{server.root}/bomb") == "too-large"


@pytest.mark.parametrize(("status", "expected"), [(404, "http"), (500, "http"), (403, "http")])
def test_errors_of_the_server(server, status, expected):
    server.answers["/a"] = status, {}, b"no"
    assert reason(f"{server.root}/a") == expected


def test_a_connection_that_breaks_off(server):
    server.answers["/a"] = 200, {"Content-Length": "5000", "Connection": "close"}, TEXT.encode()

    def cut(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b"only this")
        handler.close_connection = True

    server.answers["/a"] = cut
    assert reason(f"{server.root}/a") == "network"


def test_addresses_that_lead_nowhere(server):
    server.http.shutdown()
    assert reason("http://127.0.0.1:9/a") == "network"
    assert reason("http:///a") in ("address", "network")
    assert reason("https://") in ("address", "network")
    assert fetch("http://[::1", OPEN).reason == "network"


def rss(*items, head=""):
    entries = "".join(
        f"<item><guid>{n}</guid><title>{t}</title><link>{link}</link><pubDate>Thu, 12 Apr 2018 0{n}:00:00 GMT</pubDate>"
        f"<description>{TEXT} Number {n}.</description></item>"
        for n, t, link in items
    )
    channel = f"<channel><title>Strelsau Times</title>{entries}</channel>"
    return f'<?xml version="1.0"?>{head}<rss version="2.0">{channel}</rss>'.encode()


def test_a_feed_gives_its_entries(read):
    first, second = read(
        rss((1, "Treaty signed", "http://x.example/1"), (2, "Talks end", "http://x.example/2")), "news.xml"
    )
    assert (first.title, first.outlet, first.published) == (
        "Treaty signed",
        "Strelsau Times",
        "2018-04-12T01:00:00+00:00",
    )
    assert first.locator.endswith("news.xml#1")
    assert second.url == "http://x.example/2"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Strelsau Times - World", "Strelsau Times"),
        ("World | Strelsau Times", "Strelsau Times"),
        ("Reuters: World News", "Reuters"),
        ("Letters from the valley", "Letters from the valley"),
    ],
)
def test_a_feeds_title_names_the_outlet_without_its_section(read, title, outlet):
    found = read(rss((1, "Treaty signed", "http://x.example/1")).replace(b"Strelsau Times", title.encode()), "news.xml")
    assert found[0].outlet == outlet


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("Thu, 12 Apr 2018 01:30:00 +0900", "2018-04-12T01:30:00+09:00"),
        ("Wed, 11 Apr 2018 23:30:00 EST", "2018-04-11T23:30:00-05:00"),
        ("2018-04-12T00:30:00+03:00", "2018-04-12T00:30:00+03:00"),
        ("Thu, 12 Apr 2018 01:30:00 -0000", "2018-04-12T01:30:00+00:00"),
        ("Thu, 12 Apr 2018", "2018-04-12T00:00:00+00:00"),
    ],
)
def test_an_entry_keeps_the_day_of_the_zone_that_its_outlet_states(read, stated, moment):
    feed = rss((1, "Treaty signed", "http://x.example/1")).replace(b"Thu, 12 Apr 2018 01:00:00 GMT", stated.encode())
    assert [entry.published for entry in read(feed, "news.xml")] == [moment]


def test_an_atom_feed(read):
    (found,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Strelsau Times</title><entry><id>tag:1</id><title>Treaty</title>'
        "<author><name>Anna Lind</name></author><published>2018-04-12T08:00:00Z</published>"
        f'<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>',
        "feed",
    )
    assert found.text == f"Treaty\n\n{TEXT}\n\nIt rained."
    assert found.authors == ("Anna Lind",)


def test_a_feed_with_entities_of_its_own_is_refused(read):
    (found,) = read(rss((1, "&lol;", ""), head='<!DOCTYPE rss [<!ENTITY lol "lol">]>'), "news.xml")
    assert found.reason == "broken"


def test_a_broken_feed(read):
    (found,) = read(b"<rss version='2.0'><channel><item", "news.xml")
    assert found.reason in ("broken", "empty")


class Time:
    """A clock that goes on only when something waits for it."""

    def __init__(self):
        self.at, self.slept = 1_000_000.0, []

    def clock(self):
        return Clock(now=lambda: self.at, sleep=self.sleep)

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += seconds


@pytest.fixture
def watching(server, tmp_path):
    server.answers["/feed"] = (
        200,
        {"ETag": '"1"', "Last-Modified": "Thu, 12 Apr 2018 08:00:00 GMT"},
        rss((1, "Treaty signed", f"{server.root}/1"), (2, "Talks end", f"{server.root}/2")),
    )
    (tmp_path / "feeds.opml").write_text(
        f'<opml version="2.0"><body><outline text="a"><outline xmlUrl="{server.root}/feed"/></outline></body></opml>'
    )
    time_ = Time()

    def go(rounds=1, settings=OPEN):
        return watch(
            [tmp_path / "feeds.opml"], settings, state=tmp_path / "state.json", rounds=rounds, clock=time_.clock()
        )

    go.time, go.state = time_, tmp_path / "state.json"
    return go


def test_watching_reads_what_is_new_oldest_first(server, watching, web):
    server.answers["/1"] = 200, {"Content-Type": "text/html"}, web.page().encode()
    found = list(watching())
    assert [d.title for d in found] == ["Talks end", "Treaty signed"]
    assert web.PARAGRAPHS[0] in found[1].text  # its page
    assert "Number 2" in found[0].text  # its page is not there, so what the feed holds
    assert list(watching()) == []


def test_a_second_look_is_conditional(server, watching):
    list(watching())
    watching.time.at += 10_000
    server.answers["/feed"] = 304, {}, b""
    assert list(watching()) == []
    asked = dict(server.asked[-1][1])
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"1"', "Thu, 12 Apr 2018 08:00:00 GMT")


def test_what_was_interrupted_comes_again_and_the_rest_does_not(server, watching):
    running = watching()
    assert next(running).title == "Talks end"
    assert next(running).title == "Treaty signed"  # asked for, so the first one is done
    running.close()
    assert [d.title for d in watching()] == ["Treaty signed"]


def test_robots_are_obeyed(server, watching):
    server.answers["/robots.txt"] = 200, {}, b"User-agent: *\nDisallow: /feed\n"
    (found,) = watching()
    assert found.reason == "robots"
    assert server.paths() == []


def test_a_crawl_delay_is_kept(server, watching):
    server.answers["/robots.txt"] = 200, {}, b"User-agent: *\nCrawl-delay: 7\n"
    list(watching())
    assert watching.time.slept == [7.0, 7.0]


def test_a_feed_that_fails_is_put_off_for_longer_and_longer(server, watching):
    server.answers["/feed"] = 503, {"Retry-After": "5000"}, b""
    (first,) = watching()
    assert first.reason == "http"
    assert list(watching()) == []  # not due
    assert json.loads(watching.state.read_text())[f"{server.root}/feed"]["due"] == watching.time.at + 5000
    watching.time.at += 5000
    server.answers["/feed"] = 500, {}, b""
    list(watching())
    assert json.loads(watching.state.read_text())[f"{server.root}/feed"]["due"] == watching.time.at + 3600


@pytest.mark.parametrize("status", [429, 503])
def test_a_page_whose_server_asks_for_patience_is_asked_for_later_and_no_other_before(server, watching, web, status):
    server.answers["/2"] = status, {"Retry-After": "4000"}, b""
    server.answers["/1"] = 200, {"Content-Type": "text/html"}, web.page().encode()
    (found,) = watching()
    assert (found.reason, found.message) == ("http", f"the server answered {status}; it is asked again in 67 minutes")
    assert server.paths() == ["/feed", "/2"]
    watching.time.at += 4000
    server.answers["/2"] = 200, {"Content-Type": "text/html"}, web.page().encode()
    assert [d.title for d in watching()] == ["Talks end", "Treaty signed"]
    assert "If-None-Match" not in server.asked[-3][1]


def test_watching_waits_between_rounds(server, watching):
    list(watching(rounds=3))
    assert watching.time.slept == [900.0, 900.0]


def test_lists_and_memories_that_are_broken_are_errors(tmp_path):
    (tmp_path / "a.opml").write_text("<opml><body/></opml>")
    with pytest.raises(InputError, match="lists no feed"):
        list(watch([tmp_path / "a.opml"], OPEN, state=tmp_path / "s", rounds=1))
    with pytest.raises(InputError, match="cannot read"):
        list(watch([tmp_path / "none.opml"], OPEN, state=tmp_path / "s", rounds=1))
    (tmp_path / "s").write_text("[1, 2]")
    with pytest.raises(InputError, match="memory"):
        list(watch(["http://127.0.0.1:9/feed"], OPEN, state=tmp_path / "s", rounds=1))
