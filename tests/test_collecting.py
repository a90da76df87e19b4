"""The garbage collector is kept back while reports are read, and is as before afterwards."""

from __future__ import annotations

import gc

import pytest

from summitry import collecting


def test_the_collector_is_rare_within_and_as_before_after():
    before = gc.get_threshold(), gc.get_freeze_count()
    with collecting.rarely():
        assert gc.get_threshold()[0] > before[0][0]
        assert gc.get_freeze_count() > 10_000
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_the_collector_is_as_before_after_an_error():
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), collecting.rarely():
        raise ZeroDivisionError
    assert gc.get_threshold() == before


def test_a_second_run_within_a_first_leaves_it_rare():
    with collecting.rarely():
        within = gc.get_threshold()
        with collecting.rarely():
            pass
        assert gc.get_threshold() == within
