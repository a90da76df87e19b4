"""Copies: passages in the reporters' own words that stand in two documents."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model import Document, Part, Passage
from summitry.reconcile.sources.copies import find_copies

WIRE = (
    "Ministers of the two lake states agreed on Monday to reopen the ferry line that has been shut since the floods, "
    "ending a quarrel that had cost fishermen on both shores a season of income."
)
OWN = (
    "Our correspondent watched the harbour master raise the barrier shortly after noon while a small crowd of traders "
    "waited with crates of vegetables that they hoped to sell across the water before evening."
)
OTHER = (
    "Analysts doubt that the arrangement will outlast the winter because neither capital has said who pays for the "
    "dredging of the northern channel, which silts up every autumn and strands the larger boats."
)
SPEECH = (
    "We have waited long enough for this day and I will not allow anyone in this room to spoil it with a quarrel "
    "about a few metres of mud and a rusty crane."
)

MATTER = (
    "The assembly calls upon all riparian states to refrain from dredging the northern channel before the commission "
    "has delivered its findings and requests the secretary to report on compliance within ninety days."
)


def report(text: str, **known: object) -> Document:
    return Document.of(text, locator="made", **known)  # type: ignore[arg-type]


def test_a_reused_paragraph_is_a_copy_and_is_located_in_both() -> None:
    one, two = report(f"{WIRE}\n\n{OWN}", outlet="Lake Daily"), report(f"{OTHER}\n\n{WIRE}", outlet="Shore Post")
    (copy,) = find_copies([one, two])
    texts = {one.id: one.text, two.id: two.text}
    assert texts[copy.document][copy.start : copy.end] == texts[copy.other][copy.other_start : copy.other_end] == WIRE
    assert copy.containment == 1.0


def test_neighbouring_copies_do_not_overlap_though_runs_go_over_the_end_of_a_passage() -> None:
    copies = find_copies([report(f"{WIRE}\n\n{OWN}", outlet="A"), report(f"{OTHER}\n\n{WIRE}\n\n{OWN}", outlet="B")])
    assert [c.end - c.start for c in copies] == [len(WIRE), len(OWN)]


def test_an_abridged_sentence_with_small_changes_is_still_a_copy() -> None:
    changed = WIRE.replace("on Monday ", "").replace("a season of income", "a season of income, officials said")
    assert find_copies([report(WIRE, outlet="A"), report(f"{OTHER}\n\n{changed}", outlet="B")])


def test_reports_in_their_own_words_are_no_copies() -> None:
    assert find_copies([report(f"{WIRE}\n\n{OWN}"), report(OTHER)]) == ()


@pytest.mark.parametrize(
    "shared",
    [
        pytest.param(f"“{SPEECH}” the governor said.", id="curly quotation marks"),
        pytest.param(f'"{SPEECH}" the governor said.', id="straight quotation marks"),
        pytest.param(f"“{SPEECH.replace('a quarrel', '“a quarrel”')}” the governor said.", id="a quotation within"),
        pytest.param(f"{SPEECH} — Governor Ada Moss (@adamoss) May 3, 2031", id="an embedded post"),
        pytest.param(f"The governor's office sent out this statement:\n\n{SPEECH}", id="an announced statement"),
        pytest.param(f"Governor Ada Moss of the lake state: {SPEECH}", id="a named turn"),
        pytest.param(
            f"“I am glad.\n\n{SPEECH}\n\nThat is all.” Then she left.", id="a quotation that runs on unmarked"
        ),
        pytest.param(f"The text of the resolution:\n\n{MATTER}", id="an announced document"),
        pytest.param(f"MOSS: {SPEECH}\n\nQ: {SPEECH}", id="a transcript"),
    ],
)
def test_sharing_somebody_elses_words_is_not_copying(shared: str) -> None:
    assert find_copies([report(f"{OWN}\n\n{shared}\n\n{OWN}"), report(f"{OTHER}\n\n{shared}")]) == ()


PORT = (
    "The port authority has ordered four new tugs from a yard in the south and expects the first of them to arrive before the ice does, "
    "according to papers that it laid before its board."
)
TOLL = (
    "Hauliers complain that the new toll was set without a hearing and that lorries now queue for half a day on the ramp while "
    "officials look for somebody who may stamp their papers."
)


@pytest.mark.parametrize(("reused", "copied"), [((WIRE,), False), ((WIRE, OTHER, PORT, TOLL), True)])
def test_who_reuses_several_passages_has_the_quotations_from_there_too(reused: tuple[str, ...], copied: bool) -> None:
    one = report("\n\n".join((*reused, f"“{SPEECH}” Mr Tallor told reporters.")))
    two = report("\n\n".join((OWN, *reused, f"“{SPEECH}” he told reporters.")))
    said = two.text.index("We have waited")
    assert (
        any(c.start <= said < c.end or c.other_start <= said < c.other_end for c in find_copies([one, two])) is copied
    )


def test_what_one_report_quotes_is_nobodys_prose_in_the_other() -> None:
    assert find_copies([report(f"{OWN}\n\n“{SPEECH}” she said."), report(f"{OTHER}\n\n{SPEECH}")]) == ()


def test_furniture_and_credits_are_looked_past() -> None:
    def with_furniture(text: str) -> Document:
        whole = f"{text}\n{WIRE}"
        passages = (Passage(Part.PARAGRAPH, 0, len(text)), Passage(Part.FURNITURE, len(text) + 1, len(whole)))
        return report(whole, passages=passages)

    assert find_copies([with_furniture(OWN), with_furniture(OTHER)]) == ()


def test_a_gallery_run_into_the_text_is_furniture() -> None:
    gallery = " ".join(
        f"Photos: The ferry at the landing place on day {n} Hide Caption {n} of 30" for n in range(1, 30)
    )
    assert find_copies([report(f"{OWN}\n\n{gallery}"), report(f"{OTHER}\n\n{gallery}")]) == ()


class TestWhoIsMoreOriginal:
    def ask(self, one: Document, two: Document) -> tuple[str | None, str]:
        (copy,) = find_copies([one, two])
        assert copy.earlier in (None, copy.other)
        return copy.earlier, copy.why

    def test_the_agency_itself(self) -> None:
        wire, paper = (
            report(WIRE, outlet="Reuters"),
            report(f"{OWN}\n\n{WIRE}", outlet="Shore Post", published="2031-05-01"),
        )
        assert self.ask(wire, paper) == (wire.id, "is published by the agency Reuters itself")

    def test_the_one_with_the_tag(self) -> None:
        tagged, bare = report(WIRE, outlet="Lake Daily", agency="AFP"), report(f"{OWN}\n\n{WIRE}", outlet="Shore Post")
        earlier, why = self.ask(tagged, bare)
        assert earlier == tagged.id
        assert "Agence France-Presse" in why

    def test_the_one_that_is_credited(self) -> None:
        one = report(WIRE, outlet="Lake Daily", published="2031-05-02")
        two = report(
            f"{WIRE}\n\nThe deal is done, the Lake Daily reported.", outlet="Shore Post", published="2031-05-01"
        )
        assert self.ask(one, two) == (one.id, "is credited by the other: “Lake Daily reported”")

    def test_the_one_with_the_earlier_date(self) -> None:
        one, two = report(WIRE, published="2031-05-02"), report(f"{WIRE}\n\n{OWN}", published="2031-05-03")
        assert self.ask(one, two) == (one.id, "was published 2031-05-02, the other 2031-05-03")

    def test_nobody_knows(self) -> None:
        earlier, why = self.ask(report(WIRE, outlet="Lake Daily"), report(f"{WIRE}\n\n{OWN}", outlet="Shore Post"))
        assert earlier is None
        assert why.startswith("cannot be known")


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(5)), st.lists(st.sampled_from([WIRE, OWN, OTHER, f"“{SPEECH}”"]), min_size=5, max_size=12))
def test_the_order_of_reading_does_not_matter(order: list[int], parts: list[str]) -> None:
    documents = [report("\n\n".join(parts[i : i + 3]), outlet=f"Outlet {i}") for i in range(5)]
    assert find_copies([documents[i] for i in order]) == find_copies(documents)


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="ab “”\"':.\n\r\tQ@—", max_size=400), st.text(max_size=200))
def test_any_text_gives_spans_within_the_texts(one: str, two: str) -> None:
    documents = {d.id: d for d in (report(one + WIRE + two, outlet="A"), report(two + "\n\n" + WIRE + one, outlet="B"))}
    for copy in find_copies(list(documents.values())):
        assert 0 <= copy.start < copy.end <= len(documents[copy.document].text)
        assert 0 <= copy.other_start < copy.other_end <= len(documents[copy.other].text)
        assert 0 < copy.containment <= 1


def test_a_story_that_everybody_carries_does_not_link_everybody_with_everybody() -> None:
    words = random.Random(4).choices([f"word{n}" for n in range(900)], k=2000)  # noqa: S311
    documents = [report(f"{WIRE}\n\n{' '.join(words[n * 30 : n * 30 + 30])}", outlet=f"Outlet {n}") for n in range(60)]
    copies = find_copies(documents)
    assert {c.document for c in copies} | {c.other for c in copies} == {d.id for d in documents}
    assert len(copies) < 60 * 9
