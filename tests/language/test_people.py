"""Actors found in a text: persons by every form of their names, their offices, states where they act."""

import pytest

from summitry.language import analyse
from summitry.language.parse.quotemarks import quotations
from summitry.language.parsed import ParsedDocument
from summitry.language.people import find_appearances
from summitry.model import ActorType


@pytest.fixture(scope="session")
def read(parser, report):
    def _read(text: str) -> ParsedDocument:
        document = report(text)
        sentences = parser.sentences(document)
        quoted = quotations(document)
        return ParsedDocument(
            document=document,
            sentences=sentences,
            quotations=quoted,
            appearances=find_appearances(document, sentences, quoted),
        )

    return _read


def named(parsed, name):
    return next(a for a in parsed.appearances if a.name == name)


def who(parsed, words, nth=0):
    """The names of the actors that the nth place with these words means."""
    places = sorted({m.start for m, _ in parsed.mentions if m.text == words})
    return [a.name for m, a in parsed.mentions if m.text == words and m.start == places[nth]]


def test_family_name_stands_alone_by_the_order_of_the_culture(read):
    parsed = read(
        'Park Min-seo met Lars Eriksen in Oslo. Park said little. Eriksen praised Nguyen Thanh Hai. "We agree," Hai said.'
    )
    assert who(parsed, "Park") == ["Park Min-seo"]
    assert who(parsed, "Eriksen") == ["Lars Eriksen"]
    assert who(parsed, "Hai") == ["Nguyen Thanh Hai"]


def test_spellings_of_one_name_are_one_person(read):
    parsed = read("Finnish President Tarja Lindqvist received Ahn Sung-min. Later Ahn Sung Min left, and Mr Ahn waved.")
    assert [m.text for m in named(parsed, "Ahn Sung-min").mentions] == ["Ahn Sung-min", "Ahn Sung Min", "Ahn"]


def test_two_people_who_share_a_family_name_stay_two(read):
    parsed = read(
        'Norway\'s Foreign Minister Ingrid Dahl spoke first. Her brother Erik Dahl, a shipowner, was silent. "We go on," Ingrid Dahl said.'
    )
    people = [a.name for a in parsed.appearances if a.actor_type is ActorType.PERSON]
    assert people == ["Ingrid Dahl", "Erik Dahl"]


def test_office_country_and_organisation_come_from_title_apposition_and_possessive(read):
    parsed = read(
        "Danish Prime Minister Jens Holm met the Estonian foreign minister, Kadri Tamm, in Riga. "
        "Latvia's Andris Kalnins was absent, said Olga Petrova, a professor at the University of Tartu."
    )
    assert [(r.office, r.country) for r in named(parsed, "Jens Holm").roles] == [("prime minister", "DNK")]
    assert [(r.office, r.country) for r in named(parsed, "Kadri Tamm").roles] == [("foreign minister", "EST")]
    assert named(parsed, "Andris Kalnins").country == "LVA"
    assert [(r.office, r.organisation) for r in named(parsed, "Olga Petrova").roles] == [
        ("professor", "University of Tartu")
    ]


def test_every_role_stands_on_its_words(read):
    parsed = read(
        "Former Swedish defence minister Karin Lund, now a senior fellow at the Baltic Institute, spoke to acting Mayor Tom Reed."
    )
    for actor in parsed.appearances:
        for role in actor.roles:
            assert " ".join(parsed.text[role.start : role.end].split()) == role.text
    assert named(parsed, "Karin Lund").roles[0].former


def test_descriptions_mean_the_person_with_the_office_and_the_country(read):
    parsed = read(
        "Polish President Adam Nowak flew to Vilnius to see Lithuanian President Rasa Petraite. The Polish president was late. "
        "The Lithuanian leader did not complain, and gave her guest a book."
    )
    assert who(parsed, "Polish president") == ["Adam Nowak"]
    assert who(parsed, "Lithuanian leader") == ["Rasa Petraite"]
    assert who(parsed, "guest") == ["Adam Nowak"]


def test_description_tells_the_country_of_the_only_one_it_can_mean(read):
    parsed = read("Ahn Sung-min met Czech President Petr Havel on Monday. The South Korean leader spoke for an hour.")
    assert who(parsed, "South Korean leader") == ["Ahn Sung-min"]
    assert named(parsed, "Ahn Sung-min").country == "KOR"


def test_pronouns_follow_subject_gender_and_clause(read):
    parsed = read(
        "Rasa Petraite told Adam Nowak that she would sign. He said he was glad. In her speech, Petraite thanked him."
    )
    assert who(parsed, "she") == ["Rasa Petraite"]
    assert who(parsed, "He") == ["Adam Nowak"]
    assert who(parsed, "her") == ["Rasa Petraite"]
    assert who(parsed, "him") in ([], ["Adam Nowak"])


def test_plural_mentions_stand_for_both(read):
    parsed = read(
        "Adam Nowak and Rasa Petraite met in Vilnius. The two leaders talked for an hour. They signed nothing."
    )
    assert who(parsed, "two leaders") == ["Adam Nowak", "Rasa Petraite"] or who(parsed, "two leaders") == [
        "Rasa Petraite",
        "Adam Nowak",
    ]
    assert len(who(parsed, "They")) == 2


def test_capital_acts_or_is_a_place(read):
    parsed = read("Oslo wanted a message to Stockholm. The envoys flew to Oslo and stayed in Stockholm's old town.")
    assert [(m.start, m.how) for m in named(parsed, "Norway").mentions] == [(0, "metonym")]
    assert named(parsed, "Norway").known_as == "state:NOR"
    assert len(named(parsed, "Sweden").mentions) == 1


def test_bodies_and_organs_are_known_by_name(read):
    parsed = read(
        "The UN Security Council condemned the test, and NATO agreed. The Security Council of Georgia said nothing."
    )
    assert named(parsed, "UN Security Council").known_as == "body:UNSC"
    assert named(parsed, "NATO").known_as == "body:NATO"
    assert len(named(parsed, "UN Security Council").mentions) == 1


def test_places_agencies_and_fragments_are_no_persons(read):
    parsed = read("Vladivostok waited for Choe Kang-il. Tass said Kang-il had left Sentosa. Choe said nothing.")
    assert [a.name for a in parsed.appearances if a.actor_type is ActorType.PERSON] == ["Choe Kang-il"]
    assert named(parsed, "TASS").actor_type is ActorType.OUTLET


def test_nameless_persons_and_groups_keep_their_words(read):
    parsed = read(
        "A senior Turkish diplomat said the talks would go on. The diplomat added that analysts were wrong. Analysts disagreed."
    )
    diplomat = named(parsed, "senior Turkish diplomat")
    assert (diplomat.actor_type, diplomat.country, len(diplomat.mentions)) == (ActorType.UNNAMED, "TUR", 2)
    assert len(named(parsed, "analysts").mentions) == 2


def test_mentions_lie_in_the_text_and_say_why(read):
    parsed = read("Danish Prime Minister Jens Holm met Kadri Tamm. The two leaders smiled. He said Moscow had agreed.")
    for mention, _ in parsed.mentions:
        assert " ".join(parsed.text[mention.start : mention.end].split()) == mention.text
        assert mention.why


def _people_of(report, text):
    (parsed,) = analyse([report(text)])
    return {a.name: [m.text for m in a.mentions] for a in parsed.appearances if a.actor_type is ActorType.PERSON}


def test_two_people_who_share_a_family_name_are_told_apart_by_title_or_not_at_all(report):
    people = _people_of(report, "Mike Doran met Susan Doran. Doran said it was nice. Ms. Doran left early.")
    assert people["Mike Doran"] == ["Mike Doran"]
    assert people["Susan Doran"] == ["Susan Doran", "Doran"]


def test_a_couple_at_the_head_of_a_sentence_is_two_people(report):
    people = _people_of(report, "President Holm spoke in Oslo. Ivar Holm and Sigrid Holm live there.")
    assert people["Ivar Holm"] == ["Ivar Holm"]
    assert people["Sigrid Holm"] == ["Sigrid Holm"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Ahn Jae - in spoke in Seoul.", "Ahn Jae-in"),
        ("President Lee Min – in Seoul since Monday – spoke.", "Lee Min"),
    ],
)
def test_a_given_name_may_be_spaced_around_its_hyphen_but_a_dash_ends_a_name(report, text, name):
    assert list(_people_of(report, text)) == [name]


def test_a_ministry_is_one_actor_by_state_and_portfolio(report):
    texts = [
        "The Peruvian labour ministry said talks failed. Peru's labour ministry denied it later.",
        "Peru's labor ministry refused to comment.",
    ]
    found = [
        a for p in analyse([report(t) for t in texts]) for a in p.appearances if a.actor_type is ActorType.ORGANISATION
    ]
    assert {a.known_as for a in found} == {"ministry:PER:labor ministry"}
    assert [len(a.mentions) for a in found] == [2, 1]


def test_a_nameless_diplomat_keeps_the_region(report):
    (parsed,) = analyse([report("The meeting was cancelled, a Western diplomat said.")])
    assert [a.name for a in parsed.appearances] == ["western diplomat"]


def test_where_somebody_is_met_is_not_where_he_belongs(read):
    parsed = read("Park Min-seo shakes hands with Lars Eriksen at the Northern Federal University in Bergen.")
    assert who(parsed, "Lars Eriksen") == ["Lars Eriksen"]
    assert not named(parsed, "Lars Eriksen").roles


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("Ann Sanders of Norway met Per Holm. Sanders, however, said little.", "Ann Sanders", "Sanders"),
        ("Norwegian Senator Erik King met Ann Holm. “We are not there,” King said.", "Erik King", "King"),
        (
            "Norwegian envoy Erik Holm met Foreign Minister Abbas Araghani. Aragani said little.",
            "Abbas Araghani",
            "Aragani",
        ),
    ],
)
def test_a_family_name_that_is_a_word_or_spelt_anew_stands_for_the_one_so_named(read, text, name, short):
    found = next(a for a in read(text).appearances if a.name == name)
    assert [m.text for m in found.mentions if m.how != "pronoun"] == [name, short]


def test_a_month_with_its_day_is_no_part_of_a_name(read):
    found = [a.name for a in read("Norwegian envoy Erik Holm June 12 met Anna Lund. Holm left.").appearances]
    assert "Erik Holm" in found


def test_of_two_namesakes_the_one_who_was_just_speaking_goes_on(read):
    parsed = read(
        'Kim Min-seo waited. Kim Min-seo smiled. "Talks are useful," envoy Kim Tae-ho said. "We will go on," Kim said. Kim Min-seo left.'
    )
    assert who(parsed, "Kim") == ["Kim Tae-ho"]


@pytest.mark.parametrize(
    "text",
    [
        "The fleet joined the annual Max Thunder drills on Friday.",
        "He was taken to the Walter Brenn military hospital in Lund.",
        "The Tallor-ri site is thought to be the main site.",
    ],
)
def test_a_thing_that_goes_by_a_name_is_no_person(read, text):
    assert not [a.name for a in read(text).appearances if a.actor_type is ActorType.PERSON]


def test_an_office_of_two_words_is_a_title_though_its_last_word_is_a_family_name(read):
    parsed = read("Norwegian Special Counsel Erik Holm met Anna Lund. Holm said little.")
    assert who(parsed, "Holm") == ["Erik Holm"]


def test_a_mention_keeps_the_words_as_they_stand(read):
    parsed = read("Norwegian President Ahn Sung - min met Tarja Lindqvist in Oslo. Ahn left early.")
    text = parsed.document.text
    assert all(m.text.split() == text[m.start : m.end].split() for a in parsed.appearances for m in a.mentions)
    assert "Ahn Sung - min" in {m.text for m in named(parsed, "Ahn Sung-min").mentions}
