"""Nothing of what was read ever runs, asks or leads elsewhere: payloads in every field, on every page."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from summitry.settings import Settings
from summitry.web import lists, questions
from summitry.web.app import application, served
from summitry.web.index import Asked
from summitry.web.safety import Rules
from web.browsers import browser  # noqa: F401 - a fixture
from web.conftest import TOKEN, WITH_TOKEN, Live
from web.hostile import PAYLOADS, filled

#: What our own pages have of these; every other one would be the payload's.
_OWN_ASSETS = {"/static/brief.css", "/static/desk.css", "/static/icon.svg", "/static/htmx.min.js", "/static/desk.js"}
_NEVER = {
    "iframe",
    "object",
    "embed",
    "base",
    "style",
    "math",
    "video",
    "audio",
    "template",
    "marquee",
    "animate",
    "source",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    filled(path).close()
    desk = served(path, Rules(TOKEN), Settings())
    yield desk
    desk.store.close()


def pages(desk):
    """The pages of the desk: all lists whole, and some of each thing."""
    yield from ("/today", "/today?since=2031-01-01", "/corrections", "/review", "/add", "/compare")
    yield from (f"/{name}" for name in questions.questions())
    yield "/changes?since=2031-01-01"
    for name in lists.lists():
        yield f"/{name}?size=500"
    for where, name in (
        ("stories", "stories"),
        ("documents", "documents"),
        ("entries", "meetings"),
        ("people", "people"),
    ):
        for row in desk.index.page(name, Asked(size=500), facets=False).rows[:: 1 if where == "documents" else 7]:
            yield f"/{where}/{row.id}"
    rows = desk.index.page("documents", Asked(size=4), facets=False).rows
    yield "/compare?" + "&".join(f"report={row.id}" for row in rows)


def test_there_are_payloads_enough():
    assert len(set(PAYLOADS)) >= 60


def test_every_page_stays_free_of_them(hostile):
    client = TestClient(
        application(hostile), base_url="http://localhost", headers={"accept": "text/html", **WITH_TOKEN}
    )
    for path in pages(hostile):
        answered = client.get(path)
        assert answered.status_code == 200, path
        assert wrong(html.fromstring(answered.content)) == [], path


@pytest.mark.parametrize("payload", PAYLOADS[::3])
def test_what_is_asked_for_stays_text_too(hostile, payload):
    client = TestClient(
        application(hostile), base_url="http://localhost", headers={"accept": "text/html", **WITH_TOKEN}
    )
    for path in ("/search", "/quotes", "/people", "/today", "/enter", "/review", "/nowhere", "/ledger", "/blockers"):
        given = dict.fromkeys(("q", "words", "speaker", "type", "to", "after", "kind", "one", "package"), payload[:400])
        answered = client.get(path, params=given)
        assert answered.status_code in (200, 400, 401, 404, 422)
        assert wrong(html.fromstring(answered.content)) == [], path


def wrong(page):
    """What on a page is not ours: elements, handlers, addresses."""
    found = []
    for node in page.iter():
        if not isinstance(node.tag, str):
            continue
        if node.tag in _NEVER or (node.tag == "script" and (node.text or node.get("src") not in _OWN_ASSETS)):
            found.append(node.tag)
        for name, value in node.attrib.items():
            if name.startswith(("on", "hx-on", "hx-vals", "data-hx")) or name == "style":
                found.append(name)
            elif name in ("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post") and not _ours(
                node, name, value
            ):
                found.append(value)
    return found


def _ours(node, name, value):
    to = urlsplit(urljoin("http://localhost/", value.strip()))
    outward = (
        node.tag == "a"
        and name == "href"
        and to.scheme in ("http", "https")
        and "noreferrer" in (node.get("rel") or "")
    )
    return outward or (to.scheme == "http" and to.netloc == "localhost")


def test_in_a_browser_no_script_runs_and_nothing_is_asked_elsewhere(hostile, browser):  # noqa: F811 - the fixture
    with Live(hostile) as live:
        context = browser.new_context()
        page, outside, dialogs = context.new_page(), [], []
        page.on(
            "request", lambda request: outside.append(request.url) if not request.url.startswith(live.address) else None
        )
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(f"{live.address}/enter?token={TOKEN}")
        some = list(pages(hostile))
        for path in [*some[: 13 + len(lists.lists())], *some[13 + len(lists.lists()) :: 9]]:
            page.goto(live.address + path)
            assert page.evaluate("window.__hit") is None, path
            assert urlsplit(page.url).path == urlsplit(path).path
        context.close()
    assert (outside, dialogs) == ([], [])
