"""Who was there: sentences that name those present at a meeting told before, and summits by number and by dash."""

from __future__ import annotations

import pytest

from cases.taken import taken, told, value

LEAD = "President Ana Brenn of Norway met President Osk Tallor of Sweden in Oslo on 5 May 2025 for two hours.\n\n"


def last(text):
    case = told(f"Oslo, 6 May 2025\n\n{LEAD}{text}\n")
    found = [c for c in case.claims("encounter") if c.start > case.documents[0].text.index("two hours")]
    return case, (found[-1] if found else None)


@pytest.mark.parametrize(
    "text",
    [
        "Present at the talk were Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl.",
        "Also present were Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl.",
        "Also attending the meeting were Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl.",
        "In attendance were Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl.",
        "Among those attending were Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl.",
        "The meeting was also attended by Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl.",
        "Attending the talks on the Norwegian side were Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl.",
        "Brenn was accompanied by Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl.",
        "They were joined by Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl.",
        "Foreign Minister Ann Lee and the Swedish ambassador, Bo Dahl, also took part in the talks.",
    ],
)
def test_those_present_came_along_to_the_meeting_told_before(text):
    case, found = last(text)
    assert set(case.names(found, "party")) == {"Ana Brenn", "Osk Tallor"}
    assert set(case.names(found, "delegate")) == {"Ann Lee", "Bo Dahl"}
    assert len([e for e in case.kept("encounter") if found.id in e.claims]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian finance minister, Ann Lee, was not present at the meeting.",
        "Finance Minister Ann Lee did not attend.",
    ],
)
def test_who_was_not_there_is_absent(text):
    case, found = last(text)
    assert case.names(found, "absent") == ("Ann Lee",)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ann Lee presented a plan.",
        "Finance Minister Ann Lee took part in a marathon on Sunday.",
        "Foreign Minister Ann Lee will attend a conference in Rome on Friday.",
    ],
)
def test_who_is_elsewhere_did_not_come_along(text):
    case, found = last(text)
    assert found is None or not case.names(found, "delegate")


def test_21_a_talk_of_two_with_those_present():
    case = taken("21-kcna-style.txt")
    (talk,) = [e for e in case.kept("encounter") if any(f.role == "delegate" for f in e.findings)]
    assert any(f.role == "time" for f in talk.findings)
    there = {n for c in case.claims("encounter") for n in case.names(c, "delegate")}
    assert there == {"Kang Chol Su", "Ri Hyon", "members of the delegation", "Aleksandr Petrov"}


@pytest.mark.parametrize(
    ("text", "parties", "number", "modality"),
    [
        ("The 9th Kenya–ASEAN Summit was held on 10 October 2024 in Oslo.", {"kenya", "asean"}, "9", "held"),
        ("The Ninth Kenya-ASEAN Summit took place in Oslo on 10 October 2024.", {"kenya", "asean"}, "9", "held"),
        ("The Third Peru-Nordic Summit was held in Oslo on 10 October 2024.", {"peru", "nordic"}, "3", "held"),
        ("The 12th round of Norway–Kenya consultations was held in Oslo on 10 October 2024.", {"norway", "kenya"}, "12", "held"),
        ("The 5th Meeting of the Norway-Kenya Joint Commission was held in Oslo on 10 October 2024.", {"norway", "kenya"}, "5", "held"),
        ("The 10th Kenya–ASEAN Summit is to be held in Oslo on 10 October 2024.", {"kenya", "asean"}, "10", "planned"),
    ],
)  # fmt: skip
def test_a_summit_by_its_number_and_by_the_names_that_dashes_join(text, parties, number, modality):
    case = told(f"Oslo, 1 October 2024\n\n{text}\n" if modality == "planned" else f"Oslo, 11 October 2024\n\n{text}\n")
    (found,) = case.claims("encounter")
    assert {name.lower() for name in case.names(found, "party")} == parties
    assert (value(found, "ordinal"), value(found, "place"), value(found, "time")) == (number, "Oslo", "2024-10-10")
    assert str(found.modality) == modality


def test_23_a_summit_with_its_day_its_town_and_who_was_there():
    case = taken("23-joint-statement.txt")
    held = [c for c in case.claims("encounter") if value(c, "ordinal") == "9" and c.first("time")]
    assert {(value(c, "place"), value(c, "time")) for c in held} == {("Vientiane", "2024-10-10")}
    assert "Peter Otieno" in {n for c in case.claims("encounter") for n in case.names(c, "party")}
    ahead = [c for c in case.claims("encounter") if value(c, "ordinal") == "10"]
    assert {(value(c, "place"), value(c, "time")) for c in ahead} == {("Nairobi", "2025")}
