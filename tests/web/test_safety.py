"""Who is refused: wrong hosts, other sites, writers without the token; what a page may load."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from summitry.settings import Settings
from summitry.web.app import application, served
from summitry.web.safety import LOOPBACK, POLICY, Rules
from web.conftest import TOKEN, WITH_TOKEN, copied

CORRECTION = {"kind": "wrong", "targets": ["c-0123456789abcdef"], "because": "no"}


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8391", "", "localhost@evil.example"]
)
def test_a_request_under_another_name_is_refused(client, host):
    assert client.get("/today", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8391", "[::1]:8391", "LOCALHOST"])
def test_this_machine_goes_by_several_names(client, host):
    assert client.get("/today", headers={"host": host}).status_code == 200


def test_writing_needs_the_token_also_on_this_machine(client):
    assert client.post("/corrections.json", json=CORRECTION).status_code == 401
    assert client.post("/corrections.json", json=CORRECTION, headers={"x-summitry-token": "guess"}).status_code == 401
    assert client.post("/add", data={"sources": "/etc"}).status_code == 401
    assert client.post("/jobs/1/stop").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://localhost:9999"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_a_page_of_somebody_else_cannot_write_even_with_the_token(client, headers):
    answered = client.post("/corrections.json", json=CORRECTION, headers={**WITH_TOKEN, **headers})
    assert answered.status_code == 403


def test_a_page_of_the_desk_can(writing):
    headers = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert writing.post("/corrections.json", json=CORRECTION, headers=headers).status_code == 400  # no such claim


def test_a_desk_to_be_read_only_takes_nothing(record):
    desk = served(record, Rules(TOKEN, read_only=True), Settings())
    browser = TestClient(application(desk), base_url="http://localhost", headers=WITH_TOKEN)
    assert browser.post("/corrections.json", json=CORRECTION).status_code == 403
    assert browser.get("/today").status_code == 200


def test_beyond_this_machine_reading_needs_the_token_too(record):
    desk = served(record, Rules(TOKEN, LOOPBACK | {"desk.example"}, open_to_read=False), Settings())
    browser = TestClient(application(desk), base_url="http://desk.example")
    assert browser.get("/today").status_code == 401
    assert browser.get("/quotes.json").status_code == 401
    assert browser.get("/enter").status_code == 200
    assert browser.get("/today", headers=WITH_TOKEN).status_code == 200


def test_the_printed_address_gives_a_browser_the_token(client):
    answered = client.get("/enter", params={"token": TOKEN, "to": "/review"}, follow_redirects=False)
    assert (answered.status_code, answered.headers["location"]) == (303, "/review")
    cookie = answered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/enter", params={"token": "guess"}).status_code == 401
    client.cookies.clear()


@pytest.mark.parametrize("to", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(client, to):
    answered = client.get("/enter", params={"token": TOKEN, "to": to}, follow_redirects=False)
    assert answered.headers["location"] == "/"
    client.cookies.clear()


def test_every_answer_says_what_a_page_may_load(client):
    for path in ("/today", "/quotes.json", "/nothing", "/static/desk.css"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"  # with none, forms would send no origin
    assert "unsafe" not in POLICY
    assert client.get("/today", headers={"host": "evil.example"}).headers["content-security-policy"] == POLICY


@given(st.text(max_size=60))
def test_no_other_token_fits(said):
    assert Rules(TOKEN).fits(said) == (said == TOKEN)


def test_an_uploaded_name_stays_in_its_folder(own, tmp_path):
    from summitry.web.pages.adding import name

    for given_name in (
        "../../etc/passwd",
        "..\\..\\x.txt",
        "/abs.txt",
        "a\x00b.txt",
        ".",
        "..",
        "",
        "x" * 400 + ".txt",
    ):
        made = name(given_name)
        assert "/" not in made
        assert made not in ("", ".", "..")
        assert len(made.encode()) < 255


def test_lists_of_a_copy_are_made_only_once(record, tmp_path):
    path = copied(record, tmp_path)
    lists = path.with_name(path.name + ".desk") / "lists.db"
    before = lists.stat().st_mtime_ns
    served(path, Rules(TOKEN), Settings()).store.close()
    assert lists.stat().st_mtime_ns == before
