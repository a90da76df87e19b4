"""What documents are about."""

from __future__ import annotations

import math

import pytest

from summitry.model import Document
from summitry.reconcile.stories.topics import dot, outline, topics, words


def topic(*texts: str) -> list[dict[str, float]]:
    return topics([outline(Document.of(text, locator=str(i))) for i, text in enumerate(texts)])


def test_words_are_compared_without_case_possessive_and_plural() -> None:
    assert words("The Ministers’ treaties, Korv's press 3,500") == [
        "the",
        "minister",
        "treaty",
        "korv",
        "press",
        "3,500",
    ]


def test_a_rare_word_tells_more_than_a_common_one_even_in_one_document_alone() -> None:
    (alone,) = topic("The president of the Zarnovian league went home to the people and said that it was time")
    assert next(iter(alone)) == "zarnovian"
    assert alone["zarnovian"] > 2 * alone["people"]


def test_a_word_that_the_whole_batch_has_tells_less() -> None:
    alone = topic("Zarnovian ferry")[0]
    among = topic("Zarnovian ferry", *(f"Zarnovian harbour {n}{n}" for n in range(10, 60)))[0]
    assert among["zarnovian"] / among["ferry"] < alone["zarnovian"] / alone["ferry"]


def test_a_topic_is_of_unit_length_and_nothing_is_about_nothing() -> None:
    one, nothing = topic("Korv and Odek met in Zarnovia", "")
    assert math.isclose(dot(one, one), 1.0)
    assert nothing == {}
    assert dot(one, nothing) == pytest.approx(0.0)
