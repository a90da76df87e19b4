"""Stories of a large record are told beforehand by the worker, and told anew when anything that they rest on has changed."""

from __future__ import annotations

import pytest

from summitry.correcting import correct
from summitry.web import telling
from summitry.web.jobs import What
from summitry.web.making import make
from summitry.web.telling import Shelf, left, prepare
from web.conftest import first


@pytest.fixture
def large(own, monkeypatch):
    """The example, taken for a large record."""
    monkeypatch.setattr(telling, "AT_ONCE", 0)
    return own


def test_a_story_that_was_told_beforehand_is_the_one_that_is_told_when_it_is_asked_for(own, writing, monkeypatch):
    story = first(own, "stories")
    at_once = writing.get(f"/stories/{story}").text
    monkeypatch.setattr(telling, "AT_ONCE", 0)
    assert left(own.store, own.folder)
    assert not prepare(own.store, own.folder, lambda done, said: None)
    assert not left(own.store, own.folder)
    monkeypatch.setattr(own.processes, "begin", lambda *_: pytest.fail("it was told again"))
    assert writing.get(f"/stories/{story}").text == at_once


@pytest.mark.parametrize("path", ["", ".json", "/pictures", "/pictures.json", "?certainty=all"])
def test_a_process_of_its_own_tells_what_was_not_told_while_the_page_shows_the_reports(own, writing, monkeypatch, path):
    story = first(own, "stories")
    at_once = writing.get(f"/stories/{story}{path}").text
    monkeypatch.setattr(telling, "AT_ONCE", 0)
    asked = writing.get(f"/stories/{story}{path}")
    assert asked.status_code == 202 if ".json" in path else asked.headers["refresh"]
    assert "being" in asked.text
    own.processes.wait(60)
    there = writing.get(f"/stories/{story}{path}")
    assert there.status_code == 200
    assert "refresh" not in there.headers
    assert there.text == at_once


def test_a_story_that_changed_is_shown_as_it_was_and_says_so_until_it_is_told_anew(large, writing):
    prepare(large.store, large.folder, lambda done, said: None)
    story = first(large, "stories")
    claim = next(
        c for c in large.store.claims("stance") if large.index.edges("story", [c.document])[c.document] == [story]
    )
    correct(large.store, "wrong", [claim.id], because="seen it", author="Ida")
    make(large.store, large.index.path)
    assert "being renewed" in writing.get(f"/stories/{story}").text
    large.processes.wait(60)
    now = writing.get(f"/stories/{story}").text
    assert "being renewed" not in now
    assert "seen it" in now


def test_a_story_that_is_no_more_is_forgotten_and_not_found(large, writing):
    gone = telling.Asked("s-0123456789abcdef")
    Shelf(large.folder).put(gone, "old", telling.Told("Gone", "<p>gone</p>"))
    assert writing.get(f"/stories/{gone.story}").status_code == 404
    prepare(large.store, large.folder, lambda done, said: None)
    assert Shelf(large.folder).get(gone) is None


def test_only_stories_that_a_change_touches_are_told_again(large):
    prepare(large.store, large.folder, lambda done, said: None)
    story = first(large, "stories")
    before = large.index.marks()
    claim = next(
        c for c in large.store.claims("stance") if large.index.edges("story", [c.document])[c.document] == [story]
    )
    correct(large.store, "wrong", [claim.id], because="seen it", author="Ida")
    make(large.store, large.index.path)
    now = large.index.marks()
    assert now[story] != before[story]
    assert any(now[one] == before[one] for one in now)
    held = Shelf(large.folder).marks()
    assert held[story] == before[story]


def test_others_who_wait_for_the_worker_have_their_turn(large):
    assert prepare(large.store, large.folder, lambda done, said: None, seconds=-1)


def test_of_a_small_record_no_story_is_told_beforehand(own):
    own.jobs.add(What.STORIES)
    own.jobs.work()
    (job,) = own.jobs.last()
    assert job.state == "done", job.said
    assert Shelf(own.folder).marks() == {}
