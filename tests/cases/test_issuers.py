"""Releases: their origin is who issued them, wherever they are published and however the issuer is called."""

from __future__ import annotations

import pytest

from cases.taken import told
from summitry.read import credit_lines
from summitry.reconcile.sources import issuers

TEXTS = (
    (
        "PRESS RELEASE\n\nNorway and Kenya agree on ports\n\n6 February 2024\n\nForeign Minister Ann Lee met Kenyan Foreign Minister "
        "Peter Otieno in Oslo on Tuesday.\n\nSource: Ministry of Foreign Affairs of Norway\n"
    ),
    (
        "Statement by the Norwegian Ministry of Foreign Affairs on the talks with Kenya\n\n6 February 2024\n\nForeign Minister Ann Lee "
        "received her colleague Peter Otieno of Kenya in Oslo on Tuesday for two hours.\n"
    ),
    (
        "Norway, Kenya agree on ports\n\n7 February 2024\n\nThe foreign ministers of Norway and Kenya, Ann Lee and Peter Otieno, talked in "
        "Oslo on Tuesday.\n\nDistributed by APO Group on behalf of Ministry of Foreign Affairs, Kingdom of Norway.\n"
    ),
    (
        "Talks in Oslo\n\n7 February 2024\n\nThis press release was issued by the Norwegian Foreign Ministry.\n\nForeign Minister Ann Lee "
        "met Foreign Minister Peter Otieno of Kenya in Oslo on Tuesday.\n"
    ),
)


def test_releases_of_one_issuer_are_one_origin():
    case = told(*TEXTS)
    assert {issuers.key(document.agency) for document in case.documents} == {issuers.key("Norwegian Foreign Ministry")}
    assert len({document.origin for document in case.documents}) == 1
    assert {
        len({o for f in entry.findings for v in f.values for o in v.origins}) for entry in case.kept("encounter")
    } == {1}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ministry of Foreign Affairs of Norway", "Norwegian Foreign Ministry", True),
        ("Press Office, Government of Sweden", "Government of Sweden", False),
        ("Ministry of Foreign Affairs of Norway", "Ministry of Defence of Norway", False),
        ("Ministry of Foreign Affairs of Norway", "Ministry of Foreign Affairs of Kenya", False),
    ],
)
def test_an_issuer_is_known_by_its_state_and_its_office(one, other, same):
    assert (issuers.key(one) == issuers.key(other)) is same


@pytest.mark.parametrize("name", ["Harbour Times", "Norwegian Courier", "Reuters", "Ministry of Sound"])
def test_an_outlet_is_no_issuer(name):
    assert not issuers.issues(name)


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        ("SOURCE Government of Sweden", "Government of Sweden"),
        ("Text of the statement by the Kenyan Foreign Ministry", "Kenyan Foreign Ministry"),
        ("Statement by the Prime Minister's Office of Norway on the port", "Prime Minister's Office of Norway"),
        ("The statement was released by the Norwegian Embassy in Nairobi on Monday.", "Norwegian Embassy in Nairobi"),
        ("Statement by the opposition sparks a row in parliament", None),
        ("Source: Harbour Times", None),
    ],
)
def test_lines_that_tell_who_issued_a_release(words, issuer):
    assert credit_lines.issuer(words) == issuer
