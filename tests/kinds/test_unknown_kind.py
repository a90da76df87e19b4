"""Claims of a kind that nobody has described: known by the roles that they share with others, and shown by their own words."""

from __future__ import annotations

import pytest

from reports import Report, reconciled
from summitry.kinds import Join, schema
from summitry.present.brief import brief
from summitry.present.page import Length
from summitry.record import Store

WORDS = "Ana Brenn shook hands with Osk Tallor at the gate of the harbour"


def report(outlet: str, words: str = WORDS) -> Report:
    made = Report(f"{words}.", locator=f"{outlet}.txt", published="2017-03-10", outlet=outlet)
    parties = [
        ("party", made.actor(name, country=home)) for name, home in (("Ana Brenn", "NOR"), ("Osk Tallor", "EST"))
    ]
    made.claim("handshake", words, *parties, ("time", "2017-03-09"), ("gesture", "firm"))
    return made


def entries(*reports: Report):
    return [e for e in reconciled(*reports).entries if e.kind == "handshake"]


def test_two_reports_of_one_thing_are_one_entry():
    (entry,) = entries(report("Wire"), report("Post"))
    assert entry.title == WORDS
    assert entry.finding("time").values[0].value == "2017-03-09"
    assert entry.finding("party").values[0].value.startswith("a-")


def test_others_words_are_another_entry():
    assert (
        len(entries(report("Wire"), report("Post", "Ana Brenn greeted Osk Tallor and left the opera by a side door")))
        == 2
    )


@pytest.fixture
def page(tmp_path):
    with Store.open(tmp_path / "hands.db") as store:
        readings = [report("Wire"), report("Post")]
        for one in readings:
            store.add(one.reading())
        store.write(reconciled(*readings))
        yield brief(store, length=Length.FULL)


def test_a_brief_tells_them_after_the_kinds_that_are_known(page):
    (line,) = page.page.rows["handshake"]
    assert line.subject == "Ana Brenn and Osk Tallor"
    assert line.details == (("Date", "9 March 2017"), ("gesture", "firm"))
    assert "## Handshake" in page.to_markdown()
    assert '<h2 id="kind-handshake">Handshake' in page.to_html()


def test_where_it_is_in_doubt_two_claims_stay_two():
    assert schema("handshake").join is Join.CONTENT
