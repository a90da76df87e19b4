"""Some stories of a record are handed out as the whole is, and nothing of the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import made
from summitry.errors import InputError
from summitry.model import Story
from summitry.record import Store, part

OTHER = "Ana Lund met Otto Berg in Oslo again."


@pytest.fixture
def store(tmp_path):
    first = made.reading(made.parsed(made.document(locator="first.txt", published="2021-03-02")))
    second = made.reading(made.parsed(made.document(OTHER, locator="second.txt", published="2021-04-02")))
    whole = made.reconciled(first, second)
    stories = (
        Story(id="s-1", title="Lund meets Berg", documents=(first.document.id,)),
        Story(id="s-2", title="A second meeting", documents=(second.document.id,)),
    )
    entries = tuple(
        replace(
            whole.entries[0], id=f"e-{n}", story=story.id, claims=tuple(c.id for c in reading.claims[:1]), findings=()
        )
        for n, (story, reading) in enumerate(zip(stories, (first, second), strict=True), start=1)
    )
    with Store.open(tmp_path / "talks.db", create=True) as opened:
        opened.add(first)
        opened.add(second)
        opened.write(replace(whole, stories=stories, entries=entries, copies=()))
        yield opened


def test_story_is_handed_out_with_what_is_its_own(store):
    some = part.bounded(store, "second meeting")
    (document,) = some.documents()
    assert document.locator == "second.txt"
    assert {c.document for c in some.claims()} == {document.id}
    assert {a.document for a in some.appearances()} == {document.id}
    assert [e.id for e in some.entries()] == ["e-2"]
    assert [s.id for s in some.stories()] == ["s-2"]


def test_stories_are_named_by_id_or_by_words(store):
    assert [s.title for s in part.bounded(store, "s-1").stories()] == ["Lund meets Berg"]
    assert [s.title for s in part.bounded(store, "LUND MEETS").stories()] == ["Lund meets Berg"]
    with pytest.raises(InputError, match="summitry stories"):
        part.bounded(store, "a wedding")


def test_small_record_is_taken_whole_and_of_a_large_one_the_largest_stories(store, monkeypatch):
    assert part.bounded(store) is store
    monkeypatch.setattr(part, "WHOLE", 1)
    monkeypatch.setattr(part, "LARGEST", 1)
    assert [s.id for s in part.bounded(store).stories()] == ["s-1"]
    assert [s.id for s in part.bounded(store, since=date(2021, 4, 1)).stories()] == ["s-2"]


def test_documents_without_their_parts_have_their_texts(store):
    assert [d.text for d in store.documents(parts=False)] == [d.text for d in store.documents()]
    assert not any(d.sentences or d.passages for d in store.documents(parts=False))


def test_rows_come_in_order_however_many_are_read_at_a_time(store, monkeypatch):
    every = list(store.entries())
    monkeypatch.setattr("summitry.record.holdings._ROWS", 1)
    assert list(store.entries()) == every
