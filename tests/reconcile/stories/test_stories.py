"""Stories: documents on one happening, over time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model import Document, Part, Passage
from summitry.reconcile.stories.grouping import group_stories

FERRY = (
    (
        "The presidents of Belmora and Castria signed a treaty on Tuesday to reopen the Varn ferry, which has been shut since "
        "the floods of last spring. President Ilse Korv said that the Varn crossing would carry grain within a month."
    ),
    (
        "Belmora's Ilse Korv and her Castrian counterpart Tam Odek met on the Varn to end their quarrel over the ferry. The "
        "treaty lets Castrian grain cross the Varn again after the floods that closed the crossing."
    ),
    (
        "Grain prices in Castria fell as the first ferry crossed the Varn under the treaty that presidents Korv and Odek signed "
        "some weeks ago, a sign that the reopening after the floods holds."
    ),
)
TRIAL = (
    (
        "A court in Dunmere has sentenced the former mining minister Paolo Renzi to nine years in prison for taking bribes from "
        "a copper company. Renzi denied the charges and his lawyers said they would appeal against the verdict."
    ),
    (
        "The copper bribery trial in Dunmere ended with a nine-year sentence for Paolo Renzi, once the minister for mining. "
        "Prosecutors had asked for twelve years; lawyers for Renzi announced an appeal."
    ),
)


def report(text: str, **known: object) -> Document:
    return Document.of(text, locator="made.txt", **known)  # type: ignore[arg-type]


def grouped(documents: list[Document]) -> list[set[str]]:
    texts = {d.id: d.text for d in documents}
    return [{texts[made] for made in story.documents} for story in group_stories(documents)]


def test_two_reports_of_one_event_are_one_story_even_when_they_come_alone() -> None:
    assert grouped([report(FERRY[0]), report(FERRY[1])]) == [{FERRY[0], FERRY[1]}]


def test_two_unrelated_reports_are_two_stories() -> None:
    assert len(grouped([report(FERRY[0]), report(TRIAL[0])])) == 2


def test_every_document_is_in_exactly_one_story() -> None:
    stories = grouped([report(text) for text in FERRY + TRIAL])
    assert sorted(stories, key=len) == [set(TRIAL), set(FERRY)]


def test_a_follow_up_weeks_later_belongs_to_the_story() -> None:
    days = ("2031-05-06", "2031-05-07", "2031-06-12")
    assert len(group_stories([report(t, published=d) for t, d in zip(FERRY, days, strict=True)])) == 1


def test_like_reports_of_other_years_are_kept_apart_where_those_of_one_day_are_joined() -> None:
    one = "Finance ministers of the Coral League met in Port Ansel and spoke about fishing quotas and the budget."
    two = "The Coral League's treasurers gathered in Port Tamsin to haggle over fuel, harbour dues and a new bank."

    def together(first: str, second: str) -> bool:
        return len(group_stories([report(one, published=first), report(two, published=second)])) == 1

    assert together("2031-05-06", "2031-05-06")
    assert not together("2031-05-06", "2034-05-06")


def test_the_headline_that_says_most_of_what_is_shared_is_the_title() -> None:
    titles = ("A good day", "Presidents sign treaty on Varn ferry", "Live: all the news of the hour as it comes in")
    (story,) = group_stories([report(text, title=title) for text, title in zip(FERRY, titles, strict=True)])
    assert story.title == titles[1]


def test_without_headlines_the_title_is_the_opening_of_the_first_report() -> None:
    documents = [report(text, published=day) for text, day in zip(FERRY, ("2031-05-07", "2031-05-06", ""), strict=True)]
    (story,) = group_stories(documents)
    assert story.title == FERRY[1].split(". ")[0]


def test_a_headline_passage_serves_where_no_title_is_stated_and_furniture_never_does() -> None:
    text = f"Share this\nVarn ferry to reopen\n{FERRY[0]}"
    cuts = [0, 10, 11, 31, 32, len(text)]
    parts = (Part.FURNITURE, Part.HEADLINE, Part.PARAGRAPH)
    passages = tuple(Passage(part, cuts[2 * i], cuts[2 * i + 1]) for i, part in enumerate(parts))
    (story,) = group_stories([report(text, passages=passages)])
    assert story.title == "Varn ferry to reopen"


def test_a_document_without_words_is_a_story_of_its_own_named_by_its_locator() -> None:
    stories = group_stories([report(""), report("…"), report(FERRY[0])])
    assert len(stories) == 3
    assert "made.txt" in {story.title for story in stories}


def test_no_documents_no_stories() -> None:
    assert group_stories([]) == ()


@settings(max_examples=30, deadline=None)
@given(
    st.permutations(range(5)),
    st.lists(st.sampled_from([None, "2031-05-06", "2031-06-01", "2031"]), min_size=5, max_size=5),
)
def test_the_order_of_reading_does_not_matter(order: list[int], days: list[str | None]) -> None:
    documents = [report(text, published=day) for text, day in zip(FERRY + TRIAL, days, strict=True)]
    assert group_stories([documents[i] for i in order]) == group_stories(documents)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6, unique=True))
def test_whatever_the_texts_each_document_is_in_one_story_with_a_title(texts: list[str]) -> None:
    documents = [report(text) for text in texts]
    stories = group_stories(documents)
    assert sorted(made for story in stories for made in story.documents) == sorted(d.id for d in documents)
    assert all(story.title for story in stories)
