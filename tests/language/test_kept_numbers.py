"""The numbers that a document keeps."""

from __future__ import annotations

from summitry.language.parsed import NumberMention
from summitry.language.told import plain_numbers


def test_of_two_numbers_that_share_words_the_first_is_kept():
    found = [
        NumberMention(4, 20, "300-kilogram cap", 300, 300),
        NumberMention(8, 16, "kilogram", 1, 1),
        NumberMention(24, 25, "2", 2, 2),
    ]
    assert [(n.start, n.end) for n in plain_numbers(found)] == [(4, 20), (24, 25)]
