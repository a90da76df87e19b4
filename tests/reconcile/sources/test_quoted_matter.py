"""What of a text is other people's words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitry.model import Document, Part, Passage
from summitry.reconcile.sources import quoted_matter


def made_of(parts: list[str]) -> tuple[Document, list[quoted_matter.Stretch]]:
    """A document whose paragraphs are the parts, and where they stand."""
    stretches, at = [], 0
    for part in parts:
        stretches.append((at, at + len(part)))
        at += len(part) + 2
    passages = tuple(Passage(Part.PARAGRAPH, start, end) for start, end in stretches)
    return Document.of("\n\n".join(parts), locator="made", passages=passages), stretches


@given(st.lists(st.text(alphabet='aI b.“”":@(', min_size=1, max_size=40), max_size=8))
def test_borrowed_words_lie_in_order_within_the_passages(parts: list[str]) -> None:
    document, stretches = made_of(parts)
    at = 0
    for left, right in quoted_matter.borrowed(document, stretches):
        assert at <= left < right
        assert any(start <= left and right <= end for start, end in stretches)
        at = right


def test_the_reporters_words_after_a_statement_are_the_reporters_again() -> None:
    parts = [
        "The minister's letter:",
        "I resign today. My staff knew.",
        "It was a long road for us.",
        "The minister said no more and left by the side door.",
        "Rain fell.",
    ]
    document, stretches = made_of(parts)
    assert [document.text[start:end] for start, end in quoted_matter.borrowed(document, stretches)] == parts[1:3]
