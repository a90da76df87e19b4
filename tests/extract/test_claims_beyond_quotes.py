"""What holds of every claim of every kind, whatever the text: it rests on words of the document, and comes again the same."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitry import registry
from summitry.extract import claims

SENTENCES = (
    "Anna Berg met Peter Lund in Oslo on Monday for two hours.",
    "The talks ended without a deal.",
    "Norway rejected the proposal, and Denmark said it would impose sanctions.",
    "“We must have a ceasefire,” Maria Costa told reporters.",
    "He has met Anna Berg three times since 2019, twice with Jan Novak.",
    "It is unclear whether the two leaders will sign the treaty by May.",
    "Some 4,000 people fled – many of them on foot –",
    "NO COMMENT (AFP)",
    "According to Lena Weiss, the embargo “remains” in force.",
    "Kyiv, Paris & Rome: who wants what?",
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), gap=st.sampled_from([" ", "\n\n", "\n", "  "])
)
def test_every_claim_rests_on_words_of_the_document(parsed, chosen, gap):
    document = parsed(gap.join(chosen), published="2021-05-04")
    for claim in claims(document):
        assert 0 <= claim.start < claim.end <= len(document.text)
        for slot in claim.slots:
            if slot.start is None:
                assert slot.text == ""
                assert slot.why
            else:
                assert document.text[slot.start : slot.end].split() == slot.text.split()


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_the_same_document_gives_the_same_claims(parsed, chosen):
    document = parsed("\n\n".join(chosen))
    assert [c.id for c in claims(document)] == [c.id for c in claims(document)]


def test_a_claim_in_a_quotation_names_its_speaker(parsed):
    document = parsed("“Norway must leave the island,” Maria Costa said.")
    names = {a.id: a.name for a in document.appearances}
    stances = [c for c in claims(document) if c.kind == "stance"]
    assert {names.get(s.value, s.value) for c in stances for s in c.all("actor")} == {"Maria Costa"}


def test_the_kinds_that_come_with_summitry():
    assert {"action", "encounter", "figure", "gap", "measure", "outlook", "quote", "role", "stance", "tally"} <= set(
        registry.names(registry.EXTRACTORS)
    )
