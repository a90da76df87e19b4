"""Who speaks for "the ministry" is of the state whose ministry the report names, and who is named right after is no stranger."""

from __future__ import annotations

import pytest

NAMED = "Defence Ministry spokesman Aram Habel said on Monday that Vik was gone."


def people(parsed, text):
    return {a.name: a for a in parsed(text).appearances if a.actor_type in ("person", "unnamed")}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peru's Labor Ministry told of new rules. “We regret it,” ministry spokesman Luis Karn said.", "PER"),
        ("The Peruvian Labor Ministry told of new rules. “We regret it,” ministry spokesman Luis Karn said.", "PER"),
        ("Peru's Labor Ministry told of new rules. Labour Ministry spokesman Luis Karn was glad.", "PER"),
        ("Peru's Labor Ministry told of new rules. Defence Ministry spokesman Luis Karn was glad.", None),
        ("The Ministry of Defence of Peru told of new rules. Foreign ministry spokesman Luis Karn was glad.", None),
        ("The Ministry of Defence of Peru told of new rules. Defense ministry spokesman Luis Karn was glad.", "PER"),
        ("The ministry in Lima told of new rules. Foreign Ministry spokesman Luis Karn was glad.", None),
        (
            "Peru's Interior Ministry told of it. Luis Karn, spokesman for the Ministry of the Interior, was glad.",
            "PER",
        ),
        (
            "The Interior Ministry of Peru told of it. Luis Karn, spokesman for the Ministry of the Interior, was glad.",
            "PER",
        ),
        (
            "Peru's Foreign Ministry told of it. Luis Karn, spokesman for the Ministry of Foreign Affairs, was glad.",
            "PER",
        ),
        ("Peru's Labor Ministry told of new rules. Luis Karn, spokesman for the ministry of, was glad.", None),
        ("Peru's Labor Ministry met Chile's Labor Ministry. The ministry spokesman Luis Karn was glad.", None),
    ],
    ids=[
        "owner",
        "demonym",
        "another spelling",
        "another ministry",
        "of another ministry",
        "of this ministry",
        "a ministry without a name",
        "of the interior",
        "interior of",
        "foreign affairs",
        "broken off",
        "two states",
    ],
)
def test_state_of_a_ministry_told_before(parsed, text, country):
    assert people(parsed, text)["Luis Karn"].country == country


def test_a_calling_whose_holder_is_named_in_the_next_sentence(parsed):
    found = people(parsed, f"A spokesman for Armenia's Defence Ministry said that Tor Vik had left. {NAMED}")
    assert found.keys() == {"Tor Vik", "Aram Habel"}
    assert found["Aram Habel"].country == "ARM"
    assert found["Aram Habel"].mentions[0].text.startswith("spokesman")


@pytest.mark.parametrize(
    "lead",
    [
        "A spokesman for Armenia's Labour Ministry said that Tor Vik had left.",
        "A spokeswoman for Armenia's Defence Ministry said that Tor Vik had left.",
        "A spokesman for Armenia's Defence Ministry said that Tor Vik had left. He was ill. It rained. It rained on.",
    ],
    ids=["another ministry", "a woman", "too late"],
)
def test_a_calling_of_another_stays_nameless(parsed, lead):
    assert any(a.actor_type == "unnamed" for a in people(parsed, f"{lead} {NAMED}").values())


def test_a_namesake_far_away_leaves_a_calling_to_whoever_is_named_next(parsed):
    far = "It rained. It rained on. It rained all night. A spokesman for Peru's Defence Ministry was silent."
    found = people(parsed, f"A spokesman for Armenia's Defence Ministry said that Tor Vik had left. {NAMED} {far}")
    assert found["Aram Habel"].mentions[0].text.startswith("spokesman")
