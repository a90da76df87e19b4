"""The country of persons in a report about one country, where no words beside the name tell it."""

from __future__ import annotations

import pytest

from summitry.language import analyse
from summitry.model import Document
from summitry.read import split

ABOUT = (
    "Norway went to the polls on Sunday. The Norwegian government promised calm. Voters in Oslo stood in line. "
    "Norway had not voted for four years. The Norwegian army watched the roads."
)


def people(parsed, text):
    return {a.name: a for a in parsed(text).appearances if a.actor_type == "person"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (f"{ABOUT} Deputy Minister Karin Holm said so.", "Karin Holm", "NOR"),
        (f"{ABOUT} Opposition candidate Karin Holm lost.", "Karin Holm", "NOR"),
        (f"{ABOUT} “We lost our house,” Karin Holm said.", "Karin Holm", "NOR"),
        (f"{ABOUT} Ambassador Karin Holm looked on.", "Karin Holm", None),
        (f"{ABOUT} The reporter Karin Holm looked on.", "Karin Holm", None),
        (f"{ABOUT} High Commissioner Karin Holm was glad.", "Karin Holm", None),
        (f"{ABOUT} In Sweden, minister Karin Holm was glad.", "Karin Holm", None),
        (f"{ABOUT} Karin Holm, a spokeswoman for the United Nations, was glad.", "Karin Holm", None),
        ("Norway voted. The Norwegian army was glad. Deputy Minister Karin Holm said so.", "Karin Holm", None),
    ],
    ids=[
        "office",
        "party",
        "nobody's office",
        "envoy",
        "press",
        "body",
        "another state beside",
        "body beside",
        "too little told",
    ],
)
def test_country_of_which_nearly_all_of_a_report_tells(parsed, text, name, country):
    assert people(parsed, text)[name].country == country


def test_what_is_told_of_two_states_alike_tells_nothing(parsed):
    text = f"{ABOUT} {ABOUT.replace('Norway', 'Chile').replace('Norwegian', 'Chilean').replace('Oslo', 'Santiago')}"
    assert people(parsed, f"{text} Deputy Minister Karin Holm said so.")["Karin Holm"].country is None


def test_country_so_given_says_how(parsed):
    person = people(parsed, f"{ABOUT} Deputy Minister Karin Holm said so.")["Karin Holm"]
    assert "the report tells of Norway in" in person.mentions[0].why


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Iraq government spokesperson Karin Holm said so.", "Karin Holm", "IRQ"),
        ("Karin Holm, a spokeswoman for the Danish navy in Norway, left.", "Karin Holm", "DNK"),
        ("Ireland regional lawmaker Karin Holm left.", "Karin Holm", "IRL"),
        ("Syria envoy Karin Holm left.", "Karin Holm", None),
        ("Bolivia was glad: Karin Holm was the country's first Indian president.", "Karin Holm", "BOL"),
        ("Iraqi cleric Samir al-Basri left. Karin Holm, an aide to al-Basri, stayed.", "Karin Holm", "IRQ"),
    ],
    ids=["state before its government", "force", "lawmaker", "what an envoy deals with", "the country's", "aide"],
)
def test_country_by_the_words_of_an_office(parsed, text, name, country):
    assert people(parsed, text)[name].country == country


REPORT = "OSLO, May 14, 2025 (Nordwire) - {} on Tuesday.\n\nNorway hopes for more ships in the spring.\n"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (REPORT.format("Foreign Minister Karin Holm spoke with her Turkish counterpart"), "Karin Holm", "NOR"),
        (REPORT.format("Swedish Foreign Minister Karin Holm spoke to reporters"), "Karin Holm", "SWE"),
        (REPORT.format("Ambassador Karin Holm spoke to reporters"), "Karin Holm", None),
        ("Foreign Minister Karin Holm spoke with her Turkish counterpart on Tuesday.", "Karin Holm", None),
    ],
    ids=["a bare office in a report from home", "a state beside the name", "one who is sent", "no dateline"],
)
def test_a_bare_office_in_a_report_from_home(text, name, country):
    (found,) = analyse([Document.of(text, locator="a.txt", passages=split(text))])
    assert next(a for a in found.appearances if a.name == name).country == country


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "H.E. Rosa Unda-Pozo, President of the Republic of Chile, paid a visit to Peru.",
            "Rosa Unda-Pozo",
            "president",
        ),
        ("President Unda-Pozo said that Chile would open a consulate.", "Unda-Pozo", "president"),
        ("He met Minister of Foreign Affairs Selim Barut of Turkey.", "Selim Barut", "minister of foreign affairs"),
    ],
)
def test_double_surnames_and_portfolios_of_two_words(parsed, text, name, office):
    assert [role.office for role in people(parsed, text)[name].roles][:1] == [office]


def test_two_names_joined_by_a_hyphen_before_an_event_are_two(parsed):
    assert "Lavrov-Rubio" not in str(people(parsed, "The Lavrov-Rubio talks failed. Lavrov left Geneva on Monday."))


def test_three_sentences_are_enough_where_no_other_country_is_told_of(parsed):
    text = "Norway voted. The Norwegian army was glad. Norway was calm. Deputy Minister Karin Holm said so."
    assert people(parsed, text)["Karin Holm"].country == "NOR"
    assert people(parsed, f"{text} France voted too.")["Karin Holm"].country is None
