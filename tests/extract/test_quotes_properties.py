"""What holds of the quotes of any text, put together from sentences of all forms in any order."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitry.extract.quotes import attributions, extract
from summitry.extract.quotes.spans import trimmed

SENTENCES = [
    "Anna Berg said the road was open.",
    "“We are ready,” Berg said.",
    "“Nobody came.",
    "But nobody came.",
    "The road, Oduya added, was “wide open”.",
    "She said: “Go home.”",
    "It rained.",
    "According to Interfax, it rained.",
    "Oduya vowed to “fight on” and to win.",
    "“Why?” she asked.",
    "Berg called him “a liar” — twice.",
    "Marek: no deal.",
    "He told the “Morning Hour” that, “in the end,” they won.",
    "A) “first” B) “second” said nobody",
]
texts = st.lists(st.sampled_from(SENTENCES), max_size=6).flatmap(
    lambda chosen: st.lists(st.sampled_from([" ", "\n\n"]), min_size=len(chosen), max_size=len(chosen)).map(
        lambda gaps: "".join(s + g for s, g in zip(chosen, gaps, strict=True)) + "The end."
    )
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_every_slot_has_its_words(parsed, text):
    for claim in extract(parsed(text)):
        assert claim.all("content")
        for slot in claim.slots:
            if slot.start is not None:
                assert text[slot.start : slot.end] == slot.text
        assert [s.start for s in claim.all("content")] == sorted(s.start for s in claim.all("content"))
        assert claim.start == claim.all("content")[0].start


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_a_quotation_is_a_whole_piece_of_one_attribution_at_most(parsed, text):
    found, marks = attributions(parsed(text))
    owned = [
        q.start
        for a in found
        if a.rule != "nested"
        for s, e in a.content
        for q in marks.between(s, e)
        if q.start <= s and e <= q.end
    ]
    assert len(owned) == len(set(owned))


@given(st.text(alphabet="ab ,—:\n“”", max_size=30))
def test_trimming_leaves_no_edge_and_no_more(text):
    start, end = trimmed(text, 0, len(text))
    assert 0 <= start <= end <= len(text)
    assert trimmed(text, start, end) == (start, end)
    assert not (text[:start] + text[end:]).strip(" ,—:\n")
