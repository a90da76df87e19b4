"""What no brief prints, and why."""

from __future__ import annotations

import pytest

from present.handmade import document
from summitry.model import Claim, Slot
from summitry.present import gates, wording

TEXT = "On Monday he gave no details of it, and 12 were said to wait; “we met,” Lund said."


def claim(kind: str, *slots: tuple[str, str, str]) -> Claim:
    doc = document(TEXT, locator="x.txt", published="2031-05-04")
    return Claim.of(kind, doc.id, 0, len(TEXT), tuple(Slot(role, value, text) for role, value, text in slots))


def held(one: Claim) -> list[str]:
    doc = document(TEXT, locator="x.txt", published="2031-05-04")
    return [h.gate for h in gates.held([one], {doc.id: doc})]


@pytest.mark.parametrize(
    ("one", "gate"),
    [
        (claim("gap", ("who", "he", "he"), ("what", "no details", "no details")), "a pronoun as actor"),
        (claim("gap", ("who", "p-lund", "Lund"), ("what", "it", "it")), "a pronoun as what it is about"),
        (claim("figure", ("min", "12", "12"), ("max", "12", "12")), "a number without noun and unit"),
        (
            claim("quote", ("speaker", "p-lund", "Lund"), ("content", "we met", "we met"), ("time", "2031-06-01", "")),
            "said after the day of the report",
        ),
    ],
)
def test_what_no_reader_could_use_is_held_back(one, gate):
    assert held(one) == [gate]


@pytest.mark.parametrize(
    "one",
    [
        claim("quote", ("speaker", "it", "it"), ("content", "we met", "we met")),  # the speaker is not known
        claim("gap", ("what", "no details of the deal", "no details of the deal")),
        claim("gap", ("who", "p-lund", "he"), ("what", "no details", "no details")),  # it is known who he is
        claim("figure", ("min", "12", "12"), ("max", "12", "12"), ("what", "ships", "ships")),
        claim("figure", ("min", "12", "12"), ("max", "12", "12"), ("unit", "hour", "hours")),
        claim("quote", ("speaker", "p-lund", "Lund"), ("content", "we met", "we met"), ("time", "2031-05-03", "")),
    ],
)
def test_all_else_is_printed(one):
    assert held(one) == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ('will cut "over 900 taxes', "will cut over 900 taxes"),
        ("will cut “over 900” taxes", "will cut “over 900” taxes"),
        ("an end” to taxes", "an end to taxes"),
    ],
)
def test_a_quotation_mark_that_stands_alone_is_left_out(said, shown):
    assert wording.paired(said) == shown


def test_quotation_marks_within_a_quotation_are_single_ones():
    assert wording.nested('"We met," he said, “twice”.') == "‘We met,’ he said, ‘twice’."
