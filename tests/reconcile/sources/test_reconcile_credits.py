"""Which credits cover a place, and what looking them up costs on text that is made to cost much."""

from __future__ import annotations

import pytest

from summitry.model import Claim, Document, Reading, Slot
from summitry.reconcile.sources import relays
from summitry.reconcile.sources.credits import Credits
from summitry.reconcile.sources.origins import assign_origins


def credits_of(text: str) -> Credits:
    return Credits(Document.of(text, locator="made"), relays.Houses([("Lake Wire", True)]))


def stated(text: str, words: str, *, upto: str | None = None) -> str | None:
    at = text.index(words)
    end = text.index(upto) + len(upto) if upto else at + len(words)
    found = credits_of(text).stated(at, end)
    return found[1].words if found else None


def test_the_first_statement_that_reaches_a_place_covers_it() -> None:
    text = "Flavia said in a statement that it rained, and the mayor said on his website that it snowed."
    assert stated(text, "it rained") == "in a statement"
    assert stated(text, "it snowed") == "in a statement"


def test_a_clause_with_a_subject_of_its_own_is_not_covered() -> None:
    text = "It rained, Flavia said in a statement, and the mayor left for home."
    assert stated(text, "It rained") == "in a statement"
    assert stated(text, "left for home") is None


def test_what_spans_sentences_is_covered_by_a_credit_in_a_later_one() -> None:
    text = "It rained. It snowed. Flavia said so in a statement. It hailed."
    assert stated(text, "It rained") is None
    assert stated(text, "It rained", upto="said so") == "in a statement"


def test_an_outlet_that_the_record_knows() -> None:
    text = "It rained, Lake Wire reported. It snowed."
    found = credits_of(text).house(0, 9)
    assert found is not None
    assert (found.name, found.agency) == ("Lake Wire", True)
    assert credits_of(text).house(text.index("It snowed"), len(text)) is None


def test_a_short_name_is_that_of_the_outlet_named_in_full_before() -> None:
    text = "The Lake Times was first. The Times has more. The Shore Times is late."
    assert credits_of(text).in_full("Times", text.index("has more")) == "Lake Times"
    assert credits_of(text).in_full("Times", 5) == "Times"


NESTED = {
    "a sentence without an end": ("Flavia said that ", "it rained.", 17),
    "claims that all reach to the end": ("Flavia said in a statement that it rained. ", "It snowed.", None),
    "credits that follow one another": ("Flavia told Reuters, and Rudolf said on the website, ", "rain.", 10),
    "an outlet called by its last word": ("The Post reported rain. ", "The Shore Post knew.", 20),
}


def searched(unit: str, ending: str, length: int | None, count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Characters that are searched for credits while the origins of so many claims are found."""
    sizes: list[int] = []

    def counting(find):
        def found(text: str):
            sizes.append(len(text))
            return find(text)

        return found

    for name in ("stated_in", "credits_in"):
        monkeypatch.setattr(relays, name, counting(getattr(relays, name)))
    text = unit * count + ending
    document = Document.of(text, locator="made", outlet="Shore Post")
    places = [i * len(unit) for i in range(count)]
    claims = tuple(
        Claim.of("quote", document.id, at, at + length if length else len(text), (Slot("speaker", "Flavia"),))
        for at in places
    )
    assert len(assign_origins([Reading(document=document, claims=claims)], []).by_claim) == count
    monkeypatch.undo()
    return sum(sizes)


@pytest.mark.parametrize("case", NESTED)
def test_what_is_searched_grows_with_the_text_and_not_with_text_times_claims(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = (searched(*NESTED[case], count, monkeypatch) for count in (50, 1_000))
    assert large <= 25 * small
