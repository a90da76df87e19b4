"""Places: where a name is one, which of its namesakes, and what lies in what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.language.place.centroids import centroids
from summitry.language.place.gazetteer import Gazetteer
from summitry.language.place.mentions import contains, find_places, same_place
from summitry.model import Document, Part, Passage
from unparsed import unparsed


@pytest.fixture(scope="module")
def places(parser):
    """A function from a text to its places."""

    def find(text, dateline=""):
        passages = [Passage(Part.DATELINE, 0, len(dateline))] if dateline else []
        passages.append(Passage(Part.PARAGRAPH, len(dateline), len(dateline) + len(text)))
        document = Document.of(dateline + text, locator="t", passages=tuple(passages))
        return find_places(document, parser.sentences(document))

    return find


def test_a_town_has_its_country_and_its_point(places):
    (town,) = places("The two met in Tashkent.")
    assert (town.value, town.place_type, town.country, town.within) == ("Tashkent", "city", "UZB", ("Uzbekistan",))
    assert town.latitude == pytest.approx(41.3, abs=0.1)


def test_capitals_that_act_are_no_places(places):
    assert [p.value for p in places("Moscow and Washington agreed in Geneva that Tehran must act.")] == ["Geneva"]


def test_countries_are_places_only_where_something_is_or_goes(places):
    assert places("Kenya wants a treaty, and the president of Peru agreed.") == ()
    assert [p.value for p in places("She travelled from Kenya to Peru.")] == ["Kenya", "Peru"]


def test_names_of_persons_are_no_places(places):
    assert places("Paris Hilton thanked Michael Jordan.") == ()


def test_what_else_is_named_decides_between_namesakes(places):
    assert [p.country for p in places("Voters in Georgia and in Atlanta queued.")] == ["USA", "USA"]
    assert [p.country for p in places("Envoys in Georgia drove to Tbilisi.")] == ["GEO", "GEO"]
    assert places("He grew up in Vienna, Virginia.")[0].within == ("Virginia", "United States")
    assert places("He grew up in Vienna.")[0].country == "AUT"


def test_a_venue_lies_where_the_sentence_puts_it(places):
    venue, town = places("They spoke at the Ala-Too Polytechnic University campus in the Kyrgyz town of Naryn.")
    assert (venue.value, venue.place_type, venue.within) == (
        "Ala-Too Polytechnic University",
        "venue",
        ("Naryn", "Kyrgyzstan"),
    )
    assert town.value == "Naryn"


def test_a_nameless_venue_is_known_by_its_words(places):
    (venue,) = places("The sultan received her at the presidential palace.")
    assert (venue.value, venue.place_type) == ("presidential palace", "venue")


def test_where_somebody_works_is_no_place(places):
    assert places("A professor at the University of Ruritanian Studies objected.") == ()


def test_an_unknown_place_is_kept_as_words(places):
    found = places("The convoy halted in the town of Novy Grodek.")
    assert [(p.value, p.resolved) for p in found] == [("Novy Grodek", False)]


def test_the_town_of_a_dateline_is_a_place(places):
    assert places("The talks ended.", dateline="VIENNA, July 14 (Agency) — ")[0].value == "Vienna"


def test_places_lie_in_places():
    assert contains("Vietnam", "Hanoi")
    assert not contains("Hanoi", "Vietnam")
    assert same_place("Kiev", "Kyiv")
    assert same_place("Hanoi", "Viet Nam")
    assert not same_place("Vienna", "Geneva")
    assert contains("Vienna", "Hofburg Palace")


def test_the_gazetteer_knows_every_country_of_iso_3166():
    import pycountry

    missing = [c.alpha_3 for c in pycountry.countries if Gazetteer.shared().country_name(c.alpha_3) is None]
    assert missing == []


_WORDS = """
in at near to from the of Vienna Geneva, Georgia Paris Hotel Palace’s University New York City U.S. St.
Petersburg -Moscow North Korea-US Korea’s city Illinois White House Camp David Kim ÉLYSÉE Élysée , . ( “
“Hanoi
"""
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, min_size=1, max_size=12))
@settings(max_examples=200, deadline=None)
def test_whatever_the_words_offsets_hold(words):
    text = " ".join(words)
    upto = 0
    for place in find_places(*unparsed(text)):
        assert text[place.start : place.end] == place.text != ""
        assert place.start >= upto
        upto = place.end


@pytest.mark.parametrize(
    ("text", "value", "country", "within"),
    [
        ("The consul lives in London, Ontario.", "London", "CAN", "Ontario"),
        ("The court sat in Perth, Scotland.", "Perth", "GBR", "Scotland"),
        ("They moved to Paris, Texas.", "Paris", "USA", "Texas"),
        ("He was born in Saint Petersburg, Florida.", "St. Petersburg", "USA", "Florida"),
        ("A rally was held in Savannah, Georgia.", "Savannah", "USA", "Georgia"),
        ("The mayor spoke in Birmingham, Alabama.", "Birmingham", "USA", "Alabama"),
        ("The port of Tripoli, Lebanon, was closed.", "Tripoli", "LBN", "Lebanon"),
        ("A bomb went off in Hyderabad, Pakistan.", "Hyderabad", "PAK", "Pakistan"),
    ],
)
def test_the_words_after_a_town_say_which_of_its_namesakes_is_meant(places, text, value, country, within):
    town = places(text)[0]
    assert (town.value, town.country, town.within[0]) == (value, country, within)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Lebanese army sent troops to Tripoli, and Lebanon's cabinet met.", "LBN"),
        ("Libya's rivals met in Tripoli.", "LBY"),
        ("Rebels shelled Tripoli.", "LBY"),
        ("Spain's king opened a bridge in Cordoba.", "ESP"),
        ("Argentina's president spoke in Cordoba.", "ARG"),
        ("Chile's senators gathered in Santiago.", "CHL"),
    ],
)
def test_the_countries_spoken_of_move_the_choice_among_namesakes(places, text, country):
    assert places(text)[-1].country == country


def test_a_part_of_a_country_is_told_from_the_capital_of_its_name(places):
    state = places("Crews were sent to towns in Washington state.")[-1]
    assert (state.value, state.place_type) == ("Washington", "region")
    assert places("She flew to Washington.")[-1].place_type == "city"


def test_a_known_sea_is_not_cut_to_a_shorter_name(places):
    assert [p.value for p in places("Two ships collided in the Gulf of Aden.")] == ["Gulf of Aden"]


def test_a_town_of_unknown_name_is_kept_as_words_and_marked(places):
    (town,) = places("Fighters took shelter in the village of Umm Qarnayn.")
    assert (town.value, town.place_type, town.resolved, town.latitude) == ("Umm Qarnayn", "city", False, None)


@pytest.mark.parametrize(
    ("text", "value", "place_type", "resolved"),
    [
        ("Clashes broke out in Kunduz province.", "Kunduz", "region", True),
        ("They crossed over from Afghanistan's northern Kunduz province.", "Kunduz", "region", True),
        ("Guards died in the eastern province of Khost.", "Khost", "region", True),
        ("A mill burnt down in Gansu.", "Gansu", "region", True),
        ("Rain fell in Gujarat.", "Gujarat", "region", True),
        ("Shells hit a clinic in Pir Wanda village.", "Pir Wanda", "city", False),
        ("Two men were held in the Zerin tribal region.", "Zerin", "region", False),
    ],
)
def test_parts_of_countries_and_villages_are_known_by_what_they_are_called(places, text, value, place_type, resolved):
    place = places(text)[-1]
    assert (place.value, place.place_type, place.resolved) == (value, place_type, resolved)


def test_an_adjective_of_a_people_makes_no_name(places):
    assert [p.value for p in places("They met in the Turkish resort of Antalya.")] == ["Antalya"]


def test_the_deed_of_a_capital_is_not_done_there(places):
    assert places("There was anger over Moscow's bombing of a mill.") == ()


def test_a_town_is_known_by_the_word_before_it(places):
    assert [p.value for p in places("The post is far south of the Tajik capital Dushanbe.")] == ["Dushanbe"]


def test_who_lands_at_an_airport_does_not_work_there(places):
    assert "Ruiz International Airport" in [
        p.value for p in places("President Lund landed at Ruiz International Airport.")
    ]


def test_a_state_lies_in_the_middle_of_its_towns_and_says_so(places):
    (state,) = places("Two planes landed in Tennessee.")
    assert (state.place_type, state.country) == ("region", "USA")
    assert 35.0 < state.latitude < 36.7
    assert -90.3 < state.longitude < -81.6
    assert "coordinates are derived" in state.why


def test_a_region_whose_towns_are_not_told_apart_has_no_point(places):
    (region,) = places("Rain fell in Gujarat.")
    assert (region.value, region.latitude, region.longitude) == ("Gujarat", None, None)
    assert "derived" not in region.why


def test_the_middle_of_towns_on_both_sides_of_the_180th_meridian_is_there():
    towns = [
        "C\tA\tZZ\t01\t10\t179\t1000\t1\t\t",
        "C\tB\tZZ\t01\t10\t-179\t1000\t1\t\t",
        "C\tC\tYY\t01\t50\t0\t9\t1\t\t",
    ]
    assert {code: (round(n), abs(round(e))) for code, (n, e) in centroids(towns, "ZZ").items()} == {"01": (10, 180)}
