"""What the registry of public figures adds to a report of a day, with invented figures."""

import pytest

from summitry.language.parse.quotemarks import quotations
from summitry.language.people import KnownActors, find_appearances
from summitry.language.people.known import Known
from summitry.language.people.officeholders.sorts import sort_of
from summitry.language.people.officeholders.table import Figure, Holding, Officeholders, groups, shipped
from summitry.model import ActorType


def held(state, office, since, until="", seen="2030-01-01", body=""):
    return Holding(state, body, office, sort_of(office, state), since, until, seen, "invented")


def figure(name, *holdings, others=(), number=""):
    return Figure(name, tuple(others), number, holdings)


REGISTRY = Officeholders(
    row
    for one in (
        figure("Ingrid Brenn", held("NOR", "president", "2010-03-01", "2016-05-10"), number="Q1"),
        figure(
            "Oskar Tallor",
            held("NOR", "senator", "2001", "2009"),
            held("NOR", "president", "2016-05-10", "2022-06-01"),
            number="Q2",
        ),
        figure("Anna Lund", held("SWE", "foreign minister", "2014-01-01", "2021-01-01")),
        figure(
            "Rolf Quist",
            held("NOR", "president", "2004-01-01", "2009-01-01"),
            held("NOR", "prime minister", "2006-01-01", "2009-01-01"),
        ),
        figure("Per Lund", held("DNK", "defense minister", "2013-01-01", "2021-01-01")),
        figure("Marit London", held("SWE", "prime minister", "2014-01-01", "2021-01-01")),
        figure("Suhardo", held("IDN", "president", "2014-01-01", "2021-01-01")),
        figure("Cho Min-seok", held("KOR", "foreign minister", "2014-01-01", "2021-01-01"), others=("Jo Min-seok",)),
        figure("Liu Wenbao", held("CHN", "premier", "2014-01-01", "2021-01-01")),
        figure("Haruto Kanezawa", held("JPN", "prime minister", "2014-01-01", "2021-01-01")),
        figure("Gábor Tordai", held("HUN", "prime minister", "2014-01-01", "2021-01-01")),
        figure("Tariq al-Hamdoun", held("IRQ", "prime minister", "2014-01-01", "2021-01-01")),
        figure("Faisal bin Raad", held("SAU", "foreign minister", "2014-01-01", "2021-01-01")),
        figure("Joris van Drunen", held("NLD", "prime minister", "2014-01-01", "2021-01-01")),
        figure("Inés de Valmor", held("ESP", "foreign minister", "2014-01-01", "2021-01-01")),
        figure("Sergey Pavlishin", held("BLR", "president", "2014-01-01", "2021-01-01")),
        figure("Eva Harn", held("FIN", "president", "2014", "2016")),
        figure("Olle Sarv", held("EST", "president", "2014-01-01", "", seen="2018-01-01")),
        figure("Carla Mendo", held("", "secretary-general", "2014-01-01", "2021-01-01", body="United Nations")),
    )
    for row in one.rows()
)


@pytest.fixture(scope="session")
def read(parser, report):
    def _read(text, day="2018-03-01", known=None, registry=REGISTRY):
        document = report(text, published=day)
        sentences = parser.sentences(document)
        return find_appearances(document, sentences, quotations(document), known=known, registry=registry)

    return _read


def persons(appearances):
    return {a.name: a for a in appearances if a.actor_type is ActorType.PERSON}


@pytest.mark.parametrize(
    ("day", "name"), [("2016-05-09", "Ingrid Brenn"), ("2016-05-10", None), ("2016-05-11", "Oskar Tallor")]
)
def test_an_office_means_its_holder_but_on_the_day_of_a_change(read, day, name):
    found = persons(read("The Norwegian president said that talks would go on.", day))
    assert list(found) == ([name] if name else [])


@pytest.mark.parametrize(
    ("day", "name"),
    [("2016-05-09", "Brenn"), ("2016-05-10", "Oskar Tallor"), ("2016-05-11", "Oskar Tallor")],
)
def test_a_title_and_a_family_name_mean_who_may_hold_the_office(read, day, name):
    title = "Brenn" if name == "Brenn" else "Tallor"
    found = persons(read(f"President {title} of Norway said that talks would go on.", day))
    assert list(found) == (["Ingrid Brenn"] if name == "Brenn" else [name])


def test_what_comes_from_the_registry_says_so_with_its_row(read):
    found = persons(read("President Tallor said that Norway would wait."))["Oskar Tallor"]
    row = "from the registry: Oskar Tallor, president of NOR, 2016-05-10–2022-06-01 (Wikidata Q2)"
    assert row in found.mentions[0].why
    assert found.country == "NOR"


def test_a_full_name_gets_country_and_office(read):
    found = persons(read("Oskar Tallor said that talks would go on. Tallor left."))["Oskar Tallor"]
    role = found.roles[0]
    assert (found.country, role.office, role.since, role.former) == ("NOR", "president", "2016-05-10", False)
    assert role.text.startswith("from the registry: ")


def test_a_former_holder_is_told_from_one_in_office(read):
    found = persons(read("Ingrid Brenn said in Oslo that Norway should wait."))["Ingrid Brenn"]
    assert found.roles[0].former
    assert found.roles[0].until == "2016-05-10"


def test_the_old_title_still_means_a_former_holder_who_is_called_so(read):
    found = persons(read("Former President Brenn said that Norway should wait."))
    assert list(found) == ["Ingrid Brenn"]


def test_a_title_without_former_does_not_mean_who_has_left(read):
    assert "Ingrid Brenn" not in persons(read("President Brenn said that Norway should wait."))


def test_nobody_is_guessed_of_two_who_fit(read):
    found = persons(read("Minister Lund said that Sweden and Denmark would wait. Lund left."))
    assert {"Anna Lund", "Per Lund"}.isdisjoint(found)


def test_the_office_tells_which_of_two_ministers_of_one_name_is_meant(read):
    found = persons(read("Foreign Minister Lund said that Sweden would wait."))
    assert list(found) == ["Anna Lund"]


def test_a_family_name_that_is_a_place_stays_one(read):
    found = persons(read("The Swedish envoys flew to London on Monday. Talks in London went on."))
    assert "Marit London" not in found


def test_words_of_the_report_win(read):
    found = persons(read("Danish businessman Oskar Tallor said that trade would grow."))["Oskar Tallor"]
    assert found.country == "DNK"
    assert not any(r.text.startswith("from the registry") for r in found.roles)


def test_the_holder_in_the_report_wins_over_that_of_the_registry(read):
    found = persons(read("Norwegian President Knut Aas arrived. The Norwegian president said little."))
    assert list(found) == ["Knut Aas"]
    assert len(found["Knut Aas"].mentions) == 2


def test_what_the_user_knows_wins(read):
    mine = KnownActors((Known("Oskar Tallor", ActorType.PERSON, (), "ISL"),))
    assert persons(read("Oskar Tallor said that talks would go on.", known=mine))["Oskar Tallor"].country == "ISL"


def test_nothing_is_added_without_a_registry(read):
    assert (
        persons(read("Oskar Tallor said that talks would go on. Tallor left.", registry=None))["Oskar Tallor"].country
        is None
    )


def test_an_undated_report_gets_only_whom_a_name_must_mean(read):
    found = persons(read("Oskar Tallor said that talks would go on. The Norwegian president left.", None))
    assert found["Oskar Tallor"].country == "NOR"
    assert not persons(read("The Norwegian president said that talks would go on.", None))


@pytest.mark.parametrize(
    "text",
    [
        "The next Norwegian president said that talks would go on.",
        "The former Norwegian president said that talks would go on.",
        "In 2011 the Norwegian president said that talks would go on.",
        "The acting Norwegian president said that talks would go on.",
    ],
)
def test_another_time_is_no_business_of_todays_holder(read, text):
    assert "Oskar Tallor" not in persons(read(text))


def test_only_a_day_that_a_source_knows_is_sure(read):
    assert list(persons(read("The Finnish president said that talks would go on.", "2015-06-01"))) == ["Eva Harn"]
    assert not persons(read("The Finnish president said that talks would go on.", "2014-06-01"))
    assert not persons(read("The Estonian president said that talks would go on.", "2019-06-01"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Indonesian President Suhardo said that talks would go on.", "Suhardo"),
        ("Foreign Minister Cho said that South Korea would wait.", "Cho Min-seok"),
        ("Foreign Minister Jo said that South Korea would wait.", "Cho Min-seok"),
        ("Premier Liu said that China would wait.", "Liu Wenbao"),
        ("Prime Minister Kanezawa said that Japan would wait.", "Haruto Kanezawa"),
        ("Prime Minister Tordai said that Hungary would wait.", "Gábor Tordai"),
        ("Prime Minister Hamdoun said that Iraq would wait.", "Tariq al-Hamdoun"),
        ("Prime Minister al-Hamdoun said that Iraq would wait.", "Tariq al-Hamdoun"),
        ("Prime Minister van Drunen said that the Netherlands would wait.", "Joris van Drunen"),
        ("Foreign Minister de Valmor said that Spain would wait.", "Inés de Valmor"),
        ("President Pavlishyn said that Belarus would wait.", "Sergey Pavlishin"),
    ],
)
def test_names_in_the_orders_and_spellings_of_their_languages(read, text, name):
    assert name in persons(read(text))


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Kanezawa Haruto", "JPN"),
        ("Tordai Gabor", "HUN"),
        ("Sergei Pavlishin", "BLR"),
        ("Faisal bin Raad", "SAU"),
        ("Jo Min Seok", "KOR"),
    ],
)
def test_a_full_name_in_another_order_or_spelling_is_the_same(read, name, state):
    found = persons(read(f"The talks ended on Monday. {name} said that they would go on."))
    assert [a.country for a in found.values()] == [state]


def test_a_korean_name_with_a_syllable_more_is_another(read):
    registry = Officeholders(figure("Kim Tong", held("PRK", "foreign minister", "2015-01-01", "2021-01-01")).rows())
    found = persons(read("North Korea freed Kim Hak Tong on Monday. Kim Hak Tong said little.", registry=registry))
    assert not any("registry" in m.why for m in found["Kim Hak Tong"].mentions)


def test_an_officer_of_a_body_has_no_country(read):
    found = persons(read("U.N. Secretary-General Mendo said that talks would go on."))["Carla Mendo"]
    assert found.country is None


def test_another_who_is_named_is_no_holder_whom_the_registry_knows(read):
    found = persons(read("Knut Aas arrived on Monday. The Norwegian president said that talks would go on."))
    assert found["Knut Aas"].country is None


def test_one_of_an_armed_group_is_at_home_where_it_is(read):
    found = persons(read("Hamas spokesman Ziad Narwani said that talks would go on."))
    assert found["Ziad Narwani"].country == "PSE"


def test_offices_in_other_words_are_one():
    assert (
        sort_of("Minister of External Affairs") == sort_of("foreign minister") == sort_of("secretary of state", "USA")
    )
    assert sort_of("defence minister") == sort_of("minister of national defense") == sort_of("defence secretary", "GBR")
    assert (
        sort_of("interior secretary", "USA")
        == sort_of("secretary of the interior")
        == sort_of("minister of the interior")
    )
    assert sort_of("press secretary", "USA") == "press secretary"
    assert sort_of("secretary of state", "VAT") != "foreign minister"


def test_the_shipped_registry_has_each_person_with_dates_and_a_source():
    assert len(shipped().full("Angela Merkel")) == 1
    every = [shipped().figure(n) for n in range(0, 16000, 40)]
    assert all(h.since and h.source and h.seen for f in every for h in f.holdings)
    assert groups()["pkk"] == "TUR"


def test_a_spokeswoman_is_who_is_press_secretary_by_the_registry(read):
    registry = Officeholders(figure("Kari Holmsen", held("NOR", "press secretary", "2015-01-01", "2021-01-01")).rows())
    found = persons(read("Spokeswoman Kari Holmsen said that talks would go on.", registry=registry))
    assert found["Kari Holmsen"].country == "NOR"


def test_a_family_name_alone_means_the_one_of_high_office_unless_it_is_a_womans(read):
    family = (
        figure("Karl Aasdal", held("NOR", "president", "2014-01-01", "2021-01-01")),
        figure("Mona Aasdal", held("NOR", "senior adviser", "2014-01-01", "2021-01-01")),
    )
    registry = Officeholders(row for one in family for row in one.rows())
    assert list(persons(read("Norway will wait, Mr. Aasdal said.", registry=registry))) == ["Karl Aasdal"]
    assert "Karl Aasdal" not in persons(read("Norway will wait, Mrs. Aasdal said.", registry=registry))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Aida Sol, a director for trade under the Brandt administration, said no.", "USA"),
        ("Aida Sol, a director for trade under the Brandt government, said no.", None),
        ("Former NSA contractor Aida Sol said no.", "USA"),
        ("Aida Sol, of the Liberty Korea Party, said no.", "KOR"),
        ("Aida Sol, of the Labour Party, said no.", None),
    ],
    ids=["administration", "any government", "agency of one state", "party of one state", "party of many"],
)
def test_what_one_state_alone_calls_so_tells_the_country(read, text, country):
    assert persons(read(text))["Aida Sol"].country == country


def test_who_is_called_by_an_office_that_another_of_the_report_holds_is_the_one_who_left_it(read):
    found = persons(read("President Tallor said on Monday that the law of President Brenn was bad for Norway."))
    assert set(found) == {"Oskar Tallor", "Ingrid Brenn"}
    assert [r.former for r in found["Ingrid Brenn"].roles if r.text.startswith("from the registry")] in ([], [True])
    assert found["Ingrid Brenn"].country == "NOR"


def test_of_two_offices_left_on_one_day_the_higher_one_tells(read):
    found = persons(read("Rolf Quist said that Norway would wait."))["Rolf Quist"]
    assert [(r.office, r.former) for r in found.roles] == [("president", True)]


def test_a_rank_or_a_party_before_a_name_speaks_against_no_office(read):
    found = persons(read("Gen. Per Lund said that Denmark would wait."))["Per Lund"]
    assert (found.country, {r.office for r in found.roles}) == ("DNK", {"general", "defense minister"})
    assert persons(read("The professor Per Lund said that Denmark would wait."))["Per Lund"].country is None


def test_the_office_held_tells_more_than_one_that_the_report_calls_a_former_one(read):
    text = "Oskar Tallor, the former Norwegian senator, said that Norway would wait."
    found = persons(read(text))["Oskar Tallor"]
    assert ("president", False) in {(r.office, r.former) for r in found.roles}


def test_the_leader_of_a_party_is_the_party_leader():
    assert sort_of("leader of the Harbour Party") == sort_of("Harbour Party leader")
    assert sort_of("leader of the opposition") == sort_of("opposition leader")


def test_a_candidate_in_full_is_of_the_state_that_he_comes_to_lead_without_its_office(read):
    found = persons(read("The presidential candidate Sergey Pavlishin flew to Oslo, Norway, on Monday.", "2013-05-02"))
    assert found["Sergey Pavlishin"].country == "BLR"
    assert not any(role.office == "president" for role in found["Sergey Pavlishin"].roles)
    assert all("from the registry: Sergey Pavlishin" in one.why for one in found["Sergey Pavlishin"].mentions)


def test_nobody_is_of_a_state_for_what_a_namesake_becomes_much_later(read):
    found = persons(read("Sergey Pavlishin flew to Oslo, Norway, on Monday.", "1985-05-02"))
    assert found["Sergey Pavlishin"].country != "BLR"
