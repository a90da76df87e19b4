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


def test_a_story_that_was_told_beforehand_is_the_one_that_is_told_when_it_is_asked_for(large, writing, monkeypatch):
    story = first(large, "stories")
    at_once = writing.get(f"/stories/{story}").text
    assert left(large.store, large.folder)
    assert not prepare(large.store, large.folder, lambda done, said: None)
    assert not left(large.store, large.folder)
    monkeypatch.setattr("summitry.web.pages.stories.of_story", lambda *_: pytest.fail("it was told again"))
    assert writing.get(f"/stories/{story}").text == at_once


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
    assert Shelf(large.folder).get(story, now[story]) is None


def test_others_who_wait_for_the_worker_have_their_turn(large):
    assert prepare(large.store, large.folder, lambda done, said: None, seconds=-1)


def test_of_a_small_record_no_story_is_told_beforehand(own):
    own.jobs.add(What.STORIES)
    own.jobs.work()
    (job,) = own.jobs.last()
    assert job.state == "done", job.said
    assert Shelf(own.folder).marks() == {}
