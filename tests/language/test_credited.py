"""Persons of credit lines are known with their part, and say nothing."""

from summitry.language.people import find_appearances
from summitry.model import Document, Part, Passage


def credited(line):
    document = Document.of(line, locator="t", passages=(Passage(Part.CREDIT, 0, len(line)),))
    return [(a.name, a.roles[0].office) for a in find_appearances(document, ())]


def test_photographer_behind_the_agency():
    assert credited("(AFP Photo/Anders HOLM)") == [("Anders HOLM", "photographer")]
    assert credited("Photo: Nordic Files / Reuters / Ingrid Dahl") == [("Ingrid Dahl", "photographer")]


def test_who_helped_with_the_text():
    assert credited("- The Courier's Tom Reed contributed to this report.") == [("Tom Reed", "contributor")]
    assert credited("Reporting by Anna Berg and Peter Lind; editing by John Smith") == [
        ("Anna Berg", "reporter"),
        ("Peter Lind", "reporter"),
        ("John Smith", "reporter"),
    ]


def test_names_that_no_list_holds_by_what_stands_around_them():
    line = "Associated Press writers Brenn Tallor in Oslo and Ysolde Rhee in Strelsau contributed to this report."
    assert [name for name, _ in credited(line)] == ["Brenn Tallor", "Ysolde Rhee"]
    assert credited("— With assistance by Brenn Tallor, and Mork Hentz") == [
        ("Brenn Tallor", "contributor"),
        ("Mork Hentz", "contributor"),
    ]
    assert credited("The Courier’s Brenn Tallor contributed to this report.") == [("Brenn Tallor", "contributor")]


def test_calling_and_agency_are_kept():
    line = "Associated Press writers Brenn Tallor in Oslo and Ysolde Rhee in Strelsau contributed to this report."
    assert [role for _, role in credited(line)] == ["writer", "writer"]


def test_photographer_with_a_name_that_no_list_holds_before_the_agency():
    assert credited("Mork Hentz/AP Mork Hentz/AP") == [("Mork Hentz", "photographer")]


def test_places_and_outlets_are_nobody():
    assert credited("Additional reporting by Radio Tallor from Novo Brenn; editing by the Tallor Post.") == []
    assert credited("Photo: Brenn Harbour via Reuters") == []


def test_agencies_and_copyright_name_nobody():
    assert credited("Photo: Associated Press") == []
    assert credited("Copyright 2019 Peter Lind Publishing.") == []
