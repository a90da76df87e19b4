"""Adding reports: uploaded files are read by a worker process, told as it goes, stopped and taken up again."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from summitry.web.jobs import Jobs, State, What

REPORT = """Harbour Post, 3 May 2031

Ana Lund met Bo Berg in Oslo on 2 May 2031.

“We talked for two hours,” Lund told reporters. The two signed no agreement.
"""


@pytest.fixture
def empty(tmp_path):
    (tmp_path / "desk").mkdir()
    return Jobs(tmp_path / "talks.db", tmp_path / "desk")


def test_what_waits_already_is_not_done_twice(empty):
    assert empty.add(What.SETTLE) == empty.add(What.SETTLE)
    assert empty.add(What.READ, "a") != empty.add(What.READ, "b")


def test_a_job_that_waits_is_stopped_and_taken_up_again(empty):
    made = empty.add(What.READ, "a.txt")
    assert empty.stop(made)
    assert not empty.stop(made)
    assert empty.get(made).state is State.STOPPED
    assert not empty.busy()
    assert empty.resume(made)
    assert empty.get(made).state is State.WAITING


def test_what_ran_when_the_desk_ended_can_be_taken_up_again(empty):
    made = empty.add(What.READ, "a.txt")
    empty._told(made, state=State.RUNNING)
    again = Jobs(empty.record, empty.folder)
    assert again.get(made).state is State.STOPPED


def test_a_job_that_fails_says_why(empty):
    empty.record.mkdir()
    made = empty.add(What.LISTS)
    empty.work()
    failed = empty.get(made)
    assert failed.state is State.FAILED
    assert "folder" in failed.said


def test_files_and_folders_are_read_and_what_is_left_out_is_told(own, writing, tmp_path):
    before = own.store.count()
    files = [("files", ("post.txt", REPORT.encode(), "text/plain")), ("files", ("noise.bin", bytes(range(256)), "x/y"))]
    assert writing.post("/add", files=files, follow_redirects=False).status_code == 303
    own.jobs.work()
    (job,) = own.jobs.last()
    assert job.state is State.DONE, job.said
    assert "1 read" in job.said
    assert own.store.count() == before + 1
    assert "noise.bin" in writing.get("/add").text
    assert any("Ana Lund" in str(row) for row in writing.get("/people.json", params={"size": 500}).json()["rows"])
    events = writing.get(f"/jobs/{job.id}/events").text
    assert json.loads(events.removeprefix("data: "))["state"] == "done"


FEED = """<rss version="2.0"><channel><title>Harbour Post</title><item><title>Talks in Oslo</title><guid>one</guid>
<pubDate>Sat, 03 May 2031 08:00:00 GMT</pubDate><description>{text}</description></item></channel></rss>"""


@pytest.fixture
def feed(monkeypatch):
    """The address of a feed on this machine."""
    text = FEED.format(text=" ".join([*REPORT.splitlines()[2:]] * 3)).encode()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            there = self.path == "/feed.xml"
            self.send_response(200 if there else 404)
            self.send_header("content-type", "application/rss+xml")
            self.end_headers()
            self.wfile.write(text if there else b"")

        def log_message(self, *_): ...

    monkeypatch.setenv("SUMMITRY_ALLOW_PRIVATE_ADDRESSES", "true")
    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/feed.xml"
        server.shutdown()


def test_a_feed_is_looked_at_and_only_what_is_new_is_read(own, writing, feed):
    before = own.store.count()
    for _ in range(2):
        assert writing.post("/add", data={"feeds": feed}, follow_redirects=False).status_code == 303
        own.jobs.work()
    last, job = own.jobs.last()
    assert (job.what, job.state, last.state) == (What.FEEDS, State.DONE, State.DONE), job.said
    assert "1 new" in job.said
    assert "0 new" in last.said
    assert own.store.count() == before + 1
    assert feed in writing.get("/add").text


def test_nothing_chosen_is_told(writing):
    assert writing.post("/add").status_code == 400
    assert writing.post("/jobs/99/stop").status_code == 404


def test_sources_are_asked_for_as_data_too(own, writing, tmp_path):
    (tmp_path / "more").mkdir()
    answered = writing.post("/add.json", json={"sources": [str(tmp_path / "more"), "https://example.org/feed.xml"]})
    assert answered.status_code == 202
    job = own.jobs.get(answered.json()["job"])
    assert job.given == (str(tmp_path / "more"), "https://example.org/feed.xml")
    assert writing.post(f"/jobs/{job.id}/stop", headers={"accept": "application/json"}).json() == {"changed": True}
