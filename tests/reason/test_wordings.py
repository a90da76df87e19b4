"""One utterance in several tellings, and the words that differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports import Report
from summitry.reason.wordings import CHANGED, MORE, SAME, wordings


def telling(*said, form="direct"):
    """Quotes of one utterance, each from a report of its own; pieces parted by " | "."""
    claims, texts = [], {}
    for n, words in enumerate(said):
        pieces = words.split(" | ")
        report = Report(" she said ".join(pieces), locator=f"{n}.txt", outlet=f"Outlet {n}")
        slots = [("content", piece, piece) for piece in pieces]
        claim = report.claim("quote", report.document.text, *slots, ("form", form))
        claims.append(claim)
        texts[report.document.id] = report.document.text
    return wordings(claims, texts)


def states(wording, state):
    return [s.text for s in wording.stretches if s.state == state]


def test_words_that_a_translation_changes():
    main, other = telling("We have made real progress on the port.", "We made genuine progress on the port.")
    assert states(main, CHANGED) == ["have", "real"]
    assert other.changed == ("genuine",)
    assert states(other, SAME) == ["We made", "progress on the port."]


def test_what_a_cut_leaves_out_is_more_and_not_changed():
    main, cut = telling("We are ready to talk, but the port stays shut.", "the port stays shut")
    assert states(cut, CHANGED) == []
    assert states(cut, SAME) == ["the port stays shut"]
    assert states(main, MORE) == ["We are ready to talk, but"]


def test_the_telling_of_most_reports_is_the_main_one():
    found = telling("The port is open", "the port is now open", "The port is open,")
    assert [len(w.claims) for w in found] == [2, 1]
    assert found[0].text == "The port is open"
    assert found[1].changed == ("now",)


def test_pieces_are_told_with_a_gap():
    (only,) = telling("The port | stays shut")
    assert only.text == "The port … stays shut"


def test_small_words_alone_are_no_likeness():
    _, other = telling("the cause of the fire is a mystery to us", "to be a friend of the sea")
    assert states(other, SAME) == []
    assert other.changed == ()


def test_quotation_mark_goes_with_its_word():
    _, other = telling("There is no hurry to reach a deal", "There is “no rush” to reach a deal", form="mixed")
    assert "no rush" in " ".join(other.changed) or other.changed == ("rush",)
    assert " ".join(s.text for s in other.stretches) == "There is “no rush” to reach a deal"


sentences = st.lists(
    st.sampled_from(["the", "port", "is", "open", "now", "we", "never", "not", "of", "bay"]), min_size=1, max_size=9
)


@given(st.lists(sentences.map(" ".join), min_size=1, max_size=4))
def test_no_word_is_lost_and_no_claim_is_told_twice(said):
    found = telling(*said)
    assert sorted(w.text for w in found) == sorted(set(said))
    assert sum(len(w.claims) for w in found) == len(said)
