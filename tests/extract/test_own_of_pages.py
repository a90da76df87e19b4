"""What on a page tells nothing of its own."""

from __future__ import annotations

from dataclasses import replace

from summitry.extract import claims
from summitry.extract.judge.candidates import candidates
from summitry.extract.pages import archived
from summitry.model import Part


def as_caption(document, *words):
    """The document with the passages that begin so as captions."""
    passages = tuple(
        replace(p, part=Part.CAPTION) if document.text.startswith(words, p.start) else p
        for p in document.document.passages
    )
    return replace(document, document=replace(document.document, passages=passages))


def test_a_picture_from_an_archive_tells_nothing_and_what_is_said_after_it_does(parsed):
    text = (
        "Norway closed the port on Monday.\n\n"
        "FILE - In this May 4 file photo, Anna Berg meets Peter Lund in Oslo. Norway imposed sanctions on Sweden on Sunday."
    )
    document = as_caption(parsed(text, published="2021-05-10"), "FILE")
    assert [document.text[start:end] for start, end in archived(document)] == [
        "FILE - In this May 4 file photo, Anna Berg meets Peter Lund in Oslo."
    ]
    kinds = {claim.kind for claim in claims(document)}
    assert "encounter" not in kinds
    assert "measure" in kinds


def test_the_label_of_an_archive_picture_goes_with_what_it_shows(parsed):
    text = "The port is closed.\n\nFILE PHOTO: Anna Berg meets Peter Lund in Oslo, May 4, 2020. The two spoke again on Monday."
    document = as_caption(parsed(text, published="2021-05-10"), "FILE")
    (*_, last) = archived(document)
    assert document.text[: last[1]].endswith("May 4, 2020.")


def test_other_captions_tell_what_they_tell(parsed):
    document = as_caption(parsed("The port is closed.\n\nAnna Berg met Peter Lund in Oslo on Monday."), "Anna")
    assert "encounter" in {claim.kind for claim in claims(document)}


def test_what_a_headline_tells_and_the_text_again_is_told_once(parsed):
    again = parsed("Norway demands ceasefire\n\nNorway demanded a ceasefire on Monday.", headline=True)
    alone = parsed("Norway demands ceasefire\n\nThe ministers met in Oslo on Monday.", headline=True)
    told = [[c.part for c in claims(document) if c.kind == "stance"] for document in (again, alone)]
    assert told == [[Part.PARAGRAPH], [Part.HEADLINE]]


def test_a_name_at_the_beginning_of_a_sentence_is_no_predicate(parsed):
    text = "President Ray Mark said no. Mark with Ann Berg, the queen, on May 16. Mark my words."
    document = parsed(text)
    words = [frame.head.text for sentence in document.sentences for frame in candidates(document, sentence)]
    assert "Mark" not in words
    assert "said" in words


def test_a_headline_tells_what_another_actor_or_an_archive_picture_tells_not_again(parsed):
    text = "Norway backs, Sweden rejects the plan\n\nNorway backed the plan on Monday."
    stances = [c for c in claims(parsed(text, headline=True)) if c.kind == "stance"]
    assert [(c.part, c.first("attitude").value) for c in stances] == [
        (Part.HEADLINE, "rejects"),
        (Part.PARAGRAPH, "supports"),
    ]
    old = as_caption(
        parsed("Norway demands ceasefire\n\nFILE PHOTO: Norway demanded a ceasefire.", headline=True), "FILE"
    )
    assert [c.part for c in claims(old) if c.kind == "stance"] == [Part.HEADLINE]
