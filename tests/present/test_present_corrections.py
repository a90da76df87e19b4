"""What a brief says of corrections: the marks, the section, and what is left out."""

from __future__ import annotations

import pytest

from present.handmade import Hand, document
from summitry.model import Actor, ActorType, Appearance, Correction, Entry, Finding, Standing, Value
from summitry.present.brief import brief
from summitry.present.markdown import render
from summitry.present.page import Length

TEXT = "Ardania wants the toll lifted.\n\nArdania wants the toll gone.\n\nArdania wants a bridge."


def said(kind, *sides, minute=0, because="heard it myself"):
    return Correction.of(
        kind, sides, because=because, author="Ida Holm", at=f"2021-05-04T10:0{minute}:00.000Z", named=("one", "other")
    )


@pytest.fixture
def toll():
    """Two stances in one entry, a third that no entry holds, and an actor."""
    made = Hand()
    doc = document(TEXT, locator="a.txt")
    made.docs.append(doc)
    made.people.append(Actor(id="a-1", actor_type=ActorType.PERSON, name="Ana Lund", appearances=("p-1", "p-2")))
    words = TEXT.split("\n\n")
    claims = [
        made.claim("stance", doc, w, [("issue", w.split("wants ")[1], w.split("wants ")[1])], "o-1") for w in words
    ]
    value = Value(value="the toll lifted.", text="", claims=tuple(c.id for c in claims[:2]), origins=("o-1",))
    made.held.append(
        Entry(
            id="e-1",
            kind="stance",
            title="The toll",
            claims=tuple(c.id for c in claims[:2]),
            findings=(Finding(role="issue", standing=Standing.SINGLE, values=(value,)),),
        )
    )
    return made


def test_an_entry_that_was_put_together_by_hand_is_marked(toll):
    first, second, _ = (c.id for c in toll.said)
    plain = render(brief(toll, length=Length.FULL).page)
    toll.corrected.append(said("same", (first,), (second,)))
    page = render(brief(toll, length=Length.FULL).page)
    assert "corrected" not in plain
    assert "toll lifted. (1 origin, corrected)" in page
    assert "- **One thing**: “one” / “other” — heard it myself (Ida Holm, 4 May 2021, `k-" in page
    assert 'title="corrected by Ida Holm on 2021-05-04: heard it myself">✎ corrected</a>' in brief(toll).to_html()


def test_what_is_set_aside_is_shown_with_its_words_under_corrections_only(toll):
    bridge = toll.said[2]
    before = render(brief(toll, length=Length.FULL).page)
    toll.corrected.append(said("wrong", (bridge.id,)))
    page = brief(toll, length=Length.FULL).page
    assert before.count("bridge") > render(page).count("bridge") == 1
    assert [e.text for e in page.corrections[0].words] == ["Ardania wants a bridge."]


def test_what_is_undone_is_not_shown_and_what_waits_says_so(toll):
    wrong = said("wrong", (toll.said[0].id,))
    toll.corrected += [wrong, said("undo", (wrong.id,), minute=1), said("is", ("p-1",), ("p-9",), minute=2)]
    (row,) = brief(toll).page.corrections
    assert row.kind == "One actor"
    assert row.state == "waiting: 2 of 2 that it names are not in this record"


def test_a_person_that_was_corrected_is_marked(toll):
    doc = toll.docs[0]
    some = [Appearance.of(doc.id, ActorType.PERSON, name) for name in ("Ana Lund", "Lund")]
    toll.seen += some
    toll.people[:] = [
        Actor(id="a-1", actor_type=ActorType.PERSON, name="Ana Lund", appearances=tuple(a.id for a in some))
    ]
    toll.corrected.append(said("is", (some[1].id,), (some[0].id,)))
    assert "- **Ana Lund** (corrected)" in render(brief(toll, length=Length.FULL).page)
