"""Shapes of predicates in lexicon files."""

from __future__ import annotations

from importlib.resources import files

import pytest

from summitry import lexicon
from summitry.language.clauses.frames import NOTHING, Frame, frames
from summitry.language.clauses.shapes import shaped, shapes, which

FOLDER = files(lexicon).joinpath(lexicon.LANGUAGE, "discourse")
FILES = sorted(f.name.removesuffix(".yaml") for f in FOLDER.iterdir() if f.name.endswith(".yaml"))
WITH_SHAPES = [name for name in FILES if "shapes" in lexicon.load(name)]
ROLES = {
    "dep",
    "tag",
    "pos",
    "ent",
    "unless",
    "into",
    "to",
    "with",
    "between",
    "among",
    "sentence",
    "head",
    "category",
    "form",
}


def frame_of_word(parsed, text: str, word: str) -> Frame:
    return next(f for s in parsed(text).sentences for f in frames(s) if f.head.text == word)


def test_a_shape_holds_where_one_of_its_alternatives_does(parsed):
    assert shaped(frame_of_word(parsed, "Norway lifted the sanctions.", "sanctions"), "measures", "known")
    assert not shaped(frame_of_word(parsed, "Norway announced new sanctions.", "sanctions"), "measures", "known")


def test_a_shape_asks_for_the_frame_above(parsed):
    assert shaped(frame_of_word(parsed, "Norway likes the idea of a ban.", "ban"), "measures", "ahead")
    assert not shaped(frame_of_word(parsed, "Norway likes the colour of a ban.", "ban"), "measures", "ahead")


def test_of_a_table_the_first_shape_is_meant(parsed):
    assert which(frame_of_word(parsed, "Norway did not ban exports.", "ban"), "measures", "states") == "negated"
    assert which(frame_of_word(parsed, "Norway agreed to ban exports.", "ban"), "measures", "states") == "agreed to"


def test_where_there_is_no_predicate_no_word_is_found():
    assert which(NOTHING, "attitudes", "duties") == ""


@pytest.mark.parametrize("file", WITH_SHAPES)
def test_all_shapes_can_be_made_ready_and_ask_for_what_there_is(file):
    for shape in shapes(file, "shapes").values():
        for asked in (condition.asked for one in shape for condition in one):
            assert asked in ROLES or hasattr(Frame, asked), asked
