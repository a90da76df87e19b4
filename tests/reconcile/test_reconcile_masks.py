"""What of a text is other people's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.reconcile import masks


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in masks.quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We agree,” she said, “on all.”", ["“We agree,”", "“on all.”"]),
        ('"We agree," she said, "on all."', ['"We agree,"', '"on all."']),
        ("He called it “a “great” day” and left.", ["“a “great” day”"]),
        ("«Nous sommes d'accord», she said.", ["«Nous sommes d'accord»"]),
        ("‘We agree on the ferry,’ she said.", ["‘We agree on the ferry,’"]),
        ("“It goes on in the next paragraph", ["“It goes on in the next paragraph"]),
        ("The ministers' aides didn't speak.", []),
        ('The plank was 6" wide.', []),
    ],
)
def test_quotations_are_paired_by_what_stands_around_their_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@given(st.text(alphabet="ab .,\n“”\"'‘’«»:", max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_quotations_lie_in_order_within_the_passage(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    at = start
    for left, right in masks.quotations(text, start, end):
        assert at <= left < right <= end
        at = right


@given(st.lists(st.text(alphabet='aI b.“”":@(', min_size=1, max_size=40), max_size=8))
def test_borrowed_words_lie_in_order_within_the_passages(parts: list[str]) -> None:
    text, stretches = "", []
    for part in parts:
        stretches.append((len(text), len(text) + len(part)))
        text += part + "\n\n"
    at = 0
    for left, right in masks.borrowed(text, stretches):
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
    text = "\n\n".join(parts)
    stretches = [(text.index(part), text.index(part) + len(part)) for part in parts]
    assert [text[start:end] for start, end in masks.borrowed(text, stretches)] == parts[1:3]
