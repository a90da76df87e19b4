"""What a first reading leaves open and a second look gives: "it", "the government", "his country"; and whom a bare name means."""

import pytest

from summitry.language import analyse
from summitry.language.people.references.leftovers import learned, shares


@pytest.fixture
def means(report):
    """The names of those that the last place with some words stands for."""

    def _means(text, words):
        (parsed,) = analyse([report(text)])
        at = text.rindex(words)
        return [a.name for m, a in parsed.mentions if at <= m.start < at + len(words)]

    return _means


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("Norway rejected the plan, and the government said so in public.", "government", ["Norway"]),
        ("Norway will not sign, Norway said. After that Norway rose, and the regime fell.", "regime", ["Norway"]),
        ("Foreign Minister Ana Brenn of Norway came late. Her government wants a treaty.", "government", ["Norway"]),
        ("Norwegian minister Ana Brenn spoke. “Our country will not sign,” Brenn said.", "country", ["Norway"]),
        ("A government that lies is a bad one.", "government", []),
        ("Nobody came. The government was told.", "government", []),
    ],
)
def test_a_noun_that_stands_for_a_state_means_the_one_told_before(means, text, words, whom):
    assert means(text, words) == whom


def test_it_means_the_body_that_is_told_to_do_something(means):
    text = "Norway has closed the border for a week. It has also recalled two envoys from Sweden."
    assert means(text, "It") == ["Norway"]


def test_nobody_has_a_share_where_there_is_nobody():
    assert shares(learned(), [], "it") == []
    (one,) = shares({}, [{"near": 1.0}], "it")
    assert one == pytest.approx(0.5)


def test_a_state_behind_a_city_acts_where_its_verb_follows(means):
    text = "In a statement to reporters in Geneva, Norway called the plan a trap."
    assert means(text, "Norway") == ["Norway"]
    assert means("The envoys met in Geneva, Switzerland, on Monday.", "Switzerland") == []


NAMESAKES = """\
President Osk Tallor of Sweden opened the talks. Jan Tallor, a spokesman for the army, stood beside him.

The harbour was closed. The ships were late. The crews went home.

"""


def test_a_bare_name_means_the_ruler_of_two_who_bear_it(means):
    assert means(f"{NAMESAKES}Tallor wants a treaty.", "Tallor") == ["Osk Tallor"]


def test_one_named_in_full_a_moment_ago_keeps_his_name(means):
    text = f"{NAMESAKES}Jan Tallor smiled. Tallor wants a treaty."
    assert means(text, "Tallor wants") != ["Osk Tallor"]


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("North Korea met South Korea. The North side affirmed its vow.", "side", ["North Korea"]),
        ("Norwegian jets pounded the harbour.", "Norwegian", ["Norway"]),
        ("A Norwegian airstrike hit the harbour.", "Norwegian", ["Norway"]),
        ("A Norwegian harbour lay in ruins.", "Norwegian", []),
    ],
)
def test_a_state_acts_through_its_side_and_its_arms(means, text, words, whom):
    assert means(text, words) == whom


def test_a_short_name_of_a_state_is_no_organisation(report):
    (parsed,) = analyse([report("North Korea met South Korea. The North said it would stop. The North agreed.")])
    assert [a.name for a in parsed.appearances] == ["North Korea", "South Korea"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officials in Oslo denied it.", "Officials"),
        ("Norway was angry, and its officials said so.", "officials"),
    ],
)
def test_a_group_is_of_the_state_where_it_sits_or_that_owns_it(report, text, words):
    (parsed,) = analyse([report(text)])
    assert [a.country for m, a in parsed.mentions if m.text == words] == ["NOR"]


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        ("The UN Security Council met on Monday. The council called for a truce.", "council", "Council"),
        ("Norway's foreign ministry denied it. The ministry called the report false.", "ministry", "foreign ministry"),
        ("The Baltic Harbour Union rejected the offer. The Union wants talks.", "Union", "Baltic Harbour Union"),
    ],
)
def test_the_last_word_of_a_name_means_the_only_body_with_it(means, text, words, whom):
    (name,) = means(text, words)
    assert name.endswith(whom)


def test_the_last_word_of_two_names_means_nobody(means):
    text = "The Baltic Harbour Union met the Northern Port Union in Lund. The union wants talks."
    assert means(text, "union") == []
