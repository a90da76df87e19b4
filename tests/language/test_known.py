"""What a user knows of people beforehand: the two forms of the file, its errors, and that it wins."""

import json

import pytest

from summitry.errors import InputError
from summitry.language import analyse
from summitry.language.people import load_known
from summitry.model import ActorType
from summitry.settings import Settings

YAML = """
- name: Rasa Petraite
  aliases: [R. Petraitė, Petraite]
  country: Lithuania
  offices:
    - {office: president, since: 2019-07-12}
    - foreign minister
"""


@pytest.fixture
def known(tmp_path):
    def _known(text: str):
        path = tmp_path / "people.yaml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return _known


def test_yaml_names_aliases_offices_and_country(known):
    actor = load_known(known(YAML)).find("R. Petraitė")
    assert (actor.name, actor.country) == ("Rasa Petraite", "LTU")
    assert [(r.office, r.since) for r in actor.roles] == [("president", "2019-07-12"), ("foreign minister", None)]


def test_followthemoney_entities_are_read_line_by_line(known):
    lines = [
        {
            "id": "Q1",
            "schema": "Person",
            "properties": {"name": ["Jens Holm"], "alias": ["J. Holm"], "nationality": ["dk"], "position": ["envoy"]},
        },
        {"id": "x", "schema": "Address", "properties": {"full": ["Oslo"]}},
    ]
    actors = load_known(known("\n".join(json.dumps(line) for line in lines)))
    (actor,) = actors.actors
    assert (actor.id, actor.name, actor.country, actor.roles[0].office) == ("Q1", "Jens Holm", "DNK", "envoy")


def test_what_is_known_wins_over_the_text(known, report):
    document = report("Latvian minister Rasa Petraite arrived. Petraite smiled.")
    (parsed,) = analyse([document], Settings(known=known(YAML)))
    (actor,) = [a for a in parsed.appearances if a.name == "Rasa Petraite"]
    assert actor.country == "LTU"
    assert actor.known_as == "known:Rasa Petraite"
    assert actor.roles[0].office == "president"
    assert len(actor.mentions) >= 2


def test_empty_path_is_nothing_known():
    assert load_known("").actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "- {country: NOR}",
        "- {name: A B, country: Atlantis}",
        "- {name: A B, type: ghost}",
        "- [",
        '{"schema": "Person"}',
    ],
)
def test_what_cannot_be_understood_is_named(known, text):
    with pytest.raises(InputError, match=r"people\.yaml"):
        load_known(known(text))


def test_missing_file_is_named():
    with pytest.raises(InputError, match="nowhere"):
        load_known("/nowhere/people.yaml")


def test_an_organisation_is_known_with_or_without_its_article(tmp_path, report):
    path = tmp_path / "known.yaml"
    path.write_text("- {name: Baltic Institute, type: organisation, country: Latvia, id: Q123}\n", encoding="utf-8")
    document = report("The Baltic Institute said on Monday that it was glad.")
    (parsed,) = analyse([document], Settings(known=str(path)))
    (institute,) = [a for a in parsed.appearances if a.actor_type is ActorType.ORGANISATION]
    assert (institute.name, institute.country, institute.known_as) == ("Baltic Institute", "LVA", "known:Q123")
