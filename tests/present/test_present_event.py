"""How a story is named: by what its headlines and first sentences tell."""

from __future__ import annotations

import pytest

from present.handmade import Hand, document
from summitry.model import KEPT, Actor, ActorType, Appearance, Mention, Time
from summitry.present import event
from summitry.present.lookup import Desk
from summitry.present.story import StoryDesk

STATES = {"Norway": "NOR", "Sweden": "SWE", "Denmark": "DNK"}


def story(*reports: tuple[str, str], published: str = "2031-05-04") -> StoryDesk:
    """A story of reports by headline and text; states are known by their names."""
    hand = Hand()
    for number, (title, text) in enumerate(reports):
        monday = text.find("Monday")
        times = (Time(monday, monday + 6, "date", "2031-05-03"),) if monday >= 0 else ()
        hand.docs.append(
            document(
                text,
                locator=f"{number}.txt",
                title=title,
                published=published,
                outlet=f"Post {number}",
                times=times,
                kept=KEPT,
            )
        )
    for name, code in STATES.items():
        rows = []
        for doc in hand.docs:
            at = doc.text.find(name)
            if at >= 0:
                mention = Mention(at, at + len(name), name, "name")
                rows.append(Appearance.of(doc.id, ActorType.STATE, name, country=code, mentions=(mention,)))
        hand.seen += rows
        if rows:
            hand.people.append(
                Actor(
                    id=f"a-{code}",
                    actor_type=ActorType.STATE,
                    name=name,
                    names=(name,),
                    country=code,
                    appearances=tuple(one.id for one in rows),
                )
            )
    return StoryDesk(Desk(hand), hand.docs)


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        (
            "Norway expels three Swedish envoys",
            "Norway on Monday expelled three envoys of Sweden.",
            "expulsion of diplomats",
        ),
        (
            "Norway frees Swedish detainees",
            "Norway released two detainees from Sweden on Monday.",
            "release of prisoners",
        ),
        ("Norway and Sweden agree on cod", "Norway and Sweden reached an agreement on Monday.", "agreement"),
        ("Norway slaps new sanctions on Sweden", "Norway imposed sanctions on Sweden on Monday.", "new sanctions"),
        ("Truce holds between Norway and Sweden", "A ceasefire of Norway and Sweden held on Monday.", "ceasefire"),
        ("Norway test-fires missile near Sweden", "Norway launched a missile near Sweden on Monday.", "missile launch"),
        (
            "Norway and Sweden plan naval drills",
            "Norway and Sweden on Monday held naval exercises.",
            "military exercises",
        ),
        ("Norway hosts Sweden", "At the Lake Conference on Monday, Norway praised Sweden.", "conference"),
        ("Norway's premier resigns over Sweden", "Norway’s premier stepped down over Sweden on Monday.", "resignation"),
    ],
)
def test_an_event_is_named_by_what_happened_and_the_sides(title, text, named):
    found = event.event(story((title, text)))
    assert found.what == f"Norway and Sweden: {named}"
    assert found.about == "Norway and Sweden · 3 May 2031"


def test_what_most_reports_tell_names_the_event():
    two = story(
        ("Norway and Sweden sign cod treaty", "Norway and Sweden signed a treaty on Monday."),
        ("Cod deal ends a long quarrel", "A deal of Norway and Sweden ended a quarrel on Monday."),
        ("Ministers met for hours", "Norway and Sweden met for nine hours on Monday."),
    )
    assert event.event(two).what == "Norway and Sweden: agreement"


def test_the_title_is_a_headline_of_the_reports():
    found = event.event(story(("Norway and Sweden agree on cod", "Norway and Sweden reached an agreement on Monday.")))
    assert (found.title, found.outlet) == ("Norway and Sweden agree on cod", "Post 0")


def test_a_day_after_the_report_is_not_that_of_the_event():
    found = event.event(
        story(("Norway and Sweden agree", "Norway and Sweden agreed; the pact begins Monday."), published="2031-05-01")
    )
    assert found.about == "Norway and Sweden · reported 1 May 2031"


def test_a_headline_that_says_what_sort_of_text_it_heads_is_no_title_where_there_is_a_better_one():
    two = story(
        ("Remarks of Norway on Sweden and the cod treaty", "Norway and Sweden signed a cod treaty on Monday."),
        ("Norway, Sweden sign cod treaty", "Norway and Sweden signed a treaty on cod on Monday."),
    )
    assert event.event(two).title == "Norway, Sweden sign cod treaty"


def test_without_a_headline_the_event_is_named_by_its_sides_and_its_kind():
    found = event.event(story(("", "Norway and Sweden signed a treaty on Monday.")))
    assert (found.title, found.outlet) == ("Norway and Sweden: agreement", "")


def test_without_headline_and_kind_the_event_is_named_by_its_sides():
    found = event.event(story(("", "At a news conference on Monday, Norway praised Sweden.")))
    assert found.title == "Norway and Sweden"
