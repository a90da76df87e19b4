"""A search loads few entries and says what going through all of them says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import made
from summitry.model import Actor, ActorType, Entry, Finding, Value
from summitry.present.listing import Filter, entries
from summitry.record import Store, searched

#: Ids, words as reports spell them (twice one by its case), accents, marks that JSON escapes, letters that fold to plain ones.
VALUES = (
    "a-00a1",
    "The Palace",
    "the Palace",
    'the "Old" Guard',
    "Curaçao",
    "İzmir",
    "20 \u212aelvin",
    "grain ships",
    "",
)
TITLES = ("Talks of Lund", "Trade in grain", "Curaçao", "")
WORDS = (
    "palace",
    "Palace",
    "old",
    '"old"',
    "çao",
    "cura",
    "zmir",
    "i",
    "kelvin",
    "ana lund",
    "lund",
    "grain s",
    "ships",
    "—",
    "q",
)

found = st.tuples(st.sampled_from(("party", "place")), st.lists(st.sampled_from(VALUES), min_size=1, max_size=2))
told = st.tuples(st.sampled_from(TITLES), st.lists(found, max_size=2), st.booleans(), st.integers(0, 9))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("search") / "talks.db") as opened:
        opened.add(made.reading())
        yield opened


def entry(
    number: int, title: str, said: list[tuple[str, list[str]]], part: int | None, claims: tuple[str, ...]
) -> Entry:
    def value(words: str) -> Value:
        return Value(value=words if words.startswith("a-") else words.lower(), text=words, claims=claims, origins=())

    findings = tuple(Finding(role=role, standing="single", values=tuple(map(value, some))) for role, some in said)
    whole = None if part is None else f"e-{part}"
    return Entry(id=f"e-{number}", kind="encounter", title=title, claims=claims, findings=findings, part_of=whole)


def kept(store: Store, rows: list[tuple]) -> None:
    """Have the record hold these entries, some of them parts of others, some told by no claim."""
    reading = made.reading()
    claims = tuple(c.id for c in reading.claims if c.kind == "encounter")
    some = tuple(
        entry(n, title, said, whole if whole != n else None, claims if is_told else ())
        for n, (title, said, is_told, whole) in enumerate(rows)
    )
    lund = Actor(id="a-00a1", actor_type=ActorType.PERSON, name="Ana Lund", appearances=())
    store.write(replace(made.reconciled(reading), entries=some, actors=(lund,)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(told, min_size=1, max_size=9), st.sampled_from(WORDS), st.booleans(), st.sampled_from(("encounter", None))
)
def test_a_search_says_what_going_through_all_entries_says(monkeypatch, store, rows, words, by_actor, kind):
    kept(store, rows)
    narrow = Filter(actor=words) if by_actor else Filter(about=words)
    by_rows = entries(store, kind, narrow)
    with monkeypatch.context() as patched:
        patched.setattr(searched, "runs", lambda *_: ())
        assert by_rows == entries(store, kind, narrow)


def test_a_search_loads_what_says_the_words_and_no_other(store):
    rows = [("Talks of Lund", [("place", ["grain ships"])], True, 9), ("Curaçao", [("party", ["The Palace"])], True, 9)]
    kept(store, rows)
    assert [e.id for e in searched.entries(store, None, ("ships",), {})] == ["e-0"]
    assert [e.id for e in searched.entries(store, None, ("lund", "grain"), {})] == ["e-0"]
    assert searched.entries(store, None, ("herring",), {}) == []


def test_of_each_text_its_longest_run_of_plain_letters_is_looked_for():
    assert searched.runs("Curaçao trade", "«É»", "O'Neill") == ("trade", "neill")
