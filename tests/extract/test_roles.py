"""Who holds which office."""

from __future__ import annotations

import pytest

from summitry.extract.roles import extract
from summitry.language import analyse
from summitry.model import Document
from summitry.read import split
from summitry.settings import Settings


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("Danish Foreign Minister Lars Holm left on Monday.", "Lars Holm", "foreign minister"),
        ("Maria Costa, the president of Brazil, left on Monday.", "Maria Costa", "president"),
    ],
)
def test_an_office(parsed, text, person, office):
    document = parsed(text)
    names = {a.id: a.name for a in document.appearances}
    found = [
        (names[c.first("person").value], c.first("office").value.lower())
        for c in extract(document)
        if c.first("office")
    ]
    assert (person, office) in found


def test_the_words_of_the_office_are_kept(parsed):
    document = parsed("Danish Foreign Minister Lars Holm left on Monday.")
    for claim in extract(document):
        for slot in claim.slots:
            assert " ".join(document.text[slot.start : slot.end].split()) == slot.text


def test_a_sentence_without_an_office_gives_none(parsed):
    assert list(extract(parsed("Lars Holm left on Monday."))) == []


@pytest.mark.parametrize("text", ["Lars Holm, a Democrat, left on Monday.", "Anna Holm, his sister, left on Monday."])
def test_followers_and_kin_hold_no_office(parsed, text):
    assert list(extract(parsed(text))) == []


def test_who_took_the_picture_or_helped_with_the_text_is_no_claim():
    text = "Danish Foreign Minister Lars Holm left on Monday.\n\nAnna Berg contributed to this report.\n\nREUTERS/Peter Lind"
    (document,) = analyse([Document.of(text, locator="t", passages=split(text))], Settings())
    assert [c.first("office").text for c in extract(document)] == ["Danish Foreign Minister"]
