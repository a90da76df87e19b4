"""What an analyst does, in a browser: from a contested line to both sources, searching, reviewing, comparing, printing; and axe-core."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from summitry.settings import Settings
from summitry.web import lists, questions
from summitry.web.app import served
from summitry.web.safety import Rules
from web.browsers import browser  # noqa: F401 - a fixture
from web.conftest import PACKAGE, TOKEN, Live, copied, first

AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text("utf-8")
#: WCAG 2.2 AA and what it rests on.
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
#: What a page in the dark has of its own.
CONTRAST = {"type": "rule", "values": ["color-contrast"]}


@pytest.fixture(scope="module")
def live(record, tmp_path_factory):
    desk = served(copied(record, tmp_path_factory.mktemp("live")), Rules(TOKEN), Settings(author="Ida"))
    with Live(desk) as made:
        yield made
    desk.store.close()


@pytest.fixture
def page(browser, live):  # noqa: F811 - the fixture
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(12_000)
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{live.address}/enter?token={TOKEN}")
    yield page
    assert page.errors == []
    context.close()


def every(live):
    """Each page of the desk once."""
    some = [f"/{where}/{first(live.desk, name)}" for where, name in (("stories", "stories"), ("documents", "documents"), ("entries", "contested"), ("people", "people"))]  # fmt: skip
    reports = [one["id"] for one in live.desk.index.published_since("", 2)]
    compared = [f"/compare?report={reports[0]}&report={reports[1]}", "/compare"]
    asked = [f"/{name}" for name in questions.questions()]
    asked.append(f"/stories/{first(live.desk, 'stories')}/pictures")
    asked += [
        "/changes?since=2019-04-26",
        f"/blockers?package={quote(PACKAGE)}",
        "/network?sides=yes&since=2019-01-01",
        "/grades?scale=yes",
    ]
    return [*some, *compared, *asked, "/today", "/search?q=sanctions&meaning=true", "/review", "/add", "/corrections", "/enter", *(f"/{name}" for name in lists.lists())]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "rules"), [("light", RULES), ("dark", CONTRAST)])
def test_no_page_violates_wcag(browser, live, scheme, rules):  # noqa: F811 - the fixture
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # axe is put in; the policy forbids it
    page, found = context.new_page(), {}
    page.goto(f"{live.address}/enter?token={TOKEN}")
    for path in every(live):
        page.goto(live.address + path)
        page.evaluate(AXE)
        told = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)
        wrong = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in told["violations"]]
        found |= {path: wrong} if wrong else {}
    context.close()
    assert found == {}


def test_no_page_is_wider_than_a_telephone(browser, live):  # noqa: F811 - the fixture
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page, wide = context.new_page(), []
    page.goto(f"{live.address}/enter?token={TOKEN}")
    for path in every(live):
        page.goto(live.address + path)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(path)
    context.close()
    assert wide == []


def test_from_the_contested_line_of_a_story_to_both_sources(page, live):
    page.goto(live.address)
    disputed = live.desk.parts.entries([first(live.desk, "contested")])[0]
    page.click(f"main .lead a.go[href='/stories/{disputed.story}']")
    assert page.locator("#contested").is_visible()
    links = page.locator(".dispute .sides a.w")
    homes = {links.nth(n).get_attribute("href") for n in range(links.count())}
    assert len({home.split("#")[0] for home in homes}) > 1
    for home in sorted(homes)[:2]:
        page.goto(live.address + home)
        assert page.locator("mark.on").count() > 0
        assert page.locator("mark.on").first.is_visible()


def test_the_keys_lead_from_claim_to_claim(page, live):
    page.goto(f"{live.address}/documents/{first(live.desk, 'documents')}")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    one = page.locator(".note-item.at").get_attribute("id")
    assert page.locator("mark.on").count() > 0
    page.keyboard.press("j")
    assert page.locator(".note-item.at").get_attribute("id") != one
    page.keyboard.press("k")
    assert page.locator(".note-item.at").get_attribute("id") == one
    page.keyboard.press("g")
    page.keyboard.press("q")
    page.wait_for_url("**/quotes")


def test_searching_as_one_types(page, live):
    page.goto(f"{live.address}/search")
    page.fill("#again", "sanctions")
    page.locator("#found mark").first.wait_for()
    assert "sanctions" in page.locator("#found mark").first.inner_text().lower()


def test_narrowing_a_list_and_turning_its_pages(page, live):
    page.goto(f"{live.address}/quotes?size=10")
    before = page.locator("#rows > li").count()
    page.click("#next")
    page.wait_for_function("n => document.querySelectorAll('#rows > li').length > n", arg=before)
    page.goto(f"{live.address}/quotes")
    page.locator("details.facet a").first.click()
    assert page.locator(".chosen li").count() == 1


def test_ten_claims_are_reviewed_by_keyboard_and_one_undone(page, live):
    page.goto(f"{live.address}/review")
    for n in range(10):
        before = page.locator("input[name=after]").first.get_attribute("value")
        page.keyboard.press("a" if n % 2 else "r")
        page.wait_for_function("b => { const i = document.querySelector('input[name=after]'); return !i || i.value !== b; }", arg=before)  # fmt: skip
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("u")
    page.wait_for_function("() => /; 9 reviewed/.test(document.querySelector('#review').textContent)")
    kinds = [c.kind for c in live.desk.store.corrections()]
    assert (kinds.count("right"), kinds.count("wrong"), kinds.count("undo")) == (5, 5, 1)


def test_entries_are_merged_by_keyboard(page, live):
    one, other = [row["id"] for row in page.request.get(f"{live.address}/figures.json?size=2").json()["rows"]]
    page.goto(f"{live.address}/review?claim={one}")
    page.keyboard.press("m")
    page.keyboard.type(other)
    page.keyboard.press("Tab")
    page.keyboard.type("told twice")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    (last,) = page.request.get(f"{live.address}/corrections.json").json()["rows"][:1]
    assert (last["kind"], {t for side in last["sides"] for t in side}, last["because"]) == (
        "same",
        {one, other},
        "told twice",
    )
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("u")
    page.wait_for_function("() => !/told twice/.test((document.querySelector('.undo') || {}).textContent)")
    assert page.request.get(f"{live.address}/corrections.json").json()["rows"][0]["kind"] == "undo"


def test_a_claim_is_taken_out_of_its_entry_by_keyboard_and_put_back(page, live):
    entry = live.desk.parts.entries([first(live.desk, "contested")])[0]
    page.goto(f"{live.address}/review?claim={entry.claims[0]}")
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.name") == "because"
    page.keyboard.type("another evening")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    last = corrected(page, live)
    assert (last["kind"], last["because"], last["author"]) == ("different", "another evening", "Ida")
    assert entry.claims[0] in {target for side in last["sides"] for target in side}
    undone(page, live, last)


def test_two_people_are_made_one_by_keyboard_and_two_again(page, live):
    page.goto(f"{live.address}/review?claim={spoken(live)}")
    page.keyboard.press("i")
    chosen = page.evaluate("document.activeElement.selectedOptions[0].text")
    page.keyboard.press("Tab")
    page.keyboard.type("Bo Berg")
    page.keyboard.press("Tab")
    page.keyboard.type("her office said so")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    last = corrected(page, live)
    assert (last["kind"], last["because"], last["named"]) == ("is", "her office said so", [chosen, "Bo Berg"])
    undone(page, live, last)


def corrected(page, live):
    """The last correction, as data tells it."""
    return page.request.get(f"{live.address}/corrections.json").json()["rows"][0]


def undone(page, live, correction):
    """The last correction is taken back by key, and said to be."""
    before = page.locator(".undo input[name=targets]").get_attribute("value")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("u")
    page.wait_for_function(
        "b => { const i = document.querySelector('.undo input[name=targets]'); return !i || i.value !== b; }",
        arg=before,
    )
    told = page.request.get(f"{live.address}/corrections.json").json()["rows"]
    assert told[0]["kind"] == "undo"
    assert next(one for one in told if one["id"] == correction["id"])["state"] != "in force"


def spoken(live):
    """A quote whose speaker is known."""
    people = live.desk.store.claims("quote")
    return next(c.id for c in people if any(slot.value[:2] in ("p-", "a-") for slot in c.all("speaker")))


def test_a_passage_that_stands_in_another_report_leads_to_it(page, live):
    copy = next(iter(live.desk.store.copies()))
    page.goto(f"{live.address}/copies")
    page.locator("#rows a.go").first.click()
    assert page.locator("mark.on").count() > 0
    page.goto(f"{live.address}/documents/{copy.document}")
    page.evaluate("document.querySelector('.text-column mark.k-shared').click()")
    assert page.locator(".shared li.at a").first.is_visible()
    page.locator(".shared li.at a").first.click()
    page.wait_for_url("**/documents/d-*")
    assert page.locator("mark.on").count() > 0


def test_adding_a_file(page, live, tmp_path):
    path = tmp_path / "post.txt"
    path.write_text(
        "Oslo, 3 May 2031\n\nAna Lund met Bo Berg in Oslo on 2 May 2031. “We agreed,” Lund said.\n", "utf-8"
    )
    page.goto(f"{live.address}/add")
    page.set_input_files("#files", str(path))
    page.click("#add button[type=submit]")
    page.locator(".job").first.locator(".tag.state", has_text="done").wait_for(timeout=240_000)
    assert "1 read" in page.locator(".job").first.inner_text()


def test_comparing_two_reports(page, live):
    page.goto(f"{live.address}/compare")
    page.locator("input[name=report]").nth(0).check()
    page.locator("input[name=report]").nth(1).check()
    page.click("main button[type=submit]")
    assert page.locator("h2", has_text="Only").count() > 0


def test_the_network_is_turned_back_day_by_day_to_what_stood_on_record_then(page, live):
    page.goto(f"{live.address}/network")
    slider = page.locator("#moment")
    moments = page.locator(".over-time").get_attribute("data-moments").split()
    assert len(moments) > 2
    slider.focus()
    for day in reversed(moments):
        shown = {line.get_attribute("data-pair") for line in page.locator("svg.evolving line:not(.later)").all()}
        told = page.request.get(f"{live.address}/network.json?as_of={day}").json()["pairs"]
        assert {f"{pair['one']} – {pair['other']}" for pair in told} >= shown
        assert page.locator(".over-time p").first.inner_text().startswith(f"{len(shown)} pair")
        slider.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") == page.locator(".over-time output").inner_text()
    page.click(".over-time a")
    assert page.locator("#f-as_of").input_value() == moments[0]


def test_light_and_dark_last(page, live):
    page.goto(f"{live.address}/quotes")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.click("#theme")
    assert page.evaluate(colour) != light
    page.goto(f"{live.address}/today")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_printed_page_leaves_out_what_cannot_be_used_on_paper(page, live):
    page.goto(f"{live.address}/documents/{first(live.desk, 'documents')}")
    page.emulate_media(media="print")
    assert not page.locator(".top-bar").is_visible()
    assert page.locator("h1").is_visible()
    assert len(page.pdf()) > 10_000


def test_pages_are_read_without_script(browser, live):  # noqa: F811 - the fixture
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/quotes", f"/documents/{first(live.desk, 'documents')}", "/search?q=sanctions"):
        page.goto(live.address + path)
        assert page.locator("main h1").is_visible()
    page.goto(f"{live.address}/quotes?size=10")
    page.click("#next")
    assert page.locator("#rows > li").count() > 0
    context.close()
