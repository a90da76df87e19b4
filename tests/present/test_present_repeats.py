"""What is told twice on a page in other words."""

from __future__ import annotations

from summitry.present import repeats


def matters(*texts: str) -> list[frozenset[str]]:
    return [repeats.matter(text, frozenset()) for text in texts]


def test_one_threat_in_two_wordings_is_told_once():
    one, other = matters(
        "It threatened a full blockade of fishing ports.", "It warned on Monday of a blockade of ports."
    )
    assert repeats.again(one, other)


def test_words_of_saying_and_days_make_no_two_lines_the_same():
    one, other = matters("It said on Monday that the boats had left.", "It said on Monday that talks would go on.")
    assert not repeats.again(one, other)
