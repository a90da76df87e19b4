"""Vocabulary files say where they come from, and every word in them is a word."""

from __future__ import annotations

from importlib.resources import files

import pytest

from summitry import lexicon

FOLDER = files(lexicon).joinpath(lexicon.LANGUAGE)
PATHS = {
    path.name.removesuffix(".yaml"): path
    for kind in ("entities", "discourse", "display")
    for path in FOLDER.joinpath(kind).iterdir()
    if path.name.endswith(".yaml")
}
FILES = sorted(PATHS)


@pytest.mark.parametrize("name", FILES)
def test_each_file_opens_with_where_it_comes_from(name):
    first = PATHS[name].read_text("utf-8").lstrip()
    assert first.startswith("#")
    assert lexicon.load(name)


def words(node):
    """The members of all lists, at any depth."""
    if isinstance(node, dict):
        for value in node.values():
            yield from words(value)
    elif isinstance(node, list):
        for value in node:
            if isinstance(value, list | dict):
                yield from words(value)
            else:
                yield value


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_a_list_is_read_as_a_truth_value(name):
    assert not [word for word in words(lexicon.load(name)) if isinstance(word, bool) or word is None]


def test_a_list_of_words_is_a_set_and_of_a_table_the_words_that_it_tells_of():
    assert lexicon.words("determiners", "articles") == {"the", "a", "an"}
    assert "himself" in lexicon.words("pronouns", "third_person")
