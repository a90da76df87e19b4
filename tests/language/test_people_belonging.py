"""Where people belong and what they lead, and which spellings name one organisation."""

import pytest

from summitry.language import analyse
from summitry.model import ActorType


@pytest.fixture
def read(report):
    def _read(text):
        (parsed,) = analyse([report(text)])
        return parsed

    return _read


def named(parsed, name):
    return next(a for a in parsed.appearances if a.name == name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Kenya has a new government. The president of the country, Daniel Otieno, spoke on Friday.",
            "Daniel Otieno",
            "KEN",
        ),
        ("Samoa waited for the ships. The country's prime minister, Tui Faleolo, did not.", "Tui Faleolo", "WSM"),
        ("We thank our hosts: President Salas, Prime Minister Ortiz and the good people of Peru!", "Ortiz", "PER"),
        ("The Egyptian delegation, led by Karim Fawzi, left at noon.", "Karim Fawzi", "EGY"),
        ("Karim Fawzi, who leads the Egyptian delegation, left at noon.", "Karim Fawzi", "EGY"),
        ("Head of the Turkish delegation Aylin Kaya stayed in the room.", "Aylin Kaya", "TUR"),
    ],
)
def test_a_country_that_the_sentence_tells_by_the_way(read, text, name, country):
    assert named(read(text), name).country == country


def test_the_country_is_nobodys_where_two_are_named(read):
    parsed = read("Kenya and Ghana signed. The president of the country, Daniel Otieno, spoke on Friday.")
    assert named(parsed, "Daniel Otieno").country is None


def test_what_somebody_heads_is_an_office_and_an_effort_is_none(read):
    parsed = read("Senator Ann Reed heads the builders' association. Tom Wolf of Oxfam led the effort to help.")
    assert ("head", "builders' association") in [(r.office, r.organisation) for r in named(parsed, "Ann Reed").roles]
    assert [r.organisation for r in named(parsed, "Tom Wolf").roles] == ["Oxfam"] or not named(parsed, "Tom Wolf").roles


def test_a_ministry_is_one_however_it_is_written(read):
    parsed = read(
        "The Ministry of Labour of Peru denied it. Peru's labour ministry said so. The Peruvian Ministry of Labor agreed."
    )
    (ministry,) = [a for a in parsed.appearances if a.actor_type is ActorType.ORGANISATION]
    assert (ministry.known_as, len(ministry.mentions)) == ("ministry:PER:labor ministry", 3)


def test_an_institute_under_a_short_form_is_one(read):
    parsed = read("The Baltic Institute for Trade Studies said no. The Baltic Institute said yes an hour later.")
    (institute,) = [a for a in parsed.appearances if a.actor_type is ActorType.ORGANISATION]
    assert len(institute.mentions) == 2


def test_two_states_that_share_a_name(read):
    parsed = read("The two Congos agreed on the river on Friday.")
    assert {a.country for a in parsed.appearances if a.actor_type is ActorType.STATE} == {"COD", "COG"}


def test_a_president_whom_two_namesakes_could_be_is_neither(read):
    parsed = read(
        "Carla Marston met Bill Marston, her husband. President Marston left. Mrs. Marston stayed. Carla smiled."
    )
    assert [m.text for m in named(parsed, "Carla Marston").mentions if m.how != "pronoun"] == [
        "Carla Marston",
        "Marston",
        "Carla",
    ]
    assert [m.text for m in named(parsed, "Bill Marston").mentions] == ["Bill Marston"]


@pytest.mark.parametrize(
    "text",
    [
        "The finance ministers of Hungary and Austria, Anna Nagy and Karl Huber, walked out.",
        "Anna Nagy and Karl Huber, the finance ministers of Hungary and Austria, walked out.",
    ],
)
def test_one_office_for_two_is_each_ones(read, text):
    parsed = read(text)
    for name, country in (("Anna Nagy", "HUN"), ("Karl Huber", "AUT")):
        assert [(r.office, r.country) for r in named(parsed, name).roles] == [("finance minister", country)]


def test_the_owner_of_an_office_does_not_lend_it(read):
    parsed = read('"It is wrong," said Robert Lang, the president\'s former press secretary, on Monday.')
    assert [r.office for r in named(parsed, "Robert Lang").roles] == ["press secretary"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Foreign Ministry in Jakarta said it would send an envoy.", "IDN"),
        ("The foreign ministry in Jakarta said it would send an envoy.", "IDN"),
        ("The Foreign Ministry said it would send an envoy in Jakarta.", None),
        ("The Norwegian Foreign Ministry in Jakarta said it would send an envoy.", "NOR"),
    ],
)
def test_a_ministry_is_of_the_state_in_whose_capital_it_sits(report, text, country):
    (parsed,) = analyse([report(text)])
    assert [a.country for a in parsed.appearances if a.actor_type is ActorType.ORGANISATION] == [country]


def test_a_text_that_is_cut_off_behind_a_name_and_an_article_is_read(read):
    assert named(read("The talks were led by Senator Ana Brenn, the"), "Ana Brenn").roles


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Erik Holm from the Norwegian rescue services said that two were hurt.", "Erik Holm", "NOR"),
        ("Erik Holm of the Norwegian Trade Ministry said that talks went on.", "Erik Holm", "NOR"),
        ("Gaza's Health Ministry spokesman Sami Nassar said that two were hurt.", "Sami Nassar", "PSE"),
        ("The police freed Erik Holm from the Norwegian prison.", "Erik Holm", None),
    ],
)
def test_one_of_a_states_services_is_of_that_state(read, text, name, country):
    assert named(read(text), name).country == country
