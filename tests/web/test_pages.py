"""Each page answers, has its twin as data at the same address and, where it is a list, as CSV; and holds what the record holds."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from lxml import html

from summitry.api import Record
from summitry.correcting import correct
from summitry.model import Standing
from summitry.present import listing, quotations
from summitry.web import lists
from summitry.web.history import AGAIN, FIRST, OTHER, SOME_DAY
from summitry.web.pages import entries
from web.conftest import first

#: Pages of one thing, with the list that its id is taken from.
OF_ONE = [
    ("stories", "stories"), ("documents", "documents"), ("entries", "meetings"), ("entries", "contested"), ("entries", "facts"),
    ("people", "people"), ("claims", "quotes"),
]  # fmt: skip
ALONE = ["/today", "/corrections", "/review", "/add", "/search?q=sanctions"]


@pytest.mark.parametrize("name", lists.lists())
def test_a_list_is_a_page_data_and_csv_with_the_same_rows(client, name):
    page, data, table = client.get(f"/{name}"), client.get(f"/{name}.json"), client.get(f"/{name}.csv")
    assert (page.status_code, data.status_code, table.status_code) == (200, 200, 200)
    told = data.json()
    rows = [row for group in told["rows"] for row in group["rows"]]
    written = list(csv.DictReader(io.StringIO(table.text)))
    assert len(written) >= len(rows)
    assert all(set(row) == set(told["columns"]) for row in rows)
    assert page.text.count('class="item') == len(told["rows"])


@pytest.mark.parametrize(("where", "name"), OF_ONE)
def test_a_page_of_one_thing_has_its_twin(client, desk, where, name):
    ident = first(desk, name)
    assert client.get(f"/{where}/{ident}").status_code == 200
    assert client.get(f"/{where}/{ident}.json").json()


def test_the_list_of_keys_names_every_key_that_leads_somewhere(client):
    script = client.get("/static/desk.js").text
    led = dict(re.findall(r'(\w): "(/\w+)"', script[script.index("var GO") :].partition(";")[0]))
    listed = html.fromstring(client.get("/today").content).xpath("//dialog[@id='keys']//dt[contains(., 'then')]")
    assert {key for dt in listed for key in dt.text_content().partition("then")[2].split()} == set(led)
    assert all(client.get(home).status_code == 200 for home in led.values())


def test_a_story_has_pictures_each_with_its_table(client, desk):
    story = first(desk, "stories")
    page = html.fromstring(client.get(f"/stories/{story}/pictures").content)
    told = client.get(f"/stories/{story}/pictures.json").json()["pictures"]
    assert {"What the reports date", "Who met whom"} <= {one["title"] for one in told}
    assert len(page.xpath("//figure//*[local-name()='svg']")) == len(page.xpath("//figure//table")) == len(told)
    assert f"/stories/{story}/pictures" in client.get(f"/stories/{story}").text


@pytest.mark.parametrize("path", ALONE)
def test_other_pages_have_theirs_too(client, path):
    base, mark, asked = path.partition("?")
    assert client.get(path).status_code == 200
    assert client.get(f"{base}.json{mark}{asked}").json()


@pytest.mark.parametrize("where", ["stories", "documents", "entries", "people", "claims"])
def test_what_is_not_there_is_told_as_missing(client, where):
    letter = {"stories": "s", "documents": "d", "entries": "e", "people": "a", "claims": "c"}[where]
    for end in ("", ".json"):
        assert client.get(f"/{where}/{letter}-0123456789abcdef{end}").status_code == 404


def test_lists_hold_the_rows_of_the_command_line(client, record):
    with Record.open(record) as held:
        same = {
            "quotes": quotations.quotations(held.store).rows,
            "stances": listing.claims(held.store, "stance").rows,
            "people": listing.people(held.store, None).rows,
        }
    for name, rows in same.items():
        written = list(csv.reader(io.StringIO(client.get(f"/{name}.csv").text)))[1:]
        plain = [tuple(cell.removeprefix("'") if cell[:2] in ("'-", "'+") else cell for cell in row) for row in written]
        assert sorted(plain) == sorted(rows)


def test_a_cursor_leads_through_a_list_row_by_row_once(client):
    whole = [group["id"] for group in client.get("/quotes.json?size=500").json()["rows"]]
    seen, onward = [], "/quotes.json?size=7"
    while onward:
        told = client.get(onward).json()
        seen += [group["id"] for group in told["rows"]]
        onward = told["next"]
    assert seen == whole
    assert len(whole) > 14


def test_facets_count_what_they_lead_to(client):
    for name in ("speaker", "form", "outlet", "side"):
        for one in client.get("/quotes.json").json()["facets"][name]:
            narrowed = client.get("/quotes.json", params={name: one["value"], "size": 500}).json()
            assert narrowed["total"] == one["number"] == len(narrowed["rows"])


def test_a_list_is_narrowed_by_words(client):
    found = client.get("/quotes.json", params={"words": "sanctions"}).json()["rows"]
    assert found
    assert all("sanctions" in str(group).lower() for group in found)


def test_meetings_come_in_the_order_of_time(client):
    rows = client.get("/meetings.json").json()["rows"]
    times = [next((r["values"] for r in g["rows"] if r["role"] == "time"), "~") for g in rows]
    days = [time[:10] for time in times if re.match(r"\d{4}-\d\d-\d\d$", time)]
    assert days == sorted(days)
    assert times[-1] == "~"


def test_a_contested_entry_shows_each_origin_side_by_side_with_the_differing_words_marked(client, desk):
    ident = first(desk, "contested")
    entry = desk.parts.entries([ident])[0]
    assert any(finding.standing is Standing.CONTESTED for finding in entry.findings)
    page = client.get(f"/entries/{ident}").text
    assert "⚡ contested" in page
    assert page.count('<div class="side">') > 1
    assert 'class="differs"' in page
    assert "SHA-256" in page


def test_an_entry_has_a_history_of_the_reports_that_tell_it_and_of_what_users_said(own, writing):
    ident = first(own, "contested")
    told = writing.get(f"/entries/{ident}.json").json()["history"]
    assert [(one["at"], one["what"], one["who"]) for one in told] == [
        ("2031-05-03", "told first by", told[0]["who"]),
        ("2031-05-03", "told first by", told[1]["who"]),
    ]
    claim = own.parts.entries([ident])[0].claims[0]
    correct(own.store, "right", [claim], because="heard it", author="Ida")
    told = writing.get(f"/entries/{ident}.json").json()["history"]
    assert [one["what"].rpartition(": ")[2] for one in told if one["who"] == "Ida"] == ["heard it"]
    assert [one["at"] for one in told] == sorted(one["at"] for one in told)
    assert "heard it" in html.fromstring(writing.get(f"/entries/{ident}").content).xpath("string(//main)")


def test_later_reports_tell_an_entry_by_another_origin_or_again(client, desk):
    seen = set()
    for entry in sorted(desk.store.entries(), key=lambda entry: -len(entry.claims))[:8]:
        told = [one for one in client.get(f"/entries/{entry.id}.json").json()["history"] if one["home"][:2] == "d-"]
        dated = [one for one in told if one["at"]]
        assert {one["what"] for one in told if not one["at"]} <= {SOME_DAY}
        assert {one["what"] for one in dated if one["at"] > dated[0]["at"]} <= {OTHER, AGAIN}
        assert not dated or dated[0]["what"] == FIRST
        seen |= {one["what"] for one in told}
    assert seen >= {FIRST, OTHER}


def test_of_an_entry_that_many_claims_tell_the_first_are_shown_and_all_when_asked_for(client, desk, monkeypatch):
    monkeypatch.setattr(entries, "_FEW", 2)
    ident = max(desk.store.entries(), key=lambda entry: len(entry.claims)).id

    def claims(path):
        return len(html.fromstring(client.get(path).content).xpath("//a[contains(@href, '/review?claim=')]"))

    number = len(client.get(f"/entries/{ident}.json").json()["claims"])
    assert number > 2
    assert (claims(f"/entries/{ident}"), claims(f"/entries/{ident}?all=true")) == (2, number)


def test_outlooks_are_listed_with_their_fate_and_meetings_lead_to_other_ways_of_seeing_them(client):
    told = client.get("/outlooks.json?size=500").json()
    checks = {row["rows"][0]["id"]: row["rows"][0]["verdict"] for row in client.get("/checks.json?check=outlook&size=500").json()["rows"]}  # fmt: skip
    assert set(told["fates"].values()) <= set(checks.values())
    page = html.fromstring(client.get("/outlooks?size=500").content)
    badges = page.xpath("//ol[@id='rows']/li/p[@class='words']/span/text()")
    assert sorted(badges) == sorted(told["fates"].values())
    assert badges
    for name in ("outlooks", "meetings"):
        ways = html.fromstring(client.get(f"/{name}").content).xpath("//nav[contains(@class, 'within')]//a/@href")
        assert ways
        assert all(client.get(way).status_code == 200 for way in ways)


def test_a_report_shows_its_whole_text_with_a_mark_for_each_claim(client, desk):
    ident = first(desk, "documents")
    document = desk.store.document(ident)
    page = client.get(f"/documents/{ident}").text
    for claim in desk.store.claims(document=ident):
        assert f'id="{ident[:10]}-{claim.start}-{claim.end}"' in page
        assert f'id="{claim.id}"' in page
    told = client.get(f"/documents/{ident}.json").json()
    assert told["document"]["text"] == document.text


def test_a_claim_leads_to_its_words(client, desk):
    ident = next(desk.store.claims("stance")).id
    claim = desk.store.claim(ident)
    answered = client.get(f"/claims/{ident}", follow_redirects=False)
    assert answered.headers["location"].endswith(f"#{claim.document[:10]}-{claim.start}-{claim.end}")


def test_a_story_is_told_by_the_parts_of_the_brief(client, desk):
    ident = first(desk, "stories")
    with Record.open(desk.store.path) as held:
        brief = held.brief(story=ident).page
    page = client.get(f"/stories/{ident}").text
    assert all(part.heading in page for screen in brief.screens for part in screen.parts)
    told = client.get(f"/stories/{ident}.json").json()["brief"]
    assert told["title"] == brief.title
    assert len(told["disputes"]) == len(brief.disputes)


def test_search_finds_reports_quotes_facts_and_people_with_snippets(client):
    found = {one["list"]: one for one in client.get("/search.json", params={"q": "Kim"}).json()["found"]}
    assert {"texts", "quotes", "facts", "people", "meetings"} <= set(found)
    assert all("\x02" in hit["snippet"] for hit in found["texts"]["hits"])


def test_what_search_finds_is_called_by_words_and_never_by_an_id(client):
    for asked in ("Kim", "sanctions", "Russia"):
        for one in client.get("/search.json", params={"q": asked}).json()["found"]:
            titles = [hit["title"] for hit in one["hits"] if one["list"] != "texts"]
            assert not [title for title in titles if re.fullmatch("([a-z]-[0-9a-f]{16})?", title)], one["list"]


def test_a_meeting_that_is_denied_is_no_meeting_that_is_not_denied(client):
    rows = [row for one in client.get("/meetings.json", params={"size": 200}).json()["rows"] for row in one["rows"]]
    assert "denied" in {row["modality"] for row in rows}
    assert "not denied" not in client.get("/meetings", params={"size": 200}).text


def test_what_search_finds_names_files_without_their_folders(client, desk):
    folders = {str(Path(doc.locator).parent) for doc in desk.store.documents() if Path(doc.locator).is_absolute()}
    assert folders
    told = client.get("/search.json", params={"q": "sanctions"}).text
    assert not [folder for folder in folders if folder in told]


def test_a_person_shows_offices_with_their_days_and_where_the_name_comes_from(client):
    (ident,) = (row["id"] for row in client.get("/people.json", params={"words": '"Kim Jong Un"'}).json()["rows"])
    page = client.get(f"/people/{ident}").text
    assert re.search(r"leader</bdi> <span[^>]*>since 17 December 2011<", page)
    assert "from the registry: Kim Jong Un" in page


def test_reports_that_are_compared_are_told_apart_by_their_names(client, desk):
    alike = [
        doc.id for doc in desk.store.documents() if doc.title == "Kim and Putin hold first summit, promise closer ties"
    ]
    assert len(alike) > 1
    page = client.get("/compare", params={"report": alike[:4]}).text
    heads = re.findall(r'<th scope="col"><bdi>(.*?)</bdi>', page.split("</thead>")[0])
    assert len(set(heads)) == len(alike[:4])


def test_search_by_meaning_finds_other_words_and_says_that_it_is_a_likeness(client):
    page = client.get("/search", params={"q": "security assurances", "meaning": "true"}).text
    assert "By meaning" in page
    assert "security guarantees" in page
    assert "no finding" in page


def test_today_tells_what_was_published_since_a_day(client):
    told = client.get("/today.json", params={"since": "2019-04-26"}).json()
    assert told["reports"]
    assert all(report["published"] >= "2019-04-26" for report in told["reports"])
    assert client.get("/today.json", params={"since": "yesterday"}).status_code == 422


def test_reports_are_compared(client, desk):
    ids = [row["id"] for row in client.get("/documents.json").json()["rows"]][:2]
    told = client.get("/compare.json", params={"report": ids}).json()
    assert {row["verdict"] for row in told["rows"]} >= {"all", "only"}
    assert client.get("/compare", params={"report": ids}).status_code == 200
    assert client.get("/compare.json", params={"report": ids[:1]}).status_code == 400


def test_pages_hold_no_script_or_style_of_their_own(client, desk):
    for path in ["/today", f"/documents/{first(desk, 'documents')}", f"/stories/{first(desk, 'stories')}", "/quotes"]:
        page = client.get(path).text
        assert re.findall(r"<script(?![^>]*\bsrc=\"/static/)", page) == []
        assert re.findall(r"<style|\sstyle=|\son\w+=", page) == []


def test_the_api_tells_of_itself(client):
    told = client.get("/openapi.json").json()
    assert "/quotes.json" in told["paths"]
    assert all("summary" in way for path in told["paths"].values() for way in path.values())
