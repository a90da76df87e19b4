"""Signed papers: "I" and "we" are those of who issues the statement, or of all who sign it."""

from __future__ import annotations

from cases.taken import told

BY_PERSON = """Statement by President Ana Brenn of Norway on the talks with Kenya

6 February 2024

I met President Peter Otieno in Oslo yesterday. We agreed to reopen the port of Bergen by June.

I will travel to Nairobi in March. "We are ready," Otieno said. We will not accept a tariff on fish.
"""
BY_BODY = """Statement by the Norwegian Foreign Ministry

6 February 2024

We condemn the seizure of the ferry by Sweden. We call on Sweden to release its crew.
"""
SIGNED_BELOW = """Open letter on the port

6 February 2024

I have asked the Swedish government to release the ferry. I told Prime Minister Osk Tallor so on Monday.

We do not want a quarrel.

Ana Brenn, President of Norway
"""
JOINT = """Joint Statement of the Foreign Ministers of Norway, Kenya and Peru

Oslo, 6 February 2024

We, the Foreign Ministers of Norway, Kenya and Peru, met in Oslo on 5 February 2024. We condemn the attack on the port of Lamu.
"""
REPORT = """Statement by the ministry angers Kenya

Oslo, 6 February 2024

President Ana Brenn spoke to the press in Oslo. We asked her about the port.
"""


def own(text):
    """Whose "I" and "we" a text has."""
    case = told(text)
    return {
        a.name for r in case.readings for a in r.appearances for m in a.mentions if m.text.lower() in ("i", "we", "our")
    }


def test_i_and_we_are_the_person_who_issues_a_statement():
    assert own(BY_PERSON) == {"Ana Brenn", "Peter Otieno"}
    case = told(BY_PERSON)
    (meeting,) = [c for c in case.claims("encounter") if c.first("time").value == "2024-02-05"]
    assert set(case.names(meeting, "party")) == {"Ana Brenn", "Peter Otieno"}


def test_we_are_the_body_that_issues_a_statement():
    assert own(BY_BODY) == {"Norwegian Foreign Ministry"}
    case = told(BY_BODY)
    assert {name for c in case.claims("stance") for name in case.names(c, "actor")} == {"Norwegian Foreign Ministry"}


def test_i_am_who_signs_below():
    assert own(SIGNED_BELOW) == {"Ana Brenn"}


def test_we_are_all_who_sign():
    assert own(JOINT) == {"Norway", "Kenya", "Peru"}


def test_a_report_on_a_statement_is_nobodys_own_words():
    assert own(REPORT) == set()
