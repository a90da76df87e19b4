"""Whole sentences as vectors: what says the same lies near, whichever sentences are read with it."""

import numpy as np

from summitry.reconcile.facts import wholes

EXPELLED = "Norway ordered four Tallor diplomats to leave the country."
THROWN_OUT = "Four of Tallor's envoys were thrown out by Oslo."
CHOIR = "The choir of the village sang before the guests came in."


def test_what_says_the_same_in_other_words_lies_nearer_than_what_does_not():
    read = wholes.read([EXPELLED, THROWN_OUT, CHOIR])
    assert read[EXPELLED] @ read[THROWN_OUT] > 2 * (read[EXPELLED] @ read[CHOIR])


def test_a_sentence_has_one_vector_whichever_others_it_is_read_with():
    alone = wholes.read([THROWN_OUT])[THROWN_OUT]
    wholes._reader.cache_clear()
    among = wholes.read([CHOIR, THROWN_OUT, EXPELLED * 3])[THROWN_OUT]
    assert np.abs(alone - among).max() < 1e-6


def test_vectors_have_unit_length_and_none_are_asked_for_nothing():
    assert wholes.read([]) == {}
    assert abs(np.linalg.norm(wholes.read([CHOIR])[CHOIR]) - 1) < 1e-5
